import Guidance

extension EarlyHelp {
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
            help.handings = [Handing(to: to, agency: toAgency ?? stamp.agency, stamp: stamp)]
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
            try help.mustAnswerHandover(setting, "earlyHelp.receive")
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

    /// Whoever it was handed to does not take it, and says why.
    package struct Decline: Act {
        package static let kind: ActKind = "earlyHelp.decline"
        package let because: String
        package let better: String?

        package init(because: String, better: String? = nil) {
            self.because = because
            self.better = better
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            try help.mustAnswerHandover(setting, "earlyHelp.decline")
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            guard let last = help.handings.indices.last else { return }
            help.handings[last].declined = Stamped(self, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Step down declined by early help",
                [.of("Because", because), .of("Who might be better placed", better)], weight: .key)
        }
    }

    /// The council hands to somebody else a step down that was declined, or that nobody has received.
    package struct Redirect: Act {
        package static let kind: ActKind = "earlyHelp.redirect"
        package let to: PractitionerID
        package let because: String
        /// The agency of whoever receives it; the record knows it.
        package var toAgency: AgencyID?

        package static let settles: Set<String> = ["toAgency"]

        package init(to: PractitionerID, because: String) {
            self.to = to
            self.because = because
        }

        package func settled(in setting: Setting) -> Redirect {
            var act = self
            act.toAgency = setting.standing.practitioners[to]?.agency
            return act
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.redirect"
            let last = try help.mustAwaitReceipt(setting, name)
            try help.mustHaveHandedOver(setting, name)
            guard setting.standing.practitioners[to] != nil, to != last.to else {
                throw .wrong(
                    name + ".to", "to", "That is nobody else, or they have no account here.",
                    instead: "Choose another practitioner, who has agreed to receive it.")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.handings.append(Handing(to: to, agency: toAgency ?? stamp.agency, stamp: stamp))
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line("Step down handed to somebody else", [.of("Because", because)], weight: .key)
        }
    }

    /// A step down put into somebody's hands, and their answer where they did not take it.
    package struct Handing: Sendable {
        package let to: PractitionerID
        package let agency: AgencyID
        package let stamp: Stamp
        package internal(set) var declined: Stamped<Decline>?
    }

    /// A step down was handed over, nobody has received it, and what is recorded happened after that.
    func mustAwaitReceipt(_ setting: Setting, _ name: String) throws(Refusal) -> Handing {
        try mustHaveBegun(setting, name)
        guard let last = handings.last else {
            throw .notNow(
                name + ".handedOver", "Nothing was handed over here.",
                instead: "Go on with the early help that has begun.")
        }
        if let received {
            throw .notNow(
                name + ".once", "It was received on \(received.stamp.happenedAt.day.inWords).",
                instead: "Go on: ask the family and make the plan with them.")
        }
        if setting.happenedAt < last.stamp.happenedAt {
            throw .wrong(
                name + ".order", "happenedAt", "This is before it was handed over.",
                instead: "Enter when it happened, after \(last.stamp.happenedAt.inWords).")
        }
        return last
    }

    /// Whoever it was handed to last receives it or declines.
    func mustAnswerHandover(_ setting: Setting, _ name: String) throws(Refusal) {
        let last = try mustAwaitReceipt(setting, name)
        guard setting.who.practitioner == last.to else {
            throw Refusal(
                name + ".who", .mayNot, because: "It was handed to someone else.",
                authority: EarlyHelp.cite(setting.guidance),
                instead: "Ask them to receive it, or the council to hand it over to you.")
        }
        if last.declined != nil {
            throw .notNow(
                name + ".declined", "It was declined.", instead: "Ask the council to hand it over to you again.")
        }
    }

    /// Until it is received, a step down is the council's that handed it over.
    func mustHaveHandedOver(_ setting: Setting, _ name: String) throws(Refusal) {
        guard setting.who.agency == handedOver?.stamp.agency else {
            throw Refusal(
                name + ".council", .mayNot, because: "It has not been received: it is still the council's.",
                authority: EarlyHelp.cite(setting.guidance),
                instead: "Receive it, or decline it and say why; the council does the rest.")
        }
    }
}
