import HTTPTypes
import Hummingbird

/// The cookies Kith sets: the session's, the known browser's, and one that ties forms to a browser before
/// there is a session. All are HttpOnly, for this host alone, and never for scripts or other sites.
package struct KithCookies: Sendable {
    /// On TLS the names begin with `__Host-`, which browsers let no other host or path set.
    let isSecure: Bool

    package init(isSecure: Bool) {
        self.isSecure = isSecure
    }

    package var session: String { name("kith") }
    package var browser: String { name("kith-browser") }
    package var form: String { name("kith-form") }

    private func name(_ plain: String) -> String { isSecure ? "__Host-" + plain : plain }

    /// The value of a cookie of ours, if it was sent once and looks like a token.
    func value(of name: String, in request: Request) -> String? {
        var found: String?
        for header in request.headers[values: .cookie] {
            for part in header.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = part.drop { $0 == 0x20 }
                guard let equals = pair.firstIndex(of: UInt8(ascii: "=")),
                    pair[..<equals].elementsEqual(name.utf8)
                else { continue }
                let value = Substring(pair[pair.index(after: equals)...])
                guard found == nil, value.utf8.count == Sessions.tokenLength else { return nil }
                found = String(value)
            }
        }
        return found
    }

    /// A `Set-Cookie` that lasts until the browser is closed, or so many seconds.
    func set(_ name: String, _ value: String, seconds: Int? = nil) -> String {
        let age = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/\(age); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    func drop(_ name: String) -> String { set(name, "", seconds: 0) }
}

extension Response {
    mutating func addCookie(_ text: String) {
        headers.append(HTTPField(name: .setCookie, value: text))
    }
}
