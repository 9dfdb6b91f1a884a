import ArgumentParser
import Casework
import Guidance
import Practice
import Readings

/// `kith yearly-report`: the safeguarding partners' yearly reports as they were published.
struct YearlyReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yearly-report", abstract: "The safeguarding partners' yearly reports, as published.",
        subcommands: [List.self, Show.self])

    /// `kith yearly-report list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the reports that were published.")
        @OptionGroup var files: KithFiles
        @Flag(help: "Print JSON.") var json = false

        /// One report as it is printed.
        private struct Line: Codable {
            let report, council, name, year, stage: String
            let publishedOn: String?
            let versions: Int
        }

        func run() async throws {
            let (office, database) = try await files.office(area: nil)
            let picture = try await office.lookout.yearlyReports(by: nil, at: Moment.thisMoment)
            try await database.close()
            let lines = picture.rows.map { row in
                Line(
                    report: row.stream.id, council: row.council.id, name: picture.names.name(row.council),
                    year: row.year.inWords, stage: row.stage.inWords, publishedOn: row.publishedAt?.day.description,
                    versions: row.versions)
            }
            if json { return try Printed.json(lines) }
            for line in lines { print("\(line.report)  \(line.year)  \(line.name)  \(line.stage)") }
            if lines.isEmpty { print("No yearly report has been published.") }
        }
    }

    /// `kith yearly-report show`
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a published report: its words, its figures and the hash that proves them.")
        @OptionGroup var files: KithFiles
        @Argument(help: "The id of the report, as `kith yearly-report list` shows it.") var report: String
        @Option(help: "A version; the latest, if left out.") var version: Int?
        @Flag(help: "Print JSON.") var json = false

        /// A report as it is printed.
        private struct Told: Codable {
            struct Figure: Codable {
                let measure, title, total, definition: String
                let met: String?
            }

            let council, year, publishedAt: String
            let version: Int
            let hash: String?
            let sections: [String: String]
            let figures: [Figure]
        }

        func run() async throws {
            guard Opaque.isWellFormed(report) else { throw ValidationError("That is no id of a report.") }
            let (office, database) = try await files.office(area: nil)
            let found: PublishedReport
            do {
                found = try await office.lookout.publishedReport(StreamID(.yearlyReport, report), version: version)
            } catch Rejection.notFound {
                throw ValidationError("No such report, or no such version, has been published.")
            }
            try await database.close()
            let published = found.version
            let told = Told(
                council: found.council.name, year: found.row.year.inWords,
                publishedAt: published.stamp.happenedAt.description, version: published.number,
                hash: published.published.hash, sections: published.sections,
                figures: (published.published.figures ?? []).map {
                    Told.Figure(
                        measure: $0.measure, title: $0.title, total: $0.total, definition: $0.definition, met: $0.met)
                })
            if json { return try Printed.json(told) }
            print("\(told.council), \(told.year), version \(told.version), \(told.publishedAt)")
            for option in office.library.lists[.yearlyReportSections]?.options ?? [] {
                guard let words = told.sections[option.code] else { continue }
                print("\n\(option.label)\n\n\(words)")
            }
            if !told.figures.isEmpty { print("\nFigures\n") }
            for figure in told.figures {
                print("\(figure.title): \(figure.total)\(figure.met.map { ", \($0)" } ?? "")")
            }
            if let hash = told.hash { print("\nSHA-256 of words and figures: \(hash)") }
        }
    }
}
