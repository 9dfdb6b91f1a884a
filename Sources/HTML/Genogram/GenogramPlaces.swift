/// Where everyone of a row stands from left to right, in pixels, so that children hang under their parents and nobody
/// overlaps anybody.
struct GenogramPlaces {
    static let cell = 124
    static let passing = 14
    static let gap = 14
    static let margin = 16

    /// The middle of each node.
    private(set) var middle: [Int]
    private(set) var width: Int
    private let order: GenogramOrder
    private let lines: GenogramThreads
    private var lefts: [[Double]]
    private let blockOf: [(row: Int, block: Int, offset: Int)]
    private let rowWidths: [Int]
    private let room: Int

    init(_ family: Genogram, _ lines: GenogramThreads, _ order: GenogramOrder) {
        self.order = order
        self.lines = lines
        var blockOf = Array(repeating: (row: 0, block: 0, offset: 0), count: lines.rows.count)
        lefts = []
        for (row, blocks) in order.rows.enumerated() {
            var left = 0
            var starts: [Double] = []
            for (place, block) in blocks.enumerated() {
                starts.append(Double(left))
                var offset = 0
                for node in block {
                    let width = Self.width(node, lines)
                    blockOf[node] = (row, place, offset + width / 2)
                    offset += width
                }
                left += offset + Self.gap
            }
            lefts.append(starts)
        }
        self.blockOf = blockOf
        let rowWidths = order.rows.map { row in
            row.joined().reduce(0) { $0 + Self.width($1, lines) } + row.count * Self.gap
        }
        self.rowWidths = rowWidths
        // Rows begin in the middle of a room as wide as everyone side by side, and no pull takes them out of it.
        room = rowWidths.reduce(0, +)
        for row in lefts.indices {
            let start = Double((room - rowWidths[row]) / 2)
            lefts[row] = lefts[row].map { $0 + start }
        }
        middle = []
        width = 0
        for _ in 0..<Self.rounds {
            for row in lefts.indices { pull(row) }
            for row in lefts.indices.reversed() { pull(row) }
        }
        finish()
    }

    private static let rounds = 24

    private static func width(_ node: Int, _ lines: GenogramThreads) -> Int { node < lines.people ? cell : passing }

    private func width(ofBlock block: [Int]) -> Int { block.reduce(0) { $0 + Self.width($1, lines) } }

    private func x(_ node: Int) -> Double {
        let (row, block, offset) = blockOf[node]
        return lefts[row][block] + Double(offset)
    }

    private func middle(of nodes: [Int]) -> Double {
        let all = nodes.map(x)
        return ((all.min() ?? 0) + (all.max() ?? 0)) / 2
    }

    /// Moves the blocks of a row towards what they hang from and what hangs from them, keeping order and distance.
    private mutating func pull(_ row: Int) {
        let blocks = order.rows[row]
        guard !blocks.isEmpty else { return }
        var sum = Array(repeating: 0.0, count: blocks.count)
        var count = Array(repeating: 0.0, count: blocks.count)
        func add(_ node: Int, _ by: Double, _ weight: Double) {
            let block = blockOf[node].block
            sum[block] += by * weight
            count[block] += weight
        }
        for thread in lines.threads {
            let chain = [thread.upper] + thread.passing.map { [$0] } + [thread.lower]
            for (place, nodes) in chain.enumerated() where lines.rows[nodes[0]] == row {
                // A straight line past a row matters more than a middle.
                let weight = nodes[0] >= lines.people ? 3.0 : 1.0
                if place > 0 {
                    let by = middle(of: chain[place - 1]) - middle(of: nodes)
                    for node in nodes { add(node, by, weight) }
                }
                if place < chain.count - 1 {
                    let by = middle(of: chain[place + 1]) - middle(of: nodes)
                    for node in nodes { add(node, by, weight) }
                }
            }
        }
        var wanted: [Double] = []
        var taken: [Double] = []
        var used = 0.0
        for (place, block) in blocks.enumerated() {
            let shift = count[place] > 0 ? sum[place] / count[place] : 0
            wanted.append(lefts[row][place] + shift - used)
            taken.append(used)
            used += Double(width(ofBlock: block) + Self.gap)
        }
        let most = Double(room - rowWidths[row])
        let rising = Self.rising(wanted).map { min(max($0, 0), most) }
        for place in blocks.indices { lefts[row][place] = rising[place] + taken[place] }
    }

    /// The nearest numbers, by least squares, that never fall.
    static func rising(_ wanted: [Double]) -> [Double] {
        var pools: [(sum: Double, count: Int)] = []
        for value in wanted {
            pools.append((value, 1))
            while pools.count > 1 {
                let last = pools[pools.count - 1]
                let before = pools[pools.count - 2]
                guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
                pools.removeLast(2)
                pools.append((before.sum + last.sum, before.count + last.count))
            }
        }
        return pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
    }

    /// Whole pixels, beginning at the margin. Distances are kept: widths are whole, and rounding keeps order.
    private mutating func finish() {
        var rounded = lefts
        for (row, blocks) in order.rows.enumerated() {
            var used = 0
            for (place, block) in blocks.enumerated() {
                rounded[row][place] = (lefts[row][place] - Double(used)).rounded() + Double(used)
                used += width(ofBlock: block) + Self.gap
            }
        }
        lefts = rounded
        let least = lefts.joined().min() ?? 0
        middle = lines.rows.indices.map { Int(x($0) - least) + Self.margin }
        let most = lines.rows.indices.map { middle[$0] + Self.width($0, lines) / 2 }.max() ?? 0
        width = most + Self.margin
    }
}
