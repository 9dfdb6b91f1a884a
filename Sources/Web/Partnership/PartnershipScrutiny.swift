import Guidance
import HTML
import Practice

extension PartnershipWork {
    /// What scrutiny looks at, what it found, and what the partners undertook and did about it.
    var scrutiny: Markup {
        let plan: Markup =
            partnership.scrutinyPlans.last.map { plan in
                summaryList([
                    SummaryRow("Plan from \(plan.act.year)", words(plan.act.areas)),
                    SummaryRow("How", words(plan.act.methods)),
                    SummaryRow("By", "\(plan.act.scrutineers.map { names.name($0) }.joined(separator: ", "))"),
                    SummaryRow("Scrutiny itself is reviewed", "\(plan.act.reviewed)"),
                    SummaryRow("What becomes of recommendations", words(plan.act.handling)),
                    SummaryRow("Signed by", "\(plan.act.agreedBy.map { names.name($0) }.joined(separator: ", "))"),
                ])
            } ?? emptyState("No plan of independent scrutiny is on record.")
        return plan
            + rows(
                "Findings",
                ["Finding", "What was found", "Recommended", "Answer", "What will be done, and what came of it"],
                partnership.findings.reversed().map { one in
                    [
                        .text(one.found.act.area),
                        .markup(
                            "\(words(one.found.act.found))<span class=\"govuk-hint\">What shows it: \(one.found.act.evidence)</span>"
                        ),
                        .text(
                            (one.found.act.recommends ?? "Nothing")
                                + (one.found.act.by.map { " By \($0.inWords)." } ?? "")),
                        .markup(answer(one)), .markup(action(one)),
                    ]
                }, empty: "Scrutiny has found nothing yet.")
    }

    private func answer(_ one: Partnership.Finding) -> Markup {
        guard let answer = one.answer?.act else {
            let respond = again(
                Partnership.AnswerScrutiny.kind, one.found.stamp.number, "Answer it", one.found.act.area)
            return tag("Waits for an answer", .yellow) + respond
        }
        return "\(tag(setting.label(.scrutinyAnswers, answer.answer), .blue))\(words(answer.because))"
    }

    private func action(_ one: Partnership.Finding) -> Markup {
        guard let answer = one.answer?.act, let action = answer.action, !action.isEmpty else { return "–" }
        let by: Markup = answer.by.map { "By \($0.inWords)" } ?? .nothing
        if let end = one.finished {
            return
                "\(words(action))\(by) \(tag("Done", .green)) \(end.stamp.happenedAt.day.inWords)\(words(end.act.result))"
        }
        if one.openAction == nil { return words(action) + by }
        let isLate = answer.by.map { $0 < today } ?? false
        let state = isLate ? tag("Overdue", .red) : tag("Under way", .yellow)
        let finish = again(
            Partnership.FinishScrutiny.kind, one.found.stamp.number, "Say what came of it", one.found.act.area)
        return "\(words(action))\(by) \(state)\(finish)"
    }
}
