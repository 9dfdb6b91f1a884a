import Casework
import Guidance
import HTML
import Practice
import Readings

/// A person's chronology, newest first, with the reader's filters, gaps said and late entries marked.
func chronologyPage(_ picture: ChronologyPicture, _ filter: ChronologyFilter, _ setting: PageSetting)
    -> Markup
{
    let person = picture.identity.person
    let title = "Chronology"
    let beside = ChronologyBesideMarkup(picture: picture, filter: filter, setting: setting)
    let most = ChronologyQuestion().limit
    let trimmed: Markup =
        picture.lines.count + picture.withheld < most
        ? ""
        : insetText(paragraph("Only the latest \(most) are read at once. Choose dates to see earlier ones."))
    let content: Markup = """
        \(errorSummary(filter.problems))\(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
        \(personNavigation(person, .chronology, mayOpen: picture.mayOpen))\
        \(asKnown(filter, of: person))\(beside.selections)\(beside.siblings)\(beside.findings)\
        \(details("Filter", isOpen: filter.isOn || !filter.problems.isEmpty, filter.panel(of: person, picture.names, setting)))\
        \(heading(2, "Entries", id: "entries"))\
        \(trimmed)\
        \(withheldNote(picture.withheld, ofFiltered: filter.narrows))\(entries(picture, filter, beside, setting))
        """
    return page(
        PageHead(
            title, reference: person.short, hasErrors: !filter.problems.isEmpty,
            breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)")]),
        in: setting.frame, content)
}

private func asKnown(_ filter: ChronologyFilter, of person: PersonID) -> Markup {
    guard let day = filter.knownOn else { return "" }
    let now = filter.changed { $0.knownOn = nil }.link(of: person)
    return importantBanner(
        "Not as it is known now", id: "known-on",
        paragraph(
            """
            This is what had been written down by the end of \(day.inWords). \
            \(link("Show what is known now", to: now)).
            """))
}

private func entries(
    _ picture: ChronologyPicture, _ filter: ChronologyFilter, _ beside: ChronologyBesideMarkup, _ setting: PageSetting
) -> Markup {
    let person = picture.identity.person
    let all = picture.lines
    if all.isEmpty {
        let plain: Link = "/people/\(person.id)/chronology"
        return filter.isOn
            ? emptyState("No entry fits these filters.", paragraph(link("Show all entries", to: plain)))
            : emptyState(
                picture.withheld > 0 ? "None of what is written is open to you." : "Nothing is written yet.")
    }
    let lines = LineTimeline(
        names: picture.names, setting: setting, withheld: picture.withheld, isFiltered: filter.narrows,
        documents: picture.documents, more: beside.more, marks: beside.marks)
    let file = link("Save them as a file for a spreadsheet", to: filter.fileLink(of: person))
    if filter.isWhole {
        let paged = filter.changed { $0.isWhole = false }.link(of: person)
        return """
            <p class="govuk-body kith-no-print">All \(all.count) on one page, for printing. \
            \(link("Show them in pages", to: paged)). \(file)</p>
            \(timeline(lines.parts(all), label: "Chronology, newest first"))
            """
    }
    let size = LineTimeline.linesOnAPage
    let current = min(filter.page, max(1, (all.count + size - 1) / size))
    let first = (current - 1) * size
    let shown = Array(all.dropFirst(first).prefix(size))
    let newer = first > 0 ? all[first - 1] : nil
    let way = pagination(page: current, of: size, total: all.count, noun: "entries") { number in
        filter.changed { $0.page = number }.link(of: person)
    }
    let print = filter.changed { $0.isWhole = true }.link(of: person)
    return """
        \(timeline(lines.parts(shown, after: newer), label: "Chronology, newest first"))\(way)\
        <p class="govuk-body kith-no-print">\(link("Show all on one page, for printing", to: print)). \(file)</p>
        """
}
