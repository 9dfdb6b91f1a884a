import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct FridayAfternoonTests {
    let child = "Temitope Akintola"

    @Test func `A referral on the Friday before a bank holiday is to be decided by the Tuesday`() async throws {
        try await withOffice(telling: .fridayAfternoon) { told in
            let decision = try await told.clock(.referralDecision, of: child)
            #expect(decision.startedAt == Moment(Day(2024, 5, 3), hour: 15, minute: 40))
            #expect(decision.due == .day(Day(2024, 5, 7)))
            #expect(decision.stoppedAt == Moment(Day(2024, 5, 7), hour: 10, minute: 15))
            #expect(!decision.isLate(at: Told.today))
            let completion = try await told.clock(.assessmentCompletion, of: child)
            #expect(completion.due == .day(try Told.library.workingDays.add(45, to: Day(2024, 5, 3))))
            #expect(completion.stoppedAt?.day == Day(2024, 6, 7))
        }
    }

    @Test func `Neither an unqualified worker decides nor the author approves`() async throws {
        try await withOffice(telling: .fridayAfternoon) { told in
            #expect(told.stage.refused.map(\.act) == ["referral.decide", "assessment.approve"])
            // To a colleague with no part in the child's life the episode does not exist.
            #expect(told.stage.refused.map(\.rule) == ["notFound", "access.role"])
            #expect(told.stage.refused[1].refusal?.kind == .mayNot)
        }
    }

    @Test func `The chronology tells it from the concern to the closure`() async throws {
        try await withOffice(telling: .fridayAfternoon) { told in
            let acts = try await told.lines(of: child).map(\.act)
            let wanted: [ActKind] = [
                "concern.record", "concern.alert", "concern.act", "concern.decide", "referral.make",
                "referral.classify",
                "referral.acknowledge", "referral.decide", "episode.allocate", "referral.feedback",
                "child.see",
                "assessment.interview", "assessment.interview", "assessment.consult", "assessment.write",
                "assessment.submit", "assessment.approve", "assessment.tell", "episode.close",
            ]
            #expect(Array(acts.suffix(wanted.count)) == wanted)
            let episode = try await told.episode(of: child)
            #expect(episode.status == .closed)
            #expect(episode.lead == (try told.practitioner("Jerome Baptiste")))
        }
    }
}
