import Access
import Guidance
import Practice
import Readings
import Record
import Store

/// What the desk and the lookout share: the record, its readings, the guidance and the access rules of one area.
package struct Office: Sendable {
    package let database: any Database
    package let book: RecordBook
    package let readings: Readings
    package let library: Library
    package let access: Access
    /// The partnership's area, such as `larkshire`; each has logs of its own.
    package let area: String
    /// Makes opaque ids; the executable's randomness, or a test's seed.
    let makeID: @Sendable () -> String
    let replays = Replays()
    let kept: OverlaysKept

    /// Opens an office on a database, bringing its tables up to date.
    ///
    /// - Parameter hours: the duty team's own; else weekdays from 8am to 6pm without bank holidays.
    package static func open(
        _ database: any Database, keyring: Keyring, library: Library, area: String,
        hours: OfficeHours? = nil, makeID: @escaping @Sendable () -> String
    ) async throws -> Office {
        try await database.migrate(
            RecordBook.migrations + RecordBook.fileMigrations + Tables.migrations + Desk.migrations
                + Uploads.migrations + Outbox.migrations)
        let book = RecordBook(keyring: keyring)
        try await database.write { try book.claim(in: $0) }
        let mustRebuild = try await database.write { try Tables.renew(in: $0) }
        let kept = OverlaysKept()
        let library = library.under { kept.overlays(on: $0) }
        let office = Office(
            database: database, book: book,
            readings: Readings(library: library, keyring: keyring), library: library,
            access: Access(hours: hours ?? OfficeHours(holidays: Set(library.workingDays.holidays.map(\.day)))),
            area: area,
            makeID: makeID, kept: kept)
        if mustRebuild { _ = try await office.rebuild() }
        try await office.readOverlays(on: nil)
        return office
    }

    package var desk: Desk { Desk(office: self) }
    package var lookout: Lookout { Lookout(office: self) }

    var acts: LogID { .acts(area) }
    var looks: LogID { .looks(area) }

    /// A stream's state, replayed from its entries in this snapshot; nil when it has none.
    func replay<P: Process>(_: P.Type, _ stream: StreamID, in session: any Session) throws -> Replayed<P>? {
        try session.once("state of \(stream)") { try replay(stream, session) }
    }

    private func replay<P: Process>(_ stream: StreamID, _ session: any Session) throws -> Replayed<P>? {
        let version = try session.once(Self.version(stream)) {
            try book.version(of: stream.description, on: acts, in: session)
        }
        guard version > 0 else { return nil }
        var replayed = replays.state(of: stream, upTo: version, as: P.self) ?? Replayed(state: P(), version: 0)
        if replayed.version < version {
            let entries = Array(
                try book.entries(of: stream.description, on: acts, in: session).dropFirst(replayed.version))
            for (entry, payload) in zip(entries, try book.payloads(of: entries, in: session)) {
                try replay(entry, payload, Acts.table(P.self), on: &replayed)
            }
            // A snapshot holds what is durable, so that the next reader may start from it.
            if session.found != nil { replays.keep(replayed, of: stream) }
        }
        return replayed
    }

    private static func version(_ stream: StreamID) -> String { "version of \(stream)" }

    /// Says that these streams will be replayed in this snapshot, so that their versions are asked in one statement.
    func willReplay(_ streams: [StreamID], in session: any Session) throws {
        guard session.found != nil, streams.count > 1 else { return }
        let versions = try book.versions(of: streams.map(\.description), on: acts, in: session)
        for stream in streams { _ = session.once(Self.version(stream)) { versions[stream.description] ?? 0 } }
    }

    /// Applies one stored entry; its payload is nil where its key was destroyed.
    private func replay<P: Process>(
        _ entry: Entry, _ payload: [UInt8]?, _ table: ActTable<P>, on replayed: inout Replayed<P>
    ) throws {
        guard let type = table[ActKind(rawValue: entry.envelope.kind)] else {
            throw Fault.unknownAct(entry.envelope.kind, number: entry.envelope.number)
        }
        guard let payload else { throw RecordError.erased(subject: entry.envelope.subject) }
        try type.read(payload).apply(to: &replayed.state, Stamp(entry.envelope))
        replayed.version = entry.envelope.version
        replayed.asOf = Moment(milliseconds: entry.envelope.recordedAt)
    }
}

/// Something is wrong on our side; logged by number, never with content.
package enum Fault: Error, Sendable, CustomStringConvertible {
    case unknownAct(String, number: Int)
    case noForm(String)

    package var description: String {
        switch self {
        case .unknownAct(let kind, let number): "Entry \(number) holds an act this version does not know: \(kind)."
        case .noForm(let kind): "The act \(kind) has no form in the guidance."
        }
    }
}

extension Stamp {
    init(_ envelope: Envelope) {
        self.init(
            number: envelope.number, by: PractitionerID(unchecked: envelope.by), role: envelope.role,
            agency: AgencyID(unchecked: envelope.agency), happenedAt: Moment(milliseconds: envelope.happenedAt),
            recordedAt: Moment(milliseconds: envelope.recordedAt),
            about: envelope.about.map(PersonID.init(unchecked:)))
    }
}
