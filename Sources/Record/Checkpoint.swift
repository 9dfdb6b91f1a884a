import Crypto
import Foundation

/// A signed statement of how long a log is and what its root is: a C2SP checkpoint in a signed note.
///
/// A partner who keeps one can later tell whether the log was only added to.
package struct Checkpoint: Sendable, Hashable {
    package let origin: String
    package let size: Int
    package let root: TreeHash
    /// The whole signed note, byte for byte.
    package let note: String

    init(signing log: LogID, size: Int, root: TreeHash, with keyring: Keyring) throws(RecordError) {
        origin = log.origin
        self.size = size
        self.root = root
        let text = "\(origin)\n\(size)\n\(base64(root.bytes))\n"
        let signature: [UInt8]
        do { signature = [UInt8](try keyring.signing.signature(for: Data(text.utf8))) } catch {
            throw .failed("signing")
        }
        let key = CheckpointKey(name: origin, publicKey: keyring.publicKey)
        note = "\(text)\n\u{2014} \(key.name) \(base64(key.id + signature))\n"
    }

    /// Reads a note and checks that one of its signatures was made with this public key.
    package init(_ note: String, signedWith publicKey: [UInt8]) throws(RecordError) {
        guard let end = note.range(of: "\n\n", options: .backwards) else { throw Self.malformed }
        let text = String(note[..<end.lowerBound]) + "\n"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, let size = Int(lines[1]), size >= 0, String(size) == lines[1],
            let rootBytes = unbase64(String(lines[2])), let root = TreeHash(rootBytes)
        else { throw Self.malformed }
        let origin = String(lines[0])
        guard note.hasSuffix("\n"),
            Self.isSigned(text, by: note[end.upperBound...].dropLast(), name: origin, publicKey: publicKey)
        else { throw .unproven("The checkpoint of \(origin) at \(size) is not signed with this key.") }
        self.origin = origin
        self.size = size
        self.root = root
        self.note = note
    }

    private static let malformed = RecordError.unproven("This is not a signed checkpoint.")

    private static func isSigned(
        _ text: String, by signatures: Substring, name: String, publicKey: [UInt8]
    ) -> Bool {
        let key = CheckpointKey(name: name, publicKey: publicKey)
        guard let verifying = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        for line in signatures.split(separator: "\n", omittingEmptySubsequences: false) {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "\u{2014}" else { return false }
            guard parts[1] == name, let bytes = unbase64(String(parts[2])), bytes.count == 68,
                Array(bytes.prefix(4)) == key.id
            else { continue }
            return verifying.isValidSignature(bytes.dropFirst(4), for: Data(text.utf8))
        }
        return false
    }

    /// Takes apart a file that holds one or more notes one after another.
    package static func notes(in text: String) -> [String] {
        var notes: [String] = []
        var lines: [Substring] = []
        var isSigned = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isSignature = line.hasPrefix("\u{2014} ")
            if isSigned, !isSignature {
                notes.append(lines.joined(separator: "\n") + "\n")
                lines = []
            }
            isSigned = isSignature
            if lines.isEmpty, line.isEmpty { continue }
            lines.append(line)
        }
        if isSigned { notes.append(lines.joined(separator: "\n") + "\n") }
        return notes
    }
}

/// The public key of a log's checkpoints, written as C2SP's verifier key: `name+id+key`.
package struct CheckpointKey: Sendable, Hashable, CustomStringConvertible {
    package let name: String
    package let publicKey: [UInt8]

    package init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, !parts[0].isEmpty, let bytes = unbase64(String(parts[2])), bytes.count == 33,
            bytes[0] == 1
        else { return nil }
        self.init(name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
        guard hex(id) == parts[1] else { return nil }
    }

    /// The first four bytes of SHA-256 over name, line feed, 0x01 (Ed25519) and the key.
    var id: [UInt8] {
        SHA256.hash(data: Array(name.utf8) + [0x0a, 0x01] + publicKey).withUnsafeBytes { Array($0.prefix(4)) }
    }

    package var description: String { "\(name)+\(hex(id))+\(base64([1] + publicKey))" }
}

func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

/// Nil unless the text is base64 exactly as `base64` would write it.
func unbase64(_ text: String) -> [UInt8]? {
    guard let data = Data(base64Encoded: text) else { return nil }
    let bytes = [UInt8](data)
    return base64(bytes) == text ? bytes : nil
}
