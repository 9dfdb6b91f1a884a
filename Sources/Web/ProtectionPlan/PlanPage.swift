import Casework
import Guidance
import HTML
import Practice
import Readings

/// The child protection plan as the family can read it, on the screen and on paper.
struct PlanPage {
    let picture: ConferencePicture
    let setting: PageSetting

    private var row: EpisodeRow { picture.row }
    private var title: String { "Child protection plan" }

    var whole: Markup {
        let person = picture.identity.person
        let way = EpisodePage.way(to: person) + [Breadcrumb("Episode", "/episodes/\(row.stream.id)")]
        let content: Markup = """
            \(setting.doneBanner())\(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
            \(personNavigation(person, .other, mayOpen: picture.mayOpen))\(challenged)\(acts)\(plan)\(challenge)
            """
        return page(
            PageHead(title, reference: row.stream.short, breadcrumbs: way), in: setting.frame, content)
    }

    /// Challenges of the plan and of the conferences on which it rests.
    private var challenged: Markup {
        differenceNotices(picture.differences.about(["coreGroup", "protectionPlan", "conference"]), setting)
    }

    private var challenge: Markup {
        picture.plans.isEmpty ? "" : challengeLink(about: picture.identity.person, setting)
    }

    private static let offered: Set<String> = ["plan", "coreGroup", "protectionPlan"]

    private var acts: Markup {
        // What came of an action is recorded beside it.
        let open = picture.next.filter {
            $0 != ProtectionPlan.Done.kind && Self.offered.contains(String($0.rawValue.prefix { $0 != "." }))
        }
        return open.isEmpty ? "" : actButtons(open, in: row.stream, setting)
    }

    private var plan: Markup {
        guard let course = picture.plans.last else {
            return emptyState("There is no child protection plan in this episode, or it is not open to you.")
        }
        var parts = [
            PageSection("about", "About this plan", about(course)), PageSection("words", "The plan", written(course)),
            PageSection("outcomes", "What must change", outcomes(course)),
            PageSection("actions", "Who does what", actions(course)),
            PageSection("meetings", "Core group meetings", meetings(course)),
            PageSection("visits", "Visits", visits(course)),
            PageSection(
                "due", "What is due",
                clockList(
                    picture.clocks.filter { Self.duties.contains($0.duty) }, setting,
                    nothing: "No clock of the plan runs.",
                    acts: Set(picture.next))),
        ]
        if picture.plans.count > 1 { parts.append(PageSection("before", "Plans before", before)) }
        return sections(parts)
    }

    private static let duties: Set<DutyKey> = [
        .planWritten, .firstCoreGroup, .nextCoreGroup, .protectionPlanVisit, .protectionPlanTold,
        .firstReviewConference, .nextReviewConference,
    ]

    private func about(_ course: ProtectionPlan.Course) -> Markup {
        let categories = course.categories.map { setting.label(.planCategories, $0) }.joined(separator: ", ")
        let group = course.coreGroup.map { seat -> Markup in
            let who = seat.practitioner.map(picture.names.name) ?? "Whoever comes"
            return "\(who), \(picture.names.name(seat.agency))"
        }
        var rows = [
            SummaryRow("Began", "\(course.start.happenedAt.day.inFull)"), SummaryRow("For which harm", "\(categories)"),
            SummaryRow("Lead social worker", "\(row.lead.map(picture.names.name) ?? "Not named")"),
            SummaryRow("Core group", group.isEmpty ? "Nobody named" : bullets(group)),
        ]
        if let others = picture.said(course.began.coreGroupOthers, by: course.start, holds: .thirdParty) {
            rows.append(SummaryRow("Also in the core group", "\(others)"))
        }
        if course.end == nil, let next = course.coreGroupNext {
            rows.append(SummaryRow("Core group meets next", "\(next.inWords)"))
        }
        if let day = course.reviewOn, course.end == nil { rows.append(SummaryRow("Next review", "\(day.inFull)")) }
        if let end = course.end {
            rows.append(
                SummaryRow(
                    "Ended", "\(end.stamp.happenedAt.day.inFull): \(setting.label(.planEndReasons, end.reason))"))
        }
        rows.append(SummaryRow("Conferences", link("See the conferences", to: "/episodes/\(row.stream.id)/conference")))
        return summaryList(rows)
    }

    // MARK: The words

    private func written(_ course: ProtectionPlan.Course) -> Markup {
        guard let version = course.versions.last else {
            let outline = part("The outline agreed at the conference", course.began.outline, course.start)
            return paragraph("The full plan has not been written yet.") + outline
        }
        let act = version.act
        let stamp = version.stamp
        let parts: [Markup] = [
            part("What we are worried about", act.worry, stamp), part("What is going well", act.strengths, stamp),
            part("What the child wants", act.childsViews, stamp, holds: .childsWords),
            part("What the family says", act.familysViews, stamp),
            part("Who sees the child", act.seeing, stamp),
            part("What we do if things do not change", act.contingency, stamp),
        ]
        return Markup(joining: parts)
            + "<p class=\"govuk-body-s\">Written by \(picture.names.name(stamp.by)), \(stamp.happenedAt.inWords).</p>"
    }

    private func part(_ label: String, _ text: String?, _ stamp: Stamp, holds: FieldClass = .narrative) -> Markup {
        guard let text, !text.isEmpty else { return "" }
        guard let said = picture.said(text, by: stamp, holds: holds) else {
            return heading(3, label) + paragraph("These words are not open to you.")
        }
        return heading(3, label) + (holds == .childsWords ? childsWords(said) : words(said))
    }

    // MARK: What must change

    private func outcomes(_ course: ProtectionPlan.Course) -> Markup {
        if course.outcomes.isEmpty { return emptyState("Nothing has been put into the plan yet.") }
        return course.outcomes.enumerated().markup { place, target in
            guard let latest = target.wordings.last else { return "" }
            let act = latest.act
            let stamp = latest.stamp
            guard let change = picture.said(act.change, by: stamp) else {
                return heading(3, "Outcome \(place + 1)") + paragraph("These words are not open to you.")
            }
            let progress = target.progress.last
            let how = progress.map { setting.label(.outcomeProgress, $0.act.progress) } ?? "Nothing recorded yet"
            var rows = [
                SummaryRow("What must change", words(change)), SummaryRow("By", "\(act.byWhen.inFull)"),
                SummaryRow("How we will know", words(act.weWillKnow)), SummaryRow("Who helps", words(act.who)),
                SummaryRow("How far it has come", "\(how)"),
            ]
            if let progress, let seen = picture.said(progress.act.seen, by: progress.stamp) {
                rows.append(SummaryRow("How we know", words(seen)))
            }
            let record: Markup =
                picture.next.contains(ProtectionPlan.Progress.kind)
                ? paragraph(
                    link(
                        "Record progress",
                        to: Link.act(ProtectionPlan.Progress.kind, in: row.stream)
                            .asking("outcome", "\(place + 1)"), about: "on outcome \(place + 1)")) : ""
            return heading(3, "Outcome \(place + 1)") + summaryList(rows) + record
        }
    }

    // MARK: Actions

    /// What the core group agreed, as far as the viewer may read it.
    private func actions(_ course: ProtectionPlan.Course) -> Markup {
        let readable = course.actions.items.filter { item in
            picture.said(item.action.what, by: item.agreed) != nil
                && (item.ended?.came == nil
                    || picture.said(item.ended?.came, by: item.ended?.stamp ?? item.agreed) != nil)
        }
        let hidden: Markup =
            readable.count == course.actions.items.count
            ? "" : paragraph("Some of what was agreed is not open to you.")
        let done = ProtectionPlan.Done.kind
        return hidden
            + actionTable(
                readable, in: row.stream, names: picture.names, done: picture.next.contains(done) ? done : nil, setting)
    }

    // MARK: Meetings and visits

    private func meetings(_ course: ProtectionPlan.Course) -> Markup {
        if course.meetings.isEmpty { return emptyState("The core group has not met yet.") }
        return course.meetings.reversed().markup { meeting in
            details(
                "Core group of \(meeting.stamp.happenedAt.day.inWords)",
                part("What has changed", meeting.act.changed, meeting.stamp)
                    + part("Agreed", meeting.act.agreed, meeting.stamp)
                    + part("The child's voice", meeting.act.childsVoice, meeting.stamp, holds: .childsWords)
                    + part("Absent", meeting.act.absent, meeting.stamp))
        }
    }

    private func visits(_ course: ProtectionPlan.Course) -> Markup {
        if course.visits.isEmpty { return emptyState("No visit has been recorded yet.") }
        let rows = course.visits.reversed().map { visit -> [Cell] in
            let seen = visit.act.seen ? (visit.act.alone == true ? "Seen alone" : "Seen, not alone") : "Not seen"
            return [
                .text(visit.stamp.happenedAt.day.inWords), .text(picture.names.name(visit.stamp.by)), .text(seen),
                .text(picture.said(visit.act.childsWords, by: visit.stamp, holds: .childsWords) ?? "–"),
            ]
        }
        let columns = ["When", "By", "The child", "What the child said"].map { Column($0) }
        return table("Visits under the plan, newest first", hidesCaption: true, columns: columns, rows: rows)
    }

    private var before: Markup {
        bullets(
            picture.plans.dropLast().map { plan in
                let ended = plan.end.map {
                    "\($0.stamp.happenedAt.day.inWords), \(setting.label(.planEndReasons, $0.reason))"
                }
                return "From \(plan.start.happenedAt.day.inWords) to \(ended ?? "now")"
            })
    }
}
