/// The place the record is kept.
///
/// The one seam between Kith and SQL: transactions, statements, rows, migrations. Statements above this room keep
/// to the words that every driver understands: `?` for a value, `INTEGER TEXT BLOB`, `ON CONFLICT … DO UPDATE`.
package protocol Database: Sendable {
    /// Runs `body` on one snapshot that later writes do not touch.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Runs `body` in its own savepoint of a commit shared with the writers waiting at the same time.
    ///
    /// Returns only once that commit is durable. A body that throws is rolled back alone. Bodies run one after
    /// another in the order they came, each seeing what those before it wrote.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T

    /// Applies those migrations that have not been applied yet, each in a transaction of its own.
    func migrate(_ migrations: [Migration]) async throws

    /// Writes a complete copy, as of now, to a new file; reading and writing go on meanwhile.
    func backup(to path: String) async throws

    /// Moves what was written into the main file and empties the write-ahead log, so that erased bytes are gone
    /// from it.
    func tidy() async throws

    /// The query plan of a statement, one line a step.
    func explain(_ sql: String) async throws -> [String]

    /// False once a commit could not be made durable: from then on writes are refused until a restart.
    var isHealthy: Bool { get }

    func close() async throws
}

/// One step in the making of the tables, known by its name for ever.
///
/// Names are `room/number what` (`record/1 entries`); text that was applied once is never edited.
package struct Migration: Sendable, Hashable {
    package let name: String
    package let sql: String

    package init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }

    /// The part of the name before the first `/`.
    var room: Substring { name.prefix { $0 != "/" } }
}
