import Guidance
import Testing

@testable import Practice

@Suite("A strategy discussion is due whenever there is reasonable cause, at any time after the referral")
struct StrategyNeedTests {
    private static let asked = Assessment.Approve(outcome: "strategyDiscussion", because: "He was there again")
    private static let stepUp = ChildInNeedPlan.Review(
        outcome: "stepUp", childsVoice: "x", progress: "None", because: "She was hurt again")

    private func decided(_ decision: String) -> HarmOutsideHome.Decide {
        HarmOutsideHome.Decide(decision: decision, because: "x", sourceOfHarm: "x", safetyPlan: "x")
    }

    /// An assessment as a child in need, under which nothing asks for a discussion yet, known to those who hold one.
    private func working(_ reached: Reached = .allocated) throws -> Story<Episode> {
        let story = try Given.suspected(reached, at: "2024-06-03T10:00", step: Episode.Step.assessment)
        #expect(story.clocks(.strategyDiscussion).isEmpty)
        return story
    }

    /// The act is recorded on 17 June 2024 at 10am, and by whom.
    private func after(_ act: String) throws -> Story<Episode> {
        let at = "2024-06-17T10:00"
        switch act {
        case "assessment.approve":
            var story = try working(.submitted)
            try story.did(Self.asked, by: Given.supervisor, at: at)
            return story
        case "childInNeedPlan.review":
            var story = try working(.told)
            try story.did(Given.inNeedStart([Given.planned(for: nil, by: "2024-12-01")]), by: Given.socialWorker)
            try story.did(Self.stepUp, by: Given.socialWorker, at: at)
            return story
        case "outsideHome.decide":
            var story = try working()
            try story.did(Given.outside(), by: Given.socialWorker)
            try story.did(decided("s47"), by: Given.socialWorker, at: at)
            return story
        case "emergencyProtectionOrder.make":
            var story = try working()
            try story.did(Given.order(), by: Given.dutySocialWorker, at: at)
            return story
        default:
            var story = try working()
            try story.did(Given.policeProtection(), by: Given.officer, at: at)
            return story
        }
    }

    @Test(
        "A decision after the referral starts the clock for the lead, and a discussion stops it",
        arguments: [
            "assessment.approve", "childInNeedPlan.review", "outsideHome.decide", "policeProtection.take",
            "emergencyProtectionOrder.make",
        ])
    func starts(act: String) throws {
        var story = try after(act)
        let clock = try #require(story.clocks(.strategyDiscussion).first)
        #expect(clock.startedAt == Given.moment("2024-06-17T10:00") && clock.stoppedAt == nil)
        #expect(clock.owner == .practitioner(Given.socialWorker.practitioner) && clock.stops == "strategy.hold")
        #expect(clock.mark == story.number)
        #expect(story.next.prefix(2) == ["strategy.call", "strategy.hold"])
        #expect(Given.guidance().duty(.strategyDiscussion).starts.contains(act))
        try story.did(Given.call(at: "2024-06-17T14:00"), by: Given.dutySocialWorker, at: "2024-06-17T11:00")
        #expect(story.clocks(.strategyDiscussion).count == 1, "the call starts no second clock")
        try story.did(Given.discussion("s17"), by: Given.dutySocialWorker, at: "2024-06-17T14:00")
        #expect(story.clocks(.strategyDiscussion).map(\.stoppedAt) == [Given.moment("2024-06-17T14:00")])
        #expect(story.next.first != "strategy.call")
    }

    @Test("What is decided while one is due starts no second clock; what is decided after it was held does")
    func periods() throws {
        var story = try after("outsideHome.decide")
        try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-17T12:00")
        #expect(story.clocks(.strategyDiscussion).map(\.startedAt) == [Given.moment("2024-06-17T10:00")])
        try story.did(Given.discussion("s17"), by: Given.dutySocialWorker, at: "2024-06-17T14:00")
        try story.did(decided("s47"), by: Given.socialWorker, at: "2024-07-01T09:00")
        let clocks = story.clocks(.strategyDiscussion)
        #expect(clocks.map(\.stoppedAt) == [Given.moment("2024-06-17T14:00"), nil])
        #expect(clocks.last?.startedAt == Given.moment("2024-07-01T09:00"))
        #expect(Set(clocks.map(\.mark)).count == 2)
    }

    @Test("While an enquiry is under way it is what was asked for; after its outcome a new decision asks again")
    func enquiring() throws {
        var story = try Given.enquiring()
        #expect(story.clocks(.strategyDiscussion).count == 1)
        try story.did(Given.policeProtection(), by: Given.officer, at: "2024-06-10T20:00")
        #expect(story.clocks(.strategyDiscussion).allSatisfy { $0.stoppedAt != nil })
        #expect(story.clocks(.strategyDiscussion).count == 1)
        var over = try Given.enquired()
        try over.did(Given.policeProtection(), by: Given.officer, at: "2024-06-20T20:00")
        #expect(over.clocks(.strategyDiscussion).map(\.stoppedAt).last == .some(nil))
    }

    @Test("A later decision of the same kind that asks for none stops it")
    func changed() throws {
        var story = try after("outsideHome.decide")
        try story.did(decided("s17"), by: Given.socialWorker, at: "2024-06-18T09:00")
        #expect(story.clocks(.strategyDiscussion).map(\.stoppedAt) == [Given.moment("2024-06-18T09:00")])
    }

    @Test("Police protection taken before the council heard of the child counts from when it heard")
    func before() throws {
        var story = try Given.suspected(.received, at: "2024-06-07T15:40")
        try story.did(
            Given.policeProtection(), by: Given.officer, at: "2024-06-07T14:00", recordedAt: "2024-06-07T16:00")
        #expect(story.clocks(.strategyDiscussion).map(\.startedAt) == [Given.moment("2024-06-07T15:40")])
        #expect(story.next.first != "strategy.call", "the referral is decided on first")
    }

    // MARK: Early help, a return home, a school's roll

    @Test(
        "A refusal of early help after which a referral is needed waits for the referral until it is answered otherwise"
    )
    func refused() throws {
        var story = try Given.earlyHelp(.identified)
        try story.did(
            EarlyHelp.Agree(
                answer: "refused", who: "Her mother", informationExplained: true, whyRefused: "x", otherHelp: "x",
                recordingExplained: true, needForReferral: "needed", needBecause: "She is alone at night"))
        let waits = try #require(story.waiting.first { $0.act == "referral.make" })
        #expect(waits.what == "Refer to the council" && waits.key == "earlyHelp.refer")
        #expect(waits.owner == .practitioner(Given.safeguardingLead.practitioner))
        #expect(waits.endedBy.contains("referral.make") && story.next.first == "referral.make")
        try story.did(Given.no(), at: "2024-04-10T10:00")
        #expect(!story.waiting.contains { $0.act == "referral.make" })
    }

    @Test("A review that steps early help up waits for the referral until the next review or the end")
    func steppedUp() throws {
        var story = try Given.earlyHelp(.planned)
        try story.did(Given.helpReview("stepUp"), by: Given.helper, at: "2024-05-02T10:00")
        let waits = story.waiting.filter { $0.act == "referral.make" }
        #expect(waits.map(\.about) == [Given.maya, Given.noah], "each child waits for a referral of their own")
        #expect(Set(waits.map(\.key)).count == 2)
        #expect(Set(waits.map(\.owner)) == [.practitioner(Given.helper.practitioner)])
        #expect(Set(waits.map(\.since)) == [Given.moment("2024-05-02T10:00")])
        var closed = story
        closed.standing.referred = [Given.maya]
        try closed.did(Given.helpEnd("steppedUp"), by: Given.helper, at: "2024-05-03T10:00")
        #expect(closed.waiting.isEmpty)
        try story.did(Given.helpReview(), by: Given.helper, at: "2024-05-20T10:00")
        #expect(!story.waiting.contains { $0.act == "referral.make" })
    }

    @Test("A child who goes home from care to danger waits for a discussion with the worker", arguments: [true, false])
    func returning(isNeeded: Bool) throws {
        var story = Story<LivingAway>(
            "away", about: [Given.maya], by: Given.socialWorker, standing: Given.standing(people: ["maya"]))
        story.standing.practitioners[Given.reviewingOfficer.practitioner] = Given.reviewingOfficer
        story.standing.born[Given.maya] = Given.day("2014-05-01")
        try story.did(Given.beginLookedAfter("accommodated"))
        try story.did(Given.allocateAway())
        var home = Given.returning("unplanned", on: "2024-05-20")
        home.enquiryNeeded = isNeeded
        try story.did(home, at: "2024-05-20T18:00")
        let waits = story.waiting.filter { $0.act == "strategy.call" }
        #expect(waits.count == (isNeeded ? 1 : 0))
        #expect(waits.allSatisfy { $0.endedBy.contains("strategy.hold") && $0.why == "Decided 20 May 2024" })
    }

    @Test(
        "A child taken off the roll as missing or for home education waits with the school's safeguarding lead",
        arguments: [("missing", true), ("electiveHomeEducation", true), ("moved", false)])
    func leftRoll(reason: String, waits: Bool) throws {
        var story = Story<Person>("maya", about: [Given.maya], standing: Given.standing(people: ["maya"]))
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day("2015-03-12")))
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        #expect(story.waiting.isEmpty)
        try story.did(Person.LeaveSchool(until: Given.day("2024-03-27"), reason: reason))
        #expect(story.waiting.map(\.act) == (waits ? ["circumstance.note"] : []))
        #expect(story.waiting.allSatisfy { $0.owner == .role(Given.school, "designatedSafeguardingLead") })
        #expect(story.waiting.allSatisfy { $0.endedBy.isEmpty && $0.endedWhile == [.missingEducation, .electiveHome] })
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2024-04-15")))
        #expect(story.waiting.isEmpty)
    }

    @Test(
        "Nobody is asked to note that a child too young or too old for school is missing education",
        arguments: ["2020-03-12", "2006-03-12"])
    func outsideTheAge(born: String) throws {
        var story = Story<Person>("maya", about: [Given.maya], standing: Given.standing(people: ["maya"]))
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day(born)))
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2023-09-01")))
        try story.did(Person.LeaveSchool(until: Given.day("2024-03-27"), reason: "missing"))
        #expect(story.waiting.isEmpty)
    }
}
