import Guidance
import Testing

@testable import Practice

/// Where an episode stands at every step: what it is called, what waits for whom, what can come next.
struct EpisodeTests {
    struct Step: Sendable {
        let reached: Reached
        let status: Episode.Status
        let waits: [String]
        let next: [ActKind]
    }

    static let steps: [Step] = [
        Step(reached: .nothing, status: .notStarted, waits: [], next: ["referral.make", "contact.receive"]),
        Step(
            reached: .received, status: .toClassify, waits: ["classify"],
            next: ["referral.classify", "referral.acknowledge", "episode.correct"]),
        Step(
            reached: .classified, status: .toDecide, waits: [],
            next: ["referral.acknowledge", "referral.decide", "referral.classify", "episode.correct"]),
        Step(
            reached: .decided, status: .toAllocate, waits: ["allocate"],
            next: ["episode.allocate", "referral.feedback", "episode.correct"]),
        Step(
            reached: .allocated, status: .assessing, waits: [],
            next: [
                "assessment.write", "child.see", "assessment.interview", "assessment.consult",
                "referral.feedback", "episode.allocate", "episode.correct",
            ]),
        Step(
            reached: .written, status: .assessing, waits: [],
            next: [
                "assessment.write", "child.see", "assessment.interview", "assessment.consult",
                "assessment.submit", "referral.feedback", "episode.allocate", "episode.correct",
            ]),
        Step(
            reached: .submitted, status: .toApprove, waits: ["approve"],
            next: ["assessment.approve", "assessment.return", "referral.feedback", "episode.correct"]),
        Step(
            reached: .approved, status: .assessed, waits: [],
            next: ["assessment.tell", "referral.feedback", "episode.close", "episode.correct"]),
        Step(
            reached: .told, status: .assessed, waits: [],
            next: ["referral.feedback", "episode.close", "episode.correct"]),
        Step(reached: .closed, status: .closed, waits: [], next: ["referral.feedback", "episode.correct"]),
    ]

    @Test("Status, what waits and what comes next, at every step", arguments: steps.indices)
    func step(place: Int) throws {
        let step = Self.steps[place]
        let story = try Given.episode(step.reached)
        #expect(story.state.status == step.status)
        #expect(story.waiting.map(\.key) == step.waits)
        // What its parts add (a strategy discussion, a family group conference) is theirs to test.
        let ofParts = Set(Episode.partActs.map { $0.kind })
        #expect(story.next.filter { !ofParts.contains($0) } == step.next)
    }

    @Test("Every status has words of its own, and every one can be reached")
    func statuses() throws {
        #expect(Set(Episode.Status.allCases.map(\.inWords)).count == Episode.Status.allCases.count)
        #expect(Set(Self.steps.map(\.status) + [.decidedWithoutAssessment]) == Set(Episode.Status.allCases))
    }

    @Test("What comes next is an act of the process, and what waits is too")
    func kinds() throws {
        let kinds = Set(Episode.acts.map { $0.kind })
        for reached in Reached.allCases {
            let story = try Given.episode(reached)
            #expect(kinds.isSuperset(of: story.next), "\(reached)")
            #expect(kinds.isSuperset(of: story.waiting.map(\.act)), "\(reached)")
            #expect(
                kinds.isSuperset(of: story.state.clocks(under: story.guidance).map(\.stops)), "\(reached)")
        }
    }

    @Test("What is to be classified waits for the front door and names nobody")
    func classify() throws {
        let waiting = try #require(try Given.episode(.received).waiting.first)
        #expect(waiting.owner == Given.front)
        #expect(waiting.act == "referral.classify")
        #expect(waiting.why == "Received 28 March 2024 at 2pm")
    }

    @Test("An empty episode has no clocks, nothing waiting and nobody involved")
    func empty() {
        let episode = Episode()
        #expect(episode.clocks(under: Given.guidance()).isEmpty)
        #expect(episode.waiting(under: Given.guidance()).isEmpty)
        #expect(episode.involvements.isEmpty)
        #expect(episode.about.isEmpty)
        #expect(!episode.isOpen)
    }

    @Test("Each duty runs once, in the order it arises, and each can be explained when missed")
    func duties() throws {
        let clocks = try Given.episode(.told).state.clocks(under: Given.guidance())
        #expect(
            clocks.map(\.duty) == [
                .referralDecision, .referralAcknowledgement, .feedbackToReferrer, .assessmentCompletion,
                .assessmentTold,
            ])
        for edition in Given.library.editions {
            let options = Given.library.guidance(on: edition.from).options(.episodeDuties).map(\.code)
            #expect(Set(options).isSuperset(of: clocks.map(\.duty.rawValue)), "\(edition.key)")
        }
    }

    @Test("A clock that has stopped was stopped by the act its duty names")
    func stops() throws {
        for clock in try Given.episode(.told).state.clocks(under: Given.guidance()) {
            #expect(Given.guidance().duty(clock.duty).stops == [clock.stops.rawValue], "\(clock.duty)")
        }
    }
}
