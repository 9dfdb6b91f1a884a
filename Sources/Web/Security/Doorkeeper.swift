import Guidance
import HTML
import Hummingbird
import Logging
import Practice
import Store

/// Who keeps the doors: all that stands between a request and a page or act of practice.
package struct Doorkeeper: Sendable {
    package let settings: DoorSettings
    package let clock: WebClock
    package let random: RandomBytes
    package let database: any Database
    package let directory: Directory
    package let accounts: Accounts
    package let sessions: Sessions
    package let tokens: APITokens
    package let signIn: SignIn
    package let rules: PasswordRules
    package let rates: RateLimiter
    package let counts: RequestCounts
    package let methods: Methods
    package let cookies: KithCookies
    package let logger: Logger
    let pseudonymKey: [UInt8]

    /// - Parameters:
    ///   - database: with `webMigrations` applied.
    ///   - secret: 32 bytes derived from the master key for the doors' use alone.
    package init(
        settings: DoorSettings, clock: WebClock, random: @escaping RandomBytes, database: any Database,
        directory: Directory, secret: [UInt8], logger: Logger
    ) throws {
        self.settings = settings
        self.clock = clock
        self.random = random
        self.database = database
        self.directory = directory
        self.logger = logger
        let passwords = PasswordHash(cost: settings.passwordCost, random: random)
        accounts = Accounts(database: database, passwords: passwords, secret: secret, random: random)
        sessions = Sessions(database: database, random: random, limits: settings.sessions)
        tokens = APITokens(database: database, random: random)
        rates = RateLimiter()
        signIn = SignIn(
            database: database, directory: directory, accounts: accounts, sessions: sessions, rates: rates,
            secret: secret, random: random)
        rules = try PasswordRules()
        counts = RequestCounts()
        methods = Methods()
        cookies = KithCookies(isSecure: settings.isSecure)
        pseudonymKey = Digest.keyed(secret, "pseudonyms in logs")
    }

    /// Puts the doors before every route that is added to the router afterwards. Once all are added, call
    /// `methods.learn(from: router)`.
    ///
    /// - Parameters:
    ///   - frame: what stays round every page, for whoever asks.
    ///   - explain: turns errors of practice (a refusal, what is not there) into what a person is told; nil
    ///   for those it does not know, which are faults of ours.
    package func guardDoors(
        of router: Router<KithContext>, frame: @escaping @Sendable (KithContext) -> Frame,
        explain: @escaping @Sendable (any Error) -> TurnedAway? = { _ in nil }
    ) {
        let errors = ErrorPages(frame: frame, explain: explain, logger: logger, methods: methods)
        router.add(middleware: Entrance(keeper: self, errors: errors))
        router.add(middleware: WhoIsThere(keeper: self))
    }

    /// Names a practitioner in logs.
    func pseudonym(of practitioner: PractitionerID) -> String {
        Array(Digest.keyed(pseudonymKey, practitioner.id).prefix(5)).base32.lowercased()
    }

    /// Counts one search by a practitioner; turns it away when there were too many in the last minute.
    package func countSearch(by viewer: SignedIn, at now: Moment) throws(TurnedAway) {
        guard let seconds = rates.take(.search, viewer.practitioner.id, at: now) else { return }
        throw .slowDown(
            seconds: seconds, "You have searched more than \(Rate.search.most) times in a minute.")
    }

    /// Counts one form that a practitioner keeps half filled in; turns it away when there were too many.
    func mayKeepDraft(_ viewer: SignedIn, at now: Moment) throws(TurnedAway) {
        guard let seconds = rates.take(.draft, viewer.practitioner.id, at: now) else { return }
        throw .slowDown(seconds: seconds, "Your forms have been saved many times in a few minutes.")
    }
}
