import ArgumentParser
import Foundation
import Guidance
import Practice
import Readings
import Record
import Store
import Web

/// `kith token`: tokens with which programs use the API in a practitioner's name.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make, list and revoke tokens for the API.",
        discussion: """
            A program with a token may do what its practitioner may do, and all it does is recorded as theirs.

              kith token create --for sam@example.org --name "nightly import"
              kith token list
              kith token revoke 3f09a1c2d4e5
            """,
        subcommands: [Create.self, List.self, Revoke.self])

    /// `kith token create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token. It is printed this once and cannot be had again.")
        @OptionGroup var files: KithFiles
        @Option(name: .customLong("for"), help: ArgumentHelp("Whose token it is.", valueName: "email"))
        var email: String
        @Option(help: "What it is for, as lists will show it.") var name = "API"
        @Option(help: "What it may do: read, or record (which includes reading).") var scope = "record"
        @Option(help: "How many days it lasts, 365 at most.") var days = APITokens.defaultDays
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            guard let scope = APIToken.Scope(rawValue: scope) else {
                throw ValidationError("The scope is read or record.")
            }
            guard (1...365).contains(days) else { throw ValidationError("A token lasts 1 to 365 days.") }
            guard (1...80).contains(name.count) else {
                throw ValidationError("A name has 1 to 80 characters.")
            }
            let accounts = try await AccountOffice.open(files)
            let owner = try await accounts.practitioner(email)
            let now = Moment.thisMoment
            let (text, token) = try await accounts.tokens.make(
                for: owner, name: name, scope: scope, until: now.adding(hours: 24 * days), at: now)
            if json { return try Printed.json(TokenAnswer(token, text: text)) }
            print(text)
            Printed.complain(
                "Token \(token.id) for \(email), to \(scope.rawValue), until \(token.until.day.inWords).")
        }
    }

    /// `kith token list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List tokens, newest first; never their text.")
        @OptionGroup var files: KithFiles
        @Option(name: .customLong("for"), help: ArgumentHelp("Only this practitioner's.", valueName: "email"))
        var email: String?
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let accounts = try await AccountOffice.open(files)
            var owner: PractitionerID?
            if let email { owner = try await accounts.practitioner(email) }
            let tokens = try await accounts.tokens.list(of: owner)
            if json { return try Printed.json(tokens.map { TokenAnswer($0) }) }
            let now = Moment.thisMoment
            for token in tokens {
                let state = token.revokedAt != nil ? "revoked" : token.isGood(at: now) ? "good" : "ended"
                let used = token.lastUsedAt.map { "used \($0.day)" } ?? "never used"
                print(
                    "\(token.id)  \(Printed.wide(state, 7))  \(Printed.wide(token.scope.rawValue, 6))  "
                        + "until \(token.until.day)  \(used)  \(token.practitioner)  \(token.name)")
            }
        }
    }

    /// `kith token revoke`
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Revoke a token; it is refused from the next request on.")
        @OptionGroup var files: KithFiles
        @Argument(help: "The token's id, as `kith token list` shows it.") var id: String

        func run() async throws {
            let accounts = try await AccountOffice.open(files)
            guard try await accounts.tokens.revoke(id, at: .thisMoment) else {
                throw ValidationError("There is no token \(id) that could be revoked.")
            }
            print("Revoked \(id).")
        }
    }
}

/// `kith practitioner password`: gives a practitioner a password, which they change when they sign in.
struct PasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Give a practitioner a new password and sign them out everywhere.",
        discussion: """
            Prints a password made at random, to be handed over and changed at the first signing in. With
            --stdin the password is read from standard input instead, and with --keep it need not be changed.
            """)
    @OptionGroup var files: KithFiles
    @Option(name: .customLong("for"), help: ArgumentHelp("Whose password it is.", valueName: "email"))
    var email: String
    @Flag(help: "Read the password from standard input.") var stdin = false
    @Flag(help: "They need not change it when they sign in.") var keep = false

    func run() async throws {
        let office = try await AccountOffice.open(files)
        let owner = try await office.practitioner(email)
        let password = stdin ? readLine() ?? "" : Self.made()
        if let problem = try PasswordRules().problem(with: password, email: email) {
            throw ValidationError(problem)
        }
        try await office.accounts.setPassword(password, for: owner, mustChange: !keep, at: .thisMoment)
        try await office.sessions.endAll(of: owner)
        if !stdin { print(password) }
    }

    /// Four groups of five letters and digits: 100 bits.
    private static func made() -> String {
        let letters = Array(AccountOffice.random(13).base32.lowercased().prefix(20))
        return stride(from: 0, to: 20, by: 5).map { String(letters[$0..<$0 + 5]) }.joined(separator: "-")
    }
}

/// `kith practitioner remove-second-step`: for someone who has lost both telephone and recovery codes.
struct RemoveSecondStepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-second-step",
        abstract: "Take a practitioner's second step away and sign them out everywhere.",
        discussion:
            "Make sure by another way that it is they who ask: whoever has their password can then sign in.")
    @OptionGroup var files: KithFiles
    @Option(name: .customLong("for"), help: ArgumentHelp("Whose it is.", valueName: "email"))
    var email: String

    func run() async throws {
        let office = try await AccountOffice.open(files)
        let owner = try await office.practitioner(email)
        try await office.accounts.removeSecondFactor(of: owner)
        try await office.sessions.endAll(of: owner)
        print("\(email) signs in with the password alone until a new second step is set up.")
    }
}

/// Accounts, sessions and tokens as the commands reach them.
struct AccountOffice {
    let accounts: Accounts
    let sessions: Sessions
    let tokens: APITokens
    private let database: SQLiteDatabase
    private let readings: Readings

    static func open(_ files: KithFiles) async throws -> AccountOffice {
        let (database, book) = try files.open()
        try await database.migrate(webMigrations)
        let passwords = PasswordHash(random: random)
        return AccountOffice(
            accounts: Accounts(
                database: database, passwords: passwords, secret: book.keyring.doorSecret, random: random),
            sessions: Sessions(database: database, random: random),
            tokens: APITokens(database: database, random: random),
            database: database, readings: Readings(library: try Library.load(), keyring: book.keyring))
    }

    func practitioner(_ email: String) async throws -> PractitionerID {
        let readings = readings
        guard let found = try await database.read({ try readings.practitioner(email: email, in: $0) }) else {
            throw ValidationError("Nobody in the record has the e-mail address \(email).")
        }
        return found
    }

    static let random: RandomBytes = { count in
        var system = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &system) }
    }
}

extension Keyring {
    /// The 32 bytes from which the doors make their keys.
    var doorSecret: [UInt8] { blindIndex("kith doors, first half") + blindIndex("kith doors, second half") }
}

/// A token as `--json` tells it.
private struct TokenAnswer: Encodable {
    let id, practitioner, name, scope: String
    let madeAt, until: Moment
    let lastUsedAt, revokedAt: Moment?
    /// Only when it has just been made.
    let token: String?

    init(_ token: APIToken, text: String? = nil) {
        id = token.id
        practitioner = token.practitioner.id
        name = token.name
        scope = token.scope.rawValue
        madeAt = token.madeAt
        until = token.until
        lastUsedAt = token.lastUsedAt
        revokedAt = token.revokedAt
        self.token = text
    }
}
