/// The people and agencies around a family: the family in the middle, each other in a circle of its own, with what runs
/// between them.
package struct Ecomap: Sendable {
    /// How strong a link is, as recorded.
    package enum Strength: Sendable, Hashable, CaseIterable { case strong, ordinary, weak, strained, broken }

    /// Which way help or strain runs.
    package enum Flow: Sendable, Hashable, CaseIterable { case none, toFamily, fromFamily, both }

    /// One circle and its line.
    package struct Link: Sendable {
        package var name: String
        /// "School", "Friend": what they are, under the name.
        package var kind: String
        package var strength: Strength
        package var flow: Flow
        /// It has ended: drawn lightly.
        package var hasEnded: Bool
        /// The same in a line of the list, after the name.
        package var words: Markup

        package init(
            _ name: String, kind: String, strength: Strength = .ordinary, flow: Flow = .none, hasEnded: Bool = false,
            words: Markup
        ) {
            self.name = name
            self.kind = kind
            self.strength = strength
            self.flow = flow
            self.hasEnded = hasEnded
            self.words = words
        }
    }

    /// Those in the middle, whom the figure is about first.
    package var family: [String]
    package var links: [Link]

    package init(family: [String], links: [Link]) {
        self.family = family
        self.links = links
    }
}

/// Where the circles of an ecomap stand. None overlaps another, however many there are.
package struct EcomapLayout: Sendable {
    package let centre: FigurePoint
    /// The radius of the family's circle.
    package let inner: Int
    /// The radius of every other circle.
    package static let radius = 56
    package let circles: [FigurePoint]
    package let width: Int
    package let height: Int

    package init(_ map: Ecomap) {
        let count = map.links.count
        inner = max(76, 30 + 9 * min(map.family.count, 9))
        // Two rings once one would be too wide: the inner takes every other place.
        let hasTwo = count > 12
        let perRing = hasTwo ? (count + 1) / 2 : max(count, 1)
        let needed = Double(2 * Self.radius + 14) / (2 * Turn(partOf: 2 * max(perRing, 3)).sine)
        let first = max(Double(inner + Self.radius + 70), needed)
        let second = first + Double(2 * Self.radius + 24)
        let reach = Int((hasTwo ? second : first).rounded(.up)) + Self.radius + 12
        centre = FigurePoint(reach, reach)
        let centre = centre
        circles = (0..<count).map { place in
            let isOuter = hasTwo && place % 2 == 1
            let slot = hasTwo ? place / 2 : place
            let turn = Turn(partOf: 2 * perRing, times: 2 * slot + (isOuter ? 1 : 0))
            let away = isOuter ? second : first
            return FigurePoint(
                centre.x + Int((away * turn.sine).rounded()), centre.y - Int((away * turn.cosine).rounded()))
        }
        width = 2 * reach
        height = 2 * reach
    }
}

/// So much of a whole turn, with its sine and cosine: pure rooms know no library to ask.
struct Turn {
    let sine: Double
    let cosine: Double

    /// `times` parts of a turn that has so many.
    init(partOf parts: Int, times: Int = 1) {
        let one = Double(times % parts) / Double(parts) * 2 * Double.pi
        // Brought to between minus and plus half a turn, where a short series is exact enough for pixels.
        let angle = one > Double.pi ? one - 2 * Double.pi : one
        var (sine, cosine) = (0.0, 0.0)
        var term = 1.0
        for power in 0..<24 {
            if power > 0 { term *= angle / Double(power) }
            switch power % 4 {
            case 0: cosine += term
            case 1: sine += term
            case 2: cosine -= term
            default: sine -= term
            }
        }
        (self.sine, self.cosine) = (sine, cosine)
    }
}

/// An ecomap as a figure, with a key and a list that says the same.
package func ecomap(_ map: Ecomap, title: String, on day: String, headingLevel: Int = 2) -> Markup {
    let layout = EcomapLayout(map)
    let count = FigureText.counted(map.links.count, "person or agency", "people and agencies")
    let description = "\(count) around the family, as on \(day). The list under the figure says the same."
    let links = zip(map.links, layout.circles).markup { link, at in EcomapDrawing(layout: layout).link(link, at) }
    let circles = zip(map.links, layout.circles).markup { link, at in EcomapDrawing(layout: layout).circle(link, at) }
    let items = map.links.markup { link in
        "<li class=\"kith-network__item\"><strong>\(link.name)</strong>, \(link.words)</li>\n"
    }
    return """
        <figure class="kith-figure kith-network"><figcaption class="govuk-visually-hidden">\(title), as on \(day)</figcaption>
        <div class="kith-scroll kith-figure__box" role="region" aria-label="\(title), as a figure" tabindex="0">
        <svg class="kith-figure__wide" viewBox="0 0 \(layout.width) \(layout.height)" width="\(layout.width)" \
        height="\(layout.height)" role="img" aria-labelledby="network-title network-words">\
        <title id="network-title">\(title)</title><desc id="network-words">\(description)</desc>
        \(links)\(EcomapDrawing(layout: layout).family(map.family))\(circles)</svg></div>
        \(ecomapKey(map))</figure>
        \(heading(headingLevel, "The same in words", id: "network-list"))
        <p class="govuk-body">In the middle: \(map.family.joined(separator: ", ")).</p>
        <ul class="govuk-list govuk-list--bullet">
        \(items)</ul>

        """
}

private struct EcomapDrawing {
    let layout: EcomapLayout

    func family(_ names: [String]) -> Markup {
        let centre = layout.centre
        let shown = names.prefix(8)
        let more = names.count - shown.count
        let lines = shown.map { FigureText.cut($0, to: 20) } + (more > 0 ? ["and \(more) more"] : [])
        var y = centre.y - (lines.count - 1) * 8 + 4
        let texts = lines.markup { line -> Markup in
            defer { y += 16 }
            return "<text x=\"\(centre.x)\" y=\"\(y)\">\(line)</text>"
        }
        return """
            <g class="kith-person"><circle cx="\(centre.x)" cy="\(centre.y)" r="\(layout.inner)"/>\
            <circle cx="\(centre.x)" cy="\(centre.y)" r="\(layout.inner - 5)"/>\(texts)</g>

            """
    }

    func circle(_ link: Ecomap.Link, _ at: FigurePoint) -> Markup {
        let name = FigureText.wrapped(link.name, to: 15, lines: 3)
        let kind = FigureText.wrapped(link.kind, to: 16, lines: 2)
        var y = at.y - (name.count + kind.count - 1) * 7 + 4
        func text(_ line: String, _ isNote: Bool) -> Markup {
            defer { y += 15 }
            return
                "<text\(attribute: "class", isNote ? "kith-person__note" : nil) x=\"\(at.x)\" y=\"\(y)\">\(line)</text>"
        }
        let words = name.markup { text($0, false) } + kind.markup { text($0, true) }
        let ended: Markup = link.hasEnded ? " kith-network__ended" : ""
        return """
            <g class="kith-person\(ended)"><circle cx="\(at.x)" cy="\(at.y)" r="\(EcomapLayout.radius)"/>\(words)</g>

            """
    }

    /// The line from the family's circle to another's, in whole pixels.
    func link(_ link: Ecomap.Link, _ at: FigurePoint) -> Markup {
        let centre = layout.centre
        let (dx, dy) = (Double(at.x - centre.x), Double(at.y - centre.y))
        let length = (dx * dx + dy * dy).squareRoot()
        let (ux, uy) = (dx / length, dy / length)
        func point(_ away: Double, _ aside: Double = 0) -> String {
            let x = Double(centre.x) + ux * away - uy * aside
            let y = Double(centre.y) + uy * away + ux * aside
            return "\(Int(x.rounded())) \(Int(y.rounded()))"
        }
        let from = Double(layout.inner) + 3
        let to = length - Double(EcomapLayout.radius) - 3
        var path = ""
        switch link.strength {
        case .strong:
            for aside in [-3.0, 3.0] { path += "M\(point(from, aside))L\(point(to, aside))" }
        case .strained:
            path = "M\(point(from))"
            let steps = max(4, Int((to - from) / 9))
            for step in 1..<steps {
                let away = from + (to - from) * Double(step) / Double(steps)
                path += "L\(point(away, step % 2 == 0 ? 6 : -6))"
            }
            path += "L\(point(to))"
        case .broken:
            let middle = (from + to) / 2
            path = "M\(point(from))L\(point(middle - 7))M\(point(middle + 7))L\(point(to))"
            for away in [middle - 7, middle + 7] { path += "M\(point(away, -8))L\(point(away, 8))" }
        case .ordinary, .weak: path = "M\(point(from))L\(point(to))"
        }
        var heads = ""
        if link.flow == .toFamily || link.flow == .both {
            heads += "M\(point(from + 12, 7))L\(point(from))L\(point(from + 12, -7))"
        }
        if link.flow == .fromFamily || link.flow == .both {
            heads += "M\(point(to - 12, 7))L\(point(to))L\(point(to - 12, -7))"
        }
        let style: Markup = link.strength == .weak ? " kith-line--dashed" : ""
        let arrow: Markup = heads.isEmpty ? "" : "<path class=\"kith-line kith-line--couple\" d=\"\(heads)\"/>"
        return "<path class=\"kith-line\(style)\" d=\"\(path)\"/>\(arrow)\n"
    }
}

private func ecomapKey(_ map: Ecomap) -> Markup {
    let strengths: [(Ecomap.Strength, Markup, String)] = [
        (.strong, "M0 9H40M0 15H40", "Strong"), (.ordinary, "M0 12H40", "Neither strong nor weak, or not recorded"),
        (.weak, "M0 12H40", "Weak"), (.strained, "M0 12L6 6L12 18L18 6L24 18L30 6L36 18L40 12", "Strained"),
        (.broken, "M0 12H14M26 12H40M14 4V20M26 4V20", "Broken off"),
    ]
    var items = strengths.filter { strength, _, _ in map.links.contains { $0.strength == strength } }
        .map { strength, path, words in
            let style: Markup = strength == .weak ? " kith-line--dashed" : ""
            return keySign("<path class=\"kith-line\(style)\" d=\"\(path)\"/>", words)
        }
    if map.links.contains(where: { $0.flow != .none }) {
        items.append(
            keySign(
                "<path class=\"kith-line\" d=\"M0 12H38M28 5L38 12L28 19\"/>", "Arrow: which way help or strain runs"))
    }
    return """
        <div class="kith-genogram__key"><p class="govuk-body-s"><strong>Key</strong></p>
        <ul class="kith-key-list">
        \(items)</ul></div>

        """
}

private func keySign(_ content: Markup, _ words: String) -> Markup {
    """
    <li><svg viewBox="0 0 40 24" width="40" height="24" aria-hidden="true" focusable="false">\(content)</svg>\(words)</li>

    """
}
