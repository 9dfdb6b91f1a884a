/// A filter that is on, and the same list without it.
package struct ActiveFilter: Sendable {
    package var words: String
    package var without: Link

    package init(_ words: String, without: Link) {
        self.words = words
        self.without = without
    }
}

/// What a list shows, chosen by the person looking. It changes only the address, so that a view can be kept.
package func filterPanel(
    _ action: Link, title: String = "Filter", active: [ActiveFilter] = [], clear: Link? = nil,
    _ controls: Markup
) -> Markup {
    let id = "filter-title"
    return """
        <form class="kith-filter" action="\(action)" method="get" novalidate aria-labelledby="\(id)">
        <h2 class="govuk-heading-m kith-filter__title" id="\(id)">\(title)</h2>
        \(activeFilters(active, clear))\(controls)\
        <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Apply filters\
        </button>
        </form>

        """
}

private func activeFilters(_ active: [ActiveFilter], _ clear: Link?) -> Markup {
    if active.isEmpty { return "" }
    let items = active.markup { filter in
        """
        <li><a class="kith-filter__tag" href="\(filter.without)"><span class="govuk-visually-hidden">Remove filter \
        </span>\(filter.words)</a></li>

        """
    }
    let all = clear.map { "<p class=\"govuk-body\">\(link("Clear filters", to: $0))</p>\n" as Markup }
    return """
        <h3 class="govuk-heading-s">Filters in use</h3>
        <ul class="kith-filter__tags">
        \(items)</ul>
        \(all)
        """
}
