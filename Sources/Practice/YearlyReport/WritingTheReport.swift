import Guidance

extension YearlyReport {
    /// The report on a year is begun for a council's area.
    package struct Begin: Act, Claiming {
        package static let kind: ActKind = "yearlyReport.begin"
        package static let opens = true
        package static let settles: Set<String> = ["previousOn"]
        /// The year in which the reported year ends.
        package let year: Int
        package let council: AgencyID
        /// When the report on the year before was published first; the record knows it.
        package var previousOn: Day?

        package init(year: Int, council: AgencyID) {
            self.year = year
            self.council = council
        }

        /// One report for each area and year.
        package static func claim(_ council: AgencyID, _ year: Int) -> String { "yearlyReport/\(council.id)/\(year)" }

        package var claims: [String] { [Self.claim(council, year)] }

        package func settled(in setting: Setting) -> Begin {
            var act = self
            act.previousOn = setting.standing.previousReport
            return act
        }

        package func check(_ report: YearlyReport, in setting: Setting) throws(Refusal) {
            let name = "yearlyReport.begin"
            let cite = setting.guidance.duty(.yearlyReport).cite
            guard report.begun == nil else {
                throw .notNow(name + ".new", "This report has been begun.", instead: "Go on from its page.")
            }
            guard setting.standing.agencies[council] == Agency.councilKind else {
                throw .wrong(
                    name + ".council", "council", "A report is on the area of a council.",
                    instead: "Choose the council in whose area the partners work.", authority: cite)
            }
            let latest = ReportingYear(of: setting.happenedAt.day)
            guard latest.previous.previous.ending <= year, year <= latest.ending else {
                throw .wrong(
                    name + ".year", "year", "That year has not begun, or ended too long ago.",
                    instead: "Enter the year in which the reported year ends, such as \(latest.previous.ending).",
                    authority: cite)
            }
            if !setting.standing.taken.isEmpty {
                throw .notNow(
                    name + ".once", "There is a report on that year already.",
                    instead: "Open it, and publish a new version if something changed.")
            }
        }

        package func apply(to report: inout YearlyReport, _ stamp: Stamp) { report.begun = Stamped(self, stamp) }
    }

    /// A part of the report is written, beside the evidence that the record has for it.
    package struct Write: Act {
        package static let kind: ActKind = "yearlyReport.write"
        package static let standsAlone = true
        /// An option of `yearlyReportSections`.
        package let section: String
        package let text: String
        /// The entry whose text was in front of the writer; nil for a first text.
        package let replaces: Int?

        package init(section: String, text: String, replaces: Int? = nil) {
            self.section = section
            self.text = text
            self.replaces = replaces
        }

        package func check(_ report: YearlyReport, in setting: Setting) throws(Refusal) {
            let name = "yearlyReport.write"
            try report.mustBeBegun(name)
            if let latest = report.section(section), latest.stamp.number != replaces {
                throw .notNow(
                    name + ".changed", "Somebody saved this part while you were writing.",
                    instead: "Look at both texts, put together what should stand, and save that.")
            }
            if report.section(section)?.act.text == text {
                throw .notNow(name + ".same", "That is what stands there.", instead: "There is nothing to change.")
            }
        }

        package func apply(to report: inout YearlyReport, _ stamp: Stamp) {
            report.written[section, default: []].append(Stamped(self, stamp))
            report.signatures = []
        }
    }
}
