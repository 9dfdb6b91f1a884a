/// One number and what it counts. The number opens the list behind it.
package struct Stat: Sendable {
    package var number: String
    package var label: String
    package var note: String?
    package var link: Link?

    package init(_ number: String, _ label: String, note: String? = nil, link: Link? = nil) {
        self.number = number
        self.label = label
        self.note = note
        self.link = link
    }
}

/// Numbers side by side.
package func stats(_ items: [Stat]) -> Markup {
    let list = items.markup { stat in
        let number: Markup = "<span class=\"kith-stat__number\">\(stat.number)</span>"
        let label: Markup = "<span class=\"kith-stat__label\">\(stat.label)</span>"
        let both: Markup = "\(number) \(label)"
        let shown =
            stat.link.map { "<a class=\"govuk-link kith-stat__link\" href=\"\($0)\">\(both)</a>" } ?? both
        let note = stat.note.map { "<span class=\"kith-stat__note\">\($0)</span>" as Markup }
        return "<li class=\"kith-stat\">\(shown)\(note)</li>\n"
    }
    return "<ul class=\"kith-stats\">\n\(list)</ul>\n"
}
