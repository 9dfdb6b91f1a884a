import Guidance

extension ChildInNeedPlan {
    /// What came of an action of the plan.
    package struct Done: Act {
        package static let kind: ActKind = "childInNeedPlan.done"
        package let action: Int
        /// An option of `actionResults`.
        package let result: String
        package let came: String?

        package init(action: Int, result: String, came: String? = nil) {
            self.action = action
            self.result = result
            self.came = came
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.done"
            try episode.mustHavePlan(setting, name)
            let plan = episode.childInNeedPlan
            guard
                plan.group.contains(setting.who.practitioner) || setting.who.practitioner == episode.lead
                    || setting.who.agency == episode.council
            else {
                throw Refusal(
                    name + ".group", .mayNot, because: "Those who carry the plan record what came of it.",
                    authority: setting.guidance.duty(.childInNeedReview).cite,
                    instead: "Tell the lead practitioner what you know.")
            }
            try plan.actions.checkEnd(of: action, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.actions.end(action, result, came, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Action \(action) of the child in need plan: \(CodeWords.of(result))",
                [
                    .of("Action", episode.childInNeedPlan.actions[action]?.action.what),
                    .of("What came of it", came),
                ])
        }
    }

    /// A visit under the plan: whether the child was seen, and alone.
    ///
    /// Duty `childInNeedPlan.visit`: only a visit at which the child was seen stops the clock; one that failed is
    /// recorded all the same.
    package struct Visit: Act {
        package static let kind: ActKind = "childInNeedPlan.visit"
        package let seen: Bool
        package let notSeenBecause: String?
        package let alone: Bool?
        package let notAloneBecause: String?
        package let whereSeen: String?
        package let childsWords: String?
        package let observed: String
        package let progress: String?
        package let lateBecause: String?

        package init(
            seen: Bool, notSeenBecause: String? = nil, alone: Bool? = nil, notAloneBecause: String? = nil,
            whereSeen: String? = nil, childsWords: String? = nil, observed: String,
            progress: String? = nil,
            lateBecause: String? = nil
        ) {
            self.seen = seen
            self.notSeenBecause = notSeenBecause
            self.alone = alone
            self.notAloneBecause = notAloneBecause
            self.whereSeen = whereSeen
            self.childsWords = childsWords
            self.observed = observed
            self.progress = progress
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.visit"
            try episode.mustHavePlan(setting, name)
            try episode.mustCarryPlan(setting, name)
            if alone == false, (notAloneBecause ?? "").isEmpty {
                throw .wrong(
                    name + ".alone", "notAloneBecause", "It does not say why the child was not seen alone.",
                    instead: "Choose the reason.", authority: setting.guidance.duty(.childInNeedVisit).cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.visits.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            let how =
                !seen ? "child not seen" : alone == true ? "child seen alone" : "child seen, not alone"
            return Line(
                "Visit under the child in need plan: \(how)",
                [
                    .of("The child's own words", childsWords, holds: .childsWords),
                    .of("Why the child was not seen", notSeenBecause), .of("Observed", observed),
                    .of("Progress", progress), .of("Where", whereSeen, holds: .location),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }
}
