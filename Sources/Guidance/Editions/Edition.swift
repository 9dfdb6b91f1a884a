/// One edition of Working Together to Safeguard Children and the days it was in force.
package struct Edition: Hashable, Sendable {
    package let key: EditionKey
    package let title: String
    /// The first day it was in force.
    package let from: Day
    /// The last day it was in force; nil while nothing has replaced it.
    package let until: Day?
    package let status: Status
    /// What a reader should know about how sure its values are.
    package let note: String
}

/// An edition's short name: `WT2023`.
package struct EditionKey: Hashable, Sendable, Codable, RawRepresentable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        self.rawValue = value
    }

    package var description: String { rawValue }
}

/// Whether a value was read in its source, or is believed and must be shown as such.
package enum Status: String, Codable, Sendable, CaseIterable {
    case confirmed, unconfirmed
}

/// What kind of authority stands behind a value.
package enum Basis: String, Codable, Sendable, CaseIterable {
    /// An Act or regulations: absolute.
    case law
    /// Statutory guidance: to be followed unless there are exceptional circumstances.
    case guidance
    /// Chosen by a partnership, or by this product where no national number exists.
    case local

    /// `Law`, `Statutory guidance`, `Local practice`
    package var inWords: String {
        switch self {
        case .law: "Law"
        case .guidance: "Statutory guidance"
        case .local: "Local practice"
        }
    }
}

/// Something that can be cited: an edition, an Act, regulations, an agency's rule.
package struct Source: Hashable, Sendable {
    /// The first word of every citation of it: `WT2023`.
    package let key: String
    package let title: String
    /// Where it can be read, if it has an address.
    package let address: String?
}
