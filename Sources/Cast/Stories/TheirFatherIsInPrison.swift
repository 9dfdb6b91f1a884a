import Guidance
import Practice

extension Story {
    /// WT2020. Several signs fit one family, one of them new in the edition: a parent in custody.
    static let theirFatherIsInPrison = Story(
        "Their father is in prison",
        shows: """
            Two children, one early help, under the edition that first named a parent in custody. Four signs fit at once. A \
            family group conference is offered and held with an uncle and a grandmother who had not spoken for a year; a \
            review is late, with its reason.
            """
    ) { stage in
        try await stage.register(.yilmaz, by: "Joanna Petrie", at: "2021-02-22 09:00")
        let help = try await stage.startEarlyHelp(
            with: ["Deniz Yilmaz", "Elif Yilmaz"], by: "Joanna Petrie", at: "2021-03-08 14:10",
            need: """
                Their father was sentenced in January. Deniz does the shopping and the interpreting; Elif has started to \
                wet herself. Their mother asked me at the gate whether we knew what time prisons answer the telephone.
                """,
            signs: [
                "parentInCustody": "Cem Yilmaz, four years from 19 January, held ninety miles away.",
                "youngCarer": "Deniz, ten, cooks three nights a week and translates the letters from the court.",
                "familyCircumstances": "Their mother is low and has been to the doctor about it.",
                "specialNeeds": "Elif waits for a speech assessment.",
            ],
            childsWords: "Deniz: “I'm the man now but I don't know how the meter works.”",
            strengths: "They are never late. Elif draws her father every day, always with both arms up.")
        try await stage.agree(
            to: help, who: "Songül Yilmaz, their mother, through an interpreter", lead: "Joanna Petrie",
            able: "Knows both children; the head gives her Thursday mornings.",
            familysSay: "Songül: “Joanna. She asked about my head and not only about the children.”",
            by: "Joanna Petrie", at: "2021-03-11 09:30")
        try await stage.act(
            "earlyHelp.team", in: help, by: "Joanna Petrie", at: "2021-03-11 11:00",
            ["members": ["Olu Fashola", "Esme Kirkbride"], "familyAgrees": true])
        try await assessedAndPlanned(stage, help)
        try await familyMeets(stage, help)
        try await reviewedLate(stage, help)
    }
}

private func assessedAndPlanned(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.act(
        "earlyHelp.assess", in: help, by: "Joanna Petrie", at: "2021-03-25 10:00",
        [
            "needs": [
                "crime":
                    "Cem is in custody. The children have not seen or heard him since the sentence: no one had the form.",
                "caring": "Deniz interprets and cooks. He is proud of it and too tired for football.",
                "mentalHealth":
                    "Songül is being treated for depression. Elif's accidents began the week after the sentence.",
                "money": "One wage gone. The meter takes a card that only Cem could top up.",
                "language": "Songül reads Turkish; letters come in English.",
            ],
            "strengths": "A mother who comes to every appointment. An uncle with a van.",
            "childsVoice": "Elif: “Baba is on a long bus.” Deniz: “She should be told. I'm not allowed to tell her.”",
            "familysVoice": "Songül: “I said the bus because I did not have another word.”", "wholeFamily": true,
            "underlying":
                "What shows is a wet chair and a tired boy. Underneath is a secret that one child keeps from the other.",
            "analysis":
                "The children need the truth in words for their age, a voice on the telephone, and a mother with help.",
            "quality": ["agencies"],
        ])
    try await stage.act(
        "earlyHelp.plan", in: help, by: "Joanna Petrie", at: "2021-03-29 10:00",
        [
            "outcomes": "Elif knows where her father is. Both have heard his voice. Deniz plays on Saturdays.",
            "familysPart": "Songül and Deniz, with an interpreter, so that Deniz could be a child in the room.",
            "services": ["custody", "mentalHealth", "money"],
            "actions": .list([
                stage.action(
                    "Fill in the visiting and telephone forms with Songül", by: "Esme Kirkbride", until: "2021-04-09"),
                stage.action(
                    "Tell Elif where her father is, with the picture book", who: "Songül, with Joanna there",
                    until: "2021-04-16"),
                stage.action("Chase the speech assessment", by: "Olu Fashola", until: "2021-04-30"),
                stage.action("Move the meter to a card Songül holds", by: "Esme Kirkbride", until: "2021-04-02"),
            ]),
            "ifNotBetter":
                "If Elif's accidents go on after she has been told, we ask for advice from the mental health team.",
        ])
    try await stage.done(
        4, in: help, "Done in one call, once someone rang.", by: "Esme Kirkbride", at: "2021-03-31 12:00")
    try await stage.done(
        1, in: help, "First call on 14 April, eleven minutes. Elif held the telephone with both hands.",
        by: "Esme Kirkbride", at: "2021-04-15 10:00")
}

private func familyMeets(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.act(
        "earlyHelp.offerFamilyGroup", in: help, by: "Joanna Petrie", at: "2021-04-19 15:00",
        [
            "toWhom": "Songül; through her, Cem's brother Orhan and her own mother",
            "purpose":
                "Who drives the children to a visit once a month, and who has them when Songül is at the doctor's.",
            "answerBy": "2021-04-30",
        ])
    try await stage.isRefused(
        "earlyHelp.holdFamilyGroup", for: "earlyHelp.holdFamilyGroup.accepted", in: help, by: "Joanna Petrie",
        [
            "coordinator": "Esme Kirkbride", "independent": false, "came": "Nobody yet", "familysPlan": "To come",
            "agreed": true,
        ])
    try await stage.act(
        "earlyHelp.answerFamilyGroup", in: help, by: "Joanna Petrie", at: "2021-04-28 15:20",
        [
            "answer": "accepted", "who": "Songül Yilmaz",
            "said": "“They will come if you ask. They will not come if I ask.”",
        ])
    try await stage.act(
        "earlyHelp.holdFamilyGroup", in: help, by: "Joanna Petrie", at: "2021-05-22 13:00",
        [
            "coordinator": "Ayten Demir, a co-ordinator from another council", "independent": true,
            "came":
                "Songül, her mother Hatice, Cem's brother Orhan and his wife, Deniz for the second half; Cem by telephone for ten minutes",
            "childsPart": "Deniz read out a list. It began: “1. Football is at ten.”",
            "familysPlan": """
            Orhan drives on the first Sunday. Hatice sleeps over on Wednesdays and takes Elif on Thursdays. Deniz does not \
            translate any more: Orhan's wife does. Cem writes to each child once a week.
            """,
            "support": "Fares for the visits from the fund; the school has stamped envelopes.", "agreed": true,
        ])
    try await stage.done(
        2, in: help, "Elif asked if he has a window. He does.", by: "Joanna Petrie", at: "2021-05-24 09:00")
}

private func reviewedLate(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.act(
        "earlyHelp.review", in: help, by: "Joanna Petrie", at: "2021-06-10 10:00",
        [
            "changed": "Two visits made. Elif has been dry for three weeks. Deniz scored.",
            "childsVoice": "Elif draws a wall now, and a door in it.", "outcome": "continue",
            "because": "The speech assessment has not come, and the family's plan is three weeks old.",
            "lateBecause": "A year group was sent home for ten days and I went with it.",
        ])
    try await stage.done(
        3, in: help, "Seen on 22 June; a weekly group from September.", by: "Olu Fashola", at: "2021-06-23 16:00")
    try await stage.act(
        "earlyHelp.review", in: help, by: "Joanna Petrie", at: "2021-07-15 10:00",
        [
            "changed": "The family's plan runs by itself.", "childsVoice": "Deniz: “I'm ten again.”",
            "outcome": "end", "because": "What is left the school and the family do.",
        ])
    try await stage.act(
        "earlyHelp.reviewFamilyGroup", in: help, by: "Joanna Petrie", at: "2021-07-15 11:00",
        [
            "going": "Every Sunday and every Wednesday kept but one, when the van broke down and they took the train.",
            "outcome": "continues",
        ])
    try await stage.act(
        "earlyHelp.close", in: help, by: "Joanna Petrie", at: "2021-07-20 15:00",
        [
            "outcome": "universal",
            "summary": """
            Deniz and Elif, your father went to prison and nobody had the words for it. Your family found them. You visit \
            him on Sundays, and on Saturdays you are children.
            """,
            "turnTo": "Miss Petrie; the families' line of the prison; Orhan.", "familyTold": true,
        ])
}

extension Family {
    static let yilmaz = Family(
        "Yilmaz", home: Address("Flat 3\n21 Tannery Street\nWrenstow", "ZZ4 5YZ", from: "2017-08-01"),
        [
            .adult("Songül Yilmaz", born: "1987-05-05", sex: "F", "WOTH", language: "tur"),
            .adult("Cem Yilmaz", born: "1984-11-23", sex: "M", "WOTH", language: "tur"),
            .child(
                "Deniz Yilmaz", born: "2010-12-02", sex: "M", "WOTH", language: "tur", serial: 121,
                at: .at(Larkshire.wrenstow, from: "2017-09-04", year: "Year 5"), yilmazTies),
            .child(
                "Elif Yilmaz", born: "2015-03-17", sex: "F", "WOTH", language: "tur", serial: 122,
                at: .at(Larkshire.wrenstow, from: "2019-09-04", year: "Year 1"), yilmazTies),
        ])

    private static let yilmazTies: [Family.Tie] = [
        .mother("Songül Yilmaz"), .father("Cem Yilmaz", livesWith: false),
    ]
}
