import Access
import Guidance
import Practice
import Readings
import Store
import Synchronization

/// What the pages of the partnership show: its state, and the names of those in it.
package struct PartnershipPicture: Sendable {
    package let row: PartnershipRow
    package let partnership: Partnership
    package let names: Names
    /// What the asker may do next; nothing for the public.
    package let next: [ActKind]

    /// The edition's list of what the published arrangements say, as the record and the last version answer it.
    package func completeness(under guidance: Guidance, on day: Day) -> [Partnership.ArrangementsItem] {
        partnership.completeness(on: day, with: partnership.lastStatements, under: guidance)
    }
}

extension Lookout {
    /// The area's partnership as anyone may read it, without signing in: it concerns no person's record.
    package func partnership(by caller: Caller? = nil, at now: Moment) async throws -> PartnershipPicture? {
        try await office.database.read { [office] session in
            guard let row = try office.readings.partnerships(in: session).first,
                let state = try office.replay(Partnership.self, row.stream, keeping: true, in: session)?.state
            else { return nil }
            let who = try caller.map { try office.who($0, in: session) }
            let next = who.map { who in
                state.next(under: office.library.guidance(on: now.day)).filter {
                    office.access.decide(office.asked(who, .act($0), nil, at: now)).isAllowed
                }
            }
            return PartnershipPicture(
                row: row, partnership: state,
                names: try Names(state.practitionersNamed, state.agenciesNamed, office.readings, session),
                next: next ?? [])
        }
    }

    /// What the partners do together, for those who speak for one, run the business or scrutinise.
    package func partnershipWork(by caller: Caller, at now: Moment) async throws -> PartnershipPicture? {
        let who = try await office.database.read { [office] in try office.who(caller, in: $0) }
        guard who.account.enabled, who.account.agencyOpen, who.doer.hasAny(ActRule.seesPartnershipWork) else {
            throw Rejection.refused(
                Refusal(
                    "access.role", .mayNot,
                    because: "This is for the safeguarding partners, their office and independent scrutiny.",
                    authority: "docs/access.md",
                    instead: "Read what is published, or ask the partnership's office."))
        }
        return try await partnership(by: caller, at: now)
    }
}

extension Partnership {
    /// Everyone its pages name.
    fileprivate var practitionersNamed: Set<PractitionerID> {
        var all = Set(appointments.map(\.practitioner))
        all.formUnion(seats.map(\.act.practitioner))
        all.formUnion(priorities.map(\.act.owner))
        all.formUnion(meetings.flatMap { $0.act.came + [$0.act.chairedBy] })
        all.formUnion(scrutinyPlans.flatMap(\.act.scrutineers))
        all.formUnion(disputes.map(\.raised.stamp.by))
        all.formUnion(decisions.flatMap { $0.act.agreedBy + [$0.stamp.by] })
        return all
    }

    fileprivate var agenciesNamed: Set<AgencyID> {
        var all = Set(partners.map(\.agency))
        all.formUnion(named.map(\.naming.act.agency))
        all.formUnion(sharing.flatMap(\.act.parties))
        all.formUnion(contributions.map(\.act.agency))
        all.formUnion(disputes.flatMap { [$0.raised.stamp.agency] + $0.raised.act.with })
        return all
    }
}

/// When the local protocols were last read from the record: another program may have published one meanwhile.
final class OverlaysKept: Sendable {
    private let overlays = Mutex<[LocalOverlay]>([])
    private let readOn = Mutex<Day?>(nil)

    func overlay(on day: Day) -> LocalOverlay? { overlays.withLock { $0.last { $0.from <= day } } }

    func isStale(on day: Day) -> Bool { readOn.withLock { $0 != day } }

    func hold(_ overlays: [LocalOverlay], on day: Day?) {
        self.overlays.withLock { $0 = overlays.sorted { $0.from < $1.from } }
        readOn.withLock { $0 = day }
    }
}

extension Office {
    /// Lays the area's local protocols over the guidance, as the record has them. A protocol begins on a day
    /// to come, so
    /// once a day is enough.
    func readOverlays(on day: Day?) async throws {
        guard day == nil || kept.isStale(on: day!) else { return }
        let found = try await database.read { session in
            try readings.partnerships(in: session).flatMap {
                try replay(Partnership.self, $0.stream, in: session)?.state.overlays ?? []
            }
        }
        kept.hold(found, on: day)
    }

    /// Takes over a protocol that was just published.
    func hold(overlaysOf state: any Process, on day: Day) {
        if let partnership = state as? Partnership { kept.hold(partnership.overlays, on: day) }
    }
}
