import ArgumentParser
import Foundation
import Guidance

/// In commands an option is the parser's; the guidance's own `Option` is an answer from a list.
typealias Option<Value> = ArgumentParser.Option<Value>

/// `kith guidance`: what the guidance asks, by when and where it says so. Needs no database.
struct GuidanceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guidance",
        abstract: "Read the guidance library: editions, what changed, provisions, duties, words.",
        discussion: """
            Works without a database. Values that have not been read in their source are marked unconfirmed.

              kith guidance duties --on 2024-03-28
              kith guidance due referral.decision --from 2024-03-28T14:00
              kith guidance compare WT2018 WT2020 --audience school
              kith guidance for school
            """,
        subcommands: [
            Editions.self, OneEdition.self, Duties.self, Show.self, DueDate.self, Words.self, Compare.self,
            ForAudience.self, Search.self, OneProvision.self, Export.self, WriteSite.self, BurdenCommand.self,
            CoverageCommand.self,
        ])

    /// `kith guidance editions`
    struct Editions: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the editions and when each was in force.")
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let editions = try Library.load().editions.map(GuidanceExport.EditionOut.init)
            if json { return try Printed.json(editions) }
            for edition in editions {
                print("\(edition.key)  \(edition.from) to \(edition.until ?? "now       ")  \(edition.title)")
                print("        \(edition.status): \(edition.note)")
            }
        }
    }

    /// `kith guidance duties`
    struct Duties: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List every duty that has a clock.")
        @Option(name: .long, help: ArgumentHelp("As the guidance stood on this day.", valueName: "date"))
        var on: String?
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let duties = try GuidanceCommand.guidance(on: on).duties.map { DutyAnswer($0) }
            if json { return try Printed.json(duties) }
            let key = duties.map(\.key.count).max() ?? 0
            let limit = duties.map(\.within.count).max() ?? 0
            for duty in duties {
                let mark = duty.status == Status.unconfirmed.rawValue ? "  (unconfirmed)" : ""
                print(
                    "\(Printed.wide(duty.key, key))  \(Printed.wide(duty.within, limit))  \(duty.title)\(mark)"
                )
            }
        }
    }

    /// `kith guidance show`
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one duty with its history and citations.")
        @Argument(help: "The duty's key, such as referral.decision.") var key: String
        @Option(name: .long, help: ArgumentHelp("As the guidance stood on this day.", valueName: "date"))
        var on: String?
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let duty = try GuidanceCommand.guidance(on: on).duty(GuidanceCommand.duty(key))
            if json { return try Printed.json(DutyAnswer(duty, history: true)) }
            print("\(duty.key.rawValue): \(duty.title)")
            print("  within   \(duty.time) (\(duty.edition))")
            print("  owed by  \(duty.owner)")
            print("  starts   \(duty.starts.joined(separator: ", "))")
            print("  stops    \(duty.stops.joined(separator: ", "))")
            print("  source   \(duty.cite); \(duty.basis.inWords.lowercased()); \(duty.status.rawValue)")
            if let note = duty.note { print("  note     \(note)") }
            print("  history")
            for version in duty.history {
                let until = version.until?.description ?? "now"
                print(
                    "    \(version.from) to \(until)  \(version.limit.inWords)  \(version.cite)  \(version.status)"
                )
            }
        }
    }

    /// `kith guidance due`
    struct DueDate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due", abstract: "Work out when a duty is due.",
            discussion:
                "The edition in force on the day it starts applies. A time without an offset is London time.")
        @Argument(help: "The duty's key, such as referral.decision.") var key: String
        @Option(
            name: .long,
            help: ArgumentHelp(
                "When its clock starts: 2024-03-28, 2024-03-28T14:00 or 2024-03-28T14:00:00Z.",
                valueName: "instant"))
        var from: String
        @Flag(help: "Count the day it starts as day one where it is a working day.") var inclusive = false
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let key = try GuidanceCommand.duty(key)
            guard let start = Moment(london: from) ?? Day(from).map({ Moment($0) }) else {
                throw ValidationError("“\(from)” is not a real date or time. Write it like 2024-03-28T14:00.")
            }
            let guidance = try GuidanceCommand.guidance(on: start.day.description)
            let duty = guidance.duty(key)
            let counting = inclusive ? Counting.inclusive : .dayAfter
            let due: Due? =
                duty.limit == .none
                ? nil : try duty.due(from: start, in: guidance.workingDays, counting: counting)
            if json { return try Printed.json(DueAnswer(duty, from: start, due: due, counting: counting)) }
            print(due?.inWords ?? "No set time.")
            if due != nil {
                let relation = duty.direction == .before ? "before" : "from"
                print("  \(duty.time) \(relation) \(start.inFull)")
            }
            print("  \(duty.cite); \(duty.basis.inWords.lowercased()); \(duty.status.rawValue)")
            if let note = duty.note { print("  \(note)") }
        }
    }

    /// `kith guidance glossary`
    struct Words: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "glossary", abstract: "Print the glossary as Markdown.")
        @Flag(help: "Print JSON.") var json = false

        func run() throws {
            let library = try Library.load()
            if json { return try Printed.json(library.definitions.map(WordAnswer.init)) }
            print(Glossary(library).markdown, terminator: "")
        }
    }

    /// The guidance on a written day, or today.
    static func guidance(on written: String?) throws -> Guidance {
        let library = try Library.load()
        let day =
            try written.map(Printed.day)
            ?? Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)).day
        guard let first = library.editions.first, day >= first.from else {
            throw ValidationError("No edition before \(library.editions[0].from.inWords) is known.")
        }
        return library.guidance(on: day)
    }

    private static func duty(_ written: String) throws -> DutyKey {
        guard let key = DutyKey(rawValue: written) else {
            throw ValidationError("There is no duty “\(written)”. “kith guidance duties” lists them.")
        }
        return key
    }
}

/// What the guidance and working-days commands share in printing.
enum Printed {
    static func json(_ answer: some Encodable) throws {
        print(try text(answer))
    }

    /// JSON with sorted keys.
    static func text(_ answer: some Encodable, onOneLine: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !onOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }

    static func day(_ written: String) throws -> Day {
        guard let day = Day(written) else {
            throw ValidationError("“\(written)” is not a real date. Write it like 2024-03-28.")
        }
        return day
    }

    static func wide(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

private struct DutyAnswer: Encodable {
    let key, title, within, cite, basis, status, edition, owner, localMay, direction: String
    let starts, stops: [String]
    let note: String?
    let history: [VersionAnswer]?

    init(_ duty: Duty, history: Bool = false) {
        key = duty.key.rawValue
        title = duty.title
        within = duty.limit.inWords
        cite = duty.cite
        basis = duty.basis.rawValue
        status = duty.status.rawValue
        edition = duty.edition.rawValue
        owner = duty.owner
        localMay = duty.localMay.rawValue
        direction = duty.direction.rawValue
        starts = duty.starts
        stops = duty.stops
        note = duty.note
        self.history = history ? duty.history.map(VersionAnswer.init) : nil
    }
}

private struct VersionAnswer: Encodable {
    let from, edition, within, cite, basis, status: String
    let until, note: String?

    init(_ version: DutyVersion) {
        from = version.from.description
        until = version.until?.description
        edition = version.edition.rawValue
        within = version.limit.inWords
        cite = version.cite
        basis = version.basis.rawValue
        status = version.status.rawValue
        note = version.note
    }
}

private struct DueAnswer: Encodable {
    let duty, from, within, edition, cite, basis, status, counting, direction: String
    let due, dueInWords, lastMoment, note: String?

    init(_ duty: Duty, from: Moment, due: Due?, counting: Counting) {
        self.duty = duty.key.rawValue
        self.from = from.description
        self.due = due?.description
        dueInWords = due?.inWords
        lastMoment = due?.lastMoment.description
        within = duty.limit.inWords
        edition = duty.edition.rawValue
        cite = duty.cite
        basis = duty.basis.rawValue
        status = duty.status.rawValue
        direction = duty.direction.rawValue
        self.counting = counting.rawValue
        note = duty.note
    }
}

private struct WordAnswer: Encodable {
    let term: String
    let types: [String]
    let meanings: [MeaningAnswer]

    init(_ definition: Definition) {
        term = definition.term
        types = definition.types
        meanings = definition.meanings.map {
            MeaningAnswer(from: $0.from.rawValue, says: $0.says, cite: $0.cite, status: $0.status.rawValue)
        }
    }
}

private struct MeaningAnswer: Encodable {
    let from, says, cite, status: String
}
