import Guidance
import Practice
import Store

/// A place, online space or group of concern as lists show it.
package struct PlaceRow: Sendable {
    package let stream: StreamID
    package let name: String
    /// An option of `placeKindsOfConcern`.
    package let kind: String
    /// An option of `outsideHomeConcerns`.
    package let concern: String
    package let notedAt: Moment
    package let closedAt: Moment?

    package init(
        stream: StreamID, name: String, kind: String, concern: String, notedAt: Moment, closedAt: Moment?
    ) {
        self.stream = stream
        self.name = name
        self.kind = kind
        self.concern = concern
        self.notedAt = notedAt
        self.closedAt = closedAt
    }
}

extension Place: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        guard let noted else { return }
        try readings.write(self, noted, at: version, of: stream, in: session)
    }
}

extension Readings {
    private static let placePeople = OwnedRows("place_person", ["stream", "person"]) { .text($0.text(1)) }

    func write(
        _ place: Place, _ noted: Stamped<Place.Note>, at version: Int, of stream: StreamID, in session: any Session
    ) throws {
        let id = Value.text(stream.description)
        try session.run(
            """
            INSERT INTO place (stream, version, name, kind, concern, noted_at, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, name = excluded.name,
                kind = excluded.kind, concern = excluded.concern, noted_at = excluded.noted_at,
                closed_at = excluded.closed_at
            """,
            [
                id, Value(version), .blob(try seal(Array(noted.act.name.utf8))), .text(noted.act.placeKind),
                .text(noted.act.concern), .int(noted.stamp.happenedAt.milliseconds),
                Value(place.closed?.stamp.happenedAt.milliseconds),
            ])
        let tied = Set(place.ties.flatMap { [$0.act.person] + ($0.act.peer.map { [$0] } ?? []) })
        try Self.placePeople.settle(
            tied.sorted().map { [id, .text($0.id)] }, of: id, with: self, in: session)
    }

    private static let placeColumns = "p.stream, p.name, p.kind, p.concern, p.noted_at, p.closed_at"

    /// The places and groups of concern that are not closed, the latest first.
    package func places(limit: Int = 200, in session: any Session) throws -> [PlaceRow] {
        try session.all(
            "SELECT \(Self.placeColumns) FROM place p WHERE p.closed_at IS NULL ORDER BY p.noted_at DESC LIMIT ?",
            [Value(limit)], place)
    }

    /// The places and groups a person is tied to, closed ones too.
    package func places(of person: PersonID, limit: Int = 40, in session: any Session) throws -> [PlaceRow] {
        try session.all(
            """
            SELECT \(Self.placeColumns) FROM place_person t JOIN place p ON p.stream = t.stream
            WHERE t.person = ? ORDER BY p.noted_at DESC LIMIT ?
            """, [.text(person.id), Value(limit)], place)
    }

    private func place(_ row: any Row) throws -> PlaceRow {
        guard let stream = StreamID(row.text(0)) else { throw Unpacking.Damaged() }
        return PlaceRow(
            stream: stream, name: String(decoding: try open(row.blob(1)), as: UTF8.self), kind: row.text(2),
            concern: row.text(3), notedAt: Moment(milliseconds: row.int(4)),
            closedAt: row.optionalInt(5).map(Moment.init(milliseconds:)))
    }
}
