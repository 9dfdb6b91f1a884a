import HTML

/// What changed between two versions of a text, sentence by sentence, marked in words as well as by a line.
struct WordDifferences: Sendable {
    /// How a part of a text stands between the two versions; the words stand here and nowhere else.
    enum Change: String, Sendable, CaseIterable {
        case same, changed, added, takenOut

        var tag: Markup {
            switch self {
            case .same: HTML.tag("The same", .grey)
            case .changed: HTML.tag("Changed", .yellow)
            case .added: HTML.tag("New", .green)
            case .takenOut: HTML.tag("Taken out", .red)
            }
        }
    }

    let change: Change
    /// The earlier version with what was taken out marked, and the later with what was added.
    let before: Markup
    let after: Markup

    init(from earlier: String?, to later: String?) {
        let old = earlier ?? ""
        let new = later ?? ""
        if old == new {
            change = .same
            before = Markup(text: old)
            after = Markup(text: new)
            return
        }
        change = old.isEmpty ? .added : new.isEmpty ? .takenOut : .changed
        let (olds, news) = (Self.sentences(of: old), Self.sentences(of: new))
        let kept = Self.common(olds, news)
        before = Self.marked(olds, kept: Set(kept.map(\.0))) {
            "<del><span class=\"govuk-visually-hidden\">taken out: </span>\($0)</del>"
        }
        after = Self.marked(news, kept: Set(kept.map(\.1))) {
            "<ins><span class=\"govuk-visually-hidden\">added: </span>\($0)</ins>"
        }
    }

    private static func marked(_ sentences: [String], kept: Set<Int>, _ mark: (String) -> Markup) -> Markup {
        sentences.enumerated().markup { place, sentence in
            kept.contains(place) ? Markup(text: sentence) : mark(sentence)
        }
    }

    /// The text cut after each full stop, question or exclamation mark and line break, nothing lost.
    static func sentences(of text: String) -> [String] {
        var all: [String] = []
        var current = ""
        var mayEnd = false
        for character in text {
            if mayEnd, !character.isWhitespace {
                all.append(current)
                current = ""
                mayEnd = false
            }
            current.append(character)
            if character.isNewline {
                mayEnd = true
            } else if character.isWhitespace {
                let last = current.dropLast().last
                if last == "." || last == "?" || last == "!" { mayEnd = true }
            }
        }
        if !current.isEmpty { all.append(current) }
        return all
    }

    /// The most comparisons made; beyond that both texts are marked as a whole.
    private static let mostComparisons = 250_000

    /// The places of the longest run of sentences that both have, in order.
    static func common(_ olds: [String], _ news: [String]) -> [(Int, Int)] {
        guard !olds.isEmpty, !news.isEmpty, olds.count * news.count <= mostComparisons else { return [] }
        let width = news.count + 1
        var lengths = [Int32](repeating: 0, count: (olds.count + 1) * width)
        let trimmed = (olds.map(\.trimmed), news.map(\.trimmed))
        for row in stride(from: olds.count - 1, through: 0, by: -1) {
            for column in stride(from: news.count - 1, through: 0, by: -1) {
                let here = row * width + column
                lengths[here] =
                    trimmed.0[row] == trimmed.1[column]
                    ? lengths[here + width + 1] + 1 : max(lengths[here + width], lengths[here + 1])
            }
        }
        var kept: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < olds.count, column < news.count {
            let here = row * width + column
            if trimmed.0[row] == trimmed.1[column] {
                kept.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if lengths[here + width] >= lengths[here + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return kept
    }
}
