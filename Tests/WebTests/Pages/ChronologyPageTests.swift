import Guidance
import HTML
import Practice
import Testing

@testable import Casework
@testable import Readings
@testable import Web

@Suite("A chronology")
struct ChronologyPageTests {
    static func page(
        _ lines: [ChronologyLine], withheld: Int = 0, _ query: [(String, String)] = []
    ) -> PageReading {
        let filter = ChronologyFilter(FormFields(query.map { FormFields.Entry($0, $1) }))
        return PageReading(
            chronologyPage(Pictures.chronology(lines, withheld: withheld), filter, Pictures.setting()))
    }

    static let gaps: [(Int, String?)] = [
        (30, nil), (31, "No entries for 4 weeks"), (42, "No entries for 6 weeks"),
        (91, "No entries for 13 weeks"),
        (92, "No entries for 3 months"), (729, "No entries for 23 months"), (730, "No entries for 2 years"),
    ]

    @Test("says a gap of more than 30 days", arguments: gaps)
    func gap(days: Int, said: String?) {
        let lines = LineTimeline(names: Pictures.names, setting: Pictures.setting())
        #expect(lines.gap(from: Pictures.today.adding(days: -days), to: Pictures.today) == said)
    }

    @Test("does not call silence what it does not show")
    func gapsUnseen() {
        let lines = [Pictures.line(2, "2024-03-20T10:00:00Z"), Pictures.line(1, "2023-03-20T10:00:00Z")]
        #expect(Self.page(lines).words.contains("No entries for 12 months"))
        #expect(Self.page(lines, withheld: 1).words.contains("No entries that you can see for 12 months"))
        #expect(Self.page(lines, [("key", "1")]).words.contains("No entries shown for 12 months"))
    }

    @Test("says who, in what capacity, when it happened, when it was written, and that it was late")
    func line() {
        let late = Pictures.line(
            7, "2024-03-20T10:00:00Z", recorded: "2024-03-22T09:30:00Z",
            parts: [
                Line.Part("Said", "He <b>shouted</b>", holds: .thirdParty),
                Line.Part("The child's own words", "I hid", holds: .childsWords),
            ])
        let page = Self.page([late])
        #expect(page.problems == [])
        #expect(
            page.words.contains(
                "20 March 2024 at 10am Bob O'Hara, Social worker, Beck Lane Primary. Entry 7, written down 22 March 2024 at 9:30am"
            ))
        #expect(page.words.contains("Late entry"))
        #expect(page.words.contains("Said (about someone else):"))
        #expect(page.text.contains("He &lt;b&gt;shouted&lt;/b&gt;"))
        #expect(page.text.contains("<blockquote class=\"kith-quote\"><div class=\"kith-words\">I hid</div>"))
    }

    @Test("offers the author alone a way to put an entry right, and ties a correction to what it corrects")
    func corrections() {
        let mine = Pictures.line(3, "2024-03-20T10:00:00Z", by: Pictures.ada)
        let theirs = Pictures.line(2, "2024-03-19T10:00:00Z")
        let correction = Pictures.line(9, "2024-03-21T10:00:00Z", "Correction of entry 2", follows: 2)
        let page = Self.page([correction, mine, theirs])
        #expect(page.problems == [])
        #expect(
            page.text.contains("/act/episode.correct?stream=episode%2F\(Pictures.episode.id)&amp;entry=3"))
        #expect(page.text.components(separatedBy: "/act/episode.correct").count == 2)
        #expect(page.words.contains("Puts right entry 2."))
        #expect(page.words.contains("Put right by entry 9."))
    }

    @Test(
        "offers it in whatever process has corrections, and nowhere else",
        arguments: [
            (ProcessName.person, true), (.concern, true), (.episode, true), (.earlyHelp, true), (.livingAway, true),
            (.circumstance, true), (.difference, true), (.letter, false), (.selection, false),
        ])
    func correctable(process: ProcessName, offered: Bool) {
        let stream = StreamID(process, Pictures.episode.id)
        let page = Self.page([Pictures.line(3, "2024-03-20T10:00:00Z", by: Pictures.ada, stream: stream)])
        #expect(page.text.contains("/act/\(process.rawValue).correct?") == offered)
    }

    @Test("reads its filters from the address and leads to the same list without each")
    func filters() {
        let query = [
            ("process", "episode"), ("agency", Pictures.school.id), ("from", "2024-01-01"),
            ("until", "2024-03-01"),
            ("key", "1"), ("known", "2024-02-01"), ("certainty", "reported"),
        ]
        let filter = ChronologyFilter(FormFields(query.map { FormFields.Entry($0, $1) }))
        #expect(filter.problems == [] && !filter.isTyped)
        #expect(filter.question.process == .episode && filter.question.keyOnly)
        #expect(filter.question.asKnownOn == Day("2024-02-01"))
        #expect(filter.question.certainty == .reported)
        #expect(filter.active(of: Pictures.child, Pictures.names, Pictures.setting()).count == 7)
        #expect(
            ChronologyFilter(FormFields([])).link(of: Pictures.child).address
                == "/people/\(Pictures.child.id)/chronology")
        let page = Self.page([], query)
        #expect(page.problems == [])
        #expect(page.words.contains("No entry fits these filters."))
        #expect(page.words.contains("This is what had been written down by the end of 1 February 2024."))
    }

    @Test(
        "takes dates as they are typed, and says which cannot be read",
        arguments: [
            ("3", "March", "2024", true), ("03", "3", "2024", true), ("31", "2", "2024", false),
            ("", "3", "2024", false),
        ])
    func typed(day: String, month: String, year: String, isGood: Bool) {
        let filter = ChronologyFilter(
            FormFields([.init("from-day", day), .init("from-month", month), .init("from-year", year)]))
        #expect(filter.isTyped)
        #expect(filter.problems.isEmpty == isGood)
        #expect(filter.from == (isGood ? Day("2024-03-03") : nil))
    }

    @Test("refuses an end before the beginning, and asks nothing narrower meanwhile")
    func order() {
        let page = Self.page(
            [Pictures.line(1, "2024-03-20T10:00:00Z")], [("from", "2024-03-01"), ("until", "2024-02-01")])
        #expect(page.problems == [])
        #expect(page.title.hasPrefix("Error: "))
    }

    @Test("tells no number of what is withheld under a filter")
    func withheldUnderFilter() {
        let lines = [Pictures.line(1, "2024-03-20T10:00:00Z")]
        #expect(Self.page(lines, withheld: 4).words.contains("4 entries not open to you are left out."))
        let filtered = Self.page(lines, withheld: 4, [("agency", Pictures.school.id)])
        #expect(filtered.words.contains("Entries that are not open to you are left out."))
        #expect(!filtered.words.contains("4 entries"))
    }

    @Test("comes in pages, or whole for paper")
    func pages() {
        let lines = (0..<120).map { Pictures.line(500 - $0, "2024-03-20T10:00:00Z") }
        let second = Self.page(lines, [("page", "2")])
        #expect(second.problems == [])
        #expect(second.words.contains("Showing 26 to 50 of 120 entries"))
        #expect(second.text.contains("id=\"entry-475\"") && !second.text.contains("id=\"entry-500\""))
        #expect(Self.page(lines, [("all", "1")]).words.contains("All 120 on one page, for printing."))
    }
}

@Suite("Who has looked")
struct LooksPageTests {
    @Test("says who, when, why and what was shown, in words")
    func looks() {
        let looks = (0..<60).map { place in
            Look(
                number: place, at: Pictures.now, practitioner: Pictures.bob, role: "teacher",
                agency: Pictures.school,
                what: "child", purpose: "directWork", outcome: "redacted")
        }
        let picture = LooksPicture(brief: Pictures.brief(), looks: looks, names: Pictures.names)
        let page = PageReading(looksPage(picture, page: 1, Pictures.setting()))
        #expect(page.problems == [])
        #expect(
            page.words.contains(
                "Bob O'Hara, Teacher or school staff, Beck Lane Primary The summary I am working with this child or family What their part allows"
            ))
        #expect(page.words.contains("Showing 1 to 50 of 60 looks"))
        let officer = looksPage(picture, page: 1, Pictures.setting(roles: ["dataProtectionOfficer"])).text
        #expect(!officer.contains("/chronology"))
    }
}
