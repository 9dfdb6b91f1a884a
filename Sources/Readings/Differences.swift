import Guidance
import Practice
import Store

/// A professional difference as the pages of the challenged decision show it.
package struct DifferenceRow: Sendable, Hashable {
    package let stream: StreamID
    package let child: PersonID
    /// The entry that is challenged and what kind of decision it was.
    package let challenged: EntryReference
    package let act: ActKind
    package let raisedAt: Moment
    package let raisedBy: AgencyID
    package let decidedBy: AgencyID?
    package let level: Difference.Level
    /// An option of `differencePositions`; nil until the stage is answered.
    package let position: String?
    package let isUpheld: Bool
    package let settledAt: Moment?
    /// An option of `differenceOutcomes`.
    package let outcome: String?
    /// Its own page opens to whoever looks.
    package var isOpen = false
}

/// A decision that may be challenged.
package struct DecisionRow: Sendable, Hashable {
    package let entry: EntryReference
    package let act: ActKind
    package let happenedAt: Moment
    package let agency: AgencyID
}

extension Difference: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        let id = Value.text(stream.description)
        try session.run("DELETE FROM difference WHERE stream = ?", id)
        guard let raised, let stage, let child = about.first else { return }
        try session.run(
            """
            INSERT INTO difference (stream, person, challenged, entry, act, raised_at, raised_by, decided_by, level,
                position, upheld, settled_at, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, .text(child.id), .text(raised.act.challenged.stream.description),
                Value(raised.act.challenged.number), .text(raised.act.decided?.rawValue ?? ""),
                .int(raised.stamp.happenedAt.milliseconds), .text(raised.stamp.agency.id),
                Value(raised.act.decidedBy?.id), .text(stage.level.rawValue), Value(stage.reply?.act.position),
                Value(isUpheld), Value(settled?.stamp.happenedAt.milliseconds), Value(settled?.act.outcome),
            ])
    }
}

extension Readings {
    private static let differenceColumns = """
        stream, person, challenged, entry, act, raised_at, raised_by, decided_by, level, position, upheld, settled_at,
        outcome
        """

    private func difference(_ row: any Row) throws -> DifferenceRow {
        guard let stream = StreamID(row.text(0)), let challenged = StreamID(row.text(2)),
            let level = Difference.Level(rawValue: row.text(8))
        else { throw Unpacking.Damaged() }
        return DifferenceRow(
            stream: stream, child: PersonID(unchecked: row.text(1)),
            challenged: EntryReference(challenged, row.number(3)), act: ActKind(rawValue: row.text(4)),
            raisedAt: Moment(milliseconds: row.int(5)), raisedBy: AgencyID(unchecked: row.text(6)),
            decidedBy: row.optionalText(7).map(AgencyID.init(unchecked:)), level: level,
            position: row.optionalText(9), isUpheld: row.truth(10),
            settledAt: row.optionalInt(11).map(Moment.init(milliseconds:)), outcome: row.optionalText(12))
    }

    package func difference(_ stream: StreamID, in session: any Session) throws -> DifferenceRow? {
        try session.first(
            "SELECT \(Self.differenceColumns) FROM difference WHERE stream = ?", [.text(stream.description)],
            difference)
    }

    /// The differences about decisions in one stream, open ones first.
    package func differences(on stream: StreamID, in session: any Session) throws -> [DifferenceRow] {
        try differencesQuestion(on: stream).all(in: session)
    }

    /// The same about several streams.
    package func differences(on streams: [StreamID], in session: any Session) throws -> [DifferenceRow] {
        var all: [DifferenceRow] = []
        for start in stride(from: 0, to: streams.count, by: AboutMany.most) {
            let some = streams[start..<min(start + AboutMany.most, streams.count)]
            all += try RowQuestion(
                Self.differenceColumns,
                "FROM difference WHERE challenged IN (?*) ORDER BY settled_at IS NOT NULL, raised_at DESC",
                aboutAll: some.map(\.description), read: difference
            ).all(in: session)
        }
        return all
    }

    func differencesQuestion(on stream: StreamID) -> RowQuestion<DifferenceRow> {
        RowQuestion(
            Self.differenceColumns,
            "FROM difference WHERE challenged = ? ORDER BY settled_at IS NOT NULL, raised_at DESC",
            [.text(stream.description)], read: difference)
    }

    /// An entry that an act names, as far as a check needs to know it; nil when it told no line.
    package func entry(_ reference: EntryReference, in session: any Session) throws -> EntryStanding? {
        var about: Set<PersonID> = []
        var found: EntryStanding?
        let open = try differences(on: reference.stream, in: session).first {
            $0.settledAt == nil && $0.challenged == reference
        }
        try session.each(
            "SELECT act, practitioner, agency, happened_at, person FROM line WHERE stream = ? AND number = ?",
            [.text(reference.stream.description), Value(reference.number)]
        ) { row in
            about.insert(PersonID(unchecked: row.text(4)))
            found = EntryStanding(
                act: ActKind(rawValue: row.text(0)), by: PractitionerID(unchecked: row.text(1)),
                agency: AgencyID(unchecked: row.text(2)), happenedAt: Moment(milliseconds: row.int(3)), about: about,
                challengedIn: open?.stream)
        }
        return found
    }

    /// The decisions about a person that may be challenged, newest first. Nothing of their words.
    package func decisions(about person: PersonID, limit: Int = 40, in session: any Session) throws -> [DecisionRow] {
        let rows = try session.all(
            """
            SELECT stream, number, act, happened_at, agency FROM line WHERE person = ?
            ORDER BY happened_at DESC, number DESC LIMIT 400
            """, [.text(person.id)]
        ) { row -> DecisionRow? in
            let act = ActKind(rawValue: row.text(2))
            guard act.isDecision, let stream = StreamID(row.text(0)) else { return nil }
            return DecisionRow(
                entry: EntryReference(stream, row.number(1)), act: act, happenedAt: Moment(milliseconds: row.int(3)),
                agency: AgencyID(unchecked: row.text(4)))
        }
        return Array(rows.compactMap { $0 }.prefix(limit))
    }
}
