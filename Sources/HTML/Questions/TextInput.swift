/// What is typed into one line.
package struct TextKind: Sendable {
    var type: StaticString
    var inputMode: String?
    var spellcheck: String?

    package static let text = TextKind(type: "text", inputMode: nil, spellcheck: nil)
    /// Names and references, which a spelling checker may not send anywhere.
    package static let plain = TextKind(type: "text", inputMode: nil, spellcheck: "false")
    package static let number = TextKind(type: "text", inputMode: "numeric", spellcheck: "false")
    package static let email = TextKind(type: "email", inputMode: nil, spellcheck: "false")
    package static let phone = TextKind(type: "tel", inputMode: nil, spellcheck: nil)
    package static let password = TextKind(type: "password", inputMode: nil, spellcheck: "false")
    package static let search = TextKind(type: "search", inputMode: nil, spellcheck: "false")
}

/// How wide a one-line answer is expected to be.
package enum InputWidth: Sendable {
    case full, half, third, twenty, ten, five, four, three, two

    var classes: StaticString {
        switch self {
        case .full: ""
        case .half: " govuk-!-width-one-half"
        case .third: " govuk-!-width-one-third"
        case .twenty: " govuk-input--width-20"
        case .ten: " govuk-input--width-10"
        case .five: " govuk-input--width-5"
        case .four: " govuk-input--width-4"
        case .three: " govuk-input--width-3"
        case .two: " govuk-input--width-2"
        }
    }
}

/// One line to type. `autocomplete` is "off" unless the answer is about the person typing.
package func textInput(
    _ field: Field, value: String = "", kind: TextKind = .text, width: InputWidth = .full,
    autocomplete: String = "off"
) -> Markup {
    let error: Markup = field.error == nil ? "" : " govuk-input--error"
    return """
        <div class="\(classes: field.groupClass)">
        \(field.labelMarkup)\(field.hintMarkup)\(field.more)\(field.errorMarkup)\
        <input class="govuk-input\(classes: width.classes)\(error)" id="\(field.id)" name="\(field.name)" \
        type="\(classes: kind.type)" value="\(value)" autocomplete="\(autocomplete)"\
        \(attribute: "inputmode", kind.inputMode)\(attribute: "spellcheck", kind.spellcheck)\
        \(attribute: "aria-describedby", field.describedBy())>
        </div>

        """
}

/// Several lines to type, with a count of what is left when there is a limit worth saying.
package func textArea(_ field: Field, value: String = "", rows: Int = 5, most: Int? = nil) -> Markup {
    let error: Markup = field.error == nil ? "" : " govuk-textarea--error"
    let counted: Markup = most == nil ? "" : " govuk-js-character-count"
    let infoID = most == nil ? nil : field.id + "-info"
    // A browser drops one line break after the opening tag, so one is added when the text begins with one.
    let start: Markup =
        value.utf8.first == UInt8(ascii: "\n") || value.utf8.first == UInt8(ascii: "\r") ? "\n" : ""
    return """
        <div class="\(classes: field.groupClass)\(characterCount(most))>
        \(field.labelMarkup)\(field.hintMarkup)\(field.more)\(field.errorMarkup)\
        <textarea class="govuk-textarea\(counted)\(error)" id="\(field.id)" name="\(field.name)" rows="\(rows)"\
        \(attribute: "aria-describedby", field.describedBy(and: infoID))>\(start)\(value)</textarea>
        \(characterWords(most, id: infoID))</div>

        """
}

private func characterCount(_ most: Int?) -> Markup {
    guard let most else { return "\"" }
    return """
         govuk-character-count" data-module="govuk-character-count" data-maxlength="\(most)" data-threshold="75"
        """
}

private func characterWords(_ most: Int?, id: String?) -> Markup {
    guard let most, let id else { return "" }
    return """
        <div id="\(id)" class="govuk-hint govuk-character-count__message">You can enter up to \(most) characters</div>

        """
}
