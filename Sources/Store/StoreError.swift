/// What went wrong in the database; the text never holds a value of the record.
package enum StoreError: Error, Sendable, Equatable {
    case cannotOpen(String)
    /// The database engine refused a statement. `code` is SQLite's extended result code.
    case failed(code: Int32, message: String, sql: String)
    case wrongNumberOfValues(sql: String, expected: Int, given: Int)
    /// The shared commit failed: none of its writers may take their change as kept.
    case commitFailed(code: Int32, message: String)
    /// An earlier commit could not be made durable, so nothing more is written until a restart.
    case readOnly(String)
    case notDurable(synchronous: Int)
    case migration(String)
    case exists(String)
    case closed
    case sessionOver

    /// Whether a UNIQUE or PRIMARY KEY rule was broken.
    package var isDuplicate: Bool {
        guard case .failed(let code, _, _) = self else { return false }
        return code == 2067 || code == 1555 || code == 2579
    }

    /// Whether the disk has no room left; the write was dropped and may be tried again.
    package var isDiskFull: Bool {
        switch self {
        case .failed(let code, _, _), .commitFailed(let code, _): code & 0xff == 13
        default: false
        }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .cannotOpen(let why): "The database could not be opened: \(why)"
        case .failed(let code, let message, let sql): "The database refused (\(code): \(message)): \(sql)"
        case .wrongNumberOfValues(let sql, let expected, let given):
            "The statement takes \(expected) values and was given \(given): \(sql)"
        case .commitFailed(let code, let message):
            "The change could not be made durable (\(code): \(message)). Do not take it as recorded."
        case .readOnly(let why):
            "Nothing more can be recorded until Kith is restarted: \(why) What was recorded can still be read."
        case .notDurable(let synchronous):
            "The database does not wait for the disk (synchronous is \(synchronous), must be 2). Kith will not start."
        case .migration(let why): why
        case .exists(let path): "There is already a file at \(path); nothing was written."
        case .closed: "The database has been closed."
        case .sessionOver: "The transaction this session belonged to is over."
        }
    }
}
