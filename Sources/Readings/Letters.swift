import Guidance
import Practice
import Store

/// A letter as lists show it, without its words.
package struct LetterRow: Sendable, Hashable {
    package let stream: StreamID
    package let person: PersonID
    package let regarding: StreamID
    /// An option of `letterKinds`.
    package let letter: String
    /// An option of `letterAddressees`.
    package let to: String
    package let status: Letter.Status
    package let writtenAt: Moment
    package let sentAt: Moment?
    package let author: PractitionerID
    package let agency: AgencyID
    /// The practitioner and the agency it is for, where it is for one.
    package let reader: PractitionerID?
    package let readingAgency: AgencyID?
}

extension Letter: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, of: stream, in: session)
    }
}

extension Readings {
    func write(_ letter: Letter, of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        var rows: [[Value]] = []
        if let written = letter.written {
            let act = written.act
            rows = letter.about.map { person in
                [
                    id, .text(person.id), .text(act.regarding.description), .text(act.letter), .text(act.to),
                    .text(letter.status.rawValue), .int(written.stamp.happenedAt.milliseconds),
                    Value(letter.sent?.stamp.happenedAt.milliseconds), .text(written.stamp.by.id),
                    .text(written.stamp.agency.id), Value(act.practitioner?.id), Value(act.agency?.id),
                ]
            }
        }
        try Self.letterRows.settle(rows, of: id, with: self, in: session)
    }

    private static let letterNames = [
        "stream", "person", "regarding", "letter", "addressee", "status", "written_at", "sent_at", "author", "agency",
        "reader", "reading_agency",
    ]
    private static let letterRows = OwnedRows("letter", letterNames) { .text($0.text(1)) }

    private func letter(_ row: any Row) throws -> LetterRow {
        guard let stream = StreamID(row.text(0)), let regarding = StreamID(row.text(2)),
            let status = Letter.Status(rawValue: row.text(5))
        else { throw Unpacking.Damaged() }
        return LetterRow(
            stream: stream, person: PersonID(unchecked: row.text(1)), regarding: regarding, letter: row.text(3),
            to: row.text(4), status: status, writtenAt: Moment(milliseconds: row.int(6)),
            sentAt: row.optionalInt(7).map(Moment.init(milliseconds:)), author: PractitionerID(unchecked: row.text(8)),
            agency: AgencyID(unchecked: row.text(9)),
            reader: row.optionalText(10).map(PractitionerID.init(unchecked:)),
            readingAgency: row.optionalText(11).map(AgencyID.init(unchecked:)))
    }

    /// The letters about a person, newest first.
    package func letters(about person: PersonID, in session: any Session) throws -> [LetterRow] {
        try session.all(
            "SELECT \(Self.letterNames.joined(separator: ", ")) FROM letter WHERE person = ? ORDER BY written_at DESC",
            [.text(person.id)], letter)
    }

    /// One letter, once for each person it is about.
    package func letter(_ stream: StreamID, in session: any Session) throws -> [LetterRow] {
        try session.all(
            "SELECT \(Self.letterNames.joined(separator: ", ")) FROM letter WHERE stream = ? ORDER BY person",
            [.text(stream.description)], letter)
    }
}
