import GRDBSQLite

/// One SQLite connection and its prepared statements, used by one thread for as long as it lives.
final class Connection: Session {
    let handle: OpaquePointer
    private var statements: [String: Statement] = [:]
    /// Set while a transaction's body may use this session.
    var isOpen = false
    /// Work asked for by the body that is running, then by all bodies of the commit.
    var asked: [(key: String, work: (any Session) throws -> Void)] = []

    private static let mostStatements = 400

    init(_ handle: OpaquePointer) { self.handle = handle }

    func run(_ sql: String, _ values: [Value]) throws {
        let statement = try ready(sql, values)
        defer { statement.rewind() }
        while true {
            let code = sqlite3_step(statement.handle)
            if code == SQLITE_ROW { continue }
            if code == SQLITE_DONE { return }
            throw failure(sql)
        }
    }

    func rows(_ sql: String, _ values: [Value], _ body: (any Row) throws -> Bool) throws {
        let statement = try ready(sql, values)
        defer { statement.rewind() }
        while true {
            let code = sqlite3_step(statement.handle)
            if code == SQLITE_ROW {
                guard try body(statement) else { return }
            } else if code == SQLITE_DONE {
                return
            } else {
                throw failure(sql)
            }
        }
    }

    var changes: Int { Int(sqlite3_changes(handle)) }

    /// There in a snapshot only.
    var found: Found?

    func onCommit(_ key: String, _ work: @escaping (any Session) throws -> Void) {
        guard !asked.contains(where: { $0.key == key }) else { return }
        asked.append((key, work))
    }

    /// Runs a script of several statements that take no values.
    func script(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw StoreError.failed(
                code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
                sql: String(sql.prefix(200)))
        }
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Lets `body` use this session, and nobody after it.
    func opened<T>(_ body: (any Session) throws -> T) rethrows -> T {
        isOpen = true
        defer { isOpen = false }
        return try body(self)
    }

    /// Frees every statement, without which the connection cannot be closed.
    func forget() { statements = [:] }

    private func ready(_ sql: String, _ values: [Value]) throws -> Statement {
        guard isOpen else { throw StoreError.sessionOver }
        let statement: Statement
        if let kept = statements[sql], !kept.isBusy {
            statement = kept
        } else {
            // A statement already standing on a row further out cannot be stepped again: make a second one.
            statement = try Statement(preparing: sql, on: handle)
            if statements.count >= Self.mostStatements { statements = statements.filter(\.value.isBusy) }
            if statements[sql] == nil { statements[sql] = statement }
        }
        statement.isBusy = true
        do { try statement.bind(values) } catch {
            statement.rewind()
            throw error
        }
        return statement
    }

    /// What went wrong in the last step. A generic error's own words are left out: they may quote a value.
    private func failure(_ sql: String) -> StoreError {
        let code = sqlite3_extended_errcode(handle)
        let message = code == SQLITE_ERROR ? sqlite3_errstr(code) : sqlite3_errmsg(handle)
        return .failed(code: code, message: message.map { String(cString: $0) } ?? "", sql: sql)
    }
}
