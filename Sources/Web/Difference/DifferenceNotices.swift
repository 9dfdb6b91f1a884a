import Casework
import Guidance
import HTML
import Practice
import Readings

/// The notices on the page of a decision that is or was challenged, with the way to those that open.
func differenceNotices(_ rows: [DifferenceRow], _ setting: PageSetting) -> Markup {
    rows.markup { row in
        let what = setting.title(row.act)
        let page: Markup =
            row.isOpen
            ? " \(link("Open the difference", to: "/differences/\(row.stream.id)", about: "about: \(what)"))." : ""
        if let settledAt = row.settledAt {
            let outcome = setting.label(.differenceOutcomes, row.outcome)
            return insetText(
                paragraph(
                    "“\(what)” was challenged on \(row.raisedAt.day.inWords). \(outcome), \(settledAt.day.inWords).\(page)"
                ))
        }
        let answer = row.position.map { " Answered: \(setting.label(.differencePositions, $0))." } ?? ""
        return importantBanner(
            "This decision is being challenged", id: "difference-\(row.stream.short)",
            paragraph(
                """
                “\(what)” was challenged on \(row.raisedAt.day.inWords). \
                \(setting.label(.differenceLevels, row.level.rawValue)).\(answer)\(page)
                """))
    }
}

/// The way to challenge a decision, for everyone who works with the child; the form refuses those who do not.
func challengeLink(about person: PersonID, _ setting: PageSetting) -> Markup {
    guard setting.viewer.doer.isPractising else { return "" }
    let way = link("Challenge a decision", to: .act(Difference.Raise.kind, about: [person]))
    return "<p class=\"govuk-body kith-no-print\">Do you think a decision here is wrong? \(way).</p>\n"
}

/// The same where a decision is about several children: it is challenged for one of them at a time.
func challengeLinks(about children: [Brief], _ setting: PageSetting) -> Markup {
    if let child = children.first, children.count == 1 { return challengeLink(about: child.person, setting) }
    guard setting.viewer.doer.isPractising, !children.isEmpty else { return "" }
    let ways = children.map { child in
        link("Challenge a decision about \(child.fullName)", to: .act(Difference.Raise.kind, about: [child.person]))
    }
    return """
        <div class="kith-no-print">\(paragraph("Do you think a decision here is wrong?"))\(bullets(ways))</div>

        """
}

extension [DifferenceRow] {
    /// Those about decisions of such acts: the word before the full stop of their kind.
    func about(_ nouns: Set<String>) -> [DifferenceRow] {
        filter { nouns.contains(String($0.act.rawValue.prefix { $0 != "." })) }
    }
}

extension Link {
    /// The page on which a challenged decision is read.
    static func decision(_ row: DifferenceRow) -> Link? {
        guard row.challenged.stream.process == .episode else { return .page(of: row.challenged.stream) }
        let id = row.challenged.stream.id
        switch row.act.rawValue.prefix(while: { $0 != "." }) {
        case "strategy": return "/episodes/\(id)/strategy"
        case "assessment": return "/episodes/\(id)/assessment"
        case "conference": return "/episodes/\(id)/conference"
        case "coreGroup", "protectionPlan": return "/episodes/\(id)/plan"
        case "outsideHome": return "/episodes/\(id)/outside-home"
        default: return "/episodes/\(id)"
        }
    }
}
