import Guidance

extension Person {
    /// Says what is right instead of what an earlier entry says. Both stay readable.
    package struct Correct: Act {
        package static let kind: ActKind = "person.correct"
        /// The number of the entry that is wrong.
        package let entry: Int
        package let instead: String
        package let because: String?

        package init(entry: Int, instead: String, because: String? = nil) {
            self.entry = entry
            self.instead = instead
            self.because = because
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try Correction.check(entry, by: person.authors, "person", in: setting)
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.corrections.append(Stamped(self, stamp))
            person.wrote(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "Correction of entry \(entry)",
                [Line.Part("What is right", instead), .of("Why it was wrong", because)])
        }
    }
}

/// The rule of every correction: it is of an entry of the same stream, by whoever wrote that.
enum Correction {
    static func check(
        _ entry: Int, by authors: [Int: PractitionerID], _ noun: String, in setting: Setting
    ) throws(Refusal) {
        guard let author = authors[entry] else {
            throw .wrong(
                "\(noun).correct.unknown", "entry", "No entry here has that number.",
                instead: "Choose the entry that is wrong and correct it from there.")
        }
        guard author == setting.who.practitioner else {
            throw Refusal(
                "\(noun).correct.notOwn", .mayNot, because: "Someone else wrote that entry.",
                authority: Refusal.practice,
                instead: "Ask them to correct it, or record what you know as an entry of your own.")
        }
    }
}
