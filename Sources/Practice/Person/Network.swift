import Guidance

extension Person {
    /// Someone, or some place or service, in the family's network: what they are, how strong the link is and which way
    /// help or strain runs, as somebody sees it.
    package struct Connect: Act {
        package static let kind: ActKind = "person.connect"
        /// Who or what it is, as the family calls it.
        package let name: String
        /// An option of `networkKinds`.
        package let connection: String
        /// An option of `networkStrengths`.
        package let strength: String
        /// An option of `networkFlows`.
        package let flow: String
        /// Whose view it is: an option of `networkViews`.
        package let viewOf: String
        package let from: Day?
        package let until: Day?
        package let note: String?

        package init(
            name: String, connection: String, strength: String, flow: String, viewOf: String, from: Day? = nil,
            until: Day? = nil, note: String? = nil
        ) {
            self.name = name
            self.connection = connection
            self.strength = strength
            self.flow = flow
            self.viewOf = viewOf
            self.from = from
            self.until = until
            self.note = note
        }

        package func check(_ person: Person, in setting: Setting) throws(Refusal) {
            try person.checkRegistered()
            try Person.checkOrder(from, until, "person.connect.order")
            try Person.checkNotAhead(from, "from", "person.connect.ahead", in: setting)
        }

        package func apply(to person: inout Person, _ stamp: Stamp) {
            person.network.removeAll { $0.act.name == name && $0.act.viewOf == viewOf }
            person.network.append(Stamped(self, stamp))
            person.note(stamp)
        }

        package func told(_ person: Person) -> Line? {
            Line(
                until == nil ? "Part of the family's network recorded" : "Part of the family's network ended",
                [
                    Line.Part("Who or what", name, holds: .thirdParty),
                    Line.Part("How the link is", CodeWords.capitalised(strength)), .of("What it is like", note),
                ])
        }
    }
}
