import Guidance

/// A made-up household: who lives in it, where, and at which schools its children are.
struct Household: Sendable {
    struct Child: Sendable {
        let name: String
        let born: Day
        let sex: String
        let serial: Int
        let stage: Stage
    }

    /// Where a child of an age learns; those too young for nursery are known to the health visitor.
    enum Stage: Sendable {
        case atHome
        case nursery(Int)
        case primary(Int)
        case secondary(Int)
    }

    let background: Background
    let mother: String
    let motherBorn: Day
    let father: String?
    let fatherBorn: Day
    let lines: String
    let postcode: String
    let since: Day
    let children: [Child]
    /// When the first of its agencies registered it.
    let registered: Day
    let team: Int

    /// Makes up a household of at most so many children, the first of whom has this serial number.
    ///
    /// `mayExpect`: its youngest may not be born yet when it becomes known.
    init(
        _ random: inout SplitMix64, most: Int, serial: Int, registered: Day, mayExpect: Bool = false, _ crowd: Crowd
    ) {
        background = .one(of: &random)
        let family = random.one(of: background.families)
        let count = min(
            most, 1 + (random.chance(55) ? 1 : 0) + (random.chance(25) ? 1 : 0) + (random.chance(8) ? 1 : 0))
        mother = "\(random.one(of: background.girls)) \(family)"
        let hasFather = random.chance(70)
        let given = random.one(of: background.boys)
        let fathersName = given + " " + (random.chance(60) ? family : random.one(of: background.families))
        // Two adults of one name could not be told apart in a chronology.
        father = hasFather && fathersName != mother ? fathersName : nil
        let street = "\(random.number(1...148)) \(random.one(of: Background.streets))"
        lines = "\(street)\n\(random.one(of: Background.towns))"
        let letters = Background.letters
        let end = "\(random.number(1...9))\(random.one(of: letters))\(random.one(of: letters))"
        postcode = "ZZ\(random.number(1...9)) \(end)"
        since = registered.adding(days: -random.number(60...3_000))
        self.registered = registered
        team = random.number(0...crowd.teams.count - 1)
        let schools = (
            random.number(0...crowd.nurseries.count - 1), random.number(0...crowd.primaries.count - 1),
            random.number(0...crowd.secondaries.count - 1)
        )
        var children: [Child] = []
        var used: Set<String> = []
        var days = random.number(90...(random.chance(30) ? 1_400 : 5_600))
        let isExpecting = random.chance(inThousand: Rates.unborn) && mayExpect
        for place in 0..<count {
            let isGirl = random.chance(49)
            let names = (isGirl ? background.girls : background.boys).filter { !used.contains($0) }
            guard !names.isEmpty else { break }
            let given = random.one(of: names)
            used.insert(given)
            let born = registered.adding(days: isExpecting && place == 0 ? random.number(75...110) : -days)
            children.append(
                Child(
                    name: "\(given) \(family)", born: born, sex: isGirl ? "F" : "M", serial: serial + place,
                    stage: Household.stage(of: born, on: registered, schools)))
            days += random.number(330...1_300)
            if days > 6_200 { break }
        }
        self.children = children
        let eldest = children.last?.born ?? registered
        motherBorn = eldest.adding(days: -random.number(7_000...13_500))
        fatherBorn = eldest.adding(days: -random.number(7_200...15_000))
    }

    private static func stage(of born: Day, on day: Day, _ schools: (Int, Int, Int)) -> Stage {
        switch day - born {
        case ..<900: .atHome
        case ..<1_700: .nursery(schools.0)
        case ..<4_150: .primary(schools.1)
        default: .secondary(schools.2)
        }
    }
}

extension Household.Child {
    /// On roll since the September after they were old enough, or since the household came.
    func enrolled(on registered: Day) -> Day {
        let years =
            switch stage {
            case .atHome: 0
            case .nursery: 2
            case .primary: 4
            case .secondary: 11
            }
        let old = born.adding(months: 12 * years)
        let september = Day(year: old.year + (old.month > 8 ? 1 : 0), month: 9, day: 4) ?? old
        return min(max(september, born.adding(days: 1)), registered)
    }
}
