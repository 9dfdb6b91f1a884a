/// The tags of a text marked up in XML, read strictly: what two programs might read differently is refused.
struct MarkedText {
    /// One tag that opens something.
    struct Tag {
        /// Without its prefix.
        let name: String
        /// By their names without prefix.
        let attributes: [String: String]
        /// What stands between it and the next tag.
        let text: String
    }

    private let bytes: [UInt8]
    private var place = 0
    /// Tags that are wanted by their names; others only when they bear an address.
    private let wanted: Set<String>

    private static let damaged = FileRefused(
        "damaged", "This document is damaged or not whole. Save it again and send that")

    private init(_ bytes: [UInt8], wanted: Set<String>) {
        self.bytes = bytes
        self.wanted = wanted
    }

    /// The tags that are wanted, and all that bear a `href`.
    static func tags(of bytes: [UInt8], wanted: Set<String>) throws(FileRefused) -> [Tag] {
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else { throw damaged }
        var reader = MarkedText(bytes, wanted: wanted)
        var tags: [Tag] = []
        while let tag = try reader.next() { if let tag { tags.append(tag) } }
        return tags
    }

    /// Nil at the end; nil within for a tag that is not wanted.
    private mutating func next() throws(FileRefused) -> Tag?? {
        guard let open = bytes[place...].firstIndex(of: 0x3C) else { return nil }
        place = open + 1
        if skips("!--", to: "-->") || skips("![CDATA[", to: "]]>") || skips("?", to: "?>") { return .some(nil) }
        guard place < bytes.count else { throw Self.damaged }
        // A document type may name others, and stands in no office document.
        if bytes[place] == 0x21 { throw Self.damaged }
        if bytes[place] == 0x2F {
            guard let end = bytes[place...].firstIndex(of: 0x3E) else { throw Self.damaged }
            place = end + 1
            return .some(nil)
        }
        return .some(try tag())
    }

    /// Passes over something that begins and ends so.
    private mutating func skips(_ start: String, to end: String) -> Bool {
        guard bytes[place...].starts(with: start.utf8) else { return false }
        let from = place + start.utf8.count
        let found = bytes[min(from, bytes.count)...].firstRange(of: Array(end.utf8))
        place = found?.upperBound ?? bytes.count
        return true
    }

    private mutating func tag() throws(FileRefused) -> Tag? {
        let name = local(word())
        var attributes: [(name: Range<Int>, value: Range<Int>)] = []
        while true {
            skipSpace()
            guard place < bytes.count else { throw Self.damaged }
            if bytes[place] == 0x3E { break }
            if bytes[place] == 0x2F {
                place += 1
                continue
            }
            attributes.append(try attribute())
        }
        place += 1
        let names = attributes.map { String(decoding: bytes[local($0.name)], as: UTF8.self) }
        let text = String(decoding: bytes[name], as: UTF8.self)
        guard wanted.contains(text) || names.contains("href") else { return nil }
        var found: [String: String] = [:]
        for (name, attribute) in zip(names, attributes) {
            let value = String(decoding: bytes[attribute.value], as: UTF8.self)
            // What matters here is written in plain letters, or it hides something.
            if value.contains("&#") { throw Self.damaged }
            found[name] = value.replacing("&amp;", with: "&")
        }
        let end = bytes[place...].firstIndex(of: 0x3C) ?? bytes.count
        return Tag(name: text, attributes: found, text: String(decoding: bytes[place..<end], as: UTF8.self))
    }

    private mutating func attribute() throws(FileRefused) -> (Range<Int>, Range<Int>) {
        let name = word()
        skipSpace()
        guard !name.isEmpty, place < bytes.count, bytes[place] == 0x3D else { throw Self.damaged }
        place += 1
        skipSpace()
        guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27,
            let end = bytes[(place + 1)...].firstIndex(of: bytes[place])
        else { throw Self.damaged }
        let value = (place + 1)..<end
        guard !bytes[value].contains(0x3C) else { throw Self.damaged }
        place = end + 1
        return (name, value)
    }

    /// The part after the prefix.
    private func local(_ name: Range<Int>) -> Range<Int> {
        guard let colon = bytes[name].lastIndex(of: 0x3A) else { return name }
        return (colon + 1)..<name.upperBound
    }

    private mutating func word() -> Range<Int> {
        let start = place
        while place < bytes.count, !Self.isSpace(bytes[place]), ![0x3E, 0x2F, 0x3D].contains(bytes[place]) {
            place += 1
        }
        return start..<place
    }

    private mutating func skipSpace() { while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 } }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
