import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct ThreeSiblingsTests {
    let children = ["Hamza Mahmood", "Sara Mahmood", "Zayn Mahmood"]

    @Test func `One form makes an episode for each, received at one moment`() async throws {
        try await withOffice(telling: .threeSiblings) { told in
            var streams: Set<StreamID> = []
            for child in children {
                let episodes = try await told.episodes(of: child)
                #expect(episodes.count == 1)
                let episode = try #require(episodes.first)
                streams.insert(episode.stream)
                #expect(episode.openedAt == Moment(Day(2025, 2, 10), hour: 10, minute: 25))
                #expect(episode.lead == (try told.practitioner("Priya Raghunathan")))
                let decision = try await told.clock(.referralDecision, of: child)
                #expect(decision.due == .day(Day(2025, 2, 11)))
                #expect(!decision.isLate(at: Told.today))
            }
            #expect(streams.count == 3)
        }
    }

    @Test func `Each child's own words stand in their own chronology`() async throws {
        try await withOffice(telling: .threeSiblings) { told in
            var words: [String] = []
            for child in children {
                let seen = try #require(try await told.lines(of: child).first { $0.act == "child.see" })
                words += seen.line.parts.filter { $0.holds == .childsWords }.map(\.words)
            }
            #expect(Set(words).count == 3)
        }
    }

    @Test func `The other school answers for its own pupil only`() async throws {
        try await withOffice(telling: .threeSiblings) { told in
            for child in children {
                let consulted = try await told.lines(of: child).contains { $0.act == "assessment.consult" }
                #expect(consulted == (child == "Hamza Mahmood"))
            }
            let schools = try await [
                told.identity(of: children[0]).school, told.identity(of: children[1]).school,
            ]
            #expect(
                schools == [try told.agency("Ottermere Academy"), try told.agency("Quillham Primary School")])
        }
    }
}
