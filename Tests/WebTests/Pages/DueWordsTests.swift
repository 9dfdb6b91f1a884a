import Guidance
import Testing

@testable import Web

@Suite("How a due date is said")
struct DueWordsTests {
    /// now, due, what is said, how it stands
    static let running: [(String, String, String, DueWords.Standing)] = [
        (
            "2024-03-28T14:00:00Z", "2024-04-02",
            "due Tuesday 2 April, 1 working day left (Good Friday and Easter Monday do not count)", .dueSoon
        ),
        ("2024-03-04T09:00:00Z", "2024-03-05", "due Tuesday 5 March, 1 working day left", .dueSoon),
        ("2024-03-03T09:00:00Z", "2024-03-05", "due Tuesday 5 March, 2 working days left", .dueSoon),
        ("2024-03-05T16:59:00Z", "2024-03-05", "due today, Tuesday 5 March", .dueToday),
        ("2024-03-05T23:59:59Z", "2024-03-05", "due today, Tuesday 5 March", .dueToday),
        ("2024-03-06T00:00:00Z", "2024-03-05", "was due Tuesday 5 March, 1 working day late", .late),
        ("2024-03-01T10:00:00Z", "2024-03-08", "due Friday 8 March, 5 working days left", .dueSoon),
        ("2024-03-01T10:00:00Z", "2024-03-11", "due Monday 11 March, 6 working days left", .dueLater),
        ("2024-03-09T10:00:00Z", "2024-03-08", "was due Friday 8 March", .late),
        ("2024-03-09T10:00:00Z", "2024-03-10", "due Sunday 10 March, 1 day from now", .dueSoon),
        (
            "2024-12-30T10:00:00Z", "2025-01-02",
            "due Thursday 2 January 2025, 2 working days left (New Year's Day does not count)", .dueSoon
        ),
        (
            "2024-03-05T10:00:00Z", "2024-03-05T14:05:00Z",
            "due today, Tuesday 5 March by 2:05pm, 4 hours and 5 minutes left", .dueToday
        ),
        // Police protection taken on a Friday evening: its hours pass on Saturday and Sunday too.
        ("2024-03-08T22:40:00Z", "2024-03-11T22:40:00Z", "due Monday 11 March by 10:40pm, 72 hours left", .dueSoon),
        ("2024-03-10T18:10:00Z", "2024-03-11T22:40:00Z", "due Monday 11 March by 10:40pm, 28 hours left", .dueSoon),
        (
            "2024-03-11T22:20:00Z", "2024-03-11T22:40:00Z",
            "due today, Monday 11 March by 10:40pm, 20 minutes left", .dueToday
        ),
        ("2024-03-12T01:40:00Z", "2024-03-11T22:40:00Z", "was due Monday 11 March by 10:40pm, 3 hours late", .late),
        // The clocks go forward on Sunday 31 March: the hours are those that pass.
        ("2024-03-30T22:15:00Z", "2024-04-02T22:15:00Z", "due Tuesday 2 April by 11:15pm, 72 hours left", .dueSoon),
        ("2024-03-01T10:00:00Z", "2024-03-11T10:00:00Z", "due Monday 11 March by 10am, 10 days left", .dueLater),
        // No clock in working days ends on a Sunday.
        ("2024-03-01T10:00:00Z", "2024-03-10", "due Sunday 10 March, 9 days from now", .dueLater),
    ]

    @Test("says the date, how far it is, and which bank holidays do not count", arguments: running)
    func saysHowFar(now: String, due: String, words: String, standing: DueWords.Standing) {
        let said = DueWords(Due(due), at: Moment(now)!, Pictures.library.workingDays)
        #expect(said.words.replacing("’", with: "'") == words)
        #expect(said.standing == standing)
    }

    @Test(
        "counts down what ends by itself by the clock or the calendar, never in working days",
        arguments: [
            ("2024-03-09T18:40:00Z", "2024-03-11T22:40:00Z", "52 hours left, until Monday 11 March 2024 at 10:40pm"),
            ("2024-03-11T23:00:00Z", "2024-03-11T22:40:00Z", "its time was over on Monday 11 March 2024 at 10:40pm"),
            ("2024-03-08T09:00:00Z", "2024-03-15", "7 days left, until Friday 15 March 2024"),
            ("2024-03-15T09:00:00Z", "2024-03-15", "ends today, Friday 15 March 2024"),
        ])
    func countsDown(now: String, until: String, words: String) {
        #expect(DueWords.left(until: Due(until)!, at: Moment(now)!) == words)
    }

    @Test("says when it was done, and how late")
    func done() {
        let days = Pictures.library.workingDays
        let due = Due("2024-03-05")
        let inTime = DueWords(due, stoppedAt: Moment("2024-03-05T17:00:00Z"), at: Pictures.now, days)
        #expect(inTime.standing == .doneInTime)
        #expect(inTime.words == "done 5 March 2024; it was due Tuesday 5 March")
        let late = DueWords(due, stoppedAt: Moment("2024-03-08T17:00:00Z"), at: Pictures.now, days)
        #expect(late.standing == .doneLate)
        #expect(late.words == "done 8 March 2024, 3 working days late; it was due Tuesday 5 March")
    }

    @Test("has no distance where the calendar does not reach, and no date where none is set")
    func unknown() {
        let days = Pictures.library.workingDays
        #expect(DueWords(nil, at: Pictures.now, days).words == "no set time")
        let far = DueWords(Due("2199-01-01"), at: Pictures.now, days)
        #expect(far.words.hasPrefix("due Tuesday 1 January 2199, "))
        #expect(!far.words.contains("working"))
    }

    @Test("tells every status in words of its own")
    func statuses() {
        let words = DueWords.Standing.allCases.map(\.words)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { !$0.isEmpty })
    }
}
