import Guidance
import Practice

extension Story {
    /// Two discussions: the first initiated the enquiry, so the conference's clock runs from it.
    static let theFirstDiscussionCounts = Story(
        "The first discussion counts",
        shows: """
            A quick discussion by telephone decides on an enquiry; a fuller one follows nine days later, when a \
            medical has come back. Recording the second as the one that decides is refused: the fifteen working days \
            to the conference run from the first.
            """
    ) { stage in
        let (child, lead) = ("Saoirse Finnegan", "Priya Raghunathan")
        try await stage.register(.finnegan, by: "Carys Bevan", at: "2025-01-06 09:00")
        let episode = try await stage.refer(
            [child], by: "Carys Bevan", at: "2025-06-10 09:15",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": "Saoirse is three. Twice this week she has been too sleepy to wake for lunch.",
                "facts": "Monday and today, 9am to 11am, hardly rousable. Her pupils looked small.",
                "strengths": "Her father carries her in on his shoulders, singing.",
                "otherAdults": "Her mother's brother, back since May.",
                "whereabouts": "At nursery, with me beside her.", "parentsTold": false,
                "parentsNotToldBecause": "riskToChild", "consent": "notSoughtRisk",
            ])[0]
        try await stage.suspect(
            episode, need: "N1", because: "You should be awake at lunch time. Someone must find out why you are not.",
            takenBy: "Yasmin Kaleem", by: "Dafydd Pritchard", at: "2025-06-10 09:25")
        try await stage.tellReferrer(
            episode, "An ambulance is on its way to you. We talk at 10:15am.", by: "Yasmin Kaleem",
            at: "2025-06-10 09:55")
        try await firstDiscussion(stage, episode, lead: lead)
        try await secondDiscussion(stage, episode, lead: lead)
        try await sleepyConcluded(stage, episode, lead: lead)
    }
}

private func firstDiscussion(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "strategy.hold", in: episode, by: "Dafydd Pritchard", at: "2025-06-10 10:40", happened: "2025-06-10 10:15",
        [
            "how": "phone", "present": ["Dafydd Pritchard", "Imran Sadiq", "Teresa Lockhart", "Carys Bevan"],
            "elsewhere": ["health"], "elsewhereNames": "Dr Hemmings, ambulance service",
            "councilShared": "Nothing known.", "policeShared": "The uncle has a caution for tablets, 2023.",
            "healthShared": "Small pupils and a slow pulse. She is being brought in.",
            "schoolShared": "Fine until Thursday last. He has collected her since.",
            "adults": "Declan Foy, the mother's brother, sleeps in Saoirse's room since May.",
            "step": "s47Joint", "because": "A child of three has taken something she should not have, twice.",
            "safeguards": "She stays on the ward. Declan Foy moves out today; the police see to the room.",
            "medical": "On the ward now: blood, urine, hair.",
            "familyTold": "Both parents, at the ward, within the hour.",
        ])
    try await stage.allocate(
        episode, to: lead, able: "Has worked with families where medicines went astray.", supervisor: "Samuel Quartey",
        by: "Dafydd Pritchard")
    try await stage.act(
        "enquiry.start", in: episode, by: "Dafydd Pritchard", at: "2025-06-10 11:00",
        [
            "lead": .text(lead), "how": "joint", "police": "Imran Sadiq",
            "because": "That Saoirse has been given, or has found, medicine that is not hers.", "parentsTold": true,
        ])
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-06-10 15:00",
        [
            "whereSeen": "The children's ward", "alone": false, "notAloneBecause": "tooYoung",
            "childsWords": "“Sweeties in Deccy's bag. Blue ones.”", "observed": "Awake, cross, and very hungry.",
        ])
}

private func secondDiscussion(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.callDiscussion(
        episode, "What the hair test means.", inviting: ["Imran Sadiq", "Dr Alice Thornbury", "Carys Bevan"],
        for: "2025-06-19 11:00", by: lead, at: "2025-06-18 16:00")
    for name in ["Imran Sadiq", "Dr Alice Thornbury", "Carys Bevan"] { try await stage.comes(name, to: episode) }
    func held(_ step: String) -> [String: Answer] {
        [
            "how": "video",
            "present": ["Priya Raghunathan", "Samuel Quartey", "Imran Sadiq", "Dr Alice Thornbury", "Carys Bevan"],
            "healthShared": "The hair shows it on two days only, both in the week of 9 June.",
            "policeShared": "Blue tablets in a rucksack, the zip broken. He did not know that she had been in it.",
            "step": .text(step), "because": "Two days, one bag, one careless man; nobody gave it to her.",
            "familyTold": "Both parents, this afternoon.",
        ]
    }
    try await stage.isRefused(
        "strategy.hold", for: "strategy.hold.initiated", in: episode, by: lead, at: "2025-06-19 11:50",
        happened: "2025-06-19 11:00", held("s47Joint"))
    try await stage.act(
        "strategy.hold", in: episode, by: lead, at: "2025-06-19 11:55", happened: "2025-06-19 11:00", held("goesOn"))
    try await stage.act(
        "strategy.action", in: episode, by: lead, at: "2025-06-19 12:10",
        [
            "actions": [
                [
                    "what": "A locked box for every medicine in the house", "practitioner": "Teresa Lockhart",
                    "by": "2025-06-20",
                ]
            ]
        ])
    try await stage.done(
        1, "Fitted. Saoirse has put a sticker on it.", in: episode, by: "Teresa Lockhart", at: "2025-06-20 14:00")
}

private func sleepyConcluded(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "enquiry.conclude", in: episode, by: lead, at: "2025-06-24 10:00",
        [
            "outcome": "noLongerLikely", "conference": true, "nextStep": "assessment",
            "because": """
            She was harmed by what lay about. It is not likely again; but the doctor and the nursery want to hear the \
            parents say how, with everybody at the table, and so do we.
            """,
        ])
    try await stage.agreeEnquiry(
        episode, "Not likely again, I agree. And I want to hear them say where the tablets are kept now.",
        by: "Samuel Quartey", at: "2025-06-24 12:30")
    try await stage.tellEnquiry(
        episode, "What happened, that nobody meant it, and the conference on 30 June.",
        child: "“No more blue ones.” She told me; I did not tell her.",
        agencies: ["Larkshire Constabulary", "Puddlefoot Nursery", "Ottermere Infirmary Trust"], by: lead,
        at: "2025-06-24 15:00")
    try await stage.meetWithoutAPlan(
        episode, called: "2025-06-25 09:00", on: "2025-06-30", by: lead,
        child: ("tooYoung", "“No more blue ones.”"), family: "Both parents, who asked to be told the word first",
        toDecide: "Whether it can happen again.",
        record: [
            "childsViews": "She points at the box and shakes her head.",
            "familysViews": "Her father said: “We let him in because he is family. He is family from next door now.”",
            "strengths": "They rang the ward before the ward rang them.", "risks": "That he comes back with a bag.",
        ],
        council: ("Samuel Quartey", "It was what lay about; nothing lies about now."),
        [
            Attending(
                name: "Imran Sadiq", agency: Larkshire.police, view: "noPlan",
                because: "He did not know, and is ashamed."),
            Attending(
                name: "Teresa Lockhart", agency: Larkshire.communityHealth, view: "noPlan",
                because: "The box is locked, and I have the habit of trying it."),
            Attending(
                name: "Carys Bevan", agency: Larkshire.nursery, view: "noPlan",
                because: "She is awake at lunch, and loud."),
        ],
        because: "He has moved out, the box is locked, and they told it better than we could.",
        help: "The health visitor calls weekly until August.")
    try await stage.settle(
        episode,
        [
            "sections": ["safety": "A locked box; a room of her own again.", "health": "No lasting effect."],
            "strengths": "Parents who rang us before we rang them.", "childsVoice": "A sticker of a whale, on the box.",
            "analysis": "An accident that a bag made possible. It is no longer possible.",
        ],
        outcome: "nfa", because: "Nothing is left to do.", said: "The end of it, in writing.",
        agencies: ["Puddlefoot Nursery"],
        closing: "Saoirse, you found something dangerous. The grown-ups have learned.",
        reason: "RC8", lead: lead, supervisor: "Samuel Quartey", at: "2025-07-25")
}

extension Family {
    static let finnegan = Family(
        "Finnegan", home: Address("6 Mill Lade\nWrenstow", "ZZ4 1JT", from: "2021-11-05"),
        [
            .adult("Orlaith Finnegan", born: "1994-03-17", sex: "F", "WIRI"),
            .adult("Padraig Finnegan", born: "1991-12-01", sex: "M", "WIRI"),
            .child(
                "Saoirse Finnegan", born: "2022-05-02", sex: "F", "WIRI", serial: 142,
                at: .at(Larkshire.nursery, from: "2025-01-06", year: "Nursery"),
                [.mother("Orlaith Finnegan"), .father("Padraig Finnegan")]),
        ])
}
