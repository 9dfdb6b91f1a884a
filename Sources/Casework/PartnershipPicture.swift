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
    /// Other councils in whose areas its relevant agencies work, as they or their schools say they belong.
    package var otherAreas: [AgencyID: [AgencyID]] = [:]
    /// Yearly reports on years that are over and are not published.
    package var owed: [OwedReport] = []

    /// The edition's list of what the published arrangements say, as the record and the last version answer it.
    package func completeness(under guidance: Guidance, on day: Day) -> [Partnership.ArrangementsItem] {
        partnership.standing(on: day, under: guidance)
    }
}

extension Lookout {
    /// The area's partnership as anyone may read it, without signing in: it concerns no person's record.
    package func partnership(by caller: Caller? = nil, at now: Moment) async throws -> PartnershipPicture? {
        try await office.database.read { [office] session in
            guard let row = try office.readings.partnerships(in: session).first,
                let state = try office.replay(Partnership.self, row.stream, in: session)?.state
            else { return nil }
            let who = try caller.map { try office.who($0, in: session) }
            let next = who.map { who in
                state.next(under: office.library.guidance(on: now.day)).filter {
                    office.access.decide(office.asked(who, .act($0), nil, at: now)).isAllowed
                }
            }
            let areas = try office.otherAreas(of: state, on: now.day, in: session)
            let named = state.agenciesNamed.union(areas.values.flatMap { $0 })
            return PartnershipPicture(
                row: row, partnership: state,
                names: try Names(state.practitionersNamed, named, office.readings, session),
                next: next ?? [], otherAreas: areas, owed: try office.owedReports(of: state, at: now, in: session))
        }
    }

    /// The threshold document by which a council's need is weighed, and the area it is for: that of the council's own
    /// partnership, elsewhere none.
    ///
    /// - Parameter council: nil where it is not known yet; then the agency that asks decides, unless it is a council.
    package func threshold(
        for council: AgencyID?, askedBy agency: AgencyID, at now: Moment
    ) async throws -> (area: String, document: Partnership.PublishThreshold)? {
        try await office.database.read { [office] session in
            let asker = council == nil ? try office.readings.agency(agency, in: session) : nil
            return try office.threshold(
                for: council ?? (asker?.kind == Agency.councilKind ? agency : nil), at: now, in: session)
        }
    }

    /// That document, and the council in whose area somebody works: their own, the one their agency says it belongs to, else the
    /// partnership's.
    package func area(
        of doer: Doer, council: AgencyID?, at now: Moment
    ) async throws -> (council: AgencyID?, threshold: (area: String, document: Partnership.PublishThreshold)?) {
        try await office.database.read { [office] session in
            (
                try office.councilOfArea(of: doer, in: session),
                try office.threshold(
                    for: council ?? (doer.agencyKind == Agency.councilKind ? doer.agency : nil), at: now, in: session)
            )
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

extension Office {
    fileprivate func threshold(
        for council: AgencyID?, at now: Moment, in session: any Session
    ) throws -> (area: String, document: Partnership.PublishThreshold)? {
        for row in try readings.partnerships(in: session) {
            guard let state = try replay(Partnership.self, row.stream, in: session)?.state,
                council.map({ state.covers($0, on: now.day) }) ?? true, let document = state.threshold(on: now.day)
            else { continue }
            return (row.area, document.act)
        }
        return nil
    }

    fileprivate func councilOfArea(of doer: Doer, in session: any Session) throws -> AgencyID? {
        if doer.agencyKind == Agency.councilKind { return doer.agency }
        if let council = try readings.readinessTie(of: doer.agency, in: session)?.council { return council }
        guard let row = try readings.partnerships(in: session).first else { return nil }
        return try replay(Partnership.self, row.stream, in: session)?.state.begun?.act.council
    }

    /// Where else than in its own council's area a partnership's relevant agencies work.
    fileprivate func otherAreas(
        of partnership: Partnership, on day: Day, in session: any Session
    ) throws -> [AgencyID: [AgencyID]] {
        let here = Set(partnership.partners.filter { $0.kind == Agency.councilKind }.map(\.agency))
        let named = Set(partnership.relevant(on: day).map(\.naming.act.agency))
        return try readings.everyArea(in: session).filter { named.contains($0.key) }
            .mapValues { $0.subtracting(here).sorted() }.filter { !$0.value.isEmpty }
    }
}

extension Partnership {
    /// Everyone its pages name.
    fileprivate var practitionersNamed: Set<PractitionerID> {
        var all = Set(appointments.map(\.practitioner))
        all.formUnion(business.map(\.manager))
        all.formUnion(seats.map(\.act.practitioner))
        all.formUnion(priorities.map(\.act.owner))
        all.formUnion(meetings.flatMap { $0.act.came + [$0.act.chairedBy] })
        all.formUnion(scrutinyPlans.flatMap(\.act.scrutineers))
        all.formUnion(disputes.map(\.raised.stamp.by))
        all.formUnion(decisions.flatMap { $0.act.agreedBy + [$0.stamp.by] })
        all.formUnion(appointments.flatMap { $0.chosenBy ?? [] })
        all.formUnion(budgets.flatMap(\.act.agreedBy))
        all.formUnion(scrutinyPlans.flatMap(\.act.agreedBy))
        all.formUnion(disputes.flatMap { $0.settled?.act.agreedBy ?? [] })
        all.formUnion(thresholds.flatMap(\.act.agreedBy))
        all.formUnion(protocols.flatMap(\.act.agreedBy))
        all.formUnion(published.flatMap(\.act.agreedBy))
        all.formUnion(requests.flatMap { $0.answers.values.map(\.stamp.by) })
        return all
    }

    fileprivate var agenciesNamed: Set<AgencyID> {
        var all = Set(partners.map(\.agency))
        all.formUnion(named.map(\.naming.act.agency))
        all.formUnion(clusters.flatMap(\.schools))
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

    /// Those that hold on a day, the newest of each council last.
    func overlays(on day: Day) -> [LocalOverlay] { overlays.withLock { $0.filter { $0.holds(on: day) } } }

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
