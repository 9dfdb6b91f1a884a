import Guidance

extension Partnership {
    /// What independent scrutiny found and recommended, and what the partners answered.
    package struct Finding: Sendable {
        package let found: Stamped<FindByScrutiny>
        package var answer: Stamped<AnswerScrutiny>?
        package var finished: Stamped<FinishScrutiny>?

        /// What the partners undertook and have not said the result of: what is to be done, and by when.
        package var openAction: Stamped<AnswerScrutiny>? {
            guard finished == nil, let answer, answer.act.answer != AnswerScrutiny.refused,
                !(answer.act.action ?? "").isEmpty
            else { return nil }
            return answer
        }
    }

    /// The leads sign a plan of independent scrutiny: who, what of, how often, and how findings are handled.
    ///
    /// Rule `scrutiny.independent`: whoever scrutinises neither speaks for a partner, nor chairs, nor runs the
    /// business.
    package struct PlanScrutiny: Act {
        package static let kind: ActKind = "scrutiny.plan"
        package let year: Int
        package let scrutineers: [PractitionerID]
        package let areas: String
        package let methods: String
        package let reviewed: String
        package let handling: String
        package let agreedBy: [PractitionerID]

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "scrutiny.plan"
            try partnership.mustHaveBegun()
            let rule = setting.guidance.rule(.independentScrutiny)
            let day = setting.happenedAt.day
            for one in scrutineers {
                let speaks = partnership.appointments.contains { $0.practitioner == one && $0.holds(on: day) }
                let works = setting.standing.practitioners[one].map { partnership.partner($0.agency, on: day) != nil }
                if speaks || one == partnership.manager(on: day) || works ?? true {
                    throw .wrong(
                        name + ".independent", "scrutineers",
                        "They speak for a partner, work for one, chair, or run the partnership's business.",
                        instead: "Choose somebody independent of the partners. The partnership chair is not scrutiny.",
                        authority: rule.cite)
                }
            }
            try partnership.mustAllAgree(agreedBy, name, in: setting)
            try partnership.mustNotHaveRefused("scrutinyPlan", agreedBy, name, in: setting)
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.scrutinyPlans.append(Stamped(self, stamp))
            partnership.close("scrutinyPlan", stamp)
        }
    }

    /// Independent scrutiny says what it found, and what should change.
    package struct FindByScrutiny: Act {
        package static let kind: ActKind = "scrutiny.find"
        package let area: String
        package let found: String
        package let evidence: String
        package let recommends: String?
        package let by: Day?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "scrutiny.find"
            try partnership.mustHaveBegun()
            guard let plan = partnership.scrutinyPlans.last, plan.act.scrutineers.contains(setting.who.practitioner)
            else {
                throw Refusal(
                    name + ".named", .mayNot, because: "They are not named for scrutiny in the plan.",
                    authority: setting.guidance.rule(.independentScrutiny).cite,
                    instead: "Ask whoever is named in the scrutiny plan.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            partnership.findings.append(Finding(found: Stamped(self, stamp)))
        }
    }

    /// The partners answer a finding: whether they accept it, what they do, and by when.
    package struct AnswerScrutiny: Act {
        package static let kind: ActKind = "scrutiny.respond"
        package let entry: Int
        /// An option of `scrutinyAnswers`.
        package let answer: String
        package let because: String
        package let action: String?
        package let by: Day?

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "scrutiny.respond"
            try partnership.mustSpeak(name, in: setting)
            guard let finding = partnership.findings.first(where: { $0.found.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no finding of scrutiny here.",
                    instead: "Enter the number that stands beside the finding.")
            }
            guard finding.answer == nil else {
                throw .notNow(
                    name + ".once", "That finding is answered.", instead: "Record a decision if more is to be done.")
            }
            guard answer == Self.refused || !(action ?? "").isEmpty else {
                throw .wrong(
                    name + ".action", "action", "What is accepted is acted on.",
                    instead: "Say what will be done and by when.",
                    authority: setting.guidance.rule(.independentScrutiny).cite)
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.findings.firstIndex(where: { $0.found.stamp.number == entry }) else { return }
            partnership.findings[place].answer = Stamped(self, stamp)
        }

        /// An option of `scrutinyAnswers`: nothing is undertaken.
        static let refused = "notAccepted"
    }

    /// What came of an action that the partners undertook in answer to scrutiny.
    package struct FinishScrutiny: Act {
        package static let kind: ActKind = "scrutiny.finish"
        /// The entry of the finding that was answered.
        package let entry: Int
        package let result: String

        package func check(_ partnership: Partnership, in setting: Setting) throws(Refusal) {
            let name = "scrutiny.finish"
            try partnership.mustHaveBegun()
            let rule = setting.guidance.rule(.independentScrutiny)
            guard let finding = partnership.findings.first(where: { $0.found.stamp.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no finding of scrutiny here.",
                    instead: "Enter the number that stands beside the finding.", authority: rule.cite)
            }
            if let before = finding.finished {
                throw .notNow(
                    name + ".once", "Its result was recorded on \(before.stamp.happenedAt.day.inWords).",
                    instead: "Record a decision if more is to be done.")
            }
            guard finding.openAction != nil else {
                throw .notNow(
                    name + ".action", "The partners have undertaken nothing in answer to that finding.",
                    instead: "Answer the finding first.")
            }
        }

        package func apply(to partnership: inout Partnership, _ stamp: Stamp) {
            guard let place = partnership.findings.firstIndex(where: { $0.found.stamp.number == entry }) else { return }
            partnership.findings[place].finished = Stamped(self, stamp)
        }
    }
}
