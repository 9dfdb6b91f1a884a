/// The rules about who may do something.
package enum RuleKey: String, CaseIterable, Codable, Sendable {
    case decideConcern = "concern.decide"
    case leadAssessment = "assessment.lead"
    case approveAssessment = "assessment.approve"
    case decideReferral = "referral.decide"
    case leadEarlyHelp = "earlyHelp.lead"
    case leadEnquiry = "enquiry.lead"
    case chairConference = "conference.chair"
}

/// Who may do something, as an edition has it.
package struct Rule: Hashable, Sendable {
    package let key: RuleKey
    package let title: String
    /// Codes of `practitionerRoles`, or the one word `any`.
    package let roles: [String]
    /// They must be qualified as a social worker.
    package let qualified: Bool
    /// They may not do it for work of their own.
    package let notOwn: Bool
    /// The rule in our words.
    package let says: String
    package let cite: String
    package let basis: Basis
    package let status: Status
    package let edition: EditionKey
    package let from: Day
    package let note: String?

    package func allows(role: String) -> Bool { roles == [Rule.anyRole] || roles.contains(role) }

    static let anyRole = "any"
}
