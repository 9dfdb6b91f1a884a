import Foundation
import Guidance
import HTML
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

/// What was written once is offered again: a concern's words in the referral it led to, a chronology as a file.
@Suite("Nothing asked twice")
struct NothingAskedTwiceTests {
    private func browser(
        _ name: String, _ house: StoryHouse, _ stage: Stage, at now: Moment? = nil
    ) async throws -> Browser {
        let id = try #require(stage.area.practitioners[name])
        let browser = Browser(house.client)
        browser.keep(
            house.keeper.cookies.session,
            try await house.keeper.sessions.open(Sessions.Start(id), at: now ?? stage.clock))
        return browser
    }

    private func concern(_ stage: Stage, outcome: String = "refer") async throws -> StreamID {
        try await stage.register(.akintola, by: "Carys Bevan", at: "2023-09-11 09:10")
        let concern = try await stage.concern(
            about: ["Temitope Akintola"], by: "Miriam Calder", at: "2024-05-02 13:05",
            [
                "categories": ["neglect"], "seenAt": "2024-05-02 12:20", "seen": "She put a bread roll in her bag.",
                "said": "Her friend says there is no food at home.", "saidBy": "A friend in her class",
                "childsWords": "“It's for Jire.”", "source": "fact",
            ])
        try await stage.act(
            "concern.decide", in: concern, by: "Joanna Petrie", at: "2024-05-03 08:50",
            [
                "outcome": .text(outcome), "because": "Three days without breakfast.",
                "reviewOn": outcome == "refer" ? .null : "2024-05-20",
            ])
        return concern
    }

    @Test("A referral opens with the concern that led to it, its age shown, and uses what is confirmed only")
    func carried() async throws {
        try await StoryHouse.open { house, stage in
            _ = try await self.concern(stage)
            let now = stage.clock.adding(minutes: 3 * 24 * 60)
            house.clock.go(to: now)
            let child = try stage.person("Temitope Akintola")
            let browser = try await self.browser("Joanna Petrie", house, stage, at: now)
            let form = try await browser.get("/act/referral.make?about=\(child.id)")
            #expect(form.status == .ok)
            for words in [
                "She put a bread roll in her bag.", "Three days without breakfast.", "It's for Jire.",
                "Said by A friend in her class", "As recorded with the concern", "4 days ago", "3 days ago",
                "by Miriam Calder",
            ] { #expect(form.text.contains(Markup(text: words).text), "\(words)") }
            let box = try #require(
                form.text.firstMatch(of: /name="carry\.facts" type="checkbox" value="([0-9]+)"( checked)?/))
            #expect(box.2 == nil, "nothing is confirmed before it was read")
            let entry = String(box.1)

            let council = try #require(stage.area.agencies[Larkshire.council])
            let sent = [
                ("about", child.id), ("danger", "soon"), ("council", council.id), ("askedFor", "referral"),
                ("worry", "My own words, written today."), ("carry.facts", entry), ("carry.childsWords", entry),
                ("whereabouts", "In school"), ("parentsTold", "true"), ("consent", "given"),
                ("lawfulBasis", "publicTask"), ("happened", "now"), ("_once", "0nce"),
            ]
            let check = try await browser.post("/act/referral.make", sent)
            #expect(check.text.contains("Check before you record it"), "\(check.told)")
            #expect(check.text.contains("She put a bread roll in her bag."))
            #expect(check.text.contains("My own words, written today."))
            #expect(!check.text.contains("Three days without breakfast."), "what was not confirmed is not used")
            #expect(!check.text.contains("A friend in her class"))
            let made = try await browser.post("/act/referral.make", sent + [("_checked", "yes")])
            #expect(made.status == .seeOther, "\(made.told)")

            // Once it has been referred the concern's words are not offered again.
            let again = try await browser.get("/act/referral.make?about=\(child.id)")
            #expect(again.status == .ok && !again.text.contains("As recorded with the concern"))
        }
    }

    @Test("Words of a concern go to nobody who may not read the concern, and not where it was decided otherwise")
    func notCarried() async throws {
        try await StoryHouse.open { house, stage in
            let concern = try await self.concern(stage, outcome: "keepWatching")
            house.clock.go(to: stage.clock)
            let child = try stage.person("Temitope Akintola")
            func offers(_ name: String) async throws -> Bool {
                let form = try await self.browser(name, house, stage).get("/act/referral.make?about=\(child.id)")
                #expect(form.status == .ok, "\(name)")
                return form.text.contains("As recorded with the concern") || form.text.contains("bread roll")
            }
            #expect(!(try await offers("Joanna Petrie")))
            try await stage.act(
                "concern.decide", in: concern, by: "Joanna Petrie", at: .after(minutes: 30),
                ["outcome": "refer", "because": "It goes on."])
            house.clock.go(to: stage.clock)
            #expect(try await offers("Joanna Petrie"))
            // Who wrote a correction says it anew.
            let number = try await house.office.database.read { [office = house.office] session in
                try #require(try office.readings.lines(of: concern, in: session).first { $0.act == "concern.record" })
            }.number
            try await stage.act(
                "concern.correct", in: concern, by: "Miriam Calder", at: .after(minutes: 5),
                ["entry": .int(number), "instead": "It was half a roll.", "because": "I looked again."])
            house.clock.go(to: stage.clock)
            #expect(!(try await offers("Joanna Petrie")))
        }
    }

    @Test("A chronology is saved as a file with what its page shows, without a name in its own, and the look is kept")
    func file() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.toldInWriting.tell(on: stage)
            house.clock.go(to: stage.clock)
            let child = try stage.person("Tobi Oduya")
            let path = "/people/\(child.id)/chronology"
            let worker = try await self.browser("Jerome Baptiste", house, stage)
            let page = try await worker.get(path)
            #expect(page.text.contains("Save them as a file for a spreadsheet"))
            let file = try await worker.get(path + "/file")
            #expect(file.status == .ok)
            #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
            let disposition = try #require(file.headers[.contentDisposition])
            #expect(disposition.hasPrefix("attachment;") && !disposition.contains("Oduya"))
            #expect(file.text.contains("Letter did not arrive") && file.text.contains("busy before"))
            let key = try await worker.get(path + "/file?key=1")
            #expect(key.text.count < file.text.count, "the page's filters hold for the file")

            // Each entry says what it rests on and how sure it is, and can be asked for by that.
            #expect(page.text.contains("Certain: their own step or decision"))
            let some = try await worker.get(path + "/file?certainty=reported")
            #expect(some.text.contains("Reported,") && !some.text.contains("Their own step or decision"))
            let reported = try await worker.get(path + "?certainty=reported")
            #expect(reported.text.contains("Reported: "))
            #expect(!reported.text.contains("Certain: their own step or decision"))

            // The school sees its own words and how things stand, and the file says that something is missing.
            let school = try await self.browser("Joanna Petrie", house, stage).get(path + "/file")
            #expect(school.status == .ok && !school.text.contains("flat number was missing"))
            #expect(school.text.contains("not open to you, and not in this file"))
            let stranger = try await self.browser("Ruth Ellingham", house, stage).get(path + "/file")
            #expect(stranger.headers[.contentDisposition] == nil && !stranger.text.contains("busy before"))
            let looks = try await worker.get("/people/\(child.id)/looks")
            #expect(looks.text.contains("The chronology, saved as a file"))
        }
    }

    @Test("No cell of the file is a formula", arguments: ["=1+1", "+44", "-2", "@x"])
    func formula(cell: String) { #expect(ChronologyFile.quoted(cell) == "'" + cell) }
}
