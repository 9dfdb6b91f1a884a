import Casework
import Guidance
import HTML
import Practice

/// An agency's checklist for an edition: how far it is, and each step with who does it by when.
struct ChecklistPage {
    let picture: ReadinessPicture
    let show: String
    let page: Int
    let setting: PageSetting

    static let stepsOnAPage = 50

    init(picture: ReadinessPicture, show asked: String?, page: Int, setting: PageSetting) {
        self.picture = picture
        show = Self.filters.first { $0.0 == asked }?.0 ?? "open"
        self.page = page
        self.setting = setting
    }

    private static let filters = [
        ("open", "Open"), ("late", "Late"), ("done", "Done"), ("aside", "Set aside"), ("all", "All"),
    ]

    var whole: Markup {
        let title =
            picture.readiness.current.map { "Readiness for \($0.edition.rawValue)" } ?? "Readiness for an edition"
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, title, caption: picture.agency.name))\
            \(setting.readinessNavigation(picture, "checklist"))\(body)
            """
        return HTML.page(
            PageHead(title, reference: picture.stream(.readiness).short, breadcrumbs: setting.readinessWay(picture)),
            in: setting.frame, content)
    }

    private var body: Markup {
        guard let current = picture.readiness.current else { return nothing }
        return """
            \(newEdition(current))\(tally(current))\(belonging)\(buttons)\
            \(heading(2, "Steps", id: "steps"))\(filter(current))\(steps(current))\(earlier)
            """
    }

    private var nothing: Markup {
        let why = "\(picture.agency.name) has adopted no checklist yet."
        let how = paragraph(
            "A checklist takes what an edition of the guidance asks of you, and what summaries of it suggest, as steps with somebody who does each, a day, and what shows that it is done."
        )
        let start: Markup =
            picture.keeps
            ? buttonLink("Adopt a checklist", to: "/readiness/agencies/\(picture.agency.id.id)/adopt") : ""
        return emptyState(why, how + start) + belonging
    }

    /// The edition in force is another than the checklist's.
    private func newEdition(_ current: AgencyReadiness.Adoption) -> Markup {
        let inForce = setting.guidance.edition
        guard inForce.key != current.edition, let old = setting.library.edition(current.edition),
            old.from < inForce.from
        else { return "" }
        let carry: Markup =
            picture.keeps
            ? buttonLink(
                "Carry it forward to \(inForce.key.rawValue)",
                to: "/readiness/agencies/\(picture.agency.id.id)/adopt?edition=\(inForce.key.rawValue)") : ""
        return insetText(
            """
            \(paragraph("\(inForce.title) has been in force since \(inForce.from.inWords). This checklist is for \(current.edition.rawValue). \(link("What changed for you", to: .comparison(current.edition, inForce.key, audience: current.audience)))."))\
            \(carry)
            """)
    }

    private func tally(_ current: AgencyReadiness.Adoption) -> Markup {
        let tally = current.tally(on: setting.now.day)
        let audience = setting.library.provisions.audience(current.audience)?.title ?? current.audience
        let from = current.carriedFrom.map { ", carried forward from \($0)" } ?? ""
        var rows = [
            SummaryRow("Done", "\(tally.done) of \(tally.all - tally.aside), \(tally.percent)%"),
            SummaryRow("Late", tally.late == 0 ? "None" : "\(tally.late) \(tag("Late", .red))"),
            SummaryRow("Set aside", "\(tally.aside)"),
        ]
        if let from = current.carriedFrom {
            rows.append(SummaryRow("Carried forward", "\(tally.carriedInWords(from: from))"))
        }
        return summaryList(
            rows + [
                SummaryRow(
                    "Holds",
                    "\(setting.label(.readinessScopes, current.scope.rawValue)), for \(audience.lowercasedFirst)"),
                SummaryRow("Adopted", "\(current.stamp.happenedAt.day.inWords)\(from)"),
            ])
    }

    private var belonging: Markup {
        var rows: [SummaryRow] = []
        if let trust = picture.tie?.trust { rows.append(SummaryRow("Trust", "\(picture.names.name(trust))")) }
        if let council = picture.tie?.council { rows.append(SummaryRow("Area", "\(picture.names.name(council))")) }
        return rows.isEmpty ? "" : summaryList(rows)
    }

    private var buttons: Markup {
        guard picture.keeps else { return "" }
        return buttonGroup(
            """
            \(buttonLink("For governors", to: "/readiness/agencies/\(picture.agency.id.id)/report", .secondary))\
            \(buttonLink("Carry it forward", to: "/readiness/agencies/\(picture.agency.id.id)/adopt", .secondary))\
            \(buttonLink(setting.title(AgencyReadiness.Belong.kind), to: .act(AgencyReadiness.Belong.kind, in: picture.stream(.readiness)), .secondary))
            """)
    }

    private func filter(_ current: AgencyReadiness.Adoption) -> Markup {
        let items = Self.filters.map { key, title in
            NavigationItem(
                title, "/readiness/agencies/\(picture.agency.id.id)?show=\(key)", isCurrent: key == show,
                count: current.steps.count { shows($0, key) })
        }
        return subNavigation(items, label: "Which steps")
    }

    private func shows(_ step: AgencyReadiness.Step, _ key: String) -> Bool {
        switch key {
        case "late": step.state == .open && (step.by.map { $0 < setting.now.day } ?? false)
        case "all": true
        default: step.state.rawValue == key
        }
    }

    private func steps(_ current: AgencyReadiness.Adoption) -> Markup {
        let shown = current.steps.filter { shows($0, show) }
        if shown.isEmpty { return emptyState(show == "open" ? "Every step is done or set aside." : "No step is here.") }
        let first = (page - 1) * Self.stepsOnAPage
        let rows = shown.dropFirst(first).prefix(Self.stepsOnAPage).map { step -> [Cell] in
            let words =
                setting.library.readinessStep(step.key, under: current.edition)
                ?? picture.readiness.adoptions.lazy.compactMap {
                    setting.library.readinessStep(step.key, under: $0.edition)
                }.last
            return [
                .number(step.number),
                .link(
                    words?.title ?? step.key, "/readiness/agencies/\(picture.agency.id.id)/steps/\(step.number)"),
                .text(words.map { originWords($0.origin) } ?? "Carried forward"),
                .text(ownerWords(step, picture)), .text(step.by?.inWords ?? "No day set"),
                .markup(stepTag(step, on: setting.now.day)),
            ]
        }
        return table(
            "Steps of the checklist", hidesCaption: true,
            columns: [
                Column("Number", isNumeric: true), Column("Step"), Column("Why"), Column("Who"), Column("By"),
                Column("Stands"),
            ], rows: Array(rows))
            + pagination(page: page, of: Self.stepsOnAPage, total: shown.count, noun: "steps") { number in
                "/readiness/agencies/\(picture.agency.id.id)?show=\(show)&page=\(number)"
            }
    }

    /// Checklists of earlier editions, as they stood when the next took over.
    private var earlier: Markup {
        let past = picture.readiness.adoptions.dropLast()
        if past.isEmpty { return "" }
        let lines = past.map { adoption -> Markup in
            let tally = adoption.tally(on: setting.now.day)
            return
                "\(adoption.edition.rawValue): \(tally.done) of \(tally.all - tally.aside) done, adopted \(adoption.stamp.happenedAt.day.inWords)"
        }
        return heading(2, "Earlier checklists") + bullets(Array(lines))
    }
}

extension AgencyReadiness.Adoption.Tally {
    /// What came along from an earlier edition, and what must be looked at again.
    func carriedInWords(from edition: EditionKey) -> String {
        "\(carried) done or set aside under \(edition) and still so, \(back) to be looked at again"
    }
}

/// Why a step is in a checklist.
func originWords(_ origin: ReadinessStep.Origin) -> String {
    switch origin {
    case .suggested: "Suggested"
    case .new: "New"
    case .changed: "Changed"
    case .standing: "As before"
    }
}

func ownerWords(_ step: AgencyReadiness.Step, _ picture: ReadinessPicture) -> String {
    step.owner.map { picture.names.name($0) } ?? step.who ?? "Nobody yet"
}

func stepTag(_ step: AgencyReadiness.Step, on day: Day) -> Markup {
    switch step.state {
    case .done: tag(step.isCarried ? "Done before" : "Done", .green)
    case .aside: tag(step.isCarried ? "Set aside before" : "Set aside", .grey)
    case .open: step.by.map { $0 < day } == true ? tag("Late", .red) : tag("Open", .yellow)
    }
}

/// One step: what it says and where that stands, who does it, and what became of it.
struct StepPage {
    let picture: ReadinessPicture
    let adoption: AgencyReadiness.Adoption
    let step: AgencyReadiness.Step
    let setting: PageSetting

    var whole: Markup {
        let words = setting.library.readinessStep(step.key, under: adoption.edition)
        let content: Markup = """
            \(heading(1, "Step \(step.number)", caption: "\(picture.agency.name), readiness for \(adoption.edition.rawValue)"))\
            <p class="govuk-body">\(stepTag(step, on: setting.now.day))</p>\
            \(says(words))\(summaryList(rows))\(buttons)
            """
        return page(
            PageHead(
                "Step \(step.number) of a checklist",
                breadcrumbs: setting.readinessWay(picture)
                    + [Breadcrumb("Checklist", "/readiness/agencies/\(picture.agency.id.id)")]),
            in: setting.frame, twoThirds(content))
    }

    private func says(_ words: ReadinessStep?) -> Markup {
        guard let words else {
            return paragraph("What this step rests on does not stand in \(adoption.edition.rawValue).")
        }
        let doubt: Markup =
            words.status == .confirmed
            ? "" : warningText("This was not read in the edition itself. Check it before you rely on it.")
        let rests = words.provisions.compactMap { name in
            setting.library.provisions[name].map { link($0.title, to: .provision($0)) }
        }
        let title: Markup = words.title == words.says ? "" : heading(2, words.title)
        let rest: Markup = rests.isEmpty ? "" : paragraph("It rests on:") + bullets(rests)
        return """
            \(title)\(paragraph("\(words.says)"))\(doubt)\
            \(paragraph("\(originWords(words.origin)) in \(adoption.edition.rawValue). Source: \(words.cite)."))\(rest)
            """
    }

    private var rows: [SummaryRow] {
        var rows = [
            SummaryRow("Who does it", "\(ownerWords(step, picture))"),
            SummaryRow("By when", "\(step.by?.inWords ?? "No day set")"),
        ]
        if let said = step.words {
            let by = step.stamp.map { "\(picture.names.name($0.by)), \($0.happenedAt.day.inWords)" } ?? ""
            rows.append(SummaryRow(step.state == .aside ? "Why it is set aside" : "What shows it", words(said)))
            rows.append(SummaryRow("Recorded by", "\(by)"))
        }
        if step.isCarried {
            rows.append(
                SummaryRow(
                    "Carried forward",
                    "It was \(step.state == .done ? "done" : "set aside") under an earlier edition, and reads the same in this one."
                ))
        }
        if let reopened = step.reopened { rows.append(SummaryRow("Opened again because", words(reopened))) }
        if let before = step.before {
            rows.append(SummaryRow("Recorded before", words(before)))
        }
        return rows
    }

    private var buttons: Markup {
        let kinds: [ActKind] =
            step.state == .open
            ? [AgencyReadiness.Finish.kind, AgencyReadiness.Assign.kind, AgencyReadiness.SetAside.kind]
            : [AgencyReadiness.Reopen.kind]
        let may = kinds.filter { picture.may($0, .readiness) }
        if may.isEmpty { return "" }
        return buttonGroup(
            may.enumerated().markup { place, kind in
                buttonLink(
                    setting.title(kind),
                    to: setting.readinessAct(kind, picture, .readiness, ("step", String(step.number))),
                    place == 0 ? .primary : .secondary)
            })
    }
}
