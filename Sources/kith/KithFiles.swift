import ArgumentParser
import Foundation
import Record
import Store

/// Where this Kith keeps its database and its master key.
///
/// The folder comes from `--data`, else from `KITH_DATA`, else is `.kith/data`. The master key is `master.key` in that
/// folder unless `KITH_MASTER_KEY` names another file: keep it on another disk, and in no backup of the database.
struct KithFiles: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("Folder of the database (default: KITH_DATA, else .kith/data).", valueName: "dir"))
    var data: String?

    var folder: String { data ?? Self.environment("KITH_DATA") ?? ".kith/data" }
    var databasePath: String { folder + "/kith.db" }
    var masterKeyPath: String { Self.environment("KITH_MASTER_KEY") ?? folder + "/master.key" }
    var isMade: Bool { FileManager.default.fileExists(atPath: databasePath) }

    /// Opens an existing database with its key.
    func open(readers: Int = 1) throws -> (database: SQLiteDatabase, book: RecordBook) {
        guard isMade else {
            throw ValidationError("There is no database in \(folder). `kith demo` or `kith serve` makes one.")
        }
        let book = RecordBook(keyring: try Keyring.open(file: masterKeyPath, makingOne: false))
        return (try SQLiteDatabase(path: databasePath, readers: readers), book)
    }

    /// Opens the database, making folder, key and file when there is none, applies the migrations and ties the
    /// database to its key.
    func openOrMake(
        _ migrations: [Migration], readers: Int = 4
    ) async throws -> (database: SQLiteDatabase, book: RecordBook) {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // A database that has lost its key must not silently get another one.
        let keyring = try Keyring.open(file: masterKeyPath, makingOne: !isMade)
        let book = RecordBook(keyring: keyring)
        let database = try SQLiteDatabase(path: databasePath, readers: readers)
        try await database.migrate(migrations)
        try await database.write { try book.claim(in: $0) }
        return (database, book)
    }

    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
