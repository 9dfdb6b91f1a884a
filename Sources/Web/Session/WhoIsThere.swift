import Guidance
import Hummingbird
import Practice
import Store

/// Finds out who sends a request, in one snapshot, and lets nobody past the public pages who is not signed
/// in.
///
/// 1. Under `/api` only a bearer token counts, elsewhere only the session cookie.
/// 2. Whoever is disabled, or whose agency is closed, is nobody from the next request on.
/// 3. A request that changes something must come from our own pages.
struct WhoIsThere: RouterMiddleware {
    typealias Context = KithContext

    private let keeper: Doorkeeper
    private let open: Set<String>

    init(keeper: Doorkeeper) {
        self.keeper = keeper
        var open = keeper.settings.publicPaths
        open.formUnion(["/sign-in", "/sign-in/code", "/sign-out", "/favicon.svg", "/favicon.ico"])
        if keeper.settings.isDemo { open.formUnion(["/demo", "/demo/sign-in", "/demo/clock"]) }
        self.open = open
    }

    func handle(
        _ request: Request, context: KithContext, next: (Request, KithContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        if Self.needsNobody(path) { return try await next(request, context) }
        if path == "/api" || path.hasPrefix("/api/") { return try await api(request, context, next) }
        if !Self.isSafe(request.method) && !Sender.isOurs(request) { throw TurnedAway.otherSite }
        try await pages(request, context)
        if let viewer = context.viewer {
            if let way = detour(for: viewer, path) { return .redirect(to: way) }
        } else if !isOpen(path, request.method) {
            throw TurnedAway.signInNeeded
        }
        return try await next(request, context)
    }

    /// Files of the program and what operators' programs ask: not worth a look in the database.
    private static func needsNobody(_ path: String) -> Bool {
        path.hasPrefix("/assets/") || path.hasPrefix("/health/") || path.hasPrefix("/.well-known/")
            || path == "/metrics"
    }

    private static func isSafe(_ method: HTTPRequest.Method) -> Bool {
        method == .get || method == .head || method == .options
    }

    private func pages(_ request: Request, _ context: KithContext) async throws {
        guard let token = keeper.cookies.value(of: keeper.cookies.session, in: request) else { return }
        let now = context.now
        let keeper = keeper
        let found = try await keeper.database.read { session in
            try keeper.sessions.find(token, at: now, with: keeper.directory, in: session)
        }
        guard let found else { return }
        guard let member = found.member else { return try await keeper.sessions.end(token) }
        context.learnt.state.withLock { $0.sessionToken = token }
        if found.session.awaitsCode { return }
        try await keeper.sessions.touch(token, found.session, at: now)
        let lacksFactor = !found.session.hasSecondFactor && keeper.settings.secondFactor == .required
        let viewer = SignedIn(
            member: member, door: .pages(found.session), formToken: FormToken.make(for: token),
            pseudonym: keeper.pseudonym(of: found.session.practitioner),
            mustChangePassword: found.session.mustChangePassword, mustEnrol: lacksFactor)
        context.learnt.state.withLock { $0.viewer = viewer }
    }

    /// Pages for everyone. A form may also be sent by someone whose time ran out: its handler gives their words back.
    private func isOpen(_ path: String, _ method: HTTPRequest.Method) -> Bool {
        open.contains(path) || path == "/guidance" || path.hasPrefix("/guidance/")
            || path == "/partnership" || path.hasPrefix("/partnership/")
            || path == "/yearly-reports" || (path.hasPrefix("/yearly-reports/") && !path.contains("/parts/"))
            || path.hasPrefix("/calendar/") || (method == .post && path.hasPrefix("/act/"))
    }

    /// Where someone goes first who has a password from another, or no second factor where one is needed.
    private func detour(for viewer: SignedIn, _ path: String) -> String? {
        let isOnTheWay = path.hasPrefix("/account/") || path == "/sign-out" || path == "/session/extend"
        if isOnTheWay || open.contains(path) { return nil }
        if viewer.mustChangePassword { return "/account/password" }
        return viewer.mustEnrol ? "/account/second-factor" : nil
    }

    private func api(
        _ request: Request, _ context: KithContext, _ next: (Request, KithContext) async throws -> Response
    ) async throws -> Response {
        let isPublic =
            keeper.settings.publicPaths.contains(request.uri.path) || request.uri.path == "/api/v1/openapi.json"
            || request.uri.path.hasPrefix("/api/v1/guidance/") || request.uri.path == "/api/v1/partnership"
            || request.uri.path == "/api/v1/partnership/threshold"
            || request.uri.path == "/api/v1/partnership/protocol"
            || request.uri.path == "/api/v1/partnership/arrangements"
            || request.uri.path.hasPrefix("/api/v1/partnership/arrangements/")
            || request.uri.path == "/api/v1/yearly-reports" || request.uri.path.hasPrefix("/api/v1/yearly-reports/")
        if isPublic, request.headers[.authorization] == nil {
            return try await next(request, context)
        }
        guard let text = Self.bearer(request) else { throw TurnedAway.wrongToken }
        let now = context.now
        let keeper = keeper
        let found = try await keeper.database.read { session in
            try keeper.tokens.find(text, at: now, in: session).map { token in
                (token: token, member: try keeper.directory.member(token.practitioner, session))
            }
        }
        guard let found, let member = found.member else { throw TurnedAway.wrongToken }
        if found.token.scope == .read && !Self.isSafe(request.method) { throw TurnedAway.readOnlyToken }
        try await keeper.tokens.touch(found.token, at: now)
        let viewer = SignedIn(
            member: member, door: .api(found.token), formToken: "",
            pseudonym: keeper.pseudonym(of: found.token.practitioner), mustChangePassword: false,
            mustEnrol: false)
        context.learnt.state.withLock { $0.viewer = viewer }
        return try await next(request, context)
    }

    private static func bearer(_ request: Request) -> String? {
        let headers = request.headers[values: .authorization]
        guard headers.count == 1, headers[0].count > 7, headers[0].prefix(7).lowercased() == "bearer " else {
            return nil
        }
        return String(headers[0].dropFirst(7))
    }
}

extension TurnedAway {
    static let readOnlyToken = TurnedAway(
        .mayNot, .forbidden, "This token may only read",
        "The token was made for reading, so nothing was recorded.",
        instead: "Use a token made with `--scope record`.")
}
