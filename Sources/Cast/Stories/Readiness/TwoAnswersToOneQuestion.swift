import Guidance
import Practice

extension Story {
    /// A council and a hospital assess themselves under section 11 in the same autumn, and are set beside each other.
    static let twoAnswersToOneQuestion = Story(
        "Two answers to one question",
        shows: """
            Larkshire's council and Ottermere Infirmary go through the same twelve arrangements of section 11. The council \
            finds its supervision short; the hospital that children are heard on the ward and nowhere else. The partnership \
            takes the hospital's training down, the council asks the hospital how it knows, and both are signed off.
            """
    ) { stage in
        let council = try await assessed(
            stage, by: "Margaret Oyelaran", at: "2025-10-06 09:30",
            short: [
                "supportAndTraining": (
                    "partly", "Nine of forty social workers had supervision less than monthly between May and August."
                )
            ],
            otherwise: "Read by two managers against the year's audits, complaints and the staff survey of June.")
        let hospital = try await assessed(
            stage, by: "Beatrix Lowndes", at: "2025-10-13 13:00",
            short: [
                "listening": (
                    "notMet",
                    "Children are asked on the ward. Nobody asks in outpatients or in the emergency department."
                ),
                "escalation": ("partly", "Staff know the way inside the trust; four of twelve knew the partnership's."),
            ], otherwise: "Policies, the training database and a walk through five departments in September.")
        try await acted(stage, council, hospital)
    }
}

private func assessed(
    _ stage: Stage, by lead: String, at when: When, short: [String: (grade: String, why: String)], otherwise: String
) async throws -> StreamID {
    stage.meanwhile()
    let stream = try await stage.act(
        "selfAssessment.begin", by: lead, at: when, ["assessment": "section11", "year": 2025]
    ).stream
    let standards = stage.office.library.guidance(on: Day(year: 2025, month: 10, day: 6)!).options(.section11Standards)
    for standard in standards {
        try await stage.act(
            "selfAssessment.rate", in: stream, by: lead, at: .after(minutes: 7),
            [
                "assessment": "section11", "standard": .text(standard.code),
                "grade": .text(short[standard.code]?.grade ?? "met"),
                "evidence": .text(short[standard.code]?.why ?? otherwise),
            ])
    }
    return stream
}

private func acted(_ stage: Stage, _ council: StreamID, _ hospital: StreamID) async throws {
    try await stage.act(
        "selfAssessment.plan", in: council, by: "Margaret Oyelaran", at: "2025-10-20 11:00",
        [
            "assessment": "section11", "standard": "supportAndTraining",
            "what": "A second practice supervisor in the west, and supervision dates in every manager's own list.",
            "who": "Margaret Oyelaran", "by": "2026-01-30",
        ])
    try await stage.act(
        "selfAssessment.plan", in: hospital, by: "Beatrix Lowndes", at: "2025-10-21 10:15",
        [
            "assessment": "section11", "standard": "listening",
            "what":
                "One question for children in outpatients and the emergency department, written with the youth panel.",
            "who": "Dr Alice Thornbury", "by": "2026-03-27",
        ])
    try await stage.act(
        "selfAssessment.signOff", in: council, by: "Margaret Oyelaran", at: "2025-11-04 17:00",
        [
            "assessment": "section11", "by": "Helen Ashgrove, chief executive",
            "statement": "I have read it with the children's management team and answer for the one that is short.",
        ])
    try await stage.act(
        "selfAssessment.signOff", in: hospital, by: "Beatrix Lowndes", at: "2025-11-11 12:30",
        [
            "assessment": "section11", "by": "The trust's board, item 9",
            "statement": "The board asked for the result of the new question in April.",
        ])
    try await stage.act(
        "selfAssessment.moderate", in: hospital, by: "Constance Adomako", at: "2025-11-25 10:00",
        [
            "assessment": "section11", "standard": "supportAndTraining", "grade": "partly",
            "because": "The training database leaves out bank staff, who are one in six at night.",
        ])
    let asked = try await stage.act(
        "selfAssessment.challenge", in: hospital, by: "Margaret Oyelaran", at: "2025-11-26 15:20",
        [
            "assessment": "section11", "standard": "sharing",
            "words": "Discharge letters reach us on the third day. How do you know that information is shared in time?",
        ])
    try await stage.act(
        "selfAssessment.respond", in: hospital, by: "Beatrix Lowndes", at: "2025-12-02 09:10",
        [
            "assessment": "section11", "entry": .int(asked.number),
            "answer": "We looked at fifty letters: you are right. The ward telephones on the day from this week on.",
        ])
}
