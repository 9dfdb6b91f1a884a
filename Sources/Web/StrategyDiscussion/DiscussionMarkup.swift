import Casework
import Guidance
import HTML
import Practice

/// One strategy discussion as a minute that can be read from top to bottom.
struct DiscussionMarkup {
    let minute: DiscussionMinute
    /// Its place among the discussions of the episode, from 1.
    let place: Int
    let words: MinuteWords

    private var setting: PageSetting { words.setting }

    var title: String {
        guard let held = minute.held else {
            return minute.meetsAt.map { "Strategy discussion called for \($0.inWords)" }
                ?? "Preliminary discussion of \(minute.began.inWords)"
        }
        return "Strategy discussion of \(held.entry.stamp.happenedAt.inWords)"
    }

    /// The decision in a few words, with what is special about this discussion.
    var decision: Markup {
        guard let held = minute.held, let step = held.step else {
            return minute.preliminary.isEmpty
                ? tag("Not held yet", .yellow) : tag("Nothing decided yet", .yellow)
        }
        let initiated: Markup = minute.initiated ? " \(tag("Initiated the enquiry", .blue))" : ""
        let urgent: Markup = held.missing.isEmpty ? "" : " \(tag("Decided in urgency", .orange))"
        return "\(setting.label(.strategyDecisions, step))\(initiated)\(urgent)"
    }

    var whole: Markup {
        """
        <p class="govuk-body"><strong>Decision:</strong> \(decision)</p>
        \(calls)\(asked)\(information)\(preliminary)\(held)\(dissents)\(actions)
        """
    }

    // MARK: Asked and answered

    private var calls: Markup {
        minute.calls.markup { call in "\(heading(3, "Why it was called"))\(words.words(call))\(words.by(call))" }
    }

    private var asked: Markup {
        if minute.invited.isEmpty { return "" }
        let came = Set(minute.held?.present ?? [])
        let rows = minute.invited.map { invited -> [Cell] in
            let instead = invited.inPlaceOf.map { ", for \(words.names.name($0))" } ?? ""
            let answer = invited.coming.map { setting.label(.strategyAnswers, $0) } ?? "No answer yet"
            let there =
                minute.held == nil
                ? "Not held yet"
                : came.contains(invited.practitioner)
                    ? "Came" : ["Did not come", invited.absentBecause].compactMap { $0 }.joined(separator: ": ")
            return [
                .text(words.names.name(invited.practitioner) + instead), .text(words.names.name(invited.agency)),
                .text(answer), .text(there),
            ]
        }
        return table(
            "Who was asked to discussion \(place)",
            columns: [Column("Practitioner"), Column("Agency"), Column("Answer"), Column("Discussion")], rows: rows)
    }

    private var information: Markup {
        let answers = minute.invited.compactMap(\.answer).filter { !$0.parts.isEmpty || $0.isWithheld }
        if answers.isEmpty { return "" }
        return heading(3, "What was sent before")
            + answers.markup { answer in "\(words.words(answer))\(words.by(answer))" }
    }

    // MARK: Held

    private var preliminary: Markup {
        minute.preliminary.markup { talk in
            """
            \(heading(3, "Preliminary discussion of \(talk.entry.stamp.happenedAt.inWords)"))\
            \(paragraph("It decided nothing. Held \(setting.label(.strategyWays, talk.how).lowercased()) with:"))\
            \(words.people(talk.present))\(words.words(talk.entry))\(words.by(talk.entry))
            """
        }
    }

    private var held: Markup {
        guard let talk = minute.held else { return "" }
        let missing: Markup =
            talk.missing.isEmpty
            ? ""
            : warningText(
                "Decided without \(talk.missing.map(Self.missingWords).joined(separator: " and ")), because it could not wait."
            )
        let dissent: Markup =
            talk.dissenting.isEmpty
            ? ""
            : paragraph("<strong>Disagreed:</strong> \(talk.dissenting.map(words.names.name).joined(separator: ", "))")
        return """
            \(heading(3, "What was said and decided"))\(missing)\
            \(paragraph("Held: \(setting.label(.strategyWays, talk.how).lowercased()). Who took part:"))\
            \(words.people(talk.present, elsewhere: talk.elsewhere))\(dissent)\(words.words(talk.entry))\
            \(words.by(talk.entry))
            """
    }

    private static func missingWords(_ who: String) -> String {
        switch who {
        case "health": "health"
        case "police": "the police"
        default: "a social worker"
        }
    }

    private var dissents: Markup {
        minute.dissents.markup { dissent in
            """
            \(heading(3, "Disagreement of \(words.names.name(dissent.stamp.agency))"))\(words.words(dissent))\
            \(words.by(dissent))
            """
        }
    }

    // MARK: Agreed

    private var actions: Markup {
        if minute.actions.isEmpty { return "" }
        let items = minute.actions.markup { action -> Markup in
            let due = DueWords(
                .day(action.by), stoppedAt: action.done?.stamp.happenedAt, at: setting.now,
                setting.guidance.workingDays)
            let who = action.owner.map(words.names.name) ?? action.who ?? "Someone without an account here"
            let done: Markup = action.done.map { "\(words.words($0))\(words.by($0))" } ?? ""
            return """
                <li class="kith-work__line"><h4 class="govuk-heading-s kith-work__title">\(action.number). \(who) \(due.tag)</h4>\
                <div class="kith-words">\(action.what ?? "What it is is not open to you.")</div>\
                <p class="govuk-body-s kith-work__more">\(due.sentence).</p>\(done)\(form(action))</li>

                """
        }
        return heading(3, "What was agreed") + workList(items)
    }

    private func form(_ action: DiscussionMinute.Action) -> Markup {
        guard action.done == nil, words.picture.next.contains("strategy.actionDone") else { return "" }
        let form = Link.act("strategy.actionDone", in: words.stream).asking("action", String(action.number))
        return """
            <p class="govuk-body kith-no-print">\(link("Say that it is done", to: form, about: "action \(action.number)"))</p>

            """
    }
}
