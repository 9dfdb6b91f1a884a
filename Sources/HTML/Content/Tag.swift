/// The colour of a status. The words carry the meaning; the colour only helps to find them.
package enum TagColour: Sendable {
    case plain, grey, green, turquoise, blue, lightBlue, purple, pink, red, orange, yellow

    var classes: StaticString {
        switch self {
        case .plain: ""
        case .grey: " govuk-tag--grey"
        case .green: " govuk-tag--green"
        case .turquoise: " govuk-tag--turquoise"
        case .blue: " govuk-tag--blue"
        case .lightBlue: " govuk-tag--light-blue"
        case .purple: " govuk-tag--purple"
        case .pink: " govuk-tag--pink"
        case .red: " govuk-tag--red"
        case .orange: " govuk-tag--orange"
        case .yellow: " govuk-tag--yellow"
        }
    }
}

/// A status in words.
package func tag(_ words: String, _ colour: TagColour = .plain) -> Markup {
    "<strong class=\"govuk-tag\(classes: colour.classes)\">\(words)</strong>"
}
