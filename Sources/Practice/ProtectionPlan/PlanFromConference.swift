import Guidance

extension ProtectionPlan {
    /// Something the conference wrote that a form of the plan asks for again.
    package struct FromConference: Sendable {
        /// The question of the plan's form.
        package let question: String
        package let words: String
        package let holds: FieldClass
        package let stamp: Stamp
        /// The act in which it was written.
        package let act: ActKind
        /// It says more than is asked, so it is read beside the question and never taken as its answer.
        package let isToRead: Bool
    }

    /// Acts whose forms ask for what the conference wrote.
    package static let asksAfterConference: Set<ActKind> = [Write.kind, Outcome.kind]

    /// Parts of the conference's record by the question of the plan that asks for the same.
    private static let minuted = [
        ("risks", "worry"), ("strengths", "strengths"), ("childsViews", "childsViews"),
        ("familysViews", "familysViews"),
    ]

    /// What the conference wrote that these forms ask for: of the first plan's words and its outcomes, and of a plan that
    /// is written anew after a review. Whatever the plan has said since is newer, and then nothing is given.
    package static func fromConference(for act: ActKind, in episode: Episode) -> [FromConference] {
        guard let course = episode.protectionPlan.open else { return [] }
        let decisions = Set([course.start.number] + course.reviews.map(\.stamp.number))
        guard
            let meeting = episode.conference.meetings.last(where: { meeting in
                meeting.decision.map { decisions.contains($0.number) } ?? false
            }), let decision = meeting.decision, decision.number > course.versions.last?.stamp.number ?? 0
        else { return [] }
        func outline(_ question: String) -> [FromConference] {
            guard let held = meeting.held, let words = held.act.outline, !words.isEmpty else { return [] }
            return [
                FromConference(
                    question: question, words: words, holds: .narrative, stamp: held.stamp,
                    act: Conference.Hold.kind, isToRead: true)
            ]
        }
        switch act {
        case Outcome.kind: return outline("change")
        case Write.kind:
            let said = minuted.compactMap { section, question -> FromConference? in
                guard let part = meeting.section(section), !part.act.text.isEmpty else { return nil }
                return FromConference(
                    question: question, words: part.act.text, holds: Conference.holds(section), stamp: part.stamp,
                    act: Conference.Minute.kind, isToRead: false)
            }
            return said + outline("contingency")
        default: return []
        }
    }
}
