import Crypto

/// What is known of an entry without opening it: who did which kind of thing, when, about whom.
package struct Envelope: Sendable, Hashable {
    /// Place in the log, from 1.
    package var number: Int
    /// The process it belongs to, e.g. `episode/7F3K…`.
    package var stream: String
    /// Place in the stream, from 1.
    package var version: Int
    /// The act's stable name, e.g. `referral.decide`.
    package var kind: String
    /// Who did it, in which role and for which agency, as they were then.
    package var by: String
    package var role: String
    package var agency: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var happenedAt: Int64
    package var recordedAt: Int64
    /// Edition of the guidance it was done under.
    package var edition: String
    /// The people it is about.
    package var about: [String]
    /// The entry of the same log that it corrects or completes.
    package var follows: Int?
    /// What it started and stopped, with due dates as computed then; one line of text each.
    package var clocks: [String]
    /// Whose data key seals the payload.
    package var subject: String
}

/// An entry about to be appended: its envelope before the log has given it a place, and its payload in clear.
package struct Draft: Sendable {
    package var stream: String
    package var kind: String
    package var by: String
    package var role: String
    package var agency: String
    package var happenedAt: Int64
    package var recordedAt: Int64
    package var edition: String
    package var about: [String]
    package var follows: Int?
    package var clocks: [String]
    package var subject: String
    package var payload: [UInt8]

    package init(
        stream: String, kind: String, by: String, role: String, agency: String, happenedAt: Int64,
        recordedAt: Int64, edition: String, about: [String] = [], follows: Int? = nil, clocks: [String] = [],
        subject: String, payload: [UInt8] = []
    ) {
        self.stream = stream
        self.kind = kind
        self.by = by
        self.role = role
        self.agency = agency
        self.happenedAt = happenedAt
        self.recordedAt = recordedAt
        self.edition = edition
        self.about = about
        self.follows = follows
        self.clocks = clocks
        self.subject = subject
        self.payload = payload
    }

    func envelope(number: Int, version: Int) -> Envelope {
        Envelope(
            number: number, stream: stream, version: version, kind: kind, by: by, role: role, agency: agency,
            happenedAt: happenedAt, recordedAt: recordedAt, edition: edition, about: about, follows: follows,
            clocks: clocks, subject: subject)
    }
}

/// One entry as it was recorded: its envelope in clear and its payload still sealed.
package struct Entry: Sendable, Hashable {
    package let log: LogID
    package let envelope: Envelope
    /// The canonical bytes the leaf hash covers (docs/record-format.md).
    package let bytes: [UInt8]
    /// Where the envelope ends: the bytes before are authenticated with the payload.
    let envelopeEnd: Int

    package var hasPayload: Bool { bytes.count > envelopeEnd + 4 }
    package var leafHash: TreeHash { bytes.withUnsafeBytes { TreeHash(leaf: $0) } }

    func open(with key: SymmetricKey) throws -> [UInt8] {
        try bytes.withUnsafeBytes { raw in
            try Sealing.open(
                UnsafeRawBufferPointer(rebasing: raw[(envelopeEnd + 4)...]), with: key,
                authenticating: UnsafeRawBufferPointer(rebasing: raw[..<envelopeEnd]))
        }
    }
}
