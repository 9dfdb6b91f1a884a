import Guidance

extension EarlyHelp {
    /// The plan is looked at again with the family: what has changed, and whether help goes on.
    ///
    /// Duty `earlyHelp.review`: the guidance asks that plans are reviewed and sets no number; the time is the partnership's.
    package struct Review: Act {
        package static let kind: ActKind = "earlyHelp.review"
        /// The option for help that is not enough: the child is referred.
        static let stepUp = "stepUp"
        /// An option of `earlyHelpReviews`.
        package let outcome: String
        package let changed: String
        package let childsVoice: String
        package let familysVoice: String?
        package let because: String
        package let lateBecause: String?

        package init(
            outcome: String, changed: String, childsVoice: String, familysVoice: String? = nil,
            because: String,
            lateBecause: String? = nil
        ) {
            self.outcome = outcome
            self.changed = changed
            self.childsVoice = childsVoice
            self.familysVoice = familysVoice
            self.because = because
            self.lateBecause = lateBecause
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.review"
            try help.mustLead(setting, name)
            guard let plan = help.plans.first else {
                throw .notNow(
                    name + ".plan", "There is no plan to look at.",
                    instead: "Make the plan with the family first.")
            }
            if setting.happenedAt < plan.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the plan was made.",
                    instead: "Enter when it was reviewed, after \(plan.stamp.happenedAt.inWords).")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.reviews.append(Stamped(self, stamp))
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Early help plan reviewed: \(CodeWords.of(outcome))",
                [
                    .of("The child's voice", childsVoice, holds: .childsWords),
                    .of("What has changed", changed),
                    .of("The family's voice", familysVoice, holds: .thirdParty), .of("Because", because),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }

    /// Early help ends: how, what changed, and to whom the family can turn.
    package struct Close: Act {
        package static let kind: ActKind = "earlyHelp.close"
        package static let steppedUp = "steppedUp"
        package static let needsMet = "needsMet"
        /// An option of `earlyHelpOutcomes`.
        package let outcome: String
        package let summary: String
        package let unfinished: String?
        package let turnTo: String?
        package let familyTold: Bool
        package let familyNotToldBecause: String?

        package init(
            outcome: String, summary: String, unfinished: String? = nil, turnTo: String? = nil,
            familyTold: Bool,
            familyNotToldBecause: String? = nil
        ) {
            self.outcome = outcome
            self.summary = summary
            self.unfinished = unfinished
            self.turnTo = turnTo
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.close"
            try help.mustHaveBegun(setting, name)
            if help.awaitsReceipt {
                try help.mustHaveHandedOver(setting, name)
            } else {
                try help.mustCarry(setting, name + ".team")
            }
            if outcome == Self.needsMet, help.plans.isEmpty {
                throw .wrong(
                    name + ".planned", "outcome", "It says that needs were met, and there was never a plan.",
                    instead: "Choose the outcome that fits, or make the plan with the family.")
            }
            if outcome == Self.steppedUp,
                help.about.allSatisfy({ !setting.standing.referred.contains($0) })
            {
                throw .wrong(
                    name + ".referred", "outcome", "None of the children has been referred.",
                    instead: "Make the referral first: the early help assessment goes with it.",
                    authority: setting.guidance.duty(.referralDecision).cite)
            }
            if !help.actions.open.isEmpty, (unfinished ?? "").isEmpty {
                throw .wrong(
                    name + ".unfinished", "unfinished",
                    "The plan has actions that are not done, and it does not say what becomes of them.",
                    instead: "Record what came of each, or write here who takes them on.")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.closure = Stamped(self, stamp)
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                "Early help ended: \(CodeWords.of(outcome))",
                [
                    .of("Summary", summary), .of("What was not finished", unfinished),
                    .of("Whom to turn to", turnTo),
                    .of("Family not told because", familyNotToldBecause),
                ], weight: .key)
        }
    }
}
