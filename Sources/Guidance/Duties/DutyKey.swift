/// Every duty that has a clock.
package enum DutyKey: String, CaseIterable, Codable, Sendable {
    // Referral
    case referralDecision = "referral.decision"
    case referralAcknowledgement = "referral.acknowledgement"
    case feedbackToReferrer = "referral.feedback"

    // Assessment
    case assessmentCompletion = "assessment.completion"
    case assessmentTold = "assessment.told"

    // Protection
    case strategyDiscussion = "strategy.discussion"
    case enquiryCompletion = "enquiry.completion"
    case conferenceRequest = "enquiry.request"
    case initialConference = "conference.initial"
    case transferInConference = "conference.transferIn"
    case firstReviewConference = "conference.firstReview"
    case nextReviewConference = "conference.nextReview"
    case firstCoreGroup = "coreGroup.first"
    case nextCoreGroup = "coreGroup.next"
    case conferenceReport = "conference.report"
    case reportsShared = "conference.reportsShared"
    case conferenceTold = "conference.told"
    case conferencePapers = "conference.papersOpen"
    case planWritten = "plan.written"
    case protectionPlanVisit = "protectionPlan.visit"
    case protectionPlanTold = "protectionPlan.told"

    // Early help, child in need plans, family group conferences
    case earlyHelpReview = "earlyHelp.review"
    case childInNeedReview = "childInNeedPlan.review"
    case childInNeedVisit = "childInNeedPlan.visit"
    case familyGroupMeeting = "familyGroup.meeting"
    case familyGroupReview = "familyGroup.review"

    // Immediate protection
    case policeProtection = "policeProtection.end"
    case emergencyProtectionOrder = "emergencyProtectionOrder.end"
    case emergencyProtectionExtension = "emergencyProtectionOrder.extension"
    case childAssessmentOrder = "childAssessmentOrder.end"

    // People in positions of trust
    case allegationTold = "allegation.told"

    // Serious incidents and their reviews
    case incidentNotification = "incident.notification"
    case rapidReview = "incident.rapidReview"
    case localReviewPublication = "localReview.publication"
    case localReviewCopies = "localReview.copies"
    case localReviewKeptPublic = "localReview.keptPublic"
    case nationalReviewPublication = "nationalReview.publication"
    case nationalReviewCopy = "nationalReview.copy"
    case nationalReviewKeptPublic = "nationalReview.keptPublic"

    // Child death review
    case deathNotification = "death.notification"
    case deathCoronerTells = "death.coronerTells"
    case deathRegistrarTells = "death.registrarTells"
    case deathReviewMeeting = "death.reviewMeeting"
    case deathOverviewPanel = "death.overviewPanel"

    // The partnership's arrangements
    case yearlyReport = "yearlyReport.publication"
    case yearlyReportByAutumn = "yearlyReport.byAutumn"
    case yearlyReportCopies = "yearlyReport.copies"

    // The multi-agency dataset
    case reReferral = "dataset.reReferral"

    // Children living away from home
    case privateFosteringNotice = "privateFostering.notice"
    case privateFosteringFirstVisit = "privateFostering.firstVisit"
    case privateFosteringNextVisit = "privateFostering.nextVisit"
    case privateFosteringLaterVisit = "privateFostering.laterVisit"
    case privateFosteringLeaving = "privateFostering.leaving"
    case lookedAfterFirstReview = "lookedAfter.firstReview"
    case lookedAfterSecondReview = "lookedAfter.secondReview"
    case lookedAfterNextReview = "lookedAfter.nextReview"
    case lookedAfterReviewFinished = "lookedAfter.reviewFinished"
    case lookedAfterFirstVisit = "lookedAfter.firstVisit"
    case lookedAfterNextVisit = "lookedAfter.nextVisit"
    case lookedAfterLaterVisit = "lookedAfter.laterVisit"
    case longStayNotice = "longStay.notice"
    case privateFosteringLength = "privateFostering.length"
    case privateFosteringFirstYear = "privateFostering.firstYear"
    case longStayCheck = "longStay.check"
    case motherAndBabyUnitAdvice = "motherAndBabyUnit.advice"
    case lookedAfterWeeklyVisit = "lookedAfter.weeklyVisit"
    case lookedAfterFirstYear = "lookedAfter.firstYear"
    case returnHomeVisit = "returnHome.visit"
    case returnHomeReview = "returnHome.review"

    // Circumstances
    case carerAssessment = "carer.assessment"
    case transitionPlan = "transition.plan"
    case preBirthPlan = "preBirth.plan"
    case educationEnquiry = "education.enquiry"
    case educationVisit = "education.visit"
    case educationReview = "education.review"

    // Harm outside the home
    case placeTie = "place.tie"

    // Professional differences
    case differenceFirst = "difference.first"
    case differenceSecond = "difference.second"
    case differenceThird = "difference.third"

    // Training
    case staffTraining = "training.staff"
    case leadTraining = "training.lead"

    // Supervision
    case childSeenAgain = "supervision.childSeen"
    case workMoves = "supervision.workMoves"

    // Homelessness
    case homelessnessReferral = "homelessness.referral"
    case homelessnessThreatened = "homelessness.threatened"
}
