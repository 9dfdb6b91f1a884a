/// A calendar day as people in England write it, without a time and without a time zone.
///
/// It is the count of days since 1 January 1970 in the Gregorian calendar, so that comparing and adding are
/// integer sums. Its text is ISO 8601 (`2024-03-28`), which is also how it is kept in JSON.
package struct Day: Hashable, Comparable, Sendable {
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// Nil when there is no such day, or when the year is outside 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Day.length(ofMonth: month, in: year) else { return nil }
        self.number = Day.number(year, month, day)
    }

    /// Reads exactly `YYYY-MM-DD`; anything else is nil.
    package init?(_ iso: String) {
        let bytes = iso.utf8
        guard bytes.count == 10 else { return nil }
        var digits = Digits(bytes)
        guard let year = digits.read(4), digits.skip("-"), let month = digits.read(2), digits.skip("-"),
            let day = digits.read(2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        let shifted = (number + 3) % 7
        return shifted < 0 ? shifted + 8 : shifted + 1
    }

    package func adding(days: Int) -> Day {
        Day(number: number + days)
    }

    /// The same day of a later (or earlier) month, or that month's last day where it is shorter.
    package func adding(months: Int) -> Day {
        let from = civil
        let count = from.year * 12 + (from.month - 1) + months
        let month = count % 12 + 1
        let year = count / 12
        return Day(number: Day.number(year, month, min(from.day, Day.length(ofMonth: month, in: year))))
    }

    /// Whole years from this day (a date of birth) to another; someone born on 29 February is a year older on 1 March.
    package func age(on other: Day) -> Int {
        let born = civil
        let then = other.civil
        let hadBirthday = (then.month, then.day) >= (born.month, born.day)
        return then.year - born.year - (hadBirthday ? 0 : 1)
    }

    package static func < (one: Day, other: Day) -> Bool { one.number < other.number }

    /// Days from one day to another, negative when the other is earlier.
    package static func - (one: Day, other: Day) -> Int { one.number - other.number }
}

extension Day: CustomStringConvertible {
    /// `2024-03-28`
    package var description: String {
        let (year, month, day) = civil
        guard (0...9_999).contains(year) else { return "\(year)-\(padded(month, 2))-\(padded(day, 2))" }
        return String(unsafeUninitializedCapacity: 10) { bytes in
            bytes[0] = 48 + UInt8(year / 1_000)
            bytes[1] = 48 + UInt8(year / 100 % 10)
            bytes[2] = 48 + UInt8(year / 10 % 10)
            bytes[3] = 48 + UInt8(year % 10)
            bytes[4] = 45
            bytes[5] = 48 + UInt8(month / 10)
            bytes[6] = 48 + UInt8(month % 10)
            bytes[7] = 45
            bytes[8] = 48 + UInt8(day / 10)
            bytes[9] = 48 + UInt8(day % 10)
            return 10
        }
    }

    /// `28 March 2024`
    package var inWords: String {
        let (year, month, day) = civil
        return "\(day) \(Day.monthNames[month - 1]) \(year)"
    }

    /// `Thursday 28 March 2024`
    package var inFull: String { "\(weekdayName) \(inWords)" }

    /// `Thursday`
    package var weekdayName: String { Day.weekdayNames[weekday - 1] }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November",
        "December",
    ]
    private static let weekdayNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day like 2024-03-28")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Day {
    /// Year, month and day of the month, by counting eras of 400 years from 1 March of year 0.
    var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let fromMarch = month <= 2 ? year - 1 : year
        let era = (fromMarch >= 0 ? fromMarch : fromMarch - 399) / 400
        let yearOfEra = fromMarch - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A number with leading noughts.
func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
}

/// Reads fixed-width digits from the bytes of a date or time.
struct Digits {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: String.UTF8View) {
        self.bytes = Array(bytes)
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func read(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + count] {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        position += count
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    /// One digit, if one is next.
    mutating func digit() -> Int? { read(1) }
}
