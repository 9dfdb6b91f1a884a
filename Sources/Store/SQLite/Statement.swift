import GRDBSQLite

/// One prepared statement, which is also the row it stands on.
final class Statement: Row {
    let handle: OpaquePointer
    let sql: String
    let parameters: Int
    var isBusy = false

    init(preparing sql: String, on connection: OpaquePointer) throws {
        var prepared: OpaquePointer?
        var isAlone = true
        let code = sql.withCString { start -> Int32 in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v3(
                connection, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &tail)
            while let next = tail, next.pointee != 0 {
                if !" \n\t;".utf8.contains(UInt8(bitPattern: next.pointee)) { isAlone = false }
                tail = next + 1
            }
            return code
        }
        guard code == SQLITE_OK else {
            throw StoreError.failed(
                code: sqlite3_extended_errcode(connection),
                message: String(cString: sqlite3_errmsg(connection)), sql: sql)
        }
        guard let prepared, isAlone else {
            sqlite3_finalize(prepared)
            throw StoreError.failed(code: SQLITE_MISUSE, message: "one statement at a time", sql: sql)
        }
        handle = prepared
        self.sql = sql
        parameters = Int(sqlite3_bind_parameter_count(prepared))
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [Value]) throws {
        guard values.count == parameters else {
            throw StoreError.wrongNumberOfValues(sql: sql, expected: parameters, given: values.count)
        }
        var index: Int32 = 0
        for value in values {
            index += 1
            let code = bind(value, at: index)
            guard code == SQLITE_OK else {
                throw StoreError.failed(code: code, message: String(cString: sqlite3_errstr(code)), sql: sql)
            }
        }
    }

    private func bind(_ value: Value, at index: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .int(let number): return sqlite3_bind_int64(handle, index, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) { chars in
                    // An empty buffer may have no address, which SQLite would take for NULL.
                    guard let base = chars.baseAddress else {
                        return sqlite3_bind_text(handle, index, "", 0, copied)
                    }
                    return sqlite3_bind_text(handle, index, base, Int32(chars.count), copied)
                }
            }
        case .blob(let bytes):
            return bytes.withUnsafeBytes { raw in
                guard let base = raw.baseAddress, !raw.isEmpty else {
                    return sqlite3_bind_zeroblob(handle, index, 0)
                }
                return sqlite3_bind_blob64(handle, index, base, UInt64(raw.count), copied)
            }
        }
    }

    /// Makes the statement ready for its next use and forgets the values it was given.
    func rewind() {
        sqlite3_reset(handle)
        if parameters > 0 { sqlite3_clear_bindings(handle) }
        isBusy = false
    }

    func int(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int) -> [UInt8] { withBytes(column) { [UInt8]($0) } }

    func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        let start = sqlite3_column_blob(handle, Int32(column))
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// Tells SQLite to take its own copy of a bound value.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
