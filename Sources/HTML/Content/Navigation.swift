/// The pages about the same child or process.
package func subNavigation(_ items: [NavigationItem], label: String = "Pages of this record") -> Markup {
    let list = items.markup { item in
        let count = item.count.map { " <span class=\"kith-count\">\($0)</span>" as Markup }
        return """
            <li class="kith-sub-navigation__item"><a class="kith-sub-navigation__link" href="\(item.link)"\
            \(attribute: "aria-current", item.isCurrent ? "page" : nil)>\(item.title)\(count)</a></li>

            """
    }
    return """
        <nav class="kith-sub-navigation" aria-label="\(label)"><ul class="kith-sub-navigation__list">
        \(list)</ul></nav>

        """
}

/// A part of a long page.
package struct PageSection: Sendable {
    package var id: String
    package var title: String
    package var content: Markup

    package init(_ id: String, _ title: String, _ content: Markup) {
        self.id = id
        self.title = title
        self.content = content
    }
}

/// The parts of a long page under headings, with a list of them first. In place of tabs: all of it prints, all of it
/// is found by searching in the page.
package func sections(_ parts: [PageSection], label: String = "On this page") -> Markup {
    let contents = parts.markup { part in
        "<li class=\"kith-contents__item\"><a class=\"govuk-link\" href=\"\(Link.part(part.id))\">\(part.title)</a></li>\n"
    }
    let bodies = parts.markup { part in
        """
        <section class="kith-section" aria-labelledby="\(part.id)">
        <h2 class="govuk-heading-m" id="\(part.id)" tabindex="-1">\(part.title)</h2>
        \(part.content)</section>

        """
    }
    return """
        <nav class="kith-contents" aria-label="\(label)"><ol class="kith-contents__list">
        \(contents)</ol></nav>
        \(bodies)
        """
}

/// Which of how many are shown, and the way to the others. Pages count from 1.
package func pagination(
    page: Int, of size: Int, total: Int, noun: String = "results", link: (Int) -> Link
) -> Markup {
    let pages = max(1, (total + size - 1) / size)
    let current = min(max(1, page), pages)
    let words: Markup =
        total == 0
        ? "No \(noun)"
        : "Showing \((current - 1) * size + 1) to \(min(total, current * size)) of \(total) \(noun)"
    let count: Markup = "<p class=\"govuk-body kith-result-count\">\(words)</p>\n"
    if pages == 1 { return count }
    let items = shownPages(current, pages).markup { number in
        number.map { paginationItem($0, isCurrent: $0 == current, link($0)) }
            ?? "<li class=\"govuk-pagination__item govuk-pagination__item--ellipsis\">&ctdot;</li>\n"
    }
    let previous = current > 1 ? paginationStep("Previous", "prev", link(current - 1)) : nil
    let next = current < pages ? paginationStep("Next", "next", link(current + 1)) : nil
    return """
        \(count)<nav class="govuk-pagination" aria-label="Pages of results">
        \(previous)<ul class="govuk-pagination__list">
        \(items)</ul>
        \(next)</nav>

        """
}

/// First, last, the current page and its neighbours; nil where some are left out.
private func shownPages(_ current: Int, _ pages: Int) -> [Int?] {
    let wanted = (1...pages).filter { $0 == 1 || $0 == pages || abs($0 - current) <= 1 }
    var shown: [Int?] = []
    for number in wanted {
        if let last = shown.last ?? nil, number > last + 1 { shown.append(nil) }
        shown.append(number)
    }
    return shown
}

private func paginationItem(_ number: Int, isCurrent: Bool, _ link: Link) -> Markup {
    let state: Markup = isCurrent ? " govuk-pagination__item--current" : ""
    return """
        <li class="govuk-pagination__item\(state)"><a class="govuk-link govuk-pagination__link" href="\(link)" \
        aria-label="Page \(number)"\(attribute: "aria-current", isCurrent ? "page" : nil)>\(number)</a></li>

        """
}

private func paginationStep(_ words: String, _ relation: String, _ link: Link) -> Markup {
    """
    <div class="govuk-pagination__\(relation)"><a class="govuk-link govuk-pagination__link" href="\(link)" \
    rel="\(relation)"><span class="govuk-pagination__link-title">\(words)\
    <span class="govuk-visually-hidden"> page</span></span></a></div>

    """
}
