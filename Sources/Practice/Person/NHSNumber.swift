/// An NHS number: ten digits, the last of which proves the others.
package struct NHSNumber: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The ten digits without spaces.
    package let digits: String

    /// Reads a number as it is written, with or without spaces.
    ///
    /// The last digit is 11 less the remainder by 11 of the first nine weighted 10 down to 2 (NHS Data
    /// Dictionary, NHS NUMBER); 11 is written 0, and a number that would need 10 is never issued.
    package init(_ text: String) throws(Refusal) {
        let written = text.filter { !$0.isWhitespace && $0 != "-" }
        let values = written.utf8.compactMap { (0x30...0x39).contains($0) ? Int($0 - 0x30) : nil }
        guard values.count == written.utf8.count, values.count == 10 else {
            throw NHSNumber.wrong("length", "An NHS number has ten digits.")
        }
        guard Set(values).count > 1 else {
            throw NHSNumber.wrong("issued", "No NHS number is ten times the same digit.")
        }
        let sum = zip(values, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
        guard (11 - sum % 11) % 11 == values[9] else {
            throw NHSNumber.wrong(
                "checkDigit", "A digit of this NHS number is wrong: its last digit does not fit.")
        }
        digits = written
    }

    package init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }

    /// As people read it out: `943 476 5919`.
    package var description: String {
        "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.suffix(4))"
    }

    private static func wrong(_ rule: String, _ reason: String) -> Refusal {
        .wrong(
            "person.nhsNumber.\(rule)", "nhsNumber", reason,
            instead: "Check it against a letter from the NHS, or leave it out for now.",
            authority: "NHS Data Dictionary, NHS number")
    }
}
