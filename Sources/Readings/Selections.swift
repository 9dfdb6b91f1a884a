import Guidance
import Practice
import Store

/// A selection from a child's chronology as lists show it.
package struct SelectionRow: Sendable {
    package let stream: StreamID
    package let person: PersonID
    /// An option of `selectionPurposes`.
    package let purpose: String
    package let practitioner: PractitionerID
    package let agency: AgencyID
    package let begunAt: Moment
    /// When its latest version was finished; nil where a version is being made.
    package let finishedAt: Moment?
    /// The version being made or finished last.
    package let number: Int
    /// How many entries it holds.
    package let count: Int
}

extension Selection: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, at: version, of: stream, in: session)
    }
}

extension Readings {
    func write(_ selection: Selection, at version: Int, of stream: StreamID, in session: any Session) throws {
        guard let begun = selection.begun, let person = selection.about.first else { return }
        let finished = selection.isFinished ? selection.versions.last?.finished.stamp.happenedAt : nil
        try session.run(
            """
            INSERT INTO selection (stream, version, person, purpose, practitioner, agency, begun_at, finished_at,
                number, chosen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (stream) DO UPDATE SET version = excluded.version, finished_at = excluded.finished_at,
                number = excluded.number, chosen = excluded.chosen
            """,
            [
                .text(stream.description), Value(version), .text(person.id), .text(begun.act.purpose),
                .text(begun.stamp.by.id), .text(begun.stamp.agency.id), .int(begun.stamp.happenedAt.milliseconds),
                Value(finished?.milliseconds), Value(selection.number), Value(selection.chosen.count),
            ])
    }

    private static let selectionColumns =
        "stream, person, purpose, practitioner, agency, begun_at, finished_at, number, chosen"

    private func selection(_ row: any Row) throws -> SelectionRow {
        guard let stream = StreamID(row.text(0)) else { throw Unpacking.Damaged() }
        return SelectionRow(
            stream: stream, person: PersonID(unchecked: row.text(1)), purpose: row.text(2),
            practitioner: PractitionerID(unchecked: row.text(3)), agency: AgencyID(unchecked: row.text(4)),
            begunAt: Moment(milliseconds: row.int(5)), finishedAt: row.optionalInt(6).map(Moment.init(milliseconds:)),
            number: row.number(7), count: row.number(8))
    }

    /// The selections from a child's chronology, newest first.
    package func selections(of person: PersonID, in session: any Session) throws -> [SelectionRow] {
        try selectionsQuestion(of: person).all(in: session)
    }

    func selectionsQuestion(of person: PersonID) -> RowQuestion<SelectionRow> {
        RowQuestion(
            Self.selectionColumns, "FROM selection WHERE person = ? ORDER BY begun_at DESC", [.text(person.id)],
            read: selection)
    }

    package func selection(_ stream: StreamID, in session: any Session) throws -> SelectionRow? {
        try session.first(
            "SELECT \(Self.selectionColumns) FROM selection WHERE stream = ?", [.text(stream.description)], selection)
    }
}
