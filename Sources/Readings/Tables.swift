import Store

/// The tables that picture the state of processes. Disposable: dropped and rewritten from the record at any time.
///
/// What a practitioner wrote and who a child is stand here sealed; people are found by blind keys. So a copy of the
/// file tells nothing without the master key.
package enum Tables {
    package static let migrations = [
        Migration(
            "readings/1 how the pictures were made",
            "CREATE TABLE pictured (only INTEGER PRIMARY KEY CHECK (only = 1), made TEXT NOT NULL, names TEXT NOT NULL) STRICT;"
        )
    ]

    /// Makes the tables where there are none or another version made them; true when they must be rebuilt.
    package static func renew(in session: any Session) throws -> Bool {
        let made = all.flatMap(\.statements).joined(separator: ";\n")
        let before = try session.first("SELECT made, names FROM pictured", []) { ($0.text(0), $0.text(1)) }
        if before?.0 == made { return false }
        for name in before?.1.split(separator: " ") ?? [] { try session.run("DROP TABLE IF EXISTS \(name)") }
        for statement in all.flatMap(\.statements) { try session.run(statement) }
        try session.run(
            "INSERT INTO pictured (only, made, names) VALUES (1, ?, ?) ON CONFLICT (only) DO UPDATE SET made = excluded.made, names = excluded.names",
            .text(made), .text(all.map(\.name).joined(separator: " ")))
        return true
    }

    /// Every table of readings with the columns that order it and those that are sealed, for rebuilding and comparing.
    static let all: [Table] =
        [
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
                """, indexes: ["relation_other (other, until, kind)"]),
            Table(
                "household", key: "person, entry",
                """
                person TEXT NOT NULL, entry INTEGER NOT NULL, other TEXT NOT NULL, since TEXT, until TEXT,
                PRIMARY KEY (person, entry)
                """, indexes: ["household_other (other)"]),
            Table(
                "selection", key: "stream",
                """
                stream TEXT PRIMARY KEY, version INTEGER NOT NULL, person TEXT NOT NULL, purpose TEXT NOT NULL,
                practitioner TEXT NOT NULL, agency TEXT NOT NULL, begun_at INTEGER NOT NULL, finished_at INTEGER,
                number INTEGER NOT NULL, chosen INTEGER NOT NULL
                """, indexes: ["selection_person (person, begun_at)"]),
            Table(
                "involvement", key: "stream, place",
                """
                stream TEXT NOT NULL, place INTEGER NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL,
                practitioner TEXT, agency TEXT NOT NULL, team TEXT, from_at INTEGER NOT NULL, until_at INTEGER,
                PRIMARY KEY (stream, place)
                """,
                indexes: [
                    "involvement_person (person, kind, practitioner, agency, team, from_at, until_at)",
                    "involvement_practitioner (practitioner, until_at)",
                    "involvement_agency (agency, kind, until_at)",
                ]),
            Table(
                "clock", key: "stream, item",
                """
                stream TEXT NOT NULL, item TEXT NOT NULL, duty TEXT NOT NULL, person TEXT, started_at INTEGER NOT NULL, due_at INTEGER,
                due TEXT, stopped_at INTEGER, owner TEXT NOT NULL, agency TEXT NOT NULL, stops TEXT NOT NULL,
                explained BLOB, council TEXT, PRIMARY KEY (stream, item)
                """, sealed: ["explained"],
                indexes: [
                    // Holds all that a worklist shows, of clocks that run.
                    """
                    clock_running (owner, stopped_at, due_at, duty, person, started_at, due, stops, council)
                    WHERE stopped_at IS NULL
                    """,
                    "clock_person (person)",
                    "clock_agency (agency, started_at)",
                ]),
            Table(
                "fact", key: "stream, item",
                """
                stream TEXT NOT NULL, item TEXT NOT NULL, person TEXT NOT NULL, what TEXT NOT NULL,
                since INTEGER NOT NULL, until TEXT, weight TEXT NOT NULL, PRIMARY KEY (stream, item)
                """, indexes: ["fact_person (person, weight, since)", "fact_item (person, item)"]),
            Table(
                "waiting", key: "stream, item",
                """
                stream TEXT NOT NULL, item TEXT NOT NULL, person TEXT, since INTEGER NOT NULL, owner TEXT NOT NULL,
                what TEXT NOT NULL, why TEXT NOT NULL, act TEXT NOT NULL, due TEXT, ended_by TEXT,
                PRIMARY KEY (stream, item)
                """, indexes: ["waiting_owner (owner, since)", "waiting_person (person)"]),
            Table(
                "meeting", key: "stream, item",
                """
                stream TEXT NOT NULL, item TEXT NOT NULL, practitioner TEXT NOT NULL, person TEXT NOT NULL,
                what TEXT NOT NULL, at INTEGER NOT NULL, time TEXT NOT NULL, part TEXT NOT NULL, act TEXT NOT NULL,
                PRIMARY KEY (stream, item)
                """, indexes: ["meeting_practitioner (practitioner, at)"]),
            Table(
                "line", key: "person, number",
                """
                person TEXT NOT NULL, number INTEGER NOT NULL, happened_at INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL, stream TEXT NOT NULL, act TEXT NOT NULL, practitioner TEXT NOT NULL,
                role TEXT NOT NULL, agency TEXT NOT NULL, follows INTEGER,
                words BLOB NOT NULL /* with what they rest on */,
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
                """,
                indexes: [
                    "episode_person (person, opened_at, closed_at, council)", "episode_council (council, opened_at)",
                ]),
            Table(
                "caseload", key: "stream",
                """
                stream TEXT PRIMARY KEY, person TEXT NOT NULL, council TEXT NOT NULL, lead TEXT NOT NULL, supervisor TEXT,
                status TEXT NOT NULL, allocated_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, seen_at INTEGER,
                alone_at INTEGER, review TEXT, visit TEXT, see_by TEXT, move_by TEXT, drifts_at INTEGER,
                moved_at INTEGER NOT NULL
                """,
                indexes: [
                    "caseload_supervisor (supervisor, drifts_at, stream)",
                    "caseload_lead (supervisor, lead, drifts_at, stream)", "caseload_council (council, stream)",
                ]),
            Table(
                "counted", key: "stream, item",
                """
                stream TEXT NOT NULL, item TEXT NOT NULL, council TEXT NOT NULL, measure TEXT NOT NULL, at INTEGER NOT NULL,
                met INTEGER, due_at INTEGER, age TEXT NOT NULL, need TEXT NOT NULL, setting TEXT NOT NULL,
                agency TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (stream, item)
                """,
                indexes: [
                    "counted_person (person, measure, at)",
                    "counted_due (council, due_at, measure) WHERE due_at IS NOT NULL",
                ]),
            Table(
                "tally", key: "council, dimension, measure, month, value",
                """
                council TEXT NOT NULL, dimension TEXT NOT NULL, measure TEXT NOT NULL, month TEXT NOT NULL,
                value TEXT NOT NULL, total INTEGER NOT NULL, met INTEGER NOT NULL,
                PRIMARY KEY (council, dimension, measure, month, value)
                """),
            Table(
                "yearly_report", key: "stream",
                """
                stream TEXT PRIMARY KEY, version INTEGER NOT NULL, council TEXT NOT NULL, year INTEGER NOT NULL,
                stage TEXT NOT NULL, begun_at INTEGER NOT NULL, published_at INTEGER, revised_at INTEGER,
                versions INTEGER NOT NULL
                """, indexes: ["yearly_report_council (council, year)", "yearly_report_published (published_at)"]),
            Table(
                "difference", key: "stream",
                """
                stream TEXT PRIMARY KEY, person TEXT NOT NULL, challenged TEXT NOT NULL, entry INTEGER NOT NULL,
                act TEXT NOT NULL, raised_at INTEGER NOT NULL, raised_by TEXT NOT NULL, decided_by TEXT,
                level TEXT NOT NULL, position TEXT, upheld INTEGER NOT NULL, settled_at INTEGER, outcome TEXT
                """,
                indexes: [
                    "difference_challenged (challenged, raised_at)", "difference_decided (decided_by, raised_at)",
                ]),
            Table(
                "audit", key: "stream",
                """
                stream TEXT PRIMARY KEY, person TEXT NOT NULL, agency TEXT NOT NULL, round BLOB NOT NULL,
                stage TEXT NOT NULL, due_on TEXT NOT NULL, auditor TEXT NOT NULL, moderator TEXT NOT NULL,
                planned_at INTEGER NOT NULL
                """, sealed: ["round"], indexes: ["audit_agency (agency, planned_at)"]),
            Table(
                "audit_grade", key: "stream, standard",
                """
                stream TEXT NOT NULL, standard TEXT NOT NULL, agency TEXT NOT NULL, grade TEXT NOT NULL,
                PRIMARY KEY (stream, standard)
                """, indexes: ["audit_grade_agency (agency, standard, grade)"]),
            Table(
                "away", key: "stream",
                """
                stream TEXT PRIMARY KEY, version INTEGER NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL, council TEXT,
                began_at INTEGER NOT NULL, over_at INTEGER
                """, indexes: ["away_person (person, began_at, over_at, council)"]),
            Table(
                "place", key: "stream",
                """
                stream TEXT PRIMARY KEY, version INTEGER NOT NULL, name BLOB NOT NULL, kind TEXT NOT NULL,
                concern TEXT NOT NULL, noted_at INTEGER NOT NULL, closed_at INTEGER
                """, sealed: ["name"], indexes: ["place_open (closed_at, noted_at)"]),
            Table(
                "place_person", key: "person, stream",
                "person TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (person, stream)",
                indexes: ["place_person_stream (stream)"]),
            Table(
                "partnership", key: "stream",
                """
                stream TEXT PRIMARY KEY, version INTEGER NOT NULL, title TEXT NOT NULL, area TEXT NOT NULL,
                begun_at INTEGER NOT NULL
                """, indexes: ["partnership_begun (begun_at)"]),
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
                "document", key: "stream, person",
                """
                stream TEXT NOT NULL, person TEXT NOT NULL, regarding TEXT, entry INTEGER NOT NULL, at INTEGER NOT NULL,
                author TEXT NOT NULL, agency TEXT NOT NULL, holds TEXT NOT NULL, facts BLOB NOT NULL,
                PRIMARY KEY (stream, person)
                """, sealed: ["facts"], indexes: ["document_person (person, entry)"]),
            Table(
                "letter", key: "stream, person",
                """
                stream TEXT NOT NULL, person TEXT NOT NULL, regarding TEXT NOT NULL, letter TEXT NOT NULL,
                addressee TEXT NOT NULL, status TEXT NOT NULL, written_at INTEGER NOT NULL, sent_at INTEGER,
                author TEXT NOT NULL, agency TEXT NOT NULL, reader TEXT, reading_agency TEXT, PRIMARY KEY (stream, person)
                """, indexes: ["letter_person (person, written_at)"]),
            Table(
                "early_help", key: "stream, person",
                """
                stream TEXT NOT NULL, person TEXT NOT NULL, opened_at INTEGER NOT NULL, closed_at INTEGER,
                status TEXT NOT NULL, lead TEXT, agency TEXT, outcome TEXT, PRIMARY KEY (stream, person)
                """, indexes: ["early_help_person (person, opened_at)"]),
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
        ] + readiness + clusters
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

    /// The table and its indexes.
    var statements: [String] {
        ["CREATE TABLE \(name) (\(columns)) STRICT, WITHOUT ROWID"]
            + indexes.map { index in
                let unique = index.hasPrefix("UNIQUE ")
                let rest = unique ? String(index.dropFirst(7)) : index
                let split = rest.firstIndex(of: " ")!
                return "CREATE \(unique ? "UNIQUE " : "")INDEX \(rest[..<split]) ON \(name)\(rest[split...])"
            }
    }
}
