import ArgumentParser
import Casework
import Cast
import Foundation
import Guidance
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import Practice
import ServiceLifecycle
import Store
import Web

/// `kith serve`: the pages and the API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages and the API.",
        discussion: """
            Without --tls-certificate it speaks plain HTTP and belongs behind a proxy that ends TLS (say so with
            --behind-tls), or on this machine alone. With --demo anyone who reaches it may sign in as anyone: only for
            a database that `kith demo` made.
            """)
    @OptionGroup var files: KithFiles
    @OptionGroup(title: "Messages, scanner and printer") var post: PostOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port; 0 takes a free one and prints it.") var port = 8080
    @Flag(help: "Offer the invented people to sign in as.") var demo = false
    @Option(help: "The partnership's area, for a new record.") var area: String?
    @Option(name: .customLong("tls-certificate"), help: "A PEM file with the certificate chain.") var certificate:
        String?
    @Option(name: .customLong("tls-key"), help: "A PEM file with its private key.") var key: String?
    @Flag(help: "People reach this server over TLS that a proxy ends.") var behindTLS = false
    @Option(help: "A proxy whose X-Forwarded-For is believed; may be repeated.") var trustedProxy: [String] = []
    @Flag(inversion: .prefixedNo, help: "Require a second factor (default: except on a demo).") var secondFactor: Bool?
    @Flag(help: "The duty team works in shifts: nobody is asked why they look out of hours (so on a demo).")
    var roundTheClock = false
    @Option(help: "Folder of the design system's files (default: KITH_ASSETS, else .assets).") var assets: String?
    @Option(help: "Where weaknesses are reported, for security.txt.") var securityContact =
        "mailto:security@kith.invalid"

    func run() async throws {
        let (office, database) = try await files.office(
            area: area ?? (demo ? "larkshire" : nil), hours: demo || roundTheClock ? .roundTheClock : nil)
        if demo, try await !Demo.isTold(on: office) {
            throw ValidationError("--demo is only for a database that `kith demo` made; this one is not.")
        }
        var logger = Logger(label: "kith") { LogLines(label: $0) }
        logger.logLevel = .info
        let clock = try clock()
        let keeper = try Doorkeeper(
            settings: settings, clock: clock, random: AccountOffice.random, database: database,
            directory: .of(office), secret: office.book.keyring.doorSecret, logger: logger)
        let folder = assets ?? ProcessInfo.processInfo.environment["KITH_ASSETS"] ?? ".assets"
        let site = Site(
            keeper: keeper, office: office, assets: try Assets(upstream: URL(fileURLWithPath: folder)),
            personas: { try await Self.personas(in: office) }, scanner: try post.scanner(), printer: try post.printer(),
            painter: try post.painter())
        let router = site.router { await Self.readiness(of: database) }
        var application = try application(router, logger)
        application.addServices(Sweeping(keeper: keeper, office: office))
        if let postman = try post.postman() {
            application.addServices(
                Carrying(office: office, postman: postman, base: try post.place(port: port), logger: logger))
        }
        application.beforeServerStarts { try await database.read { try $0.first("SELECT 1") { _ in () } ?? () } }
        try await application.runService()
        try await database.close()
    }

    private var settings: DoorSettings {
        var settings = DoorSettings()
        settings.isSecure = certificate != nil || behindTLS
        settings.isDemo = demo
        settings.secondFactor = secondFactor ?? !demo ? .required : .offered
        settings.trustedProxies = Set(trustedProxy)
        settings.operatorToken = ProcessInfo.processInfo.environment["KITH_OPERATOR_TOKEN"]
        settings.securityContact = securityContact
        return settings
    }

    private func application(
        _ router: Router<KithContext>, _ logger: Logger
    ) throws -> Application<RouterResponder<KithContext>> {
        let plain = HTTPServerBuilder.http1(configuration: ConnectionLimits.channel)
        var server = plain
        if let certificate {
            guard let key else { throw ValidationError("--tls-certificate needs --tls-key.") }
            let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
            var tls = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            tls.minimumTLSVersion = .tlsv12
            server = try .tls(plain, tlsConfiguration: tls)
        }
        let scheme = certificate == nil ? "http" : "https"
        return Application(
            responder: router.buildResponder(), server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(ConnectionLimits.most)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? port
                let line = "Kith is at \(scheme)://\(host):\(port)\(demo ? "/demo" : "")\n"
                FileHandle.standardOutput.write(Data(line.utf8))
            }, logger: logger)
    }

    /// The machine's clock; on a demonstration one that its visitors may move on.
    private func clock() throws -> WebClock {
        let nanoseconds: @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
        guard demo else { return WebClock(now: { .thisMoment }, nanoseconds: nanoseconds) }
        let clock = try DemoClock(folder: files.folder)
        return WebClock(now: { clock.now }, nanoseconds: nanoseconds, moveOn: { try clock.move(to: $0) })
    }

    private static func readiness(of database: SQLiteDatabase) async -> Readiness {
        let answered = (try? await database.read { try $0.first("SELECT 1") { _ in true } ?? false }) ?? false
        return Readiness(
            isReady: answered && database.isHealthy,
            facts: [
                ("database", answered ? "answers" : "does not answer"), ("writing", database.isHealthy ? "yes" : "no"),
            ])
    }

    /// The invented people, as the record has them.
    private static func personas(in office: Office) async throws -> [Web.Persona] {
        try await office.database.read { session in
            try Cast.Persona.all.compactMap { persona in
                guard let id = try office.readings.practitioner(email: persona.email, in: session) else { return nil }
                return Web.Persona(
                    practitioner: id, name: persona.name, role: persona.role, agency: persona.agency,
                    email: persona.email, toTry: persona.tries)
            }
        }
    }
}

/// Drops sessions and trials that are over, every few minutes.
private struct Sweeping: NamedService {
    let keeper: Doorkeeper
    let office: Office

    func run() async throws {
        let ticks = AsyncTimerSequence(every: .seconds(300))
        for await _ in ticks.cancelOnGracefulShutdown() {
            try await keeper.sessions.sweep(at: .thisMoment)
            try await office.uploads.sweep(at: .thisMoment)
        }
    }
}

/// A service that goes by its type's name. The group that runs it writes every service down in words, which would
/// otherwise spell out all that it holds: the whole library, and the record's keys.
protocol NamedService: Service, CustomStringConvertible {}

extension NamedService {
    var description: String { "\(Self.self)" }
}

/// A tick every so often, until nobody waits for it.
struct AsyncTimerSequence: AsyncSequence {
    let every: Duration

    struct Iterator: AsyncIteratorProtocol {
        let every: Duration
        mutating func next() async -> Void? {
            do { try await Task.sleep(for: every) } catch { return nil }
            return ()
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(every: every) }
}
