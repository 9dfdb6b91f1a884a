import Foundation
import Guidance
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Practice
import Store
import Synchronization
import Testing

@testable import Web

/// A clock that stands still until a test moves it.
final class StoppedClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ iso: String = "2024-03-28T14:00:00Z") {
        moment = Mutex(Moment(iso)!)
    }

    var now: Moment { moment.withLock { $0 } }
    func pass(minutes: Int = 0, seconds: Int = 0) {
        moment.withLock { $0 = Moment(milliseconds: $0.milliseconds + Int64(minutes * 60 + seconds) * 1_000) }
    }
    var clock: WebClock {
        WebClock(now: { self.now }, nanoseconds: { UInt64(self.now.milliseconds) * 1_000_000 })
    }
}

/// Secrets that are the same at every run.
final class KnownSecrets: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64 = 1) { state = Mutex(seed) }

    func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 24) } }
    func next() -> UInt64 {
        state.withLock { state in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var value = state
            value ^= value >> 33
            value = value &* 0xff51_afd7_ed55_8ccd
            return value ^ (value >> 33)
        }
    }
}

/// Everything that was logged, as text.
final class LogBook: Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }

    struct Handler: LogHandler {
        let book: LogBook
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            let facts = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            book.add("\(event.level) \(event.message) " + facts.joined(separator: " "))
        }
    }

    var logger: Logger { Logger(label: "test", factory: { _ in Handler(book: self) }) }
}

/// Doors with invented practitioners behind them and a page, a form and an API act to try them on.
final class Doors: Sendable {
    static let ada = PractitionerID(unchecked: "00000000000000000000000ADA")
    static let bob = PractitionerID(unchecked: "00000000000000000000000B0B")
    static let password = "marmalade on toast"

    let clock = StoppedClock()
    let secrets = KnownSecrets()
    let log = LogBook()
    let people = Mutex<[PractitionerID: Member]>([:])
    let database: SQLiteDatabase
    let keeper: Doorkeeper
    private let folder: URL

    init(_ change: (inout DoorSettings) -> Void = { _ in }) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("doors-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try SQLiteDatabase(path: folder.appendingPathComponent("doors.db").path)
        try await database.migrate(webMigrations)
        var settings = DoorSettings()
        settings.passwordCost = .trifling
        change(&settings)
        let box = Weak()
        keeper = try Doorkeeper(
            settings: settings, clock: clock.clock, random: { [secrets] in secrets.bytes($0) },
            database: database,
            directory: Directory(
                practitioner: { email, _ in
                    box.doors?.people.withLock { $0.first { $0.value.email == email }?.key }
                },
                question: { id, values in
                    RowQuestion("p.id", "FROM (SELECT \(id) AS id) p", values) { row in
                        box.doors?.people.withLock { $0[PractitionerID(unchecked: row.text(0))] }
                    }
                }),
            secret: [UInt8](repeating: 7, count: 32), logger: log.logger)
        box.doors = self
        add(Self.ada, "Ada Quillfeather", "ada@school.example")
        add(Self.bob, "Bob Thistledown", "bob@council.example")
        try await keeper.accounts.setPassword(Self.password, for: Self.ada, mustChange: false, at: clock.now)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private final class Weak: @unchecked Sendable {
        weak var doors: Doors?
    }

    private func add(_ id: PractitionerID, _ name: String, _ email: String) {
        let doer = Doer(
            practitioner: id, agency: AgencyID(unchecked: "0000000000000000000000AGEN"), agencyKind: "school",
            roles: ["teacher"])
        people.withLock {
            $0[id] = Member(doer: doer, name: name, email: email, actingAs: "Teacher, Mill School")
        }
    }

    func disable(_ id: PractitionerID) { people.withLock { $0[id] = nil } }

    func frame(_ context: KithContext) -> Frame {
        let viewer = context.viewer
        return Frame(
            assets: PageAssets(styles: [], scripts: [], icon: "/favicon.svg"),
            viewer: viewer.map { HTML.Viewer(name: $0.member.name, actingAs: $0.member.actingAs) },
            csrf: viewer?.formToken ?? "")
    }

    struct Broken: Error, CustomStringConvertible {
        var description: String { "canary-in-error" }
    }

    var router: Router<KithContext> {
        let router = Router(context: KithContext.self, options: [.autoGenerateHeadEndpoints])
        keeper.guardDoors(of: router, frame: { self.frame($0) })
        SignInPages(keeper: keeper, frame: { self.frame($0) }).add(to: router)
        AccountPages(keeper: keeper, frame: { self.frame($0) }).add(to: router)
        let personas = [
            Persona(
                practitioner: Self.bob, name: "Bob Thistledown", role: "Social worker", agency: "Council",
                email: "bob@council.example", toTry: "Decide a referral")
        ]
        DemoPages(keeper: keeper, frame: { self.frame($0) }, personas: { personas }).add(to: router)
        router.get("/") { _, context in
            Response.page(
                "\(oneButtonForm("Go", to: "/note", csrf: try context.requireViewer().formToken))my work")
        }
        router.get("/children/{id}") { _, context in Response.text(try context.requireViewer().member.name) }
        router.get("/broken") { _, _ -> Response in throw Broken() }
        router.get("/find") { _, context in
            try self.keeper.countSearch(by: try context.requireViewer(), at: context.now)
            return Response.text("found")
        }
        router.get("/help") { _, _ in Response.text("help") }
        router.get("/heavy") { _, context in
            try context.requireStepUp(within: self.keeper.settings.sessions)
            return Response.text("heavy")
        }
        router.post("/note") { request, context in
            do {
                return Response.text("kept " + (try await self.keeper.form(request, context)["words"] ?? ""))
            } catch let turned as FormTurnedAway {
                return Response.text("again " + (turned.fields["words"] ?? ""), status: turned.why.status)
            }
        }
        router.get("/api/v1/me") { _, context in Response.text(try context.requireViewer().practitioner.id) }
        router.post("/api/v1/echo") { request, _ in
            Response.json(Answer.object(try await self.keeper.answers(request)))
        }
        keeper.methods.learn(from: router)
        return router
    }

    /// Opens the doors for a test, on no network unless `setup` says so.
    func open(
        _ setup: TestingSetup = .router,
        _ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let app = Application(
            router: router, server: .http1(configuration: ConnectionLimits.channel),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: log.logger)
        try await app.test(setup) { try await test($0) }
    }
}

/// A browser: keeps cookies, and sends the token of the page it last saw.
final class Browser: Sendable {
    let client: any TestClientProtocol
    private let state = Mutex((cookies: [String: String](), token: ""))
    let headers: HTTPFields

    init(_ client: any TestClientProtocol, headers: HTTPFields = [:]) {
        self.client = client
        self.headers = headers
    }

    var cookies: [String: String] { state.withLock { $0.cookies } }
    var token: String { state.withLock { $0.token } }
    func forget(_ name: String) { state.withLock { $0.cookies[name] = nil } }
    func keep(_ name: String, _ value: String) { state.withLock { $0.cookies[name] = value } }

    @discardableResult
    func get(_ path: String) async throws -> TestResponse { try await send(path, .get, nil) }

    @discardableResult
    func post(_ path: String, _ fields: [(String, String)] = [], token: String? = nil) async throws
        -> TestResponse
    {
        let all = [("csrf", token ?? self.token)] + fields
        let body = all.map { Self.encoded($0.0) + "=" + Self.encoded($0.1) }.joined(separator: "&")
        return try await send(path, .post, body)
    }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ body: String?) async throws
        -> TestResponse
    {
        var headers = headers
        let cookies = cookies.map { "\($0.key)=\($0.value)" }.sorted()
        if !cookies.isEmpty { headers[.cookie] = cookies.joined(separator: "; ") }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let answer = try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        learn(answer)
        return answer
    }

    private func learn(_ answer: TestResponse) {
        let text = answer.text
        state.withLock { state in
            for line in answer.headers[values: .setCookie] {
                let pair = line.prefix { $0 != ";" }.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let isGone = line.contains("Max-Age=0")
                state.cookies[String(pair[0])] = isGone ? nil : String(pair[1])
            }
            if let found = text.firstMatch(of: /name="csrf" value="([^"]+)"/) {
                state.token = String(found.1)
            }
        }
    }

    /// Signs in by the page, as a person would.
    @discardableResult
    func signIn(
        _ email: String = "ada@school.example", _ password: String = Doors.password, next: String = "/"
    ) async throws -> TestResponse {
        try await get("/sign-in")
        return try await post("/sign-in", [("email", email), ("password", password), ("next", next)])
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var location: String? { headers[.location] }
}
