import Store

/// The tables that picture the state of processes. Disposable: dropped and rewritten from the record at any time.
///
/// What a practitioner wrote and who a child is stand here sealed; people are found by blind keys. So a copy of the
/// file tells nothing without the master key.
package enum Tables {
    package static let migrations = [Migration("readings/1 pictures of processes", all.map(\.sql).joined())]

    /// Every table of readings with the columns that order it and those that are sealed, for rebuilding and comparing.
    static let all: [Table] = [
        Table(
            "agency", key: "id",
            """
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
            open INTEGER NOT NULL, phone TEXT, hours TEXT, out_of_hours TEXT, decides INTEGER NOT NULL
            """),
        Table(
            "practitioner", key: "id",
            """
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, email TEXT NOT NULL, name TEXT NOT NULL,
            agency TEXT NOT NULL, team TEXT, enabled INTEGER NOT NULL, qualified INTEGER NOT NULL,
            roles TEXT NOT NULL, manager TEXT, phone TEXT
            """, indexes: ["UNIQUE practitioner_email (email)", "practitioner_agency (agency, name)"]),
        Table(
            "person", key: "id",
            """
            id TEXT PRIMARY KEY, version INTEGER NOT NULL, brief BLOB NOT NULL, identity BLOB NOT NULL,
            labels BLOB
            """, sealed: ["brief", "identity", "labels"]),
        Table(
            "person_key", key: "key, person", "key BLOB NOT NULL, person TEXT NOT NULL, PRIMARY KEY (key, person)",
            indexes: ["person_key_person (person)"]),
        Table(
            "relation", key: "person, entry",
            """
            person TEXT NOT NULL, entry INTEGER NOT NULL, other TEXT NOT NULL, kind TEXT NOT NULL,
            parental TEXT, since TEXT, until TEXT, PRIMARY KEY (person, entry)
            """, indexes: ["relation_other (other)"]),
        Table(
            "involvement", key: "stream, place",
            """
            stream TEXT NOT NULL, place INTEGER NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL,
            practitioner TEXT, agency TEXT NOT NULL, team TEXT, from_at INTEGER NOT NULL, until_at INTEGER,
            PRIMARY KEY (stream, place)
            """,
            indexes: [
                "involvement_person (person)", "involvement_practitioner (practitioner, until_at)",
                "involvement_agency (agency, kind, until_at)",
            ]),
        Table(
            "clock", key: "stream, duty",
            """
            stream TEXT NOT NULL, duty TEXT NOT NULL, person TEXT, started_at INTEGER NOT NULL, due_at INTEGER,
            due TEXT, stopped_at INTEGER, owner TEXT NOT NULL, agency TEXT NOT NULL, stops TEXT NOT NULL,
            explained BLOB, PRIMARY KEY (stream, duty)
            """, sealed: ["explained"],
            indexes: [
                "clock_owner (owner, stopped_at, due_at)", "clock_person (person)",
                "clock_agency (agency, started_at)",
            ]),
        Table(
            "waiting", key: "stream, item",
            """
            stream TEXT NOT NULL, item TEXT NOT NULL, person TEXT, since INTEGER NOT NULL, owner TEXT NOT NULL,
            what TEXT NOT NULL, why TEXT NOT NULL, act TEXT NOT NULL, PRIMARY KEY (stream, item)
            """, indexes: ["waiting_owner (owner, since)", "waiting_person (person)"]),
        Table(
            "line", key: "person, number",
            """
            person TEXT NOT NULL, number INTEGER NOT NULL, happened_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL, stream TEXT NOT NULL, act TEXT NOT NULL, practitioner TEXT NOT NULL,
            role TEXT NOT NULL, agency TEXT NOT NULL, follows INTEGER, words BLOB NOT NULL,
            PRIMARY KEY (person, number)
            """, sealed: ["words"],
            indexes: ["line_person_happened (person, happened_at)", "line_stream (stream, number)"]),
        Table(
            "episode", key: "stream",
            """
            stream TEXT PRIMARY KEY, version INTEGER NOT NULL, person TEXT NOT NULL, council TEXT NOT NULL,
            opened_at INTEGER NOT NULL, closed_at INTEGER, status TEXT NOT NULL, step TEXT, taken_as TEXT,
            source TEXT, need TEXT, reason TEXT, lead TEXT, supervisor TEXT, referrer TEXT, assessing INTEGER NOT NULL,
            decided_at INTEGER, approved_at INTEGER
            """, indexes: ["episode_person (person, opened_at)", "episode_council (council, opened_at)"]),
        Table(
            "concern", key: "stream",
            """
            stream TEXT PRIMARY KEY, version INTEGER NOT NULL, agency TEXT NOT NULL, author TEXT NOT NULL,
            recorded_at INTEGER NOT NULL, category TEXT NOT NULL, outcome TEXT
            """, indexes: ["concern_agency (agency, recorded_at)"]),
        Table(
            "concern_person", key: "person, stream",
            "person TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (person, stream)",
            indexes: ["concern_person_stream (stream)"]),
        Table(
            "conflict", key: "person, practitioner",
            "person TEXT NOT NULL, practitioner TEXT NOT NULL, PRIMARY KEY (person, practitioner)",
            indexes: ["conflict_practitioner (practitioner)"]),
        Table(
            "emergency", key: "stream",
            """
            stream TEXT PRIMARY KEY, person TEXT NOT NULL, practitioner TEXT NOT NULL, from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL, location INTEGER NOT NULL, reviewed_at INTEGER
            """, indexes: ["emergency_person (person, until_at)"]),
        Table(
            "looked", key: "number, person",
            """
            number INTEGER NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, practitioner TEXT NOT NULL,
            role TEXT NOT NULL, agency TEXT NOT NULL, what TEXT NOT NULL, purpose TEXT NOT NULL,
            outcome TEXT NOT NULL, PRIMARY KEY (number, person)
            """, indexes: ["looked_person (person, at)"], ofLooks: true),
    ]
}

/// One table of readings: how it is made, ordered and which of its columns are sealed.
struct Table: Sendable {
    let name: String
    let key: String
    let columns: String
    let sealed: Set<String>
    let indexes: [String]
    /// It pictures the log of looks rather than the log of acts.
    let ofLooks: Bool

    init(
        _ name: String, key: String, _ columns: String, sealed: Set<String> = [], indexes: [String] = [],
        ofLooks: Bool = false
    ) {
        self.name = name
        self.key = key
        self.columns = columns
        self.sealed = sealed
        self.indexes = indexes
        self.ofLooks = ofLooks
    }

    var sql: String {
        let made = "CREATE TABLE \(name) (\(columns)) STRICT, WITHOUT ROWID;\n"
        return indexes.reduce(into: made) { sql, index in
            let unique = index.hasPrefix("UNIQUE ")
            let rest = unique ? String(index.dropFirst(7)) : index
            let split = rest.firstIndex(of: " ")!
            sql += "CREATE \(unique ? "UNIQUE " : "")INDEX \(rest[..<split]) ON \(name)\(rest[split...]);\n"
        }
    }
}
