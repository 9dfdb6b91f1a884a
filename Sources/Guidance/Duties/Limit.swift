/// How long a duty allows.
package enum Limit: Hashable, Sendable {
    case workingDays(Int)
    case days(Int)
    case weeks(Int)
    case months(Int)
    case hours(Int)
    /// The guidance asks for it and sets no number.
    case none

    /// Reads `45 working days`, `1 week`, `72 hours` or `none`; the number is at least one.
    package init?(_ text: String) {
        if text == "none" {
            self = .none
            return
        }
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), (1...10_000).contains(number) else { return nil }
        switch (String(parts[1]), number == 1) {
        case ("working day", true), ("working days", false): self = .workingDays(number)
        case ("day", true), ("days", false): self = .days(number)
        case ("week", true), ("weeks", false): self = .weeks(number)
        case ("month", true), ("months", false): self = .months(number)
        case ("hour", true), ("hours", false): self = .hours(number)
        default: return nil
        }
    }

    /// `45 working days`; `no set time` where there is no number.
    package var inWords: String {
        switch self {
        case .workingDays(let n): Limit.counted(n, "working day")
        case .days(let n): Limit.counted(n, "day")
        case .weeks(let n): Limit.counted(n, "week")
        case .months(let n): Limit.counted(n, "month")
        case .hours(let n): Limit.counted(n, "hour")
        case .none: "no set time"
        }
    }

    private static func counted(_ n: Int, _ unit: String) -> String { "\(n) \(unit)\(n == 1 ? "" : "s")" }
}
