import Guidance
import Practice
import Store

/// One line of a child's chronology: what an entry tells, with who wrote it, when it happened and when it was written.
package struct ChronologyLine: Sendable {
    package let number: Int
    package let person: PersonID
    package let stream: StreamID
    package let act: ActKind
    package let happenedAt: Moment
    package let recordedAt: Moment
    package let practitioner: PractitionerID
    package let role: String
    package let agency: AgencyID
    package let follows: Int?
    package let line: Line

    /// The same entry told with fewer parts, and perhaps without what it rests on, for someone who may not see it all.
    package func telling(only parts: [Line.Part], rests: Provenance?) -> ChronologyLine {
        ChronologyLine(
            number: number, person: person, stream: stream, act: act, happenedAt: happenedAt, recordedAt: recordedAt,
            practitioner: practitioner, role: role, agency: agency, follows: follows,
            line: Line(line.headline, parts.map { $0 }, weight: line.weight, holds: line.holds, rests: rests))
    }

    /// Written down on a later day than it happened.
    package var isLateEntry: Bool { recordedAt.day > happenedAt.day }
}

/// What a reader asks of a chronology; every part may be left open.
package struct ChronologyQuestion: Sendable {
    package var process: ProcessName?
    package var agency: AgencyID?
    package var from: Day?
    package var until: Day?
    package var keyOnly: Bool
    /// Only lines as sure as this.
    package var certainty: Provenance.Certainty?
    /// Only what had been written down by then.
    package var asKnownOn: Day?
    package var limit: Int

    package init(
        process: ProcessName? = nil, agency: AgencyID? = nil, from: Day? = nil, until: Day? = nil,
        keyOnly: Bool = false, certainty: Provenance.Certainty? = nil, asKnownOn: Day? = nil, limit: Int = 500
    ) {
        self.process = process
        self.agency = agency
        self.from = from
        self.until = until
        self.keyOnly = keyOnly
        self.certainty = certainty
        self.asKnownOn = asKnownOn
        self.limit = limit
    }

    func picked(from lines: [ChronologyLine]) -> [ChronologyLine] {
        guard picks else { return lines }
        return Array(
            lines.filter { line in
                (!keyOnly || line.line.weight == .key)
                    && (certainty == nil || line.line.rests?.certainty == certainty)
            }.prefix(limit))
    }

    /// It leaves lines out by what stands in their sealed words.
    var picks: Bool { keyOnly || certainty != nil }

    /// It leaves nothing out.
    package var isWhole: Bool {
        process == nil && agency == nil && from == nil && until == nil && !picks && asKnownOn == nil
    }
}

extension Readings {
    /// Adds the line an act told to the chronology of everyone it is about.
    func write(
        _ line: Line, of stream: StreamID, act: ActKind, _ stamp: Stamp, follows: Int?, in session: any Session
    ) throws {
        let words = try seal(line.packed)
        for person in stamp.about {
            try session.run(
                """
                INSERT INTO line (person, number, happened_at, recorded_at, stream, act, practitioner, role, agency,
                    follows, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(person.id), Value(stamp.number), .int(stamp.happenedAt.milliseconds),
                    .int(stamp.recordedAt.milliseconds), .text(stream.description), .text(act.rawValue),
                    .text(stamp.by.id), .text(stamp.role), .text(stamp.agency.id), Value(follows), .blob(words),
                ])
        }
    }

    /// A person's chronology, newest first.
    package func chronology(
        of person: PersonID, _ question: ChronologyQuestion = ChronologyQuestion(), in session: any Session
    ) throws -> [ChronologyLine] {
        question.picked(from: try linesQuestion(of: person, question).all(in: session))
    }

    func linesQuestion(of person: PersonID, _ question: ChronologyQuestion) -> RowQuestion<ChronologyLine> {
        var filter = "person = ?"
        var values: [Value] = [.text(person.id)]
        if let from = question.from {
            filter += " AND happened_at >= ?"
            values.append(.int(Moment(from).milliseconds))
        }
        if let until = question.until {
            filter += " AND happened_at < ?"
            values.append(.int(Moment(until.adding(days: 1)).milliseconds))
        }
        if let day = question.asKnownOn {
            filter += " AND recorded_at < ?"
            values.append(.int(Moment(day.adding(days: 1)).milliseconds))
        }
        if let agency = question.agency {
            filter += " AND agency = ?"
            values.append(.text(agency.id))
        }
        if let process = question.process {
            filter += " AND stream >= ? AND stream < ?"
            values.append(.text(process.rawValue + "/"))
            values.append(.text(process.rawValue + "0"))
        }
        // What is key, and how sure it is, stand in the sealed words: all of a long chronology is opened to pick it out.
        values.append(Value(question.picks ? 10_000 : question.limit))
        return RowQuestion(
            Self.lineColumns, "FROM line WHERE \(filter) ORDER BY happened_at DESC, number DESC LIMIT ?", values,
            read: line)
    }

    /// The lines of one stream, oldest first.
    package func lines(of stream: StreamID, in session: any Session) throws -> [ChronologyLine] {
        try linesQuestion(of: stream).all(in: session)
    }

    func linesQuestion(of stream: StreamID) -> RowQuestion<ChronologyLine> {
        RowQuestion(
            Self.lineColumns, "FROM line WHERE stream = ? ORDER BY number", [.text(stream.description)], read: line)
    }

    /// One entry of a person's chronology.
    package func line(_ number: Int, of person: PersonID, in session: any Session) throws -> ChronologyLine? {
        try session.first(
            "SELECT \(Self.lineColumns) FROM line WHERE person = ? AND number = ?", [.text(person.id), Value(number)],
            line)
    }

    private static let lineColumns =
        "number, person, stream, act, happened_at, recorded_at, practitioner, role, agency, follows, words"

    private func line(_ row: any Row) throws -> ChronologyLine {
        guard let stream = StreamID(row.text(2)) else { throw Unpacking.Damaged() }
        return ChronologyLine(
            number: row.number(0), person: PersonID(unchecked: row.text(1)), stream: stream,
            act: ActKind(rawValue: row.text(3)), happenedAt: Moment(milliseconds: row.int(4)),
            recordedAt: Moment(milliseconds: row.int(5)), practitioner: PractitionerID(unchecked: row.text(6)),
            role: row.text(7), agency: AgencyID(unchecked: row.text(8)), follows: row.optionalNumber(9),
            line: try Line(packed: open(row.blob(10))))
    }
}
