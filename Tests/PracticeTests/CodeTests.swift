import Guidance
import Testing

@testable import Practice

/// Codes that practice branches on are options of the guidance's lists, in every edition.
struct CodeTests {
    @Test(
        "Every code in use is in its list",
        arguments: [
            (ListKey.practitionerRoles, [Concern.leadRole, EmergencyAccess.reviewingRole]),
            (.practitionerRoles, Array(Practitioner.socialWorkRoles)), (.agencyKinds, [Agency.councilKind]),
            (.agencyKinds, Array(Agency.educationKinds)), (.nameUses, [Person.mainUse, Person.knownAsUse]),
            (.addressKinds, Array(Person.besideHome)), (.sourceKinds, ["opinion", "reported"]),
            (.concernOutcomes, [Concern.Decide.keepWatching, Concern.Decide.refer]),
            (.parentalResponsibility, ["yes"]), (.practitionerRoles, [Referral.frontDoor, "supervisor"]),
            (.classification, [Referral.Taken.contact, Referral.Taken.referral]),
            (.dangerLevels, [Referral.immediateDanger]),
            (.referralOutcomes, [Episode.Step.noFurtherAction] + Array(Episode.Step.assesses)),
            (.closureReasons, Array(Episode.Close.endsAtAnyStage.union(Episode.Close.followsAssessment))),
            (.informationKinds, FieldClass.allCases.map(\.rawValue)),
            (
                .episodeDuties,
                [
                    DutyKey.referralDecision, .referralAcknowledgement, .feedbackToReferrer,
                    .assessmentCompletion, .assessmentTold,
                ].map(\.rawValue)
            ),
        ])
    func codes(list: ListKey, codes: [String]) {
        for edition in Given.library.editions {
            let known = Given.library.guidance(on: edition.from).options(list).map(\.code)
            for code in codes { #expect(known.contains(code), "\(list) in \(edition.key)") }
        }
    }

    @Test(
        "A code is said in words",
        arguments: [
            ("domesticAbuse", "domestic abuse"), ("physical", "physical abuse"),
            ("keepWatching", "keep watching"),
            ("headBack", "back of the head"), ("leftUpperArm", "left upper arm"),
        ])
    func words(code: String, words: String) {
        #expect(CodeWords.of(code) == words)
    }
}
