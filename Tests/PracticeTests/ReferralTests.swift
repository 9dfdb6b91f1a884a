import Guidance
import Testing

@testable import Practice

/// A contact or referral arrives, is classified, acknowledged, and answered with feedback.
struct ReferralTests {
    private let opensAt = Given.moment("2024-03-28T14:00")

    @Test("A referral opens the child's episode at the council it was sent to")
    func made() throws {
        let episode = try Given.episode(.received).state
        #expect(episode.child == Given.maya)
        #expect(episode.about == [Given.maya])
        #expect(episode.council == Given.council)
        #expect(episode.isOpen)
        #expect(episode.referral.received?.act.askedFor == "referral")
        #expect(episode.referral.received?.act.source == nil)
    }

    @Test("A contact opens it at the council of whoever took it down, with its source")
    func received() throws {
        var story = try Given.episode()
        try story.did(Given.contact(), by: Given.dutySocialWorker)
        #expect(story.state.council == Given.council)
        #expect(story.state.referral.received?.act.source == "1B")
        #expect(story.state.referral.received?.act.from == "Mrs Pym, neighbour")
    }

    @Test("The referrer and the council's duty team are involved from receipt")
    func involvements() throws {
        let involvements = try Given.episode(.received).state.involvements
        #expect(involvements.map(\.kind) == [.duty, .referrer])
        #expect(involvements.allSatisfy { $0.person == Given.maya && $0.from == opensAt && $0.until == nil })
        #expect(involvements[0].agency == Given.council)
        #expect(involvements[0].practitioner == nil)
        #expect(involvements[1].agency == Given.school)
        #expect(involvements[1].practitioner == Given.safeguardingLead.practitioner)
    }

    @Test("A contact taken by the council has no referrer with an account")
    func noReferrer() throws {
        var story = try Given.episode()
        try story.did(Given.contact(), by: Given.dutySocialWorker)
        #expect(story.state.involvements.map(\.kind) == [.duty])
    }

    @Test("Whoever asked not to be named cannot be told, so no clock asks for it")
    func anonymous() throws {
        var story = try Given.episode()
        try story.did(Given.contact(from: nil, anonymous: true), by: Given.dutySocialWorker)
        try story.did(Given.classification(), by: Given.dutySocialWorker)
        try story.did(Given.decision("nfa"), by: Given.supervisor)
        #expect(story.state.clocks(under: story.guidance).map(\.duty) == [.referralDecision])
        #expect(!story.next.contains("referral.feedback"))
        #expect(!story.next.contains("referral.acknowledge"))
    }

    @Test("Acknowledging stops its own clock and leaves the decision's running")
    func acknowledged() throws {
        var story = try Given.episode(.received)
        #expect(story.clock(.referralAcknowledgement)?.due == .day(Given.day("2024-04-02")))
        #expect(story.clock(.referralAcknowledgement)?.owner == Given.front)
        try story.did(Given.acknowledgement, by: Given.dutySocialWorker, at: "2024-03-28T15:00")
        #expect(story.clock(.referralAcknowledgement)?.stoppedAt == Given.moment("2024-03-28T15:00"))
        #expect(story.clock(.referralDecision)?.stoppedAt == nil)
        #expect(!story.next.contains("referral.acknowledge"))
    }

    @Test("Taking it for the other is put right in sight of everyone, and both stay")
    func putRight() throws {
        var story = try Given.episode(.received)
        let first = try story.line(of: Given.classification(), by: Given.dutySocialWorker)
        #expect(first.headline == "Taken as a referral")
        #expect(first.weight == .ordinary)
        let second = try story.line(of: Given.classification("contact"), by: Given.supervisor)
        #expect(second.headline == "Put right: taken as a contact")
        #expect(second.weight == .key)
        #expect(story.state.referral.classifications.count == 2)
        #expect(!story.state.referral.isReferral)
    }

    @Test("The clock runs from receipt, however it is taken")
    func receiptCounts() throws {
        var story = try Given.episode(.received)
        let before = story.clock(.referralDecision)
        try story.did(Given.classification("contact"), by: Given.dutySocialWorker, at: "2024-04-02T09:00")
        #expect(story.clock(.referralDecision)?.startedAt == before?.startedAt)
        #expect(story.clock(.referralDecision)?.due == before?.due)
    }

    @Test("Feedback runs from the decision and stops when the referrer is told")
    func feedback() throws {
        var story = try Given.episode(.decided)
        #expect(story.clock(.feedbackToReferrer)?.startedAt == opensAt)
        #expect(story.clock(.feedbackToReferrer)?.owner == Given.front)
        #expect(story.next.contains("referral.feedback"))
        try story.did(Given.feedback(), by: Given.dutySocialWorker, at: "2024-04-02T11:00")
        #expect(story.clock(.feedbackToReferrer)?.stoppedAt == Given.moment("2024-04-02T11:00"))
        #expect(!story.next.contains("referral.feedback"))
    }

    @Test("Late feedback carries its reason")
    func lateFeedback() throws {
        var story = try Given.episode(.decided)
        try story.did(
            Given.feedback(late: "She was away"), by: Given.dutySocialWorker, at: "2024-04-22T11:00")
        let clock = try #require(story.clock(.feedbackToReferrer))
        #expect(clock.isLate(at: story.now))
        #expect(clock.lateBecause == "She was away")
    }

    @Test("The chronology keeps the child's words, the address and other adults apart")
    func told() throws {
        var story = try Given.episode()
        let line = try story.line(of: Given.referral())
        #expect(line.headline == "Referral made to the council")
        #expect(line.weight == .key)
        #expect(line.words("Worry") == "A second bruise")
        #expect(line.holds("The child's own words") == .childsWords)
        #expect(line.holds("Where the child is") == .location)
        #expect(line.holds("Other adults") == .thirdParty)
        let passedOn = Given.referral(askedFor: "contact").told(story.state)
        #expect(passedOn?.headline == "Information passed to the council")
        let received = Given.contact().told(story.state)
        #expect(received?.headline == "Contact received by the council")
        #expect(received?.holds("From") == .thirdParty)
        #expect(received?.holds("Where the child is") == .location)
    }

    @Test("Acknowledgement and feedback are told")
    func answersTold() throws {
        var story = try Given.episode(.decided)
        #expect(
            try story.line(of: Given.acknowledgement, by: Given.dutySocialWorker).words("What was said")
                == "It is here")
        let disagreed = Referral.Feedback(
            how: "phone", said: "Early help", betterHelp: "The family centre", referrerDisagrees: true,
            disagreement: "She is not safe")
        let line = try story.line(of: disagreed, by: Given.dutySocialWorker)
        #expect(line.headline == "Referrer told what was decided")
        #expect(line.words("Better help") == "The family centre")
        #expect(line.words("Disagreement") == "She is not safe")
    }

    // MARK: Refusals

    @Test("referral.make.new, contact.receive.new: what was received is not received again")
    func receivedAlready() throws {
        let story = try Given.episode(.received)
        story.refuses(Given.referral(), by: "referral.make.new")
        story.refuses(Given.contact(), by: "contact.receive.new", as: Given.dutySocialWorker)
    }

    @Test("referral.make.child, contact.receive.child: the child is named and in the record")
    func child() throws {
        var story = try Given.episode()
        story.about = []
        story.refuses(Given.referral(), by: "referral.make.child")
        story.about = [Given.person("stranger")]
        story.refuses(Given.referral(), by: "referral.make.child")
        story.refuses(Given.contact(), by: "contact.receive.child", as: Given.dutySocialWorker)
    }

    @Test(
        "referral.make.council: a referral goes to a council",
        arguments: [Given.school, Given.agency("nobody")])
    func toCouncil(agency: AgencyID) throws {
        try Given.episode().refuses(Given.referral(to: agency), by: "referral.make.council")
    }

    @Test("contact.receive.council: only a council writes down the contacts it receives")
    func byCouncil() throws {
        try Given.episode().refuses(Given.contact(), by: "contact.receive.council", as: Given.clinician)
    }

    @Test("contact.receive.from: whoever made contact is named, or asked not to be")
    func from() throws {
        let story = try Given.episode()
        story.refuses(Given.contact(from: nil), by: "contact.receive.from", as: Given.dutySocialWorker)
        story.refuses(Given.contact(from: ""), by: "contact.receive.from", as: Given.dutySocialWorker)
        story.allows(Given.contact(from: nil, anonymous: true), as: Given.dutySocialWorker)
    }

    @Test("referral.make.danger, contact.receive.danger: in immediate danger, action comes before the form")
    func danger() throws {
        let story = try Given.episode()
        story.refuses(Given.referral(danger: "immediate"), by: "referral.make.danger")
        story.allows(Given.referral(danger: "immediate", done: "Rang 999 at 1:50pm"))
        story.refuses(
            Given.contact(danger: "immediate"), by: "contact.receive.danger", as: Given.dutySocialWorker)
        story.allows(Given.contact(danger: "immediate", done: "Police are there"), as: Given.dutySocialWorker)
    }

    @Test("referral.classify.open, referral.acknowledge.open, referral.feedback.open: something was received")
    func open() throws {
        let story = try Given.episode()
        story.refuses(Given.classification(), by: "referral.classify.open", as: Given.dutySocialWorker)
        story.refuses(Given.acknowledgement, by: "referral.acknowledge.open", as: Given.dutySocialWorker)
        story.refuses(Given.feedback(), by: "referral.feedback.open", as: Given.dutySocialWorker)
        let closed = try Given.episode(.closed)
        closed.refuses(Given.classification(), by: "referral.classify.open", as: Given.dutySocialWorker)
        closed.refuses(Given.acknowledgement, by: "referral.acknowledge.open", as: Given.dutySocialWorker)
        closed.allows(Given.feedback(), as: Given.dutySocialWorker)
    }

    @Test(
        "referral.classify.council, referral.acknowledge.council, referral.feedback.council: the council answers"
    )
    func council() throws {
        let story = try Given.episode(.received)
        story.refuses(Given.classification(), by: "referral.classify.council")
        story.refuses(Given.acknowledgement, by: "referral.acknowledge.council")
        try Given.episode(.decided).refuses(Given.feedback(), by: "referral.feedback.council")
    }

    @Test("referral.classify.order, referral.acknowledge.order: not before it was received")
    func order() throws {
        let story = try Given.episode(.received)
        let before = "2024-03-28T13:59"
        story.refuses(
            Given.classification(), by: "referral.classify.order", as: Given.dutySocialWorker, at: before)
        story.refuses(
            Given.acknowledgement, by: "referral.acknowledge.order", as: Given.dutySocialWorker, at: before)
    }

    @Test("referral.classify.decided: after the decision it is too late to take it otherwise")
    func classifiedTooLate() throws {
        try Given.episode(.decided).refuses(
            Given.classification("contact"), by: "referral.classify.decided", as: Given.dutySocialWorker)
    }

    @Test("referral.classify.same: it is not taken twice for the same")
    func classifiedAgain() throws {
        try Given.episode(.classified).refuses(
            Given.classification(), by: "referral.classify.same", as: Given.dutySocialWorker)
    }

    @Test("referral.acknowledge.once: the referrer is acknowledged once")
    func acknowledgedAgain() throws {
        var story = try Given.episode(.received)
        try story.did(Given.acknowledgement, by: Given.dutySocialWorker)
        story.refuses(Given.acknowledgement, by: "referral.acknowledge.once", as: Given.dutySocialWorker)
    }

    @Test("referral.feedback.decided: there is a decision to tell")
    func feedbackTooEarly() throws {
        try Given.episode(.classified).refuses(
            Given.feedback(), by: "referral.feedback.decided", as: Given.dutySocialWorker)
    }

    @Test("referral.feedback.order: not before the decision")
    func feedbackBefore() throws {
        try Given.episode(.decided).refuses(
            Given.feedback(), by: "referral.feedback.order", as: Given.dutySocialWorker,
            at: "2024-03-28T13:59")
    }
}
