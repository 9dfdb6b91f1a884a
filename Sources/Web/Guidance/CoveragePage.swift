import Casework
import Foundation
import Guidance
import HTML
import Hummingbird

extension Site {
    /// What carries each duty and provision: act, form, story and test. Open to everyone.
    func addCoveragePage(to router: Router<KithContext>) {
        router.get("/guidance/coverage") { [self] _, context -> Response in
            var frame = frame(context, current: "guidance")
            frame.sensitivity = nil
            let content = CoveragePage(coverage: try CoveragePage.kept(), library: library).content
            return .page(page(PageHead("What carries the guidance", back: "/guidance"), in: frame, content))
        }
    }
}

/// Each duty and provision with what carries it, and those that wait.
struct CoveragePage {
    let coverage: Coverage
    let library: Library

    /// The coverage as it was made from this version's acts, stories and tests.
    static func kept() throws -> Coverage {
        guard let file = Bundle.module.url(forResource: "Resources/coverage", withExtension: "json") else {
            throw TurnedAway.notFound
        }
        return try JSONDecoder().decode(Coverage.self, from: Data(contentsOf: file))
    }

    var content: Markup {
        let waiting = coverage.duties.filter(\.isWaiting)
        let carried = coverage.duties.filter { !$0.isWaiting }
        let later: Markup =
            waiting.isEmpty
            ? ""
            : heading(2, "Not yet carried", id: "waiting")
                + paragraph("The acts of these do not exist yet. They can be read and not kept.")
                + bullets(waiting.map { link($0.title, to: "/guidance/duties/\($0.key)") })
        return """
            \(heading(1, "What carries the guidance"))\
            \(paragraph("For each duty and provision: the act that carries it out with its form, a story that tells it, and tests that prove it. At most six of each are named."))\
            \(heading(2, "Duties", id: "duties"))\(rows("Duties and what carries them", carried) { "/guidance/duties/\($0)" })\
            \(heading(2, "Provisions", id: "provisions"))\
            \(rows("Provisions and what carries them", coverage.provisions.filter { !$0.isWaiting }) { _ in nil })\(later)
            """
    }

    private func rows(_ caption: String, _ rows: [Coverage.Row], _ address: (String) -> Link?) -> Markup {
        table(
            caption, hidesCaption: true,
            columns: ["Duty or provision", "Act and form", "Stories", "Tests"].map { Column($0) },
            rows: rows.map { row in
                let title: Cell = address(row.key).map { .link(row.title, $0) } ?? .text(row.title)
                let acts = row.acts.map { kind -> Markup in
                    "\(library.forms[kind]?.title ?? "no form") <code>\(kind)</code>"
                }
                return [title, list(acts), list(row.stories.map { "\($0)" }), list(row.tests.map { "\($0)" })]
            })
    }

    private func list(_ items: [Markup]) -> Cell { items.isEmpty ? .text("None yet") : .markup(bullets(items)) }
}
