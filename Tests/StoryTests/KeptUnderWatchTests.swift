import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct KeptUnderWatchTests {
    let child = "Eliška Nováková"

    @Test func `Two concerns, three decisions and no referral`() async throws {
        try await withOffice(telling: .keptUnderWatch) { told in
            #expect(try await told.concerns(about: child).count == 2)
            let decisions = try await told.lines(of: child).filter { $0.act == "concern.decide" }
            let outcomes = ["keep watching", "talk", "support"]
            #expect(decisions.count == outcomes.count)
            for (decision, outcome) in zip(decisions, outcomes) {
                #expect(decision.line.headline.lowercased().contains(outcome))
            }
            #expect(try await told.episodes(of: child).isEmpty)
            #expect(try await told.work(of: "Sunita Deol").isEmpty)
        }
    }

    @Test func `Whoever wrote the concern does not decide on it`() async throws {
        try await withOffice(telling: .keptUnderWatch) { told in
            #expect(told.stage.refused.map(\.act) == ["concern.decide"])
            #expect(told.stage.refused.map(\.rule) == ["access.role"])
        }
    }
}
