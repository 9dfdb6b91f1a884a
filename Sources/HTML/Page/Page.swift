/// What is particular to one page.
package struct PageHead: Sendable {
    /// What the page is, never with a person's name in it: titles end up in histories and on shared screens.
    package var title: String
    /// An opaque reference, if the page belongs to one.
    package var reference: String?
    /// The form came back with something to put right; the title then begins "Error: ".
    package var hasErrors: Bool
    package var back: Link?
    package var breadcrumbs: [Breadcrumb]
    /// Wide pages use the whole screen: a chronology, two versions side by side.
    package var isWide: Bool

    package init(
        _ title: String, reference: String? = nil, hasErrors: Bool = false, back: Link? = nil,
        breadcrumbs: [Breadcrumb] = [], isWide: Bool = false
    ) {
        self.title = title
        self.reference = reference
        self.hasErrors = hasErrors
        self.back = back
        self.breadcrumbs = breadcrumbs
        self.isWide = isWide
    }
}

/// A whole page.
package func page(_ head: PageHead, in frame: Frame, _ content: Markup) -> Markup {
    let way = head.breadcrumbs.isEmpty ? head.back.map { backLink($0) } : breadcrumbs(head.breadcrumbs)
    let width: StaticString = head.isWide ? "kith-width-wide" : "govuk-width-container"
    return """
        <!doctype html>
        <html lang="en-GB" class="govuk-template">
        <head>
        <meta charset="utf-8">
        \(title(of: head))
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
        <meta name="color-scheme" content="light">
        <meta name="theme-color" content="#1f3a4d">
        <meta name="referrer" content="same-origin">
        <meta name="format-detection" content="telephone=no">
        \(tokens(of: frame))<link rel="icon" href="\(frame.assets.icon)" type="image/svg+xml">
        \(frame.assets.styles.markup { "<link rel=\"stylesheet\" href=\"\($0)\">\n" })\
        \(frame.assets.scripts.markup { "<script type=\"module\" src=\"\($0)\"></script>\n" })\
        </head>
        <body class="govuk-template__body kith-body"\(sessionAttributes(of: frame))>
        <script>\(PageAssets.snippet)</script>
        \(skipLink())
        \(pageHeader(in: frame))
        <div class="\(classes: width)">
        <main class="govuk-main-wrapper kith-main" id="main-content" tabindex="-1">
        \(printHeader(in: frame))\(way)
        \(content)
        </main>
        </div>
        \(pageFooter(in: frame))
        </body>
        </html>

        """
}

/// "Error: Page – reference – Kith".
private func title(of head: PageHead) -> Markup {
    let error: Markup = head.hasErrors ? "Error: " : ""
    let reference = head.reference.map { " – \($0)" as Markup }
    return "<title>\(error)\(head.title)\(reference) – Kith</title>"
}

private func tokens(of frame: Frame) -> Markup {
    let csrf: Markup = frame.csrf.isEmpty ? "" : "<meta name=\"csrf-token\" content=\"\(frame.csrf)\">\n"
    let frontend = frame.assets.frontend.map { "<meta name=\"frontend\" content=\"\($0)\">\n" as Markup }
    return csrf + (frontend ?? .nothing)
}

private func sessionAttributes(of frame: Frame) -> Markup {
    guard let timeOut = frame.timeOut else { return "" }
    return """
        \(attribute: "data-session-seconds", timeOut.seconds)\
        \(attribute: "data-session-warning", timeOut.warningSeconds)\
        \(attribute: "data-session-extend", timeOut.extend)\
        \(attribute: "data-session-ended", timeOut.ended)
        """
}

extension PageAssets {
    fileprivate static let snippet: Markup = {
        var markup = Markup()
        markup.append(source: scriptSnippet)
        return markup
    }()
}

/// The first Tab stop of a page.
package func skipLink() -> Markup {
    """
    <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
    """
}

/// The link to the page one came from. It stands inside `main`.
package func backLink(_ link: Link, _ words: String = "Back") -> Markup {
    "<a href=\"\(link)\" class=\"govuk-back-link\">\(words)</a>"
}

/// One step of the way to a page.
package struct Breadcrumb: Sendable {
    package var title: String
    package var link: Link

    package init(_ title: String, _ link: Link) {
        self.title = title
        self.link = link
    }
}

/// The way to a page, without the page itself.
package func breadcrumbs(_ steps: [Breadcrumb]) -> Markup {
    let items = steps.markup { step in
        """
        <li class="govuk-breadcrumbs__list-item">\
        <a class="govuk-breadcrumbs__link" href="\(step.link)">\(step.title)</a></li>
        """
    }
    return """
        <nav class="govuk-breadcrumbs" aria-label="Breadcrumb"><ol class="govuk-breadcrumbs__list">\(items)</ol></nav>
        """
}

/// What only paper shows at the top: the marking, who printed the page and when.
package func printHeader(in frame: Frame) -> Markup {
    if frame.sensitivity == nil && frame.printed == nil { return "" }
    let marking = frame.sensitivity.map { "<strong>\($0)</strong> " as Markup }
    return "<p class=\"kith-print-header\" aria-hidden=\"true\">\(marking)\(frame.printed ?? "")</p>\n"
}
