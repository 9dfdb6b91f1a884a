/// The lists that questions choose from.
package enum ListKey: String, CaseIterable, Codable, Sendable {
    case agencyKinds, practitionerRoles
    case earlyHelpIndicators, referralOutcomes, referralSources, primaryNeeds
    case sex, ethnicity, nameUses, relationshipKinds, addressKinds, communicationNeeds, languages
    case concernCategories, concernOutcomes, sourceKinds, bodyParts, dangerLevels
    case consentPositions, lawfulBases, parentsNotToldReasons, classification, toldWays
    case assessmentDomains, assessmentOutcomes, closureReasons, childNotSeenAloneReasons, interviewees
    case episodeDuties, informationKinds
    case parentalResponsibility, restrictionKinds, emergencyFindings
    case lookPurposes, emergencyReasons, deathCircumstances, enrolmentEndReasons, thresholdLevels
}
