import Casework
import Guidance
import HTML
import Practice

extension EpisodePage {
    /// Conferences, the plan and a transfer in a few words, each leading to its own page.
    var protection: Markup {
        let summary = picture.protection
        guard picture.sees.status else { return paragraph("Whether there is a plan is not shown to you.") }
        if summary.isEmpty { return paragraph("No child protection conference has been called in this episode.") }
        var rows: [SummaryRow] = []
        let id = picture.row.stream.id
        let toConference: Link = "/episodes/\(id)/conference"
        if let called = summary.called {
            let answered = called.seats.filter { called.answer(of: $0.seat) != nil }.count
            rows.append(
                SummaryRow(
                    "Conference called",
                    """
                    \(link(Conference.name(of: called.kind), to: toConference)), \(called.plannedFor.inWords). \
                    \(answered) of \(called.seats.count) have answered.
                    """))
        }
        if let held = summary.heldLast, let decision = held.decision {
            rows.append(
                SummaryRow(
                    "Conference held",
                    """
                    \(link(Conference.name(of: held.kind), to: toConference.asking("meeting", "\(held.number)"))), \
                    \(decision.happenedAt.day.inWords)
                    """))
        }
        if let plan = summary.plan {
            let categories = plan.categories.map { setting.label(.planCategories, $0) }.joined(separator: ", ")
            let stands =
                plan.end.map { "ended \($0.stamp.happenedAt.day.inWords)" }
                ?? "since \(plan.start.happenedAt.day.inWords): \(categories)"
            rows.append(
                SummaryRow(
                    "Child protection plan", "\(link("Read the plan", to: "/episodes/\(id)/plan")), \(stands)"))
        }
        return summaryList(rows + transfer(summary.transfer))
    }

    private func transfer(_ transfer: Transfer) -> [SummaryRow] {
        var rows: [SummaryRow] = []
        if let received = transfer.received {
            rows.append(SummaryRow("Moved in with a plan", "Notice received \(received.stamp.happenedAt.inWords)"))
        }
        for asking in transfer.requests {
            rows.append(
                SummaryRow(
                    "Asked another council to take over",
                    "\(asking.request.stamp.happenedAt.day.inWords): \(cameOf(asking))"))
            if asking.accepted == nil, asking.failed == nil,
                setting.viewer.doer.agency == asking.request.act.council
            {
                let receive = Link.act(Transfer.Receive.kind, about: [picture.identity.person])
                rows.append(
                    SummaryRow("At your council", link(setting.title(Transfer.Receive.kind), to: receive)))
            }
        }
        return rows
    }

    private func cameOf(_ asking: Transfer.Asking) -> String {
        if let accepted = asking.accepted { return "accepted in writing from \(accepted.act.from.inWords)" }
        if let declined = asking.declined { return "declined \(declined.stamp.happenedAt.day.inWords)" }
        if let withdrawn = asking.withdrawn { return "withdrawn \(withdrawn.stamp.happenedAt.day.inWords)" }
        return "not accepted yet"
    }
}
