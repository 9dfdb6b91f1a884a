import Guidance
import Practice
import Readings

/// One episode as the children in need census counts it: the items of it that the record holds.
///
/// Children are named by an opaque local number; the return carries no name.
package struct CensusChild: Sendable, Hashable {
    /// The id of the child's record: the census's local child identifier.
    package let localID: String
    /// CINreferralDate.
    package let referredOn: Day
    /// ReferralSource, such as 1A or 2A; nil where a practitioner's own agency made the referral in Kith.
    package let source: String?
    /// ReferralNFA: no further action after the referral.
    package let isNoFurtherAction: Bool
    /// PrimaryNeedCode, N0 to N9.
    package let primaryNeed: String?
    /// The section 17 assessment starts with the referral, see the duty `assessment.completion`.
    package let assessmentStartedOn: Day?
    /// AssessmentAuthorisationDate.
    package let authorisedOn: Day?
    /// Working days from referral to authorisation; nil while it runs.
    package let workingDays: Int?
    /// CINclosureDate and ReasonForClosure, RC1 and on.
    package let closedOn: Day?
    package let reason: String?

    package init(_ row: EpisodeRow, workingDays calendar: WorkingDays) throws {
        localID = row.child.id
        referredOn = row.openedAt.day
        source = row.source
        isNoFurtherAction = row.step == Episode.Step.noFurtherAction
        primaryNeed = row.need
        assessmentStartedOn = row.assesses ? row.openedAt.day : nil
        authorisedOn = row.approvedAt?.day
        workingDays = try row.approvedAt.map { try calendar.between(row.openedAt.day, $0.day) }
        closedOn = row.closedAt?.day
        reason = row.reason
    }
}

/// A census year, which runs from 1 April to 31 March and is named by the year it ends in.
package struct CensusYear: Sendable, Hashable {
    package let year: Int

    package init(_ year: Int) { self.year = year }

    package var from: Day { Day(year: year - 1, month: 4, day: 1)! }
    package var until: Day { Day(year: year, month: 3, day: 31)! }
}
