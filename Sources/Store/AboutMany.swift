/// A question about many at once: in its text, `?*` stands for as many marks as there are ids.
///
/// The numbers of marks are few, so that statements are prepared once; what is left over repeats the last id.
package struct AboutMany: Sendable {
    private static let sizes = [1, 4, 16, 64]
    private let texts: [String]

    package init(_ text: String) {
        texts = Self.sizes.map { size in
            text.replacing("?*", with: (1...size).map { "?\($0)" }.joined(separator: ", "))
        }
    }

    /// Asks it, in several parts where there are more than 64.
    package func ask(_ ids: [String], in session: any Session, _ body: (any Row) throws -> Void) throws {
        var rest = ids[...]
        while !rest.isEmpty {
            let values = Self.padded(rest.prefix(Self.most))
            rest = rest.dropFirst(Self.most)
            try session.each(texts[Self.sizes.firstIndex(of: values.count)!], values, body)
        }
    }

    /// The most that one statement asks about.
    package static let most = 64

    /// As many values as a statement has marks.
    static func padded(_ ids: ArraySlice<String>) -> [Value] {
        guard let last = ids.last else { return [] }
        let size = sizes.first { ids.count <= $0 }!
        return ids.map { .text($0) } + Array(repeating: .text(last), count: size - ids.count)
    }
}
