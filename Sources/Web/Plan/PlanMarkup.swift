import Casework
import Guidance
import HTML
import Practice
import Readings

/// The actions of a plan as a table: what, who, by when, and what came of it. `done` is the act that records that.
func actionTable(
    _ items: [ActionList.Item], caption: String = "Actions", in stream: StreamID, names: Names, done: ActKind?,
    _ setting: PageSetting
) -> Markup {
    if items.isEmpty { return paragraph("No action has been agreed.") }
    let rows = items.map { item -> [Cell] in
        let who = item.action.practitioner.map(names.name) ?? item.action.who ?? "Not said"
        return [
            .markup("\(item.number). \(item.action.what)"), .text(who), .text(item.action.by.inWords),
            .markup(state(item, in: stream, done: done, setting)),
        ]
    }
    return table(
        caption, hidesCaption: true,
        columns: [Column("What"), Column("Who"), Column("By"), Column("How it stands")], rows: rows)
}

/// The actions of a plan by what each should make different: a heading and a table for every outcome.
func actionsByOutcome(
    _ actions: ActionList, in stream: StreamID, names: Names, done: ActKind?, _ setting: PageSetting
) -> Markup {
    let groups = actions.byOutcome
    guard groups.contains(where: { $0.outcome != nil }) else {
        return actionTable(actions.items, in: stream, names: names, done: done, setting)
    }
    return groups.markup { group in
        let finished = group.items.count { !$0.isOpen }
        let title = group.outcome ?? "For the plan as a whole"
        return """
            \(heading(4, title))\(paragraph("\(finished) of \(group.items.count) done or ended."))\
            \(actionTable(group.items, caption: "Actions: \(title)", in: stream, names: names, done: done, setting))
            """
    }
}

private func state(
    _ item: ActionList.Item, in stream: StreamID, done: ActKind?, _ setting: PageSetting
) -> Markup {
    if let ended = item.ended {
        let came = ended.came.map { ": \($0)" } ?? ""
        let colour: TagColour = ended.result == "notDone" ? .pink : .grey
        return
            "\(tag(setting.label(.actionResults, ended.result), colour))<br>\(ended.stamp.happenedAt.day.inWords)\(came)"
    }
    let late = item.isLate(on: setting.now.day)
    let status = tag(late ? "Past its day" : "To do", late ? .red : .blue)
    guard let done else { return status }
    let form = Link.act(done, in: stream).asking("action", String(item.number))
    return "\(status)<br>\(link("What came of it", to: form, about: "action \(item.number)"))"
}

/// A family group conference as it stands: the offer, the answer, the family's plan and the looks at it.
struct FamilyGroupMarkup<Of: HoldsFamilyGroup> {
    let group: FamilyGroup<Of>
    let setting: PageSetting
    /// Who among the family is named, and what a child said, is shown only to those who may see it.
    let shows: (FieldClass) -> Bool

    var whole: Markup {
        guard let offer = group.offers.last else {
            return paragraph("None has been offered yet. It may be offered at any stage.")
        }
        var rows = [SummaryRow(offer.notOffered == nil ? "Offered" : "Not offered", offered(offer))]
        if let answer = group.answer {
            let who = shows(.thirdParty) ? " (\(answer.act.who))" : ""
            rows.append(
                SummaryRow(
                    "Answer",
                    "\(setting.label(.familyGroupAnswers, answer.act.answer)), \(answer.stamp.happenedAt.day.inWords)\(who)"
                ))
        } else if offer.notOffered == nil, group.meeting == nil {
            rows.append(
                SummaryRow(
                    "Answer", "Not yet\(offer.answerBy.map { ": asked for by \($0.inWords)" } ?? "")"))
        }
        if let held = group.meeting { rows += meeting(held) }
        for review in group.reviews.suffix(1) {
            rows.append(
                SummaryRow(
                    "Looked at again",
                    """
                    \(setting.label(.familyGroupReviews, review.act.outcome)), \(review.stamp.happenedAt.day.inWords). \
                    \(review.act.going)
                    """))
        }
        return summaryList(rows)
    }

    private func offered(_ offer: FamilyGroup<Of>.Offered) -> Markup {
        let to = shows(.thirdParty) ? " to \(offer.toWhom)" : ""
        let court = offer.isBeforeCourt ? ", before an application to the court" : ""
        let why =
            offer.notOffered.map {
                ". \(setting.label(.familyGroupNotOffered, $0)): \(offer.because ?? "")"
            } ?? ""
        return "\(offer.stamp.happenedAt.day.inWords)\(to)\(court)\(why).<br>\(offer.purpose)"
    }

    private func meeting(_ held: Stamped<FamilyGroup<Of>.Hold>) -> [SummaryRow] {
        let independent = held.act.independent ? ", independent" : ", not independent"
        var rows = [
            SummaryRow(
                "Held",
                "\(held.stamp.happenedAt.day.inWords), co-ordinated by \(held.act.coordinator)\(independent)"
            ),
            SummaryRow("The family's plan", words(held.act.familysPlan)),
            SummaryRow(
                "Agreed to", held.act.agreed ? "Yes" : "No: \(held.act.notAgreedBecause ?? "")"),
        ]
        if shows(.thirdParty) { rows.insert(SummaryRow("Who came", words(held.act.came)), at: 1) }
        if let said = held.act.childsPart, shows(.childsWords) {
            rows.append(SummaryRow("The child's part", childsWords(said)))
        }
        if let support = held.act.support { rows.append(SummaryRow("Support for it", words(support))) }
        return rows
    }

    /// What the law will ask, and that it is not confirmed to be in force: said wherever a court is near.
    static func beforeCourt(_ setting: PageSetting) -> Markup {
        let rule = setting.guidance.rule(.familyGroupBeforeCourt)
        let expected = paragraph("\(rule.says) Source: \(rule.cite).")
        guard let law = setting.library.provisions.familyGroupLaw else {
            return details("An offer before an application to the court", expected)
        }
        let isInForce = law.commencement?.isInForce(on: setting.now.day) == true
        let begun = law.commencement.map { "\($0.inWords). " } ?? ""
        let said = isInForce ? "" : "It is not applied here until it is confirmed to be in force."
        return details(
            "An offer before an application to the court",
            expected + paragraph("\(law.says) Source: \(law.cite). \(begun)\(said)"))
    }
}
