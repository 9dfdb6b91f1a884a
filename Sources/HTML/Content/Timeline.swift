/// One line of what happened.
package struct TimelineItem: Sendable {
    package var id: String?
    /// When it happened, in words.
    package var when: String
    /// The same for machines: 2024-03-28 or 2024-03-28T14:05:00Z.
    package var machineWhen: String?
    package var title: Markup
    /// Who, in what role, for which agency, and when it was recorded.
    package var by: String
    package var tags: [Markup]
    package var body: Markup

    package init(
        id: String? = nil, when: String, machineWhen: String? = nil, title: Markup, by: String,
        tags: [Markup] = [],
        body: Markup = .nothing
    ) {
        self.id = id
        self.when = when
        self.machineWhen = machineWhen
        self.title = title
        self.by = by
        self.tags = tags
        self.body = body
    }
}

/// A place in a timeline: something that happened, a new heading, or a time in which nothing was recorded.
package enum TimelinePart: Sendable {
    case item(TimelineItem)
    case gap(String)
}

/// What happened, in order.
package func timeline(_ parts: [TimelinePart], label: String = "What happened", headingLevel: Int = 3)
    -> Markup
{
    let items = parts.markup { part in
        switch part {
        case .item(let item): timelineItem(item, headingLevel)
        case .gap(let words): "<li class=\"kith-timeline__gap\">\(words)</li>\n"
        }
    }
    return "<ol class=\"kith-timeline\" aria-label=\"\(label)\">\n\(items)</ol>\n"
}

private func timelineItem(_ item: TimelineItem, _ level: Int) -> Markup {
    let tags: Markup = item.tags.isEmpty ? "" : " <span class=\"kith-timeline__tags\">\(item.tags)</span>"
    let body: Markup = item.body.isEmpty ? "" : "<div class=\"kith-timeline__body\">\(item.body)</div>"
    return """
        <li class="kith-timeline__item"\(attribute: "id", item.id)>\
        <h\(level) class="kith-timeline__title">\(item.title)\(tags)</h\(level)>\
        <p class="kith-timeline__when"><time\(attribute: "datetime", item.machineWhen)>\(item.when)</time> \
        <span class="kith-timeline__by">\(item.by)</span></p>\(body)</li>

        """
}
