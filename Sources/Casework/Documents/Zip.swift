/// A ZIP file taken apart into its entries, and put together again from nothing but those.
///
/// Read by its table of contents, strictly: what two programs might read differently is refused.
enum Zip {
    static let start: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let mostEntries = 2_000

    /// One file inside, as it lies there.
    struct Entry {
        let name: String
        /// Packed with DEFLATE; else as it is.
        let isPacked: Bool
        let sum: UInt32
        /// Bytes when unpacked, as the table says.
        let size: Int
        let place: Range<Int>

        var isFolder: Bool { name.hasSuffix("/") && size == 0 }
    }

    static let damaged = FileRefused(
        "damaged", "This file is damaged or not whole. Save it again and send that")
    static let other = FileRefused(
        "zip", "Packed files, spreadsheets and presentations are not taken. Send each document as PDF, .docx or .odt")
    private static let locked = FileRefused(
        "locked", "This document is locked with a password. Save it without one and send that")

    // MARK: Reading

    static func entries(of bytes: [UInt8]) throws(FileRefused) -> [Entry] {
        let size = 22
        guard bytes.count >= size else { throw damaged }
        // A comment may follow the end record.
        let earliest = max(0, bytes.count - size - 65_535)
        var end = bytes.count - size
        while end >= earliest, !bytes[end..<(end + 4)].elementsEqual([0x50, 0x4B, 0x05, 0x06]) { end -= 1 }
        guard end >= earliest else { throw damaged }
        let count = number(bytes, end + 10, 2)
        let table = number(bytes, end + 16, 4)
        guard count <= mostEntries else { throw other }
        var place = table
        var entries: [Entry] = []
        var names: Set<String> = []
        for _ in 0..<count {
            guard place >= 0, place + 46 <= end, bytes[place..<(place + 4)].elementsEqual([0x50, 0x4B, 0x01, 0x02])
            else { throw damaged }
            let nameLength = number(bytes, place + 28, 2)
            guard place + 46 + nameLength <= end else { throw damaged }
            let name = bytes[(place + 46)..<(place + 46 + nameLength)]
            let entry = try entry(name, at: place, before: table, in: bytes)
            // Office programs take names in large and small letters for the same.
            guard names.insert(entry.name.lowercased()).inserted else { throw damaged }
            entries.append(entry)
            place += 46 + nameLength + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
        }
        return entries
    }

    private static func entry(
        _ name: ArraySlice<UInt8>, at place: Int, before table: Int, in bytes: [UInt8]
    ) throws(FileRefused) -> Entry {
        guard number(bytes, place + 8, 2) & 1 == 0 else { throw locked }
        let method = number(bytes, place + 10, 2)
        guard method == 0 || method == 8, let text = String(validating: name, as: UTF8.self), isPlain(text) else {
            throw damaged
        }
        let (packed, size) = (number(bytes, place + 20, 4), number(bytes, place + 24, 4))
        let local = number(bytes, place + 42, 4)
        guard local + 30 <= table, bytes[local..<(local + 4)].elementsEqual(start) else { throw damaged }
        let first = local + 30 + number(bytes, local + 26, 2)
        guard first <= table, bytes[(local + 30)..<first].elementsEqual(name) else { throw damaged }
        let data = first + number(bytes, local + 28, 2)
        guard data + packed <= table else { throw damaged }
        return Entry(
            name: text, isPacked: method == 8, sum: UInt32(number(bytes, place + 16, 4)), size: size,
            place: data..<(data + packed))
    }

    /// A name that leads nowhere but into the file.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains("\0")
            && !name.split(separator: "/").contains("..")
    }

    /// What an entry holds, unpacked and checked against its sum.
    static func contents(of entry: Entry, in bytes: [UInt8]) throws(FileRefused) -> [UInt8] {
        let stored = bytes[entry.place]
        var found = Array(stored)
        if entry.isPacked {
            guard let read = Inflate.unpack(stored, most: entry.size), read.isWhole, read.end == entry.place.upperBound
            else { throw damaged }
            found = read.bytes
        }
        guard found.count == entry.size, CRC.of(found) == entry.sum else { throw damaged }
        return found
    }

    /// Little-endian; the caller has checked that it lies inside.
    private static func number(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int {
        (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }

    // MARK: Writing

    /// One file to be written: packed as it lay, or new and not packed.
    struct Part {
        let name: String
        let isPacked: Bool
        let sum: UInt32
        let size: Int
        let stored: [UInt8]

        init(_ entry: Entry, in bytes: [UInt8]) {
            (name, isPacked, sum, size) = (entry.name, entry.isPacked, entry.sum, entry.size)
            stored = Array(bytes[entry.place])
        }

        init(_ name: String, _ contents: [UInt8]) {
            (self.name, isPacked, sum, size) = (name, false, CRC.of(contents), contents.count)
            stored = contents
        }
    }

    /// The file again, without times, comments, extra fields and whatever lay between its entries.
    static func written(_ parts: [Part]) -> [UInt8] {
        var files: [UInt8] = []
        var table: [UInt8] = []
        for part in parts {
            let name = Array(part.name.utf8)
            // Names in UTF-8; the first of January 1980, which stands for no day.
            let facts =
                little(0x0800, 2) + little(part.isPacked ? 8 : 0, 2) + little(0, 2) + little(0x21, 2)
                + little(Int(part.sum), 4) + little(part.stored.count, 4) + little(part.size, 4) + little(name.count, 2)
                + little(0, 2)
            table +=
                [0x50, 0x4B, 0x01, 0x02] + little(20, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2)
                + little(0, 2) + little(0, 4) + little(files.count, 4) + name
            files += start + little(20, 2) + facts + name + part.stored
        }
        return files + table + [0x50, 0x4B, 0x05, 0x06] + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
            + little(table.count, 4) + little(files.count, 4) + little(0, 2)
    }

    private static func little(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
