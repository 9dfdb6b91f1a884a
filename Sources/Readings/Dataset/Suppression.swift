/// Figures with small numbers hidden, so that no hidden one can be worked out from those that are shown.
///
/// 1. A number from 1 to 4 is hidden. So is the share where only 1 to 4 met what was asked, or failed to. 2. Where the rest
/// of a table and its sum would tell a hidden number, others are hidden as well, until at least five values are possible
/// for each. 3. Where that cannot be, the whole division is withheld. 4. Zero is shown: it points at no one.
///
/// Tables of one measure share only the year's sum, so each is made safe by itself.
package enum Suppression {
    /// Numbers below this are small.
    package static let least = 5

    /// Hides what must be hidden in one table: its rows, and the sum of them all.
    package static func table(_ rows: [Sum], countsMet: Bool) -> (rows: [Figure], whole: Figure) {
        let whole = rows.reduce(Sum(), +)
        let totals = hiddenTotals(rows.map(\.total))
        let mets = countsMet ? hiddenMets(rows, whole: whole, hiddenTotals: totals) : []
        let shown = rows.indices.map { place in
            Figure(
                total: totals.contains(place) ? nil : rows[place].total,
                met: !countsMet || mets.contains(place) ? nil : rows[place].met)
        }
        return (shown, figure(whole, countsMet: countsMet))
    }

    /// One sum by itself.
    package static func figure(_ sum: Sum, countsMet: Bool) -> Figure {
        let hidesTotal = isSmall(sum.total)
        let hidesMet = !countsMet || hidesTotal || isSmall(sum.met) || isSmall(sum.total - sum.met)
        return Figure(total: hidesTotal ? nil : sum.total, met: hidesMet ? nil : sum.met)
    }

    package static func isSmall(_ number: Int) -> Bool { (1..<least).contains(number) }

    /// The rows whose number is hidden. Each hidden one is at least one, for zero is shown.
    private static func hiddenTotals(_ totals: [Int]) -> Set<Int> {
        let whole = totals.reduce(0, +)
        if isSmall(whole) { return Set(totals.indices.filter { totals[$0] > 0 }) }
        var hidden = Set(totals.indices.filter { isSmall(totals[$0]) })
        if hidden.isEmpty { return [] }
        var rest = totals.indices.filter { !hidden.contains($0) && totals[$0] > 0 }.sorted { totals[$0] > totals[$1] }
        func isSafe() -> Bool {
            let sum = hidden.reduce(0) { $0 + totals[$1] }
            return hidden.count > 1 && sum - (hidden.count - 1) >= least
        }
        while !isSafe() {
            // With everything hidden, zeros too, any share of the sum is possible in each row.
            guard let next = rest.popLast() else { return Set(totals.indices) }
            hidden.insert(next)
        }
        return hidden
    }

    /// The rows whose share is hidden.
    private static func hiddenMets(_ rows: [Sum], whole: Sum, hiddenTotals: Set<Int>) -> Set<Int> {
        var hidden = hiddenTotals.union(
            rows.indices.filter { isSmall(rows[$0].met) || isSmall(rows[$0].total - rows[$0].met) })
        if hidden.isEmpty || figure(whole, countsMet: true).met == nil { return hidden }
        // All or none met it, and the sum says so: there is nothing more to hide.
        if whole.met == 0 || whole.met == whole.total { return hiddenTotals }
        var rest = rows.indices.filter { !hidden.contains($0) && rows[$0].total > 0 }
            .sorted { rows[$0].total > rows[$1].total }
        while !isWide(rows, hidden, hiddenTotals) {
            guard let next = rest.popLast() else { return Set(rows.indices) }
            hidden.insert(next)
        }
        return hidden
    }

    /// Whether at least five values are possible for each hidden share. Rows whose number is hidden too count as one.
    private static func isWide(_ rows: [Sum], _ hidden: Set<Int>, _ hiddenTotals: Set<Int>) -> Bool {
        var totals = hidden.subtracting(hiddenTotals).map { rows[$0].total }
        let pooled = hiddenTotals.reduce(0) { $0 + rows[$1].total }
        if pooled > 0 { totals.append(pooled) }
        let all = totals.reduce(0, +)
        let met = hidden.reduce(0) { $0 + rows[$1].met }
        return totals.allSatisfy { total in
            min(total, met) - max(0, met - (all - total)) >= least - 1
        }
    }
}

/// A figure as it may be told: nil where a number is hidden.
package struct Figure: Sendable, Hashable {
    package let total: Int?
    package let met: Int?

    package init(total: Int?, met: Int?) {
        self.total = total
        self.met = met
    }

    /// How many in a thousand met what was asked; nil where it is not told, or there was nothing to count.
    package var perMille: Int? {
        guard let total, let met, total > 0 else { return nil }
        return (met * 2000 + total) / (2 * total)
    }

    /// The share in words: `87.5%`.
    package var share: String? { perMille.map { Self.share($0) } }

    package static func share(_ perMille: Int) -> String { "\(perMille / 10).\(perMille % 10)%" }
}

extension Figure {
    /// What stands where a number is hidden, whether it is small or would tell one that is.
    package static let hidden = "not shown"

    package var totalInWords: String { total.map { "\($0)" } ?? Self.hidden }

    /// `112 (87.5%)`; nil where the measure only counts.
    package func metInWords(countsMet: Bool) -> String? {
        guard countsMet else { return nil }
        guard let met else { return total == 0 ? "none to count" : Self.hidden }
        return total == 0 ? "none to count" : "\(met) (\(share ?? ""))"
    }
}
