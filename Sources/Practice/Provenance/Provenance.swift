import Guidance

/// What a line of the chronology rests on, and how sure that is, beside who wrote it and for which agency.
///
/// Most entries record what whoever writes them did or decided, and nobody is asked. Where only the recorder knows how
/// something came to be known, the form asks; where it was not asked, the line says so instead of guessing.
package struct Provenance: Sendable, Hashable, Codable {
    /// Where it comes from: an option of `lineSources`.
    package enum Source: String, Sendable, Codable, CaseIterable {
        case own, seen, account, child, family, agency, document, someone, several, notSaid

        /// What someone must be allowed to see to know it: that a child spoke is told to nobody from whom the child's
        /// words are kept.
        package var holds: FieldClass? {
            switch self {
            case .child: .childsWords
            case .family, .someone: .thirdParty
            case .own, .seen, .account, .agency, .document, .several, .notSaid: nil
            }
        }
    }

    /// How sure it is: an option of `lineCertainties`.
    package enum Certainty: String, Sendable, Codable, CaseIterable {
        case certain, observed, confirmed, judged, reported, believed, unconfirmed, notSaid
    }

    package let source: Source
    package let certainty: Certainty

    package init(_ source: Source, _ certainty: Certainty) {
        self.source = source
        self.certainty = certainty
    }

    /// What was done or decided by whoever recorded it.
    package static let own = Provenance(.own, .certain)
    /// What they saw or heard themselves.
    package static let seen = Provenance(.seen, .observed)
    /// What they make of it.
    package static let judged = Provenance(.own, .judged)
    /// What they make of what several people and agencies said.
    package static let drawnTogether = Provenance(.several, .judged)
    /// What another agency says it knows.
    package static let agency = Provenance(.agency, .reported)
    /// What the recorder says of their own, or their agency's, knowledge.
    package static let account = Provenance(.account, .reported)
    /// What a court or another authority set down.
    package static let ordered = Provenance(.document, .confirmed)
    package static let notSaid = Provenance(.notSaid, .notSaid)

    /// What somebody who recorded it says it rests on, by an option of `knownFrom`; not said where they did not.
    package init(knownFrom code: String?) {
        switch code.flatMap(Source.init(rawValue:)) {
        case .seen: self = .seen
        case .document: self.init(.document, .confirmed)
        case let source?: self.init(source, .reported)
        case nil: self = .notSaid
        }
    }
}

extension Line {
    /// The same line, resting on this.
    package func resting(on rests: Provenance) -> Line {
        Line(headline, parts.map { $0 }, weight: weight, holds: holds, rests: rests)
    }
}
