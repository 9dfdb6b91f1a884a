import Guidance
import Practice
import Store

extension Readings {
    /// How many of a council's episodes are open, and how many of those began before a day.
    package func openEpisodes(
        of council: AgencyID, begunBefore day: Day, in session: any Session
    ) throws -> (begunBefore: Int, open: Int) {
        try session.first(
            """
            SELECT count(*), coalesce(sum(opened_at < ?), 0) FROM episode WHERE council = ? AND closed_at IS NULL
            """, [.int(Moment(day).milliseconds), .text(council.id)]
        ) { ($0.number(1), $0.number(0)) } ?? (0, 0)
    }
}
