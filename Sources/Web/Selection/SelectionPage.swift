import Casework
import Guidance
import HTML
import Practice
import Readings

/// A selection from a child's chronology: for whom, what it shows, and each entry with why it matters. It prints as it
/// stands.
func selectionPage(_ picture: SelectionPicture, _ setting: PageSetting) -> Markup {
    SelectionMarkup(picture: picture, setting: setting).whole
}

private struct SelectionMarkup {
    let picture: SelectionPicture
    let setting: PageSetting

    private var person: PersonID { picture.identity.person }
    private var isMade: Bool { picture.finished == nil }

    var whole: Markup {
        let title = "Selection from the chronology"
        let content: Markup = """
            \(setting.doneBanner())\(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\(facts)\(acts)\(summary)\
            \(heading(2, "Entries, the earliest first", id: "entries"))\(withheld)\(entries)
            """
        return page(
            PageHead(
                title, reference: picture.stream.short,
                breadcrumbs: [
                    Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)"),
                    Breadcrumb("Chronology", "/people/\(person.id)/chronology"),
                ]), in: setting.frame, content)
    }

    private var facts: Markup {
        let begun = picture.begun
        var rows = [
            SummaryRow("For", "\(setting.label(.selectionPurposes, begun.act.purpose))"),
            SummaryRow("What it is to show", "\(begun.act.shows)"),
        ]
        if let day = begun.act.neededBy { rows.append(SummaryRow("Needed by", "\(day.inWords)")) }
        let stamp = picture.finished?.stamp ?? begun.stamp
        let state =
            isMade
            ? "Version \(picture.number), being made"
            : "Version \(picture.number), finished \(stamp.happenedAt.inWords)"
        rows.append(SummaryRow("Version", "\(state)\(versions)"))
        rows.append(
            SummaryRow("Made by", "\(picture.names.name(stamp.by)), \(picture.names.name(stamp.agency))"))
        return summaryList(rows)
    }

    private var versions: Markup {
        let others = picture.versions.filter { $0 != picture.number || isMade }
        if others.isEmpty { return "" }
        let links = others.map { link("version \($0)", to: "/selections/\(picture.stream.id)?version=\($0)") }
        return "<br>Also: \(Markup(joining: links, with: ", "))"
    }

    private var acts: Markup {
        let choose = picture.next.contains("selection.choose")
        let more: Markup =
            choose
            ? paragraph(
                link(
                    "Choose entries from the chronology",
                    to: ("/people/\(person.id)/chronology" as Link).asking("for", picture.stream.id)))
            : ""
        let others = picture.next.filter { $0 != "selection.choose" && $0 != "selection.leaveOut" }
        let list: Markup = others.isEmpty ? "" : actList(others, in: picture.stream, setting)
        if more.isEmpty, list.isEmpty { return "" }
        return """
            <nav class="kith-acts kith-no-print" aria-label="What you can record">\
            \(heading(2, "What you can do"))\(more)\(list)</nav>
            """
    }

    private var summary: Markup {
        guard let finished = picture.finished else { return "" }
        let family: Markup =
            finished.act.familySays.map { childsWords($0, from: "What the child and family say to it") } ?? ""
        return "\(heading(2, "What it shows, taken together"))\(words(finished.act.summary))\(family)"
    }

    private var withheld: Markup {
        if picture.withheld == 0 { return "" }
        return insetText(paragraph("Entries that are not open to you are left out."))
    }

    private var entries: Markup {
        let lines = picture.entries.compactMap(\.line)
        if lines.isEmpty { return emptyState("Nothing has been chosen yet.") }
        var timelineLines = LineTimeline(names: picture.names, setting: setting, isFiltered: true)
        for entry in picture.entries {
            timelineLines.more[entry.chosen.entry] = because(entry.chosen)
        }
        let parts = lines.map { line in timelineLines.parts([line]) }.flatMap { $0 }
        return timeline(parts, label: "Chosen entries, the earliest first")
    }

    private func because(_ chosen: Selection.Chosen) -> Markup {
        let meant: Markup =
            chosen.meant.map { "<div class=\"kith-words\"><strong>What it meant for the child:</strong> \($0)</div>" }
            ?? ""
        let out: Markup =
            picture.next.contains("selection.leaveOut")
            ? """
            <p class="govuk-body-s kith-no-print">\(link(
                "Leave out", to: Link.act("selection.leaveOut", in: picture.stream)
                    .asking("entry", String(chosen.entry)), about: "entry \(chosen.entry)"))</p>
            """ : ""
        return """
            <div class="kith-because"><div class="kith-words"><strong>Why it matters:</strong> \(chosen.because)</div>\
            \(meant)</div>\(out)
            """
    }
}
