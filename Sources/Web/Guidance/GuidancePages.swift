import Casework
import Guidance
import HTML
import Hummingbird

extension Site {
    /// The guidance that governs the work: editions and what changed, provisions, duties, words. Open to everyone.
    func addGuidancePages(to router: Router<KithContext>) {
        let shelf = shelf
        router.get("/guidance/all.json") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: try shelf.json())))
        }
        router.get("/guidance/words") { _, _ in
            Response.redirect(to: "/guidance/glossary")
        }
        router.get("/guidance/editions/{key}") { [self] _, context in
            let pages = LibraryPages(shelf: shelf, today: context.now.day)
            guard let key = context.parameters.get("key"), let edition = library.edition(EditionKey(rawValue: key))
            else { throw TurnedAway.notFound }
            return try show(pages.edition(key, open: try await openEpisodes(before: edition, context)), context)
        }
        for address in Self.libraryAddresses {
            router.get(RouterPath(address)) { [self] request, context in
                let query = try Query(request)
                let path = request.uri.path.split(separator: "/").dropFirst().map {
                    $0.removingPercentEncoding ?? String($0)
                }
                let pages = LibraryPages(shelf: shelf, today: context.now.day)
                guard request.uri.query?.isEmpty ?? true else {
                    return try show(pages.page(at: path) { query[$0] }, context)
                }
                let page = shelf.page(at: path.joined(separator: "/"), on: context.now.day) { pages.page(at: path) }
                return try show(page, context)
            }
        }
    }

    /// Every address of the library, but for those above.
    private static let libraryAddresses = [
        "/guidance", "/guidance/for", "/guidance/for/{audience}", "/guidance/provisions", "/guidance/provisions/{key}",
        "/guidance/chapters/{key}", "/guidance/topics", "/guidance/topics/{key}", "/guidance/not-in-force",
        "/guidance/glossary", "/guidance/glossary/{word}", "/guidance/glossary/by-letter/{letter}", "/guidance/search",
        "/guidance/a-to-z", "/guidance/a-to-z/{letter}",
        "/guidance/duties", "/guidance/duties/{key}", "/guidance/compare", "/guidance/compare/{from}/{to}",
        "/guidance/compare/{from}/{to}/{by}/{what}", "/guidance/compare/{from}/{to}/{by}/{what}/{and}/{that}",
    ]

    private func show(_ page: LibraryPage?, _ context: KithContext) throws(TurnedAway) -> Response {
        guard let page else { throw .notFound }
        var frame = frame(context, current: "guidance")
        frame.sensitivity = nil
        return .page(HTML.page(PageHead(page.title, back: page.back), in: frame, page.content))
    }

    /// How many episodes the edition's first day falls into; nil for those who may not see counts.
    private func openEpisodes(before edition: Edition, _ context: KithContext) async throws -> OpenEpisodes? {
        guard let viewer = context.viewer else { return nil }
        guard
            let counts = try await office.lookout.openEpisodes(
                before: edition.from, by: caller(viewer), at: context.now)
        else { return nil }
        return OpenEpisodes(begunBefore: counts.begunBefore, open: counts.open)
    }
}
