import Guidance
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// Whom the partnership's forms offer, and beside whose forms its threshold document stands.
@Suite("Who is offered by the partnership's forms")
struct PartnershipOfferTests {
    private func page(
        _ address: String, as name: String, _ house: StoryHouse, _ stage: Stage
    ) async throws -> String {
        let browser = Browser(house.client)
        let practitioner = try #require(stage.area.practitioners[name])
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(practitioner), at: house.clock.clock.now()))
        return try await browser.get(address).text
    }

    @Test("Delegates are offered for the chair and leads to sign; nobody's teacher is")
    func offered() async throws {
        try await StoryHouse.open { house, stage in
            let partnership = try await stage.larkshirePartnership()
            house.clock.go(to: Moment(Day("2025-02-05")!, hour: 9))
            let chair = try await page(
                "/act/partnership.chooseChair?stream=\(partnership.description)", as: Stage.office, house, stage)
            #expect(chair.contains("Ottoline Frayne,") && chair.contains("Helen Ashgrove,"))
            #expect(!chair.contains("Miriam Calder,") && !chair.contains("Jerome Baptiste,"))
            let scrutiny = try await page(
                "/act/scrutiny.plan?stream=\(partnership.description)", as: Stage.office, house, stage)
            #expect(scrutiny.contains("Dr Ishbel Munro,") && !scrutiny.contains("Ottoline Frayne,"))
            let seat = try await page(
                "/act/partnership.seatEducation?stream=\(partnership.description)", as: Stage.office, house, stage)
            #expect(seat.contains("Miriam Calder,"), "where nothing is said, everyone is offered")
        }
    }

    @Test("Larkshire's levels of need stand beside its own council's form, and not beside Marrowdale's")
    func beside() async throws {
        try await StoryHouse.open { house, stage in
            _ = try await stage.larkshirePartnership()
            try await stage.register(.szabo, by: "Deborah Stannard", at: "2025-02-04 10:00")
            let child = try stage.person("Bence Szabó")
            house.clock.go(to: Moment(Day("2025-02-05")!, hour: 9))
            let words = "Levels of need in the county of Larkshire"
            let address = "/act/contact.receive?about=\(child.id)"
            #expect(try await page(address, as: "Yasmin Kaleem", house, stage).contains(words))
            let other = try await page(address, as: "Idris Penhallow", house, stage)
            #expect(other.contains("Record a contact") && !other.contains("Levels of need in"))
        }
    }
}
