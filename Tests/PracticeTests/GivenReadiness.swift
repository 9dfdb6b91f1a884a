import Guidance

@testable import Practice

/// One of each act of readiness, policies, training and self-assessment, and stories to begin from.
extension Given {
    static let readinessExamples: [any Act] = [
        AgencyReadiness.Adopt(
            agency: school, edition: "WT2023", audience: "school", scope: "changes", lead: teacher.practitioner,
            by: day("2024-07-19")),
        AgencyReadiness.Carry(edition: "WT2026", scope: "changes", by: day("2026-12-18")),
        AgencyReadiness.Assign(step: 1, owner: teacher.practitioner, who: "x", by: day("2024-05-01")),
        AgencyReadiness.Finish(step: 1, evidence: "x"), AgencyReadiness.SetAside(step: 1, because: "x"),
        AgencyReadiness.Reopen(step: 1, because: "x"),
        AgencyReadiness.Belong(agency: school, trust: hospital, council: council, otherCouncils: [council]),
        PolicyRegister.Register(
            agency: school, title: "x", edition: "WT2023", owner: teacher.practitioner, ownerName: "x",
            reviewOn: day("2024-09-01"), topics: ["training"], provisions: "earlyHelp.training"),
        PolicyRegister.Review(
            entry: 1, edition: "WT2023", changed: "x", reviewOn: day("2025-09-01"), readAgain: true,
            topics: ["training"], provisions: "earlyHelp.training"),
        PolicyRegister.Withdraw(entry: 1, because: "x"),
        PolicyRegister.Require(entry: 1, readers: [teacher.practitioner], by: day("2024-05-01")),
        PolicyRegister.Confirm(entry: 1), PolicyRegister.Receipt(entry: 1, name: "x", on: day("2024-03-01")),
        TrainingRecord.Import(agency: school, list: "x"),
        TrainingRecord.Hold(
            title: "x", topics: ["sharing"], leadTopics: ["leadRole"], heldOn: day("2024-03-01"), by: "x",
            agencies: [police]),
        TrainingRecord.Attend(entry: 1, of: police, staff: "x"),
        TrainingRecord.TakeBack(entry: 1, of: police, staff: "x", because: "x"),
        TrainingRecord.Count(
            held: police, session: 1, title: "x", topics: ["sharing"], leadTopics: ["leadRole"],
            heldOn: day("2024-03-01"), by: "x", staff: "x"),
        SelfAssessment.Begin(agency: school, assessment: "education", year: 2024),
        SelfAssessment.Rate(assessment: "education", standard: "attendance", grade: "met", evidence: "x"),
        SelfAssessment.Plan(
            assessment: "education", standard: "attendance", what: "x", who: "x", by: day("2024-05-01")),
        SelfAssessment.Finish(assessment: "education", entry: 1, result: "x"),
        SelfAssessment.SignOff(assessment: "education", by: "x", statement: "x"),
        SelfAssessment.Moderate(assessment: "education", standard: "attendance", grade: "partly", because: "x"),
        SelfAssessment.Challenge(assessment: "education", standard: "attendance", words: "x"),
        SelfAssessment.Respond(assessment: "education", entry: 1, answer: "x"),
    ]

    static let readinessActs: [ActKind] =
        AgencyReadiness.acts.map { $0.kind } + PolicyRegister.acts.map { $0.kind }
        + TrainingRecord.acts.map { $0.kind } + SelfAssessment.acts.map { $0.kind }

    static let trustKeeper = doer(
        "keeper", of: agency("trvst"), kind: "academyTrust", roles: ["safeguardingManager"])
    static let partnershipKeeper = doer(
        "watch", of: agency("partner"), kind: "partnership", roles: ["partnershipManager"])

    /// A story in the stream of the school, by its safeguarding lead.
    static func ofSchool<P: Process>(_: P.Type, at now: String = "2024-03-28T10:00") -> Story<P> {
        Story<P>("school", by: safeguardingLead, at: now)
    }

    /// The school's checklist for 2023, as it was adopted.
    static func adopted(lead: Doer? = nil, by: String? = "2024-07-19") throws -> Story<AgencyReadiness> {
        var story = ofSchool(AgencyReadiness.self)
        try story.did(
            AgencyReadiness.Adopt(
                edition: "WT2023", audience: "school", scope: "changes", lead: lead?.practitioner,
                by: by.map(day)))
        return story
    }
}
