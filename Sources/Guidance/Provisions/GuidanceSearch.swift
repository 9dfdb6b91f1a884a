/// Something a search of the guidance found.
package enum FoundGuidance: Hashable, Sendable {
    case provision(Provision)
    case word(Definition)
    case short(Acronym)

    /// What kind of thing it is, its key, and what to call it.
    package var named: (kind: String, key: String, title: String) {
        switch self {
        case .provision(let provision): ("provision", provision.key, provision.title)
        case .word(let definition): ("word", definition.slug, definition.term)
        case .short(let acronym): ("abbreviation", acronym.short, acronym.stands)
        }
    }

    var title: String {
        switch self {
        case .provision(let provision): provision.title
        case .word(let definition): definition.term
        case .short(let acronym): acronym.short
        }
    }
}

/// What a search of the guidance found, the best first.
package struct SearchAnswer: Sendable {
    package let found: [FoundGuidance]
    /// What was searched for instead of a word that stands nowhere, by that word.
    package let instead: [(typed: String, meant: String)]
}

/// Finds provisions, words and abbreviations by what people type. Every word typed must be found; an abbreviation also
/// finds what it stands for, a plural its singular, and a misspelt word the nearest that stands somewhere.
package struct GuidanceSearch: Sendable {
    private struct Entry {
        let found: FoundGuidance
        /// How much each of its words weighs: those of the title most, those of the reasons least.
        var weights: [String: Int] = [:]

        mutating func add(_ text: String, weight: Int) {
            for word in GuidanceSearch.words(of: text) { weights[word] = max(weights[word] ?? 0, weight) }
        }
    }

    private let entries: [Entry]
    /// Every word that stands anywhere, with how often.
    private let known: [String: Int]
    /// What an abbreviation stands for, in each of its readings.
    let stands: [String: [[String]]]

    /// What can be found, with how much each word of it weighs.
    var indexed: [(found: FoundGuidance, weights: [String: Int])] { entries.map { ($0.found, $0.weights) } }

    package init(_ library: Library) {
        let provisions = library.provisions
        var entries: [Entry] = provisions.all.map { provision in
            var entry = Entry(found: .provision(provision))
            for version in provision.versions {
                entry.add(version.title, weight: 9)
                entry.add(version.says, weight: 3)
                entry.add(version.cite, weight: 2)
            }
            entry.add(Self.spaced(provision.key), weight: 5)
            entry.add(provision.why, weight: 1)
            entry.add(provision.binds, weight: 2)
            for topic in provision.topics { entry.add(provisions.topic(topic)?.title ?? "", weight: 5) }
            return entry
        }
        entries += library.definitions.map { definition in
            var entry = Entry(found: .word(definition))
            entry.add(definition.term, weight: 10)
            for meaning in definition.meanings { entry.add(meaning.says, weight: 2) }
            return entry
        }
        entries += library.acronyms.map { acronym in
            var entry = Entry(found: .short(acronym))
            entry.add(acronym.short, weight: 12)
            entry.add(acronym.stands, weight: 8)
            return entry
        }
        self.entries = entries
        var known: [String: Int] = [:]
        for entry in entries { for word in entry.weights.keys { known[word, default: 0] += 1 } }
        self.known = known
        var stands: [String: [[String]]] = [:]
        for acronym in library.acronyms {
            let words = Self.words(of: acronym.stands)
            stands[Self.folded(acronym.short), default: []].append(words)
            // “Also LADO”: who types one means what the other stands for as well.
            guard let note = acronym.note, note.hasPrefix("Also ") else { continue }
            let other = note.dropFirst(5).prefix { $0.isLetter }
            stands[Self.folded(String(other)), default: []].append(words)
        }
        self.stands = stands
    }

    /// - Parameter limit: the most that are given.
    package func find(_ typed: String, limit: Int = 50) -> SearchAnswer {
        var wanted: [(word: String, weight: (Entry) -> Int)] = []
        var instead: [(typed: String, meant: String)] = []
        for word in Self.words(of: typed).prefix(12) {
            let meant = meant(by: word)
            if let meant, meant != word, !meant.hasPrefix(word) { instead.append((word, meant)) }
            wanted.append((word, weigher(of: word, meant: meant)))
        }
        guard !wanted.isEmpty else { return SearchAnswer(found: [], instead: []) }
        var hits: [(found: FoundGuidance, score: Int)] = []
        for entry in entries {
            let weights = wanted.map { $0.weight(entry) }
            guard weights.allSatisfy({ $0 > 0 }) else { continue }
            hits.append((entry.found, weights.reduce(0, +)))
        }
        hits.sort { $0.score == $1.score ? $0.found.title < $1.found.title : $0.score > $1.score }
        return SearchAnswer(found: hits.prefix(limit).map(\.found), instead: instead)
    }

    private func weigher(of word: String, meant: String?) -> (Entry) -> Int {
        let stands = stands[word]
        return { entry in
            var weight = entry.weights[word] ?? 0
            if let meant { weight = max(weight, entry.weights[meant] ?? 0) }
            for reading in stands ?? [] where weight == 0 {
                weight = reading.map { entry.weights[$0] ?? 0 }.min() ?? 0
            }
            return weight
        }
    }

    /// The word itself, else the commonest that begins with it, else the commonest that is nearly it.
    private func meant(by word: String) -> String? {
        if known[word] != nil { return word }
        let isLong = word.utf8.count >= 4
        let longer = isLong ? known.filter { $0.key.hasPrefix(word) } : [:]
        if let best = Self.commonest(longer) { return best }
        let most = word.utf8.count >= 8 ? 2 : isLong ? 1 : 0
        guard most > 0 else { return nil }
        let letters = Array(word.utf8)
        return Self.commonest(known.filter { Self.isNear(Array($0.key.utf8), letters, within: most) })
    }

    private static func commonest(_ words: [String: Int]) -> String? {
        words.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
    }

    /// Whether one word becomes the other by so many letters put in, left out, changed or swapped with a neighbour.
    static func isNear(_ one: [UInt8], _ other: [UInt8], within most: Int) -> Bool {
        if abs(one.count - other.count) > most { return false }
        var before: [Int] = []
        var row = Array(0...other.count)
        for i in one.indices {
            var next = [i + 1]
            for j in other.indices {
                var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (one[i] == other[j] ? 0 : 1))
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { cost = min(cost, before[j - 1] + 1) }
                next.append(cost)
            }
            before = row
            row = next
        }
        return row[other.count] <= most
    }

    static let unsaid: Set<String> = [
        "a", "an", "and", "are", "be", "by", "can", "do", "does", "for", "from", "how", "i", "in", "is", "it", "may",
        "must", "of", "on", "or", "our", "should", "that", "the", "their", "they", "to", "was", "we", "what", "when",
        "where", "who", "with",
    ]

    static func words(of text: String) -> [String] {
        var parts: [[UInt8]] = [[]]
        for byte in text.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                parts[parts.count - 1].append(byte)
            case UInt8(ascii: "'"): continue
            default: if !parts[parts.count - 1].isEmpty { parts.append([]) }
            }
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.isEmpty && !unsaid.contains($0) }
            .map(folded)
    }

    /// The words of a key: `earlyHelp.signBereaved` is early help, sign, bereaved.
    private static func spaced(_ key: String) -> String {
        key.reduce(into: "") { words, letter in
            if letter.isUppercase { words.append(" ") }
            words.append(letter)
        }
    }

    /// One spelling for several: no capitals, no plural, British for American.
    private static func folded(_ word: String) -> String {
        var word = word.lowercased()
        if word.utf8.count > 3 {
            if word.hasSuffix("ies") {
                word = word.dropLast(3) + "y"
            } else if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") {
                word.removeLast()
            }
        }
        for (american, british) in spellings where word.contains(american) {
            word = word.replacing(american, with: british)
        }
        return word
    }

    static let spellings = [
        ("organiz", "organis"), ("behavior", "behaviour"),
        ("recogniz", "recognis"), ("radicaliz", "radicalis"), ("center", "centre"),
        ("pediatric", "paediatric"), ("judgment", "judgement"),
    ]
}
