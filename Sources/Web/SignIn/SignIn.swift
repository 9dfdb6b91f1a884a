import Guidance
import Practice
import Store

/// Signing in: a password, then a code where there is a second factor.
package struct SignIn: Sendable {
    /// One try, with what is needed to tell a guesser from someone who mistyped.
    package struct Attempt: Sendable {
        package var email: String
        package var password: String
        /// The address it came from, as rates count it.
        package var place: String
        /// The token of a browser that has been here before.
        package var browser: String?
        /// The session there was until now.
        package var oldSession: String?

        package init(
            email: String, password: String, place: String, browser: String? = nil, oldSession: String? = nil
        ) {
            self.email = email
            self.password = password
            self.place = place
            self.browser = browser
            self.oldSession = oldSession
        }
    }

    package enum Outcome: Sendable, Hashable {
        case signedIn(session: String, browser: String)
        /// The session is good only for the page that asks for the code.
        case needsCode(session: String)
        /// Email or password is wrong, there is no such account, or it may not be used: not told apart.
        case wrong
        case wait(seconds: Int)
    }

    package enum CodeOutcome: Sendable, Hashable {
        case signedIn(session: String, browser: String)
        case wrong
        /// Too many wrong codes: back to the password, after a while.
        case wait(seconds: Int)
    }

    let database: any Database
    let directory: Directory
    let accounts: Accounts
    let sessions: Sessions
    let rates: RateLimiter
    let random: RandomBytes
    let accountKey: [UInt8]

    init(
        database: any Database, directory: Directory, accounts: Accounts, sessions: Sessions,
        rates: RateLimiter,
        secret: [UInt8], random: @escaping RandomBytes
    ) {
        self.database = database
        self.directory = directory
        self.accounts = accounts
        self.sessions = sessions
        self.rates = rates
        self.random = random
        accountKey = Digest.keyed(secret, "accounts that failed")
    }

    private struct Known: Sendable {
        var account: Account?
        var hasStanding = false
        var isKnownBrowser = false
        var wait = 0
    }

    package func attempt(_ attempt: Attempt, at now: Moment) async throws -> Outcome {
        let email = attempt.email.trimmed.lowercased()
        let key = Digest.keyed(accountKey, email)
        let known = try await look(email, key, attempt.browser, at: now)
        let counts: [(rate: Rate, who: String)] =
            known.isKnownBrowser
            ? [(.signInByDevice, key.hex + (attempt.browser ?? ""))]
            : [(.signInByAddress, attempt.place), (.signInByPlace, key.hex + attempt.place)]
        if !known.isKnownBrowser && known.wait > 0 { return .wait(seconds: known.wait) }
        for (index, count) in counts.enumerated() {
            guard let seconds = rates.take(count.rate, count.who, at: now) else { continue }
            for taken in counts[..<index] { rates.giveBack(taken.rate, taken.who) }
            return .wait(seconds: seconds)
        }
        let kept = known.hasStanding ? known.account?.password : nil
        let password = attempt.password.utf8.count <= 1_024 ? attempt.password : ""
        let verdict = try await accounts.passwords.verify(password, against: kept)
        guard case .right(let isDated) = verdict, let account = known.account, let kept else {
            try await database.write { try FailedSignIns.note(key, at: now, in: $0) }
            return .wrong
        }
        for count in counts { rates.giveBack(count.rate, count.who) }
        if isDated { try await accounts.refresh(password, instead: kept, for: account.practitioner) }
        if account.hasSecondFactor {
            var start = Sessions.Start(account.practitioner)
            start.awaitsCode = true
            return .needsCode(session: try await sessions.open(start, replacing: attempt.oldSession, at: now))
        }
        let (session, browser) = try await finish(
            account.practitioner, email: email, browser: attempt.browser, replacing: attempt.oldSession,
            hasSecondFactor: false, at: now)
        return .signedIn(session: session, browser: browser)
    }

    private func look(
        _ email: String, _ key: [UInt8], _ browser: String?, at now: Moment
    ) async throws -> Known {
        try await database.read { session in
            var known = Known()
            known.wait = try FailedSignIns.wait(for: key, at: now, in: session)
            guard let practitioner = try directory.practitioner(email, session) else { return known }
            known.account = try accounts.find(practitioner, in: session)
            known.hasStanding = try directory.member(practitioner, session) != nil
            if let browser {
                known.isKnownBrowser = try KnownBrowsers.isKnown(
                    browser, to: practitioner, at: now, in: session)
            }
            return known
        }
    }

    /// The second step: a code from the app, or a recovery code.
    package func code(
        _ typed: String, session token: String, browser: String?, at now: Moment
    ) async throws -> CodeOutcome {
        let found = try await database.read { session -> (SignInSession, String)? in
            guard let waiting = try sessions.find(token, at: now, in: session), waiting.awaitsCode,
                let member = try directory.member(waiting.practitioner, session)
            else { return nil }
            return (waiting, member.email)
        }
        guard let (waiting, email) = found else { throw TurnedAway.signInNeeded }
        let practitioner = waiting.practitioner
        if let seconds = rates.take(.codeByAccount, practitioner.id, at: now) {
            try await sessions.end(token)
            return .wait(seconds: seconds)
        }
        var isRight = try await accounts.acceptCode(typed, for: practitioner, at: now)
        if !isRight { isRight = try await accounts.useRecoveryCode(typed, for: practitioner, at: now) }
        guard isRight else { return .wrong }
        rates.giveBack(.codeByAccount, practitioner.id)
        let (session, kept) = try await finish(
            practitioner, email: email.lowercased(), browser: browser, replacing: token,
            hasSecondFactor: true, at: now)
        return .signedIn(session: session, browser: kept)
    }

    /// Opens the session, remembers the browser, and notes when they were here before.
    func finish(
        _ practitioner: PractitionerID, email: String, browser: String?, replacing old: String?,
        hasSecondFactor: Bool, at now: Moment
    ) async throws -> (session: String, browser: String) {
        let isUsable = browser.map { $0.utf8.count == Sessions.tokenLength } ?? false
        let browser = isUsable ? browser ?? "" : random(32).base64URL
        let key = Digest.keyed(accountKey, email)
        let before = try await database.write { session in
            let failures = try FailedSignIns.clear(key, in: session)
            let last = try session.first(
                "SELECT last_sign_in FROM account WHERE practitioner = ?", [Value(practitioner.id)]
            ) { $0.optionalInt(0) }
            try session.run(
                """
                INSERT INTO account (practitioner, last_sign_in, created_at) VALUES (?, ?, ?)
                ON CONFLICT (practitioner) DO UPDATE SET last_sign_in = excluded.last_sign_in
                """, Value(practitioner.id), Value(now.milliseconds), Value(now.milliseconds))
            try KnownBrowsers.remember(browser, for: practitioner, at: now, in: session)
            return (last ?? nil, failures)
        }
        var start = Sessions.Start(practitioner)
        start.hasSecondFactor = hasSecondFactor
        start.signInBefore = before.0.map(Moment.init(milliseconds:))
        start.failuresBefore = before.1
        return (try await sessions.open(start, replacing: old, at: now), browser)
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
