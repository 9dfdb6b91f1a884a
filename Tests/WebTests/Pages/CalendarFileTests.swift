import Guidance
import Practice
import Testing

@testable import Readings
@testable import Web

/// The calendar file: by RFC 5545, with references and without names.
struct CalendarFileTests {
    private static let now = Moment("2024-03-28T14:00:00Z")!
    private static let stream = StreamID(.episode, "MAYA0000000000000000000000")

    private static func item(_ what: String, due: Due?, since: Moment = now) -> WorkItem {
        WorkItem(
            stream: stream, person: nil, duty: due == nil ? nil : .referralDecision, what: what, why: "x",
            since: since, due: due, act: "referral.decide")
    }

    private static func lines(_ items: [WorkItem]) -> [String] {
        ICalendar(items: items, now: now).text.components(separatedBy: "\r\n")
    }

    @Test("A day is a date, a moment is UTC, and what only waits is left out until its day")
    func dates() {
        let lines = Self.lines([
            Self.item("Decide", due: .day(Day("2024-04-02")!)),
            Self.item("End", due: .moment(Moment("2024-04-02T09:30:00Z")!), since: Self.now.adding(hours: 1)),
            Self.item("Waits", due: nil, since: Self.now.adding(hours: -1)),
            Self.item("Looks again", due: nil, since: Self.now.adding(hours: 48)),
        ])
        #expect(
            lines.filter { $0.hasPrefix("DTSTART") } == [
                "DTSTART;VALUE=DATE:20240402", "DTSTART:20240402T093000Z", "DTSTART;VALUE=DATE:20240330",
            ])
        #expect(lines.filter { $0 == "DTSTAMP:20240328T140000Z" }.count == 3)
        #expect(Set(lines.filter { $0.hasPrefix("UID:") }).count == 3)
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
    }

    @Test("A meeting has the time at which it begins, one whose day alone is known a date, and neither says about whom")
    func meetings() {
        let child = PersonID(unchecked: "CH11D000000000000000000000")
        func meeting(_ item: String, _ what: String, _ when: Due) -> MeetingRow {
            MeetingRow(
                stream: Self.stream, item: item, person: child, what: what, when: when, part: .chair,
                act: "conference.hold")
        }
        let moved = meeting("conference 9 X", "Initial conference", .moment(Moment("2024-07-02T09:00:00Z")!))
        let file = ICalendar(
            items: [],
            meetings: [
                meeting("conference 9 X", "Initial conference", .moment(Moment("2024-04-09T09:00:00Z")!)),
                meeting("core group 9 X", "Core group meeting", .day(Day("2024-04-12")!)),
            ], now: Self.now)
        let lines = file.text.components(separatedBy: "\r\n")
        #expect(
            lines.filter { $0.hasPrefix("DTSTART") } == ["DTSTART:20240409T090000Z", "DTSTART;VALUE=DATE:20240412"])
        #expect(lines.contains("SUMMARY:Initial conference (MAYA00)"))
        #expect(!file.text.contains(child.id) && !file.text.contains(Self.stream.id))
        let later = ICalendar(items: [], meetings: [moved], now: Self.now).text.components(separatedBy: "\r\n")
        #expect(later.first { $0.hasPrefix("UID:") } == lines.first { $0.hasPrefix("UID:") }, "moved, not another")
    }

    @Test("The summary is what is to be done with a reference, and nothing else says whose it is")
    func summary() {
        let lines = Self.lines([Self.item("Decide; then, tell\nthem \\ now", due: .day(Day("2024-04-02")!))])
        #expect(lines.contains("SUMMARY:Decide\\; then\\, tell\\nthem \\\\ now (MAYA00)"))
        #expect(!lines.joined().contains(Self.stream.id))
    }

    @Test("A long line is folded at 75 octets and unfolds to what it was", arguments: [10, 74, 75, 76, 200])
    func folding(length: Int) {
        let line = String(repeating: "é", count: length)
        let folded = ICalendar.folded(line)
        let parts = folded.components(separatedBy: "\r\n")
        #expect(parts.allSatisfy { $0.utf8.count <= 75 })
        #expect(parts.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect(folded.replacing("\r\n ", with: "") == line)
    }

    @Test("A count that could point to one family is not told, nor one from which it could be worked out")
    func smallNumbers() {
        #expect(SmallNumbers.told([0, 12, 5]) == ["0", "12", "5"])
        #expect(SmallNumbers.told([3, 12, 9, 0]) == ["fewer than 5", "12", "not shown", "0"])
        #expect(SmallNumbers.told([3, 1, 40]) == ["fewer than 5", "fewer than 5", "40"])
        #expect(SmallNumbers.told([4, 0, 0]) == ["fewer than 5", "0", "0"])
    }
}
