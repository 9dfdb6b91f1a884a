import Guidance
import Practice
import Store

extension Readings {
    /// The most that a list reads of what runs, and of what waits, for each owner.
    package static let mostWork = 200

    /// What other agencies asked of an agency: what waits for it, its roles and its practitioners in work that it does
    /// not hold itself, by time left.
    package func requests(of agency: AgencyID, limit: Int = mostWork, in session: any Session) throws -> WorkRead {
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
        return try items(of: parts, limit, in: session)
    }

    /// A concern and a staff record are an agency's own.
    private static let notOwn =
        "t.stream NOT LIKE 'concern/%' AND t.stream NOT LIKE 'practitioner/%' AND t.stream NOT LIKE 'grant/%'"

    /// What runs or waits about the people with whom a practitioner is involved in one way: a chair's conferences, the
    /// actions of a core group.
    package func work(
        aboutPeopleOf doer: Doer, as kind: Involvement.Kind, at moment: Moment, limit: Int = mostWork,
        in session: any Session
    ) throws -> WorkRead {
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
    package func work(owners: [String], limit: Int = mostWork, in session: any Session) throws -> WorkRead {
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
    /// its own limit. One more than the limit is asked for, and left out, to know whether there is more.
    private func items(of parts: [Part], _ limit: Int, in session: any Session) throws -> WorkRead {
        guard !parts.isEmpty else { return WorkRead(items: []) }
        let guidance = library.guidance(on: Day(number: 1_000_000))
        var items: [WorkItem] = []
        var isCut = false
        for isRunning in [true, false] {
            var read = [Int](repeating: 0, count: parts.count)
            try ask(parts, isRunning ? Self.running : Self.standing, limit + 1, in: session) { part, row in
                read[part] += 1
                if read[part] > limit {
                    isCut = true
                    return
                }
                if let item = isRunning ? Self.clock(in: row, guidance) : Self.waiting(in: row) { items.append(item) }
            }
        }
        return WorkRead(items: items.sorted(by: WorkItem.isSooner), isCut: isCut)
    }

    private func ask(
        _ parts: [Part], _ question: (Part) -> String, _ limit: Int, in session: any Session,
        _ body: (Int, any Row) throws -> Void
    ) throws {
        let text = parts.enumerated().map { "SELECT \($0) AS part, * FROM (\(question($1)) LIMIT ?)" }
            .joined(separator: " UNION ALL ")
        try session.each(text, parts.flatMap { $0.values + [Value(limit)] }) { row in try body(row.number(0), row) }
    }

    private static func running(_ part: Part) -> String {
        """
        SELECT t.stream, t.duty, t.person, t.started_at, t.due, t.stops, t.owner, t.council FROM clock t
        \(part.filter) AND t.stopped_at IS NULL ORDER BY t.due_at
        """
    }

    private static func clock(in row: any Row, _ guidance: Guidance) -> WorkItem? {
        guard let stream = StreamID(row.text(1)), let duty = DutyKey(rawValue: row.text(2)) else { return nil }
        return WorkItem(
            stream: stream, person: row.optionalText(3).map(PersonID.init(unchecked:)), duty: duty,
            what: guidance.duty(duty).title, since: Moment(milliseconds: row.int(4)),
            due: due(row.optionalText(5)), act: ActKind(rawValue: row.text(6)), owner: row.text(7),
            council: row.optionalText(8).map(AgencyID.init(unchecked:)))
    }

    /// What is done on another record ends with the chronology's line of it; what a circumstance ends, with one that
    /// stands or has begun since.
    private static let stillWaits = """
        (t.ended_by IS NULL OR NOT (
            EXISTS (SELECT 1 FROM line l
                WHERE l.person = t.person AND l.happened_at >= t.since AND t.ended_by LIKE '% ' || l.act || ' %')
            OR EXISTS (SELECT 1 FROM away a
                WHERE a.person = t.person AND (a.over_at IS NULL OR a.began_at >= t.since)
                AND t.ended_by LIKE '% circumstance/' || a.kind || ' %')))
        """

    private static func standing(_ part: Part) -> String {
        """
        SELECT t.stream, t.person, t.since, t.what, t.why, t.act, t.owner, t.due FROM waiting t
        \(part.filter) AND \(stillWaits) ORDER BY t.since
        """
    }

    private static func waiting(in row: any Row) -> WorkItem? {
        guard let stream = StreamID(row.text(1)) else { return nil }
        return WorkItem(
            stream: stream, person: row.optionalText(2).map(PersonID.init(unchecked:)), duty: nil,
            what: row.text(4), why: row.text(5), since: Moment(milliseconds: row.int(3)),
            due: due(row.optionalText(8)), act: ActKind(rawValue: row.text(6)), owner: row.text(7))
    }
}

extension WorkItem {
    /// What is due sooner comes first; what has no time comes after, the oldest first.
    package static func isSooner(_ one: WorkItem, _ other: WorkItem) -> Bool {
        (one.dueAt, one.since) < (other.dueAt, other.since)
    }
}
