import Guidance
import Testing

@testable import Practice

/// Seeing the child, gathering, writing and submitting the assessment, and its clock.
struct AssessmentTests {
    private let lead = Given.socialWorker
    private let interview = Assessment.Interview(
        interviewee: "mother", name: "Rosa", withOthers: "Her sister", said: "She fell")

    private func consult(
        _ agency: AgencyID = Given.hospital, _ practitioner: PractitionerID? = nil, answer: String? = "Well",
        holds: String = "health"
    ) -> Assessment.Consult {
        Assessment.Consult(
            agency: agency, practitioner: practitioner, asked: "How is she?", answer: answer, holds: holds)
    }

    /// A referral in each edition, and when its assessment is due.
    static let editions: [(at: String, edition: EditionKey, due: String)] = [
        ("2019-04-18T14:00", "WT2018", "2019-06-26"), ("2022-09-16T11:05", "WT2020", "2022-11-21"),
        ("2024-03-28T14:00", "WT2023", "2024-06-05"), ("2026-04-02T16:59", "WT2026", "2026-06-10"),
    ]

    @Test(
        "Forty-five working days from the referral in every edition, over bank holidays",
        arguments: editions.indices)
    func due(place: Int) throws {
        let (moment, edition, due) = Self.editions[place]
        let story = try Given.episode(.allocated, at: moment)
        let clock = try #require(story.clock(.assessmentCompletion))
        #expect(story.guidance.edition.key == edition)
        #expect(clock.due == .day(Given.day(due)))
        #expect(clock.stops == "assessment.write")
        #expect(clock.owner == .practitioner(lead.practitioner))
    }

    @Test("While the clock runs, it is with whoever can bring its end nearer")
    func turns() throws {
        var turns: [(owner: Owner, act: ActKind)] = []
        for reached in [Reached.decided, .written, .submitted, .approved] {
            let clock = try #require(try Given.episode(reached).clock(.assessmentCompletion))
            turns.append((clock.owner, clock.stops))
        }
        let over = Owner.practitioner(Given.supervisor.practitioner)
        let leading = Owner.practitioner(lead.practitioner)
        #expect(turns.map(\.owner) == [Given.front, leading, over, leading])
        #expect(
            turns.map(\.act) == [
                "episode.allocate", "assessment.write", "assessment.approve", "assessment.approve",
            ])
    }

    @Test("A late decision does not move the assessment's due date")
    func fromReferral() throws {
        var story = try Given.episode(.classified)
        try story.did(Given.decision(late: "Illness"), by: Given.supervisor, at: "2024-04-05T09:00")
        #expect(story.clock(.assessmentCompletion)?.startedAt == Given.moment("2024-03-28T14:00"))
        #expect(story.clock(.assessmentCompletion)?.due == .day(Given.day("2024-06-05")))
    }

    @Test("A clock that began under one edition keeps its due date under the next")
    func acrossEditions() throws {
        let story = try Given.episode(.allocated, at: "2023-12-14T10:00")
        for edition in Given.library.editions {
            let clocks = story.state.clocks(under: Given.library.guidance(on: edition.from))
            #expect(
                clocks.first { $0.duty == .assessmentCompletion }?.due == .day(Given.day("2024-02-20")),
                "\(edition.key)")
        }
    }

    @Test("Submitting does not stop the clock")
    func submittedRuns() throws {
        #expect(try Given.episode(.submitted).clock(.assessmentCompletion)?.stoppedAt == nil)
    }

    @Test("A consulted practitioner is involved from then; an agency without a name is too")
    func consulted() throws {
        var story = try Given.episode(.allocated)
        try story.did(consult(Given.hospital, Given.clinician.practitioner), by: lead, at: "2024-04-08T10:00")
        try story.did(consult(Given.school), by: lead)
        let consulted = story.state.involvements.filter { $0.kind == .consulted }
        #expect(consulted.map(\.agency) == [Given.hospital, Given.school])
        #expect(consulted.map(\.practitioner) == [Given.clinician.practitioner, nil])
        #expect(consulted.allSatisfy { $0.from == Given.moment("2024-04-08T10:00") && $0.until == nil })
    }

    @Test("A version can be submitted once there is one, and after a return once a new one answers it")
    func next() throws {
        #expect(try !Given.episode(.allocated).next.contains("assessment.submit"))
        var story = try Given.episode(.written)
        #expect(story.next.contains("assessment.submit"))
        try story.did(Given.submission(), by: lead)
        try story.did(Given.returning, by: Given.supervisor)
        #expect(!story.next.contains("assessment.submit"))
        try story.did(Given.version("With her father's view"), by: lead)
        #expect(story.next.contains("assessment.submit"))
        #expect(story.state.assessment.latest?.act.analysis == "With her father's view")
        #expect(story.state.assessment.previousSubmitted?.act.analysis == "She is safe at home")
    }

    @Test("A child not yet born is not seen, and the submission says so")
    func notSeen() throws {
        var story = try Given.episode(.allocated)
        try story.did(Given.version(), by: lead)
        let line = try story.line(of: Given.submission(notSeen: "Not yet born"), by: lead)
        #expect(line.words("Child not seen because") == "Not yet born")
        #expect(story.state.status == .toApprove)
    }

    @Test("Seeing the child is told with the child's words and the place apart")
    func seenTold() throws {
        var story = try Given.episode(.allocated)
        let line = try story.line(of: Given.visit(), by: lead)
        #expect(line.headline == "Child seen alone")
        #expect(line.holds("The child's own words") == .childsWords)
        #expect(line.holds("Where") == .location)
        #expect(try story.line(of: Given.visit(alone: false), by: lead).headline == "Child seen, not alone")
        #expect(story.state.assessment.seen.count == 2)
    }

    @Test("An interview names people apart; an answer is told as the kind of information it is")
    func gatheredTold() throws {
        var story = try Given.episode(.allocated)
        let interviewed = try story.line(of: interview, by: lead)
        #expect(interviewed.holds("With") == .thirdParty)
        #expect(interviewed.holds("Also present") == .thirdParty)
        #expect(interviewed.words("Said") == "She fell")
        let answered = try story.line(of: consult(), by: lead)
        #expect(answered.headline == "Agency consulted for the assessment")
        #expect(answered.holds("Answer") == .health)
        #expect(
            try story.line(of: consult(answer: nil), by: lead).headline == "Agency asked for the assessment")
        #expect(consult(holds: "unheard of").told(story.state)?.holds("Answer") == .narrative)
    }

    @Test("Versions are counted")
    func versionsTold() throws {
        var story = try Given.episode(.seen)
        #expect(try story.line(of: Given.version(), by: lead).headline == "Assessment written, version 1")
        let second = try story.line(of: Given.version(), by: lead)
        #expect(second.headline == "Assessment written, version 2")
        #expect(second.holds("The child's voice") == .childsWords)
    }

    // MARK: Refusals

    @Test("child.see.open: there is an open episode")
    func seeOpen() throws {
        try Given.episode().refuses(Given.visit(), by: "child.see.open", as: lead)
        try Given.episode(.closed).refuses(Given.visit(), by: "child.see.open", as: lead)
        try Given.episode(.received).allows(Given.visit(), as: Given.dutySocialWorker)
    }

    @Test("assessment.interview.open, assessment.consult.open: an assessment was decided on")
    func gatherOpen() throws {
        for story in [try Given.episode(.classified), try Given.episode(.decided, step: "nfa")] {
            story.refuses(interview, by: "assessment.interview.open", as: lead)
            story.refuses(consult(), by: "assessment.consult.open", as: lead)
        }
    }

    @Test("child.see.order, assessment.interview.order, assessment.consult.order: not before the referral")
    func gatheredBefore() throws {
        let story = try Given.episode(.written)
        let before = "2024-03-28T13:59"
        story.refuses(Given.visit(), by: "child.see.order", as: lead, at: before)
        story.refuses(interview, by: "assessment.interview.order", as: lead, at: before)
        story.refuses(consult(), by: "assessment.consult.order", as: lead, at: before)
    }

    @Test("assessment.write.order, assessment.submit.order: not before the referral")
    func writtenBefore() throws {
        let story = try Given.episode(.written)
        let before = "2024-03-28T13:59"
        story.refuses(Given.version(), by: "assessment.write.order", as: lead, at: before)
        story.refuses(Given.submission(), by: "assessment.submit.order", as: lead, at: before)
    }

    @Test("assessment.consult.agency: the agency is in the record and open")
    func agency() throws {
        try Given.episode(.allocated).refuses(
            consult(Given.agency("nobody")), by: "assessment.consult.agency", as: lead)
    }

    @Test("assessment.consult.practitioner: the practitioner works for the agency named")
    func practitioner() throws {
        let story = try Given.episode(.allocated)
        story.refuses(
            consult(Given.school, Given.clinician.practitioner), by: "assessment.consult.practitioner",
            as: lead)
        story.refuses(
            consult(Given.hospital, Given.practitioner("stranger")), by: "assessment.consult.practitioner",
            as: lead)
        story.allows(consult(Given.hospital, Given.clinician.practitioner), as: lead)
    }

    @Test("assessment.write.lead, assessment.submit.lead: a lead was named, and it is their work")
    func isLead() throws {
        let decided = try Given.episode(.decided)
        decided.refuses(Given.version(), by: "assessment.write.lead", as: lead)
        decided.refuses(Given.submission(), by: "assessment.submit.lead", as: lead)
        let written = try Given.episode(.written)
        for other in [Given.supervisor, Given.dutySocialWorker, Given.safeguardingLead] {
            written.refuses(Given.version(), by: "assessment.write.lead", as: other)
            written.refuses(Given.submission(), by: "assessment.submit.lead", as: other)
        }
        #expect(written.refusal(of: Given.version(), by: Given.supervisor)?.kind == .mayNot)
        try Given.episode(.decided, step: "nfa").refuses(
            Given.version(), by: "assessment.write.lead", as: lead)
    }

    @Test("assessment.write.approved: an approved assessment is closed to changes")
    func writeApproved() throws {
        try Given.episode(.approved).refuses(Given.version(), by: "assessment.write.approved", as: lead)
    }

    @Test("assessment.write.submitted: while the supervisor reads, nothing is rewritten")
    func writeSubmitted() throws {
        try Given.episode(.submitted).refuses(Given.version(), by: "assessment.write.submitted", as: lead)
    }

    @Test("assessment.submit.written: something has been written")
    func submitWritten() throws {
        try Given.episode(.seen).refuses(Given.submission(), by: "assessment.submit.written", as: lead)
    }

    @Test("assessment.submit.once: it is not submitted while it waits or after it was approved")
    func submitOnce() throws {
        try Given.episode(.submitted).refuses(Given.submission(), by: "assessment.submit.once", as: lead)
        try Given.episode(.approved).refuses(Given.submission(), by: "assessment.submit.once", as: lead)
    }

    @Test("assessment.submit.revised: comments are answered by a new version")
    func submitRevised() throws {
        var story = try Given.episode(.submitted)
        try story.did(Given.returning, by: Given.supervisor)
        story.refuses(Given.submission(), by: "assessment.submit.revised", as: lead)
        try story.did(Given.version(), by: lead)
        story.allows(Given.submission(), as: lead)
    }

    @Test("assessment.submit.seen: the child was seen, or it is said why not")
    func submitSeen() throws {
        var story = try Given.episode(.allocated)
        try story.did(Given.version(), by: lead)
        story.refuses(Given.submission(), by: "assessment.submit.seen", as: lead)
        story.allows(Given.submission(notSeen: "Not yet born"), as: lead)
    }
}
