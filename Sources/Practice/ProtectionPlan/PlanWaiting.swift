import Guidance

/// What of a plan waits for somebody: what the core group agreed, and what should have changed by now.
extension ProtectionPlan {
    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen, let course = open, let council = episode.council else { return [] }
        let lead = episode.lead.map(Owner.practitioner) ?? .role(council, Referral.frontDoor)
        let actions = course.actions.waiting("the core group", about: child, lead: lead, Done.kind).map {
            Waiting(
                "core group \($0.key)", about: child, since: $0.since, owner: $0.owner, what: $0.what, why: $0.why,
                act: $0.act, by: $0.by)
        }
        let outcomes = course.outcomes.enumerated().compactMap { place, target -> Waiting? in
            guard let wording = target.wordings.last, !target.isAnswered else { return nil }
            return Waiting(
                "plan outcome \(place + 1)", about: child, since: wording.stamp.happenedAt, owner: lead,
                what: "Say how far outcome \(place + 1) of the plan has come",
                why: "It was to be reached by \(wording.act.byWhen.inWords)", act: Progress.kind,
                by: .day(wording.act.byWhen))
        }
        return actions + outcomes
    }
}

extension ProtectionPlan.Target {
    /// An option of `outcomeProgress`.
    private static let reached = "reached"

    /// Since it was last worded it was reached, or somebody looked at it on its day or after.
    var isAnswered: Bool {
        guard let wording = wordings.last else { return false }
        let since = progress.filter { $0.stamp.number > wording.stamp.number }
        guard let last = since.inOrderOf().last else { return false }
        return last.act.progress == Self.reached || wording.act.byWhen <= last.stamp.happenedAt.day
    }
}

extension Episode {
    /// When a plan last moved, where one runs: it began or was reviewed, somebody said how far an outcome has come, those
    /// who carry it met, an action came to an end, or supervision said why nothing moves.
    ///
    /// A visit alone is no progress. Nil where no plan runs: there whatever is recorded moves the work.
    package var planMovedAt: Moment? {
        let supervised = supervision.held.map(\.stamp)
        if let course = protectionPlan.open {
            let progress = course.outcomes.flatMap { $0.progress.map(\.stamp) }
            let moved: [Stamp] =
                [course.start] + course.reviews.map(\.stamp) + course.meetings.map(\.stamp) + progress
                + course.actions.items.compactMap(\.ended?.stamp)
            return (moved + supervised).map(\.happenedAt).max()
        }
        guard let start = childInNeedPlan.current else { return nil }
        let reports = childInNeedPlan.visits.filter { !($0.act.progress ?? "").isEmpty }.map(\.stamp)
        let moved: [Stamp] =
            [start.stamp] + childInNeedPlan.reviews.map(\.stamp) + reports
            + childInNeedPlan.amendments.map(\.stamp) + childInNeedPlan.actions.items.compactMap(\.ended?.stamp)
        return (moved + supervised).map(\.happenedAt).max()
    }
}
