import Casework
import Guidance
import HTML
import Practice
import Readings

/// What was written in early help: the plan, what was found, the meetings, the reviews.
extension EarlyHelpPage {
    func plan(_ help: EarlyHelp) -> Markup {
        guard let plan = help.plan else { return paragraph("The plan has not been made yet.") }
        var rows = [
            SummaryRow("What should be different", words(plan.act.outcomes)),
            SummaryRow("How the family made it", words(plan.act.familysPart)),
        ]
        if let network = plan.act.network, picture.shows(.thirdParty) {
            rows.append(SummaryRow("Relatives and friends", words(network)))
        }
        if let services = plan.act.services, !services.isEmpty {
            rows.append(
                SummaryRow("Services", bullets(services.map { "\(setting.label(.earlyHelpServices, $0))" }))
            )
        }
        rows.append(SummaryRow("If it does not get better", words(plan.act.ifNotBetter)))
        let changed = help.plans.count > 1 ? ", changed \(plan.stamp.happenedAt.day.inWords)" : ""
        let made = help.plans[0].stamp.happenedAt.day.inWords
        let done: ActKind? = picture.next.contains(EarlyHelp.Done.kind) ? EarlyHelp.Done.kind : nil
        return """
            \(paragraph("Made \(made)\(changed)."))\(summaryList(rows))\(heading(3, "Who does what"))\
            \(actionsByOutcome(help.actions, in: picture.stream, names: picture.names, done: done, setting))
            """
    }

    func found(_ help: EarlyHelp) -> Markup {
        let began: Markup =
            help.identified.map(signs) ?? help.handedOver.map { handover($0, help.received) } ?? ""
        guard let assessment = help.assessment else {
            return began + paragraph("The needs of the family have not been assessed yet.")
        }
        return began + heading(3, "Assessment of \(assessment.stamp.happenedAt.day.inWords)")
            + needs(assessment.act)
    }

    private func signs(_ identified: Stamped<EarlyHelp.Identify>) -> Markup {
        let known = setting.library.guidance(on: identified.stamp.happenedAt.day)
        let order = known.options(.earlyHelpIndicators)
        let rows = order.compactMap { option in
            identified.act.indicators[option.code].map { [Cell.text(option.label), .text($0)] }
        }
        let child: Markup =
            identified.act.childsWords.map { picture.shows(.childsWords) ? childsWords($0) : "" } ?? ""
        let strengths: Markup =
            identified.act.strengths.map { paragraph("What is going well: \($0)") } ?? ""
        return """
            \(paragraph("\(identified.act.need)"))\(child)\(strengths)\
            \(table("Signs, by \(known.edition.title)", columns: [Column("Sign"), Column("How it is known")], rows: rows))
            """
    }

    private func handover(
        _ handedOver: Stamped<EarlyHelp.HandOver>, _ received: Stamped<EarlyHelp.Receive>?
    ) -> Markup {
        let act = handedOver.act
        var rows = [
            SummaryRow(
                "Handed over",
                "\(handedOver.stamp.happenedAt.day.inWords), by \(picture.names.name(handedOver.stamp.by))"),
            SummaryRow("What has changed", words(act.changed)),
            SummaryRow("What is to go on", words(act.plan)),
            SummaryRow("What to watch for", words(act.watch)),
        ]
        if let said = act.childsWords, picture.shows(.childsWords) {
            rows.append(SummaryRow("The child says", childsWords(said)))
        }
        if let received {
            rows.append(
                SummaryRow(
                    "Received", "\(received.stamp.happenedAt.day.inWords). \(received.act.understood)"))
            if let missing = received.act.missing { rows.append(SummaryRow("Missing", "\(missing)")) }
        }
        return heading(3, "Step down") + summaryList(rows)
    }

    private func needs(_ act: EarlyHelp.Assess) -> Markup {
        var rows = setting.library.lists[.earlyHelpNeeds]!.options.compactMap { option in
            act.needs[option.code].map { SummaryRow(option.label, words($0)) }
        }
        rows.append(SummaryRow("Strengths", words(act.strengths)))
        if picture.shows(.childsWords) {
            rows.append(SummaryRow("The child's voice", childsWords(act.childsVoice)))
        }
        if picture.shows(.thirdParty) {
            rows.append(SummaryRow("The family's voice", words(act.familysVoice)))
            if let because = act.notWholeFamilyBecause {
                rows.append(SummaryRow("Not with the whole family", words(because)))
            }
        }
        rows += [
            SummaryRow("What lies underneath", words(act.underlying)),
            SummaryRow("What it means", words(act.analysis)),
        ]
        if let quality = act.quality, !quality.isEmpty {
            rows.append(
                SummaryRow(
                    "What it holds", bullets(quality.map { "\(setting.label(.earlyHelpQuality, $0))" })))
        }
        if let gaps = act.qualityGaps { rows.append(SummaryRow("What is missing", words(gaps))) }
        return summaryList(rows)
    }

    func meetings(_ help: EarlyHelp) -> Markup {
        let met = help.meetings.reversed().map { meeting -> [SummaryRow] in
            let act = meeting.act
            var rows = [SummaryRow("Decided", words(act.decided)), SummaryRow("Said", words(act.said))]
            let came = (act.came ?? []).map(picture.names.name).joined(separator: ", ")
            if !came.isEmpty { rows.append(SummaryRow("Who came", "\(came)")) }
            if picture.shows(.thirdParty) { rows.append(SummaryRow("Of the family", "\(act.family)")) }
            if let absent = act.absent { rows.append(SummaryRow("Absent", "\(absent)")) }
            if let next = act.nextOn { rows.append(SummaryRow("Next meeting", "\(next.inWords)")) }
            return rows
        }
        let dates = help.meetings.reversed().map(\.stamp.happenedAt.day.inWords)
        let shown = zip(dates, met).markup { date, rows in
            heading(3, "Meeting of \(date)") + summaryList(rows)
        }
        let reviews = help.reviews.reversed().markup { review in
            let late = review.act.lateBecause.map { [SummaryRow("Why it was late", "\($0)")] } ?? []
            return heading(3, "Review of \(review.stamp.happenedAt.day.inWords)")
                + summaryList(
                    [
                        SummaryRow(
                            "Decided",
                            "\(setting.label(.earlyHelpReviews, review.act.outcome)). \(review.act.because)"),
                        SummaryRow("What has changed", words(review.act.changed)),
                    ] + late)
        }
        if help.meetings.isEmpty && help.reviews.isEmpty {
            return paragraph("The team has not met yet.")
        }
        return reviews + shown
    }

    func familyGroup(_ help: EarlyHelp) -> Markup {
        FamilyGroupMarkup(group: help.familyGroup, setting: setting, shows: picture.shows).whole
    }
}
