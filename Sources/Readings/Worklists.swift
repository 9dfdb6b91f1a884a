import Guidance
import Practice
import Store

extension Readings {
    /// The most that a list reads of what runs, and of what waits.
    package static let mostWork = 200

    /// What other agencies asked of an agency: what waits for it, its roles and its practitioners in work that it does
    /// not hold itself, by time left.
    package func requests(of agency: AgencyID, limit: Int = mostWork, in session: any Session) throws -> [WorkItem] {
        let whole = Value.text(Owner.agency(agency).key)
        let lists: [(String, [Value])] = [
            ("t.owner = ?", [whole]),
            ("t.owner >= ? AND t.owner < ?", [.text("r/\(agency)/"), .text("r/\(agency)0")]),
            ("t.owner >= ? AND t.owner < ?", [.text("t/\(agency)/"), .text("t/\(agency)0")]),
            ("t.owner IN (SELECT 'p/' || id FROM practitioner WHERE agency = ?)", [.text(agency.id)]),
        ]
        let others = """
            LEFT JOIN episode e ON e.stream = t.stream
            WHERE \(Self.notOwn) AND (e.council IS NULL OR e.council <> ?)
            """
        let parts = lists.map { Part("\(others) AND \($0)", [.text(agency.id)] + $1) }
        return Array(try items(of: parts, limit, in: session).prefix(limit))
    }

    /// A concern and a staff record are an agency's own.
    private static let notOwn =
        "t.stream NOT LIKE 'concern/%' AND t.stream NOT LIKE 'practitioner/%' AND t.stream NOT LIKE 'grant/%'"

    /// What runs or waits about the people with whom a practitioner is involved in one way: a chair's conferences, the
    /// actions of a core group.
    package func work(
        aboutPeopleOf doer: Doer, as kind: Involvement.Kind, at moment: Moment, limit: Int = mostWork,
        in session: any Session
    ) throws -> [WorkItem] {
        let mine = """
            WHERE t.person IN (SELECT person FROM involvement
                WHERE practitioner = ? AND kind = ? AND (until_at IS NULL OR until_at > ?))
            AND t.stream NOT LIKE 'concern/%'
            """
        let values: [Value] = [
            .text(doer.practitioner.id), .text(kind.rawValue), .int(moment.milliseconds),
        ]
        return try items(of: [Part(mine, values)], limit, in: session)
    }

    /// What waits for several owners: running clocks by due date, then what has none, at most `limit` of each.
    package func work(owners: [String], limit: Int = mostWork, in session: any Session) throws -> [WorkItem] {
        try items(of: owners.map { Part("WHERE t.owner = ?", [.text($0)]) }, limit, in: session)
    }

    /// Rows of a table that one index finds: a filter and what stands at its marks.
    private struct Part {
        let filter: String
        let values: [Value]

        init(_ filter: String, _ values: [Value]) {
            self.filter = filter
            self.values = values
        }
    }

    /// What runs and what waits in several parts, asked in one statement each, so that a part keeps its own index and
    /// its own limit.
    private func items(of parts: [Part], _ limit: Int, in session: any Session) throws -> [WorkItem] {
        guard !parts.isEmpty else { return [] }
        var items: [WorkItem] = []
        try running(parts, limit, in: session) { items.append($0) }
        try standing(parts, limit, in: session) { items.append($0) }
        return items.sorted(by: WorkItem.isSooner)
    }

    private func ask(
        _ parts: [Part], _ question: (Part) -> String, _ limit: Int, in session: any Session,
        _ body: (any Row) throws -> Void
    ) throws {
        let text = parts.map { "SELECT * FROM (\(question($0)) LIMIT ?)" }.joined(separator: " UNION ALL ")
        try session.each(text, parts.flatMap { $0.values + [Value(limit)] }, body)
    }

    private func running(
        _ parts: [Part], _ limit: Int, in session: any Session, _ body: (WorkItem) -> Void
    ) throws {
        let guidance = library.guidance(on: Day(number: 1_000_000))
        let question = { (part: Part) in
            """
            SELECT t.stream, t.duty, t.person, t.started_at, t.due, t.stops, t.owner, t.council FROM clock t
            \(part.filter) AND t.stopped_at IS NULL ORDER BY t.due_at
            """
        }
        try ask(parts, question, limit, in: session) { row in
            guard let stream = StreamID(row.text(0)), let duty = DutyKey(rawValue: row.text(1)) else { return }
            let started = Moment(milliseconds: row.int(3))
            body(
                WorkItem(
                    stream: stream, person: row.optionalText(2).map(PersonID.init(unchecked:)), duty: duty,
                    what: guidance.duty(duty).title, why: "Since \(started.inWords)", since: started,
                    due: Self.due(row.optionalText(4)), act: ActKind(rawValue: row.text(5)), owner: row.text(6),
                    council: row.optionalText(7).map(AgencyID.init(unchecked:))))
        }
    }

    /// What is done on another record ends with the chronology's line of it.
    private static let stillWaits = """
        (t.ended_by IS NULL OR NOT EXISTS (SELECT 1 FROM line l
            WHERE l.person = t.person AND l.happened_at >= t.since AND t.ended_by LIKE '% ' || l.act || ' %'))
        """

    private func standing(
        _ parts: [Part], _ limit: Int, in session: any Session, _ body: (WorkItem) -> Void
    ) throws {
        let question = { (part: Part) in
            """
            SELECT t.stream, t.person, t.since, t.what, t.why, t.act, t.owner, t.due FROM waiting t
            \(part.filter) AND \(Self.stillWaits) ORDER BY t.since
            """
        }
        try ask(parts, question, limit, in: session) { row in
            guard let stream = StreamID(row.text(0)) else { return }
            body(
                WorkItem(
                    stream: stream, person: row.optionalText(1).map(PersonID.init(unchecked:)), duty: nil,
                    what: row.text(3), why: row.text(4), since: Moment(milliseconds: row.int(2)),
                    due: Self.due(row.optionalText(7)),
                    act: ActKind(rawValue: row.text(5)), owner: row.text(6)))
        }
    }
}

extension [WorkItem] {
    /// As much was read as ever is, so that there may be more.
    package var mayLackSome: Bool {
        let running = count { $0.duty != nil }
        return running >= Readings.mostWork || count - running >= Readings.mostWork
    }
}

extension WorkItem {
    /// What is due sooner comes first; what has no time comes after, the oldest first.
    static func isSooner(_ one: WorkItem, _ other: WorkItem) -> Bool {
        (one.due?.lastMoment.milliseconds ?? .max, one.since) < (
            other.due?.lastMoment.milliseconds ?? .max, other.since
        )
    }
}
