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

/// What waits for a practitioner, and the children they work with.
package struct MyWork: Sendable {
    package let lines: [WorkLine]
    package let children: [Brief]
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
    package func work(of caller: Caller, at now: Moment) async throws -> MyWork {
        let (work, who, decision, people) = try await office.database.read { [office] session in
            let who = try office.who(caller, in: session)
            let decision = office.access.decide(office.asked(who, .guidance, nil, at: now))
            guard who.account.enabled, who.account.agencyOpen else {
                throw Rejection.refused(decision.refusal ?? Lookout.reasonNeeded)
            }
            let all = try office.readings.work(for: who.doer, in: session)
            let mine = try office.readings.people(workedWithBy: who.doer, at: now, in: session)
            let meetings = try office.readings.meetings(
                of: who.doer.practitioner, after: Moment(now.day), limit: Lookout.meetingsShown, in: session)
            var shown: [PersonID: Brief] = [:]
            var open: Set<PersonID> = []
            let named = Set(all.compactMap(\.person) + mine + meetings.map(\.person)).sorted()
            let subjects = try office.subjects(named, at: now, in: session)
            let items = all.filter { office.isTheirsToRead($0, $0.person.flatMap { subjects[$0] }, who, at: now) }
            let known = named.filter { person in
                guard let subject = subjects[person] else { return false }
                return office.access.decide(office.asked(who, .look(.identity), subject, at: now)).isAllowed
            }
            shown = try office.readings.briefs(known, in: session)
            for person in known where office.opens(subjects[person]!, who, at: now) { open.insert(person) }
            let drafts = try session.first(
                "SELECT count(*) FROM draft WHERE practitioner = ?", [.text(caller.practitioner.id)]
            ) { $0.number(0) }
            let lines = items.map { item in
                WorkLine(
                    item: item, brief: item.person.flatMap { shown[$0] },
                    mayDo: office.mayDo(item, item.person.flatMap { subjects[$0] }, who, at: now))
            }
            return (
                MyWork(
                    lines: lines, children: mine.compactMap { shown[$0] }, open: open, drafts: drafts ?? 0,
                    notices: try office.notices(for: who.doer, in: session),
                    meetings: meetings.map { MeetingLine(meeting: $0, brief: shown[$0.person]) }), who, decision,
                shown.keys.sorted()
            )
        }
        try await record(look: "work", at: people, by: who, decision, for: Purpose(), at: now)
        return work
    }
}

extension Office {
    /// Whether a person's page would show the asker anything: the record itself, whom to ask, or emergency access.
    func opens(_ subject: Subject, _ who: Who, at now: Moment) -> Bool {
        access.decide(asked(who, .look(.summary), subject, at: now)).outcome.tells
    }
}
