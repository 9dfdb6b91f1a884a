import Guidance
import Practice

extension Story {
    /// WT2023. A mother says no to early help, and is asked again when things change.
    static let noAndThenYes = Story(
        "No, and then yes",
        shows: """
            A grandfather dies and a boy stops coming to school. His mother says no, and the school writes down why, what \
            it does instead and that a referral is not needed. Ten weeks later she says yes, chooses who leads, and a \
            plan of five actions ends with needs met.
            """
    ) { stage in
        try await stage.register(.thwaite, by: "Sunita Deol", at: "2024-10-01 09:10")
        let help = try await stage.startEarlyHelp(
            with: ["Kieran Thwaite"], by: "Sunita Deol", at: "2024-10-07 15:50",
            need: """
                Kieran has missed eleven days since his granddad died in August. When he is here he sits by the window \
                that looks onto the allotments.
                """,
            signs: [
                "bereaved": "His grandfather, who lived with them, died on 9 August.",
                "missingEducation": "Eleven days in five weeks. Before August he had not missed one.",
                "childsMentalHealth": "His teacher hears from other children that he cries at night at a sleepover.",
            ],
            childsWords: "“If I go out when it's light I walk past the plot and the beans are all dead.”",
            strengths: "His mother rings every morning he is off. He knows every bird in the field.")
        try await refused(stage, help)
        try await chosen(stage, help)
        try await planned(stage, help)
        try await ended(stage, help)
    }
}

private func refused(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.isRefused(
        "earlyHelp.lead", for: "earlyHelp.lead.agreed", in: help, by: "Sunita Deol", at: "2024-10-08 08:40",
        ["lead": "Gareth Lomax", "because": "Has time.", "familysSay": "Not asked yet."])
    try await stage.act(
        "earlyHelp.agree", in: help, by: "Sunita Deol", at: "2024-10-08 15:30",
        [
            "answer": "refused", "who": "Shona Thwaite, his mother", "informationExplained": true,
            "whyRefused": """
            “We had a social worker when I was his age and they took my brother. I'm not having a form with his name on it.”
            """,
            "otherHelp": """
            Mr Arkwright sits with Kieran at lunch twice a week. The bereavement group at the library takes children \
            without a referral, and Shona has the leaflet. I ring her on Fridays, to talk and not to tell her off.
            """,
            "recordingExplained": true, "needForReferral": "notNow",
            "needBecause":
                "He is fed, loved and safe. He is sad, and so is she. If he is off for two weeks together I look at it again.",
            "childsView": "“I don't mind talking. Mum minds.”",
        ])
}

private func chosen(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.agree(
        to: help, who: "Shona Thwaite, his mother; Kieran said yes for himself",
        childsView: "“Can it be someone who likes outside?”", lead: "Gareth Lomax",
        able: "He has Tuesday afternoons, has worked with grieving families, and keeps hens.",
        familysSay: """
            Shona met two people over a cup of tea and chose Gareth. “Not the school, because the school is where he \
            gets told off for not being at school.”
            """,
        by: "Sunita Deol", at: "2024-12-16 15:40")
    try await stage.act(
        "earlyHelp.team", in: help, by: "Gareth Lomax", at: "2024-12-17 10:00",
        [
            "members": ["Sunita Deol", "Olu Fashola"], "familyAgrees": true,
            "note": "Shona asked that the letters go to her by hand and not in his bag.",
        ])
}

private func planned(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.isRefused(
        "earlyHelp.plan", for: "earlyHelp.plan.assessed", in: help, by: "Gareth Lomax", at: "2024-12-19 14:00",
        ["outcomes": "School every day.", "familysPart": "Over the phone.", "ifNotBetter": "We meet."])
    try await stage.act(
        "earlyHelp.assess", in: help, by: "Gareth Lomax", at: "2025-01-09 16:10",
        [
            "needs": [
                "mentalHealth":
                    "Kieran grieves, and so does Shona: it was her father. She does not sleep, and cannot get him up.",
                "education": "He is behind in nothing but days. He is afraid of the walk.",
                "money":
                    "The funeral is still being paid for, £60 a month. The carer's allowance stopped the week he died.",
                "relationships": "Kieran's dad lives in Ottermere and comes on Sundays; nobody had asked him.",
            ],
            "strengths": "Two people who look after each other. A father who says “just tell me what day”.",
            "childsVoice": "“I want somebody to dig the beans out with me. Then I'll go past.”",
            "familysVoice": "Shona: “I'm tired of being brave at the gate.” Liam, his father: “I can do mornings.”",
            "wholeFamily": true,
            "underlying":
                "What shows is a boy off school. Underneath are two griefs in one small house and a walk past a grave of sorts.",
            "analysis":
                "He will come to school when the walk is his again and his mother sleeps. Both can be done with help.",
            "quality": [
                "agreed", "childsWishes", "everyone", "presentingAndUnderlying", "factsAndStrengths", "clearAction",
                "stopsEscalation",
            ],
        ])
    try await stage.act(
        "earlyHelp.plan", in: help, by: "Gareth Lomax", at: "2025-01-14 16:00",
        [
            "outcomes": "Kieran walks past the plot and in at the gate, four days in five. Shona sleeps.",
            "familysPart": "At their kitchen table. Kieran wrote the first line and drew the beans.",
            "network": "Liam takes him in on Mondays and Wednesdays. Mrs Toor next door has a key.",
            "services": ["mentalHealth", "money"],
            "actions": .list([
                stage.action("Dig over the plot with Kieran", by: "Gareth Lomax", until: "2025-01-25"),
                stage.action(
                    "Walk in on Mondays and Wednesdays", who: "Liam Thwaite, his father", until: "2025-01-20"),
                stage.action("Ask the bereavement group for two places", by: "Olu Fashola", until: "2025-01-31"),
                stage.action("Look at what Shona can claim", by: "Gareth Lomax", until: "2025-02-07"),
                stage.action("No letters about attendance until the review", by: "Sunita Deol", until: "2025-02-25"),
            ]),
            "ifNotBetter":
                "If he has not had a whole week by half term we ask the mental health team for advice together.",
        ])
}

private func ended(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.done(
        1, in: help, "They dug all of it. He kept three dry pods to plant.", by: "Gareth Lomax", at: "2025-01-25 13:00")
    try await stage.done(
        2, in: help, "Liam has not missed a morning.", by: "Gareth Lomax", at: "2025-02-04 16:30")
    try await stage.done(3, in: help, "Both go. Shona went first.", by: "Olu Fashola", at: "2025-02-05 12:00")
    try await stage.act(
        "earlyHelp.meet", in: help, by: "Gareth Lomax", at: "2025-02-11 16:00",
        [
            "came": ["Gareth Lomax", "Sunita Deol"], "family": "Shona, Liam, and Kieran for the biscuits",
            "absent": "Olu Fashola, who was at a clinic and wrote.",
            "childsVoice": "“Tell them I did nine days.”", "said": "Nine days of ten. Shona sleeps five hours.",
            "decided": "Go on as we are, and review before half term ends.", "nextOn": "2025-03-11",
        ])
    try await stage.done(
        4, in: help, "£38 a week more, and the arrears forgiven.", by: "Gareth Lomax", at: "2025-02-12 11:00")
    try await stage.done(5, in: help, "Kept.", by: "Sunita Deol", at: "2025-02-25 09:00")
    try await stage.act(
        "earlyHelp.review", in: help, by: "Gareth Lomax", at: "2025-02-25 16:00",
        [
            "changed": "Four weeks of five days. The beans are in a tray on his sill.",
            "childsVoice": "“I go the plot way on purpose now.”",
            "familysVoice": "Shona: “I'd have done it in October if it had been you that asked.”",
            "outcome": "end", "because": "He is in school and talks about his granddad without hiding.",
        ])
    try await stage.act(
        "earlyHelp.close", in: help, by: "Gareth Lomax", at: "2025-03-11 16:40",
        [
            "outcome": "needsMet",
            "summary": """
            Kieran, you missed your granddad so much that the walk to school hurt. You dug the plot and planted his \
            beans again. Your mum and dad helped, and so did we.
            """,
            "turnTo": "Mr Arkwright any day; the group at the library on Thursdays; me, until the beans are up.",
            "familyTold": true,
        ])
}

extension Family {
    static let thwaite = Family(
        "Thwaite", home: Address("4 Allotment Lane\nQuillham", "ZZ3 2BN", from: "2016-04-01"),
        [
            .adult("Shona Thwaite", born: "1988-02-11", sex: "F", "WBRI"),
            .adult("Liam Thwaite", born: "1986-07-30", sex: "M", "WBRI"),
            .child(
                "Kieran Thwaite", born: "2015-06-19", sex: "M", "WBRI", serial: 120,
                at: .at(Larkshire.quillham, from: "2019-09-04", year: "Year 5"),
                [.mother("Shona Thwaite"), .father("Liam Thwaite", livesWith: false)]),
        ])
}
