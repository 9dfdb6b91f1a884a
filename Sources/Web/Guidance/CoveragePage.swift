import Casework
import Foundation
import Guidance
import HTML
import Hummingbird

extension Site {
    /// What carries each duty and provision: act, form, story and test. Open to everyone.
    func addCoveragePages(to router: Router<KithContext>) {
        router.get("/guidance/coverage") { [self] request, context in
            try await showCoverage(request, context) { pages, _ in pages.front }
        }
        router.get("/guidance/coverage/{part}") { [self] request, context in
            try await showCoverage(request, context) { pages, query in
                pages.part(context.parameters.get("part") ?? "", page: query["page"].flatMap { Int($0) } ?? 1)
            }
        }
    }

    private func showCoverage(
        _ request: Request, _ context: KithContext, _ content: (CoveragePages, Query) -> LibraryPage?
    ) async throws -> Response {
        let pages = CoveragePages(coverage: try CoveragePages.kept(), library: library)
        guard let shown = content(pages, try Query(request)) else { throw TurnedAway.notFound }
        var frame = frame(context, current: "guidance")
        frame.sensitivity = nil
        return .page(page(PageHead(shown.title, back: shown.back), in: frame, shown.content))
    }
}

/// Each duty and provision with what carries it, chapter by chapter, and those that nothing carries, with why.
struct CoveragePages {
    let coverage: Coverage
    let library: Library

    private static let rowsOnAPage = 20
    /// The part of the pages that is about duties; the others are chapters.
    private static let duties = "duties"

    /// The coverage as it was made from this version's acts, stories and tests; read once.
    static func kept() throws -> Coverage { try read.get() }

    private static let read = Result {
        guard let file = Bundle.module.url(forResource: "Resources/coverage", withExtension: "json") else {
            throw TurnedAway.notFound
        }
        return try JSONDecoder().decode(Coverage.self, from: Data(contentsOf: file))
    }

    /// Every part that has a page.
    var parts: [String] { [Self.duties] + library.provisions.chapters.map(\.key) }

    /// How much of each chapter is carried.
    var front: LibraryPage {
        let waiting = coverage.duties.count(where: \.isWaiting)
        let rows = library.provisions.chapters.map { chapter -> [Cell] in
            let own = provisions(of: chapter.key)
            return [
                .link(chapter.title, "/guidance/coverage/\(chapter.key)"), .number(own.count),
                .number(own.count { !$0.carriers.isEmpty }),
                .number(own.count { $0.carriers.isEmpty && $0.uncarried == nil }),
                .number(own.count { $0.uncarried != nil }),
            ]
        }
        return LibraryPage(
            "What carries the guidance",
            """
            \(heading(1, "What carries the guidance"))\
            \(paragraph("For each duty and provision: what in Kith carries it out, a story that tells it, and tests that prove it; and for those that nothing carries, why not."))\
            \(paragraph("\(link("Duties with a clock", to: "/guidance/coverage/duties")): \(coverage.duties.count), of which \(waiting) wait for an act."))\
            \(table("Provisions by chapter", columns: [
                Column("Chapter"), Column("Provisions", isNumeric: true), Column("Carried", isNumeric: true),
                Column("Need nothing", isNumeric: true), Column("Not carried", isNumeric: true),
            ], rows: rows))
            """)
    }

    /// The duties, or a chapter; nil where there is none of that name or no such page.
    func part(_ name: String, page number: Int) -> LibraryPage? {
        if name == Self.duties {
            let carried = coverage.duties.filter { !$0.isWaiting }
            return listed("What carries the duties", name, carried, page: number, dutyAddress, waitingDuties)
        }
        guard let chapter = library.provisions.chapter(name) else { return nil }
        let keys = Set(provisions(of: name).map(\.key))
        return listed(
            "What carries: \(chapter.title)", name, coverage.provisions.filter { keys.contains($0.key) },
            page: number, { "/guidance/provisions/\($0)" }, besides(chapter))
    }

    private func dutyAddress(_ key: String) -> Link { "/guidance/duties/\(key)" }

    private func listed(
        _ title: String, _ name: String, _ rows: [Coverage.Row], page number: Int, _ address: (String) -> Link,
        _ below: Markup
    ) -> LibraryPage? {
        let pages = max(1, (rows.count + Self.rowsOnAPage - 1) / Self.rowsOnAPage)
        guard (1...pages).contains(number) else { return nil }
        let shown = rows.dropFirst((number - 1) * Self.rowsOnAPage).prefix(Self.rowsOnAPage)
        let way: Link = "/guidance/coverage/\(name)"
        let list: Markup =
            rows.isEmpty
            ? emptyState("No act or clock carries these.")
            : table(
                "Acts, stories and tests", columns: ["What", "Act and form", "Stories", "Tests"].map { Column($0) },
                rows: shown.map { row(of: $0, address) })
                + pagination(page: number, of: Self.rowsOnAPage, total: rows.count, noun: "of them") {
                    way.asking("page", String($0))
                }
        return LibraryPage(
            title, back: "/guidance/coverage",
            """
            \(heading(1, title))\(paragraph("At most six stories and tests of each are named."))\(list)\
            \(number == pages ? below : paragraph("The last page has what is carried otherwise or not at all."))
            """)
    }

    private func row(of row: Coverage.Row, _ address: (String) -> Link) -> [Cell] {
        let acts = row.acts.map { kind -> Markup in
            "\(library.forms[kind]?.title ?? "no form") <code>\(kind)</code>"
        }
        return [
            .link(row.title, address(row.key)), list(acts), list(row.stories.map { "\($0)" }),
            list(row.tests.map { "\($0)" }),
        ]
    }

    private func list(_ items: [Markup]) -> Cell { items.isEmpty ? .text("None yet") : .markup(bullets(items)) }

    private var waitingDuties: Markup {
        let waiting = coverage.duties.filter(\.isWaiting)
        if waiting.isEmpty { return "" }
        return heading(2, "Not yet carried", id: "waiting")
            + paragraph("The acts of these do not exist yet. They can be read and not kept.")
            + bullets(waiting.map { link($0.title, to: dutyAddress($0.key)) })
    }

    // MARK: Without an act

    private func provisions(of chapter: String) -> [Provision] {
        library.provisions.all.filter { $0.chapter == chapter }
    }

    /// Those of a chapter that lists, rules, words or pages carry, and those that nothing carries.
    private func besides(_ chapter: Chapter) -> Markup {
        let counted = Set(coverage.provisions.map(\.key))
        let own = provisions(of: chapter.key).filter { !counted.contains($0.key) }
        let otherwise = own.filter { !$0.carriers.isEmpty }.map { provision -> Markup in
            "\(name(provision)): \(provision.carriers.map { "\($0.kind.rawValue) \($0.what)" }.joined(separator: ", "))"
        }
        let not = own.compactMap { provision in
            provision.uncarried.map { "\(name(provision)). \($0)" as Markup }
        }
        let nothing = own.filter { $0.carriers.isEmpty && $0.uncarried == nil }.map { name($0) }
        return titled("Carried by a list, rule, word or page", "otherwise", otherwise)
            + titled("Not carried, and why", "not", not)
            + titled("Nothing to carry: they say what is so", "nothing", nothing)
    }

    private func name(_ provision: Provision) -> Markup { "\(link(provision.title, to: .provision(provision)))" }

    private func titled(_ title: String, _ id: String, _ items: [Markup]) -> Markup {
        items.isEmpty ? "" : heading(2, title, id: id) + bullets(items)
    }
}
