import Guidance
import Practice
import Store

/// The calendar addresses there are: one for a practitioner, kept only as a digest, gone when it is taken back, when
/// they are signed out everywhere (as with every new password or second step), and when nobody reads it for long.
package struct CalendarTokens: Sendable {
    private let database: any Database
    private let random: RandomBytes

    package init(database: any Database, random: @escaping RandomBytes) {
        self.database = database
        self.random = random
    }

    static let migration = Migration(
        "web/calendar addresses",
        """
        CREATE TABLE calendar_token (
            practitioner TEXT PRIMARY KEY,
            token BLOB NOT NULL UNIQUE,
            made_at INTEGER NOT NULL,
            last_used_at INTEGER
        ) STRICT;
        """)

    /// Days without a reading after which an address stops working.
    static let keptDays = 90

    /// When a practitioner's address was made and last read.
    package struct Made: Sendable {
        package let madeAt: Moment
        package let lastUsedAt: Moment?

        func isOver(at now: Moment) -> Bool {
            (lastUsedAt ?? madeAt).adding(hours: 24 * CalendarTokens.keptDays) <= now
        }
    }

    /// Makes a new address, which is shown this once; one made before stops working.
    package func make(for practitioner: PractitionerID, at now: Moment) async throws -> String {
        let text = random(32).base64URL
        try await database.write {
            try $0.run(
                """
                INSERT INTO calendar_token (practitioner, token, made_at) VALUES (?, ?, ?)
                ON CONFLICT (practitioner) DO UPDATE SET token = excluded.token, made_at = excluded.made_at,
                    last_used_at = NULL
                """, Value(practitioner.id), .blob(Digest.sha256(text)), Value(now.milliseconds))
        }
        return text
    }

    package func revoke(of practitioner: PractitionerID) async throws {
        try await database.write {
            try $0.run("DELETE FROM calendar_token WHERE practitioner = ?", Value(practitioner.id))
        }
    }

    package func made(for practitioner: PractitionerID, at now: Moment) async throws -> Made? {
        let made = try await database.read { session in
            try session.first(
                "SELECT made_at, last_used_at FROM calendar_token WHERE practitioner = ?", [Value(practitioner.id)]
            ) {
                Made(
                    madeAt: Moment(milliseconds: $0.int(0)),
                    lastUsedAt: $0.optionalInt(1).map(Moment.init(milliseconds:)))
            }
        }
        return made.flatMap { $0.isOver(at: now) ? nil : $0 }
    }

    /// Whose address it is; nil when it is nobody's, was taken back, or was not read for too long.
    package func practitioner(of text: String, at now: Moment) async throws -> PractitionerID? {
        guard text.utf8.count == Sessions.tokenLength else { return nil }
        let digest = Value.blob(Digest.sha256(text))
        let found = try await database.read { session in
            try session.first(
                "SELECT practitioner, made_at, last_used_at FROM calendar_token WHERE token = ?", [digest]
            ) {
                (
                    PractitionerID(unchecked: $0.text(0)),
                    Made(
                        madeAt: Moment(milliseconds: $0.int(1)),
                        lastUsedAt: $0.optionalInt(2).map(Moment.init(milliseconds:)))
                )
            }
        }
        guard let found else { return nil }
        if found.1.isOver(at: now) {
            try await database.write { try $0.run("DELETE FROM calendar_token WHERE token = ?", digest) }
            return nil
        }
        if now.milliseconds - (found.1.lastUsedAt?.milliseconds ?? 0) >= 60_000 {
            try await database.write {
                try $0.run(
                    "UPDATE calendar_token SET last_used_at = ? WHERE token = ?", Value(now.milliseconds), digest)
            }
        }
        return found.0
    }
}
