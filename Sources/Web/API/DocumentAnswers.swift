import Casework
import Guidance
import Hummingbird
import Practice
import Readings

extension Site {
    /// `POST /api/v1/uploads`: a file as the body, with `Kith-What` and `Kith-Holds`; it waits until an act names it.
    func takeUpload(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let bytes = try await keeper.file(request)
        let what = request.headers[.init("Kith-What")!] ?? ""
        let named = request.headers[.init("Kith-Holds")!]
        let holds = named.flatMap { FieldClass(rawValue: $0) }
        if named != nil, holds == nil {
            throw Rejection.problems([
                Problem(question: "Kith-Holds", message: "“Kith-Holds” must be an option of informationKinds")
            ])
        }
        let upload = try await office.uploads.keep(
            bytes, what: what, holds: holds ?? .narrative, by: viewer.practitioner, at: context.now, scanner: scanner)
        return .json(
            [
                "upload": .text(upload.id), "kind": .text(upload.file.kind.rawValue), "size": .int(upload.file.size),
                "sha256": .text(upload.file.sha256), "what": .text(upload.what), "holds": .text(upload.holds.rawValue),
                "scanned": upload.file.scanned.map { .bool($0) } ?? .null,
            ] as [String: Answer], status: .created)
    }

    /// `GET /api/v1/documents/{id}`: what a document is.
    func documentAnswer(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let shown = try await office.lookout.document(
            try context.requireStream(.document), by: caller(viewer), for: purpose(request), at: context.now)
        guard case .shown(let picture, _) = shown else { throw Rejection.notFound }
        return .json(Answer(picture.row))
    }

    /// `GET /api/v1/documents/{id}/file`: the document itself.
    func documentFile(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.document)
        let shown = try await office.lookout.file(
            of: stream, by: caller(viewer), for: purpose(request), at: context.now)
        guard case .shown(let file, _) = shown else { throw Rejection.notFound }
        let kind = file.row.file.kind
        return .attachment(file.bytes, type: kind.mediaType, name: "kith-\(stream.short).\(kind.ending)")
    }

    /// `GET /api/v1/letters/{id}`: a letter with its words, as sent where it was sent.
    func letterAnswer(_ request: Request, _ context: KithContext) async throws -> Response {
        let viewer = try context.requireViewer()
        let stream = try context.requireStream(.letter)
        guard let person = try await office.lookout.people(ofLetter: stream).first else { throw Rejection.notFound }
        let picture = try await office.lookout.letter(
            stream, by: caller(viewer), for: purpose(viewer, request, person, context.now), at: context.now)
        return shown(picture) { picture, _ in Answer(picture) }
    }

    private func purpose(_ request: Request) -> Lookout.Purpose {
        Lookout.Purpose("directWork", because: request.headers[.init("Kith-Reason")!].map { String($0.prefix(1000)) })
    }

    /// The files an act brings, as the body of a request names them.
    static func offered(_ answer: Answer) -> [OfferedDocument]? {
        guard let list = answer.list else { return nil }
        let offered = list.compactMap { one -> OfferedDocument? in
            guard case .object(let fields) = one, let upload = fields["upload"]?.text, Opaque.isWellFormed(upload),
                Set(fields.keys).isSubset(of: ["upload", "what", "holds"])
            else { return nil }
            let holds = fields["holds"]?.text.flatMap { FieldClass(rawValue: $0) }
            if let given = fields["holds"], given != .null, holds == nil { return nil }
            return OfferedDocument(upload, what: fields["what"]?.text, holds: holds)
        }
        return offered.count == list.count ? offered : nil
    }
}

extension Answer {
    init(_ row: DocumentRow) {
        self = [
            "stream": .text(row.stream.description), "regarding": row.regarding.map { .text($0.description) } ?? .null,
            "entry": .int(row.entry), "at": .text(row.at.description), "practitioner": .text(row.author.id),
            "agency": .text(row.agency.id), "holds": .text(row.holds.rawValue), "what": .text(row.what),
            "kind": .text(row.file.kind.rawValue), "size": .int(row.file.size), "sha256": .text(row.file.sha256),
            "scanned": row.file.scanned.map { .bool($0) } ?? .null, "withdrawn": .bool(row.isWithdrawn),
        ]
    }

    init(_ picture: LetterPicture) {
        let row = picture.row
        let sent = picture.letter.sent
        self = [
            "stream": .text(row.stream.description), "regarding": .text(row.regarding.description),
            "letter": .text(row.letter), "to": .text(row.to), "status": .text(row.status.rawValue),
            "writtenAt": .text(row.writtenAt.description), "sentAt": row.sentAt.map { .text($0.description) } ?? .null,
            "text": .text(sent?.act.text ?? picture.letter.text),
            "sha256": sent?.act.sha256.map { .text($0) } ?? .null, "version": .int(picture.version),
        ]
    }
}
