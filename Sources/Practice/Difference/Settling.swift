import Guidance

extension Difference {
    /// The one who was asked answers: the decision changes, or it stands, and why.
    ///
    /// Duties `difference.first`, `difference.second`, `difference.third`: answering stops the clock of the stage.
    package struct Reply: Act {
        package static let kind: ActKind = "difference.answer"
        /// Options of `differencePositions` after which the decision is made again.
        package static let changed = "changed"
        package static let partly = "partlyChanged"

        package let position: String
        package let because: String
        package let changes: String?
        package let lateBecause: String?

        package init(position: String, because: String, changes: String? = nil, lateBecause: String? = nil) {
            self.position = position
            self.because = because
            self.changes = changes
            self.lateBecause = lateBecause
        }

        package func check(_ difference: Difference, in setting: Setting) throws(Refusal) {
            let name = "difference.answer"
            let (raised, stage) = try difference.mustBeOpen(name + ".open")
            let rule = setting.guidance.rule(stage.level.rule)
            if let reply = stage.reply {
                throw .notNow(
                    name + ".once", "This stage was answered on \(reply.stamp.happenedAt.day.inWords).",
                    instead: "Wait whether it is settled or taken further.")
            }
            if rule.notOwn && setting.who.practitioner == raised.act.decider {
                throw Refusal(
                    name + ".own", .mayNot, because: "Nobody answers for a decision of their own.",
                    authority: rule.cite, instead: "Leave it to the one who was asked.")
            }
            guard
                setting.who.practitioner == stage.to
                    || setting.who.agency == stage.agency && setting.who.roles.contains(where: rule.allows)
            else {
                throw Refusal(
                    name + ".asked", .mayNot, because: "Somebody else was asked to answer at this stage.",
                    authority: rule.cite,
                    instead: "Tell them what you know; only they, or someone as senior beside them, answer.")
            }
        }

        package func apply(to difference: inout Difference, _ stamp: Stamp) {
            difference.note(stamp)
            guard !difference.stages.isEmpty else { return }
            difference.stages[difference.stages.count - 1].reply = Stamped(self, stamp)
        }

        package func told(_ difference: Difference) -> Line? {
            let changes = position == Reply.changed || position == Reply.partly
            return Line(
                changes ? "A challenged decision will be changed" : "A challenged decision was explained and stands",
                [
                    .of("Why", because), .of("What changes", self.changes), .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }

    /// It is over: with what outcome, and what was learnt.
    package struct Settle: Act {
        package static let kind: ActKind = "difference.settle"
        /// The option of `differenceOutcomes` that only those who raised it can choose.
        package static let withdrawn = "withdrawn"

        package let outcome: String
        package let because: String
        package let learning: String
        package let tell: [AgencyID]?

        package init(outcome: String, because: String, learning: String, tell: [AgencyID]? = nil) {
            self.outcome = outcome
            self.because = because
            self.learning = learning
            self.tell = tell
        }

        package func check(_ difference: Difference, in setting: Setting) throws(Refusal) {
            let name = "difference.settle"
            let (raised, stage) = try difference.mustBeOpen(name + ".open")
            try difference.mustTakePart(setting, name + ".side")
            let withdraws = outcome == Settle.withdrawn
            if withdraws && setting.who.agency != raised.stamp.agency {
                throw Refusal(
                    name + ".withdraw", .mayNot, because: "Only those who raised it withdraw it.",
                    authority: setting.guidance.rule(.answerDifferenceFirst).cite,
                    instead: "Answer it, and settle it with them.")
            }
            if stage.reply == nil && !withdraws {
                throw .notNow(
                    name + ".answered", "Nobody has answered at this stage.",
                    instead: "Wait for the answer, or take it to the next stage when the time has passed.")
            }
        }

        package func apply(to difference: inout Difference, _ stamp: Stamp) {
            difference.note(stamp)
            difference.settled = Stamped(self, stamp)
        }

        package func told(_ difference: Difference) -> Line? {
            Line("A difference was settled", [.of("How", because), .of("What was learnt", learning)], weight: .key)
        }
    }
}
