import Guidance
import Testing

@testable import Practice

/// The safeguarding partners' yearly report: begun, written part by part, published with its figures, sent.
struct YearlyReportTests {
    static let figures = [
        FrozenFigure(measure: "contacts", title: "Contacts", total: "120", met: nil, definition: "Everything received.")
    ]

    static func story() -> Story<YearlyReport> {
        var standing = Given.standing(people: [])
        standing.agencies[Given.council] = Agency.councilKind
        standing.agencies[Given.school] = "school"
        standing.previousReport = Given.day("2022-10-03")
        standing.figures = figures
        standing.practitioners.merge(Given.partnershipStanding.practitioners) { $1 }
        standing.partnership = (try? Given.partnership())?.state
        return Story<YearlyReport>("rep0rt", about: [], by: Given.manager, standing: standing)
    }

    static let begin = YearlyReport.Begin(year: 2023, council: Given.council)
    static let publish = YearlyReport.Publish(leftOutBecause: "In appendices")

    static func begun() throws -> Story<YearlyReport> {
        var story = story()
        try story.did(begin)
        return story
    }

    static func written() throws -> Story<YearlyReport> {
        var story = try begun()
        try story.did(YearlyReport.Write(section: "done", text: "A new front door"))
        try story.did(YearlyReport.Write(section: "effectiveness", text: "Children noticed"))
        return story
    }

    /// Each of the three leads signs.
    static func sign(_ story: inout Story<YearlyReport>) throws {
        for lead in [Given.chief, Given.boardChief, Given.constable] {
            try story.did(YearlyReport.Sign(read: true), by: lead)
        }
    }

    @Test("yearlyReport.begin.council, .year, .once and .new: one report on one council's area and one year")
    func beginRefused() throws {
        var story = Self.story()
        story.refuses(YearlyReport.Begin(year: 2023, council: Given.school), by: "yearlyReport.begin.council")
        story.refuses(YearlyReport.Begin(year: 2030, council: Given.council), by: "yearlyReport.begin.year")
        story.refuses(YearlyReport.Begin(year: 2015, council: Given.council), by: "yearlyReport.begin.year")
        story.standing.taken = [YearlyReport.Begin.claim(Given.council, 2023)]
        story.refuses(Self.begin, by: "yearlyReport.begin.once")
        story.standing.taken = []
        try story.did(Self.begin)
        story.refuses(Self.begin, by: "yearlyReport.begin.new")
        #expect(story.state.begun?.act.previousOn == Given.day("2022-10-03"))
    }

    @Test("yearlyReport.write.begun, .changed and .same: nobody's words are lost")
    func writeRefused() throws {
        Self.story().refuses(YearlyReport.Write(section: "done", text: "x"), by: "yearlyReport.write.begun")
        var story = try Self.begun()
        try story.did(YearlyReport.Write(section: "done", text: "A new front door"))
        let first = try #require(story.state.section("done")).stamp.number
        story.refuses(YearlyReport.Write(section: "done", text: "Other words"), by: "yearlyReport.write.changed")
        story.refuses(
            YearlyReport.Write(section: "done", text: "A new front door", replaces: first),
            by: "yearlyReport.write.same")
        try story.did(YearlyReport.Write(section: "done", text: "Two front doors", replaces: first))
        #expect(story.state.sections == ["done": "Two front doors"])
        #expect(story.state.written["done"]?.count == 2)
    }

    @Test("yearlyReport.publish.begun, .must, .leftOut and .changed: the law's parts are there, gaps have a reason")
    func publishRefused() throws {
        Self.story().refuses(Self.publish, by: "yearlyReport.publish.begun")
        var story = try Self.begun()
        try story.did(YearlyReport.Write(section: "done", text: "x"))
        story.refuses(Self.publish, by: "yearlyReport.publish.must")
        story = try Self.written()
        story.refuses(YearlyReport.Publish(), by: "yearlyReport.publish.leftOut")
        try Self.sign(&story)
        try story.did(Self.publish)
        story.refuses(Self.publish, by: "yearlyReport.publish.changed")
        try Self.sign(&story)
        try story.did(
            YearlyReport.Publish(leftOutBecause: "As before", changedBecause: "A number was wrong"))
        #expect(story.state.versions.map(\.number) == [1, 2])
    }

    @Test("yearlyReport.publish.year: a year that runs is not reported on")
    func publishYear() throws {
        var story = Self.story()
        try story.did(YearlyReport.Begin(year: 2024, council: Given.council), at: "2024-03-01T10:00")
        try story.did(YearlyReport.Write(section: "done", text: "x"))
        try story.did(YearlyReport.Write(section: "effectiveness", text: "x"))
        story.refuses(Self.publish, by: "yearlyReport.publish.year")
    }

    @Test("What was published keeps its words, its figures and their hash; what is written later is not in it")
    func frozen() throws {
        var story = try Self.written()
        try Self.sign(&story)
        try story.did(Self.publish)
        let version = try #require(story.state.versions.first)
        #expect(version.published.figures == Self.figures)
        let text = YearlyReport.Publish.text(of: version.sections, Self.figures)
        #expect(version.published.hash == "hash of \(text.count)")
        #expect(text.contains("[done]\nA new front door\n"))
        story.standing.figures = []
        let number = try #require(story.state.section("done")).stamp.number
        try story.did(YearlyReport.Write(section: "done", text: "Rewritten", replaces: number))
        #expect(story.state.versions[0].sections["done"] == "A new front door")
        #expect(story.state.versions[0].published.figures == Self.figures)
    }

    @Test("yearlyReport.send.published and .both: the panel and the department have it, and the clock stops")
    func send() throws {
        var story = try Self.written()
        let send = YearlyReport.Send(toPanel: true, toDepartment: true, how: "E-mail")
        story.refuses(send, by: "yearlyReport.send.published")
        try Self.sign(&story)
        try story.did(Self.publish)
        story.refuses(
            YearlyReport.Send(toPanel: true, toDepartment: false, how: "E-mail"), by: "yearlyReport.send.both")
        #expect(story.state.stage == .published)
        try story.did(send)
        #expect(story.state.stage == .sent)
        #expect(story.state.clocks(under: Given.guidance()).allSatisfy { $0.stoppedAt != nil })
    }

    @Test("From the 2023 edition it is due by the end of September; a year after the one before, always")
    func clocks() throws {
        var story = Self.story()
        try story.did(YearlyReport.Begin(year: 2024, council: Given.council), at: "2024-05-01T10:00")
        let clocks = story.state.clocks(under: Given.guidance())
        #expect(clocks.first { $0.duty == .yearlyReportByAutumn }?.due == Due("2024-09-30"))
        #expect(clocks.first { $0.duty == .yearlyReport }?.due == Due("2023-10-03"))
        var earlier = Self.story()
        try earlier.did(Self.begin)
        #expect(earlier.state.clocks(under: Given.guidance()).first { $0.duty == .yearlyReportByAutumn }?.due == nil)
    }

    @Test("A reporting year runs from April to March and is named by the year it ends in")
    func years() {
        let year = ReportingYear(of: Given.day("2024-03-31"))
        #expect(year.ending == 2024)
        #expect(ReportingYear(of: Given.day("2024-04-01")).ending == 2025)
        #expect(year.from == Given.day("2023-04-01") && year.until == Given.day("2024-03-31"))
        #expect(year.months.first == "2023-04" && year.months.last == "2024-03" && year.months.count == 12)
    }
}

extension Given {
    /// One of each act of a yearly report, with every question answered.
    static let yearlyReportExamples: [any Act] = [
        YearlyReport.Begin(year: 2023, council: council),
        YearlyReport.Write(section: "done", text: "x", replaces: 1),
        YearlyReport.AskToSign(by: day("2024-03-28")), YearlyReport.Sign(read: true, words: "x"),
        YearlyReport.Publish(leftOutBecause: "x", changedBecause: "x", lateBecause: "x"),
        YearlyReport.Send(toPanel: true, toDepartment: true, how: "x", lateBecause: "x"),
    ]
}
