import Testing

@testable import Readings

/// What hides small numbers hides them from somebody who adds and subtracts.
@Suite struct SuppressionTests {
    /// A table with its hidden numbers, and what can be known of it from outside.
    private struct Outside {
        let rows: [Figure]
        let whole: Figure

        /// The least and the most a hidden number can be, by trying every way to fill the hidden ones.
        ///
        /// Zero is shown as zero unless everything is hidden, so a hidden number is one at least.
        func possible(_ place: Int, isEverythingHidden: Bool) -> Set<Int> {
            guard let sum = whole.total else { return [1, 2, 3, 4] }
            let hidden = rows.indices.filter { rows[$0].total == nil }
            let left = sum - rows.compactMap(\.total).reduce(0, +)
            let least = isEverythingHidden ? 0 : 1
            // The others can be anything from their least up, so this one can be all that is left over.
            let most = left - least * (hidden.count - 1)
            return hidden.count == 1 ? [left] : Set(least...max(least, most))
        }
    }

    private static func tables() -> [[Sum]] {
        var state: UInt64 = 20_261_122
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(below))
        }
        return (0..<4000).map { place in
            (0..<(1 + next(12))).map { _ in
                let total = place % 3 == 0 ? next(9) : place % 3 == 1 ? next(40) : (next(3) == 0 ? 0 : next(14))
                return Sum(total: total, met: next(total + 1))
            }
        }
    }

    @Test func `No hidden number can be worked out from the rest of its table and the sum`() {
        var hiddenOnes = 0
        for rows in Self.tables() {
            let shown = Suppression.table(rows, countsMet: true)
            let outside = Outside(rows: shown.rows, whole: shown.whole)
            let all = shown.rows.allSatisfy { $0.total == nil }
            for place in rows.indices {
                if let total = shown.rows[place].total {
                    #expect(total == rows[place].total)
                    #expect(!Suppression.isSmall(total))
                } else {
                    hiddenOnes += 1
                    let possible = outside.possible(place, isEverythingHidden: all)
                    #expect(possible.contains(rows[place].total), "\(rows)")
                    #expect(possible.count >= 4, "\(rows): \(possible)")
                    #expect(!possible.allSatisfy(Suppression.isSmall) || shown.whole.total == nil, "\(rows)")
                }
            }
        }
        #expect(hiddenOnes > 3000)
    }

    @Test func `No hidden share can be worked out, unless the sum says that all or none met what was asked`() {
        var hiddenOnes = 0
        for rows in Self.tables() {
            let shown = Suppression.table(rows, countsMet: true)
            let whole = rows.reduce(Sum()) { Sum(total: $0.total + $1.total, met: $0.met + $1.met) }
            for place in rows.indices {
                guard let met = shown.rows[place].met else { continue }
                #expect(met == rows[place].met)
                #expect(!Suppression.isSmall(met) && !Suppression.isSmall(rows[place].total - met), "\(rows)")
            }
            let hidden = rows.indices.filter { shown.rows[$0].met == nil && rows[$0].total > 0 }
            guard let met = shown.whole.met, met > 0, met < whole.total else { continue }
            let left = met - rows.indices.compactMap { shown.rows[$0].met }.reduce(0, +)
            // What the others can take at most: their number where it is shown, what is left of the sum where it is not.
            let shownTotals = shown.rows.compactMap(\.total).reduce(0, +)
            let pool = whole.total - shownTotals
            for place in hidden {
                hiddenOnes += 1
                let others = hidden.filter { $0 != place && shown.rows[$0].total != nil }
                    .reduce(0) { $0 + shown.rows[$1].total! }
                let least: Int
                let most: Int
                if let total = shown.rows[place].total {
                    least = max(0, left - others - pool)
                    most = min(total, left)
                } else {
                    least = 0
                    most = min(pool, left)
                }
                #expect(most - least >= 2, "\(rows) at \(place): \(least) to \(most)")
                #expect((least...most).contains(rows[place].met))
            }
        }
        #expect(hiddenOnes > 3000)
    }

    @Test(arguments: [
        ([7, 3, 40], [nil, nil, 40] as [Int?]),
        ([3, 1, 40, 60], [nil, nil, nil, 60]),
        ([0, 0, 12], [0, 0, 12]),
        ([1, 2], [nil, nil]),
        ([4, 4, 90], [nil, nil, 90]),
    ])
    func `A small number takes another with it where the sum would tell it; zero is shown`(
        _ numbers: [Int], _ shown: [Int?]
    ) {
        let table = Suppression.table(numbers.map { Sum(total: $0) }, countsMet: false)
        #expect(table.rows.map(\.total) == shown)
    }

    @Test func `A sum below five is hidden, and so is a share where only a few met it or failed to`() {
        #expect(Suppression.figure(Sum(total: 4, met: 0), countsMet: true) == Figure(total: nil, met: nil))
        #expect(Suppression.figure(Sum(total: 40, met: 38), countsMet: true) == Figure(total: 40, met: nil))
        #expect(Suppression.figure(Sum(total: 40, met: 40), countsMet: true) == Figure(total: 40, met: 40))
        #expect(Suppression.figure(Sum(total: 40, met: 35), countsMet: true).share == "87.5%")
        #expect(Suppression.figure(Sum(), countsMet: true) == Figure(total: 0, met: 0))
    }

    /// Numbers by cluster and phase, and whether the table by cluster can be told.
    private static let beside: [([(cluster: String, phase: SchoolPhase, number: Int)], Bool)] = [
        // Every cluster has children of both phases: the tables share the sum alone.
        ([("1", .primary, 9), ("1", .secondary, 8), ("", .primary, 7), ("", .none, 6)], true),
        // A cluster is just the nurseries, of which one table would hide what the other shows.
        ([("1", .earlyYears, 6), ("", .primary, 2), ("", .secondary, 9)], false),
        // The same, and nothing is hidden in either.
        ([("1", .earlyYears, 6), ("", .primary, 12), ("", .secondary, 9)], true),
    ]

    @Test(arguments: beside.indices)
    func `Clusters are not told where phases and clusters together would tell a hidden number`(_ place: Int) {
        let (numbers, isTold) = Self.beside[place]
        var sums = ClusterSums()
        for (cluster, phase, number) in numbers {
            sums.add(Sum(total: number), cluster: cluster, phase: phase.rawValue)
        }
        let rows = Suppression.clusters(["1", ""], sums, countsMet: false)
        #expect((rows != nil) == isTold)
        if let rows, place == 0 { #expect(rows.map(\.total) == [17, 13]) }
    }

    @Test func `A run of fewer than twelve points has no middle, and fewer than twenty no limits`() {
        func chart(_ values: [Int?]) -> RunChart {
            RunChart(values.map { RunChart.Point(month: "2025-04", value: $0) }, most: 1000)
        }
        #expect(chart(Array(repeating: 500, count: 11)).median == nil)
        let twelve = chart(Array(repeating: 500, count: 12) + [nil, nil])
        #expect(twelve.median == 500)
        #expect(twelve.limits == nil)
        let calm = chart((0..<24).map { $0 % 2 == 0 ? 500 : 520 })
        #expect(calm.signals.isEmpty)
        #expect(calm.limits?.mean == 510)
        let jump = chart((0..<23).map { $0 % 2 == 0 ? 500 : 520 } + [900])
        #expect(jump.signals[23] == .outside)
        let shifted = chart((0..<8).map { _ in 400 } + (0..<8).map { _ in 700 })
        #expect(shifted.signals[0] == .shift)
    }
}
