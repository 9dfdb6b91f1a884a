/// Something to know before reaching for the telephone or the front door.
package struct IdentityFlag: Sendable {
    /// In words: "Address protected", "Do not visit alone".
    package var words: String
    /// Who said so and when.
    package var source: String
    package var colour: TagColour

    package init(_ words: String, source: String, _ colour: TagColour = .red) {
        self.words = words
        self.source = source
        self.colour = colour
    }
}

/// Who a page is about: name, age, what applies to them, and what to know first. It stands at the top of `main` on
/// every page about a child.
package func identityBar(name: String, facts: [(String, Markup)], flags: [IdentityFlag] = []) -> Markup {
    let list = facts.markup { key, value in
        "<div class=\"kith-identity__fact\"><dt>\(key)</dt><dd>\(value)</dd></div>\n"
    }
    let warnings = flags.markup { flag in
        """
        <li>\(tag(flag.words, flag.colour)) <span class="kith-identity__source">\(flag.source)</span></li>

        """
    }
    let know: Markup = flags.isEmpty ? "" : "<ul class=\"kith-identity__flags\">\n\(warnings)</ul>\n"
    return """
        <section class="kith-identity" aria-label="Who this page is about">
        <p class="kith-identity__name">\(name)</p>
        \(know)<dl class="kith-identity__facts">
        \(list)</dl>
        </section>

        """
}
