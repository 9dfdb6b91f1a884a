import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

@Suite struct RecordedTogetherTests {
    private static let children = ["Amir Darzi", "Leila Darzi", "Soraya Darzi"]

    @Test func `One talk is recorded on each child's own episode, all of them or none`() async throws {
        try await withOffice(telling: .recordedTogether) { told in
            var counts: [Int] = []
            for child in Self.children {
                counts.append(try await told.lines(of: child).filter { $0.act == "assessment.consult" }.count)
            }
            #expect(counts == [2, 2, 1], "the one that was refused is on no record")
            let refused = try #require(told.stage.refused.last)
            #expect(refused.rule == "notFound", "the record of a child one no longer works with says nothing")
        }
    }

    @Test func `What a child says is each child's own: seeing a child is not recorded together`() async throws {
        try await withOffice(telling: .recordedTogether) { told in
            #expect(told.stage.refused.first?.rule == "problems")
            for child in Self.children {
                let seen = try await told.lines(of: child).filter { $0.act == "child.see" }
                #expect(seen.count == 1)
            }
        }
    }

    @Test func `The form offers brothers and sisters with an open episode in which the act makes sense`() async throws {
        try await withOffice(telling: .recordedTogether) { told in
            let lead = Caller(try told.practitioner("Priya Raghunathan"))
            let episode = try await told.episode(of: "Amir Darzi").stream
            let picture = try await told.office.lookout.form(
                for: "assessment.consult", in: episode, about: [], by: lead, at: Told.today)
            #expect(picture.alsoIn.map(\.brief.fullName) == ["Leila Darzi"])
            let own = try await told.office.lookout.form(
                for: "child.see", in: episode, about: [], by: lead, at: Told.today)
            #expect(own.alsoIn.isEmpty)
        }
    }

    @Test func `The last answers are offered again with who gave them and when`() async throws {
        try await withOffice(telling: .secondStage) { told in
            let lead = Caller(try told.practitioner("Jerome Baptiste"))
            let episode = try await told.episode(of: "Tadhg Quigley").stream
            let picture = try await told.office.lookout.form(
                for: "assessment.write", in: episode, about: [], by: lead, at: Told.today)
            let strengths = try #require(picture.carried["strengths"])
            #expect(strengths.answer == "Both parents want to be better at mealtimes.")
            #expect(strengths.by == "Jerome Baptiste")
            #expect(strengths.answeredAt.day == Day(2026, 2, 2))
            #expect(picture.carried["analysis"] == nil, "an analysis is written afresh")
        }
    }
}
