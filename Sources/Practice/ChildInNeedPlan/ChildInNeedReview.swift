import Guidance

extension ChildInNeedPlan {
    /// The plan is looked at again with the child, the family and those who carry it.
    ///
    /// Duty `childInNeedPlan.review`: no edition sets a number; the time is the partnership's. A plan that drifted is
    /// seen here: actions past their day are named with what is done about them.
    package struct Review: Act {
        package static let kind: ActKind = "childInNeedPlan.review"
        /// The option for a child who may suffer significant harm: a strategy discussion is due.
        static let stepUp = "stepUp"
        /// An option of `childInNeedReviews`.
        package let outcome: String
        package let came: [PractitionerID]?
        package let childsVoice: String
        package let parentsVoice: String?
        package let progress: String
        package let drift: String?
        package let because: String
        package let actions: [PlannedAction]?
        package let lateBecause: String?

        package init(
            outcome: String, came: [PractitionerID]? = nil, childsVoice: String,
            parentsVoice: String? = nil,
            progress: String, drift: String? = nil, because: String, actions: [PlannedAction]? = nil,
            lateBecause: String? = nil
        ) {
            self.outcome = outcome
            self.came = came
            self.childsVoice = childsVoice
            self.parentsVoice = parentsVoice
            self.progress = progress
            self.drift = drift
            self.because = because
            self.actions = actions
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.review"
            try episode.mustHavePlan(setting, name)
            try episode.mustCarryPlan(setting, name)
            let plan = episode.childInNeedPlan
            let late = plan.open.filter { $0.isLate(on: setting.happenedAt.day) }
            if !late.isEmpty, (drift ?? "").isEmpty {
                let numbers = late.map { String($0.number) }.joined(separator: ", ")
                throw .wrong(
                    name + ".drift", "drift",
                    "Actions that are past their day are not spoken of: \(numbers).",
                    instead:
                        "Say what has not moved and what is done about it, or record what came of each action.",
                    authority: setting.guidance.duty(.childInNeedReview).cite)
            }
            let known = Set(plan.group + [episode.lead, setting.who.practitioner].compactMap { $0 })
            try plan.actions.check(actions, among: known, in: setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.reviews.append(Stamped(self, stamp))
            episode.childInNeedPlan.actions.agree(actions, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child in need plan reviewed: \(CodeWords.of(outcome))",
                [
                    .of("The child's voice", childsVoice, holds: .childsWords), .of("Progress", progress),
                    .of("What has not moved", drift), .of("Because", because), ActionList.told(actions),
                    .of("What the parents and carers say", parentsVoice, holds: .thirdParty),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }

    /// The plan ends, with its reason.
    package struct End: Act {
        package static let kind: ActKind = "childInNeedPlan.end"
        package static let stepDown = "stepDown"
        package static let familysPlan = "familysPlan"
        static let moved = "moved"
        static let adult = "adult"
        static let died = "died"
        /// An option of `childInNeedEnds`.
        package let reason: String
        package let changed: String
        package let unfinished: String?
        package let familyTold: Bool
        package let familyNotToldBecause: String?
        /// The council that supports a child who has moved.
        package let takenOverBy: String?
        /// The day on which it had assessed the child's needs again, or accepted.
        package let takenOverOn: Day?
        /// How that is known.
        package let takenOverHow: String?

        package init(
            reason: String, changed: String, unfinished: String? = nil, familyTold: Bool,
            familyNotToldBecause: String? = nil, takenOverBy: String? = nil, takenOverOn: Day? = nil,
            takenOverHow: String? = nil
        ) {
            self.takenOverBy = takenOverBy
            self.takenOverOn = takenOverOn
            self.takenOverHow = takenOverHow
            self.reason = reason
            self.changed = changed
            self.unfinished = unfinished
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.end"
            try episode.mustHavePlan(setting, name)
            try episode.mustCarryPlan(setting, name)
            let cite = setting.guidance.duty(.childInNeedReview).cite
            if reason == Self.stepDown, let child = episode.child,
                setting.standing.earlyHelp[child] == nil
            {
                throw .wrong(
                    name + ".handover", "reason", "Nobody in early help has been handed the work.",
                    instead:
                        "Hand over to early help first, so that the family is not left alone between the two.",
                    authority: cite)
            }
            if reason == Self.familysPlan, episode.familyGroup.plan == nil {
                throw .wrong(
                    name + ".familysPlan", "reason",
                    "The family has no agreed plan of its own in this episode.",
                    instead: "Record the family group conference and its plan first.", authority: cite)
            }
            if reason == Self.moved { try checkTakenOver(episode, setting, name) }
            if reason == Self.died { try mustHaveDied(setting, name, authority: cite) }
            if reason == Self.adult { try mustBeOfAge(setting, name) }
            if !episode.childInNeedPlan.open.isEmpty, (unfinished ?? "").isEmpty {
                throw .wrong(
                    name + ".unfinished", "unfinished",
                    "The plan has actions that are not done, and it does not say what becomes of them.",
                    instead: "Record what came of each, or write here who takes them on.", authority: cite)
            }
        }

        /// The council a child moves from supports the child until the other one has assessed the needs again.
        private func checkTakenOver(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
            let began = episode.childInNeedPlan.current?.stamp.happenedAt.day
            guard let takenOverOn, !(takenOverBy ?? "").isEmpty, !(takenOverHow ?? "").isEmpty,
                takenOverOn <= setting.happenedAt.day, began.map({ $0 <= takenOverOn }) ?? true
            else {
                throw .wrong(
                    name + ".takenOver", "takenOverOn",
                    "The other council has not assessed the child's needs again, or accepted, while this plan ran.",
                    instead:
                        "Keep the plan going, wherever the child lives, until it has; then record the day and how you know.",
                    authority: "WT2023 p73")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.ends.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child in need plan ended: \(CodeWords.of(reason))",
                [
                    .of("What changed", changed), .of("What was not finished", unfinished),
                    .of("Who supports the child now", takenOverBy), .of("Taken over", takenOverOn?.inWords),
                    .of("How that is known", takenOverHow),
                    .of("Family not told because", familyNotToldBecause),
                ], weight: .key)
        }
    }
}
