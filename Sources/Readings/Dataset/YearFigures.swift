import Guidance
import Practice
import Store

/// One line of a table of figures: a month, an age band, a need, a phase of school, a kind of agency.
package struct FigureRow: Sendable, Hashable {
    /// The code it stands for.
    package let value: String
    package let figure: Figure
    /// Its time has not come yet, so that it has no figure.
    package var isToCome = false
}

/// A measure in one year, small numbers hidden: its sum, its months, its divisions.
package struct MeasureFigures: Sendable, Hashable {
    package let measure: Measure
    package let whole: Figure
    package let months: [FigureRow]
    package var divided: [Dimension: [FigureRow]] = [:]
    /// Still to do and past its time now; nil where that cannot be, or the number is small.
    package let overdue: Int?
}

/// The multi-agency dataset of one council's area in one reporting year, as it may be told.
///
/// It always covers the whole year, or of the year that runs the months that are over: two spans that differ by a month
/// would tell that month, however few things happened in it.
package struct YearFigures: Sendable, Hashable {
    package let council: AgencyID
    package let year: ReportingYear
    /// The last month it covers; nil where none is over.
    package let until: String?
    package let measures: [MeasureFigures]
    /// The clusters of schools by which it is divided; none where the record has none.
    package var clusters: [SchoolCluster] = []

    package subscript(measure: Measure) -> MeasureFigures { measures.first { $0.measure == measure }! }
}

extension ReportingYear {
    /// Its months that are over at a moment.
    fileprivate func over(by now: Moment) -> [String] {
        let thisMonth = Self.month(of: now.day)
        return months.filter { $0 < thisMonth }
    }
}

extension Readings {
    /// The year's figures with the months; with every division where asked, of one measure only or of all.
    package func yearFigures(
        of council: AgencyID, in year: ReportingYear, divided dimensions: Set<Dimension>, only one: Measure? = nil,
        at now: Moment, in session: any Session
    ) throws -> YearFigures {
        guard let first = year.over(by: now).first, let last = year.over(by: now).last else {
            return YearFigures(council: council, year: year, until: nil, measures: [])
        }
        let byMonth = try monthSums(of: council, from: first, until: last, in: session)
        let late = try overdue(of: council, at: now, in: session)
        return try figures(of: council, in: year, divided: dimensions, only: one, at: now, byMonth, late, in: session)
    }

    /// The same with the year before, undivided: what a page shows beside it.
    package func figuresOfTwoYears(
        of council: AgencyID, in year: ReportingYear, divided dimensions: Set<Dimension>, only one: Measure? = nil,
        at now: Moment, in session: any Session
    ) throws -> (year: YearFigures, before: YearFigures) {
        let months = [year.previous, year].flatMap { $0.over(by: now) }
        guard let first = months.first, let last = months.last else {
            let none = { YearFigures(council: council, year: $0, until: nil, measures: []) }
            return (none(year), none(year.previous))
        }
        let byMonth = try monthSums(of: council, from: first, until: last, in: session)
        let late = try overdue(of: council, at: now, in: session)
        return (
            try figures(of: council, in: year, divided: dimensions, only: one, at: now, byMonth, late, in: session),
            try figures(of: council, in: year.previous, divided: [], at: now, byMonth, late, in: session)
        )
    }

    private func figures(
        of council: AgencyID, in year: ReportingYear, divided dimensions: Set<Dimension>, only one: Measure? = nil,
        at now: Moment, _ byMonth: [Measure: [String: Sum]], _ overdue: [Measure: Int], in session: any Session
    ) throws -> YearFigures {
        let over = year.over(by: now)
        guard let first = over.first, let last = over.last else {
            return YearFigures(council: council, year: year, until: nil, measures: [])
        }
        let clusters =
            dimensions.contains(.cluster)
            ? try schoolClusters(of: council, on: min(year.until, now.day), in: session) : []
        let sums = try sums(
            of: council, by: dimensions.subtracting(clusters.isEmpty ? [.cluster] : []), clusters, only: one,
            from: first, until: last, in: session)
        let byCluster = sums.byCluster
        let measures = Measure.allCases.map { measure -> MeasureFigures in
            let counted = byMonth[measure] ?? [:]
            let months = Suppression.table(over.map { counted[$0] ?? Sum() }, countsMet: measure.countsMet)
            let rows = year.months.enumerated().map { place, month in
                place < months.rows.count
                    ? FigureRow(value: month, figure: months.rows[place])
                    : FigureRow(value: month, figure: Figure(total: nil, met: nil), isToCome: true)
            }
            let late = overdue[measure] ?? 0
            var figures = MeasureFigures(
                measure: measure, whole: months.whole, months: rows,
                overdue: measure.canBeOverdue && !Suppression.isSmall(late) ? late : nil)
            let isWanted = one == nil || one == measure
            if isWanted, !clusters.isEmpty, Dimension.of(measure).contains(.cluster) {
                figures.divided[.cluster] = Self.rows(clusters, byCluster[measure] ?? ClusterSums(), measure)
            }
            for dimension in Dimension.of(measure)
            where isWanted && dimension != .cluster && dimensions.contains(dimension) {
                let sums = sums.divided[dimension]?[measure] ?? [:]
                let values = values(of: dimension, in: sums)
                let table = Suppression.table(values.map { sums[$0] ?? Sum() }, countsMet: measure.countsMet)
                figures.divided[dimension] = values.enumerated().map {
                    FigureRow(value: $1, figure: table.rows[$0])
                }
            }
            return figures
        }
        return YearFigures(council: council, year: year, until: last, measures: measures, clusters: clusters)
    }

    /// A line for each cluster, by name; none where they cannot be told.
    private static func rows(_ clusters: [SchoolCluster], _ sums: ClusterSums, _ measure: Measure) -> [FigureRow] {
        let values = clusters.map { String($0.number) } + [SchoolCluster.none]
        let figures = Suppression.clusters(values, sums, countsMet: measure.countsMet) ?? []
        return zip(values, figures).map { FigureRow(value: $0, figure: $1) }
    }

    /// The lines of a division, always in the same order: nobody stands above another for their number.
    private func values(of dimension: Dimension, in sums: [String: Sum]) -> [String] {
        let known: [String] =
            switch dimension {
            case .all: []
            case .age: AgeBand.allCases.map(\.rawValue)
            case .need: (library.lists[.primaryNeeds]?.options ?? []).map(\.code) + [""]
            case .setting: SchoolPhase.allCases.map(\.rawValue)
            case .agency: (library.lists[.agencyKinds]?.options ?? []).map(\.code).filter { sums[$0] != nil }
            case .cluster: []
            }
        return known + sums.keys.filter { !known.contains($0) }.sorted()
    }

    /// What a line of a division is called.
    package func words(of value: String, by dimension: Dimension, _ clusters: [SchoolCluster] = []) -> String {
        switch dimension {
        case .all: value
        case .age: AgeBand(rawValue: value)?.inWords ?? value
        case .need: value.isEmpty ? "Not decided yet" : library.label(.primaryNeeds, value) ?? value
        case .setting: SchoolPhase(rawValue: value)?.inWords ?? value
        case .agency: library.label(.agencyKinds, value) ?? "Not known"
        case .cluster: clusters.first { String($0.number) == value }?.name ?? SchoolCluster.noneInWords
        }
    }
}
