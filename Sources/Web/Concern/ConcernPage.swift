import Casework
import Guidance
import HTML
import Practice
import Readings

/// A concern's page: about whom, what was noticed and how it is known, marks on the body, what was done and decided.
func concernPage(_ picture: ConcernPicture, _ setting: PageSetting) -> Markup {
    ConcernPage(picture: picture, setting: setting).whole
}

struct ConcernPage {
    let picture: ConcernPicture
    let setting: PageSetting

    private var row: ConcernRow { picture.row }

    var whole: Markup {
        let content: Markup = """
            \(setting.doneBanner(next: next))\(who)\(heading(1, "Concern"))\
            <p class="govuk-body">\(status)</p>
            \(differenceNotices(picture.differences, setting))\
            \(acts)\(heading(2, "What it is about"))\(facts)\(marks)\(heading(2, "What was written and done"))\(entries)
            """
        return page(
            PageHead(
                "Concern", reference: row.stream.short,
                breadcrumbs: [Breadcrumb("My work", "/")] + way), in: setting.frame, content)
    }

    /// One child's record is a step on the way here; with several, their bars lead to each.
    private var way: [Breadcrumb] {
        guard let child = picture.children.first, picture.children.count == 1 else { return [] }
        return [Breadcrumb("Child's record", "/people/\(child.person.id)")]
    }

    /// The child in the bar of every page; brothers and sisters in a table, each a step from their record.
    private var who: Markup {
        if let child = picture.children.first, picture.children.count == 1 {
            let chronology: Link = "/people/\(child.person.id)/chronology"
            return briefBar(
                child, picture.facts, setting, more: [("Before and after", link("Chronology", to: chronology))])
        }
        let rows = picture.children.map { child -> [Cell] in
            [.markup(personLink(child)), .text(ageWords(child, on: setting.now.day)), .text(born(child))]
        }
        let urgent: Markup =
            picture.facts.contains { $0.weight == .alert } ? briefBar(picture.children, picture.facts, setting) : ""
        return urgent
            + table(
                "Children it is about", columns: [Column("Name"), Column("Age"), Column("Born or expected")],
                rows: rows)
    }

    private func born(_ child: Brief) -> String {
        (child.dateOfBirth ?? child.expectedDate)?.inWords ?? "Not known"
    }

    private var status: Markup {
        let danger: Markup = picture.immediateDanger ? "\(tag("Child in immediate danger", .red)) " : ""
        guard row.outcome != nil else { return "\(danger)\(tag("Waiting for a decision", .yellow))" }
        return "\(danger)\(tag(setting.label(.concernOutcomes, row.outcome), .green))"
    }

    // MARK: What comes next

    private func form(of act: ActKind) -> Link {
        Casework.Acts.opening.contains(act)
            ? .act(act, about: picture.children.map(\.person)) : .act(act, in: row.stream)
    }

    private var next: Markup {
        guard let act = picture.next.first else { return paragraph("Nothing else waits here for you.") }
        return paragraph("What comes next: \(link(setting.title(act), to: form(of: act))).")
    }

    private var acts: Markup {
        let offered: [OfferedAct] = picture.next.map { (setting.title($0), form(of: $0)) }
        return offered.isEmpty ? "" : actButtons(offered, shown: offered.count)
    }

    // MARK: What it is

    private var facts: Markup {
        let about = row.categories.map { "\(setting.label(.concernCategories, $0))" as Markup }
        var rows = [
            SummaryRow("About", about.count == 1 ? about[0] : bullets(about)),
            SummaryRow("Seen or heard", "\(picture.seenAt.inWords)"),
        ]
        if let place = picture.place { rows.append(SummaryRow("Where", "\(place)")) }
        rows.append(SummaryRow("How it is known", "\(setting.label(.sourceKinds, picture.source))"))
        rows.append(
            SummaryRow(
                "Recorded by",
                "\(picture.names.name(row.author)), \(picture.names.name(row.agency)), \(row.recordedAt.inWords)"
            ))
        if let decision = picture.decision {
            let again = decision.act.reviewOn.map { " Look again on \($0.inFull)." } ?? ""
            rows.append(
                SummaryRow(
                    "Decided",
                    """
                    \(setting.label(.concernOutcomes, decision.act.outcome)), \(decision.stamp.happenedAt.day.inWords). \
                    \(decision.act.because)\(again)
                    """))
        }
        return summaryList(rows)
    }

    private var marks: Markup {
        if picture.marks.isEmpty { return "" }
        return bodyMap(
            picture.marks.map { mark in
                let side = mark.view.map { " (\($0))" } ?? ""
                let looks = [mark.kind, mark.size, mark.colour, mark.words].compactMap { $0 }.filter {
                    !$0.isEmpty
                }
                return BodyMark(
                    place: place(of: mark), placeWords: setting.label(.bodyParts, mark.part) + side,
                    words: "\(looks.isEmpty ? "a mark" : looks.joined(separator: ", "))")
            })
    }

    /// Thousandths of the picture become points of the drawing; a side view has none.
    private func place(of mark: Concern.Mark) -> BodyPlace? {
        guard let view = mark.view.flatMap({ BodyPlace.View(rawValue: $0) }), let x = mark.x, let y = mark.y
        else { return nil }
        return BodyPlace(view, min(1000, max(0, x)) / 10, min(1000, max(0, y)) * 240 / 1000)
    }

    private var entries: Markup {
        if picture.lines.isEmpty {
            return emptyState("No entry of this concern is open to you.", withheldNote(picture.withheld))
        }
        let lines = LineTimeline(
            names: picture.names, setting: setting, withheld: picture.withheld, linksProcess: false,
            documents: picture.documents)
        let newestFirst = picture.lines.sorted { ($1.happenedAt, $1.number) < ($0.happenedAt, $0.number) }
        return """
            \(withheldNote(picture.withheld))\(timeline(lines.parts(newestFirst), label: "What was written and done, newest first"))
            """
    }
}
