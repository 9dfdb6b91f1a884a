import Access
import Casework
import Guidance
import HTML
import Hummingbird
import Practice

extension Site {
    /// The partnership: what it publishes, open to everyone, and what the partners do together, for those inside.
    func addPartnershipPages(to router: Router<KithContext>) {
        router.get("/partnership") { [self] in try await showPartnership($0, $1) { $0.front } }
        router.get("/partnership/arrangements") { [self] in try await showPartnership($0, $1) { $0.arrangements } }
        router.get("/partnership/arrangements/{version}") { [self] request, context in
            let number = context.parameters.get("version").flatMap { Int($0) }
            return try await showPartnership(request, context) { try $0.arrangements(number) }
        }
        router.get("/partnership/threshold") { [self] in try await showPartnership($0, $1) { $0.threshold } }
        router.get("/partnership/protocol") { [self] in try await showPartnership($0, $1) { $0.localProtocol } }
        router.get("/partnership/work") { [self] in try await showPartnershipWork($0, $1) { $0.whole } }
        router.get("/partnership/completeness") { [self] in try await showPartnershipWork($0, $1) { $0.completeness } }
    }

    /// A page that anyone may read: nothing on it concerns a person's record.
    private func showPartnership(
        _ request: Request, _ context: KithContext, _ content: (PublishedPartnership) throws -> PublishedPage
    ) async throws -> Response {
        var frame = frame(context, current: "partnership")
        frame.sensitivity = nil
        guard let picture = try await office.lookout.partnership(at: context.now) else {
            let empty = twoThirds(
                """
                \(heading(1, "The safeguarding partnership"))\
                \(emptyState(
                    "No partnership is on record for this area yet.",
                    paragraph("Its office records the partners, and then publishes the arrangements here.")))\
                \(mayBegin(context) ? buttonLink("Record the partnership", to: "/act/partnership.begin") : .nothing)
                """)
            return .page(page(PageHead("The safeguarding partnership"), in: frame, empty))
        }
        let inside = context.viewer?.doer.hasAny(ActRule.seesPartnershipWork) ?? false
        let shown = try content(
            PublishedPartnership(
                picture: picture, guidance: library.guidance(on: context.now.day), today: context.now.day,
                isInside: inside))
        let way = shown.isFront ? [] : [Breadcrumb("Partnership", "/partnership")]
        return .page(page(PageHead(shown.title, breadcrumbs: way), in: frame, shown.content))
    }

    private func mayBegin(_ context: KithContext) -> Bool {
        context.viewer.map { ActRule.of("partnership.begin")?.allowsRole(of: $0.doer) ?? false } ?? false
    }

    private func showPartnershipWork(
        _ request: Request, _ context: KithContext, _ content: (PartnershipWork) -> PublishedPage
    ) async throws -> Response {
        let viewer = try context.requireViewer()
        let query = try Query(request)
        guard let picture = try await office.lookout.partnershipWork(by: caller(viewer), at: context.now) else {
            return .redirect(to: "/partnership")
        }
        let setting = PageSetting(
            site: self, context: context, viewer: viewer, current: "partnership", done: query["done"])
        let shown = content(PartnershipWork(picture: picture, setting: setting))
        return .page(
            page(
                PageHead(shown.title, breadcrumbs: [Breadcrumb("Partnership", "/partnership")]), in: setting.frame,
                shown.content))
    }
}

/// A page about the partnership: its title and what it says.
struct PublishedPage {
    let title: String
    let content: Markup
    var isFront = false
}
