import Guidance
import Testing

@testable import Practice

@Suite("What a conference decides")
struct ConferenceDecisionTests {
    private let name = "conference.hold"

    @Test("A plan begins on the day of the conference, under a category, with a core group that reads it")
    func planBegins() throws {
        let story = try Given.onPlan()
        let course = try #require(story.state.protectionPlan.open)
        #expect(course.start.happenedAt == Given.moment("2024-06-25T12:00"))
        #expect(course.categories == ["NEG"])
        #expect(
            course.coreGroup.compactMap(\.practitioner)
                == [Given.socialWorker, Given.schoolNurse, Given.safeguardingLead].map(\.practitioner))
        #expect(story.involvements(.coreGroup).count == 3)
        #expect(story.involvements(.chair).first?.until == nil, "the chair goes on while the plan runs")
        #expect(story.facts.map(\.key).contains("protectionPlan"))
        #expect(story.facts.first { $0.key == "protectionPlan" }?.weight == .alert)
    }

    @Test("Without a plan nothing begins, and other help is offered")
    func noPlan() throws {
        var story = try Given.conferenceReady()
        let line = try story.line(of: Given.conference(plan: false), by: Given.chair, at: "2024-06-25T12:00")
        #expect(!story.state.protectionPlan.isOpen && line.words("Help instead") != nil)
        #expect(story.involvements(.chair).first?.until != nil)
        #expect(story.facts.isEmpty)
    }

    @Test("conference.hold.quorum: too few decide nothing, unless the chair says why it went on")
    func quorum() throws {
        let story = try Given.conferenceReady()
        let at = "2024-06-25T12:00"
        for present in [[Given.council, Given.force], [Given.force, Given.trust, Given.school]] {
            story.refuses(Given.conference(present: present), by: name + ".quorum", as: Given.chair, at: at)
        }
        story.allows(Given.conference(present: [Given.council, Given.force, Given.school]), as: Given.chair, at: at)
        story.allows(
            Given.conference(present: [Given.council, Given.force], waived: "Snow; she cannot wait"), as: Given.chair,
            at: at)
        story.refuses(
            Given.conference(present: [Given.agency("nowhere")]),
            by: name + ".quorum.agency".replacing(".quorum", with: ""),
            as: Given.chair, at: at)
    }

    @Test("conference.hold.minute and .views: the views of child, family and agencies come before the decision")
    func views() throws {
        var story = try Given.conferenceCalled()
        let at = "2024-06-25T12:00"
        story.refuses(Given.conference(), by: name + ".minute", as: Given.chair, at: at)
        try story.prepareDecision(on: "2024-06-25", Array(Given.allAgree.prefix(3)))
        story.refuses(Given.conference(), by: name + ".views", as: Given.chair, at: at)
        try story.did(Given.view(for: Given.school), by: Given.chair, at: "2024-06-25T11:20")
        story.allows(Given.conference(), as: Given.chair, at: at)
    }

    @Test("conference.hold.chair, .kind, .weekend and .called")
    func circumstances() throws {
        let story = try Given.conferenceReady()
        story.refuses(Given.conference(), by: name + ".chair", as: Given.socialWorker, at: "2024-06-25T12:00")
        story.refuses(Given.conference(), by: name + ".weekend", as: Given.chair, at: "2024-06-29T12:00")
        try Given.conferenceNeeded().refuses(Given.conference(), by: name + ".called", as: Given.chair)
        var review = try Given.onPlan()
        try review.did(
            Given.conferenceCall("review", for: "2024-09-20T10:00"), by: Given.socialWorker, at: "2024-08-01T10:00")
        review.refuses(Given.conference(), by: name + ".kind", as: Given.chair, at: "2024-09-20T12:00")
    }

    @Test("conference.hold.overlap: two plans of one council do not overlap")
    func overlap() throws {
        var story = try Given.conferenceReady()
        story.standing.plansElsewhere = [Given.council]
        story.refuses(Given.conference(), by: name + ".overlap", as: Given.chair, at: "2024-06-25T12:00")
        story.allows(Given.conference(plan: false), as: Given.chair, at: "2024-06-25T12:00")
        story.standing.plansElsewhere = [Given.neighbourCouncil]
        story.allows(Given.conference(), as: Given.chair, at: "2024-06-25T12:00")
    }

    @Test("conference.hold.lead: a social worker of the council leads a plan; .coreGroup: its members are known")
    func lead() throws {
        let story = try Given.conferenceReady()
        let at = "2024-06-25T12:00"
        for doer in [Given.familySupportWorker, Given.schoolNurse] {
            story.refuses(Given.conference(lead: doer), by: name + ".lead", as: Given.chair, at: at)
        }
        let nobody = Given.doer("nobody", of: Given.council, kind: "localAuthority", roles: ["socialWorker"])
        story.refuses(Given.conference(lead: nobody), by: name + ".lead.known", as: Given.chair, at: at)
        story.refuses(Given.conference(group: [nobody]), by: name + ".coreGroup", as: Given.chair, at: at)
    }

    @Test(
        "conference.hold.coreGroupOn and .reviewOn: what is planned is in time",
        arguments: [
            ("2024-07-10", "2024-09-20", "coreGroupOn"), ("2024-06-24", "2024-09-20", "coreGroupOn"),
            ("2024-07-09", "2024-09-26", "reviewOn"), ("2024-07-09", "2024-06-25", "reviewOn"),
        ])
    func planned(group: String, review: String, rule: String) throws {
        let story = try Given.conferenceReady()
        story.refuses(
            Given.conference(groupOn: group, reviewOn: review), by: "\(name).\(rule)", as: Given.chair,
            at: "2024-06-25T12:00")
    }

    @Test("A new lead social worker named by the conference leads the episode")
    func newLead() throws {
        var story = try Given.conferenceReady()
        let other = Given.doer(
            "worker2", of: Given.council, kind: "localAuthority", roles: ["socialWorker"], qualified: true)
        story.knows(other)
        try story.did(Given.conference(lead: other), by: Given.chair, at: "2024-06-25T12:00")
        #expect(story.state.lead == other.practitioner && story.state.supervisor == Given.supervisor.practitioner)
    }

    // MARK: Late

    @Test("conference.hold.late: no late conference without the chair's reason, the manager's and the interim plan")
    func notLateInSilence() throws {
        var story = try Given.conferenceReady(on: "2024-07-02")
        func held(_ late: String? = nil, _ manager: String? = nil, _ interim: String? = nil) -> Conference.Hold {
            Given.conference(
                groupOn: "2024-07-10", reviewOn: "2024-09-20", late: late, manager: manager, interim: interim)
        }
        let at = "2024-07-02T12:00"
        for hold in [held(), held("x"), held("x", "y"), held("x", nil, "z"), held(nil, "y", "z")] {
            story.refuses(hold, by: name + ".late", as: Given.chair, at: at)
        }
        try story.did(
            Conference.Delay(because: "Her father is abroad", interimPlan: "Seen each day"), by: Given.chair,
            at: "2024-07-01T10:00")
        story.refuses(held(), by: name + ".late", as: Given.chair, at: at)
        story.allows(held(nil, "No room before"), as: Given.chair, at: at)
        try story.did(
            Conference.Delay(because: "No room before", interimPlan: "x"), by: Given.supervisor, at: "2024-07-02T11:30")
        story.allows(held(), as: Given.chair, at: at)
    }

    @Test("Reasons given with a late decision stand on the clock, and the manager's own words are waited for")
    func lateInTheForm() throws {
        var story = try Given.conferenceReady(on: "2024-07-02")
        try story.did(
            Given.conference(
                groupOn: "2024-07-10", reviewOn: "2024-09-20", late: "Her father is abroad", manager: "No room",
                interim: "Seen each day"), by: Given.chair, at: "2024-07-02T12:00")
        #expect(story.clock(.initialConference)?.lateBecause == "Her father is abroad\nNo room")
        let waiting = story.waiting.filter { $0.act == "conference.delay" }
        #expect(waiting.map(\.owner) == [.practitioner(Given.supervisor.practitioner)])
        #expect(story.next.contains("conference.delay"))
        try story.did(
            Given.conferenceCall("review", for: "2024-08-20T10:00"), by: Given.socialWorker, at: "2024-07-20T10:00")
        try story.did(
            Conference.Delay(because: "The room had flooded", interimPlan: "As the chair has it"), by: Given.supervisor,
            at: "2024-07-22T10:00")
        #expect(!story.waiting.contains { $0.act == "conference.delay" })
        let first = try #require(story.state.conference.meetings.first)
        #expect(first.delay(byChair: false)?.act.because == "The room had flooded", "not the review's")
    }

    @Test("A conference in time asks for no reason")
    func inTime() throws {
        let story = try Given.conferenceReady()
        story.allows(Given.conference(), as: Given.chair, at: "2024-06-25T12:00")
    }

    @Test("A conference planned too late waits for the reasons of chair and manager; both stand on the clock")
    func late() throws {
        var story = try Given.conferenceCalled(for: "2024-07-02T10:00")
        let waiting = story.waiting.filter { $0.act == "conference.delay" }
        #expect(
            Set(waiting.map(\.owner))
                == [.practitioner(Given.chair.practitioner), .practitioner(Given.supervisor.practitioner)])
        let delay = Conference.Delay(because: "Her father is abroad", interimPlan: "Seen each day at school")
        story.refuses(delay, by: "conference.delay.who", as: Given.socialWorker)
        story.refuses(delay, by: "conference.delay.who", as: Given.neighbouringSupervisor)
        try story.did(delay, by: Given.chair)
        try story.did(Conference.Delay(because: "No room before", interimPlan: "x"), by: Given.supervisor)
        #expect(!story.waiting.contains { $0.act == "conference.delay" })
        try story.prepareDecision(on: "2024-07-02")
        try story.did(
            Given.conference(groupOn: "2024-07-10", reviewOn: "2024-09-20"), by: Given.chair, at: "2024-07-02T12:00")
        let clock = try #require(story.clock(.initialConference))
        #expect(clock.isLate(at: clock.stoppedAt!))
        #expect(clock.lateBecause == "Her father is abroad\nNo room before")
        #expect(!story.waiting.contains { $0.key.hasPrefix("late conference.initial") })
    }

    // MARK: Reviews

    /// A review has been called for 20 September 2024 and is ready to decide.
    private func reviewReady() throws -> Story<Episode> {
        var story = try Given.onPlan()
        try story.did(
            Given.conferenceCall("review", for: "2024-09-20T10:00"), by: Given.socialWorker, at: "2024-08-01T10:00")
        try story.did(Given.invitation(), by: Given.chair, at: "2024-08-01T10:10")
        try story.prepareDecision(on: "2024-09-20")
        return story
    }

    @Test("The first review is due in three months, the next six months after it")
    func reviewClocks() throws {
        var story = try Given.onPlan()
        #expect(story.clock(.firstReviewConference)?.due == .day(Given.day("2024-09-25")))
        #expect(story.clock(.nextReviewConference) == nil)
        story = try reviewReady()
        try story.did(Given.review(), by: Given.chair, at: "2024-09-20T12:00")
        #expect(story.clock(.firstReviewConference)?.stoppedAt == Given.moment("2024-09-20T12:00"))
        #expect(story.clock(.nextReviewConference)?.due == .day(Given.day("2025-03-20")))
        #expect(story.state.protectionPlan.open?.reviewOn == Given.day("2025-03-10"))
    }

    @Test("A review changes the category; conference.review.category: to another one")
    func changesCategory() throws {
        var story = try reviewReady()
        let at = "2024-09-20T12:00"
        story.refuses(
            Given.review("changeCategory", categories: ["NEG"]), by: "conference.review.category", as: Given.chair,
            at: at)
        try story.did(Given.review("changeCategory", categories: ["EMO"]), by: Given.chair, at: at)
        #expect(story.state.protectionPlan.open?.categories == ["EMO"])
    }

    @Test("A review that ends the plan ends its clocks, its core group and its fact")
    func ends() throws {
        var story = try reviewReady()
        try story.did(Given.review("end"), by: Given.chair, at: "2024-09-20T12:00")
        #expect(!story.state.protectionPlan.isOpen && story.facts.isEmpty)
        #expect(story.state.protectionPlan.courses.last?.end?.reason == "noLongerNeeded")
        #expect(story.involvements(.coreGroup).allSatisfy { $0.until != nil })
        #expect(story.clock(.nextReviewConference) == nil)
        let plan: [DutyKey] = [.firstCoreGroup, .nextCoreGroup, .protectionPlanVisit]
        #expect(plan.flatMap { story.clocks($0) }.allSatisfy { $0.stoppedAt != nil })
    }

    @Test("conference.review.plan, .order, .weekend, .quorum, .views and .reviewOn")
    func reviewRefused() throws {
        let story = try reviewReady()
        let name = "conference.review"
        story.refuses(Given.review(), by: name + ".chair", as: Given.supervisor, at: "2024-09-20T12:00")
        story.refuses(Given.review(), by: name + ".weekend", as: Given.chair, at: "2024-09-21T12:00")
        story.refuses(Given.review(), by: name + ".order", as: Given.chair, at: "2024-06-25T13:00")
        story.refuses(
            Given.review(present: [Given.council]), by: name + ".quorum", as: Given.chair, at: "2024-09-20T12:00")
        story.refuses(
            Given.review(reviewOn: "2025-03-21"), by: name + ".reviewOn", as: Given.chair, at: "2024-09-20T12:00")
        try Given.conferenceReady().refuses(
            Given.review(), by: name + ".plan", as: Given.chair, at: "2024-06-25T12:00")
        var silent = try Given.onPlan()
        try silent.did(
            Given.conferenceCall("review", for: "2024-09-20T10:00"), by: Given.socialWorker, at: "2024-08-01T10:00")
        silent.refuses(Given.review(), by: name + ".minute", as: Given.chair, at: "2024-09-20T12:00")
    }

    // MARK: Telling

    @Test("conference.tell.held, .order and .agencies: everyone who was invited is told, in five working days")
    func telling() throws {
        let name = "conference.tell"
        try Given.conferenceReady().refuses(Given.conferenceTelling(of: []), by: name + ".held", as: Given.chair)
        var story = try Given.onPlan()
        #expect(story.clock(.conferenceTold)?.due == .day(Given.day("2024-07-02")))
        story.refuses(Given.conferenceTelling(), by: name + ".order", as: Given.chair, at: "2024-06-25T11:59")
        story.refuses(Given.conferenceTelling(of: [Given.school]), by: name + ".agencies", as: Given.chair)
        try story.did(Given.conferenceTelling(), by: Given.chair, at: "2024-06-27T09:00")
        #expect(story.clock(.conferenceTold)?.stoppedAt != nil)
    }
}
