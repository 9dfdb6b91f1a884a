import Access
import Guidance
import Practice
import Readings
import Store

/// Word that reaches someone because a rule says they are told: content-free, on their *my work* for a month.
package struct Notice: Sendable, Hashable {
    package let at: Moment
    package let person: PersonID
    package let what: String
}

extension Office {
    /// Tells those whom a decision says are told: the lead, the supervisor, the privacy officer.
    func notify(of decision: Decision, about subject: Subject, _ who: Who, at now: Moment, in session: any Session)
        throws
    {
        let told = decision.obligations.compactMap { if case .notify(let told) = $0 { told } else { nil } }
        guard !told.isEmpty else { return }
        for told in told {
            let what = "\(decision.rules.last ?? "access"): this record was opened or changed outside the usual circle"
            try tell(owners(told, subject, who), about: subject.person, what, at: now, in: session)
        }
    }

    /// Puts word on the *my work* of each of these.
    func tell(_ owners: [String], about person: PersonID, _ what: String, at now: Moment, in session: any Session)
        throws
    {
        for (place, owner) in owners.enumerated() where !owner.isEmpty {
            try session.run(
                "INSERT INTO notice (owner, at, place, person, what) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [.text(owner), .int(now.milliseconds), Value(place), .text(person.id), .text(what)])
            try message(ofNoticeTo: owner, at: now, in: session)
        }
        try session.run("DELETE FROM notice WHERE at < ?", .int(now.adding(hours: -24 * 31).milliseconds))
    }

    private func owners(_ told: Obligation.Told, _ subject: Subject, _ who: Who) -> [String] {
        let live = subject.involvements.filter { $0.until == nil }
        func of(_ kind: Involvement.Kind) -> [String] {
            live.filter { $0.kind == kind }.compactMap(\.practitioner).map { Owner.practitioner($0).key }
        }
        return switch told {
        case .lead: of(.lead)
        case .supervisor: of(.supervisor)
        case .privacyOfficer:
            (subject.councils.isEmpty ? [who.doer.agency] : subject.council.map { [$0] } ?? subject.councils.sorted())
                .map { Owner.role($0, Roles.dataProtectionOfficer).key }
        }
    }

    func notices(for doer: Doer, in session: any Session) throws -> [Notice] {
        let each = "SELECT * FROM (SELECT at, person, what FROM notice WHERE owner = ? ORDER BY at DESC LIMIT 20)"
        let owners = doer.ownerKeys
        return try session.all(
            owners.map { _ in each }.joined(separator: " UNION ALL "), owners.map { .text($0) }
        ) { Notice(at: Moment(milliseconds: $0.int(0)), person: PersonID(unchecked: $0.text(1)), what: $0.text(2)) }
        .sorted { $1.at < $0.at }
    }
}
