/// A postcode of the United Kingdom, written as the Royal Mail writes it: `SW1A 1AA`.
package struct Postcode: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Reads a postcode in either case, with or without its space; nil when it cannot be one.
    package init?(_ text: String) {
        let written = text.uppercased().filter { !$0.isWhitespace }
        let shape = written.utf8.map { byte -> Character in
            switch byte {
            case 0x41...0x5A: "A"
            case 0x30...0x39: "9"
            default: "?"
            }
        }
        guard shape.count == written.utf8.count, shape.count >= 5, shape.suffix(3) == ["9", "A", "A"],
            Postcode.outwardShapes.contains(String(shape.dropLast(3)))
        else { return nil }
        description = "\(written.dropLast(3)) \(written.suffix(3))"
    }

    private static let outwardShapes: Set<String> = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]
}
