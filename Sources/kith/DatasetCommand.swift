import ArgumentParser
import Casework
import Guidance
import Practice
import Readings
import Returns

/// `kith dataset`: the multi-agency dataset of a council's area, small numbers hidden.
struct DatasetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataset",
        abstract: "The multi-agency dataset of a council's area: activity, timeliness, voice, agencies' part.",
        discussion: """
            Figures cover whole years from April to March, so that no two spans tell a month by their difference; of the \
            year that runs they cover the months that are over. Numbers from 1 to 4, and those that would tell one, are \
            not shown.
            """)
    @OptionGroup var files: KithFiles
    @Option(help: "The id of the council, as `kith agency list` shows it (default: the first by name).")
    var council: String?
    @Option(help: "The first day, a 1 April, such as 2024-04-01 (default: the last year that is over).")
    var from: String?
    @Option(help: "The last day, a 31 March, such as 2026-03-31 (default: the end of the year of --from).")
    var until: String?
    @Option(help: "Also print each line by age, need, setting, cluster or agency; JSON and CSV have them all.")
    var by: String?
    @Flag(help: "Print JSON.") var json = false
    @Flag(help: "Print CSV.") var csv = false

    func run() async throws {
        let dimension = by.flatMap { Dimension(rawValue: $0) }
        guard by == nil || (dimension ?? .all) != .all else {
            throw ValidationError("--by is age, need, setting, cluster or agency.")
        }
        guard !(json && csv) else { throw ValidationError("Choose --json or --csv.") }
        let now = Moment.thisMoment
        let years = try asked(now)
        var id: AgencyID?
        if let council {
            guard let known = AgencyID(council) else {
                throw ValidationError("“\(council)” is not the id of an agency.")
            }
            id = known
        }
        let (office, database) = try await files.office(area: nil)
        var pictures: [DatasetPicture] = []
        for year in years {
            do {
                pictures.append(
                    try await office.lookout.dataset(
                        of: id, in: year, divided: Set(Dimension.allCases), by: .theOperator, at: now))
            } catch Rejection.notFound {
                throw ValidationError("There is no such council here, or the year is too long ago.")
            }
        }
        try await database.close()
        if json {
            try Printed.json(pictures.map(DatasetPrint.init))
        } else if csv {
            for (place, picture) in pictures.enumerated() {
                let text = DatasetFile.csv([picture.figures], area: picture.council.name) { picture.label($0, $1) }
                // One heading for the whole file.
                let lines =
                    place == 0 ? text[...] : text[(text.firstRange(of: "\r\n")?.upperBound ?? text.startIndex)...]
                print(lines, terminator: "")
            }
        } else {
            for picture in pictures { printed(picture, by: dimension) }
        }
    }

    /// The years from one day to another.
    private func asked(_ now: Moment) throws -> [ReportingYear] {
        let last = ReportingYear(of: now.day).previous
        guard from != nil || until != nil else { return [last] }
        guard let first = Day(from ?? "") else { throw ValidationError("--from is a day, such as 2024-04-01.") }
        let begins = ReportingYear(of: first)
        let ends: ReportingYear
        if let until {
            guard let day = Day(until) else { throw ValidationError("--until is a day, such as 2025-03-31.") }
            ends = ReportingYear(of: day)
            guard day == ends.until else { throw ValidationError(Self.whole) }
        } else {
            ends = begins
        }
        guard first == begins.from, begins <= ends else { throw ValidationError(Self.whole) }
        return (begins.ending...ends.ending).map { ReportingYear(ending: $0) }
    }

    private static let whole =
        "Figures cover whole years: --from is a 1 April and --until a 31 March after it."

    private func printed(_ picture: DatasetPicture, by dimension: Dimension?) {
        print("\(picture.council.name), \(picture.figures.year.inWords)")
        for one in picture.figures.measures {
            let met = one.whole.metInWords(countsMet: one.measure.countsMet).map { ", of these \($0)" } ?? ""
            print("  \(one.measure.title): \(one.whole.totalInWords)\(met)")
            guard let dimension else { continue }
            for row in one.divided[dimension] ?? [] {
                let met = row.figure.metInWords(countsMet: one.measure.countsMet).map { ", of these \($0)" } ?? ""
                print("    \(picture.label(row.value, dimension)): \(row.figure.totalInWords)\(met)")
            }
        }
        if dimension == .cluster && picture.figures.clusters.isEmpty {
            print("  No cluster of schools is on record for this year.")
        }
    }
}

/// The dataset as `--json` prints it.
private struct DatasetPrint: Encodable {
    struct Line: Encodable {
        let by: String
        let value: String
        let label: String
        let number: Int?
        let met: Int?
    }

    struct One: Encodable {
        let measure: String
        let title: String
        let definition: String
        let number: Int?
        let met: Int?
        let overdue: Int?
        let lines: [Line]
    }

    let council: String
    let area: String
    let year: Int
    let measures: [One]

    init(_ picture: DatasetPicture) {
        council = picture.council.id.id
        area = picture.council.name
        year = picture.figures.year.ending
        measures = picture.figures.measures.map { one in
            var lines = one.months.filter { !$0.isToCome }.map {
                Line(by: "month", value: $0.value, label: $0.value, number: $0.figure.total, met: $0.figure.met)
            }
            for dimension in Dimension.allCases {
                for row in one.divided[dimension] ?? [] {
                    lines.append(
                        Line(
                            by: dimension.rawValue, value: row.value, label: picture.label(row.value, dimension),
                            number: row.figure.total, met: row.figure.met))
                }
            }
            return One(
                measure: one.measure.rawValue, title: one.measure.title, definition: one.measure.definition,
                number: one.whole.total, met: one.whole.met, overdue: one.overdue, lines: lines)
        }
    }
}
