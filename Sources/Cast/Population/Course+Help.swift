import Guidance

/// Early help, child in need plans, harm outside the home and living away, in made-up lives.
extension Planner {
    /// A child in need plan from the end of the assessment; returns the day the episode closes.
    mutating func planNeed(_ strand: Strand, from finished: Moment) throws -> Day? {
        let began = try at(finished.day, random.number(1...6), 9...14)
        add(.startNeedPlan, began, strand)
        add(.approveNeed, began.adding(minutes: 170), strand)
        let until = try at(began.day.adding(days: random.number(60...330)), 0, 10...14)
        var visit = try at(canBeSeen(strand, from: began.day), random.number(8...16), 15...16)
        var isLate = false
        while visit < until {
            add(.visitNeed, visit, strand, late: isLate)
            isLate = random.chance(Rates.lateVisits)
            visit = try at(visit.day.adding(days: isLate ? random.number(34...45) : random.number(20...25)), 0, 15...16)
        }
        var review = try at(began.day.adding(days: random.number(60...84)), 0, 11...13)
        while review.day < until.day {
            add(.reviewNeed, review, strand)
            review = try at(review.day.adding(days: random.number(70...84)), 0, 11...13)
        }
        try planFamilyGroup(strand, from: began, until: until)
        if random.chance(Rates.needPlansAmended) {
            add(.amendNeed, began.adding(minutes: 12 * 24 * 60), strand)
            add(.doneNeed, began.adding(minutes: 15 * 24 * 60), strand)
        }
        let stepsDown = try planStepDown(strand, until)
        add(.endNeed, until, strand, part: stepsDown ? 1 : 0)
        try planLookedAfter(strand, Rates.lookedAfter, from: until)
        let closed = try at(until.day, random.number(1...10), 9...16)
        add(.close, closed, strand)
        return closed.day
    }

    /// What older children meet outside the home is assessed beside the rest.
    mutating func planHarmOutside(_ strand: Strand) throws {
        guard older.contains(strand.child), random.chance(Rates.harmOutside) else { return }
        let seen = try at(strand.received, random.number(13...16), 14...16)
        add(.harm, seen, strand)
        let decided = try at(seen.day, random.number(1...2), 9...15)
        add(.decideHarm, decided, strand)
        if random.chance(Rates.tiedToAPlace) { add(.tie, decided.adding(minutes: 30), strand) }
    }

    /// Some families' work goes on in early help: handed over and received before the plan ends. Returns whether so.
    private mutating func planStepDown(_ strand: Strand, _ until: Moment) throws -> Bool {
        let isHelped = helpUntil[strand.child].map { until.day <= $0.adding(days: 30) } ?? false
        guard !isHelped, random.chance(Rates.stepsDown) else { return false }
        let handed = try at(until.day, -3, 9...12)
        add(.handOver, handed, strand)
        add(.receiveHandOver, try at(handed.day, 1, 9...12), strand)
        try planHelp(strand, from: until, steppedDown: true)
        return true
    }

    /// A family group conference is offered; of those who accept some hold one, and its plan is looked at again.
    private mutating func planFamilyGroup(
        _ strand: Strand, from began: Moment, until: Moment, part: Int = 0
    ) throws {
        guard random.chance(Rates.familyGroups) else { return }
        let offered = try at(began.day, random.number(1...3), 9...12)
        add(.offerFamily, offered, strand, part: part)
        let isAccepted = random.chance(Rates.familyGroupsAccepted)
        add(.answerFamily, try at(offered.day, random.number(3...6), 9...15), strand, part: part, ends: !isAccepted)
        let held = try at(offered.day, random.number(16...20), 10...14)
        guard isAccepted, held < until else { return }
        add(.holdFamily, held, strand, part: part)
        let reviewed = try at(held.day, random.number(14...18), 9...15)
        if reviewed < until { add(.reviewFamily, reviewed, strand, part: part) }
    }

    /// Early help with the family, from a first word to the day it ends.
    mutating func planHelp(_ strand: Strand, from told: Moment, steppedDown: Bool = false) throws {
        if let until = helpUntil[strand.child], told.day <= until { return }
        let began = try at(told.day, random.number(2...6), 9...12)
        let part = steppedDown ? 1 : 0
        if !steppedDown { add(.identify, began, strand) }
        let isRefused = !steppedDown && random.chance(Rates.earlyHelpRefused)
        add(.agreeHelp, began.adding(minutes: 90), strand, part: part, ends: isRefused)
        if isRefused {
            let closed = try at(began.day, random.number(5...9), 9...15)
            add(.closeHelp, closed, strand, part: 2)
            helpUntil[strand.child] = closed.day
            return
        }
        add(.leadHelp, began.adding(minutes: 120), strand, part: part)
        add(.assessHelp, try at(began.day, random.number(5...10), 9...15), strand)
        let planned = try at(began.day, random.number(11...15), 9...15)
        add(.planHelp, planned, strand)
        if random.chance(Rates.teams) {
            add(.teamHelp, began.adding(minutes: 150), strand)
            add(.meetHelp, try at(planned.day, random.number(12...16), 9...12), strand)
            add(.doneHelp, try at(planned.day, random.number(17...20), 9...15), strand)
        }
        var review = planned
        let rounds = random.number(1...4)
        for round in 1...rounds {
            let late = random.chance(Rates.lateVisits)
            review = try at(review.day.adding(days: late ? random.number(44...55) : random.number(35...40)), 0, 9...15)
            let isLast = round == rounds
            let stepsUp = isLast && !steppedDown && random.chance(Rates.stepsUp)
            add(.reviewHelp, review, strand, late: late, part: stepsUp ? 1 : 0, ends: isLast)
            guard stepsUp else { continue }
            let referred = try at(review.day, 1, 9...9).day
            stepsUpOn(referred, strand.child)
            return
        }
        try planFamilyGroup(strand, from: planned, until: review, part: 1)
        let closed = try at(review.day, random.number(1...8), 9...15)
        add(.closeHelp, closed, strand)
        helpUntil[strand.child] = closed.day
    }

    /// Early help refers a child that day, and is over when it has.
    private mutating func stepsUpOn(_ day: Day, _ child: Int) {
        stepsUp[child] = day
        helpUntil[child] = day.adding(days: 10)
    }

    /// Of those looked after some go home by a plan: decided by a manager, visited, reviewed until it is closed.
    /// Returns when they went.
    private mutating func planReturn(_ strand: Strand, from began: Moment) throws -> Moment? {
        guard random.chance(Rates.returnsHome) else { return nil }
        let home = try at(began.day.adding(days: random.number(100...300)), 0, 15...16)
        add(.decideReturn, try at(home.day, -8, 9...12), strand, names: home.day)
        add(.planReturn, try at(home.day, -6, 9...12), strand)
        add(.goHome, home, strand)
        var visit = try at(home.day, random.number(5...9), 15...16)
        for _ in 0...2 {
            add(.visitReturn, visit, strand)
            visit = try at(visit.day.adding(days: random.number(20...26)), 0, 15...16)
        }
        add(.reviewReturn, try at(home.day, random.number(16...19), 9...12), strand)
        add(.reviewReturn, try at(visit.day, 1, 9...12), strand, ends: true)
        return home
    }

    /// Some children are looked after: placed, visited, reviewed on time.
    mutating func planLookedAfter(_ strand: Strand, _ rate: Int, from moment: Moment) throws {
        guard random.chance(rate), !isAway.contains(strand.child) else { return }
        isAway.insert(strand.child)
        let began = moment.adding(minutes: 60)
        add(.lookAfter, began, strand)
        add(.allocateAway, began.adding(minutes: 30), strand)
        add(.place, began.adding(minutes: 90), strand)
        var visit = try at(began.day, random.number(2...4), 15...16)
        let until = try planReturn(strand, from: began) ?? today
        while visit < until {
            add(.visitAway, visit, strand)
            visit = try at(visit.day.adding(days: random.number(34...39)), 0, 15...16)
        }
        var review = try at(began.day, random.number(14...19), 10...14)
        var round = 0
        while review < until {
            add(.reviewAway, review, strand)
            round += 1
            let days = round == 1 ? random.number(75...86) : random.number(150...175)
            review = try at(review.day.adding(days: days), 0, 10...14)
        }
    }
}
