import HTML
import Hummingbird
import Practice

/// Someone invented whom a visitor of the demonstration may be for a while.
package struct Persona: Sendable, Hashable {
    package let practitioner: PractitionerID
    package let name: String
    package let role: String
    package let agency: String
    package let email: String
    /// What to look at or do as this person.
    package let toTry: String

    package init(
        practitioner: PractitionerID, name: String, role: String, agency: String, email: String, toTry: String
    ) {
        self.practitioner = practitioner
        self.name = name
        self.role = role
        self.agency = agency
        self.email = email
        self.toTry = toTry
    }
}

/// Choosing whom to be. Only on a demonstration, where everyone is invented: elsewhere the addresses do not
/// exist.
package struct DemoPages: Sendable {
    let keeper: Doorkeeper
    let signIn: SignInPages
    let frame: @Sendable (KithContext) -> Frame
    let personas: @Sendable () async throws -> [Persona]

    package init(
        keeper: Doorkeeper, frame: @escaping @Sendable (KithContext) -> Frame,
        personas: @escaping @Sendable () async throws -> [Persona]
    ) {
        self.keeper = keeper
        self.frame = frame
        self.personas = personas
        signIn = SignInPages(keeper: keeper, frame: frame)
    }

    package func add(to router: Router<KithContext>) {
        guard keeper.settings.isDemo else { return }
        router.get("/demo") { try await self.show($0, $1) }
        router.post("/demo/sign-in") { try await self.signIn($0, $1) }
        if keeper.clock.moveOn != nil { router.post("/demo/clock") { try await self.moveOn($0, $1) } }
    }

    private func show(_ request: Request, _ context: KithContext) async throws -> Response {
        let kept = keeper.cookies.value(of: keeper.cookies.form, in: request)
        let secret = kept ?? keeper.random(32).base64URL
        let token = context.viewer?.formToken ?? FormToken.make(for: secret)
        let people = try await personas()
        let cards = people.markup { card(for: $0, token: token) }
        let content: Markup = """
            \(heading(1, "Choose someone to be"))\
            \(paragraph(
                """
                Everyone here is invented, and so is what happened to them. Sign in as several people to \
                see how the \
                same child looks from a school, a council, a hospital and a police station.
                """))\
            \(clock(at: context.now, token: token))<div class="kith-personas">\(cards)</div>
            """
        var response = Response.page(HTML.page(PageHead("Choose someone to be"), in: frame(context), content))
        if kept == nil { response.addCookie(keeper.cookies.set(keeper.cookies.form, secret)) }
        return response
    }

    private func card(for persona: Persona, token: String) -> Markup {
        """
        <section class="kith-persona" aria-labelledby="\(fieldID(persona.practitioner.id))">\
        <h2 class="govuk-heading-m" id="\(fieldID(persona.practitioner.id))">\(persona.name)</h2>\
        \(paragraph("\(persona.role), \(persona.agency)"))\(paragraph("\(persona.toTry)"))\
        \(paragraph("<span class=\"govuk-hint\">\(persona.email)</span>"))\
        \(oneButtonForm(
            "Sign in as \(persona.name)", to: "/demo/sign-in", csrf: token,
            hidden: [("practitioner", persona.practitioner.id)], .primary))</section>

        """
    }

    private func signIn(_ request: Request, _ context: KithContext) async throws -> Response {
        let fields = try await keeper.form(request, context)
        guard let typed = fields.only("practitioner"),
            let persona = try await personas().first(where: { $0.practitioner.id == typed })
        else { throw TurnedAway.notFound }
        let (session, browser) = try await keeper.signIn.finish(
            persona.practitioner, email: persona.email.lowercased(),
            browser: keeper.cookies.value(of: keeper.cookies.browser, in: request),
            replacing: context.sessionToken,
            hasSecondFactor: keeper.settings.secondFactor == .required, at: context.now)
        return signIn.welcome(session: session, browser: browser, next: "/")
    }
}
