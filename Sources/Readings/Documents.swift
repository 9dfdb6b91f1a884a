import Guidance
import Practice
import Store

/// A document as pages show it, without its bytes.
package struct DocumentRow: Sendable, Hashable {
    package let stream: StreamID
    /// The process it belongs to, if any, and the entry it is shown beside.
    package let regarding: StreamID?
    package let entry: Int
    package let at: Moment
    package let author: PractitionerID
    package let agency: AgencyID
    package let holds: FieldClass
    package let what: String
    package let file: Document.File
    package let people: [PersonID]
    package let isWithdrawn: Bool
}

extension Document: Pictured {
    func write(
        with readings: Readings, at version: Int, asOf moment: Moment, of stream: StreamID, in session: any Session
    ) throws {
        try readings.write(self, of: stream, in: session)
    }
}

extension Readings {
    func write(_ document: Document, of stream: StreamID, in session: any Session) throws {
        let id = Value.text(stream.description)
        var rows: [[Value]] = []
        if let added = document.added, let file = added.act.file {
            var facts = Packing()
            facts.add(added.act.what)
            facts.add(file.kind.rawValue)
            facts.addCount(file.size)
            facts.add(file.sha256)
            facts.addCount(file.scanned.map { $0 ? 2 : 1 } ?? 0)
            facts.addCount(document.withdrawn == nil ? 0 : 1)
            rows = document.about.map { person in
                [
                    id, .text(person.id), Value(added.act.regarding?.description),
                    Value(added.act.entry ?? added.stamp.number), .int(added.stamp.happenedAt.milliseconds),
                    .text(added.stamp.by.id), .text(added.stamp.agency.id), .text(added.act.holds.rawValue),
                    .blob(facts.bytes),
                ]
            }
        }
        try Self.documentRows.settle(rows, of: id, with: self, in: session)
    }

    private static let documentRows = OwnedRows(
        "document", ["stream", "person", "regarding", "entry", "at", "author", "agency", "holds", "facts"],
        sealed: "facts"
    ) { .text($0.text(1)) }

    private static let documentColumns = "stream, person, regarding, entry, at, author, agency, holds, facts"

    private func document(_ row: any Row) throws -> DocumentRow {
        var facts = Unpacking(try open(row.blob(8)))
        guard let stream = StreamID(row.text(0)), let holds = FieldClass(rawValue: row.text(7)) else {
            throw Unpacking.Damaged()
        }
        let what = try facts.text()
        guard let kind = Document.Kind(rawValue: try facts.text()) else { throw Unpacking.Damaged() }
        let (size, sha256, scanned) = (try facts.count(), try facts.text(), try facts.count())
        return DocumentRow(
            stream: stream, regarding: row.optionalText(2).flatMap { StreamID($0) }, entry: row.number(3),
            at: Moment(milliseconds: row.int(4)), author: PractitionerID(unchecked: row.text(5)),
            agency: AgencyID(unchecked: row.text(6)), holds: holds, what: what,
            file: Document.File(kind: kind, size: size, sha256: sha256, scanned: scanned == 0 ? nil : scanned == 2),
            people: [PersonID(unchecked: row.text(1))], isWithdrawn: try facts.count() == 1)
    }

    /// The documents about a person, in the order they came.
    package func documents(about person: PersonID, in session: any Session) throws -> [DocumentRow] {
        try documentsQuestion(about: person).all(in: session)
    }

    /// The documents about several people, in the order they came.
    package func documents(about people: [PersonID], in session: any Session) throws -> [DocumentRow] {
        var found: [DocumentRow] = []
        try Self.documentsQuestion.ask(people.map(\.id), in: session) { found.append(try document($0)) }
        return found.sorted { ($0.entry, $0.stream) < ($1.entry, $1.stream) }
    }

    private static let documentsQuestion = AboutMany(
        "SELECT \(documentColumns) FROM document WHERE person IN (?*)")

    func documentsQuestion(about person: PersonID) -> RowQuestion<DocumentRow> {
        RowQuestion(
            Self.documentColumns, "FROM document WHERE person = ? ORDER BY entry, stream", [.text(person.id)],
            read: document)
    }

    /// One document with everyone it is about.
    package func document(_ stream: StreamID, in session: any Session) throws -> DocumentRow? {
        let rows = try session.all(
            "SELECT \(Self.documentColumns) FROM document WHERE stream = ? ORDER BY person",
            [.text(stream.description)], document)
        guard let first = rows.first else { return nil }
        return DocumentRow(
            stream: first.stream, regarding: first.regarding, entry: first.entry, at: first.at, author: first.author,
            agency: first.agency, holds: first.holds, what: first.what, file: first.file,
            people: rows.flatMap(\.people), isWithdrawn: first.isWithdrawn)
    }
}
