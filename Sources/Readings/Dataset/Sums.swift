import Guidance
import Practice
import Store

/// A number of things counted and how many of them met what was asked: as they are, before small ones are hidden.
package struct Sum: Sendable, Hashable {
    package var total: Int
    package var met: Int

    package init(total: Int = 0, met: Int = 0) {
        self.total = total
        self.met = met
    }

    static func + (one: Sum, other: Sum) -> Sum { Sum(total: one.total + other.total, met: one.met + other.met) }
}

extension Readings {
    private static let measures = Measure.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// What a council's area counted, by measure and month.
    package func monthSums(
        of council: AgencyID, from: String, until: String, in session: any Session
    ) throws -> [Measure: [String: Sum]] {
        var sums: [Measure: [String: Sum]] = [:]
        try session.each(
            """
            SELECT measure, month, total, met FROM tally WHERE council = ? AND dimension = 'all'
            AND measure IN (\(Self.measures)) AND month BETWEEN ? AND ?
            """, [.text(council.id), .text(from), .text(until)]
        ) { row in
            guard let measure = Measure(rawValue: row.text(0)) else { return }
            sums[measure, default: [:]][row.text(1)] = Sum(total: row.number(2), met: row.number(3))
        }
        return sums
    }

    /// What a council's area counted in a year, by measure and by the values of each division asked for.
    package func sums(
        of council: AgencyID, by dimensions: Set<Dimension>, _ clusters: [SchoolCluster] = [],
        only measure: Measure? = nil, from: String, until: String, in session: any Session
    ) throws -> YearSums {
        // Clusters are made of the settings.
        let kept = Set(dimensions.map { $0 == .cluster ? .setting : $0 }).map(\.rawValue).sorted()
        guard !kept.isEmpty else { return YearSums() }
        var sums = YearSums()
        let wanted = measure.map { "'\($0.rawValue)'" } ?? Self.measures
        let home = Dictionary(
            clusters.flatMap { one in one.schools.map { ($0.id, String(one.number)) } }, uniquingKeysWith: { $1 })
        // Settings and agencies stand by their ids, and are told by their kinds only.
        try session.each(
            """
            SELECT t.dimension, t.measure, t.value, a.kind, sum(t.total), sum(t.met) FROM tally t
            LEFT JOIN agency a ON a.id = CASE t.dimension
                WHEN 'setting' THEN substr(t.value, 3) WHEN 'agency' THEN t.value END
            WHERE t.council = ? AND t.dimension IN (\(kept.map { _ in "?" }.joined(separator: ", ")))
                AND t.measure IN (\(wanted)) AND t.month BETWEEN ? AND ?
            GROUP BY t.dimension, t.measure, t.value
            """, [.text(council.id)] + kept.map { .text($0) } + [.text(from), .text(until)]
        ) { row in
            guard let dimension = Dimension(rawValue: row.text(0)), let measure = Measure(rawValue: row.text(1)) else {
                return
            }
            let value = row.text(2)
            let kind = row.optionalText(3)
            let sum = Sum(total: row.number(4), met: row.number(5))
            var shown = value
            if dimension == .agency { shown = kind ?? "" }
            if dimension == .setting {
                shown = SchoolPhase(kind: kind, isSecondaryAge: value.hasPrefix("s/")).rawValue
                sums.byCluster[measure, default: ClusterSums()].add(
                    sum, cluster: home[String(value.dropFirst(2))] ?? SchoolCluster.none, phase: shown)
            }
            let before = sums.divided[dimension]?[measure]?[shown] ?? Sum()
            sums.divided[dimension, default: [:]][measure, default: [:]][shown] = before + sum
        }
        return sums
    }

    /// A year's sums by division, and by cluster of schools.
    package struct YearSums: Sendable {
        package var divided: [Dimension: [Measure: [String: Sum]]] = [:]
        var byCluster: [Measure: ClusterSums] = [:]
    }

    /// What is still to do in a council's area and past its time, by measure.
    package func overdue(of council: AgencyID, at moment: Moment, in session: any Session) throws -> [Measure: Int] {
        var counts: [Measure: Int] = [:]
        try session.each(
            """
            SELECT measure, count(*) FROM counted
            WHERE council = ? AND due_at IS NOT NULL AND due_at < ? GROUP BY measure
            """, [.text(council.id), .int(moment.milliseconds)]
        ) { row in
            if let measure = Measure(rawValue: row.text(0)) { counts[measure] = row.number(1) }
        }
        return counts
    }

    /// How many of an agency's decisions were challenged in a span of time, and how many of them were changed.
    package func challenged(
        decisionsOf agency: AgencyID, from: Moment, until: Moment, in session: any Session
    ) throws -> Sum {
        try session.first(
            """
            SELECT count(*), coalesce(sum(outcome IN ('changed', 'partlyChanged')), 0) FROM difference
            WHERE decided_by = ? AND raised_at >= ? AND raised_at < ?
            """, [.text(agency.id), .int(from.milliseconds), .int(until.milliseconds)]
        ) { Sum(total: $0.number(0), met: $0.number(1)) } ?? Sum()
    }
}
