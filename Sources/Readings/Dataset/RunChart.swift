/// A measure over time with what can honestly be said of it: its middle, the limits of its usual variation, and what
/// falls out of them.
///
/// 1. With fewer than twelve points there is no middle line: it would follow each new point. 2. With fewer than twenty
/// there are no limits. 3. Limits are the mean, with 2.66 times the mean step from one month to the next on either side:
/// the usual ones of an individuals chart. They say how much a number moves by itself, and are no target.
/// 4. Hidden months have no point, and count for nothing here: a line drawn from them would tell them.
package struct RunChart: Sendable, Hashable {
    /// One month: the share in a thousand, or the number; nil where it is hidden, or there was nothing.
    package struct Point: Sendable, Hashable {
        package let month: String
        package let value: Int?

        package init(month: String, value: Int?) {
            self.month = month
            self.value = value
        }
    }

    /// Why a point stands out.
    package enum Signal: String, Sendable, Codable, CaseIterable {
        /// Beyond the limits.
        case outside
        /// One of eight or more in a row on one side of the middle.
        case shift
    }

    package static let leastForMiddle = 12
    package static let leastForLimits = 20
    private static let shiftLength = 8

    package let points: [Point]
    package let median: Int?
    /// Lower, mean and upper.
    package let limits: (lower: Int, mean: Int, upper: Int)?
    /// By place among the points.
    package let signals: [Int: Signal]

    /// - Parameter most: the greatest value there can be, a thousand for a share; nil for a number.
    package init(_ points: [Point], most: Int?) {
        self.points = points
        let known = points.indices.filter { points[$0].value != nil }
        let values = known.map { points[$0].value! }
        median = values.count < Self.leastForMiddle ? nil : Self.median(values)
        limits = values.count < Self.leastForLimits ? nil : Self.limits(values, most: most)
        var signals: [Int: Signal] = [:]
        if let median {
            for run in Self.runs(values, median) where run.count >= Self.shiftLength {
                for place in run { signals[known[place]] = .shift }
            }
        }
        if let limits {
            for (place, value) in values.enumerated() where value < limits.lower || limits.upper < value {
                signals[known[place]] = .outside
            }
        }
        self.signals = signals
    }

    package var known: Int { points.count { $0.value != nil } }

    package static func == (one: RunChart, other: RunChart) -> Bool { one.points == other.points }
    package func hash(into hasher: inout Hasher) { hasher.combine(points) }

    private static func median(_ values: [Int]) -> Int {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    private static func limits(_ values: [Int], most: Int?) -> (lower: Int, mean: Int, upper: Int) {
        let mean = values.reduce(0, +) / values.count
        let steps = zip(values, values.dropFirst()).map { abs($0 - $1) }
        let reach = 266 * steps.reduce(0, +) / (100 * max(1, steps.count))
        return (max(0, mean - reach), mean, min(most ?? .max, mean + reach))
    }

    /// Stretches on one side of the middle. A point on the line neither ends a stretch nor belongs to it.
    private static func runs(_ values: [Int], _ median: Int) -> [[Int]] {
        var runs: [[Int]] = []
        var side = 0
        for (place, value) in values.enumerated() where value != median {
            let here = value < median ? -1 : 1
            if here == side { runs[runs.count - 1].append(place) } else { runs.append([place]) }
            side = here
        }
        return runs
    }
}
