import Foundation
import Store
import Testing

@testable import Record

@Suite("The record")
struct RecordBookTests {
    @Test("numbers the log and each stream, and gives back what was recorded")
    func append() async throws {
        let test = try await TestRecord()
        for number in 0..<10 {
            let envelope = try await test.append(draft(number))
            #expect(envelope.number == number + 1)
            #expect(envelope.version == number / 3 + 1)
        }
        let book = test.book
        let told = try await test.database.read { session in
            try book.entries(of: "concern/S1", in: session).map { entry in
                (
                    entry.envelope.number,
                    String(decoding: try book.payload(of: entry, in: session), as: UTF8.self)
                )
            }
        }
        #expect(told.map(\.0) == [2, 5, 8])
        #expect(told.map(\.1) == [#"{"n":1}"#, #"{"n":4}"#, #"{"n":7}"#])
        #expect(try await test.verify().isSound)
    }

    @Test("keeps acts and looks apart, even for one stream")
    func twoLogs() async throws {
        let test = try await TestRecord()
        try await test.append(draft(stream: "person/C1"))
        let look = try await test.append(draft(stream: "person/C1", kind: "look"), to: test.looks)
        #expect(look.number == 1 && look.version == 1)
        try await test.append(draft(stream: "person/C1"), expecting: 1)
        let (book, looks) = (test.book, test.looks)
        let counts = try await test.database.read { session in
            [
                try book.entries(of: "person/C1", in: session).count,
                try book.entries(of: "person/C1", on: looks, in: session).count,
                try book.version(of: "person/C1", on: looks, in: session),
                try book.size(of: looks, in: session),
            ]
        }
        #expect(counts == [2, 1, 1, 1])
    }

    @Test("of two writers on one stream one wins, and the other hears what changed")
    func changedMeanwhile() async throws {
        let test = try await TestRecord()
        try await test.append(draft(stream: "episode/E1"), expecting: 0)
        let refused = await withTaskGroup(of: RecordError?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        try await test.append(draft(stream: "episode/E1"), expecting: 1)
                        return nil
                    } catch { return error as? RecordError }
                }
            }
            return await group.reduce(into: [RecordError]()) { if let error = $1 { $0.append(error) } }
        }
        let expected = RecordError.changedMeanwhile(stream: "episode/E1", expected: 1, actual: 2)
        #expect(refused == Array(repeating: expected, count: 7))
        #expect(try await test.verify().entries == 2)
        #expect(try await test.verify().isSound)
    }

    @Test("32 writers at once leave a log that verifies, signed as it stands")
    func manyWriters() async throws {
        let test = try await TestRecord()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<32 {
                group.addTask {
                    for round in 0..<10 {
                        do {
                            let wanted = round == 5 ? 99 : round < 5 ? round : round - 1
                            try await test.append(
                                draft(round, stream: "episode/E\(writer)"), expecting: wanted)
                            #expect(round != 5)
                        } catch RecordError.changedMeanwhile { #expect(round == 5) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let report = try await test.verify()
        #expect(report.isSound)
        #expect(report.entries == 288)
        let checkpoint = try await test.checkpoint()
        #expect(checkpoint.size == 288 && checkpoint.root == report.root)
    }

    @Test("refuses a draft that cannot stand")
    func unfit() async throws {
        let test = try await TestRecord.with(acts: 3)
        for bad in [
            draft(follows: 4), draft(follows: 0), draft(subject: ""),
            draft(kind: String(repeating: "x", count: 70_000)),
        ] {
            await #expect(throws: RecordError.self) { try await test.append(bad) }
        }
        await #expect(throws: RecordError.self) { try await test.append(draft(), to: .acts("No Such")) }
        try await test.append(draft(follows: 3))
        #expect(try await test.verify().entries == 4)
    }

    @Test("a payload opens only in the entry it was sealed in")
    func moved() async throws {
        let test = try await TestRecord.with(acts: 4)
        let entries = try await test.entries()
        let (book, one, three) = (test.book, entries[0], entries[2])
        // Entries 1 and 3 share a subject, so a key; put one's payload under the other's envelope.
        let sealed = one.bytes[one.envelopeEnd...]
        let mixed = Entry(
            log: three.log, envelope: three.envelope,
            bytes: Array(three.bytes[..<three.envelopeEnd]) + Array(sealed),
            envelopeEnd: three.envelopeEnd)
        await #expect(throws: RecordError.self) {
            try await test.database.read { try book.payload(of: mixed, in: $0) }
        }
    }

    @Test("an empty payload is not sealed and needs no key")
    func emptyPayload() async throws {
        let test = try await TestRecord()
        try await test.append(draft(subject: "", payload: ""))
        let book = test.book
        let entry = try await test.entries()[0]
        #expect(!entry.hasPayload)
        #expect(try await test.database.read { try book.payload(of: entry, in: $0) } == [])
        #expect(
            try await test.database.read { try $0.first("SELECT count(*) FROM data_key") { $0.int(0) } } == 0)
    }

    @Test("erasing a subject makes their words unreadable, everyone else's stay, and no root changes")
    func erased() async throws {
        let test = try await TestRecord.with(acts: 6)
        let before = try await test.verify()
        let book = test.book
        let entries = try await test.entries()
        _ = try await test.database.read { try book.payloads(of: entries, in: $0) }
        let proof = try await test.database.read { try book.proof(of: 1, on: .acts("demo"), in: $0) }
        try await test.database.write { try book.destroyKey(of: "person/C0", in: $0) }
        try await test.database.tidy()
        await #expect(throws: RecordError.erased(subject: "person/C0")) {
            try await test.database.read { try book.payload(of: entries[0], in: $0) }
        }
        let payloads = try await test.database.read { try book.payloads(of: entries, in: $0) }
        #expect(payloads.map { $0 == nil } == [true, false, true, false, true, false])
        #expect(try await test.verify() == before)
        _ = try proof.check()
        await #expect(throws: RecordError.erased(subject: "person/C0")) {
            try await test.append(draft(subject: "person/C0"))
        }
        try await test.append(draft(subject: "person/C0", payload: ""))
        // Another process with the same master key finds the key gone too.
        let again = RecordBook(keyring: try Keyring.open(file: test.folder + "/master.key"))
        await #expect(throws: RecordError.erased(subject: "person/C0")) {
            try await test.database.read { try again.payload(of: entries[0], in: $0) }
        }
        let other = try await test.database.read { try again.payload(of: entries[1], in: $0) }
        #expect(other == Array(#"{"n":1}"#.utf8))
    }

    @Test("a key made in a transaction that was undone is never used")
    func undoneKey() async throws {
        let test = try await TestRecord()
        let (book, acts) = (test.book, test.acts)
        struct Undone: Error {}
        await #expect(throws: Undone.self) {
            try await test.database.write { session in
                try book.append(draft(subject: "person/C9"), to: acts, in: session, expecting: nil)
                throw Undone()
            }
        }
        try await test.append(draft(subject: "person/C9", payload: "kept"))
        let again = RecordBook(keyring: test.book.keyring)
        let entry = try await test.entries()[0]
        #expect(try await test.database.read { try again.payload(of: entry, in: $0) } == Array("kept".utf8))
        #expect(try await test.verify().entries == 1)
    }

    @Test("no word of a payload or a sealed reading lies in the clear in any file")
    func canary() async throws {
        let test = try await TestRecord()
        let canary = "CanaryPerpetuaOkonkwo"
        for number in 0..<50 {
            try await test.append(draft(number, payload: #"{"words":"\#(canary) \#(number)"}"#))
        }
        try await test.database.backup(to: test.folder + "/copy.db")
        let files = try FileManager.default.contentsOfDirectory(atPath: test.folder)
        #expect(files.contains("kith.db-wal"))
        for file in files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: test.folder + "/" + file))
            #expect(bytes.range(of: Data(canary.utf8)) == nil, "\(file)")
        }
        // The same search does find what is meant to be clear.
        let main = try Data(contentsOf: URL(fileURLWithPath: test.folder + "/copy.db"))
        #expect(main.range(of: Data("concern.record".utf8)) != nil)
    }

    @Test("a database is refused with another master key")
    func wrongKey() async throws {
        let test = try await TestRecord.with(acts: 1)
        let other = RecordBook(keyring: try Keyring(masterKey: [UInt8](repeating: 3, count: 32)))
        await #expect(throws: RecordError.wrongKey) {
            try await test.database.write { try other.claim(in: $0) }
        }
        let entry = try await test.entries()[0]
        await #expect(throws: RecordError.wrongKey) {
            try await test.database.read { try other.payload(of: entry, in: $0) }
        }
    }

    @Test("reading the stream, its version and a proof all use an index")
    func plans() async throws {
        let test = try await TestRecord()
        for sql in [
            "SELECT id, bytes FROM entry WHERE log = ? AND stream = ? ORDER BY version",
            "SELECT version FROM entry WHERE log = ? AND stream = ? ORDER BY version DESC LIMIT 1",
            "SELECT bytes FROM entry WHERE id = ?",
            "SELECT log, size, peaks, note FROM head WHERE origin = ?",
            "SELECT hash FROM tree WHERE log = ? AND level = ? AND position = ?",
            "SELECT wrapped FROM data_key WHERE subject = ?",
            "SELECT id, stream, version, leaf, bytes, log FROM entry WHERE id >= ? AND id < ? ORDER BY id",
        ] {
            let plan = try await test.database.explain(sql)
            #expect(plan.count == 1 && plan[0].hasPrefix("SEARCH"), "\(sql): \(plan)")
        }
    }
}
