import Crypto
import Guidance

/// The six digits an authenticator app shows: RFC 6238 with SHA-1, 30 seconds, six digits, as all of them can
/// do.
///
/// 1. The code of the step before and after is accepted as well, for clocks that differ.
/// 2. A step is good once: whoever looks over a shoulder cannot use the code again.
package enum OneTimeCode {
    package static let secretLength = 20
    package static let digits = 6
    private static let seconds: Int64 = 30

    /// The step of 30 seconds a moment falls in.
    package static func step(at moment: Moment) -> Int64 {
        moment.milliseconds / 1_000 / seconds
    }

    package static func code(secret: [UInt8], step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let place = Int(mac[mac.count - 1] & 15)
        var value = UInt32(mac[place] & 0x7F)
        for byte in mac[(place + 1)...(place + 3)] { value = value << 8 | UInt32(byte) }
        let text = String(value % 1_000_000)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed, if it is one that may still be used; spaces in what was typed do not
    /// matter.
    package static func accept(_ typed: String, secret: [UInt8], after last: Int64, at moment: Moment)
        -> Int64?
    {
        let plain = typed.filter { !$0.isWhitespace && $0 != "-" }
        guard plain.utf8.count == digits else { return nil }
        let now = step(at: moment)
        var accepted: Int64?
        for step in (now - 1)...(now + 1) where Digest.isSame(code(secret: secret, step: step), plain) {
            if step > last { accepted = accepted ?? step }
        }
        return accepted
    }

    /// The secret in groups of four, to be typed where an app cannot follow a link.
    package static func grouped(_ secret: [UInt8]) -> String {
        let letters = Array(secret.base32)
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }
}

/// The codes for the day the telephone is lost: ten, each good once, kept only as keyed digests.
package enum RecoveryCodes {
    package static let count = 10
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// New codes as they are shown once: `7K3QM-0X9WD`.
    package static func make(using random: RandomBytes) -> [String] {
        (0..<count).map { _ in
            let letters = random(10).map { digits[Int($0 & 31)] }
            return String(decoding: letters[..<5] + [UInt8(ascii: "-")] + letters[5...], as: UTF8.self)
        }
    }

    /// What was typed, as it is compared: capitals, no spaces or dashes, look-alike letters read as digits.
    package static func plain(_ typed: String) -> String? {
        let letters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }
            .map { (letter: Character) -> Character in
                switch letter {
                case "O": "0"
                case "I", "L": "1"
                default: letter
                }
            }
        let text = String(letters)
        guard text.utf8.count == 10, text.utf8.allSatisfy({ digits.contains($0) }) else { return nil }
        return text
    }
}
