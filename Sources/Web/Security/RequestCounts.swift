import Synchronization

/// What the doors count for operators: requests, how long they took, how many are under way. No names, no
/// ids.
package final class RequestCounts: Sendable {
    struct Series: Hashable {
        let method: String
        let route: String
    }

    struct Counted {
        var byStatus: [Int: Int] = [:]
        var buckets: [Int]
        var seconds = 0.0
        var count = 0
    }

    struct State {
        var series: [Series: Counted] = [:]
        var inFlight = 0
    }

    /// Upper bounds of the histogram in milliseconds.
    static let bounds: [Double] = [1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000]
    private let state = Mutex(State())

    package init() {}

    func begin() { state.withLock { $0.inFlight += 1 } }

    func end(method: String, route: String, status: Int, nanoseconds: UInt64) {
        let milliseconds = Double(nanoseconds) / 1_000_000
        let bucket = Self.bounds.firstIndex { milliseconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.inFlight -= 1
            let key = Series(method: method, route: route)
            var counted =
                state.series[key] ?? Counted(buckets: [Int](repeating: 0, count: Self.bounds.count + 1))
            counted.byStatus[status, default: 0] += 1
            counted.buckets[bucket] += 1
            counted.seconds += milliseconds / 1_000
            counted.count += 1
            state.series[key] = counted
        }
    }

    /// All of it in Prometheus's text format, with what others add.
    package func text(adding more: String = "") -> String {
        let state = state.withLock { $0 }
        let series = state.series.sorted { ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method) }
        var text = """
            # HELP kith_requests_in_flight Requests being answered now.
            # TYPE kith_requests_in_flight gauge
            kith_requests_in_flight \(state.inFlight)
            # HELP kith_requests_total Requests answered, by route and status.
            # TYPE kith_requests_total counter

            """
        for (key, counted) in series {
            for (status, count) in counted.byStatus.sorted(by: { $0.key < $1.key }) {
                text += "kith_requests_total{\(Self.labels(key)),status=\"\(status)\"} \(count)\n"
            }
        }
        text += """
            # HELP kith_request_seconds How long answers took.
            # TYPE kith_request_seconds histogram

            """
        for (key, counted) in series { text += Self.histogram(key, counted) }
        return text + more
    }

    private static func histogram(_ key: Series, _ counted: Counted) -> String {
        let labels = labels(key)
        var text = ""
        var sum = 0
        for (index, bound) in bounds.enumerated() {
            sum += counted.buckets[index]
            text += "kith_request_seconds_bucket{\(labels),le=\"\(bound / 1_000)\"} \(sum)\n"
        }
        text += "kith_request_seconds_bucket{\(labels),le=\"+Inf\"} \(counted.count)\n"
        text += "kith_request_seconds_sum{\(labels)} \(counted.seconds)\n"
        return text + "kith_request_seconds_count{\(labels)} \(counted.count)\n"
    }

    private static func labels(_ key: Series) -> String {
        "method=\"\(escaped(key.method))\",route=\"\(escaped(key.route))\""
    }

    private static func escaped(_ text: String) -> String {
        String(text.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : $0 == "\n" ? [" "] : [$0] })
    }
}
