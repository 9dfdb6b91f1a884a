import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// Which part of their work a practitioner looks at.
enum WorkFilter: String, Sendable, CaseIterable {
    case all, late, week, waiting

    var title: String {
        switch self {
        case .all: "All"
        case .late: "Late"
        case .week: "Due within a week"
        case .waiting: "Waiting"
        }
    }

    func shows(_ standing: DueWords.Standing) -> Bool {
        switch self {
        case .all: true
        case .late: standing == .late
        case .week: standing == .dueToday || standing == .dueSoon
        case .waiting: standing == .noSetTime
        }
    }

    var link: Link { self == .all ? "/" : "/?show=\(rawValue)" }

    var nothing: String {
        switch self {
        case .all: "Nothing waits for you. New work comes here as soon as someone records it."
        case .late: "Nothing is late."
        case .week: "Nothing is due within a week."
        case .waiting: "Nothing waits without a set time."
        }
    }
}

/// A line of work with how its due date stands.
private struct StandingLine {
    let line: WorkLine
    let due: DueWords
}

private let linesOnAPage = 25
private let childrenShown = 25
private let noticesShown = 10

extension WorkFilter {
    /// What the page asks for.
    func wish(page number: Int, at now: Moment) -> WorkWish {
        WorkWish(page: number, of: linesOnAPage, people: childrenShown) { item in
            self == .all || self.shows(DueWords.standing(item.due, at: now))
        }
    }
}

/// A practitioner's own work by due date, their children, their drafts and what they are told.
func myWorkPage(_ work: MyWork, showing filter: WorkFilter, _ setting: PageSetting) -> Markup {
    let days = setting.guidance.workingDays
    let shown = work.lines.map { StandingLine(line: $0, due: DueWords($0.item.due, at: setting.now, days)) }
    let standings = work.items.map { DueWords.standing($0.due, at: setting.now) }
    let filters = WorkFilter.allCases.map { choice in
        NavigationItem(
            choice.title, choice.link, isCurrent: choice == filter,
            count: standings.count { choice.shows($0) })
    }
    let list: Markup =
        shown.isEmpty
        ? emptyState(
            filter.nothing, filter == .all ? finding(setting) : "")
        : groups(shown, open: work.open, setting)
    let way: Markup =
        work.total > linesOnAPage
        ? pagination(
            page: work.skipped / linesOnAPage + 1, of: linesOnAPage, total: work.total, noun: "lines of work"
        ) {
            filter.link.asking("page", String($0))
        } : ""
    let content: Markup = """
        \(setting.doneBanner(next: paragraph("What waits for you now is below.")))\
        \(worklistNavigation("/", setting))\(heading(1, "My work"))\
        \(notices(work.notices, setting))\(drafts(work.drafts))\
        \(meetings(work, setting))\(subNavigation(filters, label: "Which work to show"))\(list)\(way)\
        \(work.mayLackSome ? lackingWork : "")\
        \(children(work, setting))
        """
    return page(PageHead("My work"), in: setting.frame, content)
}

/// The lines under what they have in common: late, due today, due within a week, later, no set time.
private func groups(_ lines: [StandingLine], open: Set<PersonID>, _ setting: PageSetting) -> Markup {
    let order: [(DueWords.Standing, String)] = [
        (.late, "Late"), (.dueToday, "Due today"), (.dueSoon, "Due within a week"), (.dueLater, "Due later"),
        (.noSetTime, "Waiting, with no set time"),
    ]
    return order.markup { standing, title in
        let own = lines.filter { $0.due.standing == standing }
        if own.isEmpty { return "" }
        return "\(heading(2, title))\(workList(own.markup { workItem($0, open: open, setting) }))"
    }
}

private func workItem(_ standing: StandingLine, open: Set<PersonID>, _ setting: PageSetting) -> Markup {
    let item = standing.line.item
    let who = standing.line.brief.map(nameWords)
    let title = workTitle(standing.line, about: who)
    let about: Markup
    if let brief = standing.line.brief {
        about = "About \(personName(brief, isOpen: open.contains(brief.person))). "
    } else {
        about = item.person == nil ? "" : "About someone whose name is not shown to you. "
    }
    let place: Markup =
        item.act == TrainingRecord.Attend.kind
        ? "" : Link.page(of: item.stream).map { " \(link(pageWords(item.stream), to: $0, about: who))" } ?? ""
    let source = item.duty.map { " Source: \(dutySource($0, since: item.since, of: item.council, setting))." as Markup }
    let isAhead = item.due == nil && item.since > setting.now
    let due = isAhead ? "Not before \(item.since.day.inFull)" : standing.due.sentence
    return workLine(
        title, tag: standing.due.tag,
        """
        <p class="govuk-body kith-work__more">\(about)<strong>\(due).</strong>\(place)</p>\
        <p class="govuk-body-s kith-work__more">Why it is here: \(item.why).\(source)</p>
        """)
}

private func pageWords(_ stream: StreamID) -> String {
    switch stream.process {
    case .concern: "Open the concern"
    case .episode: "Open the episode"
    case .difference: "Open the difference"
    case .audit: "Open the audit"
    case .readiness: "Open the checklist"
    case .policy: "Open the policies"
    case .training: "Open training"
    case .selfAssessment: "Open the self-assessment"
    case .partnership: "Open the partnership"
    case .earlyHelp: "Open early help"
    default: "Open the record"
    }
}

private func notices(_ notices: [Casework.Notice], _ setting: PageSetting) -> Markup {
    if notices.isEmpty { return "" }
    let items = notices.prefix(noticesShown).map { notice -> Markup in
        let looks: Link = "/people/\(notice.person.id)/looks"
        let when = notice.at.inWords
        return "\(when): \(notice.what). \(link("Who has looked", to: looks, about: "on \(when)"))"
    }
    let more: Markup =
        notices.count > noticesShown ? paragraph("And \(notices.count - noticesShown) earlier ones.") : ""
    return importantBanner("To know", id: "notices", bullets(items) + more)
}

/// The way to the search, for those who may search.
private func finding(_ setting: PageSetting) -> Markup {
    guard setting.viewer.doer.hasAny(ActRule.maySearch) else { return "" }
    return paragraph(link("Find a person", to: "/people/find"))
}

/// When they meet next, and about whom.
private func meetings(_ work: MyWork, _ setting: PageSetting) -> Markup {
    if work.meetings.isEmpty { return "" }
    return heading(2, "Your next meetings", id: "meetings") + meetingTable(work.meetings, open: work.open, setting)
}

private func drafts(_ count: Int) -> Markup {
    if count == 0 { return "" }
    let words = "\(DueWords.counted(count, "draft")) kept for you"
    return insetText(paragraph("\(link(words, to: "/drafts")). They are not recorded until you send them."))
}

private func children(_ work: MyWork, _ setting: PageSetting) -> Markup {
    let children = work.children
    let title = heading(2, "People you work with", id: "people")
    if children.isEmpty {
        return title
            + emptyState(
                "Nobody yet: the children whose work you lead or supervise, and those you referred, stand here.",
                finding(setting))
    }
    let rows: [[Cell]] = children.map { brief in
        [
            .markup(personName(brief, isOpen: work.open.contains(brief.person))),
            .text(ageWords(brief, on: setting.now.day)),
            .text((brief.dateOfBirth ?? brief.expectedDate)?.inWords ?? "Not known"),
            .link(
                "Record a concern", .act("concern.record", about: [brief.person]),
                about: "about \(nameWords(brief))"),
        ]
    }
    let more: Markup =
        work.childrenInAll > childrenShown
        ? paragraph(
            "The latest \(childrenShown) of \(work.childrenInAll). \(link("Find the others", to: "/people/find"))."
        ) : ""
    return """
        \(title)\(table(
            "People you work with", hidesCaption: true,
            columns: ["Name", "Age", "Born or expected", "If you are worried"].map { Column($0) }, rows: rows))\(more)
        """
}
