import Hummingbird
import NIOCore

extension Doorkeeper {
    /// Reads a form of ours that may bring files.
    ///
    /// Someone whose time ran out while they wrote gets their words back all the same: of a body that only a signed-in
    /// practitioner may send, as much is read as any form may hold, and files in it are let go.
    ///
    /// - Throws: as `form`.
    package func formWithFiles(
        _ request: Request, _ context: KithContext
    ) async throws -> (fields: FormFields, files: [SentFile]) {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("multipart/form-data") else {
            return (try await form(request, context), [])
        }
        guard let boundary = Multipart.boundary(in: type) else {
            throw TurnedAway.unreadable("The form with files is not written as a browser would.")
        }
        let most = context.viewer == nil ? settings.mostBody : settings.mostUpload
        let (bytes, isCut) = try await start(of: request, keeping: most)
        if isCut, context.viewer != nil { throw TurnedAway.tooLarge(most: most) }
        let read = try Multipart.read(bytes, boundary: boundary, isCut: isCut)
        return (try checked(read.fields, request, context), read.files)
    }

    /// The beginning of the body; the rest is read and let go, up to what a form with files may hold.
    private func start(of request: Request, keeping most: Int) async throws -> (bytes: [UInt8], isCut: Bool) {
        var bytes: [UInt8] = []
        var sent = 0
        for try await part in request.body {
            sent += part.readableBytes
            guard sent <= settings.mostUpload else { throw TurnedAway.tooLarge(most: settings.mostUpload) }
            bytes.append(contentsOf: part.readableBytesView.prefix(max(0, most - bytes.count)))
        }
        return (bytes, sent > bytes.count)
    }

    /// Reads a file sent alone, as programs do.
    func file(_ request: Request) async throws -> [UInt8] {
        let (bytes, isCut) = try await start(of: request, keeping: settings.mostUpload)
        if isCut { throw TurnedAway.tooLarge(most: settings.mostUpload) }
        return bytes
    }
}

extension Entrance {
    /// How much a request may carry: forms that may bring files, and files sent by programs, more than others.
    func most(for request: Request) -> Int {
        let path = request.uri.path
        let isLarge =
            path.hasPrefix("/act/")
            && request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true
            || path == "/api/v1/uploads"
        return isLarge ? keeper.settings.mostUpload : keeper.settings.mostBody
    }
}
