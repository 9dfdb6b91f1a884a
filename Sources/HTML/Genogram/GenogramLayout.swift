/// A point of a figure, in pixels from its upper left corner.
package struct FigurePoint: Sendable, Hashable {
    package let x: Int
    package let y: Int

    package init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

/// A box of a figure.
package struct FigureBox: Sendable, Hashable {
    package let left: Int
    package let top: Int
    package let right: Int
    package let bottom: Int

    package func overlaps(_ other: FigureBox) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    package func holds(_ other: FigureBox) -> Bool {
        left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
    }
}

/// Where everything of a genogram stands: boxes in rows, lines that each stand for one tie, outlines of households.
///
/// Rows are generations. No two boxes overlap, every tie has exactly one line, and the same family is always laid out
/// the same. All of it is whole-number arithmetic but the evening out of a row.
package struct GenogramLayout: Sendable {
    /// What a line stands for.
    package enum Meaning: Sendable, Hashable {
        /// A couple, by its place in the family's list.
        case couple(Int)
        /// Two people who are only parents of the same child.
        case parents
        case descent(Int)
        /// One parent of a descent whose parents could not stand together.
        case parted(Int, parent: Int)
        case tie(Int)
        /// What several children's lines have in common.
        case trunk
    }

    package enum Style: Sendable, Hashable {
        case bond(Genogram.Bond)
        case care(Genogram.Care)
        case tie
    }

    /// A line, in one or more strokes.
    package struct Line: Sendable {
        package let meanings: [Meaning]
        package let style: Style
        package let strokes: [[FigurePoint]]
        /// Where a couple's marks of parting stand.
        package var mark: FigurePoint?
    }

    /// The outline round those who live together; several where others stand between them.
    package struct Outline: Sendable {
        package let household: Int
        package let loops: [[FigurePoint]]
        /// What it goes round, for checking.
        package let boxes: [FigureBox]
        /// A letter for each loop.
        package let labels: [FigurePoint]
    }

    /// Each person's box: shape, name and notes.
    package let boxes: [FigureBox]
    /// The middle of each person's shape.
    package let shapes: [FigurePoint]
    package let rows: [Int]
    package let names: [[String]]
    package let lines: [Line]
    package let outlines: [Outline]
    package let width: Int
    package let height: Int

    static let shape = 40
    static let textLine = 15
    static let textWidth = 106

    package init(_ family: Genogram) {
        let generations = GenogramRows(family)
        let threads = GenogramThreads(family, generations)
        let order = GenogramOrder(family, threads)
        let places = GenogramPlaces(family, threads, order)
        let names = family.people.map { FigureText.wrapped($0.name, to: 16, lines: 2) + $0.notes }
        var drawing = GenogramLines(family, threads, order, places, names)
        let lines = drawing.all()
        let heights = drawing.rows
        rows = generations.rows
        self.names = names
        self.lines = lines
        shapes = family.people.indices.map { FigurePoint(places.middle[$0], heights[generations.rows[$0]].middle) }
        boxes = family.people.indices.map { person in
            let row = heights[generations.rows[person]]
            let left = places.middle[person] - GenogramPlaces.cell / 2
            return FigureBox(left: left, top: row.top, right: left + GenogramPlaces.cell, bottom: row.bottom)
        }
        let boxes = boxes
        outlines = family.households.enumerated().compactMap { place, household in
            GenogramOutline.outline(place, household.members, boxes, generations.rows)
        }
        width = places.width
        height = (heights.last?.bottom ?? 0) + GenogramPlaces.margin
    }
}

/// Text as a figure needs it: short lines, cut where there is no room.
enum FigureText {
    /// Breaks a name into lines of so many letters at most, the last one cut with an ellipsis.
    static func wrapped(_ text: String, to letters: Int, lines: Int) -> [String] {
        var done: [String] = []
        for word in text.split(separator: " ") {
            let word = String(word)
            if let last = done.last, size(last) + 1 + size(word) <= letters {
                done[done.count - 1] = last + " " + word
            } else {
                done.append(word)
            }
        }
        if done.count > lines {
            done = Array(done.prefix(lines - 1)) + [done.dropFirst(lines - 1).joined(separator: " ")]
        }
        return done.map { cut($0, to: letters) }
    }

    static func cut(_ text: String, to letters: Int) -> String {
        guard size(text) > letters else { return text }
        var kept = ""
        for letter in text {
            if size(kept) + size(String(letter)) > letters - 1 { break }
            kept.append(letter)
        }
        return kept + "…"
    }

    /// Letters of wide scripts count twice.
    static func size(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && !(0x2000...0x206F).contains($1.value) ? 2 : 1) }
    }
}
