/// A word of practice and what each edition means by it, in our words.
package struct Definition: Hashable, Sendable {
    /// The word as the guidance spells it: `Referral`.
    package let term: String
    /// The Swift types that stand for it.
    package let types: [String]
    /// Oldest first; the last whose edition is not later than the one in force is what holds.
    package let meanings: [Meaning]

    /// What it means under an edition, and since which.
    package struct Meaning: Hashable, Sendable {
        package let from: EditionKey
        package let says: String
        package let cite: String
        package let status: Status
    }
}

/// An abbreviation practitioners use.
package struct Acronym: Hashable, Sendable {
    package let short: String
    package let stands: String
    package let note: String?
    package let cite: String
    package let status: Status
    package let from: EditionKey?
    package let until: EditionKey?
}
