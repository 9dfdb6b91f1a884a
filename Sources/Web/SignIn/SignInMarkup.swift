import Guidance
import HTML

/// The page that asks who is there.
struct SignInForm {
    var email = ""
    var next = "/"
    /// Words above the form: that time ran out, that signing out is done.
    var notice: Markup = .nothing
    var errors: [FieldError] = []
    var isDemo = false

    func page(in frame: Frame, token: String) -> Markup {
        let demo: Markup =
            isDemo
            ? insetText(paragraph("\(link("Choose someone to sign in as", to: "/demo")), with no password."))
            : ""
        let fields: Markup = """
            \(textInput(
                Field("email", "Email address", error: errors.message(for: "email")), value: email,
                kind: .email, autocomplete: "username"))\
            \(textInput(
                Field("password", "Password", error: errors.message(for: "password")), kind: .password,
                autocomplete: "current-password"))\
            \(button("Sign in"))
            """
        let content: Markup = """
            \(errorSummary(errors))\(notice)\(heading(1, "Sign in"))\(demo)\
            \(form("/sign-in", csrf: token, hidden: [("next", next)], fields))\
            \(details(
                "I cannot sign in",
                paragraph(
                    """
                    Ask whoever runs Kith in your agency for a new password, or to take the second step \
                    away if you \
                    have lost both your telephone and your recovery codes.
                    """)))
            """
        return HTML.page(PageHead("Sign in", hasErrors: !errors.isEmpty), in: frame, twoThirds(content))
    }
}

/// The page that asks for the code after the password.
struct CodeForm {
    var next = "/"
    var errors: [FieldError] = []

    func page(in frame: Frame, token: String) -> Markup {
        let field = Field(
            "code", "Security code",
            hint: "Six digits from your authenticator app, or one of your recovery codes",
            error: errors.message(for: "code"))
        let content: Markup = """
            \(errorSummary(errors))\(heading(1, "Enter your security code"))\
            \(form(
                "/sign-in/code", csrf: token, hidden: [("next", next)],
                textInput(field, kind: .plain, width: .ten, autocomplete: "one-time-code")
                    + button("Go on")))\
            \(paragraph(link("Start again", to: "/sign-in?again=yes")))
            """
        return HTML.page(
            PageHead("Enter your security code", hasErrors: !errors.isEmpty), in: frame, twoThirds(content))
    }
}

extension [FieldError] {
    /// What is wrong with the answer of this name.
    func message(for name: String) -> String? {
        first { $0.id == fieldID(name) }?.message
    }
}
