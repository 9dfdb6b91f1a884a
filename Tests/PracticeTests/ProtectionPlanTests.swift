import Guidance
import Testing

@testable import Practice

@Suite("The child protection plan and its core group")
struct ProtectionPlanTests {
    @Test(
        "The first core group is due in ten working days, the next four weeks after each, and visits every three weeks")
    func clocks() throws {
        var story = try Given.onPlan()
        #expect(story.clock(.firstCoreGroup)?.due == .day(Given.day("2024-07-09")))
        #expect(story.clock(.protectionPlanVisit)?.due == .day(Given.day("2024-07-16")))
        try story.did(Given.coreGroup(), by: Given.socialWorker, at: "2024-07-05T10:00")
        try story.did(Given.planVisit(), by: Given.socialWorker, at: "2024-07-08T16:00")
        #expect(story.clock(.firstCoreGroup)?.stoppedAt != nil)
        #expect(story.clock(.nextCoreGroup)?.due == .day(Given.day("2024-08-02")))
        #expect(
            story.clocks(.protectionPlanVisit).map(\.due) == [
                .day(Given.day("2024-07-16")), .day(Given.day("2024-07-29")),
            ])
        #expect(Set(story.clocks(.protectionPlanVisit).map(\.mark)).count == 2)
    }

    @Test("A visit counts when someone of the council saw the child")
    func visits() throws {
        var story = try Given.onPlan()
        try story.did(Given.planVisit(seen: false), by: Given.socialWorker, at: "2024-07-03T16:00")
        try story.did(Given.planVisit(), by: Given.schoolNurse, at: "2024-07-04T16:00")
        #expect(story.clocks(.protectionPlanVisit).count == 1)
        #expect(story.state.sightings.count == 2, "a nurse's visit is seen all the same")
        try story.did(Given.planVisit(late: "She was away"), by: Given.socialWorker, at: "2024-07-20T16:00")
        let first = try #require(story.clocks(.protectionPlanVisit).first)
        #expect(first.isLate(at: first.stoppedAt!) && first.lateBecause == "She was away")
    }

    @Test("A visit written down after a later one counts on the day it was made")
    func visitsOutOfOrder() throws {
        var story = try Given.onPlan()
        try story.did(Given.planVisit(), by: Given.socialWorker, at: "2024-07-12T16:00")
        try story.did(Given.planVisit(), by: Given.socialWorker, at: "2024-07-04T16:00")
        let visits = story.clocks(.protectionPlanVisit)
        #expect(visits.map(\.stoppedAt) == ["2024-07-04T16:00", "2024-07-12T16:00"].map(Given.moment) + [nil])
        #expect(visits.last?.due == .day(Given.day("2024-08-02")))
    }

    @Test("A first core group that is late is recorded with its reason, and the next one runs from it")
    func lateCoreGroup() throws {
        var story = try Given.onPlan()
        try story.did(Given.coreGroup(late: "Two were ill"), by: Given.socialWorker, at: "2024-07-15T10:00")
        let clock = try #require(story.clock(.firstCoreGroup))
        #expect(clock.isLate(at: clock.stoppedAt!) && clock.lateBecause == "Two were ill")
        #expect(story.clock(.nextCoreGroup)?.due == .day(Given.day("2024-08-12")))
    }

    @Test("coreGroup.hold.plan, .order, .lead, .members, .joining and .leadLeaves")
    func coreGroup() throws {
        let name = "coreGroup.hold"
        try Given.conferenceReady().refuses(Given.coreGroup(), by: name + ".plan", as: Given.socialWorker)
        let story = try Given.onPlan()
        story.refuses(Given.coreGroup(), by: name + ".order", as: Given.socialWorker, at: "2024-06-25T11:00")
        story.refuses(Given.coreGroup([Given.schoolNurse]), by: name + ".lead", as: Given.supervisor)
        story.refuses(
            Given.coreGroup([Given.socialWorker, Given.officer]), by: name + ".members", as: Given.socialWorker)
        let nobody = Given.doer("nobody", of: Given.school, kind: "school", roles: ["teacher"])
        story.refuses(Given.coreGroup(joining: [nobody]), by: name + ".joining", as: Given.socialWorker)
        story.refuses(
            Given.coreGroup(leaving: [Given.socialWorker]), by: name + ".leadLeaves", as: Given.socialWorker)
    }

    @Test("Who joins the core group reads the plan from then; who leaves, until then")
    func members() throws {
        var story = try Given.onPlan()
        try story.did(
            Given.coreGroup(
                [Given.socialWorker, Given.officer], joining: [Given.officer], leaving: [Given.schoolNurse]),
            by: Given.socialWorker, at: "2024-07-05T10:00")
        let now = try #require(story.state.protectionPlan.open).coreGroup.compactMap(\.practitioner)
        #expect(now == [Given.socialWorker, Given.safeguardingLead, Given.officer].map(\.practitioner))
        let nurse = story.involvements(.coreGroup).first { $0.practitioner == Given.schoolNurse.practitioner }
        #expect(nurse?.until == Given.moment("2024-07-05T10:00"))
    }

    @Test("Outcomes are numbered, can be put anew, and progress is recorded on each")
    func outcomes() throws {
        var story = try Given.onPlan()
        let name = "plan.outcome"
        story.refuses(Given.outcome(1), by: name + ".number", as: Given.socialWorker)
        story.refuses(Given.outcome(by: "2024-06-24"), by: name + ".byWhen", as: Given.socialWorker)
        try story.did(Given.outcome(), by: Given.socialWorker)
        try story.did(Given.outcome(1), by: Given.schoolNurse)
        try story.did(
            ProtectionPlan.Progress(outcome: 1, progress: "some", seen: "The lamp is on"), by: Given.safeguardingLead)
        story.refuses(
            ProtectionPlan.Progress(outcome: 2, progress: "some", seen: "x"), by: "plan.progress.number",
            as: Given.schoolNurse)
        let target = try #require(story.state.protectionPlan.open?.outcomes.first)
        #expect(target.wordings.count == 2 && target.progress.count == 1)
    }

    @Test("plan.write.outcomes: the words of the plan wait for the first thing that must change, then stop its clock")
    func notWithoutOutcomes() throws {
        var story = try Given.onPlan()
        story.refuses(
            Given.writtenPlan, by: "plan.write.outcomes", as: Given.socialWorker, at: "2024-07-01T10:00")
        #expect(story.clock(.planWritten)?.stops == "plan.outcome")
        #expect(story.next.first { $0.rawValue.hasPrefix("plan.") } == "plan.outcome")
        try story.did(Given.outcome(), by: Given.socialWorker, at: "2024-07-01T10:10")
        let running = try #require(story.clock(.planWritten))
        #expect(running.stoppedAt == nil && running.stops == "plan.write")
        try story.did(Given.writtenPlan, by: Given.socialWorker, at: "2024-07-01T10:20")
        #expect(story.clock(.planWritten)?.stoppedAt == Given.moment("2024-07-01T10:20"))
    }

    @Test("A plan that was written before anything stood in it runs its clock on until the first outcome")
    func wordsAlone() throws {
        let story = try Given.onPlan()
        var episode = story.state
        let start = try #require(episode.protectionPlan.open).start
        func clock() -> Clock? { episode.clocks(under: story.guidance).first { $0.duty == .planWritten } }
        // Recorded before outcomes were asked for first: such entries are read, never checked again.
        Given.writtenPlan.apply(to: &episode, start)
        #expect(clock()?.stoppedAt == nil && clock()?.stops == "plan.outcome")
        let later = Stamp(
            number: 999, by: start.by, role: start.role, agency: start.agency,
            happenedAt: Given.moment("2024-07-02T10:00"), recordedAt: Given.moment("2024-07-02T10:00"),
            about: start.about)
        Given.outcome().apply(to: &episode, later)
        #expect(clock()?.stoppedAt == later.happenedAt)
    }

    @Test("Writing the plan stops its clock; plan.write.plan and .order")
    func writing() throws {
        try Given.conferenceReady().refuses(Given.writtenPlan, by: "plan.write.plan", as: Given.socialWorker)
        var story = try Given.onPlan()
        story.refuses(Given.writtenPlan, by: "plan.write.order", as: Given.socialWorker, at: "2024-06-25T11:00")
        func likeliest() -> ActKind? {
            story.next.first { ["plan", "coreGroup"].contains($0.rawValue.split(separator: ".")[0]) }
        }
        #expect(likeliest() == "plan.outcome")
        try story.did(Given.outcome(), by: Given.socialWorker, at: "2024-07-01T09:00")
        #expect(likeliest() == "plan.write")
        try story.did(Given.writtenPlan, by: Given.socialWorker, at: "2024-07-01T10:00")
        #expect(story.clock(.planWritten)?.stoppedAt != nil)
        #expect(likeliest() == "coreGroup.hold")
    }

    // MARK: The end

    @Test("episode.close.protectionPlan and .conference: an episode stays open with its plan")
    func keepsOpen() throws {
        var story = try Given.onPlan()
        try story.did(Given.agreement(), by: Given.supervisor)
        story.refuses(Given.closing("RC5"), by: "episode.close.protectionPlan", as: Given.supervisor)
        story.standing.diedOn = Given.day("2024-07-31")
        try story.did(Given.planEnd("died"), by: Given.manager, at: "2024-08-01T10:00")
        story.allows(Given.closing("RC2"), as: Given.supervisor)
        var called = try Given.conferenceCalled()
        try called.did(Given.agreement(), by: Given.supervisor)
        called.refuses(Given.closing("RC5"), by: "episode.close.conference", as: Given.supervisor)
    }

    @Test("protectionPlan.end.review: that the risk is gone is for a review conference")
    func notNeeded() throws {
        let story = try Given.onPlan()
        story.refuses(
            Given.planEnd("noLongerNeeded"), by: "protectionPlan.end.review", as: Given.manager, at: "2024-08-01T10:00")
    }

    @Test("protectionPlan.end.sameDay: a plan never ends on the day it began")
    func sameDay() throws {
        var story = try Given.onPlan()
        story.standing.diedOn = Given.day("2024-06-25")
        story.refuses(
            Given.planEnd("died"), by: "protectionPlan.end.sameDay", as: Given.manager, at: "2024-06-25T17:00")
        story.allows(Given.planEnd("died"), as: Given.manager, at: "2024-06-26T09:00")
    }

    @Test("protectionPlan.end.who, .plan, .accepted, .age, .died, .leftOn, .home, .agency and .consulted")
    func ending() throws {
        let name = "protectionPlan.end"
        var story = try Given.onPlan()
        let at = "2024-08-01T10:00"
        for doer in [Given.socialWorker, Given.neighbouringSupervisor, Given.officer] {
            story.refuses(Given.planEnd("died"), by: name + ".who", as: doer, at: at)
        }
        story.refuses(Given.planEnd("moved"), by: name + ".accepted", as: Given.manager, at: at)
        story.refuses(Given.planEnd("eighteen"), by: name + ".age", as: Given.manager, at: at)
        story.refuses(Given.planEnd("died"), by: name + ".died", as: Given.manager, at: at)
        story.standing.diedOn = Given.day("2024-08-02")
        story.refuses(Given.planEnd("died"), by: name + ".died", as: Given.manager, at: at)
        story.refuses(
            Given.planEnd("leftCountry", leftOn: "2024-08-02"), by: name + ".leftOn", as: Given.manager, at: at)
        story.standing.homeSince = Given.day("2024-07-30")
        story.refuses(
            Given.planEnd("leftCountry", leftOn: "2024-07-29"), by: name + ".home", as: Given.manager, at: at)
        story.allows(Given.planEnd("leftCountry", leftOn: "2024-07-30"), as: Given.manager, at: at)
        story.standing.homeSince = nil
        story.refuses(
            Given.planEnd("leftCountry", consulted: [Given.agency("nowhere")]), by: name + ".agency", as: Given.manager,
            at: at)
        story.refuses(
            Given.planEnd("leftCountry", consulted: [Given.council]), by: name + ".consulted", as: Given.manager, at: at
        )
        story.standing.isOfAge = true
        story.allows(Given.planEnd("eighteen"), as: Given.chair, at: at)
        try story.did(Given.planEnd("eighteen"), by: Given.manager, at: at)
        story.refuses(Given.planEnd("died"), by: name + ".plan", as: Given.manager)
    }

    @Test("After an end without a conference everyone who was invited to the first is told; a clock runs for it")
    func toldOfEnd() throws {
        var story = try Given.onPlan()
        func tell(_ agencies: [AgencyID]) -> ProtectionPlan.Tell {
            ProtectionPlan.Tell(agencies: agencies, familyTold: true, how: "letter")
        }
        story.refuses(tell([]), by: "protectionPlan.tell.ended", as: Given.manager)
        try story.did(Given.planEnd("leftCountry"), by: Given.manager, at: "2024-08-01T10:00")
        #expect(story.clock(.protectionPlanTold)?.due == .day(Given.day("2024-08-08")))
        #expect(story.next.contains("protectionPlan.tell"))
        story.refuses(tell([Given.school]), by: "protectionPlan.tell.agencies", as: Given.manager)
        let all = [Given.force, Given.trust, Given.school]
        story.refuses(tell(all), by: "protectionPlan.tell.order", as: Given.manager, at: "2024-08-01T09:00")
        try story.did(tell(all), by: Given.manager, at: "2024-08-02T10:00")
        #expect(story.clock(.protectionPlanTold)?.stoppedAt != nil)
    }

    @Test("What was decided and that the plan has ended are still to be told once the episode has closed")
    func toldAfterClosing() throws {
        var story = try Given.onPlan()
        try story.did(Given.agreement(), by: Given.supervisor)
        story.standing.diedOn = Given.day("2024-07-31")
        try story.did(Given.planEnd("died"), by: Given.manager, at: "2024-08-01T10:00")
        try story.did(Given.closing("RC2"), by: Given.supervisor, at: "2024-08-02T10:00")
        #expect(Set(["protectionPlan.tell", "conference.tell", "enquiry.tell"]).isSubset(of: story.next))
        #expect(story.clock(.protectionPlanTold)?.stoppedAt == nil && story.clock(.conferenceTold)?.stoppedAt == nil)
        #expect(story.waiting.contains { $0.act == "enquiry.tell" })
        #expect(story.involvements(.duty).allSatisfy { $0.until == nil })
        let all = [Given.force, Given.trust, Given.school]
        try story.did(Given.conferenceTelling(), by: Given.chair, at: "2024-08-05T10:00")
        try story.did(
            ProtectionPlan.Tell(agencies: all, familyTold: true, how: "letter"), by: Given.socialWorker,
            at: "2024-08-05T11:00")
        try story.did(Given.enquiryTelling(), by: Given.socialWorker, at: "2024-08-05T12:00")
        #expect(story.next.allSatisfy { !$0.rawValue.hasSuffix(".tell") })
    }

    @Test("A second plan after the first has ended is counted beside it")
    func secondPlan() throws {
        var story = try Given.onPlan()
        try story.did(Given.planEnd("leftCountry"), by: Given.manager, at: "2024-08-01T10:00")
        try story.did(Given.conferenceCall(for: "2024-09-03T10:00"), by: Given.socialWorker, at: "2024-08-20T10:00")
        try story.did(Given.invitation(), by: Given.chair, at: "2024-08-20T10:10")
        try story.prepareDecision(on: "2024-09-03")
        try story.did(
            Given.conference(groupOn: "2024-09-12", reviewOn: "2024-11-20"), by: Given.chair, at: "2024-09-03T12:00")
        #expect(story.state.protectionPlan.courses.count == 2 && story.state.protectionPlan.isOpen)
    }
}
