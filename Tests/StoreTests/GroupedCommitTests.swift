import Foundation
import Store
import Synchronization
import Testing

@Suite("Commits are shared")
struct GroupedCommitTests {
    @Test("32 writers at once all get their own answer, and a body that throws is undone alone")
    func manyWriters() async throws {
        let test = try await TestDatabase()
        let database = test.database
        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 0..<32 {
                group.addTask {
                    var refused = 0
                    for round in 0..<40 {
                        let isBad = (writer + round) % 5 == 0
                        do {
                            let answer = try await database.write { session in
                                try session.run(
                                    "INSERT INTO note (words) VALUES (?)", .text("\(writer)/\(round)"))
                                if isBad { throw Refused() }
                                return writer * 1_000 + round
                            }
                            #expect(!isBad)
                            #expect(answer == writer * 1_000 + round)
                        } catch is Refused {
                            #expect(isBad)
                            refused += 1
                        }
                    }
                    return refused
                }
            }
            return try await group.reduce(0, +)
        }
        let kept = try await test.words
        #expect(refused == 256)
        #expect(kept.count == 32 * 40 - 256)
        #expect(Set(kept).count == kept.count)
        for words in kept {
            let parts = words.split(separator: "/").compactMap { Int($0) }
            #expect((parts[0] + parts[1]) % 5 != 0)
        }
    }

    @Test("a writer is answered only when another connection already sees what it wrote")
    func answeredAfterCommit() async throws {
        let test = try await TestDatabase()
        let other = try SQLiteDatabase(path: test.folder + "/kith.db", readers: 1)
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<16 {
                group.addTask {
                    do {
                        for round in 0..<10 {
                            let words = "\(writer)-\(round)"
                            try await test.add(words)
                            let seen = try await other.read {
                                try $0.first("SELECT 1 FROM note WHERE words = ?", [.text(words)]) {
                                    $0.int(0)
                                }
                            }
                            #expect(seen == 1)
                        }
                    } catch { Issue.record(error) }
                }
            }
        }
        try await other.close()
    }

    @Test("bodies run one after another, each seeing those before it")
    func inOrder() async throws {
        let test = try await TestDatabase()
        let database = test.database
        let counts = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    try await database.write { session in
                        let count = try session.first("SELECT count(*) FROM note") { $0.int(0) } ?? -1
                        try session.run("INSERT INTO note (words) VALUES ('x')")
                        return count
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == Array(0..<64))
    }

    @Test("work asked for before the commit is done once for each key and commit, after every body")
    func onCommitOnce() async throws {
        let test = try await TestDatabase()
        let database = test.database
        let sums = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<40 {
                group.addTask {
                    do {
                        try await database.write { session in
                            for part in 0..<2 {
                                try session.run("INSERT INTO note (words) VALUES (?)", "\(writer).\(part)")
                                session.onCommit("sum") { session in
                                    sums.add()
                                    try session.run("DELETE FROM note WHERE words LIKE 'sum%'")
                                    try session.run(
                                        "INSERT INTO note (words) SELECT 'sum ' || count(*) FROM note")
                                }
                            }
                            if writer == 3 { throw Refused() }
                        }
                        #expect(writer != 3)
                    } catch is Refused { #expect(writer == 3) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await test.words.filter { $0.hasPrefix("sum") } == ["sum 78"])
        #expect((1...39).contains(sums.count))
    }

    @Test("work asked for by a body that was undone is not done")
    func onCommitForgotten() async throws {
        let test = try await TestDatabase()
        await #expect(throws: Refused.self) {
            try await test.database.write { session in
                session.onCommit("never") { _ in Issue.record("done for a body that was undone") }
                throw Refused()
            }
        }
        try await test.add("after")
        #expect(try await test.words == ["after"])
    }

    @Test("when the work before the commit fails, nothing is kept and everybody hears of it")
    func onCommitFails() async throws {
        let test = try await TestDatabase()
        await #expect(throws: Refused.self) {
            try await test.database.write { session in
                try session.run("INSERT INTO note (words) VALUES ('lost')")
                session.onCommit("fails") { _ in throw Refused() }
            }
        }
        #expect(try await test.words.isEmpty)
        #expect(test.database.isHealthy)
    }

    @Test("when the commit itself fails, nobody in it is told that it was kept")
    func commitFails() async throws {
        let test = try await TestDatabase(
            tables: """
                CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
                CREATE TABLE child (
                    note INTEGER NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
                ) STRICT;
                """)
        let database = test.database
        await #expect(throws: StoreError.self) {
            try await database.write { session in
                try session.run("INSERT INTO note (words) VALUES ('lost')")
                try session.run("INSERT INTO child (note) VALUES (999)")
            }
        }
        #expect(try await test.words.isEmpty)
        #expect(database.isHealthy)
        try await test.add("kept")
        #expect(try await test.words == ["kept"])
    }

    @Test("a full disk drops the commit, says so, and later writes go on once there is room")
    func diskFull() async throws {
        let test = try await TestDatabase()
        let database = test.database
        let pages = try await database.write { session in
            let pages = try session.first("PRAGMA page_count") { $0.int(0) } ?? 0
            return try session.first("PRAGMA max_page_count = \(pages + 4)") { $0.int(0) } ?? 0
        }
        #expect(pages > 0)
        let long = String(repeating: "x", count: 100_000)
        do {
            try await test.add(long)
            Issue.record("there should have been no room")
        } catch let error as StoreError { #expect(error.isDiskFull) }
        #expect(database.isHealthy)
        try await test.add("short")
        #expect(try await test.words == ["short"])
    }

    @Test("a closed database refuses with an error, and what was waiting was still done")
    func closed() async throws {
        let test = try await TestDatabase()
        try await test.add("one")
        try await test.database.close()
        await #expect(throws: StoreError.closed) { try await test.add("two") }
        await #expect(throws: StoreError.closed) { _ = try await test.words }
        // Everything is in the one file, with no log left beside it.
        #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder) == ["kith.db"])
    }
}

/// Counts across threads.
private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}
