import Crypto
import Store
import Synchronization

/// Each subject's own key, wrapped in the table `data_key`; destroying it erases what was sealed under it.
struct DataKeys: Sendable {
    private let wrapping: SymmetricKey
    private let recent = RecentKeys()

    init(wrapping: SymmetricKey) { self.wrapping = wrapping }

    /// The subject's key, made now when there is none.
    func key(making subject: String, in session: any Session) throws -> SymmetricKey {
        if let key = try existing(subject, in: session) { return key }
        let key = SymmetricKey(size: .bits256)
        let wrapped = try key.withUnsafeBytes { bytes in
            try context(subject).withUnsafeBytes {
                try Sealing.seal(bytes, with: wrapping, authenticating: $0)
            }
        }
        try session.run(
            "INSERT INTO data_key (subject, wrapped) VALUES (?, ?)", .text(subject), .blob(wrapped))
        recent.keep(key, wrapped: wrapped, subject: subject)
        return key
    }

    /// The subject's key; throws `.erased` when it has been destroyed.
    func key(of subject: String, in session: any Session) throws -> SymmetricKey {
        guard let key = try existing(subject, in: session) else { throw RecordError.erased(subject: subject) }
        return key
    }

    /// The row is read each time, so that a key destroyed by anyone is gone for everyone from that commit on; only
    /// the unwrapping is saved.
    private func existing(_ subject: String, in session: any Session) throws -> SymmetricKey? {
        let wrapped = try session.first("SELECT wrapped FROM data_key WHERE subject = ?", [.text(subject)]) {
            $0.optionalBlob(0)
        }
        guard let wrapped else { return nil }
        guard let wrapped else { throw RecordError.erased(subject: subject) }
        if let key = recent.key(subject, wrapped: wrapped) { return key }
        let key = try unwrap(wrapped, of: subject)
        recent.keep(key, wrapped: wrapped, subject: subject)
        return key
    }

    private func unwrap(_ wrapped: [UInt8], of subject: String) throws -> SymmetricKey {
        do {
            let bytes = try wrapped.withUnsafeBytes { sealed in
                try context(subject).withUnsafeBytes {
                    try Sealing.open(sealed, with: wrapping, authenticating: $0)
                }
            }
            return SymmetricKey(data: bytes)
        } catch { throw RecordError.wrongKey }
    }

    /// Leaves an empty row behind, so that no second key is made for the subject.
    func destroy(_ subject: String, in session: any Session) throws {
        try session.run(
            "INSERT INTO data_key (subject, wrapped) VALUES (?, NULL) ON CONFLICT (subject) DO UPDATE SET wrapped = NULL",
            .text(subject))
        recent.forget(subject)
    }

    private func context(_ subject: String) -> [UInt8] { Array("kith data key 1\n\(subject)".utf8) }
}

/// The keys unwrapped last: two generations, so that the longest unused go first.
private final class RecentKeys: Sendable {
    private struct Kept {
        let wrapped: [UInt8]
        let key: SymmetricKey
    }

    private struct Generations {
        var young: [String: Kept] = [:]
        var old: [String: Kept] = [:]
    }

    private static let mostInGeneration = 2_000
    private let generations = Mutex(Generations())

    func key(_ subject: String, wrapped: [UInt8]) -> SymmetricKey? {
        generations.withLock { generations in
            if let kept = generations.young[subject] { return kept.wrapped == wrapped ? kept.key : nil }
            guard let kept = generations.old[subject], kept.wrapped == wrapped else { return nil }
            Self.add(kept, subject, to: &generations)
            return kept.key
        }
    }

    func keep(_ key: SymmetricKey, wrapped: [UInt8], subject: String) {
        generations.withLock { Self.add(Kept(wrapped: wrapped, key: key), subject, to: &$0) }
    }

    func forget(_ subject: String) {
        generations.withLock {
            $0.young[subject] = nil
            $0.old[subject] = nil
        }
    }

    private static func add(_ kept: Kept, _ subject: String, to generations: inout Generations) {
        if generations.young.count >= mostInGeneration {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[subject] = kept
    }
}
