import Guidance

/// Children who are known before they are born: a plan for the birth, perhaps a conference before it, and the same record
/// afterwards.
extension Planner {
    mutating func planUnborn(_ child: Int, _ who: Household.Child, from began: Day) throws {
        unborn[child] = who.born
        let start = try at(began.adding(days: random.number(2...6)), 0, 9...10)
        let course: Course =
            random.chance(Rates.preBirthConferences)
            ? .suspected(random.chance(Rates.plans) ? .plan : .noPlan) : .assessed(plan: true)
        let strand = Strand(child: child, number: 0, received: start.day, course: course)
        add(.refer, start, strand)
        add(.classify, start.adding(minutes: 25), strand)
        add(.acknowledge, start.adding(minutes: 35), strand)
        let decided = start.adding(minutes: 60)
        add(.decide, decided, strand)
        add(.allocate, decided.adding(minutes: 20), strand)
        add(.feedback, decided.adding(minutes: 40), strand)
        try planBirth(strand, who.born)
        if case .suspected = course {
            _ = try planSuspected(strand, decided)
        } else {
            _ = try planNeed(strand, from: try planAssessment(strand))
        }
    }

    /// That the child is expected is noted, the birth planned for, and the birth recorded when it has been.
    private mutating func planBirth(_ strand: Strand, _ born: Day) throws {
        let kind = Circumstance.allCases.firstIndex(of: .unborn) ?? 0
        let aside = Strand(child: strand.child, number: kind, received: strand.received, course: .nothingMore)
        add(.circumstance, try at(strand.received, 1, 9...12), aside)
        add(.planBirth, try at(strand.received, random.number(18...22), 9...12), aside)
        let told = try at(born, 1, 9...10)
        add(.birth, told, aside)
        add(.numbers, told.adding(minutes: 10), aside)
        add(.endCircumstance, told.adding(minutes: 25), aside)
    }

    /// The first day on which the child can be seen: the day itself, but for a child who is still to be born.
    func canBeSeen(_ strand: Strand, from day: Day) -> Day { max(day, unborn[strand.child] ?? day) }
}
