import Crypto
import Foundation
import Store
import Testing

@testable import Record

@Suite("Checkpoints, proofs and exports")
struct ProofTests {
    @Test("every entry of a log is proved, and every change to the proof is refused")
    func proofs() async throws {
        let test = try await TestRecord.with(acts: 11)
        let (book, acts) = (test.book, test.acts)
        for number in 1...11 {
            let proof = try await test.database.read { try book.proof(of: number, on: acts, in: $0) }
            let again = try ProofFile(json: proof.json())
            #expect(again == proof)
            guard case .included(let entry, let checkpoint) = try again.check() else {
                Issue.record("not an inclusion proof")
                continue
            }
            #expect(entry.envelope.number == number && checkpoint.size == 11)

            var changed = proof
            changed.entry = proof.entry.map { base64(unbase64($0)?.dropLast() ?? []) }
            #expect(throws: RecordError.self) { try changed.check() }
            for place in stride(from: 0, to: entry.bytes.count, by: 7) {
                var bytes = entry.bytes
                bytes[place] ^= 1
                changed.entry = base64(bytes)
                #expect(throws: RecordError.self) { try changed.check() }
            }
            for step in proof.proof.indices {
                changed = proof
                changed.proof[step] = base64([UInt8](repeating: 0, count: 32))
                #expect(throws: RecordError.self) { try changed.check() }
                changed.proof.remove(at: step)
                #expect(throws: RecordError.self) { try changed.check() }
            }
            changed = proof
            changed.checkpoint = proof.checkpoint.replacingOccurrences(of: "\n11\n", with: "\n12\n")
            #expect(throws: RecordError.self) { try changed.check() }
        }
        await #expect(throws: RecordError.self) {
            try await test.database.read { try book.proof(of: 12, on: acts, in: $0) }
        }
    }

    @Test("a proof of growth holds, with the right key only")
    func growth() async throws {
        let test = try await TestRecord.with(acts: 5)
        let kept = try await test.checkpoint()
        for number in 0..<8 { try await test.append(draft(number)) }
        let book = test.book
        let proof = try await test.database.read { try book.proof(since: kept, in: $0) }
        let key = CheckpointKey(name: "kith/demo/acts", publicKey: book.keyring.publicKey)
        #expect(try proof.check(key: key) == .grew(from: kept, to: try await test.checkpoint()))
        let stranger = CheckpointKey(
            name: "kith/demo/acts",
            publicKey: try Keyring(masterKey: [UInt8](repeating: 1, count: 32)).publicKey)
        #expect(throws: RecordError.self) { try proof.check(key: stranger) }
        var forged = proof
        forged.key = stranger.description
        #expect(throws: RecordError.self) { try forged.check() }
    }

    @Test("a checkpoint is a C2SP signed note")
    func note() async throws {
        let test = try await TestRecord.with(acts: 3)
        let checkpoint = try await test.checkpoint()
        let parts = checkpoint.note.components(separatedBy: "\n\n")
        #expect(parts.count == 2)
        #expect(parts[0] == "kith/demo/acts\n3\n\(base64(checkpoint.root.bytes))")
        let line = parts[1].split(separator: " ")
        #expect(line[0] == "—" && line[1] == "kith/demo/acts" && parts[1].hasSuffix("\n"))
        let written = String(line[2].dropLast())
        let signature = try #require(Data(base64Encoded: written))
        let name = Array("kith/demo/acts".utf8)
        let id = SHA256.hash(data: name + [10, 1] + test.book.keyring.publicKey).prefix(4)
        #expect(Array(signature.prefix(4)) == Array(id))
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: test.book.keyring.publicKey)
        #expect(key.isValidSignature(signature.dropFirst(4), for: Data((parts[0] + "\n").utf8)))
    }

    @Test("a note with any character changed, or signed by another, is refused")
    func changedNote() async throws {
        let test = try await TestRecord.with(acts: 3)
        let note = try await test.checkpoint().note
        let key = test.book.keyring.publicKey
        _ = try Checkpoint(note, signedWith: key)
        for place in note.indices {
            var changed = note
            changed.replaceSubrange(place...place, with: note[place] == "A" ? "B" : "A")
            #expect(throws: RecordError.self) { try Checkpoint(changed, signedWith: key) }
        }
        for text in ["", "\n\n", note + note, note + "\n", String(note.dropLast()), "x" + note] {
            #expect(throws: RecordError.self) { try Checkpoint(text, signedWith: key) }
        }
        let other = try Keyring(masterKey: [UInt8](repeating: 1, count: 32)).publicKey
        #expect(throws: RecordError.self) { try Checkpoint(note, signedWith: other) }
        // A witness's line beside ours does no harm.
        let witness = "— witness \(base64([UInt8](repeating: 1, count: 68)))\n"
        #expect(try Checkpoint(note + witness, signedWith: key).size == 3)
    }

    @Test("several notes in one file are told apart")
    func several() async throws {
        let test = try await TestRecord.with(acts: 3)
        try await test.append(draft(), to: test.looks)
        let (book, looks) = (test.book, test.looks)
        let one = try await test.checkpoint().note
        let two = try await test.database.read { try book.checkpoint(of: looks, in: $0) }.note
        for text in [one + "\n" + two, one + two, "\n" + one + "\n\n" + two + "\n"] {
            #expect(Checkpoint.notes(in: text) == [one, two])
        }
        #expect(Checkpoint.notes(in: "nothing here\n").isEmpty)
    }

    @Test("a key in text reads back, and not when changed")
    func key() throws {
        let key = CheckpointKey(name: "kith/demo/acts", publicKey: [UInt8](0..<32))
        #expect(CheckpointKey(key.description) == key)
        for text in ["", "a+b", key.description + "A", "x" + key.description] {
            #expect(CheckpointKey(text) == nil)
        }
    }

    @Test("an export holds the entries as they are, their checkpoint and key, and nothing in clear")
    func export() async throws {
        let test = try await TestRecord.with(acts: 7)
        let (book, acts, folder) = (test.book, test.acts, test.folder + "/export/demo-acts")
        try await test.database.read { _ = try book.export(acts, to: folder, in: $0) }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder + "/entries.bin")))
        var found: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            let count = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            found.append(Array(bytes[(place + 4)..<(place + 4 + count)]))
            place += 4 + count
        }
        let entries = try await test.entries()
        #expect(found == entries.map(\.bytes))
        let note = try String(contentsOfFile: folder + "/checkpoint.txt", encoding: .utf8)
        let key = try String(contentsOfFile: folder + "/key.txt", encoding: .utf8)
        let written = String(key.dropLast())
        let known = try #require(CheckpointKey(written))
        let checkpoint = try Checkpoint(note, signedWith: known.publicKey)
        var frontier = Frontier()
        for entry in found { frontier.append(entry.withUnsafeBytes { TreeHash(leaf: $0) }) }
        #expect(checkpoint.size == 7 && checkpoint.root == frontier.root)
        #expect(Data(bytes).range(of: Data(#"{"n":"#.utf8)) == nil)
        await #expect(throws: RecordError.self) {
            try await test.database.read { _ = try book.export(acts, to: folder, in: $0) }
        }
    }

    @Test("a backup taken while entries are being written verifies, and begins the log that went on")
    func backupWhileWriting() async throws {
        let test = try await TestRecord.with(acts: 20)
        let path = test.folder + "/copy.db"
        async let writing: Void = withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for round in 0..<20 { try await test.append(draft(round, stream: "episode/E\(writer)")) }
                }
            }
            try await group.waitForAll()
        }
        try await test.database.backup(to: path)
        try await writing
        let copy = try SQLiteDatabase(path: path, readers: 1)
        let (book, acts) = (test.book, test.acts)
        let (report, kept) = try await copy.read { session in
            #expect(try book.isClaimed(in: session))
            return (try book.verify(acts, in: session), try book.checkpoint(of: acts, in: session))
        }
        try await copy.close()
        #expect(report.isSound && report.entries >= 20)
        let now = try await test.verify(against: [kept])
        #expect(now.isSound && now.entries == 180)
    }
}
