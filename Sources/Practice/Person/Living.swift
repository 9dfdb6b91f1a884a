import Guidance

extension Person {
    /// The person has moved, or an address of theirs becomes known.
    package struct Move: Act {
        package static let kind: ActKind = "person.move"
        /// One line of the address to a line.
        package let address: String
        /// None abroad, or of no fixed address.
        package let postcode: String?
        /// Nil when nobody knows since when.
        package let from: Day?
        /// An option of `addressKinds`.
        package let addressKind: String
        /// The address must not become known to everyone who sees the record.
        package let protected: Bool
        package let protectedBecause: String?

        package init(
            address: String, postcode: String? = nil, from: Day? = nil, addressKind: String,
            protected: Bool = false, protectedBecause: String? = nil
        ) {
            self.address = address
            self.postcode = postcode
            self.from = from
            self.addressKind = addressKind
            self.protected = protected
            self.protectedBecause = protectedBecause
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try Person.checkNotAhead(from, "from", "person.move.ahead", in: setting)
            try person.checkAlive(on: from ?? setting.happenedAt.day)
            if let postcode, Postcode(postcode) == nil {
                throw .wrong(
                    "person.move.postcode", "postcode", "This cannot be a postcode of the United Kingdom.",
                    instead: "Check it, or leave it empty for an address abroad or no fixed address.")
            }
            if protected, (protectedBecause ?? "").isEmpty {
                throw .wrong(
                    "person.move.protectedUnexplained", "protectedBecause",
                    "Protecting an address hides it from people who work with the child.",
                    instead: "Say who must not learn it, and why.")
            }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.moves.append(Stamped(self, stamp))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                protected ? "Moved to a protected address" : "Moved to another address",
                [
                    Line.Part("Address", written, holds: .location),
                    .of("Why it is protected", protected ? protectedBecause : nil, holds: .location),
                ])
        }

        /// The address and its postcode, a line to each.
        package var written: String {
            [address, postcode.flatMap { Postcode($0) }?.description].compactMap { $0 }.joined(
                separator: "\n")
        }
    }

    /// Someone else lives in the person's household, or no longer does.
    package struct Household: Act {
        package static let kind: ActKind = "person.household"
        package let other: PersonID
        package let from: Day?
        /// The last day; nil while it lasts.
        package let until: Day?

        package init(other: PersonID, from: Day? = nil, until: Day? = nil) {
            self.other = other
            self.from = from
            self.until = until
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try person.checkOther(other, "person.household", in: setting)
            try Person.checkOrder(from, until, "person.household.order")
            try Person.checkNotAhead(from, "from", "person.household.ahead", in: setting)
            if let from { try person.checkAlive(on: from) }
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.household.removeAll { $0.act.other == other && $0.act.isReplaced(by: self) }
            person.household.append(Stamped(self, stamp))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                until == nil
                    ? "Lives with another person on record" : "No longer lives with another person on record")
        }

        package func lasts(on day: Day) -> Bool {
            (from.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
        }

        private func isReplaced(by later: Household) -> Bool {
            until == nil || from == later.from
        }
    }
}

extension Person {
    /// Where the person lives on a day: the latest move by then.
    package func home(on day: Day) -> Stamped<Move>? {
        latestMove(by: day) { !Person.besideHome.contains($0.addressKind) }
    }

    /// Any address where they may be found or written to on a day is protected.
    package func isLocationProtected(on day: Day) -> Bool {
        let kept =
            [home(on: day)] + Person.besideHome.map { kind in latestMove(by: day) { $0.addressKind == kind } }
        return kept.contains { $0?.act.protected ?? false }
    }

    /// Codes of `addressKinds` of addresses someone has beside the one where they live.
    static let besideHome: Set<String> = ["correspondence", "otherParent"]

    private func latestMove(by day: Day, where fits: (Move) -> Bool) -> Stamped<Move>? {
        let lived = moves.enumerated().filter { _, move in
            (move.act.from.map { $0 <= day } ?? true) && fits(move.act)
        }
        return lived.max { a, b in (a.element.livedFrom, a.offset) < (b.element.livedFrom, b.offset) }?
            .element
    }
}

extension Stamped<Person.Move> {
    /// Since when, or, where nobody knows, when it was recorded.
    package var livedFrom: Day { act.from ?? stamp.recordedAt.day }
}
