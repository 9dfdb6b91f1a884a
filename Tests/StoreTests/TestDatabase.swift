import Foundation
import Store

/// A database in a folder of its own, gone when the test is over.
final class TestDatabase: Sendable {
    let folder: String
    let database: SQLiteDatabase

    init(
        readers: Int = 2,
        tables: String = "CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT"
    )
        async throws
    {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("kith-store-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        database = try SQLiteDatabase(path: folder + "/kith.db", readers: readers)
        try await database.migrate([Migration("test/1", tables)])
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func add(_ words: String) async throws {
        try await database.write { try $0.run("INSERT INTO note (words) VALUES (?)", .text(words)) }
    }

    var words: [String] {
        get async throws {
            try await database.read { try $0.all("SELECT words FROM note ORDER BY id") { $0.text(0) } }
        }
    }
}

struct Refused: Error, Equatable {}
