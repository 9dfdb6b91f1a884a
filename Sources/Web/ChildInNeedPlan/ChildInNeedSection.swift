import Casework
import Guidance
import HTML
import Practice
import Readings

/// The child in need plan and the family group conference on an episode's page.
extension EpisodePage {
    /// The parts that there is something to say about.
    var planParts: [PageSection] {
        guard let plan = picture.childInNeedPlan, let group = picture.familyGroup else { return [] }
        var parts: [PageSection] = []
        if !plan.started.isEmpty {
            parts.append(PageSection("child-in-need-plan", "Child in need plan", childInNeedPlan(plan)))
        }
        if !group.offers.isEmpty {
            let markup = FamilyGroupMarkup(group: group, setting: setting) {
                picture.sees.shows($0, in: .episode)
            }
            parts.append(
                PageSection(
                    "family-group", "Family group conference",
                    markup.whole + FamilyGroupMarkup<Episode>.beforeCourt(setting)))
        }
        return parts
    }

    private func childInNeedPlan(_ plan: ChildInNeedPlan) -> Markup {
        guard let start = plan.started.last else { return "" }
        let stream = picture.row.stream
        var rows = [
            SummaryRow("Since", "\(start.stamp.happenedAt.day.inWords)"),
            SummaryRow("Manager", manager(plan)),
            SummaryRow("What should change", words(plan.outcomes ?? start.act.outcomes)),
        ]
        if picture.sees.shows(.childsWords, in: .episode) {
            rows.append(SummaryRow("The child's voice", childsWords(start.act.childsVoice)))
        }
        if !plan.group.isEmpty {
            rows.append(
                SummaryRow(
                    "Who carries it with the lead", bullets(plan.group.map { "\(picture.names.name($0))" })))
        }
        rows += visits(plan, since: start.stamp) + reviews(plan, since: start.stamp)
        rows.append(SummaryRow("If it does not get better", words(start.act.ifNotBetter)))
        if let end = plan.ends.last, !plan.isOpen {
            rows.append(
                SummaryRow(
                    "Ended",
                    "\(end.stamp.happenedAt.day.inWords): \(setting.label(.childInNeedEnds, end.act.reason)). \(end.act.changed)"
                ))
        }
        let done: ActKind? =
            picture.next.contains(ChildInNeedPlan.Done.kind) ? ChildInNeedPlan.Done.kind : nil
        let items = plan.actions.items.filter { $0.agreed.number >= start.stamp.number }
        return """
            \(summaryList(rows))\(heading(3, "Who does what"))\
            \(actionTable(items, in: stream, names: picture.names, done: done, setting))
            """
    }

    /// Where the plan stands with the manager, with the reasons given.
    private func manager(_ plan: ChildInNeedPlan) -> Markup {
        if plan.toApprove != nil, plan.approval == nil { return tag("Waits for a manager's approval", .yellow) }
        guard let answer = plan.approval else { return "No manager had approved it when it ended" }
        let who = "\(picture.names.name(answer.stamp.by)), \(answer.stamp.happenedAt.day.inWords)"
        let words: Markup = answer.act.approved ? "Approved by \(who)" : "\(tag("Sent back", .orange)) by \(who)"
        let waits: Markup = plan.toApprove == nil ? "" : " \(tag("Changed, and waits for a manager", .yellow))"
        return "\(words)\(waits)<br>\(answer.act.because)"
    }

    private func visits(_ plan: ChildInNeedPlan, since start: Stamp) -> [SummaryRow] {
        let visits = plan.visits.filter { $0.stamp.number > start.number }
        guard let last = visits.last(where: { $0.act.seen }) else {
            return [SummaryRow("Visits", visits.isEmpty ? "None yet" : "The child has not been seen yet")]
        }
        let alone = last.act.alone == true ? "alone" : "not alone"
        let failed = visits.count { !$0.act.seen }
        let missed =
            failed == 0 ? "" : "; \(DueWords.counted(failed, "visit")) at which the child was not seen"
        return [
            SummaryRow(
                "Visits",
                "\(visits.count), the child last seen \(last.stamp.happenedAt.day.inWords), \(alone)\(missed)"
            )
        ]
    }

    private func reviews(_ plan: ChildInNeedPlan, since start: Stamp) -> [SummaryRow] {
        guard let last = plan.reviews.last(where: { $0.stamp.number > start.number }) else {
            return [SummaryRow("Last review", "None yet")]
        }
        let drift: Markup = last.act.drift.map { "<br>What has not moved: \($0)" } ?? ""
        return [
            SummaryRow(
                "Last review",
                """
                \(last.stamp.happenedAt.day.inWords): \(setting.label(.childInNeedReviews, last.act.outcome)). \
                \(last.act.because)\(drift)
                """)
        ]
    }

    /// The early help that came with the referral, with the way to it.
    var carriedEarlyHelp: Markup {
        guard let carried = picture.carriedEarlyHelp else { return "" }
        let page: Link = "/early-help/\(carried.stream.id)"
        let of = carried.assessedOn.map { " of \($0.inWords)" } ?? ""
        let words: Markup = carried.words.map { HTML.words($0) } ?? ""
        return insetText(
            "\(paragraph("The referral came with an early help assessment\(of): \(link("see the early help", to: page))."))\(details("The assessment as it was sent", words))"
        )
    }
}
