import NIOSSL

/// A mail server, and how to speak to it.
package struct MailServer: Sendable {
    /// How words to it are kept from others.
    package enum Encryption: String, Sendable, CaseIterable {
        /// Agreed at the start of the talk (STARTTLS, usually port 587).
        case startTLS = "starttls"
        /// From the first byte (usually port 465).
        case tls
        /// None at all: only for a server on this machine.
        case none
    }

    package let place: Place
    package let encryption: Encryption
    package let user: String?
    package let password: String?
    /// Whom messages come from.
    package let from: String
    /// How this machine names itself.
    package let greeting: String
    private let tls: NIOSSLContext?
    private static let seconds = 30

    /// - Parameter trust: a PEM file with the authority of the server's certificate, where it is not a public one.
    /// - Throws: `WireTrouble` in words for whoever sets it up.
    package init(
        _ place: Place, encryption: Encryption, user: String? = nil, password: String? = nil, from: String,
        greeting: String = "kith", trust: String? = nil
    ) throws(WireTrouble) {
        guard encryption != .none || place.isHere else {
            throw WireTrouble("mail to another machine must be encrypted: use starttls or tls")
        }
        guard Mailbox.isFit(from) else { throw WireTrouble("the sender is not an e-mail address") }
        guard greeting.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw WireTrouble("the greeting is not a name")
        }
        self.place = place
        self.encryption = encryption
        self.user = user
        self.password = password
        self.from = from
        self.greeting = greeting
        if encryption == .none {
            tls = nil
        } else {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let trust { configuration.trustRoots = .file(trust) }
            do { tls = try NIOSSLContext(configuration: configuration) } catch {
                throw WireTrouble("the certificates to trust cannot be read")
            }
        }
    }

    /// What the server said no to.
    package struct Refused: Error, Sendable, Hashable {
        package let code: Int
        /// It will say no again.
        package var isFinal: Bool { code >= 500 && code != 530 && code != 535 }
    }

    /// Hands one message over.
    /// - Throws: `Refused` when the server says no, `WireTrouble` when it cannot be reached or understood.
    package func send(_ mail: Mail) async throws {
        guard Mailbox.isFit(mail.to) else { throw Refused(code: 553) }
        let text = try mail.text(from: from)
        var wire = try await Wire.open(to: place, tls: encryption == .tls ? tls : nil, seconds: Self.seconds)
        do {
            try await talk(mail, text, over: &wire)
        } catch {
            await wire.close()
            throw error
        }
        await wire.close()
    }

    private func talk(_ mail: Mail, _ text: String, over wire: inout Wire) async throws {
        try await expect(220, over: &wire)
        var offers = try await ask("EHLO \(greeting)", for: 250, over: &wire)
        if encryption == .startTLS, let tls {
            guard offers.contains(where: { $0.uppercased().hasPrefix("STARTTLS") }) else {
                throw WireTrouble("the mail server offers no encryption")
            }
            _ = try await ask("STARTTLS", for: 220, over: &wire)
            try await wire.encrypt(tls, as: place.name)
            offers = try await ask("EHLO \(greeting)", for: 250, over: &wire)
        }
        if let user, let password {
            guard offers.contains(where: { $0.uppercased().hasPrefix("AUTH ") && $0.uppercased().contains("PLAIN") })
            else {
                throw WireTrouble("the mail server does not take AUTH PLAIN")
            }
            let secret = Array("\0\(user)\0\(password)".utf8).base64
            _ = try await ask("AUTH PLAIN \(secret)", for: 235, over: &wire)
        }
        _ = try await ask("MAIL FROM:<\(from)>", for: 250, over: &wire)
        _ = try await ask("RCPT TO:<\(mail.to)>", for: 250, over: &wire)
        _ = try await ask("DATA", for: 354, over: &wire)
        try await wire.send(Self.stuffed(text) + ".\r\n")
        try await expect(250, over: &wire)
        // It has been taken; what is said at parting changes nothing.
        try await wire.send("QUIT\r\n")
    }

    private func ask(_ words: String, for code: Int, over wire: inout Wire) async throws -> [String] {
        try await wire.send(words + "\r\n")
        return try await expect(code, over: &wire)
    }

    /// Reads an answer of one or more lines; returns what follows the code of each.
    @discardableResult
    private func expect(_ wanted: Int, over wire: inout Wire) async throws -> [String] {
        var lines: [String] = []
        while lines.count < 100 {
            let line = try await wire.line()
            guard let code = Int(line.prefix(3)), line.utf8.count >= 3 else { throw WireTrouble("not a mail server") }
            lines.append(String(line.dropFirst(4)))
            if line.dropFirst(3).first == "-" { continue }
            guard code == wanted || (wanted == 250 && code == 251) else { throw Refused(code: code) }
            return lines
        }
        throw WireTrouble("an answer that does not end")
    }

    /// A line that begins with a dot gets another one, so that none ends the message too soon.
    static func stuffed(_ text: String) -> String {
        text.split(separator: "\r\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(".") ? "." + $0 : String($0) }.joined(separator: "\r\n")
    }
}

/// A message as a mail server takes it.
package struct Mail: Sendable {
    package let to: String
    package let subject: String
    package let body: String
    /// Makes the message's own name; letters and digits.
    package let reference: String
    /// Seconds since 1970.
    package let at: Int

    package init(to: String, subject: String, body: String, reference: String, at: Int) {
        self.to = to
        self.subject = subject
        self.body = body
        self.reference = reference
        self.at = at
    }

    /// Headers and body with line ends as mail has them.
    /// - Throws: `WireTrouble` where a header would hold a line end or anything but plain letters.
    func text(from: String) throws(WireTrouble) -> String {
        for header in [to, subject, reference, from] {
            guard header.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
                throw WireTrouble("a header would hold what no header may")
            }
        }
        let host = from.split(separator: "@").last.map(String.init) ?? "kith.invalid"
        let lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        return
            ([
                "From: Kith <\(from)>", "To: <\(to)>", "Subject: \(subject)", "Date: \(MailDate.of(at))",
                "Message-ID: <\(reference)@\(host)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit", "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
                "",
            ] + lines).joined(separator: "\r\n") + "\r\n"
    }
}

/// What an e-mail address may look like before a mail server is told of it.
enum Mailbox {
    static func isFit(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>()[],;:\\\"".utf8.contains($0) }
    }
}

/// Dates as mail writes them: `Fri, 03 May 2024 12:20:00 +0000`.
enum MailDate {
    static func of(_ seconds: Int) -> String {
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let (year, month, day) = date(days)
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let name = names[((days % 7) + 7) % 7]
        return "\(name), \(two(day)) \(months[month - 1]) \(year) "
            + "\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60)) +0000"
    }

    /// Civil date of a day counted from 1 January 1970.
    private static func date(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        let number = month < 10 ? month + 3 : month - 9
        return (year + era * 400 + (number <= 2 ? 1 : 0), number, day)
    }
}

extension [UInt8] {
    /// RFC 4648 §4 with padding.
    var base64: String { encoded("+/", pads: true) }
    /// RFC 4648 §5 without padding.
    var base64URL: String { encoded("-_", pads: false) }

    private func encoded(_ last: String, pads: Bool) -> String {
        let digits = Array(("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + last).utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: count, by: 3) {
            let three = (0..<3).map { start + $0 < count ? self[start + $0] : 0 }
            let bits = Int(three[0]) << 16 | Int(three[1]) << 8 | Int(three[2])
            let kept = Swift.min(count - start, 3) + 1
            for place in 0..<4 {
                if place < kept {
                    text.append(digits[bits >> (18 - 6 * place) & 63])
                } else if pads {
                    text.append(UInt8(ascii: "="))
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
