import Guidance

extension YearlyReport {
    /// The report is published: its words and the year's figures are frozen with their hash, open to everyone.
    ///
    /// Duties `yearlyReport.publication` and `yearlyReport.byAutumn` stop at the first version. 1. What was done and how
    /// effective it was are always there. 2. A part that is left out has a reason. 3. Each of the three partners has signed
    /// it as it stands. 4. A later version says what changed; the earlier one stays readable.
    package struct Publish: Act {
        package static let kind: ActKind = "yearlyReport.publish"
        package static let settles: Set<String> = ["agreedBy", "signatures", "figures", "hash"]
        /// Who agreed, in words: in reports that were published before partners signed in the record.
        package let agreedBy: String?
        package let leftOutBecause: String?
        package let changedBecause: String?
        package let lateBecause: String?
        /// Who signed it for each partner, in the order in which they did.
        package var signatures: [Signature]?
        /// The year's figures as they may be told in public; the record knows them.
        package var figures: [FrozenFigure]?
        /// SHA-256 over words and figures, by which a copy can be proved.
        package var hash: String?

        package init(leftOutBecause: String? = nil, changedBecause: String? = nil, lateBecause: String? = nil) {
            agreedBy = nil
            self.leftOutBecause = leftOutBecause
            self.changedBecause = changedBecause
            self.lateBecause = lateBecause
        }

        package func settled(on report: YearlyReport, in setting: Setting) -> Publish {
            var act = self
            let figures = setting.standing.figures
            act.signatures = report.signatures
            act.figures = figures
            act.hash = setting.hash(Self.text(of: report.sections, figures))
            return act
        }

        /// What the hash is taken over: each part under its code, in order, then each figure in a line.
        package static func text(of sections: [String: String], _ figures: [FrozenFigure]) -> String {
            let parts = sections.sorted { $0.key < $1.key }.map { "[\($0.key)]\n\($0.value)\n" }
            return parts.joined() + "[figures]\n" + figures.map { $0.line + "\n" }.joined()
        }

        package func check(_ report: YearlyReport, in setting: Setting) throws(Refusal) {
            let name = "yearlyReport.publish"
            try report.mustBeReady(name, in: setting)
            let written = report.sections
            let all = setting.guidance.options(.yearlyReportSections)
            let leftOut = all.filter { (written[$0.code] ?? "").isEmpty }
            if !leftOut.isEmpty && (leftOutBecause ?? "").isEmpty {
                throw .wrong(
                    name + ".leftOut", "leftOutBecause",
                    "Some parts are empty: \(leftOut.map(\.label).joined(separator: "; ")).",
                    instead: "Write them, or say why the report has none.",
                    authority: setting.guidance.duty(.yearlyReportByAutumn).cite)
            }
            if !report.versions.isEmpty && (changedBecause ?? "").isEmpty {
                throw .wrong(
                    name + ".changed", "changedBecause", "This report has been published before.",
                    instead: "Say what changed since, and why: both versions stay readable.")
            }
            try report.mustBeSigned(name, in: setting)
        }

        package func apply(to report: inout YearlyReport, _ stamp: Stamp) {
            report.versions.append(
                Version(
                    number: report.versions.count + 1, published: self, stamp: stamp, sections: report.sections))
            report.signatures = []
            report.asked = nil
        }
    }

    /// The published report is sent to the national panel and to the department.
    package struct Send: Act {
        package static let kind: ActKind = "yearlyReport.send"
        package let toPanel: Bool
        package let toDepartment: Bool
        package let how: String
        package let lateBecause: String?

        package init(toPanel: Bool, toDepartment: Bool, how: String, lateBecause: String? = nil) {
            self.toPanel = toPanel
            self.toDepartment = toDepartment
            self.how = how
            self.lateBecause = lateBecause
        }

        package func check(_ report: YearlyReport, in setting: Setting) throws(Refusal) {
            let name = "yearlyReport.send"
            let cite = setting.guidance.duty(.yearlyReportCopies).cite
            guard let latest = report.versions.last else {
                throw Refusal(
                    name + ".published", .notNow, because: "The report has not been published.", authority: cite,
                    instead: "Publish it first; then send it.")
            }
            if setting.happenedAt < latest.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "That is before it was published.",
                    instead: "Enter when it was sent.", authority: cite)
            }
            if !toPanel || !toDepartment {
                throw .wrong(
                    name + ".both", toPanel ? "toDepartment" : "toPanel",
                    "The report goes to the national panel and to the department.",
                    instead: "Record this when both have it.", authority: cite)
            }
        }

        package func apply(to report: inout YearlyReport, _ stamp: Stamp) { report.sent.append(Stamped(self, stamp)) }
    }
}
