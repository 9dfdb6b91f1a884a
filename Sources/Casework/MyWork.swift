import Access
import Guidance
import Practice
import Readings
import Store

/// A line of *my work* with the name of the person it is about, when it may be shown.
package struct WorkLine: Sendable {
    package let item: WorkItem
    package let brief: Brief?
    /// The act that would end it is the asker's to do.
    package var mayDo = true
}

/// Which part of their work somebody asks for. Access is decided for what is shown, so a page asks for a page of it.
package struct WorkWish: Sendable {
    /// Which of what waits.
    package var shows: @Sendable (WorkItem) -> Bool = { _ in true }
    package var skipped = 0
    package var lines = Int.max
    /// The most people they work with to be named.
    package var people = Int.max
    /// Past the end it is given the last page rather than nothing.
    package var staysWithin = false

    package init() {}

    /// A page of it, counted from 1; past the end, the last.
    package init(
        page: Int, of lines: Int, people: Int, showing shows: @escaping @Sendable (WorkItem) -> Bool = { _ in true }
    ) {
        self.shows = shows
        self.skipped = max(0, page - 1) * lines
        self.lines = lines
        self.people = people
        self.staysWithin = true
    }

    /// What of all that waits it asks to see: how much, from where on, and the lines.
    package func part(of items: [WorkItem]) -> (total: Int, skipped: Int, shown: [WorkItem]) {
        let chosen = items.filter(shows)
        let last = max(0, chosen.count - 1) / lines * lines
        let start = staysWithin ? min(skipped, last) : skipped
        return (chosen.count, start, Array(chosen.dropFirst(start).prefix(lines)))
    }
}

/// What waits for a practitioner, and the children they work with.
package struct MyWork: Sendable {
    /// All that waits for them.
    package let items: [WorkItem]
    /// How many of it the wish asked to see, and from where on `lines` are.
    package let total: Int
    package let skipped: Int
    package let lines: [WorkLine]
    /// There may be more than were read.
    package var mayLackSome = false
    package let children: [Brief]
    /// How many people they work with, named or not.
    package let childrenInAll: Int
    /// Everyone named whose page is open to the asker: school staff know who is on roll and no more.
    package let open: Set<PersonID>
    package let drafts: Int
    package let notices: [Notice]
    /// The meetings that they take part in from today on, the soonest first.
    package var meetings: [MeetingLine] = []
}

/// A meeting with the name of the person it is about, when it may be shown.
package struct MeetingLine: Sendable {
    package let meeting: MeetingRow
    package let brief: Brief?
}

extension Lookout {
    /// A practitioner's own work. Showing names is a look, recorded as one look at everyone on the page.
    package func work(of caller: Caller, _ wish: WorkWish = WorkWish(), at now: Moment) async throws -> MyWork {
        let (work, who, decision) = try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            let decision = office.access.decide(office.asked(who, .guidance, nil, at: now))
            guard who.account.enabled, who.account.agencyOpen else {
                throw Rejection.refused(decision.refusal ?? Lookout.reasonNeeded)
            }
            return (try office.work(of: who, wish, at: now, in: session), who, decision)
        }
        try await record(look: "work", at: work.named, by: who, decision, for: Purpose(), at: now)
        return work
    }
}

extension MyWork {
    /// Everyone whose name it shows.
    fileprivate var named: [PersonID] {
        let all = lines.compactMap(\.brief) + children + meetings.compactMap(\.brief)
        return Set(all.map(\.person)).sorted()
    }
}

extension Office {
    fileprivate func work(
        of who: Who, _ wish: WorkWish, at now: Moment, in session: any Session
    ) throws -> MyWork {
        let read = try readings.work(for: who.doer, in: session)
        let all = read.items
        let mine = try readings.people(workedWithBy: who.doer, at: now, in: session)
        let meetings = try readings.meetings(
            of: who.doer.practitioner, after: Moment(now.day), limit: Lookout.meetingsShown, in: session)
        // Whose record says whether a line is theirs to read, and then who is on the page.
        let own = ownOwners(who)
        let judged = all.filter { !own.contains($0.owner) }.compactMap(\.person)
        var subjects = judged.isEmpty ? [:] : try subjects(Set(judged).sorted(), at: now, in: session)
        let owed = try owedWork(of: who, at: now, in: session)
        let items = (theirsToRead(all, subjects, who, at: now) + owed)
            .sorted(by: WorkItem.isSooner)
        let (total, skipped, shown) = wish.part(of: items)
        let people = Array(mine.prefix(wish.people))
        let met = Set(shown.compactMap(\.person) + people + meetings.map(\.person))
        let asked = met.subtracting(subjects.keys)
        if !asked.isEmpty { subjects.merge(try self.subjects(asked.sorted(), at: now, in: session)) { $1 } }
        let (named, open, ties) = known(met, subjects, who, at: now)
        let briefs = try readings.briefs(named, in: session)
        let drafts = try session.first(
            "SELECT count(*) FROM draft WHERE practitioner = ?", [.text(who.doer.practitioner.id)]
        ) { $0.number(0) }
        return MyWork(
            items: items, total: total, skipped: skipped,
            lines: lines(shown, briefs, subjects, ties, who, at: now),
            mayLackSome: read.isCut, children: people.compactMap { briefs[$0] }, childrenInAll: mine.count,
            open: open, drafts: drafts ?? 0,
            notices: try notices(for: who.doer, in: session),
            meetings: meetings.map { MeetingLine(meeting: $0, brief: briefs[$0.person]) })
    }

    /// Whether a person's page would show the asker anything: the record itself, whom to ask, or emergency access.
    func opens(_ subject: Subject, _ who: Who, at now: Moment) -> Bool {
        access.decide(asked(who, .look(.summary), subject, at: now)).outcome.tells
    }
}
