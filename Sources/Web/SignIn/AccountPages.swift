import Guidance
import HTML
import Hummingbird
import Practice

/// A practitioner's own account: password, second factor, where they are signed in.
package struct AccountPages: Sendable {
    let keeper: Doorkeeper
    let frame: @Sendable (KithContext) -> Frame

    package init(keeper: Doorkeeper, frame: @escaping @Sendable (KithContext) -> Frame) {
        self.keeper = keeper
        self.frame = frame
    }

    package func add(to router: Router<KithContext>) {
        router.get("/account") { try await self.show($0, $1) }
        router.get("/account/password") { try await self.showPassword($0, $1) }
        router.post("/account/password") { try await self.changePassword($0, $1) }
        router.get("/account/second-factor") { try await self.showSecondFactor($0, $1) }
        router.post("/account/second-factor") { try await self.enrol($0, $1) }
        router.post("/account/recovery-codes") { try await self.renewCodes($0, $1) }
        router.post("/account/sign-out-everywhere") { try await self.signOutEverywhere($0, $1) }
        router.get("/account/confirm") { try await self.showConfirm($0, $1) }
        router.post("/account/confirm") { try await self.confirm($0, $1) }
    }

    private func account(of viewer: SignedIn) async throws -> Account? {
        try await keeper.accounts.find(viewer.practitioner)
    }

    private func show(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let page = AccountPage(
            viewer: viewer, account: try await account(of: viewer), done: try Query(request)["done"],
            limits: keeper.settings.sessions)
        return .page(page.page(in: frame(context)))
    }

    // MARK: password

    private func showPassword(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let page = PasswordPage(viewer: viewer, hasPassword: try await account(of: viewer)?.password != nil)
        return .page(page.page(in: frame(context)))
    }

    private func changePassword(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let fields = try await keeper.form(request, context)
        let account = try await account(of: viewer)
        var page = PasswordPage(viewer: viewer, hasPassword: account?.password != nil)
        if page.hasPassword {
            page.errors += try await wrongPassword(
                fields.only("current") ?? "", field: "current", account, viewer, at: context.now)
        }
        let password = fields.only("password") ?? ""
        if let problem = keeper.rules.problem(with: password, email: viewer.member.email) {
            page.errors.append(FieldError("password", problem))
        } else if password != fields.only("again") {
            page.errors.append(FieldError("again", "The two new passwords must be the same"))
        } else if page.hasPassword && password == fields.only("current") {
            page.errors.append(FieldError("password", "Choose a password that differs from the one you have"))
        }
        guard page.errors.isEmpty else {
            return .page(page.page(in: frame(context)), status: .unprocessableContent)
        }
        try await keeper.accounts.setPassword(
            password, for: viewer.practitioner, mustChange: false, at: context.now)
        let hasSecondFactor = viewer.session?.secondFactorAt != nil
        let token = try await freshSession(for: viewer, hasSecondFactor: hasSecondFactor, context)
        var response = Response.redirect(to: "/account?done=password")
        response.addCookie(keeper.cookies.set(keeper.cookies.session, token))
        return response
    }

    /// Ends every session of theirs and opens a new one for this browser, so that nobody stays who came in by
    /// what was just changed.
    private func freshSession(
        for viewer: SignedIn, hasSecondFactor: Bool, _ context: KithContext
    ) async throws -> String {
        var start = Sessions.Start(viewer.practitioner)
        start.hasSecondFactor = hasSecondFactor
        start.signInBefore = viewer.session?.signInBefore
        try await keeper.sessions.endAll(of: viewer.practitioner)
        let token = try await keeper.sessions.open(start, at: context.now)
        context.learnt.state.withLock { learnt in
            learnt.sessionToken = token
            learnt.viewer?.formToken = FormToken.make(for: token)
        }
        return token
    }

    /// What is wrong with the password they gave again; nothing when it is right.
    private func wrongPassword(
        _ typed: String, field: String, _ account: Account?, _ viewer: SignedIn, at now: Moment
    ) async throws -> [FieldError] {
        if typed.isEmpty { return [FieldError(field, "Enter your password")] }
        let who = "again " + viewer.practitioner.id
        if let seconds = keeper.rates.take(.signInByDevice, who, at: now) {
            return [FieldError(field, "Wait \(TurnedAway.inWords(seconds)) and try again")]
        }
        let text = typed.utf8.count <= 1_024 ? typed : ""
        if try await keeper.accounts.passwords.verify(text, against: account?.password) == .wrong {
            return [FieldError(field, "This is not your password")]
        }
        keeper.rates.giveBack(.signInByDevice, who)
        return []
    }

    // MARK: second factor

    private func showSecondFactor(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        try context.requireStepUp(within: keeper.settings.sessions)
        let (secret, carried) = try keeper.accounts.offerSecret(to: viewer.practitioner)
        let page = SecondFactorPage(viewer: viewer, secret: secret, carried: carried)
        return .page(page.page(in: frame(context)))
    }

    private func enrol(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let fields = try await keeper.form(request, context)
        try context.requireStepUp(within: keeper.settings.sessions)
        let carried = fields.only("secret") ?? ""
        guard let secret = keeper.accounts.offeredSecret(carried, to: viewer.practitioner) else {
            throw TurnedAway.unreadable("The key on this page is not one that was offered to you.")
        }
        let typed = fields.only("code") ?? ""
        guard let step = OneTimeCode.accept(typed, secret: secret, after: 0, at: context.now) else {
            let page = SecondFactorPage(
                viewer: viewer, secret: secret, carried: carried,
                errors: [
                    FieldError("code", "This is not the code your app should show now. Enter the newest one")
                ])
            return .page(page.page(in: frame(context)), status: .unprocessableContent)
        }
        let codes = try await keeper.accounts.enrol(
            secret, firstStep: step, for: viewer.practitioner, at: context.now)
        let token = try await freshSession(for: viewer, hasSecondFactor: true, context)
        var response = Response.page(RecoveryCodesPage(codes: codes, isNew: true).page(in: frame(context)))
        response.addCookie(keeper.cookies.set(keeper.cookies.session, token))
        return response
    }

    private func renewCodes(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        _ = try await keeper.form(request, context)
        guard keeper.sessions.hasSteppedUp(viewer, at: context.now) else {
            return .redirect(to: "/account/confirm?next=/account")
        }
        guard try await account(of: viewer)?.hasSecondFactor == true else {
            return .redirect(to: "/account/second-factor")
        }
        let codes = try await keeper.accounts.renewRecoveryCodes(for: viewer.practitioner)
        return .page(RecoveryCodesPage(codes: codes, isNew: false).page(in: frame(context)))
    }

    // MARK: sessions

    private func signOutEverywhere(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        _ = try await keeper.form(request, context)
        try await keeper.sessions.endAll(of: viewer.practitioner, but: context.sessionToken)
        return .redirect(to: "/account?done=sessions")
    }

    private func showConfirm(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let account = try await account(of: viewer)
        let page = ConfirmPage(
            viewer: viewer, next: Way.safe(try Query(request)["next"]), hasPassword: account?.password != nil)
        return .page(page.page(in: frame(context)))
    }

    private func confirm(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let fields = try await keeper.form(request, context)
        let account = try await account(of: viewer)
        var page = ConfirmPage(
            viewer: viewer, next: Way.safe(fields["next"]), hasPassword: account?.password != nil)
        // Invented people have no password and nothing to protect.
        if page.hasPassword || !keeper.settings.isDemo {
            page.errors = try await wrongPassword(
                fields.only("password") ?? "", field: "password", account, viewer, at: context.now)
        }
        guard page.errors.isEmpty, let token = context.sessionToken else {
            return .page(page.page(in: frame(context)), status: .unprocessableContent)
        }
        try await keeper.sessions.stepUp(token, at: context.now)
        return .redirect(to: page.next)
    }
}

extension Sessions {
    func hasSteppedUp(_ viewer: SignedIn, at now: Moment) -> Bool {
        viewer.session.map { hasSteppedUp($0, at: now) } ?? false
    }
}
