import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice

/// The question "who does what by when?": rows of an action, whoever does it and the day.
extension TypedAnswers {
    /// Rows that the page offers at once; more actions go into another entry.
    static let mostActions = 6

    /// Rows of `name.N.what` and its companions; rows in which nothing was typed are left out. An action without an
    /// outcome is for the same as the one above it.
    func actions(_ name: String) throws(Unreadable) -> Answer? {
        var rows: [Answer] = []
        var outcome: Answer?
        for row in 0..<Self.mostActions {
            let key = "\(name).\(row)"
            var action: [String: Answer] = [:]
            for part in ["what", "practitioner", "who"] {
                let typed = text("\(key).\(part)").trimmed
                if !typed.isEmpty { action[part] = .text(typed) }
            }
            let by = try TypedDay.read(date("\(key).by"), "By when, for action \(row + 1)")
            if action.isEmpty && by == nil { continue }
            guard action["what"] != nil else {
                throw Unreadable("Enter what is to be done as action \(row + 1)")
            }
            guard let by else { throw Unreadable("Enter the day by which action \(row + 1) is done") }
            action["by"] = .text(by.description)
            let typed = text("\(key).outcome").trimmed
            if !typed.isEmpty { outcome = .text(typed) }
            action["outcome"] = outcome
            rows.append(.object(action))
        }
        return rows.isEmpty ? nil : .list(rows)
    }
}

extension QuestionMarkup {
    /// Rows for actions: two in sight, the others opened when they are needed or hold something.
    func actions(_ question: Question) -> Markup {
        // A row that names an outcome too is heavier: one fewer keeps the page light.
        let most = TypedAnswers.mostActions - (question.namesOutcomes ? 1 : 0)
        let rows = (0..<most).map { actionRow($0, of: question) }
        let shown = rows.prefix(2).markup { $0 }
        let isOpen = (2..<TypedAnswers.mostActions).contains { row in
            typed.fields.entries.contains {
                $0.name.hasPrefix("\(question.key).\(row).") && !$0.value.isEmpty
            }
        }
        let more = details("More actions", isOpen: isOpen, rows.dropFirst(2).markup { $0 })
        let hint = question.hint.map { "<div class=\"govuk-hint\">\($0)</div>\n" as Markup }
        let error = errors[question.key].map { message in
            "<p class=\"govuk-error-message\" id=\"\(fieldID(question.key))\">\(message)</p>\n" as Markup
        }
        let label = question.optional ? question.label + " (optional)" : question.label
        return fieldset(label, size: .medium, "\(hint)\(error)\(shown)\(more)")
    }

    private func actionRow(_ row: Int, of question: Question) -> Markup {
        let key = "\(question.key).\(row)"
        let outcome: Markup =
            question.namesOutcomes
            ? textInput(
                Field(
                    "\(key).outcome", "What should be different once it is done",
                    hint: row == 0 ? nil : "Leave it empty if it is the same as for the action above"),
                value: typed.text("\(key).outcome")) : ""
        return fieldset(
            "Action \(row + 1)", size: .small,
            """
            \(outcome)\(textInput(Field("\(key).what", "What is to be done"), value: typed.text("\(key).what")))\
            \(select(
                Field("\(key).practitioner", "Practitioner who does it"), choices.practitioners(for: question),
                chosen: typed.text("\(key).practitioner"), blank: "Someone else, named below"))\
            \(textInput(
                Field("\(key).who", "Someone else, in the family or elsewhere"), value: typed.text("\(key).who")))\
            \(dateInput(Field("\(key).by", "By when"), value: typed.date("\(key).by")))
            """)
    }
}

extension AnswerWords {
    /// An action in one sentence.
    func action(_ parts: [String: Answer]) -> Markup {
        let who =
            parts["practitioner"]?.text.flatMap { id in
                choices.practitioners.first { $0.id.id == id }?.name
            }
            ?? parts["who"]?.text ?? "nobody named"
        let by = parts["by"]?.text.flatMap { Day($0)?.inWords } ?? "no day"
        let outcome = parts["outcome"]?.text.map { "\($0): " } ?? ""
        return "\(outcome)\(parts["what"]?.text ?? ""), by \(who), until \(by)"
    }
}

extension OpenAPI {
    static let action: Answer = [
        "type": "object", "additionalProperties": false, "required": ["what", "by"],
        "properties": [
            "what": ["type": "string", "maxLength": 300], "who": ["type": "string", "maxLength": 300],
            "practitioner": ["$ref": "#/components/schemas/Id"],
            "by": ["type": "string", "format": "date"], "outcome": ["type": "string", "maxLength": 300],
        ],
    ]
}

extension PersonActs {
    /// Early help can be started by whoever works with families, unless it goes on already.
    func earlyHelpStart(_ doer: Doer) -> Markup {
        let goesOn = page.picture.earlyHelp.contains { $0.closedAt == nil }
        guard doer.isPractising, !goesOn else { return "" }
        let person = page.identity.person
        let start = buttonLink(
            "Start early help", to: .act("earlyHelp.identify", about: [person]), .secondary)
        let hands = page.picture.involved.contains {
            [.lead, .supervisor].contains($0.kind) && $0.practitioner?.id == doer.practitioner
                && $0.until == nil
        }
        guard hands, doer.agencyKind == Agency.councilKind else { return start }
        return start
            + buttonLink(
                "Step down to early help", to: .act("earlyHelp.handOver", about: [person]), .secondary)
    }
}
