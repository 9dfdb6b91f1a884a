/// A date of birth as it is compared: three numbers, each of which may have been written wrongly.
package struct BirthDate: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int

    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2015-03-12`; anything else is nil.
    package init?(_ iso: String) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var iso: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// How near two dates of birth are, the nearest first.
    package enum Closeness: String, Sendable, Hashable, CaseIterable {
        case same
        /// Day and month changed places.
        case swapped
        /// One digit differs.
        case oneDigit
        case sameYear
        case different
    }

    package func closeness(to other: BirthDate) -> Closeness {
        if self == other { return .same }
        if year == other.year, day == other.month, month == other.day { return .swapped }
        let differing = zip(iso.utf8, other.iso.utf8).filter { $0 != $1 }.count
        if differing == 1 { return .oneDigit }
        return year == other.year ? .sameYear : .different
    }

    /// Day and month in whichever order makes the smaller number first, so that a swapped pair is the same
    /// text.
    var unordered: String { "\(padded(min(day, month), 2))\(padded(max(day, month), 2))" }

    private func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
