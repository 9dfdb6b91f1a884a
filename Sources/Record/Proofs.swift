import Foundation
import Store

extension RecordBook {
    /// That the entry is in the log as it now stands: hashes from the leaf's sister up to the root's child.
    package func inclusionProof(
        of number: Int, on log: LogID, in session: any Session
    ) throws(RecordError) -> [TreeHash] {
        try recorded {
            guard let head = try Head.of(log, in: session), (1...max(head.frontier.size, 1)).contains(number),
                head.frontier.size > 0
            else { throw RecordError.noSuchEntry(number) }
            return try tree(head.log, in: session).inclusion(of: number - 1, size: head.frontier.size)
        }
    }

    /// That the log of `old` entries is the beginning of the log of `size` entries.
    package func consistencyProof(
        from old: Int, to size: Int, on log: LogID, in session: any Session
    ) throws(RecordError) -> [TreeHash] {
        try recorded {
            guard let head = try Head.of(log, in: session), old >= 0, old <= size, size <= head.frontier.size
            else {
                throw RecordError.noSuchEntry(size)
            }
            return try tree(head.log, in: session).consistency(from: old, to: size)
        }
    }

    private func tree(_ log: Int64, in session: any Session) -> MerkleTree {
        MerkleTree { level, position in
            let hash =
                if level == 0 {
                    try session.first(
                        "SELECT leaf FROM entry WHERE id = ?", [.int(EntryID.of(position + 1, log: log))],
                        { row in row.withBytes(0) { TreeHash($0) } })
                } else {
                    try session.first(
                        "SELECT hash FROM tree WHERE log = ? AND level = ? AND position = ?",
                        [.int(log), Value(level), Value(position)],
                        { row in row.withBytes(0) { TreeHash($0) } })
                }
            guard let hash = hash ?? nil else {
                throw RecordError.damaged(
                    number: position << level + 1, why: "its place in the tree is missing")
            }
            return hash
        }
    }

    /// A proof of the entry that can be checked without the database.
    package func proof(of number: Int, on log: LogID, in session: any Session) throws(RecordError)
        -> ProofFile
    {
        let entry = try entry(number, on: log, in: session)
        let checkpoint = try checkpoint(of: log, in: session)
        return ProofFile(
            kind: .inclusion, key: CheckpointKey(name: log.origin, publicKey: keyring.publicKey).description,
            checkpoint: checkpoint.note, entry: base64(entry.bytes),
            proof: try inclusionProof(of: number, on: log, in: session).map { base64($0.bytes) })
    }

    /// A proof that the log only grew since `kept` was signed.
    package func proof(since kept: Checkpoint, in session: any Session) throws(RecordError) -> ProofFile {
        guard let log = LogID(origin: kept.origin) else {
            throw .unproven("\(kept.origin) is not a log of Kith.")
        }
        let checkpoint = try checkpoint(of: log, in: session)
        guard kept.size <= checkpoint.size else {
            throw .unproven("\(log) has \(checkpoint.size) entries; the checkpoint kept has \(kept.size).")
        }
        let proof = try consistencyProof(from: kept.size, to: checkpoint.size, on: log, in: session)
        return ProofFile(
            kind: .consistency,
            key: CheckpointKey(name: log.origin, publicKey: keyring.publicKey).description,
            checkpoint: checkpoint.note, earlier: kept.note, proof: proof.map { base64($0.bytes) })
    }
}

/// What a partner is handed: an entry or an earlier checkpoint, the hashes that tie it to a later checkpoint, and
/// the key. Written as JSON (docs/record-format.md).
package struct ProofFile: Codable, Sendable, Hashable {
    package enum Kind: String, Codable, Sendable {
        /// The entry is in the log.
        case inclusion
        /// The log only grew.
        case consistency
    }

    package var format = 1
    package var kind: Kind
    package var key: String
    package var checkpoint: String
    package var entry: String?
    package var earlier: String?
    package var proof: [String]

    init(
        kind: Kind, key: String, checkpoint: String, entry: String? = nil, earlier: String? = nil,
        proof: [String]
    ) {
        self.kind = kind
        self.key = key
        self.checkpoint = checkpoint
        self.entry = entry
        self.earlier = earlier
        self.proof = proof
    }

    package init(json: [UInt8]) throws(RecordError) {
        do { self = try JSONDecoder().decode(ProofFile.self, from: Data(json)) } catch {
            throw .unproven("This is not a proof file of Kith.")
        }
    }

    package func json() throws(RecordError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try recorded { [UInt8](try encoder.encode(self)) }
    }

    /// What a proof that holds shows.
    package enum Shown: Sendable, Hashable {
        case included(Entry, in: Checkpoint)
        case grew(from: Checkpoint, to: Checkpoint)
    }

    /// Checks everything, with the key given or else with the file's own; throws saying what does not hold.
    package func check(key given: CheckpointKey? = nil) throws(RecordError) -> Shown {
        guard format == 1 else { throw .unproven("This proof is of format \(format); only 1 is known.") }
        guard let named = CheckpointKey(key) else {
            throw .unproven("The proof's key is not a checkpoint key.")
        }
        if let given, given != named {
            throw .unproven("The proof was made with another key than the one given.")
        }
        let later = try Checkpoint(checkpoint, signedWith: named.publicKey)
        guard later.origin == named.name else {
            throw .unproven("The key is not the key of \(later.origin).")
        }
        let hashes = proof.map { unbase64($0).flatMap { TreeHash($0) } }
        let steps = hashes.compactMap { $0 }
        guard steps.count == hashes.count else { throw .unproven("The proof's hashes cannot be read.") }
        switch kind {
        case .inclusion:
            guard let entry, let bytes = unbase64(entry) else { throw .unproven("The proof has no entry.") }
            let found = try EntryBytes.decode(bytes)
            guard found.log.origin == later.origin,
                isIncluded(
                    found.leafHash, at: found.envelope.number - 1, size: later.size, root: later.root,
                    proof: steps)
            else { throw .unproven("The entry is not in the log that the checkpoint signs.") }
            return .included(found, in: later)
        case .consistency:
            guard let earlier else { throw .unproven("The proof has no earlier checkpoint.") }
            let kept = try Checkpoint(earlier, signedWith: named.publicKey)
            guard kept.origin == later.origin,
                isConsistent(
                    old: kept.size, oldRoot: kept.root, size: later.size, root: later.root, proof: steps)
            else {
                throw .unproven("The later log does not begin with the earlier one: history was rewritten.")
            }
            return .grew(from: kept, to: later)
        }
    }
}
