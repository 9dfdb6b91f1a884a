import Casework
import Guidance
import Practice

extension Story {
    /// A sister and a brother, one conference, written once; what each says is each one's own.
    static let oneMeetingForTwo = Story(
        "One meeting for two",
        shows: """
            A sister and a brother have one conference. It is called, reported to, minuted and decided once, and stands on \
            each child's own record. What each child says is written for each. Where the brother's record says something \
            of its own, a text about both goes onto neither until somebody has read it.
            """
    ) { stage in
        let episodes = try await OneMeeting.called(stage)
        try await OneMeeting.minuted(stage, episodes)
        try await OneMeeting.decided(stage, episodes)
        try await OneMeeting.planned(stage, episodes)
    }
}

/// The steps of the story, which tests tell as far as they need.
enum OneMeeting {
    static let (sister, brother) = ("Ola Kowalczyk", "Filip Kowalczyk")
    static let lead = "Priya Raghunathan"
    private static let asked = ["Imran Sadiq", "Olu Fashola", "Joanna Petrie"]

    // MARK: Until everyone has reported

    static func called(_ stage: Stage) async throws -> [StreamID] {
        try await stage.register(.kowalczyk, by: "Joanna Petrie", at: "2025-09-08 09:00")
        let episodes = try await stage.refer(
            [sister, brother], by: "Joanna Petrie", at: "2025-10-06 09:20",
            [
                "askedFor": "referral", "danger": "today",
                "worry": """
                Ola, ten, has taught Filip, six, which smell means that they go and stand on the landing. Their grandfather \
                minds them while both parents work nights, and forgets that he has lit the gas.
                """,
                "facts": "Filip drew the cooker and put a cross through it. Both came without coats on Friday.",
                "whereabouts": "Both with us until 3:15pm.", "parentsTold": true, "consent": "given",
            ])
        for (episode, child) in zip(episodes, ["Ola", "Filip"]) {
            try await stage.suspect(
                episode, need: "N5",
                because: "\(child), a home should not have a smell that you have to run from.",
                takenBy: "Yasmin Kaleem", by: "Dafydd Pritchard", at: .after(minutes: 10))
            try await stage.allocate(
                episode, to: lead, able: "One worker for both, so that the family tells it once.",
                supervisor: "Samuel Quartey", by: "Dafydd Pritchard")
            try await stage.tellReferrer(episode, "We speak with police and health at two today.", by: "Yasmin Kaleem")
        }
        try await enquired(stage, episodes)
        try await invited(stage, episodes)
        return episodes
    }

    private static func enquired(_ stage: Stage, _ episodes: [StreamID]) async throws {
        let both = [episodes[1]]
        try await stage.act(
            "strategy.hold", in: episodes[0], also: both, by: "Dafydd Pritchard", at: "2025-10-06 14:00",
            [
                "how": "video", "present": .list((["Dafydd Pritchard"] + asked).map(Answer.text)), "step": "s47Single",
                "because": "Gas left on, twice this week, with two children and a man who cannot remember it.",
                "familyTold": "Priya Raghunathan rings both parents before they go to work tonight.",
                "policeShared": "One call in May: he was found at the bus station in his slippers.",
                "healthShared": "Bogdan has missed two memory clinics. Nobody knew that he minds children.",
                "schoolShared": "What Ola taught Filip, and the drawing.",
                "safeguards": "Their aunt Danuta sleeps there from tonight. The gas is off at the meter.",
            ])
        try await stage.act(
            "enquiry.start", in: episodes[0], also: both, by: "Dafydd Pritchard", at: "2025-10-06 14:30",
            [
                "lead": .text(lead), "how": "single", "because": "That both are in danger at night.",
                "parentsTold": true,
            ])
        for (place, words) in ["“I sleep when the clock says five.”", "“Dziadek is not naughty. He is lost.”"]
            .enumerated()
        {
            try await stage.act(
                "child.see", in: episodes[place], by: lead, at: .told("2025-10-07 1\(place):10"),
                [
                    "whereSeen": "The library corner at school", "alone": true, "childsWords": .text(words),
                    "observed": "Tired, and careful with every word about him.",
                ])
        }
        try await stage.act(
            "enquiry.conclude", in: episodes[0], also: both, by: lead, at: "2025-10-14 15:00",
            [
                "outcome": "likelyToSuffer",
                "because": "Loved, and not safe at night: fire, gas, the street. Both parents must work.",
            ])
        try await stage.agreeEnquiry(
            episodes[0], also: both,
            "Nobody is to blame, and both are in danger at night. The meeting is the right one.",
            by: "Samuel Quartey", at: "2025-10-14 15:40")
    }

    private static func invited(_ stage: Stage, _ episodes: [StreamID]) async throws {
        let both = [episodes[1]]
        try await stage.act(
            "conference.call", in: episodes[0], also: both, by: lead, at: "2025-10-14 16:00",
            [
                "conferenceKind": "initial", "plannedFor": "2025-10-21 10:00", "place": "County Hall, room 3",
                "chair": .text(Stage.chair), "minuteTaker": "Bettina Osei",
                "family": "Explained in Polish to Halina and Marek at 7am, between two shifts. Danuta comes with them.",
                "childsPart": "writes", "childsPartHow": "Ola wants to write it down, and not to be in the room.",
                "because": "What makes the nights safe for both.",
            ],
            each: [
                episodes[1]: [
                    "childsPart": "writes", "childsPartHow": "Filip draws it for Priya, and she brings the drawing.",
                ]
            ])
        try await stage.act(
            "conference.invite", in: episodes[0], also: both, by: lead,
            [
                "practitioners": .list(asked.map(Answer.text)), "reportWanted": true,
                "note": "What you know of each of them, what is going well, what you fear.",
            ])
        for (name, knows, strengths, risks) in [
            (asked[0], "The slippers in May; nothing else.", "He had the address in his pocket.", "He walks at night."),
            (asked[1], "Two clinics missed. Both children well.", "Halina rang back at 6am.", "It will get worse."),
            (asked[2], "Never late until September.", "They wait for each other at the gate.", "Ola does not sleep."),
        ] {
            try await stage.act(
                "conference.answer", in: episodes[0], also: both, by: name,
                at: name == asked[0] ? "2025-10-15 10:00" : .after(minutes: 30), ["answer": "coming"])
            try await stage.act(
                "conference.report", in: episodes[0], also: both, by: name,
                [
                    "knows": .text(knows), "strengths": .text(strengths), "risks": .text(risks),
                    "childsVoice": name == asked[2] ? "“I am the alarm.”" : .null, "view": "plan",
                    "viewBecause": "Nobody is to blame, and nobody is awake.", "mayShare": true,
                ])
        }
        // The school knows what each child says: Filip's words go into a report of his own.
        try await stage.act(
            "conference.report", in: episodes[1], by: asked[2],
            [
                "knows": "Never late until September.", "strengths": "They wait for each other at the gate.",
                "risks": "Ola does not sleep.", "childsVoice": "“When it smells I hold the banister.”", "view": "plan",
                "viewBecause": "Nobody is to blame, and nobody is awake.", "mayShare": true,
            ])
        try await stage.act(
            "conference.share", in: episodes[0], also: both, by: lead, at: "2025-10-17 07:15",
            [
                "withWhom": "Halina and Marek Kowalczyk; Danuta Zielińska",
                "how": "At the kitchen table with an interpreter, after the night shift.",
                "said": "Marek: “He taught me to light that cooker.”",
            ])
    }

    // MARK: The record

    /// The conference's record: together where it is one text, each child's own where it is not.
    static func minuted(_ stage: Stage, _ episodes: [StreamID]) async throws {
        let both = [episodes[1]]
        func minute(
            _ section: String, _ text: String, in place: Int = 0, also: [StreamID] = [], by name: String,
            at when: When = .after(minutes: 6), replaces: Int? = nil
        ) async throws -> Recorded {
            var answers: [String: Answer] = ["section": .text(section), "text": .text(text)]
            if let replaces { answers["replaces"] = .int(replaces) }
            return try await stage.act(
                "conference.minute", in: episodes[place], also: also, by: name, at: when, answers)
        }
        _ = try await minute(
            "strengths", "Parents who came straight from work. An aunt with a key. Two who wait for each other.",
            also: both, by: Stage.chair, at: "2025-10-21 10:05")
        _ = try await minute(
            "familysViews", "Halina: “We thought that he minded them. They have been minding him.”", also: both,
            by: "Bettina Osei")
        let risks = try await minute(
            "risks", "Gas and fire at night, and an old man who goes out to look for a bus.", also: both,
            by: Stage.chair)
        try await stage.isRefused(
            "conference.minute", for: "conference.minute.eachChildsOwn", in: episodes[0], also: both,
            by: "Bettina Osei",
            at: .after(minutes: 4), ["section": "childsViews", "text": "“I am the alarm.”"])
        _ = try await minute("childsViews", "Ola wrote: “I want to be asleep when it is dark.”", by: "Bettina Osei")
        _ = try await minute(
            "childsViews",
            "Filip drew three beds, and his grandfather's is nearest the door so that somebody hears it.",
            in: 1, by: "Bettina Osei")
        // The lead adds on Filip's record what is true of him alone, while the chair goes on with both.
        _ = try await minute(
            "risks",
            "Gas and fire at night, and an old man who goes out. Filip goes after him: he was found on the stairs at four.",
            in: 1, by: lead, replaces: risks.places[1].number)
        let revised = "Gas and fire at night; an old man who goes out; and the winter, when the windows are shut."
        try await stage.isRefused(
            "conference.minute", for: "conference.minute.differs", in: episodes[0], also: both, by: Stage.chair,
            at: .after(minutes: 3), ["section": "risks", "text": .text(revised), "replaces": .int(risks.number)])
        _ = try await minute("risks", revised, by: Stage.chair, replaces: risks.number)
    }

    // MARK: The decision and the plans

    static func decided(_ stage: Stage, _ episodes: [StreamID]) async throws {
        let both = [episodes[1]]
        for name in [lead] + asked {
            try await stage.act(
                "conference.view", in: episodes[0], also: both, by: name,
                at: name == lead ? "2025-10-21 11:15" : .after(minutes: 3),
                ["view": "plan", "because": "Until somebody else is awake at night."])
        }
        try await stage.act(
            "conference.hold", in: episodes[0], also: both, by: Stage.chair, at: "2025-10-21 11:45",
            [
                "present": [
                    .text(Larkshire.council), .text(Larkshire.police), .text(Larkshire.communityHealth),
                    .text(Larkshire.wrenstow),
                ],
                "familyPresent": "Halina and Marek Kowalczyk; Danuta Zielińska", "childsPart": "writes", "plan": true,
                "because": "Both are likely to be harmed at night, by nobody's will.", "categories": ["NEG"],
                "leadSocialWorker": .text(lead),
                "outline": """
                An adult who is awake at night; the gas off and an electric ring; their grandfather seen by the memory \
                clinic. If Danuta cannot stay, both sleep at hers that same night.
                """,
                "coreGroup": ["Olu Fashola", "Joanna Petrie"], "coreGroupOthers": "Halina, Marek and Danuta",
                "coreGroupOn": "2025-10-30", "reviewOn": "2026-01-13",
            ], each: [episodes[1]: ["childsPart": "writes"]])
        try await stage.act(
            "conference.tell", in: episodes[0], also: both, by: Stage.chair, at: "2025-10-22 16:00",
            [
                "agencies": [
                    .text(Larkshire.police), .text(Larkshire.communityHealth), .text(Larkshire.wrenstow),
                ],
                "familyTold": true, "childTold": "Ola read the plan with Priya and crossed out one word.",
                "how": "letter",
            ],
            each: [episodes[1]: ["childTold": "Filip was told over his drawing: the third bed is Danuta's now."]])
    }

    static func planned(_ stage: Stage, _ episodes: [StreamID]) async throws {
        for (place, says) in [
            "Ola: “I want to be asleep when it is dark.”", "Three beds, and his grandfather's nearest the door.",
        ].enumerated() {
            try await outcome(stage, episodes[place], at: place == 0 ? "2025-10-24 10:00" : .after(minutes: 10))
            try await stage.act(
                "plan.write", in: episodes[place], by: lead, at: .after(minutes: 15),
                [
                    "worry": "Gas, fire and the street at night, while those who love you are at work.",
                    "strengths":
                        "Parents who came straight from work. An aunt with a key. Two who wait for each other.",
                    "childsViews": .text(says),
                    "familysViews": "Halina: “We thought that he minded them. They have been minding him.”",
                    "contingency": "If Danuta cannot stay, both sleep at hers that same night.",
                    "seeing": "Priya, every ten working days, each of you by yourself.",
                ])
        }
        try await stage.act(
            "coreGroup.hold", in: episodes[0], also: [episodes[1]], by: lead, at: "2025-10-30 14:00",
            [
                "present": [.text(lead), "Olu Fashola", "Joanna Petrie"], "familyPresent": "Marek and Danuta",
                "changed": "Danuta sleeps there. Bogdan has an appointment for the 12th, and a bell on his door.",
                "agreed": "Marek changes to days from November.",
                "childsVoice": "Ola: “I heard the bell and it was not me who got up.”",
            ], each: [episodes[1]: ["childsVoice": "Filip: “Danuta snores. I like it.”"]])
    }

    static func outcome(_ stage: Stage, _ episode: StreamID, at when: When) async throws {
        try await stage.act(
            "plan.outcome", in: episode, by: lead, at: when,
            [
                "change": "An adult is awake, or the door has a bell", "byWhen": "2025-11-28",
                "weWillKnow": "Ola sleeps through, and says so herself", "who": "Danuta; Marek from November",
            ])
    }
}

extension Family {
    static let kowalczyk = Family(
        "Kowalczyk", home: Address("14 Mill Rise\nWrenstow", "ZZ4 6MR", from: "2019-02-01"),
        [
            .adult("Halina Kowalczyk", born: "1987-04-09", sex: "F", "WOTH", language: "pol"),
            .adult("Marek Kowalczyk", born: "1985-12-17", sex: "M", "WOTH", language: "pol"),
            .child(
                "Ola Kowalczyk", born: "2015-03-30", sex: "F", "WOTH", language: "pol", serial: 147,
                at: .at(Larkshire.wrenstow, from: "2019-09-04", year: "Year 6"),
                [
                    .mother("Halina Kowalczyk"), .father("Marek Kowalczyk"), .other("Filip Kowalczyk", "sibling"),
                ]),
            .child(
                "Filip Kowalczyk", born: "2019-07-11", sex: "M", "WOTH", language: "pol", serial: 148,
                at: .at(Larkshire.wrenstow, from: "2023-09-05", year: "Year 2"),
                [.mother("Halina Kowalczyk"), .father("Marek Kowalczyk")]),
        ])
}
