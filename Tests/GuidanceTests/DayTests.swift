import Foundation
import Testing

@testable import Guidance

@Suite("A day")
struct DayTests {
    @Test("every day from 1900 to 2100 agrees with Foundation, both ways")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let first = Day.number(1900, 1, 1)
        let last = Day.number(2100, 12, 31)
        var faults: [Int] = []
        for number in first...last {
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let day = Day(number: number)
            let same =
                day.year == parts.year && day.month == parts.month && day.day == parts.day
                && day.weekday % 7 + 1 == parts.weekday
                && Day(year: day.year, month: day.month, day: day.day) == day && Day(day.description) == day
            if !same { faults.append(number) }
        }
        #expect(faults.isEmpty)
    }

    @Test(
        "what is not a day is refused",
        arguments: [
            "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-1",
            "24-01-01",
            "2024/01/01", "2024-01-01 ", "", "2024-01-0１", "0000-01-01", "-024-01-01",
        ])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("it is written as people write it")
    func words() throws {
        let day = try #require(Day("2024-03-28"))
        #expect(day.inWords == "28 March 2024")
        #expect(day.inFull == "Thursday 28 March 2024")
        #expect(try JSONEncoder().encode([day]) == Data(#"["2024-03-28"]"#.utf8))
        #expect(try JSONDecoder().decode([Day].self, from: Data(#"["2024-03-28"]"#.utf8)) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2024-03-99"]"#.utf8))
        }
    }

    @Test(
        "months clamp to a shorter month's end",
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-08-31", 6, "2025-02-28"),
            ("2024-03-31", 6, "2024-09-30"), ("2024-11-30", 3, "2025-02-28"), ("2024-12-15", 1, "2025-01-15"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-03-31", -1, "2024-02-29"),
            ("2024-01-15", -2, "2023-11-15"),
        ])
    func months(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(from)).adding(months: months).description == to)
    }

    @Test(
        "age is in whole years; a leap-day birthday comes on 1 March",
        arguments: [
            ("2010-06-15", "2024-06-14", 13), ("2010-06-15", "2024-06-15", 14),
            ("2012-02-29", "2025-02-28", 12),
            ("2012-02-29", "2025-03-01", 13), ("2024-01-01", "2024-01-01", 0),
        ])
    func age(born: String, on: String, years: Int) throws {
        #expect(try #require(Day(born)).age(on: try #require(Day(on))) == years)
    }
}
