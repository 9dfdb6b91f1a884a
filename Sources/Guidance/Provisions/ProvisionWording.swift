/// A provision as it stands under one edition.
package struct ProvisionWording: Hashable, Sendable {
    package let provision: Provision
    package let version: ProvisionVersion
    package let edition: EditionKey
    /// Unconfirmed also where a confirmed wording is carried into an edition whose text was not read.
    package let status: Status
    /// It comes from an earlier edition, or is believed to have stood before the one it was read in.
    package let source: Source

    /// How it comes to stand under the edition.
    package enum Source: String, Codable, Sendable {
        case ownWords, carried, believed
    }

    /// A summary tells it of the edition; how the first edition's news are known, with none before it to compare with.
    package var isTold: Bool {
        source == .ownWords && !version.readIn.isEmpty && version.cite.hasPrefix(edition.rawValue)
    }

    /// Why it is unconfirmed, for a reader; nil when it is not.
    package var doubt: String? {
        if status == .confirmed { return nil }
        switch source {
        case .ownWords: return version.note ?? "This was not read in the edition itself and must be checked."
        case .carried: return "Carried from \(version.from); the text of \(edition) was not read."
        case .believed: return "Read in \(version.from); believed to have stood in \(edition), whose text was not read."
        }
    }
}

/// Every provision there is, in the order of the chapters, and what each edition makes of them.
package struct Provisions: Sendable {
    package let all: [Provision]
    package let chapters: [Chapter]
    package let topics: [Topic]
    package let audiences: [Audience]
    package let actions: [PossibleAction]
    private let editions: [Edition]
    /// By key, and by every citation; where two share a citation, the first in the order of the chapters.
    let byName: [String: Provision]
    private let successors: [String: [String]]

    init(
        _ all: [Provision], _ subjects: Subjects, actions: [PossibleAction], editions: [Edition]
    ) {
        self.all = all
        self.chapters = subjects.chapters
        self.topics = subjects.topics
        self.audiences = subjects.audiences
        self.actions = actions
        self.editions = editions
        var byName = Dictionary(all.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for provision in all {
            for version in provision.versions where byName[version.cite] == nil { byName[version.cite] = provision }
        }
        self.byName = byName
        var successors: [String: [String]] = [:]
        for provision in all {
            for key in provision.replaces { successors[key, default: []].append(provision.key) }
        }
        self.successors = successors
    }

    /// By its key, or by the citation of one of its wordings.
    package subscript(name: String) -> Provision? { byName[name] }
    package func chapter(_ key: String) -> Chapter? { chapters.first { $0.key == key } }
    package func topic(_ key: String) -> Topic? { topics.first { $0.key == key } }
    package func audience(_ key: String) -> Audience? { audiences.first { $0.key == key } }

    /// What took a provision's place.
    package func successors(of provision: Provision) -> [Provision] {
        (successors[provision.key] ?? []).compactMap { self[$0] }
    }

    /// A provision as it stands under an edition; nil where it does not.
    package func standing(_ provision: Provision, under edition: EditionKey) -> ProvisionWording? {
        guard let place = place(edition), provision.endedBy == nil else { return nil }
        if let until = provision.until, let last = self.place(until), last < place { return nil }
        var version: ProvisionVersion?
        for one in provision.versions {
            guard let from = self.place(one.from), from <= place else { break }
            version = one
        }
        if let version { return standing(provision, version, place) }
        guard let believed = provision.believed, let from = self.place(believed), from <= place else { return nil }
        return ProvisionWording(
            provision: provision, version: provision.versions[0], edition: edition, status: .unconfirmed,
            source: .believed)
    }

    private func standing(_ provision: Provision, _ version: ProvisionVersion, _ place: Int) -> ProvisionWording {
        let edition = editions[place]
        let isOwn = version.from == edition.key
        // What a law says does not depend on which edition was read.
        let depends = editions.contains { version.cite.hasPrefix($0.key.rawValue) }
        let isDoubtful = !isOwn && depends && edition.status == .unconfirmed
        return ProvisionWording(
            provision: provision, version: version, edition: edition.key,
            status: isDoubtful ? .unconfirmed : version.status, source: isOwn ? .ownWords : .carried)
    }

    /// Everything that stands under an edition.
    package func standing(under edition: EditionKey) -> [ProvisionWording] {
        all.compactMap { standing($0, under: edition) }
    }

    /// What an edition replaced that no edition of the library holds any more.
    package func replaced(by edition: EditionKey) -> [Provision] { all.filter { $0.endedBy == edition } }

    /// The edition before another; nil for the first.
    package func edition(before key: EditionKey) -> Edition? {
        place(key).flatMap { $0 > 0 ? editions[$0 - 1] : nil }
    }

    func place(_ edition: EditionKey) -> Int? { editions.firstIndex { $0.key == edition } }
}
