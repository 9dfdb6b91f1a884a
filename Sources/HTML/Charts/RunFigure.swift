/// A number over time as a figure: points joined where they follow each other, the middle, the limits, and a shape for
/// each point that stands out. Hidden and empty months have no point.
package struct RunFigure: Sendable {
    /// One month.
    package struct Point: Sendable {
        /// Such as `Apr 25`.
        package var label: String
        package var value: Int?
        /// Beyond the limits, or one of a long stretch on one side of the middle.
        package var mark: Mark

        package init(_ label: String, _ value: Int?, mark: Mark = .none) {
            self.label = label
            self.value = value
            self.mark = mark
        }
    }

    /// How a point stands out.
    package enum Mark: Sendable, Hashable {
        case none, outside, shift
    }

    package var points: [Point]
    package var median: Int?
    package var limits: (lower: Int, upper: Int)?
    /// The value at the top of the figure.
    package var top: Int
    /// Values that get a line with their words.
    package var steps: [(value: Int, words: String)]

    package init(
        points: [Point], median: Int?, limits: (lower: Int, upper: Int)?, top: Int,
        steps: [(value: Int, words: String)]
    ) {
        self.points = points
        self.median = median
        self.limits = limits
        self.top = top
        self.steps = steps
    }
}

/// The figure with title and description, in a box that scrolls. The table that says the same stands beside it.
package func runFigure(_ figure: RunFigure, id: String, title: String, description: String) -> Markup {
    let drawing = RunDrawing(figure: figure)
    return """
        <figure class="kith-figure kith-run"><figcaption class="govuk-visually-hidden">\(title)</figcaption>
        <div class="kith-scroll kith-figure__box" role="region" aria-label="\(title), as a figure" tabindex="0">
        <svg class="kith-figure__wide" viewBox="0 0 \(drawing.width) \(RunDrawing.height)" width="\(drawing.width)" \
        height="\(RunDrawing.height)" role="img" aria-labelledby="\(id)-title \(id)-words">\
        <title id="\(id)-title">\(title)</title><desc id="\(id)-words">\(description)</desc>
        \(drawing.all)</svg></div>
        \(drawing.key)</figure>

        """
}

/// Draws it.
struct RunDrawing {
    let figure: RunFigure

    static let left = 56
    static let step = 30
    static let head = 14
    static let room = 200
    static let height = 264
    private static let right = 74

    var width: Int { Self.left + max(1, figure.points.count) * Self.step + Self.right }

    func x(_ place: Int) -> Int { Self.left + place * Self.step + Self.step / 2 }
    func y(_ value: Int) -> Int {
        Self.head + Self.room - min(max(0, value), figure.top) * Self.room / max(1, figure.top)
    }

    private var end: Int { width - Self.right }

    var all: Markup {
        var all: Markup = ""
        for step in figure.steps {
            all += """
                <path class="kith-lane__month" d="M\(Self.left) \(y(step.value))H\(end)"/>\
                <text class="kith-lane__text kith-run__side" x="\(Self.left - 6)" y="\(y(step.value) + 4)">\(step.words)</text>

                """
        }
        for (place, point) in figure.points.enumerated() where place % 3 == 0 {
            all +=
                "<text class=\"kith-lane__text kith-run__below\" x=\"\(x(place))\" y=\"\(Self.height - 26)\">\(point.label)</text>\n"
        }
        if let limits = figure.limits {
            all += line(limits.lower, "kith-run__limit", "limit") + line(limits.upper, "kith-run__limit", "limit")
        }
        if let median = figure.median { all += line(median, "kith-run__middle", "middle") }
        return all + path + figure.points.enumerated().markup { dot($0, $1) }
    }

    private func line(_ value: Int, _ name: StaticString, _ words: String) -> Markup {
        """
        <path class="\(classes: name)" d="M\(Self.left) \(y(value))H\(end)"/>\
        <text class="kith-lane__text" x="\(end + 6)" y="\(y(value) + 4)">\(words)</text>

        """
    }

    /// Lines between months that follow each other; a gap stays a gap.
    private var path: Markup {
        var d = ""
        var isOn = false
        for (place, point) in figure.points.enumerated() {
            guard let value = point.value else {
                isOn = false
                continue
            }
            d += "\(isOn ? "L" : "M")\(x(place)) \(y(value))"
            isOn = true
        }
        return d.isEmpty ? "" : "<path class=\"kith-run__path\" d=\"\(d)\"/>\n"
    }

    private func dot(_ place: Int, _ point: RunFigure.Point) -> Markup {
        guard let value = point.value else { return "" }
        let (x, y) = (x(place), y(value))
        switch point.mark {
        case .none: return "<circle class=\"kith-run__dot\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>\n"
        case .outside:
            return
                "<path class=\"kith-run__outside\" d=\"M\(x) \(y - 8)L\(x + 8) \(y)L\(x) \(y + 8)L\(x - 8) \(y)Z\"/>\n"
        case .shift:
            return "<rect class=\"kith-run__shift\" x=\"\(x - 5)\" y=\"\(y - 5)\" width=\"10\" height=\"10\"/>\n"
        }
    }

    /// What the shapes and lines mean; only those that are there.
    var key: Markup {
        var items: [Markup] = [
            item("<circle class=\"kith-run__dot\" cx=\"20\" cy=\"12\" r=\"4\"/>", "A month")
        ]
        let marks = Set(figure.points.map(\.mark))
        if figure.median != nil {
            items.append(item("<path class=\"kith-run__middle\" d=\"M2 12H38\"/>", "The middle (median)"))
        }
        if figure.limits != nil {
            items.append(item("<path class=\"kith-run__limit\" d=\"M2 12H38\"/>", "Limits of the usual variation"))
        }
        if marks.contains(.outside) {
            items.append(
                item("<path class=\"kith-run__outside\" d=\"M20 4L28 12L20 20L12 12Z\"/>", "Beyond the limits"))
        }
        if marks.contains(.shift) {
            items.append(
                item(
                    "<rect class=\"kith-run__shift\" x=\"15\" y=\"7\" width=\"10\" height=\"10\"/>",
                    "One of eight or more on one side of the middle"))
        }
        return """
            <p class="govuk-body-s"><strong>Key</strong></p><ul class="kith-key-list">
            \(items)</ul>

            """
    }

    private func item(_ shape: Markup, _ words: String) -> Markup {
        "<li><svg viewBox=\"0 0 40 24\" width=\"40\" height=\"24\" aria-hidden=\"true\" focusable=\"false\">\(shape)</svg>\(words)</li>\n"
    }
}
