import ArgumentParser
import Casework
import Foundation
import Guidance
import Practice
import Readings

/// `kith readiness`: what an edition asks of an audience as steps, and how far agencies are with theirs.
struct ReadinessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readiness", abstract: "Steps towards an edition, and how far agencies are.",
        subcommands: [Steps.self, Adopt.self, List.self])

    /// `kith readiness steps`: needs no record.
    struct Steps: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print an audience's steps towards an edition.")
        @Option(help: "The audience, such as school.") var audience: String
        @Option(help: "The edition, such as WT2023.") var edition: String
        @Option(help: "suggested, changes or whole.") var scope = "changes"
        @Flag(help: "Print JSON.") var json = false

        /// One step as it is printed.
        private struct Line: Codable {
            let key: String
            let origin: String
            let says: String
            let cite: String
            let provisions: [String]
        }

        func run() throws {
            let library = try Library.load()
            guard library.edition(EditionKey(rawValue: edition)) != nil else {
                throw ValidationError("There is no edition \(edition).")
            }
            guard library.provisions.audience(audience) != nil else {
                throw ValidationError(
                    "Audiences are \(library.provisions.audiences.map(\.key).joined(separator: ", ")).")
            }
            guard let scope = ReadinessScope(rawValue: scope) else {
                throw ValidationError("--scope is suggested, changes or whole.")
            }
            let steps = library.readinessSteps(for: audience, under: EditionKey(rawValue: edition), scope)
            if json {
                return try Printed.json(
                    steps.map {
                        Line(
                            key: $0.key, origin: $0.origin.rawValue, says: $0.says, cite: $0.cite,
                            provisions: $0.provisions)
                    })
            }
            for (place, step) in steps.enumerated() {
                print("\(place + 1). [\(step.origin.rawValue)] \(step.says) (\(step.cite))")
            }
        }
    }

    /// `kith readiness adopt`
    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adopt a checklist for an agency.")
        @OptionGroup var files: KithFiles
        @Option(help: "The id of the agency, as `kith agency list` shows it.") var agency: String
        @Option(help: "The audience, such as school.") var audience: String
        @Option(help: "The edition, such as WT2023.") var edition: String
        @Option(help: "suggested, changes or whole.") var scope = "changes"
        @Option(help: "By when, as YYYY-MM-DD.") var by: String?

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            var answers: [String: Answer] = [
                "agency": .text(agency), "audience": .text(audience), "edition": .text(edition), "scope": .text(scope),
            ]
            if let by { answers["by"] = .text(by) }
            let recorded = try await office.recordAtCommandLine(
                Proposal(AgencyReadiness.Adopt.kind, answers: answers))
            print("Recorded as entry \(recorded.number).")
            try await database.close()
        }
    }

    /// `kith readiness list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "How far each agency's checklist is today.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        /// One agency as it is printed.
        private struct Line: Codable {
            let agency: String
            let name: String
            let edition: String
            let done: Int
            let open: Int
            let late: Int
        }

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            let today = Moment.thisMoment.day
            let (counts, agencies) = try await database.read { session in
                (
                    try office.readings.readinessCounts(on: today, in: session),
                    try office.readings.agencies(in: session)
                )
            }
            let names = Dictionary(agencies.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let lines = counts.map {
                Line(
                    agency: $0.agency.id, name: names[$0.agency] ?? "", edition: $0.edition.rawValue, done: $0.done,
                    open: $0.open, late: $0.late)
            }
            if json {
                try Printed.json(lines)
            } else {
                for line in lines {
                    print("\(line.edition)  \(line.done) done, \(line.open) open, \(line.late) late  \(line.name)")
                }
            }
            try await database.close()
        }
    }
}

/// `kith training`: lists of staff, and whose training is not current.
struct TrainingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training", abstract: "Take in lists of staff; list whose training is not current.",
        subcommands: [Import.self, Gaps.self])

    /// `kith training import`
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in an agency's list of staff from a CSV file, all of it or nothing.",
            discussion: "The first line names the columns: reference,name,post and if you like started,left.")
        @OptionGroup var files: KithFiles
        @Argument(help: "The file.", completion: .file()) var file: String
        @Option(help: "The id of the agency, as `kith agency list` shows it.") var agency: String
        @Flag(help: "Only say which lines cannot be read.") var check = false

        func run() async throws {
            let list = try String(contentsOfFile: file, encoding: .utf8)
            let guidance = try Library.load().guidance(on: Moment.thisMoment.day)
            let read = StaffList(list, posts: guidance.options(.staffPosts))
            if !read.bad.isEmpty {
                for line in read.bad { Printed.complain(line.inWords) }
                Printed.complain("Nothing was taken in.")
                throw ExitCode.failure
            }
            if check {
                print("\(read.staff.count) people can be taken in.")
                return
            }
            let (office, database) = try await files.office(area: nil)
            let recorded = try await office.recordAtCommandLine(
                Proposal(
                    TrainingRecord.Import.kind, answers: ["agency": .text(agency), "list": .text(list)]))
            print("\(read.staff.count) people taken in, recorded as entry \(recorded.number).")
            try await database.close()
        }
    }

    /// `kith training gaps`
    struct Gaps: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Whose training is not current today, and in what, of one agency or of all.")
        @OptionGroup var files: KithFiles
        @OptionGroup var choice: AgencyChoice
        @Flag(help: "Print JSON.") var json = false

        /// One person as they are printed.
        private struct Line: Codable {
            let agency: String
            let reference: String
            let name: String
            let post: String
            let topics: [String]
        }

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            let now = Moment.thisMoment
            let guidance = office.library.guidance(on: now.day)
            let pictures = try await choice.pictures(office, at: now)
            try await database.close()
            let gaps = pictures.map { (picture: $0, gaps: $0.training.gaps(on: now.day, under: guidance)) }
            if json {
                return try Printed.json(
                    gaps.flatMap { one in
                        one.gaps.map {
                            Line(
                                agency: one.picture.agency.id.id, reference: $0.member.reference, name: $0.member.name,
                                post: $0.member.post, topics: $0.topics.map(\.code))
                        }
                    })
            }
            for (picture, gaps) in gaps {
                let staff = picture.training.working(on: now.day).count
                if staff == 0, choice.agency == nil { continue }
                if choice.agency == nil { print(picture.agency.name) }
                for gap in gaps {
                    let what =
                        gap.topics.count == gap.of ? "everything" : gap.topics.map(\.code).joined(separator: ", ")
                    print("\(gap.member.reference)  \(gap.member.name)  \(what)")
                }
                print("\(gaps.count) of \(staff) people lack something.")
            }
        }
    }
}
