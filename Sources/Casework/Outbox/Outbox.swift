import Guidance
import Practice
import Record
import Store

/// A message as it leaves the house: to whom, and a link. It names no one and tells nothing.
package struct Message: Sendable, Hashable {
    /// Opaque and the same at every try, so that a receiver can tell a repeat.
    package let reference: String
    package let to: String
    package let link: String

    package static let subject = "There is something for you in Kith"
    package var text: String {
        """
        There is something for you in Kith. Sign in to read it:

        \(link)

        This message says no more on purpose. Nobody reads answers to it.

        """
    }

    package init(reference: String, to: String, link: String) {
        self.reference = reference
        self.to = to
        self.link = link
    }
}

/// Whoever carries messages: an SMTP server, GOV.UK Notify.
package struct Postman: Sendable {
    package let send: @Sendable (Message, Moment) async throws(PostTrouble) -> Void

    package init(_ send: @escaping @Sendable (Message, Moment) async throws(PostTrouble) -> Void) {
        self.send = send
    }
}

/// Why a message did not go, in words that hold nothing of it.
package struct PostTrouble: Error, Sendable, Hashable {
    /// Trying again would not help.
    package let isFinal: Bool
    /// "550 from the mail server", "no answer"
    package let words: String

    package init(isFinal: Bool, _ words: String) {
        self.isFinal = isFinal
        self.words = words
    }
}

/// Messages that wait to be carried: working state in a table of its own, tried again at growing intervals, given up
/// after a day, and kept for a month so that an operator sees what failed.
///
/// The address is the practitioner's at the moment of sending and stands nowhere here.
package struct Outbox: Sendable {
    let office: Office

    /// What a message is about.
    package enum Occasion: Sendable, Hashable {
        /// Something new stands on their *my work*.
        case notice
        /// A letter for them.
        case letter(StreamID)

        var name: String {
            switch self {
            case .notice: "notice"
            case .letter: "letter"
            }
        }

        var path: String {
            switch self {
            case .notice: "/"
            case .letter(let stream): "/letters/\(stream.id)"
            }
        }
    }

    /// Where a message stands.
    package enum State: String, Sendable, Codable, CaseIterable {
        case waiting, sent, failed, dropped
    }

    /// A message as an operator sees it: whose, since when, how often tried, and what went wrong.
    package struct Row: Sendable, Codable, Hashable {
        package let id: Int
        package let occasion: String
        package let practitioner: PractitionerID
        package let state: State
        package let tries: Int
        package let at: Moment
        package let nextAt: Moment
        package let trouble: String?
    }

    static let mostTries = 12
    /// Minutes between tries: doubled each time up to this.
    static let longestMinutes = 360
    /// Minutes for which whoever took a message has it alone.
    private static let leaseMinutes = 5
    private static let atOnce = 20
    private static let hoursFresh = 72
    private static let hoursKept = 24 * 31

    static let migrations = [
        Migration(
            "casework/3 outbox",
            """
            CREATE TABLE outbox (id INTEGER PRIMARY KEY, reference TEXT NOT NULL, practitioner TEXT NOT NULL,
                occasion TEXT NOT NULL, path BLOB NOT NULL, at INTEGER NOT NULL, next_at INTEGER NOT NULL,
                tries INTEGER NOT NULL, state TEXT NOT NULL, trouble TEXT) STRICT;
            CREATE INDEX outbox_due ON outbox (state, next_at);
            CREATE INDEX outbox_practitioner ON outbox (practitioner, occasion, state);
            CREATE TABLE mail_wish (practitioner TEXT PRIMARY KEY, wants INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            """)
    ]

    // MARK: Putting in

    /// Puts a message in for a practitioner, in the transaction of what it tells of. Notices that wait are one message.
    func put(_ occasion: Occasion, to practitioner: PractitionerID, at now: Moment, in session: any Session) throws {
        if occasion == .notice {
            guard try wants(practitioner, in: session) else { return }
            let waits = try session.first(
                "SELECT 1 FROM outbox WHERE practitioner = ? AND occasion = 'notice' AND state = 'waiting' LIMIT 1",
                [.text(practitioner.id)]
            ) { _ in true }
            if waits == true { return }
        }
        try session.run(
            """
            INSERT INTO outbox (reference, practitioner, occasion, path, at, next_at, tries, state)
            VALUES (?, ?, ?, ?, ?, ?, 0, 'waiting')
            """,
            [
                .text(office.makeID()), .text(practitioner.id), .text(occasion.name),
                .blob(try office.book.sealReading(Array(occasion.path.utf8), at: "outbox.path")),
                .int(now.milliseconds), .int(now.milliseconds),
            ])
    }

    // MARK: Carrying

    private struct Taken: Sendable {
        let id: Int
        let reference: String
        let path: String
        let tries: Int
        let to: String?
    }

    /// Tries every message that is due, once.
    /// - Parameters:
    ///   - base: where Kith is found, such as `https://kith.example.org`.
    ///   - chance: a number from 0 to 1, so that many messages are not tried again at the same moment.
    /// - Returns: how many were tried.
    @discardableResult
    package func carry(
        with postman: Postman, base: String, at now: Moment, chance: @Sendable () -> Double
    ) async throws -> Int {
        let taken = try await take(at: now)
        for message in taken {
            guard let to = message.to else {
                try await settle(message.id, .dropped, "they have left")
                continue
            }
            do throws(PostTrouble) {
                try await postman.send(Message(reference: message.reference, to: to, link: base + message.path), now)
            } catch {
                let isLast = error.isFinal || message.tries >= Self.mostTries
                if isLast {
                    try await settle(message.id, .failed, error.words)
                } else {
                    let wait = Self.delay(after: message.tries, chance: chance())
                    let next = Moment(milliseconds: now.milliseconds + Int64(wait) * 1_000)
                    try await retry(message.id, at: next, error.words)
                }
                continue
            }
            try await settle(message.id, .sent, nil)
        }
        return taken.count
    }

    /// Seconds until the next try: one minute after the first, doubled each time, a quarter more or less by chance.
    static func delay(after tries: Int, chance: Double) -> Int {
        let minutes = min(longestMinutes, 1 << max(0, min(tries, 20) - 1))
        return max(1, Int(Double(minutes * 60) * (0.75 + 0.5 * min(1, max(0, chance)))))
    }

    private func take(at now: Moment) async throws -> [Taken] {
        try await office.database.write { [office] session in
            try session.run(
                "UPDATE outbox SET state = 'dropped', trouble = 'too old' WHERE state = 'waiting' AND at < ?",
                .int(now.adding(hours: -Self.hoursFresh).milliseconds))
            try session.run(
                "DELETE FROM outbox WHERE state <> 'waiting' AND at < ?",
                .int(now.adding(hours: -Self.hoursKept).milliseconds))
            let due = try session.all(
                """
                SELECT id, reference, practitioner, path, tries FROM outbox WHERE state = 'waiting' AND next_at <= ?
                ORDER BY next_at LIMIT ?
                """, [.int(now.milliseconds), Value(Self.atOnce)]
            ) { row in
                (row.number(0), row.text(1), PractitionerID(unchecked: row.text(2)), row.blob(3), row.number(4))
            }
            return try due.map { id, reference, practitioner, path, tries in
                try session.run(
                    "UPDATE outbox SET tries = tries + 1, next_at = ? WHERE id = ?",
                    .int(now.adding(minutes: Self.leaseMinutes).milliseconds), Value(id))
                let reader = try office.readings.colleague(practitioner, in: session)
                return Taken(
                    id: id, reference: reference,
                    path: String(decoding: try office.book.openReading(path, at: "outbox.path"), as: UTF8.self),
                    tries: tries + 1, to: reader?.isEnabled == true ? reader?.email : nil)
            }
        }
    }

    private func settle(_ id: Int, _ state: State, _ trouble: String?) async throws {
        try await office.database.write { session in
            try session.run(
                "UPDATE outbox SET state = ?, trouble = ? WHERE id = ?", .text(state.rawValue), Value(trouble),
                Value(id))
        }
    }

    private func retry(_ id: Int, at next: Moment, _ trouble: String) async throws {
        try await office.database.write { session in
            try session.run(
                "UPDATE outbox SET next_at = ?, trouble = ? WHERE id = ?", .int(next.milliseconds), .text(trouble),
                Value(id))
        }
    }
}

extension Outbox {
    // MARK: Looking and choosing

    /// The latest messages, without what they say or whom they reach.
    package func list(_ state: State? = nil, limit: Int = 200) async throws -> [Row] {
        try await office.database.read { session in
            let which = state.map { _ in "WHERE state = ?" } ?? ""
            return try session.all(
                """
                SELECT id, occasion, practitioner, state, tries, at, next_at, trouble FROM outbox \(which)
                ORDER BY id DESC LIMIT ?
                """, (state.map { [.text($0.rawValue)] } ?? []) + [Value(limit)]
            ) { row in
                Row(
                    id: row.number(0), occasion: row.text(1), practitioner: PractitionerID(unchecked: row.text(2)),
                    state: State(rawValue: row.text(3)) ?? .failed, tries: row.number(4),
                    at: Moment(milliseconds: row.int(5)), nextAt: Moment(milliseconds: row.int(6)),
                    trouble: row.optionalText(7))
            }
        }
    }

    /// Has a message that failed or was dropped tried afresh; false when there is no such message.
    package func tryAgain(_ id: Int, at now: Moment) async throws -> Bool {
        try await office.database.write { session in
            try session.run(
                """
                UPDATE outbox SET state = 'waiting', tries = 0, at = ?, next_at = ? WHERE id = ?
                AND state IN ('failed', 'dropped')
                """, .int(now.milliseconds), .int(now.milliseconds), Value(id))
            return session.changes > 0
        }
    }

    /// Whether a practitioner is sent a message when something new waits for them; yes until they say no.
    package func wants(_ practitioner: PractitionerID) async throws -> Bool {
        try await office.database.read { try wants(practitioner, in: $0) }
    }

    func wants(_ practitioner: PractitionerID, in session: any Session) throws -> Bool {
        try session.first("SELECT wants FROM mail_wish WHERE practitioner = ?", [.text(practitioner.id)]) {
            $0.truth(0)
        } ?? true
    }

    package func wish(_ wants: Bool, of practitioner: PractitionerID) async throws {
        try await office.database.write { session in
            try session.run(
                """
                INSERT INTO mail_wish (practitioner, wants) VALUES (?, ?)
                ON CONFLICT (practitioner) DO UPDATE SET wants = excluded.wants
                """, .text(practitioner.id), Value(wants))
        }
    }
}

extension Office {
    package var outbox: Outbox { Outbox(office: self) }

    /// Puts a message in for whoever an owner of a notice is: one practitioner, or all who hold a role in an agency.
    func message(ofNoticeTo owner: String, at now: Moment, in session: any Session) throws {
        let parts = owner.split(separator: "/").map(String.init)
        switch parts.first {
        case "p" where parts.count == 2:
            try outbox.put(.notice, to: PractitionerID(unchecked: parts[1]), at: now, in: session)
        case "r" where parts.count == 3:
            for colleague in try readings.colleagues(of: AgencyID(unchecked: parts[1]), in: session)
            where colleague.isEnabled && colleague.roles.contains(parts[2]) {
                try outbox.put(.notice, to: colleague.id, at: now, in: session)
            }
        default: return
        }
    }
}
