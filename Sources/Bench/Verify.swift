import ArgumentParser
import Foundation
import Record
import Store

/// `kith-bench verify`: checking a whole record, entry by entry.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verification of a record per second.")
    @Option(help: "Entries in the record.") var entries = 100_000
    @Option(help: "How often it is verified.") var rounds = 5
    @Option(help: "Folder to measure in.") var folder: String?

    private static let log = LogID.acts("larkshire")
    private static let batch = 5_000
    /// Entries in each stream.
    private static let stream = 20

    func run() async throws {
        let (entries, rounds) = (entries, rounds)
        let figures = try await withFolder(folder) { path in
            let database = try SQLiteDatabase(path: path + "/kith.db")
            try await database.migrate(RecordBook.migrations)
            let book = RecordBook(keyring: try BenchOffice.keyring.get())
            try await database.write { try book.claim(in: $0) }
            var figures = [try await append(entries, to: book, in: database)]
            for _ in 0..<rounds {
                let watch = Stopwatch()
                let report = try await database.read { try book.verify(Self.log, in: $0) }
                guard report.isSound, report.entries == entries else { throw Unsound(report: report) }
                figures.append(watch.figure("verify", count: entries))
            }
            try await database.close()
            return figures
        }
        try printJSON(figures)
    }

    struct Unsound: Error {
        let report: VerifyReport
    }

    private func append(_ entries: Int, to book: RecordBook, in database: SQLiteDatabase) async throws
        -> Figure
    {
        let words = Array(String(repeating: "What was seen, said and done. ", count: 10).utf8)
        let watch = Stopwatch()
        for start in stride(from: 0, to: entries, by: Self.batch) {
            try await database.write { session in
                for number in start..<min(start + Self.batch, entries) {
                    try book.append(Self.draft(number, words), to: Self.log, in: session, expecting: nil)
                }
            }
        }
        return watch.figure("append in batches of \(Self.batch)", count: entries)
    }

    private static func draft(_ number: Int, _ words: [UInt8]) -> Draft {
        let id = String(number / stream)
        let name = String(repeating: "0", count: 26 - id.count) + id
        let someone = String(repeating: "7", count: 26)
        let at: Int64 = 1_714_746_000_000 + Int64(number) * 1_000
        return Draft(
            stream: "episode/\(name)", kind: "child.see", by: someone, role: "socialWorker", agency: someone,
            happenedAt: at, recordedAt: at, edition: "WT2023", about: [name], subject: name, payload: words)
    }
}
