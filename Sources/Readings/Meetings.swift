import Guidance
import Practice
import Store

/// A meeting that is to come, as one of those who take part finds it.
package struct MeetingRow: Sendable, Hashable {
    package let stream: StreamID
    /// Tells it apart within its process, whenever it is moved to.
    package let item: String
    package let person: PersonID
    package let what: String
    package let when: Due
    /// As what the practitioner takes part.
    package let part: Involvement.Kind
    package let act: ActKind
}

extension Readings {
    private static let meetingRows = OwnedRows(
        "meeting", ["stream", "item", "practitioner", "person", "what", "at", "time", "part", "act"]
    ) { .text($0.text(1)) }

    /// One row for each meeting and each of those who take part.
    func write(_ meetings: [PlannedMeeting], of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        let rows: [[Value]] = meetings.flatMap { meeting in
            meeting.attendees.map { attendee in
                [
                    id, .text("\(meeting.key) \(attendee.practitioner.id)"), .text(attendee.practitioner.id),
                    .text(meeting.about.id), .text(meeting.what), .int(meeting.when.lastMoment.milliseconds),
                    .text(Self.text(meeting.when)), .text(attendee.part.rawValue), .text(meeting.act.rawValue),
                ]
            }
        }
        try Self.meetingRows.settle(rows, of: id, with: self, in: session)
    }

    /// A practitioner's meetings that are not over at a moment, the soonest first.
    package func meetings(
        of practitioner: PractitionerID, after moment: Moment, limit: Int = 200, in session: any Session
    ) throws -> [MeetingRow] {
        try session.all(
            """
            SELECT stream, item, person, what, time, part, act FROM meeting
            WHERE practitioner = ? AND at >= ? ORDER BY at, stream LIMIT ?
            """, [.text(practitioner.id), .int(moment.milliseconds), Value(limit)]
        ) { row -> MeetingRow? in
            guard let stream = StreamID(row.text(0)), let when = Self.due(row.text(4)),
                let part = Involvement.Kind(rawValue: row.text(5))
            else { return nil }
            return MeetingRow(
                stream: stream, item: row.text(1), person: PersonID(unchecked: row.text(2)), what: row.text(3),
                when: when, part: part, act: ActKind(rawValue: row.text(6)))
        }.compactMap { $0 }
    }
}
