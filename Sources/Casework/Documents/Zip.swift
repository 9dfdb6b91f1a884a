import Practice

/// The table of contents of a ZIP file, read only as far as is needed to know a word processor's document by it.
///
/// Nothing is ever unpacked. Macros and files that unpack to more than any letter could hold are refused.
enum Zip {
    static let start: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let mostEntries = 2_000
    private static let mostUnpacked = 200 * 1_048_576

    private struct Entry {
        let name: String
        let unpacked: Int
    }

    private static let damaged = FileRefused(
        "damaged", "This file is damaged or not whole. Save it again and send that")
    private static let other = FileRefused(
        "zip", "Packed files, spreadsheets and presentations are not taken. Send each document as PDF, .docx or .odt")

    static func kind(of bytes: [UInt8]) throws(FileRefused) -> Document.Kind {
        let entries = try contents(of: bytes)
        let names = Set(entries.map(\.name))
        guard entries.reduce(0, { $0 + $1.unpacked }) <= mostUnpacked else {
            throw FileRefused("bomb", "This file unpacks to more than a document could hold")
        }
        let active = names.contains { name in
            let name = name.lowercased()
            return name.hasSuffix("vbaproject.bin") || name.hasPrefix("basic/") || name.hasPrefix("scripts/")
                || name.contains("activex") || name.hasPrefix("word/embeddings/")
        }
        if active {
            throw FileRefused(
                "active", "This document holds macros or other files. Save it without them, or as PDF, and send that")
        }
        if names.contains("[Content_Types].xml"), names.contains("word/document.xml") { return .wordDocument }
        if names.contains("content.xml"), isOpenDocument(bytes) { return .openDocument }
        throw other
    }

    /// OpenDocument says what it is in its first entry, which is not packed.
    private static func isOpenDocument(_ bytes: [UInt8]) -> Bool {
        let type = Array("application/vnd.oasis.opendocument.text".utf8)
        guard bytes.count > 38 + type.count, bytes[8] == 0, bytes[9] == 0 else { return false }
        guard bytes[30..<38].elementsEqual("mimetype".utf8) else { return false }
        return bytes[38..<(38 + type.count)].elementsEqual(type)
    }

    private static func contents(of bytes: [UInt8]) throws(FileRefused) -> [Entry] {
        let size = 22
        guard bytes.count >= size else { throw damaged }
        // A comment may follow the end record.
        let earliest = max(0, bytes.count - size - 65_535)
        var end = bytes.count - size
        while end >= earliest, !bytes[end..<(end + 4)].elementsEqual([0x50, 0x4B, 0x05, 0x06]) { end -= 1 }
        guard end >= earliest else { throw damaged }
        let count = number(bytes, end + 10, 2)
        var place = number(bytes, end + 16, 4)
        guard count <= mostEntries else { throw other }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard place >= 0, place + 46 <= end, bytes[place..<(place + 4)].elementsEqual([0x50, 0x4B, 0x01, 0x02])
            else { throw damaged }
            let nameLength = number(bytes, place + 28, 2)
            guard place + 46 + nameLength <= end else { throw damaged }
            entries.append(
                Entry(
                    name: String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self),
                    unpacked: number(bytes, place + 24, 4)))
            place += 46 + nameLength + number(bytes, place + 30, 2) + number(bytes, place + 32, 2)
        }
        return entries
    }

    /// Little-endian; the caller has checked that it lies inside.
    private static func number(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int {
        (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[at + $1]) }
    }
}
