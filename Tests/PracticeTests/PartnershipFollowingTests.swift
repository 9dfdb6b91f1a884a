import Guidance
import Testing

@testable import Practice

/// What a partnership begins is followed to its end: seats, duties confirmed, its business, scrutiny, its arrangements.
struct PartnershipFollowingTests {
    private static func waits(_ story: Story<Partnership>, _ key: String) -> Waiting? {
        story.state.waiting(under: Given.guidance()).first { $0.key == key }
    }

    // MARK: Education's seat

    private static func seat(until: String? = nil, from: String = "2024-01-16") -> Partnership.SeatEducation {
        Partnership.SeatEducation(
            practitioner: Given.head2.practitioner, speaksFor: ["school"], seat: "strategic", chosen: "Elected",
            from: Given.day(from), until: until.map { Given.day($0) })
    }

    @Test("A seat is held until its last day, as it was given or as it was ended, and then waits to be given again")
    func seats() throws {
        var story = try Given.partnership()
        try story.did(Self.seat())
        let first = story.number
        #expect(story.state.seats(on: Given.day("2030-01-01")).count == 1 && Self.waits(story, "seat.strategic") == nil)
        try story.did(Partnership.EndSeat(entry: first, until: Given.day("2024-03-31"), because: "Retired"))
        #expect(story.state.seats(on: Given.day("2024-03-31")).count == 1)
        #expect(story.state.seats(on: Given.day("2024-04-01")).isEmpty)
        #expect(Self.waits(story, "seat.strategic")?.by == .day(Given.day("2024-03-31")))
        try story.did(Self.seat(until: "2026-03-31", from: "2024-04-01"))
        let again = try #require(Self.waits(story, "seat.strategic"))
        #expect(again.by == .day(Given.day("2026-03-31")) && again.since < Moment(Given.day("2026-03-31")))
        #expect(story.state.seats(on: Given.day("2026-03-31")).count == 1)
        #expect(story.state.seats(on: Given.day("2026-04-01")).isEmpty)
        let open = story.state.choices(
            for: "partnership.endSeat", by: Given.manages.practitioner, under: Given.guidance())["entry"]
        #expect(open?.count == 1, "only the seat that was not ended is offered")
    }

    @Test("partnership.seatEducation.until: a seat does not end before it begins")
    func seatUntil() throws {
        let story = try Given.partnership()
        story.refuses(Self.seat(until: "2024-01-15"), by: "partnership.seatEducation.until")
    }

    @Test(
        "An end that does not fit the seat is refused",
        arguments: [
            ("2024-01-15", 0, "partnership.endSeat.before"), ("2026-01-16", 0, "partnership.endSeat.longer"),
            ("2024-03-28", 90, "partnership.endSeat.entry"),
        ])
    func endSeat(until: String, other: Int, rule: String) throws {
        var story = try Given.partnership()
        try story.did(Self.seat(until: "2026-01-15"))
        let end = Partnership.EndSeat(entry: story.number + other, until: Given.day(until), because: "x")
        story.refuses(end, by: rule)
    }

    @Test("partnership.endSeat.entry: a seat ends once")
    func endOnce() throws {
        var story = try Given.partnership()
        try story.did(Self.seat())
        let end = Partnership.EndSeat(entry: story.number, until: Given.day("2024-03-28"), because: "x")
        try story.did(end)
        story.refuses(end, by: "partnership.endSeat.entry")
    }

    // MARK: An agency confirms later

    private static func named() throws -> Story<Partnership> {
        var story = try Given.partnership()
        try story.did(
            Partnership.NameAgency(
                agency: Given.school, group: "school", because: "x", consulted: true, notConsultedBecause: nil,
                acknowledgedOn: nil, contribution: nil, otherAreas: nil, from: Given.day("2024-01-15")))
        return story
    }

    private static func confirms(_ day: String, _ agency: AgencyID = Given.school) -> Partnership.ConfirmDuty {
        Partnership.ConfirmDuty(agency: agency, acknowledgedOn: Given.day(day))
    }

    @Test("An agency that was named confirms its duty later; until then it waits for whoever runs the business")
    func confirmed() throws {
        var story = try Self.named()
        #expect(Self.waits(story, "confirm")?.since == Moment(Given.day("2024-01-15")))
        #expect(story.state.unconfirmed(on: Given.day("2024-03-28")).count == 1)
        try story.did(Self.confirms("2024-03-20"))
        #expect(Self.waits(story, "confirm") == nil)
        #expect(
            story.state.relevant(on: Given.day("2024-03-28")).map(\.acknowledgedOn) == [Given.day("2024-03-20")])
    }

    @Test("partnership.acknowledge: by an agency that is named, once, and not on a day to come")
    func confirmRefused() throws {
        var story = try Self.named()
        story.refuses(Self.confirms("2024-03-20", Given.nursery), by: "partnership.acknowledge.none")
        story.refuses(Self.confirms("2024-03-29"), by: "partnership.acknowledge.ahead")
        try story.did(Self.confirms("2024-03-20"))
        story.refuses(Self.confirms("2024-03-21"), by: "partnership.acknowledge.already")
    }

    // MARK: Whoever runs the business

    private static func hands(_ who: Doer, from: String = "2024-03-28") -> Partnership.HandBusiness {
        Partnership.HandBusiness(practitioner: who.practitioner, from: Given.day(from))
    }

    @Test("The business is handed on: what waits, appointments and what is kept apart follow whoever runs it")
    func handed() throws {
        var story = try Self.named()
        let successor = Given.successor.practitioner
        try story.did(Self.hands(Given.successor))
        #expect(story.state.manager(on: Given.day("2024-03-27")) == Given.manages.practitioner)
        #expect(story.state.manager(on: Given.day("2024-03-28")) == successor)
        #expect(story.state.manager(on: Given.day("2019-01-01")) == Given.manages.practitioner)
        #expect(story.state.manager() == successor)
        #expect(
            story.state.waiting(under: Given.guidance()).allSatisfy { $0.owner == .practitioner(successor) })
        story.refuses(
            Given.delegate(Given.newcomer, from: "2024-04-02"), by: "partnership.appointDelegate.byLead",
            as: Given.manages)
        try story.did(Given.delegate(Given.newcomer, from: "2024-04-02"), by: Given.successor)
        story.refuses(Given.plan(Given.successor), by: "scrutiny.plan.independent")
        try story.did(Given.plan(Given.manages))
    }

    @Test("partnership.chooseChair.apart: whoever runs the business now does not chair")
    func chairApart() throws {
        var standing = Given.partnershipStanding
        let both = Given.doer(
            "newcomer", of: Given.police, kind: "police", roles: ["safeguardingPartner", "partnershipManager"])
        standing.practitioners[both.practitioner] = both
        var story = try Given.partnership()
        story.standing = standing
        try story.did(Self.hands(both))
        try story.did(Given.delegate(both, from: "2024-03-28"), by: Given.constable)
        story.refuses(Given.chairs(both, from: "2024-03-28"), by: "partnership.chooseChair.apart")
    }

    @Test(
        "partnership.handBusiness: to a partnership manager who neither speaks nor scrutinises, from a day that has come"
    )
    func handRefused() throws {
        var story = try Given.partnership()
        story.refuses(Self.hands(Given.successor), by: "partnership.handBusiness.who", as: Given.successor)
        story.allows(Self.hands(Given.successor), as: Given.constable)
        story.refuses(Self.hands(Given.scrutineer), by: "partnership.handBusiness.role")
        story.refuses(Self.hands(Given.manages), by: "partnership.handBusiness.same")
        story.refuses(Self.hands(Given.successor, from: "2024-03-29"), by: "partnership.handBusiness.ahead")
        story.refuses(Self.hands(Given.successor, from: "2019-06-24"), by: "partnership.handBusiness.before")
        let delegate = Given.doer(
            "d1rector", of: Given.council, kind: "localAuthority", roles: ["partnershipManager"])
        story.standing.practitioners[delegate.practitioner] = delegate
        story.refuses(Self.hands(delegate), by: "partnership.handBusiness.apart")
        try story.did(Given.plan(Given.successor))
        story.refuses(Self.hands(Given.successor), by: "partnership.handBusiness.apart")
    }

    // MARK: What scrutiny was answered

    private static func answered(
        _ answer: String = "accepted", action: String? = "Ten a quarter", by: String? = "2024-07-31"
    ) throws -> (story: Story<Partnership>, finding: Int) {
        var story = try Given.partnership()
        try story.did(Given.plan())
        try story.did(
            Partnership.FindByScrutiny(area: "x", found: "x", evidence: "x", recommends: nil, by: nil),
            by: Given.scrutineer)
        let finding = story.number
        try story.did(
            Partnership.AnswerScrutiny(
                entry: finding, answer: answer, because: "x", action: action, by: by.map { Given.day($0) }),
            by: Given.director)
        return (story, finding)
    }

    @Test("What was undertaken for scrutiny waits from the day set, or from the answer, until its result is recorded")
    func undertaken() throws {
        var (story, finding) = try Self.answered()
        let waits = try #require(Self.waits(story, "action\(finding)"))
        #expect(waits.by == .day(Given.day("2024-07-31")) && waits.since == Given.moment("2024-03-28T10:00"))
        #expect(Self.waits(story, "action\(finding)")?.act == "scrutiny.finish")
        try story.did(Partnership.FinishScrutiny(entry: finding, result: "Three rounds"))
        #expect(Self.waits(story, "action\(finding)") == nil)
        #expect(story.state.findings.first?.finished?.act.result == "Three rounds")
        let (other, number) = try Self.answered("partly", by: nil)
        let undated = try #require(Self.waits(other, "action\(number)"))
        #expect(undated.by == nil && undated.since == Given.moment("2024-03-28T10:00"))
    }

    @Test("scrutiny.finish: once, for a finding of this partnership, in answer to which something was undertaken")
    func finishRefused() throws {
        var (story, finding) = try Self.answered()
        let finish = Partnership.FinishScrutiny(entry: finding, result: "x")
        story.refuses(Partnership.FinishScrutiny(entry: finding + 90, result: "x"), by: "scrutiny.finish.entry")
        try story.did(finish)
        story.refuses(finish, by: "scrutiny.finish.once")
        let (declined, number) = try Self.answered("notAccepted", action: nil, by: nil)
        declined.refuses(Partnership.FinishScrutiny(entry: number, result: "x"), by: "scrutiny.finish.action")
        #expect(Self.waits(declined, "action\(number)") == nil)
    }

    // MARK: Published arrangements

    @Test("Published arrangements are out of date from the day on which the record differs, and wait to be published")
    func outdated() throws {
        var story = try Given.partnership()
        try story.did(Given.arrangements(Given.mustSay))
        #expect(Self.waits(story, "outdated") == nil)
        func stale(_ day: String) -> [String] {
            story.state.standing(on: Given.day(day), under: Given.guidance()).filter { $0.stale != nil }.map(\.code)
        }
        #expect(stale("2024-03-28").isEmpty)
        try story.did(Given.chairs(Given.boardDelegate, from: "2024-07-01"))
        #expect(stale("2024-06-30").isEmpty && stale("2024-07-01") == ["chair"])
        let wait = try #require(Self.waits(story, "outdated"))
        #expect(wait.since == Moment(Given.day("2024-07-01")) && wait.act == "arrangements.publish")
        #expect(wait.owner == .practitioner(Given.manages.practitioner))
        let part = try #require(
            story.state.outdated(on: Given.day("2024-07-01"), under: Given.guidance()).first)
        #expect(part.was?.contains("localAuthority") == false && part.was != part.isNow)
        try story.did(
            Partnership.PublishArrangements(
                from: Given.day("2024-07-01"), statements: Given.mustSay, missingBecause: "Later", changes: "Chair",
                agreedBy: Given.leads), at: "2024-07-01T10:00")
        #expect(Self.waits(story, "outdated") == nil)
    }

    @Test("What was recorded since and stands in no version makes it out of date too, as does what is there no more")
    func outdatedByNewParts() throws {
        var story = try Given.partnership()
        try story.did(Given.arrangements(Given.mustSay))
        try story.did(
            Partnership.JoinBoard(board: "violenceReduction", name: "Unit", how: "x"), at: "2024-04-15T10:00")
        #expect(Self.waits(story, "outdated")?.since == Moment(Given.day("2024-04-15")))
        let link = story.number
        try story.did(
            Partnership.LeaveBoard(entry: link, until: Given.day("2024-04-15"), because: "x"), at: "2024-04-16T10:00")
        #expect(Self.waits(story, "outdated") == nil, "the record says again what the version says")
        try story.did(
            Partnership.EndAppointment(
                practitioner: Given.director.practitioner, until: Given.day("2024-05-31"), because: "x"),
            at: "2024-05-20T10:00")
        #expect(Self.waits(story, "outdated")?.since == Moment(Given.day("2024-06-01")))
        let gone = story.state.outdated(on: Given.day("2024-06-01"), under: Given.guidance())
        #expect(gone.contains { $0.code == "chair" && $0.isNow == nil })
    }

    @Test("A day to come on which something else changes puts nothing off that is out of date now")
    func outdatedNow() throws {
        var story = try Given.partnership()
        try story.did(Given.arrangements(Given.mustSay))
        try story.did(
            Partnership.JoinBoard(board: "violenceReduction", name: "Unit", how: "x"), at: "2024-03-28T15:00")
        try story.did(Given.chairs(Given.boardDelegate, from: "2027-07-01"), at: "2024-03-28T16:00")
        #expect(Self.waits(story, "outdated")?.since == Moment(Given.day("2024-03-28")))
    }

    // MARK: Decided above the partners

    private static func disputed(_ levels: [String]) throws -> (story: Story<Partnership>, entry: Int) {
        var story = try Given.partnership()
        try story.did(
            Partnership.RaiseDispute(
                with: [Given.board], matter: "budget", because: "x", asked: "x", safeMeanwhile: "x"),
            by: Given.director)
        let entry = story.number
        for level in levels {
            try story.did(Partnership.EscalateDispute(entry: entry, level: level, because: "x"), by: Given.chief)
        }
        return (story, entry)
    }

    private static func settle(
        _ entry: Int, _ direction: String?, by agreed: [PractitionerID]? = nil
    ) -> Partnership.SettleDispute {
        Partnership.SettleDispute(
            entry: entry, outcome: "x", agreedBy: agreed, learning: nil, direction: direction)
    }

    @Test("What the Secretary of State directed one lead records, whether or not the other side agrees")
    func directed() throws {
        var (story, entry) = try Self.disputed(["leads", "secretaryOfState"])
        story.refuses(
            Self.settle(entry, nil, by: [Given.chief.practitioner]), by: "dispute.settle.sides", as: Given.chief)
        story.refuses(Self.settle(entry, nil), by: "dispute.settle.sides", as: Given.chief)
        story.refuses(Self.settle(entry, "Direction 12"), by: "dispute.settle.lead", as: Given.director)
        try story.did(Self.settle(entry, "Direction 12"), by: Given.constable)
        #expect(story.state.disputes.first?.settled?.act.direction == "Direction 12")
    }

    @Test("dispute.settle.direction: a direction settles only what was brought before the Secretary of State")
    func directedTooEarly() throws {
        let (story, entry) = try Self.disputed(["leads"])
        story.refuses(Self.settle(entry, "Direction 12"), by: "dispute.settle.direction", as: Given.chief)
    }
}
