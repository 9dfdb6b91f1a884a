import Casework
import Guidance
import HTML
import HTTPTypes
import Hummingbird
import NIOCore
import Practice
import Readings

extension Site {
    /// A document's page, and the document itself.
    func addDocumentPages(to router: Router<KithContext>) {
        router.get("/documents/{id}") { [self] in try await showDocument($0, $1) }
        router.get("/documents/{id}/file") { [self] in try await sendDocument($0, $1) }
        router.get("/documents/{id}/first-page") { [self] in try await paintDocument($0, $1) }
    }

    private func showDocument(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.document)
        let query = try Query(request)
        return try await answer(try await personOf(stream, context), request, context) { caller, purpose in
            try await office.lookout.document(stream, by: caller, for: purpose, at: context.now)
        } page: { picture, setting in
            .page(documentPage(picture, setting.saying(query["done"]), paints: painter != nil))
        }
    }

    private func sendDocument(_ request: Request, _ context: KithContext) async throws -> Response {
        let stream = try context.requireStream(.document)
        return try await answer(try await personOf(stream, context), request, context) { caller, purpose in
            try await office.lookout.file(of: stream, by: caller, for: purpose, at: context.now)
        } page: { file, _ in
            .attachment(
                file.bytes, type: file.row.file.kind.mediaType,
                name: "kith-\(stream.short).\(file.row.file.kind.ending)")
        }
    }

    /// A PDF's first page as a picture. It shows what the file holds, so it is a look at the file like opening it.
    private func paintDocument(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let painter else { throw TurnedAway.notFound }
        let stream = try context.requireStream(.document)
        let person = try await personOf(stream, context)
        let viewer = try context.requireViewer()
        let shown = try await office.lookout.file(
            of: stream, by: caller(viewer), for: purpose(viewer, person, at: context.now), at: context.now)
        // Whoever would be asked why, or told whom to ask, is so on the document's own page.
        guard case .shown(let file, _) = shown else { return .redirect(to: "/documents/\(stream.id)") }
        guard file.row.file.kind == .pdf else { throw TurnedAway.notFound }
        let png: [UInt8]
        do { png = try await painter.png(file.bytes) } catch {
            keeper.logger.warning("the painter of first pages failed", metadata: ["request": "\(context.reference)"])
            throw TurnedAway(
                .unavailable, .serviceUnavailable, "The first page could not be shown",
                "The document itself is whole: only the picture of its first page could not be made.",
                instead: "Open the document in your own reader.")
        }
        return .attachment(png, type: "image/png", name: "kith-\(stream.short)-first-page.png")
    }

    /// The one of its people for whom a reason to look was given, else the first.
    private func personOf(_ stream: StreamID, _ context: KithContext) async throws -> PersonID {
        let viewer = try context.requireViewer()
        let people = try await office.lookout.people(of: stream)
        let given = people.first { reasons.reason(of: viewer.practitioner, for: $0, at: context.now) != nil }
        guard let person = given ?? people.first else { throw TurnedAway.notFound }
        return person
    }
}

extension Response {
    /// A file that is saved or opened elsewhere, and can run nothing here.
    static func attachment(_ bytes: [UInt8], type: String, name: String) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        headers[.cacheControl] = "no-store"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
