/// A heading of a part of a page; 1 is the page's own.
package func heading(_ level: Int, _ words: String, id: String? = nil, caption: String? = nil) -> Markup {
    let above = caption.map { "<span class=\"govuk-caption-\(headingSize(level))\">\($0)</span>\n" as Markup }
    return """
        \(above)<h\(level) class="govuk-heading-\(headingSize(level))"\(attribute: "id", id)>\(words)</h\(level)>

        """
}

private func headingSize(_ level: Int) -> String {
    switch level {
    case 1: "l"
    case 2: "m"
    default: "s"
    }
}

/// A paragraph.
package func paragraph(_ words: Markup) -> Markup {
    "<p class=\"govuk-body\">\(words)</p>\n"
}

/// A link in running text. `about` is read out after the words, for links that would otherwise all sound alike.
package func link(_ words: String, to link: Link, about: String? = nil) -> Markup {
    let more = about.map { "<span class=\"govuk-visually-hidden\"> \($0)</span>" as Markup }
    return "<a class=\"govuk-link\" href=\"\(link)\">\(words)\(more)</a>"
}

/// What somebody wrote, with its line breaks kept.
package func words(_ text: String) -> Markup {
    "<div class=\"kith-words\">\(text)</div>"
}

/// The child's own words, set apart from what others say.
package func childsWords(_ text: String, from source: String? = nil) -> Markup {
    let cite = source.map { "<footer class=\"kith-quote__from\">\($0)</footer>" as Markup }
    return "<blockquote class=\"kith-quote\"><div class=\"kith-words\">\(text)</div>\(cite)</blockquote>\n"
}

/// A list of points.
package func bullets(_ items: [Markup]) -> Markup {
    "<ul class=\"govuk-list govuk-list--bullet\">\n\(items.markup { "<li>\($0)</li>\n" })</ul>\n"
}

/// Something to notice that is not a warning.
package func insetText(_ content: Markup) -> Markup {
    "<div class=\"govuk-inset-text\">\(content)</div>\n"
}

/// Something that must not be missed.
package func warningText(_ content: Markup) -> Markup {
    """
    <div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>\
    <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> \(content)</strong>\
    </div>

    """
}

/// What has just been done: reference and next step. It takes focus where scripts run.
package func successBanner(_ heading: String, id: String = "done", _ content: Markup = .nothing) -> Markup {
    let more: Markup = content.isEmpty ? "" : "<div class=\"govuk-body\">\(content)</div>"
    return """
        <div class="govuk-notification-banner govuk-notification-banner--success" role="status" tabindex="-1" \
        aria-labelledby="\(id)-title" data-focus>
        <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" \
        id="\(id)-title">Done</h2></div>
        <div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">\(heading)</p>\
        \(more)</div>
        </div>

        """
}

/// Something to know before reading on, such as a change made meanwhile by another.
package func importantBanner(_ title: String = "Important", id: String = "important", _ content: Markup)
    -> Markup
{
    """
    <div class="govuk-notification-banner" role="region" aria-labelledby="\(id)-title">
    <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" \
    id="\(id)-title">\(title)</h2></div>
    <div class="govuk-notification-banner__content">\(content)</div>
    </div>

    """
}

/// Something most readers do not need, opened by pressing its summary.
package func details(_ summary: String, isOpen: Bool = false, _ content: Markup) -> Markup {
    """
    <details class="govuk-details"\("open", when: isOpen)><summary class="govuk-details__summary">\
    <span class="govuk-details__summary-text">\(summary)</span></summary>
    <div class="govuk-details__text">\(content)</div></details>

    """
}

/// Why there is nothing here and what can be done.
package func emptyState(_ why: String, _ next: Markup = .nothing) -> Markup {
    "<div class=\"kith-empty\"><p class=\"govuk-body\">\(why)</p>\(next)</div>\n"
}

/// Two thirds of the page's width for reading, one third beside it.
package func twoThirds(_ content: Markup, beside: Markup = .nothing) -> Markup {
    let aside: Markup = beside.isEmpty ? "" : "<div class=\"govuk-grid-column-one-third\">\n\(beside)</div>\n"
    return """
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        \(content)</div>
        \(aside)</div>

        """
}

/// Two versions of the same thing side by side, one above the other where there is no room.
package func sideBySide(_ left: Markup, _ right: Markup) -> Markup {
    """
    <div class="kith-pair"><div class="kith-pair__side">
    \(left)</div><div class="kith-pair__side">
    \(right)</div></div>

    """
}
