import Guidance
import Testing

@testable import Web

@Suite("Passwords and codes")
struct SignInSecretsTests {
    private let secrets = KnownSecrets()

    private func hashing(_ cost: PasswordHash.Cost = .trifling) -> PasswordHash {
        PasswordHash(cost: cost, random: { [secrets] in secrets.bytes($0) })
    }

    @Test("A kept password says what it cost, answers to itself alone, and to no account answers no")
    func passwords() async throws {
        let hashing = hashing()
        let kept = try await hashing.hash("marmalade on toast")
        #expect(kept.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(try await hashing.hash("marmalade on toast") != kept, "each has a salt of its own")
        #expect(try await hashing.verify("marmalade on toast", against: kept) == .right(isDated: false))
        for wrong in [
            "", "marmalade on toas", "marmalade on toast ", "Marmalade on toast", "marmalade on toast\u{0}",
        ] {
            #expect(try await hashing.verify(wrong, against: kept) == .wrong)
        }
        #expect(try await hashing.verify("marmalade on toast", against: nil) == .wrong)
        #expect(try await hashing.verify("marmalade on toast", against: "$argon2id$nonsense") == .wrong)
    }

    @Test("The standard cost is 19 MiB, two passes, one lane, and an older one is renewed")
    func standardCost() async throws {
        let kept = try await hashing(.standard).hash("marmalade on toast")
        #expect(kept.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        let old = try await hashing().hash("marmalade on toast")
        #expect(
            try await hashing(.standard).verify("marmalade on toast", against: old) == .right(isDated: true))
    }

    @Test("A letter typed in either of its two forms is the same letter, and nothing is cut off")
    func wholePassword() async throws {
        let hashing = hashing()
        #expect(
            try await hashing.verify("caf\u{65}\u{301} au lait", against: hashing.hash("caf\u{E9} au lait"))
                == .right(isDated: false))
        let long = String(repeating: "a", count: 127)
        #expect(try await hashing.verify(long + "b", against: hashing.hash(long + "c")) == .wrong)
    }

    @Test(
        "Passwords that are long and not everyone's first guess are good enough",
        arguments: [
            "marmalade on toast", "correct pony battery nail", "ŵy gŵyl ar y môr", "тихий вечер у реки",
            "  spaces  count  too  ", "xK9#mQ2$vL7p",
            String(repeating: "ab cd ef gh ", count: 10) + "ijklmnop",
        ])
    func goodPasswords(password: String) throws {
        #expect(try PasswordRules().problem(with: password, email: "ada@school.example") == nil)
    }

    @Test(
        "Passwords that are short, common or one's own name are refused",
        arguments: [
            "", "short", "elevenchars", "passwordpassword", "Password123456", "P@ssw0rd!2024", "123456789012",
            "aaaaaaaaaaaaaaa", "abababababababab", "qwertyuiopas", "abcdefghijklmn", "letmein12345!",
            "liverpool2024!!",
            "Safeguarding2024", "ada.quill is my name", String(repeating: "long enough ", count: 11),
        ])
    func badPasswords(password: String) throws {
        #expect(try PasswordRules().problem(with: password, email: "ada.quill@school.example") != nil)
    }

    @Test(
        "Codes are those of RFC 6238",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func rfc6238(seconds: Int64, code: String) {
        let step = OneTimeCode.step(at: Moment(milliseconds: seconds * 1_000))
        #expect(OneTimeCode.code(secret: Array("12345678901234567890".utf8), step: step) == code)
    }

    @Test("A code is good for its step and the ones beside it, once")
    func codeWindow() {
        let secret = secrets.bytes(20)
        let now = Moment("2024-03-28T14:00:10Z")!
        let step = OneTimeCode.step(at: now)
        for offset in [-1, 0, 1] as [Int64] {
            let code = OneTimeCode.code(secret: secret, step: step + offset)
            #expect(OneTimeCode.accept(code, secret: secret, after: 0, at: now) == step + offset)
            #expect(OneTimeCode.accept(code, secret: secret, after: step + offset, at: now) == nil)
        }
        for offset in [-2, 2] as [Int64] {
            let code = OneTimeCode.code(secret: secret, step: step + offset)
            #expect(OneTimeCode.accept(code, secret: secret, after: 0, at: now) == nil)
        }
        let code = OneTimeCode.code(secret: secret, step: step)
        #expect(
            OneTimeCode.accept(" \(code.prefix(3)) \(code.suffix(3)) ", secret: secret, after: 0, at: now)
                == step)
        for wrong in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            #expect(OneTimeCode.accept(wrong, secret: secret, after: 0, at: now) == nil)
        }
    }

    @Test("Recovery codes are read however they are typed")
    func recoveryCodes() {
        let codes = RecoveryCodes.make(using: { secrets.bytes($0) })
        #expect(Set(codes).count == 10)
        #expect(codes.allSatisfy { $0.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/) != nil })
        #expect(RecoveryCodes.plain(" 7k3qm 0x9wd ") == "7K3QM0X9WD")
        #expect(RecoveryCodes.plain("oil00-00000") == "0110000000")
        #expect(RecoveryCodes.plain("123") == nil)
    }
}
