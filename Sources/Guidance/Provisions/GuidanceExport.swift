import Foundation

/// The whole guidance library as one document, as `kith guidance export` prints it. Its schema is
/// `docs/guidance.schema.json`.
package struct GuidanceExport: Encodable, Sendable {
    package let format = "kith-guidance/1"
    package let editions: [EditionOut]
    package let chapters: [ChapterOut]
    package let topics: [NamedOut]
    package let audiences: [NamedOut]
    package let sources: [SourceOut]
    package let provisions: [ProvisionOut]
    package let actions: [ActionOut]
    package let words: [WordOut]
    package let abbreviations: [AbbreviationOut]
    package let duties: [DutyOut]

    package init(_ library: Library) {
        let provisions = library.provisions
        editions = library.editions.map(EditionOut.init)
        chapters = provisions.chapters.map(ChapterOut.init)
        topics = provisions.topics.map { NamedOut(key: $0.key, title: $0.title, says: nil) }
        audiences = provisions.audiences.map { NamedOut(key: $0.key, title: $0.title, says: $0.says) }
        sources = library.sources.values.sorted { $0.key < $1.key }.map {
            SourceOut(key: $0.key, title: $0.title, address: $0.address)
        }
        self.provisions = provisions.all.map { ProvisionOut($0, library) }
        actions = provisions.actions.map(ActionOut.init)
        words = library.definitions.map(WordOut.init)
        abbreviations = library.acronyms.map(AbbreviationOut.init)
        duties = library.duties.map(DutyOut.init)
    }

    /// The document as UTF-8, with its keys in order.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    /// An edition and the days it was in force.
    package struct EditionOut: Encodable, Sendable {
        package let key, title, from: String
        package let until: String?
        package let status, note: String

        package init(_ edition: Edition) {
            key = edition.key.rawValue
            title = edition.title
            from = edition.from.description
            until = edition.until?.description
            status = edition.status.rawValue
            note = edition.note
        }
    }

    /// A chapter with its name in each edition.
    package struct ChapterOut: Encodable, Sendable {
        let key, title: String
        let places: [String: String]

        init(_ chapter: Chapter) {
            key = chapter.key
            title = chapter.title
            places = Dictionary(
                chapter.places.map { ($0.from.rawValue, $0.title) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// A topic or an audience.
    package struct NamedOut: Encodable, Sendable {
        let key, title: String
        let says: String?
    }

    /// Something that is cited.
    package struct SourceOut: Encodable, Sendable {
        let key, title: String
        let address: String?
    }

    /// A provision with its wordings and how it stands under each edition.
    package struct ProvisionOut: Encodable, Sendable {
        let key, kind, chapter, title, binds, why: String
        let audiences, topics: [String]
        let wordings: [WordingOut]
        let believedFrom, until, endedBy: String?
        let replaces, replacedBy: [String]
        let carriedBy: [CarrierOut]
        let notCarriedBecause: String?
        let commencement: CommencementOut?
        /// By edition: the wording that holds, counted from nought, and how sure that is. An edition is left out
        /// where the provision does not stand.
        let editions: [String: StandingOut]

        init(_ provision: Provision, _ library: Library) {
            key = provision.key
            kind = provision.kind.rawValue
            chapter = provision.chapter
            title = provision.title
            binds = provision.binds
            why = provision.why
            audiences = provision.audiences
            topics = provision.topics
            wordings = provision.versions.map(WordingOut.init)
            believedFrom = provision.believed?.rawValue
            until = provision.until?.rawValue
            endedBy = provision.endedBy?.rawValue
            notCarriedBecause = provision.uncarried
            replaces = provision.replaces
            replacedBy = library.provisions.successors(of: provision).map(\.key)
            carriedBy = provision.carriers.map { CarrierOut(kind: $0.kind.rawValue, what: $0.what) }
            commencement = provision.commencement.map {
                CommencementOut(state: $0.state.rawValue, day: $0.day.description)
            }
            var editions: [String: StandingOut] = [:]
            for edition in library.editions {
                guard let standing = library.provisions.standing(provision, under: edition.key) else { continue }
                editions[edition.key.rawValue] = StandingOut(
                    wording: provision.versions.firstIndex(of: standing.version) ?? 0,
                    status: standing.status.rawValue, source: standing.source.rawValue)
            }
            self.editions = editions
        }
    }

    /// A wording of a provision.
    package struct WordingOut: Encodable, Sendable {
        let from, title, says, force, cite, status: String
        let readIn: [String]
        let note: String?

        init(_ version: ProvisionVersion) {
            from = version.from.rawValue
            title = version.title
            says = version.says
            force = version.force.rawValue
            cite = version.cite
            status = version.status.rawValue
            readIn = version.readIn
            note = version.note
        }
    }

    /// What in Kith carries a provision out.
    package struct CarrierOut: Encodable, Sendable {
        let kind, what: String
    }

    /// Whether a law has begun.
    package struct CommencementOut: Encodable, Sendable {
        let state, day: String
    }

    /// How a provision stands under an edition.
    package struct StandingOut: Encodable, Sendable {
        let wording: Int
        let status, source: String
    }

    /// Something an organisation may do.
    package struct ActionOut: Encodable, Sendable {
        let key, edition, says, cite: String
        let audiences, answers: [String]

        init(_ action: PossibleAction) {
            key = action.key
            edition = action.edition.rawValue
            says = action.says
            cite = action.cite
            audiences = action.audiences
            answers = action.answers
        }
    }

    /// A word of the glossary with its meanings.
    package struct WordOut: Encodable, Sendable {
        let term: String
        let meanings: [MeaningOut]

        init(_ definition: Definition) {
            term = definition.term
            meanings = definition.meanings.map {
                MeaningOut(from: $0.from.rawValue, says: $0.says, cite: $0.cite, status: $0.status.rawValue)
            }
        }
    }

    /// What a word means from an edition on.
    package struct MeaningOut: Encodable, Sendable {
        let from, says, cite, status: String
    }

    /// An abbreviation.
    package struct AbbreviationOut: Encodable, Sendable {
        let short, stands, cite, status: String
        let note, from, until: String?

        init(_ acronym: Acronym) {
            short = acronym.short
            stands = acronym.stands
            cite = acronym.cite
            status = acronym.status.rawValue
            note = acronym.note
            from = acronym.from?.rawValue
            until = acronym.until?.rawValue
        }
    }

    /// A duty with a clock and what it was in each edition.
    package struct DutyOut: Encodable, Sendable {
        let key, title, owner: String
        let history: [LimitOut]

        init(_ duty: Duty) {
            key = duty.key.rawValue
            title = duty.title
            owner = duty.owner
            history = duty.history.map {
                LimitOut(
                    from: $0.from.description, edition: $0.edition.rawValue, within: $0.limit.inWords, cite: $0.cite,
                    basis: $0.basis.rawValue, status: $0.status.rawValue)
            }
        }
    }

    /// The time a duty allows from a day on.
    package struct LimitOut: Encodable, Sendable {
        let from, edition, within, cite, basis, status: String
    }
}
