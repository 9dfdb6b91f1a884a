import Guidance
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

@Suite("Drafts at the door")
struct DraftDoorTests {
    @Test("Words are kept for nobody to whom the form or the conference's record is not open")
    func judgedFirst() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.toldInWriting.tell(on: stage)
            let child = try stage.person("Tobi Oduya")
            let episode = try await house.office.database.read {
                try house.office.readings.episodes(of: child, in: $0)[0].stream
            }
            house.clock.go(to: stage.today)
            func kept(by name: String, at path: String, _ fields: [(String, String)]) async throws -> Int {
                let practitioner = try #require(stage.area.practitioners[name])
                let browser = Browser(house.client)
                browser.keep(
                    house.keeper.cookies.session,
                    try await house.keeper.sessions.open(Sessions.Start(practitioner), at: stage.today))
                _ = try await browser.get("/account/calendar")
                _ = try await browser.post(path, fields)
                return try await house.office.drafts.list(of: practitioner).count
            }
            let form = [("stream", episode.description), ("strengths", "He is good at maths.")]
            #expect(try await kept(by: "Imran Sadiq", at: "/drafts/assessment.write", form) == 0)
            #expect(try await kept(by: "Jerome Baptiste", at: "/drafts/assessment.write", form) == 1)
            let minute = [("meeting", "1"), ("save", "all"), ("1.risks", "He is tired.")]
            #expect(
                try await kept(by: "Imran Sadiq", at: "/episodes/\(episode.id)/conference/minute", minute) == 0)
        }
    }
}
