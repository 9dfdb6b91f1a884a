import Guidance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Practice
import Testing

@testable import Web

@Suite("Signing in")
struct SignInFlowTests {
    @Test("The right password leads to where one was going, with a cookie only this server sees")
    func rightPassword() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            let asked = try await browser.get("/children/7?tab=who")
            #expect(asked.status == .seeOther)
            #expect(asked.location == "/sign-in?next=/children/7%3Ftab%3Dwho")
            try await browser.get(asked.location!)
            let answer = try await browser.signIn(next: "/children/7?tab=who")
            #expect(answer.status == .seeOther)
            #expect(answer.location == "/children/7?tab=who")
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("kith=") })
            #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"))
            #expect(try await browser.get("/children/7").text == "Ada Quillfeather")
        }
    }

    @Test("On TLS cookies are __Host- and Secure")
    func secureCookies() async throws {
        let doors = try await Doors { $0.isSecure = true }
        try await doors.open { client in
            let answer = try await Browser(client).signIn()
            let cookies = answer.headers[values: .setCookie]
            #expect(cookies.allSatisfy { $0.hasPrefix("__Host-kith") && $0.hasSuffix("; Secure") })
            #expect(cookies.allSatisfy { !$0.contains("Domain") && $0.contains("; Path=/") })
        }
    }

    @Test(
        "A wrong password, an unknown address, a disabled practitioner and one without a password look alike")
    func wrongsAreAlike() async throws {
        let doors = try await Doors()
        doors.disable(Doors.bob)
        try await doors.open { client in
            var pages: Set<String> = []
            for email in ["ada@school.example", "nobody@school.example", "bob@council.example"] {
                let browser = Browser(client)
                try await browser.get("/sign-in")
                let answer = try await browser.post(
                    "/sign-in", [("email", email), ("password", "not the one at all")])
                #expect(answer.status == .unprocessableContent)
                pages.insert(
                    answer.text.replacing(email, with: "").replacing(/name="csrf" value="[^"]+"/, with: ""))
            }
            #expect(pages.count == 1)
            #expect(pages.first?.contains("Email address or password is wrong") == true)
        }
    }

    @Test("What is missing is said beside its question, and the address is kept")
    func missing() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            let answer = try await browser.signIn("ada@school.example", "")
            #expect(answer.text.contains("<title>Error: Sign in"))
            #expect(answer.text.contains("Enter your password"))
            #expect(answer.text.contains("value=\"ada@school.example\""))
            #expect(answer.text.contains("autocomplete=\"username\""))
            #expect(answer.text.contains("autocomplete=\"current-password\""))
        }
    }

    @Test(
        "The sixth try from one place waits, even with the right password; a known browser does not"
    )
    func slowedByPlace() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let known = Browser(client)
            try await known.signIn()
            try await known.post("/sign-out")
            let guesser = Browser(client)
            for _ in 0..<5 {
                #expect(
                    try await guesser.signIn("ada@school.example", "wrong wrong").status
                        == .unprocessableContent)
                doors.clock.pass(seconds: 31)
            }
            let waits = try await guesser.signIn()
            #expect(waits.status == .tooManyRequests)
            #expect(Int(waits.headers[.retryAfter] ?? "") ?? 0 > 60)
            #expect(try await known.signIn().status == .seeOther)
            doors.clock.pass(minutes: 15)
            #expect(try await guesser.signIn().status == .seeOther)
        }
    }

    @Test("However many places guess, the owner of an account waits at most half a minute")
    func neverLockedOut() async throws {
        let doors = try await Doors()
        let signIn = doors.keeper.signIn
        func attempt(_ password: String, from place: String) async throws -> SignIn.Outcome {
            try await signIn.attempt(
                SignIn.Attempt(email: "ada@school.example", password: password, place: place),
                at: doors.clock.now)
        }
        var waits: [Int] = []
        for place in 0..<60 {
            if case .wait(let seconds) = try await attempt("guess guess", from: "10.0.0.\(place)") {
                waits.append(seconds)
                doors.clock.pass(seconds: 1)
            }
        }
        #expect(!waits.isEmpty && waits.allSatisfy { $0 <= 30 })
        #expect(
            zip(waits, waits.dropFirst()).contains { $1 < $0 }, "tries while waiting do not lengthen the wait"
        )
        doors.clock.pass(seconds: 30)
        guard case .signedIn = try await attempt(Doors.password, from: "192.0.2.1") else {
            Issue.record("the owner was kept out")
            return
        }
    }

    @Test("Thirty wrong tries from one address stop that address, whoever they were for")
    func slowedByAddress() async throws {
        let doors = try await Doors()
        var outcomes: [SignIn.Outcome] = []
        for number in 0..<31 {
            outcomes.append(
                try await doors.keeper.signIn.attempt(
                    SignIn.Attempt(email: "person\(number)@x.example", password: "guess", place: "10.1.1.1"),
                    at: doors.clock.now))
        }
        #expect(outcomes.prefix(30).allSatisfy { $0 == .wrong })
        guard case .wait = outcomes[30] else {
            Issue.record("the thirty-first went through")
            return
        }
    }

    @Test(
        "With a second factor the password alone opens nothing, and the token changes when the code is right")
    func secondFactor() async throws {
        let doors = try await Doors()
        let secret = doors.secrets.bytes(20)
        let codes = try await doors.keeper.accounts.enrol(
            secret, firstStep: 0, for: Doors.ada, at: doors.clock.now)
        try await doors.open { client in
            func codeNow() -> String {
                OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: doors.clock.now))
            }
            let browser = Browser(client)
            let first = try await browser.signIn(next: "/children/7")
            #expect(first.location == "/sign-in/code?next=/children/7")
            let waiting = browser.cookies["kith"]
            #expect(try await browser.get("/children/7").status == .seeOther)
            try await browser.get("/sign-in/code?next=/children/7")
            #expect(
                try await browser.post("/sign-in/code", [("code", "000000")]).status == .unprocessableContent)
            let code = codeNow()
            let right = try await browser.post("/sign-in/code", [("code", code), ("next", "/children/7")])
            #expect(right.location == "/children/7")
            #expect(browser.cookies["kith"] != waiting)
            #expect(try await browser.get("/children/7").status == .ok)

            let thief = Browser(client)
            try await thief.signIn()
            try await thief.get("/sign-in/code")
            #expect(
                try await thief.post("/sign-in/code", [("code", code)]).status == .unprocessableContent,
                "used")
            #expect(try await thief.post("/sign-in/code", [("code", codes[3])]).status == .seeOther)
            let again = Browser(client)
            try await again.signIn()
            try await again.get("/sign-in/code")
            #expect(
                try await again.post("/sign-in/code", [("code", codes[3])]).status == .unprocessableContent)
        }
    }

    @Test("After five wrong codes the password is asked again, and the sixth waits")
    func codesAreCounted() async throws {
        let doors = try await Doors()
        _ = try await doors.keeper.accounts.enrol(
            doors.secrets.bytes(20), firstStep: 0, for: Doors.ada, at: doors.clock.now)
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            try await browser.get("/sign-in/code")
            for _ in 0..<5 {
                #expect(
                    try await browser.post("/sign-in/code", [("code", "000000")]).status
                        == .unprocessableContent)
            }
            #expect(try await browser.post("/sign-in/code", [("code", "000000")]).status == .tooManyRequests)
            #expect(browser.cookies["kith"] == nil)
        }
    }

    @Test("Setting up a second factor asks for a first code and shows ten recovery codes once")
    func enrolling() async throws {
        let doors = try await Doors { $0.secondFactor = .required }
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            #expect(try await browser.get("/").location == "/account/second-factor")
            let page = try await browser.get("/account/second-factor").text
            let key = try #require(page.firstMatch(of: /kith-key">([A-Z2-7 ]+)</)?.1.filter { $0 != " " })
            #expect(page.contains("otpauth://totp/Kith:ada%40school.example?secret=\(key)"))
            let carried = try #require(page.firstMatch(of: /name="secret" value="([^"]+)"/)?.1)
            let secret = try #require(doors.keeper.accounts.offeredSecret(String(carried), to: Doors.ada))
            #expect(doors.keeper.accounts.offeredSecret(String(carried), to: Doors.bob) == nil)
            let wrong = try await browser.post(
                "/account/second-factor", [("secret", String(carried)), ("code", "123")])
            #expect(wrong.status == .unprocessableContent)
            let code = OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: doors.clock.now))
            let done = try await browser.post(
                "/account/second-factor", [("secret", String(carried)), ("code", code)])
            #expect(done.text.matches(of: /<code>[0-9A-Z]{5}-[0-9A-Z]{5}<\/code>/).count == 10)
            #expect(try await browser.get("/").status == .ok)
        }
    }

    @Test("Whoever has a password from another chooses their own first; other sessions end when they do")
    func mustChange() async throws {
        let doors = try await Doors()
        try await doors.keeper.accounts.setPassword(
            "given by the office", for: Doors.bob, mustChange: true, at: doors.clock.now)
        try await doors.open { client in
            let other = Browser(client)
            try await other.signIn("bob@council.example", "given by the office")
            let browser = Browser(client)
            try await browser.signIn("bob@council.example", "given by the office")
            #expect(try await browser.get("/").location == "/account/password")
            try await browser.get("/account/password")
            let same = [
                ("current", "given by the office"), ("password", "given by the office"),
                ("again", "given by the office"),
            ]
            #expect(try await browser.post("/account/password", same).status == .unprocessableContent)
            let new = [
                ("current", "given by the office"), ("password", "a pond full of newts"),
                ("again", "a pond full of newts"),
            ]
            #expect(try await browser.post("/account/password", new).location == "/account?done=password")
            #expect(try await browser.get("/").status == .ok)
            #expect(try await other.get("/").location == "/sign-in")
            #expect(try await browser.get("/account?done=password").text.contains("Your password is changed"))
        }
    }

    @Test("The account tells when one was last here and how many wrong tries there were since")
    func lastSignIn() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            #expect(try await browser.get("/account").text.contains("This is the first time"))
            try await browser.post("/sign-out")
            doors.clock.pass(minutes: 60)
            let guesser = Browser(client)
            try await guesser.signIn("ada@school.example", "guess guess")
            try await guesser.signIn("ada@school.example", "guess again")
            doors.clock.pass(minutes: 60)
            try await browser.signIn()
            let page = try await browser.get("/account").text
            #expect(page.contains("28 March 2024 at 2pm"))
            #expect(page.contains("2 times a wrong password was tried"))
        }
    }

    @Test("The heaviest acts ask again who is there, and not for five minutes after")
    func stepUp() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            #expect(try await browser.get("/heavy").status == .ok)
            doors.clock.pass(minutes: 6)
            #expect(try await browser.get("/heavy").location == "/account/confirm?next=/heavy")
            try await browser.get("/account/confirm?next=/heavy")
            let wrong = try await browser.post("/account/confirm", [("password", "no"), ("next", "/heavy")])
            #expect(wrong.status == .unprocessableContent)
            let right = try await browser.post(
                "/account/confirm", [("password", Doors.password), ("next", "/heavy")])
            #expect(right.location == "/heavy")
            #expect(try await browser.get("/heavy").status == .ok)
        }
    }

    @Test("On a demonstration one chooses whom to be; elsewhere there is no such page")
    func personas() async throws {
        let demo = try await Doors { $0.isDemo = true }
        try await demo.open { client in
            let browser = Browser(client)
            let page = try await browser.get("/demo")
            #expect(page.text.contains("Bob Thistledown") && page.text.contains("Decide a referral"))
            #expect(
                try await browser.post("/demo/sign-in", [("practitioner", Doors.ada.id)]).status == .notFound)
            #expect(try await browser.post("/demo/sign-in", [("practitioner", Doors.bob.id)]).location == "/")
            #expect(try await browser.get("/children/1").text == "Bob Thistledown")
        }
        let live = try await Doors()
        try await live.open { client in
            #expect(try await Browser(client).get("/demo").status == .seeOther)
            let browser = Browser(client)
            try await browser.signIn()
            #expect(try await browser.get("/demo").status == .notFound)
            #expect(
                try await browser.post("/demo/sign-in", [("practitioner", Doors.bob.id)]).status == .notFound)
        }
    }
}
