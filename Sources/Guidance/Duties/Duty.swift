/// Something the guidance asks to be done in time, as it stands on a day.
package struct Duty: Hashable, Sendable {
    package let key: DutyKey
    package let title: String
    /// Kinds of act that start its clock.
    package let starts: [String]
    /// Kinds of act that stop it.
    package let stops: [String]
    /// Who owes it.
    package let owner: String
    /// What a partnership may do to its time.
    package let localMay: LocalChange
    package let direction: Direction
    /// Whether its days, weeks or months begin with the day it starts on.
    package let counting: Counting
    /// What holds on the day this was asked for.
    package let version: DutyVersion
    /// Every version there has been, oldest first.
    package let history: [DutyVersion]

    package var limit: Limit { version.limit }
    /// `8 days, the first day counted`
    package var time: String { limit.inWords + (counting == .inclusive ? ", the first day counted" : "") }
    package var edition: EditionKey { version.edition }
    package var cite: String { version.cite }
    package var basis: Basis { version.basis }
    package var status: Status { version.status }
    package var note: String? { version.note }

    /// When it is due, for a clock started at a moment.
    ///
    /// Working days, days, weeks and months run from the day it is in London and end with their last day; months
    /// clamp to a shorter month's end and nothing rolls over a weekend. Hours are hours as they pass. A duty that is
    /// owed before something planned (`direction` is `before`) counts back from it. The argument `counting` touches working
    /// days only; a duty whose period begins with its first day says so itself.
    /// - Throws: `OutsideCalendar` where bank holidays are not known, or where the duty sets no limit.
    package func due(
        from start: Moment, in workingDays: WorkingDays, counting: Counting = .dayAfter
    ) throws(OutsideCalendar) -> Due {
        let sign = direction == .before ? -1 : 1
        let day = start.day
        let over = self.counting == .inclusive ? sign : 0
        switch limit {
        case .workingDays(let n):
            var steps = n
            if counting == .inclusive, try workingDays.isWorkingDay(day) { steps -= 1 }
            return .day(try workingDays.add(sign * steps, to: day))
        case .days(let n): return .day(day.adding(days: sign * n - over))
        case .weeks(let n): return .day(day.adding(days: sign * n * 7 - over))
        case .months(let n): return .day(day.adding(months: sign * n).adding(days: -over))
        case .hours(let n): return .moment(start.adding(hours: sign * n))
        case .none: throw OutsideCalendar(day: day, years: nil)
        }
    }
}

/// How a duty's time relates to what starts its clock.
package enum Direction: String, CaseIterable, Codable, Sendable {
    /// Owed at the latest so long after it.
    case after
    /// Owed at the latest so long before it.
    case before
    /// To go on at least so long after it.
    case lasting
}

/// What a partnership may do to a duty's time; it may never loosen one.
package enum LocalChange: String, CaseIterable, Codable, Sendable {
    case shorten
    /// The number is the partnership's own to set.
    case set
    case nothing
}

/// A duty's time over a span of days, and who says so.
package struct DutyVersion: Hashable, Sendable {
    package let from: Day
    /// The last day it held; nil while it holds.
    package let until: Day?
    package let edition: EditionKey
    package let limit: Limit
    package let cite: String
    package let basis: Basis
    package let status: Status
    package let note: String?
}
