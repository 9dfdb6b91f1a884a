import Guidance

/// One step of a made-up life: when, and what is done about which child.
struct Step: Sendable {
    enum What: Sendable {
        case registerMother, registerFather
        case register, enrol, move, relateMother, relateFather, household
        case concern, decideConcern
        case refer, receive, classify, acknowledge, decide, allocate, feedback
        case see, consult, write, submit, sendBack, approve, tell, close
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
}

/// The way a referral goes.
enum Course: Sendable {
    case nothingMore, earlyHelp
    /// An assessment, and whether it ends with a plan.
    case assessed(plan: Bool)
}

/// Plans the steps of a household's record up to today.
struct Planner {
    let calendar: WorkingDays
    let today: Moment
    private(set) var steps: [Step] = []
    private var random: SplitMix64

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
            if case .atHome = child.stage {} else { try planConcerns(place, from: began) }
            try planEpisodes(place, from: began)
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
        for number in 0..<random.number(1...3) {
            let span = today.day - from
            guard span > 3 else { return }
            let received = from.adding(days: random.number(2...max(3, min(span, 700))))
            guard let closed = try planEpisode(child, number, received) else { return }
            from = closed
        }
    }

    /// One episode of one child, with the way it goes.
    private struct Strand {
        let child: Int
        let number: Int
        let received: Day
        let course: Course
    }

    private mutating func add(_ what: Step.What, _ at: Moment, _ strand: Strand, late: Bool = false) {
        steps.append(
            Step(
                at: at, what: what, child: strand.child, number: strand.number, isLate: late,
                course: strand.course))
    }

    /// Returns the day it closes; nil when it stays open.
    private mutating func planEpisode(_ child: Int, _ number: Int, _ day: Day) throws -> Day? {
        let start = try at(day, 0, 9...15)
        let isLate = random.chance(9)
        let course: Course =
            switch random.number(1...100) {
            case ...25: .nothingMore
            case ...45: .earlyHelp
            default: .assessed(plan: random.chance(45))
            }
        let strand = Strand(child: child, number: number, received: start.day, course: course)
        add(random.chance(60) ? .refer : .receive, start, strand)
        add(.classify, start.adding(minutes: 45), strand)
        add(.acknowledge, start.adding(minutes: 55), strand)
        let decided = try at(strand.received, isLate ? random.number(2...5) : 1, 9...15)
        add(.decide, decided, strand, late: isLate)
        let told = try at(decided.day, random.number(1...5), 9...15)
        if random.chance(97) { add(.feedback, told, strand) }
        guard case .assessed = course else {
            let closed = try at(told.day, random.number(1...4), 9...15)
            add(.close, closed, strand)
            return closed.day
        }
        add(.allocate, decided.adding(minutes: 30), strand)
        return try planAssessment(strand)
    }

    private mutating func planAssessment(_ strand: Strand) throws -> Day? {
        let received = strand.received
        // A late decision comes at most five working days after receipt.
        add(.see, try at(received, random.number(7...12), 9...16), strand)
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
        add(.tell, try at(received, after + random.number(1...4), 9...16), strand)
        guard random.chance(75) else { return nil }
        let closed = try at(received, after + random.number(6...60), 9...16)
        add(.close, closed, strand)
        return closed.day
    }

    /// A time so many working days after a day; on the first working day from then where it is nought.
    private mutating func at(_ day: Day, _ working: Int, _ hours: ClosedRange<Int>) throws -> Moment {
        let day =
            working == 0 ? try calendar.add(1, to: day.adding(days: -1)) : try calendar.add(working, to: day)
        return Moment(day, hour: random.number(hours), minute: random.number(0...14))
    }
}
