/// The rules about who may do something.
package enum RuleKey: String, CaseIterable, Codable, Sendable {
    case decideConcern = "concern.decide"
    case leadAssessment = "assessment.lead"
    case approveAssessment = "assessment.approve"
    case approveChildInNeedPlan = "childInNeedPlan.approve"
    case decideReferral = "referral.decide"
    case leadEarlyHelp = "earlyHelp.lead"
    case familyGroupBeforeCourt = "familyGroup.beforeCourt"
    case leadEnquiry = "enquiry.lead"
    case agreeEnquiry = "enquiry.agree"
    case strategySocialWorker = "strategy.socialWorker"
    case strategyHealth = "strategy.health"
    case strategyPolice = "strategy.police"
    case chairConference = "conference.chair"
    case answerDifferenceFirst = "difference.answerFirst"
    case answerDifferenceSecond = "difference.answerSecond"
    case answerDifferenceThird = "difference.answerThird"
    case judgeAudit = "audit.judge"
    case leadProtectionPlan = "protectionPlan.lead"
    case endProtectionPlan = "protectionPlan.end"
    case acceptTransfer = "transfer.accept"
    case lookedAfterChair = "lookedAfter.chair"
    case approveReturn = "returnHome.approve"
    case fosteringAge = "privateFostering.age"
    case fosteringAgeDisabled = "privateFostering.ageDisabled"
    case admissionReferral = "longStay.refer"
    case homelessAlone = "homelessness.alone"
    case educationAge = "education.age"
    case youngCarerAge = "youngCarer.age"
    case decideOutsideHome = "outsideHome.decide"
    case leadPartner = "partner.lead"
    case delegatedPartner = "partner.delegate"
    case partnershipChair = "partner.chair"
    case healthPartner = "partner.health"
    case independentScrutiny = "scrutiny.independent"
}

/// Who may do something, as an edition has it.
package struct Rule: Hashable, Sendable {
    package let key: RuleKey
    package let title: String
    /// Codes of `practitionerRoles`, or the one word `any`.
    package internal(set) var roles: [String]
    /// They must be qualified as a social worker.
    package let qualified: Bool
    /// They may not do it for work of their own.
    package let notOwn: Bool
    /// The ages of the children it is about, in whole years; nil for any.
    package var ages: ClosedRange<Int>?
    /// Codes of `agencyKinds` that it is about; empty for any.
    package var agencies: [String] = []
    /// The rule in our words.
    package let says: String
    package internal(set) var cite: String
    package let basis: Basis
    package let status: Status
    package let edition: EditionKey
    package let from: Day
    package let note: String?

    package func allows(role: String) -> Bool { roles == [Rule.anyRole] || roles.contains(role) }

    static let anyRole = "any"
}
