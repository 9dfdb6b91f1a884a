import GRDBSQLite
import Synchronization

/// The only writer: runs waiting bodies in groups, one durable commit for each group.
final class Writer: Sendable {
    /// Something to be written: run inside a transaction, answered after its commit.
    struct Job: Sendable {
        /// Whether it must have the connection to itself, outside any transaction (migrations, tidying).
        let isAlone: Bool
        let run: @Sendable (Connection) throws -> Void
        /// Called once, with the error that kept the change from being made.
        let answer: @Sendable ((any Error)?) -> Void
    }

    let queue = JobQueue<Job>()
    /// Why nothing more may be written; nil while all is well.
    private let failure = Mutex<String?>(nil)
    private let logPages = LogPages()

    /// A group is closed when nobody waits or it has this many bodies, so that the first does not wait for ever.
    private static let mostInGroup = 512
    /// An act writes some twenty pages, many of them the same as the act before it: the longer the log, the fewer
    /// pages are moved. 4,000 are 16 MB, as much as the log may keep on the disk.
    private static let pagesBeforeCheckpoint = 4_000
    private static let pagesBeforeRestart = 16_000

    var whyReadOnly: String? { failure.withLock { $0 } }

    /// Serves the queue until it is stopped.
    func serve(_ connection: Connection) {
        watchLog(of: connection)
        while let first = queue.next() {
            if let why = whyReadOnly {
                first.answer(StoreError.readOnly(why))
            } else if first.isAlone {
                alone(first, on: connection)
            } else {
                together(first, on: connection)
                checkpointIfDue(connection)
            }
        }
    }

    private func alone(_ job: Job, on connection: Connection) {
        do {
            try job.run(connection)
            job.answer(nil)
        } catch {
            if connection.isInTransaction { rollback(connection) }
            note(error)
            job.answer(error)
        }
    }

    /// Runs `first` and everyone who is waiting by then in one transaction, and answers them after its commit.
    private func together(_ first: Job, on connection: Connection) {
        var answered: [(job: Job, error: (any Error)?)] = []
        do {
            try connection.opened { try $0.run("BEGIN IMMEDIATE") }
        } catch {
            note(error)
            return first.answer(error)
        }
        var hooks: [(key: String, work: (any Session) throws -> Void)] = []
        var next: Job? = first
        do {
            while let job = next {
                answered.append((job, nil))
                let error = try inSavepoint(job, on: connection)
                answered[answered.count - 1].error = error
                if error == nil {
                    for ask in connection.asked where !hooks.contains(where: { $0.key == ask.key }) {
                        hooks.append(ask)
                    }
                }
                connection.asked = []
                next = answered.count < Self.mostInGroup ? queue.next(if: { !$0.isAlone }) : nil
            }
            try connection.opened { session in
                for hook in hooks { try hook.work(session) }
            }
            connection.asked = []
            try commit(connection)
        } catch {
            connection.asked = []
            if connection.isInTransaction { rollback(connection) }
            note(error)
            for entry in answered { entry.job.answer(error) }
            return
        }
        for entry in answered { entry.job.answer(entry.error) }
    }

    /// Answers the body's own error after undoing what it did; throws when the transaction itself is lost.
    private func inSavepoint(_ job: Job, on connection: Connection) throws -> (any Error)? {
        try connection.opened { try $0.run("SAVEPOINT body") }
        do {
            try job.run(connection)
            guard connection.isInTransaction else {
                throw StoreError.commitFailed(code: SQLITE_ABORT, message: "the transaction was rolled back")
            }
            try connection.opened { try $0.run("RELEASE body") }
            return nil
        } catch {
            // Out of disk or a failing disk ends the whole transaction, not just this body's part.
            guard connection.isInTransaction else { throw error }
            try connection.opened {
                try $0.run("ROLLBACK TO body")
                try $0.run("RELEASE body")
            }
            return error
        }
    }

    private func commit(_ connection: Connection) throws {
        do {
            try connection.opened { try $0.run("COMMIT") }
        } catch StoreError.failed(let code, let message, _) {
            throw StoreError.commitFailed(code: code, message: message)
        }
    }

    /// A failed ROLLBACK leaves nothing to do: SQLite rolls back by itself when the connection goes.
    private func rollback(_ connection: Connection) {
        sqlite3_exec(connection.handle, "ROLLBACK", nil, nil, nil)
    }

    /// A disk that failed once cannot be trusted to have kept what it acknowledged: stop writing.
    private func note(_ error: any Error) {
        let code: Int32
        switch error {
        case StoreError.failed(let failed, _, _), StoreError.commitFailed(let failed, _): code = failed
        default: return
        }
        let kind = code & 0xff
        guard kind == SQLITE_IOERR || kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB else { return }
        failure.withLock { $0 = $0 ?? "the disk failed (\(code): \(String(cString: sqlite3_errstr(code))))." }
    }

    // MARK: Moving the log into the main file

    /// Checkpoints are made here, after the writers were answered, because SQLite's own would hide a failing disk.
    private func watchLog(of connection: Connection) {
        sqlite3_wal_autocheckpoint(connection.handle, 0)
        let pages = Unmanaged.passUnretained(logPages).toOpaque()
        sqlite3_wal_hook(
            connection.handle,
            { context, _, _, pages in
                if let context {
                    Unmanaged<LogPages>.fromOpaque(context).takeUnretainedValue().count = Int(pages)
                }
                return SQLITE_OK
            }, pages)
    }

    private func checkpointIfDue(_ connection: Connection) {
        let pages = logPages.count
        guard pages >= Self.pagesBeforeCheckpoint, pages >= logPages.next else { return }
        // Readers that never pause keep the log from starting over; then it is worth waiting for them once.
        let mode = pages >= Self.pagesBeforeRestart ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE
        var remaining: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(connection.handle, nil, mode, &remaining, &moved)
        if code != SQLITE_OK { note(StoreError.failed(code: code, message: "", sql: "checkpoint")) }
        logPages.next = remaining == moved ? 0 : pages + Self.pagesBeforeCheckpoint
        logPages.count = 0
    }
}

/// How long the write-ahead log is; touched by the writer's thread only.
private final class LogPages: @unchecked Sendable {
    var count = 0
    var next = 0
}
