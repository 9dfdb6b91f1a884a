import Guidance

extension Person {
    /// What the adults of a family are to a child in it: whoever carries the work with the child works with these as
    /// well. Not friends, peers or whoever may have caused harm. Options of `relationshipKinds`.
    package static let familyAdults: Set<String> = [
        "mother", "father", "parent", "stepParent", "parentsPartner", "adoptiveParent", "kinshipCarer",
        "specialGuardian", "grandparent", "auntUncle",
    ]

    /// Someone else's relationship to the person: what they are to them, and whether they carry parental
    /// responsibility.
    package struct Relate: Act {
        package static let kind: ActKind = "person.relate"
        package let other: PersonID
        /// What the other person is to this one: an option of `relationshipKinds`.
        package let relationship: String
        /// `yes`, `no` or `notKnown`: an option of `parentalResponsibility`.
        package let parentalResponsibility: String
        package let from: Day?
        package let until: Day?

        package init(
            other: PersonID, relationship: String, parentalResponsibility: String, from: Day? = nil,
            until: Day? = nil
        ) {
            self.other = other
            self.relationship = relationship
            self.parentalResponsibility = parentalResponsibility
            self.from = from
            self.until = until
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try person.checkOther(other, "person.relate", in: setting)
            try Person.checkOrder(from, until, "person.relate.order")
            try Person.checkNotAhead(from, "from", "person.relate.ahead", in: setting)
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.relationships.removeAll { $0.act.other == other && $0.act.relationship == relationship }
            person.relationships.append(Stamped(self, stamp))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            let ending = until == nil ? "" : " ended"
            return Line(
                "Relationship\(ending): \(CodeWords.of(relationship))",
                [
                    parentalResponsibility == "yes"
                        ? Line.Part("Parental responsibility", "Yes", holds: .identity) : nil
                ], holds: .identity)
        }

        package func lasts(on day: Day) -> Bool {
            (from.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
        }
    }

    /// Two records that look alike were compared, and are of two people.
    package struct NotSame: Act {
        package static let kind: ActKind = "person.notSame"
        package let other: PersonID
        package let because: String

        package init(other: PersonID, because: String) {
            self.other = other
            self.because = because
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try person.checkOther(other, "person.notSame", in: setting)
            guard !person.notSame.contains(where: { $0.act.other == other }) else {
                throw .notNow(
                    "person.notSame.already", "It is on record that they are two people.",
                    instead: "Nothing more is needed.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.notSame.append(Stamped(self, stamp))
            person.note(stamp)
        }
    }
}
