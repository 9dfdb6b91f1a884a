import Guidance
import HTTPTypes
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// What keeps a child safe for so many hours is counted down wherever somebody might act.
@Suite("Police protection on every page of the child")
struct CountdownTests {
    @Test("counts its hours on the record, on forms, beside looks and letters, over a weekend as well")
    func everywhere() async throws {
        try await StoryHouse.open { house, stage in
            try await stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
            let episode = try await stage.receive(
                about: "Ines Varga", by: "Tom Ferriby", at: "2025-10-25 23:05",
                [
                    "source": "6", "from": "An inspector", "askedFor": "referral", "worry": "A baby in a car.",
                    "whereabouts": "On the ward", "danger": "soon", "parentsTold": true, "consent": "notSoughtRisk",
                ])
            try await stage.act(
                "policeProtection.take", in: episode, by: "Karen Mellor", at: "2025-10-25 23:25",
                [
                    "officer": "PC 2207", "designatedOfficer": "Inspector Hale", "because": "x", "whereChildIs": "x",
                    "orderNotPracticableBecause": "x", "councilTold": "x", "parentsTold": true,
                    "partnersConsulted": true,
                ])
            // On Monday, and at night on Sunday wherever no reason is asked for first.
            let times = [
                (Moment(Day(year: 2025, month: 10, day: 26)!, hour: 9), "61 hours"),
                (Moment(Day(year: 2025, month: 10, day: 27)!, hour: 10), "36 hours"),
            ]
            let worker = try #require(stage.area.practitioners["Tom Ferriby"])
            let person = try stage.person("Ines Varga").id
            let always = [
                "/people/\(person)/looks", "/act/strategy.call?stream=\(episode)",
                "/act/policeProtection.end?stream=\(episode)", "/act/person.move?stream=person/\(person)",
            ]
            let byDay = ["/people/\(person)", "/people/\(person)/chronology", "/people/\(person)/letters"]
            for (now, left) in times {
                house.clock.go(to: now)
                let browser = Browser(house.client)
                browser.keep(
                    house.keeper.cookies.session,
                    try await house.keeper.sessions.open(Sessions.Start(worker), at: house.clock.clock.now()))
                for address in always + (left == "36 hours" ? byDay : []) {
                    let page = try await browser.get(address)
                    #expect(page.status == .ok, "\(address)")
                    #expect(
                        page.text.contains("\(left) left, until Tuesday 28 October 2025 at 10:25pm"),
                        "\(address) \(left)")
                }
            }
        }
    }
}
