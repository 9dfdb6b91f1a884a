import Guidance
import Testing

@testable import Practice

/// The decision what response a child needs, and its clock.
struct DecisionTests {
    /// A referral in each edition, and when its decision is due.
    static let editions: [(at: String, edition: EditionKey, due: String, says: String)] = [
        (
            "2019-04-18T14:00", "WT2018", "2019-04-23",
            "Maundy Thursday 2019: Good Friday and Easter Monday don't count"
        ),
        (
            "2022-09-16T11:05", "WT2020", "2022-09-20",
            "a Friday in 2022: the state funeral on Monday doesn't count"
        ),
        ("2024-03-28T14:00", "WT2023", "2024-04-02", "Thursday 28 March 2024: Easter doesn't count"),
        ("2024-05-04T10:00", "WT2023", "2024-05-07", "a Saturday: the early May bank holiday doesn't count"),
        ("2026-04-02T16:59", "WT2026", "2026-04-07", "Maundy Thursday 2026: Easter doesn't count"),
    ]

    @Test("One working day in every edition, over bank holidays", arguments: editions.indices)
    func due(place: Int) throws {
        let (moment, edition, due, says) = Self.editions[place]
        let story = try Given.episode(.received, at: moment)
        let clock = try #require(story.clock(.referralDecision))
        #expect(story.guidance.edition.key == edition)
        #expect(clock.startedAt == Given.moment(moment))
        #expect(clock.due == .day(Given.day(due)), "\(says)")
        #expect(clock.owner == Given.front)
        #expect(clock.about == Given.maya)
        #expect(clock.stops == "referral.decide")
        #expect(clock.stoppedAt == nil)
    }

    @Test("The last moment of the day it is due is in time; the next is late")
    func lastMoment() throws {
        let running = try #require(try Given.episode(.classified).clock(.referralDecision))
        #expect(!running.isLate(at: Given.moment("2024-04-02T23:59")))
        #expect(running.isLate(at: Given.moment("2024-04-03T00:00")))
        var story = try Given.episode(.classified)
        try story.did(Given.decision(), by: Given.supervisor, at: "2024-04-02T23:59")
        #expect(story.clock(.referralDecision)?.isLate(at: Given.moment("2024-06-01T00:00")) == false)
        #expect(story.waiting.map(\.key) == ["allocate"])
    }

    @Test("A late decision with its reason is recorded and asks for nothing more")
    func lateWithReason() throws {
        var story = try Given.episode(.classified)
        try story.did(
            Given.decision(late: "Two of us were ill"), by: Given.supervisor, at: "2024-04-03T09:00")
        let clock = try #require(story.clock(.referralDecision))
        #expect(clock.isLate(at: story.now))
        #expect(clock.stoppedAt == Given.moment("2024-04-03T09:00"))
        #expect(clock.lateBecause == "Two of us were ill")
        #expect(story.waiting.map(\.act) == ["episode.allocate"])
        #expect(!story.next.contains("episode.explainLate"))
    }

    @Test("A late decision without one is recorded, and the reason is asked for until it is given")
    func lateWithoutReason() throws {
        var story = try Given.episode(.classified)
        try story.did(Given.decision(), by: Given.supervisor, at: "2024-04-03T09:00")
        let asked = try #require(story.waiting.first { $0.act == "episode.explainLate" })
        #expect(asked.key == "late referral.decision")
        #expect(asked.owner == Given.front)
        #expect(asked.since == Given.moment("2024-04-03T09:00"))
        #expect(asked.why.hasSuffix("due Tuesday 2 April 2024"))
        #expect(story.next.contains("episode.explainLate"))
        try story.did(
            Episode.ExplainLate(duty: .referralDecision, because: "The list was lost"), by: Given.supervisor)
        #expect(story.clock(.referralDecision)?.lateBecause == "The list was lost")
        #expect(story.waiting.map(\.act) == ["episode.allocate"])
        #expect(!story.next.contains("episode.explainLate"))
    }

    @Test(
        "Immediate protection, section 17 and section 47 are followed by an assessment; nothing else is",
        arguments: ["immediateProtection", "s17", "s47", "earlyHelp", "specialist", "nfa"])
    func steps(step: String) throws {
        let story = try Given.episode(.decided, step: step)
        let assesses = ["immediateProtection", "s17", "s47"].contains(step)
        #expect(story.state.status == (assesses ? .toAllocate : .decidedWithoutAssessment))
        #expect((story.clock(.assessmentCompletion) != nil) == assesses)
        #expect(story.next.contains("episode.allocate") == assesses)
        #expect(story.next.contains("episode.close") == !assesses)
        #expect(Set(story.guidance.options(.referralOutcomes).map(\.code)).contains(step))
    }

    @Test("A contact may end in anything but an assessment")
    func contact() throws {
        let story = try Given.episode(.classified, takenAs: "contact")
        story.allows(Given.decision("nfa"), as: Given.supervisor)
        story.allows(Given.decision("earlyHelp"), as: Given.supervisor)
    }

    @Test("The chronology says how it was taken, why it was decided and why it was late")
    func told() throws {
        var story = try Given.episode(.classified)
        let line = try story.line(of: Given.decision(late: "Illness"), by: Given.supervisor)
        #expect(line.headline == "Decision made on the referral")
        #expect(line.words("Because") == "Nobody knows how it happened")
        #expect(line.words("Why it was late") == "Illness")
        #expect(line.weight == .key)
    }

    // MARK: Refusals

    @Test("referral.decide.open: something was received and the episode is open")
    func open() throws {
        try Given.episode().refuses(Given.decision(), by: "referral.decide.open", as: Given.supervisor)
        try Given.episode(.closed).refuses(Given.decision(), by: "referral.decide.open", as: Given.supervisor)
    }

    @Test("referral.decide.council: the council that received it decides")
    func council() throws {
        let story = try Given.episode(.classified)
        story.refuses(Given.decision(), by: "referral.decide.council", as: Given.head)
        story.refuses(Given.decision(), by: "referral.decide.council", as: Given.neighbouringSupervisor)
        #expect(story.refusal(of: Given.decision(), by: Given.head)?.kind == .mayNot)
    }

    @Test("referral.decide.order: not before it was received")
    func order() throws {
        try Given.episode(.classified).refuses(
            Given.decision(), by: "referral.decide.order", as: Given.supervisor, at: "2024-03-28T13:59")
    }

    @Test("referral.decide.once: it is decided once")
    func once() throws {
        try Given.episode(.decided).refuses(
            Given.decision("nfa"), by: "referral.decide.once", as: Given.supervisor)
    }

    @Test("referral.decide.qualified: from 2023 whoever decides is qualified as a social worker")
    func qualified() throws {
        for moment in ["2024-03-28T14:00", "2026-04-02T14:00"] {
            let story = try Given.episode(.classified, at: moment)
            story.refuses(
                Given.decision(), by: "referral.decide.qualified", as: Given.unqualifiedSupervisor)
        }
        for moment in ["2019-04-18T14:00", "2022-09-16T14:00"] {
            let story = try Given.episode(.classified, at: moment)
            story.allows(Given.decision(), as: Given.unqualifiedSupervisor)
        }
    }

    @Test("referral.decide.role: from 2023 a supervisor or manager decides; before, a social worker may too")
    func role() throws {
        let now = try Given.episode(.classified)
        now.refuses(Given.decision(), by: "referral.decide.role", as: Given.dutySocialWorker)
        now.refuses(Given.decision(), by: "referral.decide.role", as: Given.qualifiedChair)
        now.allows(Given.decision(), as: Given.supervisor)
        now.allows(Given.decision(), as: Given.manager)
        let then = try Given.episode(.classified, at: "2019-04-18T14:00")
        then.allows(Given.decision(), as: Given.dutySocialWorker)
        then.refuses(Given.decision(), by: "referral.decide.role", as: Given.familySupportWorker)
    }

    @Test("referral.decide.classified: first it is said whether this is a contact or a referral")
    func classified() throws {
        try Given.episode(.received).refuses(
            Given.decision(), by: "referral.decide.classified", as: Given.supervisor)
    }

    @Test(
        "referral.decide.contact: a contact is not assessed", arguments: Array(Episode.Step.assesses).sorted()
    )
    func contactIsNotAssessed(step: String) throws {
        try Given.episode(.classified, takenAs: "contact").refuses(
            Given.decision(step), by: "referral.decide.contact", as: Given.supervisor)
    }

    @Test("referral.decide.open.episode: a child has one assessment at a time")
    func openEpisode() throws {
        var story = try Given.episode(.classified)
        story.standing.openEpisode = StreamID(.episode, Given.opaque("earlier"))
        story.refuses(Given.decision(), by: "referral.decide.open.episode", as: Given.supervisor)
        story.allows(Given.decision("nfa"), as: Given.supervisor)
    }
}
