import Foundation
import Testing

@testable import Guidance

@Suite("A moment")
struct MomentTests {
    @Test("London time agrees with Foundation around every clock change from 1996 to 2037")
    func clockChanges() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        var faults: [String] = []
        for year in 1996...2037 {
            for month in [1, 3, 6, 10, 12] {
                let start = Moment(Day(number: Day.number(year, month, 24)), hour: 0).milliseconds
                for halfHour in 0..<(8 * 48) {
                    let moment = Moment(milliseconds: start + Int64(halfHour) * 1_800_000)
                    let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
                    let shift = Int64(london.secondsFromGMT(for: date)) * 1_000
                    let wall = moment.milliseconds + shift
                    let same =
                        moment.day.number == Int(floorDivide(wall, Moment.dayLength))
                        && moment.clock.hour * 60 + moment.clock.minute
                            == Int(floorRemainder(wall, Moment.dayLength) / 60_000)
                    if !same { faults.append(moment.description) }
                }
            }
        }
        #expect(faults.isEmpty)
    }

    @Test(
        "a time on London's clocks is the right moment",
        arguments: [
            ("2024-03-28", 14, 0, "2024-03-28T14:00:00Z"),
            ("2024-06-03", 9, 30, "2024-06-03T08:30:00Z"),
            ("2024-06-03", 0, 0, "2024-06-02T23:00:00Z"),
            ("2024-03-31", 0, 59, "2024-03-31T00:59:00Z"),
            ("2024-03-31", 1, 30, "2024-03-31T01:30:00Z"),
            ("2024-03-31", 2, 0, "2024-03-31T01:00:00Z"),
            ("2024-10-27", 0, 59, "2024-10-26T23:59:00Z"),
            ("2024-10-27", 1, 30, "2024-10-27T00:30:00Z"),
            ("2024-10-27", 2, 0, "2024-10-27T02:00:00Z"),
        ])
    func wallTime(day: String, hour: Int, minute: Int, utc: String) throws {
        #expect(Moment(try #require(Day(day)), hour: hour, minute: minute).description == utc)
    }

    @Test(
        "ISO 8601 with any offset is read",
        arguments: [
            ("2024-03-28T14:00:00Z", "2024-03-28T14:00:00Z"), ("2024-03-28T14:00Z", "2024-03-28T14:00:00Z"),
            ("2024-06-03T09:30:00+01:00", "2024-06-03T08:30:00Z"),
            ("2024-01-01T00:00:00-05:30", "2024-01-01T05:30:00Z"),
            ("2024-03-28T14:00:00.5Z", "2024-03-28T14:00:00.500Z"),
            ("2024-03-28T14:00:00.123999Z", "2024-03-28T14:00:00.123Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ])
    func read(text: String, written: String) throws {
        let moment = try #require(Moment(text))
        #expect(moment.description == written)
        #expect(Moment(written) == moment)
    }

    @Test(
        "what is not a moment is refused",
        arguments: [
            "2024-03-28", "2024-03-28T14:00:00", "2024-03-28 14:00:00Z", "2024-02-30T14:00:00Z",
            "2024-03-28T24:00:00Z",
            "2024-03-28T14:60:00Z", "2024-03-28T14:00:60Z", "2024-03-28T14:00:00+0100",
            "2024-03-28T14:00:00.Z",
            "2024-03-28T14:00:00ZZ", "2024-03-28T14:00:00.1234567890Z", "2024-03-28T14:00:00+25:00", "T", "",
        ])
    func refused(text: String) {
        #expect(Moment(text) == nil)
    }

    @Test("without an offset a form's time is London's")
    func london() {
        #expect(Moment(london: "2024-06-03T09:30")?.description == "2024-06-03T08:30:00Z")
        #expect(Moment(london: "2024-06-03T09:30:15.250")?.description == "2024-06-03T08:30:15.250Z")
        #expect(Moment(london: "2024-06-03T09:30Z")?.description == "2024-06-03T09:30:00Z")
    }

    @Test(
        "it is told as people tell it",
        arguments: [
            ("2024-03-28T14:05:00Z", "28 March 2024 at 2:05pm"),
            ("2024-06-03T08:00:00Z", "3 June 2024 at 9am"),
            ("2024-01-01T12:00:00Z", "1 January 2024 at midday"),
            ("2024-06-02T23:00:00Z", "3 June 2024 at midnight"),
            ("2024-01-01T00:30:00Z", "1 January 2024 at 12:30am"),
            ("2024-01-01T12:30:00Z", "1 January 2024 at 12:30pm"),
        ])
    func words(utc: String, words: String) throws {
        #expect(try #require(Moment(utc)).inWords == words)
    }

    @Test("hours pass as they pass across both clock changes")
    func hours() throws {
        let spring = Moment(try #require(Day("2024-03-30")), hour: 12)
        #expect(spring.adding(hours: 72).inWords == "2 April 2024 at 1pm")
        let autumn = Moment(try #require(Day("2024-10-26")), hour: 12)
        #expect(autumn.adding(hours: 72).inWords == "29 October 2024 at 11am")
    }
}
