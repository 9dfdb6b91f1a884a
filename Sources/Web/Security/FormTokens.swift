import Hummingbird

/// What shows that a form came from one of our own pages: a digest only the holder of the session's cookie
/// can have.
enum FormToken {
    static let field = "csrf"

    /// The token for forms of a session, or of a browser before there is one.
    static func make(for secret: String) -> String {
        Digest.keyed(Array(secret.utf8), "form").base64URL
    }

    static func isRight(_ typed: String?, for secret: String) -> Bool {
        guard let typed else { return false }
        return Digest.isSame(typed, make(for: secret))
    }
}

/// A form that was read but is not let through. It carries what was typed, so that nothing is lost.
package struct FormTurnedAway: Error, Sendable {
    package let why: TurnedAway
    package let fields: FormFields
}

/// Whether a request was sent by a page of ours, as far as the browser says.
enum Sender {
    /// 1. `Sec-Fetch-Site`, which no page can forge, must be `same-origin` (or `none`: typed by the person).
    /// 2. `Origin`, where it names one, must be this host. Browsers write `null` where they are told to keep
    ///    referrers back, so `null` alone tells nothing; the form's token decides.
    static func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite], site != "same-origin" && site != "none" { return false }
        guard let origin = request.headers[.origin], origin != "null" else { return true }
        guard let host = request.head.authority?.lowercased() else { return false }
        return origin.lowercased() == "https://" + host || origin.lowercased() == "http://" + host
    }
}
