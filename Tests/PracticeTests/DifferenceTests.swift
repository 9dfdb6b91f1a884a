import Guidance
import Testing

@testable import Practice

/// A professional difference, from the challenge to what is learnt.
struct DifferenceTests {
    private static let episode = StreamID(.episode, Given.opaque("maya"))
    private static let decision = EntryReference(episode, 7)
    static let senior = Given.manager
    static let partner = Given.doer(
        "partner", of: Given.agency("partnership"), kind: "partnership", roles: ["partnershipManager"])

    /// Maya's referral was decided by the supervisor; the school may challenge it.
    static func story(by doer: Doer = Given.safeguardingLead) -> Story<Difference> {
        var standing = Given.standing(people: ["maya"])
        standing.practitioners[partner.practitioner] = partner
        standing.entries[decision] = EntryStanding(
            act: "referral.decide", by: Given.supervisor.practitioner, agency: Given.council,
            happenedAt: Given.moment("2024-03-27T16:00"), about: [Given.maya])
        return Story<Difference>(
            "d1fference", about: [Given.maya], by: doer, at: "2024-03-28T10:00", standing: standing)
    }

    static func raise(to: Doer = senior, of entry: EntryReference = decision) -> Difference.Raise {
        Difference.Raise(
            challenged: entry, because: "She is alone in the mornings", asked: "See her", tried: "I rang",
            safeMeanwhile: true, to: to.practitioner)
    }

    static func raised() throws -> Story<Difference> {
        var story = story()
        try story.did(raise())
        return story
    }

    static func answered(_ position: String = "stands") throws -> Story<Difference> {
        var story = try raised()
        try story.did(
            Difference.Reply(
                position: position, because: "Weighed", changes: position == "stands" ? nil : "Decided again"),
            by: senior, at: "2024-03-28T15:00")
        return story
    }

    static func escalated() throws -> Story<Difference> {
        var story = try answered()
        try story.did(
            Difference.Escalate(because: "Not answered", to: Given.head.practitioner), by: Given.safeguardingLead)
        return story
    }

    static let settle = Difference.Settle(outcome: "stands", because: "Explained", learning: "Say why sooner")

    // MARK: Raising

    @Test("Raising keeps who decided what and when, and runs the first stage's clock")
    func raising() throws {
        let story = try Self.raised()
        let raised = try #require(story.state.raised)
        #expect(raised.act.decided == "referral.decide")
        #expect(raised.act.decider == Given.supervisor.practitioner)
        #expect(raised.act.agency == Given.council)
        let clock = try #require(story.state.clocks(under: Given.guidance()).first)
        #expect(clock.duty == .differenceFirst)
        // Good Friday and Easter Monday do not count.
        #expect(clock.due == .day(Given.day("2024-04-03")))
        #expect(clock.owner == .practitioner(Self.senior.practitioner))
        #expect(story.state.facts(under: Given.guidance()).map(\.what) == ["A decision is being challenged"])
    }

    @Test("Those asked read it until it is settled; whoever raised it for four weeks more, and no longer")
    func involved() throws {
        var story = try Self.answered()
        #expect(story.state.involvements.allSatisfy { $0.kind == .difference && $0.until == nil })
        try story.did(Self.settle, by: Given.safeguardingLead)
        let settled = try #require(story.state.settled).stamp.happenedAt
        #expect(story.state.involvements.map(\.until) == [settled.adding(hours: 24 * 28), settled])
    }

    @Test("difference.raise.child: one child at a time")
    func oneChild() {
        var story = Self.story()
        story.about = [Given.maya, Given.person("ben")]
        story.refuses(Self.raise(), by: "difference.raise.child")
    }

    @Test("difference.raise.entry: a decision that is not there, or about somebody else")
    func noEntry() {
        var story = Self.story()
        story.refuses(Self.raise(of: EntryReference(Self.episode, 8)), by: "difference.raise.entry")
        story.about = [Given.person("ben")]
        story.refuses(Self.raise(), by: "difference.raise.entry")
    }

    @Test("difference.raise.own: nobody challenges a decision of their own")
    func own() {
        Self.story().refuses(Self.raise(), by: "difference.raise.own", as: Given.supervisor)
    }

    @Test("difference.raise.twice: a decision is challenged once at a time")
    func twice() {
        var story = Self.story()
        story.standing.entries[Self.decision] = EntryStanding(
            act: "referral.decide", by: Given.supervisor.practitioner, agency: Given.council,
            happenedAt: Given.moment("2024-03-27T16:00"), about: [Given.maya],
            challengedIn: StreamID(.difference, Given.opaque("other")))
        story.refuses(Self.raise(), by: "difference.raise.twice")
    }

    @Test("difference.raise.known, .decider, .seniority, .agency: whoever answers must be able to")
    func whoAnswers() {
        let story = Self.story()
        story.refuses(Self.raise(to: Given.neighbouringSupervisor), by: "difference.raise.known")
        story.refuses(Self.raise(to: Given.supervisor), by: "difference.raise.decider")
        story.refuses(Self.raise(to: Given.socialWorker), by: "difference.raise.seniority")
        story.refuses(Self.raise(to: Given.head), by: "difference.raise.agency")
    }

    // MARK: Answering

    @Test("Answering stops the clock, and those who raised it have something to do")
    func answering() throws {
        let story = try Self.answered()
        #expect(story.state.clocks(under: Given.guidance()).first?.stoppedAt == Given.moment("2024-03-28T15:00"))
        let waiting = story.state.waiting(under: Given.guidance())
        #expect(waiting.map(\.owner) == [.practitioner(Given.safeguardingLead.practitioner)])
        #expect(!story.state.isUpheld)
        #expect(try Self.answered("changed").state.isUpheld)
    }

    @Test("Someone as senior in the same agency answers too")
    func colleague() throws {
        let other = Given.doer(
            "other manager", of: Given.council, kind: "localAuthority", roles: ["socialWorkManager"])
        try Self.raised().allows(Difference.Reply(position: "stands", because: "x"), as: other)
    }

    @Test("difference.answer.asked, .own, .once and .open")
    func answerRefused() throws {
        let reply = Difference.Reply(position: "stands", because: "x")
        let raised = try Self.raised()
        raised.refuses(reply, by: "difference.answer.own", as: Given.supervisor)
        raised.refuses(reply, by: "difference.answer.asked", as: Given.socialWorker)
        raised.refuses(reply, by: "difference.answer.asked", as: Given.head)
        try Self.answered().refuses(reply, by: "difference.answer.once", as: Self.senior)
        Self.story().refuses(reply, by: "difference.answer.open", as: Self.senior)
        var settled = try Self.answered()
        try settled.did(Self.settle, by: Given.safeguardingLead)
        settled.refuses(reply, by: "difference.answer.open", as: Self.senior)
    }

    // MARK: Taking further

    @Test("Each stage has its own time, and a clock of its own")
    func stages() throws {
        var story = try Self.escalated()
        #expect(story.state.clocks(under: Given.guidance()).map(\.duty) == [.differenceFirst, .differenceSecond])
        try story.did(
            Difference.Reply(position: "stands", because: "x"), by: Given.head, at: "2024-04-02T10:00")
        try story.did(Difference.Escalate(because: "x", to: Self.partner.practitioner), by: Given.safeguardingLead)
        #expect(story.state.stage?.level == .third)
        #expect(story.state.clocks(under: Given.guidance()).last?.duty == .differenceThird)
        #expect(story.state.next(under: Given.guidance()).contains("difference.escalate") == false)
        try story.did(
            Difference.Reply(position: "changed", because: "x", changes: "y"), by: Self.partner,
            at: "2024-04-10T10:00")
        story.refuses(
            Difference.Escalate(because: "x", to: Given.head.practitioner), by: "difference.escalate.last",
            as: Given.safeguardingLead)
    }

    @Test("difference.escalate.early: not before the answer or the end of the time; then late stays late")
    func early() throws {
        var story = try Self.raised()
        let further = Difference.Escalate(because: "Nothing came", to: Given.head.practitioner)
        story.refuses(further, by: "difference.escalate.early", at: "2024-04-03T16:00")
        try story.did(further, at: "2024-04-04T09:00")
        let first = try #require(story.state.clocks(under: Given.guidance()).first)
        #expect(first.isLate(at: story.now) && first.lateBecause == nil)
    }

    @Test("difference.escalate.twice, .side, .seniority and .decider")
    func escalateRefused() throws {
        let story = try Self.answered()
        func further(_ to: Doer) -> Difference.Escalate {
            Difference.Escalate(because: "x", to: to.practitioner)
        }
        story.refuses(further(Self.senior), by: "difference.escalate.twice", as: Given.safeguardingLead)
        story.refuses(further(Given.head), by: "difference.escalate.side", as: Given.clinician)
        story.refuses(further(Given.teacher), by: "difference.escalate.seniority", as: Given.safeguardingLead)
        story.refuses(further(Given.supervisor), by: "difference.escalate.decider", as: Given.safeguardingLead)
    }

    // MARK: Settling

    @Test("Settling ends it: no fact, nothing waits")
    func settling() throws {
        var story = try Self.answered()
        try story.did(Self.settle, by: Given.safeguardingLead)
        #expect(story.state.facts(under: Given.guidance()).isEmpty)
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
        #expect(story.state.next(under: Given.guidance()) == ["difference.correct"])
    }

    @Test("difference.settle.answered, .withdraw, .side: it ends with an answer, or those who raised it withdraw it")
    func settleRefused() throws {
        let raised = try Self.raised()
        let withdrawn = Difference.Settle(outcome: "withdrawn", because: "Seen", learning: "None")
        raised.refuses(Self.settle, by: "difference.settle.answered", as: Given.safeguardingLead)
        raised.refuses(withdrawn, by: "difference.settle.withdraw", as: Self.senior)
        raised.refuses(withdrawn, by: "difference.settle.side", as: Given.clinician)
        raised.allows(withdrawn, as: Given.safeguardingLead)
    }

    @Test("difference.correct.entry and .own: only the author, only an entry of this difference")
    func correcting() throws {
        var story = try Self.raised()
        story.refuses(Difference.Correct(entry: 9, instead: "x", because: "y"), by: "difference.correct.entry")
        let own = Difference.Correct(entry: 1, instead: "x", because: "y")
        story.refuses(own, by: "difference.correct.own", as: Self.senior)
        let line = try story.line(of: own)
        #expect(line.headline == "Correction of entry 1" && line.words("It should say") == "x")
    }

    @Test("A challenged decision that is to be changed is made again, and the first one stopped the clock")
    func decidedAgain() throws {
        var story = try Given.episode(.decided, step: Episode.Step.noFurtherAction)
        let again = Given.decision()
        story.refuses(again, by: "referral.decide.once", as: Given.supervisor)
        let first = try #require(story.state.referral.decided)
        story.standing.overturned = [first.stamp.number]
        try story.did(again, by: Given.manager, at: "2024-04-12T10:00")
        #expect(story.state.status == .toAllocate)
        #expect(story.state.referral.decisions.count == 2)
        let clock = try #require(story.clock(.referralDecision))
        #expect(clock.stoppedAt == first.stamp.happenedAt && !clock.isLate(at: story.now))
        story.refuses(again, by: "referral.decide.once", as: Given.manager)
    }

    @Test("An entry reference reads back as it was written, and nothing else reads")
    func references() {
        let text = Self.decision.description
        #expect(EntryReference(text) == Self.decision)
        for wrong in [
            "", "episode/7", text + "x", text + "/1", "episode/\(Self.episode.id)/0", "episode/\(Self.episode.id)/+7",
        ] {
            #expect(EntryReference(wrong) == nil, "\(wrong)")
        }
    }
}
