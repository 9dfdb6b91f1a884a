/// Numbers for invented people, valid by their check digits and never issued to anyone.
enum Numbers {
    /// How many NHS numbers there are: every serial below has one of its own.
    static let most = 100_000

    /// An NHS number of the range 999, which the NHS keeps for tests; nil beyond the range.
    static func nhs(_ serial: Int) -> String? {
        guard (0..<most).contains(serial) else { return nil }
        let stem = [9, 9, 9] + digits(serial, 5)
        // One of two neighbours always has a check digit: the ninth digit is weighted 2, and only one
        // remainder has none.
        for ninth in 0...1 {
            let nine = stem + [ninth]
            let sum = zip(nine, stride(from: 10, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
            let check = (11 - sum % 11) % 11
            if check < 10 { return text(nine + [check]) }
        }
        return nil
    }

    /// A UPN of a council number that no council has.
    static func upn(_ serial: Int, joined year: Int) -> String {
        let twelve =
            [9, 9, 9] + digits(4_000 + serial / 1_000 % 6_000, 4) + digits(year % 100, 2)
            + digits(serial % 1_000, 3)
        let sum = zip(twelve, 2...13).reduce(0) { $0 + $1.0 * $1.1 }
        return String(letters[sum % 23]) + text(twelve)
    }

    private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")

    private static func digits(_ number: Int, _ count: Int) -> [Int] {
        var rest = number
        var digits: [Int] = []
        for _ in 0..<count {
            digits.insert(rest % 10, at: 0)
            rest /= 10
        }
        return digits
    }

    private static func text(_ digits: [Int]) -> String { digits.map(String.init).joined() }
}
