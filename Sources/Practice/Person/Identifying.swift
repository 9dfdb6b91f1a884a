import Guidance

extension Person {
    /// Records numbers and descriptions by which other agencies know the person.
    ///
    /// 1. A number that another person has is refused: the two may be one.
    /// 2. A number on record is only replaced when someone says why; a temporary UPN needs no reason.
    package struct Identify: Act, Claiming {
        package static let kind: ActKind = "person.identify"
        package let nhsNumber: String?
        package let upn: String?
        package let sex: String?
        package let ethnicity: String?
        package let replacesBecause: String?

        package init(
            nhsNumber: String? = nil, upn: String? = nil, sex: String? = nil, ethnicity: String? = nil,
            replacesBecause: String? = nil
        ) {
            self.nhsNumber = nhsNumber
            self.upn = upn
            self.sex = sex
            self.ethnicity = ethnicity
            self.replacesBecause = replacesBecause
        }

        package var claims: [String] { Person.claims(nhsNumber, upn) }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            guard nhsNumber != nil || upn != nil || sex != nil || ethnicity != nil else {
                throw .wrong(
                    "person.identify.nothing", "nhsNumber", "Nothing was answered.",
                    instead: "Enter at least one of them.")
            }
            try Person.checkNumbers(nhsNumber, upn, taken: setting.standing.taken)
            guard (replacesBecause ?? "").isEmpty else { return }
            if let nhsNumber, let held = person.nhsNumber, try NHSNumber(nhsNumber) != held {
                throw Identify.replacing("nhsNumber", "NHS number")
            }
            if let upn, let held = person.upn, !held.isTemporary, try UPN(upn) != held {
                throw Identify.replacing("upn", "UPN")
            }
        }

        private static func replacing(_ question: String, _ number: String) -> Refusal {
            .wrong(
                "person.identify.replaces", "replacesBecause",
                "Another \(number) is on record for this person.",
                instead: "Check which is right. If it is the new one, say why.")
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            if let nhsNumber = nhsNumber.flatMap({ try? NHSNumber($0) }) { person.nhsNumber = nhsNumber }
            if let upn = upn.flatMap({ try? UPN($0) }) { person.upn = upn }
            if let sex { person.sex = sex }
            if let ethnicity { person.ethnicity = ethnicity }
            person.note(stamp)
        }
    }

    /// Records how to speak with the person: language, interpreter, needs.
    package struct Communicate: Act {
        package static let kind: ActKind = "person.communicate"
        /// Options of `communicationNeeds`.
        package let needs: [String]?
        /// An option of `languages`.
        package let firstLanguage: String?
        package let interpreter: Bool
        package let note: String?

        package init(
            needs: [String]? = nil, firstLanguage: String? = nil, interpreter: Bool, note: String? = nil
        ) {
            self.needs = needs
            self.firstLanguage = firstLanguage
            self.interpreter = interpreter
            self.note = note
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try person.checkAlive(on: setting.happenedAt.day)
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.communication = Stamped(self, stamp)
            if let firstLanguage { person.firstLanguage = firstLanguage }
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                interpreter ? "Needs an interpreter" : "Communication needs recorded",
                [
                    .of("Needs", (needs ?? []).map(CodeWords.of).joined(separator: ", "), holds: .identity),
                    .of("How best to speak with them", note, holds: .identity),
                ], holds: .identity)
        }
    }
}

extension Person {
    /// Numbers in the form in which they are kept; those that cannot be read are left out.
    static func claims(_ nhsNumber: String?, _ upn: String?) -> [String] {
        [
            nhsNumber.flatMap { try? NHSNumber($0) }?.digits,
            upn.flatMap { try? UPN($0) }?.characters,
        ].compactMap { $0 }
    }

    static func checkNumbers(_ nhsNumber: String?, _ upn: String?, taken: Set<String>) throws(Refusal) {
        if let nhsNumber, taken.contains(try NHSNumber(nhsNumber).digits) {
            throw same("nhsNumber", "NHS number")
        }
        if let upn, taken.contains(try UPN(upn).characters) { throw same("upn", "UPN") }
    }

    private static func same(_ question: String, _ number: String) -> Refusal {
        .wrong(
            "person.identify.taken", question,
            "Someone else on record has this \(number): it may be the same child.",
            instead:
                "Search by the \(number) and compare the two. If they are one child, use the record there is."
        )
    }
}
