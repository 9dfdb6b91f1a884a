import Guidance
import HTML
import Testing

@testable import Casework
@testable import Practice
@testable import Readings
@testable import Web

@Suite("Pages of the multi-agency dataset and the yearly report")
struct DatasetPageTests {
    private static let latest = ReportingYear(ending: 2023)

    /// A year of invented sums: so many each month.
    private static func figures(_ year: ReportingYear, each: Int, met: Int, small: Bool = false) -> YearFigures {
        let measures = Measure.allCases.map { measure -> MeasureFigures in
            let sums = year.months.enumerated().map { place, _ in
                small && place == 3 ? Sum(total: 3, met: 1) : Sum(total: each + place % 4, met: met + place % 3)
            }
            let months = Suppression.table(sums, countsMet: measure.countsMet)
            var one = MeasureFigures(
                measure: measure, whole: months.whole,
                months: year.months.enumerated().map { FigureRow(value: $1, figure: months.rows[$0]) },
                overdue: measure.canBeOverdue ? 7 : nil)
            for dimension in Dimension.of(measure) {
                let values = ["a", "b", "c"]
                let table = Suppression.table(
                    [Sum(total: 200, met: 150), Sum(total: 40, met: 20), Sum(total: 2, met: 1)],
                    countsMet: measure.countsMet)
                one.divided[dimension] = values.enumerated().map {
                    FigureRow(value: $1, figure: table.rows[$0])
                }
            }
            return one
        }
        return YearFigures(
            council: Pictures.council, year: year, until: year.months.last, measures: measures,
            clusters: [SchoolCluster(number: 1, name: "First", schools: [])])
    }

    private static func picture(small: Bool = false) -> DatasetPicture {
        let council = Pictures.agency(Pictures.council, Pictures.hostile, "localAuthority")
        let labels = Dictionary(
            uniqueKeysWithValues: Dimension.allCases.map {
                ($0, ["a": "First", "b": Pictures.hostile, "c": "Third"])
            })
        return DatasetPicture(
            council: council, councils: [council, Pictures.agency(Pictures.school, "Next door", "localAuthority")],
            figures: figures(latest, each: 30, met: 20, small: small),
            before: figures(latest.previous, each: 25, met: 12), years: [latest, latest.previous], labels: labels)
    }

    @Test("The overview shows every measure with its share, leads to each, and stays small")
    func overview() {
        let page = PageReading(
            DatasetPage(picture: Self.picture(), setting: Pictures.setting(roles: ["analyst"])).whole)
        #expect(page.problems == [])
        #expect(page.text.utf8.count < 60_000)
        for measure in Measure.allCases {
            #expect(page.words.contains(measure.title))
            #expect(page.text.contains("/dataset/\(measure.rawValue)?year=2023"))
        }
        #expect(page.words.contains("No agency, school or team stands above another here."))
        #expect(page.text.contains("/dataset.csv?year=2023"))
    }

    @Test(
        "A measure says what it counts, draws its run with lines that are explained, and has every number in a table",
        arguments: Measure.allCases)
    func measure(_ measure: Measure) {
        let page = PageReading(
            MeasurePage(picture: Self.picture(), measure: measure, setting: Pictures.setting(roles: ["analyst"])).whole)
        #expect(page.problems == [])
        #expect(page.text.utf8.count < 60_000)
        #expect(page.words.contains(measure.counts))
        #expect(page.text.contains("<title id=\"months-title\">") && page.text.contains("<desc id=\"months-words\">"))
        #expect(page.words.contains("The middle line is the median"))
        #expect(page.words.contains("they are no target"))
        #expect(page.words.contains("April 2021") && page.words.contains("March 2023"))
        for dimension in Dimension.of(measure) { #expect(page.words.contains(dimension.title)) }
    }

    @Test("Without clusters on record the page says so and divides by phase alone; withheld, it says that they are")
    func clusters() {
        func words(_ change: (inout YearFigures) -> Void) -> String {
            let whole = Self.picture()
            var figures = whole.figures
            change(&figures)
            let picture = DatasetPicture(
                council: whole.council, councils: whole.councils, figures: figures, before: whole.before,
                years: whole.years, labels: whole.labels)
            return PageReading(
                MeasurePage(picture: picture, measure: .referrals, setting: Pictures.setting(roles: ["analyst"])).whole
            ).words
        }
        let none = words { $0.clusters = [] }
        #expect(none.contains("The record has no school clusters") && !none.contains(Dimension.cluster.title))
        let withheld = words { figures in
            figures = YearFigures(
                council: figures.council, year: figures.year, until: figures.until,
                measures: figures.measures.map { one in
                    var one = one
                    one.divided[.cluster] = []
                    return one
                }, clusters: figures.clusters)
        }
        #expect(withheld.contains("Beside the table by phase, the numbers of clusters would tell a small one."))
        #expect(!withheld.contains("The record has no school clusters"))
    }

    @Test("A hidden month has no point and no number, and the page says so")
    func hidden() {
        let picture = Self.picture(small: true)
        let rows = picture.figures[.contacts].months.filter { $0.figure.total == nil }
        #expect(rows.count >= 2)
        let chart = picture.chart(.contacts)
        #expect(chart.points.filter { $0.value == nil }.count == rows.count)
        let page = PageReading(
            MeasurePage(picture: picture, measure: .contacts, setting: Pictures.setting(roles: ["analyst"])).whole)
        #expect(page.problems == [])
        #expect(page.words.contains(Figure.hidden))
        let dots = page.text.components(separatedBy: "<circle class=\"kith-run__dot\" cx=").count - 1
        #expect(dots <= chart.known + 1)
    }

    @Test("A year that has not begun says so instead of drawing nothing")
    func notBegun() {
        let full = Self.picture()
        let empty = DatasetPicture(
            council: full.council, councils: full.councils,
            figures: YearFigures(council: Pictures.council, year: Self.latest, until: nil, measures: []),
            before: full.before, years: full.years, labels: [:])
        for page in [
            DatasetPage(picture: empty, setting: Pictures.setting(roles: ["analyst"])).whole,
            MeasurePage(picture: empty, measure: .plans, setting: Pictures.setting(roles: ["analyst"])).whole,
        ] {
            let reading = PageReading(page)
            #expect(reading.problems == [])
            #expect(reading.words.contains("No month of this year is over yet."))
        }
    }

    // MARK: The yearly report

    private static let stream = StreamID(.yearlyReport, "00000000000000000REP0RT000")

    private static func version(_ number: Int, changed: String? = nil) -> YearlyReport.Version {
        var publish = YearlyReport.Publish(leftOutBecause: "x", changedBecause: changed)
        publish.figures = [
            FrozenFigure(
                measure: "referrals", title: "Referrals", total: "400", met: "60 (15.0%)", definition: "Counted.")
        ]
        publish.hash = String(repeating: "ab", count: 32)
        let stamp = Stamp(
            number: number, by: Pictures.ada, role: "partnershipManager", agency: Pictures.council,
            happenedAt: Pictures.now, recordedAt: Pictures.now, about: [])
        return YearlyReport.Version(
            number: number, published: publish, stamp: stamp,
            sections: ["done": "One.\n\n\(Pictures.hostile)", "effectiveness": "Two."])
    }

    private static let row = YearlyReportRow(
        stream: stream, council: Pictures.council, year: latest, stage: .published, begunAt: Pictures.now,
        publishedAt: Pictures.now, revisedAt: Pictures.now, versions: 2)

    @Test("A published report has its words, its figures, its hash and its versions, and needs no sign-in")
    func published() {
        let published = PublishedReport(
            row: Self.row, council: Pictures.agency(Pictures.council, "Larkshire Council", "localAuthority"),
            version: Self.version(1), versions: [Self.version(1), Self.version(2, changed: "A word")], sent: nil,
            names: Pictures.names)
        var frame = Frame(
            assets: PageAssets(styles: ["/assets/app.css"], scripts: ["/assets/app.js"], icon: "/assets/favicon.svg"))
        frame.navigation = []
        let page = PageReading(publishedReportPage(published, Pictures.library.guidance(on: Pictures.today), frame))
        #expect(page.problems == [])
        #expect(page.words.contains("A later version was published"))
        #expect(page.words.contains("60 (15.0%)"))
        #expect(page.text.contains(String(repeating: "ab", count: 32)))
        #expect(page.text.contains("published?version=2"))
        #expect(!page.text.contains("<script>alert"))
    }

    @Test("A report being written shows each part with what the record has for it, and when it is due")
    func writing() {
        var report = YearlyReport()
        let stamp = Self.version(1).stamp
        YearlyReport.Begin(year: 2023, council: Pictures.council).apply(to: &report, stamp)
        YearlyReport.Write(section: "done", text: "x").apply(to: &report, stamp)
        let picture = YearlyReportPicture(
            row: Self.row, report: report,
            council: Pictures.agency(Pictures.council, "Larkshire Council", "localAuthority"),
            evidence: ["done": [Evidence(title: "Activity", lines: ["Referrals: 400."], page: "/dataset")]],
            clocks: [Pictures.clock(.yearlyReportByAutumn, from: "2023-03-31T10:00:00Z", due: Due("2023-09-30"))],
            next: [YearlyReport.Publish.kind], names: Pictures.names)
        let setting = Pictures.setting(roles: ["partnershipManager"])
        let page = PageReading(YearlyReportPage(picture: picture, setting: setting).whole)
        #expect(page.problems == [])
        #expect(page.words.contains("What was done in the year"))
        #expect(page.words.contains("The record has 1 line for it."))
        let option = setting.guidance.options(.yearlyReportSections)[0]
        let part = PageReading(
            YearlyReportPartPage(
                picture: picture, option: option, typed: Pictures.hostile, error: "Somebody saved this part",
                once: "x", setting: setting
            ).whole)
        #expect(part.problems == [])
        #expect(part.words.contains("Referrals: 400."))
        #expect(part.words.contains("What stands in the record now"))
    }
}
