import Testing

@testable import Web

@Suite("Forms with files")
struct MultipartTests {
    private static func part(_ head: String, _ body: String) -> String { "--b0\r\n\(head)\r\n\r\n\(body)\r\n" }
    private static func field(_ name: String, _ value: String) -> String {
        part("Content-Disposition: form-data; name=\"\(name)\"", value)
    }
    private static func file(_ name: String, _ value: String) -> String {
        part("Content-Disposition: form-data; name=\"_files\"; filename=\"\(name)\"\r\nContent-Type: x/y", value)
    }

    private static func read(_ text: String, isCut: Bool = false) throws -> (fields: FormFields, files: [SentFile]) {
        try Multipart.read(Array(text.utf8), boundary: "b0", isCut: isCut)
    }

    @Test("Answers and files are told apart, in the order they came, line breaks and empty answers kept")
    func whole() throws {
        let sent =
            Self.field("a", "1") + Self.field("a", "") + Self.file("x.txt", "--b0 is no end\r\n\r\n")
            + Self.field("ü", "a\r\nb")
            + "--b0--\r\n"
        let read = try Self.read(sent)
        #expect(read.fields.entries == [.init("a", "1"), .init("a", ""), .init("ü", "a\nb")])
        #expect(read.files == [SentFile(field: "_files", name: "x.txt", bytes: Array("--b0 is no end\r\n\r\n".utf8))])
    }

    @Test("A file field left empty is no file")
    func empty() throws {
        #expect(try Self.read(Self.file("", "") + "--b0--\r\n").files.isEmpty)
        #expect(try Self.read("--b0--\r\n").fields.entries.isEmpty)
    }

    @Test(
        "What no browser writes is refused",
        arguments: [
            "", "--b0", "x" + field("a", "1") + "--b0--", field("a", "1"), field("a", "1") + "--b0",
            "--b0\r\n\r\nx\r\n--b0--",
            part("Content-Disposition: attachment; name=\"a\"", "1") + "--b0--",
            part("Content-Disposition: form-data; name=a", "1") + "--b0--",
            part("Content-Disposition: form-data; name=\"a\"; name=\"b\"", "1") + "--b0--",
            part("Content-Disposition: form-data; name=\"\"", "1") + "--b0--",
            part("Content-Type: text/plain", "1") + "--b0--", field("a", "\u{0}") + "--b0--",
            part("X: " + String(repeating: "x", count: 3_000) + "\r\nContent-Disposition: form-data; name=\"a\"", "1")
                + "--b0--",
        ])
    func refused(text: String) {
        #expect(throws: TurnedAway.self) { try Self.read(text) }
    }

    @Test("Of a body that was cut, the answers before the cut are kept and files are let go")
    func cut() throws {
        let sent =
            Self.field("seen", "Her words") + Self.file("x.jpg", String(repeating: "x", count: 500)) + "--b0--\r\n"
        for length in stride(from: Self.field("seen", "Her words").utf8.count + 8, to: sent.utf8.count, by: 7) {
            let read = try Self.read(String(sent.prefix(length)), isCut: true)
            #expect(read.fields["seen"] == "Her words")
            #expect(read.files.isEmpty)
        }
    }

    @Test(
        "The boundary is read from the content type",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), ("multipart/form-data; boundary=\"a b\"; x=y", nil),
            ("Multipart/Form-Data; BOUNDARY=Abc'()+_,-./:=?", "Abc'()+_,-./:=?"),
            ("multipart/form-data; boundary=\"abc\"", "abc"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
            ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), nil),
        ])
    func boundary(type: String, boundary: String?) {
        #expect(Multipart.boundary(in: type) == boundary)
    }

    @Test("Whatever is done to a form with files, reading it ends, with its answers or a refusal", arguments: 1...6)
    func harmed(seed: UInt64) {
        let secrets = KnownSecrets(seed: seed)
        let whole = Array(
            (Self.field("a", "1") + Self.file("x", "abc\r\ndef") + Self.field("b", "2") + "--b0--\r\n").utf8)
        var refused = 0
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0...(Int(secrets.next() % 4)) where !bytes.isEmpty {
                let place = Int(secrets.next() % UInt64(bytes.count))
                switch secrets.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: secrets.next())
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 5))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
                }
            }
            do throws(TurnedAway) {
                let read = try Multipart.read(bytes, boundary: "b0")
                #expect(read.fields.entries.count <= 20)
            } catch { refused += 1 }
        }
        #expect((1..<3_000).contains(refused))
    }
}
