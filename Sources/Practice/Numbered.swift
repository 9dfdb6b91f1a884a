import Guidance

/// One thing of a process that a form names by its number: a dispute that is open, a policy, a step of a checklist.
///
/// The page lets people choose it by its words; the answer stays the number.
package struct Numbered: Sendable, Hashable {
    package let number: Int
    package let what: String
    /// When it came about, or by when it is to be done.
    package let on: Day?

    package init(_ number: Int, _ what: String, on: Day? = nil) {
        self.number = number
        self.what = what
        self.on = on
    }

    /// The most characters of a text that a list to choose from shows.
    private static let most = 90

    /// `Thresholds in the three districts, 6 May 2025`: one line, cut where it is long.
    package var words: String {
        let line = what.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let short = line.count <= Self.most ? line : line.prefix(Self.most - 1) + "…"
        return short + (on.map { ", \($0.inWords)" } ?? "")
    }
}
