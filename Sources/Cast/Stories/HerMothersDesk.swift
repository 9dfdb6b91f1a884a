import Guidance
import Practice

extension Story {
    /// The record of a colleague's child is restricted while it matters, and open again when it does not.
    static let herMothersDesk = Story(
        "Her mother's desk",
        shows: """
            A girl whose stepfather works in the council's own offices is referred. The record is restricted to those who \
            work with her, and he is excluded from it. When he has left the council a second person lifts both; whoever \
            set them may not.
            """
    ) { stage in
        let (child, lead, officer) = ("Tamsin Verrall", "Anton Dragomir", "Gita Bhandari")
        try await stage.register(.verrall, by: lead, at: "2025-02-03 09:00")
        let person = try stage.person(child).stream
        let episode = try await stage.refer(
            [child], by: lead, at: "2025-03-17 14:10",
            [
                "askedFor": "referral", "danger": "none",
                "worry":
                    "Tamsin does not want to go home while her stepfather is off work. She is sixteen and says so calmly.",
                "facts": "Three nights at a friend's. He is Sven Halloran, who counts things for the council.",
                "childsWords": "“He can look things up. That's the bit I hate.”",
                "whereabouts": "At college until four.", "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "A young person asks for help.", by: "Yasmin Kaleem",
            at: "2025-03-17 14:40")
        let restricted = try await stage.act(
            "person.restrict", in: person, by: officer, at: "2025-03-17 15:05",
            [
                "restriction": "restrictedWithEmergencyAccess",
                "allow": [
                    "Yasmin Kaleem", "Dafydd Pritchard", "Margaret Oyelaran", "Niamh Corrigan", "Agnieszka Wrona",
                    .text(lead), .text(officer),
                ],
                "because":
                    "A member of the family works in our offices. Tamsin asked who can read this; this is the answer.",
            ]
        ).number
        let excluded = try await stage.act(
            "person.exclude", in: person, by: officer, at: "2025-03-17 15:10",
            ["practitioner": "Sven Halloran", "because": "He is her stepfather."]
        ).number
        try await helped(stage, episode, child)
        try await stage.isRefused(
            "person.lift", for: "person.lift.secondPerson", in: person, by: officer, at: "2025-09-01 10:00",
            ["restriction": .int(excluded), "because": "It is over."])
        for entry in [restricted, excluded] {
            try await stage.act(
                "person.lift", in: person, by: "Margaret Oyelaran", at: .after(minutes: 15),
                [
                    "restriction": .int(entry),
                    "because":
                        "He left the house in May and the council in August. Tamsin was asked, and said: “Open it.”",
                ])
        }
    }
}

private func helped(_ stage: Stage, _ episode: StreamID, _ child: String) async throws {
    let worker = "Agnieszka Wrona"
    try await stage.assess(
        episode, need: "N5", because: "You are sixteen and you asked. Somebody comes to college, not to the house.",
        lead: worker, able: "Does not know the family.", supervisor: "Niamh Corrigan", by: "Dafydd Pritchard",
        at: "2025-03-18 09:10")
    try await stage.tellReferrer(episode, "We assess; she is seen at college tomorrow.", by: "Yasmin Kaleem")
    try await stage.act(
        "child.see", in: episode, by: worker, at: "2025-03-19 11:00",
        [
            "whereSeen": "College, the small library", "alone": true,
            "childsWords": "“He doesn't hit. He keeps a list of when I come in. He reads it out.”",
            "observed": "Composed, and thinner than her photograph. She asked to see what I wrote, and I showed her.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "emotional": "Watched and counted at home for two years.",
                "widerFamily": "A grandmother with a spare room, who had been told that Tamsin was difficult.",
            ],
            "strengths": "She put it in one sentence, to a stranger.",
            "childsVoice": "“I want to be in a house where nobody counts.”",
            "analysis": "Her mother believed the list until she read it. She asked him to leave on 2 May.",
        ],
        outcome: "nfa", because: "He has gone; Tamsin and her mother do the rest with the college's counsellor.",
        by: worker, at: "2025-05-09 10:00")
    try await stage.approve(
        episode, outcome: "nfa", because: "She has what she asked for.", by: "Niamh Corrigan", at: "2025-05-12 14:00")
    try await stage.tell(
        episode, "What was decided, and who can read it.", agencies: [Larkshire.sixthForm], by: worker,
        at: "2025-05-13 11:00")
    try await stage.close(
        episode, reason: "RC8", "Tamsin, you said one sentence and the house changed.", by: worker,
        at: "2025-05-20 12:00")
}

extension Family {
    static let verrall = Family(
        "Verrall", home: Address("6 Observatory Road\nQuillham", "ZZ3 8YD", from: "2017-07-01"),
        [
            .adult("Imogen Verrall", born: "1981-10-10", sex: "F", "WBRI"),
            .child(
                "Tamsin Verrall", born: "2008-12-19", sex: "F", "WBRI", serial: 167,
                at: .at(Larkshire.sixthForm, from: "2025-02-03", year: "Year 12"), [.mother("Imogen Verrall")]),
        ])
}
