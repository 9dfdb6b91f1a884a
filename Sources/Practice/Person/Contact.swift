import Guidance

extension Person {
    /// What contact someone is to have with the person, who said so and until when: none, only supervised, by letter,
    /// or as the family arranges it.
    package struct ArrangeContact: Act {
        package static let kind: ActKind = "person.contact"
        package let other: PersonID
        /// An option of `contactArrangements`.
        package let arrangement: String
        /// Who set it: an option of `contactBases`.
        package let basis: String
        package let from: Day
        package let until: Day?
        package let because: String?

        package init(
            other: PersonID, arrangement: String, basis: String, from: Day, until: Day? = nil, because: String? = nil
        ) {
            self.other = other
            self.arrangement = arrangement
            self.basis = basis
            self.from = from
            self.until = until
            self.because = because
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try person.checkOther(other, "person.contact", in: setting)
            try Person.checkOrder(from, until, "person.contact.order")
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.contact.append(Stamped(self, stamp))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "Contact with someone: \(CodeWords.of(arrangement))",
                [
                    Line.Part("From", from.inWords), .of("Until", until?.inWords),
                    Line.Part("Set by", CodeWords.capitalised(basis)), .of("Why", because, holds: .thirdParty),
                ], weight: arrangement == ArrangeContact.none ? .key : .ordinary)
        }

        package func lasts(on day: Day) -> Bool { from <= day && (until.map { $0 >= day } ?? true) }

        /// Codes of `contactArrangements` that narrow contact.
        package static let none = "none"
        package static let supervised = "supervised"
        package static let indirect = "indirect"
    }

    /// The person and someone else met or were in touch, and how that is known.
    package struct MeetWith: Act {
        package static let kind: ActKind = "person.met"
        package let other: PersonID
        package let metOn: Day
        /// An option of `contactWays`.
        package let how: String
        /// Somebody trusted with it was there all the time.
        package let supervised: Bool
        /// `fact`, `opinion` or `reported`: an option of `sourceKinds`.
        package let source: String
        package let words: String

        package init(
            other: PersonID, metOn: Day, how: String, supervised: Bool, source: String, words: String
        ) {
            self.other = other
            self.metOn = metOn
            self.how = how
            self.supervised = supervised
            self.source = source
            self.words = words
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try person.checkOther(other, "person.met", in: setting)
            try Person.checkNotAhead(metOn, "metOn", "person.met.ahead", in: setting)
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.meetings.append(Stamped(self, stamp))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                "Contact took place on \(metOn.inWords)\(supervised ? ", supervised" : "")",
                [
                    Line.Part("How", CodeWords.capitalised(how)),
                    Line.Part(source == "fact" ? "What was seen" : "What is said", words, holds: .thirdParty),
                ])
        }
    }
}
