import Guidance
import Practice
import Readings
import Store

/// The children in need census of one council and year, as far as the processes of the record reach.
package struct Census: Sendable {
    package let year: CensusYear
    package let children: [CensusChild]
    package let queries: [CensusQuery]

    /// Reads the year's episodes in one snapshot and checks every one against the year's rules.
    package init(
        of council: AgencyID, year: CensusYear, from readings: Readings, in session: any Session
    ) throws {
        self.year = year
        let rows = try readings.episodes(of: council, openedFrom: year.from, until: year.until, in: session)
        let calendar = readings.library.workingDays
        children = try rows.map { try CensusChild($0, workingDays: calendar) }
        let rules = CensusRule.of(year)
        queries = children.flatMap { child in
            rules.filter { $0.isBroken(child, year) }.map {
                CensusQuery(localID: child.localID, code: $0.code, message: $0.message)
            }
        }
    }

    /// The columns of the file, named as the census names its items.
    package static let columns = [
        "LAchildID", "CINreferralDate", "ReferralSource", "ReferralNFA", "PrimaryNeedCode", "AssessmentActualStartDate",
        "AssessmentAuthorisationDate", "WorkingDays", "CINclosureDate", "ReasonForClosure",
    ]

    /// The census as a CSV file. No cell begins with a character that a spreadsheet would take for a formula.
    package var csv: String {
        ([Self.columns] + children.map(Self.cells)).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cells(_ child: CensusChild) -> [String] {
        [
            child.localID, child.referredOn.description, child.source ?? "", child.isNoFurtherAction ? "1" : "0",
            child.primaryNeed ?? "", child.assessmentStartedOn?.description ?? "",
            child.authorisedOn?.description ?? "", child.workingDays.map(String.init) ?? "",
            child.closedOn?.description ?? "", child.reason ?? "",
        ]
    }

    private static func quoted(_ cell: String) -> String {
        let safe = "=+-@\t\r".contains(cell.first ?? " ") ? "'" + cell : cell
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
