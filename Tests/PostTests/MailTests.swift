import Testing

@testable import Post

@Suite("Mail as a server takes it")
struct MailTests {
    private static func mail(
        to: String = "ada@school.example", subject: String = "Something", body: String = "One\nTwo"
    ) -> Mail {
        Mail(to: to, subject: subject, body: body, reference: "REF1", at: 1_714_738_800)
    }

    @Test("A message has its headers, a blank line, and line ends as mail has them")
    func text() throws {
        let text = try Self.mail().text(from: "kith@council.example")
        #expect(
            text.hasPrefix("From: Kith <kith@council.example>\r\nTo: <ada@school.example>\r\nSubject: Something\r\n"))
        #expect(text.contains("Date: Fri, 03 May 2024 12:20:00 +0000\r\n"))
        #expect(text.contains("Message-ID: <REF1@council.example>\r\n"))
        #expect(text.hasSuffix("\r\n\r\nOne\r\nTwo\r\n"))
        let left = text.replacing("\r\n", with: "")
        #expect(!left.contains { $0.isNewline })
    }

    @Test(
        "A header that would begin another line is refused",
        arguments: [
            mail(to: "ada@school.example\r\nBcc: x@y.example"), mail(subject: "Hello\nBcc: x@y.example"),
            mail(subject: "Hello\u{0}"), mail(subject: "Grüße"),
        ])
    func injection(mail: Mail) {
        #expect(throws: WireTrouble.self) { try mail.text(from: "kith@council.example") }
    }

    @Test(
        "Only plain addresses are told to a mail server",
        arguments: [
            ("ada@school.example", true), ("a.b+c@d-e.example", true), ("ada", false), ("@school.example", false),
            ("ada@", false), ("ada@b@c", false), ("ada@b>\r\nDATA", false), ("<ada@b>", false),
            ("a da@b.example", false),
            ("", false), (String(repeating: "a", count: 250) + "@b.example", false),
        ])
    func mailbox(text: String, isFit: Bool) {
        #expect(Mailbox.isFit(text) == isFit)
    }

    @Test("A line that begins with a dot gets another one, and none ends the message too soon")
    func stuffing() {
        #expect(MailServer.stuffed("a\r\n.\r\n..b\r\nc.\r\n") == "a\r\n..\r\n...b\r\nc.\r\n")
    }

    @Test(
        "Dates as mail writes them",
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (1_735_689_599, "Tue, 31 Dec 2024 23:59:59 +0000"), (-1, "Wed, 31 Dec 1969 23:59:59 +0000"),
        ])
    func dates(seconds: Int, words: String) {
        #expect(MailDate.of(seconds) == words)
    }

    @Test("A server elsewhere is never spoken to in clear")
    func clear() throws {
        let elsewhere = try #require(Place("mail.example.org:25"))
        #expect(throws: WireTrouble.self) {
            try MailServer(elsewhere, encryption: .none, from: "kith@council.example")
        }
        let here = try #require(Place("127.0.0.1:25"))
        _ = try MailServer(here, encryption: .none, from: "kith@council.example")
    }

    @Test("A no for good ends it; a no for now, and one about our own sign-in, does not")
    func final() {
        #expect(MailServer.Refused(code: 550).isFinal)
        #expect(!MailServer.Refused(code: 450).isFinal)
        #expect(!MailServer.Refused(code: 535).isFinal)
    }
}

@Suite("Where other programs listen, and what they say")
struct WireTests {
    @Test(
        "Places are read strictly",
        arguments: [
            ("localhost:3310", Place.host("localhost", port: 3310)), ("[::1]:25", .host("::1", port: 25)),
            ("unix:/run/clamav/clamd.ctl", .socket(path: "/run/clamav/clamd.ctl")), ("localhost", nil),
            ("localhost:0", nil), ("localhost:99999", nil), (":25", nil), ("a b:25", nil), ("unix:relative", nil),
            ("http://x:80", nil),
        ])
    func places(text: String, place: Place?) {
        #expect(Place(text) == place)
    }

    @Test(
        "The scanner's answers",
        arguments: [("stream: OK", nil), ("stream: Eicar-Test-Signature FOUND", "Eicar-Test-Signature")])
    func scanner(answer: String, found: String?) throws {
        #expect(try ClamAV.read(answer) == found)
    }

    @Test(
        "An answer that says neither is trouble, never clean",
        arguments: ["", "OK", "INSTREAM size limit exceeded. ERROR", "stream: ERROR", "stream: OK "])
    func unclear(answer: String) {
        #expect(throws: WireTrouble.self) { try ClamAV.read(answer) }
    }

    @Test("Notify's token is a JSON web token with the service's secret")
    func token() throws {
        let key =
            "kith-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee-11111111-2222-3333-4444-555555555555"
        let notify = try Notify(
            try #require(Place("127.0.0.1:1")), key: key, template: "99999999-8888-7777-6666-555555555555",
            isPlain: true)
        let parts = try notify.token(at: 1_714_738_800).split(separator: ".")
        #expect(parts.count == 3)
        #expect(parts[0] == "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")
        #expect(
            parts[1]
                == "eyJpYXQiOjE3MTQ3Mzg4MDAsImlzcyI6ImFhYWFhYWFhLWJiYmItY2NjYy1kZGRkLWVlZWVlZWVlZWVlZSJ9")
        #expect(parts[2] == "drevnrvyX6i6NBdRrJrL_9mzj-ipcGduTsdfhEopFRI")
    }

    @Test(
        "A key or template that is not as Notify gives it is refused when it is set", arguments: ["", "kith-1-2", "x"])
    func key(key: String) throws {
        let place = try #require(Place(Notify.usual))
        #expect(throws: WireTrouble.self) {
            try Notify(place, key: key, template: "99999999-8888-7777-6666-555555555555")
        }
    }

    @Test("Base 64 with and without padding")
    func base64() {
        #expect(Array("f".utf8).base64 == "Zg==")
        #expect(Array("fo".utf8).base64 == "Zm8=")
        #expect(Array("foo".utf8).base64 == "Zm9v")
        #expect([UInt8]([0xFB, 0xFF]).base64URL == "-_8")
    }
}
