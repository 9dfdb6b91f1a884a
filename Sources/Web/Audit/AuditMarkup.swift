import Casework
import Guidance
import HTML
import Practice
import Readings

/// A count as it may be told: what could point to one family is not given as a number.
enum SmallNumbers {
    /// Fewer than this are told as few.
    static let least = 5

    /// The cells of one row, with the small ones hidden, and one more where the hidden one could be worked out.
    static func told(_ counts: [Int]) -> [String] {
        var hidden = Set(counts.indices.filter { (1..<least).contains(counts[$0]) })
        if hidden.count == 1 {
            let next = counts.indices.filter { !hidden.contains($0) && counts[$0] > 0 }.min { counts[$0] < counts[$1] }
            if let next { hidden.insert(next) }
        }
        return counts.indices.map { place in
            if !hidden.contains(place) { return String(counts[place]) }
            return counts[place] < least ? "fewer than \(least)" : "not shown"
        }
    }
}

/// An agency's audits: how each standard was met, and the audits by reference.
struct AuditsPage {
    let picture: AuditsPicture
    let setting: PageSetting

    var whole: Markup {
        let content: Markup = """
            \(worklistNavigation("/audits", setting))\(heading(1, "Audits"))\
            \(paragraph("Records are read against the standards of practice, in words and with evidence. Nobody gets a score."))\
            \(buttonLink("Draw records to audit", to: "/audits/draw"))\
            \(heading(2, "How each standard was met"))\(results)\(heading(2, "Audits"))\(audits)
            """
        return page(PageHead("Audits", back: "/"), in: setting.frame, content)
    }

    private var results: Markup {
        if picture.grades.isEmpty { return paragraph("No record has been judged yet.") }
        let grades = setting.guidance.options(.auditGrades)
        let standards = setting.library.lists[.practiceStandards]?.options ?? []
        let rows = standards.compactMap { standard -> [Cell]? in
            let counts = grades.map { grade in
                picture.grades.first { $0.standard == standard.code && $0.grade == grade.code }?.count ?? 0
            }
            if counts.allSatisfy({ $0 == 0 }) { return nil }
            return [.text(standard.label)] + SmallNumbers.told(counts).map { .text($0) } + [.text(standard.cite ?? "")]
        }
        return paragraph("Counts below \(SmallNumbers.least) are not given, so that no family can be told by them.")
            + table(
                "How often each standard was given each grade", hidesCaption: true,
                columns: [Column("Standard")] + grades.map { Column($0.label) } + [Column("Source")], rows: rows)
    }

    private var audits: Markup {
        if picture.audits.isEmpty {
            return emptyState("No audit has been planned.", paragraph("Draw a sample to begin."))
        }
        let rows = picture.audits.map { row -> [Cell] in
            [
                picture.open.contains(row.stream)
                    ? .link(row.stream.short, "/audits/\(row.stream.id)", about: "audit") : .text(row.stream.short),
                .text(row.round),
                .text(row.stage.inWords), .text(row.dueOn.inWords), .text(picture.names.name(row.auditor)),
                .text(picture.names.name(row.moderator)),
            ]
        }
        return table(
            "Audits of your agency", hidesCaption: true,
            columns: ["Reference", "Round", "Stands at", "By", "Auditor", "Moderator"].map { Column($0) }, rows: rows)
    }
}

/// One audit: how the record was drawn, each standard with its grade and evidence, the moderation, the learning.
struct AuditPage {
    let picture: AuditPicture
    let setting: PageSetting

    private var audit: Audit { picture.audit }
    private var row: AuditRow { picture.row }

    var whole: Markup {
        let content: Markup = """
            \(setting.doneBanner(next: setting.comesNext(picture.next, in: row.stream)))\
            \(personBar(picture.identity, picture.names, setting))\(heading(1, "Audit of a record"))\
            <p class="govuk-body">\(tag(audit.stage.inWords, audit.stage == .closed ? .green : .yellow))</p>\
            \(acts)\(plan)\(heading(2, "What was judged"))\(judged)\(ending)
            """
        return page(
            PageHead(
                "Audit of a record", reference: row.stream.short,
                breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Audits", "/audits")]),
            in: setting.frame, content)
    }

    private var acts: Markup {
        let record = buttonLink("Read the record", to: "/people/\(row.child.id)", .secondary)
        let buttons = picture.next.enumerated().markup { place, act in
            buttonLink(setting.title(act), to: .act(act, in: row.stream), place == 0 ? .primary : .secondary)
        }
        return "<nav class=\"kith-acts\" aria-label=\"What comes next\">\n\(buttonGroup(buttons + record))</nav>\n"
    }

    private var plan: Markup {
        guard let planned = audit.planned else { return "" }
        return summaryList([
            SummaryRow("Round", "\(row.round)"), SummaryRow("Reads it", "\(picture.names.name(row.auditor))"),
            SummaryRow("Moderates", "\(picture.names.name(row.moderator))"),
            SummaryRow("By", "\(row.dueOn.inWords)"),
            SummaryRow(
                "Drawn", "with seed \(planned.act.seed) from \(DueWords.counted(planned.act.drawnFrom, "open episode"))"
            ),
        ])
    }

    private var judged: Markup {
        guard let judge = audit.judged.last else { return paragraph("Not judged yet.") }
        let changed = audit.moderated?.act.grades ?? [:]
        let standards = setting.library.lists[.practiceStandards]?.options ?? []
        let rows = standards.compactMap { standard -> [Cell]? in
            guard let grade = audit.grades[standard.code] else { return nil }
            let was = judge.act.grades[standard.code]
            let note =
                changed[standard.code] == nil || was == nil ? "" : " (the auditor: \(setting.label(.auditGrades, was)))"
            return [
                .text(standard.label), .text(setting.label(.auditGrades, grade) + note),
                .text(judge.act.evidence[standard.code] ?? ""),
            ]
        }
        return table(
            "Standards with grade and evidence", hidesCaption: true,
            columns: ["Standard", "Grade", "Evidence"].map { Column($0) }, rows: rows)
            + summaryList([SummaryRow("Done well", "\(judge.act.doneWell)")])
    }

    private var ending: Markup {
        var rows: [SummaryRow] = []
        if let moderated = audit.moderated {
            rows.append(
                SummaryRow(
                    "Moderated", "\(moderated.act.agrees ? "Agreed" : "Judged otherwise"): \(moderated.act.because)"))
        }
        if let closed = audit.closed {
            rows.append(SummaryRow("Learning", "\(closed.act.learning)"))
            if let actions = closed.act.actions { rows.append(SummaryRow("Who does what", "\(actions)")) }
            rows.append(SummaryRow("Told to those who did the work", closed.act.workersTold ? "Yes" : "Not yet"))
        }
        return rows.isEmpty ? "" : heading(2, "Moderation and learning") + summaryList(rows)
    }
}
