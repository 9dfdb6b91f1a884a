import Guidance

extension EarlyHelp {
    /// A practitioner sees that a family may need help, by which signs, and how each is known.
    package struct Identify: Act {
        package static let kind: ActKind = "earlyHelp.identify"
        package static let opens = true
        /// What is known for each sign that fits, by option of `earlyHelpIndicators`.
        package let indicators: [String: String]
        package let need: String
        package let childsWords: String?
        package let strengths: String?

        package init(
            indicators: [String: String], need: String, childsWords: String? = nil,
            strengths: String? = nil
        ) {
            self.indicators = indicators
            self.need = need
            self.childsWords = childsWords
            self.strengths = strengths
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            try mustBeNew(help, setting, "earlyHelp.identify")
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.about = stamp.about
            help.identified = Stamped(self, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            let signs = indicators.sorted { $0.key < $1.key }.map {
                "\(CodeWords.capitalised($0)): \($1)"
            }
            return Line(
                "Early help thought of",
                [
                    .of("The child's own words", childsWords, holds: .childsWords),
                    .of("What they may need", need),
                    .of("Signs", signs.joined(separator: "\n")), .of("What is going well", strengths),
                ], weight: .key)
        }
    }
}

/// What both beginnings of early help ask for: a new stream about children on record who have no early help open.
func mustBeNew(_ help: EarlyHelp, _ setting: Setting, _ rule: String) throws(Refusal) {
    guard help.opened == nil else {
        throw .notNow(rule + ".new", "This early help has begun already.", instead: "Go on with it.")
    }
    guard !setting.about.isEmpty, setting.about.allSatisfy(setting.standing.people.contains) else {
        throw .wrong(
            rule + ".child", "about", "The child is not named, or is not in the record.",
            instead: "Find the child first, or add them.")
    }
    if setting.about.contains(where: { setting.standing.earlyHelp[$0] != nil }) {
        throw .notNow(
            rule + ".already", "There is early help with this family already.",
            instead: "Open it from the child's record, and work in it.")
    }
}
