import Guidance
import Testing

@testable import Practice

/// The yearly report is owed from the day after the year, whether or not anybody has begun it.
struct OwedReportTests {
    private static func owed(
        on day: String, known: [Partnership.ReportStanding] = []
    ) throws -> [OwedReport] {
        let now = Given.moment("\(day)T10:00")
        return try Given.partnership().state.owedReports(known, at: now, under: Given.guidance(day))
    }

    private static func report(_ year: Int, published: String? = nil) -> Partnership.ReportStanding {
        Partnership.ReportStanding(
            year: ReportingYear(ending: year), stream: StreamID(.yearlyReport, Given.opaque("rep0rt\(year)")),
            publishedAt: published.map { Given.moment("\($0)T09:00") })
    }

    @Test("On the last day of the year nothing is owed on it; on the first of April it is, by the end of September")
    func yearsEnd() throws {
        let done = [Self.report(2022, published: "2022-10-03"), Self.report(2023, published: "2023-09-20")]
        #expect(try Self.owed(on: "2024-03-31", known: done).isEmpty)
        let first = try #require(try Self.owed(on: "2024-04-01", known: done).first)
        #expect(first.year.ending == 2024 && first.council == Given.council && first.begun == nil)
        #expect(first.owner == Given.manages.practitioner && first.since == Moment(Given.day("2024-04-01")))
        let guidance = Given.guidance("2024-04-01")
        let september = try guidance.duty(.yearlyReportByAutumn).due(
            from: Moment(Given.day("2024-03-31")), in: guidance.workingDays)
        #expect(september.day == Given.day("2024-09-30"))
        // A year after the report before comes sooner.
        #expect(first.duty == .yearlyReport && first.due?.day == Given.day("2024-09-20"))
    }

    @Test("It is overdue after its day, and is owed until it is published, not until it is begun")
    func overdue() throws {
        let begun = [Self.report(2024)]
        let item = try #require(try Self.owed(on: "2024-10-01", known: begun).first { $0.year.ending == 2024 })
        #expect(item.begun == begun[0].stream && item.duty == .yearlyReportByAutumn)
        #expect(item.isLate(at: Given.moment("2024-10-01T10:00")))
        #expect(!item.isLate(at: Given.moment("2024-09-30T20:00")))
        let done = [Self.report(2023, published: "2023-09-20"), Self.report(2024, published: "2024-09-18")]
        #expect(try Self.owed(on: "2024-10-01", known: done).isEmpty)
    }

    @Test("Where the edition of the year's end sets no day, it is owed without one")
    func earlier() throws {
        let items = try Self.owed(on: "2023-06-01")
        #expect(items.map(\.year.ending) == [2022, 2023])
        #expect(items.allSatisfy { $0.due == nil && !$0.isLate(at: Given.moment("2023-12-01T10:00")) })
    }

    @Test("A partnership owes nothing on a year that was over before it began")
    func before() throws {
        #expect(try Self.owed(on: "2019-06-25").isEmpty)
        #expect(try Self.owed(on: "2020-04-01").map(\.year.ending) == [2020])
    }

    @Test("The clocks of a report that was begun are the office's, whoever runs the business by then")
    func office() throws {
        var story = YearlyReportTests.story()
        story.by = Given.manages
        try story.did(YearlyReportTests.begin)
        #expect(story.clocks.allSatisfy { $0.owner == .role(Given.office, "partnershipManager") })
    }
}
