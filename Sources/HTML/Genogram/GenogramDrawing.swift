/// A family as a figure, with a key to its signs and a list that says the same.
///
/// The figure is one picture with a title and a description; whoever cannot see it reads the list, which holds every
/// person and every tie once more, and no more than the figure.
package func genogram(
    _ family: Genogram, title: String, on day: String, listTitle: String = "The same in words",
    headingLevel: Int = 2
) -> Markup {
    let layout = GenogramLayout(family)
    let description = """
        \(FigureText.counted(family.people.count, "person", "people")) in \
        \(FigureText.counted(layout.rows.max().map { $0 + 1 } ?? 0, "generation", "generations")), as on \(day). \
        The list under the figure says the same.
        """
    return """
        <figure class="kith-figure kith-genogram">\
        <figcaption class="govuk-visually-hidden">\(title), as on \(day)</figcaption>
        <div class="kith-scroll kith-genogram__box" role="region" aria-label="\(title), as a figure" tabindex="0">
        \(GenogramDrawing(family: family, layout: layout).svg(title, description))</div>
        \(genogramKey(family, layout))</figure>
        \(heading(headingLevel, listTitle, id: "family-list"))\(genogramList(family, layout))
        """
}

extension FigureText {
    static func counted(_ count: Int, _ one: String, _ several: String) -> String {
        "\(count) \(count == 1 ? one : several)"
    }
}

/// Draws a family that is laid out.
struct GenogramDrawing {
    let family: Genogram
    let layout: GenogramLayout

    func svg(_ title: String, _ description: String) -> Markup {
        var svg = Markup(room: family.people.count * 700)
        svg += """
            <svg class="kith-genogram__figure" viewBox="0 0 \(layout.width) \(layout.height)" width="\(layout.width)" \
            height="\(layout.height)" role="img" aria-labelledby="genogram-title genogram-words">\
            <title id="genogram-title">\(title)</title><desc id="genogram-words">\(description)</desc>

            """
        for outline in layout.outlines { svg += self.outline(outline) }
        for line in layout.lines { svg += self.line(line) }
        for line in layout.lines { svg += marks(line) }
        for person in family.people.indices { svg += self.person(person) }
        svg += "</svg>\n"
        return svg
    }

    private func path(_ points: [FigurePoint], closed: Bool = false) -> String {
        var path = ""
        var last: FigurePoint?
        for point in points {
            if let last {
                if last == point {
                    path += "h0"
                } else if last.y == point.y {
                    path += "H\(point.x)"
                } else if last.x == point.x {
                    path += "V\(point.y)"
                } else {
                    path += "L\(point.x) \(point.y)"
                }
            } else {
                path += "M\(point.x) \(point.y)"
            }
            last = point
        }
        return closed ? path + "Z" : path
    }

    private func line(_ line: GenogramLayout.Line) -> Markup {
        let style = Self.style(line.style)
        return "<path class=\"kith-line\(style)\" d=\"\(line.strokes.map { path($0) }.joined())\"/>\n"
    }

    static func style(_ style: GenogramLayout.Style) -> Markup {
        switch style {
        case .bond(.married), .bond(.divorced): " kith-line--couple"
        case .bond(.cohabiting), .bond(.separated), .bond(.ended): " kith-line--couple kith-line--dashed"
        case .bond(.notRecorded): " kith-line--dots"
        case .care(.birth): ""
        case .care(.adoptive): " kith-line--adoptive"
        case .care(.foster): " kith-line--foster"
        case .care(.kinship): " kith-line--kinship"
        case .care(.step): " kith-line--step"
        case .tie: " kith-line--tie"
        }
    }

    /// One slash across the line of those who parted, two where they divorced.
    private func marks(_ line: GenogramLayout.Line) -> Markup {
        guard case .bond(let bond) = line.style, let at = line.mark else { return "" }
        let shifts: [Int]
        switch bond {
        case .separated, .ended: shifts = [0]
        case .divorced: shifts = [-3, 3]
        case .married, .cohabiting, .notRecorded: return ""
        }
        let strokes = shifts.map { "M\(at.x + $0 - 4) \(at.y + 8)L\(at.x + $0 + 4) \(at.y - 8)" }.joined()
        return "<path class=\"kith-line kith-line--couple\" d=\"\(strokes)\"/>\n"
    }

    private func outline(_ outline: GenogramLayout.Outline) -> Markup {
        let letter = FigureText.letter(outline.household)
        let letters = outline.labels.markup { at in
            "<text class=\"kith-home__letter\" x=\"\(at.x)\" y=\"\(at.y)\">\(letter)</text>"
        }
        return """
            <path class="kith-home" d="\(outline.loops.map { path($0, closed: true) }.joined())"/>\(letters)

            """
    }

    // MARK: People

    private func person(_ place: Int) -> Markup {
        let person = family.people[place]
        let at = layout.shapes[place]
        var inner: Markup = ""
        if person.isFocus { inner += Self.shape(person.form, at, 25) }
        inner += Self.shape(person.form, at, 20)
        if person.hasDied {
            inner += "<path d=\"M\(at.x - 20) \(at.y - 20)l40 40m0 -40l-40 40\"/>"
        } else if !person.inside.isEmpty {
            let y = person.form == .triangle ? at.y + 14 : at.y + 5
            inner += "<text x=\"\(at.x)\" y=\"\(y)\">\(person.inside)</text>"
        }
        if family.descents.contains(where: { $0.child == place && $0.care == .adoptive }) {
            inner += "<path d=\"M\(at.x - 25) \(at.y - 22)h-6v44h6m50 0h6v-44h-6\"/>"
        }
        if person.hasResponsibility {
            inner += "<text class=\"kith-person__mark\" x=\"\(at.x + 34)\" y=\"\(at.y - 9)\">PR</text>"
        }
        var y = at.y + GenogramLayout.shape / 2 + 18
        for (line, words) in layout.names[place].enumerated() {
            let isNote = line >= layout.names[place].count - person.notes.count
            inner +=
                "<text\(attribute: "class", isNote ? "kith-person__note" : nil) x=\"\(at.x)\" y=\"\(y)\">\(words)</text>"
            y += GenogramLayout.textLine
        }
        return "<g class=\"kith-person\">\(inner)</g>\n"
    }

    static func shape(_ form: Genogram.Person.Form, _ at: FigurePoint, _ half: Int) -> Markup {
        switch form {
        case .square:
            "<rect x=\"\(at.x - half)\" y=\"\(at.y - half)\" width=\"\(2 * half)\" height=\"\(2 * half)\"/>"
        case .circle: "<circle cx=\"\(at.x)\" cy=\"\(at.y)\" r=\"\(half)\"/>"
        case .diamond:
            "<path d=\"M\(at.x) \(at.y - half - 2)l\(half + 2) \(half + 2)l-\(half + 2) \(half + 2)l-\(half + 2) -\(half + 2)Z\"/>"
        case .triangle:
            "<path d=\"M\(at.x) \(at.y - half - 2)l\(half + 2) \(2 * half + 2)h-\(2 * half + 4)Z\"/>"
        }
    }
}

extension FigureText {
    /// A, B, C … for households.
    static func letter(_ place: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return place < letters.count ? String(letters[place]) : String(place + 1)
    }
}
