import Guidance
import HTML
import Practice
import Testing

@testable import Casework
@testable import Readings
@testable import Web

@Suite("My work")
struct MyWorkPageTests {
    static func item(
        _ what: String, due: String?, duty: DutyKey? = .referralDecision, person: PersonID? = Pictures.child
    ) -> WorkItem {
        WorkItem(
            stream: Pictures.episode, person: person, duty: due == nil ? nil : duty, what: what,
            why: "Since 27 March 2024", since: Moment("2024-03-27T10:00:00Z")!, due: due.flatMap { Due($0) },
            act: "referral.decide")
    }

    /// All this work, as the desk answers the page that asks for a part of it.
    static func work(
        _ lines: [WorkLine], showing filter: WorkFilter = .all, page: Int = 1, children: Int = 1,
        open: Set<PersonID> = [Pictures.child], drafts: Int = 0, notices: [Casework.Notice] = [],
        mayLackSome: Bool = false
    ) -> MyWork {
        let wish = filter.wish(page: page, at: Pictures.now)
        let (total, skipped, shown) = wish.part(of: lines.map(\.item))
        return MyWork(
            items: lines.map(\.item), total: total, skipped: skipped,
            lines: shown.map { item in lines.first { $0.item == item }! },
            mayLackSome: mayLackSome,
            children: (0..<min(children, wish.people)).map { _ in Pictures.brief() }, childrenInAll: children,
            open: open, drafts: drafts, notices: notices)
    }

    static let lines = [
        WorkLine(item: item("Decide", due: "2024-03-27"), brief: Pictures.brief()),
        WorkLine(item: item("Acknowledge", due: "2024-03-28"), brief: Pictures.brief()),
        WorkLine(item: item("Tell", due: "2024-04-02"), brief: nil),
        WorkLine(item: item("Name the lead practitioner", due: nil), brief: Pictures.brief()),
    ]

    @Test("groups by due date, says why each line is here and cites the duty")
    func groups() {
        let page = PageReading(myWorkPage(Self.work(Self.lines), showing: .all, Pictures.setting()))
        #expect(page.problems == [])
        #expect(
            page.headings.filter { $0.level == 2 }.map(\.words).prefix(4) == [
                "Late", "Due today", "Due within a week", "Waiting, with no set time",
            ])
        #expect(page.words.contains("Was due Wednesday 27 March, 1 working day late."))
        #expect(page.words.contains("Why it is here: Since 27 March 2024. Source: "))
        #expect(page.text.contains("href=\"/guidance/duties/referral.decision\""))
        #expect(page.text.contains("href=\"/act/referral.decide?stream=episode%2F\(Pictures.episode.id)\""))
        #expect(page.words.contains("About someone whose name is not shown to you."))
        #expect(page.title == "My work – Kith")
    }

    @Test(
        "shows what is asked for",
        arguments: [
            (WorkFilter.late, ["Late"]), (.week, ["Due today", "Due within a week"]),
            (.waiting, ["Waiting, with no set time"]),
        ])
    func filters(filter: WorkFilter, groups: [String]) {
        let page = PageReading(
            myWorkPage(Self.work(Self.lines, showing: filter), showing: filter, Pictures.setting()))
        let titles = page.headings.filter { $0.level == 2 }.map(\.words)
        #expect(titles.filter { $0 != "People you work with" && $0 != "Help and about Kith" } == groups)
    }

    @Test("says why it is empty and what can be done")
    func empty() {
        let none = Self.work([], children: 0, open: [])
        let page = PageReading(myWorkPage(none, showing: .all, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Nothing waits for you."))
        #expect(page.words.contains("Nobody yet"))
    }

    @Test("says what was just recorded, drafts that wait, and what one is told")
    func told() {
        let notice = Casework.Notice(at: Pictures.now, person: Pictures.child, what: "this record was opened")
        let page = PageReading(
            myWorkPage(
                Self.work([], drafts: 2, notices: [notice]), showing: .all,
                Pictures.setting(done: "referral.decide")))
        #expect(page.problems == [])
        #expect(page.words.contains("Recorded: Decide what response the child needs"))
        #expect(page.words.contains("2 drafts kept for you"))
        #expect(page.words.contains("28 March 2024 at 2pm: this record was opened."))
        let odd = PageReading(
            myWorkPage(Self.work([]), showing: .all, Pictures.setting(done: "<b>x</b>")))
        #expect(!odd.text.contains("Recorded"))
    }

    @Test("stays small and whole with a great deal to do")
    func large() {
        let many = (0..<200).map { _ in Self.lines[0] }
        let work = Self.work(many, page: 99, children: 100, mayLackSome: true)
        let page = PageReading(myWorkPage(work, showing: .all, Pictures.setting()))
        #expect(page.problems == [])
        #expect(page.words.contains("Showing 176 to 200 of 200 lines of work"))
        #expect(page.words.contains("The latest 25 of 100."))
        #expect(page.words.contains("There may be more than stands here."))
        let fewer = PageReading(myWorkPage(Self.work(Array(many.dropLast())), showing: .all, Pictures.setting()))
        #expect(!fewer.words.contains("There may be more than stands here."))
    }

    @Test("leads to a record only where it is open, and to a concern always")
    func school() {
        let closed = Self.work([], open: [])
        let page = PageReading(myWorkPage(closed, showing: .all, Pictures.setting()))
        #expect(page.words.contains("Amara Nowak (known as Ami)"))
        #expect(!page.text.contains("href=\"/people/\(Pictures.child.id)\""))
        #expect(page.text.contains("href=\"/act/concern.record?about=\(Pictures.child.id)\""))
    }

    @Test("escapes names")
    func hostile() {
        let line = WorkLine(
            item: Self.item("Decide", due: nil), brief: Pictures.brief(Pictures.child, Pictures.hostile))
        let page = PageReading(myWorkPage(Self.work([line]), showing: .all, Pictures.setting()))
        #expect(!page.text.contains("<script>alert"))
        #expect(page.text.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;"))
    }
}
