import Guidance
import Practice
import Store

/// A yearly report as lists show it.
package struct YearlyReportRow: Sendable, Hashable {
    package let stream: StreamID
    package let council: AgencyID
    package let year: ReportingYear
    package let stage: YearlyReport.Stage
    package let begunAt: Moment
    /// When it was published first, and last.
    package let publishedAt: Moment?
    package let revisedAt: Moment?
    package let versions: Int
}

extension WorkItem {
    /// A yearly report that nobody has begun, as it waits for whoever runs the partnership's business.
    package init(owed report: OwedReport, in partnership: StreamID) {
        self.init(
            stream: partnership, person: nil, duty: report.duty, what: "Begin the yearly report",
            why: "\(report.year.inWords) is over, and no report on it has been begun", since: report.since,
            due: report.due, act: YearlyReport.Begin.kind, owner: Owner.practitioner(report.owner).key,
            council: report.council)
    }
}

extension YearlyReport: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, of: stream, in: session)
    }
}

extension Readings {
    func write(_ report: YearlyReport, at version: Int, of stream: StreamID, in session: any Session) throws {
        guard let begun = report.begun else { return }
        try session.run(
            """
            INSERT INTO yearly_report (stream, version, council, year, stage, begun_at, published_at, revised_at, versions)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, stage = excluded.stage,
                published_at = excluded.published_at, revised_at = excluded.revised_at, versions = excluded.versions
            """,
            [
                .text(stream.description), Value(version), .text(begun.act.council.id), Value(begun.act.year),
                .text(report.stage.rawValue), .int(begun.stamp.happenedAt.milliseconds),
                Value(report.versions.first?.stamp.happenedAt.milliseconds),
                Value(report.versions.last?.stamp.happenedAt.milliseconds), Value(report.versions.count),
            ])
    }

    private static let reportColumns =
        "stream, council, year, stage, begun_at, published_at, revised_at, versions"

    private func report(_ row: any Row) throws -> YearlyReportRow {
        guard let stream = StreamID(row.text(0)), let stage = YearlyReport.Stage(rawValue: row.text(3)) else {
            throw Unpacking.Damaged()
        }
        return YearlyReportRow(
            stream: stream, council: AgencyID(unchecked: row.text(1)), year: ReportingYear(ending: row.number(2)),
            stage: stage, begunAt: Moment(milliseconds: row.int(4)),
            publishedAt: row.optionalInt(5).map(Moment.init(milliseconds:)),
            revisedAt: row.optionalInt(6).map(Moment.init(milliseconds:)), versions: row.number(7))
    }

    package func yearlyReport(_ stream: StreamID, in session: any Session) throws -> YearlyReportRow? {
        try session.first(
            "SELECT \(Self.reportColumns) FROM yearly_report WHERE stream = ?", [.text(stream.description)], report)
    }

    /// The report on a council's area and a year, if one was begun.
    package func yearlyReport(
        of council: AgencyID, on year: ReportingYear, in session: any Session
    ) throws -> YearlyReportRow? {
        try session.first(
            "SELECT \(Self.reportColumns) FROM yearly_report WHERE council = ? AND year = ?",
            [.text(council.id), Value(year.ending)], report)
    }

    /// A council area's reports, the latest year first.
    package func yearlyReports(
        of council: AgencyID, limit: Int = 50, in session: any Session
    ) throws -> [YearlyReportRow] {
        try session.all(
            """
            SELECT \(Self.reportColumns) FROM yearly_report WHERE council = ? ORDER BY year DESC LIMIT ?
            """, [.text(council.id), Value(limit)], report)
    }

    /// Every report that was published, the latest first.
    package func publishedReports(limit: Int = 100, in session: any Session) throws -> [YearlyReportRow] {
        try session.all(
            """
            SELECT \(Self.reportColumns) FROM yearly_report WHERE published_at IS NOT NULL
            ORDER BY published_at DESC LIMIT ?
            """, [Value(limit)], report)
    }
}
