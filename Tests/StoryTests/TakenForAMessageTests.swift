import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct TakenForAMessageTests {
    let child = "Poppy Loxley"

    @Test func `A contact is not assessed: the refusal says what to do instead`() async throws {
        try await withOffice(telling: .takenForAMessage) { told in
            let refused = try #require(told.stage.refused.first)
            #expect(refused.rule == "referral.decide.contact")
            #expect(refused.refusal?.kind == .wrong)
            #expect(refused.refusal?.question == "step")
            #expect(refused.refusal?.remedy.contains("Put it right") == true)
        }
    }

    @Test func `Put right the same afternoon, it is decided in time`() async throws {
        try await withOffice(telling: .takenForAMessage) { told in
            let decision = try await told.clock(.referralDecision, of: child)
            #expect(decision.startedAt == Moment(Day(2025, 1, 15), hour: 12, minute: 10))
            #expect(decision.stoppedAt?.day == Day(2025, 1, 15))
            let headlines = try await told.headlines(of: child)
            let order = [
                "Taken as a contact", "Put right: taken as a referral", "Decision made on the referral",
            ]
            #expect(headlines.filter(order.contains) == order)
        }
    }
}
