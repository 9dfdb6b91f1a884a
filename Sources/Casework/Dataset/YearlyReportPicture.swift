import Access
import Guidance
import Practice
import Readings
import Store

/// What the page of a yearly report shows to those who write it: its parts, the evidence beside each, what comes next.
package struct YearlyReportPicture: Sendable {
    package let row: YearlyReportRow
    package let report: YearlyReport
    package let council: AgencyRow
    /// What the record has for a part, by option of `yearlyReportSections`.
    package let evidence: [String: [Evidence]]
    package let clocks: [ClockRow]
    package let next: [ActKind]
    package let names: Names
    /// The asker writes it; those who only sign it read it.
    package var mayWrite = true
    /// The partners who sign it, as they are today.
    package var partners: [Partnership.Partner] = []
}

/// What the page of all yearly reports shows.
package struct YearlyReportsPicture: Sendable {
    package let rows: [YearlyReportRow]
    package let names: Names
    /// The asker may begin one, and open those that are being written.
    package let mayBegin: Bool
    package let mayWrite: Bool
}

/// A yearly report as it was published, open to everyone.
package struct PublishedReport: Sendable {
    package let row: YearlyReportRow
    package let council: AgencyRow
    package let version: YearlyReport.Version
    /// When each version was published, in order.
    package let versions: [YearlyReport.Version]
    package let sent: Moment?
    /// How it was sent.
    package var sentHow: String?
    /// Who signed it.
    package let names: Names
}

extension Lookout {
    /// The yearly reports: all to those who write them, those published to everyone.
    package func yearlyReports(by caller: Caller?, at now: Moment) async throws -> YearlyReportsPicture {
        try await office.database.read { [office] session in
            let who = try caller.map { try office.who($0, in: session) }
            let begins = who.map { office.mayReport($0, YearlyReport.Begin.kind, at: now) } ?? false
            let writes = who.map { office.mayRead(unpublished: $0, at: now) } ?? false
            var rows: [YearlyReportRow] = []
            if writes, let who {
                for council in try office.countable(who, in: session) {
                    rows += try office.readings.yearlyReports(of: council.id, in: session)
                }
            } else {
                rows = try office.readings.publishedReports(in: session)
            }
            let names = try Names([], Set(rows.map(\.council)), office.readings, session)
            return YearlyReportsPicture(
                rows: rows.sorted { ($1.year, $0.stream) < ($0.year, $1.stream) }, names: names, mayBegin: begins,
                mayWrite: writes)
        }
    }

    /// A report while it is written, for those who write it, with the evidence for all its parts or for one.
    package func yearlyReport(
        _ stream: StreamID, part: String? = nil, by caller: Caller, at now: Moment
    ) async throws -> YearlyReportPicture {
        try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            guard office.mayRead(unpublished: who, at: now),
                let row = try office.readings.yearlyReport(stream, in: session),
                let council = try office.countable(who, in: session).first(where: { $0.id == row.council }),
                let replayed = try office.replay(YearlyReport.self, stream, in: session)
            else { throw Rejection.notFound }
            let report = replayed.state
            let authors =
                report.written.values.flatMap { $0.map(\.stamp.by) } + report.versions.map(\.stamp.by)
                + report.signatures.map(\.practitioner)
            let partners = try office.partnership(of: council.id, in: session)?.partners(on: now.day) ?? []
            let next = report.next(under: office.library.guidance(on: now.day)).filter {
                office.mayReport(who, $0, at: now)
            }
            return YearlyReportPicture(
                row: row, report: report, council: council,
                evidence: try office.evidence(for: council.id, in: row.year, part: part, to: who, at: now, in: session),
                clocks: try office.readings.clocks(of: stream, in: session), next: next,
                names: try Names(Set(authors), [], office.readings, session),
                mayWrite: office.mayReport(who, YearlyReport.Write.kind, at: now), partners: partners)
        }
    }

    /// A report as it was published, the latest version unless another is asked for. Open to everyone.
    package func publishedReport(_ stream: StreamID, version number: Int? = nil) async throws -> PublishedReport {
        try await office.database.read { [office] session in
            guard let row = try office.readings.yearlyReport(stream, in: session),
                let council = try office.readings.agency(row.council, in: session),
                let report = try office.replay(YearlyReport.self, stream, in: session)?.state,
                let version = number == nil
                    ? report.versions.last : report.versions.first(where: { $0.number == number })
            else { throw Rejection.notFound }
            let signed = version.published.signatures ?? []
            return PublishedReport(
                row: row, council: council, version: version, versions: report.versions,
                sent: report.sent.first?.stamp.happenedAt, sentHow: report.sent.first?.act.how,
                names: try Names(
                    Set(signed.map(\.practitioner)), Set(signed.map(\.agency)), office.readings, session))
        }
    }
}

extension Office {
    /// Those who write a report, and those who sign it, read it before it is published.
    func mayRead(unpublished who: Who, at now: Moment) -> Bool {
        mayReport(who, YearlyReport.Write.kind, at: now) || mayReport(who, YearlyReport.Sign.kind, at: now)
    }

    func mayReport(_ who: Who, _ act: ActKind, at now: Moment) -> Bool {
        access.decide(asked(who, .act(act), nil, at: now)).isAllowed
    }

    /// Adds what the acts of a yearly report need to know: when the one before was published, and the year's figures.
    func addReport(_ proposed: Proposed, to standing: inout Standing, in session: any Session) throws {
        switch proposed.proposal.act {
        case YearlyReport.Begin.kind:
            guard case .int(let year)? = proposed.answers["year"],
                let council = proposed.answers["council"]?.text.flatMap({ AgencyID($0) })
            else { return }
            let before = ReportingYear(ending: year).previous
            standing.previousReport = try readings.yearlyReport(of: council, on: before, in: session)?.publishedAt?.day
        case YearlyReport.Publish.kind:
            guard let stream = proposed.proposal.stream,
                let row = try readings.yearlyReport(stream, in: session)
            else { return }
            let figures = try readings.yearFigures(
                of: row.council, in: row.year, divided: [], at: proposed.now, in: session)
            standing.figures = figures.measures.map { FrozenFigure($0) }
            standing.partnership = try partnership(of: row.council, in: session)
        case YearlyReport.Sign.kind, YearlyReport.AskToSign.kind:
            guard let stream = proposed.proposal.stream,
                let row = try readings.yearlyReport(stream, in: session)
            else { return }
            standing.partnership = try partnership(of: row.council, in: session)
        default: return
        }
    }

    /// Whether there is a report on an area and year already; nil for a claim of another kind.
    func reportIsTaken(_ claim: String, except stream: StreamID?, in session: any Session) throws -> Bool? {
        let parts = claim.split(separator: "/")
        guard parts.count == 3, parts[0] == "yearlyReport", let council = AgencyID(String(parts[1])),
            let year = Int(parts[2])
        else { return nil }
        let found = try readings.yearlyReport(of: council, on: ReportingYear(ending: year), in: session)
        return found.map { $0.stream != stream } ?? false
    }
}

extension FrozenFigure {
    /// A measure's year as it is told in public.
    init(_ figures: MeasureFigures) {
        let measure = figures.measure
        self.init(
            measure: measure.rawValue, title: measure.title, total: figures.whole.totalInWords,
            met: figures.whole.metInWords(countsMet: measure.countsMet), definition: measure.definition)
    }
}
