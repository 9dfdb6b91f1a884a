/// When a duty must be done by: some time on a day, or a moment.
package enum Due: Hashable, Sendable {
    /// Any time on that day, London time.
    case day(Day)
    case moment(Moment)

    /// The last moment that is still in time.
    package var lastMoment: Moment {
        switch self {
        case .day(let day):
            Moment(milliseconds: Moment(day.adding(days: 1)).milliseconds - 1)
        case .moment(let moment): moment
        }
    }

    package func isMissed(at moment: Moment) -> Bool { moment > lastMoment }

    /// The day it falls on in London.
    package var day: Day {
        switch self {
        case .day(let day): day
        case .moment(let moment): moment.day
        }
    }

    /// `Tuesday 2 April 2024`, or `Tuesday 2 April 2024 at 2:05pm`
    package var inWords: String {
        switch self {
        case .day(let day): day.inFull
        case .moment(let moment): moment.inFull
        }
    }
}

extension Due: Comparable {
    package static func < (one: Due, other: Due) -> Bool { one.lastMoment < other.lastMoment }
}

extension Due: Codable, CustomStringConvertible {
    /// The text of the day or the moment, which tells which of them it is.
    package var description: String {
        switch self {
        case .day(let day): day.description
        case .moment(let moment): moment.description
        }
    }

    package init?(_ iso: String) {
        if let day = Day(iso) {
            self = .day(day)
        } else if let moment = Moment(iso) {
            self = .moment(moment)
        } else {
            return nil
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let due = Due(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "neither a day nor a moment")
        }
        self = due
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Which day of a clock is the first. For working days the sources differ (decision 0001); a period that the law lets
/// begin with a day counts that day, and its duty says so.
package enum Counting: String, CaseIterable, Codable, Sendable {
    /// The day it starts is day nought; the first working day after it is day one. The default.
    case dayAfter
    /// The day it starts is day one; of working days, where it is one.
    case inclusive
}
