/// A form that sends answers. It checks nothing in the browser: the server does, with all of its rules.
///
/// - Parameters:
///   - draft: where what is typed is kept while it is typed; nil for forms too short to need it.
///   - hidden: answers sent along that nobody sees.
package func form(
    _ action: Link, csrf: String, id: String? = nil, draft: Link? = nil, hidden: [(String, String)] = [],
    sendsFiles: Bool = false, _ content: Markup
) -> Markup {
    let encoding: Markup = sendsFiles ? " enctype=\"multipart/form-data\"" : ""
    let status: Markup =
        draft == nil ? "" : "<p class=\"kith-draft govuk-hint\" role=\"status\" data-draft-status></p>\n"
    return """
        <form action="\(action)" method="post" novalidate autocomplete="off" data-once\(encoding)\(attribute: "id", id)\
        \(attribute: "data-draft-url", draft)>
        \(csrfField(csrf))\(hidden.markup { hiddenField($0, $1) })
        \(content)\(status)</form>

        """
}

/// The token that shows a form came from one of our own pages.
package func csrfField(_ token: String) -> Markup {
    hiddenField("csrf", token)
}

/// An answer sent along that nobody sees.
package func hiddenField(_ name: String, _ value: String) -> Markup {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
}

/// How much a button asks to be pressed.
package enum ButtonKind: Sendable {
    case primary, secondary, warning

    var classes: StaticString {
        switch self {
        case .primary: ""
        case .secondary: " govuk-button--secondary"
        case .warning: " govuk-button--warning"
        }
    }
}

/// A button that sends its form; its name and value are sent with it when given.
package func button(
    _ words: String, _ kind: ButtonKind = .primary, name: String? = nil, value: String? = nil
) -> Markup {
    """
    <button type="submit" class="govuk-button\(classes: kind.classes)" data-module="govuk-button" \
    data-prevent-double-click="true"\(attribute: "name", name)\(attribute: "value", value)>\(words)</button>

    """
}

/// A link that looks like a button, for going somewhere to start something.
package func buttonLink(_ words: String, to link: Link, _ kind: ButtonKind = .primary) -> Markup {
    """
    <a href="\(link)" role="button" draggable="false" class="govuk-button\(classes: kind.classes)" \
    data-module="govuk-button">\(words)</a>

    """
}

/// Buttons and links side by side.
package func buttonGroup(_ content: Markup) -> Markup {
    "<div class=\"govuk-button-group\">\n\(content)</div>\n"
}

/// A form of one button: something done by one press.
package func oneButtonForm(
    _ words: String, to action: Link, csrf: String, hidden: [(String, String)] = [],
    _ kind: ButtonKind = .secondary
) -> Markup {
    form(action, csrf: csrf, hidden: hidden, button(words, kind))
}
