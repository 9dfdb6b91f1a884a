/// The lines of a genogram and how high its rows are: couples side by side, children from a bar under their parents.
///
/// Lines that would lie on one another get lanes of their own: bars in the gap under a row, and arches over a row for
/// partners who do not stand side by side.
struct GenogramLines {
    /// How high one row stands.
    struct Row: Sendable {
        /// Where the boxes begin, the shapes' middle, and where the text ends.
        var top = 0
        var middle = 0
        var bottom = 0
        /// Where the arches begin above it, and the bars under it.
        var arches = 0
        var bars = 0
    }

    private(set) var rows: [Row] = []
    private let family: Genogram
    private let threads: GenogramThreads
    private let places: GenogramPlaces
    private let rank: [Int]
    private var arches: [LineLanes] = []
    private var bars: [LineLanes] = []
    private var archItems: [Arch] = []
    private var segments: [Segment] = []
    private var ends: [Int: Int] = [:]
    private var twinTies: Set<Int> = []

    /// A line over a row.
    private struct Arch {
        let one: Int
        let other: Int
        let from: Int
        let to: Int
        let meaning: GenogramLayout.Meaning
        let style: GenogramLayout.Style
        let row: Int
        let lane: Int
    }

    /// A thread's way across the gap under one row.
    private struct Segment {
        let thread: Int
        let row: Int
        let from: Int
        let to: [Int]
        let lane: Int
        let isFirst: Bool
        let isLast: Bool
        let startsAt: Start
    }

    private enum Start {
        /// On the line between two who stand side by side.
        case union
        case arch(Int)
        /// At one person's side, so many pixels under the middle.
        case person(Int, under: Int)
        case passing
    }

    init(
        _ family: Genogram, _ threads: GenogramThreads, _ order: GenogramOrder, _ places: GenogramPlaces,
        _ names: [[String]]
    ) {
        self.family = family
        self.threads = threads
        self.places = places
        var rank = Array(repeating: 0, count: threads.rows.count)
        for row in order.rows.indices {
            for (place, node) in order.nodes(row).enumerated() { rank[node] = place }
        }
        self.rank = rank
        arches = Array(repeating: LineLanes(), count: order.rows.count)
        bars = arches
        twinTies = Set(threads.twins.filter { stands(together: $0.tie, in: $0.thread) }.map(\.tie))
        layArches()
        layBars()
        measure(names, order.rows.count)
    }

    private func x(_ node: Int) -> Int { places.middle[node] }

    private func areBeside(_ one: Int, _ other: Int) -> Bool {
        threads.rows[one] == threads.rows[other] && abs(rank[one] - rank[other]) == 1
            && abs(x(one) - x(other)) == GenogramPlaces.cell
    }

    /// Twins hang from one point when no brother or sister stands between them.
    private func stands(together tie: Int, in thread: Int) -> Bool {
        let tie = family.ties[tie]
        let (least, most) = (min(x(tie.one), x(tie.other)), max(x(tie.one), x(tie.other)))
        let isTwin = { (child: Int) in
            family.ties.contains {
                ($0.kind == .twins || $0.kind == .identicalTwins)
                    && (($0.one == child && ($0.other == tie.one || $0.other == tie.other))
                        || ($0.other == child && ($0.one == tie.one || $0.one == tie.other)))
            }
        }
        return threads.threads[thread].lower.allSatisfy { x($0) <= least || x($0) >= most || isTwin($0) }
    }

    // MARK: Lanes

    private mutating func layArches() {
        for union in threads.unions where !areBeside(union.one, union.other) {
            addArch(
                union.one, union.other, union.couple.map { .couple($0) } ?? .parents, .bond(union.bond))
        }
        for tie in threads.rowTies {
            let style: GenogramLayout.Style
            if case .parted(let place, _) = tie.meaning {
                style = .care(family.descents[place].care)
            } else {
                style = .tie
            }
            addArch(tie.one, tie.other, GenogramLayout.Meaning(tie.meaning), style)
        }
        for (tie, _) in threads.twins where !twinTies.contains(tie) {
            addArch(family.ties[tie].one, family.ties[tie].other, .tie(tie), .tie)
        }
    }

    private mutating func addArch(
        _ one: Int, _ other: Int, _ meaning: GenogramLayout.Meaning, _ style: GenogramLayout.Style
    ) {
        let (left, right) = x(one) <= x(other) ? (one, other) : (other, one)
        let from = x(left) + end(left)
        let to = x(right) - end(right)
        let row = threads.rows[one]
        let lane = arches[row].take(min(from, to), max(from, to))
        archItems.append(
            Arch(
                one: left, other: right, from: from, to: to, meaning: meaning, style: style, row: row, lane: lane))
    }

    /// How far from the middle of a shape the next arch ends.
    private mutating func end(_ node: Int) -> Int {
        defer { ends[node, default: 0] += 1 }
        return 12 + 3 * min(ends[node, default: 0], 2)
    }

    private static let offsets = [0, -5, 5, -10, 10, -14, 14]

    private mutating func layBars() {
        var starts: [[Int]: Int] = [:]
        var tops: [Int: Int] = [:]
        var pending: [(thread: Int, row: Int, from: Int, to: [Int], start: Start, first: Bool, last: Bool)] = []
        let byCare = threads.threads.indices.sorted { (rankOf($0), $0) < (rankOf($1), $1) }
        for place in byCare {
            let thread = threads.threads[place]
            let used = starts[thread.upper, default: 0]
            starts[thread.upper] = used + 1
            var (from, start) = begin(thread, used)
            var row = thread.upperRow
            for (step, node) in thread.passing.enumerated() {
                pending.append((place, row, from, [x(node)], start, step == 0, false))
                (from, start, row) = (x(node), .passing, row + 1)
            }
            let targets = thread.lower.map { child -> Int in
                let taken = tops[child, default: 0]
                tops[child] = taken + 1
                return x(child) + Self.offsets[min(taken, Self.offsets.count - 1)]
            }
            pending.append((place, row, from, targets, start, thread.passing.isEmpty, true))
        }
        for row in bars.indices {
            let here = pending.filter { $0.row == row }
            let lanes = LineLanes.assigned(here.map { ($0.from, $0.to) })
            for (one, lane) in zip(here, lanes) {
                bars[row].use(lane)
                segments.append(
                    Segment(
                        thread: one.thread, row: row, from: one.from, to: one.to, lane: lane, isFirst: one.first,
                        isLast: one.last, startsAt: one.start))
            }
        }
    }

    private func rankOf(_ thread: Int) -> Int {
        if case .care(let care) = threads.threads[thread].style { care.rawValue } else { 9 }
    }

    /// Where a thread leaves its upper end: between two who stand side by side, from an arch, or from one person.
    private func begin(_ thread: Thread, _ used: Int) -> (Int, Start) {
        let half = GenogramPlaces.cell / 2
        let offset = Self.offsets[min(used, Self.offsets.count - 1)]
        if thread.upper.count == 2 {
            let (one, other) = (thread.upper[0], thread.upper[1])
            if areBeside(one, other) { return ((x(one) + x(other)) / 2 + offset, .union) }
            let arch = archItems.firstIndex { Set([$0.one, $0.other]) == [one, other] } ?? 0
            let (left, right) = x(one) < x(other) ? (one, other) : (other, one)
            // Beside the partner who has nobody else on the inner side.
            let isFree = !threads.unions.contains { union in
                (union.one == left && union.other != right && x(union.other) == x(left) + GenogramPlaces.cell)
                    || (union.other == left && union.one != right && x(union.one) == x(left) + GenogramPlaces.cell)
            }
            return (isFree ? x(left) + half + offset : x(right) - half + offset, .arch(arch))
        }
        let person = thread.upper[0]
        let partners = threads.unions.filter { $0.one == person || $0.other == person }
        let hasRight = partners.contains { x($0.one) + x($0.other) == 2 * x(person) + GenogramPlaces.cell }
        let hasLeft = partners.contains { x($0.one) + x($0.other) == 2 * x(person) - GenogramPlaces.cell }
        let below = thread.passing.first.map(x) ?? middle(of: thread.lower)
        let isWanted = hasRight == hasLeft ? below > x(person) : hasLeft
        let isRight = isWanted == (used % 2 == 0)
        let shift = half - 7 - 5 * (used / 2)
        return (x(person) + (isRight ? shift : -shift), .person(person, under: 8 + 4 * used))
    }

    private mutating func measure(_ names: [[String]], _ count: Int) {
        var y = GenogramPlaces.margin
        for row in 0..<count {
            let text = names.indices.filter { threads.rows[$0] == row }.map { names[$0].count }.max() ?? 0
            var heights = Row()
            heights.arches = y + 4
            heights.top = y + 4 + arches[row].count * LineLanes.height + 8
            heights.middle = heights.top + 9 + GenogramLayout.shape / 2
            heights.bottom = heights.top + 9 + GenogramLayout.shape + 6 + text * GenogramLayout.textLine + 4
            heights.bars = heights.bottom + 10
            y = heights.bars + bars[row].count * LineLanes.height + 14
            rows.append(heights)
        }
    }

    // MARK: Lines

    mutating func all() -> [GenogramLayout.Line] {
        var lines: [GenogramLayout.Line] = []
        for union in threads.unions where areBeside(union.one, union.other) {
            let y = rows[threads.rows[union.one]].middle
            let middle = (x(union.one) + x(union.other)) / 2
            lines.append(
                GenogramLayout.Line(
                    meanings: [union.couple.map { .couple($0) } ?? .parents], style: .bond(union.bond),
                    strokes: [[FigurePoint(x(union.one), y), FigurePoint(x(union.other), y)]],
                    mark: FigurePoint(middle - 16, y)))
        }
        lines += archItems.map(line)
        for segment in segments { lines += self.lines(of: segment) }
        return lines
    }

    private func archHeight(_ arch: Arch) -> Int { rows[arch.row].arches + arch.lane * LineLanes.height }

    private func line(_ arch: Arch) -> GenogramLayout.Line {
        let y = archHeight(arch)
        let points = [
            FigurePoint(arch.from, shapeStart(arch.one)), FigurePoint(arch.from, y), FigurePoint(arch.to, y),
            FigurePoint(arch.to, shapeStart(arch.other)),
        ]
        return GenogramLayout.Line(
            meanings: [arch.meaning], style: arch.style, strokes: [points],
            mark: FigurePoint((arch.from + arch.to) / 2, y))
    }

    /// Inside a shape, where its line begins unseen.
    private func shapeStart(_ person: Int) -> Int {
        let isTriangle = family.people[person].form == .triangle
        return rows[threads.rows[person]].middle + (isTriangle ? GenogramLayout.shape / 2 - 6 : 0)
    }

    private func lines(of segment: Segment) -> [GenogramLayout.Line] {
        let thread = threads.threads[segment.thread]
        let style: GenogramLayout.Style
        if case .care(let care) = thread.style { style = .care(care) } else { style = .tie }
        let barY = rows[segment.row].bars + segment.lane * LineLanes.height
        var trunk = start(of: segment)
        trunk.append(FigurePoint(segment.from, barY))
        let meanings = thread.meanings.map { GenogramLayout.Meaning($0) }
        guard segment.isLast else {
            let to = segment.to[0]
            trunk += [FigurePoint(to, barY), FigurePoint(to, rows[segment.row + 1].bottom)]
            return [GenogramLayout.Line(meanings: [.trunk], style: style, strokes: [trunk])]
        }
        if thread.lower.count == 1 {
            // A step of a few pixels would only look like a slip.
            let to = abs(segment.to[0] - segment.from) <= 4 ? segment.from : segment.to[0]
            trunk += [FigurePoint(to, barY), FigurePoint(to, shapeEnd(thread.lower[0]))]
            return [GenogramLayout.Line(meanings: meanings, style: style, strokes: [trunk])]
        }
        var lines: [GenogramLayout.Line] = []
        let groups = twinGroups(segment.thread)
        var bar: [Int] = [segment.from]
        for (place, child) in thread.lower.enumerated() {
            let group = groups.first { $0.children.contains(child) }
            let top = group.map { middle(of: $0.children) } ?? segment.to[place]
            bar.append(top)
            lines.append(
                GenogramLayout.Line(
                    meanings: [meanings[place]], style: style,
                    strokes: [riser(from: FigurePoint(top, barY), to: segment.to[place], child)]))
        }
        for group in groups { lines.append(twinLine(group, barY)) }
        let ends = [FigurePoint(bar.min()!, barY), FigurePoint(bar.max()!, barY)]
        return [GenogramLayout.Line(meanings: [.trunk], style: style, strokes: [trunk, ends])] + lines
    }

    private func start(of segment: Segment) -> [FigurePoint] {
        let row = rows[segment.row]
        switch segment.startsAt {
        case .union: return [FigurePoint(segment.from, row.middle)]
        case .arch(let arch): return [FigurePoint(segment.from, archHeight(archItems[arch]))]
        case .passing: return [FigurePoint(segment.from, row.bottom)]
        case .person(let person, let under):
            return [FigurePoint(x(person), row.middle + under), FigurePoint(segment.from, row.middle + under)]
        }
    }

    /// Slanting only above the row, so that it crosses nobody who stands between twins.
    private func riser(from top: FigurePoint, to x: Int, _ child: Int) -> [FigurePoint] {
        let end = FigurePoint(x, shapeEnd(child))
        return top.x == x ? [top, end] : [top, FigurePoint(x, rows[threads.rows[child]].top), end]
    }

    private func shapeEnd(_ child: Int) -> Int { rows[threads.rows[child]].middle - 4 }

    // MARK: Twins

    private struct Twins {
        var children: [Int]
        var ties: [Int]
        var areIdentical: Bool
    }

    private func middle(of children: [Int]) -> Int {
        let all = children.map(x)
        return (all.min()! + all.max()!) / 2
    }

    private func twinGroups(_ thread: Int) -> [Twins] {
        var groups: [Twins] = []
        for (tie, place) in threads.twins where place == thread && twinTies.contains(tie) {
            let pair = [family.ties[tie].one, family.ties[tie].other]
            let isIdentical = family.ties[tie].kind == .identicalTwins
            if let found = groups.firstIndex(where: { !Set($0.children).isDisjoint(with: pair) }) {
                groups[found].children = Array(Set(groups[found].children + pair)).sorted()
                groups[found].ties.append(tie)
                groups[found].areIdentical = groups[found].areIdentical && isIdentical
            } else {
                groups.append(Twins(children: pair, ties: [tie], areIdentical: isIdentical))
            }
        }
        return groups
    }

    /// What shows twins: the common point of their lines, and a bar between the lines of identical ones.
    private func twinLine(_ group: Twins, _ barY: Int) -> GenogramLayout.Line {
        let top = middle(of: group.children)
        let below = rows[threads.rows[group.children[0]]].top
        let y = barY + (rows[threads.rows[group.children[0]]].top - barY) * 2 / 3
        let reach = { (child: Int) in top + (x(child) - top) * (y - barY) / max(1, below - barY) }
        let all = group.children.map(reach)
        let point = FigurePoint(top, barY)
        let strokes =
            group.areIdentical
            ? [[FigurePoint(all.min()!, y), FigurePoint(all.max()!, y)]] : [[point, point]]
        return GenogramLayout.Line(
            meanings: group.ties.map { .tie($0) }, style: .care(.birth), strokes: strokes)
    }
}

extension GenogramLayout.Meaning {
    init(_ meaning: Thread.Meaning) {
        switch meaning {
        case .descent(let place): self = .descent(place)
        case .tie(let place): self = .tie(place)
        case .couple(let place): self = .couple(place)
        case .parted(let place, let parent): self = .parted(place, parent: parent)
        }
    }
}
