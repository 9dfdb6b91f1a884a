import Guidance
import Testing

@testable import Web

@Suite("What is sent is read strictly")
struct SecurityReadingTests {
    private func fields(_ text: String) throws -> FormFields { try FormFields(urlEncoded: Array(text.utf8)) }

    @Test(
        "A form keeps order, repetition and any script",
        arguments: [
            ("a=1&b=2&a=3", [("a", "1"), ("b", "2"), ("a", "3")]),
            ("name=Zo%C3%AB+O%27Brien", [("name", "Zoë O'Brien")]),
            ("words=one%0D%0Atwo%0Dthree%0Afour", [("words", "one\ntwo\nthree\nfour")]),
            ("empty=&bare&&=value", [("empty", ""), ("bare", ""), ("", "value")]),
            ("equals=a%3Db=c", [("equals", "a=b=c")]),
            ("", []),
        ])
    func formsAreRead(text: String, expected: [(String, String)]) throws {
        #expect(try fields(text).entries == expected.map { FormFields.Entry($0.0, $0.1) })
    }

    @Test(
        "A form that no browser would send is refused",
        arguments: [
            "a=%", "a=%4", "a=%zz", "a=%C3%28", "a=%00", "a=%ED%A0%80", "a=%1B", "a=\u{7F}",
            String(repeating: "x", count: 201) + "=1",
        ])
    func badFormsAreRefused(text: String) {
        #expect(throws: TurnedAway.self) { try fields(text) }
    }

    @Test("A form has at most 500 answers and none over a quarter of a mebibyte")
    func formsAreBounded() throws {
        #expect(try fields(Array(repeating: "a=1", count: 500).joined(separator: "&")).entries.count == 500)
        #expect(throws: TurnedAway.self) {
            try fields(Array(repeating: "a=1", count: 501).joined(separator: "&"))
        }
        #expect(throws: TurnedAway.self) { try fields("a=" + String(repeating: "b", count: 262_145)) }
    }

    @Test("An answer that must come once is nil when it comes twice")
    func onlyMeansOnce() throws {
        let read = try fields("password=a&password=b&email=c&box[]=1&box[]=2")
        #expect(read.only("password") == nil)
        #expect(read.only("email") == "c")
        #expect(read.all("box") == ["1", "2"])
        #expect(read.names == ["password", "email", "box[]"])
    }

    @Test(
        "JSON becomes answers",
        arguments: [
            ("{}", Answer.object([:])),
            (" [1, -2, 0] \n", [1, -2, 0]),
            (#"{"a": true, "b": null, "c": [false]}"#, ["a": true, "b": .null, "c": [false]]),
            (#""line\nbreak \"x\" é \ud83d\ude00 é""#, "line\nbreak \"x\" é 😀 é"),
            ("9223372036854775807", .int(.max)),
            ("-9223372036854775808", .int(.min)),
        ] as [(String, Answer)])
    func jsonIsRead(text: String, expected: Answer) throws {
        #expect(try AnswerReader.read(Array(text.utf8)) == expected)
    }

    @Test(
        "Doubtful JSON is refused",
        arguments: [
            "", " ", "{", "[", "nul", "truex", "01", "-", "+1", "1.0", "1e3", "NaN", "Infinity",
            "9223372036854775808",
            "{\"a\":1,\"a\":2}", "{\"a\":1,}", "[1,]", "[1 2]", "{a:1}", "{'a':1}", "\"a", "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\ude00\"", "\"\\u0000\"", "\"\\b\"", "\"a\u{01}b\"", "1 2",
            "{} {}",
            "// x\n{}", "\u{FEFF}{}",
        ])
    func badJSONIsRefused(text: String) {
        #expect(throws: TurnedAway.self) { try AnswerReader.read(Array(text.utf8)) }
    }

    @Test("JSON is read to 32 deep and 20,000 values")
    func jsonIsBounded() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try AnswerReader.read(nested(32))
        #expect(throws: TurnedAway.self) { try AnswerReader.read(nested(33)) }
        #expect(throws: TurnedAway.self) { try AnswerReader.read(nested(500_000)) }
        let many = "[" + Array(repeating: "1", count: 20_000).joined(separator: ",") + "]"
        #expect(throws: TurnedAway.self) { try AnswerReader.read(Array(many.utf8)) }
    }

    @Test("A body that is not an object, or not UTF-8, is refused")
    func bodiesAreObjects() {
        #expect(throws: TurnedAway.self) { try AnswerReader.readObject(Array("[]".utf8)) }
        #expect(throws: TurnedAway.self) { try AnswerReader.read([0x22, 0xC3, 0x28, 0x22]) }
    }

    @Test("No bytes whatever stop the readers of forms and JSON", arguments: 1...8)
    func readersNeverTrap(seed: Int) {
        let secrets = KnownSecrets(seed: UInt64(seed))
        let seeds: [[UInt8]] = [
            Array(#"{"answers":{"step":"s17","list":[1,true,null,"é😀"],"x":-12},"about":[]}"#.utf8),
            Array("words=one%0D%0Atwo&name=Zo%C3%AB&box[]=1&box[]=2&when-day=3".utf8),
        ]
        for round in 0..<4_000 {
            var bytes = round % 3 == 0 ? secrets.bytes(Int(secrets.next() % 64)) : seeds[round % 2]
            for _ in 0...Int(secrets.next() % 4) where !bytes.isEmpty {
                let place = Int(secrets.next() % UInt64(bytes.count))
                switch secrets.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: secrets.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(truncatingIfNeeded: secrets.next()), at: place)
                }
            }
            _ = try? AnswerReader.read(bytes)
            _ = try? FormFields(urlEncoded: bytes)
        }
    }

    @Test("Base 64 for addresses reads back what it wrote, and nothing else", arguments: 0...40)
    func base64RoundTrip(length: Int) {
        let bytes = KnownSecrets(seed: UInt64(length + 1)).bytes(length)
        #expect([UInt8](base64URL: bytes.base64URL) == bytes)
        #expect([UInt8](base64URL: bytes.base64URL + "=") == nil)
    }

    @Test("Base 32 is as in RFC 4648")
    func base32() {
        #expect(Array("foobar".utf8).base32 == "MZXW6YTBOI")
        #expect(Array("foob".utf8).base32 == "MZXW6YQ")
    }

    @Test(
        "After signing in nobody is sent out of Kith, round in circles, or out of their session",
        arguments: [
            ("/children/0A?from=2024-03-01", "/children/0A?from=2024-03-01"), ("/", "/"), (nil, "/"),
            ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/a\r\nLocation: x", "/"), ("/sign-in", "/"), ("/sign-in/code?x", "/"), ("/sign-out", "/"),
            ("/session/extend", "/"), ("/account/confirm", "/"), ("/api/v1/acts", "/"), ("/a/../../etc", "/"),
            ("/signing", "/signing"), ("", "/"), ("evil", "/"),
        ] as [(String?, String)])
    func waysAreOurs(path: String?, expected: String) {
        #expect(Way.safe(path) == expected)
    }
}
