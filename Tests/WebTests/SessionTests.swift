import Guidance
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Practice
import Testing

@testable import Web

@Suite("Sessions and tokens")
struct SessionTests {
    @Test("A session ends after 30 minutes unused and 12 hours in any case")
    func ends() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            for _ in 0..<24 {
                doors.clock.pass(minutes: 29)
                #expect(try await browser.get("/").status == .ok)
            }
            doors.clock.pass(minutes: 29)
            #expect(try await browser.get("/").location == "/sign-in", "12 hours have passed")
            try await browser.signIn()
            doors.clock.pass(minutes: 30)
            #expect(try await browser.get("/").location == "/sign-in", "nothing was done for half an hour")
        }
    }

    @Test("Being in use is written at most once a minute")
    func seldomWritten() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            func seen() async throws -> Int64? {
                try await doors.database.read {
                    try $0.first("SELECT seen_at FROM sign_in_session") { $0.int(0) }
                }
            }
            let first = try await seen()
            doors.clock.pass(seconds: 59)
            try await browser.get("/")
            #expect(try await seen() == first)
            doors.clock.pass(seconds: 1)
            try await browser.get("/")
            #expect(try await seen() == doors.clock.now.milliseconds)
        }
    }

    @Test("A practitioner who is disabled is nobody at the next request, and stays so")
    func disabled() async throws {
        let doors = try await Doors()
        let text = try await doors.keeper.tokens.make(
            for: Doors.ada, name: "import", scope: .read, until: doors.clock.now.adding(hours: 24),
            at: doors.clock.now
        ).text
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            let program = Browser(client, headers: [.authorization: "Bearer " + text])
            #expect(try await browser.get("/").status == .ok)
            #expect(try await program.get("/api/v1/me").text == Doors.ada.id)
            let member = doors.people.withLock { $0[Doors.ada] }
            doors.disable(Doors.ada)
            #expect(try await browser.get("/").location == "/sign-in")
            #expect(try await program.get("/api/v1/me").status == .unauthorized)
            doors.people.withLock { $0[Doors.ada] = member }
            #expect(try await browser.get("/").location == "/sign-in", "the session is gone for good")
        }
    }

    @Test("Signing out ends the session on the server and clears what the browser kept")
    func signOut() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            let stolen = try #require(browser.cookies["kith"])
            try await browser.get("/")
            let gone = try await browser.post("/sign-out")
            #expect(gone.location == "/sign-in?ended=out")
            #expect(gone.headers[HTTPField.Name("Clear-Site-Data")!] == "\"cache\", \"storage\"")
            browser.keep("kith", stolen)
            #expect(try await browser.get("/").location == "/sign-in")
            #expect(try await browser.post("/sign-out").location == "/sign-in?ended=out", "twice is no error")
        }
    }

    @Test("Signing out everywhere ends the other sessions and keeps this one")
    func everywhere() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let here = Browser(client)
            let there = Browser(client)
            try await here.signIn()
            try await there.signIn()
            try await here.get("/account")
            #expect(try await here.post("/account/sign-out-everywhere").location == "/account?done=sessions")
            #expect(try await here.get("/").status == .ok)
            #expect(try await there.get("/").location == "/sign-in")
        }
    }

    @Test("A token chosen by somebody else never becomes a session")
    func fixation() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            browser.keep("kith", String(repeating: "A", count: 43))
            try await browser.signIn()
            #expect(browser.cookies["kith"] != String(repeating: "A", count: 43))
            let before = browser.cookies["kith"]
            browser.forget("kith")
            browser.keep("kith", before!)
            try await browser.get("/")
            try await browser.post("/sign-out")
            try await browser.signIn()
            #expect(browser.cookies["kith"] != before)
        }
    }

    @Test("Pages take no bearer token and the API takes no cookie")
    func doorsAreApart() async throws {
        let doors = try await Doors()
        let text = try await doors.keeper.tokens.make(
            for: Doors.ada, name: "x", scope: .readAndRecord, until: doors.clock.now.adding(hours: 1),
            at: doors.clock.now
        ).text
        try await doors.open { client in
            let program = Browser(client, headers: [.authorization: "Bearer " + text])
            #expect(try await program.get("/").location == "/sign-in")
            let browser = Browser(client)
            try await browser.signIn()
            #expect(try await browser.get("/api/v1/me").status == .unauthorized)
        }
    }

    @Test("Extending counts as use and needs the page's token")
    func extending() async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let browser = Browser(client)
            try await browser.signIn()
            try await browser.get("/")
            doors.clock.pass(minutes: 29)
            #expect(try await browser.post("/session/extend", token: "wrong").status == .forbidden)
            #expect(try await browser.post("/session/extend").text == #"{"seconds":1800}"#)
            doors.clock.pass(minutes: 29)
            #expect(try await browser.get("/").status == .ok)
        }
    }

    @Test(
        "What is not a good token gets nothing from the API",
        arguments: [
            "", "Bearer", "Bearer ", "Bearer kith_", "Basic a2l0aDo=",
            "Bearer kith_" + String(repeating: "A", count: 43),
        ])
    func badTokens(header: String) async throws {
        let doors = try await Doors()
        try await doors.open { client in
            let answer = try await Browser(client, headers: header.isEmpty ? [:] : [.authorization: header])
                .get("/api/v1/me")
            #expect(answer.status == .unauthorized)
            #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            #expect(answer.text.contains(#""code":"wrongToken""#))
        }
    }

    @Test("A token is good until its day, until it is revoked, and only for its scope")
    func tokens() async throws {
        let doors = try await Doors()
        let tokens = doors.keeper.tokens
        let now = doors.clock.now
        let (reading, made) = try await tokens.make(
            for: Doors.ada, name: "dashboard", scope: .read, until: now.adding(hours: 1), at: now)
        let (recording, _) = try await tokens.make(
            for: Doors.ada, name: "import", scope: .readAndRecord, until: now.adding(hours: 3), at: now)
        #expect(reading.hasPrefix("kith_") && reading.count == 48)
        try await doors.open { client in
            func echo(_ text: String) async throws -> HTTPResponse.Status {
                try await client.execute(
                    uri: "/api/v1/echo", method: .post,
                    headers: [.authorization: "Bearer " + text, .contentType: "application/json"],
                    body: ByteBuffer(string: #"{"a":1}"#)
                ).status
            }
            #expect(try await echo(reading) == .forbidden)
            #expect(try await echo(recording) == .ok)
            doors.clock.pass(minutes: 61)
            #expect(try await echo(reading) == .unauthorized)
            #expect(try await tokens.revoke(made.id, at: doors.clock.now))
            #expect(try await !tokens.revoke(made.id, at: doors.clock.now))
            let list = try await tokens.list(of: Doors.ada)
            #expect(list.count == 2)
            let other = try #require(list.first { $0.name == "import" })
            #expect(other.lastUsedAt != nil)
            #expect(try await tokens.revoke(other.id, at: doors.clock.now))
            #expect(try await echo(recording) == .unauthorized)
        }
    }

    @Test("No token, password, secret or code is kept as it is")
    func nothingInClear() async throws {
        let doors = try await Doors()
        let secret = doors.secrets.bytes(20)
        let codes = try await doors.keeper.accounts.enrol(
            secret, firstStep: 0, for: Doors.ada, at: doors.clock.now)
        let session = try await doors.keeper.sessions.open(Sessions.Start(Doors.ada), at: doors.clock.now)
        let token = try await doors.keeper.tokens.make(
            for: Doors.ada, name: "x", scope: .read, until: doors.clock.now.adding(hours: 1),
            at: doors.clock.now
        ).text
        var kept = ""
        for table in [
            "account", "recovery_code", "failed_sign_in", "known_browser", "sign_in_session", "api_token",
        ] {
            kept += try await doors.database.read { session in
                let columns = try session.all("SELECT count(*) FROM pragma_table_info('\(table)')", []) {
                    $0.number(0)
                }[0]
                return try session.all("SELECT * FROM \(table)", []) { row in
                    (0..<columns).map { row.text($0) + row.blob($0).hex }.joined(separator: " ")
                }.joined(separator: "\n")
            }
        }
        for text in [Doors.password, secret.hex, secret.base32, codes[0], session, token] {
            #expect(!kept.contains(text))
            #expect(!kept.contains(Array(text.utf8).hex))
        }
    }

    @Test("Sweeping drops what has ended and nothing else")
    func sweeping() async throws {
        let doors = try await Doors()
        let sessions = doors.keeper.sessions
        _ = try await sessions.open(Sessions.Start(Doors.ada), at: doors.clock.now)
        doors.clock.pass(minutes: 31)
        _ = try await sessions.open(Sessions.Start(Doors.bob), at: doors.clock.now)
        try await sessions.sweep(at: doors.clock.now)
        let left = try await doors.database.read {
            try $0.all("SELECT practitioner FROM sign_in_session", []) { $0.text(0) }
        }
        #expect(left == [Doors.bob.id])
    }

    @Test("Every question about sessions and tokens is answered by an index")
    func queryPlans() async throws {
        let doors = try await Doors()
        for sql in [
            "SELECT practitioner FROM sign_in_session WHERE token = ?",
            "DELETE FROM sign_in_session WHERE practitioner = ? AND token <> ?",
            "SELECT id FROM api_token WHERE token = ?",
            "UPDATE api_token SET revoked_at = ? WHERE id = ?",
            "SELECT 1 FROM known_browser WHERE token = ? AND until > ?",
            "SELECT slow_until FROM failed_sign_in WHERE account = ?",
            "SELECT password FROM account WHERE practitioner = ?",
        ] {
            let plan = try await doors.database.explain(sql)
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(sql): \(plan)")
        }
    }
}
