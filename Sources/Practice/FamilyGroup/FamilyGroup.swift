import Guidance

/// A process in which a family may be offered a family group conference: early help and an episode.
package protocol HoldsFamilyGroup: Corrected {
    var familyGroup: FamilyGroup<Self> { get set }
    /// The kind of act in this process: `familyGroup.offer` in an episode, for instance.
    static func familyGroupKind(_ verb: FamilyGroupVerb) -> ActKind
    /// Refuses whoever does not carry the work, or work that has not begun or has ended.
    func checkFamilyGroup(_ setting: Setting, _ rule: String) throws(Refusal)
}

/// What is done about a family group conference.
package enum FamilyGroupVerb: String, Sendable, CaseIterable {
    case offer, answer, hold, review
}

/// Family group decision-making: the family's network meets, makes a plan of its own, and the plan is looked at again.
///
/// A part of `Episode`, and of `EarlyHelp`, at any stage. It is voluntary: an offer may be declined, and may be made
/// again. What the family decides stands in its own words.
package struct FamilyGroup<Of: HoldsFamilyGroup>: Sendable {
    package internal(set) var offers: [Offered] = []
    package internal(set) var answers: [Stamped<Answer>] = []
    package internal(set) var meetings: [Stamped<Hold>] = []
    package internal(set) var reviews: [Stamped<Review>] = []

    package init() {}

    package static var acts: [any Act<Of>.Type] { [Offer.self, Answer.self, Hold.self, Review.self] }

    /// An offer, or the reason why none was made.
    package struct Offered: Sendable {
        package let stamp: Stamp
        package let toWhom: String
        package let purpose: String
        package let answerBy: Day?
        /// Made before an application to the court.
        package let isBeforeCourt: Bool
        /// An option of `familyGroupNotOffered`, where none was made.
        package let notOffered: String?
        package let because: String?
    }

    /// The last offer that was made.
    package var offer: Offered? { offers.last { $0.notOffered == nil } }
    /// The answer to the last offer, when there is one.
    package var answer: Stamped<Answer>? {
        guard let offer else { return nil }
        return answers.last { $0.stamp.number > offer.stamp.number }
    }
    package var isAccepted: Bool { answer?.act.answer == Answer.accepted }
    /// The meeting that followed the last offer.
    package var meeting: Stamped<Hold>? {
        guard let offer else { return meetings.last }
        return meetings.last { $0.stamp.number > offer.stamp.number }
    }
    /// The family's plan that the council or the team around them agreed to, as it stands.
    package var plan: Stamped<Hold>? { meetings.last { $0.act.agreed } }

    /// Duties `familyGroup.meeting` and `familyGroup.review`: times of the partnership's own. The first runs from an
    /// accepted offer to the meeting, the second from a family's plan, and from each look at it, to the next.
    func clocks(about child: PersonID?, owner: Owner, ended: Stamp?, under guidance: Guidance)
        -> [Clock]
    {
        var clocks: [Clock] = []
        for accepted in answers where accepted.act.answer == Answer.accepted {
            let held = meetings.first { $0.stamp.number > accepted.stamp.number }
            let next = offers.first { $0.stamp.number > accepted.stamp.number }
            clocks.append(
                Clock(
                    .familyGroupMeeting, about: child, from: accepted.stamp.happenedAt, under: guidance,
                    stoppedAt: (held?.stamp ?? next?.stamp ?? ended)?.happenedAt,
                    lateBecause: held?.act.lateBecause,
                    owner: owner, stops: Of.familyGroupKind(.hold), mark: accepted.stamp.number))
        }
        for plan in meetings where plan.act.agreed {
            let replaced = meetings.first { $0.act.agreed && $0.stamp.number > plan.stamp.number }?.stamp
            let looks = reviews.filter {
                $0.stamp.number > plan.stamp.number && $0.stamp.number < replaced?.number ?? .max
            }
            for start in [plan.stamp] + looks.filter({ $0.act.outcome != Review.ended }).map(\.stamp) {
                let look = looks.first { $0.stamp.number > start.number }
                clocks.append(
                    Clock(
                        .familyGroupReview, about: child, from: start.happenedAt, under: guidance,
                        stoppedAt: (look?.stamp ?? replaced ?? ended)?.happenedAt, lateBecause: look?.act.lateBecause,
                        owner: owner, stops: Of.familyGroupKind(.review), mark: start.number))
            }
        }
        return clocks
    }

    func waiting(about child: PersonID?, owner: Owner) -> [Waiting] {
        guard let offer, answer == nil, meeting == nil else { return [] }
        return [
            Waiting(
                "familyGroup.answer", about: child, since: offer.stamp.happenedAt, owner: owner,
                what: "Record the answer to the offer of a family group conference",
                why: "Offered on \(offer.stamp.happenedAt.day.inWords)"
                    + (offer.answerBy.map { ", to be answered by \($0.inWords)" } ?? ""),
                act: Of.familyGroupKind(.answer))
        ]
    }

    /// What can come next: an answer to an offer, the meeting, a look at the family's plan, another offer.
    var next: [ActKind] {
        if offer != nil, answer == nil, meeting == nil { return [kind(.answer), kind(.offer)] }
        if isAccepted, meeting == nil { return [kind(.hold), kind(.offer)] }
        if let plan, !isEnded(plan) { return [kind(.review), kind(.offer)] }
        return [kind(.offer)]
    }

    private func isEnded(_ plan: Stamped<Hold>) -> Bool {
        reviews.contains { $0.stamp.number > plan.stamp.number && $0.act.outcome == Review.ended }
    }

    private func kind(_ verb: FamilyGroupVerb) -> ActKind { Of.familyGroupKind(verb) }
}
