/// A PNG picture put together again from the chunks that draw it: text, times, places and colour profiles are left out.
enum PNG {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "bKGD", "sBIT",
    ]

    private static let damaged = FileRefused(
        "damaged", "This picture is damaged or not whole. Save it again and send that")

    static func cleaned(_ bytes: [UInt8]) throws(FileRefused) -> [UInt8] {
        var out = signature
        out.reserveCapacity(bytes.count)
        var place = signature.count
        var hasPicture = false
        var isFirst = true
        while true {
            guard place + 12 <= bytes.count else { throw damaged }
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - place - 12 else { throw damaged }
            let named = bytes[(place + 4)..<(place + 8 + length)]
            let name = String(decoding: named.prefix(4), as: UTF8.self)
            let sum = bytes[(place + 8 + length)..<(place + 12 + length)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            guard CRC.of(named) == sum, isFirst == (name == "IHDR") else { throw damaged }
            if isFirst { try checkHeader(named.dropFirst(4)) }
            isFirst = false
            if kept.contains(name) { out += bytes[place..<(place + 12 + length)] }
            if name == "IDAT" { hasPicture = true }
            place += 12 + length
            if name == "IEND" { break }
        }
        guard hasPicture else { throw damaged }
        return out
    }

    private static func checkHeader(_ header: ArraySlice<UInt8>) throws(FileRefused) {
        guard header.count == 13 else { throw damaged }
        let width = header.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let height = header.dropFirst(4).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard width > 0, height > 0 else { throw damaged }
        guard width <= FileReading.mostPoints / height else {
            throw FileRefused("tooManyPoints", "This picture has too many points. Make it smaller and send that")
        }
    }
}

/// The check sum of PNG chunks and ZIP entries.
enum CRC {
    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
}
