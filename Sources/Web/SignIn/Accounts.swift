import Crypto
import Foundation
import Guidance
import Practice
import Store

/// What a practitioner signs in with, as the sign-in pages need to know it.
package struct Account: Sendable, Hashable {
    package let practitioner: PractitionerID
    /// As Argon2id keeps it; nil until one is set.
    package let password: String?
    package let passwordAt: Moment?
    package let mustChange: Bool
    package let hasSecondFactor: Bool
    package let lastSignIn: Moment?
    package let recoveryCodesLeft: Int
}

/// The accounts there are. Passwords are hashed, one-time secrets sealed, recovery codes digested with a key
/// that is not in the database.
package struct Accounts: Sendable {
    let database: any Database
    let passwords: PasswordHash
    private let random: RandomBytes
    private let sealing: SymmetricKey
    private let codeKey: [UInt8]

    /// - Parameter secret: 32 bytes derived from the master key for this use.
    package init(
        database: any Database, passwords: PasswordHash, secret: [UInt8], random: @escaping RandomBytes
    ) {
        self.database = database
        self.passwords = passwords
        self.random = random
        sealing = SymmetricKey(data: Digest.keyed(secret, "one-time secrets"))
        codeKey = Digest.keyed(secret, "recovery codes")
    }

    package func find(_ practitioner: PractitionerID, in session: any Session) throws -> Account? {
        try session.first(
            """
            SELECT password, password_at, must_change, secret IS NOT NULL, last_sign_in,
                (SELECT count(*) FROM recovery_code c
                    WHERE c.practitioner = a.practitioner AND c.used_at IS NULL)
            FROM account a WHERE practitioner = ?
            """, [Value(practitioner.id)]
        ) { row in
            Account(
                practitioner: practitioner, password: row.optionalText(0),
                passwordAt: row.optionalInt(1).map(Moment.init(milliseconds:)), mustChange: row.truth(2),
                hasSecondFactor: row.truth(3), lastSignIn: row.optionalInt(4).map(Moment.init(milliseconds:)),
                recoveryCodesLeft: row.number(5))
        }
    }

    package func find(_ practitioner: PractitionerID) async throws -> Account? {
        try await database.read { try find(practitioner, in: $0) }
    }

    /// Sets a password that the rules have let through, making the account if there is none.
    ///
    /// - Parameter mustChange: set for them by somebody else, so that they choose their own when they sign
    ///   in.
    package func setPassword(
        _ password: String, for practitioner: PractitionerID, mustChange: Bool, at now: Moment
    ) async throws {
        try await keep(passwords.hash(password), for: practitioner, mustChange: mustChange, at: now)
    }

    private func keep(
        _ hash: String, for practitioner: PractitionerID, mustChange: Bool, at now: Moment
    ) async throws {
        try await database.write {
            try $0.run(
                """
                INSERT INTO account (practitioner, password, password_at, must_change, created_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (practitioner) DO UPDATE SET
                    password = excluded.password, password_at = excluded.password_at,
                    must_change = excluded.must_change
                """,
                Value(practitioner.id), Value(hash), Value(now.milliseconds), Value(mustChange),
                Value(now.milliseconds))
        }
    }

    /// Keeps a right password anew when what it costs to guess has been raised; `kept` must still be what is
    /// kept.
    func refresh(_ password: String, instead kept: String, for practitioner: PractitionerID) async throws {
        let hash = try await passwords.hash(password)
        try await database.write {
            try $0.run(
                "UPDATE account SET password = ? WHERE practitioner = ? AND password = ?", Value(hash),
                Value(practitioner.id), Value(kept))
        }
    }

    // MARK: the second factor

    /// A new secret, sealed so that the page which shows it can carry it until its first code is typed.
    package func offerSecret(to practitioner: PractitionerID) throws -> (secret: [UInt8], carried: String) {
        let secret = random(OneTimeCode.secretLength)
        return (secret, try seal(secret, for: practitioner).base64URL)
    }

    /// The secret that a page carried, if it is one that was offered to this practitioner.
    package func offeredSecret(_ carried: String, to practitioner: PractitionerID) -> [UInt8]? {
        guard let bytes = [UInt8](base64URL: carried) else { return nil }
        return open(bytes, for: practitioner)
    }

    /// Keeps the secret once its first code was right, and makes recovery codes, shown this once.
    package func enrol(
        _ secret: [UInt8], firstStep: Int64, for practitioner: PractitionerID, at now: Moment
    ) async throws -> [String] {
        let sealed = try seal(secret, for: practitioner)
        let codes = RecoveryCodes.make(using: random)
        let digests = codes.compactMap { digest(ofCode: $0, for: practitioner) }
        try await database.write { session in
            try session.run(
                """
                INSERT INTO account (practitioner, secret, last_step, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (practitioner) DO UPDATE SET
                    secret = excluded.secret, last_step = excluded.last_step
                """, Value(practitioner.id), .blob(sealed), Value(firstStep), Value(now.milliseconds))
            try Self.replaceCodes(digests, for: practitioner, in: session)
        }
        return codes
    }

    /// New recovery codes in place of the old.
    package func renewRecoveryCodes(for practitioner: PractitionerID) async throws -> [String] {
        let codes = RecoveryCodes.make(using: random)
        let digests = codes.compactMap { digest(ofCode: $0, for: practitioner) }
        try await database.write { try Self.replaceCodes(digests, for: practitioner, in: $0) }
        return codes
    }

    /// Takes the second factor away, for someone who has lost both telephone and recovery codes.
    package func removeSecondFactor(of practitioner: PractitionerID) async throws {
        try await database.write { session in
            try session.run(
                "UPDATE account SET secret = NULL, last_step = 0 WHERE practitioner = ?",
                Value(practitioner.id))
            try Self.replaceCodes([], for: practitioner, in: session)
        }
    }

    /// Whether this is a code that the practitioner's app shows now and that was not used before.
    package func acceptCode(_ typed: String, for practitioner: PractitionerID, at now: Moment) async throws
        -> Bool
    {
        let kept = try await database.read { session in
            try session.first(
                "SELECT secret, last_step FROM account WHERE practitioner = ? AND secret IS NOT NULL",
                [Value(practitioner.id)]
            ) { ($0.blob(0), $0.int(1)) }
        }
        guard let (sealed, last) = kept, let secret = open(sealed, for: practitioner),
            let step = OneTimeCode.accept(typed, secret: secret, after: last, at: now)
        else { return false }
        return try await database.write {
            try $0.run(
                "UPDATE account SET last_step = ? WHERE practitioner = ? AND last_step < ?", Value(step),
                Value(practitioner.id), Value(step))
            return $0.changes == 1
        }
    }

    /// Whether this is a recovery code that was not used before; it is used now.
    package func useRecoveryCode(
        _ typed: String, for practitioner: PractitionerID, at now: Moment
    ) async throws -> Bool {
        guard let digest = digest(ofCode: typed, for: practitioner) else { return false }
        return try await database.write {
            try $0.run(
                """
                UPDATE recovery_code SET used_at = ?
                WHERE practitioner = ? AND code = ? AND used_at IS NULL
                """,
                Value(now.milliseconds), Value(practitioner.id), .blob(digest))
            return $0.changes == 1
        }
    }

    private static func replaceCodes(
        _ digests: [[UInt8]], for practitioner: PractitionerID, in session: any Session
    ) throws {
        try session.run("DELETE FROM recovery_code WHERE practitioner = ?", Value(practitioner.id))
        for digest in digests {
            try session.run(
                "INSERT INTO recovery_code (practitioner, code) VALUES (?, ?)", Value(practitioner.id),
                .blob(digest))
        }
    }

    private func digest(ofCode typed: String, for practitioner: PractitionerID) -> [UInt8]? {
        RecoveryCodes.plain(typed).map { Digest.keyed(codeKey, practitioner.id + " " + $0) }
    }

    private func seal(_ secret: [UInt8], for practitioner: PractitionerID) throws -> [UInt8] {
        let nonce = try AES.GCM.Nonce(data: random(12))
        let box = try AES.GCM.seal(
            secret, using: sealing, nonce: nonce, authenticating: Array(practitioner.id.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    private func open(_ sealed: [UInt8], for practitioner: PractitionerID) -> [UInt8]? {
        guard sealed.count == 12 + OneTimeCode.secretLength + 16 else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Array(try AES.GCM.open(box, using: sealing, authenticating: Array(practitioner.id.utf8)))
        } catch {
            return nil  // altered, or sealed for another: no secret of theirs
        }
    }
}
