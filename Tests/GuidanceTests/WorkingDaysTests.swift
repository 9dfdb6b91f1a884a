import Testing

@testable import Guidance

@Suite("England's working days")
struct WorkingDaysTests {
    let workingDays: WorkingDays

    init() throws {
        workingDays = try WorkingDays.load()
    }

    @Test("the listed bank holidays are those the rules and the proclamations give", arguments: 2012...2028)
    func holidays(year: Int) {
        let listed = workingDays.holidays.map(\.day).filter { $0.year == year }
        #expect(listed == BankHolidayRules.days(in: year))
    }

    @Test("the years known are 2012 to 2028")
    func years() {
        #expect(workingDays.years == 2012...2028)
        #expect(
            workingDays.holiday(on: Day(number: Day.number(2022, 9, 19)))
                == "State Funeral of Queen Elizabeth II")
    }

    @Test("adding agrees with walking the calendar a day at a time, forwards and backwards")
    func walking() throws {
        var faults: [String] = []
        for number in stride(from: Day.number(2013, 1, 1), through: Day.number(2027, 12, 1), by: 3) {
            let start = Day(number: number)
            for n in [-45, -15, -5, -1, 0, 1, 2, 5, 10, 15, 20] {
                if try workingDays.add(n, to: start) != walk(n, from: start) {
                    faults.append("\(start) \(n)")
                }
            }
        }
        #expect(faults.isEmpty)
    }

    @Test("counting between two days is the reverse of adding")
    func between() throws {
        for number in stride(from: Day.number(2013, 1, 1), through: Day.number(2027, 6, 1), by: 17) {
            let start = Day(number: number)
            #expect(try workingDays.between(start, workingDays.add(15, to: start)) == 15)
            #expect(try workingDays.between(start, start) == 0)
        }
        let thursday = Day(number: Day.number(2024, 3, 28))
        let tuesday = Day(number: Day.number(2024, 4, 2))
        #expect(try workingDays.between(thursday, tuesday) == 1)
        #expect(try workingDays.between(tuesday, thursday) == -1)
    }

    @Test(
        "outside the known years it refuses",
        arguments: [
            ("2011-12-30", 1), ("2029-01-01", 1), ("2028-12-20", 15), ("2012-01-05", -10), ("2028-12-29", 1),
        ])
    func refuses(from: String, n: Int) throws {
        let day = try #require(Day(from))
        #expect(throws: OutsideCalendar.self) { try workingDays.add(n, to: day) }
    }

    @Test("the last known working day can still be reached")
    func edge() throws {
        #expect(try workingDays.add(1, to: #require(Day("2028-12-28"))).description == "2028-12-29")
        #expect(try workingDays.add(-1, to: #require(Day("2012-01-04"))).description == "2012-01-03")
    }

    private func walk(_ n: Int, from start: Day) throws -> Day {
        var day = start
        var left = abs(n)
        while left > 0 {
            day = day.adding(days: n > 0 ? 1 : -1)
            if day.weekday <= 5 && workingDays.holiday(on: day) == nil { left -= 1 }
        }
        return day
    }
}

/// Bank holidays of England and Wales worked out from rules alone: Easter by Gauss's method, Mondays, substitutes for days
/// at a weekend, and the days that were proclaimed.
enum BankHolidayRules {
    static func days(in year: Int) -> [Day] {
        var days: Set<Day> = []
        let easter = easterSunday(year)
        days.insert(easter.adding(days: -2))
        days.insert(easter.adding(days: 1))
        days.insert(year == 2020 ? day(2020, 5, 8) : monday(onOrAfter: day(year, 5, 1)))
        switch year {
        case 2012: days.formUnion([day(2012, 6, 4), day(2012, 6, 5)])
        case 2022: days.formUnion([day(2022, 6, 2), day(2022, 6, 3), day(2022, 9, 19)])
        default: days.insert(monday(onOrAfter: day(year, 5, 25)))
        }
        if year == 2023 { days.insert(day(2023, 5, 8)) }
        days.insert(monday(onOrAfter: day(year, 8, 25)))
        for fixed in [day(year, 1, 1), day(year, 12, 25), day(year, 12, 26)] {
            var observed = fixed
            while observed.weekday > 5 || days.contains(observed) { observed = observed.adding(days: 1) }
            days.insert(observed)
        }
        return days.sorted()
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(number: Day.number(year, month, day))
    }

    private static func monday(onOrAfter first: Day) -> Day {
        first.adding(days: (8 - first.weekday) % 7)
    }

    /// Gauss's rule for the Gregorian calendar of this century and the last.
    private static func easterSunday(_ year: Int) -> Day {
        let a = year % 19
        let b = year % 4
        let c = year % 7
        let d = (19 * a + 24) % 30
        let e = (2 * b + 4 * c + 6 * d + 5) % 7
        if d == 29 && e == 6 { return day(year, 4, 19) }
        if d == 28 && e == 6 && a > 10 { return day(year, 4, 18) }
        return day(year, 3, 22).adding(days: d + e)
    }
}
