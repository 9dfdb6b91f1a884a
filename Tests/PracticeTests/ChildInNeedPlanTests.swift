import Guidance
import Testing

@testable import Practice

extension Given {
    static func inNeedStart(
        _ actions: [PlannedAction] = [
            PlannedAction(what: "A bed", practitioner: socialWorker.practitioner, by: day("2024-04-26"))
        ]
    ) -> ChildInNeedPlan.Start {
        ChildInNeedPlan.Start(
            outcomes: "She sleeps in a bed", childsVoice: "A under", parentsVoice: "Tell me what to do",
            actions: actions,
            ifNotBetter: "We meet", familyAgrees: false, notAgreedBecause: "Her father is away",
            group: [safeguardingLead.practitioner])
    }

    static func inNeedVisit(seen: Bool = true, late: String? = nil) -> ChildInNeedPlan.Visit {
        ChildInNeedPlan.Visit(
            seen: seen, notSeenBecause: seen ? nil : "Nobody home", alone: seen ? false : nil,
            notAloneBecause: seen ? "tooYoung" : nil, whereSeen: seen ? "At home" : nil,
            childsWords: seen ? "Look under" : nil, observed: "Dry", progress: "A bed", lateBecause: late)
    }

    static func inNeedReview(drift: String? = nil, late: String? = nil) -> ChildInNeedPlan.Review {
        ChildInNeedPlan.Review(
            outcome: "continue", came: [safeguardingLead.practitioner], childsVoice: "Two breakfasts",
            parentsVoice: "You came back", progress: "She grows", drift: drift, because: "It works",
            actions: [PlannedAction(what: "A lamp", who: "Her father", by: day("2024-12-01"))], lateBecause: late)
    }

    static func inNeedEnd(_ reason: String = "needsMet", unfinished: String? = "The lamp, by her father")
        -> ChildInNeedPlan.End
    {
        ChildInNeedPlan.End(
            reason: reason, changed: "A bed", unfinished: unfinished, familyTold: false, familyNotToldBecause: "Away")
    }

    static func inNeedMoved(on day: String = "2024-05-02", how: String? = "Her letter of 2 May") -> ChildInNeedPlan.End
    {
        ChildInNeedPlan.End(
            reason: "moved", changed: "A bed", unfinished: "The lamp, by her father", familyTold: false,
            familyNotToldBecause: "Away", takenOverBy: "Marrowdale", takenOverOn: Given.day(day), takenOverHow: how)
    }

    /// An assessed episode whose child in need plan began on 8 April 2024 at 10am.
    static func inNeed() throws -> Story<Episode> {
        var story = try episode(.told)
        try story.did(inNeedStart(), by: socialWorker, at: "2024-04-08T10:00")
        return story
    }
}

/// The child in need plan: its start, its visits and reviews, its end.
struct ChildInNeedPlanTests {
    private func clocks(_ story: Story<Episode>, _ duty: DutyKey) -> [Clock] {
        story.state.clocks(under: story.guidance).filter { $0.duty == duty }
    }

    @Test("A plan is a fact that every page about the child shows, until it ends")
    func fact() throws {
        var story = try Given.inNeed()
        #expect(story.state.facts(under: story.guidance).map(\.key) == ["childInNeedPlan"])
        try story.did(Given.inNeedEnd(), by: Given.socialWorker)
        #expect(story.state.facts(under: story.guidance).isEmpty)
        #expect(!story.state.childInNeedPlan.isOpen)
    }

    @Test("Review and visit each run from the start and from the one before, by the partnership's own times")
    func clocks() throws {
        var story = try Given.inNeed()
        #expect(clocks(story, .childInNeedReview).map(\.due) == [.day(Given.day("2024-07-08"))])
        #expect(clocks(story, .childInNeedVisit).map(\.due) == [.day(Given.day("2024-05-06"))])
        try story.did(Given.inNeedVisit(seen: false), by: Given.socialWorker, at: "2024-05-02T10:00")
        #expect(clocks(story, .childInNeedVisit).map(\.stoppedAt) == [nil], "a child not seen stops nothing")
        try story.did(Given.inNeedVisit(late: "Snow"), by: Given.socialWorker, at: "2024-05-09T10:00")
        let visits = clocks(story, .childInNeedVisit)
        #expect(visits.map(\.stoppedAt) == [Given.moment("2024-05-09T10:00"), nil])
        #expect(visits[0].lateBecause == "Snow" && visits[0].isLate(at: story.now))
        #expect(visits[1].due == .day(Given.day("2024-06-06")))
        try story.did(Given.inNeedReview(drift: "The bed"), by: Given.socialWorker, at: "2024-06-20T10:00")
        #expect(
            clocks(story, .childInNeedReview).map(\.due) == [
                .day(Given.day("2024-07-08")), .day(Given.day("2024-09-20")),
            ])
        try story.did(Given.inNeedEnd(), by: Given.socialWorker, at: "2024-07-01T10:00")
        for clock in clocks(story, .childInNeedReview) + clocks(story, .childInNeedVisit) {
            #expect(clock.stoppedAt != nil)
        }
    }

    @Test("Seeing the child in another way stops the visit clock too")
    func seenOtherwise() throws {
        var story = try Given.inNeed()
        try story.did(Given.visit(), by: Given.socialWorker, at: "2024-04-20T10:00")
        #expect(clocks(story, .childInNeedVisit).first?.stoppedAt == Given.moment("2024-04-20T10:00"))
    }

    @Test("A missed visit can be explained afterwards")
    func explained() throws {
        var story = try Given.inNeed()
        let explain = Episode.ExplainLate(duty: .childInNeedVisit, because: "His worker left")
        try story.did(explain, by: Given.supervisor, at: "2024-06-01T10:00")
        #expect(clocks(story, .childInNeedVisit)[0].lateBecause == "His worker left")
    }

    @Test(
        "Those who carry the plan have a part in it while it runs, and a changed group ends the part of those who left")
    func group() throws {
        var story = try Given.inNeed()
        try story.did(
            ChildInNeedPlan.Amend(because: "New class", group: [Given.teacher.practitioner]), by: Given.socialWorker,
            at: "2024-05-01T10:00")
        try story.did(Given.inNeedEnd(), by: Given.socialWorker, at: "2024-06-01T10:00")
        let group = story.state.involvements.filter { $0.kind == .coreGroup }
        #expect(group.map(\.practitioner) == [Given.safeguardingLead.practitioner, Given.teacher.practitioner])
        #expect(group.map(\.until) == [Given.moment("2024-05-01T10:00"), Given.moment("2024-06-01T10:00")])
    }

    @Test("An approved assessment that leads to a plan waits for it")
    func waits() throws {
        var story = try Given.episode(.submitted)
        try story.did(
            Assessment.Approve(outcome: "childInNeedPlan", because: "Sound"), by: Given.supervisor)
        #expect(story.waiting.contains { $0.act == "childInNeedPlan.start" })
        #expect(story.next.contains("childInNeedPlan.start"))
        try story.did(Given.inNeedStart(), by: Given.socialWorker)
        #expect(!story.next.contains("childInNeedPlan.start"))
        #expect(story.next.contains("childInNeedPlan.visit"))
    }

    @Test("Actions wait for whoever does them, and are ended with what came of them")
    func actions() throws {
        var story = try Given.inNeed()
        #expect(story.waiting.contains { $0.key == "childInNeedPlan action 1" })
        let line = try story.line(
            of: ChildInNeedPlan.Done(action: 1, result: "done", came: "It has a under"), by: Given.safeguardingLead)
        #expect(line.words("Action") == "A bed")
        #expect(!story.waiting.contains { $0.key == "childInNeedPlan action 1" })
    }

    @Test("A child protection plan takes the place of a child in need plan, and another may follow it")
    func givesWay() throws {
        let story = try Given.inNeed()
        var state = story.state
        let setting = story.setting(by: Given.socialWorker, at: "2024-05-01T10:00")
        state.childInNeedPlan.giveWay(setting.stamp(90))
        #expect(!state.childInNeedPlan.isOpen)
        let clocks = state.clocks(under: story.guidance)
        #expect(clocks.filter { $0.duty == .childInNeedReview }.map(\.stoppedAt) == [setting.happenedAt])
        #expect(throws: Never.self) { try Given.inNeedStart([]).check(state, in: setting) }
    }

    // MARK: Refusals

    @Test("childInNeedPlan.start.assessing: a section 17 assessment was decided on")
    func assessing() throws {
        try Given.episode(.classified).refuses(
            Given.inNeedStart(), by: "childInNeedPlan.start.assessing", as: Given.socialWorker)
    }

    @Test("childInNeedPlan.start.council: the council or the lead starts it")
    func council() throws {
        try Given.episode(.told).refuses(
            Given.inNeedStart(), by: "childInNeedPlan.start.council", as: Given.safeguardingLead)
    }

    @Test("childInNeedPlan.start.once: one plan at a time")
    func once() throws {
        try Given.inNeed().refuses(Given.inNeedStart(), by: "childInNeedPlan.start.once", as: Given.socialWorker)
    }

    @Test("childInNeedPlan.start.group: everyone in the group has an account")
    func known() throws {
        var story = try Given.episode(.told)
        story.standing.practitioners[Given.safeguardingLead.practitioner] = nil
        story.refuses(Given.inNeedStart(), by: "childInNeedPlan.start.group", as: Given.socialWorker)
    }

    @Test("childInNeedPlan.amend.nothing: a change changes something")
    func nothing() throws {
        try Given.inNeed().refuses(
            ChildInNeedPlan.Amend(because: "x"), by: "childInNeedPlan.amend.nothing", as: Given.socialWorker)
    }

    @Test("Nothing is done under a plan that does not run")
    func noPlan() throws {
        let story = try Given.episode(.told)
        story.refuses(
            ChildInNeedPlan.Amend(because: "x", outcomes: "y"), by: "childInNeedPlan.amend.plan", as: Given.socialWorker
        )
        story.refuses(Given.inNeedVisit(), by: "childInNeedPlan.visit.plan", as: Given.socialWorker)
        story.refuses(Given.inNeedReview(), by: "childInNeedPlan.review.plan", as: Given.socialWorker)
        story.refuses(Given.inNeedEnd(), by: "childInNeedPlan.end.plan", as: Given.socialWorker)
        story.refuses(
            ChildInNeedPlan.Approve(approved: true, because: "x"), by: "childInNeedPlan.approve.plan",
            as: Given.supervisor)
        story.refuses(
            ChildInNeedPlan.Done(action: 1, result: "done"), by: "childInNeedPlan.done.plan", as: Given.socialWorker)
    }

    @Test("childInNeedPlan.visit.order: not before the plan began")
    func order() throws {
        try Given.inNeed().refuses(
            Given.inNeedVisit(), by: "childInNeedPlan.visit.order", as: Given.socialWorker, at: "2024-04-07T10:00")
    }

    @Test("childInNeedPlan.visit.alone: why not alone")
    func alone() throws {
        let visit = ChildInNeedPlan.Visit(seen: true, alone: false, whereSeen: "x", observed: "y")
        try Given.inNeed().refuses(visit, by: "childInNeedPlan.visit.alone", as: Given.socialWorker)
    }

    @Test("childInNeedPlan.done.group: those who carry the plan say what came of it")
    func doneGroup() throws {
        try Given.inNeed().refuses(
            ChildInNeedPlan.Done(action: 1, result: "done"), by: "childInNeedPlan.done.group", as: Given.head)
    }

    @Test("childInNeedPlan.review.drift: a plan that stood still is spoken of")
    func drift() throws {
        let story = try Given.inNeed()
        story.allows(Given.inNeedReview(), as: Given.socialWorker, at: "2024-04-26T10:00")
        story.refuses(
            Given.inNeedReview(), by: "childInNeedPlan.review.drift", as: Given.socialWorker, at: "2024-04-27T10:00")
        story.allows(Given.inNeedReview(drift: "The bed"), as: Given.socialWorker, at: "2024-04-27T10:00")
    }

    @Test("childInNeedPlan.end.handover: early help has the work before it is let go")
    func handover() throws {
        var story = try Given.inNeed()
        story.refuses(Given.inNeedEnd("stepDown"), by: "childInNeedPlan.end.handover", as: Given.socialWorker)
        story.standing.earlyHelp[Given.maya] = CarriedEarlyHelp(stream: story.stream)
        story.allows(Given.inNeedEnd("stepDown"), as: Given.socialWorker)
    }

    @Test("childInNeedPlan.end.familysPlan: the family has a plan of its own")
    func familysPlan() throws {
        var story = try Given.inNeed()
        story.refuses(Given.inNeedEnd("familysPlan"), by: "childInNeedPlan.end.familysPlan", as: Given.socialWorker)
        try story.offer(agreed: true)
        story.allows(Given.inNeedEnd("familysPlan"), as: Given.socialWorker)
    }

    @Test("childInNeedPlan.end.takenOver: a child who has moved keeps the plan until the other council has taken over")
    func takenOver() throws {
        let name = "childInNeedPlan.end.takenOver"
        let story = try Given.inNeed()
        let at = "2024-05-02T10:00"
        story.refuses(Given.inNeedEnd("moved"), by: name, as: Given.socialWorker, at: at)
        story.refuses(Given.inNeedMoved(how: nil), by: name, as: Given.socialWorker, at: at)
        story.refuses(Given.inNeedMoved(on: "2024-05-03"), by: name, as: Given.socialWorker, at: at)
        story.refuses(Given.inNeedMoved(on: "2024-04-07"), by: name, as: Given.socialWorker, at: at)
        story.allows(Given.inNeedMoved(), as: Given.socialWorker, at: at)
    }

    @Test("childInNeedPlan.end.died and .age: the record says so first")
    func recordedFirst() throws {
        var story = try Given.inNeed()
        let at = "2024-05-02T10:00"
        story.refuses(Given.inNeedEnd("died"), by: "childInNeedPlan.end.died", as: Given.socialWorker, at: at)
        story.refuses(Given.inNeedEnd("adult"), by: "childInNeedPlan.end.age", as: Given.socialWorker, at: at)
        story.standing.diedOn = Given.day("2024-05-01")
        story.standing.isOfAge = true
        story.allows(Given.inNeedEnd("died"), as: Given.socialWorker, at: at)
        story.allows(Given.inNeedEnd("adult"), as: Given.socialWorker, at: at)
    }

    @Test("childInNeedPlan.end.unfinished: somebody takes on what is not done")
    func unfinished() throws {
        try Given.inNeed().refuses(
            Given.inNeedEnd(unfinished: nil), by: "childInNeedPlan.end.unfinished", as: Given.socialWorker)
    }

    @Test("episode.close.childInNeedPlan: a plan ends before its episode")
    func close() throws {
        var story = try Given.inNeed()
        story.refuses(Given.closing(), by: "episode.close.childInNeedPlan", as: Given.supervisor)
        try story.did(Given.inNeedEnd(), by: Given.socialWorker)
        story.allows(Given.closing(), as: Given.supervisor)
    }
}

extension Setting {
    /// The stamp an entry of this setting would have.
    func stamp(_ number: Int) -> Stamp {
        Stamp(
            number: number, by: who.practitioner, role: who.roles.first ?? "", agency: who.agency,
            happenedAt: happenedAt, recordedAt: recordedAt, about: about)
    }
}
