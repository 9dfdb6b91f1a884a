import ArgumentParser
import Casework
import Foundation
import Guidance
import Practice
import Web

/// `kith act`: any act from a file, for scripts; the same checks and refusals as on the pages.
struct ActCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "act", abstract: "Record an act in a practitioner's name.",
        discussion: """
              kith act referral.acknowledge --stream episode/0C4M… --answers told.json --as duty@example.org

            The file holds the answers to the act's form as one JSON object; - reads standard input.
            """)
    @OptionGroup var files: KithFiles
    @Argument(help: "The act's kind, such as referral.decide.") var kind: String
    @Option(help: "A file with the answers.") var answers: String
    @Option(name: .customLong("as"), help: "The e-mail address of the practitioner.") var email: String
    @Option(help: "The stream it belongs to.") var stream: String?
    @Option(help: "A brother's or sister's stream on which the same is recorded; may be repeated.") var also: [String] =
        []
    @Option(help: "A file with what is each of those children's own: answers by stream, as one JSON object.")
    var each: String?
    @Option(help: "A person it is about; may be repeated.") var about: [String] = []
    @Option(help: "When it happened, such as 2024-03-28T14:00:00Z.") var happenedAt: String?
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let (office, database) = try await files.office(area: nil)
        guard let who = try await database.read({ try office.readings.practitioner(email: email, in: $0) }) else {
            throw ValidationError("Nobody in the record has the e-mail address \(email).")
        }
        let data =
            answers == "-"
            ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: answers))
        var proposal = Proposal(ActKind(rawValue: kind), answers: try AnswerReader.readObject([UInt8](data)))
        proposal.stream = try stream.map { text in
            guard let stream = StreamID(text) else { throw ValidationError("“\(text)” is not a stream.") }
            return stream
        }
        proposal.also = try also.map { text in
            guard let stream = StreamID(text) else { throw ValidationError("“\(text)” is not a stream.") }
            return stream
        }
        if let each {
            let own = try AnswerReader.readObject([UInt8](Data(contentsOf: URL(fileURLWithPath: each))))
            for (text, answers) in own {
                guard let stream = StreamID(text), case .object(let answers) = answers else {
                    throw ValidationError("“\(text)” in “\(each)” is not a stream with its answers.")
                }
                proposal.each[stream] = answers
            }
        }
        proposal.about = try about.map { text in
            guard let person = PersonID(text) else { throw ValidationError("“\(text)” is not the id of a person.") }
            return person
        }
        proposal.happenedAt = try happenedAt.map { text in
            guard let moment = Moment(text) else { throw ValidationError("“\(text)” is not a moment.") }
            return moment
        }
        let recorded = try await office.recordAtCommandLine(proposal, by: Caller(who))
        if json {
            try Printed.json(recorded)
        } else {
            for place in recorded.places { print("Recorded as entry \(place.number) of \(place.stream).") }
            for clock in recorded.clocks {
                let due = clock.due.map { ", due \($0.inWords)" } ?? ""
                print(
                    "  \(clock.duty.rawValue): \(clock.stoppedAt == nil ? "runs" : "stopped")\(due)\(clock.isLate ? " (late)" : "")"
                )
            }
        }
        try await database.close()
    }
}

extension Office {
    /// Records an act from the command line; a rejection is printed in the words of pages and API, and ends with status 1.
    func recordAtCommandLine(_ proposal: Proposal, by caller: Caller = .theOperator) async throws -> Recorded {
        try await answeringAtCommandLine { try await desk.record(proposal, by: caller, at: .thisMoment) }
    }

    /// Reads or records from the command line; a rejection is printed in the words of pages and API, and ends with
    /// status 1.
    func answeringAtCommandLine<Answered>(_ answer: () async throws -> Answered) async throws -> Answered {
        do {
            return try await answer()
        } catch let rejection as Rejection {
            switch rejection {
            case .refused(let refusal), .changedMeanwhile(let refusal, _):
                Printed.complain(
                    "Refused (\(refusal.rule)): \(refusal.reason)\nAuthority: \(refusal.authority)\nInstead: \(refusal.remedy)"
                )
            case .problems(let problems):
                for problem in problems { Printed.complain("\(problem.question): \(problem.message)") }
            case .notFound: Printed.complain("There is nothing there, or nothing this practitioner may know of.")
            }
            throw ExitCode.failure
        }
    }
}

/// `kith openapi`: the API's contract.
struct OpenAPICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "openapi", abstract: "Print the API's contract as OpenAPI 3.1.")

    func run() throws { try Printed.json(OpenAPI(library: try Library.load()).document) }
}

/// `kith record rebuild`: the readings dropped and rewritten.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Drop every reading and rewrite it from the record; say whether anything changed.")
    @OptionGroup var files: KithFiles
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let (office, database) = try await files.office(area: nil)
        let report = try await office.rebuild()
        if json {
            try Printed.json(report)
        } else {
            print("Rewrote the readings of \(report.entries) entries and \(report.looks) looks.")
            print(report.changed.isEmpty ? "Nothing changed." : "Changed: \(report.changed.joined(separator: ", ")).")
        }
        try await database.close()
    }
}
