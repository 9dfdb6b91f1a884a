import Foundation
import Testing

@testable import Store

/// Several questions asked as one, and what a snapshot remembers.
struct RowQuestionTests {
    private func withWords(_ body: @Sendable @escaping (any Session) throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kith-asks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("words.db").path)
        try await database.migrate([
            Migration(
                "test/1 words",
                """
                CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
                INSERT INTO word VALUES (1, 'oak', 'tree'), (2, 'ash', 'tree'), (3, 'elm', 'tree'), (4, 'wren', 'bird');
                """)
        ])
        try await database.read(body)
        try await database.close()
    }

    private static func words(_ kind: String, most: Int = 10) -> RowQuestion<String> {
        RowQuestion("text", "FROM word WHERE kind = ? ORDER BY text DESC LIMIT ?", [.text(kind), Value(most)]) {
            $0.text(0)
        }
    }

    private static var numbers: RowQuestion<Int> {
        RowQuestion("id, text, kind", "FROM word ORDER BY id DESC", []) { row in
            row.text(1) == "elm" ? nil : row.number(0)
        }
    }

    @Test func `Each question of a round keeps its order, its limit and its rows`() async throws {
        try await withWords { (session) throws in
            var round = Round()
            let two = round.ask(Self.words("tree", most: 2))
            let numbers = round.ask(Self.numbers)
            let birds = round.ask(Self.words("bird"))
            let fish = round.ask(Self.words("fish"))
            let unasked = round.ask(Self.words("tree"), if: false)
            try round.answer(in: session)
            #expect(two.all == ["oak", "elm"])
            #expect(numbers.all == [4, 2, 1])
            #expect(birds.first == "wren")
            #expect(fish.all.isEmpty)
            #expect(unasked.all.isEmpty)
        }
    }

    @Test func `A question alone answers as it does in a round`() async throws {
        try await withWords { (session) throws in
            #expect(try Self.words("tree").all(in: session) == ["oak", "elm", "ash"])
            #expect(try Self.words("tree").first(in: session) == "oak")
            #expect(try Self.words("fish").first(in: session) == nil)
            #expect(try Self.words("bird").reading { $0.count }.all(in: session) == [4])
        }
    }

    @Test func `A round of nothing asks nothing`() async throws {
        try await withWords { try Round().answer(in: $0) }
    }

    @Test func `About more than 64 is asked in parts, about none not at all`() async throws {
        try await withWords { (session) throws in
            let many = AboutMany("SELECT text FROM word WHERE text IN (?*)")
            var found: [String] = []
            try many.ask((1...70).map { "x\($0)" } + ["oak"], in: session) { found.append($0.text(0)) }
            try many.ask([], in: session) { found.append($0.text(0)) }
            #expect(found == ["oak"])
        }
    }

    @Test func `A snapshot remembers what was found by a name, nothing too, and only while it lasts`() async throws {
        try await withWords { (session) throws in
            var asked = 0
            for _ in 0..<2 {
                let found: String? = session.once("nothing") {
                    asked += 1
                    return nil
                }
                #expect(found == nil)
            }
            #expect(asked == 1)
            let other = session.once("something") { "else" }
            #expect(other == "else")
        }
        try await withWords { (session) throws in
            let found: String? = session.once("nothing") { "now there is" }
            #expect(found == "now there is")
        }
    }

    @Test func `Where something can still be written nothing is remembered`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kith-asks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("words.db").path)
        let answers = try await database.write { session in
            [session.once("count") { 1 }, session.once("count") { 2 }]
        }
        #expect(answers == [1, 2])
        try await database.close()
    }
}
