import HTML
import HTTPTypes
import Hummingbird

/// What every answer tells the browser to keep to, errors included.
struct SecurityHeaders: Sendable {
    private let always: [HTTPField]

    init(isSecure: Bool) {
        var fields = [
            HTTPField(name: .contentSecurityPolicy, value: Self.contentPolicy),
            HTTPField(name: .xContentTypeOptions, value: "nosniff"),
            HTTPField(name: .referrerPolicy, value: "no-referrer"),
            HTTPField(name: .openerPolicy, value: "same-origin"),
            HTTPField(name: .crossOriginResourcePolicy, value: "same-origin"),
            HTTPField(name: .frameOptions, value: "DENY"),
            HTTPField(name: .permissionsPolicy, value: Self.permissions),
        ]
        if isSecure {
            fields.append(
                HTTPField(name: .strictTransportSecurity, value: "max-age=63072000; includeSubDomains"))
        }
        always = fields
    }

    /// Nothing inline but the one line whose hash is published, nothing from elsewhere, in no frame.
    static let contentPolicy = """
        default-src 'none'; style-src 'self'; script-src 'self' '\(PageAssets.scriptSnippetHash)'; \
        img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
        frame-ancestors 'none'
        """

    private static let permissions = [
        "camera", "display-capture", "geolocation", "microphone", "payment", "usb",
    ]
    .map { "\($0)=()" }.joined(separator: ", ")

    /// Adds them; what the answer says itself about caching stays.
    func add(to response: inout Response) {
        // A file brings a stricter policy of its own.
        let own = response.headers[.contentSecurityPolicy]
        for field in always { response.headers[field.name] = field.value }
        if let own { response.headers[.contentSecurityPolicy] = own }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }
}
