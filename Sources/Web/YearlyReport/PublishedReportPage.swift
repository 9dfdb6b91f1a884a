import Casework
import Guidance
import HTML
import Practice
import Readings

/// A yearly report as it was published: its words, its figures as they stood, and how a copy can be proved.
func publishedReportPage(_ published: PublishedReport, _ guidance: Guidance, _ frame: Frame) -> Markup {
    let version = published.version
    let year = published.row.year
    let options = guidance.library.lists[.yearlyReportSections]?.options ?? []
    let parts = options.filter { version.sections[$0.code] != nil }
    let contents = bullets(
        parts.map { link($0.label, to: .part($0.code)) } + [link("Figures of the year", to: .part("figures"))])
    let words = parts.markup { option in
        heading(2, option.label, id: option.code) + reportWords(version.sections[option.code] ?? "")
    }
    let content: Markup = """
        \(heading(1, "Yearly report, \(year.inWords)", caption: "The safeguarding partners for \(published.council.name)"))\
        \(paragraph("Published \(version.stamp.happenedAt.day.inWords), version \(version.number)."))\
        \(older(published))\(changed(version))\(leftOut(version))\(signedBy(published))\
        \(heading(2, "What is in it", id: "parts"))\(contents)\(words)\
        \(heading(2, "Figures of the year", id: "figures"))\(figures(version))\(proof(published))
        """
    return page(
        PageHead("Yearly report \(year.ending)", back: "/yearly-reports"), in: frame, twoThirds(content))
}

/// Lines with nothing between them belong together; an empty line begins a new paragraph.
func reportWords(_ text: String) -> Markup {
    text.replacing("\r\n", with: "\n").split(separator: "\n\n").markup { paragraph("\(String($0))") }
}

private func older(_ published: PublishedReport) -> Markup {
    guard let latest = published.versions.last, latest.number != published.version.number else { return "" }
    let address: Link = "/yearly-reports/\(published.row.stream.id)/published"
    return insetText(
        paragraph(
            "A later version was published on \(latest.stamp.happenedAt.day.inWords). \(link("Read that one", to: address))."
        ))
}

private func changed(_ version: YearlyReport.Version) -> Markup {
    version.published.changedBecause.map { paragraph("What changed since the version before: \($0)") } ?? ""
}

private func leftOut(_ version: YearlyReport.Version) -> Markup {
    version.published.leftOutBecause.map { paragraph("Parts that are not here: \($0)") } ?? ""
}

private func figures(_ version: YearlyReport.Version) -> Markup {
    let figures = version.published.figures ?? []
    if figures.isEmpty { return paragraph("No figures were published with it.") }
    let rows = figures.map { one -> [Cell] in [.text(one.title), .text(one.total), .text(one.met ?? "–")] }
    return paragraph(
        "As they stood when it was published. Numbers from 1 to \(Suppression.least - 1), and shares that would tell one, are \(Figure.hidden)."
    )
        + table(
            "Figures of the year", hidesCaption: true,
            columns: [
                Column("Measure"), Column("Number", isNumeric: true),
                Column("In time, again or heard", isNumeric: true),
            ], rows: rows)
        + details("What each figure counts", summaryList(figures.map { SummaryRow($0.title, "\($0.definition)") }))
}

private func proof(_ published: PublishedReport) -> Markup {
    let version = published.version
    var lines: [Markup] = []
    if let hash = version.published.hash {
        lines.append("SHA-256 of its words and figures: <code class=\"kith-hash\">\(hash)</code>")
    }
    if let sent = published.sent {
        let how = published.sentHow.map { ": \($0)" } ?? ""
        lines.append("Sent to the national panel and the department on \(sent.day.inWords)\(how)")
    }
    for other in published.versions where published.versions.count > 1 {
        let address = ("/yearly-reports/\(published.row.stream.id)/published" as Link).asking(
            "version", "\(other.number)")
        lines.append(
            "\(link("Version \(other.number)", to: address)), published \(other.stamp.happenedAt.day.inWords)")
    }
    let json: Link = "/api/v1/yearly-reports/\(published.row.stream.id)"
    lines.append(link("The same as JSON", to: json))
    return heading(2, "How to prove a copy", id: "proof")
        + paragraph(
            "The report is kept in the record as it was published. A change makes a new version; this one stays.")
        + bullets(lines)
}
