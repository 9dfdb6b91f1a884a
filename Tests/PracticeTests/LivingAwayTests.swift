import Guidance
import Testing

@testable import Practice

@Suite("Living away from home")
struct LivingAwayTests {
    private func blank(at moment: String = "2024-03-28T10:00", by doer: Doer = Given.socialWorker) -> Story<LivingAway>
    {
        var story = Story<LivingAway>(
            "away", about: [Given.maya], by: doer, at: moment, standing: Given.standing(people: ["maya"]))
        story.standing.practitioners[Given.reviewingOfficer.practitioner] = Given.reviewingOfficer
        story.standing.born[Given.maya] = Given.day("2014-05-01")
        return story
    }

    /// Looked after since Thursday 28 March 2024, with a worker, a reviewing officer and a placement.
    private func lookedAfter(
        _ status: String = "accommodated", in kind: String = "foster", untilEighteen: Bool = false, weekly: Bool? = nil
    ) throws -> Story<LivingAway> {
        var story = blank()
        try story.did(Given.beginLookedAfter(status))
        try story.did(Given.allocateAway())
        try story.did(Given.placement(kind, untilEighteen: untilEighteen, weekly: weekly))
        return story
    }

    private func due(_ duty: DutyKey, in story: Story<LivingAway>) -> Due? {
        story.clocks.last { $0.duty == duty && $0.stoppedAt == nil }?.due
    }

    @Test("The first review is due 20 working days after Thursday 28 March 2024: Easter does not count")
    func firstReview() throws {
        var story = try lookedAfter()
        #expect(due(.lookedAfterFirstReview, in: story) == .day(Given.day("2024-04-29")))
        #expect(
            story.clocks.first { $0.duty == .lookedAfterFirstReview }?.owner
                == .practitioner(Given.reviewingOfficer.practitioner))
        try story.did(Given.review(), by: Given.reviewingOfficer, at: "2024-04-24T10:00")
        #expect(due(.lookedAfterFirstReview, in: story) == nil)
        #expect(due(.lookedAfterSecondReview, in: story) == .day(Given.day("2024-07-24")))
        try story.did(Given.review(), by: Given.reviewingOfficer, at: "2024-07-20T10:00")
        #expect(due(.lookedAfterNextReview, in: story) == .day(Given.day("2025-01-20")))
    }

    @Test("A review that was adjourned is to be finished, and the next one waits for that")
    func adjourned() throws {
        var story = try lookedAfter()
        try story.did(Given.review(adjourned: true), by: Given.reviewingOfficer, at: "2024-04-24T10:00")
        #expect(due(.lookedAfterReviewFinished, in: story) == .day(Given.day("2024-05-23")))
        story.refuses(
            Given.review(), by: "lookedAfter.review.adjourned", as: Given.reviewingOfficer, at: "2024-05-01T10:00")
        try story.did(
            LivingAway.FinishReview(decisions: "x"), by: Given.reviewingOfficer, at: "2024-05-02T10:00")
        #expect(due(.lookedAfterReviewFinished, in: story) == nil)
        story.refuses(
            LivingAway.FinishReview(decisions: "x"), by: "lookedAfter.finishReview.none", as: Given.reviewingOfficer)
    }

    @Test("A placement is visited within a week, then every six weeks; a new placement starts afresh")
    func visits() throws {
        var story = try lookedAfter()
        #expect(due(.lookedAfterFirstVisit, in: story) == .day(Given.day("2024-04-04")))
        try story.did(Given.placementVisit, at: "2024-04-03T16:00")
        #expect(due(.lookedAfterNextVisit, in: story) == .day(Given.day("2024-05-15")))
        try story.did(Given.placement("kinship"), at: "2024-05-01T12:00")
        #expect(due(.lookedAfterNextVisit, in: story) == nil)
        #expect(due(.lookedAfterFirstVisit, in: story) == .day(Given.day("2024-05-08")))
    }

    @Test("With parents under an order visits are weekly until the first review")
    func weekly() throws {
        var story = try lookedAfter("interimCareOrder", in: "parents", weekly: true)
        try story.did(Given.placementVisit, at: "2024-04-03T16:00")
        #expect(due(.lookedAfterWeeklyVisit, in: story) == .day(Given.day("2024-04-10")))
        try story.did(Given.review(), by: Given.reviewingOfficer, at: "2024-04-05T10:00")
        try story.did(Given.placementVisit, at: "2024-04-09T16:00")
        #expect(due(.lookedAfterNextVisit, in: story) == .day(Given.day("2024-05-21")))
    }

    @Test("After its first year a placement meant to last is visited every three months")
    func lasting() throws {
        var story = try lookedAfter("careOrder", untilEighteen: true)
        try story.did(Given.placementVisit, at: "2025-03-28T16:00")
        #expect(due(.lookedAfterNextVisit, in: story) == .day(Given.day("2025-05-09")))
        try story.did(Given.placementVisit, at: "2025-05-08T16:00")
        #expect(due(.lookedAfterLaterVisit, in: story) == .day(Given.day("2025-08-08")))
    }

    @Test("Everyone sees that a child is looked after, until it ends")
    func fact() throws {
        var story = try lookedAfter()
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["Looked after"])
        try story.did(Given.ending("adopted"), at: "2024-09-02T10:00")
        #expect(story.state.facts(under: story.guidance).isEmpty)
        #expect(story.clocks.allSatisfy { $0.stoppedAt != nil })
        #expect(!story.state.isRunning)
    }

    @Test("A planned return home is visited and reviewed until it is closed")
    func returnHome() throws {
        var story = try lookedAfter()
        try story.did(Given.returning("planned"), by: Given.manager, at: "2024-05-20T10:00")
        try story.did(Given.ending("returnedHome"), at: "2024-06-03T15:00")
        #expect(story.state.facts(under: story.guidance).map(\.what) == ["Returning home from care"])
        #expect(due(.returnHomeVisit, in: story) == .day(Given.day("2024-07-01")))
        #expect(due(.returnHomeReview, in: story) == .day(Given.day("2024-07-15")))
        let close = LivingAway.ReviewReturn(outcome: "closed", because: "Going well")
        story.refuses(close, by: "returnHome.review.plan")
        try story.did(LivingAway.PlanReturn(help: "x", ifNot: "x", explained: "x"), at: "2024-06-04T10:00")
        story.refuses(close, by: "returnHome.review.seen")
        try story.did(Given.returnVisit, at: "2024-06-24T10:00")
        #expect(due(.returnHomeVisit, in: story) == .day(Given.day("2024-07-22")))
        try story.did(close, at: "2024-07-10T10:00")
        #expect(!story.state.isRunning)
        #expect(story.clocks.allSatisfy { $0.stoppedAt != nil })
    }

    @Test("A second return home has a plan and visits of its own")
    func secondReturn() throws {
        var story = try lookedAfter("careOrder")
        let plan = LivingAway.PlanReturn(help: "x", ifNot: "x", explained: "x")
        let close = LivingAway.ReviewReturn(outcome: "closed", because: "Going well")
        for day in ["2024-06-03", "2024-09-02"] {
            try story.did(Given.returning("onCareOrder", on: day), at: "\(day)T09:00")
            #expect(story.waiting.contains { $0.key == "return.plan" })
            story.refuses(close, by: "returnHome.review.plan")
            try story.did(plan)
            story.refuses(close, by: "returnHome.review.seen")
            try story.did(Given.returnVisit)
            try story.did(close)
        }
    }

    @Test("Each return home has clocks of its own, and those of an earlier one stay as they were")
    func clocksOfEachReturn() throws {
        var story = try lookedAfter("careOrder")
        try story.did(Given.returning("onCareOrder", on: "2024-06-03"), at: "2024-06-03T09:00")
        try story.did(LivingAway.PlanReturn(help: "x", ifNot: "x", explained: "x"))
        try story.did(Given.returnVisit, at: "2024-06-20T10:00")
        try story.did(LivingAway.ReviewReturn(outcome: "closed", because: "Going well"), at: "2024-07-10T10:00")
        let first = story.clocks(.returnHomeVisit) + story.clocks(.returnHomeReview)
        try story.did(Given.returning("onCareOrder", on: "2024-09-02"), at: "2024-09-02T09:00")
        let visits = story.clocks(.returnHomeVisit)
        #expect(visits.map(\.startedAt.day) == ["2024-06-03", "2024-06-20", "2024-09-02"].map(Given.day))
        #expect(visits.map { $0.stoppedAt?.day } == [Given.day("2024-06-20"), Given.day("2024-07-10"), nil])
        #expect(visits.last?.due == .day(Given.day("2024-09-30")))
        #expect(story.clocks(.returnHomeReview).map { $0.stoppedAt?.day } == [Given.day("2024-07-10"), nil])
        #expect(Set(visits.map(\.mark)).count == visits.count)
        for clock in first { #expect(story.clocks.contains(clock)) }
        try story.did(Given.returnVisit, at: "2024-09-20T10:00")
        try story.did(Given.ending("adopted"), at: "2024-10-01T10:00")
        #expect(story.clocks.allSatisfy { $0.stoppedAt != nil })
        for clock in first { #expect(story.clocks.contains(clock)) }
    }

    @Test(
        "A family group conference is offered at a return home as at other stages, with its clocks, until it is closed")
    func familyGroup() throws {
        var story = try lookedAfter()
        #expect(story.next.contains("returnHome.offerFamilyGroup"))
        try story.did(FamilyGroup<LivingAway>.Offer(toWhom: "x", purpose: "y"), at: "2024-05-02T10:00")
        #expect(story.waiting.contains { $0.act == "returnHome.answerFamilyGroup" })
        try story.did(FamilyGroup<LivingAway>.Answer(answer: "accepted", who: "x"), at: "2024-05-03T10:00")
        let clock = try #require(story.clocks(.familyGroupMeeting).first)
        #expect(clock.stops == "returnHome.holdFamilyGroup" && clock.stoppedAt == nil)
        let hold = FamilyGroup<LivingAway>.Hold(
            coordinator: "x", independent: true, came: "x", familysPlan: "Her aunt comes at seven", agreed: true)
        try story.did(hold, at: "2024-05-17T17:00")
        #expect(story.clocks(.familyGroupMeeting).first?.stoppedAt != nil)
        #expect(story.clocks(.familyGroupReview).map(\.stoppedAt) == [nil])
        try story.did(Given.returning("planned"), by: Given.manager, at: "2024-05-20T10:00")
        try story.did(Given.ending("returnedHome"), at: "2024-06-03T15:00")
        #expect(story.clocks(.familyGroupReview).map(\.stoppedAt) == [nil], "it is looked at again after the return")
        #expect(story.next.contains("returnHome.reviewFamilyGroup"))
        try story.did(LivingAway.PlanReturn(help: "x", ifNot: "x", explained: "x"), at: "2024-06-04T10:00")
        try story.did(Given.returnVisit, at: "2024-06-24T10:00")
        try story.did(LivingAway.ReviewReturn(outcome: "closed", because: "x"), at: "2024-07-10T10:00")
        #expect(story.clocks(.familyGroupReview).map(\.stoppedAt) == [Given.moment("2024-07-10T10:00")])
        #expect(!story.next.contains("returnHome.reviewFamilyGroup"))
    }

    @Test("A return decided before a family meeting was held waits for the offer of one")
    func familyGroupOwed() throws {
        var story = try lookedAfter()
        story.refuses(
            FamilyGroup<LivingAway>.Offer(toWhom: "x", purpose: "y"), by: "returnHome.offerFamilyGroup.council",
            as: Given.neighbouringSupervisor)
        story.refuses(
            FamilyGroup<LivingAway>.Answer(answer: "accepted", who: "x"), by: "returnHome.answerFamilyGroup.offered")
        let unplanned = LivingAway.DecideReturn(
            returnKind: "unplanned", homeOn: Given.day("2024-05-20"), because: "x", danger: "x", enquiryNeeded: false,
            familyMeeting: "noTime", childsWords: "x")
        try story.did(unplanned, at: "2024-05-20T10:00")
        let waiting = try #require(story.waiting.first { $0.act == "returnHome.offerFamilyGroup" })
        #expect(waiting.owner == .practitioner(Given.socialWorker.practitioner))
        try story.did(FamilyGroup<LivingAway>.Offer(toWhom: "x", purpose: "y"), at: "2024-05-21T10:00")
        #expect(!story.waiting.contains { $0.act == "returnHome.offerFamilyGroup" })
    }

    @Test("returnHome.decide: a nominated manager approves, and the kind fits the child's legal status")
    func returnRefusals() throws {
        let accommodated = try lookedAfter()
        accommodated.refuses(Given.returning("planned"), by: "returnHome.decide.approved")
        accommodated.refuses(Given.returning("onCareOrder"), by: "returnHome.decide.order")
        accommodated.allows(Given.returning("unplanned"))
        let ordered = try lookedAfter("careOrder")
        ordered.refuses(Given.returning("unplanned"), by: "returnHome.decide.accommodated")
        ordered.allows(Given.returning("onCareOrder"))
        var decided = accommodated
        try decided.did(Given.returning("unplanned"))
        decided.refuses(Given.returning("unplanned"), by: "returnHome.decide.once")
        accommodated.refuses(
            LivingAway.PlanReturn(help: "x", ifNot: "x", explained: "x"), by: "returnHome.plan.decided")
    }

    @Test("livingAway.end.decided: care ends with a return home only once that is decided; home under an order is care")
    func endRefusals() throws {
        try lookedAfter().refuses(Given.ending("returnedHome"), by: "livingAway.end.decided")
        try lookedAfter().refuses(Given.ending("noPlace"), by: "livingAway.end.reason")
        var ordered = try lookedAfter("careOrder")
        try ordered.did(Given.returning("onCareOrder"))
        ordered.refuses(Given.ending("returnedHome"), by: "livingAway.end.decided")
        #expect(ordered.state.facts(under: ordered.guidance).count == 2)
    }

    @Test("lookedAfter.begin: a council begins to look after a child, once")
    func begin() throws {
        blank().refuses(Given.beginLookedAfter(), by: "lookedAfter.begin.council", as: Given.safeguardingLead)
        var twice = blank()
        twice.standing.lookedAfter = [Given.maya]
        twice.refuses(Given.beginLookedAfter(), by: "lookedAfter.begin.twice")
        var nobody = blank()
        nobody.about = []
        nobody.refuses(Given.beginLookedAfter(), by: "lookedAfter.begin.about")
        try lookedAfter().refuses(Given.beginLookedAfter(), by: "lookedAfter.begin.already")
    }

    @Test("lookedAfter.review: the named reviewing officer records it, with the child's own views")
    func reviewRefusals() throws {
        let story = try lookedAfter()
        story.refuses(Given.review(), by: "lookedAfter.review.independent")
        story.refuses(
            Given.review(words: nil), by: "lookedAfter.review.childsWords", as: Given.reviewingOfficer)
        story.allows(Given.review(part: "tooYoung", words: nil), as: Given.reviewingOfficer)
        var unnamed = blank()
        try unnamed.did(Given.beginLookedAfter())
        unnamed.refuses(Given.review(), by: "lookedAfter.review.officer", as: Given.reviewingOfficer)
        #expect(unnamed.state.waiting(under: unnamed.guidance).map(\.key) == ["allocate", "place"])
        #expect(!unnamed.next.contains("lookedAfter.review") && story.next.contains("lookedAfter.review"))
    }

    @Test("livingAway.allocate: the reviewing officer is independent, and nobody manages their own work")
    func allocate() throws {
        var story = blank()
        try story.did(Given.beginLookedAfter())
        story.refuses(
            Given.allocateAway(manager: Given.socialWorker), by: "livingAway.allocate.manager", as: Given.supervisor)
        story.refuses(Given.allocateAway(worker: Given.teacher), by: "livingAway.allocate.worker")
        story.refuses(Given.allocateAway(officer: Given.supervisor), by: "livingAway.allocate.officer")
        let under = Given.doer(
            "vnder", of: Given.council, kind: "localAuthority", roles: ["socialWorker"], qualified: true,
            manager: Given.reviewingOfficer.practitioner)
        story.standing.practitioners[under.practitioner] = under
        story.refuses(Given.allocateAway(worker: under), by: "livingAway.allocate.independent")
        story.allows(Given.allocateAway())
    }

    @Test("placement.begin.weekly, lookedAfter.visit.placement: visits belong to a placement of their kind")
    func placementRefusals() throws {
        var story = blank()
        try story.did(Given.beginLookedAfter())
        story.refuses(Given.placementVisit, by: "lookedAfter.visit.placement")
        story.refuses(Given.placement(weekly: true), by: "placement.begin.weekly")
        story.refuses(Given.placement(), by: "placement.begin.council", as: Given.neighbouringSupervisor)
        story.refuses(Given.placement(), by: "placement.begin.order", at: "2024-03-20T10:00")
    }

    @Test("Another council, a teacher and an author of other words do not act on it")
    func others() throws {
        var story = try lookedAfter()
        story.refuses(Given.returning("unplanned"), by: "returnHome.decide.council", as: Given.neighbouringSupervisor)
        story.refuses(
            LivingAway.Correct(entry: 1, instead: "x", because: "x"), by: "livingAway.correct.own",
            as: Given.supervisor)
        story.refuses(
            LivingAway.Correct(entry: 99, instead: "x", because: "x"), by: "livingAway.correct.entry")
        try story.did(LivingAway.Correct(entry: 1, instead: "x", because: "x"))
        story.refuses(Given.fosteringVisit(), by: "privateFostering.visit.kind")
        blank().refuses(Given.placementVisit, by: "lookedAfter.visit.running")
    }

    @Test("A missed review waits for its reason, and only a missed clock is explained")
    func late() throws {
        var story = try lookedAfter()
        let explain = LivingAway.ExplainLate(duty: .lookedAfterFirstReview, because: "Ill")
        story.refuses(explain, by: "livingAway.explainLate.late")
        story.refuses(
            LivingAway.ExplainLate(duty: .privateFosteringFirstVisit, because: "x"), by: "livingAway.explainLate.duty")
        try story.did(Given.review(), by: Given.reviewingOfficer, at: "2024-05-10T10:00")
        #expect(story.state.waiting(under: story.guidance).contains { $0.act == "livingAway.explainLate" })
        try story.did(explain, by: Given.reviewingOfficer)
        #expect(
            !story.state.waiting(under: story.guidance).contains {
                $0.act == "livingAway.explainLate" && $0.key.contains("firstReview")
            })
    }
}
