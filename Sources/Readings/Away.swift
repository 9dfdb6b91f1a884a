import Guidance
import Practice
import Store

/// A time away from home or a circumstance of a child, as lists show it.
package struct AwayRow: Sendable {
    package let stream: StreamID
    package let person: PersonID
    /// A kind of `LivingAway` or of `Circumstance`, by the stream's process.
    package let kind: String
    package let council: AgencyID?
    package let beganAt: Moment
    /// Nil while it lasts.
    package let overAt: Moment?
}

extension LivingAway: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        guard let child, let kind, let opened else { return }
        try readings.write(
            AwayRow(
                stream: stream, person: child, kind: kind.rawValue, council: council, beganAt: opened.happenedAt,
                overAt: over), at: version, in: session)
    }
}

extension Circumstance: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        guard let child, let kind, let opened else { return }
        try readings.write(
            AwayRow(
                stream: stream, person: child, kind: kind.rawValue, council: council, beganAt: opened.happenedAt,
                overAt: ended?.stamp.happenedAt), at: version, in: session)
    }
}

extension Readings {
    func write(_ row: AwayRow, at version: Int, in session: any Session) throws {
        try session.run(
            """
            INSERT INTO away (stream, version, person, kind, council, began_at, over_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, person = excluded.person,
                kind = excluded.kind, council = excluded.council, began_at = excluded.began_at,
                over_at = excluded.over_at
            """,
            [
                .text(row.stream.description), Value(version), .text(row.person.id), .text(row.kind),
                Value(row.council?.id), .int(row.beganAt.milliseconds), Value(row.overAt?.milliseconds),
            ])
    }

    /// A child's times away from home and circumstances: those that last first, then the latest.
    package func away(of person: PersonID, in session: any Session) throws -> [AwayRow] {
        try awayQuestion(of: person).all(in: session)
    }

    func awayQuestion(of person: PersonID) -> RowQuestion<AwayRow> {
        RowQuestion(
            "stream, person, kind, council, began_at, over_at",
            "FROM away WHERE person = ? ORDER BY over_at IS NOT NULL, began_at DESC LIMIT 100", [.text(person.id)],
            read: away)
    }

    package func away(_ stream: StreamID, in session: any Session) throws -> AwayRow? {
        try session.first(
            "SELECT stream, person, kind, council, began_at, over_at FROM away WHERE stream = ?",
            [.text(stream.description)], away) ?? nil
    }

    private func away(_ row: any Row) throws -> AwayRow? {
        guard let stream = StreamID(row.text(0)) else { throw Unpacking.Damaged() }
        return AwayRow(
            stream: stream, person: PersonID(unchecked: row.text(1)), kind: row.text(2),
            council: row.optionalText(3).map(AgencyID.init(unchecked:)), beganAt: Moment(milliseconds: row.int(4)),
            overAt: row.optionalInt(5).map(Moment.init(milliseconds:)))
    }
}
