import Guidance

/// What happens beside a referral's own way: circumstances, times away from home, differences, letters.
extension Planner {
    /// What is known of a child beside the work of an episode.
    mutating func planBeside(_ child: Int, _ who: Household.Child, from began: Day) throws {
        let span = today.day - began
        guard span > 60 else { return }
        func day(_ random: inout SplitMix64) -> Day { began.adding(days: random.number(5...span - 40)) }
        func strand(_ number: Int, _ day: Day) -> Strand {
            Strand(child: child, number: number, received: day, course: .nothingMore)
        }
        if case .atHome = who.stage {
            guard random.chance(Rates.motherAndBaby) else { return }
            let day = began.adding(days: random.number(5...40))
            return try planUnit(strand(0, day))
        }
        for number in Circumstance.allCases.indices {
            let kind = Circumstance.allCases[number]
            let day = day(&random)
            guard random.chance(inThousand: kind.rate), kind.ages.contains(who.age(on: day)) else { continue }
            try planCircumstance(kind, strand(number, day))
        }
        let age = who.age(on: began)
        if random.chance(inThousand: Rates.homeless) { try planHomeless(strand(0, day(&random))) }
        if age < 14, random.chance(inThousand: Rates.privatelyFostered) { try planFostering(strand(0, day(&random))) }
        if random.chance(inThousand: Rates.longStays) {
            try planAside(.stay, strand(1, day(&random)), part: random.number(0...1))
        }
        if age > 13, random.chance(inThousand: Rates.custody) { try planAside(.custody, strand(2, day(&random))) }
    }

    /// The circumstances that are noted, with how many in a thousand and at which ages.
    enum Circumstance: String, CaseIterable {
        case disabledChild, parentCarer, youngCarer, transition, parentInCustody, posesRisk, electiveHome
        case missingEducation, unborn

        var rate: Int {
            switch self {
            case .disabledChild: Rates.disabled
            case .parentCarer: Rates.parentCarers
            case .youngCarer: Rates.youngCarers
            case .transition: Rates.transitions
            case .parentInCustody: Rates.parentsInCustody
            case .posesRisk: Rates.posingRisk
            case .electiveHome: Rates.educatedAtHome
            case .missingEducation: Rates.missingEducation
            // Noted of every child who is expected, and of nobody else.
            case .unborn: 0
            }
        }

        var ages: ClosedRange<Int> {
            switch self {
            case .disabledChild, .parentCarer, .parentInCustody, .posesRisk, .unborn: 0...17
            case .youngCarer: 6...17
            case .transition: 16...17
            case .electiveHome, .missingEducation: 6...14
            }
        }
    }

    private mutating func planCircumstance(_ kind: Circumstance, _ strand: Strand) throws {
        let noted = try at(strand.received, 0, 9...12)
        add(.circumstance, noted, strand)
        switch kind {
        case .disabledChild: add(.lookAgain, try at(noted.day.adding(days: 90), 0, 9...15), strand)
        case .parentCarer, .youngCarer:
            add(.offerCarer, try at(noted.day, random.number(3...8), 9...15), strand)
            add(.assessCarer, try at(noted.day, random.number(20...30), 9...15), strand)
        case .transition: add(.planTransition, try at(noted.day, random.number(10...25), 9...15), strand)
        case .parentInCustody, .posesRisk:
            add(.exchangeRisk, try at(noted.day, random.number(2...6), 9...15), strand)
        case .electiveHome, .missingEducation:
            if case .missingEducation = kind { add(.askEducation, try at(noted.day, 1, 9...15), strand) }
            add(.visitEducation, try at(noted.day, random.number(4...7), 9...15), strand)
            add(.decideEducation, try at(noted.day, random.number(8...9), 9...15), strand)
        case .unborn: break
        }
        guard kind.ends, random.chance(50) else { return }
        add(.endCircumstance, try at(noted.day.adding(days: random.number(120...300)), 0, 9...15), strand)
    }

    private mutating func planHomeless(_ strand: Strand) throws {
        let known = try at(strand.received, 0, 9...12)
        let part = random.number(0...1)
        add(part == 0 ? .homeless : .homeAtRisk, known, strand)
        add(.referHousing, known.adding(minutes: 90), strand, part: part)
        add(.endCircumstance, try at(known.day.adding(days: random.number(40...90)), 0, 9...15), strand, part: 1 + part)
    }

    private mutating func planUnit(_ strand: Strand) throws {
        let asked = try at(strand.received, 0, 9...11)
        add(.unit, asked, strand)
        add(.allocateAside, try at(asked.day, 1, 9...12), strand, part: Aside.unit)
        add(.adviseUnit, try at(asked.day, 3, 9...15), strand)
        add(.decideUnit, try at(asked.day, 12, 9...15), strand)
        let ended = try at(asked.day.adding(days: random.number(150...250)), 0, 9...15)
        add(.checkAside, try at(asked.day.adding(days: 60), 0, 9...15), strand, part: Aside.unit)
        add(.endAside, ended, strand, part: Aside.unit)
    }

    /// A time away from home that is no care: in hospital, on a ward, in custody.
    private mutating func planAside(_ what: Step.What, _ strand: Strand, part: Int = 0) throws {
        let kind = what == .stay ? Aside.stay : Aside.custody
        let began = try at(strand.received, 0, 9...11)
        add(what, began, strand, part: part)
        if what == .stay { add(.notifyStay, began.adding(minutes: 150), strand, part: part) }
        add(.allocateAside, try at(began.day, 1, 9...12), strand, part: kind)
        add(.checkAside, try at(began.day, random.number(6...9), 9...15), strand, part: kind)
        add(.endAside, try at(began.day.adding(days: random.number(92...140)), 0, 9...15), strand, part: kind)
    }

    private mutating func planFostering(_ strand: Strand) throws {
        let told = try at(strand.received, 0, 9...11)
        add(.foster, told, strand)
        add(.allocateAside, try at(told.day, 1, 9...12), strand, part: Aside.fostering)
        var visit = try at(told.day, random.number(3...6), 15...16)
        let ended = try at(told.day.adding(days: random.number(120...330)), 0, 9...12)
        add(.decideFoster, try at(visit.day, 3, 9...15), strand)
        if random.chance(Rates.fosteringChanges) { add(.changeFoster, try at(visit.day, 8, 9...12), strand) }
        while visit < ended {
            add(.visitFoster, visit, strand)
            visit = try at(visit.day.adding(days: random.number(34...40)), 0, 15...16)
        }
        add(.leaveFoster, ended.adding(minutes: -45), strand)
        add(.endAside, ended, strand, part: Aside.fostering)
    }

    /// The school says why a decision to do nothing is wrong; a manager who did not decide it answers.
    mutating func planChallenge(_ strand: Strand, _ decided: Moment) throws {
        guard random.chance(Rates.challenges) else { return }
        let raised = try at(decided.day, 1, 9...10)
        add(.challenge, raised, strand)
        let answered = try at(raised.day, 1, 9...12)
        add(.answerChallenge, answered, strand)
        var last = answered
        if random.chance(Rates.escalated) {
            add(.escalateChallenge, try at(answered.day, 1, 9...12), strand)
            last = try at(answered.day, 2, 9...12)
            add(.answerHigher, last, strand)
        }
        add(.settleChallenge, try at(last.day, 1, 9...12), strand)
    }

    /// Of the outcomes told, some are told to the family in a letter.
    mutating func planLetter(_ strand: Strand, from told: Moment) {
        guard random.chance(Rates.letters) else { return }
        add(.writeLetter, told.adding(minutes: 20), strand)
        add(.sendLetter, told.adding(minutes: 35), strand)
        if random.chance(60) { add(.letterArrives, told.adding(minutes: 20 * 60), strand) }
    }
}

/// What a time away from home that is no care is known by; the part of its later steps.
enum Aside {
    static let fostering = 0
    static let stay = 1
    static let custody = 2
    static let unit = 3
}

extension Planner.Circumstance {
    /// Whether it may end while the child is a child.
    var ends: Bool {
        switch self {
        case .disabledChild, .parentCarer, .transition, .unborn: false
        case .youngCarer, .parentInCustody, .posesRisk, .electiveHome, .missingEducation: true
        }
    }
}
