import Casework
import Guidance
import HTML
import Practice
import Readings

/// A supervisor's page: what waits for their yes, what each of theirs carries, and which children's work drifts.
struct TeamPage {
    static let childrenOnAPage = 25
    let picture: TeamPicture
    /// The one whose children are asked for; nil for everyone's.
    let lead: PractitionerID?
    let number: Int
    let setting: PageSetting

    var whole: Markup {
        let content: Markup = """
            \(worklistNavigation("/work/team", setting))\(heading(1, "Team"))\
            \(heading(2, "Waiting for your approval"))\(approvals)\
            \(heading(2, "Caseload", id: "caseload"))\(sums)\
            \(heading(2, whoseChildren, id: "children"))\(settings)\(children)\(way)
            """
        return page(PageHead("Team", back: "/"), in: setting.frame, content)
    }

    private var approvals: Markup {
        if picture.approvals.isEmpty { return paragraph("Nothing waits for your approval.") }
        return workList(picture.approvals.markup { worklistLine($0, picture.open, [:], setting) })
    }

    private var sums: Markup {
        if picture.sums.isEmpty {
            return emptyState(
                "You supervise no open work now.",
                paragraph("Children whose lead practitioner you are named to supervise stand here."))
        }
        let rows = picture.sums.map { sum -> [Cell] in
            [
                .link(sum.name, ("/work/team" as Link).asking("lead", sum.lead.id)), .number(sum.children),
                .number(sum.drifting), .number(sum.notSeen),
            ]
        }
        return table(
            "What each of your team carries", hidesCaption: true,
            columns: [
                Column("Lead practitioner"), Column("Children", isNumeric: true),
                Column("Drifting", isNumeric: true), Column("Not seen yet", isNumeric: true),
            ], rows: rows)
    }

    private var whoseChildren: String {
        guard let lead, let name = picture.sums.first(where: { $0.lead == lead })?.name else {
            return "Children, those whose work drifts first"
        }
        return "Children led by \(name)"
    }

    /// The partnership's settings by which work drifts, with where they come from.
    private var settings: Markup {
        func limit(_ key: DutyKey) -> Markup {
            let duty = setting.guidance.duty(key)
            return "\(duty.limit.inWords) (\(dutySource(key, since: setting.now, setting)))"
        }
        let all: Markup =
            lead == nil ? "" : paragraph(link("Show everyone's", to: "/work/team"))
        return all
            + paragraph(
                """
                Work drifts when a visit or review is overdue, when a child without a visit date was not seen within \
                \(limit(.childSeenAgain)), or when nothing has moved within \(limit(.workMoves)): under a plan no progress \
                on an outcome, no meeting of those who carry it, no review and no action that came to an end; without a \
                plan nothing recorded. These are local settings.
                """)
    }

    private var children: Markup {
        if picture.rows.isEmpty { return paragraph("No children stand here.") }
        let names = Dictionary(picture.sums.map { ($0.lead, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows = picture.rows.map { line -> [Cell] in
            let row = line.row
            return [
                .markup(child(line)), .text(names[row.lead] ?? "A practitioner"),
                .text(seen(row.seenAt)), .text(seen(row.seenAloneAt)), .text(due(row.visit ?? row.seeBy)),
                .text(due(row.review)), .text(ago(row.movedAt)), .markup(drift(row)),
            ]
        }
        return table(
            "Children and when they were seen", hidesCaption: true,
            columns: [
                "Child", "Lead", "Last seen", "Last seen alone", "See again", "Next review", "Last progress", "Drift",
            ].map { Column($0) }, rows: rows)
    }

    private func child(_ line: CaseloadLine) -> Markup {
        let episode = link(
            "Episode", to: "/episodes/\(line.row.stream.id)", about: line.brief.map { "of \(nameWords($0))" })
        guard let brief = line.brief else { return "Not shown to you<br>\(episode)" }
        return "\(personName(brief, isOpen: picture.open.contains(brief.person)))<br>\(episode)"
    }

    private func seen(_ moment: Moment?) -> String { moment.map { ago($0) } ?? "Not yet" }

    private func ago(_ moment: Moment) -> String {
        let days = setting.now.day - moment.day
        return days <= 0 ? "Today" : "\(DueWords.counted(days, "day")) ago"
    }

    private func due(_ due: Due?) -> String {
        guard let due else { return "None set" }
        return due.isMissed(at: setting.now) ? "Late: \(due.day.inWords)" : due.day.inWords
    }

    private func drift(_ row: CaseloadRow) -> Markup {
        let found = row.drift(at: setting.now)
        if found.isEmpty { return "None" }
        let words = found.markup { one in "\(tag(one.words, .red)) " }
        return "\(words)<br>\(link("Record supervision", to: .act("supervision.record", in: row.stream)))"
    }

    private var way: Markup {
        guard picture.total > Self.childrenOnAPage else { return "" }
        let base: Link = lead.map { ("/work/team" as Link).asking("lead", $0.id) } ?? "/work/team"
        return pagination(page: number, of: Self.childrenOnAPage, total: picture.total, noun: "children") {
            base.asking("page", String($0))
        }
    }
}

extension CaseloadRow.Drift {
    var words: String {
        switch self {
        case .notSeen: "Not seen in time"
        case .noReview: "Review overdue"
        case .noProgress: "No progress"
        }
    }
}
