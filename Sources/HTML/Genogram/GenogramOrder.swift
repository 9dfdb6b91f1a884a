/// In which order people stand in their rows: partners side by side, brothers and sisters together with the oldest to
/// the left, few lines crossing.
///
/// A first order is read off the ties, the father's side to the left; then neighbours change places as long as that
/// makes the figure plainer. The same family always gets the same order.
struct GenogramOrder {
    /// In each row its blocks from left to right; a block is people who stand side by side as partners, or one place
    /// kept free for a line.
    private(set) var rows: [[[Int]]]
    private let family: Genogram
    private let lines: GenogramThreads
    /// The place of each node in its row.
    private var rank: [Int]
    private var edges: [[Edge]]
    private var sibships: [[[Int]]]
    private var households: [[[Int]]]
    private var block: [Int]

    /// A line across the gap under a row.
    private struct Edge {
        let from: Int
        let also: Int
        let to: Int
    }

    init(_ family: Genogram, _ lines: GenogramThreads) {
        self.family = family
        self.lines = lines
        let count = (lines.rows.max() ?? 0) + 1
        let sides = GenogramSides(family, lines).sides
        var blocks = Blocks(family, lines, sides).all
        blocks.sort { ($0.side, $0.nodes[0]) < ($1.side, $1.nodes[0]) }
        rows = Array(repeating: [], count: count)
        rank = Array(repeating: 0, count: lines.rows.count)
        block = rank
        for (place, one) in blocks.enumerated() {
            rows[lines.rows[one.nodes[0]]].append(one.nodes)
            for node in one.nodes { block[node] = place }
        }
        edges = Array(repeating: [], count: count)
        sibships = Array(repeating: [], count: count)
        for thread in lines.threads {
            var (from, also) = (thread.upper[0], thread.upper[thread.upper.count - 1])
            var row = thread.upperRow
            for node in thread.passing {
                edges[row].append(Edge(from: from, also: also, to: node))
                (from, also) = (node, node)
                row += 1
            }
            for child in thread.lower { edges[row].append(Edge(from: from, also: also, to: child)) }
            let byAge = thread.lower.sorted {
                (family.people[$0].order, $0) < (family.people[$1].order, $1)
            }
            sibships[thread.lowerRow].append(byAge)
        }
        households = (0..<count).map { row in
            family.households.map { $0.members.filter { lines.rows[$0] == row } }.filter { $0.count > 1 }
        }
        for row in rows.indices { number(row) }
        settle()
    }

    /// Nodes of a row from left to right.
    func nodes(_ row: Int) -> [Int] { rows[row].flatMap { $0 } }

    private mutating func number(_ row: Int) {
        var place = 0
        for block in rows[row] {
            for node in block {
                rank[node] = place
                place += 1
            }
        }
    }

    // MARK: Making it plainer

    private static let mostRounds = 8

    private mutating func settle() {
        for _ in 0..<Self.mostRounds {
            var isBetter = false
            for row in rows.indices.reversed() { if improve(row) { isBetter = true } }
            for row in rows.indices { if improve(row) { isBetter = true } }
            if !isBetter { return }
        }
    }

    /// Turns and moves the blocks of one row while that helps.
    private mutating func improve(_ row: Int) -> Bool {
        var best = cost(row)
        var isBetter = false
        func tries(_ change: (inout [[Int]]) -> Void) {
            let before = rows[row]
            change(&rows[row])
            number(row)
            let now = cost(row)
            if now < best {
                best = now
                isBetter = true
            } else {
                rows[row] = before
                number(row)
            }
        }
        for place in rows[row].indices where rows[row][place].count > 1 { tries { $0[place].reverse() } }
        for from in rows[row].indices {
            for to in rows[row].indices where to != from {
                tries { $0.insert($0.remove(at: from), at: to) }
            }
        }
        return isBetter
    }

    // MARK: How plain it is

    /// What the order of a row costs; whole numbers, so that the same family is always drawn the same.
    private func cost(_ row: Int) -> Int {
        var cost = 0
        if row > 0 { cost += 20 * crossings(row - 1) }
        if row < edges.count - 1 { cost += 20 * crossings(row) + reach(row) }
        if row > 0 { cost += reach(row - 1) }
        for children in sibships[row] { cost += apart(children) }
        for members in households[row] { cost += 10 * strangers(among: members) }
        for block in rows[row] where block.count == 2 {
            if sideways(block[0]) > sideways(block[1]) { cost += 1 }
        }
        return cost
    }

    private func sideways(_ node: Int) -> Int {
        guard node < family.people.count else { return 1 }
        switch family.people[node].form {
        case .square: return 0
        case .diamond, .triangle: return 1
        case .circle: return 2
        }
    }

    /// Lines of one gap that cross each other. Where they begin is counted in halves of a place.
    private func crossings(_ row: Int) -> Int {
        let all = edges[row]
        var crossings = 0
        for (place, one) in all.enumerated() {
            let start = rank[one.from] + rank[one.also]
            let end = rank[one.to]
            for other in all[(place + 1)...] {
                let otherStart = rank[other.from] + rank[other.also]
                let otherEnd = rank[other.to]
                if (start < otherStart && end > otherEnd) || (start > otherStart && end < otherEnd) { crossings += 1 }
            }
        }
        return crossings
    }

    /// How far lines run sideways, measured in places from the middle of each row.
    private func reach(_ row: Int) -> Int {
        let middle = rows[row].reduce(0) { $0 + $1.count }
        let below = rows[row + 1].reduce(0) { $0 + $1.count }
        var reach = 0
        for edge in edges[row] {
            let start = rank[edge.from] + rank[edge.also] + 1 - middle
            let end = 2 * rank[edge.to] + 1 - below
            reach += abs(start - end) / 2
        }
        return reach
    }

    /// Others between brothers and sisters, and those who do not stand by age.
    private func apart(_ children: [Int]) -> Int {
        guard children.count > 1 else { return 0 }
        var least = Int.max
        var most = Int.min
        var younger = 0
        for (place, child) in children.enumerated() {
            least = min(least, rank[child])
            most = max(most, rank[child])
            for next in children[(place + 1)...] where rank[next] < rank[child] { younger += 1 }
        }
        let own = Set(children.map { block[$0] })
        let others = rows[lines.rows[children[0]]].reduce(0) { sum, nodes in
            guard let first = nodes.first, rank[first] > least, rank[first] < most, !own.contains(block[first]) else {
                return sum
            }
            return sum + nodes.count
        }
        return 12 * others + 4 * younger
    }

    /// People of other households who stand between those of one.
    private func strangers(among members: [Int]) -> Int {
        let ranks = members.map { rank[$0] }
        let row = lines.rows[members[0]]
        let (least, most) = (ranks.min()!, ranks.max()!)
        let between = rows[row].joined().filter {
            rank[$0] > least && rank[$0] < most && $0 < family.people.count && !members.contains($0)
        }
        return between.count
    }
}

/// Those who stand side by side, with the side they belong to.
private struct Blocks {
    struct Block {
        var nodes: [Int]
        var side: Int
    }

    private(set) var all: [Block] = []

    init(_ family: Genogram, _ lines: GenogramThreads, _ sides: [Int]) {
        let count = family.people.count
        var beside: [[Int]] = Array(repeating: [], count: count)
        for union in lines.unions {
            beside[union.one].append(union.other)
            beside[union.other].append(union.one)
        }
        for (one, other) in Self.near(family, lines) where beside[one].isEmpty || beside[other].isEmpty {
            beside[one].append(other)
            beside[other].append(one)
        }
        var placed = Set<Int>()
        // Whoever has most partners is in the middle of them.
        let first = (0..<count).sorted { (-beside[$0].count, $0) < (-beside[$1].count, $1) }
        for person in first where placed.insert(person).inserted {
            var chain = [person]
            var waiting = [person]
            while !waiting.isEmpty {
                let one = waiting.removeFirst()
                for (place, partner) in beside[one].reversed().enumerated() where placed.insert(partner).inserted {
                    waiting.append(partner)
                    // The latest partner stands to the right, earlier ones to the left.
                    let isLeft = one == person ? place > 0 : chain.firstIndex(of: one)! < chain.firstIndex(of: person)!
                    if isLeft { chain.insert(partner, at: 0) } else { chain.append(partner) }
                }
            }
            let own = chain.filter { sides[$0] != Int.max }
            let side = own.isEmpty ? Int.max : own.reduce(0) { $0 + sides[$1] } / own.count
            all.append(Block(nodes: chain, side: side))
        }
        for thread in lines.threads {
            for node in thread.passing {
                let ends = (thread.upper + thread.lower).map { sides[$0] }.filter { $0 != Int.max }
                all.append(
                    Block(nodes: [node], side: ends.isEmpty ? 0 : ends.reduce(0, +) / ends.count + 1))
            }
        }
    }

    /// A step-parent stands beside the parent they live with, or the only one on record, though nothing says that they
    /// are a couple.
    private static func near(_ family: Genogram, _ lines: GenogramThreads) -> [(Int, Int)] {
        family.descents.filter { $0.care == .step }.compactMap { step in
            guard let carer = step.parents.first else { return nil }
            let parents = family.descents.filter { $0.child == step.child && $0.care == .birth }.flatMap(\.parents)
            let home = family.households.first { $0.members.contains(carer) }?.members ?? []
            let partner = parents.first(where: home.contains) ?? (parents.count == 1 ? parents[0] : nil)
            guard let partner, partner != carer, lines.rows[partner] == lines.rows[carer] else { return nil }
            return (carer, partner)
        }
    }
}

/// A first guess at how far left or right each person belongs, the father's side to the left.
private struct GenogramSides {
    private(set) var sides: [Int]

    init(_ family: Genogram, _ lines: GenogramThreads) {
        sides = Array(repeating: Int.max, count: family.people.count)
        guard sides.indices.contains(family.focus) else { return }
        let away = Self.steps(family)
        sides[family.focus] = 0
        var waiting = [(person: family.focus, span: 1 << 20)]
        while !waiting.isEmpty {
            let (person, span) = waiting.removeFirst()
            for (other, direction) in away[person] where sides[other] == Int.max {
                sides[other] = sides[person] + direction * span / 4
                waiting.append((other, max(span / 2, 8)))
            }
        }
    }

    /// From each person to those tied to them, with the direction: parents to either side, children and brothers and
    /// sisters by age, partners outwards.
    private static func steps(_ family: Genogram) -> [[(Int, Int)]] {
        var steps: [[(Int, Int)]] = Array(repeating: [], count: family.people.count)
        let people = family.people
        for descent in family.descents.sorted(by: { $0.care.rawValue < $1.care.rawValue }) {
            let outwards = descent.care == .birth ? 0 : 2
            for (place, parent) in descent.parents.enumerated() {
                let isLeft = descent.parents.count == 1 ? people[parent].form == .square : place == 0
                let direction = people[parent].form == .circle && descent.parents.count == 1 ? 1 : isLeft ? -1 : 1
                steps[descent.child].append((parent, outwards == 0 ? direction : outwards))
                steps[parent].append((descent.child, people[parent].form == .square ? 1 : -1))
            }
        }
        for couple in family.couples {
            steps[couple.one].append((couple.other, people[couple.one].form == .circle ? -1 : 1))
            steps[couple.other].append((couple.one, people[couple.other].form == .circle ? -1 : 1))
        }
        for tie in family.ties {
            let isOlder = people[tie.other].order < people[tie.one].order
            steps[tie.one].append((tie.other, isOlder ? -1 : 1))
            steps[tie.other].append((tie.one, isOlder ? 1 : -1))
        }
        return steps
    }
}
