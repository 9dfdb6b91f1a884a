import Store

/// The record: what was done and who looked, appended once and for good.
///
/// Every call works inside a session of the caller's, so that an entry, the readings made from it and the look that
/// allowed it are one commit.
package struct RecordBook: Sendable {
    package let keyring: Keyring
    let dataKeys: DataKeys

    package init(keyring: Keyring) {
        self.keyring = keyring
        dataKeys = DataKeys(wrapping: keyring.wrapping)
    }

    /// Ties a new database to this keyring, and refuses one that was made with another.
    package func claim(in session: any Session) throws(RecordError) {
        if try isClaimed(in: session) { return }
        try recorded {
            try session.run("INSERT INTO record_key (public) VALUES (?)", .blob(keyring.publicKey))
        }
    }

    /// Whether the database has been tied to this keyring; throws `.wrongKey` when it is tied to another.
    package func isClaimed(in session: any Session) throws(RecordError) -> Bool {
        let known = try recorded { try session.all("SELECT public FROM record_key") { $0.blob(0) } }
        guard known.allSatisfy({ $0 == keyring.publicKey }) else { throw .wrongKey }
        return !known.isEmpty
    }

    /// Adds an entry to the end of the log.
    ///
    /// `expecting` is the stream's version as the writer read it: 0 for a new stream, nil to append whatever it is.
    /// Throws `.changedMeanwhile` when the stream has moved on.
    @discardableResult
    package func append(
        _ draft: Draft, to log: LogID, in session: any Session, expecting version: Int?
    ) throws(RecordError) -> Envelope {
        try recorded {
            var head = try Head.of(log, in: session) ?? Head.make(log, in: session)
            let current = try self.version(of: draft.stream, log: head.log, in: session)
            if let version, version != current {
                throw RecordError.changedMeanwhile(stream: draft.stream, expected: version, actual: current)
            }
            let envelope = draft.envelope(number: head.frontier.size + 1, version: current + 1)
            let bytes = try seal(draft.payload, in: envelope, log: log, session: session)
            try insert(envelope, bytes, growing: &head, in: session)
            session.onCommit(log.origin) { try sign(log, in: $0) }
            return envelope
        }
    }

    private func seal(
        _ payload: [UInt8], in envelope: Envelope, log: LogID, session: any Session
    ) throws -> [UInt8] {
        guard envelope.number < EntryID.mostEntries else { throw RecordError.unfit("the log is full") }
        if let follows = envelope.follows, follows < 1 || follows >= envelope.number {
            throw RecordError.unfit("it follows entry \(follows), which is not an earlier one")
        }
        var bytes = try EntryBytes.encode(envelope, log: log)
        if payload.isEmpty {
            try EntryBytes.append(sealed: [UInt8](), to: &bytes)
        } else {
            guard !envelope.subject.isEmpty else { throw RecordError.unfit("a payload needs a subject") }
            let key = try dataKeys.key(making: envelope.subject, in: session)
            let sealed = try payload.withUnsafeBytes { clear in
                try bytes.withUnsafeBytes { try Sealing.seal(clear, with: key, authenticating: $0) }
            }
            try EntryBytes.append(sealed: sealed, to: &bytes)
        }
        return bytes
    }

    private func insert(
        _ envelope: Envelope, _ bytes: [UInt8], growing head: inout Head, in session: any Session
    ) throws {
        let leaf = bytes.withUnsafeBytes { TreeHash(leaf: $0) }
        try session.run(
            "INSERT INTO entry (id, log, stream, version, leaf, bytes) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .int(EntryID.of(envelope.number, log: head.log)), .int(head.log), .text(envelope.stream),
                Value(envelope.version), .blob(leaf.bytes), .blob(bytes),
            ])
        let log = head.log
        try head.frontier.append(leaf) { level, position, hash in
            try session.run(
                "INSERT INTO tree (log, level, position, hash) VALUES (?, ?, ?, ?)",
                [.int(log), Value(level), Value(position), .blob(hash.bytes)])
        }
        try session.run(
            "UPDATE head SET size = ?, peaks = ? WHERE log = ?",
            [Value(head.frontier.size), .blob(head.frontier.bytes), .int(log)])
    }

    /// Signs the log as it now stands; asked for by every append, done once for each commit.
    private func sign(_ log: LogID, in session: any Session) throws {
        guard let head = try Head.of(log, in: session) else { return }
        let checkpoint = try Checkpoint(
            signing: log, size: head.frontier.size, root: head.frontier.root, with: keyring)
        try session.run("UPDATE head SET note = ? WHERE log = ?", .text(checkpoint.note), .int(head.log))
    }

    private func version(of stream: String, log: Int64, in session: any Session) throws -> Int {
        try session.first(
            "SELECT version FROM entry WHERE log = ? AND stream = ? ORDER BY version DESC LIMIT 1",
            [.int(log), .text(stream)]
        ) { $0.number(0) } ?? 0
    }

    /// Makes what was sealed under the subject's key unreadable for ever; every root stays as it was.
    ///
    /// The key lives on in backups made before, and in the write-ahead log until `Database.tidy()`.
    package func destroyKey(of subject: String, in session: any Session) throws(RecordError) {
        try recorded { try dataKeys.destroy(subject, in: session) }
    }

    // MARK: Readings

    package func blindIndex(_ text: String) -> [UInt8] { keyring.blindIndex(text) }

    package func sealReading(_ bytes: [UInt8], at place: StaticString = "") throws(RecordError) -> [UInt8] {
        try keyring.sealReading(bytes, at: place)
    }

    package func openReading(_ sealed: [UInt8], at place: StaticString = "") throws(RecordError) -> [UInt8] {
        try keyring.openReading(sealed, at: place)
    }
}
