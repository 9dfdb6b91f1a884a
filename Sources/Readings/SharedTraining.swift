import Guidance
import Practice
import Store

/// A training session of several agencies, as one of those who take part finds it in a list.
package struct SharedSessionRow: Sendable, Hashable {
    /// The training record of the agency that held it.
    package let stream: StreamID
    /// The entry that recorded it.
    package let number: Int
    package let title: String
    package let heldOn: Day
    /// Who takes part, with how many of theirs were there; nil of an agency that has not said.
    package let parts: [AgencyID: Int?]

    package var heldBy: AgencyID { AgencyID(unchecked: stream.id) }
    package var people: Int { parts.values.reduce(0) { $0 + ($1 ?? 0) } }
    package var silent: Int { parts.values.count { $0 == nil } }
}

extension Readings {
    static let sharedTable = Table(
        "shared_session", key: "stream, item",
        """
        stream TEXT NOT NULL, item TEXT NOT NULL, number INTEGER NOT NULL, agency TEXT NOT NULL, held_on TEXT NOT NULL,
        own INTEGER NOT NULL, people INTEGER, title BLOB NOT NULL, PRIMARY KEY (stream, item)
        """, sealed: ["title"],
        indexes: [
            "shared_session_agency (agency, held_on)", "shared_session_held (own, held_on)",
            "shared_session_entry (stream, number)",
        ])

    private static let sharedRows = OwnedRows(
        "shared_session", ["stream", "item", "number", "agency", "held_on", "own", "people", "title"], sealed: "title"
    ) { .text($0.text(1)) }

    /// A row for the agency that held each session of several, and one for each of the others.
    func write(sharedOf training: TrainingRecord, of stream: StreamID, in session: any Session) throws {
        let own = AgencyID(unchecked: stream.id)
        let rows = training.shared.flatMap { one -> [[Value]] in
            let parts = [(own, Int?.some(one.attended.count))] + one.agencies.map { ($0, one.others[$0]?.count) }
            return parts.map { agency, people in
                [
                    .text(stream.description), .text("\(one.number) \(agency.id)"), Value(one.number),
                    .text(agency.id), .text(one.heldOn.description), Value(agency == own ? 1 : 0), Value(people),
                    .blob(Array(one.title.utf8)),
                ]
            }
        }
        try Self.sharedRows.settle(rows, of: .text(stream.description), with: self, in: session)
    }

    /// The latest sessions of several agencies in which an agency takes part.
    package func sharedSessions(
        of agency: AgencyID, skipping skipped: Int = 0, limit: Int = 25, in session: any Session
    ) throws -> [SharedSessionRow] {
        try shared(
            """
            SELECT stream, number FROM shared_session WHERE agency = ? ORDER BY held_on DESC, stream, number
            LIMIT ? OFFSET ?
            """, [.text(agency.id), Value(limit), Value(skipped)], in: session)
    }

    /// The latest sessions of several agencies there are.
    package func everySharedSession(
        skipping skipped: Int = 0, limit: Int = 25, in session: any Session
    ) throws -> [SharedSessionRow] {
        try shared(
            """
            SELECT stream, number FROM shared_session WHERE own = 1 ORDER BY held_on DESC, stream, number
            LIMIT ? OFFSET ?
            """, [Value(limit), Value(skipped)], in: session)
    }

    /// The sessions of several agencies held between two days, with how many agencies and people were at each.
    package func sharedTotals(
        from first: Day, until last: Day, in session: any Session
    ) throws -> [(heldOn: Day, agencies: Int, people: Int)] {
        try session.all(
            """
            SELECT h.held_on, (SELECT count(people) FROM shared_session s WHERE s.stream = h.stream AND s.number = h.number),
                (SELECT coalesce(sum(people), 0) FROM shared_session s WHERE s.stream = h.stream AND s.number = h.number)
            FROM shared_session h WHERE h.own = 1 AND h.held_on BETWEEN ? AND ?
            """, [.text(first.description), .text(last.description)]
        ) { row in
            guard let day = Day(row.text(0)) else { throw Unpacking.Damaged() }
            return (day, row.number(1), row.number(2))
        }
    }

    private func shared(_ which: String, _ values: [Value], in session: any Session) throws -> [SharedSessionRow] {
        var order: [String] = []
        var found: [String: SharedSessionRow] = [:]
        try session.each(
            """
            SELECT stream, number, agency, held_on, people, title FROM shared_session
            WHERE (stream, number) IN (\(which))
            """, values
        ) { row in
            guard let stream = StreamID(row.text(0)), let day = Day(row.text(3)) else { throw Unpacking.Damaged() }
            let key = "\(row.text(0)) \(row.number(1))"
            let agency = AgencyID(unchecked: row.text(2))
            var parts = found[key]?.parts ?? [:]
            parts.updateValue(row.optionalInt(4).map(Int.init), forKey: agency)
            if found[key] == nil { order.append(key) }
            let title = String(decoding: try open(row.blob(5)), as: UTF8.self)
            found[key] = SharedSessionRow(
                stream: stream, number: row.number(1), title: title, heldOn: day, parts: parts)
        }
        return order.compactMap { found[$0] }.sorted {
            ($1.heldOn, $0.stream, $0.number) < ($0.heldOn, $1.stream, $1.number)
        }
    }
}
