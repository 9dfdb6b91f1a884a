/// A piece of a page: text with holes in which every value put in has been made safe.
///
/// Only text written in the source is taken as it stands; a `String` or number put into a hole is escaped, and only
/// another `Markup` goes in unescaped. Escaping suits text and double-quoted attributes: never leave an attribute
/// unquoted, never put a value into a script or a style sheet, and give an address as a `Link`.
package struct Markup: Sendable, Hashable {
    /// The piece as UTF-8.
    package private(set) var bytes: [UInt8]

    /// No piece at all.
    package static let nothing = Markup()

    package init() {
        bytes = []
    }

    /// An empty piece with room for so many bytes.
    package init(room: Int) {
        bytes = []
        bytes.reserveCapacity(room)
    }

    /// Text somebody typed, escaped.
    package init(text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// Pieces one after another, with something between them if wanted.
    package init(joining pieces: [Markup], with separator: Markup = .nothing) {
        self.init(room: pieces.reduce(0) { $0 + $1.bytes.count + separator.bytes.count })
        for (index, piece) in pieces.enumerated() {
            if index > 0 { bytes.append(contentsOf: separator.bytes) }
            bytes.append(contentsOf: piece.bytes)
        }
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// The piece as text, for tests and for letters kept whole.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func append(_ piece: Markup) {
        bytes.append(contentsOf: piece.bytes)
    }

    /// Adds text of the source as it stands.
    mutating func append(source: StaticString) {
        bytes.append(source)
    }

    mutating func append(number: Int) {
        bytes.append(number: number)
    }

    /// Adds text somebody typed, escaped.
    package mutating func append(text: String) {
        bytes.appendEscaped(text)
    }

    package static func += (left: inout Markup, right: Markup) {
        left.append(right)
    }

    package static func + (left: Markup, right: Markup) -> Markup {
        var both = left
        both.append(right)
        return both
    }
}

extension Sequence {
    /// One piece for each element, one after another.
    package func markup<Failure: Error>(
        _ piece: (Element) throws(Failure) -> Markup
    ) throws(Failure) -> Markup {
        var all = Markup(room: underestimatedCount * 128)
        for element in self { all.append(try piece(element)) }
        return all
    }
}

extension Markup: ExpressibleByStringInterpolation {
    package init(stringLiteral literal: StaticString) {
        bytes = []
        bytes.append(literal)
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        bytes = interpolation.bytes
    }

    /// The holes of a piece: what may be put in, and how it is made safe.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8]

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes = []
            bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        /// Text of the source: taken as it stands. `StaticString` is what keeps run-time text out of here.
        package mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal)
        }

        package mutating func appendInterpolation(_ text: String) {
            assert(!opensAddress, "an address must be a Link")
            bytes.appendEscaped(text)
        }

        package mutating func appendInterpolation(_ text: Substring) {
            appendInterpolation(String(text))
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes.append(number: number)
        }

        package mutating func appendInterpolation(_ piece: Markup) {
            bytes.append(contentsOf: piece.bytes)
        }

        /// Nothing at all when there is no piece.
        package mutating func appendInterpolation(_ piece: Markup?) {
            if let piece { bytes.append(contentsOf: piece.bytes) }
        }

        package mutating func appendInterpolation(_ pieces: [Markup]) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        package mutating func appendInterpolation(_ link: Link) {
            bytes.appendEscaped(link.address)
        }

        /// A whole attribute with a space before it, or nothing when there is no value.
        package mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.open(attribute: name)
            bytes.appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }

        /// A whole attribute holding an address, or nothing when there is none.
        package mutating func appendInterpolation(attribute name: StaticString, _ link: Link?) {
            appendInterpolation(attribute: name, link?.address)
        }

        /// A whole attribute holding a number, or nothing when there is none.
        package mutating func appendInterpolation(attribute name: StaticString, _ number: Int?) {
            guard let number else { return }
            bytes.open(attribute: name)
            bytes.append(number: number)
            bytes.append(UInt8(ascii: "\""))
        }

        /// An attribute that is either there or not, such as `checked`.
        package mutating func appendInterpolation(_ name: StaticString, when isOn: Bool) {
            guard isOn else { return }
            bytes.append(UInt8(ascii: " "))
            bytes.append(name)
        }

        /// Class names chosen in the source.
        package mutating func appendInterpolation(classes names: StaticString) {
            bytes.append(names)
        }

        private var opensAddress: Bool {
            ["href=\"", "src=\"", "action=\""].contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
        }
    }
}
