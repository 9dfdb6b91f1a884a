import Foundation
import Store

extension RecordBook {
    /// Writes the log's entries, its checkpoint and its public key to a new folder, for a verifier of the partner's
    /// own. Payloads stay sealed. Answers the checkpoint written.
    @discardableResult
    package func export(
        _ log: LogID, to folder: String, in session: any Session
    ) throws(RecordError) -> Checkpoint {
        let checkpoint = try checkpoint(of: log, in: session)
        try recorded {
            let place = URL(fileURLWithPath: folder, isDirectory: true)
            let files = FileManager.default
            guard !files.fileExists(atPath: folder) else {
                throw RecordError.unproven("There is already something at \(folder); nothing was written.")
            }
            try files.createDirectory(
                at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let entries = place.appendingPathComponent("entries.bin")
            try make(entries)
            let file = try FileHandle(forWritingTo: entries)
            var pending = Data()
            try self.entries(on: log, in: session) { entry in
                withUnsafeBytes(of: UInt32(entry.bytes.count).bigEndian) { pending.append(contentsOf: $0) }
                pending.append(contentsOf: entry.bytes)
                if pending.count > 1 << 20 {
                    try file.write(contentsOf: pending)
                    pending.removeAll(keepingCapacity: true)
                }
                return true
            }
            try file.write(contentsOf: pending)
            try file.synchronize()
            try file.close()
            try make(place.appendingPathComponent("checkpoint.txt"), holding: checkpoint.note)
            let key = CheckpointKey(name: log.origin, publicKey: keyring.publicKey)
            try make(place.appendingPathComponent("key.txt"), holding: "\(key)\n")
        }
        return checkpoint
    }
}

/// Makes a file for its owner only: envelopes say who is known to whom.
private func make(_ file: URL, holding text: String = "") throws {
    let isMade = FileManager.default.createFile(
        atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw RecordError.unproven("\(file.path) cannot be written.") }
}
