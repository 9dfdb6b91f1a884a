import Guidance

extension Partnership {
    /// The threshold document as data: levels of need with their indicators, and the criteria of each step.
    ///
    /// Everyone who refers or decides has it beside the form.
    package struct PublishThreshold: Act {
        package static let kind: ActKind = "threshold.publish"
        package let from: Day
        /// Words for each option of `thresholdLevels`: one indicator a line.
        package let indicators: [String: String]
        /// The same: what help there is at this level and how it is asked for.
        package let help: [String: String]
        package let earlyHelp: String
        /// Words for each option of `thresholdCriteria`.
        package let criteria: [String: String]
        /// Words for each option of `thresholdProcedures`.
        package let procedures: [String: String]
        package let agreedBy: [PractitionerID]

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "threshold.publish"
            try partnership.mustHaveBegun()
            for (question, list, given) in [
                ("indicators", ListKey.thresholdLevels, indicators), ("criteria", .thresholdCriteria, criteria),
                ("procedures", .thresholdProcedures, procedures),
            ] {
                if let missing = setting.guidance.options(list).first(where: { (given[$0.code] ?? "").isEmpty }) {
                    throw .wrong(
                        name + ".complete", question, "Nothing is said about “\(missing.label)”.",
                        instead: "Fill in each heading the edition asks for.", authority: "WT2023 para 117")
                }
            }
            if let before = partnership.thresholds.last, from < before.act.from {
                throw .wrong(
                    name + ".before", "from", "A later document holds already.",
                    instead: "Enter a day after \(before.act.from.inWords).")
            }
            try partnership.mustAllAgree(agreedBy, name, in: setting)
            try partnership.mustNotHaveRefused("thresholdDocument", agreedBy, name, in: setting)
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.thresholds.append(Stamped(self, stamp))
            partnership.close("thresholdDocument", stamp)
        }

        /// The indicators of a level, one by one.
        package func indicators(of level: String) -> [String] {
            (indicators[level] ?? "").split(separator: "\n").map { String($0) }.filter { !$0.isEmpty }
        }

        /// Levels of the edition in force of which the document gives no sign: it predates them.
        package func silent(under guidance: Guidance) -> [Option] {
            guidance.options(.thresholdLevels).filter { indicators(of: $0.code).isEmpty }
        }
    }

    package func threshold(on day: Day) -> Stamped<PublishThreshold>? {
        thresholds.last { $0.act.from <= day }
    }
}
