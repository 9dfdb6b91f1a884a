import Guidance
import Practice

extension Story {
    /// An assessment returned twice with comments, then approved; its author cannot approve it.
    static let returnedTwice = Story(
        "An assessment returned twice",
        shows: """
            A supervisor who leads an assessment himself cannot approve it. Another returns it twice: the \
            first time because the child's own voice is missing, the second because harm outside the home \
            is. Three versions stand side by side.
            """
    ) { stage in
        try await stage.register(.hartnell, by: "Deborah Stannard", at: "2024-09-10 09:00")
        let episode = try await stage.refer(
            ["Kiran Hartnell"], by: "Deborah Stannard", at: "2025-04-28 11:15",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Kiran has missed 31 days since January. He has a new phone and new trainers that his \
                mother did not buy, and comes back from lunch with older boys who are not our \
                pupils.
                """,
                "facts": """
                Attendance 64 per cent. Seen on 24 April being dropped at the gate by a car his \
                mother does not know.
                """,
                "strengths": "Close to his little sister. Good at woodwork, and never misses it.",
                "indicators": ["missingEducation", "exploitation"],
                "otherAdults": "Two young men called J and Tay; nobody knows their names.",
                "helpTried": "Attendance meetings in February and March; a mentor since Easter.",
                "whereabouts": "In school today.", "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "The school asks for an assessment.", by: "Yasmin Kaleem",
            at: "2025-04-28 12:00")
        try await stage.assess(
            episode, need: "N6",
            because: """
                You are missing school, and some older people seem to want something from you. We would \
                like to understand it with you.
                """,
            lead: "Samuel Quartey",
            able: """
                Leads it himself while two posts in the team are empty. Twelve years with young people \
                at risk outside the home.
                """,
            supervisor: "Niamh Corrigan", by: "Dafydd Pritchard", at: "2025-04-29 09:20")
        try await stage.tellReferrer(episode, "We assess. Samuel Quartey leads.", by: "Yasmin Kaleem")
        try await returnedVersions(stage, episode)
        try await stage.tell(
            episode, "What we found and the plan we made together.",
            agencies: ["Tarnwick High School", "The Lanternfold Trust"],
            by: "Samuel Quartey", at: "2025-06-27 15:00")
    }
}

private func returnedVersions(_ stage: Stage, _ episode: StreamID) async throws {
    let (lead, supervisor) = ("Samuel Quartey", "Niamh Corrigan")
    let because = "Kiran needs a plan that adults around him keep to."
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-05-02 12:40",
        [
            "whereSeen": "A bench by the canal", "alone": true,
            "childsWords": "“They're not bad. They just need stuff doing.”",
            "observed": """
            Kiran looked at his phone eleven times. He relaxed when we talked about the table he is \
            making.
            """,
        ])
    try await stage.submit(
        episode, version(voice: "Kiran is a quiet boy.", outside: nil), outcome: "childInNeedPlan",
        because: because, by: lead, at: "2025-06-02 16:00")
    try await stage.isRefused(
        "assessment.approve", for: "access.role.self", in: episode, by: lead, at: "2025-06-03 09:00",
        ["outcome": "childInNeedPlan", "because": "It is urgent."])
    try await stage.act(
        "assessment.return", in: episode, by: supervisor, at: "2025-06-04 10:10",
        [
            "comments": """
            Kiran's own words are in your note of 2 May and nowhere in here. What does he want? See \
            him again before you change anything else.
            """
        ])
    try await stage.isRefused(
        "assessment.submit", for: "assessment.submit.revised", in: episode, by: lead, at: "2025-06-04 11:00",
        ["outcome": "childInNeedPlan", "because": .text(because)])
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-06-10 15:30",
        [
            "whereSeen": "The woodwork room", "alone": true,
            "childsWords": """
            “If I stop answering they'll go to my mum's. I want to finish the table and I want them \
            to forget my name.”
            """,
            "observed": "He asked what would happen to me if I helped him.",
        ])
    let voice =
        """
        Kiran wants “them to forget my name”. He is afraid for his mother if he stops answering. He \
        wants to finish his table.
        """
    try await stage.submit(
        episode, version(voice: voice, outside: nil), outcome: "childInNeedPlan", because: because, by: lead,
        at: "2025-06-12 14:00")
    try await stage.act(
        "assessment.return", in: episode, by: supervisor, at: "2025-06-16 09:30",
        [
            "comments": """
            Much better: I can hear him. Now the harm itself: who, where, when, and who else is at \
            risk there? Ask the police and the youth worker before it comes back.
            """
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2025-06-18 10:00",
        [
            "agency": "Larkshire Constabulary", "practitioner": "Imran Sadiq",
            "asked": "What is known of the two young men and the car?",
            "answer": "Both are known to us. We will visit them, and keep Kiran's name out of it.",
            "holds": "police",
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2025-06-19 16:20",
        [
            "agency": "The Lanternfold Trust", "practitioner": "Dean Ashworth",
            "asked": "Where do these young men meet others?",
            "answer": "Behind the leisure centre, on Fridays. We can have two workers there from this week.",
            "holds": "narrative",
        ])
    let outside =
        """
        Two adults known to the police ask Kiran and at least three other pupils to carry things. They \
        meet behind the leisure centre on Fridays. Places are part of this: the bus stop, the canal \
        path.
        """
    try await stage.submit(
        episode, version(voice: voice, outside: outside), outcome: "childInNeedPlan", because: because,
        by: lead, at: "2025-06-24 17:00")
    try await stage.approve(
        episode, outcome: "childInNeedPlan",
        because:
            "Kiran is heard, the harm is named where it happens, and the plan does not ask him to solve it.",
        by: supervisor, at: "2025-06-26 09:00")
}

private func version(voice: String, outside: String?) -> [String: Answer] {
    [
        "sections": [
            "education": "Attendance 64 per cent; 96 per cent in woodwork.",
            "relationships": "Close to Mina. Old friends say that they no longer see him.",
            "safety": "Lucy and Devendra check on him and are lied to. Neither knew of the car.",
            "boundaries": "Home rules are clear and kept until nine in the evening.",
        ],
        "strengths": "A family that turns up, a sister he reads to, a thing that he makes with his hands.",
        "childsVoice": .text(voice),
        "parentsVoice":
            "Lucy is frightened. Devendra wants to confront the young men, and has agreed not to.",
        "harmOutsideHome": outside.map(Answer.text) ?? .null,
        "analysis": "Kiran is being used by adults. His family is a strength and not the source of the harm.",
    ]
}

extension Family {
    static let hartnell = Family(
        "Hartnell", home: Address("9 Coopers Rise\nTarnwick", "ZZ2 7JH", from: "2017-06-30"),
        [
            .adult("Lucy Hartnell", born: "1990-08-21", sex: "F", "WBRI"),
            .adult("Devendra Rao", born: "1985-02-11", sex: "M", "AIND"),
            .child(
                "Mina Rao", born: "2019-10-02", sex: "F", "MWAS", serial: 6,
                at: .at(Larkshire.fallowby, from: "2024-09-04", year: "Reception"),
                [.mother("Lucy Hartnell"), .father("Devendra Rao")]),
            .child(
                "Kiran Hartnell", born: "2011-12-12", sex: "M", "MWAS", serial: 5,
                at: .at(Larkshire.tarnwick, from: "2023-09-05", year: "Year 8"),
                [
                    .mother("Lucy Hartnell"), .other("Devendra Rao", "stepParent"),
                    .other("Mina Rao", "halfSibling"),
                ]),
        ])
}
