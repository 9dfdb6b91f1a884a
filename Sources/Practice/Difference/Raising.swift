import Guidance

extension Difference {
    /// Someone who works with the child challenges a decision: which, why, what they ask, and whom to answer.
    ///
    /// Rule `difference.answerFirst`: the one asked works for the agency that decided, is senior enough, and did not
    /// decide it themselves. Duty `difference.first` runs from here.
    package struct Raise: Act {
        package static let kind: ActKind = "difference.raise"
        package static let opens = true
        package static let settles: Set<String> = ["decided", "decider", "decidedBy", "decidedAt", "agency"]

        /// The entry with the decision.
        package let challenged: EntryReference
        package let because: String
        package let asked: String
        package let tried: String?
        /// The child is safe while it is being settled.
        package let safeMeanwhile: Bool
        package let madeSafe: String?
        package let to: PractitionerID
        /// What kind of decision it was, who made it for which agency, and when; filled in from the record.
        package private(set) var decided: ActKind?
        package private(set) var decider: PractitionerID?
        package private(set) var decidedBy: AgencyID?
        package private(set) var decidedAt: Moment?
        /// The agency of whoever is asked.
        package private(set) var agency: AgencyID?

        package init(
            challenged: EntryReference, because: String, asked: String, tried: String? = nil, safeMeanwhile: Bool,
            madeSafe: String? = nil, to: PractitionerID
        ) {
            self.challenged = challenged
            self.because = because
            self.asked = asked
            self.tried = tried
            self.safeMeanwhile = safeMeanwhile
            self.madeSafe = madeSafe
            self.to = to
        }

        package func check(_ difference: Difference, in setting: Setting) throws(Refusal) {
            let name = "difference.raise"
            let cite = setting.guidance.rule(.answerDifferenceFirst).cite
            guard setting.about.count == 1, let child = setting.about.first else {
                throw .wrong(
                    name + ".child", "challenged", "A decision is challenged for one child at a time.",
                    instead: "Start from the child whose decision it is.")
            }
            guard let entry = setting.standing.entries[challenged], entry.about.contains(child) else {
                throw .wrong(
                    name + ".entry", "challenged", "There is no such decision about this child.",
                    instead: "Start from the decision itself.")
            }
            if entry.by == setting.who.practitioner {
                throw Refusal(
                    name + ".own", .mayNot, because: "You made this decision yourself.", authority: cite,
                    instead: "Put it right, or talk with your manager.")
            }
            if let open = entry.challengedIn {
                throw .notNow(
                    name + ".twice", "This decision is being challenged already (\(open.id.prefix(6))).",
                    instead: "Add what you know to that difference, or wait until it is settled.")
            }
            try Difference.mustBeAbleToAnswer(to, at: .first, decider: entry.by, setting, name)
            guard setting.standing.practitioners[to]?.agency == entry.agency else {
                throw .wrong(
                    name + ".agency", "to", "They do not work for the agency that decided.",
                    instead: "Ask somebody there first: they can change the decision.", authority: cite)
            }
        }

        package func settled(in setting: Setting) -> Raise {
            var raise = self
            let entry = setting.standing.entries[challenged]
            raise.decided = entry?.act
            raise.decider = entry?.by
            raise.decidedBy = entry?.agency
            raise.decidedAt = entry?.happenedAt
            raise.agency = setting.standing.practitioners[to]?.agency
            return raise
        }

        package func apply(to difference: inout Difference, _ stamp: Stamp) {
            difference.note(stamp)
            difference.raised = Stamped(self, stamp)
            difference.stages = [Asked(level: .first, to: to, agency: agency ?? stamp.agency, stamp: stamp)]
        }

        package func told(_ difference: Difference) -> Line? {
            Line(
                "A decision was challenged",
                [
                    .of("Why", because), .of("What is asked", asked), .of("What was tried first", tried),
                    .of("What was done to keep the child safe meanwhile", madeSafe),
                ], weight: .key)
        }
    }

    /// It goes to the next stage, with somebody more senior named to answer.
    ///
    /// 1. Not before the one asked has answered, or has let their time pass. 2. Nobody answers twice, and nobody answers
    /// for a decision of their own.
    package struct Escalate: Act {
        package static let kind: ActKind = "difference.escalate"
        package static let settles: Set<String> = ["agency"]
        package let because: String
        package let to: PractitionerID
        package private(set) var agency: AgencyID?

        package init(because: String, to: PractitionerID) {
            self.because = because
            self.to = to
        }

        package func check(_ difference: Difference, in setting: Setting) throws(Refusal) {
            let name = "difference.escalate"
            let (raised, stage) = try difference.mustBeOpen(name + ".open")
            try difference.mustTakePart(setting, name + ".side")
            guard let level = stage.level.next else {
                throw .notNow(
                    name + ".last", "This is the last stage.",
                    instead: "Settle it with the answer of the safeguarding partners.")
            }
            let clock = difference.clocks(under: setting.guidance).last
            guard stage.reply != nil || clock?.isLate(at: setting.happenedAt) == true else {
                throw .notNow(
                    name + ".early", "The one who was asked has time to answer.",
                    instead: "Wait for the answer; if the child is not safe now, act now and say so.")
            }
            if difference.stages.contains(where: { $0.to == to }) {
                throw .wrong(
                    name + ".twice", "to", "They were asked at an earlier stage.",
                    instead: "Choose somebody more senior.")
            }
            try Difference.mustBeAbleToAnswer(to, at: level, decider: raised.act.decider, setting, name)
        }

        package func settled(in setting: Setting) -> Escalate {
            var escalate = self
            escalate.agency = setting.standing.practitioners[to]?.agency
            return escalate
        }

        package func apply(to difference: inout Difference, _ stamp: Stamp) {
            difference.note(stamp)
            let level = difference.stage?.level.next ?? .third
            difference.stages.append(Asked(level: level, to: to, agency: agency ?? stamp.agency, stamp: stamp))
        }

        package func told(_ difference: Difference) -> Line? {
            Line("The difference went to the next stage", [.of("Why", because)], weight: .key)
        }
    }
}
