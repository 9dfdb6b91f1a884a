import Store

/// What a verification of one log found.
package struct VerifyReport: Sendable, Hashable {
    package struct Fault: Sendable, Hashable {
        /// The first entry that is not as it was recorded; nil when the fault lies in no one entry.
        package let number: Int?
        package let what: String
    }

    package let log: LogID
    /// Entries that were checked.
    package let entries: Int
    /// The root they give.
    package let root: TreeHash
    package let fault: Fault?
    package var isSound: Bool { fault == nil }
}

extension RecordBook {
    /// Recomputes the whole log from its entries' bytes: numbers, streams, leaves, tree, head and signature, and
    /// that it begins with each of the `kept` checkpoints.
    package func verify(
        _ log: LogID, against kept: [Checkpoint] = [], in session: any Session
    ) throws(RecordError) -> VerifyReport {
        try recorded {
            let head: Head?
            do { head = try Head.of(log, in: session) } catch RecordError.damaged(let number, let why) {
                let fault = VerifyReport.Fault(number: number, what: why)
                return VerifyReport(log: log, entries: 0, root: .ofNothing, fault: fault)
            }
            guard let head else {
                let fault =
                    kept.contains { $0.origin == log.origin && $0.size > 0 }
                    ? VerifyReport.Fault(number: 1, what: "the log is gone") : nil
                return VerifyReport(log: log, entries: 0, root: .ofNothing, fault: fault)
            }
            let mine = kept.filter { $0.origin == log.origin }
            var check = LogCheck(log: log, id: head.log, kept: mine)
            let fault =
                try check.entries(in: session) ?? check.head(head, keyring: keyring)
                ?? check.tree(in: session) ?? check.streams(in: session)
            return VerifyReport(
                log: log, entries: check.frontier.size, root: check.frontier.root, fault: fault)
        }
    }
}

extension RecordBook {
    /// Verifies every log there is or that a kept checkpoint speaks of, and that no entry lies outside them.
    package func verifyAll(
        against kept: [Checkpoint] = [], in session: any Session
    ) throws(RecordError) -> [VerifyReport] {
        var logs = try self.logs(in: session)
        for checkpoint in kept {
            guard let log = LogID(origin: checkpoint.origin) else {
                throw .unproven("\(checkpoint.origin) is not a log of Kith.")
            }
            if !logs.contains(log) { logs.append(log) }
        }
        var reports: [VerifyReport] = []
        for log in logs { reports.append(try verify(log, against: kept, in: session)) }
        if let stray = try stray(in: session), let last = reports.popLast() {
            let fault = VerifyReport.Fault(number: stray, what: "it belongs to no log of this database")
            reports.append(
                VerifyReport(
                    log: last.log, entries: last.entries, root: last.root, fault: last.fault ?? fault))
        }
        return reports
    }

    /// The number of an entry kept under a log that has no head.
    private func stray(in session: any Session) throws(RecordError) -> Int? {
        try recorded {
            let heads = try session.all("SELECT log FROM head ORDER BY log") { $0.int(0) }
            var from = Int64.min
            while let id = try session.first(
                "SELECT id FROM entry WHERE id >= ? ORDER BY id LIMIT 1", [.int(from)], { $0.int(0) })
            {
                guard heads.contains(id >> 40) else { return EntryID.number(id) }
                from = EntryID.of(0, log: id >> 40 + 1)
            }
            return nil
        }
    }
}

/// One run over a log in the order of its numbers.
private struct LogCheck {
    typealias Fault = VerifyReport.Fault

    let log: LogID
    let id: Int64
    let origin: [UInt8]
    private(set) var frontier = Frontier()
    /// Kept checkpoints still ahead, the shortest last.
    private var ahead: [Checkpoint]
    /// Hashes computed since the last comparison, by level from 1, and the position each level starts at.
    private var computed: [[TreeHash]] = []
    private var started: [Int] = []
    /// Sums over (stream, version, row) that must be the same from the entries and from their index.
    private var sumOfRows: UInt64 = 0

    private static let leavesBetweenComparisons = 1 << 14

    init(log: LogID, id: Int64, kept: [Checkpoint]) {
        self.log = log
        self.id = id
        origin = Array(log.origin.utf8)
        ahead = kept.sorted { $0.size > $1.size }
    }

    // MARK: Entries

    mutating func entries(in session: any Session) throws -> Fault? {
        var found = rootFault()
        try session.rows(
            "SELECT id, stream, version, leaf, bytes, log FROM entry WHERE id >= ? AND id < ? ORDER BY id",
            [.int(EntryID.of(0, log: id)), .int(EntryID.of(0, log: id + 1))]
        ) { row in
            guard found == nil else { return false }
            found = try entry(row)
            if found == nil, frontier.size % Self.leavesBetweenComparisons == 0 {
                found = try compare(in: session)
            }
            return found == nil
        }
        // A fault in an earlier entry may show only in the tree.
        let earlier = try compare(in: session)
        guard let found else { return earlier }
        guard let earlier, let first = earlier.number, let then = found.number, first < then else {
            return found
        }
        return earlier
    }

    private mutating func entry(_ row: any Row) throws -> Fault? {
        let number = EntryID.number(row.int(0))
        let expected = frontier.size + 1
        guard number == expected else { return Fault(number: expected, what: "the entry is missing") }
        let version = row.int(2)
        let sound = row.withBytes(4) { bytes in
            row.withBytes(1) { stream in
                sumOfRows &+= sum(stream, version, row.int(0))
                return isEntry(bytes, number: number, stream: stream, version: version)
            }
        }
        guard sound, row.int(5) == id else {
            return Fault(
                number: number, what: "its bytes do not agree with its place in the log and its stream")
        }
        let leaf = row.withBytes(4) { TreeHash(leaf: $0) }
        guard row.withBytes(3, { TreeHash($0) }) == leaf else {
            return Fault(number: number, what: "its bytes were altered")
        }
        frontier.append(leaf) { level, position, hash in
            if computed.count < level {
                computed.append([])
                started.append(position)
            }
            computed[level - 1].append(hash)
        }
        return rootFault()
    }

    private func isEntry(
        _ bytes: UnsafeRawBufferPointer, number: Int, stream: UnsafeRawBufferPointer, version: Int64
    ) -> Bool {
        var reader = EntryReader(bytes)
        guard reader.byte() == EntryBytes.format, reader.count() == number,
            let found = reader.word(), found == UInt64(bitPattern: version),
            let follows = reader.count(), follows < number, reader.word() != nil, reader.word() != nil,
            let log = reader.textBytes(), origin.withUnsafeBytes({ same($0, log) }),
            let name = reader.textBytes(), same(name, stream)
        else { return false }
        for _ in 0..<6 where reader.textBytes() == nil { return false }
        return reader.skipTexts() && reader.skipTexts() && reader.skipSealed() && reader.place == bytes.count
    }

    private mutating func rootFault() -> Fault? {
        while let next = ahead.last, next.size == frontier.size {
            ahead.removeLast()
            guard next.root == frontier.root else {
                return Fault(
                    number: nil,
                    what: "the first \(next.size) entries are not those the kept checkpoint signs")
            }
        }
        return nil
    }

    // MARK: Tree

    /// Compares the hashes computed since the last time with those stored.
    private mutating func compare(in session: any Session) throws -> Fault? {
        var first: Int?
        for index in computed.indices where !computed[index].isEmpty {
            let level = index + 1
            let start = started[index]
            let hashes = computed[index]
            var next = 0
            try session.rows(
                "SELECT position, hash FROM tree WHERE log = ? AND level = ? AND position >= ? AND position < ? ORDER BY position",
                [.int(id), Value(level), Value(start), Value(start + hashes.count)]
            ) { row in
                guard row.number(0) == start + next, row.withBytes(1, { TreeHash($0) }) == hashes[next] else {
                    return false
                }
                next += 1
                return true
            }
            if next < hashes.count {
                // A wrong hash makes every one above it wrong: the narrowest names the place.
                let entries = (start + next) << level + 1...(start + next + 1) << level
                if first.map({ entries.contains($0) }) != true {
                    first = min(first ?? .max, entries.lowerBound)
                }
            }
            started[index] = start + hashes.count
            computed[index].removeAll(keepingCapacity: true)
        }
        return first.map { Fault(number: $0, what: "it does not agree with the tree kept over it") }
    }

    /// That the tree has no hashes beyond those of the entries.
    mutating func tree(in session: any Session) throws -> Fault? {
        let size = frontier.size
        let wanted = (1..<41).reduce(0) { $0 + size >> $1 }
        let found =
            try session.first("SELECT count(*) FROM tree WHERE log = ?", [.int(id)]) { $0.number(0) } ?? 0
        return found == wanted ? nil : Fault(number: size + 1, what: "the tree goes on after the last entry")
    }

    // MARK: Streams

    /// That each stream's versions run from 1 without a gap, in an index that agrees with the entries.
    mutating func streams(in session: any Session) throws -> Fault? {
        var fault: Fault?
        var stream: [UInt8] = []
        var version: Int64 = 0
        var sumOfIndex: UInt64 = 0
        try session.rows(
            "SELECT stream, version, id FROM entry INDEXED BY entry_stream WHERE log = ? ORDER BY stream, version",
            [.int(id)]
        ) { row in
            let isNext = row.withBytes(0) { name in
                sumOfIndex &+= sum(name, row.int(1), row.int(2))
                if stream.withUnsafeBytes({ same($0, name) }) {
                    version += 1
                } else {
                    stream = [UInt8](name)
                    version = 1
                }
                return row.int(1) == version
            }
            if !isNext {
                fault = Fault(
                    number: EntryID.number(row.int(2)), what: "its stream's versions have a gap before it")
            }
            return isNext
        }
        if fault == nil, sumOfIndex != sumOfRows {
            fault = Fault(number: nil, what: "the index of streams does not agree with the entries")
        }
        return fault
    }

    // MARK: Head

    func head(_ head: Head, keyring: Keyring) -> Fault? {
        if head.frontier.size > frontier.size {
            return Fault(number: frontier.size + 1, what: "the last entries were cut off")
        }
        if head.frontier.size < frontier.size {
            return Fault(number: head.frontier.size + 1, what: "it was added without the log's signature")
        }
        guard head.frontier == frontier else { return Fault(number: nil, what: "the log's head was altered") }
        let checkpoint: Checkpoint
        do { checkpoint = try Checkpoint(head.note, signedWith: keyring.publicKey) } catch {
            return Fault(number: nil, what: "the log's checkpoint is not signed with its key")
        }
        guard checkpoint.origin == log.origin, checkpoint.size == frontier.size,
            checkpoint.root == frontier.root
        else { return Fault(number: nil, what: "the log's checkpoint signs another log") }
        if let kept = ahead.last {
            return Fault(
                number: frontier.size + 1,
                what: "the log is shorter than the checkpoint kept, which signs \(kept.size) entries")
        }
        return nil
    }
}

/// A keyed hash, new for each run of the program, of one row of the index.
private func sum(_ stream: UnsafeRawBufferPointer, _ version: Int64, _ id: Int64) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: stream)
    hasher.combine(version)
    hasher.combine(id)
    return UInt64(bitPattern: Int64(hasher.finalize()))
}
