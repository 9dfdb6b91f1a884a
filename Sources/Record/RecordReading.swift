import Crypto
import Store

extension RecordBook {
    /// The stream's acts in order, each checked to be the one its place in the stream says.
    package func entries(of stream: String, in session: any Session) throws(RecordError) -> [Entry] {
        try recorded {
            let logs = try session.all("SELECT log, origin FROM head ORDER BY log") { row in
                (id: row.int(0), log: LogID(origin: row.text(1)))
            }
            for case (let id, let log?) in logs where log.kind == .acts {
                let found = try entries(of: stream, log, id: id, in: session)
                if !found.isEmpty { return found }
            }
            return []
        }
    }

    /// The stream's entries in one log.
    package func entries(of stream: String, on log: LogID, in session: any Session) throws(RecordError)
        -> [Entry]
    {
        try recorded {
            guard let head = try Head.of(log, in: session) else { return [] }
            return try entries(of: stream, log, id: head.log, in: session)
        }
    }

    private func entries(
        of stream: String, _ log: LogID, id: Int64, in session: any Session
    ) throws -> [Entry] {
        var found: [Entry] = []
        try session.each(
            "SELECT id, bytes FROM entry WHERE log = ? AND stream = ? ORDER BY version",
            [.int(id), .text(stream)]
        ) { row in
            let entry = try decode(row.blob(1), log, id: row.int(0))
            guard entry.envelope.stream == stream, entry.envelope.version == found.count + 1 else {
                throw RecordError.damaged(
                    number: entry.envelope.number, why: "it is out of place in its stream")
            }
            found.append(entry)
        }
        return found
    }

    /// The stream's version now: 0 when it has no entries.
    package func version(of stream: String, on log: LogID, in session: any Session) throws(RecordError) -> Int {
        try recorded {
            try session.first(
                """
                SELECT version FROM entry WHERE log = (SELECT log FROM head WHERE origin = ?) AND stream = ?
                ORDER BY version DESC LIMIT 1
                """, [.text(log.origin), .text(stream)]
            ) { $0.number(0) } ?? 0
        }
    }

    /// The versions of several streams of a log in one statement, by stream; 0 for those without entries.
    package func versions(
        of streams: [String], on log: LogID, in session: any Session
    ) throws(RecordError) -> [String: Int] {
        guard !streams.isEmpty else { return [:] }
        return try recorded {
            var found = Dictionary(streams.map { ($0, 0) }, uniquingKeysWith: { $1 })
            let each = """
                SELECT ?, coalesce(max(version), 0) FROM entry WHERE log = (SELECT log FROM head WHERE origin = ?)
                AND stream = ?
                """
            try session.each(
                found.keys.map { _ in each }.joined(separator: " UNION ALL "),
                found.keys.flatMap { [.text($0), .text(log.origin), .text($0)] }
            ) { found[$0.text(0)] = $0.number(1) }
            return found
        }
    }

    package func entry(_ number: Int, on log: LogID, in session: any Session) throws(RecordError) -> Entry {
        try recorded {
            guard number > 0, number < EntryID.mostEntries, let head = try Head.of(log, in: session) else {
                throw RecordError.noSuchEntry(number)
            }
            let id = EntryID.of(number, log: head.log)
            let entry = try session.first("SELECT bytes FROM entry WHERE id = ?", [.int(id)]) {
                try decode($0.blob(0), log, id: id)
            }
            guard let entry else { throw RecordError.noSuchEntry(number) }
            return entry
        }
    }

    /// Calls `body` for the log's entries in order, from one number on, until it answers false.
    package func entries(
        on log: LogID, from number: Int = 1, in session: any Session, _ body: (Entry) throws -> Bool
    ) throws(RecordError) {
        try recorded {
            guard let head = try Head.of(log, in: session) else { return }
            try session.rows(
                "SELECT id, bytes FROM entry WHERE id >= ? AND id < ? ORDER BY id",
                [.int(EntryID.of(max(number, 0), log: head.log)), .int(EntryID.of(0, log: head.log + 1))]
            ) { row in
                try body(decode(row.blob(1), log, id: row.int(0)))
            }
        }
    }

    private func decode(_ bytes: [UInt8], _ log: LogID, id: Int64) throws -> Entry {
        let number = EntryID.number(id)
        let entry: Entry
        do { entry = try EntryBytes.decode(bytes, of: log) } catch {
            throw RecordError.damaged(number: number, why: "its bytes are not an entry of \(log)")
        }
        guard entry.envelope.number == number else {
            throw RecordError.damaged(
                number: number, why: "it says that it is entry \(entry.envelope.number)")
        }
        return entry
    }

    /// The payload in clear; empty when the entry has none. Throws `.erased` when its key was destroyed.
    package func payload(of entry: Entry, in session: any Session) throws(RecordError) -> [UInt8] {
        guard entry.hasPayload else { return [] }
        return try recorded {
            try open(entry, with: dataKeys.key(of: entry.envelope.subject, in: session))
        }
    }

    /// The payloads of several entries, nil where the key was destroyed; each subject's key is fetched once.
    package func payloads(of entries: [Entry], in session: any Session) throws(RecordError) -> [[UInt8]?] {
        try recorded {
            var keys: [String: SymmetricKey?] = [:]
            return try entries.map { entry in
                guard entry.hasPayload else { return [] }
                let subject = entry.envelope.subject
                let key: SymmetricKey?
                if let known = keys[subject] {
                    key = known
                } else {
                    do { key = try dataKeys.key(of: subject, in: session) } catch RecordError.erased {
                        key = nil
                    }
                    keys[subject] = .some(key)
                }
                return try key.map { try open(entry, with: $0) }
            }
        }
    }

    private func open(_ entry: Entry, with key: SymmetricKey) throws -> [UInt8] {
        do { return try entry.open(with: key) } catch {
            throw RecordError.damaged(number: entry.envelope.number, why: "its payload does not open")
        }
    }

    // MARK: The log as a whole

    /// The logs of this database that have entries.
    package func logs(in session: any Session) throws(RecordError) -> [LogID] {
        try recorded {
            try session.all("SELECT origin FROM head ORDER BY log") { LogID(origin: $0.text(0)) }.compactMap {
                $0
            }
        }
    }

    /// How many entries the log has.
    package func size(of log: LogID, in session: any Session) throws(RecordError) -> Int {
        try recorded { try Head.of(log, in: session)?.frontier.size ?? 0 }
    }

    package func root(of log: LogID, in session: any Session) throws(RecordError) -> TreeHash {
        try recorded { try Head.of(log, in: session)?.frontier.root ?? .ofNothing }
    }

    /// The checkpoint signed with the last commit.
    package func checkpoint(of log: LogID, in session: any Session) throws(RecordError) -> Checkpoint {
        let note = try recorded { try Head.of(log, in: session)?.note }
        guard let note else { throw .unproven("\(log) has no entries yet, so it has no checkpoint.") }
        return try Checkpoint(note, signedWith: keyring.publicKey)
    }
}
