/// An instant, kept in UTC and told to people in London time.
///
/// Its text, and its JSON, is ISO 8601 in UTC: `2024-03-28T14:00:00Z`, with `.123` only where there are
/// thousandths to tell.
package struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since 1 January 1970, midnight UTC.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment London's clocks show this time on this day.
    ///
    /// In the hour that is skipped each March the clock is read as if it had not yet moved; in the hour that
    /// happens twice each October the first is meant.
    package init(_ day: Day, hour: Int = 0, minute: Int = 0) {
        let wall = Int64(day.number) * Moment.dayLength + Int64(hour * 60 + minute) * 60_000
        let asSummer = Moment(milliseconds: wall - 3_600_000)
        self = London.isSummer(asSummer) ? asSummer : Moment(milliseconds: wall)
    }

    /// Reads `YYYY-MM-DDTHH:MM[:SS[.fff]]` followed by `Z` or an offset such as `+01:00`; anything else is nil.
    package init?(_ iso: String) {
        guard let written = WrittenMoment(iso), let offset = written.offsetMinutes else { return nil }
        self.milliseconds = written.milliseconds - Int64(offset) * 60_000
    }

    /// Reads what a person writes in a form: as `init(_:)`, or without an offset, meaning London time.
    package init?(london text: String) {
        guard let written = WrittenMoment(text) else { return nil }
        if let offset = written.offsetMinutes {
            self.milliseconds = written.milliseconds - Int64(offset) * 60_000
        } else {
            let midnightOrMinute = Moment(written.day, hour: written.hour, minute: written.minute)
            self.milliseconds = midnightOrMinute.milliseconds + Int64(written.millisecondsPastMinute)
        }
    }

    /// The day it is in London.
    package var day: Day { Day(number: Int(floorDivide(londonMilliseconds, Moment.dayLength))) }

    /// What London's clocks show.
    package var clock: (hour: Int, minute: Int) {
        let minutes = Int(floorRemainder(londonMilliseconds, Moment.dayLength) / 60_000)
        return (minutes / 60, minutes % 60)
    }

    /// Hours as they pass, whatever the clocks do meanwhile.
    package func adding(hours: Int) -> Moment { adding(minutes: hours * 60) }

    package func adding(minutes: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(minutes) * 60_000)
    }

    package static func < (one: Moment, other: Moment) -> Bool { one.milliseconds < other.milliseconds }

    static let dayLength: Int64 = 86_400_000

    private var londonMilliseconds: Int64 {
        London.isSummer(self) ? milliseconds + 3_600_000 : milliseconds
    }
}

extension Moment: CustomStringConvertible {
    /// `2024-03-28T14:00:00Z`
    package var description: String {
        let day = Day(number: Int(floorDivide(milliseconds, Moment.dayLength)))
        let within = Int(floorRemainder(milliseconds, Moment.dayLength))
        let seconds = within / 1_000
        let thousandths = within % 1_000
        let time = "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        return "\(day)T\(time)\(thousandths == 0 ? "" : ".\(padded(thousandths, 3))")Z"
    }

    /// `28 March 2024 at 2:05pm`
    package var inWords: String { "\(day.inWords) at \(clockInWords)" }

    /// `Thursday 28 March 2024 at 2:05pm`
    package var inFull: String { "\(day.inFull) at \(clockInWords)" }

    /// `2:05pm`, `9am`, `midday`, `midnight`
    package var clockInWords: String {
        let (hour, minute) = clock
        if minute == 0 && hour == 0 { return "midnight" }
        if minute == 0 && hour == 12 { return "midday" }
        let shown = hour % 12 == 0 ? 12 : hour % 12
        return "\(shown)\(minute == 0 ? "" : ":\(padded(minute, 2))")\(hour < 12 ? "am" : "pm")"
    }
}

extension Moment: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Moment(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a moment like 2024-03-28T14:00:00Z")
        }
        self = moment
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Britain's clock change: an hour ahead from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
/// October, as it has been since 1996. Earlier moments are told by the same rule.
enum London {
    static func isSummer(_ moment: Moment) -> Bool {
        let day = Day(number: Int(floorDivide(moment.milliseconds, Moment.dayLength)))
        let (year, month, dayOfMonth) = day.civil
        switch month {
        case 4...9: return true
        case 3, 10:
            let lastSunday = lastSunday(ofMonth: month, in: year)
            if dayOfMonth != lastSunday { return (dayOfMonth > lastSunday) == (month == 3) }
            let afterOne = floorRemainder(moment.milliseconds, Moment.dayLength) >= 3_600_000
            return afterOne == (month == 3)
        default: return false
        }
    }

    /// March and October both have 31 days.
    private static func lastSunday(ofMonth month: Int, in year: Int) -> Int {
        31 - Day(number: Day.number(year, month, 31)).weekday % 7
    }
}

/// The parts of a written moment, before its offset is applied.
private struct WrittenMoment {
    let day: Day
    let hour: Int
    let minute: Int
    let millisecondsPastMinute: Int
    /// Nil where none is written.
    let offsetMinutes: Int?

    var milliseconds: Int64 {
        Int64(day.number) * Moment.dayLength + Int64(hour * 60 + minute) * 60_000
            + Int64(millisecondsPastMinute)
    }

    init?(_ text: String) {
        guard text.utf8.count >= 16, text.utf8.count <= 35, let day = Day(String(text.prefix(10))) else {
            return nil
        }
        var digits = Digits(text.utf8)
        for _ in 0..<10 where digits.digit() == nil { guard digits.skip("-") else { return nil } }
        guard digits.skip("T"), let hour = digits.read(2), hour < 24, digits.skip(":"),
            let minute = digits.read(2), minute < 60
        else { return nil }
        var past = 0
        if digits.skip(":") {
            guard let seconds = digits.read(2), seconds < 60 else { return nil }
            past = seconds * 1_000
            if digits.skip(".") {
                guard let thousandths = WrittenMoment.thousandths(&digits) else { return nil }
                past += thousandths
            }
        }
        guard let offset = WrittenMoment.offset(&digits), digits.isAtEnd else { return nil }
        self.day = day
        self.hour = hour
        self.minute = minute
        self.millisecondsPastMinute = past
        self.offsetMinutes = offset
    }

    /// One to nine digits; what is finer than a thousandth is dropped.
    private static func thousandths(_ digits: inout Digits) -> Int? {
        var value = 0
        var count = 0
        while let digit = digits.digit() {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard (1...9).contains(count) else { return nil }
        while count < 3 {
            value *= 10
            count += 1
        }
        return value
    }

    /// The outer nil is a fault; the inner nil is no offset written.
    private static func offset(_ digits: inout Digits) -> Int?? {
        if digits.isAtEnd { return .some(nil) }
        if digits.skip("Z") { return .some(0) }
        let sign: Int
        if digits.skip("+") { sign = 1 } else if digits.skip("-") { sign = -1 } else { return nil }
        guard let hours = digits.read(2), hours <= 14 else { return nil }
        guard digits.skip(":"), let minutes = digits.read(2), minutes < 60 else { return nil }
        return .some(sign * (hours * 60 + minutes))
    }
}

func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
    value >= 0 ? value / by : (value - by + 1) / by
}

func floorRemainder(_ value: Int64, _ by: Int64) -> Int64 {
    value - floorDivide(value, by) * by
}
