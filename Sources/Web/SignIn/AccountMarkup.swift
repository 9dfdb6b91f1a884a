import Guidance
import HTML

/// The account as its practitioner sees it.
struct AccountPage {
    var viewer: SignedIn
    var account: Account?
    /// What has just been done, by its short name.
    var done: String?
    var limits: SessionLimits

    func page(in frame: Frame) -> Markup {
        let content: Markup = """
            \(banner)\(heading(1, "Your account"))\(warning)\(summaryList(rows))\
            \(paragraph(link("Choose whether to be sent messages", to: "/account/messages")))\
            \(heading(2, "Signed in somewhere else?"))\
            \(paragraph(
                """
                You are signed out after \(limits.idleMinutes) minutes in which you do nothing and after \
                \(limits.mostHours) hours in any case. If you left another screen open, end it from here.
                """))\
            \(oneButtonForm(
                "Sign out everywhere else", to: "/account/sign-out-everywhere", csrf: viewer.formToken))
            """
        return HTML.page(PageHead("Your account"), in: frame, twoThirds(content))
    }

    private var banner: Markup {
        switch done {
        case "password": successBanner("Your password is changed", "You are signed out everywhere else.")
        case "sessions": successBanner("You are signed out everywhere else")
        default: .nothing
        }
    }

    private var warning: Markup {
        let failures = viewer.session?.failuresBefore ?? 0
        if failures == 0 { return .nothing }
        let times = failures == 1 ? "Once" : "\(failures) times"
        return warningText(
            """
            \(times) a wrong password was tried for your account before you signed in. If that was not you, \
            change your password.
            """)
    }

    private var rows: [SummaryRow] {
        let before =
            viewer.session?.signInBefore.map { "\($0.inWords)" as Markup } ?? "This is the first time"
        let password = account?.passwordAt.map { "Set on \($0.day.inWords)" as Markup } ?? "None"
        let hasFactor = account?.hasSecondFactor == true
        var rows = [
            SummaryRow("Name", "\(viewer.member.name)"),
            SummaryRow("Acting as", "\(viewer.member.actingAs)"),
            SummaryRow("Email address", "\(viewer.member.email)"),
            SummaryRow("Last signed in", before),
            SummaryRow("Password", password, change: "/account/password"),
            SummaryRow(
                "Second step", hasFactor ? "Authenticator app" : "Not set up",
                actions: [
                    RowAction(hasFactor ? "Change" : "Set up", "second step", "/account/second-factor")
                ]),
        ]
        rows.append(
            SummaryRow("Calendar", "Your dates in a calendar program", change: "/account/calendar"))
        if hasFactor {
            let left = account?.recoveryCodesLeft ?? 0
            let renew = oneButtonForm(
                "Make new codes", to: "/account/recovery-codes", csrf: viewer.formToken)
            rows.append(SummaryRow("Recovery codes", "\(paragraph("\(left) left"))\(renew)"))
        }
        return rows
    }
}

/// Choosing a new password.
struct PasswordPage {
    var viewer: SignedIn
    var hasPassword: Bool
    var errors: [FieldError] = []

    func page(in frame: Frame) -> Markup {
        let why: Markup =
            viewer.mustChangePassword
            ? insetText("Your password was set by someone else. Choose one that only you know.") : ""
        let current: Markup =
            hasPassword
            ? textInput(
                Field("current", "Password you have now", error: errors.message(for: "current")),
                kind: .password, autocomplete: "current-password") : ""
        let new = Field(
            "password", "New password",
            hint: """
                At least \(PasswordRules.least) characters; \(PasswordRules.advised) or more are better. \
                Three words with spaces between them are good. You can paste from a password manager
                """,
            error: errors.message(for: "password"))
        let fields: Markup = """
            \(current)\(textInput(new, kind: .password, autocomplete: "new-password"))\
            \(textInput(
                Field("again", "New password again", error: errors.message(for: "again")), kind: .password,
                autocomplete: "new-password"))\
            \(button("Change password"))
            """
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Change your password"))\(why)\
            \(form("/account/password", csrf: viewer.formToken, fields))
            """
        let head = PageHead("Change your password", hasErrors: !errors.isEmpty, back: "/account")
        return HTML.page(head, in: frame, twoThirds(content))
    }
}

/// Setting up the authenticator app.
struct SecondFactorPage {
    var viewer: SignedIn
    var secret: [UInt8]
    /// The secret as the page carries it, sealed.
    var carried: String
    var errors: [FieldError] = []

    func page(in frame: Frame) -> Markup {
        let why: Markup =
            viewer.mustEnrol
            ? insetText("Everyone here signs in with a second step. It takes two minutes.") : ""
        let app = Link.authenticator(viewer.member.email, secret: secret.base32)
        let field = Field(
            "code", "Security code", hint: "The six digits your app shows now",
            error: errors.message(for: "code"))
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Set up a second step"))\(why)\
            \(paragraph("With a second step nobody can sign in as you by knowing your password alone."))\
            <ol class="govuk-list govuk-list--number"><li>Open an authenticator app on your telephone. Any \
            will do.</li>\
            <li>If the app is on this device, \(link("open it with your account", to: app)). If not, add an \
            account by hand: name it Kith and type this key: \
            <strong class="kith-key">\(OneTimeCode.grouped(secret))</strong></li>\
            <li>Enter the code it shows.</li></ol>
            \(form(
                "/account/second-factor", csrf: viewer.formToken, hidden: [("secret", carried)],
                textInput(field, kind: .plain, width: .ten, autocomplete: "one-time-code")
                    + button("Set up")))
            """
        let head = PageHead("Set up a second step", hasErrors: !errors.isEmpty, back: "/account")
        return HTML.page(head, in: frame, twoThirds(content))
    }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage {
    var codes: [String]
    /// The second step has just been set up, too.
    var isNew: Bool

    func page(in frame: Frame) -> Markup {
        let done = isNew ? "Your second step is set up" : "You have new recovery codes"
        let content: Markup = """
            \(successBanner(done))\(heading(1, "Keep your recovery codes"))\
            \(paragraph(
                """
                Each of these codes works once in place of the code from your app. They are not shown \
                again: print \
                them or keep them in a password manager, not with your telephone. Codes you had before \
                no longer work.
                """))\
            \(bullets(codes.map { "<code>\($0)</code>" }))\
            \(paragraph(link("I have kept them", to: "/account")))
            """
        return HTML.page(PageHead("Keep your recovery codes"), in: frame, twoThirds(content))
    }
}

/// Proving again who one is before one of the heaviest acts.
struct ConfirmPage {
    var viewer: SignedIn
    var next: String
    var hasPassword: Bool
    var errors: [FieldError] = []

    func page(in frame: Frame) -> Markup {
        let password: Markup =
            hasPassword
            ? textInput(
                Field("password", "Password", error: errors.message(for: "password")), kind: .password,
                autocomplete: "current-password") : ""
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Confirm that it is you"))\
            \(paragraph("What you are about to do matters more than most, so we ask once more."))\
            \(form(
                "/account/confirm", csrf: viewer.formToken, hidden: [("next", next)],
                password + button("Confirm")))
            """
        let head = PageHead("Confirm that it is you", hasErrors: !errors.isEmpty, back: "/account")
        return HTML.page(head, in: frame, twoThirds(content))
    }
}
