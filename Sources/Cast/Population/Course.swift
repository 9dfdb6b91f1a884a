import Guidance

/// One step of a made-up life: when, and what is done about which child.
struct Step: Sendable {
    enum What: Sendable, CaseIterable {
        case registerMother, registerFather
        case register, enrol, move, relateMother, relateFather, household
        case concern, decideConcern
        case refer, receive, classify, acknowledge, decide, allocate, feedback
        case see, consult, write, submit, sendBack, approve, tell, close
        case policeProtect, policeEnd, discuss, enquire, conclude, agreeEnquiry, tellEnquiry
        case callConference, invite, report, minute, view, hold, review, tellConference, delay
        case writePlan, planOutcome, coreGroup, visitPlan
        case startNeedPlan, approveNeed, visitNeed, reviewNeed, endNeed, harm, decideHarm
        case identify, agreeHelp, leadHelp, assessHelp, planHelp, reviewHelp, closeHelp
        case lookAfter, allocateAway, place, visitAway, reviewAway
        case decideReturn, planReturn, goHome, visitReturn, reviewReturn
        case callTalk, confer, answerTalk, dissent, askAgency, agencyReplies, examine
        case order, extendOrder, endOrder, keepAway, liftAway, assessmentOrder, endAssessmentOrder
        case progress, askTransfer, acceptTransfer, endPlan, tellPlanEnd, moveIn, supervise
        case offerFamily, answerFamily, holdFamily, reviewFamily
        case amendNeed, doneNeed, handOver, receiveHandOver, tie
        case foster, visitFoster, decideFoster, stay, notifyStay, custody, unit, adviseUnit, decideUnit
        case allocateAside, checkAside, endAside
        case circumstance, lookAgain, offerCarer, assessCarer, planTransition, exchangeRisk
        case askEducation, visitEducation, decideEducation, endCircumstance
        case homeless, homeAtRisk, referHousing
        case challenge, answerChallenge, settleChallenge
        case writeLetter, sendLetter, letterArrives
        case interview, answerInvitation, shareReports, askForConference, refuseConference, agreeMore, doneMore
        case doneCore, teamHelp, meetHelp, doneHelp, escalateChallenge, answerHigher, changeFoster, leaveFoster
        case planBirth, birth, numbers
    }

    let at: Moment
    let what: What
    /// The child's place in the household.
    let child: Int
    /// Which of the child's concerns or episodes it belongs to.
    let number: Int
    /// Done after its due date, with a reason.
    var isLate = false
    /// What was decided; only for the decision and what follows it.
    var course = Course.nothingMore
    /// Which of several alike it is: a part of a conference's record, an agency, a round.
    var part = 0
    /// It is the last of its kind: a review that ends a plan.
    var ends = false
    /// A day that the step names: when a conference meets, or the next review.
    var names: Day?
}

/// The way a referral goes.
enum Course: Sendable {
    case nothingMore, earlyHelp
    /// Another council's plan came with the child.
    case movedIn
    /// An assessment, and whether it ends with a plan.
    case assessed(plan: Bool)
    /// A strategy discussion, and what it and the enquiry found.
    case suspected(Finding)

    /// How far what began with a strategy discussion went.
    enum Finding: Sendable {
        case noEnquiry, notSubstantiated, noConference, noPlan, plan

        var isEnquiry: Bool { if case .noEnquiry = self { false } else { true } }
    }

    /// A social worker assesses the child.
    var isAssessed: Bool {
        switch self {
        case .assessed, .suspected, .movedIn: true
        case .nothingMore, .earlyHelp: false
        }
    }

    /// It leads to a child protection plan.
    var isPlan: Bool {
        switch self {
        case .movedIn, .suspected(.plan): true
        default: false
        }
    }
}

/// Plans the steps of a household's record up to today.
struct Planner {
    let calendar: WorkingDays
    let today: Moment
    private(set) var steps: [Step] = []
    var random: SplitMix64
    /// Until when a child has early help, and whether they are looked after: neither is begun twice.
    var helpUntil: [Int: Day] = [:]
    var isAway: Set<Int> = []
    /// When early help that was not enough any more refers a child.
    var stepsUp: [Int: Day] = [:]
    /// Those old enough to be harmed outside the home.
    private(set) var older: Set<Int> = []
    /// When those who were expected are born, by the child's place.
    var unborn: [Int: Day] = [:]

    init(_ random: SplitMix64, calendar: WorkingDays, today: Moment) {
        self.random = random
        self.calendar = calendar
        self.today = today
    }

    mutating func plan(_ household: Household) throws {
        var clock = Moment(
            try calendar.add(1, to: household.registered.adding(days: -1)), hour: 9,
            minute: random.number(0...59))
        func step(_ what: Step.What, _ child: Int = 0) {
            steps.append(Step(at: clock, what: what, child: child, number: 0))
            clock = clock.adding(minutes: 3)
        }
        step(.registerMother)
        if household.father != nil { step(.registerFather) }
        for (place, child) in household.children.enumerated() {
            step(.register, place)
            if case .atHome = child.stage { continue }
            step(.enrol, place)
            step(.move, place)
            step(.relateMother, place)
            if household.father != nil { step(.relateFather, place) }
            step(.household, place)
        }
        let began = clock.day
        for (place, child) in household.children.enumerated() {
            if household.isExpected(child) {
                try planUnborn(place, child, from: began)
                continue
            }
            if case .secondary = child.stage { older.insert(place) }
            if case .atHome = child.stage {} else { try planConcerns(place, from: began) }
            try planEpisodes(place, from: began)
            try planBeside(place, child, from: began)
        }
        steps.removeAll { $0.at > today }
        // A step's place tells apart those of the same moment, so that the order is the same every time.
        steps = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(
            \.element)
    }

    private mutating func planConcerns(_ child: Int, from began: Day) throws {
        guard random.chance(45) else { return }
        let span = max(1, today.day - began)
        for number in 0..<random.number(1...3) {
            let noticed = try at(began.adding(days: random.number(1...span)), 0, 8...15)
            steps.append(Step(at: noticed, what: .concern, child: child, number: number))
            guard random.chance(96) else { continue }
            let decided = try at(noticed.day, random.number(1...2), 8...9)
            steps.append(Step(at: decided, what: .decideConcern, child: child, number: number))
        }
    }

    private mutating func planEpisodes(_ child: Int, from began: Day) throws {
        guard random.chance(32) else { return }
        var from = began
        var (number, wanted) = (0, random.number(1...3))
        while number < wanted {
            let span = today.day - from
            guard span > 3 else { return }
            let stepsUp = stepsUp.removeValue(forKey: child)
            let received = stepsUp ?? from.adding(days: random.number(2...max(3, min(span, 700))))
            guard let closed = try planEpisode(child, number, received, stepsUp: stepsUp != nil) else { return }
            from = closed
            number += 1
            if self.stepsUp[child] != nil { wanted = max(wanted, number + 1) }
        }
    }

    /// One episode of one child, with the way it goes.
    struct Strand {
        let child: Int
        let number: Int
        let received: Day
        let course: Course
    }

    mutating func add(
        _ what: Step.What, _ at: Moment, _ strand: Strand, late: Bool = false, part: Int = 0, ends: Bool = false,
        names: Day? = nil
    ) {
        var step = Step(
            at: at, what: what, child: strand.child, number: strand.number, isLate: late, course: strand.course)
        step.part = part
        step.ends = ends
        step.names = names
        steps.append(step)
    }

    private mutating func course() -> Course {
        if random.chance(Rates.movesIn) { return .movedIn }
        let place = random.number(1...100)
        if place <= Rates.nothingMore { return .nothingMore }
        if place <= Rates.nothingMore + Rates.earlyHelp { return .earlyHelp }
        guard place <= Rates.nothingMore + Rates.earlyHelp + Rates.suspected else {
            return .assessed(plan: random.chance(Rates.needPlans))
        }
        guard random.chance(Rates.enquiries) else { return .suspected(.noEnquiry) }
        let found = random.number(1...100)
        if found <= Rates.conferences { return .suspected(random.chance(Rates.plans) ? .plan : .noPlan) }
        return .suspected(found <= Rates.conferences + Rates.substantiated ? .noConference : .notSubstantiated)
    }

    /// Returns the day it closes; nil when it stays open.
    private mutating func planEpisode(_ child: Int, _ number: Int, _ day: Day, stepsUp: Bool) throws -> Day? {
        let start = try at(day, 0, 9...15)
        let isLate = random.chance(9)
        var course = course()
        // What early help could not do is not answered with early help again, nor with nothing.
        if stepsUp, !course.isAssessed { course = .assessed(plan: true) }
        let strand = Strand(child: child, number: number, received: start.day, course: course)
        if case .movedIn = course { return try planMovedIn(strand, start) }
        let isReferred = stepsUp || random.chance(60)
        add(isReferred ? .refer : .receive, start, strand, part: stepsUp ? 1 : 0)
        if stepsUp { add(.closeHelp, try at(start.day, 2, 9...15), strand, part: 1) }
        add(.classify, start.adding(minutes: 45), strand)
        add(.acknowledge, start.adding(minutes: 55), strand)
        if case .suspected = strand.course {
            let decided = start.adding(minutes: 90)
            add(.decide, decided, strand)
            add(.allocate, decided.adding(minutes: 20), strand)
            add(.feedback, decided.adding(minutes: 40), strand)
            return try planSuspected(strand, decided)
        }
        let decided = try at(strand.received, isLate ? random.number(2...5) : 1, 9...15)
        add(.decide, decided, strand, late: isLate)
        let told = try at(decided.day, random.number(1...5), 9...15)
        if random.chance(97) { add(.feedback, told, strand) }
        guard case .assessed(let plan) = strand.course else {
            if isReferred, case .nothingMore = strand.course { try planChallenge(strand, decided) }
            let closed = try at(told.day, random.number(1...4), 9...15)
            add(.close, closed, strand)
            if case .earlyHelp = strand.course { try planHelp(strand, from: told) }
            return closed.day
        }
        add(.allocate, decided.adding(minutes: 30), strand)
        try planHarmOutside(strand)
        let finished = try planAssessment(strand)
        if plan { return try planNeed(strand, from: finished) }
        try planLookedAfter(strand, Rates.lookedAfter, from: finished)
        guard random.chance(80) else { return nil }
        let closed = try at(finished.day, random.number(2...20), 9...16)
        add(.close, closed, strand)
        return closed.day
    }

    /// The assessment, up to telling its outcome; returns when that was.
    mutating func planAssessment(_ strand: Strand) throws -> Moment {
        let received = strand.received
        // A late decision comes at most five working days after receipt.
        if unborn[strand.child] == nil { add(.see, try at(received, random.number(7...12), 9...16), strand) }
        if random.chance(Rates.interviews) { add(.interview, try at(received, random.number(8...14), 9...16), strand) }
        if random.chance(60) { add(.consult, try at(received, random.number(13...17), 9...16), strand) }
        var after = random.chance(88) ? random.number(19...34) : random.number(46...60)
        add(.write, try at(received, after, 9...13), strand)
        add(.submit, try at(received, after, 14...16), strand)
        if random.chance(18) {
            add(.sendBack, try at(received, after + 2, 9...12), strand)
            add(.write, try at(received, after + 5, 9...13), strand)
            add(.submit, try at(received, after + 5, 14...16), strand)
            after += 5
        }
        after += random.number(1...3)
        add(.approve, try at(received, after, 9...16), strand, late: after > 45)
        let told = try at(received, after + random.number(1...4), 9...16)
        add(.tell, told, strand)
        planLetter(strand, from: told)
        return told
    }

    /// A time so many working days after a day; on the first working day from then where it is nought.
    mutating func at(_ day: Day, _ working: Int, _ hours: ClosedRange<Int>) throws -> Moment {
        let day =
            working == 0 ? try calendar.add(1, to: day.adding(days: -1)) : try calendar.add(working, to: day)
        return Moment(day, hour: random.number(hours), minute: random.number(0...14))
    }
}
