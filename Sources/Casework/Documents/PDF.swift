/// A PDF in which nothing acts on its own, and whose pictures and properties tell no place, device or author.
///
/// 1. Its names are read as a viewer reads them, also where letters are written as numbers, and also in packed object
/// streams; where those cannot be read the file is refused. 2. Metadata is written over in its place, so that nothing
/// moves and the file stays whole.
struct PDF {
    private var bytes: [UInt8]
    /// Bytes still allowed to come out of packed streams.
    private var budget = 64 * 1_048_576
    /// Bytes still allowed to be read as objects: a file made to be read over and over is refused.
    private var reading: Int

    private static let mostOfStream = 16 * 1_048_576
    /// How much of a stream that is no object stream is looked at.
    private static let glance = 16_384

    private static let damaged = FileRefused(
        "damaged", "This PDF does not end as one should. Save it again and send it again")
    private static let active = FileRefused(
        "active",
        "This PDF holds something that acts when it is opened, or other files. Print it to a new PDF and send that")
    private static let unreadable = FileRefused(
        "unreadable", "Parts of this PDF cannot be looked into. Print it to a new PDF and send that")
    private static let locked = FileRefused(
        "locked", "This PDF is locked with a password or against changes. Print it to a new PDF and send that")
    private static let tells = FileRefused(
        "metadata", "A picture in this PDF tells where it was taken, and it cannot be taken out. Print it to a new PDF")

    static func cleaned(_ bytes: [UInt8]) throws(FileRefused) -> [UInt8] {
        guard bytes.suffix(2_048).firstRange(of: Array("%%EOF".utf8)) != nil else { throw damaged }
        var pdf = PDF(bytes: bytes, reading: bytes.count * 4 + 65_536)
        try pdf.checkNames()
        try pdf.checkObjects()
        pdf.blankPackets()
        pdf.blankProperties()
        guard !pdf.holdsPlaces else { throw tells }
        return pdf.bytes
    }

    private init(bytes: [UInt8], reading: Int) {
        self.bytes = bytes
        self.reading = reading
    }

    // MARK: What acts

    private static let acting: Set<String> = [
        "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "XFA", "SubmitForm", "ImportData",
        "GoToE",
        "Rendition",
    ]

    private func checkNames() throws(FileRefused) {
        var place = 0
        while let slash = bytes[place...].firstIndex(of: 0x2F) {
            place = slash + 1
            let name = Self.name(bytes, at: slash + 1).text
            if Self.acting.contains(name) { throw Self.active }
            if name == "Encrypt" { throw Self.locked }
        }
    }

    /// The name that begins there, with `#4A` read as the letter it stands for.
    private static func name(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int) {
        var letters: [UInt8] = []
        var place = start
        while place < bytes.count, letters.count < 64, !isEnd(bytes[place]) {
            if bytes[place] == 0x23, place + 2 < bytes.count, let high = digit(bytes[place + 1]),
                let low = digit(bytes[place + 2])
            {
                letters.append(high << 4 | low)
                place += 3
            } else {
                letters.append(bytes[place])
                place += 1
            }
        }
        return (String(decoding: letters, as: UTF8.self), place)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0, 9, 10, 12, 13, 32].contains(byte) }
    private static func isEnd(_ byte: UInt8) -> Bool {
        isSpace(byte) || [0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25].contains(byte)
    }

    // MARK: Objects

    private mutating func checkObjects() throws(FileRefused) {
        let mark = Array("obj".utf8)
        var place = 0
        while let found = bytes.place(of: mark, from: place) {
            place = found.upperBound
            guard found.lowerBound > 0,
                Self.isSpace(bytes[found.lowerBound - 1]) || Self.isDigit(bytes[found.lowerBound - 1])
            else { continue }
            guard let stream = try stream(after: place) else { continue }
            try check(stream)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// A stream of an object: the names of its dictionary, and where its bytes begin.
    private struct Stream {
        let names: [String]
        let start: Int
    }

    /// Reads an object's dictionary as far as its stream; nil where it has none.
    private mutating func stream(after start: Int) throws(FileRefused) -> Stream? {
        var names: [String] = []
        var place = start
        defer { reading -= place - start }
        while place < bytes.count {
            guard place - start < reading else { throw Self.unreadable }
            switch bytes[place] {
            case 0x2F:
                let name = Self.name(bytes, at: place + 1)
                names.append(name.text)
                place = name.end
            case 0x28: place = Self.endOfString(bytes, from: place)
            case 0x25: while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
            case let byte where Self.isEnd(byte): place += 1
            default:
                let word = place
                while place < bytes.count, !Self.isEnd(bytes[place]), place - word < 64 { place += 1 }
                if bytes[word..<place].elementsEqual("stream".utf8) {
                    if place < bytes.count, bytes[place] == 13 { place += 1 }
                    if place < bytes.count, bytes[place] == 10 { place += 1 }
                    return Stream(names: names, start: place)
                }
                if bytes[word..<place].elementsEqual("endobj".utf8) || bytes[word..<place].elementsEqual("obj".utf8) {
                    return nil
                }
            }
        }
        return nil
    }

    /// The place after a string in round brackets, which may stand in one another.
    private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
        var depth = 0
        var place = start
        while place < bytes.count {
            switch bytes[place] {
            case 0x5C: place += 1
            case 0x28: depth += 1
            case 0x29: depth -= 1
            default: break
            }
            place += 1
            if depth == 0 { return place }
        }
        return bytes.count
    }

    private static let filters: Set<String> = [
        "FlateDecode", "Fl", "LZWDecode", "LZW", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode",
        "RL",
        "CCITTFaxDecode", "DCTDecode", "JBIG2Decode", "JPXDecode", "Crypt",
    ]

    private mutating func check(_ stream: Stream) throws(FileRefused) {
        let names = Set(stream.names)
        let holdsObjects = names.contains("ObjStm") || names.isSuperset(of: ["N", "First"])
        if bytes[stream.start...].starts(with: JPEG.start) { blankPicture(at: stream.start) }
        let most = min(holdsObjects || names.contains("Metadata") ? Self.mostOfStream : Self.glance, budget)
        let unpacked = Inflate.unpackZlib(bytes[stream.start...], most: most)
        budget -= unpacked?.bytes.count ?? 0
        guard budget > 0 else {
            throw FileRefused("bomb", "This file unpacks to more than a document could hold")
        }
        if holdsObjects {
            // Packed in the one way that is looked into here, or not packed at all.
            let used = stream.names.filter(Self.filters.contains)
            let isPlain = used.isEmpty && names.isDisjoint(with: ["Filter", "F", "FFilter"])
            let isRead =
                unpacked?.isWhole == true && used.count == 1 && ["FlateDecode", "Fl"].contains(used[0])
                && names.isDisjoint(with: ["DecodeParms", "DP", "Predictor", "F", "FFilter"])
            guard isPlain || isRead else { throw Self.unreadable }
        }
        guard let unpacked else { return }
        if holdsObjects {
            let inside = PDF(bytes: unpacked.bytes, reading: 0)
            try inside.checkNames()
        } else if unpacked.bytes.starts(with: JPEG.start), unpacked.bytes.place(of: Self.exif) != nil {
            throw Self.tells
        }
        if unpacked.isWhole, !holdsObjects, Self.packets.contains(where: { unpacked.bytes.place(of: $0) != nil }) {
            blankPacked(stream.start..<min(bytes.count, unpacked.end + 4))
        }
    }

    // MARK: What it tells

    private static let exif = Array("Exif\0\0".utf8)
    private static let packets = ["<?xpacket begin", "<x:xmpmeta", "<rdf:RDF"].map { Array($0.utf8) }

    /// Something that a camera writes with a picture is still there.
    private var holdsPlaces: Bool {
        ["Exif\0\0II*\0", "Exif\0\0MM\0*"].contains { bytes.place(of: Array($0.utf8)) != nil }
            || bytes.place(of: Array("<x:xmpmeta".utf8)) != nil
    }

    /// Writes over what a photograph says of place, device and time; its length stays.
    private mutating func blankPicture(at start: Int) {
        var place = start + 2
        while place + 4 <= bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            if marker == 0xD9 {
                // Cameras put previews behind the end, with the same words in them.
                let end = bytes.place(of: Array("endstream".utf8), from: place)?.lowerBound ?? place + 2
                for byte in (place + 2)..<max(place + 2, end) { bytes[byte] = 0x20 }
                return
            }
            guard marker >= 0xC0, !(0xD0...0xD8).contains(marker) else { return }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            guard length >= 2, place + 2 + length <= bytes.count else { return }
            let inside = (place + 4)..<(place + 2 + length)
            let isDrawn =
                marker == 0xE0 || marker == 0xEE || marker == 0xE2 && bytes[inside].starts(with: "ICC_PROFILE".utf8)
            if (0xE0...0xEF).contains(marker) && !isDrawn || marker == 0xFE {
                for byte in inside { bytes[byte] = 0 }
            }
            place = inside.upperBound
            if marker == 0xDA {
                // To the next marker behind the scan.
                while place + 1 < bytes.count,
                    bytes[place] != 0xFF || bytes[place + 1] == 0 || (0xD0...0xD7).contains(bytes[place + 1])
                { place += 1 }
            }
        }
    }

    /// Writes spaces over metadata that is not packed.
    private mutating func blankPackets() {
        for (start, end) in [("<?xpacket begin", "<?xpacket end"), ("<x:xmpmeta", "</x:xmpmeta>")] {
            var place = 0
            while let first = bytes.place(of: Array(start.utf8), from: place) {
                let last = bytes.place(of: Array(end.utf8), from: first.upperBound)
                place = last?.upperBound ?? first.upperBound
                for byte in first.lowerBound..<place { bytes[byte] = 0x20 }
            }
        }
    }

    /// Writes packed spaces over packed metadata, exactly as long.
    private mutating func blankPacked(_ place: Range<Int>) {
        // Two bytes of ZLIB, five before each stored block, four of the check sum.
        var left = place.count - 6
        guard left >= 5 else { return }
        var packed: [UInt8] = [0x78, 0x01]
        var (low, high) = (1, 0)
        while left > 0 {
            var count = min(left - 5, 65_535)
            // What remains must hold a block of its own, or nothing.
            if (1..<5).contains(left - 5 - count) { count -= 5 }
            left -= 5 + count
            packed += [
                left == 0 ? 1 : 0, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8 & 255),
            ]
            packed += [UInt8](repeating: 0x20, count: count)
            for _ in 0..<count {
                low = (low + 0x20) % 65_521
                high = (high + low) % 65_521
            }
        }
        packed += [high >> 8, high & 255, low >> 8, low & 255].map { UInt8($0) }
        bytes.replaceSubrange(place, with: packed)
    }

    /// Writes spaces over what the file says of its author and of the program that made it.
    private mutating func blankProperties() {
        let tells: Set<String> = [
            "Author", "Creator", "Producer", "Keywords", "Subject", "Company", "Manager", "SourceModified",
        ]
        var place = 0
        while let slash = bytes[place...].firstIndex(of: 0x2F) {
            place = slash + 1
            let name = Self.name(bytes, at: place)
            guard tells.contains(name.text) else { continue }
            var start = name.end
            while start < bytes.count, Self.isSpace(bytes[start]) { start += 1 }
            guard start < bytes.count else { return }
            if bytes[start] == 0x28 {
                let end = Self.endOfString(bytes, from: start)
                guard end - start < 65_536, bytes[end - 1] == 0x29 else { continue }
                for byte in (start + 1)..<max(start + 1, end - 1) { bytes[byte] = 0x20 }
                place = end
            } else if bytes[start] == 0x3C, let end = bytes[start...].firstIndex(of: 0x3E), end - start < 65_536,
                bytes[(start + 1)..<end].allSatisfy({ Self.digit($0) != nil || Self.isSpace($0) })
            {
                for byte in (start + 1)..<end { bytes[byte] = 0x20 }
                place = end
            }
        }
    }
}

extension [UInt8] {
    /// Where these bytes stand next.
    fileprivate func place(of wanted: [UInt8], from start: Int = 0) -> Range<Int>? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        var place = start
        while place <= count - wanted.count {
            if self[place] == first, self[place..<(place + wanted.count)].elementsEqual(wanted) {
                return place..<(place + wanted.count)
            }
            place += 1
        }
        return nil
    }
}
