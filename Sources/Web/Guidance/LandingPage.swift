import Guidance
import HTML

extension LibraryPages {
    /// Where a newcomer begins: what changed, what is asked of whom, and every way into the library.
    func landing() -> LibraryPage {
        let edition = inForce
        return LibraryPage(
            "Guidance", back: nil,
            """
            \(heading(1, "Working Together to Safeguard Children"))\
            \(paragraph("What the statutory guidance for England asks, of whom, and how it changed, in our own words with the place it stands in. Free to read without signing in."))\
            \(paragraph("In force today: <strong>\(edition.title)</strong>, since \(edition.from.inWords)."))\
            \(searchForm())\
            \(heading(2, "What changed"))\
            \(bullets(library.editions.dropFirst().reversed().map { changed($0) }))\
            \(heading(2, "What it asks of you"))\
            \(bullets(provisions.audiences.map { "\(link($0.title, to: "/guidance/for/\($0.key)"))" }))\
            \(heading(2, "Look it up"))\
            \(bullets(ways))\
            \(editionTable)
            """)
    }

    private func changed(_ edition: Edition) -> Markup {
        let doubt: Markup = edition.status == .confirmed ? "" : " (unconfirmed)"
        let all = link("What changed in \(edition.month)", to: .edition(edition.key))
        guard let before = provisions.edition(before: edition.key), let first = provisions.audiences.first else {
            return "\(all)\(doubt)"
        }
        let way = link(
            first.title, to: .comparison(before.key, edition.key, audience: first.key), about: "in \(edition.month)")
        return "\(all) for every agency\(doubt), or straight to \(way)"
    }

    private var ways: [Markup] {
        let carried: [Markup] = isCopy ? [] : ["\(link("What in Kith carries the guidance", to: "/guidance/coverage"))"]
        return [
            "\(link("Compare two editions", to: "/guidance/compare"))",
            "\(link("Everything by chapter", to: "/guidance/provisions")), \(provisions.all.count) provisions",
            "\(link("In alphabetical order", to: "/guidance/a-to-z")), or \(link("by topic", to: "/guidance/topics"))",
            "\(link("Glossary", to: "/guidance/glossary")), in alphabetical order, with abbreviations",
            "\(link("Duties and their clocks", to: "/guidance/duties"))",
            "\(link("New law, and what is not in force", to: "/guidance/not-in-force"))",
            "\(link("The whole library as one JSON file", to: "/guidance/all.json"))",
        ] + carried
    }

    private var editionTable: Markup {
        let rows = library.editions.map { edition -> [Cell] in
            let span = "\(edition.from.inWords) to \(edition.until?.inWords ?? "now")"
            return [
                .link(edition.title, .edition(edition.key)), .text(span), .markup(statusTag(edition.status)),
                .text(edition.note),
            ]
        }
        return table(
            "Editions", columns: ["Edition", "In force", "How sure", "What to know"].map { Column($0) }, rows: rows)
    }
}
