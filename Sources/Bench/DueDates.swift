import ArgumentParser
import Guidance

/// `kith-bench due-dates`: statutory clocks, a million at a time.
struct DueDatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due-dates", abstract: "Working-day sums per second.")
    @Option(help: "How many sums in a round.") var count = 1_000_000
    @Option(help: "Rounds; the middle one is printed.") var rounds = 5

    /// The figures with what another program needs to do the same sums.
    struct Answer: Codable {
        let figures: [Figure]
        /// The first starting day; sum `n` starts `(n * 37) % span` days later.
        let from: Day
        let span: Int
        let holidays: [Day]
    }

    private static let from = Day("2019-01-01")!
    private static let span = 2_500

    func run() throws {
        let library = try Library.load()
        let days = library.workingDays
        let starts = (0..<count).map { Day(number: Self.from.number + ($0 * 37) % Self.span) }
        let moments = starts.map { Moment($0, hour: 14) }
        let duty = library.guidance(on: Day("2024-03-28")!).duty(.assessmentCompletion)
        let figures = [
            try middle("add 15 working days") {
                try starts.reduce(0) { try $0 &+ days.add(15, to: $1).number }
            },
            try middle("a duty of 45 working days, from a moment") {
                try moments.reduce(0) { try $0 &+ duty.due(from: $1, in: days).day.number }
            },
        ]
        try printJSON(
            Answer(figures: figures, from: Self.from, span: Self.span, holidays: days.holidays.map(\.day)))
    }

    private func middle(_ name: String, _ work: () throws -> Int) rethrows -> Figure {
        let all = try (0..<rounds).map { _ in
            let watch = Stopwatch()
            let sum = try work()
            var figure = watch.figure(name, count: count)
            figure.checksum = sum
            return figure
        }
        return all.sorted { $0.seconds < $1.seconds }[all.count / 2]
    }
}
