import Guidance
import Practice

extension Story {
    /// Three brothers and sisters at two schools, referred from one form.
    static let threeSiblings = Story(
        "Three siblings, two schools, one form",
        shows: """
            One form about three children makes three episodes, each with clocks of its own. The school that \
            did not make the referral is asked and answers. What each child says is written for each.
            """
    ) { stage in
        try await stage.register(.mahmood, by: "Sunita Deol", at: "2025-01-20 09:30")
        let episodes = try await stage.refer(
            siblings.map(\.name), by: "Sunita Deol", at: "2025-02-10 10:25",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                The family lost their house in January. All five live in one room at a guest house \
                eleven miles away. Two buses each way; Zayn falls asleep at his table.
                """,
                "facts": """
                Sara and Zayn have been late every day since 13 January. Neither has had clean \
                clothes since Wednesday.
                """,
                "reported": "Rukhsana told me that there is no kitchen and that they eat cold food.",
                "strengths": """
                The children have missed only two days. Their grandmother sits with them over \
                homework, in three languages.
                """,
                "indicators": ["familyCircumstances"],
                "otherAdults":
                    "Tariq Mahmood, their father, works away; Shamim Akhtar, grandmother, is with them.",
                "helpTried": "School fund for bus fares; a letter to the housing team on 20 January.",
                "whereabouts": "Sara and Zayn with us, Hamza at Ottermere Academy, all until 3:30pm.",
                "parentsTold": true, "consent": "given",
            ])
        for (episode, sibling) in zip(episodes, siblings) {
            try await stage.take(
                episode, as: "referral", because: "Asked for and needed.", by: "Tom Ferriby",
                at: .after(minutes: 10))
            try await stage.assess(
                episode, need: "N4",
                because: """
                    \(sibling.knownAs), losing a home is hard on everyone in it. We want to see what \
                    would make things better for you.
                    """,
                lead: "Priya Raghunathan",
                able: "Leads for all three, so that the family tells its story once.",
                supervisor: "Samuel Quartey", by: "Dafydd Pritchard", at: .after(minutes: 60))
            try await stage.tellReferrer(
                episode,
                """
                All three are assessed together, and Priya Raghunathan leads. She rings the housing team \
                today.
                """,
                by: "Tom Ferriby")
        }
        try await siblingsSeen(stage, episodes)
        try await siblingsAssessed(stage, episodes)
    }
}

private struct Sibling: Sendable {
    let name: String
    let knownAs: String
    let words: String
    let need: String
}

private let siblings = [
    Sibling(
        name: "Hamza Mahmood", knownAs: "Hamza",
        words: "“I do my coursework in the stairwell. It's got a light.”",
        need: "Hamza needs a table, a light and two evenings a week in the school library."),
    Sibling(
        name: "Sara Mahmood", knownAs: "Sara", words: "“I miss my own bed and the smell when Nani cooks.”",
        need: "Sara needs to know when this ends; she counts the nights."),
    Sibling(
        name: "Zayn Mahmood", knownAs: "Zayn", words: "“The bus makes me tired in my legs.”",
        need: "Zayn needs sleep, and warm food before the afternoon."),
]

private func siblingsSeen(_ stage: Stage, _ episodes: [StreamID]) async throws {
    for (place, (episode, sibling)) in zip(episodes, siblings).enumerated() {
        try await stage.act(
            "child.see", in: episode, by: "Priya Raghunathan", at: .told("2025-02-1\(place + 2) 14:00"),
            [
                "whereSeen": place == 0 ? "Ottermere Academy" : "Quillham Primary School", "alone": true,
                "childsWords": .text(sibling.words), "observed": "Tired, tidy, and glad to be asked.",
            ])
    }
    try await stage.act(
        "assessment.consult", in: episodes[0], by: "Priya Raghunathan", at: "2025-02-17 09:40",
        [
            "agency": "Ottermere Academy", "practitioner": "Marcus Venn",
            "asked": "How is Hamza at school since January?",
            "answer": """
            Marks down in two subjects, attendance full. He told nobody. We can give him the library \
            until six.
            """,
            "holds": "school",
        ])
}

private func siblingsAssessed(_ stage: Stage, _ episodes: [StreamID]) async throws {
    for (place, (episode, sibling)) in zip(episodes, siblings).enumerated() {
        let version: [String: Answer] = [
            "sections": [
                "housing": """
                One room for five since 13 January, without a kitchen. A house in Quillham is \
                offered from 24 March.
                """,
                "employmentIncome": """
                Tariq's wages fell when his shifts were cut. A benefit was stopped by mistake and is \
                being put right.
                """,
                "education": "Late, and seldom absent.", "warmth": "The family laughs a good deal, even now.",
            ],
            "strengths": "Three generations who look after each other.", "childsVoice": .text(sibling.words),
            "familyNeeds": .text(sibling.need),
            "analysis": .text(
                """
                The harm comes from where they have to live. \(sibling.need) The family needs a home \
                nearby, and the council has found one.
                """
            ),
        ]
        try await stage.submit(
            episode, version, outcome: "earlyHelp",
            because: "A home is found; support for the move is agreed.",
            by: "Priya Raghunathan", at: .told("2025-03-0\(place + 3) 10:00"))
        try await stage.approve(
            episode, outcome: "earlyHelp", because: "Each child is heard in their own assessment.",
            by: "Samuel Quartey",
            at: .after(minutes: 60 * 3))
        try await stage.tell(
            episode, "The offer of a house, and who helps with the move.",
            agencies: ["Quillham Primary School", "Ottermere Academy", "Larkshire Early Help"],
            by: "Priya Raghunathan",
            at: .after(minutes: 60))
        try await stage.close(
            episode, reason: "RC9",
            """
            \(sibling.knownAs), you lived in one room for a winter and kept going to school. You have a \
            house again.
            """,
            by: "Priya Raghunathan", at: .after(minutes: 30))
    }
}

extension Family {
    static let mahmood = Family(
        "Mahmood",
        home: Address(
            "Room 14, The Ferry Guest House\nQuay Road\nFerryhythe", "ZZ8 2QY", from: "2025-01-13",
            kind: "temporary"),
        [
            .adult("Rukhsana Mahmood", born: "1985-04-04", sex: "F", "APKN", language: "urd"),
            .adult("Tariq Mahmood", born: "1980-09-19", sex: "M", "APKN", language: "urd"),
            .adult("Shamim Akhtar", born: "1957-12-01", sex: "F", "APKN", language: "pan"),
            .child(
                "Hamza Mahmood", born: "2010-11-03", sex: "M", "APKN", serial: 8,
                at: .at(Larkshire.ottermere, from: "2022-09-05", year: "Year 9"), mahmoodTies),
            .child(
                "Sara Mahmood", born: "2015-02-25", sex: "F", "APKN", serial: 9,
                at: .at(Larkshire.quillham, from: "2019-09-04", year: "Year 5"), mahmoodTies),
            .child(
                "Zayn Mahmood", born: "2018-07-16", sex: "M", "APKN", serial: 10,
                at: .at(Larkshire.quillham, from: "2022-09-05", year: "Year 2"), mahmoodTies),
        ])

    private static let mahmoodTies: [Family.Tie] = [
        .mother("Rukhsana Mahmood"), .father("Tariq Mahmood"), .other("Shamim Akhtar", "grandparent"),
    ]
}
