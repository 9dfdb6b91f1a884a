import ArgumentParser
import Casework
import Foundation
import Logging
import Post
import ServiceLifecycle
import Web

/// How messages leave, who scans files and who prints letters. Passwords and keys come from the environment, or from
/// a file that it names (`KITH_SMTP_PASSWORD_FILE`), and are read here alone.
struct PostOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address people reach this Kith at, for links in messages.", valueName: "url"))
    var base: String?
    @Option(help: ArgumentHelp("A mail server that takes messages.", valueName: "host:port")) var smtp: String?
    @Option(help: "How mail is kept from others on its way: starttls, tls, or none (on this machine only).")
    var smtpEncryption = MailServer.Encryption.startTLS
    @Option(help: ArgumentHelp("Whom messages come from.", valueName: "address")) var mailFrom: String?
    @Option(help: ArgumentHelp("The template at GOV.UK Notify; its key is KITH_NOTIFY_KEY.", valueName: "id"))
    var notifyTemplate: String?
    @Option(help: ArgumentHelp("Where Notify's API is.", valueName: "host:port")) var notify = Notify.usual
    @Option(help: ArgumentHelp("The authority of the mail server's or Notify's certificate.", valueName: "file"))
    var postTrust: String?
    @Option(help: ArgumentHelp("A ClamAV daemon: host:port, or unix:/path.", valueName: "place")) var clamav: String?
    @Flag(inversion: .prefixedNo, help: "Refuse files while the scanner does not answer.") var clamavRequired = true
    @Option(help: ArgumentHelp("The whole path of WeasyPrint, for letters as PDF.", valueName: "path"))
    var weasyprint: String?
    @Option(help: ArgumentHelp("The whole path of poppler's pdftoppm, for a PDF's first page.", valueName: "path"))
    var pdftoppm: String?

    /// Where links lead; a mail server without one could send nobody anywhere.
    func place(port: Int) throws -> String {
        guard let base else { return "http://127.0.0.1:\(port)" }
        guard let url = URL(string: base), let scheme = url.scheme, ["http", "https"].contains(scheme),
            url.host()?.isEmpty == false, url.path().isEmpty || url.path() == "/", url.query() == nil
        else { throw ValidationError("--base is an address such as https://kith.example.org.") }
        return base.hasSuffix("/") ? String(base.dropLast()) : base
    }

    /// Whoever carries messages; nil where none is set, and then they wait.
    func postman() throws -> Postman? {
        if smtp != nil, notifyTemplate != nil { throw ValidationError("Choose --smtp or --notify-template, not both.") }
        do {
            if let smtp { return try mail(smtp) }
            if let notifyTemplate { return try notify(notifyTemplate) }
        } catch let trouble as WireTrouble { throw ValidationError("\(trouble.words).") }
        return nil
    }

    private func mail(_ text: String) throws -> Postman {
        guard let place = Place(text) else { throw ValidationError("--smtp is host:port.") }
        guard let mailFrom else { throw ValidationError("--smtp needs --mail-from.") }
        let server = try MailServer(
            place, encryption: smtpEncryption, user: try Self.secret("KITH_SMTP_USER"),
            password: try Self.secret("KITH_SMTP_PASSWORD"), from: mailFrom, trust: postTrust)
        return Postman { (message, now) throws(PostTrouble) in
            let mail = Mail(
                to: message.to, subject: Message.subject, body: message.text, reference: message.reference,
                at: Int(now.milliseconds / 1_000))
            do { try await server.send(mail) } catch let refused as MailServer.Refused {
                throw PostTrouble(isFinal: refused.isFinal, "\(refused.code) from the mail server")
            } catch let trouble as WireTrouble {
                throw PostTrouble(isFinal: false, "mail server: \(trouble.words)")
            } catch { throw PostTrouble(isFinal: false, "mail server: no answer") }
        }
    }

    private func notify(_ template: String) throws -> Postman {
        guard let place = Place(notify) else { throw ValidationError("--notify is host:port.") }
        guard let key = try Self.secret("KITH_NOTIFY_KEY") else {
            throw ValidationError("--notify-template needs the key in KITH_NOTIFY_KEY or KITH_NOTIFY_KEY_FILE.")
        }
        let isPlain = place.isHere && postTrust == nil
        let service = try Notify(place, key: key, template: template, isPlain: isPlain, trust: postTrust)
        return Postman { (message, now) throws(PostTrouble) in
            do {
                try await service.send(
                    to: message.to, link: message.link, reference: message.reference,
                    at: Int(now.milliseconds / 1_000))
            } catch let refused as Notify.Refused {
                throw PostTrouble(isFinal: refused.isFinal, "\(refused.status) from Notify")
            } catch let trouble as WireTrouble {
                throw PostTrouble(isFinal: false, "Notify: \(trouble.words)")
            } catch { throw PostTrouble(isFinal: false, "Notify: no answer") }
        }
    }

    func scanner() throws -> Casework.Scanner? {
        guard let clamav else { return nil }
        guard let place = Place(clamav) else { throw ValidationError("--clamav is host:port or unix:/path.") }
        let daemon = ClamAV(place)
        return Casework.Scanner(isRequired: clamavRequired) { bytes in
            try await daemon.look(into: bytes).map { .infected($0) } ?? .clean
        }
    }

    func printer() throws -> LetterPrinter? {
        guard let weasyprint else { return nil }
        do {
            let printer = try WeasyPrint(weasyprint)
            return LetterPrinter { try await printer.pdf(of: $0) }
        } catch { throw ValidationError("\(error.words).") }
    }

    func painter() throws -> FirstPagePainter? {
        guard let pdftoppm else { return nil }
        do {
            let firstPage = try FirstPage(pdftoppm)
            return FirstPagePainter { try await firstPage.png(of: $0) }
        } catch { throw ValidationError("\(error.words).") }
    }

    /// A secret of the environment, or of the file it names.
    private static func secret(_ name: String) throws -> String? {
        let environment = ProcessInfo.processInfo.environment
        if let value = environment[name], !value.isEmpty { return value }
        guard let path = environment[name + "_FILE"], !path.isEmpty else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("\(name)_FILE names a file that cannot be read.")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension MailServer.Encryption: ExpressibleByArgument {}

/// Carries what is due, every few seconds, and says in the log when something failed: never what or to whom.
struct Carrying: NamedService {
    let office: Office
    let postman: Postman
    let base: String
    let logger: Logger

    func run() async throws {
        let ticks = AsyncTimerSequence(every: .seconds(5))
        for await _ in ticks.cancelOnGracefulShutdown() {
            do {
                try await office.outbox.carry(with: postman, base: base, at: .thisMoment) { Double.random(in: 0...1) }
            } catch { logger.error("the outbox could not be worked through") }
        }
    }
}
