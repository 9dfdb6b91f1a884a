import Guidance
import Practice

extension Story {
    /// Emergency access on a Saturday night, and the review of it on the Monday.
    static let outOfHours = Story(
        "Out of hours",
        shows: """
            A boy is found at a bus station late on a Saturday. The social worker on call does not lead his \
            assessment, opens the record for an hour with a reason, and is reviewed on Monday by someone \
            outside his line of management.
            """
    ) { stage in
        let (child, lead, onCall) = ("Jude Whitmore", "Jerome Baptiste", "Callum Stroud")
        try await stage.register(.whitmore, by: "Marcus Venn", at: "2024-09-16 09:00")
        let episode = try await stage.refer(
            [child], by: "Marcus Venn", at: "2025-11-17 10:05",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Jude has slept at friends' since the row at home on Thursday, and the friends' \
                parents are running out of sofas.
                """,
                "strengths": "He is at school each day, on time.",
                "whereabouts": "In school. Tonight: not known.", "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "A boy of 13 without a settled bed.", by: "Yasmin Kaleem",
            at: "2025-11-17 10:30")
        try await stage.assess(
            episode, need: "N5", because: "You need a bed that is yours and people who stop shouting.",
            lead: lead,
            able: "Mediates in families; has room this week.", supervisor: "Niamh Corrigan",
            by: "Dafydd Pritchard", at: "2025-11-17 15:00")
        try await stage.tellReferrer(episode, "We assess from today.", by: "Yasmin Kaleem")
        try await saturdayNight(stage, child, onCall: onCall)
        try await settledAgain(stage, episode, lead: lead)
    }
}

private func saturdayNight(_ stage: Stage, _ child: String, onCall: String) async throws {
    let grant = try await stage.act(
        "grant.open", by: onCall, at: "2025-12-06 22:40",
        [
            "person": .text(child), "reason": "outOfHours", "locationNeeded": false,
            "because": """
            Police have Jude at the bus station. He will not go home, and I need to know who has \
            been safe for him.
            """,
        ]
    ).stream
    try await stage.isRefused(
        "grant.review", for: "notFound", in: grant, by: onCall, at: "2025-12-08 08:50",
        ["finding": "needed", "because": "It was me."])
    try await stage.act(
        "grant.review", in: grant, by: "Gita Bhandari", at: "2025-12-08 11:00",
        [
            "finding": "needed",
            "because": """
            The call from the police is logged at 10:32pm. He opened two pages, rang the aunt named \
            there, and Jude slept at hers.
            """,
        ])
}

private func settledAgain(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-12-08 15:30",
        [
            "whereSeen": "At his aunt's", "alone": true,
            "childsWords": "“I'd go back if we could eat one meal without the list.”",
            "observed": "Rested. He had cooked.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "relationships": "Close to his aunt. He and his stepfather have not spoken since November.",
                "boundaries": "A long list on the fridge, which nobody remembers agreeing.",
            ],
            "strengths": "An aunt with a spare room and a mother who said sorry first.",
            "childsVoice": "One meal without the list.",
            "analysis": """
            A row that grew. Six meetings with all of them have shortened the list to four lines. No \
            one is unsafe.
            """,
        ],
        outcome: "nfa", because: "They have settled it, with help.", by: lead, at: "2026-01-12 15:00")
    try await stage.approve(
        episode, outcome: "nfa", because: "Jude agrees with every word.", by: "Niamh Corrigan",
        at: "2026-01-14 09:00")
    try await stage.tell(
        episode, "What was agreed, with the four lines.", agencies: ["Ottermere Academy"], by: lead,
        at: "2026-01-15 16:00")
    try await stage.close(
        episode, reason: "RC8", "Jude, you live at home again, with a shorter list.", by: lead,
        at: "2026-01-16 10:00")
}

extension Family {
    static let whitmore = Family(
        "Whitmore", home: Address("8 Signal Terrace\nOttermere", "ZZ1 2KT", from: "2019-12-20"),
        [
            .adult("Claire Whitmore", born: "1987-05-30", sex: "F", "MWBC"),
            .child(
                "Jude Whitmore", born: "2012-03-05", sex: "M", "MWBC", serial: 21,
                at: .at(Larkshire.ottermere, from: "2023-09-04", year: "Year 8"), [.mother("Claire Whitmore")]
            ),
        ])
}
