import Guidance

extension SelfAssessment {
    /// The partnership looks at a rating beside those of others, and lets it stand or gives another.
    package struct Moderate: Act {
        package static let kind: ActKind = "selfAssessment.moderate"
        package static let isApproval = true
        package let assessment: String
        package let standard: String
        /// An option of `selfAssessmentGrades`: what it is after moderation.
        package let grade: String
        package let because: String

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.moderate"
            try Keeping.checkOutside(name, in: setting)
            try assessments.mustBeSignedOff(assessment, name).mustHave(standard, name)
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) { $0.moderations[standard] = Stamped(self, stamp) }
        }
    }

    /// Another agency asks about a rating, as a critical friend.
    package struct Challenge: Act {
        package static let kind: ActKind = "selfAssessment.challenge"
        package static let standsAlone = true
        package let assessment: String
        package let standard: String
        package let words: String

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.challenge"
            try Keeping.checkOutside(name, in: setting)
            try assessments.mustBeSignedOff(assessment, name).mustHave(standard, name)
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) {
                $0.challenges.append(Asked(number: stamp.number, stamp: stamp, standard: standard, words: words))
            }
        }
    }

    /// The agency answers a challenge.
    package struct Respond: Act {
        package static let kind: ActKind = "selfAssessment.respond"
        package let assessment: String
        package let entry: Int
        package let answer: String

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.respond"
            try Keeping.check(name, in: setting)
            let round = try assessments.mustBeCurrent(assessment, name)
            guard round.challenges.contains(where: { $0.number == entry && $0.answer == nil }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no challenge that waits for an answer.",
                    instead: "Enter the number that stands beside the challenge.")
            }
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) { round in
                guard let place = round.challenges.firstIndex(where: { $0.number == entry }) else { return }
                round.challenges[place].answer = Stamped(self, stamp)
            }
        }
    }
}
