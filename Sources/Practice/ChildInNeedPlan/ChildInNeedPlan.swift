import Guidance

/// A child in need plan: what should change for the child, who does what by when, looked at again until it ends.
///
/// A part of `Episode`. A child may have one after another, and none beside a child protection plan.
package struct ChildInNeedPlan: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        Start.self, Approve.self, Amend.self, Done.self, Visit.self, Review.self, End.self,
    ]

    package internal(set) var started: [Stamped<Start>] = []
    package internal(set) var approvals: [Stamped<Approve>] = []
    package internal(set) var amendments: [Stamped<Amend>] = []
    package internal(set) var actions = ActionList()
    package internal(set) var visits: [Stamped<Visit>] = []
    package internal(set) var reviews: [Stamped<Review>] = []
    package internal(set) var ends: [Stamped<End>] = []
    /// Where a child protection plan took its place: a child is never on both.
    private(set) var gaveWay: [Stamp] = []

    package init() {}

    /// The plan that runs now.
    package var current: Stamped<Start>? {
        guard let last = started.last, endOf(last) == nil else { return nil }
        return last
    }

    /// When a plan ended, by its own end or because a child protection plan took its place.
    private func endOf(_ start: Stamped<Start>) -> Stamp? {
        (since(ends, start.stamp).map(\.stamp) + gaveWay.filter { $0.number > start.stamp.number })
            .min { $0.number < $1.number }
    }

    /// A child protection plan begins, and this plan ends with it.
    mutating func giveWay(_ stamp: Stamp) {
        if isOpen { gaveWay.append(stamp) }
    }
    package var isOpen: Bool { current != nil }
    /// Whoever carries the plan beside the lead practitioner.
    package var group: [PractitionerID] {
        amendments.last { $0.act.group != nil }?.act.group ?? started.last?.act.group ?? []
    }
    /// What should change, as it was last agreed.
    package var outcomes: String? {
        guard let start = started.last else { return nil }
        return amendments.last { $0.stamp.number > start.stamp.number && $0.act.outcomes != nil }?.act
            .outcomes
            ?? start.act.outcomes
    }

    /// Every practitioner whom the plan names, so that pages can say who they are.
    package var named: [PractitionerID] {
        started.flatMap { $0.act.group ?? [] } + amendments.flatMap { $0.act.group ?? [] }
            + actions.items.compactMap(\.action.practitioner) + reviews.flatMap { $0.act.came ?? [] }
            + approvals.map(\.stamp.by)
    }

    /// Actions of the plan that runs now; those of an earlier plan ended with it.
    package var open: [ActionList.Item] {
        guard let current else { return [] }
        return actions.open.filter { $0.agreed.number >= current.stamp.number }
    }

    /// What happened since the plan that runs now, or ran last, began.
    private func since<A>(_ all: [Stamped<A>], _ start: Stamp) -> [Stamped<A>] {
        let next = started.first { $0.stamp.number > start.number }?.stamp.number ?? Int.max
        return all.filter { start.number < $0.stamp.number && $0.stamp.number < next }
    }

    /// Duties `childInNeedPlan.review` and `childInNeedPlan.visit`: times of the partnership's own. Each runs from the
    /// start of the plan, then from each review and each visit at which the child was seen.
    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        return started.flatMap { start -> [Clock] in
            let end = endOf(start) ?? episode.closure?.stamp
            let reviews = since(reviews, start.stamp).inOrderOf()
            let visits = since(visits, start.stamp).filter { $0.act.seen }
            let seen = (visits.map(\.stamp) + since(episode.assessment.seen, start.stamp).map(\.stamp))
                .filter { start.stamp.happenedAt <= $0.happenedAt }
                .sorted { ($0.happenedAt, $0.number) < ($1.happenedAt, $1.number) }
            return running(
                .childInNeedReview, from: start.stamp,
                stops: reviews.map { ($0.stamp, $0.act.lateBecause) }, end,
                Review.kind)
                + running(
                    .childInNeedVisit, from: start.stamp,
                    stops: seen.map { stamp in (stamp, visits.first { $0.stamp == stamp }?.act.lateBecause) },
                    end,
                    Visit.kind)
        }

        func running(
            _ duty: DutyKey, from start: Stamp, stops: [(stamp: Stamp, late: String?)], _ end: Stamp?,
            _ act: ActKind
        ) -> [Clock] {
            ([start] + stops.map(\.stamp)).enumerated().map { place, from in
                let stop = place < stops.count ? stops[place] : nil
                let stopped = (stop?.stamp ?? end)?.happenedAt
                return Clock(
                    duty, about: child, from: from.happenedAt, under: guidance, stoppedAt: stopped,
                    lateBecause: stop?.late ?? episode.lateReason(duty, from: from.happenedAt, stoppedAt: stopped),
                    owner: episode.carrier, stops: act, mark: from.number)
            }
        }
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance)
        -> [Waiting]
    {
        guard episode.isOpen, let current else { return plannedNotStarted(child, episode) }
        let items = actions.waiting(
            "a child in need plan", about: child, lead: episode.carrier, Done.kind)
        return approvalWaits(current, child, episode)
            + items.filter { item in open.contains { "action \($0.number)" == item.key } }
            .map {
                Waiting(
                    "childInNeedPlan " + $0.key, about: child, since: max($0.since, current.stamp.happenedAt),
                    owner: $0.owner, what: $0.what, why: $0.why, act: $0.act, by: $0.by)
            }
    }

    /// An assessment that led to a plan waits for the plan.
    private func plannedNotStarted(_ child: PersonID, _ episode: Episode) -> [Waiting] {
        guard episode.isOpen, started.isEmpty, let approved = episode.assessment.approved,
            approved.act.outcome == "childInNeedPlan"
        else { return [] }
        return [
            Waiting(
                "childInNeedPlan", about: child, since: approved.stamp.happenedAt, owner: episode.carrier,
                what: "Start the child in need plan",
                why: "The assessment was approved on \(approved.stamp.happenedAt.day.inWords)",
                act: Start.kind)
        ]
    }

    package func sightings(in episode: Episode) -> [Sighting] {
        visits.filter(\.act.seen).map { Sighting($0.stamp, alone: $0.act.alone == true) }
    }

    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] {
        guard let current else { return [] }
        return [
            Fact(
                "childInNeedPlan", about: child, what: "Child in need plan", since: current.stamp.happenedAt
            )
        ]
    }

    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        let named: [(stamp: Stamp, group: [PractitionerID], agencies: [AgencyID])] =
            (started.map { ($0.stamp, $0.act.group ?? [], $0.act.agencies ?? []) }
            + amendments.filter { $0.act.group != nil }.map {
                ($0.stamp, $0.act.group ?? [], $0.act.agencies ?? [])
            })
            .sorted { $0.stamp.number < $1.stamp.number }
        return named.enumerated().flatMap { place, one in
            let next = place + 1 < named.count ? named[place + 1].stamp : nil
            let end = (ends.map(\.stamp) + gaveWay).filter { $0.number > one.stamp.number }.min {
                $0.number < $1.number
            }
            let until = [next, end, episode.closure?.stamp].compactMap { $0?.happenedAt }.min()
            return zip(one.group, one.agencies).map { practitioner, agency in
                Involvement(
                    .coreGroup, person: child, practitioner: practitioner, agency: agency,
                    from: one.stamp.happenedAt, until: until)
            }
        }
    }

    package func first(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        if toApprove != nil { return [Approve.kind] }
        return sentBack == nil ? [] : [Amend.kind]
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard isOpen else {
            let planned = episode.assessment.approved?.act.outcome == "childInNeedPlan" && started.isEmpty
            return (planned || !ends.isEmpty || !episode.protectionPlan.courses.isEmpty) && !episode.hasProtectionPlan
                ? [Start.kind] : []
        }
        return [Visit.kind, Review.kind] + (open.isEmpty ? [] : [Done.kind]) + [Amend.kind, End.kind]
    }

    package func keepsOpen(_ episode: Episode) -> Refusal? {
        guard let current else { return nil }
        return .notNow(
            "episode.close.childInNeedPlan",
            "The child in need plan of \(current.stamp.happenedAt.day.inWords) has not ended.",
            instead: "End the plan with its reason, then close the episode.")
    }
}

extension Episode {
    /// Whether the child is on a child protection plan now. A child is never on both kinds of plan.
    var hasProtectionPlan: Bool { protectionPlan.isOpen }
}
