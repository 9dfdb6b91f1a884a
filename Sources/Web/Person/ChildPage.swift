import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// A child's or an adult's page: who they are, what to know first, where things stand, what comes next, the latest.
func childPage(_ picture: ChildPicture, _ setting: PageSetting) -> Markup {
    ChildPage(picture: picture, setting: setting).whole
}

struct ChildPage {
    let picture: ChildPicture
    let setting: PageSetting

    var identity: Identity { picture.identity }
    var today: Day { setting.now.day }
    var isAdult: Bool { identity.isAdult(on: today) }
    var title: String { isAdult ? "Person's record" : "Child's record" }

    var whole: Markup {
        let head = PageHead(
            title, reference: identity.person.short, breadcrumbs: [Breadcrumb("My work", "/")])
        let parts = [
            PageSection("first", "What to know first", toKnowFirst),
            PageSection("clocks", "What is due", clocks),
            PageSection("involved", "Who is involved now", involved),
            PageSection(
                "family", isAdult ? "Relatives and household" : "Family, household and school", family),
            PageSection("episodes", "Children's social care", episodes),
            PageSection("early-help", "Early help", earlyHelp),
            PageSection("away", "Living away and circumstances", away),
            PageSection("latest", "The latest", latest),
        ]
        let content: Markup = """
            \(setting.doneBanner(next: paragraph("What can come next stands under “What you can record”.")))\
            \(personBar(identity, picture.names, setting, more: standing))\(heading(1, title))\
            \(personNavigation(identity.person, .summary, mayOpen: picture.mayOpen))\
            \(twoThirds(sections(parts), beside: PersonActs(page: self).all))
            """
        return page(head, in: setting.frame, content)
    }

    // MARK: What to know first

    private var open: EpisodeRow? { picture.episodes.first { $0.closedAt == nil } }

    private var standing: [(String, Markup)] {
        guard picture.sees.status else { return [] }
        guard let open else { return [("Children's social care", "No open episode")] }
        var facts: [(String, Markup)] = [("Children's social care", "\(open.status.inWords)")]
        if let lead = open.lead { facts.append(("Lead practitioner", "\(picture.names.name(lead))")) }
        return facts
    }

    private var toKnowFirst: Markup {
        var rows: [SummaryRow] = []
        if let open {
            rows.append(
                SummaryRow(
                    "Where things stand",
                    "\(link(open.status.inWords, to: "/episodes/\(open.stream.id)")), since \(open.openedAt.day.inWords)"
                ))
            let earlier = earlierCount(of: open)
            if earlier > 0 { rows.append(SummaryRow("Before", "\(earlierWords(earlier))")) }
        }
        if let lead = live.first(where: { $0.kind == .lead }) {
            rows.append(SummaryRow("Lead practitioner", contact(lead)))
        }
        rows.append(SummaryRow("Lives at", home))
        if !speaks.isEmpty { rows.append(SummaryRow("How to speak with them", "\(speaks)")) }
        let numbers = numbers
        if !numbers.isEmpty { rows.append(SummaryRow("Numbers", numbers)) }
        if !identity.otherNames.isEmpty {
            rows.append(SummaryRow("Other names", "\(identity.otherNames.joined(separator: "; "))"))
        }
        if let because = identity.birthNotKnownBecause {
            rows.append(SummaryRow("Date of birth not known", "\(because)"))
        }
        return summaryList(rows)
    }

    private var home: Markup {
        let isProtected = identity.flags.contains(.protectedAddress)
        guard let home = identity.home else {
            if isProtected { return "Not shown: the address is protected" }
            return picture.sees.shows(.location) ? "No address recorded" : "Not shown to you"
        }
        let warning: Markup = home.isProtected ? "<strong>Protected: tell nobody.</strong><br>" : ""
        let postcode = home.postcode.map { ", \($0)" } ?? ""
        let since = home.from.map { ", since \($0.inWords)" } ?? ""
        return "\(warning)\(home.address)\(postcode) (\(setting.label(.addressKinds, home.kind))\(since))"
    }

    private var speaks: String {
        var words = identity.needs.map { setting.label(.communicationNeeds, $0) }
        if let language = identity.firstLanguage { words.insert(setting.label(.languages, language), at: 0) }
        if identity.flags.contains(.needsInterpreter) { words.append("with an interpreter") }
        return words.joined(separator: ", ")
    }

    private var numbers: Markup {
        let all = [("NHS number", identity.nhsNumber), ("UPN", identity.upn)]
        return Markup(
            joining: all.compactMap { name, number in number.map { "\(name) \($0)" as Markup } }, with: "<br>"
        )
    }

    // MARK: What is due

    private var clocks: Markup {
        guard picture.sees.status else { return paragraph("What is due is not shown to you.") }
        return clockList(picture.clocks, setting, nothing: "No clock runs for this person.")
    }

    // MARK: Episodes

    func earlierCount(of row: EpisodeRow) -> Int { picture.episodes.count { $0.openedAt < row.openedAt } }

    private func earlierWords(_ count: Int) -> String {
        count == 1 ? "1 earlier contact or referral" : "\(count) earlier contacts or referrals"
    }

    private var episodes: Markup {
        guard picture.sees.status else {
            return paragraph("Whether children's social care works with this person is not shown to you.")
        }
        if picture.episodes.isEmpty {
            return emptyState(
                "No contact or referral has been made.",
                isAdult
                    ? "" : paragraph("Anyone who is worried can make a referral: see “What you can record”."))
        }
        return workList(
            picture.episodes.markup { row in
                let opened = "\(takenWords(row, setting)) of \(row.openedAt.day.inWords)"
                let earlier = earlierCount(of: row)
                let before: Markup = earlier == 0 ? "" : " \(earlierWords(earlier)) before it."
                let ended = row.closedAt.map { " Closed \($0.day.inWords)." } ?? ""
                return workLine(
                    link(opened, to: "/episodes/\(row.stream.id)"), tag: statusTag(row.status),
                    "<p class=\"govuk-body-s kith-work__more\">\(decisionWords(row, setting))\(ended)\(before)</p>"
                )
            })
    }

    // MARK: The latest

    private var latest: Markup {
        if picture.latest.isEmpty {
            return emptyState(
                picture.withheld > 0 ? "None of what is written is open to you." : "Nothing is written yet.",
                withheldNote(picture.withheld))
        }
        let lines = LineTimeline(
            names: picture.names, setting: setting, whole: identity.person,
            opensWhole: picture.mayOpen.contains(.chronology), withheld: picture.withheld)
        let whole: Link = "/people/\(identity.person.id)/chronology"
        let way: Markup =
            picture.mayOpen.contains(.chronology) ? paragraph(link("All of the chronology", to: whole)) : ""
        return """
            \(withheldNote(picture.withheld))\(timeline(lines.parts(picture.latest), label: "The latest entries"))\
            \(way)
            """
    }
}
