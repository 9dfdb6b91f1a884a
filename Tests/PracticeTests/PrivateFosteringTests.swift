import Guidance
import Testing

@testable import Practice

@Suite("Private fostering, long stays, units and custody")
struct PrivateFosteringTests {
    private func blank(
        at moment: String = "2024-03-28T10:00", by doer: Doer = Given.safeguardingLead, born: String = "2014-05-01"
    ) -> Story<LivingAway> {
        var story = Story<LivingAway>(
            "away", about: [Given.maya], by: doer, at: moment, standing: Given.standing(people: ["maya"]))
        story.standing.practitioners[Given.reviewingOfficer.practitioner] = Given.reviewingOfficer
        story.standing.born[Given.maya] = Given.day(born)
        return story
    }

    private func fostered() throws -> Story<LivingAway> {
        var story = blank()
        try story.did(Given.notice())
        try story.did(Given.allocateAway(officer: nil), by: Given.supervisor)
        return story
    }

    private func due(_ duty: DutyKey, in story: Story<LivingAway>) -> Due? {
        story.clocks.last { $0.duty == duty && $0.stoppedAt == nil }?.due
    }

    @Test("A school finds it on Maundy Thursday: the first visit is due seven working days later, on 10 April")
    func firstVisit() throws {
        var story = try fostered()
        #expect(due(.privateFosteringFirstVisit, in: story) == .day(Given.day("2024-04-10")))
        let notice = try #require(story.clocks.first { $0.duty == .privateFosteringNotice })
        #expect(notice.isLate(at: story.now), "notice was owed six weeks before it began")
        #expect(notice.lateBecause == "Nobody knew it had to be told")
        try story.did(Given.fosteringVisit(), by: Given.socialWorker, at: "2024-04-09T16:00")
        #expect(due(.privateFosteringNextVisit, in: story) == .day(Given.day("2024-05-21")))
        #expect(story.state.waiting(under: story.guidance).map(\.key) == ["foster.decide"])
        try story.did(
            LivingAway.DecideFostering(suitability: "suitable", because: "x"), by: Given.socialWorker)
        #expect(story.state.waiting(under: story.guidance).isEmpty)
        try story.did(Given.fosteringVisit(), by: Given.socialWorker, at: "2025-03-10T16:00")
        #expect(due(.privateFosteringLaterVisit, in: story) == .day(Given.day("2025-06-02")))
    }

    @Test("The school that told sees it; the council's duty team and the worker are involved")
    func involved() throws {
        let story = try fostered()
        #expect(story.state.involvements.map(\.kind) == [.duty, .referrer, .lead, .supervisor])
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["Privately fostered"])
    }

    @Test("A planned arrangement waits to begin, and is a fact once the child has moved in")
    func planned() throws {
        var story = blank()
        try story.did(Given.notice(already: false, from: "2024-06-01"))
        #expect(story.clocks.first { $0.duty == .privateFosteringNotice }?.isLate(at: story.now) == false)
        #expect(story.state.facts(under: story.guidance).isEmpty)
        story.refuses(
            LivingAway.BeginFostering(movedIn: Given.day("2024-06-02")), by: "privateFostering.begin.ahead")
        try story.did(
            LivingAway.BeginFostering(movedIn: Given.day("2024-06-02")), by: Given.socialWorker, at: "2024-06-03T10:00")
        #expect(story.state.facts(under: story.guidance).count == 1)
        story.refuses(
            LivingAway.BeginFostering(movedIn: Given.day("2024-06-02")), by: "privateFostering.begin.once")
    }

    @Test("privateFostering.notify: not of relatives, not of older children, not for a few weeks, on a day that fits")
    func notifyRefusals() throws {
        blank().refuses(Given.notice(relative: true), by: "privateFostering.notify.relative")
        blank(born: "2007-05-01").refuses(Given.notice(), by: "privateFostering.notify.age")
        blank(born: "2007-05-01").allows(Given.notice(disabled: true))
        blank().refuses(Given.notice(until: "2024-03-28"), by: "privateFostering.notify.short")
        blank().allows(Given.notice(until: "2024-03-29"))
        blank().refuses(Given.notice(already: false), by: "privateFostering.notify.from")
        var elsewhere = blank()
        elsewhere.standing.agencies[Given.council] = "school"
        elsewhere.refuses(Given.notice(), by: "privateFostering.notify.council")
    }

    @Test("privateFostering.visit, privateFostering.decide: the council visits, hears the child, then decides")
    func visitRefusals() throws {
        let story = try fostered()
        story.refuses(Given.fosteringVisit(), by: "privateFostering.visit.council")
        story.refuses(
            Given.fosteringVisit(words: nil), by: "privateFostering.visit.childsWords", as: Given.socialWorker)
        story.refuses(
            LivingAway.DecideFostering(suitability: "suitable", because: "x"), by: "privateFostering.decide.visited",
            as: Given.socialWorker)
        story.allows(
            LivingAway.DecideFostering(suitability: "prohibited", because: "x", instead: "x"), as: Given.socialWorker)
    }

    @Test("A change is told: the worker visits after it. That the child has left is told within 48 hours, then it ends")
    func notices() throws {
        var story = try fostered()
        try story.did(Given.fosteringVisit(), by: Given.socialWorker, at: "2024-04-02T16:00")
        try story.did(LivingAway.DecideFostering(suitability: "suitable", because: "x"), by: Given.socialWorker)
        try story.did(Given.fosteringChange(), by: Given.socialWorker, at: "2024-04-04T10:00")
        #expect(story.state.waiting(under: story.guidance).map(\.key) == ["foster.change"])
        try story.did(Given.fosteringVisit(), by: Given.socialWorker, at: "2024-04-05T16:00")
        #expect(story.state.waiting(under: story.guidance).isEmpty)
        try story.did(Given.fosteringLeaving(), by: Given.socialWorker, at: "2024-04-11T10:00")
        #expect(story.state.waiting(under: story.guidance).map(\.key) == ["foster.end"])
        let clock = try #require(story.clocks.first { $0.duty == .privateFosteringLeaving })
        #expect(clock.isLate(at: story.now) && clock.lateBecause == "x")
        story.refuses(Given.fosteringLeaving(), by: "privateFostering.leave.once", as: Given.socialWorker)
        story.refuses(Given.fosteringChange(), by: "privateFostering.change.left", as: Given.socialWorker)
        try story.did(Given.ending("arrangementOver"), by: Given.socialWorker)
        #expect(story.state.waiting(under: story.guidance).isEmpty)
    }

    @Test(
        "privateFostering.change, privateFostering.leave: a new address is written, and nobody leaves before moving in")
    func noticeRefusals() throws {
        let story = try fostered()
        story.refuses(
            Given.fosteringChange(livesNow: nil), by: "privateFostering.change.address", as: Given.socialWorker)
        story.allows(Given.fosteringChange(["household"], livesNow: nil), as: Given.socialWorker)
        story.refuses(
            Given.fosteringLeaving(on: "2024-02-28"), by: "privateFostering.leave.day", as: Given.socialWorker)
        story.refuses(
            Given.fosteringLeaving(on: "2024-12-01"), by: "privateFostering.leave.day", as: Given.socialWorker)
        var planned = blank()
        try planned.did(Given.notice(already: false, from: "2024-06-01"))
        planned.refuses(Given.fosteringLeaving(), by: "privateFostering.leave.begun", as: Given.socialWorker)
    }

    // MARK: Long stays

    @Test("A stay is to be told within three months; one meant to be long is told at once; the council then checks")
    func longStay() throws {
        var story = blank(by: Given.clinician)
        try story.did(Given.stay())
        #expect(due(.longStayNotice, in: story) == .day(Given.day("2024-06-28")))
        #expect(story.state.waiting(under: story.guidance).isEmpty)
        var long = blank(by: Given.clinician)
        try long.did(Given.stay(long: true))
        #expect(long.state.waiting(under: long.guidance).map(\.key) == ["stay.notify"])
        long.refuses(Given.welfare(), by: "livingAway.check.told", as: Given.socialWorker)
        let notify = LivingAway.NotifyLongStay(council: Given.council, how: "email", said: "x")
        try long.did(notify, at: "2024-04-02T10:00")
        long.refuses(notify, by: "longStay.notify.once")
        #expect(long.clocks.contains { $0.duty == .longStayCheck && $0.stoppedAt == nil && $0.due == nil })
        long.refuses(Given.ending("left", councilTold: false), by: "livingAway.end.told")
        try long.did(Given.welfare(), by: Given.socialWorker, at: "2024-04-10T10:00")
        #expect(long.clocks.allSatisfy { $0.stoppedAt != nil })
    }

    static let wards = [
        ("2019-05-01T10:00", "WT2018, no section"), ("2021-05-04T10:00", "WT2020 section page 17"),
        ("2024-05-01T10:00", "WT2023 para 150"),
    ]

    @Test(
        "longStay.begin.referral: on a mental-health ward a referral is made, or why not is written", arguments: wards)
    func ward(moment: String, cite: String) {
        let story = blank(at: moment, by: Given.clinician)
        story.refuses(Given.stay("mentalHealthWard", referral: "notMade"), by: "longStay.begin.referral")
        #expect(story.refusal(of: Given.stay("mentalHealthWard", referral: "notMade"))?.authority == cite)
        story.allows(Given.stay("mentalHealthWard", referral: "made"))
        story.allows(
            Given.stay("mentalHealthWard", referral: "notMade", because: "Home tomorrow with her family's care"))
    }

    // MARK: Units and custody

    @Test("A place in a unit: the council advises, the board decides, someone of the council attends")
    func unit() throws {
        var story = blank(by: Given.clinician)
        try story.did(Given.application)
        #expect(story.clocks.map(\.duty) == [.motherAndBabyUnitAdvice])
        let decide = LivingAway.DecideUnit(decision: "agreed", because: "x")
        story.refuses(decide, by: "motherAndBabyUnit.decide.advice", as: Given.socialWorker)
        story.refuses(
            Given.advice(by: Given.teacher.practitioner), by: "motherAndBabyUnit.advise.attends", as: Given.socialWorker
        )
        try story.did(Given.advice(), by: Given.socialWorker)
        #expect(story.clocks.allSatisfy { $0.stoppedAt != nil })
        try story.did(decide, by: Given.socialWorker, at: "2024-05-20T15:00")
        story.refuses(decide, by: "motherAndBabyUnit.decide.once", as: Given.socialWorker)
        story.refuses(Given.advice(), by: "motherAndBabyUnit.advise.decided", as: Given.socialWorker)
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["In a mother and baby unit"])
    }

    @Test("A child in custody is a fact, and waits for the council to check on them")
    func custody() throws {
        var story = blank(by: Given.socialWorker)
        try story.did(
            LivingAway.BeginCustody(
                council: Given.council, custodyKind: "remanded", establishment: "x", because: "x", riskTold: "x"))
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["In custody"])
        #expect(story.state.waiting(under: story.guidance).map(\.key) == ["allocate", "check"])
        try story.did(Given.welfare())
        #expect(story.state.waiting(under: story.guidance).map(\.key) == ["allocate"])
        story.refuses(Given.ending("adopted"), by: "livingAway.end.reason")
        try story.did(Given.ending("left"))
        story.refuses(Given.welfare(), by: "livingAway.check.running")
    }
}
