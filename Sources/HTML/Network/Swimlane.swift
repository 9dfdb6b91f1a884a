/// Agencies' part in a life over time: a lane for each, bars while they are involved, ticks for what they wrote, and the
/// stretches without any.
package struct Swimlane: Sendable {
    /// A time during which an agency was involved.
    package struct Bar: Sendable {
        /// Days counted from the first day of the figure.
        package var from: Int
        package var until: Int
        package var isOpen: Bool
        package var words: String

        package init(from: Int, until: Int, isOpen: Bool, words: String) {
            self.from = from
            self.until = until
            self.isOpen = isOpen
            self.words = words
        }
    }

    /// A stretch of an involvement without anything written.
    package struct Silence: Sendable {
        package var from: Int
        package var until: Int
        package var words: String

        package init(from: Int, until: Int, words: String) {
            self.from = from
            self.until = until
            self.words = words
        }
    }

    /// One agency.
    package struct Lane: Sendable {
        package var name: String
        package var bars: [Bar]
        /// Days on which something was written.
        package var ticks: [Int]
        package var silences: [Silence]
        /// The lane's row of the table: involved as what and when, how often it wrote, the last time, the silences.
        package var cells: [Cell]

        package init(_ name: String, bars: [Bar], ticks: [Int], silences: [Silence], cells: [Cell]) {
            self.name = name
            self.bars = bars
            self.ticks = ticks
            self.silences = silences
            self.cells = cells
        }
    }

    package var lanes: [Lane]
    /// How many days the figure covers.
    package var days: Int
    /// Days that get a line and a word: the beginnings of months or years.
    package var marks: [(day: Int, words: String)]

    package init(lanes: [Lane], days: Int, marks: [(day: Int, words: String)]) {
        self.lanes = lanes
        self.days = days
        self.marks = marks
    }
}

/// A swimlane as a figure, and the table that says the same.
package func swimlane(_ figure: Swimlane, title: String, span: String, columns: [Column], headingLevel: Int = 2)
    -> Markup
{
    let drawing = SwimlaneDrawing(figure: figure)
    let count = FigureText.counted(figure.lanes.count, "agency", "agencies")
    let description = "\(count), \(span). The table under the figure says the same."
    return """
        <figure class="kith-figure kith-swimlane"><figcaption class="govuk-visually-hidden">\(title), \(span)</figcaption>
        <div class="kith-scroll kith-figure__box" role="region" aria-label="\(title), as a figure" tabindex="0">
        <svg class="kith-figure__wide" viewBox="0 0 \(drawing.width) \(drawing.height)" width="\(drawing.width)" \
        height="\(drawing.height)" role="img" aria-labelledby="swimlane-title swimlane-words">\
        <title id="swimlane-title">\(title)</title><desc id="swimlane-words">\(description)</desc>
        \(drawing.all)</svg></div>
        <div class="kith-genogram__key"><p class="govuk-body-s"><strong>Key</strong></p><ul class="kith-key-list">
        \(swimlaneKey)</ul></div></figure>
        \(heading(headingLevel, "The same as a table", id: "involvement-table"))\
        \(table(title, hidesCaption: true, columns: columns, rows: figure.lanes.map { [.text($0.name)] + $0.cells }))
        """
}

private let swimlaneKey: Markup = """
    <li><svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">\
    <rect class="kith-lane__bar" x="1" y="7" width="38" height="10"/></svg>Involved</li>
    <li><svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">\
    <path class="kith-lane__tick" d="M8 4V20M20 4V20M24 4V20"/></svg>Something was written</li>
    <li><svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">\
    <path class="kith-lane__silence" d="M2 8V16M2 12H38M38 8V16"/></svg>Involved, and nothing written for long</li>

    """

/// Draws the lanes.
struct SwimlaneDrawing {
    let figure: Swimlane

    static let names = 190
    static let laneHeight = 62
    static let head = 30
    private static let room = 720

    var width: Int { Self.names + Self.room + 20 }
    var height: Int { Self.head + max(1, figure.lanes.count) * Self.laneHeight + 12 }

    func x(_ day: Int) -> Int { Self.names + min(max(0, day), figure.days) * Self.room / max(1, figure.days) }

    var all: Markup {
        var all: Markup = ""
        var last = -1_000_000
        for mark in figure.marks {
            let at = x(mark.day)
            all += "<path class=\"kith-lane__month\" d=\"M\(at) \(Self.head - 6)V\(height - 8)\"/>"
            if at - last >= 62, at < width - 40 {
                all += "<text class=\"kith-lane__text\" x=\"\(at + 3)\" y=\"16\">\(mark.words)</text>\n"
                last = at
            }
        }
        for (place, lane) in figure.lanes.enumerated() { all += self.lane(lane, Self.head + place * Self.laneHeight) }
        return all
    }

    private func lane(_ lane: Swimlane.Lane, _ top: Int) -> Markup {
        let names = FigureText.wrapped(lane.name, to: 26, lines: 2)
        let texts = names.enumerated().markup { line, words in
            "<text class=\"kith-lane__text\" x=\"6\" y=\"\(top + 20 + line * 16)\">\(words)</text>"
        }
        let bars = lane.bars.markup { bar in
            let from = x(bar.from)
            let long = max(4, x(bar.until) - from)
            let end: Markup = bar.isOpen ? "" : "<path class=\"kith-lane__end\" d=\"M\(from + long) \(top + 4)v20\"/>"
            return
                "<rect class=\"kith-lane__bar\" x=\"\(from)\" y=\"\(top + 8)\" width=\"\(long)\" height=\"12\"/>\(end)"
        }
        // Ticks stand under the bars, so that neither hides the other.
        var ticks = ""
        var seen = Set<Int>()
        for day in lane.ticks where seen.insert(x(day)).inserted { ticks += "M\(x(day)) \(top + 26)v12" }
        let written: Markup = ticks.isEmpty ? "" : "<path class=\"kith-lane__tick\" d=\"\(ticks)\"/>"
        let silences = lane.silences.markup { silence in
            let from = x(silence.from)
            let until = x(silence.until)
            guard until - from >= 8 else { return "" }
            let words: Markup =
                until - from < 62
                ? ""
                : """
                <text class="kith-lane__text kith-lane__text--middle" x="\((from + until) / 2)" y="\(top + 54)">\
                \(silence.words)</text>
                """
            let y = top + 42
            return """
                <path class="kith-lane__silence" d="M\(from + 2) \(y - 4)v8M\(from + 2) \(y)H\(until - 2)M\(until - 2) \(y - 4)v8"/>\(words)
                """
        }
        return """
            <path class="kith-lane__line" d="M0 \(top)H\(width)"/>\(texts)\(bars)\(written)\(silences)

            """
    }
}
