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

    /// Statutory work steps down: a practitioner of the council hands the family over to early help, in writing.
    package struct HandOver: Act {
        package static let kind: ActKind = "earlyHelp.handOver"
        package static let opens = true
        package let to: PractitionerID
        package let changed: String
        package let watch: String
        package let plan: String
        package let childsWords: String?
        package let metTogether: Bool
        package let notMetBecause: String?
        /// The agency of whoever receives it; the record knows it.
        package var toAgency: AgencyID?

        package static let settles: Set<String> = ["toAgency"]

        package init(
            to: PractitionerID, changed: String, watch: String, plan: String, childsWords: String? = nil,
            metTogether: Bool, notMetBecause: String? = nil
        ) {
            self.to = to
            self.changed = changed
            self.watch = watch
            self.plan = plan
            self.childsWords = childsWords
            self.metTogether = metTogether
            self.notMetBecause = notMetBecause
        }

        package func settled(in setting: Setting) -> HandOver {
            var act = self
            act.toAgency = setting.standing.practitioners[to]?.agency
            return act
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.handOver"
            try mustBeNew(help, setting, name)
            guard setting.who.agencyKind == Agency.councilKind else {
                throw Refusal(
                    name + ".council", .mayNot,
                    because: "Only a council steps statutory work down to early help.",
                    authority: EarlyHelp.cite(setting.guidance),
                    instead: "Start early help by saying what the family may need.")
            }
            guard setting.standing.practitioners[to] != nil else {
                throw .wrong(
                    name + ".to", "to",
                    "Whoever it is handed to has no account here, or it has been disabled.",
                    instead: "Choose the practitioner who has agreed to receive it.")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.about = stamp.about
            help.handedOver = Stamped(self, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Stepped down to early help",
                [
                    .of("The child's own words", childsWords, holds: .childsWords),
                    .of("What has changed", changed),
                    .of("What to watch", watch), .of("The plan handed over", plan),
                    .of("Why there was no meeting", notMetBecause),
                ], weight: .key)
        }
    }

    /// The practitioner named receives a step down, having read the handover.
    package struct Receive: Act {
        package static let kind: ActKind = "earlyHelp.receive"
        package let understood: String
        package let missing: String?
        package let familyMet: Bool

        package init(understood: String, missing: String? = nil, familyMet: Bool) {
            self.understood = understood
            self.missing = missing
            self.familyMet = familyMet
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.receive"
            guard let handedOver = help.handedOver else {
                throw .notNow(
                    name + ".handedOver", "Nothing was handed over here.",
                    instead: "Go on with the early help that has begun.")
            }
            if let received = help.received {
                throw .notNow(
                    name + ".once", "It was received on \(received.stamp.happenedAt.day.inWords).",
                    instead: "Go on: ask the family and make the plan with them.")
            }
            guard setting.who.practitioner == handedOver.act.to else {
                throw Refusal(
                    name + ".who", .mayNot, because: "It was handed to someone else.",
                    authority: EarlyHelp.cite(setting.guidance),
                    instead: "Ask them to receive it, or the council to hand it over to you.")
            }
            if setting.happenedAt < handedOver.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before it was handed over.",
                    instead: "Enter when you received it, after \(handedOver.stamp.happenedAt.inWords).")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.received = Stamped(self, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Step down received by early help",
                [.of("What was understood", understood), .of("What was missing", missing)], weight: .key)
        }
    }
}

/// What both beginnings of early help ask for: a new stream about children on record who have no early help open.
private func mustBeNew(_ help: EarlyHelp, _ setting: Setting, _ rule: String) throws(Refusal) {
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
