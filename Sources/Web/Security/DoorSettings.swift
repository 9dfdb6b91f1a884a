import Guidance

/// How an installation's doors are set, by its operator.
package struct DoorSettings: Sendable {
    /// Whether practitioners need a second factor.
    package enum SecondFactor: Sendable {
        /// They may set one up.
        case offered
        /// Whoever has none sets one up before anything else.
        case required
    }

    /// People reach Kith over TLS, ended here or at a proxy: cookies are `__Host-` and browsers never go back
    /// to http.
    package var isSecure = false
    package var secondFactor = SecondFactor.offered
    /// Everyone in the record is invented, and whoever comes may sign in as any of them.
    package var isDemo = false
    /// Addresses of the proxies whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String> = []
    /// Bytes a request may carry.
    package var mostBody = 1_048_576
    /// Bytes a form with files, or a file sent by a program, may carry.
    package var mostUpload = 32 * 1_048_576
    package var sessions = SessionLimits()
    package var passwordCost = PasswordHash.Cost.standard
    /// Lets operators read `/metrics` from elsewhere than this machine; nil: from this machine only.
    package var operatorToken: String?
    /// Whom to tell about a weakness: an address for `security.txt`, such as `mailto:security@example.org`.
    package var securityContact = "mailto:security@kith.invalid"
    /// Paths, beside Kith's own, that are shown to people who are not signed in.
    package var publicPaths: Set<String> = ["/help", "/accessibility", "/privacy", "/cookies"]

    package init() {}
}

/// What tells the time: read by the executable alone and handed in.
package struct WebClock: Sendable {
    /// Now, as entries and sessions write it.
    package let now: @Sendable () -> Moment
    /// Nanoseconds of a clock that never goes back, for measuring how long answers take.
    package let nanoseconds: @Sendable () -> UInt64
    /// Moves the clock of a demonstration on; nil everywhere else.
    package let moveOn: (@Sendable (Moment) throws -> Void)?

    package init(
        now: @escaping @Sendable () -> Moment, nanoseconds: @escaping @Sendable () -> UInt64,
        moveOn: (@Sendable (Moment) throws -> Void)? = nil
    ) {
        self.now = now
        self.nanoseconds = nanoseconds
        self.moveOn = moveOn
    }
}
