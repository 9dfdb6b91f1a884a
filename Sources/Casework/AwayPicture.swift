import Access
import Guidance
import Practice
import Readings
import Store

/// What the page of a child's times away from home and circumstances shows: each with what is due in it.
package struct AwayPicture: Sendable {
    package let identity: Identity
    package let rows: [AwayRow]
    /// Clocks of all of them.
    package let clocks: [ClockRow]
    package let lines: [ChronologyLine]
    package let withheld: Int
    /// What the viewer can record to open another.
    package let opening: [ActKind]
    package let names: Names
    package let sees: Sees
    package let mayOpen: Set<What>
    /// Decisions in them that are or were challenged.
    package var differences: [DifferenceRow] = []
}

/// What the page of one time away from home or one circumstance shows.
package struct AwayStreamPicture: Sendable {
    package let identity: Identity
    package let row: AwayRow
    package let version: Int
    /// What is so now in a few words each, with a person named by id where one is.
    package let standing: [AwayFact]
    package let clocks: [ClockRow]
    package let lines: [ChronologyLine]
    package let withheld: Int
    package let next: [ActKind]
    package let names: Names
    package let sees: Sees
    package let mayOpen: Set<What>
    /// Decisions in it that are or were challenged.
    package var differences: [DifferenceRow] = []
    /// A family group conference while a child is looked after or returns home, where its words are open to the viewer.
    package var familyGroup: FamilyGroup<LivingAway>?
}

/// One thing that is so in a time away from home or a circumstance.
package struct AwayFact: Sendable, Hashable {
    package enum Value: Sendable, Hashable {
        case practitioner(PractitionerID)
        case agency(AgencyID)
        case day(Day)
        /// A code with the list it is of.
        case code(ListKey, String)
        case moment(Moment)
    }

    package let what: String
    package let value: Value
}

extension Lookout {
    /// Acts that open a time away from home or a circumstance.
    private static let opening: [ActKind] = [
        "circumstance.note", "homelessness.learn", "homelessness.expect", "lookedAfter.begin",
        "privateFostering.notify", "longStay.begin", "motherAndBabyUnit.apply", "custody.begin",
    ]

    /// Everything a child's page of living away and circumstances shows.
    package func away(
        of person: PersonID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<AwayPicture> {
        try await look(at: person, .summary, as: "away", by: caller, for: purpose, at: now) {
            [office] view, session in
            let readings = office.readings
            guard let identity = try readings.identityAtAGlance(person, in: session) else { throw Rejection.notFound }
            let rows = view.sees.status ? try readings.away(of: person, in: session) : []
            let streams = Set(rows.map(\.stream))
            let clocks =
                view.sees.status
                ? view.sees.filtered(
                    try readings.clocks(about: person, in: session).filter { streams.contains($0.stream) }) : []
            let all = try [ProcessName.livingAway, .circumstance].flatMap {
                try readings.chronology(of: person, ChronologyQuestion(process: $0, limit: 60), in: session)
            }
            let shown = all.compactMap { view.sees.filtered($0) }
            let names = try Names(
                shown.map(\.practitioner), shown.map(\.agency) + rows.compactMap(\.council), readings, session)
            return AwayPicture(
                identity: office.shown(identity, view), rows: rows, clocks: clocks,
                lines: shown.sorted { ($1.happenedAt, $1.number) < ($0.happenedAt, $0.number) },
                withheld: all.count - shown.count,
                opening: office.mayPropose(Self.opening, view), names: names, sees: view.sees,
                mayOpen: office.mayOpen(view),
                differences: office.opened(try readings.differences(on: Array(streams), in: session), [view]))
        }
    }

    /// The page of one time away from home or one circumstance.
    package func awayStream(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<AwayStreamPicture> {
        let found = try await office.database.read { [office] session in
            try office.readings.away(stream, in: session)
        }
        guard let row = found else { throw Rejection.notFound }
        return try await look(
            at: row.person, .episode, as: stream.process.rawValue, by: caller, for: purpose, at: now, in: stream
        ) { [office] view, session in
            let readings = office.readings
            guard let identity = try readings.identityAtAGlance(row.person, in: session) else {
                throw Rejection.notFound
            }
            let guidance = office.library.guidance(on: now.day)
            let (version, next, standing, group) = try office.replayAway(stream, under: guidance, in: session)
            let lines = try readings.lines(of: stream, in: session).filter { $0.person == row.person }
            let shown = lines.compactMap { view.sees.filtered($0) }
            var (practitioners, agencies) = (shown.map(\.practitioner), shown.map(\.agency))
            for fact in standing {
                switch fact.value {
                case .practitioner(let id): practitioners.append(id)
                case .agency(let id): agencies.append(id)
                default: break
                }
            }
            let names = try Names(practitioners, agencies, readings, session)
            return AwayStreamPicture(
                identity: office.shown(identity, view), row: row, version: version,
                standing: view.sees.status ? standing : [],
                clocks: view.sees.status ? view.sees.filtered(try readings.clocks(of: stream, in: session)) : [],
                lines: shown.sorted { ($1.happenedAt, $1.number) < ($0.happenedAt, $0.number) },
                withheld: lines.count - shown.count, next: office.mayPropose(next, view),
                names: names, sees: view.sees, mayOpen: office.mayOpen(view),
                differences: view.sees.status
                    ? office.opened(try readings.differences(on: stream, in: session), [view]) : [],
                familyGroup: view.sees.shows(.narrative, in: .livingAway) ? group : nil)
        }
    }

    /// Whose a time away from home or circumstance is, so that a door can ask why someone looks.
    package func childOf(away stream: StreamID) async throws -> PersonID? {
        try await office.database.read { [office] session in
            try office.readings.away(stream, in: session)?.person
        }
    }
}

extension Office {
    fileprivate func replayAway(
        _ stream: StreamID, under guidance: Guidance, in session: any Session
    ) throws -> (version: Int, next: [ActKind], standing: [AwayFact], group: FamilyGroup<LivingAway>?) {
        switch stream.process {
        case .livingAway:
            guard let found = try replay(LivingAway.self, stream, in: session) else { throw Rejection.notFound }
            let group = found.state.kind == .lookedAfter ? found.state.familyGroup : nil
            return (found.version, found.state.next(under: guidance), found.state.standing, group)
        case .circumstance:
            guard let found = try replay(Circumstance.self, stream, in: session) else { throw Rejection.notFound }
            return (found.version, found.state.next(under: guidance), found.state.standing, nil)
        default: throw Rejection.notFound
        }
    }
}

extension LivingAway {
    /// What is so now, without a word that anyone wrote.
    fileprivate var standing: [AwayFact] {
        var facts: [AwayFact] = []
        func add(_ what: String, _ value: AwayFact.Value?) {
            if let value { facts.append(AwayFact(what: what, value: value)) }
        }
        add("Since", opened.map { .moment($0.happenedAt) })
        add("Council", council.map { .agency($0) })
        add("Works with the child", worker.map { .practitioner($0) })
        add("Supervises", manager.map { .practitioner($0) })
        add("Independent reviewing officer", reviewingOfficer.map { .practitioner($0) })
        add("Legal status", lookedAfter.map { .code(.lookedAfterStatuses, $0.act.legalStatus) })
        add("Placement", placements.last.map { .code(.placementKinds, $0.act.placementKind) })
        add("Last visit", visits.inOrderOf().last.map { .day($0.stamp.happenedAt.day) })
        add("Last review", reviews.inOrderOf().last.map { .day($0.stamp.happenedAt.day) })
        add("Return home", returning.map { .code(.returnKinds, $0.act.returnKind) })
        add("Home from", returning.map { .day($0.act.homeOn) })
        add("Notice by", notice.map { .code(.noticeGivers, $0.act.givenBy) })
        add("Lives there since", fosteredFrom.map { .day($0) })
        add("Last visit", fosteringVisits.inOrderOf().last.map { .day($0.stamp.happenedAt.day) })
        add("Suitable", suitability.last.map { .code(.fosteringSuitability, $0.act.suitability) })
        add("Council told", stayNotice.map { .day($0.stamp.happenedAt.day) })
        add("Board meets", application.map { .day($0.act.boardOn) })
        add("Advice", advice.map { .code(.unitAdvice, $0.act.advice) })
        add("Decision", unitDecision.map { .code(.unitDecisions, $0.act.decision) })
        add("Last check", checks.inOrderOf().last.map { .day($0.stamp.happenedAt.day) })
        add("Ended", ended.map { .day($0.stamp.happenedAt.day) })
        add("Why it ended", ended.map { .code(.livingAwayEndings, $0.act.reason) })
        return facts
    }
}

extension Circumstance {
    /// What is so now, without a word that anyone wrote.
    fileprivate var standing: [AwayFact] {
        var facts: [AwayFact] = []
        func add(_ what: String, _ value: AwayFact.Value?) {
            if let value { facts.append(AwayFact(what: what, value: value)) }
        }
        add("Noted", opened.map { .moment($0.happenedAt) })
        add("Council", council.map { .agency($0) })
        add("Sees to it", responsible.map { .practitioner($0) })
        add("Expected", noted?.act.expectedOn.map { .day($0) })
        add("Home likely to be lost", expecting.map { .day($0.act.lostOn) })
        add("Agreement to a referral", housingReferrals.last.map { .code(.homelessConsents, $0.act.consent) })
        add("Housing authority", housingReferrals.last?.act.authority.map { .agency($0) })
        add("Offer of an assessment", offers.last.map { .code(.carerAnswers, $0.act.answer) })
        add("Assessment", conclusions.last.map { .code(.carerOutcomes, $0.act.outcome) })
        add("Adult services", transitionPlans.last?.act.adultServices.map { .agency($0) })
        add("They take over", transitionPlans.last?.act.fromOn.map { .day($0) })
        add("Plan for the birth", birthPlans.last.map { .day($0.stamp.happenedAt.day) })
        add("Last exchange of information", exchanges.last.map { .day($0.stamp.happenedAt.day) })
        add("Last checks", enquiries.last.map { .day($0.stamp.happenedAt.day) })
        add("Last met", educationVisits.last { $0.act.met }.map { .day($0.stamp.happenedAt.day) })
        add("Education", educationDecisions.last.map { .code(.educationOutcomes, $0.act.outcome) })
        add("Ended", ended.map { .day($0.stamp.happenedAt.day) })
        add("Why it ended", ended.map { .code(.circumstanceEndings, $0.act.reason) })
        return facts
    }
}
