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
    case initialConference = "conference.initial"
    case transferInConference = "conference.transferIn"
    case firstReviewConference = "conference.firstReview"
    case nextReviewConference = "conference.nextReview"
    case firstCoreGroup = "coreGroup.first"

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

    // Children living away from home
    case privateFosteringNotice = "privateFostering.notice"
    case privateFosteringFirstVisit = "privateFostering.firstVisit"
    case privateFosteringNextVisit = "privateFostering.nextVisit"
    case privateFosteringLaterVisit = "privateFostering.laterVisit"
    case lookedAfterFirstReview = "lookedAfter.firstReview"
    case lookedAfterSecondReview = "lookedAfter.secondReview"
    case lookedAfterNextReview = "lookedAfter.nextReview"
    case lookedAfterReviewFinished = "lookedAfter.reviewFinished"
    case lookedAfterFirstVisit = "lookedAfter.firstVisit"
    case lookedAfterNextVisit = "lookedAfter.nextVisit"
    case lookedAfterLaterVisit = "lookedAfter.laterVisit"
    case longStayNotice = "longStay.notice"

    // Homelessness
    case homelessnessReferral = "homelessness.referral"
    case homelessnessThreatened = "homelessness.threatened"
}
