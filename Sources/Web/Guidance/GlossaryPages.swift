import Guidance
import HTML

extension LibraryPages {
    /// Every word and abbreviation, in alphabetical order.
    func glossary() -> LibraryPage {
        let words = library.definitions.map { "\(link($0.term, to: "/guidance/glossary/\($0.slug)"))" as Markup }
        return LibraryPage(
            "Glossary",
            """
            \(heading(1, "Glossary"))\
            \(paragraph("In alphabetical order. A word's own page has its meaning in each edition. The meanings of a letter together:"))\
            \(letters(nil))\
            \(heading(2, "Words"))\
            <ul class="govuk-list kith-columns">\(words.markup { "<li>\($0)</li>\n" })</ul>
            \(heading(2, "Abbreviations", id: "abbreviations"))\
            \(abbreviations)
            """)
    }

    private var abbreviations: Markup {
        let items = library.acronyms.markup { acronym -> Markup in
            let more = [
                acronym.note, acronym.from.map { "since \($0)" }, acronym.until.map { "until \($0)" },
                acronym.status == .unconfirmed ? "unconfirmed" : nil,
            ].compactMap { $0 }
            let rest: Markup = more.isEmpty ? "" : " <span class=\"kith-cite\">\(more.joined(separator: "; "))</span>"
            return "<li><strong>\(acronym.short)</strong> \(acronym.stands)\(rest)</li>\n"
        }
        return "<ul class=\"govuk-list\">\n\(items)</ul>\n"
    }

    private var initials: [String] {
        var initials: [String] = []
        for definition in library.definitions {
            let initial = definition.slug.prefix(1)
            if initials.last != String(initial) { initials.append(String(initial)) }
        }
        return initials
    }

    private func letters(_ current: String?) -> Markup {
        let items = initials.markup { initial -> Markup in
            let name = initial.uppercased()
            return initial == current
                ? "<li><strong aria-current=\"page\">\(name)</strong></li>\n"
                : "<li><a class=\"govuk-link\" href=\"\("/guidance/glossary/letter/\(initial)" as Link)\">\(name)<span class=\"govuk-visually-hidden\">: words beginning with it</span></a></li>\n"
        }
        return "<nav aria-label=\"Letters\"><ul class=\"kith-letters\">\n\(items)</ul></nav>\n"
    }

    /// The words that begin with a letter, with what they mean now.
    func letter(_ initial: String) -> LibraryPage? {
        guard initials.contains(initial) else { return nil }
        let guidance = library.guidance(on: today)
        let told = Told()
        let rows = library.definitions.filter { $0.slug.hasPrefix(initial) }.map { definition -> SummaryRow in
            let meaning = guidance.meaning(of: definition.term)
            let words: Markup = meaning.map { explain($0, definition, told) } ?? "No longer used."
            return SummaryRow(
                definition.term,
                "\(words) \(link("More", to: "/guidance/glossary/\(definition.slug)", about: "about \(definition.term)"))"
            )
        }
        return LibraryPage(
            "Glossary: \(initial.uppercased())", back: "/guidance/glossary",
            """
            \(heading(1, "Glossary: \(initial.uppercased())"))\(letters(initial))\
            \(paragraph("Under \(guidance.edition.title)."))\(summaryList(rows))
            """)
    }

    /// One word in every edition.
    func word(_ slug: String) -> LibraryPage? {
        guard let definition = library.definitions.first(where: { $0.slug == slug }) else { return nil }
        let told = Told()
        let rows = definition.meanings.map { meaning -> [Cell] in
            [
                .text(library.edition(meaning.from)?.title ?? meaning.from.rawValue),
                .markup(explain(meaning, definition, told)), .text(meaning.cite),
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
        let short = library.acronyms.filter { $0.stands.lowercased() == term }.map(\.short)
        return LibraryPage(
            definition.term, back: "/guidance/glossary",
            """
            \(heading(1, definition.term, caption: definition.isOurs ? "Kith's own word" : "Glossary"))\
            \(short.isEmpty ? "" : paragraph("Abbreviated \(short.joined(separator: ", "))."))\
            \(table("What it means", columns: ["Since", "Meaning", "Source"].map { Column($0) }, rows: rows))\
            \(provisions)
            """)
    }

    private func explain(_ meaning: Definition.Meaning, _ definition: Definition, _ told: Told) -> Markup {
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
