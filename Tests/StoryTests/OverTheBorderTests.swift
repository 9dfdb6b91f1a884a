import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct OverTheBorderTests {
    let child = "Bence Szabó"

    @Test func `Two councils, two episodes, one child`() async throws {
        try await withOffice(telling: .overTheBorder) { told in
            let episodes = try await told.episodes(of: child)
            #expect(
                episodes.map(\.council) == [
                    try told.agency(Larkshire.council), try told.agency(Larkshire.neighbour),
                ])
            #expect(episodes.map(\.reason) == ["RC5", nil])
            #expect(episodes[1].referrer == (try told.agency(Larkshire.council)))
            let person = try told.stage.person(child)
            #expect(
                try await told.read { try $0.around([person], at: Told.today, in: $1)[person]?.council }
                    == (try told.agency(Larkshire.neighbour)))
        }
    }

    @Test func `The new council's assessment waits until the old episode has ended`() async throws {
        try await withOffice(telling: .overTheBorder) { told in
            #expect(told.stage.refused.map(\.rule) == ["referral.decide.open.episode"])
            let completion = try await told.clock(.assessmentCompletion, of: child)
            #expect(completion.startedAt.day == Day(2025, 10, 13))
            let lead = try await told.read { [person = try told.stage.person(child)] in
                try $0.involvements(with: person, in: $1).filter { $0.kind == .lead }
            }
            #expect(lead.map { $0.until != nil } == [true, false])
        }
    }
}
