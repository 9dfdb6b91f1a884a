import Guidance
import HTML
import Synchronization

/// A page of the guidance library without what stands round it: the site and the copy for a partnership's own host
/// draw the same ones.
package struct LibraryPage: Sendable {
    package let title: String
    package let back: Link?
    package let content: Markup

    init(_ title: String, back: Link? = "/guidance", _ content: Markup) {
        self.title = title
        self.back = back
        self.content = content
    }
}

/// The guidance library with what is made from it once and kept.
package final class GuidanceShelf: Sendable {
    let library: Library
    private let made = Mutex<(search: GuidanceSearch?, json: [UInt8]?)>((nil, nil))
    private let drawn = Mutex<(day: Day, pages: [String: LibraryPage])>((Day(number: 0), [:]))
    /// A reader's whole path through one edition, and no more memory than a few megabytes.
    private static let mostDrawn = 100

    package init(_ library: Library) {
        self.library = library
    }

    var search: GuidanceSearch {
        made.withLock { made in
            if let search = made.search { return search }
            let search = GuidanceSearch(library)
            made.search = search
            return search
        }
    }

    /// A page that is the same for everyone who reads it on a day: drawn once and kept.
    func page(at address: String, on day: Day, _ draw: () -> LibraryPage?) -> LibraryPage? {
        let kept = drawn.withLock { $0.day == day ? $0.pages[address] : nil }
        if let kept { return kept }
        guard let page = draw() else { return nil }
        drawn.withLock { drawn in
            if drawn.day != day || drawn.pages.count >= Self.mostDrawn { drawn = (day, [:]) }
            drawn.pages[address] = page
        }
        return page
    }

    /// The whole library as JSON.
    func json() throws -> [UInt8] {
        if let json = made.withLock({ $0.json }) { return json }
        let json = try GuidanceExport(library).json()
        made.withLock { $0.json = json }
        return json
    }
}

/// Draws the pages of the guidance library.
struct LibraryPages: Sendable {
    let shelf: GuidanceShelf
    let today: Day
    /// For the copy without a server: no form that a server would answer, and no address with a question in it.
    var isCopy = false

    var library: Library { shelf.library }
    var provisions: Provisions { library.provisions }
    var inForce: Edition { library.guidance(on: today).edition }

    /// The page at an address below `/guidance`, by its parts; nil where there is none.
    func page(at path: [String], _ query: (String) -> String? = { _ in nil }) -> LibraryPage? {
        switch (path.first, path.count) {
        case (nil, _): landing()
        case ("editions", 2): edition(path[1], open: nil)
        case ("compare", _): compare(Array(path.dropFirst()), query)
        case ("for", 1): audiences()
        case ("for", 2): audience(path[1])
        case ("provisions", 1): contents()
        case ("provisions", 2): provision(path[1])
        case ("chapters", 2): chapter(path[1])
        case ("topics", 1): topics()
        case ("topics", 2): topic(path[1])
        case ("not-in-force", 1): notInForce()
        case ("glossary", 1): glossary(in: query("edition"))
        case ("glossary", 2): word(path[1])
        case ("glossary", 3) where path[1] == Self.byLetter: letter(path[2], in: query("edition"))
        case ("search", 1): isCopy ? copySearch() : search(query("q") ?? "")
        case ("a-to-z", 1): alphabet()
        case ("a-to-z", 2): alphabet(path[1])
        case ("duties", 1): duties(on: query("on") ?? "")
        case ("duties", 2): duty(path[1])
        default: nil
        }
    }

    // MARK: What many pages say

    /// A text with the glossary's words as links and abbreviations in full where they stand first on the page.
    func say(_ text: String, _ told: Told) -> Markup { explained(text, told, in: library) }

    /// One line of a list: its name, what it says, where, and how sure.
    func line(_ standing: ProvisionWording, _ told: Told) -> Markup {
        """
        \(link(standing.version.title, to: .provision(standing.provision))). \(say(standing.version.says, told)) \
        \(source(standing))
        """
    }

    /// Where it stands and how sure that is.
    func source(_ standing: ProvisionWording) -> Markup {
        let doubt: Markup =
            switch (standing.status, standing.source) {
            case (.confirmed, _): ""
            case (.unconfirmed, .ownWords): ": unconfirmed"
            case (.unconfirmed, .carried): ", carried: unconfirmed"
            case (.unconfirmed, .believed): ", believed here: unconfirmed"
            }
        return "<span class=\"kith-cite\">\(standing.version.cite)\(doubt)</span>"
    }

    func statusTag(_ status: Status) -> Markup {
        status == .confirmed ? tag("Confirmed", .green) : tag("Unconfirmed", .yellow)
    }

    func forceTag(_ force: Force) -> Markup {
        switch force {
        case .must: tag("Must", .red)
        case .should: tag("Should", .blue)
        case .may: tag("May", .grey)
        case .states: tag("For information", .grey)
        }
    }

    /// Says of an edition that its text was not read; nothing of the others.
    func warning(about edition: Edition) -> Markup {
        if edition.status == .confirmed { return "" }
        return insetText(
            """
            <strong>Unconfirmed.</strong> The text of \(edition.title) has not been read for this library. What stands here \
            is carried from the edition before or read in summaries, and each line says so. Check it before you rely on it.
            """)
    }

    /// Headings by chapter, each with what belongs to it.
    func byChapter<Item>(
        _ items: [Item], level: Int = 3, of provision: (Item) -> Provision, _ draw: ([Item]) -> Markup
    ) -> Markup {
        provisions.chapters.markup { chapter in
            let own = items.filter { provision($0).chapter == chapter.key }
            return own.isEmpty ? "" : "\(heading(level, chapter.title))\(draw(own))"
        }
    }

    /// The way to search: the server answers, or in the copy a script on the page it leads to.
    func searchForm(_ typed: String = "") -> Markup {
        """
        <form action="\("/guidance/search" as Link)" method="get" role="search" class="kith-filter" novalidate>
        \(textInput(Field("q", "Search the guidance and the glossary"), value: typed, kind: .search, width: .twenty))\
        \(button("Search", .secondary))</form>
        """
    }
}

extension Edition {
    /// When it came, as people name it: `December 2020`.
    var month: String { from.inWords.split(separator: " ").dropFirst().joined(separator: " ") }
}

extension Link {
    static func provision(_ provision: Provision) -> Link { "/guidance/provisions/\(provision.key)" }
    static func edition(_ edition: EditionKey) -> Link { "/guidance/editions/\(edition.rawValue)" }

    static func comparison(
        _ from: EditionKey, _ to: EditionKey, audience: String? = nil, chapter: String? = nil
    ) -> Link {
        switch (audience, chapter) {
        case (nil, nil): "/guidance/compare/\(from.rawValue)/\(to.rawValue)"
        case (let audience?, nil): "/guidance/compare/\(from.rawValue)/\(to.rawValue)/for/\(audience)"
        case (nil, let chapter?): "/guidance/compare/\(from.rawValue)/\(to.rawValue)/chapter/\(chapter)"
        case (let audience?, let chapter?):
            "/guidance/compare/\(from.rawValue)/\(to.rawValue)/for/\(audience)/chapter/\(chapter)"
        }
    }
}

extension String {
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// As it stands in the middle of a sentence; names in capitals stay as they are.
    var lowercasedFirst: String {
        if dropFirst().first?.isUppercase == true { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
