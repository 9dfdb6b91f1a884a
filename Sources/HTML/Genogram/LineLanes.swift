/// Lanes for lines that run side by side, so that no two lie on one another.
struct LineLanes {
    static let height = 9

    private var taken: [[(Int, Int)]] = []
    private(set) var count = 0

    /// The first lane with room between two places.
    mutating func take(_ from: Int, _ to: Int) -> Int {
        for lane in taken.indices where taken[lane].allSatisfy({ to + 6 < $0.0 || $0.1 + 6 < from }) {
            taken[lane].append((from, to))
            return lane
        }
        taken.append([(from, to)])
        count = max(count, taken.count)
        return taken.count - 1
    }

    mutating func use(_ lane: Int) { count = max(count, lane + 1) }

    /// A lane for each line that comes down at one place and goes on at others. Where one comes down just where another
    /// goes on, it turns aside first.
    static func assigned(_ lines: [(from: Int, to: [Int])]) -> [Int] {
        var lanes: [Int?] = Array(repeating: nil, count: lines.count)
        let spans = lines.map { ((($0.to + [$0.from]).min()!), (($0.to + [$0.from]).max()!)) }
        func mustPrecede(_ one: Int, _ other: Int) -> Bool {
            one != other && lines[other].to.contains { abs($0 - lines[one].from) < 5 }
        }
        var waiting = lines.indices.sorted { (spans[$0].0, spans[$0].1, $0) < (spans[$1].0, spans[$1].1, $1) }
        while !waiting.isEmpty {
            let free = waiting.firstIndex { one in
                !waiting.contains { mustPrecede($0, one) && !mustPrecede(one, $0) }
            }
            let one = waiting.remove(at: free ?? 0)
            let after = lines.indices.compactMap { mustPrecede($0, one) ? lanes[$0] : nil }.max()
            var lane = after.map { $0 + 1 } ?? 0
            while lines.indices.contains(where: {
                lanes[$0] == lane && spans[$0].0 <= spans[one].1 + 6 && spans[one].0 <= spans[$0].1 + 6
            }) { lane += 1 }
            lanes[one] = lane
        }
        return lanes.map { $0 ?? 0 }
    }
}
