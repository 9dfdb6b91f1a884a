import Foundation
import Guidance

/// One measured figure: so many of something, how long they took and what they cost.
struct Figure: Codable {
    let name: String
    let count: Int
    let seconds: Double
    let perSecond: Double
    /// CPU time of the whole process, for each one.
    let cpuMilliseconds: Double
    /// How long each took, where each was timed.
    var p50Milliseconds: Double?
    var p99Milliseconds: Double?
    /// What was computed, so that two implementations can be compared and no loop is optimised away.
    var checksum: Int?

    init(_ name: String, count: Int, seconds: Double, cpuSeconds: Double) {
        self.name = name
        self.count = count
        self.seconds = seconds
        perSecond = Double(count) / max(seconds, 1e-9)
        cpuMilliseconds = cpuSeconds * 1_000 / Double(max(count, 1))
    }

    /// With the middle and the slowest hundredth of times in seconds.
    func timed(_ times: [Double]) -> Figure {
        guard !times.isEmpty else { return self }
        let sorted = times.sorted()
        var figure = self
        figure.p50Milliseconds = sorted[sorted.count / 2] * 1_000
        figure.p99Milliseconds = sorted[min(sorted.count - 1, sorted.count * 99 / 100)] * 1_000
        return figure
    }
}

/// A clock for how long something takes and what the whole process spends on it.
struct Stopwatch {
    private let began = now(CLOCK_MONOTONIC)
    private let spent = now(CLOCK_PROCESS_CPUTIME_ID)

    var seconds: Double { Self.now(CLOCK_MONOTONIC) - began }

    func figure(_ name: String, count: Int) -> Figure {
        Figure(name, count: count, seconds: seconds, cpuSeconds: Self.now(CLOCK_PROCESS_CPUTIME_ID) - spent)
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Runs `work` `count` times, each timed, one after another or `lanes` at once.
func measure(
    _ name: String, count: Int, atOnce lanes: Int = 1, _ work: @escaping @Sendable (Int) async throws -> Void
) async throws -> Figure {
    let watch = Stopwatch()
    let times = try await withThrowingTaskGroup(of: [Double].self) { group in
        for lane in 0..<lanes {
            group.addTask {
                var times: [Double] = []
                for index in stride(from: lane, to: count, by: lanes) {
                    let one = Stopwatch()
                    try await work(index)
                    times.append(one.seconds)
                }
                return times
            }
        }
        return try await group.reduce(into: []) { $0 += $1 }
    }
    return watch.figure(name, count: count).timed(times)
}

/// Prints figures for `tools/bench.py`.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

extension Moment {
    /// A benchmark is an executable of its own, so it reads the clock itself.
    static var thisMoment: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
