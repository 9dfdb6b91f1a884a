import Guidance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite("The doors")
struct SecurityDoorTests {
    @Test("Every answer, good or bad, carries the headers that keep a browser to our own pages")
    func headers() async throws {
        let doors = try await Doors { $0.isSecure = true }
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            let answers = [
                try await browser.get("/"), try await browser.get("/nothing/here"),
                try await browser.get("/broken"),
                try await browser.post("/children/7"), try await browser.post("/note", token: "wrong"),
                try await browser.get("/api/v1/me"), try await Browser(client).get("/"),
                try await client.execute(uri: "/sign-in", method: .head),
            ]
            #expect(answers.map(\.status.code) == [200, 404, 500, 405, 403, 401, 303, 200])
            for answer in answers {
                let headers = answer.headers
                let policy = try #require(headers[.contentSecurityPolicy])
                #expect(policy.hasPrefix("default-src 'none'; "))
                #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
                #expect(headers[.xContentTypeOptions] == "nosniff")
                #expect(headers[.cacheControl] == "no-store")
                #expect(headers[.strictTransportSecurity] != nil)
                for (name, value) in [
                    ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
                    ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
                ] {
                    #expect(headers[HTTPField.Name(name)!] == value)
                }
                #expect(headers[HTTPField.Name("X-Request-Id")!]?.count == 13)
            }
        }
    }

    @Test("Without TLS there is no HSTS")
    func plain() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let answer = try await Browser(client).get("/sign-in")
            #expect(answer.headers[.strictTransportSecurity] == nil)
        }
    }

    @Test("A wrong method is told from an address that does not exist, and what is allowed is said")
    func wrongMethod() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            let wrong = try await browser.post("/children/7")
            #expect(wrong.status == .methodNotAllowed)
            #expect(wrong.headers[.allow] == "GET, HEAD")
            let token = Browser(client)
            try await token.signIn()
            let odd = try await client.execute(
                uri: "/note", method: .init("BREW")!, headers: [.cookie: "kith=" + token.cookies["kith"]!])
            #expect(odd.status == .methodNotAllowed)
            #expect(odd.headers[.allow] == "POST")
        }
    }

    @Test(
        "Errors come in the style of the pages with a reference, and tell nothing of what went wrong inside")
    func errorPages() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            for path in ["/nothing", "/broken"] {
                let answer = try await browser.get(path)
                let reference = try #require(answer.headers[HTTPField.Name("X-Request-Id")!])
                #expect(answer.headers[.contentType] == "text/html; charset=utf-8")
                #expect(answer.text.contains("Reference: \(reference)"))
                #expect(answer.text.contains("<h1"))
                #expect(!answer.text.contains("canary") && !answer.text.contains("Broken"))
            }
            #expect(doors.log.text.contains("error=WebTests.Doors.Broken"))
            #expect(!doors.log.text.contains("canary"))
        }
    }

    @Test("The line of log for a request names its route and nobody")
    func logLines() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn(next: "/children/canary-next")
            try await browser.get("/children/canary-path?q=canary-query")
            try await browser.post("/note", [("words", "canary-words")])
            try await Browser(client).signIn("canary@canary.example", "canary-password")
            let log = doors.log.text
            #expect(log.contains("route=/children/{id}"))
            #expect(log.contains("who=\(doors.keeper.pseudonym(of: Doors.ada))"))
            for name in ["canary", "Ada", "ada@", "school.example", Doors.ada.id, browser.cookies["kith"]!] {
                #expect(!log.contains(name), "\(name) was logged")
            }
        }
    }

    @Test(
        "A form counts only with the session's token, sent from our own pages",
        arguments: [
            ([:], true, 200), ([:], false, 403),
            (["Sec-Fetch-Site": "same-origin"], true, 200),
            (["Sec-Fetch-Site": "same-origin", "Origin": "null"], true, 200),
            (["Sec-Fetch-Site": "same-origin"], false, 403),
            (["Sec-Fetch-Site": "same-site"], true, 403),
            (["Sec-Fetch-Site": "cross-site"], true, 403),
            (["Origin": "http://localhost"], true, 200),
            (["Origin": "http://evil.example"], true, 403),
            (["Origin": "http://localhost.evil.example"], true, 403),
            (["Origin": "null"], true, 200), (["Origin": "null"], false, 403),
        ] as [([String: String], Bool, Int)])
    func crossSite(headers: [String: String], hasToken: Bool, status: Int) async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let home = Browser(client)
            try await home.signIn()
            try await home.get("/")
            var fields: HTTPFields = [:]
            for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
            let page = Browser(client, headers: fields)
            page.keep("kith", home.cookies["kith"]!)
            let answer = try await page.post("/note", [("words", "hello")], token: hasToken ? home.token : "")
            #expect(answer.status.code == status)
        }
    }

    @Test("A form out of date keeps what was typed; another's token is no token")
    func expiredForm() async throws {
        let doors = try await Doors()
        try await doors.keeper.accounts.setPassword(
            "bob bob bob bob", for: Doors.bob, mustChange: false, at: doors.clock.now)
        try await doors.open { client in
            let ada = Browser(client)
            let bob = Browser(client)
            try await ada.signIn()
            try await bob.signIn("bob@council.example", "bob bob bob bob")
            try await ada.get("/")
            try await bob.get("/")
            let answer = try await ada.post("/note", [("words", "a long story")], token: bob.token)
            #expect(answer.status == .forbidden)
            #expect(answer.text == "again a long story")
            #expect(try await ada.post("/note", [("words", "a long story")]).text == "kept a long story")
        }
    }

    @Test("What is no form, or broken, is refused and changes nothing")
    func badForms() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            func post(_ body: String, _ type: String) async throws -> Int {
                try await client.execute(
                    uri: "/note", method: .post,
                    headers: [.cookie: "kith=" + browser.cookies["kith"]!, .contentType: type],
                    body: ByteBuffer(string: body)
                ).status.code
            }
            #expect(try await post("{}", "application/json") == 415)
            #expect(try await post("a=%zz", "application/x-www-form-urlencoded") == 400)
            #expect(try await post("words=x", "application/x-www-form-urlencoded; charset=utf-8") == 403)
        }
    }

    @Test(
        "Under /api errors are JSON in the same words", arguments: ["", "[]", "{", #"{"a":1,"a":2}"#, "{}x"])
    func apiErrors(body: String) async throws {
        let doors = try await Doors()
        let text = try await doors.keeper.tokens.make(
            for: Doors.ada, name: "x", scope: .readAndRecord, until: doors.clock.now.adding(hours: 1),
            at: doors.clock.now
        ).text
        try await doors.open { client in
            let answer = try await client.execute(
                uri: "/api/v1/echo", method: .post,
                headers: [.authorization: "Bearer " + text, .contentType: "application/json"],
                body: ByteBuffer(string: body))
            #expect(answer.status == .badRequest)
            #expect(answer.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(answer.text.hasPrefix(#"{"error":{"code":"unreadable","message":"#))
        }
    }

    @Test("A body over the limit is refused whether or not its length is told, and reading stops")
    func tooLarge() async throws {
        let doors = try await Doors()
        try await doors.open(.live) { client in
            let browser = Browser(client)
            try await browser.signIn()
            let answer = try await client.execute(
                uri: "/note", method: .post,
                headers: [
                    .cookie: "kith=" + browser.cookies["kith"]!,
                    .contentType: "application/x-www-form-urlencoded",
                ], body: ByteBuffer(repeating: 0x61, count: 10 << 20))
            #expect(answer.status == .contentTooLarge)
            #expect(answer.headers[.connection] == "close")
        }
        let (body, source) = RequestBody.makeStream()
        let feeding = Task {
            for _ in 0..<40 { await source.yield(ByteBuffer(repeating: 0x61, count: 64 << 10)) }
            source.finish()
        }
        let request = Request(
            head: .init(method: .post, scheme: "http", authority: "x", path: "/"), body: body)
        await #expect(throws: TurnedAway.self) { _ = try await doors.keeper.body(of: request) }
        feeding.cancel()
    }

    @Test("The sixty-first search in a minute waits")
    func searches() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            for _ in 0..<60 { #expect(try await browser.get("/find").status == .ok) }
            let answer = try await browser.get("/find")
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "60")
            doors.clock.pass(seconds: 60)
            #expect(try await browser.get("/find").status == .ok)
        }
    }

    @Test("An address of more than 4 KiB is refused")
    func longAddress() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let answer = try await Browser(client).get("/help?" + String(repeating: "a", count: 5_000))
            #expect(answer.status == .uriTooLong)
        }
    }

    @Test("Nobody gets past the public pages without signing in, whether or not the address exists")
    func defaultDeny() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            for path in [
                "/", "/children/7", "/nothing", "/account", "/sign-in/", "//", "/help/../children/7",
            ] {
                let answer = try await Browser(client).get(path)
                #expect(answer.status == .seeOther, "\(path)")
            }
            let help = try await Browser(client).get("/help")
            #expect(help.text == "help")
        }
    }

    @Test("Figures are for operators: their token opens them, a proxy's neighbour does not")
    func metrics() async throws {
        let doors = try await Doors { $0.operatorToken = "operator-secret" }
        let router = doors.router
        let figures = doors.keeper.counts
        figures.begin()
        figures.end(method: "GET", route: "/children/{id}", status: 200, nanoseconds: 3_000_000)
        let text = figures.text()
        #expect(text.contains(#"kith_requests_total{method="GET",route="/children/{id}",status="200"} 1"#))
        #expect(
            text.contains(#"kith_request_seconds_bucket{method="GET",route="/children/{id}",le="0.0025"} 0"#))
        #expect(
            text.contains(#"kith_request_seconds_bucket{method="GET",route="/children/{id}",le="0.005"} 1"#))
        #expect(text.contains("kith_requests_in_flight 0"))
        _ = router
    }

    @Test(
        "Where a request came from is the peer, unless a proxy that is trusted says otherwise",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "20010db800010002/64"), ("::ffff:192.0.2.7", "192.0.2.7"),
            ("192.0.2.7", "192.0.2.7"), ("local", "local"),
        ])
    func places(address: String, place: String) {
        #expect(Place.network(of: address) == place)
    }
}
