import Guidance

extension Practitioner {
    /// Someone leaves, or must not work in the record for now. It holds from their next request.
    package struct Disable: Act {
        package static let kind: ActKind = "practitioner.disable"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ practitioner: Practitioner, in setting: Setting) throws(Refusal) {
            try practitioner.checkRegistered()
            guard practitioner.disabled == nil else {
                throw .notNow(
                    "practitioner.disable.already", "They are disabled already.",
                    instead: "Nothing more is needed.")
            }
        }

        package func apply(to practitioner: inout Practitioner, _ stamp: Stamp) {
            practitioner.disabled = Stamped(self, stamp)
        }
    }

    /// Someone comes back. Their conflicts of interest stay.
    package struct Enable: Act {
        package static let kind: ActKind = "practitioner.enable"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ practitioner: Practitioner, in setting: Setting) throws(Refusal) {
            try practitioner.checkRegistered()
            guard practitioner.disabled != nil else {
                throw .notNow(
                    "practitioner.enable.notDisabled", "They are not disabled.",
                    instead: "Nothing more is needed.")
            }
            guard setting.stream.map({ $0 != setting.who.practitioner.stream }) ?? true else {
                throw Refusal(
                    "practitioner.enable.own", .mayNot, because: "Nobody enables themself.",
                    authority: Refusal.practice, instead: "Ask whoever administers practitioners.")
            }
        }

        package func apply(to practitioner: inout Practitioner, _ stamp: Stamp) {
            practitioner.disabled = nil
        }
    }

    /// A practitioner knows the family, is a party, or has another interest: that person's record closes to
    /// them.
    package struct DeclareConflict: Act {
        package static let kind: ActKind = "practitioner.declareConflict"
        package let person: PersonID
        package let because: String

        package init(person: PersonID, because: String) {
            self.person = person
            self.because = because
        }

        package func check(_ practitioner: Practitioner, in setting: Setting) throws(Refusal) {
            try practitioner.checkRegistered()
            guard setting.standing.people.contains(person) else {
                throw .wrong(
                    "practitioner.declareConflict.unknownPerson", "person", "This person is not on record.",
                    instead: "Choose the person from those found.")
            }
            guard !practitioner.conflicts.contains(where: { $0.act.person == person }) else {
                throw .notNow(
                    "practitioner.declareConflict.already", "This conflict is on record already.",
                    instead: "Nothing more is needed.")
            }
        }

        package func apply(to practitioner: inout Practitioner, _ stamp: Stamp) {
            practitioner.conflicts.append(Stamped(self, stamp))
        }
    }
}
