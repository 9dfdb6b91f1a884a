import Guidance
import Practice

extension Story {
    /// A decision made two days late, with a reason, under the 2020 edition.
    static let lateDecision = Story(
        "A decision made late",
        shows: """
            A hospital rings on Friday 16 September 2022. The Monday is the day of a state funeral, so the \
            decision is due on Tuesday 20 September. It is made on the Thursday: recorded, marked late, and \
            explained. The feedback is late too, and its reason is asked for afterwards.
            """
    ) { stage in
        try await stage.register(.bui, by: "Sunita Deol", at: "2021-09-13 10:20")
        let episode = try await stage.receive(
            about: "An Bui", by: "Tom Ferriby", at: "2022-09-16 11:40", happened: "2022-09-16 11:05",
            [
                "source": "3E", "from": "Dr Vikram Sethi, emergency department", "fromPhone": "01632 960120",
                "askedFor": "referral", "danger": "soon",
                "worry": """
                An's mother was treated for a broken wrist. She said that she had fallen. An stood \
                between her and the door, said nothing for an hour, and asked twice whether they had \
                to go home.
                """,
                "childsWords": "“Can we stay here until it's dark?”",
                "whereabouts": "With his mother in the department; going home this afternoon.",
                "parentsTold": false, "parentsNotToldBecause": "riskToOther", "consent": "notSoughtRisk",
            ])
        try await stage.take(
            episode, as: "referral", because: "A clinician asks for a response to a child's need.",
            by: "Tom Ferriby",
            at: "2022-09-16 12:05")
        try await stage.act(
            "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2022-09-22 09:30",
            [
                "threshold": "childInNeed", "step": "s17", "primaryNeed": "N1",
                "because": """
                Something frightens you at home. We need to understand what it is, with you and your \
                mum, in a place where you can both talk.
                """,
                "lateBecause": """
                Two of four duty workers were ill on Tuesday and the list was not handed over. I \
                rang the hospital on Monday and Tuesday: An and his mother stayed with her sister \
                from Friday night, so he was not at home in the meantime.
                """,
            ])
        try await stage.act(
            "episode.allocate", in: episode, by: "Dafydd Pritchard", at: .after(minutes: 10),
            [
                "lead": "Agnieszka Wrona", "supervisor": "Niamh Corrigan",
                "because": "Trained in domestic abuse work, and free to visit today.",
            ])
        try await lateFeedback(stage, episode)
        try await lateAssessment(stage, episode)
    }
}

private func lateFeedback(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.tellReferrer(
        episode, "An assessment under section 17 has begun. An is seen today.", by: "Tom Ferriby",
        at: "2022-10-03 10:00")
    try await stage.act(
        "episode.explainLate", in: episode, by: "Dafydd Pritchard", at: "2022-10-04 09:15",
        [
            "duty": "referral.feedback",
            "because": """
            The message to the hospital was written on 22 September and not sent. Dr Sethi rang on 3 \
            October, and was told at once.
            """,
        ])
}

private func lateAssessment(_ stage: Stage, _ episode: StreamID) async throws {
    let lead = "Agnieszka Wrona"
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2022-10-05 15:30", happened: "2022-09-22 15:40",
        [
            "whereSeen": "At his aunt's", "alone": true,
            "childsWords": "“Dad shouts and then it goes quiet. The quiet is worse.”",
            "observed": "An chose where we sat. He spoke more easily when he was drawing.",
        ])
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2022-10-06 11:00",
        [
            "interviewee": "mother", "name": "Thuy Bui", "withOthers": "An interpreter",
            "said": """
            Thuy said that her wrist was broken when she was pushed. She does not want to go back, \
            and has told the police.
            """,
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2022-10-07 10:30",
        [
            "agency": "Larkshire Constabulary", "practitioner": "Karen Mellor",
            "asked": "What has been reported, and what has been done?",
            "answer": """
            One report, of 24 September. An investigation is open, with conditions that keep An's \
            father away.
            """,
            "holds": "police",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "emotional": "An listens for changes in adult voices. He sleeps better at his aunt's.",
                "safety": "Thuy has kept An away from the house since 16 September.",
                "widerFamily": "Thuy's sister has room, and wants them to stay.",
            ],
            "strengths": "Thuy acted to protect her son, at a cost to herself.",
            "childsVoice": "An wants the quiet to stop meaning something bad.",
            "parentsVoice": "Thuy wants her own front door.",
            "analysis": """
            An has lived with domestic abuse. He is safe where he is. He and Thuy need practical \
            help and someone to talk to, not an investigation of her care.
            """,
        ],
        outcome: "earlyHelp", because: "An is safe, and help has been agreed with Thuy.", by: lead,
        at: "2022-11-09 16:10")
    try await stage.approve(
        episode, outcome: "earlyHelp",
        because: "The safety plan rests on people and conditions that are in place.",
        by: "Niamh Corrigan", at: "2022-11-11 10:00")
    try await stage.tell(
        episode, "What we understood, and the help that was agreed.",
        agencies: ["Ottermere Infirmary Trust", "Quillham Primary School"], by: lead, at: "2022-11-15 09:00")
    try await stage.close(
        episode, reason: "RC9",
        """
        An, you told us about the quiet. You and your mum live somewhere else now, and someone from the \
        refuge comes to help you both.
        """,
        by: lead, at: "2022-11-18 14:00")
}

extension Family {
    static let bui = Family(
        "Bui", home: Address("61 Lantern Street\nQuillham", "ZZ3 8LB", from: "2018-02-01"),
        [
            .adult("Thuy Bui", born: "1987-03-14", sex: "F", "AOTH", language: "vie"),
            .adult("Minh Bui", born: "1982-12-05", sex: "M", "AOTH", language: "vie"),
            .child(
                "An Bui", born: "2014-01-27", sex: "M", "AOTH", serial: 4,
                at: .at(Larkshire.quillham, from: "2018-09-05", year: "Year 3"),
                [.mother("Thuy Bui"), .father("Minh Bui")]),
        ])
}
