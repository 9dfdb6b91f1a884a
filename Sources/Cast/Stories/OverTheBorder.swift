import Guidance
import Practice

extension Story {
    /// A child who moves to the next council while an assessment is under way.
    static let overTheBorder = Story(
        "Over the border",
        shows: """
            Bence moves to Marrowdale while Larkshire assesses. Larkshire refers him on, and closes only \
            when Marrowdale has taken him. Two councils, two episodes, one child; Marrowdale sees that there \
            was one before.
            """
    ) { stage in
        let child = "Bence Szabó"
        try await stage.register(.szabo, by: "Deborah Stannard", at: "2025-09-08 10:00")
        let episode = try await stage.refer(
            [child], by: "Deborah Stannard", at: "2025-09-15 13:30",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Bence looks after his mother, who has seizures. He carries her medicine in his \
                pencil case and will not leave his phone at the office.
                """,
                "facts": "He left lessons to ring home on each day last week.",
                "strengths": "Calm, funny and good at asking the right person.",
                "indicators": ["youngCarer"], "whereabouts": "In school until 3:20pm.", "parentsTold": true,
                "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "A young carer's needs are to be assessed.", by: "Tom Ferriby",
            at: "2025-09-15 14:10")
        try await stage.assess(
            episode, need: "N3",
            because: """
                You do a lot for your mum. We want to know what would let you be at school when you are \
                at school.
                """,
            lead: "Callum Stroud", able: "Leads for young carers in the west.", supervisor: "Samuel Quartey",
            by: "Dafydd Pritchard", at: "2025-09-16 09:30")
        try await stage.tellReferrer(episode, "We assess. Callum Stroud leads.", by: "Tom Ferriby")
        try await stage.act(
            "child.see", in: episode, by: "Callum Stroud", at: "2025-09-19 12:30",
            [
                "whereSeen": "In school", "alone": true,
                "childsWords": "“If I know she's had her tablet I can do maths.”",
                "observed": "He taught me the four things to do when someone has a seizure.",
            ])
        try await moves(stage, child, episode)
    }
}

private func moves(_ stage: Stage, _ child: String, _ episode: StreamID) async throws {
    try await stage.act(
        "person.move", in: try stage.person(child).stream, by: "Callum Stroud", at: "2025-10-13 09:00",
        [
            "address": "31 Hart Street\nMarrowdale", "postcode": "ZZ9 5AL", "from": "2025-10-11",
            "addressKind": "home", "protected": false,
        ])
    let answers: [String: Answer] = [
        "askedFor": "referral", "danger": "soon",
        "worry": """
        Bence has moved to your area in the middle of our assessment. He is a young carer; the \
        assessment so far and what he told me go with this.
        """,
        "childsWords": "“If I know she's had her tablet I can do maths.”", "indicators": ["youngCarer"],
        "helpTried": "A message from home at ten and at two, which works.",
        "whereabouts": "At 31 Hart Street with his mother. No school yet.",
        "parentsTold": true, "consent": "given",
    ]
    let onward = try await stage.refer(
        [child], to: Larkshire.neighbour, by: "Callum Stroud", at: "2025-10-13 10:15", answers)[0]
    try await stage.take(
        onward, as: "referral", because: "He lives here now.", by: "Idris Penhallow", at: "2025-10-13 11:00")
    let decision: [String: Answer] = [
        "threshold": "childInNeed", "step": "s17", "primaryNeed": "N3",
        "because": "We go on where Larkshire stopped, so that you need not begin again.",
    ]
    try await stage.isRefused(
        "referral.decide", for: "referral.decide.open.episode", in: onward, by: "Ruth Ellingham",
        at: "2025-10-14 09:00", decision)
    try await stage.close(
        episode, reason: "RC5",
        """
        Bence, you have moved, and Ms Ellingham's team goes on with what we began. The messages at ten \
        and two go with you.
        """,
        by: "Callum Stroud", at: "2025-10-14 09:40")
    try await stage.act("referral.decide", in: onward, by: "Ruth Ellingham", at: "2025-10-14 10:00", decision)
    try await stage.act(
        "episode.allocate", in: onward, by: "Ruth Ellingham",
        [
            "lead": "Idris Penhallow", "supervisor": "Ruth Ellingham",
            "because": "Speaks Hungarian, and has met Bence's mother.",
        ])
    try await stage.tellReferrer(onward, "He is with us; Idris Penhallow leads.", by: "Idris Penhallow")
    try await stage.act(
        "child.see", in: onward, by: "Idris Penhallow", at: "2025-10-16 16:00",
        [
            "whereSeen": "At home", "alone": true,
            "childsWords": "“You already know about the tablet. Good.”",
            "observed": "At ease. Two boxes were unpacked: the medicine and the chess set.",
        ])
    try await stage.submit(
        onward,
        [
            "sections": [
                "education": "A place from 3 November.",
                "basicCare": "Katalin manages well with an alarm and a neighbour.",
                "emotional": "Worries less when he knows.",
            ],
            "strengths": "A son and a mother who joke about most things.",
            "childsVoice": "Bence wants to know, at ten and at two.",
            "analysis": """
            With messages, a neighbour and a young carers' group he can be at school. No plan is \
            needed after that.
            """,
        ],
        outcome: "earlyHelp", because: "What helps is in place.", by: "Idris Penhallow",
        at: "2025-11-20 14:00")
    try await stage.approve(
        onward, outcome: "earlyHelp", because: "Built on what was known.", by: "Ruth Ellingham",
        at: "2025-11-21 10:00")
    try await stage.tell(
        onward, "What helps, and who does it.", agencies: ["Larkshire County Council"], by: "Idris Penhallow",
        at: "2025-11-24 09:30")
}

extension Family {
    static let szabo = Family(
        "Szabó", home: Address("5 Drover's Yard\nTarnwick", "ZZ2 8MK", from: "2022-01-15"),
        [
            .adult("Katalin Szabó", born: "1986-07-07", sex: "F", "WOTH", language: "hun"),
            .child(
                "Bence Szabó", born: "2013-12-30", sex: "M", "WOTH", language: "hun", serial: 17,
                at: .at(Larkshire.tarnwick, from: "2025-09-03", year: "Year 7"), [.mother("Katalin Szabó")]),
        ])
}
