import Guidance
import Practice
import Readings

/// The multi-agency dataset as a file for a spreadsheet: one line for each figure, small numbers hidden in it as on the page.
package enum DatasetFile {
    package static let columns = [
        "Area", "Year", "Measure", "Divided by", "Line", "Number", "Of these", "Per cent", "Definition",
    ]

    /// - Parameters:
    ///   - years: one or more years of one area.
    ///   - area: what the council is called.
    ///   - label: what a line of a division is called.
    package static func csv(
        _ years: [YearFigures], area: String, label: (String, Dimension) -> String
    ) -> String {
        var lines = [columns]
        for figures in years {
            for measure in figures.measures {
                func add(_ by: String, _ line: String, _ figure: Figure) {
                    lines.append(row(figures.year, area, measure.measure, by, line, figure))
                }
                add("Whole year", "", measure.whole)
                for month in measure.months where !month.isToCome {
                    add(Dimension.all.title, month.value, month.figure)
                }
                for dimension in Dimension.allCases {
                    for row in measure.divided[dimension] ?? [] {
                        add(dimension.title, label(row.value, dimension), row.figure)
                    }
                }
            }
        }
        return text(lines)
    }

    /// Lines as comma-separated values.
    package static func text(_ lines: [[String]]) -> String {
        lines.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func row(
        _ year: ReportingYear, _ area: String, _ measure: Measure, _ by: String, _ line: String, _ figure: Figure
    ) -> [String] {
        let met = measure.countsMet ? figure.met.map { "\($0)" } ?? Figure.hidden : ""
        let share = figure.perMille.map { "\($0 / 10).\($0 % 10)" } ?? ""
        return [
            area, year.inWords, measure.title, by, line, figure.totalInWords, met, share, measure.definition,
        ]
    }

    /// A cell that no spreadsheet takes for a formula.
    private static func quoted(_ cell: String) -> String {
        let safe = "=+-@\t\r".contains(cell.first ?? " ") ? "'" + cell : cell
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
