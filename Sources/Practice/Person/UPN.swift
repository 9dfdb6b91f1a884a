/// A unique pupil number: thirteen characters, the first of which proves the others.
package struct UPN: Hashable, Sendable, Codable, CustomStringConvertible {
    /// In capitals, without spaces.
    package let characters: String

    /// Ends in a letter: given by a school until the permanent number is known.
    package var isTemporary: Bool { characters.utf8.last.map { !(0x30...0x39).contains($0) } ?? false }

    /// Reads a number as it is written, in either case, with or without spaces.
    ///
    /// The first letter stands for the remainder by 23 of the others weighted 2 to 13, in an alphabet without
    /// I, O and S; the last letter of a temporary number counts as its place in that alphabet (Department for
    /// Education, Unique Pupil Numbers).
    package init(_ text: String) throws(Refusal) {
        let written = text.filter { !$0.isWhitespace }.uppercased()
        let bytes = Array(written.utf8)
        guard bytes.count == 13 else {
            throw UPN.wrong(
                "length", "A UPN has a letter and then twelve digits, or eleven digits and a letter.")
        }
        var values: [Int] = []
        for (place, byte) in bytes.enumerated().dropFirst() {
            if (0x30...0x39).contains(byte) {
                values.append(Int(byte - 0x30))
            } else if place == 12, let value = UPN.alphabet.firstIndex(of: byte) {
                values.append(value)
            } else {
                throw UPN.wrong(
                    "characters", "A UPN has digits after its first letter; only the last may be a letter.")
            }
        }
        let sum = zip(values, 2...13).reduce(0) { $0 + $1.0 * $1.1 }
        guard UPN.alphabet[sum % 23] == bytes[0] else {
            throw UPN.wrong("checkLetter", "A character of this UPN is wrong: its first letter does not fit.")
        }
        characters = written
    }

    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(characters)
    }

    package var description: String { characters }

    private static let alphabet = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

    private static func wrong(_ rule: String, _ reason: String) -> Refusal {
        .wrong(
            "person.upn.\(rule)", "upn", reason, instead: "Ask the school for it, or leave it out for now.",
            authority: "Department for Education, unique pupil numbers")
    }
}
