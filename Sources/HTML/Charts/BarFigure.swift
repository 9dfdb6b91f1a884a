/// Numbers side by side as horizontal bars, in the order given: nobody is ranked. A number that is hidden has an empty
/// dashed bar and says so.
package struct BarFigure: Sendable {
    /// One bar: how long it is, how much of it is filled, and what stands at its end.
    package struct Bar: Sendable {
        package var name: String
        /// Nil where it is hidden.
        package var value: Int?
        /// How much of the bar met what was asked; nil where that is hidden, or only numbers are shown.
        package var part: Int?
        package var words: String

        package init(_ name: String, value: Int?, part: Int?, words: String) {
            self.name = name
            self.value = value
            self.part = part
            self.words = words
        }
    }

    package var bars: [Bar]
    /// What the filled part of a bar means; nil where none has one.
    package var partWords: String?

    package init(bars: [Bar], partWords: String?) {
        self.bars = bars
        self.partWords = partWords
    }
}

/// The bars with title and description, in a box that scrolls. The table that says the same stands beside it.
package func barFigure(_ figure: BarFigure, id: String, title: String, description: String) -> Markup {
    let drawing = BarDrawing(figure: figure)
    let key: Markup =
        figure.partWords.map { words in
            """
            <ul class="kith-key-list"><li><svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" \
            focusable="false"><rect class="kith-bar__whole" x="1" y="5" width="38" height="14"/>\
            <rect class="kith-bar__part" x="1" y="9" width="24" height="6"/></svg>The dark part: \(words)</li></ul>

            """
        } ?? ""
    return """
        <figure class="kith-figure kith-bars"><figcaption class="govuk-visually-hidden">\(title)</figcaption>
        <div class="kith-scroll kith-figure__box" role="region" aria-label="\(title), as a figure" tabindex="0">
        <svg class="kith-figure__wide" viewBox="0 0 \(BarDrawing.width) \(drawing.height)" width="\(BarDrawing.width)" \
        height="\(drawing.height)" role="img" aria-labelledby="\(id)-title \(id)-words">\
        <title id="\(id)-title">\(title)</title><desc id="\(id)-words">\(description)</desc>
        \(drawing.all)</svg></div>
        \(key)</figure>

        """
}

/// Draws them.
struct BarDrawing {
    let figure: BarFigure

    static let width = 800
    private static let names = 276
    private static let room = 340
    private static let lane = 30

    var height: Int { figure.bars.count * Self.lane + 12 }

    private var most: Int { max(1, figure.bars.compactMap(\.value).max() ?? 1) }
    private func long(_ value: Int) -> Int { value * Self.room / most }

    var all: Markup {
        figure.bars.enumerated().markup { place, bar in
            let y = place * Self.lane + 6
            let name = FigureText.wrapped(bar.name, to: 40, lines: 1).first ?? ""
            let from = Self.names + 8
            let shape: Markup
            let end: Int
            if let value = bar.value {
                let part: Markup =
                    bar.part.map {
                        "<rect class=\"kith-bar__part\" x=\"\(from)\" y=\"\(y + 7)\" width=\"\(long($0))\" height=\"6\"/>"
                    } ?? ""
                end = from + max(2, long(value))
                shape = """
                    <rect class="kith-bar__whole" x="\(from)" y="\(y + 2)" width="\(max(2, long(value)))" height="16"/>\(part)
                    """
            } else {
                end = from + 24
                shape = "<rect class=\"kith-bar__hidden\" x=\"\(from)\" y=\"\(y + 2)\" width=\"24\" height=\"16\"/>"
            }
            return """
                <text class="kith-lane__text kith-run__side" x="\(Self.names)" y="\(y + 15)">\(name)</text>\(shape)\
                <text class="kith-lane__text" x="\(end + 8)" y="\(y + 15)">\(bar.words)</text>

                """
        }
    }
}
