import Casework
import Guidance
import HTML
import Practice
import Readings

/// Meetings as a table: when, what, about whom. Those to come are first, the soonest before the others; then those whose
/// time is over and that nobody has recorded.
func meetingTable(_ lines: [MeetingLine], open: Set<PersonID>, _ setting: PageSetting) -> Markup {
    let isOver = { (line: MeetingLine) in line.meeting.when.isMissed(at: setting.now) }
    let rows = (lines.filter { !isOver($0) } + lines.filter(isOver)).map { line -> [Cell] in
        let meeting = line.meeting
        let who = line.brief.map(nameWords)
        let about: Markup =
            line.brief.map { personName($0, isOpen: open.contains($0.person)) } ?? "Not shown to you"
        let when: Markup =
            isOver(line) ? "\(meeting.whenWords)<br>\(tag("Not recorded yet", .orange))" : "\(meeting.whenWords)"
        return [
            .markup(when), .markup(link(meeting.what, to: meeting.place, about: who.map { "about \($0)" })),
            .markup(about),
        ]
    }
    return table(
        "Meetings to come", hidesCaption: true, columns: ["When", "What", "About"].map { Column($0) }, rows: rows)
}

extension MeetingRow {
    /// `Thursday 21 November 2024 at 10am`, or the day where no time was given.
    fileprivate var whenWords: String {
        switch when {
        case .day(let day): day.inFull
        case .moment(let moment): moment.inFull
        }
    }

    /// Where it is prepared and recorded: the conference's page or the plan's, else the page of its process.
    fileprivate var place: Link {
        if stream.process == .episode {
            if item.hasPrefix("conference") || item.hasPrefix("review") { return "/episodes/\(stream.id)/conference" }
            if item.hasPrefix("core group") { return "/episodes/\(stream.id)/plan" }
        }
        return Link.page(of: stream) ?? .act(act, in: stream)
    }
}
