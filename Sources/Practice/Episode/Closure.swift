import Guidance

extension Episode {
    /// The episode ends, with the reason and a summary the child may one day read.
    package struct Close: Act {
        package static let kind: ActKind = "episode.close"
        package let reason: String
        package let summary: String
        package let tried: String?
        package let turnTo: String?
        package let familyTold: Bool
        package let familyNotToldBecause: String?

        package init(
            reason: String, summary: String, tried: String? = nil, turnTo: String? = nil, familyTold: Bool,
            familyNotToldBecause: String? = nil
        ) {
            self.reason = reason
            self.summary = summary
            self.tried = tried
            self.turnTo = turnTo
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
        }

        /// Reasons that end an episode whatever stage it has reached, options of `closureReasons`: the child died, was
        /// adopted or lives under an order, or was passed to another council or to adult social care.
        package static let endsAtAnyStage: Set<String> = ["RC1", "RC2", "RC3", "RC4", "RC5", "RC6"]
        /// Reasons that say an assessment was made.
        package static let followsAssessment: Set<String> = ["RC8", "RC9"]

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "episode.close"
            try episode.mustBeOpen(name + ".open")
            let cite = setting.guidance.duty(.referralDecision).cite
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            guard let decided = episode.referral.decided else {
                throw Refusal(
                    name + ".decided", .notNow, because: "No decision has been made on the referral.",
                    authority: cite, instead: "Decide what response the child needs, then close.")
            }
            if Self.followsAssessment.contains(reason) && !Step.assesses.contains(decided.act.step) {
                throw .wrong(
                    name + ".assessed", "reason", "That reason says an assessment was made, and none was.",
                    instead: "Choose the reason that fits a decision without an assessment.",
                    authority: setting.guidance.rule(.approveAssessment).cite)
            }
            let anyStage = Self.endsAtAnyStage.contains(reason)
            if Step.assesses.contains(decided.act.step) && episode.assessment.approved == nil && !anyStage {
                throw Refusal(
                    name + ".approved", .notNow, because: "The assessment has not been approved.",
                    authority: setting.guidance.rule(.approveAssessment).cite,
                    instead:
                        "Finish and approve the assessment, or give a reason that ends the episode at any stage."
                )
            }
            if episode.assessment.approved != nil && episode.assessment.told.isEmpty && !anyStage {
                throw Refusal(
                    name + ".told", .notNow,
                    because: "The family and the agencies have not been told in writing.",
                    authority: setting.guidance.duty(.assessmentTold).cite,
                    instead: "Record that they were told, then close.")
            }
            for part in episode.parts {
                if let refusal = part.keepsOpen(episode) { throw refusal }
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.closure = Stamped(self, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Episode closed",
                [
                    .of("Summary", summary), .of("What was tried", tried), .of("Whom to turn to", turnTo),
                    .of("Family not told because", familyNotToldBecause),
                ], weight: .key)
        }
    }
}
