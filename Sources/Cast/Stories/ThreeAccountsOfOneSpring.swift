import Guidance
import Practice

extension Story {
    /// What three agencies recorded of one boy does not agree, and the chronology says where.
    static let threeAccountsOfOneSpring = Story(
        "Three accounts of one spring",
        shows: """
            Two schools, a health visitor and a social worker write of the same boy: two dates of birth, two homes at one \
            time, a school that writes after he has left it, contact that was not to be, five weeks of silence and no \
            entry that he was seen alone. Each stands side by side with who said it.
            """
    ) { stage in
        try await stage.register(.pemberton, by: "Joanna Petrie", at: "2024-09-09 09:00")
        try await stage.enrol(
            "Oscar Pemberton", at: Larkshire.fallowby, from: "2025-01-13", year: "Year 4", by: "Harriet Lund",
            when: "2025-01-14 08:50")
        try await winter(stage)
        let episode = try await referred(stage)
        try await accounts(stage, episode)
    }
}

private func winter(_ stage: Stage) async throws {
    _ = try await stage.concern(
        about: ["Oscar Pemberton"], by: "Joanna Petrie", at: "2025-01-21 09:40",
        [
            "categories": ["neglect"], "seenAt": "2025-01-20 08:05",
            "seen": """
            Oscar was at our breakfast club at five past eight, in his coat, and ate four slices of toast. The club's \
            helper took him for one of ours, as he had been until Christmas.
            """,
            "source": "fact", "done": "Rang Fallowby at nine. They had him marked as ill.",
        ])
}

private func referred(_ stage: Stage) async throws -> StreamID {
    let episode = try await stage.refer(
        ["Oscar Pemberton"], by: "Harriet Lund", at: "2025-02-03 10:15",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": """
            Oscar says that Marcus is back, and asks which door he should leave by. Gwen told us in January that Marcus \
            had gone for good.
            """,
            "childsWords": "“Can I go out by the kitchens today?”",
            "strengths": "He asks. His aunt Beryl collects him on Thursdays and is never late.",
            "whereabouts": "In school until 3:15pm.", "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "A boy asks which door is safe.", by: "Yasmin Kaleem", at: .after(minutes: 30)
    )
    try await stage.assess(
        episode, need: "N3", because: "Oscar, we want to know what makes a door safe.", lead: "Callum Stroud",
        able: "Has worked with Gwen before.", supervisor: "Samuel Quartey", by: "Dafydd Pritchard",
        at: .after(minutes: 60))
    try await stage.tellReferrer(episode, "We assess; Callum Stroud leads.", by: "Yasmin Kaleem")
    return episode
}

private func accounts(_ stage: Stage, _ episode: StreamID) async throws {
    let oscar = try stage.person("Oscar Pemberton").stream
    let lead = "Callum Stroud"
    try await stage.act(
        "person.move", in: oscar, by: "Harriet Lund", at: "2025-02-04 09:00",
        [
            "address": "Flat 2\n19 Canal Street\nFallowby", "postcode": "ZZ6 1CS", "from": "2024-05-01",
            "addressKind": "home", "protected": false,
        ])
    try await stage.act(
        "person.contact", in: oscar, by: lead, at: "2025-02-10 16:00",
        [
            "other": "Marcus Hale", "arrangement": "none", "basis": "safetyPlan", "from": "2025-02-10",
            "because": "Agreed with Gwen at the kitchen table, and written down for her.",
        ])
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-02-11 15:40",
        [
            "whereSeen": "At home", "alone": false, "notAloneBecause": "parentRefused",
            "observed": "He looked at his mother before each answer. Gwen did not want to leave the room.",
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2025-02-12 09:30",
        [
            "agency": .text(Larkshire.communityHealth), "practitioner": "Teresa Lockhart",
            "asked": "What do you know of Oscar from before school?", "holds": "health",
            "answer": "Seen at two. The date of birth in the red book is not the one you gave me.",
        ])
    try await stage.act(
        "person.birth", in: oscar, by: "Teresa Lockhart", at: .next,
        [
            "dateOfBirth": "2016-11-06",
            "replacesBecause": "It is in the red book, and 11 June reads like the same figures turned round.",
        ])
    try await stage.act(
        "person.met", in: oscar, by: "Harriet Lund", at: "2025-02-28 15:45",
        [
            "other": "Marcus Hale", "metOn": "2025-02-28", "how": "inPerson", "supervised": false, "source": "fact",
            "words": "Marcus was at the gate at 3:15pm and Oscar got into his car. Gwen was not there.",
        ])
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2025-04-07 10:00",
        [
            "interviewee": "mother", "name": "Gwen Pemberton",
            "said": "That Marcus had only brought back a coat. That she is tired of being asked.",
        ])
}

extension Family {
    static let pemberton = Family(
        "Pemberton", home: Address("7 Tithe Barn Lane\nWrenstow", "ZZ4 9TB", from: "2024-06-01"),
        [
            .adult("Gwen Pemberton", born: "1993-02-14", sex: "F", "WBRI"),
            .adult("Marcus Hale", born: "1989-09-30", sex: "M", "WBRI"),
            .adult("Beryl Pemberton", born: "1987-07-07", sex: "F", "WBRI"),
            .child(
                "Oscar Pemberton", born: "2016-06-11", sex: "M", "WBRI", serial: 944,
                at: .at(Larkshire.wrenstow, from: "2021-09-06", year: "Year 3"),
                [
                    .mother("Gwen Pemberton"), .other("Marcus Hale", "parentsPartner", livesWith: false),
                    .other("Beryl Pemberton", "auntUncle", livesWith: false),
                ]),
        ])
}
