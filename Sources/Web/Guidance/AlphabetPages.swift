import Guidance
import HTML

extension LibraryPages {
    /// Every provision by the first letter of its name: for those who know what it is called.
    func alphabet() -> LibraryPage {
        let rows = letters.map { letter -> [Cell] in
            let own = named(letter)
            return [
                .markup("\(link(letter.uppercased(), to: "/guidance/a-to-z/\(letter)", about: "provisions"))"),
                .number(own.count),
                .markup(
                    Markup(
                        joining: [own.first, own.last].compactMap { $0 }.map {
                            link($0.title, to: .provision($0.provision))
                        }, with: " to ")),
            ]
        }
        return LibraryPage(
            "Provisions in alphabetical order",
            """
            \(heading(1, "Provisions in alphabetical order"))\
            \(paragraph("By what each is called in the edition in force, or was last called. Words are in the \(link("glossary", to: "/guidance/glossary")), subjects among the \(link("topics", to: "/guidance/topics"))."))\
            \(table(
                "Letters", hidesCaption: true,
                columns: [Column("Letter"), Column("Provisions", isNumeric: true), Column("From and to")], rows: rows))
            """)
    }

    /// The provisions whose names begin with a letter, with where each stands; nil where none does.
    func alphabet(_ letter: String) -> LibraryPage? {
        let own = named(letter)
        guard !own.isEmpty, letter.count == 1 else { return nil }
        let items = own.map { provision, title -> Markup in
            let standing = provisions.standing(provision, under: inForce.key)
            let place = standing.map { source($0) } ?? "<span class=\"kith-cite\">No longer in the guidance</span>"
            return "\(link(title, to: .provision(provision))) \(place)"
        }
        let all = letters.markup { other -> Markup in
            other == letter
                ? "<li><strong aria-current=\"page\">\(other.uppercased())</strong></li>\n"
                : "<li>\(link(other.uppercased(), to: "/guidance/a-to-z/\(other)", about: "provisions"))</li>\n"
        }
        let name = letter.uppercased()
        return LibraryPage(
            "Provisions: \(name)", back: "/guidance/a-to-z",
            """
            \(heading(1, "Provisions: \(name)"))\
            <nav aria-label="Letters"><ul class="kith-letters">
            \(all)</ul></nav>
            \(bullets(items))
            """)
    }

    private var letters: [String] { Set(provisions.all.map { initial(title(of: $0)) }).sorted() }

    private func initial(_ title: String) -> String { String(title.lowercased().prefix(1)) }

    /// What it is called today, or was last called.
    private func title(of provision: Provision) -> String {
        provisions.standing(provision, under: inForce.key)?.version.title ?? provision.title
    }

    private func named(_ letter: String) -> [(provision: Provision, title: String)] {
        provisions.all.map { ($0, title(of: $0)) }.filter { initial($0.1) == letter }
            .sorted { ($0.1.lowercased(), $0.0.key) < ($1.1.lowercased(), $1.0.key) }
    }

    /// Where the copy is searched: by a script of its own with a list of words made beforehand. Without it the page
    /// says so and leads to the lists.
    func copySearch() -> LibraryPage {
        let lists: [Markup] = [
            "\(link("Glossary, in alphabetical order", to: "/guidance/glossary"))",
            "\(link("Provisions in alphabetical order", to: "/guidance/a-to-z"))",
            "\(link("Topics", to: "/guidance/topics"))", "\(link("Everything by chapter", to: "/guidance/provisions"))",
        ]
        return LibraryPage(
            "Search the guidance",
            """
            \(heading(1, "Search the guidance"))\
            \(searchForm())\
            <div id="search" data-index="\("/guidance/search.json" as Link)">
            <p class="govuk-body" id="search-says" role="status">Searching needs a script, and none runs here. \
            Everything is in the lists below.</p>
            <ol class="govuk-list kith-results" id="search-results" hidden></ol>
            </div>
            \(heading(2, "Look it up in a list"))\
            \(bullets(lists))
            <script src="\("/guidance/search.js" as Link)" defer></script>
            """)
    }
}
