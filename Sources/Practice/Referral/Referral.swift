import Guidance

/// A worry about a child brought to a council, and the council's decision what response the child needs.
///
/// A part of `Episode`. The sender says what they ask for; the council says openly whether it takes it as a contact or
/// a referral, and the sender is told. The decision clock runs from receipt in either case.
package struct Referral: Sendable {
    /// The role that looks after contacts and referrals at a council, an option of `practitionerRoles`.
    package static let frontDoor = "dutySocialWorker"

    package static let acts: [any Act<Episode>.Type] = [
        Make.self, Receive.self, Classify.self, Acknowledge.self, Decide.self, Feedback.self,
    ]

    package var received: Stamped<Received>?
    /// The early help that came with it.
    package var earlyHelp: CarriedEarlyHelp?
    package var classifications: [Stamped<Classify>] = []
    package var acknowledged: Stamped<Acknowledge>?
    /// Every decision; there is a second one only where the first was challenged and is changed.
    package var decisions: [Stamped<Decide>] = []
    package var feedback: [Stamped<Feedback>] = []

    package init() {}

    /// The decision that holds, and the first, which stopped the clock.
    package var decided: Stamped<Decide>? { decisions.last }
    package var firstDecided: Stamped<Decide>? { decisions.first }
    /// How the council takes it now: `contact` or `referral`.
    package var classification: Stamped<Classify>? { classifications.last }
    package var isReferral: Bool { classification?.act.takenAs == Taken.referral }
    /// There is someone to acknowledge it to and to tell the decision.
    package var canTellReferrer: Bool { received?.act.isAnonymous == false }

    /// What a contact can be taken as; options of `classification`.
    package enum Taken {
        package static let contact = "contact"
        package static let referral = "referral"
    }

    /// What was received, whichever door it came through.
    package struct Received: Sendable {
        package let askedFor: String
        package let worry: String
        package let childsWords: String?
        package let source: String?
        /// Who told the council, when they have no account here.
        package let from: String?
        /// They asked not to be named, so nobody can be told what became of it.
        package let isAnonymous: Bool
        package let danger: String
        package let parentsTold: Bool
    }
}
