import Guidance

/// How the chronology tells one act: a headline and what was said, each part with the class of what it holds.
package struct Line: Sendable, Hashable, Codable {
    package struct Part: Sendable, Hashable, Codable {
        package let label: String
        package let words: String
        package let holds: FieldClass

        package init(_ label: String, _ words: String, holds: FieldClass = .narrative) {
            self.label = label
            self.words = words
            self.holds = holds
        }
    }

    package enum Weight: String, Sendable, Codable {
        case ordinary, key
    }

    package let headline: String
    package let parts: [Part]
    package let weight: Weight
    /// The class of the headline itself: what someone must be allowed to see to see the line at all.
    package let holds: FieldClass
    /// What it rests on; nil where that is not for the reader to know.
    package let rests: Provenance?

    package init(
        _ headline: String, _ parts: [Part?] = [], weight: Weight = .ordinary, holds: FieldClass = .narrative,
        rests: Provenance? = .own
    ) {
        self.headline = headline
        self.parts = parts.compactMap { $0 }
        self.weight = weight
        self.holds = holds
        self.rests = rests
    }
}

extension Line.Part {
    /// A part only when something was written.
    package static func of(_ label: String, _ words: String?, holds: FieldClass = .narrative) -> Line.Part? {
        guard let words, !words.isEmpty else { return nil }
        return Line.Part(label, words, holds: holds)
    }
}
