/// How close two spellings are.
package enum Spelling {
    /// From 0, nothing in common, to 1, the same: Jaro's measure (1989) with Winkler's bonus for a shared
    /// beginning (1990).
    package static func closeness(_ one: String, _ other: String) -> Double {
        let a = Array(one.unicodeScalars)
        let b = Array(other.unicodeScalars)
        let shared = jaro(a, b)
        let beginning = zip(a, b).prefix(4).prefix { $0 == $1 }.count
        return shared + Double(beginning) * 0.1 * (1 - shared)
    }

    /// Close enough to be a slip of the pen.
    package static func isClose(_ one: String, _ other: String) -> Bool {
        min(one.unicodeScalars.count, other.unicodeScalars.count) >= 3 && closeness(one, other) >= 0.9
    }

    private static func jaro(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
        if a == b { return 1 }
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        let reach = max(0, max(a.count, b.count) / 2 - 1)
        var taken = [Bool](repeating: false, count: b.count)
        var matchedA: [Unicode.Scalar] = []
        for (place, letter) in a.enumerated() {
            let near = max(0, place - reach)..<min(b.count, place + reach + 1)
            guard !near.isEmpty, let found = near.first(where: { !taken[$0] && b[$0] == letter }) else {
                continue
            }
            taken[found] = true
            matchedA.append(letter)
        }
        guard !matchedA.isEmpty else { return 0 }
        let matchedB = b.indices.filter { taken[$0] }.map { b[$0] }
        let swapped = zip(matchedA, matchedB).filter { $0 != $1 }.count / 2
        let matches = Double(matchedA.count)
        let share = matches / Double(a.count) + matches / Double(b.count)
        return (share + (matches - Double(swapped)) / matches) / 3
    }
}
