import Guidance

/// Checks that several acts of an episode share.
extension Episode {
    /// The episode exists and is open.
    func mustBeOpen(_ rule: String) throws(Refusal) {
        guard referral.received != nil else {
            throw .notNow(
                rule, "There is no contact or referral here yet.",
                instead: "Start with a referral, or record the contact that was received.")
        }
        if let closure {
            throw .notNow(
                rule, "This episode was closed on \(closure.stamp.happenedAt.day.inWords).",
                instead: "Make a new referral: it will show this episode as history.")
        }
    }

    /// The practitioner works for the council that holds the episode.
    func mustBeTheCouncil(_ setting: Setting, _ rule: String, cite: String) throws(Refusal) {
        guard setting.who.agency == council else {
            throw Refusal(
                rule, .mayNot, because: "The council that received the referral does this.", authority: cite,
                instead:
                    "Contact the council named on the episode; if you disagree, ask for its decision in writing."
            )
        }
    }

    /// The practitioner works for the council that holds the episode, or leads the assessment for another agency.
    func mustBeTheCouncilOrLead(_ setting: Setting, _ rule: String, cite: String) throws(Refusal) {
        if setting.who.practitioner == lead { return }
        try mustBeTheCouncil(setting, rule, cite: cite)
    }

    /// A decision has been made that a lead practitioner assesses.
    func mustBeAssessing(_ rule: String) throws(Refusal) {
        try mustBeOpen(rule)
        guard let decided = referral.decided, Step.assesses.contains(decided.act.step) else {
            throw .notNow(
                rule, "No assessment has been decided on.",
                instead: "Decide what response the referral needs first.")
        }
    }

    /// The practitioner is the lead practitioner.
    func mustLead(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBeAssessing(rule)
        let cite = setting.guidance.rule(.leadAssessment).cite
        guard let lead else {
            throw .notNow(
                rule, "No lead practitioner has been named.", instead: "Name the lead practitioner first.")
        }
        guard setting.who.practitioner == lead else {
            throw Refusal(
                rule, .mayNot, because: "The lead practitioner does this.", authority: cite,
                instead: "Ask the lead practitioner, or have the work reallocated to you.")
        }
    }

    /// What is recorded did not happen before the episode began.
    func mustFollowReceipt(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard let received = referral.received, setting.happenedAt < received.stamp.happenedAt else { return }
        throw .wrong(
            rule, "happenedAt",
            "This is before the referral was received (\(received.stamp.happenedAt.inWords)).",
            instead: "Enter when it happened, on or after that time.")
    }

    /// Whoever answers for the child explains a missed date.
    package func checkExplains(_ duty: DutyKey, in setting: Setting) throws(Refusal) {
        try mustBeTheCouncilOrLead(
            setting, "episode.explainLate.council", cite: setting.guidance.duty(duty).cite)
    }
}
