import Guidance

extension ChildInNeedPlan {
    /// The plan is made with the child and the family.
    package struct Start: Act {
        package static let kind: ActKind = "childInNeedPlan.start"
        package let outcomes: String
        package let childsVoice: String
        package let parentsVoice: String?
        package let actions: [PlannedAction]
        package let ifNotBetter: String
        package let familyAgrees: Bool
        package let notAgreedBecause: String?
        package let group: [PractitionerID]?
        /// The agencies of the group when named, in its order; the record knows them.
        package var agencies: [AgencyID]?

        package static let settles: Set<String> = ["agencies"]

        package init(
            outcomes: String, childsVoice: String, parentsVoice: String? = nil, actions: [PlannedAction],
            ifNotBetter: String, familyAgrees: Bool, notAgreedBecause: String? = nil,
            group: [PractitionerID]? = nil
        ) {
            self.outcomes = outcomes
            self.childsVoice = childsVoice
            self.parentsVoice = parentsVoice
            self.actions = actions
            self.ifNotBetter = ifNotBetter
            self.familyAgrees = familyAgrees
            self.notAgreedBecause = notAgreedBecause
            self.group = group
        }

        package func settled(in setting: Setting) -> Start {
            var act = self
            act.agencies = group?.compactMap { setting.standing.practitioners[$0]?.agency }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.start"
            try episode.mustBeAssessing(name + ".assessing")
            try episode.mustCarryPlan(setting, name)
            if let current = episode.childInNeedPlan.current {
                throw .notNow(
                    name + ".once", "A plan has run since \(current.stamp.happenedAt.day.inWords).",
                    instead: "Change that plan, or end it before another begins.")
            }
            if episode.hasProtectionPlan {
                throw Refusal(
                    name + ".protectionPlan", .notNow,
                    because: "The child is on a child protection plan, and is never on both.",
                    authority: setting.guidance.duty(.childInNeedReview).cite,
                    instead: "Go on with the child protection plan, or end it by its own decision first.")
            }
            try checkGroup(group, in: setting, name)
            let known = Set((group ?? []) + [episode.lead, setting.who.practitioner].compactMap { $0 })
            try episode.childInNeedPlan.actions.check(actions, among: known, in: setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.started.append(Stamped(self, stamp))
            episode.childInNeedPlan.actions.agree(actions, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child in need plan started",
                [
                    .of("The child's voice", childsVoice, holds: .childsWords),
                    .of("What should change", outcomes),
                    ActionList.told(actions),
                    .of("What the parents and carers say", parentsVoice, holds: .thirdParty),
                    .of("If it does not get better", ifNotBetter),
                    .of("Why the family did not agree", notAgreedBecause),
                ], weight: .key)
        }
    }

    /// The plan changes: its outcomes, its actions or the people who carry it.
    package struct Amend: Act {
        package static let kind: ActKind = "childInNeedPlan.amend"
        package let because: String
        package let outcomes: String?
        package let actions: [PlannedAction]?
        package let group: [PractitionerID]?
        /// The agencies of the group when named, in its order; the record knows them.
        package var agencies: [AgencyID]?

        package static let settles: Set<String> = ["agencies"]

        package init(
            because: String, outcomes: String? = nil, actions: [PlannedAction]? = nil,
            group: [PractitionerID]? = nil
        ) {
            self.because = because
            self.outcomes = outcomes
            self.actions = actions
            self.group = group
        }

        package func settled(in setting: Setting) -> Amend {
            var act = self
            act.agencies = group?.compactMap { setting.standing.practitioners[$0]?.agency }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "childInNeedPlan.amend"
            try episode.mustHavePlan(setting, name)
            try episode.mustCarryPlan(setting, name)
            if outcomes == nil, (actions ?? []).isEmpty, group == nil {
                throw .wrong(
                    name + ".nothing", "because", "It does not say what changes.",
                    instead: "Write what should change now, a new action, or who carries the plan.")
            }
            try checkGroup(group, in: setting, name)
            let carriers = group ?? episode.childInNeedPlan.group
            let known = Set(carriers + [episode.lead, setting.who.practitioner].compactMap { $0 })
            try episode.childInNeedPlan.actions.check(actions, among: known, in: setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.childInNeedPlan.amendments.append(Stamped(self, stamp))
            episode.childInNeedPlan.actions.agree(actions, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Child in need plan changed",
                [
                    .of("Because", because), .of("What should change now", outcomes),
                    ActionList.told(actions),
                ])
        }
    }
}

/// Refuses a group in which someone has no account.
private func checkGroup(_ group: [PractitionerID]?, in setting: Setting, _ rule: String)
    throws(Refusal)
{
    guard (group ?? []).allSatisfy({ setting.standing.practitioners[$0] != nil }) else {
        throw .wrong(
            rule + ".group", "group", "Someone named has no account here, or it has been disabled.",
            instead: "Choose practitioners from the list.")
    }
}

extension Episode {
    /// A child in need plan runs.
    func mustHavePlan(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBeOpen(rule + ".open")
        guard let current = childInNeedPlan.current else {
            throw .notNow(
                rule + ".plan", "No child in need plan runs.",
                instead: "Start the plan with the family first.")
        }
        if setting.happenedAt < current.stamp.happenedAt {
            throw .wrong(
                rule + ".order", "happenedAt", "This is before the plan began.",
                instead: "Enter when it happened, after \(current.stamp.happenedAt.inWords).")
        }
    }

    /// The lead practitioner or the council that holds the episode.
    func mustCarryPlan(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustFollowReceipt(setting, rule + ".order")
        try mustBeTheCouncilOrLead(
            setting, rule + ".council", cite: setting.guidance.duty(.childInNeedReview).cite)
    }
}
