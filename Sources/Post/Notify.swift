import Crypto
import Foundation
import NIOSSL

/// GOV.UK Notify: carries e-mail by its API, with a template of the service's own.
///
/// The template needs one placeholder, `((link))`, and says what `Message` says.
package struct Notify: Sendable {
    private let place: Place
    private let tls: NIOSSLContext?
    private let service: String
    private let secret: String
    private let template: String
    private static let seconds = 30

    /// Where the service's API is.
    package static let usual = "api.notifications.service.gov.uk:443"

    /// - Parameters:
    ///   - key: as Notify's pages give it: a name, the service's id and the secret, joined with hyphens.
    ///   - trust: a PEM file with the authority of the server's certificate, where it is not a public one.
    /// - Throws: `WireTrouble` in words for whoever sets it up.
    package init(_ place: Place, key: String, template: String, isPlain: Bool = false, trust: String? = nil)
        throws(WireTrouble)
    {
        let tail = key.suffix(73)
        guard tail.utf8.count == 73, Self.isID(tail.prefix(36)), Self.isID(tail.suffix(36)), Self.isID(template[...])
        else {
            throw WireTrouble("the API key or the template's id is not as Notify gives it")
        }
        guard !isPlain || place.isHere else { throw WireTrouble("Notify on another machine must be reached by TLS") }
        service = String(tail.prefix(36))
        secret = String(tail.suffix(36))
        self.template = template
        self.place = place
        if isPlain {
            tls = nil
        } else {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let trust { configuration.trustRoots = .file(trust) }
            do { tls = try NIOSSLContext(configuration: configuration) } catch {
                throw WireTrouble("the certificates to trust cannot be read")
            }
        }
    }

    private static func isID(_ text: Substring) -> Bool {
        text.utf8.count == 36 && text.allSatisfy { $0.isHexDigit || $0 == "-" }
    }

    /// What the API said no to.
    package struct Refused: Error, Sendable, Hashable {
        package let status: Int
        /// It will say no again: the address or the template is wrong.
        package var isFinal: Bool { status == 400 || status == 422 }
    }

    /// Hands one message over.
    package func send(to mailbox: String, link: String, reference: String, at seconds: Int) async throws {
        let body = try JSONSerialization.data(
            withJSONObject: [
                "email_address": mailbox, "template_id": template, "reference": reference,
                "personalisation": ["link": link],
            ], options: [.sortedKeys])
        var wire = try await Wire.open(to: place, tls: tls, seconds: Self.seconds)
        do {
            let status = try await post([UInt8](body), at: seconds, over: &wire)
            await wire.close()
            guard status == 201 else { throw Refused(status: status) }
        } catch {
            await wire.close()
            throw error
        }
    }

    private func post(_ body: [UInt8], at seconds: Int, over wire: inout Wire) async throws -> Int {
        guard case .host(let host, _) = place else { throw WireTrouble("Notify is reached by a host and port") }
        let head = [
            "POST /v2/notifications/email HTTP/1.1", "Host: \(host)", "Authorization: Bearer \(try token(at: seconds))",
            "Content-Type: application/json", "Content-Length: \(body.count)", "User-Agent: kith", "Connection: close",
            "", "",
        ].joined(separator: "\r\n")
        try await wire.send(Array(head.utf8) + body)
        let answer = try await wire.line()
        let words = answer.split(separator: " ")
        guard answer.hasPrefix("HTTP/1."), words.count >= 2, let status = Int(words[1]), (100..<600).contains(status)
        else { throw WireTrouble("not Notify") }
        return status
    }

    /// A JSON web token that lives for half a minute: HS256 with the service's secret.
    func token(at seconds: Int) throws -> String {
        let head = Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8).base64URL
        let claims = Array(#"{"iat":\#(seconds),"iss":"\#(service)"}"#.utf8).base64URL
        let signed = head + "." + claims
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(signed.utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return signed + "." + Array(code).base64URL
    }
}
