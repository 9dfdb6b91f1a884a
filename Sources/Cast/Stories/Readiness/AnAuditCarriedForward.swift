import Casework
import Guidance
import Practice

extension Story {
    /// A school's self-assessment, moderated and challenged, and the next one that goes on from it.
    static let anAuditCarriedForward = Story(
        "An audit carried forward",
        shows: """
            Wrenstow Primary School assesses itself under section 175 in 2024. The partnership moderates one rating down, \
            the lead of another school asks about it, and the head answers. In 2025 the next assessment begins with last \
            year's ratings and the action that was still open, which is then closed.
            """
    ) { stage in
        let stream = try await firstYear(stage)
        try await lookedAtByOthers(stage, stream)
        try await secondYear(stage, stream)
    }
}

private let head = "Kwame Asante"

private func standards(_ stage: Stage) -> [Option] {
    stage.office.library.guidance(on: Day(year: 2024, month: 11, day: 4)!).options(.educationStandards)
}

private func firstYear(_ stage: Stage) async throws -> StreamID {
    let begun = try await stage.act(
        "selfAssessment.begin", by: head, at: "2024-11-04 10:00", ["assessment": "education", "year": 2024])
    let stream = begun.stream
    try await stage.isRefused(
        "selfAssessment.signOff", for: "selfAssessment.signOff.unrated", in: stream, by: head, at: .after(minutes: 4),
        ["assessment": "education", "by": "Ravi Menon, chair of governors", "statement": "We stand behind it."])
    for standard in standards(stage) {
        let isShort = standard.code == "childrensVoice" || standard.code == "recordsAndTransfer"
        try await stage.act(
            "selfAssessment.rate", in: stream, by: "Joanna Petrie", at: .after(minutes: 9),
            [
                "assessment": "education", "standard": .text(standard.code), "grade": isShort ? "partly" : "met",
                "evidence": .text(
                    isShort
                        ? "It is in the policy; the spring survey shows that not every class does it."
                        : "Policy, governors' minutes of October, and the single central record."),
            ])
    }
    try await stage.act(
        "selfAssessment.plan", in: stream, by: "Joanna Petrie", at: "2024-11-19 15:40",
        [
            "assessment": "education", "standard": "childrensVoice",
            "what": "A worry box in every classroom, and a school council item each half term.",
            "who": "Miriam Calder", "by": "2025-02-14",
        ])
    try await stage.act(
        "selfAssessment.plan", in: stream, by: "Joanna Petrie",
        [
            "assessment": "education", "standard": "recordsAndTransfer",
            "what": "A receipt for every file handed to a secondary school.", "who": "Joanna Petrie",
            "by": "2025-09-12",
        ])
    try await stage.act(
        "selfAssessment.signOff", in: stream, by: head, at: "2024-12-03 18:30",
        [
            "assessment": "education", "by": "Ravi Menon, chair of governors",
            "statement": "Governors went through it line by line and asked for the two actions by name.",
        ])
    return stream
}

private func lookedAtByOthers(_ stage: Stage, _ stream: StreamID) async throws {
    try await stage.isRefused(
        "selfAssessment.challenge", for: "selfAssessment.challenge.own", in: stream, by: "Joanna Petrie",
        at: "2024-12-09 09:00",
        ["assessment": "education", "standard": "takesPart", "words": "I would have said partly."])
    try await stage.act(
        "selfAssessment.moderate", in: stream, by: "Constance Adomako", at: "2025-01-14 11:00",
        [
            "assessment": "education", "standard": "takesPart", "grade": "partly",
            "because": "Like other primaries the school sends apologies more often than not.",
        ])
    let asked = try await stage.act(
        "selfAssessment.challenge", in: stream, by: "Sunita Deol", at: "2025-01-15 16:10",
        [
            "assessment": "education", "standard": "levelsOfNeed",
            "words": "How do you know that your lead and the front door mean the same by level three?",
        ])
    try await stage.act(
        "selfAssessment.respond", in: stream, by: head, at: "2025-01-20 12:45",
        [
            "assessment": "education", "entry": .int(asked.number),
            "answer": "We went through eight referrals with the front door in November; seven were judged alike.",
        ])
}

private func secondYear(_ stage: Stage, _ stream: StreamID) async throws {
    try await stage.act(
        "selfAssessment.finish", in: stream, by: "Joanna Petrie", at: "2025-02-13 15:20",
        [
            "assessment": "education", "entry": .int(try await firstAction(stage, stream)),
            "result": "Boxes are in seven classrooms of seven; the council met in January.",
        ])
    try await stage.act(
        "selfAssessment.begin", in: stream, by: head, at: "2025-11-03 10:00",
        ["assessment": "education", "year": 2025])
    for standard in standards(stage) where standard.code != "recordsAndTransfer" {
        try await stage.act(
            "selfAssessment.rate", in: stream, by: "Joanna Petrie", at: .after(minutes: 9),
            [
                "assessment": "education", "standard": .text(standard.code),
                "grade": standard.code == "takesPart" ? "partly" : "met",
                "evidence": "Seen again this autumn: policy, minutes and the children's own survey.",
            ])
    }
}

private func firstAction(_ stage: Stage, _ stream: StreamID) async throws -> Int {
    let picture = try await stage.readiness(of: Larkshire.wrenstow)
    guard let action = picture.assessments.rounds.last?.actions.first else {
        throw stage.stopped("looking for the first action", "none was planned")
    }
    return action.number
}
