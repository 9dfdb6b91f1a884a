import Guidance
import Practice

extension Story {
    /// A doctor's referral is taken for a message; the decision is refused until that is put right.
    static let takenForAMessage = Story(
        "A referral taken for a message",
        shows: """
            A doctor asks for a referral, and the front door takes it as a contact. A contact is not \
            assessed: the supervisor's decision is refused with the reason and the remedy. She is a referral \
            again within the hour, and the clock has not moved.
            """
    ) { stage in
        let (child, lead, decides) = ("Poppy Loxley", "Priya Raghunathan", "Dafydd Pritchard")
        try await stage.register(.loxley, by: "Deborah Stannard", at: "2024-09-12 10:00")
        let episode = try await stage.refer(
            [child], by: "Dr Nadia Rahman", at: "2025-01-15 12:10",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Poppy came on her own. She has been hurting herself since November and has told \
                nobody. She is 15, thoughtful and frightened of the exams in May.
                """,
                "childsWords": "“I don't want to die. I want it to be quiet for a bit.”",
                "strengths": "She asked for help herself, and let me ring her father while she sat with me.",
                "indicators": ["childsMentalHealth"], "whereabouts": "At home with her father from 1pm.",
                "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "contact",
            because: "The surgery writes that mental health services have been asked.", by: "Tom Ferriby",
            at: "2025-01-15 13:00")
        let decision: [String: Answer] = [
            "threshold": "childInNeed", "step": "s17", "primaryNeed": "N4",
            "because": "You asked for help, and you were right to. More than one of us should listen.",
        ]
        try await stage.isRefused(
            "referral.decide", for: "referral.decide.contact", in: episode, by: decides,
            at: "2025-01-15 15:30", decision)
        try await stage.act(
            "referral.classify", in: episode, by: decides,
            [
                "takenAs": "referral",
                "because": """
                Dr Rahman asked for a referral in so many words. That health is helping too does not \
                make it a message.
                """,
            ])
        try await stage.act("referral.decide", in: episode, by: decides, decision)
        try await stage.act(
            "episode.allocate", in: episode, by: decides,
            [
                "lead": .text(lead), "supervisor": "Samuel Quartey",
                "because": "Works with young people who hurt themselves; sees her tomorrow.",
            ])
        try await stage.tellReferrer(
            episode, "Taken as the referral that you asked for. Priya Raghunathan sees Poppy tomorrow.",
            by: "Tom Ferriby", at: "2025-01-15 16:10")
        try await quieter(stage, episode, lead: lead)
    }
}

private func quieter(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-01-16 16:00",
        [
            "whereSeen": "A walk by the river", "alone": true,
            "childsWords": "“If I say it's exams everyone says work less. It isn't only exams.”",
            "observed": "Poppy spoke with long pauses. She asked who would read what I write.",
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2025-01-20 11:00",
        [
            "agency": "Fenmoor Young People's Mental Health", "practitioner": "Hannah Weiss",
            "asked": "When can you see her, and what until then?",
            "answer": "First appointment on 29 January; she has our number for nights.", "holds": "health",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "emotional": "Hurts herself when the house is loud.",
                "education": "Predicted well; dreads May.", "warmth": "Her father listens. He had not known.",
            ],
            "strengths": "She asked for help before it was worse.",
            "childsVoice": "Poppy wants quiet, and to choose who knows.",
            "analysis": """
            Poppy needs treatment and a quieter home more than she needs us. Her father has changed \
            his shifts. School has moved two exams.
            """,
        ],
        outcome: "specialist", because: "Mental health services lead from here.", by: lead,
        at: "2025-02-19 10:00")
    try await stage.approve(
        episode, outcome: "specialist", because: "She was heard early and often.", by: "Samuel Quartey",
        at: "2025-02-20 09:00")
    try await stage.tell(
        episode, "What we agreed, in the words that Poppy chose.",
        agencies: ["Wrenstow Surgery", "Fenmoor Young People's Mental Health"], by: lead,
        at: "2025-02-21 15:00")
    try await stage.close(
        episode, reason: "RC7", "Poppy, you asked, and it is quieter now. You chose who reads this.",
        by: lead, at: "2025-03-14 10:00")
}

extension Family {
    static let loxley = Family(
        "Loxley", home: Address("2 Ropewalk Mews\nTarnwick", "ZZ2 3VP", from: "2014-07-21"),
        [
            .adult("Martin Loxley", born: "1979-02-02", sex: "M", "WBRI"),
            .child(
                "Poppy Loxley", born: "2009-06-04", sex: "F", "WBRI", serial: 16,
                at: .at(Larkshire.tarnwick, from: "2020-09-07", year: "Year 11"), [.father("Martin Loxley")]),
        ])
}
