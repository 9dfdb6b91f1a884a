import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// The pages about the people around someone.
enum FamilyPage: Sendable { case genogram, ecomap, involvement }

/// The way between the family, the network and the agencies' part.
func familyNavigation(_ person: PersonID, _ current: FamilyPage, mayOpen: Set<What>) -> Markup {
    var items = [
        NavigationItem("Family", "/people/\(person.id)/genogram", isCurrent: current == .genogram),
        NavigationItem("Network", "/people/\(person.id)/ecomap", isCurrent: current == .ecomap),
    ]
    if mayOpen.contains(.chronology) {
        items.append(
            NavigationItem(
                "Agencies over time", "/people/\(person.id)/involvement", isCurrent: current == .involvement))
    }
    return subNavigation(items, label: "Family and network")
}

/// A day that a page is asked for, as it stands in the address.
struct DayFilter: Sendable {
    var day: Day?
    private(set) var typed = TypedDate()
    private(set) var problems: [FieldError] = []
    /// It came from the form, and has a shorter address.
    private(set) var isTyped = false

    init(_ fields: FormFields) {
        isTyped = fields.names.contains { $0.hasSuffix("-day") }
        if let iso = fields["on"], !iso.isEmpty {
            day = Day(iso)
            if let day {
                typed = TypedDate(day: "\(day.day)", month: "\(day.month)", year: "\(day.year)")
            } else {
                problems.append(FieldError("on", "“As on” must be a real date, like 28 March 2024"))
            }
            return
        }
        typed = TypedAnswers(fields).date("on")
        do { day = try TypedDay.read(typed, "As on") } catch { problems.append(FieldError("on", error.message)) }
    }

    func link(_ place: Link) -> Link { day.map { place.asking("on", $0.description) } ?? place }
}

/// A person's family as a figure and in words, as on a day.
func genogramPage(_ picture: FamilyPicture, _ filter: DayFilter, _ setting: PageSetting) -> Markup {
    let person = picture.identity.person
    let title = "Family"
    let plain: Link = "/people/\(person.id)/genogram"
    let on = picture.day == setting.now.day ? "today, \(picture.day.inWords)" : picture.day.inWords
    let field = Field("on", "As on", error: filter.problems.message(for: "on"))
    let active = filter.day.map { [ActiveFilter("As on \($0.inWords)", without: plain)] } ?? []
    let panel = filterPanel(
        plain, title: "Show it for another day", active: active, clear: nil, dateInput(field, value: filter.typed))
    let figure: Markup
    if picture.people.count < 2 {
        figure = emptyState(
            "No relatives are recorded, or none that are open to you.",
            paragraph("Whoever works with this person can record relationships and who lives with them."))
    } else {
        figure = genogram(FamilyFigure(picture, setting).family, title: "Family of the person above", on: on)
    }
    let reach: Markup =
        picture.isWide
        ? ""
        : insetText(
            paragraph(
                "Drawn from this person's own record. What relatives' records say of their families is not shown to you."
            ))
    let content: Markup = """
        \(errorSummary(filter.problems))\(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
        \(personNavigation(person, .family, mayOpen: picture.mayOpen))\(familyNavigation(person, .genogram, mayOpen: picture.mayOpen))\
        \(details("Show it for another day", isOpen: filter.day != nil || !filter.problems.isEmpty, panel))\
        \(reach)\(heading(2, "As on \(on)"))\(figure)
        """
    return page(
        PageHead(
            title, reference: person.short, hasErrors: !filter.problems.isEmpty,
            breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)")], isWide: true),
        in: setting.frame, content)
}
