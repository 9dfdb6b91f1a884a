/// One thing an organisation does to be ready for an edition, in words: what a summary suggests, or what follows from
/// a provision.
package struct ReadinessStep: Hashable, Sendable {
    /// Where a step comes from.
    package enum Origin: String, Codable, Sendable, CaseIterable {
        /// A summary of the edition suggests it.
        case suggested
        /// A provision is new to the audience.
        case new
        /// A provision's wording or force changed.
        case changed
        /// A provision stands as it did.
        case standing
    }

    /// The key of the possible action or of the provision.
    package let key: String
    package let origin: Origin
    package let title: String
    package let says: String
    package let cite: String
    /// Unconfirmed where the edition's own words were not read.
    package let status: Status
    /// Keys of the provisions it carries out.
    package let provisions: [String]
}

/// How much of an edition a checklist holds.
package enum ReadinessScope: String, CaseIterable, Codable, Sendable {
    /// What summaries suggest.
    case suggested
    /// That, and what the edition brought or changed.
    case changes
    /// Everything that binds the audience.
    case whole
}

extension Library {
    /// The steps of an audience's checklist for an edition: suggestions first, then provisions that must or should be
    /// followed, in the order of the chapters.
    package func readinessSteps(
        for audience: String, under edition: EditionKey, _ scope: ReadinessScope
    ) -> [ReadinessStep] {
        var steps = provisions.actions.filter { $0.edition == edition && $0.audiences.contains(audience) }
            .compactMap { readinessStep($0.key, under: edition) }
        if scope == .suggested { return steps }
        for provision in provisions.all where provision.audiences.contains(audience) {
            // A law that has not begun asks for nothing yet.
            if let commencement = provision.commencement, commencement.state != .inForce { continue }
            guard let step = readinessStep(provision.key, under: edition),
                let wording = provisions.standing(provision, under: edition),
                wording.version.force == .must || wording.version.force == .should
            else { continue }
            if scope == .whole || step.origin != .standing { steps.append(step) }
        }
        return steps
    }

    /// A step in the words of an edition; nil where nothing of that key stands under it.
    package func readinessStep(_ key: String, under edition: EditionKey) -> ReadinessStep? {
        if let action = provisions.actions.first(where: { $0.key == key }) {
            return ReadinessStep(
                key: key, origin: .suggested, title: action.says, says: action.says, cite: action.cite,
                status: .confirmed, provisions: action.answers)
        }
        guard let provision = provisions[key], provision.key == key,
            let now = provisions.standing(provision, under: edition)
        else { return nil }
        return ReadinessStep(
            key: key, origin: origin(of: now), title: now.version.title, says: now.version.says,
            cite: now.version.cite, status: now.status, provisions: [key])
    }

    private func origin(of now: ProvisionWording) -> ReadinessStep.Origin {
        guard let before = provisions.edition(before: now.edition) else { return .standing }
        guard let was = provisions.standing(now.provision, under: before.key) else {
            return now.source == .believed ? .standing : .new
        }
        let isSame =
            was.version.says == now.version.says && was.version.title == now.version.title
            && was.version.force == now.version.force
        return isSame ? .standing : .changed
    }

    /// Whether what a step rests on reads the same under two editions; a step one of them does not have does not.
    package func readsTheSame(_ key: String, under one: EditionKey, and other: EditionKey) -> Bool {
        guard let first = readinessStep(key, under: one), let second = readinessStep(key, under: other) else {
            return false
        }
        guard first.title == second.title, first.says == second.says else { return false }
        return first.provisions.allSatisfy { name in
            guard let provision = provisions[name] else { return false }
            let (was, now) = (provisions.standing(provision, under: one), provisions.standing(provision, under: other))
            return was?.version.says == now?.version.says && was?.version.force == now?.version.force
        }
    }
}
