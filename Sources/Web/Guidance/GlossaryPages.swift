import Guidance
import HTML

extension LibraryPages {
    /// What stands before a letter in an address: no word of the glossary is called so.
    static let byLetter = "by-letter"

    /// Every word and abbreviation of an edition, in alphabetical order; of the edition in force where none is named.
    func glossary(in named: String?) -> LibraryPage? {
        guard let edition = glossaryEdition(named) else { return nil }
        let words = library.words(under: edition.key).map(\.definition)
        let links = words.map { "\(link($0.term, to: "/guidance/glossary/\($0.slug)"))" as Markup }
        let later = library.definitions.count - words.count
        let rest: Markup =
            later == 0 ? "" : paragraph("\(later) \(later == 1 ? "word" : "words") came with a later edition.")
        return LibraryPage(
            edition == inForce ? "Glossary" : "Glossary of \(edition.key)",
            """
            \(heading(1, "Glossary", caption: edition.title))\
            \(paragraph("In alphabetical order. A word's own page has its meaning in each edition."))\
            \(chooseGlossary(edition, "/guidance/glossary"))\
            \(paragraph("The meanings of a letter together:"))\
            \(letters(nil, words, edition))\
            \(heading(2, "Words"))\
            <ul class="govuk-list kith-columns">\(links.markup { "<li>\($0)</li>\n" })</ul>
            \(rest)\
            \(heading(2, "Abbreviations", id: "abbreviations"))\
            \(abbreviations(edition))
            """)
    }

    private func glossaryEdition(_ named: String?) -> Edition? {
        guard let named, !named.isEmpty else { return inForce }
        return library.edition(EditionKey(rawValue: named))
    }

    /// The edition that is shown, and the way to the others where there is a server to answer.
    private func chooseGlossary(_ shown: Edition, _ address: Link) -> Markup {
        let said = paragraph(
            "As <strong>\(shown.title)</strong> has it\(shown == inForce ? ", the edition in force" : "").")
        if isCopy { return said + warning(about: shown) }
        let editions = library.editions.map { Choice($0.key.rawValue, $0.title) }
        return """
            \(said)\(warning(about: shown))<form action="\(address)" method="get" class="kith-filter kith-no-print" novalidate>
            \(select(Field("edition", "Edition"), editions, chosen: shown.key.rawValue, blank: nil))\
            \(button("Show", .secondary))</form>

            """
    }

    private func abbreviations(_ edition: Edition) -> Markup {
        let items = library.abbreviations(under: edition.key).markup { acronym -> Markup in
            let more = [
                acronym.note, acronym.from.map { "since \($0)" }, acronym.until.map { "until \($0)" },
                acronym.status == .unconfirmed ? "unconfirmed" : nil,
            ].compactMap { $0 }
            let rest: Markup = more.isEmpty ? "" : " <span class=\"kith-cite\">\(more.joined(separator: "; "))</span>"
            return "<li><strong>\(acronym.short)</strong> \(acronym.stands)\(rest)</li>\n"
        }
        return "<ul class=\"govuk-list\">\n\(items)</ul>\n"
    }

    private func letters(_ current: String?, _ words: [Definition], _ edition: Edition) -> Markup {
        var initials: [String] = []
        for initial in words.map({ String($0.slug.prefix(1)) }) where initials.last != initial {
            initials.append(initial)
        }
        let items = initials.markup { initial -> Markup in
            let name = initial.uppercased()
            var address: Link = "/guidance/glossary/\(Self.byLetter)/\(initial)"
            if edition != inForce { address = address.asking("edition", edition.key.rawValue) }
            return initial == current
                ? "<li><strong aria-current=\"page\">\(name)</strong></li>\n"
                : "<li><a class=\"govuk-link\" href=\"\(address)\">\(name)<span class=\"govuk-visually-hidden\">: words beginning with it</span></a></li>\n"
        }
        return "<nav aria-label=\"Letters\"><ul class=\"kith-letters\">\n\(items)</ul></nav>\n"
    }

    /// The words that begin with a letter, with what they mean in an edition.
    func letter(_ initial: String, in named: String?) -> LibraryPage? {
        guard let edition = glossaryEdition(named) else { return nil }
        let words = library.words(under: edition.key)
        let own = words.filter { $0.definition.slug.prefix(1) == initial }
        // A letter that another edition has words for is a page; one that none has is not.
        guard !own.isEmpty || library.definitions.contains(where: { $0.slug.prefix(1) == initial }) else { return nil }
        let told = Told()
        let rows = own.map { definition, meaning -> SummaryRow in
            SummaryRow(
                definition.term,
                """
                \(explain(meaning, told)) \
                \(link("More", to: "/guidance/glossary/\(definition.slug)", about: "about \(definition.term)"))
                """)
        }
        let name = initial.uppercased()
        let content: Markup =
            rows.isEmpty ? emptyState("No word of this edition begins with \(name).") : summaryList(rows)
        let title = edition == inForce ? "Glossary: \(name)" : "Glossary of \(edition.key): \(name)"
        return LibraryPage(
            title, back: "/guidance/glossary",
            """
            \(heading(1, "Glossary: \(name)", caption: edition.title))\
            \(letters(initial, words.map(\.definition), edition))\
            \(chooseGlossary(edition, "/guidance/glossary/\(Self.byLetter)/\(initial)"))\(content)
            """)
    }

    /// One word in every edition.
    func word(_ slug: String) -> LibraryPage? {
        guard let definition = library.definitions.first(where: { $0.slug == slug }) else { return nil }
        let told = Told(about: definition)
        let rows = definition.meanings.map { meaning -> [Cell] in
            [
                .text(library.edition(meaning.from)?.title ?? meaning.from.rawValue),
                .markup(explain(meaning, told)), .text(meaning.cite),
            ]
        }
        let term = definition.term.lowercased()
        let uses = provisions.all.filter { provision in
            provision.title.lowercased().contains(term)
                || provision.carriers.contains(ProvisionCarrier(kind: .word, what: definition.term))
        }
        let provisions: Markup =
            uses.isEmpty
            ? ""
            : "\(heading(2, "Provisions about it"))\(bullets(uses.prefix(40).map { "\(link($0.title, to: .provision($0)))" }))"
        let short = library.acronyms.filter { $0.stands.lowercased() == term }.map { acronym -> Markup in
            "<abbr title=\"\(acronym.stands)\">\(acronym.short)</abbr>"
        }
        return LibraryPage(
            definition.term, back: "/guidance/glossary",
            """
            \(heading(1, definition.term, caption: definition.isOurs ? "Kith's own word" : "Glossary"))\
            \(short.isEmpty ? "" : paragraph("Abbreviated \(Markup(joining: short, with: ", "))."))\
            \(table("What it means", columns: ["Since", "Meaning", "Source"].map { Column($0) }, rows: rows))\
            \(provisions)
            """)
    }

    private func explain(_ meaning: Definition.Meaning, _ told: Told) -> Markup {
        let doubt: Markup = meaning.status == .unconfirmed ? " \(statusTag(.unconfirmed))" : ""
        return "\(say(meaning.says, told))\(doubt)"
    }

    func search(_ typed: String) -> LibraryPage {
        let typed = String(typed.prefix(200))
        let answer = shelf.search.find(typed, limit: 40)
        let isAsked = !typed.allSatisfy { $0 == " " }
        let instead = answer.instead.map { "“\($0.meant)” instead of “\($0.typed)”" }
        let more: Markup = instead.isEmpty ? "" : paragraph("Searched for \(instead.joined(separator: ", ")).")
        let count = answer.found.count
        let results: Markup
        if !isAsked {
            results = ""
        } else if count == 0 {
            results = emptyState(
                "Nothing in the guidance or the glossary has all of these words.",
                paragraph(
                    "Try fewer words, or look \(link("by topic", to: "/guidance/topics")) or \(link("by chapter", to: "/guidance/provisions"))."
                ))
        } else {
            results = """
                \(heading(2, "\(count) \(count == 1 ? "result" : "results")\(count == 40 ? ", the best ones" : "")"))\
                <ol class="govuk-list kith-results">\(answer.found.markup { "<li>\(result($0))</li>\n" })</ol>
                """
        }
        return LibraryPage(
            "Search the guidance", "\(heading(1, "Search the guidance"))\(searchForm(typed))\(more)\(results)")
    }

    private func result(_ found: FoundGuidance) -> Markup {
        switch found {
        case .provision(let provision):
            let standing = provisions.standing(provision, under: inForce.key)
            let now: Markup =
                standing.map { source($0) } ?? "<span class=\"kith-cite\">No longer in the guidance</span>"
            return
                "\(link(provision.title, to: .provision(provision))). \(standing?.version.says ?? provision.says) \(now)"
        case .word(let definition):
            return """
                \(link(definition.term, to: "/guidance/glossary/\(definition.slug)")) \
                <span class="kith-cite">Glossary</span> \(definition.meanings.last?.says ?? "")
                """
        case .short(let acronym):
            return "<strong>\(acronym.short)</strong> \(acronym.stands) <span class=\"kith-cite\">Abbreviation</span>"
        }
    }
}
