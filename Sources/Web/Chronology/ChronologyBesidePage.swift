import Casework
import Guidance
import HTML
import Practice
import Readings

/// What stands beside the entries of a chronology: brothers' and sisters' entries, gaps and contradictions, selections.
struct ChronologyBesideMarkup {
    let picture: ChronologyPicture
    let filter: ChronologyFilter
    let setting: PageSetting

    private var person: PersonID { picture.identity.person }
    private var beside: ChronologyBeside { picture.beside }

    // MARK: Brothers and sisters

    private var names: [PersonID: String] {
        var names = [person: picture.identity.knownAs ?? picture.identity.fullName]
        for sibling in beside.siblings { names[sibling.person] = sibling.knownAs ?? sibling.fullName }
        return names
    }

    /// The way to the same chronology with or without the others' entries.
    var siblings: Markup {
        guard !beside.siblings.isEmpty else { return "" }
        let others = beside.siblings.map { $0.knownAs ?? $0.fullName }.joined(separator: ", ")
        if filter.withSiblings {
            let alone = filter.changed { $0.withSiblings = false }.link(of: person)
            return insetText(
                paragraph(
                    """
                    With the entries of \(others), as far as they are open to you. Each entry says whose it is; what is \
                    the same for several stands once. \(link("Show this child's alone", to: alone)).
                    """))
        }
        let together = filter.changed { $0.withSiblings = true }.link(of: person)
        return
            "<p class=\"govuk-body kith-no-print\">\(link("Show with brothers and sisters", to: together)): \(others)</p>\n"
    }

    /// Whose each entry is, where several children's stand together; and whether it is in the selection being made.
    var marks: [Int: [Markup]] {
        var marks: [Int: [Markup]] = [:]
        if filter.withSiblings {
            let names = names
            for (entry, people) in beside.whose {
                marks[entry] = people.compactMap { names[$0] }.map { tag($0, .turquoise) }
            }
        }
        if let choosing = beside.choosing {
            for entry in choosing.entries { marks[entry, default: []].append(tag("In the selection", .green)) }
        }
        return marks
    }

    /// What can be done with each entry while a selection is made.
    var more: [Int: Markup] {
        guard let choosing = beside.choosing else { return [:] }
        var more: [Int: Markup] = [:]
        for line in picture.lines where line.person == person && !choosing.entries.contains(line.number) {
            let form = Link.act("selection.choose", in: choosing.row.stream).asking("entry", String(line.number))
            more[line.number] =
                "<p class=\"govuk-body-s kith-no-print\">\(link("Choose for the selection", to: form, about: "entry \(line.number)"))</p>"
        }
        return more
    }

    // MARK: Selections

    var selections: Markup {
        if let choosing = beside.choosing {
            let purpose = setting.label(.selectionPurposes, choosing.row.purpose).lowercased()
            return importantBanner(
                "Choosing entries", id: "choosing",
                paragraph(
                    """
                    For \(purpose): \(choosing.entries.count) chosen so far. \
                    \(link("Go to the selection", to: "/selections/\(choosing.row.stream.id)")).
                    """))
        }
        let begin: Markup =
            beside.mayBeginSelection
            ? paragraph(
                link(
                    "Begin a selection for a conference, a court or a review",
                    to: .act("selection.begin", about: [person]))) : ""
        if beside.selections.isEmpty { return begin.isEmpty ? "" : details("Selections from this chronology", begin) }
        let list = bullets(
            beside.selections.map { row in
                let state =
                    row.finishedAt.map { "version \(row.number), finished \($0.day.inWords)" }
                    ?? "version \(row.number), being made"
                return """
                    \(link(setting.label(.selectionPurposes, row.purpose), to: "/selections/\(row.stream.id)")), \(state), \
                    \(row.count) entries
                    """
            })
        return details("Selections from this chronology", list + begin)
    }

    // MARK: Gaps and contradictions

    /// What the rules found, each with why it matters, how the rule looks and the entries it rests on.
    var findings: Markup {
        if filter.isOn || filter.withSiblings || beside.findings.isEmpty { return "" }
        let rules = StoryRule.allCases.filter { rule in beside.findings.contains { $0.rule == rule } }
        let items = rules.markup { rule in
            let found = beside.findings.filter { $0.rule == rule }.markup { finding in
                "<li>\(finding.says)\(entries(finding))</li>\n"
            }
            return """
                <li class="kith-finding"><h3 class="govuk-heading-s">\(rule.title)</h3>
                <ul class="govuk-list govuk-list--bullet">
                \(found)</ul>
                <p class="govuk-body-s"><strong>Why it matters:</strong> \(rule.matters)</p>
                <p class="govuk-body-s"><strong>How this was found:</strong> \(rule.looks)</p></li>

                """
        }
        let count = beside.findings.count
        return """
            <section class="kith-section" aria-labelledby="to-look-into">\
            \(heading(2, "Gaps and contradictions", id: "to-look-into"))
            \(paragraph("\(count) \(count == 1 ? "thing" : "things") to look into, found by comparing entries with each other. They measure nothing, and are no view of anyone."))\
            <ul class="govuk-list kith-findings">
            \(items)</ul></section>

            """
    }

    private func entries(_ finding: StoryFinding) -> Markup {
        if finding.entries.isEmpty { return "" }
        let links = finding.entries.map { entry -> Markup in
            let place = picture.lines.firstIndex { $0.number == entry } ?? 0
            let page = place / LineTimeline.linesOnAPage + 1
            return link("entry \(entry)", to: "/people/\(person.id)/chronology?page=\(page)#entry-\(entry)")
        }
        return " It rests on \(Markup(joining: links, with: ", "))."
    }
}
