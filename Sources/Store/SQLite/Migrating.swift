extension SQLiteDatabase {
    package func migrate(_ migrations: [Migration]) async throws {
        try await enqueue(alone: true) { connection in
            try connection.script(
                """
                CREATE TABLE IF NOT EXISTS migration (
                    place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sql TEXT NOT NULL
                ) STRICT;
                """)
            var applied: [String: String] = [:]
            try connection.opened { session in
                try session.each("SELECT name, sql FROM migration") { applied[$0.text(0)] = $0.text(1) }
            }
            try check(migrations, against: applied)
            for migration in migrations where applied[migration.name] == nil {
                try connection.apply(migration)
            }
            try connection.requireStrictTables()
        }
    }
}

/// Refuses a database that a newer Kith has changed, and a migration that was edited after it was applied.
private func check(_ migrations: [Migration], against applied: [String: String]) throws {
    let known = Set(migrations.map(\.name))
    guard known.count == migrations.count else { throw StoreError.migration("Two migrations have one name.") }
    let rooms = Set(migrations.map(\.room))
    for (name, sql) in applied {
        if let migration = migrations.first(where: { $0.name == name }), migration.sql != sql {
            throw StoreError.migration(
                "The migration \(name) was changed after this database had applied it.")
        }
        let room = name.prefix { $0 != "/" }
        if rooms.contains(room), !known.contains(name) {
            throw StoreError.migration(
                "This database has the migration \(name), which this Kith does not know: it was made by a newer one."
            )
        }
    }
}

extension Connection {
    fileprivate func apply(_ migration: Migration) throws {
        try script("BEGIN IMMEDIATE")
        do {
            try script(migration.sql)
            try opened { session in
                try session.run(
                    "INSERT INTO migration (name, sql) VALUES (?, ?)", .text(migration.name),
                    .text(migration.sql))
            }
            try script("COMMIT")
        } catch {
            if isInTransaction { try script("ROLLBACK") }
            throw error
        }
    }

    /// Every table says what its columns hold and has SQLite keep to it.
    fileprivate func requireStrictTables() throws {
        try opened { session in
            let loose = try session.all(
                """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                """
            ) { $0.text(0) }
            guard loose.isEmpty else {
                throw StoreError.migration(
                    "These tables are not STRICT: \(loose.sorted().joined(separator: ", ")).")
            }
        }
    }
}
