import Guidance

/// The guidance as it is shipped, loaded once for all tests that only read it.
enum Shipped {
    private static let loaded = Result { try Library.load() }

    static func library() throws -> Library { try loaded.get() }
}
