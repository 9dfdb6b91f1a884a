import Guidance

/// Early help, child in need plans, harm outside the home and living away, in made-up lives.
extension Planner {
    /// A child in need plan from the end of the assessment; returns the day the episode closes.
    mutating func planNeed(_ strand: Strand, from finished: Moment) throws -> Day? {
        let began = try at(finished.day, random.number(1...6), 9...14)
        add(.startNeedPlan, began, strand)
        let until = try at(began.day.adding(days: random.number(60...330)), 0, 10...14)
        var visit = try at(began.day, random.number(8...16), 15...16)
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
        add(.endNeed, until, strand)
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
        add(.decideHarm, try at(seen.day, random.number(1...2), 9...15), strand)
    }

    /// Early help with the family, from a first word to the day it ends.
    mutating func planHelp(_ strand: Strand, from told: Moment) throws {
        if let until = helpUntil[strand.child], told.day <= until { return }
        let began = try at(told.day, random.number(2...6), 9...12)
        add(.identify, began, strand)
        add(.agreeHelp, began.adding(minutes: 90), strand)
        add(.leadHelp, began.adding(minutes: 120), strand)
        add(.assessHelp, try at(began.day, random.number(5...10), 9...15), strand)
        let planned = try at(began.day, random.number(11...15), 9...15)
        add(.planHelp, planned, strand)
        var review = planned
        let rounds = random.number(1...4)
        for round in 1...rounds {
            let late = random.chance(Rates.lateVisits)
            review = try at(review.day.adding(days: late ? random.number(44...55) : random.number(35...40)), 0, 9...15)
            add(.reviewHelp, review, strand, late: late, ends: round == rounds)
        }
        let closed = try at(review.day, random.number(1...8), 9...15)
        add(.closeHelp, closed, strand)
        helpUntil[strand.child] = closed.day
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
        while visit < today {
            add(.visitAway, visit, strand)
            visit = try at(visit.day.adding(days: random.number(34...39)), 0, 15...16)
        }
        var review = try at(began.day, random.number(14...19), 10...14)
        var round = 0
        while review < today {
            add(.reviewAway, review, strand)
            round += 1
            let days = round == 1 ? random.number(75...86) : random.number(150...175)
            review = try at(review.day.adding(days: days), 0, 10...14)
        }
    }
}
