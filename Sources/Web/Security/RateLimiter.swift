import Guidance
import Synchronization

/// How often something may be tried: so many times in so many minutes.
package struct Rate: Sendable, Hashable {
    package let name: String
    package let most: Int
    package let minutes: Int

    package init(_ name: String, most: Int, minutes: Int) {
        self.name = name
        self.most = most
        self.minutes = minutes
    }

    /// Wrong passwords for one account from one place.
    package static let signInByPlace = Rate("sign-in by account and address", most: 5, minutes: 15)
    /// Wrong passwords for one account from a browser that has signed in to it before.
    package static let signInByDevice = Rate("sign-in by known browser", most: 5, minutes: 15)
    /// Wrong passwords from one address, whoever's.
    package static let signInByAddress = Rate("sign-in by address", most: 30, minutes: 15)
    /// Wrong codes after a right password.
    package static let codeByAccount = Rate("code by account", most: 5, minutes: 15)
    package static let search = Rate("search", most: 60, minutes: 1)
    /// Forms half filled in that one practitioner has kept.
    package static let draft = Rate("forms kept", most: 120, minutes: 5)
}

/// Counts tries in a sliding window, in memory and bounded: what is counted is gone after a restart.
package final class RateLimiter: Sendable {
    private struct Key: Hashable {
        let rate: Rate
        let who: String
    }

    private let tries = Mutex<[Key: [Int64]]>([:])
    private let mostKeys: Int

    package init(mostKeys: Int = 20_000) {
        self.mostKeys = mostKeys
    }

    /// Counts one try. Nil when it may go on, else the seconds until the next may.
    package func take(_ rate: Rate, _ who: String, at moment: Moment) -> Int? {
        let now = moment.milliseconds
        let window = Int64(rate.minutes) * 60_000
        let key = Key(rate: rate, who: who)
        return tries.withLock { tries in
            var times = tries[key] ?? []
            times.removeAll { $0 <= now - window }
            if times.count >= rate.most {
                tries[key] = times
                let free = times[times.count - rate.most] + window
                return max(1, Int((free - now + 999) / 1_000))
            }
            times.append(now)
            tries[key] = times
            if tries.count > mostKeys { Self.makeRoom(in: &tries, at: now) }
            return nil
        }
    }

    /// Takes the last try back: it was not one that counts, such as a right password.
    package func giveBack(_ rate: Rate, _ who: String) {
        let key = Key(rate: rate, who: who)
        tries.withLock { tries in
            guard var times = tries[key], times.popLast() != nil else { return }
            tries[key] = times.isEmpty ? nil : times
        }
    }

    /// How many are counted, for tests and figures.
    package var keys: Int { tries.withLock { $0.count } }

    /// Drops what is past its window; if that is not enough, the tenth that was quiet longest.
    private static func makeRoom(in tries: inout [Key: [Int64]], at now: Int64) {
        let before = tries.count
        for (key, times) in tries where (times.last ?? 0) <= now - Int64(key.rate.minutes) * 60_000 {
            tries[key] = nil
        }
        guard tries.count > before - before / 10 else { return }
        let oldest = tries.sorted { ($0.value.last ?? 0) < ($1.value.last ?? 0) }
        for (key, _) in oldest.prefix(max(1, before / 10)) { tries[key] = nil }
    }
}
