import Guidance
import Practice
import Store

/// One practitioner's time in front of Kith, from signing in to signing out.
package struct SignInSession: Sendable, Hashable {
    package let practitioner: PractitionerID
    package let madeAt: Moment
    package let seenAt: Moment
    /// When it ends however much it is used.
    package let until: Moment
    /// The password was right; the code from the telephone is still to come.
    package let awaitsCode: Bool
    package let secondFactorAt: Moment?
    /// When they last proved in this session who they are.
    package let steppedUpAt: Moment?
    /// When they signed in the time before this one.
    package let signInBefore: Moment?
    /// How many wrong tries there were between that time and this one.
    package let failuresBefore: Int
    /// How their account stands now: a password from another that they must change, and a second factor set up.
    package var mustChangePassword = false
    package var hasSecondFactor = false
}

/// How long sessions last.
package struct SessionLimits: Sendable, Hashable {
    package var idleMinutes = 30
    package var mostHours = 12
    /// How long after a password or code the heaviest acts need no new one.
    package var stepUpMinutes = 5
    /// How long the code may take after the password.
    package var codeMinutes = 10

    package init() {}
}

/// The sessions there are: opened, found, renewed and ended, each known only by the digest of its token.
package struct Sessions: Sendable {
    package let limits: SessionLimits
    private let database: any Database
    private let random: RandomBytes

    package init(
        database: any Database, random: @escaping RandomBytes, limits: SessionLimits = SessionLimits()
    ) {
        self.database = database
        self.random = random
        self.limits = limits
    }

    /// What a new session starts from.
    package struct Start: Sendable {
        package var practitioner: PractitionerID
        package var awaitsCode = false
        package var hasSecondFactor = false
        package var signInBefore: Moment?
        package var failuresBefore = 0

        package init(_ practitioner: PractitionerID) {
            self.practitioner = practitioner
        }
    }

    /// Opens a session in place of another, if there was one: a token never survives signing in.
    package func open(_ start: Start, replacing old: String? = nil, at now: Moment) async throws -> String {
        let token = random(32).base64URL
        let oldDigest = old.map(Self.digest)
        let digest = Self.digest(token)
        let minutes = start.awaitsCode ? limits.codeMinutes : limits.mostHours * 60
        let until = now.adding(minutes: minutes)
        let proved: Moment? = start.awaitsCode ? nil : now
        try await database.write { session in
            if let oldDigest {
                try session.run("DELETE FROM sign_in_session WHERE token = ?", .blob(oldDigest))
            }
            try session.run(
                """
                INSERT INTO sign_in_session (token, practitioner, made_at, seen_at, until, awaits_code,
                    second_factor_at, stepped_up_at, sign_in_before, failures_before)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .blob(digest), Value(start.practitioner.id), Value(now.milliseconds), Value(now.milliseconds),
                Value(until.milliseconds), Value(start.awaitsCode),
                Value(start.hasSecondFactor ? now.milliseconds : nil), Value(proved?.milliseconds),
                Value(start.signInBefore?.milliseconds), Value(start.failuresBefore))
        }
        return token
    }

    /// The session a token stands for, unless it has ended by time. For use inside a request's one snapshot.
    package func find(_ token: String, at now: Moment, in session: any Session) throws -> SignInSession? {
        try find(token, at: now, with: nil, in: session)?.session
    }

    /// That session with whose it is, asked together; `member` is nil where they may not use Kith any more.
    package func find(
        _ token: String, at now: Moment, with directory: Directory?, in session: any Session
    ) throws -> (session: SignInSession, member: Member?)? {
        guard token.utf8.count == Self.tokenLength else { return nil }
        let digest = Value.blob(Self.digest(token))
        var round = Round()
        let sessions = round.ask(
            RowQuestion(
                """
                s.practitioner, s.made_at, s.seen_at, s.until, s.awaits_code, s.second_factor_at, s.stepped_up_at,
                s.sign_in_before, s.failures_before, a.must_change, a.secret IS NOT NULL AS second_factor
                """,
                "FROM sign_in_session s LEFT JOIN account a ON a.practitioner = s.practitioner WHERE s.token = ?",
                [digest], read: Self.read))
        let members = directory.map {
            round.ask($0.question("(SELECT practitioner FROM sign_in_session WHERE token = ?)", [digest]))
        }
        try round.answer(in: session)
        guard let found = sessions.first, now < found.until,
            now < found.seenAt.adding(minutes: limits.idleMinutes)
        else { return nil }
        return (found, members?.first)
    }

    /// Notes that a session is in use; written at most once a minute, so that reading stays cheap.
    package func touch(_ token: String, _ session: SignInSession, at now: Moment) async throws {
        guard now.milliseconds - session.seenAt.milliseconds >= 60_000 else { return }
        let digest = Self.digest(token)
        try await database.write {
            try $0.run(
                "UPDATE sign_in_session SET seen_at = ? WHERE token = ? AND seen_at < ?",
                Value(now.milliseconds), .blob(digest), Value(now.milliseconds))
        }
    }

    /// Notes that the practitioner has just proved again who they are.
    package func stepUp(_ token: String, at now: Moment) async throws {
        let digest = Self.digest(token)
        try await database.write {
            try $0.run(
                "UPDATE sign_in_session SET stepped_up_at = ? WHERE token = ?", Value(now.milliseconds),
                .blob(digest))
        }
    }

    package func hasSteppedUp(_ session: SignInSession, at now: Moment) -> Bool {
        guard let moment = session.steppedUpAt else { return false }
        return now < moment.adding(minutes: limits.stepUpMinutes)
    }

    package func end(_ token: String) async throws {
        let digest = Self.digest(token)
        try await database.write { try $0.run("DELETE FROM sign_in_session WHERE token = ?", .blob(digest)) }
    }

    /// Signs a practitioner out everywhere, but for the session that asks, if it is to stay. Browsers that
    /// were known are known no more, and the address of their calendar stops working.
    package func endAll(of practitioner: PractitionerID, but kept: String? = nil) async throws {
        let digest = kept.map(Self.digest) ?? []
        try await database.write { session in
            try session.run(
                "DELETE FROM sign_in_session WHERE practitioner = ? AND token <> ?",
                Value(practitioner.id), .blob(digest))
            try session.run("DELETE FROM known_browser WHERE practitioner = ?", Value(practitioner.id))
            try session.run("DELETE FROM calendar_token WHERE practitioner = ?", Value(practitioner.id))
        }
    }

    /// Drops what has ended by time. Called now and then by the executable.
    package func sweep(at now: Moment) async throws {
        let idleSince = now.adding(minutes: -limits.idleMinutes).milliseconds
        try await database.write { session in
            try session.run(
                "DELETE FROM sign_in_session WHERE until <= ? OR seen_at <= ?", Value(now.milliseconds),
                Value(idleSince))
            try session.run("DELETE FROM known_browser WHERE until <= ?", Value(now.milliseconds))
            try session.run(
                "DELETE FROM failed_sign_in WHERE last_at <= ?",
                Value(now.adding(hours: -24 * 30).milliseconds))
        }
    }

    static let tokenLength = 43

    static func digest(_ token: String) -> [UInt8] { Digest.sha256(token) }

    private static func read(_ row: any Row) -> SignInSession {
        SignInSession(
            practitioner: PractitionerID(unchecked: row.text(0)),
            madeAt: Moment(milliseconds: row.int(1)),
            seenAt: Moment(milliseconds: row.int(2)),
            until: Moment(milliseconds: row.int(3)),
            awaitsCode: row.truth(4),
            secondFactorAt: row.optionalInt(5).map(Moment.init(milliseconds:)),
            steppedUpAt: row.optionalInt(6).map(Moment.init(milliseconds:)),
            signInBefore: row.optionalInt(7).map(Moment.init(milliseconds:)),
            failuresBefore: row.number(8), mustChangePassword: row.optionalInt(9) == 1, hasSecondFactor: row.truth(10))
    }
}
