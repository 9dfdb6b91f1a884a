import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct KnownBeforeTests {
    let child = "Ellis Rudge"

    @Test func `The third referral shows the two before it`() async throws {
        try await withOffice(telling: .knownBefore) { told in
            let episodes = try await told.episodes(of: child)
            #expect(episodes.map(\.takenAs) == ["referral", "contact", "referral"])
            #expect(episodes.map(\.step) == ["s17", "earlyHelp", "s17"])
            #expect(episodes.map(\.reason) == ["RC8", "RC7", nil])
            let editions = episodes.map { Told.library.guidance(on: $0.openedAt.day).edition.key.rawValue }
            #expect(editions == ["WT2018", "WT2020", "WT2023"])
        }
    }

    @Test func `In 2019 only a social worker leads`() async throws {
        try await withOffice(telling: .knownBefore) { told in
            let refused = try #require(told.stage.refused.first)
            #expect(refused.rule == "episode.allocate.lead.qualified")
            #expect(refused.refusal?.authority.hasPrefix("WT2018") == true)
            #expect(refused.refusal?.question == "lead")
            #expect(try await told.episodes(of: child)[0].lead == (try told.practitioner("Callum Stroud")))
        }
    }
}
