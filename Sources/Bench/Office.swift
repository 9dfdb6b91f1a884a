import Casework
import Cast
import Foundation
import Guidance
import Practice
import Record
import Store

/// An office of the invented area in a folder that goes away afterwards.
struct BenchOffice: Sendable {
    let office: Office
    let database: SQLiteDatabase
    let practitioners: [String: PractitionerID]
    let agencies: [String: AgencyID]

    static let keyring = Result { try Keyring(masterKey: [UInt8](repeating: 7, count: 32)) }

    /// Opens it, does the work, and removes the folder.
    static func using<T: Sendable>(
        _ folder: String?, _ body: (BenchOffice, String) async throws -> T
    ) async throws -> T {
        try await withFolder(folder) { path in
            let database = try SQLiteDatabase(path: path + "/kith.db")
            let office = try await open(database)
            let directory = try await Larkshire.settle(in: office)
            let bench = BenchOffice(
                office: office, database: database, practitioners: directory.practitioners,
                agencies: directory.agencies)
            let done = try await body(bench, path)
            try await database.close()
            return done
        }
    }

    /// An office with nothing in its memory, on the same database.
    static func open(_ database: SQLiteDatabase) async throws -> Office {
        try await Office.open(
            database, keyring: keyring.get(), library: try Library.load(), area: "larkshire",
            hours: .roundTheClock
        ) {
            var random = SystemRandomNumberGenerator()
            return Opaque.make(using: &random)
        }
    }

    func caller(_ name: String) throws -> Caller {
        guard let id = practitioners[name] else { throw Missing(name: name) }
        return Caller(id)
    }

    func agency(_ name: String) throws -> String {
        guard let id = agencies[name] else { throw Missing(name: name) }
        return id.id
    }

    struct Missing: Error {
        let name: String
    }

    @discardableResult
    func act(
        _ kind: ActKind, in stream: StreamID? = nil, about: [PersonID] = [], by name: String,
        _ answers: [String: Answer]
    ) async throws -> Recorded {
        try await office.desk.record(
            Proposal(kind, in: stream, about: about, answers: answers), by: caller(name), at: .thisMoment)
    }
}

/// Runs `body` with a new folder inside the one given (or the system's own), and removes it.
func withFolder<T>(_ folder: String?, _ body: (String) async throws -> T) async throws -> T {
    let parent = folder ?? FileManager.default.temporaryDirectory.path
    let path = parent + "/kith-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}
