import Guidance
import Practice
import Store

extension Readings {
    private static let involvementRows = OwnedRows(
        "involvement",
        ["stream", "place", "person", "kind", "practitioner", "agency", "team", "from_at", "until_at"]
    ) { .int($0.int(1)) }

    func write(_ involvements: [Involvement], of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        let rows: [[Value]] = involvements.enumerated().map { place, one in
            [
                id, Value(place), .text(one.person.id), .text(one.kind.rawValue), Value(one.practitioner?.id),
                .text(one.agency.id), Value(one.team), .int(one.from.milliseconds), Value(one.until?.milliseconds),
            ]
        }
        try Self.involvementRows.settle(rows, of: id, with: self, in: session)
    }

    /// Everyone's part in a person's life, live and ended.
    package func involvements(with person: PersonID, in session: any Session) throws -> [Involvement] {
        try session.all(
            """
            SELECT kind, practitioner, agency, team, from_at, until_at FROM involvement
            WHERE person = ? ORDER BY from_at
            """, [.text(person.id)]
        ) { try involvement($0, with: person) }.compactMap { $0 }
    }

    private func involvement(_ row: any Row, with person: PersonID) throws -> Involvement? {
        guard let kind = Involvement.Kind(rawValue: row.text(0)) else { return nil }
        return Involvement(
            kind, person: person, practitioner: row.optionalText(1).map(PractitionerID.init(unchecked:)),
            agency: AgencyID(unchecked: row.text(2)), team: row.optionalText(3),
            from: Moment(milliseconds: row.int(4)), until: row.optionalInt(5).map(Moment.init(milliseconds:)))
    }

    /// The people a practitioner works with now: those they lead or supervise, and the children on their school's roll;
    /// if wanted, also those they have just registered or written about.
    package func people(
        workedWithBy doer: Doer, orWrittenAbout isAuthor: Bool = false, at moment: Moment, limit: Int = 100,
        in session: any Session
    ) throws -> [PersonID] {
        var found: [PersonID] = []
        var seen: Set<PersonID> = []
        func add(_ row: any Row) {
            let person = PersonID(unchecked: row.text(0))
            if seen.insert(person).inserted { found.append(person) }
        }
        try session.each(
            """
            SELECT person FROM involvement WHERE practitioner = ? AND (until_at IS NULL OR until_at > ?)
            AND (kind IN ('lead', 'supervisor', 'earlyHelpLead', 'earlyHelpTeam', 'referrer', 'consulted', 'emergency')
                OR (kind = 'author' AND ?))
            ORDER BY from_at DESC LIMIT ?
            """,
            [.text(doer.practitioner.id), .int(moment.milliseconds), Value(isAuthor), Value(limit)], add)
        try session.each(
            """
            SELECT person FROM involvement WHERE agency = ? AND kind = 'school'
            AND (until_at IS NULL OR until_at > ?) ORDER BY from_at DESC LIMIT ?
            """, [.text(doer.agency.id), .int(moment.milliseconds), Value(limit)], add)
        return Array(found.prefix(limit))
    }
}
