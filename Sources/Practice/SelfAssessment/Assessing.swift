import Guidance

extension SelfAssessment {
    /// A year's self-assessment begins, with the standards of that day, last year's ratings beside them, and what was
    /// still to be done.
    package struct Begin: Act {
        package static let kind: ActKind = "selfAssessment.begin"
        package static let opens = true
        package static let joins = true
        package static let settles: Set<String> = ["standards"]
        package var agency: AgencyID?
        /// An option of `selfAssessmentKinds`.
        package let assessment: String
        package let year: Int
        package var standards: [String]?

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.begin"
            try Keeping.check(name, in: setting)
            try Keeping.checkAgency(agency, name, in: setting)
            if let last = assessments.current(assessment) {
                guard last.signedOff != nil else {
                    throw .notNow(
                        name + ".open", "The self-assessment of \(last.year) has not been signed off.",
                        instead: "Sign it off first, so that the next can go on from it.")
                }
                guard year > last.year else {
                    throw .wrong(
                        name + ".year", "year", "The last one was of \(last.year).", instead: "Enter a later year.")
                }
            }
            let now = setting.happenedAt.day.year
            guard (now - 2...now + 1).contains(year) else {
                throw .wrong(
                    name + ".far", "year", "\(year) is not near.",
                    instead: "Enter the year it is about, such as \(now).")
            }
        }

        package func settled(in setting: Setting) -> Begin {
            var settled = self
            settled.standards = SelfAssessment.list(of: assessment).map { setting.guidance.options($0).map(\.code) }
            return settled
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            let last = assessments.current(assessment)
            var earlier: [String: Rating] = [:]
            for (standard, rating) in last?.ratings ?? [:] {
                earlier[standard] = Rating(grade: last?.grade(standard) ?? rating.grade, evidence: rating.evidence)
            }
            var round = Round(
                number: stamp.number, kind: assessment, year: year, stamp: stamp, standards: standards ?? [],
                earlier: earlier, earlierYear: last?.year)
            round.actions = (last?.openActions ?? []).map { action in
                var action = action
                action.isCarried = true
                return action
            }
            assessments.rounds.append(round)
        }
    }

    /// How a standard is met, with what shows it.
    package struct Rate: Act {
        package static let kind: ActKind = "selfAssessment.rate"
        package let assessment: String
        /// A code of the list of the kind.
        package let standard: String
        /// An option of `selfAssessmentGrades`.
        package let grade: String
        package let evidence: String

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.rate"
            try Keeping.check(name, in: setting)
            try assessments.mustBeOpen(assessment, name).mustHave(standard, name)
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) { $0.ratings[standard] = Rating(grade: grade, evidence: evidence) }
        }
    }

    /// Something will be done about a standard.
    package struct Plan: Act {
        package static let kind: ActKind = "selfAssessment.plan"
        package let assessment: String
        package let standard: String
        package let what: String
        package let who: String
        package let by: Day

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.plan"
            try Keeping.check(name, in: setting)
            try assessments.mustBeCurrent(assessment, name).mustHave(standard, name)
            try Keeping.checkDay(by, "by", name + ".passed", in: setting)
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) {
                $0.actions.append(Action(number: stamp.number, standard: standard, what: what, who: who, by: by))
            }
        }
    }

    /// What came of an action.
    package struct Finish: Act {
        package static let kind: ActKind = "selfAssessment.finish"
        package let assessment: String
        package let entry: Int
        package let result: String

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.finish"
            try Keeping.check(name, in: setting)
            let round = try assessments.mustBeCurrent(assessment, name)
            guard round.openActions.contains(where: { $0.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no open action here.",
                    instead: "Enter the number that stands beside the action.")
            }
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) { round in
                guard let place = round.actions.firstIndex(where: { $0.number == entry }) else { return }
                round.actions[place].result = result
            }
        }
    }

    /// The agency's board, governors or chief officer stand behind it.
    package struct SignOff: Act {
        package static let kind: ActKind = "selfAssessment.signOff"
        package let assessment: String
        /// Who signed it, and as what.
        package let by: String
        package let statement: String

        package func check(_ assessments: SelfAssessment, in setting: Setting) throws(Refusal) {
            let name = "selfAssessment.signOff"
            try Keeping.check(name, in: setting)
            let round = try assessments.mustBeOpen(assessment, name)
            guard round.unrated.isEmpty else {
                throw .notNow(
                    name + ".unrated", "\(round.unrated.count) standards are not rated.", instead: "Rate them first.")
            }
        }

        package func apply(to assessments: inout SelfAssessment, _ stamp: Stamp) {
            assessments.change(assessment) { $0.signedOff = Stamped(self, stamp) }
        }
    }
}

extension SelfAssessment.Round {
    func mustHave(_ standard: String, _ name: String) throws(Refusal) {
        guard standards.contains(standard) else {
            throw .wrong(
                name + ".standard", "standard", "“\(standard)” is no standard of this self-assessment.",
                instead: "Enter one of \(standards.joined(separator: ", ")).")
        }
    }
}
