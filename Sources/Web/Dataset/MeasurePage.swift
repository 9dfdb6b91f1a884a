import Casework
import Guidance
import HTML
import Practice
import Readings

/// One measure: what it counts, how it ran over two years, and how it is divided.
struct MeasurePage {
    let picture: DatasetPicture
    let measure: Measure
    let setting: PageSetting

    private var figures: YearFigures { picture.figures }
    private var one: MeasureFigures { figures[measure] }

    var whole: Markup {
        let content: Markup
        if figures.until == nil {
            content = head + emptyState("No month of this year is over yet.", paragraph("Choose the year before."))
        } else {
            content = """
                \(head)\(sum)\(heading(2, "Over two years", id: "run"))\(run)\
                \(Dimension.of(measure).markup { division($0) })\
                \(heading(2, "How to read this", id: "reading"))\(DatasetWords.reading(setting))\
                <p class="govuk-body">\(link("Every measure of this year", to: DatasetWords.address("/dataset", picture)))</p>
                """
        }
        return page(
            PageHead(
                measure.title,
                breadcrumbs: [
                    Breadcrumb("My work", "/"),
                    Breadcrumb("Multi-agency dataset", DatasetWords.address("/dataset", picture)),
                ]), in: setting.frame, content)
    }

    private var head: Markup {
        var rows = [SummaryRow("Counted", "\(measure.counts)")]
        if let met = measure.met { rows.append(SummaryRow("Of these", "\(met)")) }
        rows.append(SummaryRow("When, and by which clock", "\(measure.clock)"))
        if let duty = measure.duty {
            let known = setting.guidance.duty(duty)
            rows.append(
                SummaryRow(
                    "The time asked",
                    "\(link(known.title, to: .duty(duty))): \(known.limit.inWords) now (\(known.cite))"))
        }
        return """
            \(heading(1, measure.title, caption: picture.council.name))\(DatasetWords.covers(picture))\
            \(summaryList(rows))
            """
    }

    private var sum: Markup {
        var items = [Stat(one.whole.totalInWords, "in the year")]
        if let met = one.whole.metInWords(countsMet: measure.countsMet) { items.append(Stat(met, measure.met ?? "")) }
        if measure.canBeOverdue {
            items.append(Stat(one.overdue.map { "\($0)" } ?? Figure.hidden, "still to do and past their time now"))
        }
        return stats(items)
    }

    // MARK: Over time

    private var run: Markup {
        let chart = picture.chart(measure)
        return runFigure(
            drawn(chart), id: "months", title: "\(measure.title) by month", description: words(of: chart))
            + honest(chart) + months
    }

    private func drawn(_ chart: RunChart) -> RunFigure {
        let points = chart.points.enumerated().map { place, point in
            RunFigure.Point(
                DatasetWords.shortMonth(point.month), point.value,
                mark: chart.signals[place].map { $0 == .outside ? .outside : .shift } ?? .none)
        }
        let limits = chart.limits.map { (lower: $0.lower, upper: $0.upper) }
        if measure.countsMet {
            let steps = [0, 250, 500, 750, 1000].map { (value: $0, words: "\($0 / 10)%") }
            return RunFigure(points: points, median: chart.median, limits: limits, top: 1000, steps: steps)
        }
        let most = max(8, chart.points.compactMap(\.value).max() ?? 0, chart.limits?.upper ?? 0)
        let step = (most + 3) / 4
        return RunFigure(
            points: points, median: chart.median, limits: limits, top: step * 4,
            steps: (0...4).map { (value: $0 * step, words: "\($0 * step)") })
    }

    private func value(_ value: Int) -> String { measure.countsMet ? Figure.share(value) : "\(value)" }

    private func words(of chart: RunChart) -> String {
        let known = chart.points.compactMap(\.value)
        guard let least = known.min(), let most = known.max() else {
            return "No month has a figure that can be shown. The table says the same."
        }
        var words = "\(known.count) months with a figure, from \(value(least)) to \(value(most))."
        if let median = chart.median { words += " The middle is \(value(median))." }
        if let limits = chart.limits { words += " Limits are \(value(limits.lower)) and \(value(limits.upper))." }
        if !chart.signals.isEmpty {
            let marked = chart.signals.keys.sorted().map { DatasetWords.month(chart.points[$0].month) }
            words += " Standing out: \(marked.joined(separator: ", "))."
        }
        return words + " The table says the same."
    }

    /// What the lines say, and what they do not.
    private func honest(_ chart: RunChart) -> Markup {
        let known = chart.known
        var items: [Markup] = []
        if let median = chart.median {
            items.append("The middle line is the median, \(value(median)): half of the months lie on each side.")
        } else {
            items.append(
                "No middle line is drawn: \(known) months have a figure, and with fewer than \(RunChart.leastForMiddle) the line would follow each new one."
            )
        }
        if let limits = chart.limits {
            items.append(
                "The limits, \(value(limits.lower)) and \(value(limits.upper)), are the mean with 2.66 times the mean step between months on either side. They say how much the figure moves by itself; they are no target."
            )
        } else {
            items.append(
                "No limits are drawn: they need \(RunChart.leastForLimits) months with a figure. A rise or fall between two months may be chance."
            )
        }
        if chart.median != nil && chart.signals.isEmpty {
            items.append("Nothing stands out from the usual variation.")
        }
        items.append("Months that are \(Figure.hidden), or had nothing to count, have no point and count for no line.")
        return bullets(items)
    }

    private var months: Markup {
        let chart = picture.chart(measure)
        let rows = [picture.before, figures].flatMap { year in
            year.measures.isEmpty ? [] : year[measure].months.filter { !$0.isToCome }
        }
        let lines = rows.enumerated().map { place, row -> [Cell] in
            let mark: String =
                switch place < chart.points.count ? chart.signals[place] : nil {
                case .outside: "Beyond the limits"
                case .shift: "One of eight or more on one side of the middle"
                case nil: ""
                }
            return cells(DatasetWords.month(row.value), row.figure) + [.text(mark)]
        }
        return table(
            "\(measure.title) by month", hidesCaption: true, columns: columns("Month") + [Column("Stands out")],
            rows: lines)
    }

    // MARK: Divided

    private func division(_ dimension: Dimension) -> Markup {
        let rows = one.divided[dimension] ?? []
        if dimension == .cluster {
            if figures.clusters.isEmpty { return "" }
            if rows.isEmpty { return heading(2, dimension.title, id: "by-cluster") + paragraph("\(Self.withheld)") }
        }
        let title = "\(measure.title) \(dimension.title.lowercased())"
        let bars = rows.map { row in
            let name = picture.label(row.value, dimension)
            let share = row.figure.share.map { " (\($0))" } ?? ""
            return BarFigure.Bar(
                name, value: row.figure.total, part: measure.countsMet ? row.figure.met : nil,
                words: row.figure.totalInWords + share)
        }
        let shown = rows.contains { $0.figure.total != 0 }
        let figure: Markup =
            shown
            ? barFigure(
                BarFigure(bars: bars, partWords: measure.met.flatMap { _ in "those counted out of them" }),
                id: dimension.rawValue, title: title,
                description:
                    "\(bars.map { "\($0.name): \($0.words)" }.joined(separator: "; ")). The table says the same.")
            : paragraph("Nothing was counted.")
        return """
            \(heading(2, dimension.title, id: "by-\(dimension.rawValue)"))\(note(dimension))\(figure)\
            \(table(title, hidesCaption: true, columns: columns("Line"), rows: rows.map { cells(picture.label($0.value, dimension), $0.figure) }))
            """
    }

    private func note(_ dimension: Dimension) -> Markup {
        switch dimension {
        case .age: paragraph("How old the child was when it happened.")
        case .need:
            paragraph("The main need of the decision on the referral. It stands under “Not decided yet” until then.")
        case .setting:
            paragraph(
                figures.clusters.isEmpty
                    ? "Where the child was on roll when it happened. The record has no school clusters, so schools are told by phase; no school is named."
                    : "Where the child was on roll when it happened, by phase; no school is named."
            )
        case .cluster:
            paragraph(
                "The cluster of the school or setting where the child was on roll when it happened, as the partnership has recorded its clusters for \(figures.year.inWords). In the order of their names."
            )
        case .agency: paragraph("Agencies of one kind together, in a fixed order. No agency is named.")
        case .all: ""
        }
    }

    private static let withheld =
        "Beside the table by phase, the numbers of clusters would tell a small one. They are \(Figure.hidden)."

    private func columns(_ first: String) -> [Column] {
        [Column(first), Column("Number", isNumeric: true)]
            + (measure.countsMet ? [Column("Of these", isNumeric: true), Column("Share", isNumeric: true)] : [])
    }

    private func cells(_ name: String, _ figure: Figure) -> [Cell] {
        let number: [Cell] = [.text(name), .text(figure.totalInWords)]
        guard measure.countsMet else { return number }
        let met = figure.met.map { "\($0)" } ?? Figure.hidden
        return number + [.text(figure.total == 0 ? "–" : met), .text(figure.share ?? "–")]
    }
}
