import Access
import Guidance
import Practice
import Readings
import Store

extension Lookout {
    /// How many of the area's episodes are open, and how many of those began before a day: what an edition's first day
    /// falls into. Nil for those who may not see counts. A number of the whole area tells of no one, so no look is
    /// recorded.
    package func openEpisodes(
        before day: Day, by caller: Caller, at now: Moment
    ) async throws -> (begunBefore: Int, open: Int)? {
        try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            guard who.account.enabled, who.account.agencyOpen, who.doer.hasAny(Roles.mayCount) else { return nil }
            let councils = try office.readings.agencies(in: session).filter(\.decidesReferrals)
            return try councils.reduce(into: (begunBefore: 0, open: 0)) { sum, council in
                let counts = try office.readings.openEpisodes(of: council.id, begunBefore: day, in: session)
                sum.begunBefore += counts.begunBefore
                sum.open += counts.open
            }
        }
    }
}
