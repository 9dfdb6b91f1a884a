import HTML

/// Invented families of every shape, the same for the same seed.
struct GeneratedFamily {
    private var state: UInt64
    private var people: [Genogram.Person] = []
    private var couples: [Genogram.Couple] = []
    private var descents: [Genogram.Descent] = []
    private var ties: [Genogram.Tie] = []

    static func family(_ seed: UInt64, people most: Int = 40) -> Genogram {
        var made = GeneratedFamily(state: seed)
        return made.grow(most)
    }

    /// Ties at random between people at random: contradictions, circles and all.
    static func tangle(_ seed: UInt64) -> Genogram {
        var made = GeneratedFamily(state: seed)
        let count = 2 + made.upTo(14)
        for _ in 0..<count { made.add(born: 1940 + made.upTo(80)) }
        for _ in 0..<made.upTo(14) {
            let (one, other) = made.two(count)
            switch made.upTo(4) {
            case 0: made.couple(one, other)
            case 1: made.descents.append(Genogram.Descent(one, of: [other], made.care(), "Child of"))
            case 2:
                let third = made.upTo(count)
                if third != one, third != other {
                    made.descents.append(Genogram.Descent(third, of: [one, other], made.care(), "Child of"))
                }
            default:
                let kinds: [Genogram.TieKind] = [.twins, .identicalTwins, .sibling, .other]
                made.ties.append(
                    Genogram.Tie(one, other, kinds[made.upTo(4)], generations: made.upTo(3), "Related to"))
            }
        }
        return Genogram(
            people: made.people, couples: made.couples, descents: made.descents, ties: made.ties,
            households: made.households(), focus: made.upTo(count))
    }

    private init(state: UInt64) { self.state = state }

    private mutating func upTo(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }

    private mutating func two(_ count: Int) -> (Int, Int) {
        let one = upTo(count)
        return (one, (one + 1 + upTo(count - 1)) % count)
    }

    private mutating func care() -> Genogram.Care { Genogram.Care.allCases[upTo(5)] }

    @discardableResult
    private mutating func add(born: Int) -> Int {
        let forms: [Genogram.Person.Form] = [.square, .circle, .square, .circle, .diamond]
        var person = Genogram.Person(
            name: "Person \(people.count) of a long family name", inside: "7", notes: ["born \(born)"],
            form: forms[upTo(5)], order: born, words: "Person \(people.count)")
        person.hasDied = upTo(9) == 0
        people.append(person)
        return people.count - 1
    }

    private mutating func couple(_ one: Int, _ other: Int) {
        let isKnown = couples.contains { ($0.one, $0.other) == (one, other) || ($0.one, $0.other) == (other, one) }
        if !isKnown { couples.append(Genogram.Couple(one, other, Genogram.Bond.allCases[upTo(5)], "Partner of")) }
    }

    private mutating func children(of parents: [Int], _ count: Int, born: Int) -> [Int] {
        var made: [Int] = []
        for _ in 0..<count {
            let child = add(born: born + upTo(14))
            descents.append(Genogram.Descent(child, of: parents, .birth, "Child of"))
            if let last = made.last, upTo(7) == 0 {
                ties.append(Genogram.Tie(last, child, upTo(2) == 0 ? .twins : .identicalTwins, "Twin of"))
            }
            made.append(child)
        }
        return made
    }

    /// Three generations: couples, their children, new partners, half-brothers and sisters, carers.
    private mutating func grow(_ most: Int) -> Genogram {
        var middle: [Int] = []
        for _ in 0..<(2 + upTo(2)) {
            let (one, other) = (add(born: 1945 + upTo(8)), add(born: 1945 + upTo(8)))
            couple(one, other)
            middle += children(of: [one, other], 1 + upTo(4), born: 1970)
        }
        var young: [Int] = []
        var place = 0
        while people.count < most, place < middle.count {
            let parent = middle[place]
            place += 1
            for _ in 0..<upTo(3) where people.count < most {
                let partner = upTo(5) == 0 && place < middle.count ? middle[place] : add(born: 1970 + upTo(14))
                if partner == parent { continue }
                couple(parent, partner)
                young += children(of: upTo(6) == 0 ? [parent] : [parent, partner], upTo(4), born: 1998)
            }
        }
        while people.count < most { young += children(of: [middle[upTo(middle.count)]], 1, born: 2005) }
        for _ in 0..<3 where !young.isEmpty {
            let child = young[upTo(young.count)]
            let carer = upTo(2) == 0 ? upTo(2) : middle[upTo(middle.count)]
            let isParent = descents.contains { $0.child == child && $0.parents.contains(carer) }
            if !isParent { descents.append(Genogram.Descent(child, of: [carer], .kinship, "Cared for by")) }
        }
        let focus = young.first ?? middle[0]
        people[focus].isFocus = true
        return Genogram(
            people: people, couples: couples, descents: descents, ties: ties, households: households(), focus: focus)
    }

    private mutating func households() -> [Genogram.Household] {
        var free = Array(people.indices)
        var homes: [Genogram.Household] = []
        for _ in 0..<3 where free.count > 4 {
            var members: [Int] = []
            for _ in 0..<(2 + upTo(3)) { members.append(free.remove(at: upTo(free.count))) }
            homes.append(Genogram.Household("Live together", members))
        }
        return homes
    }
}
