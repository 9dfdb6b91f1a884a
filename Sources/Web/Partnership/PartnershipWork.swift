import Casework
import Guidance
import HTML
import Practice

/// What the partners do together, for those who speak for one, run the business or scrutinise.
struct PartnershipWork {
    let picture: PartnershipPicture
    let setting: PageSetting
    /// What the page has explained so far.
    private let told = Told()

    var partnership: Partnership { picture.partnership }
    var names: Names { picture.names }
    var today: Day { setting.now.day }

    var whole: PublishedPage {
        let title = "What the partners do together"
        let parts = [
            PageSection("reports", "Yearly report", reports), PageSection("signing", "To be signed", signing),
            PageSection("priorities", "Priorities", priorities), PageSection("meetings", "Meetings", meetings),
            PageSection("decisions", "Decisions between meetings", decisions),
            PageSection("funding", "Funding", funding), PageSection("sharing", "Information sharing", sharing),
            PageSection("disputes", "Disputes", disputes), PageSection("scrutiny", "Independent scrutiny", scrutiny),
            PageSection("voice", "What children and families said", voice),
            PageSection("appointments", "Who speaks and chairs", appointments),
            PageSection("seats", "Education's seats", seats), PageSection("agencies", "Who knows its duty", agencies),
            PageSection("business", "Who runs the business", business),
            PageSection("boards", "Other boards and units", boards), PageSection("record", "Record something", buttons),
        ]
        let content: Markup = """
            \(setting.doneBanner())\(heading(1, title, caption: picture.row.title))\
            \(paragraph(say("For those who speak for one of the safeguarding partners, run their business or bring independent scrutiny.")))\
            \(paragraph("\(link("Is everything in the published arrangements?", to: "/partnership/completeness"))"))\
            \(sections(parts))
            """
        return PublishedPage(title: title, content: content)
    }

    /// A text of the guidance or of Kith with its words explained; never what the partners wrote.
    func say(_ text: String) -> Markup { explained(text, told, in: setting.library) }

    /// The words of an answer, explained.
    func label(_ list: ListKey, _ code: String) -> Markup { say(setting.label(list, code)) }

    func rows(
        _ caption: String, _ columns: [String], _ rows: [[Cell]], empty: String
    ) -> Markup {
        if rows.isEmpty { return emptyState(empty) }
        return table(caption, hidesCaption: true, columns: columns.map { Column($0) }, rows: rows)
    }

    private var priorities: Markup {
        rows(
            "Agreed priorities", ["What is to change", "Why", "How it will show", "Who answers", "By", "Stands"],
            partnership.priorities.reversed().map { one in
                let now = partnership.now(one)
                return [
                    .text(now.priority), .markup(words(one.act.because)), .markup(words(now.measure)),
                    .text(names.name(one.act.owner)), .text(now.until.inWords), .markup(stands(one)),
                ]
            }, empty: "No priority has been agreed.")
    }

    /// What became of a priority, with what shows it; the act that says so, while it goes on.
    private func stands(_ one: Stamped<Partnership.Prioritise>) -> Markup {
        let reviews = partnership.reviews(of: one)
        let last: Markup =
            reviews.last.map { review in
                let outcome = setting.label(.priorityOutcomes, review.act.outcome)
                return
                    "\(tag(outcome, review.act.outcome == "met" ? .green : .blue)) \(review.stamp.happenedAt.day.inWords)\(words(review.act.evidence))"
            } ?? .nothing
        if partnership.ending(of: one) != nil { return last }
        let late: Markup = partnership.now(one).until < today ? tag("Its time is over", .red) : .nothing
        let open: Markup = reviews.isEmpty && partnership.now(one).until >= today ? tag("Under way", .yellow) : .nothing
        return last + late + open
            + again(Partnership.ReviewPriority.kind, one.stamp.number, "Review it", one.act.priority)
    }

    /// A link to an act about one entry, for those who may.
    func again(_ kind: ActKind, _ entry: Int, _ title: String, _ what: String) -> Markup {
        guard picture.next.contains(kind) else { return .nothing }
        let to = Link.act(kind, in: picture.row.stream).asking("entry", String(entry))
        return "<br>\(link(title, to: to, about: ": \(what)"))"
    }

    private var meetings: Markup {
        rows(
            "Meetings held", ["When", "Which", "Who came", "What was decided"],
            partnership.meetings.reversed().map { one in
                let mute = one.act.withoutVoice(in: partnership, on: one.stamp.happenedAt.day)
                let came = one.act.came.map { names.name($0) + (mute.contains($0) ? " (not appointed that day)" : "") }
                let open: Markup = one.act.openQuestions.map { "<br>Left open: \($0)" } ?? ""
                let others: Markup = one.act.others.map { "<br>Also there: \($0)" } ?? ""
                let apologies: Markup = one.act.apologies.map { "<br>Apologies: \($0)" } ?? ""
                return [
                    .text(one.stamp.happenedAt.day.inWords),
                    .markup(label(.partnershipMeetings, one.act.meeting)),
                    .markup(
                        "\(came.joined(separator: ", "))\(others)\(apologies)<br><span class=\"govuk-hint\">Chaired by \(names.name(one.act.chairedBy))</span>"
                    ), .markup("\(words(one.act.decided))\(open)"),
                ]
            }, empty: "No meeting is recorded.")
    }

    private var decisions: Markup {
        rows(
            "Decisions", ["When", "About", "What", "Agreed by"],
            partnership.decisions.reversed().map { one in
                [
                    .text(one.stamp.happenedAt.day.inWords), .markup(label(.partnershipMatters, one.act.matter)),
                    .markup("\(words(one.act.decided))<span class=\"govuk-hint\">Why: \(one.act.because)</span>"),
                    .text(one.act.agreedBy.map { names.name($0) }.joined(separator: ", ")),
                ]
            }, empty: "Nothing was decided between meetings.")
    }

    private var funding: Markup {
        let years = Set(partnership.contributions.map(\.act.year)).sorted(by: >)
        if years.isEmpty { return emptyState("No contribution is recorded.") }
        return years.markup { year in
            let given = partnership.contributions.filter { $0.act.year == year }
            let sum = given.reduce(0) { $0 + $1.act.pounds }
            let agreed = partnership.budgets.last { $0.act.year == year }
            let state =
                agreed.map { one in
                    let who = one.act.agreedBy.map { names.name($0) }.joined(separator: ", ")
                    return "Agreed by the leads (\(who)) \(one.stamp.happenedAt.day.inWords): \(one.act.equitable)"
                }
                ?? "Not agreed by the leads yet."
            return heading(3, "April \(year) to March \(year + 1)") + paragraph("\(state)")
                + table(
                    "Contributions from April \(year)", hidesCaption: true,
                    columns: [Column("Who"), Column("How"), Column("Pounds", isNumeric: true), Column("What for")],
                    rows: given.map { one in
                        [
                            .text(names.name(one.act.agency)),
                            .text(setting.label(.contributionKinds, one.act.contribution)), .number(one.act.pounds),
                            .text(one.act.what),
                        ]
                    } + [[.text("All"), .text(""), .number(sum), .text("")]])
        }
    }

    private var sharing: Markup {
        rows(
            "Information sharing agreements", ["Agreement", "Between", "What for", "Look at it again"],
            partnership.sharing.map { one in
                let due = partnership.reviewOn(one)
                let late = due < today ? " (overdue)" : ""
                let looked: Markup =
                    partnership.reviews(of: one).last.map { review in
                        "<br><span class=\"govuk-hint\">Looked at \(review.stamp.happenedAt.day.inWords): \(review.act.because)</span>"
                    } ?? .nothing
                let review = again(Partnership.ReviewSharing.kind, one.stamp.number, "Review it", one.act.title)
                return [
                    .text(one.act.title), .text(one.act.parties.map { names.name($0) }.joined(separator: ", ")),
                    .markup(
                        "\(words(partnership.purpose(one)))<span class=\"govuk-hint\">Lawful basis: \(setting.label(.lawfulBases, one.act.basis))</span>"
                    ),
                    .markup("\(due.inWords)\(late)\(looked)\(review)"),
                ]
            }, empty: "No agreement is recorded.")
    }

    private var disputes: Markup {
        if partnership.disputes.isEmpty { return emptyState("No dispute between partners is recorded.") }
        return partnership.disputes.reversed().markup { one in
            let raised = one.raised
            let who = names.name(raised.stamp.agency)
            let others = raised.act.with.map { names.name($0) }.joined(separator: ", ")
            var rows = [
                SummaryRow("Where it stands", stage(one)),
                SummaryRow("Disagreement", words(raised.act.because)), SummaryRow("Asked for", words(raised.act.asked)),
                SummaryRow("Safe meanwhile", words(raised.act.safeMeanwhile)),
            ]
            rows += one.escalated.map { step in
                SummaryRow(
                    "Escalated \(step.stamp.happenedAt.day.inWords)",
                    "\(label(.disputeLevels, step.act.level)). \(step.act.because)")
            }
            if let end = one.settled {
                rows.append(SummaryRow("Settled \(end.stamp.happenedAt.day.inWords)", words(end.act.outcome)))
                let agreed = (end.act.agreedBy ?? []).map { names.name($0) }.joined(separator: ", ")
                if !agreed.isEmpty { rows.append(SummaryRow("Agreed by", "\(agreed)")) }
                if let direction = end.act.direction, !direction.isEmpty {
                    rows.append(SummaryRow("Decided by direction of the Secretary of State", "\(direction)"))
                }
                if let learnt = end.act.learning {
                    rows.append(SummaryRow("So that it does not come back", words(learnt)))
                }
            }
            let title =
                "\(setting.label(.partnershipMatters, raised.act.matter)): \(who) and \(others)"
            let number = raised.stamp.number
            let next: Markup =
                one.settled != nil
                ? .nothing
                : again(Partnership.EscalateDispute.kind, number, "Escalate it", title)
                    + again(Partnership.SettleDispute.kind, number, "Settle it", title)
            return heading(3, title) + summaryList(rows) + next
        }
    }

    private func stage(_ one: Partnership.PartnersDispute) -> Markup {
        one.settled != nil ? tag("Settled", .green) : tag(setting.label(.disputeLevels, one.level), .yellow)
    }

    private var voice: Markup {
        rows(
            "What was heard", ["Who", "What they said", "What was done", "What is different"],
            partnership.voices.reversed().map { one in
                [
                    .markup(label(.voicesHeard, one.heard.act.from)),
                    .markup(childsWords(one.heard.act.said, from: one.heard.act.how)),
                    .markup(acted(one)),
                    .text(one.acted?.act.changed ?? "–"),
                ]
            }, empty: "Nothing is recorded of what children or families said.")
    }

    /// What was done with what they said and how they were told; the way to say it while it waits.
    private func acted(_ one: Partnership.Voice) -> Markup {
        guard let acted = one.acted?.act else {
            let who = setting.label(.voicesHeard, one.heard.act.from)
            return tag("Waits", .yellow)
                + again(Partnership.ActOnVoice.kind, one.heard.stamp.number, "Say what was done", who)
        }
        return "\(words(acted.done))<span class=\"govuk-hint\">How they were told: \(acted.toldThem)</span>"
    }

    private var boards: Markup {
        rows(
            "Other boards", ["Board or unit", "Kind", "How it fits"],
            partnership.boards.map {
                let leave = again(Partnership.LeaveBoard.kind, $0.stamp.number, "End the link", $0.act.name)
                return [
                    .text($0.act.name), .markup(label(.otherBoards, $0.act.board)),
                    .markup("\(words($0.act.how))\(leave)"),
                ]
            }, empty: "No link with another board is recorded.")
            + (partnership.boardsLeft.isEmpty
                ? .nothing
                : details(
                    "Links that have ended",
                    bullets(
                        partnership.boardsLeft.map {
                            "\($0.link.act.name), until \($0.left.act.until.inWords): \($0.left.act.because)"
                        })))
    }

    private var buttons: Markup {
        if picture.next.isEmpty { return paragraph("There is nothing for you to record here.") }
        return bullets(picture.next.map { link(setting.title($0), to: .act($0, in: picture.row.stream)) })
    }
}
