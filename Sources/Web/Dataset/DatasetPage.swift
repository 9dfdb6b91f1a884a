import Casework
import Guidance
import HTML
import Practice
import Readings

/// The multi-agency dataset of an area's year: the pathway in one figure, and every measure in one table.
struct DatasetPage {
    let picture: DatasetPicture
    let setting: PageSetting

    private var figures: YearFigures { picture.figures }

    var whole: Markup {
        let content: Markup = """
            \(heading(1, "Multi-agency dataset", caption: picture.council.name))\
            \(DatasetWords.covers(picture))\(choice)\(shown)
            """
        return page(
            PageHead("Multi-agency dataset", breadcrumbs: [Breadcrumb("My work", "/")]), in: setting.frame, content)
    }

    private var choice: Markup {
        let years = picture.years.map { Choice("\($0.ending)", $0.inWords) }
        let areas = picture.councils.map { Choice($0.id.id, $0.name) }
        let area: Markup =
            areas.count < 2
            ? "" : select(Field("council", "Area", size: .small), areas, chosen: picture.council.id.id, blank: nil)
        return filterPanel(
            "/dataset", title: "Year and area",
            """
            \(select(Field("year", "Year", size: .small), years, chosen: "\(figures.year.ending)", blank: nil))\(area)
            """)
    }

    private var shown: Markup {
        guard figures.until != nil else {
            return emptyState("No month of this year is over yet.", paragraph("Choose the year before."))
        }
        return """
            \(heading(2, "The pathway", id: "pathway"))\(pathway)\
            \(heading(2, "Every measure", id: "measures"))\(measures)\
            <p class="govuk-body">\(link("Download this year as a file for a spreadsheet (CSV)", to: DatasetWords.address("/dataset.csv", picture)))</p>\
            <p class="govuk-body">\(link("Yearly reports of the safeguarding partners", to: "/yearly-reports"))</p>\
            \(heading(2, "How to read this", id: "reading"))\(DatasetWords.reading(setting))\
            \(details("What each measure counts", definitions))
            """
    }

    private static let path: [Measure] = [
        .contacts, .referrals, .assessments, .enquiries, .conferences, .plans,
    ]

    private var pathway: Markup {
        let bars = Self.path.map { measure -> BarFigure.Bar in
            let whole = figures[measure].whole
            return BarFigure.Bar(measure.title, value: whole.total, part: nil, words: whole.totalInWords)
        }
        let words = Self.path.map { "\($0.title): \(figures[$0].whole.totalInWords)" }.joined(separator: "; ")
        return barFigure(
            BarFigure(bars: bars, partWords: nil), id: "path", title: "The pathway in \(figures.year.inWords)",
            description: "\(words). The table of every measure says the same.")
            + paragraph(
                "Each bar counts what happened in the year. They are not the same children one stage later: an assessment approved in April may belong to a referral of March."
            )
    }

    private var measures: Markup {
        let rows = figures.measures.map { one -> [Cell] in
            let measure = one.measure
            let before = picture.before.measures.isEmpty ? nil : picture.before[measure].whole
            let late = !measure.canBeOverdue ? "–" : one.overdue.map { "\($0)" } ?? Figure.hidden
            return [
                .link(measure.title, DatasetWords.address("/dataset/\(measure.rawValue)", picture)),
                .text(one.whole.totalInWords), .text(one.whole.metInWords(countsMet: measure.countsMet) ?? "–"),
                .text(before?.totalInWords ?? "–"),
                .text(before?.metInWords(countsMet: measure.countsMet) ?? "–"), .text(late),
            ]
        }
        return table(
            "Measures of \(figures.year.inWords), beside the year before", hidesCaption: true,
            columns: [
                Column("Measure"), Column("Number", isNumeric: true),
                Column("In time, again or heard", isNumeric: true),
                Column("Number the year before", isNumeric: true), Column("Share the year before", isNumeric: true),
                Column("Past its time now", isNumeric: true),
            ], rows: rows)
    }

    private var definitions: Markup {
        summaryList(Measure.allCases.map { SummaryRow($0.title, "\($0.definition)") })
    }
}

/// What all pages of the dataset say in the same words.
enum DatasetWords {
    static func address(_ page: Link, _ picture: DatasetPicture) -> Link {
        let year = page.asking("year", "\(picture.figures.year.ending)")
        return picture.councils.count < 2 ? year : year.asking("council", picture.council.id.id)
    }

    /// What the figures cover, and when they were made.
    static func covers(_ picture: DatasetPicture) -> Markup {
        let year = picture.figures.year
        guard let until = picture.figures.until else { return paragraph("\(year.inWords): not begun.") }
        let words: Markup =
            until == year.months.last ? "\(year.inWords), the whole year" : "\(year.inWords), until \(month(until))"
        return paragraph("\(words). Counted from the record as it stands now; what is recorded later is added.")
    }

    static func reading(_ setting: PageSetting) -> Markup {
        bullets([
            "Numbers from 1 to \(Suppression.least - 1) are \(Figure.hidden), so that no family can be told by them. Where the rest of a table would tell a hidden number, others are \(Figure.hidden) too. Zero is shown.",
            "Figures cover whole months and whole years only: two spans that differ by a month would tell that month.",
            "In time means within the time of the edition of the guidance, or the local setting, that was in force when the clock started. Nothing is left out for a good reason: reasons stand with each case.",
            "No agency, school or team stands above another here. Numbers ask where to look; they do not say who is good.",
        ])
    }

    /// `April 2025`.
    static func month(_ code: String) -> String {
        let parts = code.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, let day = Day(year: parts[0], month: parts[1], day: 1) else { return code }
        return day.inWords.split(separator: " ").dropFirst().joined(separator: " ")
    }

    /// `Apr 25`.
    static func shortMonth(_ code: String) -> String {
        let parts = month(code).split(separator: " ")
        return parts.count == 2 ? "\(parts[0].prefix(3)) \(parts[1].suffix(2))" : code
    }
}
