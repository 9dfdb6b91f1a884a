import Foundation
import Store
import Testing

@Suite("The database")
struct DatabaseTests {
    @Test(
        "is opened with the settings a legal record needs",
        arguments: [
            ("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1"), ("secure_delete", "1"),
            ("trusted_schema", "0"), ("temp_store", "2"),
        ])
    func settings(_ setting: String, _ wanted: String) async throws {
        let test = try await TestDatabase()
        let found = try await test.database.write { try $0.first("PRAGMA \(setting)") { $0.text(0) } }
        #expect(found == wanted)
    }

    @Test("can be used by its owner only")
    func permissions() async throws {
        let test = try await TestDatabase()
        try await test.add("one")
        for tail in ["", "-wal", "-shm"] {
            let found = try FileManager.default.attributesOfItem(atPath: test.folder + "/kith.db" + tail)
            #expect((found[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
    }

    @Test("a read stays on its snapshot while writing goes on")
    func snapshot() async throws {
        let test = try await TestDatabase()
        try await test.add("one")
        let gate = DispatchSemaphore(value: 0)
        let started = DispatchSemaphore(value: 0)
        async let counts = test.database.read { session in
            let before = try session.first("SELECT count(*) FROM note") { $0.int(0) }
            started.signal()
            gate.wait()
            return [before, try session.first("SELECT count(*) FROM note") { $0.int(0) }]
        }
        await Task.detached { wait(for: started) }.value
        try await test.add("two")
        gate.signal()
        #expect(try await counts == [1, 1])
        #expect(try await test.words.count == 2)
    }

    @Test("a read cannot write")
    func readOnly() async throws {
        let test = try await TestDatabase()
        await #expect(throws: StoreError.self) {
            try await test.database.read { try $0.run("INSERT INTO note (words) VALUES ('x')") }
        }
    }

    @Test("one statement can be stepped inside itself")
    func nested() async throws {
        let test = try await TestDatabase()
        for words in ["a", "b", "c"] { try await test.add(words) }
        let pairs = try await test.database.read { session in
            var pairs: [String] = []
            let sql = "SELECT words FROM note WHERE id >= ? ORDER BY id"
            try session.each(sql, [1]) { outer in
                let first = outer.text(0)
                try session.each(sql, [2]) { pairs.append(first + $0.text(0)) }
            }
            return pairs
        }
        #expect(pairs == ["ab", "ac", "bb", "bc", "cb", "cc"])
    }

    @Test("values come back as they were given")
    func values() async throws {
        let test = try await TestDatabase(
            tables: "CREATE TABLE thing (id INTEGER PRIMARY KEY, i INTEGER, t TEXT, b BLOB) STRICT")
        let long = String(repeating: "Zoë 🙂 ", count: 500)
        let rows: [[Value]] = [
            [.int(.min), .text(""), .blob([])], [.int(.max), .text(long), .blob([0, 255, 0])],
            [nil, nil, nil], [0, "it's \"quoted\"; DROP TABLE thing", .blob([UInt8](long.utf8))],
        ]
        let found = try await test.database.write { session -> [[Value]] in
            for row in rows { try session.run("INSERT INTO thing (i, t, b) VALUES (?, ?, ?)", row) }
            return try session.all("SELECT i, t, b FROM thing ORDER BY id") { row in
                [Value(row.optionalInt(0)), Value(row.optionalText(1)), Value(row.optionalBlob(2))]
            }
        }
        #expect(found == rows)
    }

    @Test("a wrong number of values, two statements at once and a session kept too long are refused")
    func misuse() async throws {
        let test = try await TestDatabase()
        let database = test.database
        await #expect(throws: StoreError.self) {
            try await database.write { try $0.run("INSERT INTO note (words) VALUES (?)") }
        }
        await #expect(throws: StoreError.self) {
            try await database.write { try $0.run("DELETE FROM note; DELETE FROM note") }
        }
        let kept = Kept()
        try await database.write { kept.session = $0 }
        #expect(throws: StoreError.sessionOver) { try kept.session?.run("DELETE FROM note") }
    }

    @Test("a broken unique rule is told apart from other refusals")
    func duplicate() async throws {
        let test = try await TestDatabase()
        try await test.add("one")
        do {
            try await test.database.write { try $0.run("INSERT INTO note (id, words) VALUES (1, 'x')") }
            Issue.record("a second row 1 was taken")
        } catch let error as StoreError { #expect(error.isDuplicate) }
    }

    @Test("errors never quote a value")
    func noValuesInErrors() async throws {
        let test = try await TestDatabase()
        do {
            try await test.database.write { session in
                try session.run("INSERT INTO note (id, words) VALUES (?, ?)", "Perpetua", "Perpetua")
            }
            Issue.record("a text was taken for a number")
        } catch { #expect(!"\(error)".contains("Perpetua")) }
    }

    @Test("the plan of a query can be asked for")
    func explain() async throws {
        let test = try await TestDatabase()
        let plan = try await test.database.explain("SELECT words FROM note WHERE id = ?")
        #expect(plan.count == 1)
        #expect(plan[0].contains("SEARCH note USING INTEGER PRIMARY KEY"))
    }
}

@Suite("Migrations")
struct MigrationTests {
    private let one = Migration(
        "test/1", "CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
    private let two = Migration("test/2", "CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT")

    @Test("are applied once, in order")
    func once() async throws {
        let test = try await TestDatabase()
        try await test.database.migrate([one, two])
        try await test.database.migrate([one, two])
        let names = try await test.database.read {
            try $0.all("SELECT name FROM migration ORDER BY place") { $0.text(0) }
        }
        #expect(names == ["test/1", "test/2"])
    }

    @Test("a changed one, an unknown one and a loose table are refused")
    func refused() async throws {
        let test = try await TestDatabase()
        await #expect(throws: StoreError.self) {
            try await test.database.migrate([Migration("test/1", one.sql + " ")])
        }
        try await test.database.migrate([one, two])
        await #expect(throws: StoreError.self) { try await test.database.migrate([one]) }
        await #expect(throws: StoreError.self) {
            try await test.database.migrate([
                one, two, Migration("test/3", "CREATE TABLE loose (id INTEGER)"),
            ])
        }
    }

    @Test("one that fails half-way leaves nothing behind")
    func halfWay() async throws {
        let test = try await TestDatabase()
        let bad = Migration("test/2", two.sql + "; INSERT INTO nowhere VALUES (1);")
        await #expect(throws: StoreError.self) { try await test.database.migrate([one, bad]) }
        try await test.database.migrate([one, two])
    }
}

@Suite("A backup")
struct BackupTests {
    @Test("taken while writing is one moment of the database, whole")
    func whileWriting() async throws {
        let test = try await TestDatabase()
        for number in 0..<200 { try await test.add("before \(number)") }
        async let writing: Void = {
            for number in 0..<200 { try await test.add("during \(number)") }
        }()
        let path = test.folder + "/copy.db"
        try await test.database.backup(to: path)
        try await writing
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
        let copy = try SQLiteDatabase(path: path, readers: 1)
        let found = try await copy.read { session in
            #expect(try session.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
            return try session.all("SELECT words FROM note ORDER BY id") { $0.text(0) }
        }
        try await copy.close()
        let all = try await test.words
        #expect(found.count >= 200)
        #expect(found == Array(all.prefix(found.count)))
    }

    @Test("never replaces a file")
    func neverReplaces() async throws {
        let test = try await TestDatabase()
        let path = test.folder + "/copy.db"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        await #expect(throws: StoreError.exists(path)) { try await test.database.backup(to: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test("tidying empties the write-ahead log")
    func tidy() async throws {
        let test = try await TestDatabase()
        for number in 0..<20 { try await test.add("\(number)") }
        try await test.database.tidy()
        let size =
            try FileManager.default.attributesOfItem(atPath: test.folder + "/kith.db-wal")[.size] as? NSNumber
        #expect(size?.intValue == 0)
        try await test.add("after")
        #expect(try await test.words.count == 21)
    }
}

private final class Kept: @unchecked Sendable {
    var session: (any Session)?
}

private func wait(for semaphore: DispatchSemaphore) { semaphore.wait() }
