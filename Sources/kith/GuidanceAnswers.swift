import Guidance

/// Two editions beside each other as JSON.
struct ComparisonAnswer: Encodable {
    let from, to: String
    let counts: [String: Int]
    let changes: [ChangeAnswer]

    /// - Parameter changes: those that are shown; all that the filter lets through are counted.
    init(_ comparison: Comparison, _ filter: ChangeFilter, _ changes: [Change]) {
        from = comparison.from.key.rawValue
        to = comparison.to.key.rawValue
        counts = Dictionary(
            uniqueKeysWithValues: Change.Kind.allCases.map { ($0.rawValue, comparison.count($0, filter)) })
        self.changes = changes.map { ChangeAnswer($0) }
    }
}

/// What became of a provision as JSON.
struct ChangeAnswer: Encodable {
    let key, kind, title, chapter, why: String
    let audiences, topics, others: [String]
    let before, after: StandingAnswer?

    init(_ change: Change) {
        key = change.provision.key
        kind = change.kind.rawValue
        title = change.title
        chapter = change.provision.chapter
        why = change.provision.why
        audiences = change.provision.audiences
        topics = change.provision.topics
        others = change.others.map(\.key)
        before = change.before.map { StandingAnswer($0) }
        after = change.after.map { StandingAnswer($0) }
    }
}

/// A provision under an edition as JSON.
struct StandingAnswer: Encodable {
    let key, edition, title, says, force, cite, status: String
    let doubt, commencement: String?

    init(_ standing: ProvisionWording) {
        key = standing.provision.key
        edition = standing.edition.rawValue
        title = standing.version.title
        says = standing.version.says
        force = standing.version.force.rawValue
        cite = standing.version.cite
        status = standing.status.rawValue
        doubt = standing.doubt
        commencement = standing.provision.commencement?.inWords
    }
}

/// Something a search found as JSON.
struct FoundAnswer: Encodable {
    let kind, key, title: String

    init(_ found: FoundGuidance) { (kind, key, title) = found.named }
}

/// Two editions beside each other to be read.
struct ComparisonText {
    let comparison: Comparison
    let filter: ChangeFilter
    /// Those that are shown; all that the filter lets through are counted.
    let changes: [Change]

    init(_ comparison: Comparison, _ filter: ChangeFilter, _ changes: [Change]) {
        self.comparison = comparison
        self.filter = filter
        self.changes = changes
    }

    private var head: String { "\(comparison.from.title) beside \(comparison.to.title)" }

    private var counted: String {
        Change.Kind.allCases.map { "\(comparison.count($0, filter)) \($0.rawValue)" }.joined(separator: ", ")
    }

    var plain: String {
        var lines = [head, counted]
        for change in changes {
            lines += ["", "\(change.kind.inWords.uppercased())  \(change.title)  [\(change.provision.key)]"]
            lines += words(change).map { "  \($0)" }
            lines.append("  Why it matters: \(change.provision.why)")
        }
        return lines.joined(separator: "\n")
    }

    var markdown: String {
        var lines = ["# \(head)", "", counted, ""]
        for kind in Change.Kind.allCases {
            let own = changes.filter { $0.kind == kind }
            if own.isEmpty { continue }
            lines += ["## \(kind.inWords)", ""]
            for change in own {
                lines += ["### \(change.title)", ""]
                lines += words(change).flatMap { [$0, ""] }
                lines += ["*Why it matters:* \(change.provision.why)", ""]
            }
        }
        return lines.joined(separator: "\n")
    }

    private func words(_ change: Change) -> [String] {
        func said(_ standing: ProvisionWording) -> String {
            let doubt = standing.status == .unconfirmed ? "; unconfirmed" : ""
            let force = standing.version.force == .states ? "" : "\(standing.version.force.inWords). "
            return "\(force)\(standing.version.says) (\(standing.version.cite)\(doubt))"
        }
        switch (change.kind, change.before, change.after) {
        case (.changed, let before?, let after?), (.renamed, let before?, let after?):
            let names = change.kind == .renamed ? ("\(before.version.title). ", "\(after.version.title). ") : ("", "")
            return [
                "\(before.edition): \(names.0)\(said(before))",
                "\(after.edition): \(names.1)\(said(after))",
            ]
        case (_, _, let after?): return [said(after)]
        case (_, let before?, nil): return [said(before)]
        case (_, nil, nil): return []
        }
    }
}
