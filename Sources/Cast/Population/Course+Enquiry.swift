import Guidance

/// What goes on around a strategy discussion and an enquiry: who is asked, what a court orders, and plans that move.
extension Planner {
    /// Those of other agencies are asked to the discussion, and say what they know.
    mutating func planInvitations(_ strand: Strand, _ decided: Moment) {
        guard random.chance(Rates.invitations) else { return }
        add(.callTalk, decided.adding(minutes: 55), strand)
        if random.chance(Rates.preliminary) { add(.confer, decided.adding(minutes: 65), strand) }
        for part in 0...1 { add(.answerTalk, decided.adding(minutes: 75 + part * 12), strand, part: part) }
    }

    /// Agencies are asked what they know and answer; some children are examined.
    mutating func planChecks(_ strand: Strand, _ met: Moment) throws {
        for part in 0...1 {
            guard random.chance(Rates.checks) else { continue }
            add(.askAgency, met.adding(minutes: 60 + part * 5), strand, part: part)
            add(.agencyReplies, try at(met.day, 2, 9...14), strand, part: part)
        }
        if random.chance(Rates.medicals), unborn[strand.child] == nil {
            add(.examine, met.adding(minutes: 110), strand)
        }
    }

    /// Courts order, and somebody keeps away.
    mutating func planOrders(_ strand: Strand, _ met: Moment, isProtected: Bool) throws {
        let (next, later) = (try at(met.day, 1, 10...12), try at(met.day, 3, 10...12))
        if random.chance(isProtected ? Rates.ordersAfterPoliceProtection : Rates.emergencyOrders) {
            add(.order, next, strand)
            let isExtended = random.chance(Rates.extended)
            if isExtended { add(.extendOrder, next.adding(minutes: 5 * 24 * 60), strand) }
            add(.endOrder, next.adding(minutes: (isExtended ? 12 : 6) * 24 * 60), strand)
        } else if random.chance(Rates.assessmentOrders) {
            add(.assessmentOrder, next, strand)
            add(.endAssessmentOrder, try at(next.day, 3, 13...15), strand)
        }
        guard random.chance(Rates.exclusions) else { return }
        add(.keepAway, next.adding(minutes: 100), strand)
        add(.liftAway, later.adding(minutes: 12 * 24 * 60), strand)
    }

    /// A child comes with another council's plan: told, taken on, conferred about; returns the day the episode closes.
    mutating func planMovedIn(_ strand: Strand, _ start: Moment) throws -> Day? {
        add(.moveIn, start, strand)
        add(.acknowledge, start.adding(minutes: 30), strand)
        let decided = start.adding(minutes: 60)
        add(.decide, decided, strand)
        add(.allocate, decided.adding(minutes: 20), strand)
        add(.feedback, decided.adding(minutes: 40), strand)
        return try planProtection(strand, after: strand.received, decided, part: 2)
    }

    /// A plan ends without a review conference, because the family has gone; returns the day the episode closes.
    mutating func planMovedOut(_ strand: Strand, began: Day, assessed: Day) throws -> Day? {
        let ended = try at(began.adding(days: random.number(40...65)), 0, 10...14)
        try planMeetings(strand, began: began, until: ended.day.adding(days: -1))
        let part = random.chance(Rates.movedWithinEngland) ? 0 : 1
        if part == 0 {
            add(.askTransfer, try at(ended.day, -14, 10...12), strand)
            add(.acceptTransfer, try at(ended.day, -2, 10...12), strand)
        }
        add(.endPlan, ended, strand, part: part)
        add(.tellPlanEnd, try at(ended.day, 1, 9...15), strand)
        let closed = try at(max(ended.day, assessed), random.number(4...8), 9...16)
        add(.close, closed, strand, part: 1)
        return closed.day
    }
}
