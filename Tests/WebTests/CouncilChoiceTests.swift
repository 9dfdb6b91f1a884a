import Guidance
import HTTPTypes
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

@Suite("After a form, and before it")
struct CouncilChoiceTests {
    /// A browser in which someone is signed in.
    private static func browser(_ name: String, in house: StoryHouse, _ stage: Stage) async throws -> Browser {
        let browser = Browser(house.client)
        let practitioner = try #require(stage.area.practitioners[name])
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(practitioner), at: stage.clock))
        return browser
    }

    @Test("Where a council is chosen, that of the asker's own area comes first")
    func ownFirst() async throws {
        try await StoryHouse.open { house, stage in
            try await stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
            house.clock.go(to: stage.clock)
            let child = try stage.person("Ines Varga")
            let both = [Larkshire.council, Larkshire.neighbour]
            for (name, first) in [("Idris Penhallow", Larkshire.neighbour), ("Tom Ferriby", Larkshire.council)] {
                let form = try await Self.browser(name, in: house, stage).get("/act/referral.make?about=\(child.id)")
                #expect(form.status == .ok)
                let list = try #require(form.text.range(of: "name=\"council\""))
                let places = both.map { form.text[list.upperBound...].range(of: $0)?.lowerBound }
                #expect(places.allSatisfy { $0 != nil })
                #expect(both[places[0]! < places[1]! ? 0 : 1] == first, "\(name)")
            }
        }
    }

    @Test("What happens next after a contact is what its clocks ask, and nothing that follows only from a referral")
    func afterAContact() async throws {
        try await StoryHouse.open { house, stage in
            try await stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
            house.clock.go(to: stage.clock)
            let child = try stage.person("Ines Varga")
            let browser = try await Self.browser("Tom Ferriby", in: house, stage)
            let contact = Proposal(
                "contact.receive", about: [child],
                answers: [
                    "source": "6", "from": "An inspector", "anonymous": false, "askedFor": "contact",
                    "worry": "A baby in a car.", "whereabouts": "On the ward", "danger": "soon", "parentsTold": true,
                    "consent": "notSoughtRisk", "lawfulBasis": "publicTask",
                ])
            let form = try await browser.get("/act/contact.receive?about=\(child.id)")
            let filled = try FilledForm(contact, on: form, library: house.office.library)
            var answer = try await browser.post("/act/contact.receive", filled.fields)
            if answer.status == .ok {
                answer = try await browser.post("/act/contact.receive", filled.fields + [("_checked", "yes")])
            }
            let done = try await browser.get(try #require(answer.headers[.location]))
            #expect(done.text.contains("What happens next"))
            let title = { (duty: DutyKey) in house.office.library.guidance(on: stage.clock.day).duty(duty).title }
            #expect(done.text.contains(title(.referralDecision)) && done.text.contains(title(.referralAcknowledgement)))
            #expect(!done.text.contains(title(.assessmentCompletion)) && !done.text.contains(title(.reReferral)))
        }
    }
}
