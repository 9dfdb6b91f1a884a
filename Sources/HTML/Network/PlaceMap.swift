/// Children, places and peers with the ties between them: the child on the left, places in the middle, peers on the
/// right.
package struct PlaceMap: Sendable {
    /// What a circle or box of the map stands for.
    package enum Kind: Sendable, Hashable { case child, place, peer }

    /// How sure a tie is, which its line shows; one past its day is drawn apart and not used.
    package enum Sureness: Sendable, Hashable, CaseIterable { case confirmed, likely, uncertain, expired }

    /// One child, place or peer.
    package struct Node: Sendable {
        package var name: String
        /// "Park", "Peer": what it is, under the name.
        package var note: String
        package var kind: Kind

        package init(_ name: String, note: String, kind: Kind) {
            self.name = name
            self.note = note
            self.kind = kind
        }
    }

    /// A tie between two of them, by their places in the list of nodes; `words` is its line of the list.
    package struct Tie: Sendable {
        package var from: Int
        package var to: Int
        package var sureness: Sureness
        package var words: Markup

        package init(from: Int, to: Int, sureness: Sureness, words: Markup) {
            self.from = from
            self.to = to
            self.sureness = sureness
            self.words = words
        }
    }

    package var nodes: [Node]
    package var ties: [Tie]

    package init(nodes: [Node], ties: [Tie]) {
        self.nodes = nodes
        self.ties = ties
    }
}

/// Where the boxes of a map of places stand. Each kind has a column, and no two boxes overlap.
package struct PlaceMapLayout: Sendable {
    package static let boxWidth = 190
    package static let boxHeight = 64
    private static let gap = 34
    /// Room over the boxes for ties that go round a column.
    private static let above = 40
    private static let columnGap = 130

    package let boxes: [FigureBox]
    package let width: Int
    package let height: Int

    package init(_ map: PlaceMap) {
        let columns: [PlaceMap.Kind] = [.child, .place, .peer].filter { kind in map.nodes.contains { $0.kind == kind } }
        let most = columns.map { kind in map.nodes.count { $0.kind == kind } }.max() ?? 1
        let step = Self.boxHeight + Self.gap
        let tall = max(1, most) * step + Self.gap
        var next: [PlaceMap.Kind: Int] = [:]
        boxes = map.nodes.map { node in
            let column = columns.firstIndex(of: node.kind) ?? 0
            let count = map.nodes.count { $0.kind == node.kind }
            let row = next[node.kind, default: 0]
            next[node.kind] = row + 1
            let left = 20 + column * (Self.boxWidth + Self.columnGap)
            let top = Self.above + (tall - count * step + Self.gap) / 2 + row * step
            return FigureBox(left: left, top: top, right: left + Self.boxWidth, bottom: top + Self.boxHeight)
        }
        width = 40 + columns.count * Self.boxWidth + max(0, columns.count - 1) * Self.columnGap + 60
        height = tall + Self.above
    }
}

/// A map of peers and places as a figure, with a key and a numbered list that says the same.
package func placeMap(_ map: PlaceMap, title: String, on day: String, headingLevel: Int = 3) -> Markup {
    let layout = PlaceMapLayout(map)
    let drawing = PlaceMapDrawing(map: map, layout: layout)
    let count = map.ties.count == 1 ? "1 tie" : "\(map.ties.count) ties"
    let items = map.ties.enumerated().markup { place, tie in
        let expired: Markup = tie.sureness == .expired ? " \(tag("Expired: not used", .grey))" : ""
        return "<li id=\"tie-\(place + 1)\">\(tie.words)\(expired)</li>\n"
    }
    return """
        <figure class="kith-figure kith-network"><figcaption class="govuk-visually-hidden">\(title), as on \(day)</figcaption>
        <div class="kith-scroll kith-figure__box" role="region" aria-label="\(title), as a figure" tabindex="0">
        <svg class="kith-figure__wide" viewBox="0 0 \(layout.width) \(layout.height)" width="\(layout.width)" \
        height="\(layout.height)" role="img" aria-labelledby="place-map-title place-map-words">\
        <title id="place-map-title">\(title)</title>\
        <desc id="place-map-words">\(count) as on \(day). The list under the figure says the same.</desc>
        \(map.ties.indices.markup(drawing.line))\(map.nodes.indices.markup(drawing.box))\
        \(map.ties.indices.markup(drawing.number))</svg></div>
        \(placeMapKey(map))</figure>
        \(heading(headingLevel, "The same in words", id: "place-map-list"))
        <ol class="govuk-list govuk-list--number">
        \(items)</ol>

        """
}

private struct PlaceMapDrawing {
    let map: PlaceMap
    let layout: PlaceMapLayout

    func box(_ place: Int) -> Markup {
        let node = map.nodes[place]
        let box = layout.boxes[place]
        let middle = (box.left + box.right) / 2
        let name = FigureText.wrapped(node.name, to: 22, lines: 2)
        var y = (box.top + box.bottom) / 2 - name.count * 8 + 4
        let names = name.markup { line -> Markup in
            defer { y += 16 }
            return "<text x=\"\(middle)\" y=\"\(y)\" font-size=\"14\" font-weight=\"700\">\(line)</text>"
        }
        let note: Markup =
            "<text x=\"\(middle)\" y=\"\(y)\" font-size=\"12\">\(FigureText.cut(node.note, to: 28))</text>"
        let round = node.kind == .place ? 2 : 30
        let weight = node.kind == .child ? 4 : 2
        return """
            <g text-anchor="middle" fill="#0b0c0c"><rect x="\(box.left)" y="\(box.top)" width="\(box.right - box.left)" \
            height="\(box.bottom - box.top)" rx="\(round)" fill="#ffffff" stroke="#505a5f" stroke-width="\(weight)"/>\
            \(names)\(note)</g>

            """
    }

    /// Where a tie leaves one box and meets another: at their facing sides, or round the outside in one column.
    private func ends(_ tie: PlaceMap.Tie) -> (from: FigurePoint, to: FigurePoint, bend: Int) {
        let (one, other) = (layout.boxes[tie.from], layout.boxes[tie.to])
        func middle(_ box: FigureBox) -> Int { (box.top + box.bottom) / 2 }
        if one.left == other.left {
            return (FigurePoint(one.right, middle(one)), FigurePoint(other.right, middle(other)), 56)
        }
        let (left, right) = one.left < other.left ? (one, other) : (other, one)
        // Over a column that stands between, the line goes round it.
        let isOver = right.left - left.right > PlaceMapLayout.boxWidth
        if isOver {
            return (
                FigurePoint((left.left + left.right) / 2, left.top),
                FigurePoint((right.left + right.right) / 2, right.top),
                -1
            )
        }
        return (FigurePoint(left.right, middle(left)), FigurePoint(right.left, middle(right)), 0)
    }

    private func curve(_ tie: PlaceMap.Tie) -> (path: String, middle: FigurePoint) {
        let (from, to, bend) = ends(tie)
        if bend > 0 {
            let out = max(from.x, to.x) + bend
            return (
                "M\(from.x) \(from.y)C\(out) \(from.y) \(out) \(to.y) \(to.x) \(to.y)",
                FigurePoint(max(from.x, to.x) + bend * 3 / 4, (from.y + to.y) / 2)
            )
        }
        if bend < 0 {
            // Its middle, where the number stands, is above every box.
            let crest = 22
            let pull = (8 * crest - from.y - to.y) / 6
            return (
                "M\(from.x) \(from.y)C\(from.x) \(pull) \(to.x) \(pull) \(to.x) \(to.y)",
                FigurePoint((from.x + to.x) / 2, crest)
            )
        }
        return ("M\(from.x) \(from.y)L\(to.x) \(to.y)", FigurePoint((from.x + to.x) / 2, (from.y + to.y) / 2))
    }

    func line(_ place: Int) -> Markup {
        let tie = map.ties[place]
        return
            "<path fill=\"none\" stroke=\"#505a5f\"\(PlaceMapDrawing.style(tie.sureness)) d=\"\(curve(tie).path)\"/>\n"
    }

    static func style(_ sureness: PlaceMap.Sureness) -> Markup {
        switch sureness {
        case .confirmed: " stroke-width=\"4\""
        case .likely: " stroke-width=\"2\""
        case .uncertain: " stroke-width=\"2\" stroke-dasharray=\"8 5\""
        case .expired: " stroke-width=\"1.5\" stroke-dasharray=\"2 5\""
        }
    }

    func number(_ place: Int) -> Markup {
        let at = curve(map.ties[place]).middle
        // Ties between the same two share a line: their numbers stand one under the other.
        let before = map.ties[..<place].count { curve($0).middle == at }
        let y = at.y + before * 22
        return """
            <g><circle cx="\(at.x)" cy="\(y)" r="10" fill="#ffffff" stroke="#505a5f" stroke-width="1.5"/>\
            <text x="\(at.x)" y="\(y + 4)" text-anchor="middle" font-size="12" fill="#0b0c0c">\(place + 1)</text></g>

            """
    }
}

private func placeMapKey(_ map: PlaceMap) -> Markup {
    let all: [(PlaceMap.Sureness, String)] = [
        (.confirmed, "Confirmed"), (.likely, "Likely"), (.uncertain, "Uncertain"), (.expired, "Expired, not used"),
    ]
    let items = all.filter { sureness, _ in map.ties.contains { $0.sureness == sureness } }.markup { sureness, words in
        """
        <li><svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">\
        <path fill="none" stroke="#505a5f"\(PlaceMapDrawing.style(sureness)) d="M0 12H40"/></svg> \(words)</li>

        """
    }
    return """
        <div class="kith-genogram__key"><p class="govuk-body-s"><strong>Key</strong>: boxes are places, rounded shapes \
        are children; each line has the number of its tie in the list.</p>
        <ul class="govuk-list kith-key-list">
        \(items)</ul></div>

        """
}
