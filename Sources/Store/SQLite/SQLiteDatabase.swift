import Foundation
import GRDB
import GRDBSQLite

/// The record in one SQLite file: a writer's thread with grouped durable commits, and a few readers' threads.
///
/// GRDB opens, configures, backs up and closes the connections; each is lent to one thread for as long as the
/// database is open, so a query costs a statement and not a search for a connection.
package final class SQLiteDatabase: Database {
    package let path: String
    private let pool: DatabasePool
    private let writer = Writer()
    private let readQueue = JobQueue<@Sendable (Connection) -> Void>()
    private let running = DispatchGroup()

    /// Opens the file, making it (readable by its owner only) when there is none.
    package init(path: String, readers: Int = 4) throws {
        self.path = path
        let isNew = try Self.makeFile(at: path)
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(readers: readers))
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try Self.checkSettings(db)
            }
            if isNew { try syncDirectory(of: path) }
        } catch let error as DatabaseError {
            throw StoreError.cannotOpen("\(error.extendedResultCode.rawValue) \(error.message ?? "")")
        }
        try startThreads(readers: readers)
    }

    deinit {
        writer.queue.stop()
        readQueue.stop()
    }

    package var isHealthy: Bool { writer.whyReadOnly == nil }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = readQueue.add { connection in
                continuation.resume(with: Result { try connection.snapshot(body) })
            }
            if !isTaken { continuation.resume(throwing: StoreError.closed) }
        }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await enqueue(alone: false) { connection in try connection.opened(body) }
    }

    package func tidy() async throws {
        try await enqueue(alone: true) { connection in
            let code = sqlite3_wal_checkpoint_v2(connection.handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
            guard code == SQLITE_OK else {
                throw StoreError.failed(
                    code: code, message: String(cString: sqlite3_errstr(code)), sql: "checkpoint")
            }
        }
    }

    package func explain(_ sql: String) async throws -> [String] {
        try await read { session in
            // A mark with a number may stand in several places and takes one value.
            let numbered = sql.matches(of: /\?([0-9]+)/).compactMap { Int($0.1) }.max()
            let count = numbered ?? sql.utf8.count { $0 == UInt8(ascii: "?") }
            return try session.all("EXPLAIN QUERY PLAN " + sql, Array(repeating: .null, count: count)) {
                $0.text(3)
            }
        }
    }

    /// Finishes what is waiting, then closes the file. A database whose disk failed is left as it is: its next
    /// opening recovers from the log, and trying the disk once more could hide the loss.
    package func close() async throws {
        writer.queue.stop()
        readQueue.stop()
        let pool = pool
        let running = running
        let isHealthy = isHealthy
        try await offThread {
            running.wait()
            guard isHealthy else {
                _ = Unmanaged.passRetained(pool)
                return
            }
            // The readers go first: the last to close moves the log into the file, which only the writer can.
            pool.releaseMemory()
            try pool.close()
        }
    }

    package func backup(to path: String) async throws {
        let pool = pool
        try await offThread { try copyDatabase(of: pool, to: path) }
    }

    /// Hands work to the writer's thread and waits until it is done and durable.
    func enqueue<T: Sendable>(
        alone isAlone: Bool, _ body: @escaping @Sendable (Connection) throws -> T
    ) async throws -> T {
        if let why = writer.whyReadOnly { throw StoreError.readOnly(why) }
        return try await withCheckedThrowingContinuation { continuation in
            let outcome = Outcome<T>()
            let job = Writer.Job(
                isAlone: isAlone,
                run: { connection in outcome.value = try body(connection) },
                answer: { error in
                    if let error {
                        continuation.resume(throwing: error)
                    } else if let value = outcome.value {
                        continuation.resume(returning: value)
                    } else {
                        continuation.resume(throwing: StoreError.closed)
                    }
                })
            if !writer.queue.add(job) { continuation.resume(throwing: StoreError.closed) }
        }
    }
}

// MARK: - Opening

extension SQLiteDatabase {
    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "kith"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = readers + 1  // one spare for a backup
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA journal_size_limit = 16777216;
                    PRAGMA cache_size = -4096;
                    """)
        }
        return configuration
    }

    /// Reads the settings back: the pool itself sets `synchronous` to NORMAL while opening, which may lose the last
    /// commits when the power fails.
    private static func checkSettings(_ db: GRDB.Database) throws {
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        guard synchronous == 2 else { throw StoreError.notDurable(synchronous: synchronous) }
        for (setting, wanted) in [
            ("journal_mode", "wal"), ("foreign_keys", "1"), ("secure_delete", "1"), ("trusted_schema", "0"),
        ] {
            let found = try String.fetchOne(db, sql: "PRAGMA \(setting)") ?? ""
            guard found == wanted else {
                throw StoreError.cannotOpen("\(setting) is \(found), must be \(wanted)")
            }
        }
    }

    /// True when the file was made just now.
    private static func makeFile(at path: String) throws -> Bool {
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if file >= 0 {
            Glibc.close(file)
            return true
        }
        guard errno == EEXIST else {
            throw StoreError.cannotOpen("\(path): \(String(cString: strerror(errno)))")
        }
        return false
    }

    /// Starts the writer's thread and the readers', and waits until each reader has its connection.
    private func startThreads(readers: Int) throws {
        let pool = pool
        let writer = writer
        let readQueue = readQueue
        start("kith.writer") {
            pool.lendWriter { writer.serve($0) }
        }
        let opened = JobQueue<Result<Void, any Error>>()
        for number in 1...readers {
            start("kith.reader.\(number)") {
                do {
                    try pool.lendReader { connection in
                        _ = opened.add(.success(()))
                        while let job = readQueue.next() { job(connection) }
                    }
                } catch {
                    _ = opened.add(.failure(error))
                }
            }
        }
        for _ in 1...readers {
            do { try opened.next()?.get() } catch {
                writer.queue.stop()
                readQueue.stop()
                throw StoreError.cannotOpen("a reader could not be opened (\(type(of: error)))")
            }
        }
    }

    private func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        running.enter()
        let running = running
        let thread = Thread {
            body()
            running.leave()
        }
        thread.name = name
        thread.stackSize = 2 << 20
        thread.start()
    }
}

extension DatabasePool {
    fileprivate func lendWriter(_ body: (Connection) -> Void) {
        unsafeReentrantWrite { db in
            guard let handle = db.sqliteConnection else { return }
            let connection = Connection(lent: handle)
            body(connection)
            connection.forget()
        }
    }

    fileprivate func lendReader(_ body: (Connection) -> Void) throws {
        try unsafeRead { db in
            guard let handle = db.sqliteConnection else { return }
            let connection = Connection(lent: handle)
            body(connection)
            connection.forget()
        }
    }
}

extension Connection {
    /// A connection whose statements are ours alone: the pool's own watch over what each reads and writes, of which it
    /// makes nothing here, costs more than preparing them.
    fileprivate convenience init(lent handle: OpaquePointer) {
        sqlite3_set_authorizer(handle, nil, nil)
        self.init(handle)
    }

    /// Runs `body` on one snapshot.
    fileprivate func snapshot<T>(_ body: (any Session) throws -> T) throws -> T {
        try opened { try $0.run("BEGIN") }
        found = Found()
        defer {
            found = nil
            // Nothing was written, so a failure to end the transaction loses nothing.
            if isInTransaction { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
        }
        return try opened(body)
    }
}

/// The value a writer's body made, until its commit is durable.
private final class Outcome<T: Sendable>: @unchecked Sendable {
    var value: T?
}
