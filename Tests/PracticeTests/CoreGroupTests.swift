import Guidance
import Testing

@testable import Practice

@Suite("What a core group agrees, and whether the plan moves")
struct CoreGroupTests {
    private func action(_ what: String, by day: String, _ doer: Doer? = nil, who: String? = nil) -> PlannedAction {
        PlannedAction(what: what, practitioner: doer?.practitioner, who: who, by: Given.day(day))
    }

    /// A core group on 5 July agreed two actions: the nurse's, and the aunt's.
    private func agreed() throws -> Story<Episode> {
        var story = try Given.onPlan()
        try story.did(
            Given.coreGroup(
                actions: [
                    action("Weigh her", by: "2024-07-12", Given.schoolNurse),
                    action("Fit the lamp", by: "2024-07-10", who: "Her aunt"),
                ], next: "2024-07-30T10:00"),
            by: Given.socialWorker, at: "2024-07-05T10:00")
        return story
    }

    // MARK: Actions

    @Test(
        "Each action waits for its owner with its day, those of the family for the lead, until somebody says what came")
    func actions() throws {
        var story = try agreed()
        let waiting = story.waiting.filter { $0.act == "coreGroup.done" }
        #expect(
            waiting.map(\.owner) == [Given.schoolNurse, Given.socialWorker].map { .practitioner($0.practitioner) })
        #expect(waiting.map(\.by) == [.day(Given.day("2024-07-12")), .day(Given.day("2024-07-10"))])
        #expect(Set(waiting.map(\.key)).count == 2)
        #expect(story.next.contains("coreGroup.done"))
        try story.did(
            ProtectionPlan.Done(action: 1, result: "done", came: "On the line"), by: Given.schoolNurse,
            at: "2024-07-11T10:00")
        #expect(story.waiting.filter { $0.act == "coreGroup.done" }.map(\.key) == [waiting[1].key])
        #expect(story.state.protectionPlan.open?.actions[1]?.ended?.came == "On the line")
    }

    @Test("coreGroup.hold.actions: what nobody here does, or is due before it was agreed, is not agreed; nor .nextAt")
    func refusals() throws {
        let story = try Given.onPlan()
        let name = "coreGroup.hold"
        func refuses(_ action: PlannedAction, _ rule: String) {
            story.refuses(
                Given.coreGroup(actions: [action]), by: "\(name).actions.\(rule)", as: Given.socialWorker,
                at: "2024-07-05T10:00")
        }
        refuses(action("x", by: "2024-07-12"), "who")
        refuses(action("x", by: "2024-07-12", Given.officer), "owner")
        refuses(action("x", by: "2024-07-04", Given.schoolNurse), "by")
        story.refuses(
            Given.coreGroup(next: "2024-07-05T09:00"), by: name + ".nextAt", as: Given.socialWorker,
            at: "2024-07-05T10:00")
        story.allows(
            Given.coreGroup(joining: [Given.officer], actions: [action("x", by: "2024-07-12", Given.officer)]),
            as: Given.socialWorker, at: "2024-07-05T10:00")
    }

    @Test("coreGroup.done.plan, .order, .group, .action and .once")
    func doneRefusals() throws {
        let name = "coreGroup.done"
        let done = ProtectionPlan.Done(action: 1, result: "done")
        try Given.conferenceReady().refuses(done, by: name + ".plan", as: Given.socialWorker)
        var story = try agreed()
        story.refuses(done, by: name + ".order", as: Given.socialWorker, at: "2024-06-25T11:00")
        story.refuses(done, by: name + ".group", as: Given.officer, at: "2024-07-11T10:00")
        story.refuses(
            ProtectionPlan.Done(action: 3, result: "done"), by: name + ".action", as: Given.schoolNurse,
            at: "2024-07-11T10:00")
        try story.did(done, by: Given.schoolNurse, at: "2024-07-11T10:00")
        story.refuses(done, by: name + ".once", as: Given.schoolNurse, at: "2024-07-12T10:00")
    }

    @Test("Actions and outcomes of a plan that has ended wait for nobody")
    func ended() throws {
        var story = try agreed()
        try story.did(Given.outcome(), by: Given.socialWorker, at: "2024-07-06T10:00")
        #expect(story.waiting.contains { $0.act == "plan.progress" })
        story.standing.isOfAge = true
        try story.did(Given.planEnd("eighteen"), by: Given.manager, at: "2024-08-01T10:00")
        #expect(!story.waiting.contains { ["coreGroup.done", "plan.progress"].contains($0.act) })
    }

    // MARK: Outcomes

    @Test("An outcome waits for the lead until somebody looks at it on its day or after, or it is reached")
    func outcomes() throws {
        var story = try Given.onPlan()
        try story.did(Given.outcome(by: "2024-08-30"), by: Given.socialWorker, at: "2024-07-01T10:00")
        func waits() -> Waiting? { story.waiting.first { $0.act == "plan.progress" } }
        #expect(waits()?.by == .day(Given.day("2024-08-30")))
        #expect(waits()?.owner == .practitioner(Given.socialWorker.practitioner))
        func progress(_ how: String, at: String) throws {
            try story.did(
                ProtectionPlan.Progress(outcome: 1, progress: how, seen: "x"), by: Given.schoolNurse, at: at)
        }
        try progress("some", at: "2024-08-01T10:00")
        #expect(waits() != nil, "its day has not come")
        try progress("some", at: "2024-08-30T10:00")
        #expect(waits() == nil)
        try story.did(Given.outcome(1, by: "2024-10-31"), by: Given.socialWorker, at: "2024-09-02T10:00")
        #expect(waits()?.by == .day(Given.day("2024-10-31")), "put anew, it is asked for anew")
        try progress("reached", at: "2024-09-10T10:00")
        #expect(waits() == nil)
    }

    // MARK: Meetings

    @Test("A conference that is called is a meeting of chair, lead, minute-taker and everyone asked, but for apologies")
    func conference() throws {
        var story = try Given.conferenceCalled()
        let meeting = try #require(story.state.plannedMeetings.first)
        #expect(meeting.when == .moment(Given.moment("2024-06-25T10:00")) && meeting.act == "conference.hold")
        let chairs = meeting.attendees.filter { $0.part == .chair }
        #expect(chairs.map(\.practitioner) == [Given.chair.practitioner])
        let asked = [Given.officer, Given.schoolNurse, Given.safeguardingLead, Given.minuteTaker, Given.socialWorker]
        #expect(Set(asked.map(\.practitioner)).isSubset(of: meeting.attendees.map(\.practitioner)))
        try story.did(Conference.Respond(answer: "apologies", because: "Leave"), by: Given.officer)
        try story.did(
            Conference.Rearrange(
                plannedFor: Given.moment("2024-06-26T14:00"), chair: Given.chair.practitioner, because: "x"),
            by: Given.socialWorker)
        let moved = try #require(story.state.plannedMeetings.first)
        #expect(moved.when == .moment(Given.moment("2024-06-26T14:00")) && moved.key == meeting.key)
        #expect(!moved.attendees.contains { $0.practitioner == Given.officer.practitioner })
    }

    @Test("A plan has its core group and its review before it, by day and then at the time the group arranges")
    func plan() throws {
        let began = try Given.onPlan()
        #expect(
            began.state.plannedMeetings.map(\.when) == [.day(Given.day("2024-09-20")), .day(Given.day("2024-07-05"))])
        let story = try agreed()
        let group = try #require(story.state.plannedMeetings.last)
        #expect(group.when == .moment(Given.moment("2024-07-30T10:00")) && group.act == "coreGroup.hold")
        #expect(
            group.attendees.map(\.practitioner)
                == [Given.socialWorker, Given.schoolNurse, Given.safeguardingLead].map(\.practitioner))
        #expect(story.state.plannedMeetings.first?.attendees.first?.part == .chair)
    }

    @Test(
        "A review that is called takes the place of the one the plan waits for, and nothing is left when the plan ends")
    func review() throws {
        var story = try Given.onPlan()
        try story.did(
            Given.conferenceCall("review", for: "2024-09-17T10:00"), by: Given.socialWorker, at: "2024-08-20T10:00")
        let reviews = story.state.plannedMeetings.filter { $0.what.hasPrefix("Review") }
        #expect(reviews.map(\.when) == [.moment(Given.moment("2024-09-17T10:00"))])
        #expect(reviews.map(\.act) == ["conference.review"])
        var over = try Given.onPlan()
        over.standing.isOfAge = true
        try over.did(Given.planEnd("eighteen"), by: Given.manager, at: "2024-08-01T10:00")
        #expect(over.state.plannedMeetings.isEmpty)
    }

    // MARK: Movement

    @Test("A plan moves by progress, core groups, actions, reviews and supervision; a visit alone moves nothing")
    func moves() throws {
        var story = try Given.onPlan()
        func moved() -> Moment? { story.state.planMovedAt }
        #expect(moved() == Given.moment("2024-06-25T12:00"))
        try story.did(Given.planVisit(), by: Given.socialWorker, at: "2024-07-03T16:00")
        try story.did(Given.outcome(), by: Given.socialWorker, at: "2024-07-04T16:00")
        #expect(moved() == Given.moment("2024-06-25T12:00"))
        try story.did(
            Given.coreGroup(actions: [action("x", by: "2024-07-12", Given.schoolNurse)]), by: Given.socialWorker,
            at: "2024-07-05T10:00")
        #expect(moved() == Given.moment("2024-07-05T10:00"))
        try story.did(
            ProtectionPlan.Done(action: 1, result: "done"), by: Given.schoolNurse, at: "2024-07-11T10:00")
        #expect(moved() == Given.moment("2024-07-11T10:00"))
        try story.did(
            ProtectionPlan.Progress(outcome: 1, progress: "some", seen: "x"), by: Given.schoolNurse,
            at: "2024-07-15T10:00")
        #expect(moved() == Given.moment("2024-07-15T10:00"))
        #expect(try Given.conferenceReady().state.planMovedAt == nil, "no plan runs")
    }
}
