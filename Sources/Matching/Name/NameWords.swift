/// One name of a person, cut into the words that are compared.
package struct NameWords: Sendable, Hashable {
    /// Folded, in the order written; never empty.
    package let words: [String]

    /// Nil when nothing in the text can be compared.
    package init?(_ text: String) {
        let all = Folding.tokens(text)
        let telling = all.filter { !NameWords.titles.contains($0) }
        words = telling.isEmpty ? all : telling
        if words.isEmpty { return nil }
    }

    /// The first word: what someone is usually called by.
    package var given: String { words[0] }
    /// The last word: usually the family's name. The same as the first where there is only one.
    package var family: String { words[words.count - 1] }
    package var hasFamily: Bool { words.count > 1 }
    package var joined: String { words.joined() }
    /// The words that are more than an initial.
    package var telling: [String] { words.filter { $0.utf8.count > 1 } }

    private static let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "prof"]
}
