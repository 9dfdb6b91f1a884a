import Foundation
import Guidance
import HummingbirdTesting
import Practice
import Testing

@testable import Casework
@testable import Cast
@testable import Web

@Suite("Words of the glossary")
struct GlossaryLinkTests {
    private static let links = GlossaryLinks(library: Pictures.library)

    @Test("that stand in a hint of a form are a link or in full where they stand first")
    func hints() {
        let setting = Pictures.setting()
        var explained = 0
        for form in setting.library.forms.values.sorted(by: { $0.kind < $1.kind }) {
            let questions = QuestionMarkup(
                setting: setting, choices: FormChoices(), typed: TypedAnswers(draft: [:]), errors: [:], about: []
            ).all(form).text
            #expect(Self.links.missing(on: questions, at: "/act/\(form.kind)") == [], "\(form.kind)")
            // Hints of answers too, and no word twice.
            let targets = questions.matches(of: /href="(\/guidance\/glossary\/[^"]*)"/).map { String($0.1) }
            #expect(Set(targets).count == targets.count, "\(form.kind): \(targets)")
            explained += targets.count
        }
        #expect(explained > 30, "\(explained)")
        let levels = QuestionMarkup(
            setting: setting, choices: FormChoices(), typed: TypedAnswers(draft: [:]), errors: [:], about: []
        ).all(setting.library.forms["referral.decide"]!).text
        #expect(levels.contains("govuk-radios__hint"))
    }

    @Test("that stand on a page of the library are a link or in full where they stand first")
    func library() throws {
        for address in LibraryPageTests.addresses {
            let page = try #require(LibraryPageTests.pages.page(at: address.split(separator: "/").map(String.init)))
            let missing = Self.links.missing(on: page.content.text, at: "/guidance/\(address)")
            #expect(missing == [], "/guidance/\(address)")
        }
    }

    @Test("that stand on a page of the partnership are a link or in full, in Kith's own words and the guidance's")
    func partnership() async throws {
        try await StoryHouse.open { house, stage in
            try await Story.theChairRotates.tell(on: stage)
            house.clock.go(to: Moment(Day("2024-07-03")!, hour: 9))
            let browser = Browser(house.client)
            let office = try #require(stage.area.practitioners[Stage.office])
            browser.keep(
                house.keeper.cookies.session,
                try await house.keeper.sessions.open(Sessions.Start(office), at: house.clock.clock.now()))
            let typed = try await self.typed(in: house)
            for address in [
                "/partnership", "/partnership/threshold", "/partnership/protocol", "/partnership/arrangements",
                "/partnership/work", "/partnership/completeness", "/help", "/privacy", "/accessibility", "/cookies",
            ] {
                let page = try await browser.get(address)
                #expect(page.status == .ok, "\(address)")
                #expect(Self.links.missing(on: page.text, at: address, typed: typed) == [], "\(address)")
            }
            for address in ["/partnership/work", "/partnership/completeness", "/partnership/threshold"] {
                let page = try await browser.get(address).text
                #expect(page.contains("href=\"/guidance/glossary/"), "\(address) links no word")
            }
        }
    }

    @Test("are missed where none of their places is a link, and only there")
    func finder() {
        func missing(_ html: String) -> [String] {
            Self.links.missing(on: html, at: "/x").map { String($0.prefix { $0 != " " }) }
        }
        let link = "<a href=\"/guidance/glossary/core-group\">Core group</a>"
        #expect(missing("<p>A core group meets.</p>").count == 1)
        #expect(missing("<p>A core group meets.</p><p>\(link)</p>") == [])
        #expect(
            missing("<h2>Core group</h2><label>Core group</label><div class=\"kith-words\">A core group</div>") == [])
        #expect(missing("<div class=\"kith-words\"><p>x</p></div><p>The <strong>core</strong> group</p>").count == 1)
        #expect(missing("<p>The LADO</p>").count == 1)
        #expect(missing("<p>The <abbr title=\"Local authority designated officer\">LADO</abbr>. A LADO</p>") == [])
    }

    /// What people wrote in the partnership's record, the longest first.
    private func typed(in house: StoryHouse) async throws -> [String] {
        let state = try #require(try await house.office.lookout.partnership(at: house.clock.clock.now()))
        var found: Set<String> = []
        func strings(_ value: Any, _ depth: Int = 0) {
            if let text = value as? String {
                found.formUnion(text.split(separator: "\n").map(String.init) + [text])
            } else if depth < 14 {
                for child in Mirror(reflecting: value).children { strings(child.value, depth + 1) }
            }
        }
        strings(state.partnership)
        strings(state.row)
        return found.sorted { $0.count > $1.count }
    }
}
