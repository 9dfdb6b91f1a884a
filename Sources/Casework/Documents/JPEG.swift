/// A JPEG picture taken apart and put together again without anything that tells where, when or with what it was taken.
///
/// 1. Kept: frames, tables, scans, the marker that says how colours are coded, and the JFIF marker without its preview.
/// 2. Dropped: EXIF (place, device, previews), XMP, IPTC, ICC, comments, and everything after the end of the picture.
/// 3. The way the camera was held is written afresh, so that the picture stands upright.
enum JPEG {
    static let start: [UInt8] = [0xFF, 0xD8, 0xFF]

    private static let damaged = FileRefused(
        "damaged", "This photograph is damaged or not whole. Save or take it again and send that")

    static func cleaned(_ bytes: [UInt8]) throws(FileRefused) -> [UInt8] {
        var out: [UInt8] = [0xFF, 0xD8]
        out.reserveCapacity(bytes.count)
        var kept: [UInt8] = []
        var place = 2
        var turned: UInt8?
        var hasFrame = false
        var hasScan = false
        while true {
            let marker = try nextMarker(bytes, &place)
            if marker == 0xD9 { break }
            // Restart markers, further starts and markers without a length have no business here.
            guard marker >= 0xC0, !(0xD0...0xD8).contains(marker) else { throw damaged }
            let segment = try segment(bytes, &place)
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                try checkFrame(segment)
                hasFrame = true
                append(marker, segment, to: &kept)
            case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD: append(marker, segment, to: &kept)
            case 0xDA:
                guard hasFrame else { throw damaged }
                hasScan = true
                append(marker, segment, to: &kept)
                try copyScan(bytes, &place, to: &kept)
            case 0xE0 where isPlainJFIF(segment): append(marker, Array(segment.prefix(12)) + [0, 0], to: &kept)
            case 0xE1: turned = turned ?? orientation(segment)
            case 0xEE where segment.count == 12 && segment.starts(with: "Adobe".utf8):
                append(marker, Array(segment), to: &kept)
            default: break
            }
        }
        guard hasScan else { throw damaged }
        if let turned, (2...8).contains(turned) { append(0xE1, turnedExif(turned), to: &out) }
        out += kept
        return out + [0xFF, 0xD9]
    }

    /// Reads a marker; fill bytes before it are passed over.
    private static func nextMarker(_ bytes: [UInt8], _ place: inout Int) throws(FileRefused) -> UInt8 {
        guard place < bytes.count, bytes[place] == 0xFF else { throw damaged }
        while place < bytes.count, bytes[place] == 0xFF { place += 1 }
        guard place < bytes.count else { throw damaged }
        defer { place += 1 }
        return bytes[place]
    }

    private static func segment(_ bytes: [UInt8], _ place: inout Int) throws(FileRefused) -> ArraySlice<UInt8> {
        guard place + 2 <= bytes.count else { throw damaged }
        let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
        guard length >= 2, place + length <= bytes.count else { throw damaged }
        defer { place += length }
        return bytes[(place + 2)..<(place + length)]
    }

    private static func append(_ marker: UInt8, _ segment: some Collection<UInt8>, to out: inout [UInt8]) {
        let length = segment.count + 2
        out += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        out += segment
    }

    private static func checkFrame(_ segment: ArraySlice<UInt8>) throws(FileRefused) {
        guard segment.count >= 6 else { throw damaged }
        let first = segment.startIndex
        let height = Int(segment[first + 1]) << 8 | Int(segment[first + 2])
        let width = Int(segment[first + 3]) << 8 | Int(segment[first + 4])
        guard width > 0, height > 0 else { throw damaged }
        guard width * height <= FileReading.mostPoints else {
            throw FileRefused("tooManyPoints", "This photograph has too many points. Make it smaller and send that")
        }
    }

    /// The coded picture up to the next marker that is neither a stuffed byte nor a restart.
    private static func copyScan(_ bytes: [UInt8], _ place: inout Int, to out: inout [UInt8]) throws(FileRefused) {
        let begin = place
        while place + 1 < bytes.count {
            if bytes[place] == 0xFF, bytes[place + 1] != 0, !(0xD0...0xD7).contains(bytes[place + 1]) {
                out += bytes[begin..<place]
                return
            }
            place += 1
        }
        throw damaged
    }

    private static func isPlainJFIF(_ segment: ArraySlice<UInt8>) -> Bool {
        segment.count >= 14 && segment.starts(with: [0x4A, 0x46, 0x49, 0x46, 0])
    }

    /// How the camera was held, from the first directory of EXIF; nil when it does not say.
    private static func orientation(_ segment: ArraySlice<UInt8>) -> UInt8? {
        guard segment.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        guard tiff.count >= 8 else { return nil }
        let isLittle = tiff.starts(with: [0x49, 0x49])
        guard isLittle || tiff.starts(with: [0x4D, 0x4D]) else { return nil }
        func number(_ at: Int, _ size: Int) -> Int? {
            guard at >= 0, at + size <= tiff.count else { return nil }
            let part = tiff[at..<(at + size)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let first = number(4, 4), let count = number(first, 2), count <= 512 else { return nil }
        for entry in 0..<count {
            let at = first + 2 + entry * 12
            guard let tag = number(at, 2) else { return nil }
            if tag == 0x0112 { return number(at + 8, 2).flatMap { UInt8(exactly: $0) } }
        }
        return nil
    }

    /// EXIF that says how the camera was held and nothing else.
    private static func turnedExif(_ orientation: UInt8) -> [UInt8] {
        [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    }
}
