/// One thing the guidance asks, expects, defines, names or sets up, in our words, through the editions.
package struct Provision: Hashable, Sendable {
    /// Stable for ever: `earlyHelp.bereaved`.
    package let key: String
    package let kind: ProvisionKind
    /// A key of the chapters.
    package let chapter: String
    /// Keys of the audiences it concerns, in their order.
    package let audiences: [String]
    package let topics: [String]
    /// Whom it binds, in words.
    package let binds: String
    /// Why it matters.
    package let why: String
    /// Its wordings, oldest first; each holds until the next.
    package let versions: [ProvisionVersion]
    /// An earlier edition since which it is believed to have stood, though that edition's text was not read.
    package let believed: EditionKey?
    /// The last edition it stands in; nil while it stands.
    package let until: EditionKey?
    /// The edition that replaced it, where none of the editions in the library holds it any more; it stands in none.
    package let endedBy: EditionKey?
    /// Keys of what it took the place of.
    package let replaces: [String]
    package let carriers: [ProvisionCarrier]
    /// Why nothing in Kith carries it; nil where something does, or where there is nothing to carry.
    package let uncarried: String?
    package let commencement: Commencement?

    /// Its latest wording.
    package var latest: ProvisionVersion { versions[versions.count - 1] }
    package var title: String { latest.title }
    package var says: String { latest.says }
    package var cite: String { latest.cite }
    package var status: Status { latest.status }
    /// It says what is so, or what a word means: nothing could carry it out.
    package var needsNoCarrier: Bool { kind == .structure || kind == .definition }
}

/// The wording of a provision from an edition on.
package struct ProvisionVersion: Hashable, Sendable {
    package let from: EditionKey
    package let title: String
    /// What it says, in our words.
    package let says: String
    package let force: Force
    package let cite: String
    /// Keys of the summaries it was read in, where the edition's own text was not.
    package let readIn: [String]
    package let status: Status
    package let note: String?
}

/// What kind of thing a provision is.
package enum ProvisionKind: String, CaseIterable, Codable, Sendable {
    case duty, expectation, criterion, definition, role, list, structure

    /// `Duty`, `Expectation` …
    package var inWords: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// How strongly a provision binds.
package enum Force: String, CaseIterable, Codable, Sendable {
    /// A law, or statutory guidance that repeats one.
    case must
    /// Statutory guidance: to be followed unless there are exceptional circumstances.
    case should
    case may
    /// It says what something is or who somebody is, and asks for nothing by itself.
    case states

    /// `Must`, `Should`, `May`, `States what is so`
    package var inWords: String {
        switch self {
        case .must: "Must"
        case .should: "Should"
        case .may: "May"
        case .states: "States what is so"
        }
    }
}

/// What in Kith carries a provision out.
package struct ProvisionCarrier: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case act, duty, list, rule, word, page
    }

    package let kind: Kind
    /// A kind of act, a key, a word of the glossary or a page's address.
    package let what: String

    package init(kind: Kind, what: String) {
        self.kind = kind
        self.what = what
    }
}

/// Whether a law has begun, as far as was known on a day.
package struct Commencement: Hashable, Sendable {
    package enum State: String, CaseIterable, Codable, Sendable {
        case inForce, notYet, notKnown
    }

    package let state: State
    /// The day it began, or the day on which that was last looked up.
    package let day: Day

    /// Whether it is known to have begun by a day.
    package func isInForce(on day: Day) -> Bool { state == .inForce && self.day <= day }

    /// `Not known to be in force (looked up on 22 November 2026)`
    package var inWords: String {
        switch state {
        case .inForce: "In force from \(day.inWords)"
        case .notYet: "Not in force (looked up on \(day.inWords))"
        case .notKnown: "Not known whether it is in force (looked up on \(day.inWords))"
        }
    }
}

/// A part of the guidance, whatever its number in an edition.
package struct Chapter: Hashable, Sendable {
    package let key: String
    package let title: String
    /// What it is called and numbered from an edition on, oldest first.
    package let places: [(from: EditionKey, title: String)]

    package static func == (one: Chapter, other: Chapter) -> Bool { one.key == other.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// A subject that provisions are found by.
package struct Topic: Hashable, Sendable {
    package let key: String
    package let title: String
}

/// People who read the guidance for what it asks of them.
package struct Audience: Hashable, Sendable {
    /// `school`
    package let key: String
    package let title: String
    /// Who is meant.
    package let says: String
}

/// Something a summary of an edition suggests an organisation may do about it.
package struct PossibleAction: Hashable, Sendable {
    package let key: String
    package let edition: EditionKey
    package let audiences: [String]
    package let says: String
    /// Keys of the provisions it answers.
    package let answers: [String]
    package let cite: String
}
