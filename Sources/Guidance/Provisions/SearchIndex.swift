extension GuidanceSearch {
    /// What a reader's own browser needs to search where no server answers: the same words, weights and spellings.
    package struct Index: Encodable, Sendable {
        /// Something that can be found, with its words by how much they weigh.
        package struct Entry: Encodable, Sendable {
            package let kind, key, title: String
            package let words: [String: String]
        }

        package let entries: [Entry]
        /// What an abbreviation stands for, in each of its readings.
        package let stands: [String: [[String]]]
        /// Words that are not searched for.
        package let unsaid: [String]
        /// What is written one way and found as the other.
        package let spellings: [[String]]
    }

    package var index: Index {
        Index(
            entries: indexed.map { found, weights in
                let named = found.named
                var words: [String: [String]] = [:]
                for (word, weight) in weights { words[String(weight), default: []].append(word) }
                return Index.Entry(
                    kind: named.kind, key: named.key, title: found.title,
                    words: words.mapValues { $0.sorted().joined(separator: " ") })
            },
            stands: stands, unsaid: Self.unsaid.sorted(), spellings: Self.spellings.map { [$0, $1] })
    }
}
