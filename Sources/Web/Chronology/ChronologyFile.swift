import Casework
import Guidance
import HTML
import Hummingbird
import Practice
import Readings

extension Site {
    /// The chronology as a file for a spreadsheet: the entries of the page by the same filters, and none besides.
    func addChronologyFile(to router: Router<KithContext>) {
        router.get("/people/{id}/chronology/file") { [self] in try await chronologyFile($0, $1) }
    }

    private func chronologyFile(_ request: Request, _ context: KithContext) async throws -> Response {
        guard let person = context.parameters.get("id").flatMap({ PersonID($0) }) else { throw TurnedAway.notFound }
        let filter = ChronologyFilter(try Query(request).fields)
        guard filter.problems.isEmpty else { return .redirect(to: filter.link(of: person).address) }
        return try await answer(person, request, context) { caller, purpose in
            try await office.lookout.chronology(
                of: person, filter.question, ChronologyWish(), as: "chronologyFile", by: caller, for: purpose,
                at: context.now)
        } page: { picture, setting in
            let file = ChronologyFile(picture: picture, isFiltered: filter.narrows, setting: setting)
            return .attachment(
                Array(file.csv.utf8), type: "text/csv; charset=utf-8", name: "kith-chronology-\(person.short).csv")
        }
    }
}

/// A chronology as rows of a spreadsheet, one for each entry as far as the reader may see it.
struct ChronologyFile {
    let picture: ChronologyPicture
    let isFiltered: Bool
    let setting: PageSetting

    static let columns = [
        "Happened", "Written down", "Entry", "What", "In their words", "Part of", "Practitioner", "Capacity", "Agency",
        "How sure", "Rests on", "Puts right entry",
    ]

    var csv: String {
        let rows = [Self.columns] + picture.lines.map(row) + notes.map { ["", "", "", $0] }
        return rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private func row(_ line: ChronologyLine) -> [String] {
        let words = line.line.parts.map { "\($0.label): \($0.words)" }.joined(separator: "\n")
        return [
            line.happenedAt.inWords, line.recordedAt.inWords, "\(line.number)", line.line.headline, words,
            ChronologyFilter.words(line.stream.process), picture.names.name(line.practitioner),
            setting.label(.practitionerRoles, line.role), picture.names.name(line.agency),
            line.line.rests.map { setting.label(.lineCertainties, $0.certainty.rawValue) } ?? "",
            line.line.rests.map { setting.label(.lineSources, $0.source.rawValue) } ?? "",
            line.follows.map { "\($0)" } ?? "",
        ]
    }

    /// That something is missing is said in the file as well, so that a silence is not taken for one.
    private var notes: [String] {
        guard picture.withheld > 0 else { return [] }
        return [
            isFiltered
                ? "Entries that are not open to you are not in this file."
                : "\(picture.withheld == 1 ? "1 entry is" : "\(picture.withheld) entries are") not open to you, and not in this file."
        ]
    }

    /// A cell that no spreadsheet takes for a formula.
    static func quoted(_ cell: String) -> String {
        let safe = "=+-@\t\r".contains(cell.first ?? " ") ? "'" + cell : cell
        guard safe.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
