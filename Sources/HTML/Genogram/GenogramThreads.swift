/// Lines that lead from one or two people of a row to people of a later row: parents to children, or a tie across
/// generations.
struct Thread: Sendable {
    /// What one end at a lower person stands for.
    enum Meaning: Sendable, Hashable {
        case descent(Int)
        case tie(Int)
        /// A couple of two generations.
        case couple(Int)
        /// One parent of a descent that had to be parted: its place in the list and the parent's.
        case parted(Int, parent: Int)
    }

    enum Style: Sendable, Hashable {
        case care(Genogram.Care)
        case tie
    }

    /// One or two people of the upper row.
    let upper: [Int]
    var lower: [Int]
    var meanings: [Meaning]
    let style: Style
    let upperRow: Int
    let lowerRow: Int
    /// A place kept free for the line in each row between.
    var passing: [Int] = []
}

/// A couple's line, with the couple it stands for, or nil where two people are only parents of the same child.
struct Union: Sendable {
    let one: Int
    let other: Int
    let couple: Int?
    let bond: Genogram.Bond
}

/// A line within a row: a tie that no common parent shows.
struct RowTie: Sendable {
    let one: Int
    let other: Int
    let meaning: Thread.Meaning
    let kind: Genogram.TieKind
}

/// Every line of a family, by how it can be drawn once everyone has a row.
struct GenogramThreads {
    private(set) var unions: [Union] = []
    private(set) var threads: [Thread] = []
    private(set) var rowTies: [RowTie] = []
    /// Twins who hang from one point: the tie and the thread.
    private(set) var twins: [(tie: Int, thread: Int)] = []
    /// Ties that common parents show already.
    private(set) var shown: Set<Int> = []
    /// Row of every node: people first, then the places kept free for passing lines.
    private(set) var rows: [Int]
    let people: Int

    init(_ family: Genogram, _ rows: GenogramRows) {
        self.rows = rows.rows
        people = family.people.count
        addCouples(family)
        addDescents(family)
        addTies(family)
        keepPlaces()
    }

    private mutating func addCouples(_ family: Genogram) {
        for (place, couple) in family.couples.enumerated() where couple.one != couple.other {
            if rows[couple.one] == rows[couple.other] {
                unions.append(Union(one: couple.one, other: couple.other, couple: place, bond: couple.bond))
            } else {
                link(.couple(place), couple.one, couple.other, .tie)
            }
        }
    }

    private mutating func addDescents(_ family: Genogram) {
        for (place, descent) in family.descents.enumerated() {
            let parents = descent.parents
            let child = descent.child
            let fits = parents.allSatisfy { rows[$0] < rows[child] } && Set(parents.map { rows[$0] }).count == 1
            if fits, (1...2).contains(parents.count) {
                if parents.count == 2 { unite(parents[0], parents[1]) }
                add(.descent(place), from: parents.sorted(), to: child, .care(descent.care))
            } else {
                for parent in parents where parent != child {
                    link(.parted(place, parent: parent), parent, child, .care(descent.care))
                }
            }
        }
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        let known = unions.contains { Set([$0.one, $0.other]) == [one, other] }
        if !known { unions.append(Union(one: one, other: other, couple: nil, bond: .notRecorded)) }
    }

    private mutating func addTies(_ family: Genogram) {
        for (place, tie) in family.ties.enumerated() where tie.one != tie.other {
            let common = threads.indices.filter {
                if case .care(.birth) = threads[$0].style {
                    threads[$0].lower.contains(tie.one) && threads[$0].lower.contains(tie.other)
                } else {
                    false
                }
            }
            switch tie.kind {
            case .twins, .identicalTwins:
                if let thread = common.first {
                    twins.append((place, thread))
                } else {
                    link(.tie(place), tie.one, tie.other, .tie, tie.kind)
                }
            case .sibling:
                let parents = { (child: Int) in
                    Set(family.descents.filter { $0.child == child }.flatMap(\.parents))
                }
                if parents(tie.one).isDisjoint(with: parents(tie.other)) {
                    link(.tie(place), tie.one, tie.other, .tie, tie.kind)
                } else {
                    shown.insert(place)
                }
            case .other: link(.tie(place), tie.one, tie.other, .tie, tie.kind)
            }
        }
    }

    /// Draws a line between two people wherever their rows are.
    private mutating func link(
        _ meaning: Thread.Meaning, _ one: Int, _ other: Int, _ style: Thread.Style,
        _ kind: Genogram.TieKind = .other
    ) {
        if rows[one] == rows[other] {
            rowTies.append(RowTie(one: one, other: other, meaning: meaning, kind: kind))
        } else {
            let (upper, lower) = rows[one] < rows[other] ? (one, other) : (other, one)
            add(meaning, from: [upper], to: lower, style)
        }
    }

    private mutating func add(_ meaning: Thread.Meaning, from upper: [Int], to child: Int, _ style: Thread.Style) {
        let row = rows[child]
        let isShared = { (thread: Thread) in
            thread.upper == upper && thread.style == style && thread.lowerRow == row && style != .tie
        }
        if let place = threads.firstIndex(where: isShared) {
            threads[place].lower.append(child)
            threads[place].meanings.append(meaning)
        } else {
            threads.append(
                Thread(
                    upper: upper, lower: [child], meanings: [meaning], style: style, upperRow: rows[upper[0]],
                    lowerRow: row))
        }
    }

    private mutating func keepPlaces() {
        for place in threads.indices where threads[place].lowerRow - threads[place].upperRow > 1 {
            for row in (threads[place].upperRow + 1)..<threads[place].lowerRow {
                threads[place].passing.append(rows.count)
                rows.append(row)
            }
        }
    }
}
