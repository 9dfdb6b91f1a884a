@testable import Casework

/// Files as cameras and office programs make them, small enough to read.
enum Made {
    /// A word that stands for a place, put wherever a camera would put one.
    static let place = Array("GPS51.5074N".utf8)

    static func segment(_ marker: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        let length = bytes.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + bytes
    }

    /// EXIF that says how the camera was held and, after the directory, where it was.
    static func exif(turned: UInt8) -> [UInt8] {
        [0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0]
            + [0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0] + place
    }

    static func jpeg(width: Int = 16, height: Int = 16, turned: UInt8 = 6) -> [UInt8] {
        let frame: [UInt8] =
            [8, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255), 1, 1, 0x11, 0]
        return [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
            + segment(0xE1, exif(turned: turned)) + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + place)
            + segment(0xED, Array("Photoshop 3.0\0".utf8) + place) + segment(0xFE, place)
            + segment(0xDB, [UInt8](repeating: 1, count: 65)) + segment(0xC0, frame)
            + segment(0xC4, [UInt8](repeating: 0, count: 20)) + segment(0xDA, [1, 1, 0, 0, 63, 0])
            + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56] + [0xFF, 0xD9] + place
    }

    static func chunk(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + bytes
        return four(bytes.count) + named + four(Int(crc(named)))
    }

    static func png(width: Int = 4, height: Int = 4) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", four(width) + four(height) + [8, 2, 0, 0, 0]) + chunk("tEXt", Array("Place\0".utf8) + place)
            + chunk("eXIf", place) + chunk("iTXt", place) + chunk("tIME", [7, 232, 5, 3, 12, 20, 0])
            + chunk("IDAT", [0x78, 0x01, 1, 2, 3]) + chunk("IEND", []) + place
    }

    static let pdf = Array("%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n".utf8)

    /// A ZIP file of entries that are not packed.
    static func zip(_ entries: [(String, String)], unpacked: Int? = nil) -> [UInt8] {
        var files: [UInt8] = []
        var table: [UInt8] = []
        for (name, text) in entries {
            let (name, text) = (Array(name.utf8), Array(text.utf8))
            let facts =
                little(0, 2) + little(0, 2) + little(0, 4) + little(Int(crc(text)), 4) + little(text.count, 4)
                + little(unpacked ?? text.count, 4) + little(name.count, 2) + little(0, 2)
            let offset = files.count
            files += [0x50, 0x4B, 3, 4] + little(20, 2) + facts + name + text
            table +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(offset, 4) + name
        }
        return files + table + [0x50, 0x4B, 5, 6] + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
            + little(table.count, 4) + little(files.count, 4) + little(0, 2)
    }

    /// Packed with DEFLATE in the one way that needs no packing: blocks as they are.
    static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = []
        for start in stride(from: 0, through: max(0, bytes.count - 1), by: 60_000) {
            let part = bytes[start..<min(bytes.count, start + 60_000)]
            packed += [start + 60_000 >= bytes.count ? 1 : 0] + little(part.count, 2) + little(~part.count, 2) + part
        }
        return packed
    }

    static func zlib(_ text: String) -> [UInt8] { zlib(Array(text.utf8)) }
    static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return [0x78, 0x01] + deflated(bytes) + four(high << 16 | low)
    }

    /// A ZIP file of entries that are packed.
    static func packed(_ entries: [(String, [UInt8])], flags: Int = 0) -> [UInt8] {
        var files: [UInt8] = []
        var table: [UInt8] = []
        for (name, contents) in entries {
            let (name, stored) = (Array(name.utf8), deflated(contents))
            let facts =
                little(flags, 2) + little(8, 2) + little(0x5A21, 4) + little(Int(crc(contents)), 4)
                + little(stored.count, 4) + little(contents.count, 4) + little(name.count, 2)
            let offset = files.count
            // An extra field with somebody's number in it, as some programs write.
            files += [0x50, 0x4B, 3, 4] + little(20, 2) + facts + little(place.count, 2) + name + place + stored
            table +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + facts + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 2) + little(0, 4) + little(offset, 4) + name
        }
        return files + table + [0x50, 0x4B, 5, 6] + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
            + little(table.count, 4) + little(files.count, 4) + little(place.count, 2) + place
    }

    /// A Word document as a telephone's photograph in a school's letter makes it, with more entries if wanted.
    static func letter(_ more: [(String, [UInt8])] = []) -> [UInt8] {
        let core = "<cp:coreProperties><dc:creator>\(author)</dc:creator></cp:coreProperties>"
        let usual: [(String, [UInt8])] = [
            (
                "[Content_Types].xml",
                Array("<Types><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/></Types>".utf8)
            ),
            ("word/document.xml", Array("<w:document><w:t>Dear Ms Nowak</w:t></w:document>".utf8)),
            ("word/media/image1.jpeg", jpeg()), ("docProps/thumbnail.png", png()),
            ("docProps/core.xml", Array(core.utf8)), ("docProps/app.xml", Array("<Company>\(author)</Company>".utf8)),
        ]
        return packed(usual.filter { one in !more.contains { $0.0 == one.0 } } + more)
    }

    static let author = "Farthing Author"

    static func openLetter(_ content: String = "<office:document-content/>") -> [UInt8] {
        let type = "application/vnd.oasis.opendocument.text"
        let files = packed([
            ("content.xml", Array(content.utf8)), ("Pictures/1.jpg", jpeg()),
            ("meta.xml", Array("<office:document-meta><meta:initial-creator>\(author)</meta:initial-creator>".utf8)),
        ])
        return joined(zip([("mimetype", type)]), files)
    }

    /// The entries of two ZIP files in one, by way of the reader that is tested.
    private static func joined(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
        do throws(FileRefused) {
            var parts: [Zip.Part] = []
            for bytes in [first, second] {
                for entry in try Zip.entries(of: bytes) { parts.append(Zip.Part(entry, in: bytes)) }
            }
            return Zip.written(parts)
        } catch { return [] }
    }

    /// A PDF of these objects, each with its bytes.
    static func pdf(_ objects: [[UInt8]]) -> [UInt8] {
        var bytes = Array("%PDF-1.7\n".utf8)
        for (place, object) in objects.enumerated() {
            bytes += Array("\(place + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        return bytes + Array("trailer << /Root 1 0 R /Info << /Author (\(author)) >> >>\n%%EOF\n".utf8)
    }

    static func stream(_ dictionary: String, _ bytes: [UInt8]) -> [UInt8] {
        Array("<< \(dictionary) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Array("\nendstream".utf8)
    }

    static let docx = zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>")])
    static let odt = zip([
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<office:document-content/>"),
    ])

    static func four(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
    static func little(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// Bit by bit, unlike the one that is tested.
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
        }
        return ~sum
    }
}

/// Numbers that are the same at every run.
struct Seeded {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func below(_ most: Int) -> Int { most <= 1 ? 0 : Int(next() % UInt64(most)) }

    /// The bytes with a few of them changed, doubled, cut out or cut off.
    mutating func harmed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...below(4) {
            guard !bytes.isEmpty else { return bytes }
            let place = below(bytes.count)
            switch below(6) {
            case 0, 1: bytes[place] = UInt8(truncatingIfNeeded: next())
            case 2: bytes[place] ^= 1 << UInt8(below(8))
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + below(8)))
            case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + below(12))], at: place)
            default: if below(8) == 0 { bytes.removeLast(bytes.count - place) }
            }
        }
        return bytes
    }
}
