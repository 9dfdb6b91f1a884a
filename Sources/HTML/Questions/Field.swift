/// The words round one question of a form: its label, its hint and what is wrong with the answer.
package struct Field: Sendable {
    /// The name the answer is sent under.
    package var name: String
    package var label: String
    package var hint: String?
    /// The hint as it is shown, where more is to be said than its plain words: links to what they mean, for example.
    package var hintShown: Markup?
    /// What to put right, in one sentence; nil when the answer is fine.
    package var error: String?
    package var size: LabelSize
    package var isOptional: Bool
    /// The label is also the page's heading, on a page with one question.
    package var isHeading: Bool
    /// Anything else said before the answer, such as what it is for.
    package var more: Markup

    package init(
        _ name: String, _ label: String, hint: String? = nil, error: String? = nil, size: LabelSize = .plain,
        isOptional: Bool = false, isHeading: Bool = false, more: Markup = .nothing
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.error = error
        self.size = size
        self.isOptional = isOptional
        self.isHeading = isHeading
        self.more = more
    }

    /// The id of the first thing one can type in or choose: the error summary leads there.
    package var id: String { fieldID(name) }
    var hintID: String { id + "-hint" }
    var errorID: String { id + "-error" }

    /// The ids of what a screen reader should read after the label.
    func describedBy(and other: String? = nil) -> String? {
        let ids = [other, hint == nil ? nil : hintID, error == nil ? nil : errorID].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    var fullLabel: String { isOptional ? label + " (optional)" : label }

    var hintMarkup: Markup {
        guard let hint else { return "" }
        let shown = hintShown ?? Markup(text: hint)
        return "<div id=\"\(hintID)\" class=\"govuk-hint\">\(shown)</div>\n"
    }

    var errorMarkup: Markup {
        guard let error else { return "" }
        return """
            <p id="\(errorID)" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> \
            \(error)</p>

            """
    }

    /// A label for one control.
    var labelMarkup: Markup {
        let label: Markup = """
            <label class="govuk-label\(classes: size.label)" for="\(id)">\(fullLabel)</label>
            """
        return isHeading ? "<h1 class=\"govuk-label-wrapper\">\(label)</h1>\n" : "\(label)\n"
    }

    var groupClass: StaticString {
        error == nil ? "govuk-form-group" : "govuk-form-group govuk-form-group--error"
    }
}

/// How large a label or legend is set.
package enum LabelSize: Sendable {
    case plain, small, medium, large, extraLarge

    var label: StaticString {
        switch self {
        case .plain: ""
        case .small: " govuk-label--s"
        case .medium: " govuk-label--m"
        case .large: " govuk-label--l"
        case .extraLarge: " govuk-label--xl"
        }
    }

    var legend: StaticString {
        switch self {
        case .plain: ""
        case .small: " govuk-fieldset__legend--s"
        case .medium: " govuk-fieldset__legend--m"
        case .large: " govuk-fieldset__legend--l"
        case .extraLarge: " govuk-fieldset__legend--xl"
        }
    }
}

/// The id that belongs to an answer's name: letters, digits, `-` and `_` kept, the rest made `-`.
package func fieldID(_ name: String) -> String {
    let isPlain =
        name.utf8.allSatisfy { isIDByte($0) } && name.utf8.first.map { $0 > UInt8(ascii: "9") } == true
    if isPlain { return name }
    let bytes = name.utf8.map { isIDByte($0) ? $0 : UInt8(ascii: "-") }
    return "q-" + String(decoding: bytes, as: UTF8.self)
}

private func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
    default: false
    }
}

/// Several controls under one legend.
package func fieldset(
    _ legend: String, size: LabelSize = .medium, isHeading: Bool = false, describedBy: String? = nil,
    _ content: Markup
) -> Markup {
    let words: Markup = isHeading ? "<h1 class=\"govuk-fieldset__heading\">\(legend)</h1>" : "\(legend)"
    return """
        <fieldset class="govuk-fieldset"\(attribute: "aria-describedby", describedBy)>
        <legend class="govuk-fieldset__legend\(classes: size.legend)">\(words)</legend>
        \(content)</fieldset>

        """
}

/// A question whose answer is several controls: group, legend, hint, error, then the controls.
func fieldsetGroup(_ field: Field, _ controls: Markup) -> Markup {
    let inside: Markup = "\(field.hintMarkup)\(field.more)\(field.errorMarkup)\(controls)"
    let set = fieldset(
        field.fullLabel, size: field.size, isHeading: field.isHeading, describedBy: field.describedBy(),
        inside)
    return "<div class=\"\(classes: field.groupClass)\">\n\(set)</div>\n"
}

/// A part of a form that belongs to certain answers of another question, wherever that stands. Without scripts it
/// is always shown and its words say when to answer; with scripts it is shown when one of the answers is chosen.
package func shownWhen(_ name: String, isOneOf values: [String], words: String? = nil, _ content: Markup)
    -> Markup
{
    let hint = words.map { "<p class=\"govuk-hint kith-when__words\">\($0)</p>\n" as Markup }
    return """
        <div class="kith-when" data-when="\(name)" data-is="\(values.joined(separator: " "))">
        \(hint)\(content)</div>

        """
}
