/// One answer to choose.
package struct Choice: Sendable {
    package var value: String
    package var label: String
    package var hint: String?
    /// The hint as it is shown, where some of its words are links.
    package var hintShown: Markup?
    /// Questions that belong to this answer alone, shown under it when it is chosen.
    package var reveals: Markup?
    /// Choosing it takes every other choice away ("None of these").
    package var isExclusive: Bool

    package init(
        _ value: String, _ label: String, hint: String? = nil, reveals: Markup? = nil,
        isExclusive: Bool = false
    ) {
        self.value = value
        self.label = label
        self.hint = hint
        self.reveals = reveals
        self.isExclusive = isExclusive
    }
}

/// One answer out of a few.
package func radios(
    _ field: Field, _ choices: [Choice], chosen: String? = nil, isInline: Bool = false, isSmall: Bool = false
) -> Markup {
    var items = Markup(room: choices.count * 320)
    for (index, choice) in choices.enumerated() {
        if choice.isExclusive && index > 0 { items += "<div class=\"govuk-radios__divider\">or</div>\n" }
        items += radio(choice, index, of: field, isChosen: choice.value == chosen)
    }
    let shape: Markup = "\(isInline ? " govuk-radios--inline" : "")\(isSmall ? " govuk-radios--small" : "")"
    return fieldsetGroup(
        field, "<div class=\"govuk-radios\(shape)\" data-module=\"govuk-radios\">\n\(items)</div>\n")
}

private func radio(_ choice: Choice, _ index: Int, of field: Field, isChosen: Bool) -> Markup {
    let id = index == 0 ? field.id : "\(field.id)-\(index + 1)"
    let hintID = choice.hint == nil ? nil : id + "-item-hint"
    let revealID = choice.reveals == nil ? nil : "conditional-" + id
    return """
        <div class="govuk-radios__item"><input class="govuk-radios__input" id="\(id)" name="\(field.name)" \
        type="radio" value="\(choice.value)"\("checked", when: isChosen)\
        \(attribute: "aria-describedby", hintID)\(attribute: "data-aria-controls", revealID)>\
        <label class="govuk-label govuk-radios__label" for="\(id)">\(choice.label)</label>\
        \(choiceHint(choice, hintID, "govuk-hint govuk-radios__hint"))</div>
        \(reveal(choice, revealID, isChosen, "govuk-radios__conditional"))
        """
}

/// Any number of answers out of a few.
package func checkboxes(
    _ field: Field, _ choices: [Choice], chosen: Set<String> = [], isSmall: Bool = false
) -> Markup {
    var items = Markup(room: choices.count * 320)
    for (index, choice) in choices.enumerated() {
        if choice.isExclusive && index > 0 { items += "<div class=\"govuk-checkboxes__divider\">or</div>\n" }
        items += checkbox(choice, index, of: field, isChosen: chosen.contains(choice.value))
    }
    let shape: Markup = isSmall ? " govuk-checkboxes--small" : ""
    return fieldsetGroup(
        field, "<div class=\"govuk-checkboxes\(shape)\" data-module=\"govuk-checkboxes\">\n\(items)</div>\n")
}

/// One box to tick that needs no legend, such as "I have read this".
package func checkbox(_ field: Field, value: String = "true", isChosen: Bool = false) -> Markup {
    let choice = Choice(value, field.fullLabel, hint: field.hint)
    return """
        <div class="\(classes: field.groupClass)">
        \(field.more)\(field.errorMarkup)<div class="govuk-checkboxes" data-module="govuk-checkboxes">
        \(checkbox(choice, 0, of: field, isChosen: isChosen))</div>
        </div>

        """
}

private func checkbox(_ choice: Choice, _ index: Int, of field: Field, isChosen: Bool) -> Markup {
    let id = index == 0 ? field.id : "\(field.id)-\(index + 1)"
    let hintID = choice.hint == nil ? nil : id + "-item-hint"
    let revealID = choice.reveals == nil ? nil : "conditional-" + id
    return """
        <div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="\(id)" \
        name="\(field.name)" type="checkbox" value="\(choice.value)"\("checked", when: isChosen)\
        \(attribute: "data-behaviour", choice.isExclusive ? "exclusive" : nil)\
        \(attribute: "aria-describedby", hintID)\(attribute: "data-aria-controls", revealID)>\
        <label class="govuk-label govuk-checkboxes__label" for="\(id)">\(choice.label)</label>\
        \(choiceHint(choice, hintID, "govuk-hint govuk-checkboxes__hint"))</div>
        \(reveal(choice, revealID, isChosen, "govuk-checkboxes__conditional"))
        """
}

private func choiceHint(_ choice: Choice, _ id: String?, _ names: StaticString) -> Markup {
    guard let hint = choice.hint, let id else { return "" }
    return "<div id=\"\(id)\" class=\"\(classes: names)\">\(choice.hintShown ?? "\(hint)")</div>"
}

/// What a choice reveals. The hiding class only hides where scripts run, so without them nothing is out of reach.
private func reveal(_ choice: Choice, _ id: String?, _ isChosen: Bool, _ name: StaticString) -> Markup {
    guard let content = choice.reveals, let id else { return "" }
    let state: Markup = isChosen ? "" : " \(classes: name)--hidden"
    return "<div class=\"\(classes: name)\(state)\" id=\"\(id)\">\n\(content)</div>\n"
}

/// Yes or no; sent as `true` or `false`.
package func yesNo(_ field: Field, chosen: Bool? = nil, yes: Markup? = nil, no: Markup? = nil) -> Markup {
    let choices = [Choice("true", "Yes", reveals: yes), Choice("false", "No", reveals: no)]
    return radios(
        field, choices, chosen: chosen.map { $0 ? "true" : "false" }, isInline: yes == nil && no == nil)
}

/// One answer out of many, from a list that opens.
package func select(
    _ field: Field, _ choices: [Choice], chosen: String? = nil, blank: String? = "Choose one"
) -> Markup {
    let error: Markup = field.error == nil ? "" : " govuk-select--error"
    let first = blank.map { "<option value=\"\">\($0)</option>\n" as Markup }
    let items = choices.markup { choice in
        """
        <option value="\(choice.value)"\("selected", when: choice.value == chosen)>\(choice.label)</option>

        """
    }
    return """
        <div class="\(classes: field.groupClass)">
        \(field.labelMarkup)\(field.hintMarkup)\(field.more)\(field.errorMarkup)\
        <select class="govuk-select\(error)" id="\(field.id)" name="\(field.name)"\
        \(attribute: "aria-describedby", field.describedBy())>
        \(first)\(items)</select>
        </div>

        """
}
