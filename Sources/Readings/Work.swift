import Guidance
import Practice
import Store

/// One line of *my work*: a clock that runs, or something that waits without one.
package struct WorkItem: Sendable, Hashable {
    package let stream: StreamID
    package let person: PersonID?
    /// The duty whose clock runs; nil where nothing but courtesy sets the pace.
    package let duty: DutyKey?
    package let what: String
    package let since: Moment
    package let due: Due?
    package let act: ActKind
    /// For whom it waits, as one indexed text.
    package let owner: String
    /// The council that holds the process whose clock runs.
    package let council: AgencyID?
    /// Why it is here, in the words of who waits; nil for a clock.
    private let because: String?
    /// The last millisecond in time, by which a list is ordered.
    let dueAt: Int64

    package init(
        stream: StreamID, person: PersonID?, duty: DutyKey?, what: String, why: String? = nil, since: Moment,
        due: Due?, act: ActKind, owner: String = "", council: AgencyID? = nil
    ) {
        self.stream = stream
        self.person = person
        self.duty = duty
        self.what = what
        self.since = since
        self.due = due
        self.act = act
        self.owner = owner
        self.council = council
        because = why
        dueAt = due?.lastMoment.milliseconds ?? .max
    }

    /// Why it is here.
    package var why: String { because ?? "Since \(since.inWords)" }

    package func isLate(at moment: Moment) -> Bool { dueAt < moment.milliseconds }
}

/// What was read of a list of work, and whether there is more than was read.
package struct WorkRead: Sendable {
    package var items: [WorkItem]
    package var isCut = false
}

/// A clock as its row has it.
package struct ClockRow: Sendable {
    package let stream: StreamID
    package let duty: DutyKey
    package let person: PersonID?
    package let startedAt: Moment
    package let due: Due?
    package let stoppedAt: Moment?
    package let stops: ActKind
    /// Why it was late, in the words of whoever missed it.
    package var explained: String?
    /// A reason was given, and whoever looks may not read it.
    package var isReasonWithheld = false
    /// The council that holds the process, by whose local protocol it runs.
    package var council: AgencyID?

    package func isLate(at moment: Moment) -> Bool { due?.isMissed(at: stoppedAt ?? moment) ?? false }
}

extension Readings {
    private static let clockRows = OwnedRows(
        "clock",
        [
            "stream", "item", "duty", "person", "started_at", "due_at", "due", "stopped_at", "owner", "agency",
            "stops", "explained", "council",
        ], sealed: "explained"
    ) { .text($0.text(1)) }

    private static let waitingRows = OwnedRows(
        "waiting", ["stream", "item", "person", "since", "owner", "what", "why", "act", "due", "ended_by"]
    ) { .text($0.text(1)) }

    func write(
        _ clocks: [Clock], _ waiting: [Waiting], heldBy council: AgencyID?, of stream: StreamID,
        in session: any Session
    ) throws {
        let id = Value.text(stream.description)
        let running: [[Value]] = clocks.map { clock in
            [
                id, .text("\(clock.duty.rawValue) \(clock.mark)"), .text(clock.duty.rawValue), Value(clock.about?.id),
                .int(clock.startedAt.milliseconds),
                Value(clock.due?.lastMoment.milliseconds), Value(clock.due.map(Self.text)),
                Value(clock.stoppedAt?.milliseconds), .text(clock.owner.key), .text(clock.owner.agency ?? ""),
                .text(clock.stops.rawValue), Value(clock.lateBecause.map { Array($0.utf8) }),
                Value(council?.id),
            ]
        }
        try Self.clockRows.settle(running, of: id, with: self, in: session)
        let items: [[Value]] = waiting.map { item in
            [
                id, .text(item.key), Value(item.about?.id), .int(item.since.milliseconds), .text(item.owner.key),
                .text(item.what), .text(item.why), .text(item.act.rawValue), Value(item.by.map(Self.text)),
                Value(Self.marked(item)),
            ]
        }
        try Self.waitingRows.settle(items, of: id, with: self, in: session)
    }

    /// What waits for a practitioner: running clocks by due date, then what has none, at most `limit` of each.
    package func work(for doer: Doer, limit: Int = mostWork, in session: any Session) throws -> WorkRead {
        try work(owners: doer.ownerKeys, limit: limit, in: session)
    }

    /// Every clock of a person's processes, running ones first.
    package func clocks(about person: PersonID, in session: any Session) throws -> [ClockRow] {
        try clocksQuestion(about: person).all(in: session)
    }

    /// Every clock of one stream.
    package func clocks(of stream: StreamID, in session: any Session) throws -> [ClockRow] {
        try clocksQuestion(of: stream).all(in: session)
    }

    func clocksQuestion(about person: PersonID) -> RowQuestion<ClockRow> { clocksQuestion("person = ?", person.id) }

    func clocksQuestion(of stream: StreamID) -> RowQuestion<ClockRow> {
        clocksQuestion("stream = ?", stream.description)
    }

    private func clocksQuestion(_ filter: String, _ value: String) -> RowQuestion<ClockRow> {
        RowQuestion(
            "stream, duty, person, started_at, due, stopped_at, stops, explained, council",
            "FROM clock WHERE \(filter) ORDER BY stopped_at IS NOT NULL, due_at", [.text(value)]
        ) { row in
            guard let stream = StreamID(row.text(0)), let duty = DutyKey(rawValue: row.text(1)) else { return nil }
            return ClockRow(
                stream: stream, duty: duty, person: row.optionalText(2).map(PersonID.init(unchecked:)),
                startedAt: Moment(milliseconds: row.int(3)), due: Self.due(row.optionalText(4)),
                stoppedAt: row.optionalInt(5).map(Moment.init(milliseconds:)), stops: ActKind(rawValue: row.text(6)),
                explained: try row.optionalBlob(7).map { String(decoding: try open($0), as: UTF8.self) },
                council: row.optionalText(8).map(AgencyID.init(unchecked:)))
        }
    }

    /// What ends it elsewhere, kinds of act and of circumstance between spaces, so that each is found whole; nil for
    /// nothing.
    private static func marked(_ item: Waiting) -> String? {
        let ends = item.endedBy.map(\.rawValue) + item.endedWhile.map { "circumstance/\($0.rawValue)" }.sorted()
        return ends.isEmpty ? nil : " " + ends.joined(separator: " ") + " "
    }

    static func text(_ due: Due) -> String {
        switch due {
        case .day(let day): day.description
        case .moment(let moment): moment.description
        }
    }

    static func due(_ text: String?) -> Due? {
        guard let text else { return nil }
        return Day(text).map(Due.day) ?? Moment(text).map(Due.moment)
    }
}

extension Owner {
    var agency: String? {
        switch self {
        case .practitioner: nil
        case .team(let agency, _), .role(let agency, _), .agency(let agency): agency.id
        }
    }
}
