import ArgumentParser
import Casework
import Guidance
import Practice
import Readings

/// `kith-bench looks`: looks at a child's record without HTTP and without drawing a page.
struct LooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "looks", abstract: "Looks at a record: decision, answer and durable look, one at a time.")
    @Option(help: "Lines of chronology of each child.") var lines = 60
    @Option(help: "How many looks of each kind in a round.") var count = 500
    @Option(help: "Rounds; the one with the least CPU time is printed.") var rounds = 5
    @Option(help: "Only the figures whose names begin so; for a profiler.") var only = ""
    @Option(help: "Folder to measure in.") var folder: String?

    private static let lead = "Jerome Baptiste"
    private static let children = 8

    func run() async throws {
        let figures = try await BenchOffice.using(folder) { bench, _ in
            let children = try await Children.settled(Self.children, in: bench)
            for episode in children.episodes {
                for _ in 0..<max(0, lines - Self.linesAlready) {
                    try await bench.act("child.see", in: episode, by: Self.lead, ActsCommand.seen)
                }
            }
            // As after a restart: nothing of these children is in memory.
            let office = try await BenchOffice.open(bench.database)
            return try await measured(office.lookout, children, by: bench.caller(Self.lead))
        }
        try printJSON(figures)
    }

    /// Lines that a settled child has.
    private static let linesAlready = 6

    private func measured(_ lookout: Lookout, _ children: Children, by lead: Caller) async throws -> [Figure] {
        let purpose = Lookout.Purpose("directWork")
        let all: [(String, @Sendable (Int) async throws -> Void)] = [
            (
                "child",
                { index in
                    let child = children.people[index % Self.children]
                    _ = try await lookout.child(child, by: lead, for: purpose, at: .thisMoment)
                }
            ),
            (
                "chronology",
                { index in
                    let child = children.people[index % Self.children]
                    _ = try await lookout.chronology(
                        of: child, ChronologyQuestion(), by: lead, for: purpose, at: .thisMoment)
                }
            ),
            (
                "episode",
                { index in
                    let episode = children.episodes[index % Self.children]
                    _ = try await lookout.episode(episode, by: lead, for: purpose, at: .thisMoment)
                }
            ),
            ("my work", { _ in _ = try await lookout.work(of: lead, at: .thisMoment) }),
        ]
        var figures: [Figure] = []
        for (name, look) in all where name.hasPrefix(only) {
            var best: Figure?
            for _ in 0..<rounds {
                let figure = try await measure(name, count: count, look)
                if figure.cpuMilliseconds < best?.cpuMilliseconds ?? .infinity { best = figure }
            }
            if let best { figures.append(best) }
        }
        return figures
    }
}
