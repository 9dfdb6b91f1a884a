/// One fact, and what can be done about it.
package struct SummaryRow: Sendable {
    package var key: String
    package var value: Markup
    package var actions: [RowAction]

    package init(_ key: String, _ value: Markup, actions: [RowAction] = []) {
        self.key = key
        self.value = value
        self.actions = actions
    }

    /// A fact with a link to change it.
    package init(_ key: String, _ value: Markup, change link: Link) {
        self.init(key, value, actions: [RowAction("Change", key.lowercasedFirst, link)])
    }
}

/// A link beside a fact: what it does, and to what.
package struct RowAction: Sendable {
    package var words: String
    /// Read out after the words: "Change" + "date of birth".
    package var about: String
    package var link: Link

    package init(_ words: String, _ about: String, _ link: Link) {
        self.words = words
        self.about = about
        self.link = link
    }
}

/// Facts, one to a line.
package func summaryList(_ rows: [SummaryRow], hasRules: Bool = true) -> Markup {
    let hasActions = rows.contains { !$0.actions.isEmpty }
    let items = rows.markup { row in
        let noActions: Markup =
            hasActions && row.actions.isEmpty ? " govuk-summary-list__row--no-actions" : ""
        return """
            <div class="govuk-summary-list__row\(noActions)"><dt class="govuk-summary-list__key">\(row.key)</dt>\
            <dd class="govuk-summary-list__value">\(row.value)</dd>\(rowActions(row.actions))</div>

            """
    }
    let rules: Markup = hasRules ? "" : " govuk-summary-list--no-border"
    return "<dl class=\"govuk-summary-list\(rules)\">\n\(items)</dl>\n"
}

/// Facts under a title, in a box.
package func summaryCard(_ title: String, actions: [RowAction] = [], _ rows: [SummaryRow]) -> Markup {
    let links = actions.markup { "<li class=\"govuk-summary-card__action\">\(rowLink($0))</li>" }
    let list: Markup = actions.isEmpty ? "" : "<ul class=\"govuk-summary-card__actions\">\(links)</ul>"
    return """
        <div class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper">\
        <h2 class="govuk-summary-card__title">\(title)</h2>\(list)</div>
        <div class="govuk-summary-card__content">\(summaryList(rows))</div></div>

        """
}

private func rowActions(_ actions: [RowAction]) -> Markup {
    if actions.isEmpty { return "" }
    if actions.count == 1 { return "<dd class=\"govuk-summary-list__actions\">\(rowLink(actions[0]))</dd>" }
    let items = actions.markup { "<li class=\"govuk-summary-list__actions-list-item\">\(rowLink($0))</li>" }
    return """
        <dd class="govuk-summary-list__actions"><ul class="govuk-summary-list__actions-list">\(items)</ul></dd>
        """
}

private func rowLink(_ action: RowAction) -> Markup {
    link(action.words, to: action.link, about: action.about)
}

extension String {
    /// "Date of birth" as it stands in the middle of a sentence; "NHS number" stays as it is.
    fileprivate var lowercasedFirst: String {
        let second = dropFirst().first
        if second?.isUppercase == true { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
