import Guidance
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// What the partners do together, as those inside read it.
@Suite("What the partners do together")
struct PartnershipWorkPageTests {
    private func reader(_ house: StoryHouse, _ stage: Stage) async throws -> Browser {
        let browser = Browser(house.client)
        let practitioner = try #require(stage.area.practitioners[Stage.office])
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(practitioner), at: house.clock.clock.now()))
        return browser
    }

    @Test("A meeting says who else was there and who sent apologies; seats and the office have the acts that end them")
    func meetings() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.theChairRotates.tell(on: stage)
            house.clock.go(to: Moment(Day("2024-07-03")!, hour: 9))
            let page = try await reader(house, stage).get("/partnership/work").text
            for words in [
                "Also there: Two young advisers for the first hour", "Apologies: Marcus Thornley",
                "10 of 11 <a", "Wrenstow Rovers Juniors, named since 15 January 2024",
                "/act/partnership.acknowledge?stream=", "/act/partnership.endSeat?stream=",
                "Constance Adomako, since 24 June 2019", "/act/partnership.handBusiness?stream=",
            ] {
                #expect(page.contains(words), "\(words)")
            }
        }
    }

    @Test("The list of what the arrangements say tells which parts of the last version the record has left behind")
    func outdated() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.theChairRotates.tell(on: stage)
            house.clock.go(to: Moment(Day("2024-07-03")!, hour: 9))
            let before = try await reader(house, stage).get("/partnership/completeness").text
            #expect(!before.contains("is out of date"))
            try await stage.act(
                "partnership.endAgency", in: try await stage.larkshirePartnership(), by: Stage.office,
                at: "2024-07-03 08:00",
                ["agency": .text(Larkshire.housing), "until": "2024-07-02", "because": "Its repairs went elsewhere."])
            let after = try await reader(house, stage).get("/partnership/completeness").text
            #expect(after.contains("Version 2 is out of date: 1 of its parts says something else"))
            #expect(after.contains("11 agencies are named") && after.contains("10 agencies are named"))
        }
    }
}
