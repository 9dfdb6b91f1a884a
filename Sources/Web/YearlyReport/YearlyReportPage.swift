import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// Every yearly report there is for whoever looks.
func yearlyReportsPage(_ picture: YearlyReportsPicture, _ frame: Frame) -> Markup {
    let rows = picture.rows.map { row -> [Cell] in
        [
            .link(row.year.inWords, "/yearly-reports/\(row.stream.id)"), .text(picture.names.name(row.council)),
            .text(row.stage == .begun || picture.mayWrite ? row.stage.inWords : "Published"),
            .text(row.publishedAt?.day.inWords ?? "–"),
        ]
    }
    let list: Markup =
        rows.isEmpty
        ? emptyState("No yearly report has been published here yet.")
        : table(
            "Yearly reports", hidesCaption: true,
            columns: ["Year", "Area", "Stands at", "Published"].map { Column($0) }, rows: rows)
    let begin: Markup = picture.mayBegin ? buttonLink("Begin the yearly report", to: "/act/yearlyReport.begin") : ""
    let content: Markup = """
        \(heading(1, "Yearly reports of the safeguarding partners"))\
        \(paragraph("At least once in every twelve months the partners say what they did to keep children safe and how effective it was."))\
        \(begin)\(list)
        """
    return page(PageHead("Yearly reports", back: "/"), in: frame, content)
}

/// A report while it is written: how far each part is, what the record has for it, by when it is due.
struct YearlyReportPage {
    let picture: YearlyReportPicture
    let setting: PageSetting

    private var row: YearlyReportRow { picture.row }
    private var report: YearlyReport { picture.report }

    var whole: Markup {
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, "Yearly report, \(row.year.inWords)", caption: picture.council.name))\
            <p class="govuk-body">\(tag(row.stage.inWords, row.stage == .begun ? .yellow : .green))</p>\
            \(acts)\(heading(2, "By when", id: "clocks"))\(clocks)\
            \(heading(2, "Parts", id: "parts"))\
            \(paragraph("Beside each part stands what the record has for it. The words are yours."))\
            \(taskList("part", parts))\(heading(2, "Signatures", id: "signatures"))\(signatures)\
            \(heading(2, "Versions", id: "versions"))\(versions)
            """
        return page(
            PageHead(
                "Yearly report", reference: row.stream.short,
                breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Yearly reports", "/yearly-reports")]),
            in: setting.frame, content)
    }

    private var acts: Markup {
        let kinds = picture.next.filter { $0 != YearlyReport.Write.kind && $0 != YearlyReport.Begin.kind }
        let buttons = kinds.enumerated().markup { place, act in
            buttonLink(setting.title(act), to: .act(act, in: row.stream), place == 0 ? .primary : .secondary)
        }
        return buttons.isEmpty
            ? "" : "<nav class=\"kith-acts\" aria-label=\"What comes next\">\n\(buttonGroup(buttons))</nav>\n"
    }

    private var clocks: Markup {
        let rows = picture.clocks.map { clock -> [Cell] in
            let stands =
                clock.stoppedAt.map { "Done on \($0.day.inWords)" }
                ?? (clock.isLate(at: setting.now) ? "Late" : "Runs")
            return [
                .link(setting.guidance.duty(clock.duty).title, .duty(clock.duty)),
                .text(clock.due.map(\.inWords) ?? "No day is set by this edition"),
                .text(stands + (clock.explained.map { ". Late because: \($0)" } ?? "")),
            ]
        }
        if rows.isEmpty { return paragraph("Nothing runs.") }
        return table(
            "By when the report is due", hidesCaption: true,
            columns: ["What", "By", "How it stands"].map { Column($0) }, rows: rows)
    }

    private var parts: [TaskItem] {
        setting.guidance.options(.yearlyReportSections).map { option in
            let isWritten = report.section(option.code) != nil
            let isMust = YearlyReport.mustBeWritten.contains(option.code)
            let lines = picture.evidence[option.code]?.reduce(0) { $0 + $1.lines.count } ?? 0
            let has =
                lines == 0
                ? "The record has nothing for it yet." : "The record has \(DueWords.counted(lines, "line")) for it."
            return TaskItem(
                option.label, "/yearly-reports/\(row.stream.id)/parts/\(option.code)",
                hint: isMust ? "The law asks for it. \(has)" : has,
                status: isWritten ? "Written" : tag("Not written", isMust ? .yellow : .grey))
        }
    }

    private var versions: Markup {
        if report.versions.isEmpty { return paragraph("It has not been published.") }
        return bullets(
            report.versions.map { version in
                let address = ("/yearly-reports/\(row.stream.id)/published" as Link).asking(
                    "version", "\(version.number)")
                let why = version.published.changedBecause.map { ": \($0)" } ?? ""
                return
                    "\(link("Version \(version.number)", to: address)), published \(version.stamp.happenedAt.day.inWords) by \(picture.names.name(version.stamp.by))\(why)"
            })
    }
}

/// One part: what the record has for it, and the words.
struct YearlyReportPartPage {
    let picture: YearlyReportPicture
    let option: Option
    let typed: String?
    let error: String?
    let once: String
    let setting: PageSetting

    var whole: Markup {
        let stream = picture.row.stream
        let latest = picture.report.section(option.code)
        let errors = error.map { [FieldError("text", $0)] } ?? []
        let field = Field(
            "text", "What should this part say?", hint: "It will be public. Name no child, family or practitioner.",
            error: error, size: .medium)
        let hidden = [("replaces", latest.map { "\($0.stamp.number)" } ?? ""), ("_once", once)]
        let stands: Markup =
            latest.map {
                paragraph("Saved by \(picture.names.name($0.stamp.by)), \($0.stamp.recordedAt.inWords).")
            } ?? paragraph("Not written yet.")
        let written = textArea(field, value: typed ?? latest?.act.text ?? "", rows: 14)
        let words: Markup =
            picture.mayWrite
            ? form(
                "/yearly-reports/\(stream.id)/parts/\(option.code)", csrf: setting.frame.csrf, hidden: hidden,
                "\(written)\(button("Save this part"))")
            : reportWords(latest?.act.text ?? "")
        let theirs: Markup =
            typed != nil && latest != nil && error != nil
            ? details("What stands in the record now", paragraph("\(latest!.act.text)")) : ""
        let content: Markup = """
            \(errorSummary(errors))\
            \(heading(1, option.label, caption: "Yearly report, \(picture.row.year.inWords)"))\
            \(option.hint.map { paragraph("\($0)") } ?? .nothing)\
            <p class="govuk-body-s">Asked for by \(option.cite ?? "WT2023 para 107").</p>
            \(heading(2, "What the record has", id: "evidence"))\(evidence)\
            \(heading(2, picture.mayWrite ? "Your words" : "The words", id: "words"))\(stands)\(theirs)\(words)
            """
        return page(
            PageHead(
                option.label, hasErrors: error != nil,
                breadcrumbs: [
                    Breadcrumb("Yearly reports", "/yearly-reports"),
                    Breadcrumb("Yearly report", "/yearly-reports/\(stream.id)"),
                ]), in: setting.frame, hasTables ? content : twoThirds(content))
    }

    /// Tables need the whole width.
    private var hasTables: Bool { (picture.evidence[option.code] ?? []).contains { !$0.tables.isEmpty } }

    /// Whether a page of evidence is one of those that whoever reads this may open.
    private func opens(_ page: String) -> Bool {
        let doer = setting.viewer.doer
        if page.hasPrefix("/dataset") { return doer.hasAny(Roles.mayCount) }
        if page.hasPrefix("/audits") { return ActRule.of(Audit.Plan.kind)?.allowsRole(of: doer) == true }
        return true
    }

    private func tabled(_ one: EvidenceTable) -> Markup {
        let rows = one.rows.map { row in
            row.map { Cell.markup($0.contains("\n") ? words($0) : "\($0)") }
        }
        return paragraph("<strong>\(one.caption)</strong>")
            + table(one.caption, hidesCaption: true, columns: one.columns.map { Column($0) }, rows: rows)
    }

    /// What the figures count, and from where they are read.
    private func rests(_ one: Evidence) -> Markup {
        if one.rests.isEmpty { return .nothing }
        return details(
            "What these figures rest on",
            paragraph(
                "They are counted from the record when an act is recorded. A quarter is told where each of its months is; numbers from 1 to \(Suppression.least - 1) are \(Figure.hidden)."
            ) + bullets(one.rests.map { "\($0)" }))
    }

    private var evidence: Markup {
        let found = picture.evidence[option.code] ?? []
        if found.isEmpty {
            return paragraph(
                "Nothing here is recorded in Kith yet. Write it from your own papers, and say where it can be read.")
        }
        return found.markup { one in
            let open = one.page.flatMap { opens($0) ? Link(path: $0) : nil }.map {
                paragraph("\(link("Look at it", to: $0, about: one.title))")
            }
            let lines: Markup = one.lines.isEmpty ? .nothing : bullets(one.lines.map { "\($0)" })
            return "\(heading(3, one.title))\(lines)\(one.tables.markup(tabled))\(rests(one))\(open)"
        }
    }
}
