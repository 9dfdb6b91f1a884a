import Access
import Guidance
import Practice
import Readings
import Store

/// Self-assessments of one kind beside each other: what each agency said of each standard, what it is after moderation,
/// and what it was the year before.
package struct SelfAssessmentComparison: Sendable {
    /// An option of `selfAssessmentKinds`.
    package let kind: String
    /// The kinds of which anything may be compared.
    package let kinds: [String]
    /// Codes of the kind's standards, in their order.
    package let standards: [String]
    package let rows: [AssessedStandard]
    package let names: Names

    /// The agencies that are compared, by name.
    package var agencies: [AgencyID] {
        Set(rows.map(\.agency)).sorted { (names.name($0), $0) < (names.name($1), $1) }
    }

    package func rows(of standard: String) -> [AssessedStandard] {
        let place = Dictionary(uniqueKeysWithValues: agencies.enumerated().map { ($1, $0) })
        return rows.filter { $0.standard == standard }.sorted { place[$0.agency]! < place[$1.agency]! }
    }
}

extension Lookout {
    /// Self-assessments of a kind side by side, for the partnership as far as they were signed off; for a trust those of
    /// its schools.
    /// - Parameter kind: the first of which there is anything, if left out.
    package func selfAssessmentComparison(
        of kind: String? = nil, by caller: Caller, at now: Moment
    ) async throws -> SelfAssessmentComparison {
        try await office.database.read { [office] session in
            let who = try office.comparing(caller, in: session)
            let isPartnership = who.doer.roles.contains(Roles.partnershipManager)
            let own = who.doer.agency
            let ties = try office.readings.everyReadinessTie(in: session)
            let schools = Set(ties.filter { $0.trust == own }.map(\.agency)).union([own])
            let open = Set(try office.readings.agencies(in: session).filter(\.isOpen).map(\.id))
            let all = office.library.lists[.selfAssessmentKinds]?.options.map(\.code) ?? []
            let found = try office.readings.assessedStandards(all, in: session).mapValues { rows in
                rows.filter { row in
                    open.contains(row.agency)
                        && (isPartnership ? row.isSignedOff : schools.contains(row.agency))
                }
            }
            let kinds = all.filter { !(found[$0] ?? []).isEmpty }
            guard let chosen = kind ?? kinds.first ?? all.first, all.contains(chosen) else { throw Rejection.notFound }
            let rows = found[chosen] ?? []
            var standards =
                SelfAssessment.list(of: chosen).map { office.library.guidance(on: now.day).options($0).map(\.code) }
                ?? []
            for one in rows where !standards.contains(one.standard) { standards.append(one.standard) }
            return SelfAssessmentComparison(
                kind: chosen, kinds: kinds, standards: standards, rows: rows,
                names: try Names([], Set(rows.map(\.agency)), office.readings, session))
        }
    }
}
