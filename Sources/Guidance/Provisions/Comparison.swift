/// What became of a provision between two editions.
package struct Change: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case added, changed, renamed, removed, carried

        /// `Added`, `Changed` …
        package var inWords: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    package let kind: Kind
    package let provision: Provision
    package let before: ProvisionWording?
    package let after: ProvisionWording?
    /// What it took the place of, or what took its place.
    package let others: [Provision]

    /// What it is called now, or was last called.
    package var title: String { (after ?? before)?.version.title ?? provision.title }
}

/// Which changes a reader wants to see; nil for all.
package struct ChangeFilter: Hashable, Sendable {
    package var chapter: String?
    package var topic: String?
    package var audience: String?
    package var kind: Change.Kind?

    package init(
        chapter: String? = nil, topic: String? = nil, audience: String? = nil, kind: Change.Kind? = nil
    ) {
        self.chapter = chapter
        self.topic = topic
        self.audience = audience
        self.kind = kind
    }

    package func shows(_ change: Change) -> Bool {
        (kind == nil || change.kind == kind) && shows(change.provision)
    }

    package func shows(_ provision: Provision) -> Bool {
        if let chapter, provision.chapter != chapter { return false }
        if let topic, !provision.topics.contains(topic) { return false }
        if let audience, !provision.audiences.contains(audience) { return false }
        return true
    }
}

/// Two editions beside each other, the earlier first.
package struct Comparison: Sendable {
    package let from: Edition
    package let to: Edition
    /// In the order of the chapters, those that nothing happened to among them. What is only believed to have begun
    /// between the two is not: its citation dates it, and no belief is news.
    package let changes: [Change]

    package func changes(_ filter: ChangeFilter) -> [Change] { changes.filter { filter.shows($0) } }

    /// What happened, without what was carried.
    package func news(_ filter: ChangeFilter = ChangeFilter()) -> [Change] {
        changes.filter { $0.kind != .carried && filter.shows($0) }
    }

    package func count(_ kind: Change.Kind, _ filter: ChangeFilter = ChangeFilter()) -> Int {
        changes.count { $0.kind == kind && filter.shows($0) }
    }
}

extension Library {
    /// Two editions beside each other, in whichever order they are named; nil where one is not known.
    package func compare(_ one: EditionKey, _ other: EditionKey) -> Comparison? {
        guard let first = edition(one), let second = edition(other) else { return nil }
        let (from, to) = first.from <= second.from ? (first, second) : (second, first)
        let changes = provisions.all.compactMap { provision -> Change? in
            change(
                of: provision, from: provisions.standing(provision, under: from.key),
                to: provisions.standing(provision, under: to.key))
        }
        return Comparison(from: from, to: to, changes: changes)
    }

    private func change(of provision: Provision, from before: ProvisionWording?, to after: ProvisionWording?) -> Change?
    {
        let kind: Change.Kind
        var others: [Provision] = []
        switch (before, after) {
        case (nil, nil): return nil
        case (nil, let after?) where after.source == .believed: return nil
        case (nil, .some):
            kind = .added
            others = provision.replaces.compactMap { provisions[$0] }
        case (.some, nil):
            kind = .removed
            others = provisions.successors(of: provision)
        case (let before?, let after?):
            if before.version.title != after.version.title {
                kind = .renamed
            } else if before.version.says != after.version.says || before.version.force != after.version.force {
                kind = .changed
            } else {
                kind = .carried
            }
        }
        return Change(kind: kind, provision: provision, before: before, after: after, others: others)
    }
}
