import Access
import Casework
import Guidance
import HTML
import Practice
import Readings

/// Agencies' part in a person's life over time, as a figure and as a table.
func involvementPage(_ picture: InvolvementPicture, _ setting: PageSetting) -> Markup {
    let person = picture.identity.person
    let title = "Agencies over time"
    let figure = InvolvementFigure(picture: picture, setting: setting)
    let body: Markup
    if !picture.sees.status {
        body = emptyState("Who is and was involved is not shown to you.")
    } else if figure.lanes.lanes.isEmpty {
        body = emptyState("No agency is recorded as having a part in this life.")
    } else {
        body = swimlane(
            figure.lanes, title: "Agencies' part in the life of the person above", span: figure.span,
            columns: InvolvementFigure.columns)
    }
    let withheld: Markup =
        picture.withheld == 0
        ? ""
        : insetText(
            paragraph(
                "Entries that are not open to you are not counted, so a stretch without any may hold some you do not see."
            ))
    let content: Markup = """
        \(personBar(picture.identity, picture.names, setting))\(heading(1, title))\
        \(personNavigation(person, .family, mayOpen: picture.mayOpen))\(familyNavigation(person, .involvement, mayOpen: picture.mayOpen))\
        \(withheld)\(heading(2, "From the first part to today"))\(body)
        """
    return page(
        PageHead(
            title, reference: person.short,
            breadcrumbs: [Breadcrumb("My work", "/"), Breadcrumb("Record", "/people/\(person.id)")], isWide: true),
        in: setting.frame, content)
}

/// The lanes as they are drawn.
struct InvolvementFigure {
    let picture: InvolvementPicture
    let setting: PageSetting

    static let columns = [
        Column("Agency"), Column("Part"), Column("Entries", isNumeric: true), Column("Latest entry"),
        Column("Stretches without an entry"),
    ]
    /// So many days of involvement without an entry are shown; no provision sets this.
    static let silentDays = StoryRule.silentDays

    private var today: Day { setting.now.day }
    private var first: Day {
        let starts = picture.involvements.map(\.from.day) + picture.written.map(\.day)
        return min(starts.min() ?? today, today)
    }

    var span: String { "from \(first.inWords) to \(today.inWords)" }

    var lanes: Swimlane {
        var order: [AgencyID] = []
        for one in picture.involvements.sorted(by: { $0.from < $1.from }) where !order.contains(one.agency) {
            order.append(one.agency)
        }
        for written in picture.written.reversed() where !order.contains(written.agency) { order.append(written.agency) }
        return Swimlane(lanes: order.map(lane), days: max(1, today - first + 1), marks: marks)
    }

    /// The first of each month, of each quarter or of each year, as the span allows.
    private var marks: [(day: Int, words: String)] {
        let days = today - first
        let step = days < 240 ? 1 : days < 900 ? 3 : 12
        var marks: [(Int, String)] = []
        var month = Day(year: first.year, month: 1, day: 1)!
        while month <= today {
            if month >= first {
                let words = step == 12 ? "\(month.year)" : "\(Self.months[month.month - 1]) \(month.year)"
                marks.append((month - first, words))
            }
            month = month.adding(months: step)
        }
        return marks.map { (day: $0.0, words: $0.1) }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private func lane(_ agency: AgencyID) -> Swimlane.Lane {
        let parts = picture.involvements.filter { $0.agency == agency }
        let days = picture.written.filter { $0.agency == agency }.map(\.day).sorted()
        let spans = together(parts.map { ($0.from.day, $0.until.map { min($0.day, today) } ?? today, $0.until == nil) })
        var silences: [Swimlane.Silence] = []
        var said: [String] = []
        for (from, until, _) in spans {
            var last = from
            for day in days.filter({ $0 >= from && $0 <= until }) + [until] {
                if day - last >= Self.silentDays {
                    let words = LineTimeline.inWords(days: day - last)
                    silences.append(Swimlane.Silence(from: last - first, until: day - first, words: words))
                    said.append("\(words), from \(last.inWords) to \(day == today ? "today" : day.inWords)")
                }
                last = day
            }
        }
        var seen: Set<String> = []
        let words = parts.compactMap { part -> String? in
            let until = part.until.map { $0 <= setting.now ? " to \($0.day.inWords)" : "" } ?? ""
            let line = "\(Self.words(part.kind)), \(part.until == nil ? "since " : "")\(part.from.day.inWords)\(until)"
            return seen.insert(line).inserted ? line : nil
        }
        let name = picture.names.name(agency)
        return Swimlane.Lane(
            name,
            bars: spans.map {
                Swimlane.Bar(from: $0.0 - first, until: $0.1 - first, isOpen: $0.2, words: "")
            }, ticks: days.map { $0 - first }, silences: silences,
            cells: [
                .markup(words.isEmpty ? "Wrote only" : Markup(joining: words.map { "\($0)" }, with: "<br>")),
                .number(days.count), .text(days.last?.inWords ?? "None"),
                .markup(said.isEmpty ? "None" : Markup(joining: said.map { "\($0)" }, with: "<br>")),
            ])
    }

    /// Spans that meet, as one.
    private func together(_ spans: [(Day, Day, Bool)]) -> [(Day, Day, Bool)] {
        var joined: [(Day, Day, Bool)] = []
        for span in spans.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
            if let last = joined.last, span.0 <= last.1.adding(days: 1) {
                joined[joined.count - 1] = (last.0, max(last.1, span.1), last.2 || span.2)
            } else {
                joined.append(span)
            }
        }
        return joined
    }

    static func words(_ kind: Involvement.Kind) -> String {
        switch kind {
        case .lead: "Leads the work"
        case .duty: "Holds the episode"
        case .supervisor: "Supervises"
        case .referrer: "Told the council of a worry"
        case .school: "School or setting"
        case .author: "Recorded a concern"
        case .consulted: "Was asked what it knows"
        case .strategy: "Strategy discussion"
        case .investigator: "Investigates"
        case .chair: "Chairs the conference"
        case .conference: "Conference"
        case .coreGroup: "Core group"
        case .earlyHelpLead: "Leads early help"
        case .earlyHelpTeam: "Team around the family"
        case .emergency: "Emergency access"
        case .formerSchool: "Earlier school"
        default: "Has a part"
        }
    }
}
