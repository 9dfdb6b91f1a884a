import Guidance
import Practice

extension Story {
    /// Educated at home and seen by nobody: what the law lets the council ask, and what it does when that is not enough.
    static let neverSeen = Story(
        "Never seen",
        shows: """
            A girl of nine leaves her school to be educated at home. Two offers of a meeting are declined, and nobody \
            has seen her. The record does not let her education be found suitable over a worry; the council refers her \
            to its own social care.
            """
    ) { stage in
        let (child, school, officer) = ("Bryony Aldersley", "Harriet Lund", "Bettina Osei")
        try await stage.register(.aldersley, by: school, at: "2024-04-15 09:00")
        let stream = try await stage.act(
            "circumstance.note", about: [child], by: school, at: "2024-06-03 10:00",
            [
                "circumstance": "electiveHome", "council": "Larkshire County Council",
                "known": """
                Mr Aldersley's letter says that Bryony is educated at home from today. It came by post the morning \
                after we asked about her attendance for the third time.
                """,
                "leftRollOn": "2024-06-03", "lastSeenOn": "2024-05-09",
                "schoolsWorry": """
                She was here eleven days since Easter. On the last of them she said that Dad does not like her to \
                talk about home.
                """,
            ]
        ).stream
        try await stage.act(
            "circumstance.review", in: stream, by: "Yasmin Kaleem", at: "2024-06-04 09:30",
            [
                "changed": "Given to the education welfare lead.", "responsible": .text(officer),
                "reviewOn": "2024-07-12",
            ])
        try await offers(stage, stream, officer: officer)
        let decision: [String: Answer] = [
            "outcome": "suitable", "because": "A timetable has been sent.", "evidence": "A printed timetable.",
            "worried": true, "worryDone": "Nothing yet.",
        ]
        try await stage.isRefused(
            "education.decide", for: "education.decide.worry", in: stream, by: officer, at: "2024-07-10 14:00", decision
        )
        try await stage.act(
            "education.decide", in: stream, by: officer, at: "2024-07-10 14:20",
            [
                "outcome": "referred",
                "because": """
                Nobody outside the house has seen Bryony for nine weeks. A timetable is not a child. What she said at \
                school, and that each offer was declined by her father before she could answer, make us worry.
                """,
                "worried": true, "worryDone": "The front door was rung at 2:05pm and has the school's letter.",
            ])
        let episode = try await stage.receive(
            about: child, by: "Yasmin Kaleem", at: "2024-07-10 15:10",
            [
                "source": "5B", "from": "The council's education welfare service", "askedFor": "referral",
                "danger": "soon",
                "worry": "A child of nine whom nobody has seen since 9 May, and a father who says no.",
                "whereabouts": "At home in Fallowby, as far as anyone knows.", "parentsTold": false,
                "parentsNotToldBecause": "riskToChild", "consent": "notSoughtRisk",
            ])
        try await seenAtLast(stage, episode)
    }
}

private func seenAtLast(_ stage: Stage, _ episode: StreamID) async throws {
    let lead = "Agnieszka Wrona"
    try await stage.take(
        episode, as: "referral", because: "A child whom nobody can say they have seen.", by: "Yasmin Kaleem",
        at: "2024-07-10 15:30")
    try await stage.assess(
        episode, need: "N1", because: "Bryony, we want to hear from you how you are. Somebody comes and asks you.",
        lead: lead, able: "Patient at doors, and free tomorrow.", supervisor: "Niamh Corrigan",
        by: "Dafydd Pritchard", at: "2024-07-10 16:30")
    try await stage.tellReferrer(
        episode, "We assess; Agnieszka Wrona goes to the house tomorrow, with the police if it stays shut.",
        by: "Yasmin Kaleem")
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2024-07-11 10:20",
        [
            "whereSeen": "The front garden, on the wall", "alone": true,
            "childsWords": "“I'm not hiding. He says if I go back they'll keep me in at dinner again.”",
            "observed": "Thin, quick, and glad of somebody to talk to. She has read every book in the house twice.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "education": "Reads far above her age. Nothing written since May.",
                "emotional": "Lonely. Was kept in at dinner for a week in April, and told nobody but her father.",
            ],
            "strengths": "A father who listened to her, and shut the wrong door.",
            "childsVoice": "“Can it be a different school?”",
            "analysis": "She was not harmed at home. She was unseen, and that could not go on.",
        ], outcome: "earlyHelp", because: "A new school in September and one person to go with her to the gate.",
        by: lead, at: "2024-08-12 10:00")
    try await stage.approve(
        episode, outcome: "earlyHelp", because: "She has been seen, alone and often, and it is settled with her.",
        by: "Niamh Corrigan", at: "2024-08-13 14:00")
    try await stage.tell(
        episode, "What Bryony said, what we think, and the place that is kept for her.",
        agencies: ["Fallowby Primary School"], by: lead, at: "2024-08-14 11:00")
    try await stage.close(
        episode, reason: "RC9", "Bryony, you sat on the wall and told me. You start on the second of September.",
        by: lead, at: "2024-09-06 15:00")
}

private func offers(_ stage: Stage, _ stream: StreamID, officer: String) async throws {
    try await stage.act(
        "education.visit", in: stream, by: officer, at: "2024-06-20 12:00",
        [
            "met": false, "notMetBecause": "Mr Aldersley wrote that he does not have to see us, which is so.",
            "childSeen": false, "learned": "He sent a printed timetable. It has Latin every day.",
        ])
    try await stage.act(
        "education.enquire", in: stream, by: officer, at: "2024-06-28 15:30",
        [
            "asked": "The surgery, the school nurse, the library, her mother's sister in Tarnwick.",
            "answers": """
            The surgery last saw her in 2022. The library has no card. Her aunt has not been let in since Easter, and \
            cried on the phone.
            """,
            "found": true, "whereabouts": "At home in Fallowby: a neighbour hears her practise the recorder.",
        ])
    try await stage.act(
        "education.visit", in: stream, by: officer, at: "2024-07-09 11:00",
        [
            "met": false, "notMetBecause": "The door was not opened. A curtain moved upstairs.", "childSeen": false,
            "learned": "The grass has not been cut; the bicycle from the school's photograph is still by the gate.",
        ])
}

extension Family {
    static let aldersley = Family(
        "Aldersley", home: Address("The Old Forge\nFallowby", "ZZ8 1QF", from: "2017-08-01"),
        [
            .adult("Nigel Aldersley", born: "1976-02-20", sex: "M", "WBRI"),
            .child(
                "Bryony Aldersley", born: "2014-11-02", sex: "F", "WBRI", serial: 44,
                at: .at(Larkshire.fallowby, from: "2019-09-04", year: "4"), [.father("Nigel Aldersley")]),
        ])
}
