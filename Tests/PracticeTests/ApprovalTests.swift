import Guidance
import Testing

@testable import Practice

/// A supervisor returns or approves an assessment, and the outcome is told in writing.
struct ApprovalTests {
    @Test("A submitted assessment waits for the supervisor named")
    func waits() throws {
        let story = try Given.episode(.submitted, later: "2024-05-20T10:00")
        let waiting = try #require(story.waiting.first)
        #expect(waiting.key == "approve")
        #expect(waiting.owner == .practitioner(Given.supervisor.practitioner))
        #expect(waiting.since == Given.moment("2024-05-20T10:00"))
        #expect(waiting.act == "assessment.approve")
        #expect(story.state.status == .toApprove)
    }

    @Test("A returned assessment waits for its lead until a new version answers it")
    func returned() throws {
        var story = try Given.episode(.submitted)
        let line = try story.line(of: Given.returning, by: Given.supervisor)
        #expect(line.headline == "Assessment returned with comments")
        #expect(line.words("Comments") == "What does her father say?")
        #expect(story.state.status == .assessing)
        #expect(story.waiting.map(\.key) == ["returned"])
        #expect(story.waiting.first?.owner == .practitioner(Given.socialWorker.practitioner))
        #expect(story.waiting.first?.act == "assessment.write")
        try story.did(Given.version(), by: Given.socialWorker)
        #expect(story.waiting.isEmpty)
        try story.did(Given.submission(), by: Given.socialWorker)
        #expect(story.waiting.map(\.key) == ["approve"])
        #expect(story.state.assessment.submissions.count == 2)
    }

    @Test("Returning does not stop the clock; approving does")
    func stops() throws {
        var story = try Given.episode(.submitted, later: "2024-05-20T10:00")
        try story.did(Given.returning, by: Given.supervisor)
        #expect(story.clock(.assessmentCompletion)?.stoppedAt == nil)
        try story.did(Given.version(), by: Given.socialWorker)
        try story.did(Given.submission(), by: Given.socialWorker)
        try story.did(Given.approval(), by: Given.supervisor, at: "2024-06-05T17:30")
        #expect(story.clock(.assessmentCompletion)?.stoppedAt == Given.moment("2024-06-05T17:30"))
        #expect(story.clock(.assessmentCompletion)?.isLate(at: story.now) == false)
        #expect(story.state.status == .assessed)
    }

    @Test("A late approval with its reason asks for nothing more")
    func lateWithReason() throws {
        var story = try Given.episode(.submitted, later: "2024-06-05T10:00")
        let line = try story.line(
            of: Given.approval(late: "Her father was abroad"), by: Given.supervisor, at: "2024-06-06T09:00")
        #expect(line.words("Why it was late") == "Her father was abroad")
        #expect(story.clock(.assessmentCompletion)?.isLate(at: story.now) == true)
        #expect(story.clock(.assessmentCompletion)?.lateBecause == "Her father was abroad")
        #expect(story.waiting.isEmpty)
    }

    @Test("A late approval without one asks the lead practitioner why")
    func lateWithoutReason() throws {
        var story = try Given.episode(.submitted, later: "2024-06-05T10:00")
        try story.did(Given.approval(), by: Given.supervisor, at: "2024-06-06T09:00")
        #expect(story.waiting.map(\.key) == ["late assessment.completion"])
        #expect(story.waiting.first?.owner == .practitioner(Given.socialWorker.practitioner))
        try story.did(
            Episode.ExplainLate(duty: .assessmentCompletion, because: "Two interpreters"),
            by: Given.socialWorker)
        #expect(story.waiting.isEmpty)
        #expect(story.clock(.assessmentCompletion)?.lateBecause == "Two interpreters")
    }

    @Test("Telling in writing has a clock from the approval, owned by the lead")
    func toldClock() throws {
        var story = try Given.episode(.approved, later: "2024-05-31T10:00")
        let clock = try #require(story.clock(.assessmentTold))
        #expect(clock.startedAt == Given.moment("2024-05-31T10:00"))
        #expect(clock.due == .day(Given.day("2024-06-07")))
        #expect(clock.owner == .practitioner(Given.socialWorker.practitioner))
        try story.did(
            Given.telling(late: "The letter came back"), by: Given.socialWorker, at: "2024-06-10T09:00")
        #expect(story.clock(.assessmentTold)?.isLate(at: story.now) == true)
        #expect(story.clock(.assessmentTold)?.lateBecause == "The letter came back")
        #expect(!story.next.contains("assessment.tell"))
    }

    @Test("A lead from another agency tells the family and says why a date was missed")
    func partnerLead() throws {
        var story = try Given.episode(.decided)
        try story.did(Given.allocation(to: Given.clinician), by: Given.supervisor)
        try story.did(Given.visit(), by: Given.clinician)
        try story.did(Given.version(), by: Given.clinician)
        try story.did(Given.submission(), by: Given.clinician)
        try story.did(Given.approval(), by: Given.supervisor, at: "2024-06-06T09:00")
        story.allows(Given.telling(), as: Given.clinician)
        story.allows(
            Episode.ExplainLate(duty: .assessmentCompletion, because: "She was ill"), as: Given.clinician)
    }

    @Test("The chronology says when the family was not told, and why")
    func told() throws {
        var story = try Given.episode(.approved)
        let line = try story.line(of: Given.telling(family: false), by: Given.socialWorker)
        #expect(line.headline == "Agencies told in writing; family not told")
        #expect(line.words("Family not told because") == "Not safe yet")
        let again = try story.line(of: Given.telling(), by: Given.socialWorker)
        #expect(again.headline == "Family and agencies told in writing")
        #expect(again.words("What was said") == "What we found")
    }

    // MARK: Refusals

    @Test("assessment.return.open, assessment.approve.open: an assessment was decided on")
    func open() throws {
        for story in [try Given.episode(.classified), try Given.episode(.decided, step: "nfa")] {
            story.refuses(Given.returning, by: "assessment.return.open", as: Given.supervisor)
            story.refuses(Given.approval(), by: "assessment.approve.open", as: Given.supervisor)
        }
    }

    @Test("assessment.return.submitted, assessment.approve.submitted: a submission waits")
    func submitted() throws {
        for story in [try Given.episode(.written), try Given.episode(.approved)] {
            story.refuses(Given.returning, by: "assessment.return.submitted", as: Given.supervisor)
            story.refuses(Given.approval(), by: "assessment.approve.submitted", as: Given.supervisor)
        }
    }

    @Test(
        "assessment.return.council, assessment.approve.council: the council that holds the episode approves")
    func council() throws {
        let story = try Given.episode(.submitted)
        let other = Given.neighbouringSupervisor
        story.refuses(Given.returning, by: "assessment.return.council", as: other)
        story.refuses(Given.approval(), by: "assessment.approve.council", as: other)
    }

    @Test("assessment.return.qualified, assessment.approve.qualified: from 2023 by someone qualified")
    func qualified() throws {
        let over = Given.unqualifiedSupervisor
        for moment in ["2024-03-28T14:00", "2026-04-02T14:00"] {
            let story = try Given.episode(.submitted, at: moment)
            story.refuses(Given.returning, by: "assessment.return.qualified", as: over)
            story.refuses(Given.approval(), by: "assessment.approve.qualified", as: over)
        }
        try Given.episode(.submitted, at: "2022-09-16T14:00").allows(Given.approval(), as: over)
    }

    @Test("assessment.return.role, assessment.approve.role: by a supervisor or manager")
    func role() throws {
        let story = try Given.episode(.submitted)
        for other in [Given.qualifiedChair, Given.dutySocialWorker] {
            story.refuses(Given.returning, by: "assessment.return.role", as: other)
            story.refuses(Given.approval(), by: "assessment.approve.role", as: other)
        }
        story.allows(Given.approval(), as: Given.manager)
    }

    @Test("assessment.return.own, assessment.approve.own: never their own, whoever leads now")
    func own() throws {
        var story = try Given.episode(.decided)
        try story.did(Given.allocation(to: Given.supervisor, under: Given.manager), by: Given.manager)
        try story.did(Given.visit(), by: Given.supervisor)
        try story.did(Given.version(), by: Given.supervisor)
        try story.did(Given.submission(), by: Given.supervisor)
        story.refuses(Given.approval(), by: "assessment.approve.own", as: Given.supervisor)
        story.refuses(Given.returning, by: "assessment.return.own", as: Given.supervisor)
        story.allows(Given.approval(), as: Given.manager)
        try story.did(Given.allocation(), by: Given.manager)
        story.refuses(Given.approval(), by: "assessment.approve.own", as: Given.supervisor)
    }

    @Test("assessment.return.order, assessment.approve.order: not before it was submitted")
    func order() throws {
        let story = try Given.episode(.submitted, later: "2024-05-20T10:00")
        let before = "2024-05-20T09:59"
        story.refuses(Given.returning, by: "assessment.return.order", as: Given.supervisor, at: before)
        story.refuses(Given.approval(), by: "assessment.approve.order", as: Given.supervisor, at: before)
    }

    @Test("assessment.tell.approved: there is an approved outcome to tell")
    func tellApproved() throws {
        try Given.episode(.submitted).refuses(
            Given.telling(), by: "assessment.tell.approved", as: Given.socialWorker)
    }

    @Test("assessment.tell.council: the council or the lead tells them")
    func tellCouncil() throws {
        try Given.episode(.approved).refuses(
            Given.telling(), by: "assessment.tell.council", as: Given.clinician)
    }

    @Test("assessment.tell.order: not before the approval")
    func tellOrder() throws {
        try Given.episode(.approved, later: "2024-05-20T10:00").refuses(
            Given.telling(), by: "assessment.tell.order", as: Given.socialWorker, at: "2024-05-20T09:59")
    }
}
