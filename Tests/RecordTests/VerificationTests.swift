import Foundation
import Store
import Testing

@testable import Record

@Suite("Verification finds")
struct VerificationTests {
    @Test("nothing wrong with a log as it was recorded, at every size", arguments: [0, 1, 2, 3, 7, 8, 33])
    func sound(_ count: Int) async throws {
        let report = try await TestRecord.with(acts: count).verify()
        #expect(report.fault == nil)
        #expect(report.entries == count)
    }

    @Test("every byte of every entry flipped, naming the entry")
    func flipped() async throws {
        let test = try await TestRecord.with(acts: 5)
        let (book, acts) = (test.book, test.acts)
        let entries = try await test.entries()
        struct Done: Error {}
        await #expect(throws: Done.self) {
            try await test.database.write { session in
                for entry in entries {
                    let number = entry.envelope.number
                    for place in entry.bytes.indices {
                        var bytes = entry.bytes
                        bytes[place] ^= 1 << UInt8(place % 8)
                        try session.run(
                            "UPDATE entry SET bytes = ? WHERE id & 1023 = ?", .blob(bytes), Value(number))
                        let report = try book.verify(acts, in: session)
                        #expect(report.fault?.number == number, "byte \(place) of entry \(number)")
                    }
                    try session.run(
                        "UPDATE entry SET bytes = ? WHERE id & 1023 = ?", .blob(entry.bytes), Value(number))
                }
                #expect(try book.verify(acts, in: session).isSound)
                throw Done()
            }
        }
    }

    @Test("an altered entry whose leaf hash was altered to match")
    func rehashed() async throws {
        let test = try await TestRecord.with(acts: 6)
        let entries = try await test.entries()
        for entry in entries {
            let number = entry.envelope.number
            let report = try await test.verdict { session in
                var bytes = entry.bytes
                bytes[bytes.count - 1] ^= 1
                let leaf = bytes.withUnsafeBytes { TreeHash(leaf: $0) }
                try session.run(
                    "UPDATE entry SET bytes = ?, leaf = ? WHERE id & 1023 = ?", .blob(bytes),
                    .blob(leaf.bytes),
                    Value(number))
            }
            // The tree names the pair; the first of it is reported.
            #expect(report.fault?.number == (number - 1) / 2 * 2 + 1)
        }
    }

    struct Harm: Sendable, CustomTestStringConvertible {
        let what: String
        let sql: [String]
        let number: Int?
        var testDescription: String { what }

        init(_ what: String, _ sql: String..., names number: Int?) {
            self.what = what
            self.sql = sql
            self.number = number
        }
    }

    static let harms = [
        Harm("the last entry dropped", "DELETE FROM entry WHERE id & 1023 = 9", names: 9),
        Harm(
            "the last entry dropped with its place in the tree", "DELETE FROM entry WHERE id & 1023 = 9",
            "DELETE FROM tree WHERE level > 3", names: 9),
        Harm("the last three dropped", "DELETE FROM entry WHERE id & 1023 >= 7", names: 7),
        Harm("every entry dropped", "DELETE FROM entry", names: 1),
        Harm("an entry in the middle dropped", "DELETE FROM entry WHERE id & 1023 = 4", names: 4),
        Harm("the first entry dropped", "DELETE FROM entry WHERE id & 1023 = 1", names: 1),
        Harm(
            "an entry dropped and the others moved up", "DELETE FROM entry WHERE id & 1023 = 4",
            "UPDATE entry SET id = id - 1 WHERE id & 1023 > 4", names: 4),
        Harm(
            "two entries swapped", "CREATE TEMP TABLE one AS SELECT * FROM entry WHERE id & 1023 IN (3, 6)",
            "UPDATE entry SET bytes = (SELECT bytes FROM one WHERE id & 1023 = 9 - (entry.id & 1023)), leaf = (SELECT leaf FROM one WHERE id & 1023 = 9 - (entry.id & 1023)) WHERE id & 1023 IN (3, 6)",
            names: 3),
        Harm(
            "a stream renamed beside the bytes", "UPDATE entry SET stream = 'concern/S9' WHERE id & 1023 = 5",
            names: 5),
        Harm(
            "a version changed beside the bytes", "UPDATE entry SET version = 99 WHERE id & 1023 = 8",
            names: 8),
        Harm("a leaf hash altered", "UPDATE entry SET leaf = zeroblob(32) WHERE id & 1023 = 2", names: 2),
        Harm(
            "a hash of the tree altered",
            "UPDATE tree SET hash = zeroblob(32) WHERE level = 1 AND position = 2", names: 5),
        Harm("a hash of the tree dropped", "DELETE FROM tree WHERE level = 2 AND position = 1", names: 5),
        Harm(
            "a hash too many",
            "INSERT INTO tree SELECT log, 1, 4, hash FROM tree WHERE level = 1 AND position = 0", names: 10),
        Harm("the head shortened", "UPDATE head SET size = 8, peaks = substr(peaks, 1, 32)", names: 9),
        Harm("the head lengthened", "UPDATE head SET size = 10", names: 10),
        Harm("a peak altered", "UPDATE head SET peaks = zeroblob(64)", names: nil),
        Harm("the checkpoint altered", "UPDATE head SET note = replace(note, '9', '8')", names: nil),
        Harm("the checkpoint gone", "UPDATE head SET note = ''", names: nil),
        Harm("an entry put under another log", "UPDATE entry SET log = 77 WHERE id & 1023 = 6", names: 6),
    ]

    @Test("every kind of harm", arguments: harms)
    func harm(_ harm: Harm) async throws {
        let test = try await TestRecord.with(acts: 9)
        let report = try await test.verdict { session in for sql in harm.sql { try session.run(sql) } }
        let fault = try #require(report.fault)
        #expect(fault.number == harm.number)
        #expect(try await test.verify().isSound)
    }

    @Test("an entry added by hand, without the master key, however well it is made")
    func forged() async throws {
        let test = try await TestRecord.with(acts: 4)
        let forger = RecordBook(keyring: try Keyring(masterKey: [UInt8](repeating: 5, count: 32)))
        let acts = test.acts
        try await test.database.write {
            _ = try forger.append(
                draft(stream: "concern/S8", subject: "person/new"), to: acts, in: $0, expecting: 0)
        }
        #expect(try await test.verify().fault?.what == "the log's checkpoint is not signed with its key")
    }

    @Test("entries kept under a log that has no head")
    func stray() async throws {
        let test = try await TestRecord.with(acts: 3)
        try await test.append(draft(), to: test.looks)
        let book = test.book
        try await test.database.write { try $0.run("DELETE FROM head WHERE origin = 'kith/demo/looks'") }
        let reports = try await test.database.read { try book.verifyAll(in: $0) }
        #expect(reports.contains { $0.fault?.what == "it belongs to no log of this database" })
    }

    @Test("an older file put back and gone on with, by a checkpoint that was kept")
    func rewound() async throws {
        let test = try await TestRecord.with(acts: 6)
        let old = test.folder + "/old.db"
        try await test.database.backup(to: old)
        let early = try await test.checkpoint()
        for number in 0..<5 { try await test.append(draft(number)) }
        let kept = try await test.checkpoint()
        #expect(try await test.verify(against: [early, kept]).isSound)

        let rewound = try SQLiteDatabase(path: old, readers: 1)
        let (book, acts) = (test.book, test.acts)
        @Sendable func verdict(_ kept: [Checkpoint]) async throws -> VerifyReport {
            try await rewound.read { try book.verify(acts, against: kept, in: $0) }
        }
        // Shorter than what was kept.
        #expect(try await verdict([]).isSound)
        #expect(try await verdict([early]).isSound)
        #expect(try await verdict([kept]).fault?.number == 7)
        // Gone on with, past what was kept: only the kept root tells.
        for number in 100..<108 {
            try await rewound.write { _ = try book.append(draft(number), to: acts, in: $0, expecting: nil) }
        }
        #expect(try await verdict([]).isSound)
        #expect(try await verdict([early]).isSound)
        #expect(try await verdict([early, kept]).fault != nil)
        #expect(throws: RecordError.self) {
            try Checkpoint(kept.note + "x", signedWith: book.keyring.publicKey)
        }
        let proof = try await rewound.read { try book.proof(since: kept, in: $0) }
        #expect(throws: RecordError.self) { try proof.check() }
        try await rewound.close()
    }

    @Test("a log that is gone altogether, by a checkpoint that was kept")
    func gone() async throws {
        let test = try await TestRecord.with(acts: 3)
        let kept = try await test.checkpoint()
        let book = test.book
        try await test.database.write { session in
            for table in ["entry", "tree", "head"] { try session.run("DELETE FROM \(table)") }
        }
        let reports = try await test.database.read { try book.verifyAll(against: [kept], in: $0) }
        #expect(reports.map { $0.fault?.number } == [1])
    }

    @Test("nothing wrong across the places where a long log is compared in parts, and names an entry far in")
    func long() async throws {
        let test = try await TestRecord()
        let (book, acts) = (test.book, test.acts)
        let count = (1 << 14) + 100
        try await test.database.write { session in
            for number in 0..<count {
                try book.append(
                    draft(number, stream: "look/\(number / 50)", subject: "", payload: ""), to: acts,
                    in: session,
                    expecting: nil)
            }
        }
        let report = try await test.verify()
        #expect(report.isSound && report.entries == count)
        let bad = try await test.verdict {
            try $0.run("UPDATE entry SET leaf = zeroblob(32) WHERE id & 1048575 = \(count - 7)")
        }
        #expect(bad.fault?.number == count - 7)
        let high = try await test.verdict {
            try $0.run("UPDATE tree SET hash = zeroblob(32) WHERE level = 14 AND position = 0")
        }
        #expect(high.fault?.number == 1)
    }
}
