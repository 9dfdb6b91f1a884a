import Access
import Guidance
import Practice
import Readings
import Record
import Store

/// What a document's page shows: what it is, what it came with, who added it.
package struct DocumentPicture: Sendable {
    package let row: DocumentRow
    package let version: Int
    /// The people it is about, as far as the viewer may see them.
    package let people: [Brief]
    package let names: Names
    package let next: [ActKind]
    /// What must be known of them at a glance.
    package var facts: [Fact] = []
}

/// A document's bytes, to be handed over once.
package struct KeptFile: Sendable {
    package let row: DocumentRow
    package let bytes: [UInt8]
}

extension Lookout {
    /// The people a document is about, so that a door can ask why someone looks. Nothing of it is for showing.
    package func people(of document: StreamID) async throws -> [PersonID] {
        try await office.database.read { [office] in try office.readings.document(document, in: $0)?.people ?? [] }
    }

    /// A document's page: open to whoever may see the act it came with.
    package func document(
        _ stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<DocumentPicture> {
        try await look(into: stream, as: "document", by: caller, for: purpose, at: now) { [office] row, view, session in
            guard let replayed = try office.replay(Document.self, stream, in: session) else {
                throw Rejection.notFound
            }
            let names = try Names([row.author], [row.agency], office.readings, session)
            let next = replayed.state.next(under: office.library.guidance(on: now.day))
            return DocumentPicture(
                row: row, version: replayed.version,
                people: [try office.readings.brief(view.subject.person, in: session)],
                names: names,
                next: row.author == caller.practitioner ? office.mayPropose(next, view) : [],
                facts: try office.facts(about: [view.subject], to: view.who, at: now, in: session))
        }
    }

    /// A document itself. That it was opened is on record before its first byte leaves.
    package func file(
        of stream: StreamID, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<KeptFile> {
        try await look(into: stream, as: "file", by: caller, for: purpose, at: now) { [office] row, _, session in
            guard !row.isWithdrawn else { throw Rejection.refused(Self.takenBack) }
            let subject = row.people.count == 1 ? row.people[0].id : stream.description
            guard let hash = [UInt8](hexadecimal: row.file.sha256),
                let bytes = try office.book.file(hash, of: subject, in: session)
            else { throw Rejection.notFound }
            return KeptFile(row: row, bytes: bytes)
        }
    }

    private static let takenBack = Refusal.notNow(
        "document.withdrawn", "Whoever added this document has taken it back.",
        instead: "Read why on its page. If you need the right one, ask whoever added it.")

    /// Looks by way of the first of its people whose record opens it.
    private func look<Answer: Sendable>(
        into stream: StreamID, as name: String, by caller: Caller, for purpose: Purpose, at now: Moment,
        _ gather: @escaping @Sendable (DocumentRow, View, any Session) throws -> Answer
    ) async throws -> Shown<Answer> {
        let found = try await office.database.read { [office] session -> (DocumentRow, What)? in
            guard let row = try office.readings.document(stream, in: session) else { return nil }
            return (row, try office.what(toRead: row.regarding, in: session))
        }
        guard let (row, what) = found else { throw Rejection.notFound }
        var closed: Shown<Answer>?
        for person in row.people {
            do {
                let shown = try await look(at: person, what, as: name, by: caller, for: purpose, at: now) {
                    view, session in
                    guard view.sees.shows(row) else { throw Rejection.notFound }
                    return try gather(row, view, session)
                }
                if case .shown = shown { return shown }
                closed = closed ?? shown
            } catch Rejection.notFound { continue }
        }
        guard let closed else { throw Rejection.notFound }
        return closed
    }
}

extension Office {
    /// What one must be allowed to look at to read what belongs to a process.
    func what(toRead regarding: StreamID?, in session: any Session) throws -> What {
        guard let regarding else { return .chronology }
        switch regarding.process {
        case .episode: return .episode
        case .earlyHelp: return .earlyHelp
        case .concern:
            guard let concern = try readings.concern(regarding, in: session) else { return .chronology }
            return .concern(author: concern.author, agency: concern.agency)
        default: return .chronology
        }
    }

    /// The documents about a person that may be seen, by the entry they are shown beside.
    func documents(about person: PersonID, for sees: Sees, in session: any Session) throws -> [Int: [DocumentRow]] {
        sees.filtered(try readings.documents(about: person, in: session))
    }

    /// The documents of one process that may be seen, each once though it is about several people.
    func documents(
        of stream: StreamID, about people: [PersonID], for sees: Sees, in session: any Session
    ) throws -> [Int: [DocumentRow]] {
        var seen: Set<StreamID> = []
        let rows = try readings.documents(about: people, in: session)
            .filter { $0.regarding == stream && !$0.isWithdrawn && sees.shows($0) && seen.insert($0.stream).inserted }
        return Dictionary(grouping: rows, by: \.entry)
    }
}

extension Sees {
    /// The documents that may be seen, by the entry they are shown beside.
    func filtered(_ documents: [DocumentRow]) -> [Int: [DocumentRow]] {
        Dictionary(grouping: documents.filter { !$0.isWithdrawn && shows($0) }, by: \.entry)
    }

    /// Whether a document may be seen: as the words of the act it came with.
    func shows(_ document: DocumentRow) -> Bool {
        shows(document.holds, by: document.author, of: document.agency, in: document.regarding?.process)
    }
}

extension [UInt8] {
    /// Reads lower-case hexadecimal; nil for anything else.
    init?(hexadecimal text: String) {
        let digits = Array("0123456789abcdef".utf8)
        var bytes: [UInt8] = []
        var high: Int?
        for letter in text.utf8 {
            guard let value = digits.firstIndex(of: letter) else { return nil }
            if let first = high {
                bytes.append(UInt8(first << 4 | value))
                high = nil
            } else {
                high = value
            }
        }
        guard high == nil else { return nil }
        self = bytes
    }
}
