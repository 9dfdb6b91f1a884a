import Practice
import Readings
import Record
import Store

/// What the disk and SQLite alone allow: commits with the durability of the record, and nothing of Kith in them.
struct Baseline: Sendable {
    let database: SQLiteDatabase
    /// The streams whose rows change, as many as the acts have.
    let streams: [String]
    let people: [String]

    /// Makes the tables of the record and its readings, with a row for each stream.
    static func open(at path: String, streams count: Int) async throws -> Baseline {
        let database = try SQLiteDatabase(path: path)
        let small = "CREATE TABLE small (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;"
        try await database.migrate(
            RecordBook.migrations + Tables.migrations + [Migration("bench/1 rows", small)])
        _ = try await database.write { try Tables.renew(in: $0) }
        var random = SystemRandomNumberGenerator()
        let streams = (0..<count).map { _ in "episode/\(Opaque.make(using: &random))" }
        let people = (0..<count).map { _ in Opaque.make(using: &random) }
        try await database.write { session in
            try session.run(
                "INSERT INTO head (log, origin, size, peaks, note) VALUES (1, 'bench', 0, x'', '')")
            for (stream, person) in zip(streams, people) {
                try session.run(
                    """
                    INSERT INTO episode (stream, version, person, council, opened_at, status, assessing)
                    VALUES (?, 1, ?, ?, 0, 'assessing', 1)
                    """, .text(stream), .text(person), .text(people[0]))
            }
        }
        return Baseline(database: database, streams: streams, people: people)
    }

    /// One small row.
    func small() async throws {
        try await database.write { try $0.run("INSERT INTO small (words) VALUES (?)", .text(Self.words)) }
    }

    private static let words = String(repeating: "a small row ", count: 8)

    /// As many rows of the same sizes as `child.see` writes, in tables with the same indexes.
    func sameRows(_ number: Int) async throws {
        let stream = streams[number % streams.count]
        let person = people[number % people.count]
        try await database.write { session in
            let place = (try session.first("SELECT size FROM head WHERE log = 1") { $0.number(0) } ?? 0) + 1
            try session.run(
                "INSERT INTO entry (id, log, stream, version, leaf, bytes) VALUES (?, 1, ?, ?, ?, ?)",
                Value(1 << 40 + place), .text(stream), Value(place), .blob(Self.hash), .blob(Self.entry))
            try session.run(
                "INSERT INTO tree (log, level, position, hash) VALUES (1, 1, ?, ?)", Value(place),
                .blob(Self.hash))
            try session.run(
                "UPDATE head SET size = ?, peaks = ? WHERE log = 1", Value(place), .blob(Self.peaks))
            try session.run("UPDATE episode SET version = ? WHERE stream = ?", Value(place), .text(stream))
            try session.run(
                """
                INSERT INTO line (person, number, happened_at, recorded_at, stream, act, practitioner, role, agency,
                    words) VALUES (?, ?, ?, ?, ?, 'child.see', ?, 'socialWorker', ?, ?)
                """,
                .text(person), Value(place), Value(place), Value(place), .text(stream), .text(people[0]),
                .text(people[1]), .blob(Self.line))
        }
    }

    private static let hash = [UInt8](repeating: 7, count: 32)
    private static let peaks = [UInt8](repeating: 7, count: 32 * 7)
    private static let entry = [UInt8](repeating: 7, count: 800)
    private static let line = [UInt8](repeating: 7, count: 380)
}
