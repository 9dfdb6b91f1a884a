import Foundation
import Guidance
import HTML
import Hummingbird
import Logging
import NIOCore
import Store

/// What people and programs are told when a request is not answered as asked: a page with a reference, or
/// JSON of the same words under `/api`.
struct ErrorPages: Sendable {
    let frame: @Sendable (KithContext) -> Frame
    let explain: @Sendable (any Error) -> TurnedAway?
    let logger: Logger
    let methods: Methods

    func answer(to error: any Error, _ request: Request, _ context: KithContext) -> Response {
        let turned = turnedAway(from: error, request)
        if turned.reason == .fault || turned.reason == .unavailable { note(error, context) }
        if request.uri.path.hasPrefix("/api/") { return json(turned, context) }
        if let way = detour(for: error, turned, request) { return way }
        return page(turned, request, context)
    }

    private func turnedAway(from error: any Error, _ request: Request) -> TurnedAway {
        if let turned = error as? TurnedAway { return turned }
        if let form = error as? FormTurnedAway { return form.why }
        if error is StepUpNeeded { return .confirmFirst }
        if let explained = explain(error) { return explained }
        if error is NIOTooManyBytesError { return .tooLarge(most: 1 << 20) }
        if let http = error as? any HTTPResponseError { return known(http.status, request) }
        if let store = error as? StoreError { return whileStoring(store) }
        return error is CancellationError ? .unavailable : .fault
    }

    private func known(_ status: HTTPResponse.Status, _ request: Request) -> TurnedAway {
        switch status {
        case .notFound:
            let allowed = methods.allowed(at: request.uri.path)
            return allowed.isEmpty || allowed.contains(request.method)
                ? .notFound : .wrongMethod(allowed: allowed)
        case .contentTooLarge: return .tooLarge(most: 1 << 20)
        case .unauthorized: return .signInNeeded
        case .forbidden: return .mayNot
        case .serviceUnavailable: return .unavailable
        default:
            return (400..<500).contains(status.code)
                ? .unreadable("It is not what this address expects.") : .fault
        }
    }

    private func whileStoring(_ error: StoreError) -> TurnedAway {
        switch error {
        case .readOnly, .commitFailed, .closed: .unavailable
        default: error.isDiskFull ? .unavailable : .fault
        }
    }

    /// Only what kind of fault it was: the text of an error may hold what somebody wrote.
    private func note(_ error: any Error, _ context: KithContext) {
        let what = (error as? StoreError)?.description ?? String(reflecting: type(of: error))
        logger.error(
            "fault",
            metadata: [
                "request": "\(context.reference)", "route": "\(context.endpointPath ?? "NotFound")",
                "error": "\(what)",
            ])
    }

    /// Someone who is to sign in, or to prove again who they are, is sent there and comes back.
    private func detour(for error: any Error, _ turned: TurnedAway, _ request: Request) -> Response? {
        guard request.method == .get || request.method == .head else { return nil }
        let place = Way.back(request.head.path)
        if error is StepUpNeeded { return .redirect(to: "/account/confirm?next=\(place)") }
        guard turned.reason == .signInNeeded else { return nil }
        return .redirect(to: place == "/" ? "/sign-in" : "/sign-in?next=\(place)")
    }

    private func page(_ turned: TurnedAway, _ request: Request, _ context: KithContext) -> Response {
        let next: Markup =
            switch turned.reason {
            case .signInNeeded: paragraph("\(link("Sign in", to: "/sign-in"))")
            case .formExpired: paragraph("\(link("Go to your work", to: "/"))")
            default: context.viewer == nil ? "" : paragraph("\(link("Go to your work", to: "/"))")
            }
        let content = twoThirds(
            """
            \(heading(1, turned.title))\(paragraph("\(turned.words)"))\(paragraph("\(turned.remedy)"))\(next)\
            \(paragraph("<span class=\"kith-reference\">Reference: \(context.reference)</span>"))
            """)
        var response = Response.page(
            HTML.page(PageHead(turned.title), in: frame(context), content), status: turned.status)
        response.headers.append(contentsOf: turned.headers)
        return response
    }

    private func json(_ turned: TurnedAway, _ context: KithContext) -> Response {
        let body: Answer = [
            "error": [
                "code": .text(turned.reason.rawValue), "message": .text(turned.title + ". " + turned.words),
                "remedy": .text(turned.remedy), "request": .text(context.reference),
            ]
        ]
        var response = Response.json(body, status: turned.status)
        response.headers.append(contentsOf: turned.headers)
        return response
    }
}

extension TurnedAway {
    static let confirmFirst = TurnedAway(
        .signInNeeded, .forbidden, "Confirm that it is you",
        "This step needs you to enter your password or code again first. Nothing was saved.",
        instead: "Open your account page, confirm who you are, then try again.")
}

extension Response {
    /// A page of Kith.
    package static func page(_ markup: Markup, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: markup.bytes)))
    }

    /// JSON with its names in order, so that the same answer is always the same bytes.
    package static func json(_ answer: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(answer) else {
            return Response(status: .internalServerError)
        }
        return Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// Plain text, for programs of operators.
    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Sends the browser on with a GET, so that going back does not send a form twice.
    package static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}
