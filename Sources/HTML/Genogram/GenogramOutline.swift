/// The outline round people who live together. It steps round others: where someone else stands between, there are two
/// outlines with the same letter.
enum GenogramOutline {
    static func outline(
        _ household: Int, _ members: [Int], _ boxes: [FigureBox], _ rows: [Int]
    ) -> GenogramLayout.Outline? {
        guard members.count > 1 else { return nil }
        let runs = Set(members.map { rows[$0] }).sorted().flatMap { row in
            self.runs(of: members.filter { rows[$0] == row }, among: boxes.indices.filter { rows[$0] == row }, boxes)
                .map { (row: row, box: $0) }
        }
        var pieces = runs.map(\.box)
        // Rows that lie over one another are joined where both reach; between rows there are lines and no people.
        for (place, upper) in runs.enumerated() {
            for lower in runs[(place + 1)...] where lower.row == upper.row + 1 {
                let left = max(upper.box.left, lower.box.left)
                let right = min(upper.box.right, lower.box.right)
                guard right - left >= 40 else { continue }
                pieces.append(
                    FigureBox(left: left, top: upper.box.bottom - 1, right: right, bottom: lower.box.top + 1))
            }
        }
        let loops = around(pieces)
        let labels = loops.compactMap { loop in loop.first.map { FigurePoint($0.x + 9, $0.y + 16) } }
        return GenogramLayout.Outline(household: household, loops: loops, boxes: pieces, labels: labels)
    }

    /// Neighbours of one row, as far as nobody else stands between.
    private static func runs(of members: [Int], among row: [Int], _ boxes: [FigureBox]) -> [FigureBox] {
        var runs: [FigureBox] = []
        var isOpen = false
        for person in row.sorted(by: { boxes[$0].left < boxes[$1].left }) {
            guard members.contains(person) else {
                isOpen = false
                continue
            }
            let box = boxes[person]
            let inner = FigureBox(left: box.left + 3, top: box.top, right: box.right - 3, bottom: box.bottom)
            if isOpen, let last = runs.popLast() {
                runs.append(FigureBox(left: last.left, top: last.top, right: inner.right, bottom: last.bottom))
            } else {
                runs.append(inner)
            }
            isOpen = true
        }
        return runs
    }

    /// The edge of what several boxes cover together, as closed loops.
    static func around(_ boxes: [FigureBox]) -> [[FigurePoint]] {
        let xs = Set(boxes.flatMap { [$0.left, $0.right] }).sorted()
        let ys = Set(boxes.flatMap { [$0.top, $0.bottom] }).sorted()
        func isCovered(_ column: Int, _ row: Int) -> Bool {
            guard column >= 0, row >= 0, column < xs.count - 1, row < ys.count - 1 else { return false }
            return boxes.contains {
                $0.left <= xs[column] && $0.right >= xs[column + 1] && $0.top <= ys[row] && $0.bottom >= ys[row + 1]
            }
        }
        // Edges with what is covered on their right hand side.
        var next: [FigurePoint: [FigurePoint]] = [:]
        func edge(_ from: FigurePoint, _ to: FigurePoint) { next[from, default: []].append(to) }
        for column in xs.indices.dropLast() {
            for row in ys.indices.dropLast() where isCovered(column, row) {
                let (left, right, top, bottom) = (xs[column], xs[column + 1], ys[row], ys[row + 1])
                if !isCovered(column, row - 1) { edge(FigurePoint(left, top), FigurePoint(right, top)) }
                if !isCovered(column + 1, row) { edge(FigurePoint(right, top), FigurePoint(right, bottom)) }
                if !isCovered(column, row + 1) { edge(FigurePoint(right, bottom), FigurePoint(left, bottom)) }
                if !isCovered(column - 1, row) { edge(FigurePoint(left, bottom), FigurePoint(left, top)) }
            }
        }
        var loops: [[FigurePoint]] = []
        for start in next.keys.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
            guard next[start]?.isEmpty == false else { continue }
            var loop: [FigurePoint] = []
            var here = start
            while let there = next[here]?.popLast() {
                loop.append(here)
                here = there
            }
            loops.append(corners(loop))
        }
        return loops
    }

    private static func corners(_ loop: [FigurePoint]) -> [FigurePoint] {
        loop.indices.filter { place in
            let before = loop[(place + loop.count - 1) % loop.count]
            let after = loop[(place + 1) % loop.count]
            let isStraight =
                (before.x == after.x && loop[place].x == after.x) || (before.y == after.y && loop[place].y == after.y)
            return !isStraight
        }.map { loop[$0] }
    }
}
