import Foundation
import Testing

@testable import HTML

@Suite("Content")
struct ContentTests {
    @Test("a table has a caption, heads with scope and a box that scrolls")
    func tables() {
        let text = table(
            "Work due",
            columns: [
                Column("Child"), Column("Days", isNumeric: true, sort: "/work?by=days", order: .descending),
            ],
            rows: [
                [.link("A & B", "/e/1", about: "episode"), .number(3)],
                [.text("<i>"), .markup(tag("Late", .red))],
            ]
        ).text
        #expect(text.contains("role=\"region\" aria-label=\"Work due\" tabindex=\"0\""))
        #expect(
            text.contains(
                "<caption class=\"govuk-table__caption govuk-table__caption--m\">Work due</caption>"))
        #expect(text.contains("<th scope=\"col\" class=\"govuk-table__header\">Child</th>"))
        #expect(text.contains("govuk-table__header--numeric\" aria-sort=\"descending\"><a"))
        #expect(
            text.contains(
                "<th scope=\"row\" class=\"govuk-table__header\"><a class=\"govuk-link\" href=\"/e/1\">A &amp; B"
            ))
        #expect(text.contains("<td class=\"govuk-table__cell govuk-table__cell--numeric\">3</td>"))
        #expect(text.contains("&lt;i&gt;"))
        #expect(text.contains("<strong class=\"govuk-tag govuk-tag--red\">Late</strong>"))
    }

    @Test("facts can be changed by links that say what they change")
    func facts() {
        let text = summaryList([
            SummaryRow("Date of birth", "27 March 2015", change: "/x"),
            SummaryRow("NHS number", "1", change: "/y"),
            SummaryRow("School", "None"),
        ]).text
        #expect(text.contains("Change<span class=\"govuk-visually-hidden\"> date of birth</span>"))
        #expect(text.contains("Change<span class=\"govuk-visually-hidden\"> NHS number</span>"))
        #expect(
            text.contains(
                "govuk-summary-list__row--no-actions\"><dt class=\"govuk-summary-list__key\">School"))
    }

    @Test("a timeline is an ordered list that shows its gaps")
    func timelines() {
        let item = TimelineItem(
            id: "entry-4", when: "28 March 2024", machineWhen: "2024-03-28", title: "Referral received",
            by: "A O'Neill, social worker", tags: [tag("Late", .red)], body: words("a\nb"))
        let text = timeline([.item(item), .gap("No entries for 43 days")]).text
        #expect(text.hasPrefix("<ol class=\"kith-timeline\" aria-label=\"What happened\">"))
        #expect(text.contains("id=\"entry-4\""))
        #expect(text.contains("<time datetime=\"2024-03-28\">28 March 2024</time>"))
        #expect(text.contains("<li class=\"kith-timeline__gap\">No entries for 43 days</li>"))
    }

    @Test(
        "how many are shown is said in words",
        arguments: [
            (1, 312, "Showing 1 to 25 of 312 results"), (13, 312, "Showing 301 to 312 of 312 results"),
            (1, 0, "No results"), (1, 3, "Showing 1 to 3 of 3 results"),
            (99, 30, "Showing 26 to 30 of 30 results"),
            (-1, 30, "Showing 1 to 25 of 30 results"),
        ])
    func pages(page: Int, total: Int, words: String) {
        let text = pagination(page: page, of: 25, total: total) { "/work?page=\($0)" }.text
        #expect(text.contains(words))
        #expect(text.contains("<nav") == (total > 25))
    }

    @Test("pagination leads to first, last and neighbours")
    func neighbours() {
        let text = pagination(page: 5, of: 25, total: 312) { "/work?page=\($0)" }.text
        for page in [1, 4, 6, 13] {
            #expect(text.contains("href=\"/work?page=\(page)\" aria-label=\"Page \(page)\">"))
        }
        #expect(text.contains("aria-label=\"Page 5\" aria-current=\"page\""))
        #expect(!text.contains("aria-label=\"Page 8\""))
        #expect(text.components(separatedBy: "&ctdot;").count == 3)
        #expect(text.contains("rel=\"prev\"") && text.contains("rel=\"next\""))
    }

    @Test("what was done is said with a status, what to see with a region")
    func banners() {
        let done = successBanner("Concern recorded", "Reference 7F3K").text
        #expect(done.contains("role=\"status\" tabindex=\"-1\" aria-labelledby=\"done-title\" data-focus"))
        #expect(done.contains("<h2 class=\"govuk-notification-banner__title\" id=\"done-title\">Done</h2>"))
        #expect(
            importantBanner("Changed meanwhile", "x").text.contains(
                "role=\"region\" aria-labelledby=\"important-title\""))
        #expect(
            warningText("Do not visit").text.contains("<span class=\"govuk-visually-hidden\">Warning</span>"))
        #expect(details("More", "x").text.contains("<details class=\"govuk-details\"><summary"))
    }

    @Test("a page about a child says who, what applies and what to know first, with its source")
    func identity() {
        let bar = identityBar(
            name: "Sam <Test>", facts: [("Age", "8")],
            flags: [IdentityFlag("Address protected", source: "P Officer, 2 May 2024")]
        ).text
        #expect(bar.contains("Sam &lt;Test&gt;"))
        #expect(bar.contains("<dt>Age</dt><dd>8</dd>"))
        #expect(bar.contains("Address protected</strong>") && bar.contains("P Officer, 2 May 2024"))
    }

    @Test("navigation, tasks, filters, numbers and parts")
    func others() {
        #expect(
            subNavigation([NavigationItem("Chronology", "/c", isCurrent: true)]).text
                .contains("href=\"/c\" aria-current=\"page\""))
        let tasks = taskList(
            "assessment", [TaskItem("Health", "/h", hint: "Growth", status: tag("To do", .blue))]
        ).text
        #expect(tasks.contains("aria-describedby=\"assessment-1-hint assessment-1-status\""))
        let filter = filterPanel("/c", active: [ActiveFilter("Police", without: "/c")], clear: "/c", "").text
        #expect(filter.contains("method=\"get\"") && filter.contains("Remove filter </span>Police"))
        #expect(stats([Stat("12", "late", link: "/late")]).text.contains("href=\"/late\""))
        let parts = sections([PageSection("plan", "The plan", "<p>x</p>")]).text
        #expect(parts.contains("href=\"#plan\"") && parts.contains("aria-labelledby=\"plan\""))
    }

    @Test("marks on a body are a numbered list and the same numbers on the drawing")
    func body() {
        let marks = [
            BodyMark(place: BodyPlace(.front, 20, 90), placeWords: "Right forearm", words: "bruise"),
            BodyMark(place: BodyPlace(.back, 50, 60), placeWords: "Upper back", words: "scratch"),
            BodyMark(place: nil, placeWords: "Inside the mouth", words: "cut"),
        ]
        let text = bodyMap(marks).text
        #expect(text.contains("<li><strong>Right forearm</strong>: bruise</li>"))
        #expect(
            text.contains("aria-label=\"Front, marks 1\"") && text.contains("aria-label=\"Back, marks 2\""))
        #expect(text.components(separatedBy: "<circle").count == 3)
        #expect(!text.contains("style="))
        #expect(bodyMap([]).text.contains("Front of the body, no marks"))
    }

    @Test("every part of the body in the guidance's list has a point on the drawing")
    func bodyParts() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Guidance/Content/lists/concerns.yaml").standardizedFileURL
        let text = try String(contentsOf: file, encoding: .utf8)
        let list = try #require(text.components(separatedBy: "bodyParts:").last)
        let parts = list.split(separator: "\n").dropFirst().prefix { $0.hasPrefix(" ") }
        let codes = parts.compactMap { $0.firstMatch(of: /code: (\w+)/).map { String($0.1) } }
        #expect(codes.count > 30)
        for code in codes { #expect(BodyPlace(part: code) != nil, "\(code)") }
        #expect(BodyPlace(part: "leftEye")?.x == 55)
        #expect(BodyPlace(part: "tail") == nil)
    }

    @Test("a strip of bars stands with a table that says the same")
    func density() {
        let text = densityStrip(
            [Density("March 2024", 2), Density("April 2024", 0)], title: "Entries a month"
        ).text
        #expect(text.components(separatedBy: "<rect").count == 2)
        #expect(text.contains("role=\"img\""))
        #expect(text.contains(">March 2024</th>") && text.contains(">0</td>"))
        #expect(densityStrip([], title: "x").isEmpty)
    }
}
