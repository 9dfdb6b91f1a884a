import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// The lists people work from besides their own: duty, chair, core groups, requests, a supervisor's team.
    func addWorklistPages(to router: Router<KithContext>) {
        for list in Worklist.allCases {
            router.get(RouterPath(list.link.address)) { [self] in try await showList(list, $0, $1) }
        }
        router.get("/work/team") { [self] in try await showTeam($0, $1) }
    }

    private func showList(
        _ list: Worklist, _ request: Request, _ context: KithContext
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let number = try Query(request).page
        let size = WorklistPage.linesOnAPage
        let picture = try await office.lookout.list(
            list, skipping: (number - 1) * size, limit: size, by: caller(viewer), at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "work")
        return .page(WorklistPage(list: list, picture: picture, number: number, setting: setting).whole)
    }

    private func showTeam(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let query = try Query(request)
        let lead = query["lead"].flatMap { PractitionerID($0) }
        let size = TeamPage.childrenOnAPage
        let picture = try await office.lookout.team(
            of: caller(viewer), ledBy: lead, skipping: (query.page - 1) * size, limit: size, at: context.now)
        let setting = PageSetting(site: self, context: context, viewer: viewer, current: "work")
        return .page(TeamPage(picture: picture, lead: lead, number: query.page, setting: setting).whole)
    }
}

extension Worklist {
    var link: Link {
        switch self {
        case .duty: "/work/duty"
        case .chair: "/work/chair"
        case .coreGroups: "/work/core-groups"
        case .requests: "/work/requests"
        }
    }

    var title: String {
        switch self {
        case .duty: "Duty tray"
        case .chair: "Chair's diary"
        case .coreGroups: "Core groups"
        case .requests: "Asked of us"
        }
    }

    var says: String {
        switch self {
        case .duty: "What the front door has to do. What has the least time left comes first."
        case .chair: "Conferences you chair, the next first, with what is due for each and what waits for you."
        case .coreGroups:
            "When your core groups meet, and what runs and waits for the children in them, and for whom it waits."
        case .requests: "What other agencies asked of yours, whoever in it was asked."
        }
    }

    var nothing: String {
        switch self {
        case .duty: "The tray is empty. What arrives stands here as soon as it is recorded."
        case .chair: "You chair no conference now. Those you are named for stand here."
        case .coreGroups: "You belong to no core group now. Those you are named for stand here."
        case .requests: "Nobody has asked your agency for anything that is still open."
        }
    }
}

/// The way between the lists that are for the viewer; nothing for someone who has only their own work.
func worklistNavigation(_ current: String, _ setting: PageSetting) -> Markup {
    let doer = setting.viewer.doer
    var items = [NavigationItem("My work", "/", isCurrent: current == "/")]
    items += Worklist.allCases.filter { $0.isFor(doer) }.map {
        NavigationItem($0.title, $0.link, isCurrent: current == $0.link.address)
    }
    if doer.hasAny(Roles.managers) {
        items.append(NavigationItem("Team", "/work/team", isCurrent: current == "/work/team"))
    }
    if ActRule.of(Audit.Plan.kind)?.allowsRole(of: doer) == true {
        items.append(NavigationItem("Audits", "/audits", isCurrent: current == "/audits"))
    }
    return items.count > 1 ? subNavigation(items, label: "Lists of work") : ""
}

/// One page of a worklist.
struct WorklistPage {
    static let linesOnAPage = 25
    let list: Worklist
    let picture: ListOfWork
    let number: Int
    let setting: PageSetting

    var whole: Markup {
        let lines: Markup =
            picture.lines.isEmpty
            ? emptyState(list.nothing, paragraph(link("Go to your own work", to: "/")))
            : heading(2, "What waits, by the time left")
                + workList(picture.lines.markup { worklistLine($0, picture.open, picture.owners, setting) })
        let way: Markup =
            picture.total > Self.linesOnAPage
            ? pagination(page: number, of: Self.linesOnAPage, total: picture.total, noun: "lines") {
                list.link.asking("page", String($0))
            } : ""
        let late: Markup =
            picture.late == 0 ? "" : paragraph("<strong>\(picture.late) of \(picture.total) are late.</strong>")
        let meetings: Markup =
            picture.meetings.isEmpty
            ? ""
            : heading(2, list == .chair ? "Conferences" : "Meetings of core groups", id: "meetings")
                + meetingTable(picture.meetings, open: picture.open, setting)
        let content: Markup = """
            \(worklistNavigation(list.link.address, setting))\(heading(1, list.title))\
            \(paragraph("\(list.says)"))\(meetings)\(late)\(lines)\(way)\(picture.mayLackSome ? lackingWork : "")
            """
        return page(PageHead(list.title, back: "/"), in: setting.frame, content)
    }
}

/// A list that is not whole says so.
let lackingWork = insetText(
    paragraph(
        """
        There may be more than stands here. Of what waits for one person, role or agency, the \(Readings.mostWork) things \
        due soonest and the \(Readings.mostWork) that have waited longest are read at once; as they are done, the next take \
        their place.
        """))

/// What is to be done: for whoever may do it the way to its form, for others its words.
func workTitle(_ line: WorkLine, about who: String?) -> Markup {
    let item = line.item
    guard line.mayDo else { return "\(item.what)" }
    return link(item.what, to: way(to: item), about: who.map { "about \($0)" })
}

/// The form of what waits. What is done on another record of the person begins there: a discussion on the open episode,
/// a circumstance as a record of its own; early help refers from its page, for all its children.
private func way(to item: WorkItem) -> Link {
    if item.act == TrainingRecord.Attend.kind { return "/training/sessions" }
    if item.act == YearlyReport.Begin.kind, let council = item.council {
        let year = ReportingYear(of: item.since.day).previous.ending
        return ("/act/yearlyReport.begin" as Link).asking("year", String(year)).asking("council", council.id)
    }
    guard Acts.process(of: item.act) != item.stream.process, let person = item.person else {
        return .act(item.act, in: item.stream)
    }
    if item.act == StrategyDiscussion.Call.kind { return "/people/\(person.id)/strategy-discussion" }
    if item.stream.process == .earlyHelp { return .page(of: item.stream) ?? .act(item.act, about: [person]) }
    return .act(item.act, about: [person])
}

/// One line of a list that several people work from: what, about whom, how it stands, for whom it waits.
func worklistLine(
    _ line: WorkLine, _ open: Set<PersonID>, _ owners: [PractitionerID: String], _ setting: PageSetting
) -> Markup {
    let item = line.item
    let who = line.brief.map(nameWords)
    let due = DueWords(item.due, at: setting.now, setting.guidance.workingDays)
    let about: Markup
    if let brief = line.brief {
        about = "About \(personName(brief, isOpen: open.contains(brief.person))). "
    } else {
        about = item.person == nil ? "" : "About someone whose name is not shown to you. "
    }
    let isAhead = item.due == nil && item.since > setting.now
    let when = isAhead ? "Not before \(item.since.day.inFull)" : due.sentence
    let place: Markup =
        Link.page(of: item.stream).map { " \(link("Open the record", to: $0, about: who.map { "of \($0)" }))" } ?? ""
    let owner = item.practitioner.flatMap { owners[$0] }.map { "For \($0). " } ?? ""
    let source = item.duty.map { " Source: \(dutySource($0, since: item.since, of: item.council, setting))." as Markup }
    return workLine(
        workTitle(line, about: who), tag: due.tag,
        """
        <p class="govuk-body kith-work__more">\(about)<strong>\(when).</strong>\(place)</p>\
        <p class="govuk-body-s kith-work__more">\(owner)\(item.why).\(source)</p>
        """)
}
