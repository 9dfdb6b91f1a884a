import ArgumentParser
import Guidance
import Practice
import Returns

/// `kith returns`: statutory returns from the live record.
struct ReturnsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "returns", abstract: "Statutory returns.", subcommands: [ChildrenInNeed.self])

    /// `kith returns children-in-need`
    struct ChildrenInNeed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "The children in need census's items that the record holds, as CSV; queries go to standard error.",
            discussion: "Ends with status 1 when a rule is broken, so that a script notices.")
        @OptionGroup var files: KithFiles
        @Option(help: "The year in which the census year ends, such as 2026.") var year: Int
        @Option(help: "The id of the council, as `kith agency list` shows it.") var council: String

        func run() async throws {
            guard let id = AgencyID(council) else { throw ValidationError("“\(council)” is not the id of an agency.") }
            guard (2013...2028).contains(year) else { throw ValidationError("The year is between 2013 and 2028.") }
            let (office, database) = try await files.office(area: nil)
            let census = try await database.read { session in
                try Census(of: id, year: CensusYear(year), from: office.readings, in: session)
            }
            print(census.csv, terminator: "")
            for query in census.queries { Printed.complain("\(query.localID) \(query.code): \(query.message)") }
            try await database.close()
            if !census.queries.isEmpty { throw ExitCode.failure }
        }
    }
}
