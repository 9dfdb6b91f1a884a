import Guidance
import HTML

extension LibraryPages {
    /// The most changes that are shown side by side on one page; more are named, and read chapter by chapter.
    private static let mostSideBySide = 36

    /// `/guidance/compare`, then two editions, then for whom and which chapter; a form asks the same with a question.
    func compare(_ path: [String], _ query: (String) -> String?) -> LibraryPage? {
        if path.isEmpty {
            guard let from = query("from"), let to = query("to"), !from.isEmpty, !to.isEmpty else {
                return chooseEditions(ChangeFilter())
            }
            return comparison(from, to, filter(query))
        }
        guard path.count >= 2 else { return nil }
        var filter = ChangeFilter()
        var rest = path.dropFirst(2)
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            switch name {
            case "for": filter.audience = value
            case "chapter": filter.chapter = value
            default: return nil
            }
        }
        return comparison(path[0], path[1], filter)
    }

    private func filter(_ query: (String) -> String?) -> ChangeFilter {
        func given(_ name: String) -> String? { query(name).flatMap { $0.isEmpty ? nil : $0 } }
        return ChangeFilter(
            chapter: given("chapter"), topic: given("topic"), audience: given("audience"),
            kind: given("kind").flatMap { Change.Kind(rawValue: $0) })
    }

    private func comparison(_ from: String, _ to: String, _ filter: ChangeFilter) -> LibraryPage? {
        let (from, to) = (EditionKey(rawValue: from), EditionKey(rawValue: to))
        guard from != to else { return chooseEditions(filter, wrong: "Choose two different editions") }
        guard let comparison = library.compare(from, to), isKnown(filter) else { return nil }
        let audience = filter.audience.flatMap { provisions.audience($0) }
        let title = "What changed from \(comparison.from.month) to \(comparison.to.month)"
        let subject = [
            audience?.title.lowercasedFirst, filter.chapter.flatMap { provisions.chapter($0)?.title.lowercasedFirst },
            filter.topic.flatMap { provisions.topic($0)?.title.lowercasedFirst },
        ].compactMap { $0 }
        let whole = subject.isEmpty ? title : "\(title): \(subject.joined(separator: ", "))"
        return LibraryPage(
            whole, back: "/guidance/compare",
            """
            \(heading(1, whole))\
            \(paragraph("\(comparison.from.title) beside \(comparison.to.title)."))\
            \(warning(about: comparison.to))\
            \(changes(comparison, filter))\
            \(ways(comparison, filter))\
            \(comparisonForm(filter, from: comparison.from.key, to: comparison.to.key))
            """)
    }

    private func isKnown(_ filter: ChangeFilter) -> Bool {
        (filter.chapter.map { provisions.chapter($0) != nil } ?? true)
            && (filter.topic.map { provisions.topic($0) != nil } ?? true)
            && (filter.audience.map { provisions.audience($0) != nil } ?? true)
    }

    /// How many of each kind, by chapter, each leading to its chapter.
    private func counts(_ comparison: Comparison, _ filter: ChangeFilter) -> Markup {
        let rows = provisions.chapters.compactMap { chapter -> [Cell]? in
            var own = filter
            own.chapter = chapter.key
            if let only = filter.chapter, only != chapter.key { return nil }
            let numbers = Change.Kind.allCases.map { comparison.count($0, own) }
            if numbers.allSatisfy({ $0 == 0 }) { return nil }
            let way = Link.comparison(
                comparison.from.key, comparison.to.key, audience: filter.audience, chapter: chapter.key)
            return [filter.topic == nil ? .link(chapter.title, way) : .text(chapter.title)]
                + numbers.map { .number($0) }
        }
        if rows.isEmpty { return emptyState("Nothing of this stands in either edition.") }
        return table(
            "How many provisions",
            columns: [Column("Chapter")]
                + Change.Kind.allCases.map { Column($0.inWords, isNumeric: true) }, rows: rows)
    }

    /// Side by side where one page holds them, with the counts after; else the counts, then the names.
    private func changes(_ comparison: Comparison, _ filter: ChangeFilter) -> Markup {
        let showsCarried = filter.kind == .carried
        let shown = comparison.changes(filter).filter { showsCarried || $0.kind != .carried }
        let counts = counts(comparison, filter)
        if shown.isEmpty { return emptyState("Nothing changed here between the two editions.") + counts }
        if shown.count > Self.mostSideBySide || showsCarried {
            let more =
                showsCarried
                ? Markup.nothing
                : paragraph("Choose a chapter to read its changes side by side, with why they matter.")
            return "\(paragraph(sum(shown)))\(more)\(counts)\(titles(shown, level: 2))"
        }
        let told = Told()
        let sides = byChapter(shown, level: 2, of: \.provision) { own in own.markup { side($0, comparison, told) } }
        return "\(paragraph(sum(shown)))\(sides)\(heading(2, "In numbers"))\(counts)"
    }

    /// `25 changes: 22 added, 2 changed, 1 renamed.`
    private func sum(_ shown: [Change]) -> Markup {
        let kinds = Change.Kind.allCases.compactMap { kind -> String? in
            let count = shown.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        let noun = shown.allSatisfy { $0.kind == .carried } ? "provisions" : shown.count == 1 ? "change" : "changes"
        return "<strong>\(shown.count) \(noun)</strong>: \(kinds.joined(separator: ", "))."
    }

    /// One change with the words before and after, and why it matters.
    private func side(_ change: Change, _ comparison: Comparison, _ told: Told) -> Markup {
        let words: Markup
        switch (change.before, change.after) {
        case (let before?, let after?) where change.kind != .carried:
            words = sideBySide(
                wording(before, comparison.from, told, named: change.kind == .renamed),
                wording(after, comparison.to, told, named: change.kind == .renamed))
        case (_, let after?): words = wording(after, nil, told)
        case (let before?, nil): words = wording(before, nil, told)
        case (nil, nil): words = ""
        }
        let others = change.others.map { "\(link($0.title, to: .provision($0)))" as Markup }
        let lead: Markup = change.kind == .removed ? "In its place: " : "In the place of: "
        let replaced: Markup = others.isEmpty ? "" : paragraph("\(lead)\(Markup(joining: others, with: ", "))")
        return """
            <section class="kith-change"><h3 class="govuk-heading-s kith-change__title">\(link(change.title, to: .provision(change.provision))) \
            \(kindTag(change.kind))</h3>
            \(words)\(replaced)\(paragraph("<strong>Why it matters.</strong> \(say(change.provision.why, told))"))</section>

            """
    }

    private func wording(_ standing: ProvisionWording, _ edition: Edition?, _ told: Told, named: Bool = false) -> Markup
    {
        let over: Markup = edition.map { "<p class=\"govuk-body-s\"><strong>\($0.month)</strong></p>\n" } ?? ""
        let name: Markup = named ? "<strong>\(say(standing.version.title, told)).</strong> " : ""
        let force: Markup = standing.version.force == .states ? "" : "\(forceTag(standing.version.force)) "
        return "\(over)\(paragraph("\(force)\(name)\(say(standing.version.says, told)) \(source(standing))"))"
    }

    private func kindTag(_ kind: Change.Kind) -> Markup {
        switch kind {
        case .added: tag("Added", .green)
        case .changed: tag("Changed", .blue)
        case .renamed: tag("Renamed", .purple)
        case .removed: tag("Removed", .orange)
        case .carried: tag("Carried", .grey)
        }
    }

    /// The same comparison for each audience.
    private func ways(_ comparison: Comparison, _ filter: ChangeFilter) -> Markup {
        let links = provisions.audiences.filter { $0.key != filter.audience }.map { audience -> Markup in
            "\(link(audience.title, to: .comparison(comparison.from.key, comparison.to.key, audience: audience.key)))"
        }
        let all: [Markup] =
            filter == ChangeFilter()
            ? [] : ["\(link("Everyone", to: .comparison(comparison.from.key, comparison.to.key)))"]
        return "<div class=\"kith-no-print\">\(heading(2, "The same for"))\(bullets(all + links))</div>"
    }

    // MARK: Choosing

    private func chooseEditions(_ filter: ChangeFilter, wrong: String? = nil) -> LibraryPage {
        let editions = library.editions
        let pairs =
            zip(editions, editions.dropFirst()).map { ($0, $1) }
            + (editions.count > 3 ? [(editions[0], editions[2])] : [])
        let links = pairs.map { from, to -> Markup in
            "\(link("\(from.month) and \(to.month)", to: .comparison(from.key, to.key)))"
        }
        return LibraryPage(
            "Compare two editions",
            """
            \(wrong.map { errorSummary([FieldError("to", $0)]) } ?? "")\
            \(heading(1, "Compare two editions"))\
            \(paragraph("What was added, changed, renamed, removed and carried, in our words before and after, with why it matters."))\
            \(bullets(links))\
            \(comparisonForm(filter, from: editions[0].key, to: inForce.key, wrong: wrong))
            """)
    }

    private func comparisonForm(
        _ filter: ChangeFilter, from: EditionKey, to: EditionKey, wrong: String? = nil
    ) -> Markup {
        if isCopy { return "" }
        let editions = library.editions.map { Choice($0.key.rawValue, $0.title) }
        return """
            <form action="/guidance/compare" method="get" class="kith-filter kith-no-print" novalidate>
            \(select(Field("from", "From"), editions, chosen: from.rawValue, blank: nil))\
            \(select(Field("to", "To", error: wrong), editions, chosen: to.rawValue, blank: nil))\
            \(select(Field("audience", "For"), provisions.audiences.map { Choice($0.key, $0.title) }, chosen: filter.audience, blank: "Everyone"))\
            \(select(Field("chapter", "Chapter"), provisions.chapters.map { Choice($0.key, $0.title) }, chosen: filter.chapter, blank: "Every chapter"))\
            \(select(Field("topic", "Topic"), provisions.topics.map { Choice($0.key, $0.title) }, chosen: filter.topic, blank: "Every topic"))\
            \(select(Field("kind", "What happened"), Change.Kind.allCases.map { Choice($0.rawValue, $0.inWords) }, chosen: filter.kind?.rawValue, blank: "Everything that changed"))\
            \(button("Compare", .secondary))</form>
            """
    }
}
