import Guidance
import HTML
import Hummingbird
import Practice

/// Signing in and out, and staying signed in.
package struct SignInPages: Sendable {
    let keeper: Doorkeeper
    let frame: @Sendable (KithContext) -> Frame

    package init(keeper: Doorkeeper, frame: @escaping @Sendable (KithContext) -> Frame) {
        self.keeper = keeper
        self.frame = frame
    }

    package func add(to router: Router<KithContext>) {
        router.get("/sign-in") { try await self.show($0, $1) }
        router.post("/sign-in") { try await self.signIn($0, $1) }
        router.get("/sign-in/code") { try await self.showCode($0, $1) }
        router.post("/sign-in/code") { try await self.code($0, $1) }
        router.post("/sign-out") { try await self.signOut($0, $1) }
        router.post("/session/extend") { try await self.extend($0, $1) }
    }

    // MARK: the password

    private func show(_ request: Request, _ context: KithContext) async throws -> Response {
        let query = try Query(request)
        let next = Way.safe(query["next"])
        if context.viewer != nil { return .redirect(to: next) }
        if query["again"] != nil, let waiting = context.sessionToken {
            try await keeper.sessions.end(waiting)
        }
        var page = SignInForm(next: next, isDemo: keeper.settings.isDemo)
        switch query["ended"] {
        case "time":
            page.notice = importantBanner(
                "You were signed out",
                paragraph(
                    "Nothing was done for \(keeper.settings.sessions.idleMinutes) minutes. What you were "
                        + "writing was kept as a draft."))
        case "out": page.notice = successBanner("You are signed out")
        default: break
        }
        return answer(page, request, context)
    }

    /// Shows the form, tying it to the browser by a cookie of its own.
    private func answer(
        _ form: SignInForm, _ request: Request, _ context: KithContext, status: HTTPResponse.Status = .ok
    ) -> Response {
        let kept = keeper.cookies.value(of: keeper.cookies.form, in: request)
        let secret = kept ?? keeper.random(32).base64URL
        var response = Response.page(
            form.page(in: frame(context), token: FormToken.make(for: secret)), status: status)
        if kept == nil { response.addCookie(keeper.cookies.set(keeper.cookies.form, secret)) }
        return response
    }

    private func signIn(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields: FormFields
        do {
            fields = try await keeper.form(request, context)
        } catch let turned as FormTurnedAway {
            return expired(turned.fields, request, context)
        }
        var page = SignInForm(
            email: fields.only("email") ?? "", next: Way.safe(fields["next"]), isDemo: keeper.settings.isDemo)
        let password = fields.only("password") ?? ""
        page.errors = Self.missing(email: page.email, password: password)
        guard page.errors.isEmpty else {
            return answer(page, request, context, status: .unprocessableContent)
        }
        let attempt = SignIn.Attempt(
            email: page.email, password: password, place: context.place,
            browser: keeper.cookies.value(of: keeper.cookies.browser, in: request),
            oldSession: keeper.cookies.value(of: keeper.cookies.session, in: request))
        switch try await keeper.signIn.attempt(attempt, at: context.now) {
        case .signedIn(let session, let browser):
            return welcome(session: session, browser: browser, next: page.next)
        case .needsCode(let session):
            var response = Response.redirect(to: "/sign-in/code?next=\(Way.back(page.next))")
            response.addCookie(keeper.cookies.set(keeper.cookies.session, session))
            return response
        case .wrong:
            page.errors = [FieldError("email", "Email address or password is wrong")]
            return answer(page, request, context, status: .unprocessableContent)
        case .wait(let seconds):
            page.errors = [
                FieldError(
                    "password",
                    "There were several wrong passwords. Wait \(TurnedAway.inWords(seconds)) and try again")
            ]
            var response = answer(page, request, context, status: .tooManyRequests)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        }
    }

    private static func missing(email: String, password: String) -> [FieldError] {
        var errors: [FieldError] = []
        if email.trimmed.isEmpty { errors.append(FieldError("email", "Enter your email address")) }
        if password.isEmpty { errors.append(FieldError("password", "Enter your password")) }
        return errors
    }

    private func expired(_ fields: FormFields, _ request: Request, _ context: KithContext) -> Response {
        let page = SignInForm(
            email: fields.only("email") ?? "", next: Way.safe(fields["next"]),
            errors: [
                FieldError(
                    message:
                        "This page was open too long or your browser keeps no cookies. Enter your password"
                )
            ], isDemo: keeper.settings.isDemo)
        return answer(page, request, context, status: .forbidden)
    }

    /// Sets what the browser keeps and sends it where the practitioner was going.
    func welcome(session: String, browser: String, next: String) -> Response {
        var response = Response.redirect(to: next)
        response.addCookie(keeper.cookies.set(keeper.cookies.session, session))
        response.addCookie(
            keeper.cookies.set(keeper.cookies.browser, browser, seconds: KnownBrowsers.days * 86_400))
        response.addCookie(keeper.cookies.drop(keeper.cookies.form))
        return response
    }

    // MARK: the code

    private func showCode(_ request: Request, _ context: KithContext) async throws -> Response {
        let next = Way.safe(try Query(request)["next"])
        if context.viewer != nil { return .redirect(to: next) }
        guard context.sessionToken != nil else { return .redirect(to: "/sign-in") }
        return answer(CodeForm(next: next), request, context)
    }

    private func answer(
        _ form: CodeForm, _ request: Request, _ context: KithContext, status: HTTPResponse.Status = .ok
    ) -> Response {
        let secret = keeper.cookies.value(of: keeper.cookies.form, in: request) ?? ""
        return .page(form.page(in: frame(context), token: FormToken.make(for: secret)), status: status)
    }

    private func code(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        let next = Way.safe(fields["next"])
        if context.viewer != nil { return .redirect(to: next) }
        guard let token = context.sessionToken else {
            return .redirect(to: "/sign-in?next=\(Way.back(next))")
        }
        let browser = keeper.cookies.value(of: keeper.cookies.browser, in: request)
        let outcome = try await keeper.signIn.code(
            fields.only("code") ?? "", session: token, browser: browser, at: context.now)
        switch outcome {
        case .signedIn(let session, let browser):
            return welcome(session: session, browser: browser, next: next)
        case .wrong:
            let form = CodeForm(
                next: next,
                errors: [FieldError("code", "This is not a code that can be used now. Enter the newest one")])
            return answer(form, request, context, status: .unprocessableContent)
        case .wait(let seconds):
            let page = SignInForm(
                next: next,
                errors: [
                    FieldError(
                        message:
                            "Too many wrong codes. Wait \(TurnedAway.inWords(seconds)), then sign in again")
                ],
                isDemo: keeper.settings.isDemo)
            var response = answer(page, request, context, status: .tooManyRequests)
            response.addCookie(keeper.cookies.drop(keeper.cookies.session))
            response.headers[.retryAfter] = "\(seconds)"
            return response
        }
    }

    // MARK: staying and going

    /// Ends the session on the server. Someone whose session has ended already is told the same.
    private func signOut(_ request: Request, _ context: KithContext) async throws -> Response {
        if context.viewer != nil { _ = try await keeper.form(request, context) }
        if let token = context.sessionToken { try await keeper.sessions.end(token) }
        var response = Response.redirect(to: "/sign-in?ended=out")
        response.addCookie(keeper.cookies.drop(keeper.cookies.session))
        response.headers[.clearSiteData] = "\"cache\", \"storage\""
        return response
    }

    /// One press gives another half hour: the request itself has counted as use.
    private func extend(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        if let next = fields["next"] { return .redirect(to: Way.safe(next)) }
        return .json(Answer.object(["seconds": .int(keeper.settings.sessions.idleMinutes * 60)]))
    }
}

/// What an address asks after its question mark.
package struct Query: Sendable {
    package let fields: FormFields

    package init(_ request: Request) throws(TurnedAway) {
        fields = try FormFields(urlEncoded: Array((request.uri.query ?? "").utf8))
    }

    package subscript(name: String) -> String? { fields[name] }
}
