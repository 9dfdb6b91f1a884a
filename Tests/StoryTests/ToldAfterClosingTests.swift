import Casework
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct ToldAfterClosingTests {
    @Test func `Who was not told before the episode closed is told after it, by those who worked with the child`()
        async throws
    {
        try await withOffice { told in
            try await told.stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
            let episode = try await told.stage.receive(
                about: "Ines Varga", by: "Tom Ferriby", at: "2025-10-25 23:05",
                [
                    "source": "6", "from": "An inspector", "askedFor": "referral", "worry": "A baby in a car.",
                    "whereabouts": "On the ward", "danger": "soon", "parentsTold": true, "consent": "notSoughtRisk",
                ])
            try await told.stage.take(
                episode, as: "referral", because: "A response is asked for.", by: "Tom Ferriby", at: "2025-10-26 09:00")
            try await told.stage.act(
                "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2025-10-26 10:00",
                [
                    "threshold": "earlyHelp", "step": "nfa", "because": "She was asleep and well.",
                    "helpNamed": "The health visitor calls tomorrow.",
                ])
            try await told.stage.close(
                episode, reason: "RC7", "You slept through it.", by: "Tom Ferriby", at: "2025-10-26 11:00")
            func offered() async throws -> [ActKind] {
                let shown = try await told.office.lookout.episode(
                    episode, by: Caller(told.practitioner("Tom Ferriby")), for: .init(),
                    at: Moment(Day(2025, 10, 27), hour: 9))
                guard case .shown(let picture, _) = shown else { return [] }
                return picture.next
            }
            #expect(try await offered().contains("referral.feedback"))
            try await told.stage.tellReferrer(
                episode, "No further action; the health visitor calls.", by: "Tom Ferriby", at: "2025-10-27 09:30")
            await #expect(throws: Rejection.self) { try await offered() }
            #expect(try await told.clock(.feedbackToReferrer, of: "Ines Varga").stoppedAt != nil)
        }
    }
}
