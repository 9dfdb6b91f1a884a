import Guidance
import Practice
import Store

/// A token with which a program acts through the API for one practitioner, as its list shows it.
package struct APIToken: Sendable, Hashable {
    /// What a token may be used for.
    package enum Scope: String, Sendable, CaseIterable {
        case read
        case readAndRecord = "record"
    }

    /// Names the token without being it: for lists, logs and revoking.
    package let id: String
    package let practitioner: PractitionerID
    package let name: String
    package let scope: Scope
    package let madeAt: Moment
    package let until: Moment
    package let lastUsedAt: Moment?
    package let revokedAt: Moment?

    package func isGood(at now: Moment) -> Bool { revokedAt == nil && now < until }
}

/// The tokens there are: `kith_` and 256 random bits, kept only as a digest.
package struct APITokens: Sendable {
    package static let prefix = "kith_"
    package static let defaultDays = 90
    private let database: any Database
    private let random: RandomBytes

    package init(database: any Database, random: @escaping RandomBytes) {
        self.database = database
        self.random = random
    }

    /// Makes a token. Its text is shown this once and cannot be had again.
    package func make(
        for practitioner: PractitionerID, name: String, scope: APIToken.Scope, until: Moment, at now: Moment
    ) async throws -> (text: String, token: APIToken) {
        let text = Self.prefix + random(32).base64URL
        let id = random(6).hex
        try await database.write {
            try $0.run(
                """
                INSERT INTO api_token (token, id, practitioner, name, scope, made_at, until)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                .blob(Digest.sha256(text)), Value(id), Value(practitioner.id), Value(name),
                Value(scope.rawValue),
                Value(now.milliseconds), Value(until.milliseconds))
        }
        let token = APIToken(
            id: id, practitioner: practitioner, name: name, scope: scope, madeAt: now, until: until,
            lastUsedAt: nil, revokedAt: nil)
        return (text, token)
    }

    /// The token that was sent, if it is known and good. For use inside a request's one snapshot.
    package func find(_ text: String, at now: Moment, in session: any Session) throws -> APIToken? {
        guard text.hasPrefix(Self.prefix), text.utf8.count == Self.prefix.utf8.count + Sessions.tokenLength
        else {
            return nil
        }
        let found = try session.first(
            "SELECT \(Self.columns) FROM api_token WHERE token = ?", [.blob(Digest.sha256(text))], Self.read)
        return found.flatMap { $0.isGood(at: now) ? $0 : nil }
    }

    /// Notes that a token was used; written at most once a minute.
    package func touch(_ token: APIToken, at now: Moment) async throws {
        guard now.milliseconds - (token.lastUsedAt?.milliseconds ?? 0) >= 60_000 else { return }
        try await database.write {
            try $0.run(
                "UPDATE api_token SET last_used_at = ? WHERE id = ?", Value(now.milliseconds), Value(token.id)
            )
        }
    }

    /// Every token of a practitioner, or of all, newest first.
    package func list(of practitioner: PractitionerID? = nil) async throws -> [APIToken] {
        try await database.read { session in
            if let practitioner {
                return try session.all(
                    "SELECT \(Self.columns) FROM api_token WHERE practitioner = ? ORDER BY made_at DESC, id",
                    [Value(practitioner.id)], Self.read)
            }
            return try session.all(
                "SELECT \(Self.columns) FROM api_token ORDER BY made_at DESC, id", [], Self.read)
        }
    }

    /// Revokes by id; false when there is no such token or it was revoked before.
    package func revoke(_ id: String, at now: Moment) async throws -> Bool {
        try await database.write {
            try $0.run(
                "UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                Value(now.milliseconds),
                Value(id))
            return $0.changes == 1
        }
    }

    private static let columns = "id, practitioner, name, scope, made_at, until, last_used_at, revoked_at"

    private static func read(_ row: any Row) -> APIToken {
        APIToken(
            id: row.text(0), practitioner: PractitionerID(unchecked: row.text(1)), name: row.text(2),
            scope: APIToken.Scope(rawValue: row.text(3)) ?? .read,
            madeAt: Moment(milliseconds: row.int(4)), until: Moment(milliseconds: row.int(5)),
            lastUsedAt: row.optionalInt(6).map(Moment.init(milliseconds:)),
            revokedAt: row.optionalInt(7).map(Moment.init(milliseconds:)))
    }
}
