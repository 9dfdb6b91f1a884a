import ArgumentParser
import Foundation
import Guidance

/// `kith working-days`: counting England's working days. Needs no database.
struct WorkingDaysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "working-days",
        abstract: "Count England's working days.",
        discussion: """
            A working day is not a Saturday, a Sunday or a bank holiday of England and Wales. The day counted \
            from never counts. Outside the years whose bank holidays are known, nothing is guessed.

              kith working-days add 2024-03-28 1              2024-04-02
              kith working-days between 2024-03-28 2024-04-02  1
            """,
        subcommands: [Add.self, Between.self])

    /// `kith working-days add`
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The working day N working days after a date, or before it where N is negative.")
        @OptionGroup var lines: Lines
        @Argument(parsing: .allUnrecognized, help: "The date, as 2024-03-28, and the number of working days.")
        var dateAndNumber: [String] = []

        func run() throws {
            let workingDays = try WorkingDays.load()
            try lines.answer(dateAndNumber, asking: "a date and a number") { (first, second) throws in
                let day = try Printed.day(first)
                guard let number = Int(second), abs(number) <= 100_000 else {
                    throw ValidationError("“\(second)” is not a number of working days.")
                }
                let answer = try workingDays.add(number, to: day)
                return AddAnswer(answer: answer.description, days: number, from: day.description)
            }
        }
    }

    /// `kith working-days between`
    struct Between: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many working days there are after one date up to and including another.")
        @OptionGroup var lines: Lines
        @Argument(help: "The two dates, as 2024-03-28.") var dates: [String] = []

        func run() throws {
            let workingDays = try WorkingDays.load()
            try lines.answer(dates, asking: "two dates") { (first, second) throws in
                let start = try Printed.day(first)
                let end = try Printed.day(second)
                let answer = try workingDays.between(start, end)
                return BetweenAnswer(answer: answer, from: start.description, to: end.description)
            }
        }
    }

    /// One question from the arguments, or one from each line of standard input.
    struct Lines: ParsableArguments {
        @Flag(help: "Print JSON.") var json = false
        @Flag(help: "Read questions from standard input, a line each, with a comma between the two parts.")
        var stdin = false

        func answer<Answer: WrittenAnswer>(
            _ arguments: [String], asking wanted: String, _ work: (String, String) throws -> Answer
        ) throws {
            guard stdin else {
                if let unknown = arguments.first(where: { $0.hasPrefix("-") && Int($0) == nil }) {
                    throw ValidationError("There is no option “\(unknown)”.")
                }
                guard arguments.count == 2 else { throw ValidationError("Give \(wanted), or --stdin.") }
                let answer = try work(arguments[0], arguments[1])
                return print(try json ? Printed.text(answer) : answer.written)
            }
            guard arguments.isEmpty else { throw ValidationError("Give \(wanted) or --stdin, not both.") }
            var told = ""
            var number = 0
            var bad = 0
            while let line = readLine(strippingNewline: true) {
                number += 1
                let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(Lines.trimmed)
                if parts == [""] { continue }
                do {
                    guard parts.count == 2 else { throw ValidationError("“\(line)” is not \(wanted).") }
                    let answer = try work(parts[0], parts[1])
                    told += try json ? Printed.text(answer, onOneLine: true) : answer.written
                    told += "\n"
                    if told.utf8.count > 32_768 { Lines.hand(over: &told) }
                } catch {
                    bad += 1
                    Lines.hand(over: &told)
                    Printed.complain("line \(number): \(error)")
                }
            }
            Lines.hand(over: &told)
            if bad > 0 { throw ExitCode.failure }
        }

        /// Prints what has been gathered, so that a long list costs few writes.
        private static func hand(over told: inout String) {
            print(told, terminator: "")
            told.removeAll(keepingCapacity: true)
        }

        /// Without blanks at either end, as spreadsheets leave them.
        private static func trimmed(_ text: Substring) -> String {
            var rest = text
            while let first = rest.utf8.first, first == 32 || first == 9 || first == 13 { rest.removeFirst() }
            while let last = rest.utf8.last, last == 32 || last == 9 || last == 13 { rest.removeLast() }
            return String(rest)
        }
    }
}

/// An answer that can be told in a word.
protocol WrittenAnswer: Encodable {
    var written: String { get }
}

private struct AddAnswer: WrittenAnswer {
    let answer: String
    let days: Int
    let from: String
    var written: String { answer }
}

private struct BetweenAnswer: WrittenAnswer {
    let answer: Int
    let from: String
    let to: String
    var written: String { String(answer) }
}
