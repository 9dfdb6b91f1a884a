import Foundation
import Guidance
import Practice
import Record
import Store

/// A file that was sent and waits to be recorded with an act.
package struct Upload: Sendable, Hashable {
    package let id: String
    package let file: Document.File
    /// What whoever sent it says it is.
    package let what: String
    package let holds: FieldClass
}

/// A file to be recorded with an act, as a door names it.
package struct OfferedDocument: Sendable, Hashable {
    package let upload: String
    package let what: String?
    package let holds: FieldClass?

    package init(_ upload: String, what: String? = nil, holds: FieldClass? = nil) {
        self.upload = upload
        self.what = what
        self.holds = holds
    }
}

/// Files sent and not yet recorded: sealed, their sender's alone, and gone when used or after a week.
package struct Uploads: Sendable {
    let office: Office

    /// How many files one act may bring, and how many may wait for one practitioner.
    package static let mostWithOneAct = 8
    static let mostWaiting = 40
    private static let days = 7

    static let migrations = [
        Migration(
            "casework/2 files that wait",
            """
            CREATE TABLE upload (id TEXT PRIMARY KEY, practitioner TEXT NOT NULL, at INTEGER NOT NULL,
                facts BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
            CREATE INDEX upload_practitioner ON upload (practitioner, at);
            CREATE INDEX upload_at ON upload (at);
            """)
    ]

    fileprivate struct Facts: Codable {
        let file: Document.File
        let what: String
        let holds: FieldClass
    }

    /// Looks at a file, makes it safe, has it scanned where a scanner is set, and lets it wait.
    /// - Throws: `Rejection.problems` with what to do when it is not taken.
    package func keep(
        _ bytes: [UInt8], what: String, holds: FieldClass = .narrative, by practitioner: PractitionerID, at now: Moment,
        scanner: Scanner? = nil, question: String = "documents"
    ) async throws -> Upload {
        let problem: @Sendable (String) -> Rejection = { .problems([Problem(question: question, message: $0)]) }
        let read: (kind: Document.Kind, bytes: [UInt8])
        do throws(FileRefused) { read = try FileReading.read(bytes) } catch { throw problem(error.words) }
        let scanned = try await Self.scan(bytes, with: scanner, problem)
        let what = what.trimmingCharacters(in: .whitespacesAndNewlines)
        guard what.count <= 200 else { throw problem("Say what it is in 200 letters or fewer") }
        let upload = Upload(
            id: office.makeID(),
            file: Document.File(
                kind: read.kind, size: read.bytes.count, sha256: RecordBook.hash(of: read.bytes), scanned: scanned),
            what: what.isEmpty ? read.kind.inWords : what, holds: holds)
        let facts = try office.book.sealReading(
            [UInt8](JSONEncoder().encode(Facts(file: upload.file, what: upload.what, holds: holds))), at: "upload.facts"
        )
        let sealed = try office.book.sealReading(read.bytes, at: "upload.bytes")
        try await office.database.write { session in
            let waiting = try session.first(
                "SELECT count(*) FROM upload WHERE practitioner = ?", [.text(practitioner.id)]
            ) { $0.number(0) }
            guard (waiting ?? 0) < Self.mostWaiting else {
                throw problem("Many files of yours wait already. Record them or remove some first")
            }
            try session.run(
                "INSERT INTO upload (id, practitioner, at, facts, bytes) VALUES (?, ?, ?, ?, ?)",
                [.text(upload.id), .text(practitioner.id), .int(now.milliseconds), .blob(facts), .blob(sealed)])
        }
        return upload
    }

    private static func scan(
        _ bytes: [UInt8], with scanner: Scanner?, _ problem: @Sendable (String) -> Rejection
    ) async throws -> Bool? {
        guard let scanner else { return nil }
        do {
            switch try await scanner.scan(bytes) {
            case .clean: return true
            case .infected:
                throw problem("The virus scanner found something in this file. Do not open it; tell your IT support")
            }
        } catch let rejection as Rejection { throw rejection } catch {
            guard scanner.isRequired else { return nil }
            throw problem(
                "Files cannot be checked for viruses at the moment, so none is taken. Record your words now and add the file later"
            )
        }
    }

    /// A practitioner's own waiting files among these, in the order asked for.
    package func waiting(_ ids: [String], of practitioner: PractitionerID) async throws -> [Upload] {
        try await office.database.read { [office] session in
            try ids.compactMap { try office.upload($0, of: practitioner, in: session) }
        }
    }

    package func forget(_ id: String, of practitioner: PractitionerID) async throws {
        try await office.database.write { session in
            try session.run("DELETE FROM upload WHERE id = ? AND practitioner = ?", .text(id), .text(practitioner.id))
        }
    }

    /// Throws away what has waited for a week.
    package func sweep(at now: Moment) async throws {
        try await office.database.write { session in
            try session.run(
                "DELETE FROM upload WHERE at < ?", .int(now.adding(hours: -24 * Self.days).milliseconds))
        }
    }
}

extension Office {
    package var uploads: Uploads { Uploads(office: self) }

    /// A practitioner's own file that waits; nil for anyone else's, as if it were not there.
    func upload(_ id: String, of practitioner: PractitionerID, in session: any Session) throws -> Upload? {
        let found = try session.first(
            "SELECT facts FROM upload WHERE id = ? AND practitioner = ?", [.text(id), .text(practitioner.id)]
        ) { $0.blob(0) }
        guard let found else { return nil }
        let facts = try JSONDecoder().decode(
            Uploads.Facts.self, from: Data(book.openReading(found, at: "upload.facts")))
        return Upload(id: id, file: facts.file, what: facts.what, holds: facts.holds)
    }

    /// Moves a waiting file into the record, sealed with its subject's key.
    func keepFile(of add: Document.Add, for subject: String, of practitioner: PractitionerID, in session: any Session)
        throws
    {
        let found = try session.first(
            "SELECT bytes FROM upload WHERE id = ? AND practitioner = ?", [.text(add.upload), .text(practitioner.id)]
        ) { $0.blob(0) }
        guard let found else { throw Rejection.notFound }
        try book.keep(file: book.openReading(found, at: "upload.bytes"), of: subject, in: session)
    }
}
