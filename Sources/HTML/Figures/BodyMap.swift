/// A mark on a body, as it was seen.
package struct BodyMark: Sendable {
    /// Where on the drawing; nil when the place has no point on it, and then only the list says it.
    package var place: BodyPlace?
    /// The place in words: "left forearm, inside".
    package var placeWords: String
    /// What was seen there.
    package var words: Markup

    package init(place: BodyPlace?, placeWords: String, words: Markup) {
        self.place = place
        self.placeWords = placeWords
        self.words = words
    }
}

/// A point on the drawing of a body.
package struct BodyPlace: Sendable, Hashable {
    package enum View: String, Sendable {
        case front, back
    }

    package var view: View
    /// 0 to 100 from the viewer's left.
    package var x: Int
    /// 0 to 240 from the top of the head.
    package var y: Int

    package init(_ view: View, _ x: Int, _ y: Int) {
        self.view = view
        self.x = x
        self.y = y
    }
}

/// Marks on a body: a list that says it all, and a drawing of front and back with the list's numbers on it.
package func bodyMap(_ marks: [BodyMark], caption: String = "Marks seen on the body") -> Markup {
    let list = marks.markup { mark in
        "<li><strong>\(mark.placeWords)</strong>: \(mark.words)</li>\n"
    }
    let numbered = Array(marks.enumerated())
    return """
        <figure class="kith-figure kith-body-map"><figcaption class="govuk-heading-s">\(caption)</figcaption>
        <ol class="govuk-list govuk-list--number">
        \(list)</ol>
        \(bodyDrawing(.front, numbered))\(bodyDrawing(.back, numbered))</figure>

        """
}

private func bodyDrawing(_ view: BodyPlace.View, _ marks: [(offset: Int, element: BodyMark)]) -> Markup {
    var taken: [BodyPlace: Int] = [:]
    var points = Markup()
    var numbers: [String] = []
    for (index, mark) in marks {
        guard let place = mark.place, place.view == view else { continue }
        let shift = taken[place, default: 0] * 12
        taken[place, default: 0] += 1
        numbers.append(String(index + 1))
        points += bodyPoint(index + 1, x: place.x + shift, y: place.y)
    }
    let name = view == .front ? "Front" : "Back"
    let title =
        numbers.isEmpty
        ? "\(name) of the body, no marks" : "\(name), marks \(numbers.joined(separator: ", "))"
    return """
        <svg class="kith-body-map__view" viewBox="-10 -6 120 264" width="200" height="440" role="img" \
        aria-label="\(title)"><title>\(title)</title>
        <g fill="none" stroke="#505a5f" stroke-width="1.5" stroke-linejoin="round">
        \(bodyOutline)</g>
        <text x="50" y="256" text-anchor="middle" font-size="10" fill="#0b0c0c">\(name)</text>
        <g font-size="7" fill="#505a5f" aria-hidden="true"><text x="-8" y="34">\(view == .front ? "right" : "left")\
        </text><text x="108" y="34" text-anchor="end">\(view == .front ? "left" : "right")</text></g>
        \(points)</svg>

        """
}

private func bodyPoint(_ number: Int, x: Int, y: Int) -> Markup {
    """
    <g><circle cx="\(x)" cy="\(y)" r="6.5" fill="#ffffff" stroke="#942514" stroke-width="1.5"/>\
    <text x="\(x)" y="\(y + 3)" text-anchor="middle" font-size="9" font-weight="700" fill="#0b0c0c">\(number)</text></g>

    """
}

/// One half is drawn and mirrored.
private let bodyOutline: Markup = """
    <ellipse cx="50" cy="20" rx="13" ry="16"/>
    <path d="\(bodyHalf)"/><path d="\(bodyHalf)" transform="translate(100 0) scale(-1 1)"/>

    """

private let bodyHalf: Markup = """
    M44 35 L44 43 C37 46 29 47 25 53 C20 62 19 80 16 98 C13 112 11 122 9 131 C5 138 5 147 9 149 \
    C13 150 16 145 17 133 C20 122 23 112 25 102 C27 93 29 85 30 76 C31 90 32 100 31 112 C28 124 28 136 30 148 \
    C31 166 34 180 34 196 C35 210 36 220 35 228 C33 233 29 236 31 239 L43 239 C46 235 44 231 44 226 \
    C45 206 48 172 50 148
    """
