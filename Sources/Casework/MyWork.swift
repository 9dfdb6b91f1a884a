import Access
import Guidance
import Practice
import Readings
import Store

/// A line of *my work* with the name of the person it is about, when it may be shown.
package struct WorkLine: Sendable {
    package let item: WorkItem
    package let brief: Brief?
}

/// What waits for a practitioner, and the children they work with.
package struct MyWork: Sendable {
    package let lines: [WorkLine]
    package let children: [Brief]
    package let drafts: Int
    package let notices: [Notice]
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
            let items = try office.readings.work(for: who.doer, in: session)
            let mine = try office.readings.people(workedWithBy: who.doer, at: now, in: session)
            var shown: [PersonID: Brief] = [:]
            for person in items.compactMap(\.person) + mine where shown[person] == nil {
                shown[person] = try office.briefIfAllowed(person, who, at: now, in: session)
            }
            let drafts = try session.first(
                "SELECT count(*) FROM draft WHERE practitioner = ?", [.text(caller.practitioner.id)]) { $0.number(0) }
            let lines = items.map { WorkLine(item: $0, brief: $0.person.flatMap { shown[$0] }) }
            return (
                MyWork(lines: lines, children: mine.compactMap { shown[$0] }, drafts: drafts ?? 0,
                    notices: try office.notices(for: who.doer, in: session)), who, decision,
                shown.keys.sorted()
            )
        }
        try await record(look: "work", at: people, by: who, decision, for: Purpose(), at: now)
        return work
    }
}

extension Office {
    /// The person's name when the asker may know it.
    func briefIfAllowed(_ person: PersonID, _ who: Who, at now: Moment, in session: any Session) throws -> Brief? {
        guard let subject = try subject(person, at: now, in: session) else { return nil }
        guard access.decide(asked(who, .look(.identity), subject, at: now)).isAllowed else { return nil }
        return try readings.brief(person, in: session)
    }
}
