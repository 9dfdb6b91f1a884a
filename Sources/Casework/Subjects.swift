import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// What the access rules need to know of one person.
    func subject(_ person: PersonID, at moment: Moment, in session: any Session) throws -> Subject? {
        try subjects([person], at: moment, in: session)[person]
    }

    /// What the access rules need to know of several people, in one question; those who do not exist are left out.
    func subjects(
        _ people: [PersonID], at moment: Moment, in session: any Session
    ) throws -> [PersonID: Subject] {
        var subjects: [PersonID: Subject] = [:]
        let found = try readings.around(people, at: moment, in: session)
        // Someone who is, or was, a child in the record is opened by their own processes alone.
        let adults = try readings.adults(
            among: found.compactMap { person, around in
                let isOnlyRelated =
                    !around.withTheirChildren.isEmpty && around.involvements.allSatisfy { $0.kind == .author }
                return isOnlyRelated ? person : nil
            }, on: moment.day, in: session)
        for (person, around) in found {
            let involvements = around.involvements + (adults.contains(person) ? around.withTheirChildren : [])
            subjects[person] = Subject(
                person: person, involvements: involvements.sorted { $0.from < $1.from }, labels: around.labels,
                council: around.council, beside: around.beside, hasOpenPlan: around.hasOpenPlan,
                parties: around.parties.map { Worker($0, lineManager: $1) }, locationGranted: around.locationGranted)
        }
        return subjects
    }

    /// Adds what a check needs to know of work with the people an act is about: who carries it, and which decisions of
    /// the stream are to be changed because they were challenged.
    func addWork(
        _ proposed: Proposed, about: [PersonID], _ who: Who, to standing: inout Standing, in session: any Session
    ) throws {
        if let stream = proposed.proposal.stream, stream.process == .episode {
            for row in try readings.differences(on: stream, in: session) where row.isUpheld {
                standing.overturned.insert(row.challenged.number)
            }
        }
        if proposed.proposal.act == Place.Unlink.kind { try addTied(proposed, who, to: &standing, in: session) }
        guard Acts.process(of: proposed.proposal.act) == .audit else { return }
        if proposed.proposal.act == Audit.Plan.kind, case .int(let seed)? = proposed.answers["seed"] {
            let readers = ["auditor", "moderator"].compactMap {
                proposed.answers[$0]?.text.flatMap { PractitionerID($0) }
            }
            let drawn = try draw(
                Set(proposed.proposal.about).count, seed: seed, without: readers, for: who, at: proposed.now,
                in: session)
            standing.sample = Set(drawn.children)
            standing.sampledFrom = drawn.from
        }
        for child in about {
            for row in try readings.episodes(of: child, in: session) where row.closedAt == nil {
                standing.workers.formUnion([row.lead, row.supervisor].compactMap { $0 })
            }
        }
    }

    /// Those whom a tie names and with whom whoever takes it back could tie them themselves.
    private func addTied(
        _ proposed: Proposed, _ who: Who, to standing: inout Standing, in session: any Session
    ) throws {
        guard let stream = proposed.proposal.stream, case .int(let entry)? = proposed.answers["entry"],
            let place = try replay(Place.self, stream, in: session)?.state,
            let tie = place.ties.first(where: { $0.stamp.number == entry })
        else { return }
        for person in [tie.act.person] + [tie.act.peer].compactMap({ $0 }) {
            guard let subject = try subject(person, at: proposed.now, in: session) else { continue }
            let decision = access.decide(asked(who, .act(Place.Link.kind), subject, at: proposed.now))
            if decision.isAllowed { standing.known.insert(person) }
        }
    }

    /// Who leads the open work with a child.
    func lead(with child: PersonID, in session: any Session) throws -> PractitionerID? {
        try readings.episodes(of: child, in: session).first { $0.closedAt == nil }?.lead
    }
}
