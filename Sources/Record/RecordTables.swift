import Store

extension RecordBook {
    /// The tables of the record. Numbers of all logs share `entry`: an id is the log's number times 2^40 plus the
    /// entry's, so that one key finds an entry and a log's entries lie together.
    package static let migrations = [
        Migration(
            "record/1 entries",
            """
            CREATE TABLE head (
                log INTEGER PRIMARY KEY,
                origin TEXT NOT NULL UNIQUE,
                size INTEGER NOT NULL,
                peaks BLOB NOT NULL,
                note TEXT NOT NULL
            ) STRICT;

            CREATE TABLE entry (
                id INTEGER PRIMARY KEY,
                log INTEGER NOT NULL,
                stream TEXT NOT NULL,
                version INTEGER NOT NULL,
                leaf BLOB NOT NULL,
                bytes BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX entry_stream ON entry (log, stream, version);

            CREATE TABLE tree (
                log INTEGER NOT NULL,
                level INTEGER NOT NULL,
                position INTEGER NOT NULL,
                hash BLOB NOT NULL,
                PRIMARY KEY (log, level, position)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE data_key (
                subject TEXT PRIMARY KEY,
                wrapped BLOB
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE record_key (
                public BLOB PRIMARY KEY
            ) STRICT, WITHOUT ROWID;
            """)
    ]
}

/// Where an entry's row is: the log's number and the entry's in one.
enum EntryID {
    static let mostEntries = 1 << 40

    static func of(_ number: Int, log: Int64) -> Int64 { log << 40 | Int64(number) }
    static func number(_ id: Int64) -> Int { Int(id & (1 << 40 - 1)) }
}

/// A log's own row: how long it is and the peaks of its tree.
struct Head {
    let log: Int64
    var frontier: Frontier
    let note: String

    /// Nil when nothing was ever appended to the log.
    static func of(_ log: LogID, in session: any Session) throws -> Head? {
        try session.first("SELECT log, size, peaks, note FROM head WHERE origin = ?", [.text(log.origin)]) {
            row in
            let size = row.number(1)
            guard let frontier = row.withBytes(2, { Frontier(size: size, bytes: $0) }) else {
                throw RecordError.damaged(
                    number: size, why: "the log's head does not hold the peaks of its tree")
            }
            return Head(log: row.int(0), frontier: frontier, note: row.text(3))
        }
    }

    static func make(_ log: LogID, in session: any Session) throws -> Head {
        guard log.isWellNamed else {
            throw RecordError.unfit("an area is named by lower-case letters, digits and hyphens")
        }
        try session.run(
            "INSERT INTO head (origin, size, peaks, note) VALUES (?, 0, ?, '')", .text(log.origin), .blob([]))
        guard let head = try of(log, in: session) else { throw RecordError.failed("head") }
        return head
    }
}
