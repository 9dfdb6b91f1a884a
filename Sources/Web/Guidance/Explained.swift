import Guidance
import HTML

/// What a page has explained so far: a word of the glossary is a link where it stands first on the page, and an
/// abbreviation is given in full there.
final class Told {
    private var shorts: Set<String> = []
    private var words: Set<String> = []

    /// - Parameter word: the word a page is about, which needs no link to itself.
    init(about word: Definition? = nil) {
        if let word { words.insert(word.term) }
    }

    /// True the first time only.
    func first(_ short: String) -> Bool { shorts.insert(short).inserted }

    /// True the first time only.
    func first(_ word: Definition) -> Bool { words.insert(word.term).inserted }
}

/// A text of the guidance or of Kith itself, with its words of the glossary as links and its abbreviations in full where
/// they stand first on the page.
///
/// Never give it what somebody typed, nor what stands in a link, a heading, a label or a button.
func explained(_ text: String, _ told: Told, in library: Library) -> Markup {
    library.mentions.find(in: text).markup { mention in
        switch mention {
        case .plain(let text): return Markup(text: text)
        case .word(let text, let definition):
            if !told.first(definition) { return Markup(text: text) }
            return link(text, to: "/guidance/glossary/\(definition.slug)")
        case .short(let short, let acronym):
            let full = acronym.stands.lowercasedFirst
            // “A designated officer (LADO)” has said it already.
            let isSaid = text.lowercased().contains(acronym.stands.lowercased())
            return told.first(acronym.short) && !isSaid
                ? "<abbr title=\"\(acronym.stands)\">\(short)</abbr> (\(full))"
                : "<abbr title=\"\(acronym.stands)\">\(short)</abbr>"
        }
    }
}
