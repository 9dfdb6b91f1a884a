import Guidance
import Hummingbird
import Logging
import NIOCore

/// The outermost door: gives each request its reference, bounds it, answers errors, adds the headers, and
/// writes one line of log that names nobody.
struct Entrance: RouterMiddleware {
    typealias Context = KithContext
    private static let longestAddress = 4_096

    let keeper: Doorkeeper
    private let errors: ErrorPages
    private let headers: SecurityHeaders

    init(keeper: Doorkeeper, errors: ErrorPages) {
        self.keeper = keeper
        self.errors = errors
        headers = SecurityHeaders(isSecure: keeper.settings.isSecure)
    }

    func handle(
        _ request: Request, context: KithContext, next: (Request, KithContext) async throws -> Response
    ) async throws -> Response {
        let began = keeper.clock.nanoseconds()
        keeper.counts.begin()
        learn(request, context)
        var response: Response
        do {
            try bound(request)
            response = try await next(request, context)
        } catch {
            response = errors.answer(to: error, request, context)
        }
        headers.add(to: &response)
        response.headers[.requestReference] = context.reference
        if request.method == .head { response = response.createHeadResponse() }
        if response.status == .contentTooLarge { stopReading(context, &response) }
        note(request, context, response, took: keeper.clock.nanoseconds() &- began)
        return response
    }

    private func learn(_ request: Request, _ context: KithContext) {
        let reference = keeper.random(8).base32.lowercased()
        let now = keeper.clock.now()
        let place = Place.of(request, from: context.channel, trusting: keeper.settings.trustedProxies)
        context.learnt.state.withLock { learnt in
            learnt.reference = reference
            learnt.now = now
            learnt.place = place
        }
    }

    private func bound(_ request: Request) throws(TurnedAway) {
        guard (request.head.path?.utf8.count ?? 0) <= Self.longestAddress else {
            throw TurnedAway(
                .unreadable, .uriTooLong, "This address is too long",
                "No address of Kith is as long as this one.",
                instead: "Start from your work.")
        }
        guard let length = request.headers[.contentLength] else { return }
        guard let bytes = Int(length), bytes >= 0 else {
            throw .unreadable("The length given is not a number.")
        }
        let most = most(for: request)
        guard bytes <= most else { throw .tooLarge(most: most) }
    }

    /// The answer is written at once; the sender has two seconds to read it, then the line is cut, whatever
    /// is still to come.
    private func stopReading(_ context: KithContext, _ response: inout Response) {
        response.headers[.connection] = "close"
        let channel = context.channel
        channel.eventLoop.scheduleTask(in: .seconds(2)) {
            channel.close(promise: nil)
        }
    }

    private func note(_ request: Request, _ context: KithContext, _ response: Response, took: UInt64) {
        let route = context.endpointPath ?? "NotFound"
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "OTHER"
        keeper.counts.end(
            method: method, route: route, status: response.status.code, nanoseconds: took)
        let level: Logger.Level = Self.isRoutine(route) ? .debug : .info
        keeper.logger.log(
            level: level, "request",
            metadata: [
                "request": "\(context.reference)", "method": "\(method)", "route": "\(route)",
                "status": "\(response.status.code)", "ms": "\(Self.milliseconds(took))",
                "who": "\(context.viewer?.pseudonym ?? "-")",
            ])
    }

    private static let methods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]

    private static func isRoutine(_ route: String) -> Bool {
        ["/assets/", "/health/", "/metrics", "/favicon"].contains { route.hasPrefix($0) }
    }

    /// "12.3"
    private static func milliseconds(_ nanoseconds: UInt64) -> String {
        let tenths = nanoseconds / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
