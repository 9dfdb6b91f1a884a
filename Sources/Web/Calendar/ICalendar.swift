import Foundation
import Guidance
import Practice
import Readings

/// A practitioner's own dates as an iCalendar file (RFC 5545): when they meet, what is due and when, by reference, never
/// by name.
struct ICalendar {
    /// The most octets a line may have, its end left out.
    private static let lineLength = 75
    let items: [WorkItem]
    var meetings: [MeetingRow] = []
    /// When the file is made: every event's stamp.
    let now: Moment

    var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kith//Kith//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:Kith", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H",
        ]
        for meeting in meetings {
            lines += [
                "BEGIN:VEVENT", "UID:\(Self.uid("\(meeting.stream) \(meeting.item)"))", "DTSTAMP:\(Self.utc(now))",
                Self.start(meeting.when), "SUMMARY:\(Self.escaped("\(meeting.what) (\(meeting.stream.short))"))",
                "DESCRIPTION:\(Self.escaped("Reference \(meeting.stream.short). Sign in to Kith to see more."))",
                "TRANSP:OPAQUE", "CLASS:CONFIDENTIAL", "END:VEVENT",
            ]
        }
        var seen: Set<String> = []
        for item in items {
            let id = uid(item)
            guard let start = start(item), seen.insert(id).inserted else { continue }
            lines += [
                "BEGIN:VEVENT", "UID:\(id)", "DTSTAMP:\(Self.utc(now))", start,
                "SUMMARY:\(Self.escaped("\(item.what) (\(item.stream.short))"))",
                "DESCRIPTION:\(Self.escaped("Reference \(item.stream.short). Sign in to Kith to see more."))",
                "TRANSP:TRANSPARENT", "CLASS:CONFIDENTIAL", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    /// A day where one is due, a moment where hours count, and for what waits the day before which nothing is asked.
    private func start(_ item: WorkItem) -> String? {
        if let due = item.due { return Self.start(due) }
        return item.since > now ? Self.start(.day(item.since.day)) : nil
    }

    private static func start(_ when: Due) -> String {
        switch when {
        case .day(let day): "DTSTART;VALUE=DATE:\(date(day))"
        case .moment(let moment): "DTSTART:\(utc(moment))"
        }
    }

    /// The same for the same thing at every reading, and of no use to anyone else.
    private func uid(_ item: WorkItem) -> String {
        let what = "\(item.stream) \(item.duty?.rawValue ?? item.act.rawValue) \(item.since.milliseconds)"
        return Self.uid(what)
    }

    private static func uid(_ what: String) -> String { Digest.sha256(what).hex.prefix(32) + "@kith" }

    /// Text with the characters escaped that have a meaning of their own.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case "\r\n", "\n", "\r": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A line folded so that no part is longer than 75 octets and no character is cut through.
    static func folded(_ line: String) -> String {
        var parts: [String] = []
        var part = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if octets + size > lineLength {
                parts.append(part)
                part = " "
                octets = 1
            }
            part.unicodeScalars.append(scalar)
            octets += size
        }
        return (parts + [part]).joined(separator: "\r\n")
    }

    private static func date(_ day: Day) -> String { day.description.replacing("-", with: "") }

    /// `20240328T140000Z`
    private static func utc(_ moment: Moment) -> String {
        let seconds = moment.description.prefix { $0 != "." && $0 != "Z" }
        return seconds.replacing("-", with: "").replacing(":", with: "") + "Z"
    }
}
