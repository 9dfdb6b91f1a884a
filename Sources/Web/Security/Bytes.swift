import Crypto

/// Where secrets come from: so many bytes that nobody can guess. Tests give it a known sequence.
package typealias RandomBytes = @Sendable (_ count: Int) -> [UInt8]

extension [UInt8] {
    /// Lower-case hexadecimal.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// RFC 4648 §5 without padding: safe in a cookie, a header and an address.
    package var base64URL: String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        return String(decoding: inGroups(of: 6).map { digits[$0] }, as: UTF8.self)
    }

    /// RFC 4648 §6 without padding, as authenticator apps expect a secret.
    package var base32: String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        return String(decoding: inGroups(of: 5).map { digits[$0] }, as: UTF8.self)
    }

    /// The bits in groups, the last filled up with zeros.
    private func inGroups(of width: Int) -> [Int] {
        var groups: [Int] = []
        groups.reserveCapacity(count * 8 / width + 1)
        var held = 0
        var bits = 0
        for byte in self {
            held = (held << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= width {
                bits -= width
                groups.append((held >> bits) & ((1 << width) - 1))
            }
        }
        if bits > 0 { groups.append((held << (width - bits)) & ((1 << width) - 1)) }
        return groups
    }
}

/// What secrets are reduced to before they are stored or compared.
enum Digest {
    static func sha256(_ text: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(text.utf8)))
    }

    static func keyed(_ key: [UInt8], _ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
    }

    /// Compares without telling by its time where two values differ.
    static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt8 = 0
        for index in one.indices { difference |= one[index] ^ other[index] }
        return difference == 0
    }

    static func isSame(_ one: String, _ other: String) -> Bool {
        isSame(Array(one.utf8), Array(other.utf8))
    }
}

extension [UInt8] {
    /// Reads base 64 as in addresses, without padding; nil for anything else.
    init?(base64URL text: String) {
        var bytes: [UInt8] = []
        var held = 0
        var bits = 0
        for letter in text.utf8 {
            guard let value = base64URLValue(letter) else { return nil }
            held = (held << 6 | value) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            }
        }
        guard bits < 6, held & ((1 << bits) - 1) == 0 else { return nil }
        self = bytes
    }
}

private func base64URLValue(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(letter - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letter - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(letter - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
}
