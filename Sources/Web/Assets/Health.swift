import Guidance
import Hummingbird
import NIOCore

/// Whether the server can do its work now, and what it stands on. Holds nothing of the record.
package struct Readiness: Sendable {
    package var isReady: Bool
    /// Short facts such as `("assets", "upstream 5.11.1")`.
    package var facts: [(name: String, value: String)]

    package init(isReady: Bool, facts: [(name: String, value: String)] = []) {
        self.isReady = isReady
        self.facts = facts
    }
}

/// What is asked by programs rather than people: files, health, figures, whom to tell about a weakness.
package struct MachineRoutes: Sendable {
    let keeper: Doorkeeper
    let assets: Assets
    let ready: @Sendable () async -> Readiness
    let figures: @Sendable () async -> String

    /// - Parameters:
    ///   - ready: asked at every look at `/health/ready`.
    ///   - figures: more lines for `/metrics`, in Prometheus's text format.
    package init(
        keeper: Doorkeeper, assets: Assets, ready: @escaping @Sendable () async -> Readiness,
        figures: @escaping @Sendable () async -> String = { "" }
    ) {
        self.keeper = keeper
        self.assets = assets
        self.ready = ready
        self.figures = figures
    }

    package func add(to router: Router<KithContext>) {
        router.get("/assets/{name}") { request, context in
            try assets.answer(try context.parameters.require("name"), request)
        }
        router.get("/favicon.svg") { request, _ in try assets.favicon(request) }
        router.get("/favicon.ico") { request, _ in try assets.favicon(request) }
        router.get("/health/live") { _, _ in Response.text("live\n") }
        router.get("/health/ready") { _, _ in await self.readiness() }
        router.get("/metrics") { request, context in try await self.metrics(request, context) }
        router.get("/.well-known/security.txt") { _, context in self.security(context) }
    }

    private func readiness() async -> Response {
        let found = await ready()
        let facts = found.facts + [("assets", assets.said)]
        let body: Answer = .object([
            "ready": .bool(found.isReady),
            "facts": .object(
                Dictionary(
                    facts.map { ($0.name, Answer.text($0.value)) }, uniquingKeysWith: { first, _ in first })),
        ])
        return .json(body, status: found.isReady ? .ok : .serviceUnavailable)
    }

    /// For operators alone: from this machine with no proxy between, or with the operator's token. For
    /// everyone else there is nothing here.
    private func metrics(_ request: Request, _ context: KithContext) async throws -> Response {
        var isOperator = Place.isThisMachine(request, from: context.channel)
        if let wanted = keeper.settings.operatorToken, let sent = request.headers[.authorization] {
            isOperator = isOperator || Digest.isSame(Digest.sha256("Bearer " + wanted), Digest.sha256(sent))
        }
        guard isOperator else { throw TurnedAway.notFound }
        var response = Response.text(keeper.counts.text(adding: await figures()))
        response.headers[.contentType] = "text/plain; version=0.0.4; charset=utf-8"
        return response
    }

    /// RFC 9116; it holds for 180 days from when it is asked for.
    private func security(_ context: KithContext) -> Response {
        let until = context.now.adding(hours: 24 * 180).day
        return .text(
            """
            Contact: \(keeper.settings.securityContact)
            Expires: \(until)T00:00:00Z
            Preferred-Languages: en

            """)
    }
}
