import Guidance

/// A year as partnerships and statutory returns report it, from 1 April to 31 March, named by the year it ends in.
package struct ReportingYear: Sendable, Hashable, Comparable, Codable {
    package let ending: Int

    package init(ending: Int) { self.ending = ending }

    /// The year a day falls in.
    package init(of day: Day) { ending = day.month < Self.firstMonth ? day.year : day.year + 1 }

    private static let firstMonth = 4

    package var from: Day { Day(year: ending - 1, month: Self.firstMonth, day: 1)! }
    package var until: Day { Day(year: ending, month: Self.firstMonth, day: 1)!.adding(days: -1) }
    package var previous: ReportingYear { ReportingYear(ending: ending - 1) }

    /// `April 2025 to March 2026`.
    package var inWords: String { "April \(ending - 1) to March \(ending)" }

    /// Its months in order, as `2025-04`.
    package var months: [String] {
        (0..<12).map { place in
            let month = (Self.firstMonth - 1 + place) % 12 + 1
            let year = month < Self.firstMonth ? ending : ending - 1
            return Self.month(year, month)
        }
    }

    /// The month of a day, as `2025-04`.
    package static func month(of day: Day) -> String { month(day.year, day.month) }

    private static func month(_ year: Int, _ month: Int) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    package static func < (one: ReportingYear, other: ReportingYear) -> Bool { one.ending < other.ending }
}
