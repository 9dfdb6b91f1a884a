import ArgumentParser
import Foundation
import Record
import Store

/// `kith backup`: a complete copy of the database while it is in use. The master key is not in it.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a complete copy of the database to a new file; Kith may go on running.",
        discussion:
            "The master key is not in the copy. Keep it in another place: without it the copy cannot be read."
    )
    @OptionGroup var files: KithFiles
    @Argument(help: "The file to write; there must be none yet.") var file: String

    func run() async throws {
        let (database, book) = try files.open()
        _ = try await database.read { try book.isClaimed(in: $0) }
        try await database.backup(to: file)
        try await database.close()
        print(
            "Written to \(file), without the master key (\(files.masterKeyPath)): keep that in another place."
        )
    }
}

/// `kith restore`: puts a backup in a new place and verifies it there.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in a new place and verify it there.",
        discussion: """
            Never replaces a database. Put the master key the backup was made with in its place first:

              kith restore kith-backup.db --data /srv/kith-restored
            """)
    @OptionGroup var files: KithFiles
    @Argument(help: "The backup.") var file: String
    @Option(help: ArgumentHelp("A file of checkpoints kept earlier.", valueName: "file"))
    var against: String?

    func run() async throws {
        guard !files.isMade else {
            throw ValidationError("There is already a database in \(files.folder); nothing was restored.")
        }
        let book = RecordBook(keyring: try Keyring.open(file: files.masterKeyPath, makingOne: false))
        let kept = try against.map { path in
            try Checkpoint.notes(in: String(contentsOfFile: path, encoding: .utf8)).map {
                try Checkpoint($0, signedWith: book.keyring.publicKey)
            }
        }
        try FileManager.default.createDirectory(
            atPath: files.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let part = files.databasePath + ".restoring"
        try FileManager.default.copyItem(atPath: file, toPath: part)
        do {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
            let reports = try await verified(part, book, against: kept ?? [])
            for report in reports { print("\(report.log)  \(report.entries) entries  root \(report.root)") }
        } catch {
            try remove(part)
            throw error
        }
        print("Restored to \(files.databasePath) and verified.")
    }

    /// Opens the copy, verifies it, and writes it under its own name once it has been found sound.
    private func verified(
        _ part: String, _ book: RecordBook, against kept: [Checkpoint]
    ) async throws -> [VerifyReport] {
        let database = try SQLiteDatabase(path: part, readers: 1)
        let reports: [VerifyReport]
        do {
            reports = try await database.read { session in
                _ = try book.isClaimed(in: session)
                return try book.verifyAll(against: kept, in: session)
            }
            if let bad = reports.first(where: { !$0.isSound }), let fault = bad.fault {
                let place = fault.number.map { "entry \($0)" } ?? "the whole log"
                throw ValidationError("The backup is not as recorded (\(bad.log), \(place)): \(fault.what).")
            }
            try await database.backup(to: files.databasePath)
        } catch {
            try await database.close()
            throw error
        }
        try await database.close()
        try remove(part)
        return reports
    }

    private func remove(_ part: String) throws {
        for tail in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: part + tail) {
            try FileManager.default.removeItem(atPath: part + tail)
        }
    }
}
