import Guidance

/// What follows where a child may suffer significant harm: discussion, enquiry, conference, plan.
extension Planner {
    /// Returns the day the episode closes; nil when it stays open.
    mutating func planSuspected(_ strand: Strand, _ decided: Moment) throws -> Day? {
        guard case .suspected(let finding) = strand.course else { return nil }
        let isUnborn = unborn[strand.child] != nil
        let isProtected = random.chance(Rates.policeProtection) && !isUnborn
        if isProtected {
            add(.policeProtect, decided.adding(minutes: 50), strand)
            add(.policeEnd, decided.adding(minutes: 21 * 60), strand)
        }
        let met = decided.adding(minutes: 120)
        planInvitations(strand, decided)
        add(.discuss, met, strand)
        if random.chance(Rates.dissents) { add(.dissent, met.adding(minutes: 25), strand) }
        if random.chance(Rates.agreedMore) {
            add(.agreeMore, met.adding(minutes: 28), strand)
            add(.doneMore, try at(met.day, random.number(2...3), 15...16), strand)
        }
        if finding.isEnquiry {
            add(.enquire, met.adding(minutes: 30), strand)
            try planChecks(strand, met)
            if !isUnborn {
                try planOrders(strand, met, isProtected: isProtected)
                add(.see, try at(met.day, 1, 9...15), strand)
            }
            let concluded = try at(met.day, random.number(4...8), 9...12)
            add(.conclude, concluded, strand)
            add(.agreeEnquiry, concluded.adding(minutes: 95), strand)
            add(.tellEnquiry, concluded.adding(minutes: 150), strand)
            switch finding {
            case .noConference where random.chance(Rates.askedForConference):
                add(.askForConference, try at(concluded.day, 1, 9...11), strand)
                add(.refuseConference, try at(concluded.day, 2, 9...15), strand)
            case .noPlan: _ = try planConference(strand, after: met.day, concluded)
            case .plan: return try planProtection(strand, after: met.day, concluded)
            default: break
            }
        }
        let finished = try planAssessment(strand)
        guard random.chance(80) else { return nil }
        let closed = try at(finished.day, random.number(3...25), 9...16)
        add(.close, closed, strand)
        return closed.day
    }

    /// The conference from its call to telling everyone; returns when it was held.
    mutating func planConference(
        _ strand: Strand, after met: Day, _ concluded: Moment, part: Int = 0
    ) throws -> Moment {
        let isLate = random.chance(Rates.lateConferences)
        let day = try calendar.add(isLate ? random.number(16...22) : random.number(12...15), to: met)
        let called = concluded.adding(minutes: 200)
        add(.callConference, called, strand, part: unborn[strand.child] == nil ? part : 3, names: day)
        add(.invite, called.adding(minutes: 5), strand)
        try planAnswers(strand, from: called, to: day)
        if isLate {
            for part in 0...1 { add(.delay, called.adding(minutes: 20 + part * 9), strand, part: part) }
        }
        for part in 0...1 {
            let late = random.chance(Rates.lateVisits)
            add(.report, Moment(try calendar.add(late ? -1 : -3, to: day), hour: 11 + part), strand, part: part)
        }
        return try meet(strand, on: day, .hold)
    }

    /// Those invited answer, and the family reads what was written before the conference.
    private mutating func planAnswers(_ strand: Strand, from called: Moment, to day: Day) throws {
        for part in 0...1 where random.chance(Rates.invitationsAnswered) {
            let isAnother = random.chance(Rates.colleaguesCome)
            add(.answerInvitation, called.adding(minutes: 60 + part * 15), strand, part: part, ends: isAnother)
        }
        guard random.chance(Rates.reportsShared) else { return }
        add(.shareReports, Moment(try calendar.add(-1, to: day), hour: 16), strand)
    }

    /// The record is written, each agency gives its view, the chair records the decision, everyone is told.
    private mutating func meet(
        _ strand: Strand, on day: Day, _ what: Step.What, ends: Bool = false, next: Day? = nil
    ) throws -> Moment {
        for part in 0...3 { add(.minute, Moment(day, hour: 10, minute: 5 + part * 8), strand, part: part) }
        for part in 0...2 { add(.view, Moment(day, hour: 11, minute: 5 + part * 4), strand, part: part) }
        let held = Moment(day, hour: 12)
        add(what, held, strand, ends: ends, names: next)
        add(.tellConference, try at(day, random.number(1...4), 9...15), strand)
        return held
    }

    /// A conference that begins a plan, and the plan until it ends; returns the day the episode closes.
    mutating func planProtection(
        _ strand: Strand, after met: Day, _ concluded: Moment, part: Int = 0
    ) throws -> Day? {
        let began = try planConference(strand, after: met, concluded, part: part)
        let assessed = try planAssessment(strand)
        let written = try at(began.day, random.number(2...5), 9...16)
        add(.writePlan, written, strand)
        for part in 0...1 { add(.planOutcome, written.adding(minutes: part * 6 - 15), strand, part: part) }
        if random.chance(Rates.administrativeEnds) {
            return try planMovedOut(strand, began: began.day, assessed: assessed.day)
        }
        var ended: Day?
        var reviewed = began.day
        var reviews: [Day] = []
        while ended == nil, reviewed < today.day {
            let days = reviews.isEmpty ? random.number(70...85) : random.number(140...170)
            let day = try at(reviewed.adding(days: days), 0, 9...9).day
            let ends = random.chance(reviews.isEmpty ? Rates.endedAtFirst : Rates.endedLater)
            add(.callConference, try at(day, -15, 9...12), strand, part: 1, names: day)
            add(.invite, try at(day, -15, 13...14), strand, part: 1)
            for part in 0...1 {
                add(.report, Moment(try calendar.add(-3, to: day), hour: 11 + part), strand, part: part)
            }
            _ = try meet(
                strand, on: day, .review, ends: ends, next: try at(day.adding(days: 150), 0, 9...9).day)
            reviewed = day
            reviews.append(day)
            if ends { ended = day }
        }
        try planMeetings(strand, began: began.day, until: ended ?? today.day)
        guard let ended else { return nil }
        try planLookedAfter(strand, Rates.lookedAfterFromPlan, from: Moment(ended, hour: 13))
        let closed = try at(ended, random.number(6...30), 9...16)
        add(.close, closed, strand)
        return closed.day
    }

    /// Core groups and visits while a plan runs.
    mutating func planMeetings(_ strand: Strand, began: Day, until: Day) throws {
        var day = try at(began, random.number(6...9), 13...15)
        var actions = 0
        while day.day < until {
            let agrees = random.chance(Rates.coreGroupActions)
            if agrees { actions += 1 }
            add(.coreGroup, day, strand, part: agrees ? actions : 0)
            let done = day.adding(minutes: 6 * 24 * 60)
            if agrees, done.day < until { add(.doneCore, done, strand, part: actions) }
            if random.chance(Rates.progress) {
                add(.progress, day.adding(minutes: 50), strand, part: random.number(0...1))
            }
            if random.chance(Rates.supervision) { add(.supervise, day.adding(minutes: 70), strand) }
            day = try at(day.day.adding(days: random.number(22...25)), 0, 13...15)
        }
        var visit = try at(canBeSeen(strand, from: began), random.number(6...12), 15...16)
        var isLate = false
        while visit.day < until {
            add(.visitPlan, visit, strand, late: isLate)
            isLate = random.chance(Rates.lateVisits)
            visit = try at(visit.day.adding(days: isLate ? random.number(25...31) : random.number(14...18)), 0, 15...16)
        }
    }
}
