/// The generations of a family: each person's row, the oldest generation in row 0.
///
/// Ties are taken in the order of how much they say about a generation. One that contradicts those before it is drawn
/// where it falls and moves nobody.
struct GenogramRows {
    private(set) var rows: [Int]
    var count: Int { (rows.max() ?? 0) + 1 }

    init(_ family: Genogram) {
        var steps = Steps(family.people.count)
        for care in [Genogram.Care.birth, .adoptive] { steps.join(family.descents.filter { $0.care == care }) }
        for couple in family.couples { steps.join(couple.one, couple.other, 0) }
        for tie in family.ties where tie.kind != .other { steps.join(tie.one, tie.other, 0) }
        for tie in family.ties where tie.kind == .other { steps.join(tie.one, tie.other, -tie.generations) }
        for care in [Genogram.Care.kinship, .foster, .step] {
            steps.join(family.descents.filter { $0.care == care })
        }
        rows = steps.levels(from: family.focus)
        let levels = Set(rows).sorted()
        let row = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($0.element, $0.offset) })
        rows = rows.map { row[$0]! }
    }
}

/// Who stands how many generations below whom, joined tie by tie.
private struct Steps {
    private var above: [Int]
    private var step: [Int]

    init(_ count: Int) {
        above = Array(0..<count)
        step = Array(repeating: 0, count: count)
    }

    private func root(_ person: Int) -> (root: Int, step: Int) {
        var person = person
        var total = 0
        while above[person] != person {
            total += step[person]
            person = above[person]
        }
        return (person, total)
    }

    /// Says that `other` stands so many generations below `one`, unless something else is said already.
    mutating func join(_ one: Int, _ other: Int, _ steps: Int) {
        let (first, fromFirst) = root(one)
        let (second, fromSecond) = root(other)
        guard first != second else { return }
        above[second] = first
        step[second] = fromFirst + steps - fromSecond
    }

    mutating func join(_ descents: [Genogram.Descent]) {
        for descent in descents { for parent in descent.parents { join(parent, descent.child, 1) } }
    }

    /// How many generations below the focus each person stands. The youngest of those whom nothing ties to the focus
    /// stand in its row.
    func levels(from focus: Int) -> [Int] {
        guard above.indices.contains(focus) else { return above.map { _ in 0 } }
        let own = root(focus)
        let all = above.indices.map(root)
        var youngest: [Int: Int] = [:]
        for (root, step) in all { youngest[root] = max(youngest[root] ?? step, step) }
        youngest[own.root] = own.step
        return all.map { $0.step - youngest[$0.root]! }
    }
}
