/// The database as seen from inside one transaction.
///
/// A session belongs to the closure that received it and to no other thread. Everything read through it comes
/// from one snapshot; everything written through it is kept or dropped as a whole.
package protocol Session: AnyObject {
    /// Runs one statement for its effect.
    func run(_ sql: String, _ values: [Value]) throws

    /// Steps through a statement's rows until `body` answers false.
    func rows(_ sql: String, _ values: [Value], _ body: (any Row) throws -> Bool) throws

    /// Rows changed by the last `run`.
    var changes: Int { get }

    /// Asks for `work` to be done once, just before the shared commit, however many writers ask under this key.
    ///
    /// The first writer's `work` stands for all. It is forgotten if that writer is rolled back; if it throws,
    /// nothing of the shared commit is kept.
    func onCommit(_ key: String, _ work: @escaping (any Session) throws -> Void)

    /// What was found in this snapshot already, since it cannot change; nil where what is read can still be written.
    var found: Found? { get }
}

/// What readers of one snapshot found, each by a name, so that none asks again what another has asked.
package final class Found {
    fileprivate var values: [String: Any] = [:]

    package init() {}
}

extension Session {
    /// What `find` answers, asked once in a snapshot for each name; in a transaction that writes, every time.
    package func once<T>(_ name: String, _ find: () throws -> T) rethrows -> T {
        guard let found else { return try find() }
        if let kept = found.values[name], let value = kept as? T { return value }
        let value = try find()
        found.values[name] = value
        return value
    }

    @inlinable package func run(_ sql: String, _ values: Value...) throws {
        try run(sql, values)
    }

    /// Calls `body` for every row.
    @inlinable @inline(__always) package func each(
        _ sql: String, _ values: [Value] = [], _ body: (any Row) throws -> Void
    ) throws {
        try rows(sql, values) { row in
            try body(row)
            return true
        }
    }

    /// The first row, mapped; nil when there is none.
    @inlinable @inline(__always) package func first<T>(
        _ sql: String, _ values: [Value] = [], _ map: (any Row) throws -> T
    ) throws -> T? {
        var found: T?
        try rows(sql, values) { row in
            found = try map(row)
            return false
        }
        return found
    }

    /// Every row, mapped.
    @inlinable @inline(__always) package func all<T>(
        _ sql: String, _ values: [Value] = [], _ map: (any Row) throws -> T
    ) throws -> [T] {
        var found: [T] = []
        try rows(sql, values) { row in
            found.append(try map(row))
            return true
        }
        return found
    }
}
