import Foundation
import Testing

@testable import Record

@Suite("An entry's bytes")
struct EntryBytesTests {
    private let log = LogID.acts("demo")

    private func envelope(_ change: (inout Envelope) -> Void = { _ in }) -> Envelope {
        var envelope = Envelope(
            number: 7, stream: "episode/É1", version: 3, kind: "referral.decide", by: "practitioner/P1",
            role: "socialWorker", agency: "agency/A1", happenedAt: -1, recordedAt: 1_711_634_460_000,
            edition: "WT2023", about: ["person/C1", ""], follows: 6,
            clocks: ["starts x due 2024-04-02", "ends ✓"],
            subject: "person/C1")
        change(&envelope)
        return envelope
    }

    private func bytes(_ envelope: Envelope, sealed: [UInt8] = []) throws -> [UInt8] {
        var bytes = try EntryBytes.encode(envelope, log: log)
        try EntryBytes.append(sealed: sealed, to: &bytes)
        return bytes
    }

    @Test("read back as they were written")
    func roundTrip() throws {
        for sealed in [[], [UInt8](0..<29)] {
            let written = try bytes(envelope(), sealed: sealed)
            let read = try EntryBytes.decode(written)
            #expect(read.envelope == envelope())
            #expect(read.log == log)
            #expect(read.bytes == written)
            #expect(read.hasPayload == !sealed.isEmpty)
        }
    }

    @Test("are those of the worked example in docs/record-format.md")
    func example() throws {
        let first = Envelope(
            number: 1, stream: "episode/E1", version: 1, kind: "referral.receive", by: "practitioner/P1",
            role: "socialWorker", agency: "agency/A1", happenedAt: 1_711_634_400_000,
            recordedAt: 1_711_634_460_000, edition: "WT2023", about: ["person/C1"], follows: nil,
            clocks: ["starts referral.decision"], subject: "person/C1")
        let entry = try EntryBytes.decode(bytes(first))
        #expect(entry.bytes.count == 193)
        #expect(
            entry.leafHash.description == "e2d4361c5f7f6145d6836f61dc8b93f897767bd7445b73fd120b0531e49f7b3d")
        let keyring = try Keyring(masterKey: (0..<32).map { UInt8($0) })
        #expect(hex(keyring.publicKey) == "49d434a625002bbe665890f907a7c98281e7144edea5cef1e246022a8ec26a89")
        #expect(
            CheckpointKey(name: log.origin, publicKey: keyring.publicKey).description
                == "kith/demo/acts+6fbea5cf+AUnUNKYlACu+ZliQ+QenyYKB5xRO3qXO8eJGAiqOwmqJ")
    }

    @Test("cut short anywhere, or with a byte too many, are refused")
    func cut() throws {
        let whole = try bytes(envelope(), sealed: [UInt8](0..<40))
        for count in 0..<whole.count {
            #expect(throws: RecordError.self) { try EntryBytes.decode(Array(whole[..<count])) }
        }
        #expect(throws: RecordError.self) { try EntryBytes.decode(whole + [0]) }
    }

    @Test("of another format, another log or ill-formed text are refused")
    func strict() throws {
        var bytes = try bytes(envelope())
        bytes[0] = 2
        #expect(throws: RecordError.self) { try EntryBytes.decode(bytes) }
        bytes[0] = 1
        #expect(throws: RecordError.self) { try EntryBytes.decode(bytes, of: .looks("demo")) }
        let accent = try #require(bytes.firstIndex(of: 0xc3))
        bytes[accent + 1] = 0x28
        #expect(throws: RecordError.self) { try EntryBytes.decode(bytes) }
    }

    @Test("no bytes make the reader stray: every single byte changed gives an entry or a refusal")
    func fuzz() throws {
        let whole = try bytes(envelope(), sealed: [UInt8](0..<40))
        for place in whole.indices {
            for value: UInt8 in [0, 1, 127, 128, 255] {
                var changed = whole
                changed[place] = value
                if let entry = try? EntryBytes.decode(changed) { #expect(entry.bytes == changed) }
            }
        }
    }

    @Test("of a text too long are refused")
    func tooLong() throws {
        #expect(throws: RecordError.self) {
            try bytes(envelope { $0.kind = String(repeating: "x", count: 65_536) })
        }
        _ = try bytes(envelope { $0.kind = String(repeating: "x", count: 65_535) })
    }

    @Test(
        "an area is named by lower-case letters, digits and hyphens",
        arguments: [
            ("kith/demo/acts", true), ("kith/north-1/looks", true), ("kith/Demo/acts", false),
            ("kith//acts", false), ("kith/demo/other", false), ("demo/acts", false), ("kith/a b/acts", false),
            ("kith/a/b/acts", false),
        ])
    func areas(_ origin: String, _ isGood: Bool) {
        #expect((LogID(origin: origin) != nil) == isGood)
    }
}
