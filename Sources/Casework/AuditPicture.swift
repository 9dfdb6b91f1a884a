import Access
import Guidance
import Practice
import Readings
import Store

/// What an audit's page shows: how it was drawn, what was judged with its evidence, what was learnt.
package struct AuditPicture: Sendable {
    package let identity: Identity
    package let row: AuditRow
    package let audit: Audit
    package let next: [ActKind]
    package let names: Names
    package let mayOpen: Set<What>
}

/// What the page of an agency's audits shows: the grades of each standard, and the audits by reference.
package struct AuditsPicture: Sendable {
    package let grades: [GradeCount]
    package let audits: [AuditRow]
    package let names: Names
    /// The asker may draw a sample.
    package let mayDraw: Bool
    /// Those whose page opens for the asker.
    package let open: Set<StreamID>
}

/// A sample of records, drawn so that anyone can draw it again.
package struct Drawn: Sendable {
    package let children: [PersonID]
    /// From how many open episodes.
    package let from: Int
}

extension Lookout {
    /// An audit's page.
    package func audit(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<AuditPicture> {
        let child = try await office.database.read { [office] session in
            try office.readings.audit(stream, in: session)?.child
        }
        guard let child else { throw Rejection.notFound }
        return try await look(at: child, .audit, as: "audit", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identityAtAGlance(child, in: session),
                let replayed = try office.replay(Audit.self, stream, in: session),
                let row = try office.readings.audit(stream, in: session)
            else { throw Rejection.notFound }
            let names = try Names([row.auditor, row.moderator], [], office.readings, session)
            let guidance = office.library.guidance(on: now.day)
            return AuditPicture(
                identity: office.shown(identity, view), row: row, audit: replayed.state,
                next: office.mayPropose(replayed.state.next(under: guidance), view), names: names,
                mayOpen: office.mayOpen(view))
        }
    }

    /// An agency's audits. No child is named, so it is no look at anyone.
    package func audits(by caller: Caller, at now: Moment) async throws -> AuditsPicture {
        try await office.database.read { [office] session in
            let who = try office.auditing(caller, at: now, in: session)
            let audits = try office.readings.audits(of: who.doer.agency, in: session)
            let names = try Names(
                audits.flatMap { [$0.auditor, $0.moderator] }, [], office.readings, session)
            let subjects = try office.subjects(Set(audits.map(\.child)).sorted(), at: now, in: session)
            let open = audits.filter { audit in
                guard let subject = subjects[audit.child] else { return false }
                return office.access.decide(office.asked(who, .look(.audit), subject, at: now)).isAllowed
            }
            return AuditsPicture(
                grades: try office.readings.auditGrades(of: who.doer.agency, in: session), audits: audits,
                names: names, mayDraw: true, open: Set(open.map(\.stream)))
        }
    }

    /// Draws children with an open episode in the asker's council, in the order of the seed, leaving out those whose
    /// work the auditor or the moderator carries and those whose record is not open to the asker at all.
    package func draw(
        _ count: Int, seed: Int, without named: [PractitionerID], by caller: Caller, at now: Moment
    ) async throws -> Drawn {
        try await office.database.read { [office] session in
            let who = try office.auditing(caller, at: now, in: session)
            return try office.draw(count, seed: seed, without: named, for: who, at: now, in: session)
        }
    }
}

extension Office {
    func draw(
        _ count: Int, seed: Int, without named: [PractitionerID], for who: Who, at now: Moment, in session: any Session
    ) throws -> Drawn {
        let open = try readings.openEpisodes(of: who.doer.agency, in: session)
        let carried = Set(named)
        var children: [PersonID] = []
        for episode in Sample.order(open, seed: seed) where !children.contains(episode.child) {
            if children.count == count { break }
            if carried.contains(episode.lead) || episode.supervisor.map(carried.contains) ?? false { continue }
            guard let subject = try subject(episode.child, at: now, in: session),
                access.decide(asked(who, .act(Audit.Plan.kind), subject, at: now)).isAllowed
            else { continue }
            children.append(episode.child)
        }
        return Drawn(children: children, from: open.count)
    }

    /// The asker, who must be one of those who read records for audits.
    fileprivate func auditing(_ caller: Caller, at now: Moment, in session: any Session) throws -> Who {
        let who = try who(caller, in: session)
        let decision = access.decide(asked(who, .guidance, nil, at: now))
        guard who.account.enabled, who.account.agencyOpen, let rule = ActRule.of(Audit.Plan.kind),
            rule.allowsRole(of: who.doer)
        else { throw Rejection.refused(decision.refusal ?? Self.auditorsOnly) }
        return who
    }

    private static let auditorsOnly = Refusal(
        "access.role", .mayNot, because: "Audits are for those who supervise, manage or chair.",
        authority: "docs/access.md", instead: "Ask your manager for what was learnt.")
}
