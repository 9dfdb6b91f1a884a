import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct LedByAHealthVisitorTests {
    let child = "Ibrahim Chaudhry"

    @Test func `A health visitor leads under the 2026 edition, and says why she is able`() async throws {
        try await withOffice(telling: .ledByAHealthVisitor) { told in
            let episode = try await told.episodes(of: child)[0]
            #expect(episode.lead == (try told.practitioner("Teresa Lockhart")))
            #expect(Told.library.guidance(on: episode.openedAt.day).edition.key.rawValue == "WT2026")
            let person = try told.stage.person(child)
            let lead = try #require(
                try await told.read { try $0.involvements(with: person, in: $1) }.first { $0.kind == .lead })
            #expect(lead.agency == (try told.agency("Larkshire Community Health")))
            let named = try #require(try await told.lines(of: child).first { $0.act == "episode.allocate" })
            #expect(named.line.parts.map(\.label) == ["Why they are able"])
        }
    }

    @Test func `The lead does not decide on the neighbour's call, and no second assessment starts`()
        async throws
    {
        try await withOffice(telling: .ledByAHealthVisitor) { told in
            #expect(told.stage.refused.map(\.rule) == ["access.role", "referral.decide.open.episode"])
            let second = try await told.episodes(of: child)[1]
            #expect(second.step == "nfa")
            #expect(second.status == .closed)
            #expect(try await told.episodes(of: child)[0].status == .assessed)
        }
    }
}
