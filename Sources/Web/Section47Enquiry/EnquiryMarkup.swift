import Casework
import Guidance
import HTML
import Practice

/// A section 47 enquiry with its checks and their replies, the examinations, the outcome, and who asked for a conference.
struct EnquiryMarkup {
    let minute: EnquiryMinute
    /// Its place among the enquiries of the episode, from 1.
    let place: Int
    let words: MinuteWords

    private var setting: PageSetting { words.setting }

    var whole: Markup {
        let started = minute.started.stamp.happenedAt
        return """
            \(heading(3, "Section 47 enquiry of \(started.day.inWords)"))\(summaryList(rows))\
            \(words.words(minute.started))\(checks)\(examinations)\(outcome)\(requests)
            """
    }

    private var rows: [SummaryRow] {
        var rows = [
            SummaryRow("Lead social worker", "\(words.names.name(minute.lead))"),
            SummaryRow("Made", minute.isJoint ? "With the police" : "By the council alone"),
        ]
        if let police = minute.police {
            rows.append(SummaryRow("Police officer", "\(words.names.name(police))"))
        }
        if let initiated = minute.initiatedAt {
            rows.append(SummaryRow("Decided on", "At the strategy discussion of \(initiated.inWords)"))
        }
        rows.append(SummaryRow("Outcome", outcomeWords))
        if let agreement { rows.append(SummaryRow("Manager", agreement)) }
        if minute.outcome != nil {
            rows.append(
                SummaryRow(
                    "Child protection conference", minute.needsConference ? tag("Needed", .orange) : "Not decided on"))
            rows.append(
                SummaryRow("Told", minute.told.last.map { "\($0.stamp.happenedAt.inWords)" } ?? "Not told yet"))
        }
        return rows
    }

    /// Where the outcome stands with the manager; nil before there was one, and where the lead named who agreed.
    private var agreement: Markup? {
        if minute.isAgreed == false { return tag("Waits for a manager's agreement", .yellow) }
        guard let last = minute.agreements.last else { return nil }
        let who = "\(words.names.name(last.entry.stamp.by)), \(last.entry.stamp.happenedAt.inWords)"
        if minute.isAgreed == true { return "Agreed by \(who)" }
        return last.agreed ? nil : "\(tag("Sent back", .orange)) by \(who)"
    }

    private var outcomeWords: Markup {
        guard let outcome = minute.outcome else { return tag("Under way", .blue) }
        return "\(setting.label(.enquiryOutcomes, outcome))"
    }

    // MARK: Checks

    private var checks: Markup {
        if minute.checks.isEmpty { return "" }
        let items = minute.checks.markup { check -> Markup in
            let who =
                words.names.name(check.agency) + (check.practitioner.map { ": " + words.names.name($0) } ?? "")
            let state: Markup = check.reply == nil ? tag("Waits for an answer", .yellow) : tag("Answered", .grey)
            let reply: Markup = check.reply.map { "\(words.words($0))\(words.by($0))" } ?? ""
            let form: Markup =
                check.reply == nil
                ? words.form(
                    "enquiry.reply", entry: check.asked.stamp.number, "Answer this",
                    about: "entry \(check.asked.stamp.number)") : ""
            return """
                <li class="kith-work__line"><h4 class="govuk-heading-s kith-work__title">\(who) \(state)</h4>\
                \(words.words(check.asked))\(words.by(check.asked))\(reply)\(form)</li>

                """
        }
        return heading(4, "Agencies asked what they know") + workList(items)
    }

    private var examinations: Markup {
        if minute.examinations.isEmpty { return "" }
        return heading(4, "Medical examination")
            + minute.examinations.markup { "\(words.words($0))\(words.by($0))" }
    }

    // MARK: Outcome

    private var outcome: Markup {
        guard let concluded = minute.concluded else { return "" }
        let told = minute.told.markup { "\(words.words($0))\(words.by($0))" }
        let answers = minute.agreements.markup { one -> Markup in
            let title = one.agreed ? "A manager agreed" : "A manager sent it back"
            return "\(heading(4, title))\(words.words(one.entry))\(words.by(one.entry))"
        }
        return """
            \(heading(4, "How it was concluded"))\(words.words(concluded))\(words.by(concluded))\(answers)\(told)
            """
    }

    private var requests: Markup {
        minute.requests.markup { request -> Markup in
            let agency = words.names.name(request.asked.stamp.agency)
            let state: Markup =
                switch request.granted {
                case nil: tag("Waits for an answer", .yellow)
                case true?: tag("Agreed", .green)
                case false?: tag("Declined", .grey)
                }
            let answer: Markup = request.answer.map { "\(words.words($0))\(words.by($0))" } ?? ""
            let form: Markup =
                request.granted == nil
                ? words.form(
                    "enquiry.answerRequest", entry: request.asked.stamp.number, "Answer \(agency)",
                    about: "entry \(request.asked.stamp.number)") : ""
            return """
                \(heading(4, "\(agency) asked for a conference"))<p class="govuk-body">\(state)</p>\
                \(words.words(request.asked))\(words.by(request.asked))\(answer)\(form)
                """
        }
    }
}
