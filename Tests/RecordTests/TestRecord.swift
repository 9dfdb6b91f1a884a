import Foundation
import Record
import Store

/// A record in a folder of its own, with a key of its own.
final class TestRecord: Sendable {
    let folder: String
    let database: SQLiteDatabase
    let book: RecordBook
    let acts = LogID.acts("demo")
    let looks = LogID.looks("demo")

    var path: String { folder + "/kith.db" }

    init() async throws {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("kith-record-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        book = RecordBook(keyring: try Keyring.open(file: folder + "/master.key"))
        database = try SQLiteDatabase(path: folder + "/kith.db", readers: 2)
        try await database.migrate(RecordBook.migrations)
        let book = book
        try await database.write { try book.claim(in: $0) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A record with this many acts over three streams and two children.
    static func with(acts count: Int) async throws -> TestRecord {
        let test = try await TestRecord()
        let (book, log) = (test.book, test.acts)
        try await test.database.write { session in
            for number in 0..<count { try book.append(draft(number), to: log, in: session, expecting: nil) }
        }
        return test
    }

    @discardableResult
    func append(_ draft: Draft, to log: LogID? = nil, expecting version: Int? = nil) async throws -> Envelope {
        let (book, log) = (book, log ?? acts)
        return try await database.write { try book.append(draft, to: log, in: $0, expecting: version) }
    }

    func verify(against kept: [Checkpoint] = []) async throws -> VerifyReport {
        let (book, acts) = (book, acts)
        return try await database.read { try book.verify(acts, against: kept, in: $0) }
    }

    func checkpoint() async throws -> Checkpoint {
        let (book, acts) = (book, acts)
        return try await database.read { try book.checkpoint(of: acts, in: $0) }
    }

    func entries() async throws -> [Entry] {
        let (book, acts) = (book, acts)
        return try await database.read { session in
            var found: [Entry] = []
            try book.entries(on: acts, in: session) { entry in
                found.append(entry)
                return true
            }
            return found
        }
    }

    /// Does `harm` inside a transaction, verifies there, and undoes it.
    func verdict(after harm: @escaping @Sendable (any Session) throws -> Void) async throws -> VerifyReport {
        let (book, acts) = (book, acts)
        do {
            try await database.write { session in
                try harm(session)
                throw Verdict(report: try book.verify(acts, in: session))
            }
        } catch let verdict as Verdict { return verdict.report }
        throw RecordError.failed("no verdict")
    }

    private struct Verdict: Error { let report: VerifyReport }
}

func draft(
    _ number: Int = 0, stream: String? = nil, kind: String = "concern.record", subject: String? = nil,
    payload: String? = nil, follows: Int? = nil
) -> Draft {
    Draft(
        stream: stream ?? "concern/S\(number % 3)", kind: kind, by: "practitioner/P1", role: "teacher",
        agency: "agency/A1", happenedAt: 1_711_634_400_000 + Int64(number), recordedAt: 1_711_634_460_000,
        edition: "WT2023", about: ["person/C\(number % 2)"], follows: follows,
        clocks: ["starts x", "stops y"],
        subject: subject ?? "person/C\(number % 2)", payload: Array((payload ?? #"{"n":\#(number)}"#).utf8))
}
