extension [UInt8] {
    /// Adds text of the source as it stands.
    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Adds ` name="`.
    mutating func open(attribute name: StaticString) {
        append(UInt8(ascii: " "))
        append(name)
        append("=\"" as StaticString)
    }

    /// Adds a whole number in digits.
    mutating func append(number: Int) {
        if number >= 0 && number < 10 {
            append(UInt8(ascii: "0") + UInt8(number))
            return
        }
        if number < 0 { append(UInt8(ascii: "-")) }
        var left = number.magnitude
        let first = count
        while left > 0 {
            append(UInt8(ascii: "0") + UInt8(left % 10))
            left /= 10
        }
        self[first...].reverse()
    }

    /// Adds text with the five characters that mean something in HTML written as references, and characters
    /// that no page may hold (control codes) as U+FFFD.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            var index = 0
            while index < source.count {
                if mustChange(source[index]) {
                    append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                    append(reference(for: source[index]))
                    start = index + 1
                }
                index += 1
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
    }

    /// Adds text as a path segment or query value: all but letters, digits and `-._~` as percent codes.
    mutating func appendPercentEncoded(_ text: String) {
        // Nearly everything that stands in an address is an id, of which nothing is encoded.
        if text.utf8.allSatisfy(Self.isUnreserved) { return append(contentsOf: text.utf8) }
        let digits: StaticString = "0123456789ABCDEF"
        for byte in text.utf8 {
            if Self.isUnreserved(byte) {
                append(byte)
            } else {
                append(UInt8(ascii: "%"))
                append(digits.utf8Start[Int(byte >> 4)])
                append(digits.utf8Start[Int(byte & 15)])
            }
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// One bit for each byte below 64 that may not stand as it is: control codes but tab and line breaks, and `"&'<>`.
private let changing: UInt64 = 0x5000_00C4_FFFF_D9FF

@inline(__always)
private func mustChange(_ byte: UInt8) -> Bool {
    byte < 64 ? (changing >> UInt64(byte)) & 1 == 1 : byte == 0x7F
}

/// How a byte is written that may not stand as it is.
private func reference(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: "\u{FFFD}"
    }
}
