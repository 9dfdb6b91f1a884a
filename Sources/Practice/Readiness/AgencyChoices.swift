import Guidance

extension PolicyRegister {
    /// The policies an act can name; for one who confirms, those that they were asked to read and have not.
    package func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]] {
        switch act {
        case Review.kind, Withdraw.kind, Require.kind, Receipt.kind:
            ["entry": open.map { Numbered($0.number, "\($0.title) (\($0.edition.rawValue))") }]
        case Confirm.kind:
            [
                "entry": open.compactMap { policy in
                    policy.unread[practitioner].map {
                        Numbered(policy.number, "\(policy.title), to be read by", on: $0.by)
                    }
                }
            ]
        default: [:]
        }
    }
}

extension TrainingRecord {
    /// The sessions an act can name, the latest first.
    package func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]] {
        guard act == Attend.kind || act == TakeBack.kind else { return [:] }
        let own = sessions.filter { $0.heldBy == nil }
        return ["entry": own.sorted { $1.heldOn < $0.heldOn }.map { Numbered($0.number, $0.title, on: $0.heldOn) }]
    }
}

extension SelfAssessment {
    /// What stands open in the rounds that are worked on: actions, and challenges of other agencies.
    package func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]] {
        let current = rounds.filter { self.current($0.kind)?.number == $0.number }
        func kind(_ round: Round) -> String {
            guidance.library.label(.selfAssessmentKinds, round.kind) ?? round.kind
        }
        switch act {
        case Finish.kind:
            return [
                "entry": current.flatMap { round in
                    round.openActions.map { Numbered($0.number, "\(kind(round)): \($0.what)", on: $0.by) }
                }
            ]
        case Respond.kind:
            return [
                "entry": current.flatMap { round in
                    round.challenges.filter { $0.answer == nil }.map {
                        Numbered($0.number, "\(kind(round)): \($0.words)", on: $0.stamp.happenedAt.day)
                    }
                }
            ]
        default: return [:]
        }
    }
}

extension AgencyReadiness {
    /// The steps of the checklist that is worked on: open ones to do something about, closed ones to open again.
    package func choices(
        for act: ActKind, by practitioner: PractitionerID, under guidance: Guidance
    ) -> [String: [Numbered]] {
        guard [Assign.kind, Finish.kind, SetAside.kind, Reopen.kind].contains(act) else { return [:] }
        let steps = (current?.steps ?? []).filter { ($0.state == .open) == (act != Reopen.kind) }
        return [
            "step": steps.map { step in
                let words = current.flatMap { guidance.library.readinessStep(step.key, under: $0.edition) }
                return Numbered(step.number, "\(step.number). \(words?.title ?? step.key)")
            }
        ]
    }
}
