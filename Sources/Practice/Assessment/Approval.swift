import Guidance

extension Assessment {
    /// The supervisor returns the assessment with comments.
    package struct Return: Act {
        package static let kind: ActKind = "assessment.return"
        package let comments: String

        package init(comments: String) { self.comments = comments }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            try mustBeApprover(episode, setting, "assessment.return")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.returns.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Assessment returned with comments", [.of("Comments", comments)])
        }
    }

    /// The supervisor approves the assessment and its outcome.
    ///
    /// Rule `assessment.approve`: 1. A practice supervisor or manager approves, from the 2023 edition one who is
    /// social-work qualified. 2. Never one's own.
    /// Duty `assessment.completion` stops here; a late approval is recorded, with a reason asked for.
    package struct Approve: Act {
        package static let kind: ActKind = "assessment.approve"
        package static let isApproval = true
        package let outcome: String
        package let because: String
        package let lateBecause: String?

        package init(outcome: String, because: String, lateBecause: String? = nil) {
            self.outcome = outcome
            self.because = because
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            try mustBeApprover(episode, setting, "assessment.approve")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.approved = Stamped(self, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Assessment approved", [.of("Because", because), .of("Why it was late", lateBecause)],
                weight: .key)
        }
    }

    /// The family and the agencies are told the outcome in writing.
    package struct Tell: Act {
        package static let kind: ActKind = "assessment.tell"
        package let familyTold: Bool
        package let familyNotToldBecause: String?
        package let how: String
        package let agencies: [AgencyID]?
        package let referrerTold: Bool
        package let said: String
        package let lateBecause: String?

        package init(
            familyTold: Bool, familyNotToldBecause: String? = nil, how: String, agencies: [AgencyID]? = nil,
            referrerTold: Bool, said: String, lateBecause: String? = nil
        ) {
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
            self.how = how
            self.agencies = agencies
            self.referrerTold = referrerTold
            self.said = said
            self.lateBecause = lateBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "assessment.tell"
            let cite = setting.guidance.duty(.assessmentTold).cite
            guard let approved = episode.assessment.approved else {
                throw Refusal(
                    name + ".approved", .notNow, because: "The assessment has not been approved.",
                    authority: cite,
                    instead: "Wait for approval, then tell the family and the agencies.")
            }
            try episode.mustBeTheCouncilOrLead(setting, name + ".council", cite: cite)
            if setting.happenedAt < approved.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the assessment was approved.",
                    instead: "Enter when they were told, after the approval.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.told.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                familyTold
                    ? "Family and agencies told in writing" : "Agencies told in writing; family not told",
                [
                    .of("What was said", said), .of("Family not told because", familyNotToldBecause),
                    .of("Why it was late", lateBecause),
                ], weight: .key)
        }
    }
}

/// Who may return or approve, and when: a submission waits, the approver is qualified, and it is not their own work.
private func mustBeApprover(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
    let rule = setting.guidance.rule(.approveAssessment)
    try episode.mustBeAssessing(name + ".open")
    guard episode.assessment.isSubmitted else {
        throw .notNow(
            name + ".submitted", "No assessment waits for approval.",
            instead: "The lead practitioner submits it first.")
    }
    try episode.mustBeTheCouncil(setting, name + ".council", cite: rule.cite)
    if rule.qualified && !setting.who.isSocialWorkQualified {
        throw Refusal(
            name + ".qualified", .mayNot,
            because: "A social-work-qualified practice supervisor or manager signs off the assessment.",
            authority: rule.cite, instead: "Ask a qualified supervisor or manager.")
    }
    if !setting.who.roles.contains(where: rule.allows) {
        throw Refusal(
            name + ".role", .mayNot, because: "Your role does not approve or return an assessment.",
            authority: rule.cite, instead: "Ask someone who may: \(rule.says)")
    }
    let authors = Set(
        episode.assessment.versions.map(\.stamp.by) + episode.assessment.submissions.map(\.stamp.by))
    if rule.notOwn && (setting.who.practitioner == episode.lead || authors.contains(setting.who.practitioner)) {
        throw Refusal(
            name + ".own", .mayNot, because: "Nobody approves or returns their own assessment.",
            authority: rule.cite, instead: "Ask another supervisor or manager.")
    }
    if let submitted = episode.assessment.submissions.last, setting.happenedAt < submitted.stamp.happenedAt {
        throw .wrong(
            name + ".order", "happenedAt", "This is before the assessment was submitted.",
            instead: "Enter when it was done, after \(submitted.stamp.happenedAt.inWords).")
    }
}
