import Crypto
import Foundation

/// Which passwords are good enough: long, in any characters, and not among those everyone tries first.
///
/// 1. At least 12 characters (15 or more are advised) and at most 128; spaces and any script count; nothing
///    is cut.
/// 2. Not one of the most common passwords, nor one of them dressed up with digits, signs or repetition.
/// 3. Not the person's own e-mail name.
/// No mixture of kinds is asked for and no password grows too old.
package struct PasswordRules: Sendable {
    package static let least = 12
    package static let advised = 15
    package static let most = 128

    private let common: Set<String>

    package init() throws {
        common = try Self.commonPasswords()
    }

    /// What is wrong with a password, in one sentence; nil when it will do.
    package func problem(with password: String, email: String) -> String? {
        let length = password.unicodeScalars.count
        if length == 0 { return "Enter a password" }
        if length < Self.least { return "Password must be \(Self.least) characters or more" }
        if length > Self.most { return "Password must be \(Self.most) characters or fewer" }
        if isCommon(password) {
            return
                "Many people use this password. Choose one that is harder to guess, such as three words"
        }
        let name = email.prefix { $0 != "@" }.lowercased()
        if name.count >= 4, password.lowercased().contains(name) {
            return "Password must not contain your email name"
        }
        return nil
    }

    private func isCommon(_ password: String) -> Bool {
        let plain = password.lowercased().precomposedStringWithCompatibilityMapping
        if Set(plain).count < 5 { return true }
        let bare = Self.betweenLetters(plain)
        let candidates = [
            plain, bare, bare.filter(\.isLetter), Self.withoutDisguise(plain), Self.withoutDisguise(bare),
            Self.withoutDisguise(plain).filter(\.isLetter),
        ]
        return candidates.contains { candidate in
            isKnown(candidate) || repeated(in: candidate).map(isKnown) == true || isRun(candidate)
        }
    }

    /// From the first letter to the last: without the digits and signs that are put before and after.
    private static func betweenLetters(_ text: String) -> String {
        guard let first = text.firstIndex(where: \.isLetter), let last = text.lastIndex(where: \.isLetter)
        else {
            return ""
        }
        return String(text[first...last])
    }

    private func isKnown(_ text: String) -> Bool {
        Self.ours.contains(text) || common.contains(Self.digest(text))
    }

    /// "abcabcabc" is three times "abc".
    private func repeated(in text: String) -> String? {
        let letters = Array(text)
        guard letters.count >= 2 else { return nil }
        for length in 1...max(1, letters.count / 2) where letters.count % length == 0 {
            if letters.indices.allSatisfy({ letters[$0] == letters[$0 % length] }) {
                return String(letters[..<length])
            }
        }
        return nil
    }

    /// Neighbours on a keyboard or in an alphabet, all the way.
    private func isRun(_ text: String) -> Bool {
        guard text.count >= 6 else { return false }
        return Self.runs.contains { $0.contains(text) || String($0.reversed()).contains(text) }
    }

    private static let runs = [
        "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890123456789",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "q1w2e3r4t5y6u7i8o9p0",
    ]

    /// The words of this work, which a stranger would try first here.
    private static let ours: Set<String> = [
        "kith", "safeguarding", "safeguard", "childprotection", "childrens", "socialworker", "socialcare",
        "workingtogether", "council", "school", "teacher", "headteacher", "police", "hospital", "demodemo",
        "changeme", "welcome", "letmein", "administrator", "temporary", "passphrase",
        "correcthorsebatterystaple",
    ]

    private static func withoutDisguise(_ text: String) -> String {
        String(text.map { disguises[$0] ?? $0 })
    }

    private static let disguises: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "l",
    ]

    private static func digest(_ text: String) -> String {
        String(Digest.sha256(text).prefix(6).map { $0 }.hex)
    }

    private static func commonPasswords() throws -> Set<String> {
        guard let file = Bundle.module.url(forResource: "Resources/common-passwords", withExtension: "txt")
        else {
            throw MissingResource(name: "common-passwords.txt")
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }
}

/// A file that belongs to the program was not found beside it.
package struct MissingResource: Error, CustomStringConvertible {
    package let name: String
    package var description: String {
        "The file \(name), which belongs to Kith, is missing beside the program."
    }
}
