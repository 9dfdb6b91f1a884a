import CArgon2
import Foundation

/// How passwords are kept: Argon2id, its cost written into the text that is kept.
///
/// Hashing runs on two threads of its own, so that a rush to sign in costs no page its turn and no more than
/// twice the memory of one hash.
package struct PasswordHash: Sendable {
    /// What one hash costs whoever computes it.
    package struct Cost: Sendable, Hashable {
        package let kibibytes: UInt32
        package let passes: UInt32
        package let lanes: UInt32

        package init(kibibytes: UInt32, passes: UInt32, lanes: UInt32) {
            self.kibibytes = kibibytes
            self.passes = passes
            self.lanes = lanes
        }

        /// 19 MiB, twice over, one lane: the least OWASP advises for Argon2id.
        package static let standard = Cost(kibibytes: 19_456, passes: 2, lanes: 1)
        /// For tests only.
        package static let trifling = Cost(kibibytes: 8, passes: 1, lanes: 1)

        /// How a kept password of this cost begins.
        var prefix: String { "$argon2id$v=19$m=\(kibibytes),t=\(passes),p=\(lanes)$" }
    }

    /// Whether a password was the right one, and whether it should be kept anew at today's cost.
    package enum Verdict: Sendable, Hashable {
        case wrong
        case right(isDated: Bool)
    }

    private let cost: Cost
    private let random: RandomBytes
    private let queue: OperationQueue
    private static let saltLength = 16
    private static let hashLength = 32
    private static let mostWaiting = 64

    package init(cost: Cost = .standard, random: @escaping RandomBytes) {
        self.cost = cost
        self.random = random
        queue = OperationQueue()
        queue.name = "kith.passwords"
        queue.maxConcurrentOperationCount = 2
        queue.qualityOfService = .userInitiated
    }

    /// The text to keep for a password.
    package func hash(_ password: String) async throws -> String {
        let salt = random(Self.saltLength)
        let cost = cost
        return try await apart { try Self.encoded(password, salt, cost) }
    }

    /// Compares a password with what is kept. Where nothing is kept the same work is done and the answer is
    /// no, so that time does not tell whether there is such an account.
    package func verify(_ password: String, against kept: String?) async throws -> Verdict {
        let cost = cost
        return try await apart {
            guard let kept else {
                _ = try Self.encoded(password, [UInt8](repeating: 0x4B, count: Self.saltLength), cost)
                return .wrong
            }
            var bytes = Self.bytes(of: password)
            defer { Self.wipe(&bytes) }
            guard argon2id_verify(kept, bytes, bytes.count) == ARGON2_OK.rawValue else { return .wrong }
            return .right(isDated: !kept.hasPrefix(cost.prefix))
        }
    }

    /// The characters as they are compared: one form for letters that can be typed in two ways.
    private static func bytes(of password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }

    private static func encoded(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> String {
        let length = argon2_encodedlen(
            cost.passes, cost.kibibytes, cost.lanes, UInt32(salt.count), UInt32(hashLength), Argon2_id)
        var text = [CChar](repeating: 0, count: length)
        var bytes = bytes(of: password)
        defer { wipe(&bytes) }
        let code = argon2id_hash_encoded(
            cost.passes, cost.kibibytes, cost.lanes, bytes, bytes.count, salt, salt.count, hashLength, &text,
            length)
        guard code == ARGON2_OK.rawValue else { throw PasswordHashFailed(code: code) }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func wipe(_ bytes: inout [UInt8]) {
        for index in bytes.indices { bytes[index] = 0 }
    }

    private func apart<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        guard queue.operationCount < Self.mostWaiting else { throw TurnedAway.unavailable }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try work() }) }
        }
    }
}

/// The hashing library refused, for want of memory as a rule.
package struct PasswordHashFailed: Error {
    package let code: Int32
}
