/// An address a page may lead to: a place in Kith, a mailbox, a telephone, or a site named in the source.
///
/// Written as text with holes: what the source says is taken as it stands, what is put into a hole is
/// percent-encoded, so that a value can never become another path, another host or a script.
///
///     let link: Link = "/episodes/\(id)/chronology?from=\(day)"
package struct Link: Sendable, Hashable {
    /// The address as it goes into an attribute, not yet escaped for it.
    package let address: String

    private init(trusted address: String) {
        self.address = address
    }

    /// A place in Kith given from outside, such as where to go after signing in; nil when it is anything but a
    /// path of our own.
    package init?(path: String) {
        let bytes = Array(path.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/") else {
            return nil
        }
        let isPlain = bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        guard isPlain else { return nil }
        self.init(trusted: path)
    }

    /// A mailbox.
    package static func mail(_ mailbox: String) -> Link {
        let parts = mailbox.split(separator: "@", omittingEmptySubsequences: false)
        return Link(trusted: "mailto:" + parts.map { encoded(String($0)) }.joined(separator: "@"))
    }

    /// A telephone: digits, and a plus sign at the front, are kept; spaces and brackets are dropped.
    package static func phone(_ number: String) -> Link {
        var digits = number.filter { $0.isASCII && $0.isNumber }
        if number.first == "+" { digits = "+" + digits }
        return Link(trusted: "tel:" + digits)
    }

    /// An account for the authenticator app on the same device.
    package static func authenticator(_ account: String, secret: String) -> Link {
        let details = "?secret=\(encoded(secret))&issuer=Kith&algorithm=SHA1&digits=6&period=30"
        return Link(trusted: "otpauth://totp/Kith:\(encoded(account))" + details)
    }

    /// A site of others, named in the source.
    package static func site(_ address: StaticString) -> Link {
        let address = "\(address)"
        assert(address.hasPrefix("https://"), "a site's address begins with https")
        return Link(trusted: address)
    }

    /// A place in the same page.
    package static func part(_ id: String) -> Link {
        Link(trusted: "#" + encoded(id))
    }

    /// The same address with one more question in it.
    package func asking(_ name: String, _ value: String) -> Link {
        let mark = address.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return Link(trusted: address + mark + Self.encoded(name) + "=" + Self.encoded(value))
    }

    private static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.appendPercentEncoded(text)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Link: ExpressibleByStringInterpolation {
    package init(stringLiteral literal: StaticString) {
        let address = "\(literal)"
        assert(
            address.hasPrefix("/") || address.hasPrefix("#") || address.hasPrefix("?"), "a path of our own")
        self.init(trusted: address)
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        let address = String(decoding: interpolation.bytes, as: UTF8.self)
        // An empty first value must not turn a path into another host ("//host").
        let isHost = address.hasPrefix("//")
        self.init(trusted: isHost ? "/" + address.drop { $0 == "/" } : address)
    }

    /// The holes of an address.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal)
        }

        package mutating func appendInterpolation(_ text: String) {
            assert(!bytes.isEmpty, "an address begins with a path of our own")
            bytes.appendPercentEncoded(text)
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes.append(number: number)
        }
    }
}
