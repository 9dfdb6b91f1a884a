import Store
import Synchronization

/// A database that keeps what it was asked, so that a test knows how many questions a page costs.
struct CountingDatabase: Database {
    let inner: any Database
    let questions: Questions

    /// The statements of every reading since they were last taken.
    final class Questions: Sendable {
        private let asked = Mutex<[String]>([])
        func add(_ sql: String) { asked.withLock { $0.append(sql) } }
        func take() -> [String] {
            asked.withLock { all in
                defer { all = [] }
                return all
            }
        }
    }

    /// One snapshot whose statements are kept.
    private final class Counted: Session {
        let inner: any Session
        let questions: Questions

        init(_ inner: any Session, _ questions: Questions) {
            self.inner = inner
            self.questions = questions
        }

        func run(_ sql: String, _ values: [Value]) throws {
            questions.add(sql)
            try inner.run(sql, values)
        }

        func rows(_ sql: String, _ values: [Value], _ body: (any Row) throws -> Bool) throws {
            questions.add(sql)
            try inner.rows(sql, values, body)
        }

        var changes: Int { inner.changes }
        var found: Found? { inner.found }

        func onCommit(_ key: String, _ work: @escaping (any Session) throws -> Void) { inner.onCommit(key, work) }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await inner.read { [questions] in try body(Counted($0, questions)) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Session) throws -> T) async throws -> T {
        try await inner.write(body)
    }

    func migrate(_ migrations: [Migration]) async throws { try await inner.migrate(migrations) }
    func backup(to path: String) async throws { try await inner.backup(to: path) }
    func tidy() async throws { try await inner.tidy() }
    func explain(_ sql: String) async throws -> [String] { try await inner.explain(sql) }
    var isHealthy: Bool { inner.isHealthy }
    func close() async throws { try await inner.close() }
}
