/// England's working days: not a Saturday, a Sunday, or a bank holiday of England and Wales (WT2023 fn 209).
///
/// It knows whole years only and refuses to count outside them. School holidays count as working days.
package struct WorkingDays: Sendable {
    /// The years whose bank holidays are known.
    package let years: ClosedRange<Int>
    /// Bank holidays with their names, in order.
    package let holidays: [(day: Day, name: String)]

    private let first: Int
    /// For each day from the first, how many working days there are up to and including it.
    private let count: [Int32]
    /// The working days in order, as day numbers from the first.
    private let days: [Int32]
    private let names: [Day: String]

    package init(holidays: [Day: String], years: ClosedRange<Int>) {
        let first = Day.number(years.lowerBound, 1, 1)
        let last = Day.number(years.upperBound, 12, 31)
        var count: [Int32] = []
        var days: [Int32] = []
        count.reserveCapacity(last - first + 1)
        for number in first...last {
            let day = Day(number: number)
            if day.weekday <= 5 && holidays[day] == nil { days.append(Int32(number - first)) }
            count.append(Int32(days.count))
        }
        self.years = years
        self.holidays = holidays.sorted { $0.key < $1.key }.map { (day: $0.key, name: $0.value) }
        self.first = first
        self.count = count
        self.days = days
        self.names = holidays
    }

    package func isWorkingDay(_ day: Day) throws(OutsideCalendar) -> Bool {
        isWorking(try position(of: day))
    }

    /// The working day `n` working days after a day, or before it where `n` is negative. The day itself never counts,
    /// whether or not it is a working day; adding nought gives it back.
    package func add(_ n: Int, to day: Day) throws(OutsideCalendar) -> Day {
        let position = try position(of: day)
        if n == 0 { return day }
        let upTo = Int(count[position])
        let index = n > 0 ? upTo + n - 1 : upTo + n - (isWorking(position) ? 1 : 0)
        guard index >= 0, index < days.count else { throw OutsideCalendar(day: day, years: years) }
        return Day(number: first + Int(days[index]))
    }

    /// How many working days there are after the start up to and including the end; negative, counted the same way
    /// from the end, when the end comes first.
    package func between(_ start: Day, _ end: Day) throws(OutsideCalendar) -> Int {
        let from = try position(of: start)
        let to = try position(of: end)
        return Int(count[to]) - Int(count[from])
    }

    /// The name of the bank holiday that falls on a day.
    package func holiday(on day: Day) -> String? { names[day] }

    /// The first and the last day that can be counted.
    package var extent: ClosedRange<Day> { Day(number: first)...Day(number: first + count.count - 1) }

    private func position(of day: Day) throws(OutsideCalendar) -> Int {
        let position = day.number - first
        guard position >= 0, position < count.count else { throw OutsideCalendar(day: day, years: years) }
        return position
    }

    private func isWorking(_ position: Int) -> Bool {
        position == 0 ? count[0] == 1 : count[position] != count[position - 1]
    }
}

/// No due day can be told: counting would leave the years whose bank holidays are known, or the duty sets no limit.
package struct OutsideCalendar: Error, Hashable, Sendable, CustomStringConvertible {
    /// The day counted from.
    package let day: Day
    /// The years that are known; nil when the duty has no limit to count.
    package let years: ClosedRange<Int>?

    package init(day: Day, years: ClosedRange<Int>?) {
        self.day = day
        self.years = years
    }

    package var description: String {
        guard let years else {
            return "No day can be counted from \(day.inWords): the guidance sets no limit for this duty."
        }
        return "Working days from \(day.inWords) cannot be counted: bank holidays are known for "
            + "\(years.lowerBound) to \(years.upperBound) only."
    }
}
