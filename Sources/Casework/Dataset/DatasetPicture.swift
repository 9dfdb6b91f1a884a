import Access
import Guidance
import Practice
import Readings
import Store

/// What the pages of the multi-agency dataset show: a council area's year beside the year before, no child in sight.
package struct DatasetPicture: Sendable {
    package let council: AgencyRow
    /// The areas the asker may see.
    package let councils: [AgencyRow]
    package let figures: YearFigures
    package let before: YearFigures
    /// The years there are, the latest first.
    package let years: [ReportingYear]
    /// What lines of divisions are called, by division and code.
    package let labels: [Dimension: [String: String]]

    /// A measure over both years, as a chart: shares in a thousand where it has them, numbers where it only counts.
    package func chart(_ measure: Measure) -> RunChart {
        let rows = [before, figures].flatMap { year in
            year.measures.isEmpty ? [] : year[measure].months.filter { !$0.isToCome }
        }
        return RunChart(
            rows.map {
                RunChart.Point(month: $0.value, value: measure.countsMet ? $0.figure.perMille : $0.figure.total)
            }, most: measure.countsMet ? 1000 : nil)
    }

    package func label(_ value: String, _ dimension: Dimension) -> String { labels[dimension]?[value] ?? value }
}

extension Lookout {
    /// How many years back the dataset is offered.
    private static let yearsBack = 6

    /// The multi-agency dataset of a council's area. A number of a whole area tells of no one, so no look is recorded.
    ///
    /// - Parameters:
    ///   - council: the asker's own if left out; for those of no council, the first by name.
    ///   - year: the last that is over, if left out.
    ///   - measure: the one whose divisions are wanted; all, if left out.
    package func dataset(
        of council: AgencyID? = nil, in year: ReportingYear? = nil, divided dimensions: Set<Dimension> = [],
        only measure: Measure? = nil, by caller: Caller, at now: Moment
    ) async throws -> DatasetPicture {
        try await office.database.read { [office] session in
            let who = try office.counting(caller, at: now, in: session)
            let councils = try office.countable(who, in: session)
            guard let chosen = council.map({ id in councils.first { $0.id == id } }) ?? councils.first else {
                throw Rejection.notFound
            }
            let latest = ReportingYear(of: now.day)
            let year = year ?? latest.previous
            let years = (0..<Self.yearsBack).map { ReportingYear(ending: latest.ending - $0) }
            guard years.contains(year) else { throw Rejection.notFound }
            let readings = office.readings
            let (figures, before) = try readings.figuresOfTwoYears(
                of: chosen.id, in: year, divided: dimensions, only: measure, at: now, in: session)
            var labels: [Dimension: [String: String]] = [:]
            for measure in figures.measures {
                for (dimension, rows) in measure.divided {
                    for row in rows {
                        labels[dimension, default: [:]][row.value] = readings.words(
                            of: row.value, by: dimension, figures.clusters)
                    }
                }
            }
            return DatasetPicture(
                council: chosen, councils: councils, figures: figures,
                before: before,
                years: years, labels: labels)
        }
    }
}

extension Office {
    /// The asker, who must be one of those who may see how many.
    func counting(_ caller: Caller, at now: Moment, in session: any Session) throws -> Who {
        let who = try who(caller, in: session)
        let decision = access.decide(asked(who, .guidance, nil, at: now))
        guard who.account.enabled, who.account.agencyOpen, caller.isOperator || who.doer.hasAny(Roles.mayCount)
        else { throw Rejection.refused(decision.refusal ?? Self.countersOnly) }
        return who
    }

    private static let countersOnly = Refusal(
        "access.role", .mayNot,
        because: "Figures of the whole area are for those who lead, manage or analyse.",
        authority: "docs/access.md", instead: "Ask your manager, or read the published yearly report.")

    /// The councils whose area's figures someone may see: their own; for those of no council the partners of a
    /// partnership on record, or where none is, every one.
    func countable(_ who: Who, in session: any Session) throws -> [AgencyRow] {
        let councils = try readings.agencies(in: session).filter(\.decidesReferrals).sorted { $0.name < $1.name }
        guard who.doer.agencyKind == Agency.councilKind else {
            let partners = try councils.filter { try partnership(of: $0.id, in: session) != nil }
            return partners.isEmpty ? councils : partners
        }
        return councils.filter { $0.id == who.doer.agency }
    }
}
