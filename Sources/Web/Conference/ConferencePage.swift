import Casework
import Guidance
import HTML
import Practice
import Readings

/// A conference's page: who is asked and what they brought, the record being written, each agency's view, the decision.
///
/// While the conference is called its record can be written here by several people at once; afterwards it is read here.
struct ConferencePage {
    let picture: ConferencePicture
    let setting: PageSetting
    let meeting: Conference.Meeting?
    /// What the viewer typed and has not saved, and what stood in the way.
    var typed = MinuteTyped()
    /// Made once for each page shown, so that a double press saves once.
    var once = ""

    var row: EpisodeRow { picture.row }
    private var title: String { meeting.map { Conference.name(of: $0.kind) } ?? "Child protection conference" }

    var whole: Markup {
        let person = picture.identity.person
        let content: Markup = """
            \(errorSummary(typed.errors))\(setting.doneBanner())\(personBar(picture.identity, picture.names, setting))\
            \(heading(1, title))<p class="govuk-body">\(stands)</p>
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\(challenged)\(acts)\(body)\(challenge)
            """
        let way = EpisodePage.way(to: person) + [Breadcrumb("Episode", "/episodes/\(row.stream.id)")]
        return page(
            PageHead(
                title, reference: row.stream.short, hasErrors: !typed.errors.isEmpty, breadcrumbs: way, isWide: true),
            in: setting.frame, content)
    }

    private var stands: Markup {
        guard let meeting else { return tag("None called", .grey) }
        if meeting.calledOff != nil { return tag("Called off", .grey) }
        guard let decision = meeting.decision else { return tag("Called for \(meeting.plannedFor.inWords)", .blue) }
        return tag("Held \(decision.happenedAt.day.inWords)", .green)
    }

    /// Challenges of what this conference decided; of another's decision its own page tells.
    private var challenged: Markup {
        let others = Set(picture.meetings.filter { $0.number != meeting?.number }.compactMap { $0.decision?.number })
        let rows = picture.differences.about(["conference"]).filter { !others.contains($0.challenged.number) }
        return differenceNotices(rows, setting)
    }

    private var challenge: Markup {
        meeting?.decision == nil ? "" : challengeLink(about: picture.identity.person, setting)
    }

    private var body: Markup {
        guard let meeting else {
            return emptyState("No conference has been called in this episode, or it is not open to you.")
        }
        var parts = [
            PageSection("meets", "When it meets", meets(meeting)),
            PageSection("asked", "Who is asked", asked(meeting)),
        ]
        if picture.mayMinute && !meeting.isOver {
            parts.append(PageSection("record", "The record", MinuteForm(page: self, meeting: meeting).whole))
        } else {
            parts.append(PageSection("record", "The record", record(meeting)))
        }
        parts += [
            PageSection("reports", "Reports", reports(meeting)),
            PageSection("views", "Each agency's view", views(meeting)),
        ]
        if !meeting.delays.isEmpty || meeting.held?.act.saysWhyLate == true {
            parts.append(PageSection("late", meeting.isOver ? "Why it was late" : "Why it is late", late(meeting)))
        }
        if meeting.decision != nil { parts.append(PageSection("decision", "The decision", decision(meeting))) }
        parts.append(PageSection("due", "What is due", due))
        if picture.meetings.count > 1 { parts.append(PageSection("others", "Other conferences", others(meeting))) }
        return sections(parts)
    }

    // MARK: What can be done

    private static let ownActs: Set<String> = ["conference"]

    private var acts: Markup {
        let open = picture.next.filter { Self.ownActs.contains(String($0.rawValue.prefix { $0 != "." })) }
        guard let meeting, meeting.number == picture.latest?.number, !open.isEmpty else { return "" }
        return actButtons(open, in: row.stream, setting)
    }

    private var due: Markup {
        let ours = picture.clocks.filter { $0.duty.rawValue.hasPrefix("conference.") }
        return clockList(ours, setting, nothing: "No clock of a conference runs.", acts: Set(picture.next))
    }

    // MARK: When and who

    private func meets(_ meeting: Conference.Meeting) -> Markup {
        let call = meeting.call
        var rows = [
            SummaryRow("Meets", "\(meeting.plannedFor.inFull)"), SummaryRow("Where", "\(call.act.place)"),
            SummaryRow("Chair", "\(picture.names.name(meeting.chair))"),
            SummaryRow("Minute", "\(call.act.minuteTaker.map(picture.names.name) ?? "The chair")"),
            SummaryRow("The child's part", "\(setting.label(.childAtConference, call.act.childsPart))"),
        ]
        if let said = picture.said(call.act.childsPartHow, by: call.stamp, holds: .childsWords) {
            rows.append(SummaryRow("What the child was told and wants", words(said)))
        }
        if let said = picture.said(call.act.family, by: call.stamp) {
            rows.append(SummaryRow("The family", words(said)))
        }
        if let said = picture.said(call.act.because, by: call.stamp) {
            rows.append(SummaryRow("To decide", words(said)))
        }
        for change in meeting.changes {
            rows.append(
                SummaryRow(
                    "Moved \(change.stamp.happenedAt.day.inWords)",
                    words(picture.said(change.act.because, by: change.stamp) ?? "The reason is not open to you.")))
        }
        if let off = meeting.calledOff {
            rows.append(
                SummaryRow(
                    "Called off", words(picture.said(off.act.because, by: off.stamp) ?? off.stamp.happenedAt.inWords)))
            let asked = (off.act.consulted ?? []).map(picture.names.name)
            if !asked.isEmpty { rows.append(SummaryRow("Agencies asked first", "\(asked.joined(separator: ", "))")) }
            if let said = picture.said(off.act.consultation, by: off.stamp) {
                rows.append(SummaryRow("They said", words(said)))
            }
            if let said = picture.said(off.act.interimPlan, by: off.stamp) {
                rows.append(SummaryRow("What keeps the child safe", words(said)))
            }
        }
        return summaryList(rows)
    }

    private func asked(_ meeting: Conference.Meeting) -> Markup {
        if meeting.seats.isEmpty { return emptyState("Nobody has been invited yet.") }
        let rows = meeting.seats.map { seat, invitation -> [Cell] in
            let who = seat.practitioner.map(picture.names.name) ?? "Whoever comes"
            let answer = meeting.answer(of: seat).map { setting.label(.conferenceAnswers, $0.act.answer) }
            let report =
                meeting.report(of: seat.agency).map { "Came \($0.stamp.happenedAt.day.inWords)" }
                ?? (invitation.act.reportWanted ? "Asked for" : "Not asked for")
            let view = meeting.view(of: seat.agency).map { setting.label(.agencyViews, $0.act.view) }
            return [
                .text(who), .text(picture.names.name(seat.agency)), .text(answer ?? "No answer yet"), .text(report),
                .text(view ?? "Not given yet"),
            ]
        }
        let columns = ["Who", "Agency", "Answer", "Report", "View"].map { Column($0) }
        return table("Who is asked, and what they brought", hidesCaption: true, columns: columns, rows: rows)
    }

    private func others(_ shown: Conference.Meeting) -> Markup {
        bullets(
            picture.meetings.filter { $0.number != shown.number }.map { meeting in
                let when = meeting.decision?.happenedAt ?? meeting.plannedFor
                let link: Link = "/episodes/\(row.stream.id)/conference"
                return HTML.link(
                    "\(Conference.name(of: meeting.kind)), \(when.day.inWords)",
                    to: link.asking("meeting", "\(meeting.number)"))
            })
    }
}
