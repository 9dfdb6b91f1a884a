/// The top of every page: Kith's own name, who is signed in, the menu, the marking and what the installation is.
package func pageHeader(in frame: Frame) -> Markup {
    """
    <header class="kith-header">
    <div class="govuk-width-container kith-header__inner">
    <a class="kith-header__name" href="/">Kith</a>
    \(sensitivityMarking(frame.sensitivity))\(viewerStrip(in: frame))
    </div>
    \(noticeStrip(frame.notice))\(serviceNavigation(frame.navigation))</header>
    """
}

/// How sensitive the page is, in words.
package func sensitivityMarking(_ marking: String?) -> Markup {
    guard let marking else { return "" }
    return "<p class=\"kith-header__marking\">\(marking)</p>\n"
}

/// The strip that says people are invented, or that this is a test.
package func noticeStrip(_ notice: Notice?) -> Markup {
    guard let notice else { return "" }
    return """
        <div class="kith-notice"><div class="govuk-width-container"><p class="kith-notice__words">\
        <strong class="govuk-tag kith-notice__tag">\(notice.tag)</strong> \(notice.words)</p></div></div>

        """
}

private func viewerStrip(in frame: Frame) -> Markup {
    guard let viewer = frame.viewer else { return "" }
    return """
        <div class="kith-header__viewer">
        \(hideScreen())
        <p class="kith-header__who"><a class="kith-header__link" href="\(viewer.account)">\(viewer.name)</a>\
        <span class="kith-header__acting"><span class="govuk-visually-hidden">acting as </span>\
        \(viewer.actingAs)</span></p>
        <form action="\(viewer.signOut)" method="post" class="kith-header__sign-out">\(csrfField(frame.csrf))\
        <button type="submit" class="kith-header__button">Sign out</button></form>
        </div>
        """
}

/// The control that covers the page at once, for work in cars, schools and homes. It works without scripts; with
/// them, Escape pressed twice does the same and nothing behind the cover can be reached.
package func hideScreen() -> Markup {
    """
    <details class="kith-cover" data-hide-screen><summary class="kith-cover__control">\
    <span class="kith-cover__hide">Hide screen</span><span class="kith-cover__show">Show screen</span></summary>\
    <div class="kith-cover__sheet"><p>This screen is hidden. What you were writing is still here.</p></div></details>
    """
}

/// The main menu.
package func serviceNavigation(_ items: [NavigationItem]) -> Markup {
    if items.isEmpty { return "" }
    let list = items.markup { item in
        let state: Markup = item.isCurrent ? " govuk-service-navigation__item--active" : ""
        let words = navigationWords(item)
        let title: Markup =
            item.isCurrent
            ? "<strong class=\"govuk-service-navigation__active-fallback\">\(words)</strong>" : words
        return """
            <li class="govuk-service-navigation__item\(state)"><a class="govuk-service-navigation__link" \
            href="\(item.link)"\(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(title)</a></li>

            """
    }
    return """
        <div class="govuk-service-navigation" data-module="govuk-service-navigation">
        <div class="govuk-width-container"><div class="govuk-service-navigation__container">
        <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
        <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" \
        aria-controls="navigation" hidden>Menu</button>
        <ul class="govuk-service-navigation__list" id="navigation">
        \(list)</ul>
        </nav>
        </div></div>
        </div>

        """
}

private func navigationWords(_ item: NavigationItem) -> Markup {
    guard let count = item.count, count > 0 else { return "\(item.title)" }
    return """
        \(item.title) <span class="kith-count">\(count)<span class="govuk-visually-hidden"> waiting</span></span>
        """
}
