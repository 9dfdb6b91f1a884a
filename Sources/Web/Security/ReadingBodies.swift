import Guidance
import Hummingbird
import NIOCore

extension Doorkeeper {
    /// Reads a form of ours. There is no other way to read one, so none is read without its token being
    /// checked.
    ///
    /// - Throws: `FormTurnedAway`, carrying what was typed, when the token is not that of the session (or,
    ///   before there is one, of the browser); `TurnedAway` when it cannot be read.
    package func form(_ request: Request, _ context: KithContext) async throws -> FormFields {
        guard let type = request.headers[.contentType]?.lowercased(),
            type.prefix(while: { $0 != ";" }).trimmedASCII == "application/x-www-form-urlencoded"
        else {
            throw TurnedAway(
                .unreadable, .unsupportedMediaType, "This is not a form",
                "Forms are sent as application/x-www-form-urlencoded.", instead: "Send it from its page.")
        }
        return try checked(try FormFields(urlEncoded: try await body(of: request)), request, context)
    }

    /// The form without its token, once the token is known to be right.
    func checked(_ fields: FormFields, _ request: Request, _ context: KithContext) throws -> FormFields {
        let typed = fields.only(FormToken.field) ?? request.headers[.formToken]
        guard let secret = formSecret(request, context), FormToken.isRight(typed, for: secret) else {
            throw FormTurnedAway(why: .formExpired, fields: fields.without([FormToken.field]))
        }
        return fields.without([FormToken.field])
    }

    /// Reads the JSON object of a request to the API.
    package func answers(_ request: Request) async throws -> [String: Answer] {
        if let type = request.headers[.contentType]?.lowercased(),
            type.prefix(while: { $0 != ";" }).trimmedASCII != "application/json"
        {
            throw TurnedAway(
                .unreadable, .unsupportedMediaType, "This is not JSON", "The API takes application/json.",
                instead: "Set the content type and send JSON.")
        }
        return try AnswerReader.readObject(try await body(of: request))
    }

    /// The body, as far as the limit lets it.
    func body(of request: Request) async throws -> [UInt8] {
        let most = settings.mostBody
        var bytes: [UInt8] = []
        for try await part in request.body {
            guard bytes.count + part.readableBytes <= most else { throw TurnedAway.tooLarge(most: most) }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return bytes
    }

    /// What form tokens are made from: the session's token, or before there is one the browser's.
    private func formSecret(_ request: Request, _ context: KithContext) -> String? {
        if context.viewer != nil { return context.sessionToken }
        return cookies.value(of: cookies.form, in: request)
    }
}

extension Substring {
    fileprivate var trimmedASCII: String { String(self).trimmed }
}
