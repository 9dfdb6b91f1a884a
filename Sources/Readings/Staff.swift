import Guidance
import Practice
import Store

/// An agency as pages name it.
package struct AgencyRow: Sendable, Hashable, Codable {
    package let id: AgencyID
    /// An option of `agencyKinds`.
    package let kind: String
    package let name: String
    package let phone: String?
    package let hours: String?
    package let outOfHoursPhone: String?
    package let decidesReferrals: Bool
    package let isOpen: Bool
    package let version: Int
}

/// A practitioner as colleagues see them.
package struct Colleague: Sendable, Hashable, Codable {
    package let id: PractitionerID
    package let name: String
    package let email: String
    package let agency: AgencyID
    package let team: String?
    package let roles: [String]
    package let isSocialWorkQualified: Bool
    package let lineManager: PractitionerID?
    package let phone: String?
    package let isEnabled: Bool
    package let version: Int
}

/// A practitioner's account as access decisions need it.
package struct PractitionerStanding: Sendable {
    package let doer: Doer
    package let isEnabled: Bool
    package let agencyIsOpen: Bool
    package let name: String
    package let email: String
    package let agency: String
}

extension Readings {
    func write(_ agency: Agency, at version: Int, of stream: StreamID, in session: any Session) throws {
        try session.run(
            """
            INSERT INTO agency (id, version, kind, name, open, phone, hours, out_of_hours, decides)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, kind = excluded.kind, name = excluded.name,
                open = excluded.open, phone = excluded.phone, hours = excluded.hours,
                out_of_hours = excluded.out_of_hours, decides = excluded.decides
            """,
            [
                .text(stream.id), Value(version), .text(agency.kind), .text(agency.title), Value(agency.isOpen),
                Value(agency.phone), Value(agency.hours), Value(agency.outOfHoursPhone),
                Value(agency.decidesReferrals),
            ])
    }

    func write(_ practitioner: Practitioner, at version: Int, of stream: StreamID, in session: any Session) throws {
        guard let agency = practitioner.agency else { return }
        try session.run(
            """
            INSERT INTO practitioner (id, version, email, name, agency, team, enabled, qualified, roles, manager, phone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET version = excluded.version, email = excluded.email, name = excluded.name,
                agency = excluded.agency, team = excluded.team, enabled = excluded.enabled,
                qualified = excluded.qualified, roles = excluded.roles, manager = excluded.manager,
                phone = excluded.phone
            """,
            [
                .text(stream.id), Value(version), .text(practitioner.email), .text(practitioner.fullName),
                .text(agency.id), Value(practitioner.team), Value(practitioner.isEnabled),
                Value(practitioner.isSocialWorkQualified), .text(practitioner.roles.joined(separator: " ")),
                Value(practitioner.lineManager?.id), Value(practitioner.phone),
            ])
        let id = Value.text(stream.id)
        let conflicts: [[Value]] = practitioner.conflicts.map { [id, .text($0.act.person.id)] }
        try Self.conflictRows.settle(conflicts, of: id, with: self, in: session)
    }

    private static let conflictRows = OwnedRows("conflict", ["practitioner", "person"]) { .text($0.text(1)) }

    package func agency(_ id: AgencyID, in session: any Session) throws -> AgencyRow? {
        try session.once("agency \(id)") {
            try session.first("SELECT \(Self.agencyColumns) FROM agency WHERE id = ?", [.text(id.id)], agency)
        }
    }

    /// Several practitioners and agencies in one statement where there are not too many; those that do not exist are
    /// left out.
    package func staff(
        _ practitioners: some Sequence<PractitionerID>, _ agencies: some Sequence<AgencyID>, in session: any Session
    ) throws -> (practitioners: [PractitionerID: Colleague], agencies: [AgencyID: AgencyRow]) {
        let practitioners = Set(practitioners)
        let agencies = Set(agencies)
        guard practitioners.count <= AboutMany.most, agencies.count <= AboutMany.most else {
            return (try colleagues(practitioners, in: session), try self.agencies(agencies, in: session))
        }
        var round = Round()
        let colleagues = round.ask(
            RowQuestion(
                Self.colleagueColumns, "FROM practitioner WHERE id IN (?*)",
                aboutAll: practitioners.map(\.id).sorted(), read: colleague), if: !practitioners.isEmpty)
        let those = round.ask(
            RowQuestion(
                Self.agencyColumns, "FROM agency WHERE id IN (?*)", aboutAll: agencies.map(\.id).sorted(),
                read: agency), if: !agencies.isEmpty)
        try round.answer(in: session)
        return (
            Dictionary(uniqueKeysWithValues: colleagues.all.map { ($0.id, $0) }),
            Dictionary(uniqueKeysWithValues: those.all.map { ($0.id, $0) })
        )
    }

    /// Every agency, open ones first, and every practitioner by name, in one statement: whom a form offers.
    package func everyone(in session: any Session) throws -> (agencies: [AgencyRow], practitioners: [Colleague]) {
        var round = Round()
        let agencies = round.ask(
            RowQuestion(Self.agencyColumns, "FROM agency ORDER BY open DESC, name", [], read: agency))
        let colleagues = round.ask(
            RowQuestion(Self.colleagueColumns, "FROM practitioner ORDER BY name", [], read: colleague))
        try round.answer(in: session)
        return (agencies.all, colleagues.all)
    }

    /// Several agencies at once; those that do not exist are left out.
    package func agencies(_ ids: some Sequence<AgencyID>, in session: any Session) throws -> [AgencyID: AgencyRow] {
        var found: [AgencyID: AgencyRow] = [:]
        try Self.agenciesQuestion.ask(Set(ids).map(\.id).sorted(), in: session) { row in
            let one = agency(row)
            found[one.id] = one
        }
        return found
    }

    /// Every agency, open ones first.
    package func agencies(in session: any Session) throws -> [AgencyRow] {
        try session.all("SELECT \(Self.agencyColumns) FROM agency ORDER BY open DESC, name", [], agency)
    }

    private static let agenciesQuestion = AboutMany("SELECT \(agencyColumns) FROM agency WHERE id IN (?*)")
    private static let colleaguesQuestion = AboutMany("SELECT \(colleagueColumns) FROM practitioner WHERE id IN (?*)")
    private static let agencyColumns = "id, kind, name, open, phone, hours, out_of_hours, decides, version"

    private func agency(_ row: any Row) -> AgencyRow {
        AgencyRow(
            id: AgencyID(unchecked: row.text(0)), kind: row.text(1), name: row.text(2), phone: row.optionalText(4),
            hours: row.optionalText(5), outOfHoursPhone: row.optionalText(6), decidesReferrals: row.truth(7),
            isOpen: row.truth(3), version: row.number(8))
    }

    private static let colleagueColumns =
        "id, name, email, agency, team, roles, qualified, manager, phone, enabled, version"

    private func colleague(_ row: any Row) throws -> Colleague {
        Colleague(
            id: PractitionerID(unchecked: row.text(0)), name: row.text(1), email: row.text(2),
            agency: AgencyID(unchecked: row.text(3)), team: row.optionalText(4),
            roles: row.text(5).split(separator: " ").map(String.init), isSocialWorkQualified: row.truth(6),
            lineManager: row.optionalText(7).map(PractitionerID.init(unchecked:)), phone: row.optionalText(8),
            isEnabled: row.truth(9), version: row.number(10))
    }

    package func colleague(_ id: PractitionerID, in session: any Session) throws -> Colleague? {
        try session.first(
            "SELECT \(Self.colleagueColumns) FROM practitioner WHERE id = ?", [.text(id.id)], colleague)
    }

    /// Several practitioners at once; those who do not exist are left out.
    package func colleagues(
        _ ids: some Sequence<PractitionerID>, in session: any Session
    ) throws -> [PractitionerID: Colleague] {
        var found: [PractitionerID: Colleague] = [:]
        try Self.colleaguesQuestion.ask(Set(ids).map(\.id).sorted(), in: session) { row in
            let one = try colleague(row)
            found[one.id] = one
        }
        return found
    }

    /// The practitioners of an agency by name, or of all agencies.
    package func colleagues(of agency: AgencyID? = nil, in session: any Session) throws -> [Colleague] {
        guard let agency else {
            return try session.all("SELECT \(Self.colleagueColumns) FROM practitioner ORDER BY name", [], colleague)
        }
        return try session.all(
            "SELECT \(Self.colleagueColumns) FROM practitioner WHERE agency = ? ORDER BY name", [.text(agency.id)],
            colleague)
    }

    /// What several practitioners are called, in one question.
    package func names(
        of practitioners: [PractitionerID], in session: any Session
    ) throws -> [PractitionerID: String] {
        var found: [PractitionerID: String] = [:]
        try Self.namesQuestion.ask(Set(practitioners).map(\.id).sorted(), in: session) {
            found[PractitionerID(unchecked: $0.text(0))] = $0.text(1)
        }
        return found
    }

    private static let namesQuestion = AboutMany("SELECT id, name FROM practitioner WHERE id IN (?*)")

    /// Whose e-mail address it is.
    package func practitioner(email: String, in session: any Session) throws -> PractitionerID? {
        try session.first("SELECT id FROM practitioner WHERE email = ?", [.text(email.lowercased())]) {
            PractitionerID(unchecked: $0.text(0))
        }
    }

    /// A practitioner with the name and kind of their agency and whether both are live; nil when they are not in the record.
    package func practitioner(_ id: PractitionerID, in session: any Session) throws -> PractitionerStanding? {
        try session.once("practitioner \(id)") { try standing(of: id, session) }
    }

    private func standing(of id: PractitionerID, _ session: any Session) throws -> PractitionerStanding? {
        try standingQuestion("?", [.text(id.id)]).first(in: session)
    }

    /// The same of whomever an expression gives the id of.
    package func standingQuestion(_ id: String, _ values: [Value]) -> RowQuestion<PractitionerStanding> {
        RowQuestion(
            """
            p.id, p.agency, p.team, p.roles, p.qualified, p.manager, p.enabled, a.kind AS agency_kind, a.open, p.name,
            p.email, a.name AS agency_name
            """, "FROM practitioner p LEFT JOIN agency a ON a.id = p.agency WHERE p.id = \(id)", values
        ) { row in
            PractitionerStanding(
                doer: Doer(
                    practitioner: PractitionerID(unchecked: row.text(0)), agency: AgencyID(unchecked: row.text(1)),
                    agencyKind: row.text(7),
                    team: row.optionalText(2), roles: row.text(3).split(separator: " ").map(String.init),
                    isSocialWorkQualified: row.truth(4),
                    lineManager: row.optionalText(5).map(PractitionerID.init(unchecked:))),
                isEnabled: row.truth(6), agencyIsOpen: row.truth(8), name: row.text(9), email: row.text(10),
                agency: row.optionalText(11) ?? "")
        }
    }
}
