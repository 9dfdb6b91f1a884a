import Guidance
import Practice
import Store

/// A concern as lists show it.
package struct ConcernRow: Sendable {
    package let stream: StreamID
    package let agency: AgencyID
    package let author: PractitionerID
    package let recordedAt: Moment
    package let categories: [String]
    /// Nil until the designated safeguarding lead has decided.
    package let outcome: String?
}

extension Readings {
    func write(_ concern: Concern, at version: Int, of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        guard let recorded = concern.recorded else { return }
        try session.run(
            """
            INSERT INTO concern (stream, version, agency, author, recorded_at, category, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, agency = excluded.agency,
                author = excluded.author, recorded_at = excluded.recorded_at, category = excluded.category,
                outcome = excluded.outcome
            """,
            [
                id, Value(version), .text(recorded.stamp.agency.id), .text(recorded.stamp.by.id),
                .int(recorded.stamp.recordedAt.milliseconds), .text(recorded.act.categories.joined(separator: " ")),
                Value(concern.decision?.act.outcome),
            ])
        let people: [[Value]] = concern.about.map { [id, .text($0.id)] }
        try Self.personRows.settle(people, of: id, with: self, in: session)
    }

    private static let personRows = OwnedRows("concern_person", ["stream", "person"]) { .text($0.text(1)) }

    private static let concernColumns = "c.stream, c.agency, c.author, c.recorded_at, c.category, c.outcome"

    private func concern(_ row: any Row) throws -> ConcernRow {
        guard let stream = StreamID(row.text(0)) else { throw Unpacking.Damaged() }
        return ConcernRow(
            stream: stream, agency: AgencyID(unchecked: row.text(1)), author: PractitionerID(unchecked: row.text(2)),
            recordedAt: Moment(milliseconds: row.int(3)),
            categories: row.text(4).split(separator: " ").map(String.init), outcome: row.optionalText(5))
    }

    /// The concerns about a person, newest first.
    package func concerns(about person: PersonID, in session: any Session) throws -> [ConcernRow] {
        try session.all(
            """
            SELECT \(Self.concernColumns) FROM concern_person p JOIN concern c ON c.stream = p.stream
            WHERE p.person = ? ORDER BY c.recorded_at DESC
            """, [.text(person.id)], concern)
    }

    package func concern(_ stream: StreamID, in session: any Session) throws -> ConcernRow? {
        try session.first(
            "SELECT \(Self.concernColumns) FROM concern c WHERE c.stream = ?", [.text(stream.description)], concern)
    }
}

extension Readings {
    func write(_ emergency: EmergencyAccess, of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        try session.run("DELETE FROM emergency WHERE stream = ?", id)
        guard let opened = emergency.opened, let until = emergency.until else { return }
        try session.run(
            """
            INSERT INTO emergency (stream, person, practitioner, from_at, until_at, location, reviewed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, .text(opened.act.person.id), .text(opened.stamp.by.id),
                .int(opened.stamp.recordedAt.milliseconds), .int(until.milliseconds), Value(opened.act.locationNeeded),
                Value(emergency.reviewed?.stamp.recordedAt.milliseconds),
            ])
    }

    /// Who opened one emergency access.
    package func opener(of stream: StreamID, in session: any Session) throws -> PractitionerID? {
        try session.first("SELECT practitioner FROM emergency WHERE stream = ?", [.text(stream.description)]) {
            PractitionerID(unchecked: $0.text(0))
        }
    }

    /// Who wrote an entry, where it told a line.
    package func author(ofEntry number: Int, in stream: StreamID, _ session: any Session) throws -> PractitionerID? {
        try session.first(
            "SELECT practitioner FROM line WHERE stream = ? AND number = ? LIMIT 1",
            [.text(stream.description), Value(number)]
        ) { PractitionerID(unchecked: $0.text(0)) }
    }
}
