/// A stretch of text: plain, a word of the glossary, or an abbreviation.
package enum Mention: Hashable, Sendable {
    case plain(String)
    case word(String, Definition)
    case short(String, Acronym)
}

/// Finds the glossary's words and the abbreviations where they stand in a text of the guidance.
package struct Mentions: Sendable {
    /// Words that stand in nearly every sentence: a link on each would hide the others.
    private static let everyday: Set<String> = [
        "act", "agency", "assessment", "birth", "child", "clock", "closure", "concern", "contact", "correction",
        "decision", "document", "drift", "duty", "edition", "episode", "fact", "feedback", "form", "household",
        "interview", "letter", "person", "plan", "practitioner", "process", "provision", "referral", "rule",
        "supervision", "network", "selection", "circumstance", "custody", "addressee", "invitation", "refusal",
        "partnership", "consultation",
    ]

    private let acronyms: [String: Acronym]
    /// Phrases by their first word, the longest first.
    private let phrases: [String: [(words: [String], definition: Definition)]]

    package init(_ library: Library) {
        self.init(words: library.definitions, abbreviations: library.acronyms)
    }

    init(words definitions: [Definition], abbreviations: [Acronym]) {
        acronyms = Dictionary(abbreviations.map { ($0.short, $0) }, uniquingKeysWith: { first, _ in first })
        var phrases: [String: [(words: [String], definition: Definition)]] = [:]
        for definition in definitions where !definition.isOurs {
            let words = Self.words(of: definition.term).map { Self.folded($0.text) }
            guard let first = words.first, !Self.everyday.contains(definition.term.lowercased()) else { continue }
            phrases[first, default: []].append((words, definition))
        }
        self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The text in stretches; each word of the glossary is marked once, each abbreviation wherever it stands.
    package func find(in text: String) -> [Mention] {
        let words = Self.words(of: text)
        var mentions: [Mention] = []
        var marked: Set<String> = []
        var plainFrom = text.startIndex
        func flush(to end: String.Index) {
            if plainFrom < end { mentions.append(.plain(String(text[plainFrom..<end]))) }
        }
        var place = 0
        while place < words.count {
            let word = words[place]
            if let acronym = acronym(word.text) {
                flush(to: word.range.lowerBound)
                mentions.append(.short(word.text, acronym))
                plainFrom = word.range.upperBound
                place += 1
            } else if let (count, definition) = phrase(at: place, words, not: marked) {
                let end = words[place + count - 1].range.upperBound
                flush(to: word.range.lowerBound)
                mentions.append(.word(String(text[word.range.lowerBound..<end]), definition))
                marked.insert(definition.term)
                plainFrom = end
                place += count
            } else {
                place += 1
            }
        }
        flush(to: text.endIndex)
        return mentions
    }

    private func acronym(_ word: String) -> Acronym? {
        guard word.utf8.count >= 2, word.utf8.first.map({ $0 < 0x5B }) == true else { return nil }
        return acronyms[word] ?? (word.hasSuffix("s") ? acronyms[String(word.dropLast())] : nil)
    }

    private func phrase(
        at place: Int, _ words: [Word], not marked: Set<String>
    ) -> (Int, Definition)? {
        for (phrase, definition) in phrases[words[place].folded] ?? [] {
            guard place + phrase.count <= words.count, !marked.contains(definition.term) else { continue }
            let fits = phrase.indices.allSatisfy { words[place + $0].folded == phrase[$0] }
            if fits { return (phrase.count, definition) }
        }
        return nil
    }

    private struct Word {
        let text: String
        let folded: String
        let range: Range<String.Index>
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        let bytes = text.utf8
        var start: String.Index?
        func end(at index: String.Index) {
            guard let from = start else { return }
            let word = String(text[from..<index])
            words.append(Word(text: word, folded: folded(word), range: from..<index))
            start = nil
        }
        for index in bytes.indices {
            let byte = bytes[index]
            let isLetter = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte >= 0x80
            if isLetter {
                if start == nil { start = index }
            } else {
                end(at: index)
            }
        }
        end(at: text.endIndex)
        return words
    }

    /// Without capitals and without the “s” of a plural.
    private static func folded(_ word: String) -> String {
        let lower = word.lowercased()
        if lower.utf8.count > 3, lower.hasSuffix("s"), !lower.hasSuffix("ss") { return String(lower.dropLast()) }
        return lower
    }
}

extension Definition {
    /// A word of Kith's own rather than of the guidance.
    package var isOurs: Bool { meanings.allSatisfy { $0.cite.hasPrefix("KITH") } }

    /// The term as it stands in an address: `lead-practitioner`.
    package var slug: String {
        let kept = term.lowercased().unicodeScalars.map { scalar -> Character in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
        return String(kept).split(separator: "-").joined(separator: "-")
    }
}
