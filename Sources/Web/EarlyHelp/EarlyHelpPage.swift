import Casework
import Guidance
import HTML
import Practice
import Readings

/// A family's early help on one page: for whom, why, what was agreed, the plan with its actions, and what comes next.
func earlyHelpPage(_ picture: EarlyHelpPicture, _ setting: PageSetting) -> Markup {
    EarlyHelpPage(picture: picture, setting: setting).whole
}

struct EarlyHelpPage {
    let picture: EarlyHelpPicture
    let setting: PageSetting

    var whole: Markup {
        var parts = [
            PageSection("stands", "How it stands", stands), PageSection("due", "What is due", due),
        ]
        if let help = picture.help {
            parts += [
                PageSection("plan", "The plan", plan(help)),
                PageSection("why", "Why, and what was found", found(help)),
                PageSection("meetings", "Meetings and reviews", meetings(help)),
                PageSection("family-group", "Family group conference", familyGroup(help)),
            ]
        }
        parts.append(PageSection("entries", "What was done", entries))
        let content: Markup = """
            \(setting.doneBanner(next: comesNext))\(who)\(heading(1, "Early help"))\
            <p class="govuk-body">\(earlyHelpTag(picture.status))</p>\
            \(differenceNotices(picture.differences, setting))\(acts)\(sections(parts))\
            \(challenge)
            """
        return page(
            PageHead(
                "Early help", reference: picture.stream.short,
                breadcrumbs: [Breadcrumb("My work", "/")] + way),
            in: setting.frame, content)
    }

    private var challenge: Markup {
        picture.lines.contains { $0.act.isDecision } ? challengeLinks(about: picture.children, setting) : ""
    }

    private var way: [Breadcrumb] {
        guard let child = picture.children.first, picture.children.count == 1 else { return [] }
        return [Breadcrumb("Child's record", "/people/\(child.person.id)")]
    }

    /// One child in a bar; brothers and sisters in a table, each a step from their record.
    private var who: Markup {
        let today = setting.now.day
        if let child = picture.children.first, picture.children.count == 1 {
            return briefBar(
                child, picture.facts, setting,
                more: [("Before and after", link("Chronology", to: "/people/\(child.person.id)/chronology"))])
        }
        let rows = picture.children.map { child -> [Cell] in
            [.markup(personLink(child)), .text(ageWords(child, on: today)), .text(born(child))]
        }
        let urgent: Markup =
            picture.facts.contains { $0.weight == .alert } ? briefBar(picture.children, picture.facts, setting) : ""
        return urgent
            + table(
                "Children it is about", columns: [Column("Name"), Column("Age"), Column("Born or expected")],
                rows: rows)
    }

    private func born(_ child: Brief) -> String {
        (child.dateOfBirth ?? child.expectedDate)?.inWords ?? "Not known"
    }

    // MARK: What comes next

    private func form(of act: ActKind) -> Link {
        guard Casework.Acts.opening.contains(act) else { return .act(act, in: picture.stream) }
        let form = Link.act(act, about: picture.children.map(\.person))
        let carries = act == "referral.make" && picture.help?.assessment != nil
        return carries ? form.asking("carriesEarlyHelp", "true") : form
    }

    private func title(_ act: ActKind) -> String {
        act == "referral.make" ? "Step up: refer to children's social care" : setting.title(act)
    }

    private var comesNext: Markup {
        guard let act = picture.next.first else { return paragraph("Nothing else waits here for you.") }
        return paragraph("What comes next: \(link(title(act), to: form(of: act))).")
    }

    private var acts: Markup { actButtons(picture.next.map { (title($0), form(of: $0)) }) }

    // MARK: How it stands

    private var stands: Markup {
        let names = picture.names
        var rows = [
            SummaryRow("Since", "\(picture.openedAt?.day.inWords ?? "Not known")"),
            SummaryRow("Lead practitioner", "\(lead)"),
        ]
        if !picture.team.isEmpty {
            rows.append(
                SummaryRow("Team around the family", bullets(picture.team.map { "\(person($0))" })))
        }
        if let help = picture.help, let agreement = help.agreement {
            rows.append(SummaryRow("Agreement", agreed(agreement)))
            if !agreement.act.isGiven { rows += refused(agreement) }
        }
        for referral in picture.referrals.prefix(3) {
            rows.append(
                SummaryRow(
                    "Referred",
                    "\(referral.openedAt.day.inWords), to \(names.name(referral.council)): \(referral.status.inWords)"
                ))
        }
        if let closure = picture.help?.closure {
            rows.append(
                SummaryRow(
                    "Ended",
                    """
                    \(closure.stamp.happenedAt.day.inWords): \(setting.label(.earlyHelpOutcomes, closure.act.outcome)). \
                    \(closure.act.summary)
                    """))
            if let turnTo = closure.act.turnTo { rows.append(SummaryRow("Whom to turn to", "\(turnTo)")) }
        } else if let closedAt = picture.closedAt {
            rows.append(SummaryRow("Ended", "\(closedAt.day.inWords)"))
        }
        return summaryList(rows)
    }

    private var lead: String {
        guard let lead = picture.lead else { return "Not chosen yet" }
        let isChosen = picture.help.map { !$0.leads.isEmpty } ?? true
        return isChosen ? person(lead) : "Not chosen yet. Until then: \(person(lead))"
    }

    private func person(_ id: PractitionerID) -> String {
        guard let known = picture.names.practitioners[id] else { return picture.names.name(id) }
        return "\(known.name), \(picture.names.name(known.agency))"
    }

    private func agreed(_ agreement: Stamped<EarlyHelp.Agree>) -> Markup {
        let who = picture.shows(.thirdParty) ? " (\(agreement.act.who))" : ""
        return
            "\(setting.label(.earlyHelpAnswers, agreement.act.answer)), \(agreement.stamp.happenedAt.day.inWords)\(who)"
    }

    private func refused(_ agreement: Stamped<EarlyHelp.Agree>) -> [SummaryRow] {
        let act = agreement.act
        var rows: [SummaryRow] = []
        if let why = act.whyRefused { rows.append(SummaryRow("Why not", "\(why)")) }
        if let other = act.otherHelp { rows.append(SummaryRow("Help in another way", "\(other)")) }
        if let explained = act.recordingExplained {
            rows.append(SummaryRow("Recording explained", explained ? "Yes" : "Not yet"))
        }
        if let need = act.needForReferral {
            let because = act.needBecause.map { " \($0)" } ?? ""
            rows.append(
                SummaryRow(
                    "Is a referral needed?", "\(setting.label(.referralJudgements, need)).\(because)"))
        }
        return rows
    }

    private var due: Markup {
        guard picture.sees.status else { return paragraph("What is due is not shown to you.") }
        return clockList(
            picture.clocks, setting, nothing: "No clock runs: the review clock starts with the plan.",
            acts: Set(picture.next))
    }

    private var entries: Markup {
        if picture.lines.isEmpty {
            return emptyState(
                "No entry of this early help is open to you.", withheldNote(picture.withheld))
        }
        let lines = LineTimeline(
            names: picture.names, setting: setting, withheld: picture.withheld, linksProcess: false)
        let newestFirst = picture.lines.sorted {
            ($1.happenedAt, $1.number) < ($0.happenedAt, $0.number)
        }
        return
            "\(withheldNote(picture.withheld))\(timeline(lines.parts(newestFirst), label: "What was done, newest first"))"
    }
}

/// Where early help stands, in words that no other page words differently.
func earlyHelpTag(_ status: EarlyHelp.Status) -> Markup {
    let colour: TagColour =
        switch status {
        case .notStarted, .closed: .grey
        case .toReceive, .toAgree, .toLead, .toAssess, .toPlan: .yellow
        case .refused: .pink
        case .working: .green
        }
    return tag(status.inWords, colour)
}
