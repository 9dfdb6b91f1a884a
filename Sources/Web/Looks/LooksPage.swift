import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

private let looksOnAPage = 50

/// Who has looked at a person's record: when, who, for whom, at what, why, and what they were shown.
func looksPage(_ picture: LooksPicture, page number: Int, _ setting: PageSetting) -> Markup {
    let person = picture.brief.person
    let title = "Who has looked"
    // Whoever watches over looks has this page of the record and no other.
    let watches = setting.viewer.doer.hasAny([Roles.dataProtectionOfficer])
    let content: Markup = """
        \(briefBar(picture.brief, picture.facts, setting))\
        \(heading(1, title))\(watches ? "" : personNavigation(person, .looks, mayOpen: [.looks, .chronology]))\
        \(paragraph(
            """
            Every look at this record is written down before anything is shown, yours included, and nobody can \
            change or remove it. If a look seems wrong to you, tell your data protection officer.
            """))\(list(picture, number, setting))
        """
    return page(
        PageHead(
            title, reference: person.short,
            breadcrumbs: watches
                ? [Breadcrumb("My work", "/")]
                : [Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)")]),
        in: setting.frame, content)
}

private func list(_ picture: LooksPicture, _ number: Int, _ setting: PageSetting) -> Markup {
    let all = picture.looks
    if all.isEmpty { return emptyState("Nobody has looked at this record before you.") }
    let current = min(number, max(1, (all.count + looksOnAPage - 1) / looksOnAPage))
    let shown = all.dropFirst((current - 1) * looksOnAPage).prefix(looksOnAPage)
    let rows = shown.map { look -> [Cell] in
        let role = look.role.isEmpty ? "" : ", \(setting.label(.practitionerRoles, look.role))"
        return [
            .text(look.at.inWords),
            .text("\(picture.names.name(look.practitioner))\(role), \(picture.names.name(look.agency))"),
            .text(whatWords(look.what)), .text(setting.label(.lookPurposes, look.purpose)),
            .text(outcomeWords(look.outcome)),
        ]
    }
    let columns = ["When", "Who", "Looked at", "Why", "Was shown"].map { Column($0) }
    let person = picture.brief.person
    let latest: Markup = all.count >= 200 ? paragraph("The latest 200 looks.") : ""
    return """
        \(latest)\(table("Who has looked, newest first", hidesCaption: true, columns: columns, rows: rows))\
        \(pagination(page: current, of: looksOnAPage, total: all.count, noun: "looks") {
            "/people/\(person.id)/looks?page=\($0)"
        })
        """
}

private func whatWords(_ what: String) -> String {
    switch what {
    case "child": "The summary"
    case "chronology": "The chronology"
    case "chronologyFile": "The chronology, saved as a file"
    case "episode": "An episode with children's social care"
    case "difference": "A difference about a decision"
    case "audit": "An audit of the record"
    case "conference": "A child protection conference"
    case "plan": "The child protection plan"
    case "concern": "A concern"
    case "looks": "Who has looked"
    case "document": "What a document is"
    case "file": "A document"
    case "letter": "A letter"
    case "letters": "The list of letters"
    case "work": "The name, on their own list of work"
    case "search": "The name, in a search"
    case "form": "The name and what is urgent, beside a form"
    default: what
    }
}

private func outcomeWords(_ outcome: String) -> String {
    switch outcome {
    case "full": "Everything asked for"
    case "redacted": "What their part allows"
    case "stub": "Only whom to ask"
    case "offer": "Only the offer of emergency access"
    case "refused", "hidden": "Nothing"
    default: outcome
    }
}
