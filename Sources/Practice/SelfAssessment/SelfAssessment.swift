import Guidance

/// An agency's assessments of its own safeguarding: each standard with evidence and a rating, what is done about it,
/// who signed it off, who moderated and challenged it, year after year.
package struct SelfAssessment: Process {
    package static let name = ProcessName.selfAssessment
    package static let isOneAgencys = true
    package static let acts: [any Act<SelfAssessment>.Type] = [
        Begin.self, Rate.self, Plan.self, Finish.self, SignOff.self, Moderate.self, Challenge.self, Respond.self,
    ]

    /// In the order in which they were begun.
    package internal(set) var rounds: [Round] = []

    package init() {}

    package var about: [PersonID] { [] }

    /// The latest round of a kind, which is worked on.
    package func current(_ kind: String) -> Round? { rounds.last { $0.kind == kind } }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard let last = rounds.last else { return [Begin.kind] }
        guard last.signedOff != nil else {
            return (last.unrated.isEmpty ? [SignOff.kind] : []) + [Rate.kind, Plan.kind]
                + (last.openActions.isEmpty ? [] : [Finish.kind])
        }
        return [Begin.kind] + (last.openActions.isEmpty ? [] : [Finish.kind]) + [Moderate.kind, Challenge.kind]
            + (last.challenges.contains { $0.answer == nil } ? [Respond.kind] : [])
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        rounds.flatMap { round -> [Waiting] in
            let isLatest = current(round.kind)?.number == round.number
            guard isLatest else { return [] }
            var waiting: [Waiting] = []
            if round.signedOff == nil {
                waiting.append(
                    Waiting(
                        "round \(round.number)", about: nil, since: round.stamp.happenedAt,
                        owner: .practitioner(round.stamp.by), what: "Go on with the self-assessment of \(round.year)",
                        why: round.unrated.isEmpty
                            ? "Every standard is rated: it can be signed off"
                            : "\(round.unrated.count) standards are not rated",
                        act: round.unrated.isEmpty ? SignOff.kind : Rate.kind))
            }
            for challenge in round.challenges where challenge.answer == nil {
                waiting.append(
                    Waiting(
                        "challenge \(challenge.number)", about: nil, since: challenge.stamp.happenedAt,
                        owner: .practitioner(round.stamp.by), what: "Answer a challenge to your self-assessment",
                        why: "Another agency asked on \(challenge.stamp.happenedAt.day.inWords)", act: Respond.kind))
            }
            return waiting
        }
    }

    func mustBeCurrent(_ kind: String, _ name: String) throws(Refusal) -> Round {
        guard let round = current(kind) else {
            throw .notNow(
                name + ".begun", "No self-assessment of that kind has been begun.", instead: "Begin it first.")
        }
        return round
    }

    func mustBeOpen(_ kind: String, _ name: String) throws(Refusal) -> Round {
        let round = try mustBeCurrent(kind, name)
        guard round.signedOff == nil else {
            throw .notNow(
                name + ".signedOff", "The self-assessment of \(round.year) has been signed off.",
                instead: "Begin the next one, which goes on from it.")
        }
        return round
    }

    func mustBeSignedOff(_ kind: String, _ name: String) throws(Refusal) -> Round {
        let round = try mustBeCurrent(kind, name)
        guard round.signedOff != nil else {
            throw .notNow(
                name + ".open", "The self-assessment of \(round.year) has not been signed off.",
                instead: "Wait until the agency has signed it off.")
        }
        return round
    }

    mutating func change(_ kind: String, _ change: (inout Round) -> Void) {
        guard let place = rounds.lastIndex(where: { $0.kind == kind }) else { return }
        change(&rounds[place])
    }
}

extension SelfAssessment {
    /// One year's self-assessment of a kind.
    package struct Round: Sendable {
        /// The entry that began it.
        package let number: Int
        /// An option of `selfAssessmentKinds`.
        package let kind: String
        package let year: Int
        package let stamp: Stamp
        /// Codes of the list of its kind, in their order.
        package let standards: [String]
        package internal(set) var ratings: [String: Rating] = [:]
        /// How each standard stood at the end of the round before.
        package let earlier: [String: Rating]
        package let earlierYear: Int?
        package internal(set) var actions: [Action] = []
        package internal(set) var signedOff: Stamped<SignOff>?
        package internal(set) var moderations: [String: Stamped<Moderate>] = [:]
        package internal(set) var challenges: [Asked] = []

        package var unrated: [String] { standards.filter { ratings[$0] == nil } }
        package var openActions: [Action] { actions.filter { $0.result == nil } }

        /// A standard's grade as it stands: the moderated one where there is one.
        package func grade(_ standard: String) -> String? {
            moderations[standard]?.act.grade ?? ratings[standard]?.grade
        }
    }

    /// How a standard is met, and what shows it.
    package struct Rating: Sendable, Hashable {
        /// An option of `selfAssessmentGrades`.
        package let grade: String
        package let evidence: String
    }

    /// Something an agency will do about a standard.
    package struct Action: Sendable {
        /// The entry that planned it.
        package let number: Int
        package let standard: String
        package let what: String
        package let who: String
        package let by: Day
        /// It comes from the round before.
        package internal(set) var isCarried = false
        package internal(set) var result: String?
    }

    /// What another agency asked about a standard, and the answer.
    package struct Asked: Sendable {
        /// The entry that asked it.
        package let number: Int
        package let stamp: Stamp
        package let standard: String
        package let words: String
        package internal(set) var answer: Stamped<Respond>?
    }

    /// The list that holds the standards of a kind.
    package static func list(of kind: String) -> ListKey? { ListKey(rawValue: kind + "Standards") }
}
