import Casework
import Guidance
import Practice
import Synchronization

/// How far the telling has come.
package struct Progress: Sendable {
    /// Acts recorded so far, and how many there will be.
    package let acts: Int
    package let of: Int
    package let children: Int
    /// What is being told: a story's title, or the population.
    package let telling: String
}

/// Made-up children of any number, with households, schools and histories of three years, for load and
/// screenshots.
///
/// The same seed gives the same people and the same histories, but for the record's own ids. They are told
/// through the desk by many tasks at once, so that commits are shared.
package struct Population: Sendable {
    package let children: Int
    package let seed: UInt64

    private static let years = 3
    /// A child who is expected when the household becomes known is born before the telling ends, so that numbers have no
    /// gaps.
    private static let longestExpected = 150
    private static let tellers = 64
    /// Days told together: within them the order of entries is that of the tasks, not of the told clock.
    private static let window = 14

    package init(children: Int, seed: UInt64) {
        self.children = children
        self.seed = seed
    }

    /// Tells every history up to today. Returns how many acts were recorded.
    @discardableResult
    package func tell(
        on office: Office, _ area: Directory, today: Moment,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> Int {
        guard children > 0 else { return 0 }
        let first = today.day.adding(months: -12 * Population.years)
        let crowd = try await Crowd.gather(
            for: children, in: office, area, at: Moment(first.adding(days: -30), hour: 8))
        let lives = try await plan(in: office, crowd, from: first, today: today)
        let total = lives.reduce(0) { $0 + $1.steps.count }
        let done = Counter { [children] acts in
            progress(
                Progress(acts: acts, of: total, children: children, telling: "\(children) made-up children"))
        }
        let tellers = (0..<min(Population.tellers, lives.count)).map { number in
            Teller(
                office.desk, crowd, seed: seed,
                stride(from: number, to: lives.count, by: Population.tellers).map { lives[$0] },
                counting: { done.add() })
        }
        let audits = Audits(office: office, crowd: crowd, children: children)
        var until = Moment(first)
        var audited = until.day
        while until < today {
            until = min(Moment(until.day.adding(days: Population.window)), today)
            let moment = until
            try await withThrowingTaskGroup(of: Void.self) { group in
                for teller in tellers { group.addTask { try await teller.tell(until: moment) } }
                try await group.waitForAll()
            }
            // Five days are told of an audit, all of them before the lives go on.
            guard until.day - audited >= Audits.interval, until.adding(hours: 5 * 24) < today else { continue }
            audited = until.day
            try await audits.tell((until.day - first) / Population.window, at: until.adding(hours: 9))
        }
        progress(
            Progress(acts: total, of: total, children: children, telling: "\(children) made-up children"))
        return total
    }

    /// Makes up households until there are enough children.
    func plan(in office: Office, _ crowd: Crowd, from first: Day, today: Moment) async throws
        -> [Teller.Life]
    {
        var serial = try await firstFreeSerial(in: office)
        let last = serial + children
        var lives: [Teller.Life] = []
        let span = today.day - first
        while serial < last {
            var random = SplitMix64(seed: seed, number: lives.count)
            // Most households were there when the record began; the others came to be known since.
            let registered = first.adding(
                days: random.chance(70) ? random.number(1...120) : random.number(1...max(2, span - 4)))
            let household = Household(
                &random, most: last - serial, serial: serial, registered: registered,
                mayExpect: today.day - registered > Population.longestExpected, crowd)
            serial += household.children.count
            var planner = Planner(random, calendar: office.library.workingDays, today: today)
            try planner.plan(household)
            lives.append(Teller.Life(household, planner.steps, number: lives.count))
        }
        return lives
    }

    /// The first number that no made-up child has yet: serials are given without gaps, so halving finds it.
    private func firstFreeSerial(in office: Office) async throws -> Int {
        let start = Population.firstSerial
        return try await office.database.read { [readings = office.readings] session in
            var (low, high) = (start, Numbers.most)
            while low < high {
                let middle = (low + high) / 2
                let isTaken =
                    try Numbers.nhs(middle).map { try !readings.holders(of: $0, in: session).isEmpty }
                    ?? false
                if isTaken { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Those below belong to the families of the stories.
    static let firstSerial = 1_000
}

/// Counts acts of many tasks and tells of every two hundredth.
private final class Counter: Sendable {
    private let count = Mutex(0)
    private let report: @Sendable (Int) -> Void

    init(_ report: @escaping @Sendable (Int) -> Void) { self.report = report }

    func add() {
        let now = count.withLock { count in
            count += 1
            return count
        }
        if now % 200 == 0 { report(now) }
    }
}
