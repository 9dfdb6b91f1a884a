import Guidance
import Practice
import Store

/// Early help as a child's page lists it.
package struct EarlyHelpRow: Sendable {
    package let stream: StreamID
    package let openedAt: Moment
    package let closedAt: Moment?
    package let status: EarlyHelp.Status
    package let lead: PractitionerID?
    package let agency: AgencyID?
    /// An option of `earlyHelpOutcomes`, once it has ended.
    package let outcome: String?
}

extension EarlyHelp: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID,
        in session: any Session
    ) throws {
        let id = Value.text(stream.description)
        let rows: [[Value]] =
            opened.map { opened in
                about.map { child in
                    [
                        id, .text(child.id), .int(opened.happenedAt.milliseconds),
                        Value(closure?.stamp.happenedAt.milliseconds), .text(status.rawValue), Value(lead?.id),
                        Value(leadAgency?.id), Value(closure?.act.outcome),
                    ]
                }
            } ?? []
        try Self.rows.settle(rows, of: id, with: readings, in: session)
    }

    private static let rows = OwnedRows(
        "early_help",
        ["stream", "person", "opened_at", "closed_at", "status", "lead", "agency", "outcome"]
    ) { .text($0.text(1)) }
}

extension Readings {
    /// Early help with a person, newest first.
    package func earlyHelps(with person: PersonID, in session: any Session) throws -> [EarlyHelpRow] {
        try earlyHelpsQuestion(with: person).all(in: session)
    }

    func earlyHelpsQuestion(with person: PersonID) -> RowQuestion<EarlyHelpRow> {
        RowQuestion(
            "stream, opened_at, closed_at, status, lead, agency, outcome",
            "FROM early_help WHERE person = ? ORDER BY opened_at DESC", [.text(person.id)]
        ) { row in
            guard let stream = StreamID(row.text(0)), let status = EarlyHelp.Status(rawValue: row.text(3))
            else {
                return nil
            }
            return EarlyHelpRow(
                stream: stream, openedAt: Moment(milliseconds: row.int(1)),
                closedAt: row.optionalInt(2).map(Moment.init(milliseconds:)), status: status,
                lead: row.optionalText(4).map(PractitionerID.init(unchecked:)),
                agency: row.optionalText(5).map(AgencyID.init(unchecked:)), outcome: row.optionalText(6))
        }
    }
}
