import Access
import Guidance
import Practice
import Readings
import Store

extension Office {
    /// The yearly reports that a partnership owes at a moment.
    func owedReports(of partnership: Partnership, at now: Moment, in session: any Session) throws -> [OwedReport] {
        guard let council = partnership.begun?.act.council else { return [] }
        let known = try readings.yearlyReports(of: council, in: session).map { row in
            Partnership.ReportStanding(year: row.year, stream: row.stream, publishedAt: row.publishedAt)
        }
        return partnership.owedReports(known, at: now, under: library.guidance(on: now.day))
    }

    /// What waits for whoever runs a partnership's business without being in anybody's stream: the yearly report on a year
    /// that is over, before anyone has begun it. One that was begun has clocks of its own.
    func owedWork(of who: Who, at now: Moment, in session: any Session) throws -> [WorkItem] {
        guard who.doer.roles.contains(Roles.partnershipManager) else { return [] }
        return try readings.partnerships(in: session).flatMap { row -> [WorkItem] in
            guard let partnership = try replay(Partnership.self, row.stream, in: session)?.state,
                partnership.manager(on: now.day) == who.doer.practitioner
            else { return [] }
            return try owedReports(of: partnership, at: now, in: session).filter { $0.begun == nil }.map {
                WorkItem(owed: $0, in: row.stream)
            }
        }
    }
}
