import Guidance

/// A process whose entries their authors can put right.
package protocol Corrected: Process {
    /// Who wrote each entry, by its number.
    var authors: [Int: PractitionerID] { get set }
    /// Refuses a correction of something that has not begun, or that is another agency's.
    func checkCorrectable(in setting: Setting) throws(Refusal)
}

extension Corrected {
    package func checkCorrectable(in setting: Setting) throws(Refusal) {}

    /// Notes who wrote an entry; every act's `apply` does so.
    mutating func note(_ stamp: Stamp) { authors[stamp.number] = stamp.by }
}

/// The author puts an entry of theirs right; both stay readable.
package struct Correction<On: Corrected>: Act {
    package static var kind: ActKind { ActKind(rawValue: On.name.rawValue + ".correct") }
    /// The number of the entry that is wrong.
    package let entry: Int
    package let instead: String
    package let because: String

    package init(entry: Int, instead: String, because: String) {
        self.entry = entry
        self.instead = instead
        self.because = because
    }

    /// Without a reason where it was recorded when none was asked for.
    package init(from decoder: any Decoder) throws {
        let answers = try decoder.container(keyedBy: CodingKeys.self)
        entry = try answers.decode(Int.self, forKey: .entry)
        instead = try answers.decode(String.self, forKey: .instead)
        because = try answers.decodeIfPresent(String.self, forKey: .because) ?? ""
    }

    package func check(_ on: On, in setting: Setting) throws(Refusal) {
        let name = Self.kind.rawValue
        try on.checkCorrectable(in: setting)
        guard let author = on.authors[entry] else {
            throw .wrong(
                name + ".entry", "entry", "Entry \(entry) is not one of these.",
                instead: "Start the correction from the entry itself.")
        }
        guard author == setting.who.practitioner else {
            throw Refusal(
                name + ".own", .mayNot, because: "Only the author corrects an entry.", authority: Refusal.practice,
                instead: "Ask the author; or add what you know as an entry of your own.")
        }
    }

    package func apply(to on: inout On, _ stamp: Stamp) { on.note(stamp) }

    package func told(_ on: On) -> Line? {
        Line("Correction of entry \(entry)", [.of("It should say", instead), .of("Because", because)])
    }
}
