import Guidance
import Testing

@testable import Practice

/// An episode ends; a missed date is explained; an entry is corrected.
struct ClosureTests {
    private func explain(_ duty: DutyKey) -> Episode.ExplainLate {
        Episode.ExplainLate(duty: duty, because: "The office was flooded")
    }

    @Test("Closing ends everyone's involvement but the referrer's, who keeps having referred")
    func involvements() throws {
        var story = try Given.episode(.told)
        try story.did(Given.feedback(), by: Given.dutySocialWorker)
        try story.did(Given.closing(), by: Given.supervisor, at: "2024-06-12T10:00")
        let involvements = story.state.involvements
        #expect(Set(involvements.map(\.kind)) == [.duty, .referrer, .lead, .supervisor])
        for one in involvements where one.kind != .referrer {
            #expect(one.until == Given.moment("2024-06-12T10:00"), "\(one.kind)")
        }
        #expect(involvements.first { $0.kind == .referrer }?.until == nil)
        #expect(!story.state.isOpen)
        #expect(story.state.status == .closed)
    }

    @Test("Whoever works with the child keeps their part after closing until everyone has been told")
    func stillToTell() throws {
        var story = try Given.episode(.approved)
        try story.did(Given.closing("RC5"), by: Given.supervisor, at: "2024-06-12T10:00")
        #expect(story.next.contains("assessment.tell") && story.next.contains("referral.feedback"))
        #expect(story.clock(.assessmentTold)?.stoppedAt == nil)
        for kind in [Involvement.Kind.duty, .lead, .supervisor] {
            #expect(story.involvements(kind).allSatisfy { $0.until == nil }, "\(kind)")
        }
        try story.did(Given.telling(family: true), by: Given.socialWorker, at: "2024-06-13T10:00")
        #expect(story.clock(.assessmentTold)?.stoppedAt == Given.moment("2024-06-13T10:00"))
        #expect(!story.next.contains("assessment.tell"))
        try story.did(Given.feedback(), by: Given.dutySocialWorker)
        for kind in [Involvement.Kind.duty, .lead, .supervisor] {
            #expect(story.involvements(kind).allSatisfy { $0.until == Given.moment("2024-06-12T10:00") }, "\(kind)")
        }
    }

    @Test("A consulted practitioner's involvement ends with the episode")
    func consultedEnds() throws {
        var story = try Given.episode(.allocated)
        try story.did(
            Assessment.Consult(agency: Given.hospital, asked: "How is she?"), by: Given.socialWorker)
        try story.did(Given.closing("RC5"), by: Given.supervisor, at: "2024-05-01T10:00")
        #expect(
            story.state.involvements.first { $0.kind == .consulted }?.until
                == Given.moment("2024-05-01T10:00"))
    }

    @Test("Closing stops the clocks that run, except feedback: the referrer has still not been told")
    func clocks() throws {
        var story = try Given.episode(.allocated)
        try story.did(Given.closing("RC2"), by: Given.supervisor, at: "2024-04-04T10:00")
        let closed = Given.moment("2024-04-04T10:00")
        #expect(story.clock(.assessmentCompletion)?.stoppedAt == closed)
        #expect(story.clock(.referralAcknowledgement)?.stoppedAt == closed)
        #expect(story.clock(.feedbackToReferrer)?.stoppedAt == nil)
        #expect(story.next == ["referral.feedback", "episode.explainLate", "episode.correct"])
        try story.did(Given.feedback(), by: Given.dutySocialWorker, at: "2024-04-05T10:00")
        #expect(story.clock(.feedbackToReferrer)?.stoppedAt == Given.moment("2024-04-05T10:00"))
        #expect(story.next == ["episode.explainLate", "episode.correct"])
    }

    @Test("A missed date that nobody explained is asked after even when the episode is closed")
    func explainedAfterwards() throws {
        var story = try Given.episode(.classified)
        try story.did(Given.acknowledgement, by: Given.dutySocialWorker)
        try story.did(Given.decision("nfa"), by: Given.supervisor, at: "2024-04-04T10:00")
        try story.did(Given.feedback(), by: Given.dutySocialWorker)
        try story.did(Given.closing("RC7"), by: Given.supervisor)
        #expect(story.waiting.map(\.key) == ["late referral.decision"])
        try story.did(explain(.referralDecision), by: Given.supervisor)
        #expect(story.waiting.isEmpty)
        #expect(story.next == ["episode.correct"])
    }

    @Test(
        "The child died, was adopted or moved: the episode ends at any stage",
        arguments: Array(Episode.Close.endsAtAnyStage).sorted())
    func anyStage(reason: String) throws {
        for reached in Reached.allCases where reached >= .decided && reached < .closed {
            try Given.episode(reached).allows(Given.closing(reason), as: Given.supervisor)
        }
    }

    @Test("A decision without an assessment can be closed at once")
    func withoutAssessment() throws {
        try Given.episode(.decided, step: "nfa").allows(Given.closing("RC7"), as: Given.supervisor)
    }

    @Test("The summary is told, and why the family was not")
    func told() throws {
        var story = try Given.episode(.told)
        let close = Episode.Close(
            reason: "RC8", summary: "You were heard", familyTold: false, familyNotToldBecause: "Moved abroad")
        let line = try story.line(of: close, by: Given.supervisor)
        #expect(line.headline == "Episode closed")
        #expect(line.words("Summary") == "You were heard")
        #expect(line.words("Family not told because") == "Moved abroad")
        #expect(line.weight == .key)
    }

    @Test("A reason may be given while the clock still runs, and the later one stands")
    func explainedRunning() throws {
        var story = try Given.episode(.classified)
        let line = try story.line(
            of: explain(.referralDecision), by: Given.dutySocialWorker, at: "2024-04-05T09:00")
        #expect(line.headline == "Reason given for a missed date")
        #expect(story.clock(.referralDecision)?.stoppedAt == nil)
        try story.did(Given.decision(late: "Illness"), by: Given.supervisor)
        #expect(story.clock(.referralDecision)?.lateBecause == "The office was flooded")
    }

    @Test("A correction stands beside the entry it corrects")
    func corrected() throws {
        var story = try Given.episode(.classified)
        let line = try story.line(
            of: Episode.Correct(entry: 1, instead: "The left arm", because: "I mixed them up"),
            by: Given.safeguardingLead)
        #expect(line.headline == "Correction of entry 1")
        #expect(line.words("It should say") == "The left arm")
        #expect(line.words("Because") == "I mixed them up")
        #expect(story.state.referral.received?.act.worry == "A second bruise")
    }

    // MARK: Refusals

    @Test("episode.close.open: there is an open episode")
    func open() throws {
        try Given.episode().refuses(Given.closing(), by: "episode.close.open", as: Given.supervisor)
        try Given.episode(.closed).refuses(Given.closing(), by: "episode.close.open", as: Given.supervisor)
    }

    @Test("episode.close.council: the council that holds it closes it")
    func council() throws {
        try Given.episode(.told).refuses(Given.closing(), by: "episode.close.council", as: Given.head)
    }

    @Test("episode.close.order: not before it was received")
    func order() throws {
        try Given.episode(.told).refuses(
            Given.closing(), by: "episode.close.order", as: Given.supervisor, at: "2024-03-28T13:59")
    }

    @Test("episode.close.decided: the referral was decided", arguments: ["RC2", "RC7"])
    func decided(reason: String) throws {
        try Given.episode(.classified).refuses(
            Given.closing(reason), by: "episode.close.decided", as: Given.supervisor)
    }

    @Test(
        "episode.close.assessed: a reason that follows an assessment follows one", arguments: ["RC8", "RC9"])
    func assessed(reason: String) throws {
        try Given.episode(.decided, step: "nfa").refuses(
            Given.closing(reason), by: "episode.close.assessed", as: Given.supervisor)
        try Given.episode(.told).allows(Given.closing(reason), as: Given.supervisor)
    }

    @Test(
        "episode.close.approved: an assessment that was begun is approved", arguments: ["RC7", "RC8", "RC9"])
    func approved(reason: String) throws {
        for reached in [Reached.decided, .allocated, .submitted] {
            try Given.episode(reached).refuses(
                Given.closing(reason), by: "episode.close.approved", as: Given.supervisor)
        }
    }

    @Test("episode.close.told: the family and the agencies were told in writing")
    func toldFirst() throws {
        try Given.episode(.approved).refuses(
            Given.closing(), by: "episode.close.told", as: Given.supervisor)
    }

    @Test("Why one police protection lasted too long says nothing of a later one")
    func explainedOnce() throws {
        var story = try Given.suspected(.allocated, at: "2024-06-03T10:00", step: Episode.Step.assessment)
        func keep(from: String, until: String) throws {
            try story.did(Given.policeProtection(), by: Given.officer, at: from)
            try story.did(Given.policeProtectionEnd, by: Given.officer, at: until)
        }
        func reasons() -> [String?] { story.clocks(.policeProtection).map(\.lateBecause) }
        try keep(from: "2024-06-07T10:00", until: "2024-06-11T10:00")
        try story.did(
            Episode.ExplainLate(duty: .policeProtection, because: "No officer came"), by: Given.supervisor,
            at: "2024-06-11T12:00")
        try keep(from: "2024-07-01T10:00", until: "2024-07-05T10:00")
        #expect(reasons() == ["No officer came", nil])
        #expect(story.waiting.contains { $0.act == "episode.explainLate" })
        try story.did(
            Episode.ExplainLate(duty: .policeProtection, because: "It was forgotten"), by: Given.supervisor,
            at: "2024-07-05T12:00")
        #expect(reasons() == ["No officer came", "It was forgotten"])
        #expect(!story.waiting.contains { $0.act == "episode.explainLate" })
    }

    @Test("episode.explainLate.duty: the clock ran in this episode")
    func duty() throws {
        let story = try Given.episode(.classified)
        for duty in [DutyKey.assessmentTold, .assessmentCompletion, .initialConference] {
            story.refuses(
                explain(duty), by: "episode.explainLate.duty", as: Given.supervisor, at: "2024-09-02T09:00")
        }
        try Given.episode().refuses(
            explain(.referralDecision), by: "episode.explainLate.duty", as: Given.supervisor)
    }

    @Test("episode.explainLate.late: the date was missed")
    func late() throws {
        let story = try Given.episode(.classified)
        story.refuses(
            explain(.referralDecision), by: "episode.explainLate.late", as: Given.supervisor,
            at: "2024-04-02T23:00")
        story.allows(explain(.referralDecision), as: Given.supervisor, at: "2024-04-03T00:00")
    }

    @Test("episode.explainLate.council: the council or the lead explains")
    func explainCouncil() throws {
        try Given.episode(.classified).refuses(
            explain(.referralDecision), by: "episode.explainLate.council", as: Given.safeguardingLead,
            at: "2024-04-09T09:00")
    }

    @Test("episode.correct.entry: the entry is one of this episode")
    func entry() throws {
        try Given.episode(.received).refuses(
            Episode.Correct(entry: 7, instead: "x", because: "x"), by: "episode.correct.entry")
    }

    @Test("episode.correct.own: only the author corrects")
    func own() throws {
        let story = try Given.episode(.received)
        let correction = Episode.Correct(entry: 1, instead: "x", because: "x")
        story.refuses(correction, by: "episode.correct.own", as: Given.supervisor)
        #expect(story.refusal(of: correction, by: Given.supervisor)?.kind == .mayNot)
        story.allows(correction, as: Given.safeguardingLead)
    }
}
