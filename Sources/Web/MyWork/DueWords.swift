import Guidance
import HTML
import Practice

/// How a due date stands at a moment: its status in fixed words, and the sentence that says the date and how far it is.
struct DueWords: Sendable, Hashable {
    /// Every status a due date can have. Their words stand here and nowhere else.
    enum Standing: String, Sendable, CaseIterable {
        case late, dueToday, dueSoon, dueLater, noSetTime, doneInTime, doneLate, done

        var words: String {
            switch self {
            case .late: "Late"
            case .dueToday: "Due today"
            case .dueSoon: "Due within a week"
            case .dueLater: "In time"
            case .noSetTime: "Waiting"
            case .doneInTime: "Done in time"
            case .doneLate: "Done late"
            case .done: "Done"
            }
        }

        var colour: TagColour {
            switch self {
            case .late: .red
            case .dueToday: .orange
            case .dueSoon: .yellow
            case .dueLater: .turquoise
            case .noSetTime: .blue
            case .doneInTime, .done: .grey
            case .doneLate: .pink
            }
        }
    }

    /// What is due in so many days or fewer is due soon: a week, so that Friday shows what Monday asks.
    private static let soonDays = 7

    let standing: Standing
    /// "due Friday 5 March, 2 working days left"
    let words: String

    init(_ due: Due?, stoppedAt: Moment? = nil, at now: Moment, _ workingDays: WorkingDays) {
        standing = Self.standing(due, stoppedAt: stoppedAt, at: now)
        guard let due else {
            words = stoppedAt.map { "done \($0.day.inWords)" } ?? "no set time"
            return
        }
        let date = Self.date(due, seenFrom: now.day)
        if let stoppedAt {
            let late = standing == .doneLate ? Self.lateness(due, stoppedAt, workingDays) : ""
            words = "done \(stoppedAt.day.inWords)\(late); it was due \(date)"
        } else if standing == .late {
            words = "was due \(date)\(Self.lateness(due, now, workingDays))"
        } else if standing == .dueToday {
            words = "due today, \(date)\(Self.hoursLeft(due, now).map { ", \($0) left" } ?? "")"
        } else {
            words = "due \(date)\(Self.distance(now, due, workingDays))"
        }
    }

    /// How a due date stands, without its words.
    static func standing(_ due: Due?, stoppedAt: Moment? = nil, at now: Moment) -> Standing {
        guard let due else { return stoppedAt == nil ? .noSetTime : .done }
        if let stoppedAt { return due.isMissed(at: stoppedAt) ? .doneLate : .doneInTime }
        if due.isMissed(at: now) { return .late }
        if due.day == now.day { return .dueToday }
        return due.day - now.day <= soonDays ? .dueSoon : .dueLater
    }

    var tag: Markup { HTML.tag(standing.words, standing.colour) }
    /// The same at the beginning of a sentence.
    var sentence: String { words.prefix(1).uppercased() + words.dropFirst() }

    /// `Friday 5 March`, with the year where it is another than this, and the time where one is set.
    private static func date(_ due: Due, seenFrom today: Day) -> String {
        let day = due.day
        let date = day.year == today.year ? "\(day.inFull.dropLast(5))" : day.inFull
        guard case .moment(let moment) = due else { return date }
        return "\(date) by \(moment.clockInWords)"
    }

    /// What ends by itself at a time, or with a day: "52 hours left, until Tuesday 24 November 2026 at 10am". It ends on
    /// a Sunday as on any other day, so nothing is counted in working days.
    static func left(until due: Due, at now: Moment) -> String {
        if due.isMissed(at: now) { return "its time was over on \(due.inWords)" }
        if let hours = hoursLeft(due, now) { return "\(hours) left, until \(due.inWords)" }
        let days = due.day - now.day
        return days == 0 ? "ends today, \(due.inWords)" : "\(counted(days, "day")) left, until \(due.inWords)"
    }

    /// Beyond so many hours people count days.
    private static let mostHours = 4 * 24
    /// Within so many hours minutes matter.
    private static let hoursWithMinutes = 12

    /// The time to a moment as it passes on the clock; nil where what is due is a day, or far.
    private static func hoursLeft(_ due: Due, _ now: Moment) -> String? {
        guard case .moment(let end) = due else { return nil }
        return hours(from: now, to: end)
    }

    private static func hours(from start: Moment, to end: Moment) -> String? {
        let minutes = Int((end.milliseconds - start.milliseconds) / 60_000)
        guard (0...mostHours * 60).contains(minutes) else { return nil }
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours == 0 { return counted(rest, "minute") }
        if hours >= hoursWithMinutes || rest == 0 { return counted(hours, "hour") }
        return "\(counted(hours, "hour")) and \(counted(rest, "minute"))"
    }

    private static func lateness(_ due: Due, _ moment: Moment, _ workingDays: WorkingDays) -> String {
        if case .moment(let end) = due {
            return ", \(hours(from: end, to: moment) ?? counted(moment.day - due.day, "day")) late"
        }
        guard let count = try? workingDays.between(due.day, moment.day), count > 0 else { return "" }
        return ", \(counted(count, "working day")) late"
    }

    /// In working days where the day may be the end of so many; a time, or a day on which no such clock ends, as it passes.
    private static func distance(_ now: Moment, _ end: Due, _ workingDays: WorkingDays) -> String {
        let (today, due) = (now.day, end.day)
        if case .moment = end { return ", \(hoursLeft(end, now) ?? counted(due - today, "day")) left" }
        guard (try? workingDays.isWorkingDay(due)) == true, let count = try? workingDays.between(today, due), count > 0
        else { return ", \(counted(due - today, "day")) from now" }
        return ", \(counted(count, "working day")) left\(holidays(after: today, upTo: due, workingDays))"
    }

    /// Bank holidays on the way, which a reader counting on their fingers would take for working days.
    private static func holidays(after start: Day, upTo end: Day, _ workingDays: WorkingDays) -> String {
        let names = workingDays.holidays.filter { start < $0.day && $0.day <= end && $0.day.weekday <= 5 }
            .map(\.name)
        switch names.count {
        case 0: return ""
        case 1: return " (\(names[0]) does not count)"
        case 2: return " (\(names[0]) and \(names[1]) do not count)"
        default: return " (\(names.count) bank holidays do not count)"
        }
    }

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// A duty's citation, leading to what it asks and since when; says so where it is not confirmed.
func dutySource(
    _ key: DutyKey, since moment: Moment, of council: AgencyID? = nil, _ setting: PageSetting
) -> Markup {
    let duty = setting.library.guidance(on: moment.day).of(council).duty(key)
    let unconfirmed: Markup = duty.status == .unconfirmed ? " (not confirmed)" : ""
    return "\(link(duty.cite, to: .duty(key), about: "on: \(duty.title)"))\(unconfirmed)"
}

/// One line of a list of things to do or watch: what, its status in words, and what else there is to say.
func workLine(_ title: Markup, tag: Markup, _ more: Markup) -> Markup {
    """
    <li class="kith-work__line"><h3 class="govuk-heading-s kith-work__title">\(title) \(tag)</h3>\(more)</li>

    """
}

/// The list round such lines.
func workList(_ lines: Markup) -> Markup { "<ul class=\"govuk-list kith-work\">\n\(lines)</ul>\n" }
