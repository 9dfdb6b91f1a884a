/// One answer to put right, and where it is on the page.
package struct FieldError: Sendable, Hashable {
    package var message: String
    /// The id of the control, or nil when it belongs to no single one.
    package var id: String?

    /// An error in the answer of that name.
    package init(_ name: String, _ message: String) {
        self.message = message
        self.id = fieldID(name)
    }

    /// An error in one part of a date or moment.
    package init(_ name: String, part: DatePart, _ message: String) {
        self.message = message
        self.id = part == .day ? fieldID(name) : fieldID(name) + "-" + part.rawValue
    }

    /// An error that belongs to the form as a whole.
    package init(message: String) {
        self.message = message
        self.id = nil
    }
}

/// All that has to be put right, at the top of the page, each leading to its question in the same words.
package func errorSummary(_ errors: [FieldError], title: String = "There is a problem") -> Markup {
    if errors.isEmpty { return "" }
    let items = errors.markup { error in
        guard let id = error.id else { return "<li>\(error.message)</li>\n" }
        return "<li><a href=\"\(Link.part(id))\">\(error.message)</a></li>\n"
    }
    return """
        <div class="govuk-error-summary" data-module="govuk-error-summary" tabindex="-1"><div role="alert">
        <h2 class="govuk-error-summary__title">\(title)</h2>
        <div class="govuk-error-summary__body"><ul class="govuk-list govuk-error-summary__list">
        \(items)</ul></div>
        </div></div>

        """
}
