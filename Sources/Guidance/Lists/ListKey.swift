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
    case letterKinds, letterAddressees, letterChannels
    case conferenceKinds, conferenceSections, conferenceAnswers, childAtConference, agencyViews, conferenceQuorum
    case conferenceClockStart
    case planCategories, reviewOutcomes, planEndReasons, outcomeProgress
    case networkKinds, networkStrengths, networkFlows, networkViews
    case contactArrangements, contactBases, contactWays, selectionPurposes
    case lineSources, lineCertainties, knownFrom, toldBy, educationPlans
    case lookedAfterStatuses, placementKinds, reviewParts, returnKinds, returnMeetings, returnOutcomes
    case noticeGivers, fosteringChanges, fosteringSuitability, longStayPlaces, admissionReferrals, unitAdvice,
        unitDecisions
    case custodyKinds, livingAwayEndings, livingAwayDuties
    case circumstanceKinds, carerAnswers, carerOutcomes, transitionConsents, riskStatuses, mappaLevels, riskEvents
    case contactDecisions, homelessConsents, educationOutcomes, circumstanceEndings, circumstanceDuties
    case outsideHomeConcerns, outsideHomeContexts, outsideHomeLevels, outsideHomeDecisions
    case placeKindsOfConcern, placeTies, tieSources, tieConfidences, placeResponses
    case earlyHelpAnswers, referralJudgements, earlyHelpNeeds, earlyHelpQuality, earlyHelpServices
    case earlyHelpReviews, earlyHelpOutcomes, actionResults, childInNeedReviews, childInNeedEnds
    case familyGroupAnswers, familyGroupNotOffered, familyGroupReviews
    case lookPurposes, emergencyReasons, deathCircumstances, enrolmentEndReasons, thresholdLevels
    case yearlyReportSections
    case differenceLevels, differencePositions, differenceOutcomes, driftKinds, practiceStandards, auditGrades
    case readinessScopes, policyTopics, trainingTopics, leadTrainingTopics, staffPosts
    case selfAssessmentKinds, selfAssessmentGrades, section11Standards, educationStandards, earlyYearsStandards
    case partnerKinds, partnerReaches, delegateLevels, relevantAgencyGroups, educationSeats, partnershipMeetings
    case partnershipMatters, leadMatters, chairMay, chairMayNot, contributionKinds, disputeLevels, scrutinyAnswers
    case voicesHeard, otherBoards, thresholdCriteria, thresholdProcedures, protocolContents, protocolGroups
    case protocolTimes, arrangementsContents, arrangementsMust, priorityOutcomes, sharingOutcomes
    case policeProtectionEnds, orderEnds, orderApplicants, exclusionBases
    case strategyWays, strategyAnswers, strategyElsewhere, strategyDecisions
    case enquiryKinds, medicalConsents, enquiryOutcomes, enquiryNextSteps
}
