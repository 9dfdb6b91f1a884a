import Guidance
import Practice
import Store

/// Wrong passwords, counted per account whether or not there is such an account, so that the two look alike.
///
/// 1. From the fifth wrong password on, browsers that never signed in to the account wait 2, 4, 8, 16, then
///    30 seconds between tries. Tries made while waiting are not looked at and do not lengthen the wait, so
///    that nobody can keep another out.
/// 2. A browser that has signed in to the account before is not slowed by what others do.
/// 3. A quarter of an hour without a wrong password ends the slowness.
struct FailedSignIns: Sendable {
    private static let free = 4
    private static let longestWait: Int64 = 30_000
    private static let forgetAfter: Int64 = 15 * 60_000

    /// Seconds to wait before the next try; 0 when none.
    static func wait(for account: [UInt8], at now: Moment, in session: any Session) throws -> Int {
        let until = try session.first(
            "SELECT slow_until FROM failed_sign_in WHERE account = ?", [.blob(account)]
        ) { $0.int(0) }
        guard let until, until > now.milliseconds else { return 0 }
        return Int((until - now.milliseconds + 999) / 1_000)
    }

    static func note(_ account: [UInt8], at now: Moment, in session: any Session) throws {
        let before = try session.first(
            "SELECT failures, last_at FROM failed_sign_in WHERE account = ?", [.blob(account)]
        ) { ($0.int(0), $0.int(1)) }
        let isFresh = before.map { now.milliseconds - $0.1 < forgetAfter } ?? false
        let failures = (isFresh ? before?.0 ?? 0 : 0) + 1
        try session.run(
            """
            INSERT INTO failed_sign_in (account, failures, since_success, slow_until, last_at)
            VALUES (?, ?, 1, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                failures = excluded.failures, slow_until = excluded.slow_until,
                last_at = excluded.last_at, since_success = failed_sign_in.since_success + 1
            """,
            .blob(account), Value(failures), Value(now.milliseconds + delay(after: failures)),
            Value(now.milliseconds))
    }

    /// Forgets them after a right password, answering how many there were.
    static func clear(_ account: [UInt8], in session: any Session) throws -> Int {
        let count = try session.first(
            "SELECT since_success FROM failed_sign_in WHERE account = ?", [.blob(account)]
        ) { $0.number(0) }
        try session.run("DELETE FROM failed_sign_in WHERE account = ?", .blob(account))
        return count ?? 0
    }

    private static func delay(after failures: Int64) -> Int64 {
        guard failures > free else { return 0 }
        return min(longestWait, 1_000 << min(failures - Int64(free), 10))
    }
}

/// Browsers that have signed in to an account before, each known by the digest of a token it keeps.
struct KnownBrowsers: Sendable {
    static let days = 180

    static func isKnown(
        _ token: String, to practitioner: PractitionerID, at now: Moment, in session: any Session
    ) throws -> Bool {
        try session.first(
            "SELECT 1 FROM known_browser WHERE token = ? AND until > ?",
            [.blob(digest(token, practitioner)), Value(now.milliseconds)]
        ) { _ in true } ?? false
    }

    static func remember(
        _ token: String, for practitioner: PractitionerID, at now: Moment, in session: any Session
    ) throws {
        try session.run(
            """
            INSERT INTO known_browser (token, practitioner, until) VALUES (?, ?, ?)
            ON CONFLICT (token) DO UPDATE SET until = excluded.until
            """,
            .blob(digest(token, practitioner)), Value(practitioner.id),
            Value(now.adding(hours: 24 * days).milliseconds))
    }

    private static func digest(_ token: String, _ practitioner: PractitionerID) -> [UInt8] {
        Digest.sha256(token + " " + practitioner.id)
    }
}
