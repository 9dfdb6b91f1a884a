import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// Adds what a check needs to know of work with the people an act is about: who carries it, and which decisions of
    /// the stream are to be changed because they were challenged.
    func addWork(
        _ proposed: Proposed, about: [PersonID], to standing: inout Standing, in session: any Session
    ) throws {
        if let stream = proposed.proposal.stream, stream.process == .episode {
            for row in try readings.differences(on: stream, in: session) where row.isUpheld {
                standing.overturned.insert(row.challenged.number)
            }
        }
        guard Acts.process(of: proposed.proposal.act) == .audit else { return }
        for child in about {
            for row in try readings.episodes(of: child, in: session) where row.closedAt == nil {
                standing.workers.formUnion([row.lead, row.supervisor].compactMap { $0 })
            }
        }
    }

    /// Who leads the open work with a child.
    func lead(with child: PersonID, in session: any Session) throws -> PractitionerID? {
        try readings.episodes(of: child, in: session).first { $0.closedAt == nil }?.lead
    }
}
