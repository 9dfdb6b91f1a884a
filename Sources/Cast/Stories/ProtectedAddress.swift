import Guidance
import Practice

extension Story {
    /// A mother and her children leave for a refuge; their address stays with those who lead the work.
    static let protectedAddress = Story(
        "A protected address",
        shows: """
            A family has gone to a refuge. The new address is marked protected: whoever leads the work sees \
            it, the old school and the new one do not. A youth worker who plays football with the father \
            declares it, and the children are gone from his searches.
            """
    ) { stage in
        let lead = "Jerome Baptiste"
        try await stage.register(.haile, by: "Carys Bevan", at: "2024-09-12 09:00")
        let episodes = try await stage.refer(
            ["Natan Haile", "Liya Haile"], by: "Paulette Simms", at: "2025-09-23 10:40",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Selam came to us last night with both children. She left after threats were made in \
                front of them. The children need a school and a nursery, and their father is looking \
                for them.
                """,
                "facts": """
                Arrived 22 September at 11:15pm. The police brought them and have opened an \
                investigation.
                """,
                "childsWords": "Natan: “Do not write where we are.”",
                "strengths": "Selam planned this for weeks, and brought every paper.",
                "otherAdults": "Dawit Haile, father. He must not learn where they are.",
                "indicators": ["familyCircumstances"],
                "whereabouts": "With us. The address is given by telephone only.", "parentsTold": true,
                "consent": "given",
            ])
        for episode in episodes {
            try await stage.take(
                episode, as: "referral", because: "Two children have lost home and school overnight.",
                by: "Yasmin Kaleem", at: .after(minutes: 10))
            try await stage.assess(
                episode, need: "N1",
                because: """
                    You were brave to leave. You need a school, a nursery and time, and nobody must find \
                    you who should not.
                    """,
                lead: lead, able: "Led two families through the refuge this year.",
                supervisor: "Niamh Corrigan",
                by: "Dafydd Pritchard", at: .after(minutes: 45))
            try await stage.tellReferrer(
                episode, "We assess. Jerome Baptiste comes to you this afternoon.", by: "Yasmin Kaleem")
        }
        try await hidden(stage, lead: lead)
        try await settled(stage, episodes, lead: lead)
    }
}

private let children = ["Natan Haile", "Liya Haile"]

private func hidden(_ stage: Stage, lead: String) async throws {
    for child in children {
        let stream = try stage.person(child).stream
        try await stage.act(
            "person.move", in: stream, by: lead, at: .after(minutes: 30),
            [
                "address": "Hollowmoor House\nTarnwick", "postcode": "ZZ2 1XX", "from": "2025-09-22",
                "addressKind": "refuge",
                "protected": true,
                "protectedBecause": """
                Dawit Haile is looking for them and has made threats. He, and anyone who may tell \
                him, must not learn it.
                """,
            ])
        try await stage.act(
            "person.household", in: stream, by: lead,
            ["other": "Dawit Haile", "from": "2021-05-01", "until": "2025-09-22"])
        try await stage.act(
            "person.communicate", in: stream, by: lead,
            [
                "needs": ["interpreter"], "firstLanguage": "tir", "interpreter": true,
                "note": "Tigrinya. By telephone, with an interpreter from outside the county.",
            ])
    }
    guard let friend = stage.area.practitioners["Dean Ashworth"] else { return }
    for child in children {
        try await stage.act(
            "practitioner.declareConflict", in: friend.stream, by: "Dean Ashworth", at: .after(minutes: 60),
            ["person": .text(child), "because": "I play football with the children's father on Sundays."])
    }
}

private func settled(_ stage: Stage, _ episodes: [StreamID], lead: String) async throws {
    try await stage.enrol(
        "Natan Haile", at: "Fallowby Primary School", from: "2025-09-29", year: "Year 4", by: lead,
        when: "2025-09-29 09:00")
    for (place, episode) in episodes.enumerated() {
        try await stage.act(
            "child.see", in: episode, by: lead, at: .told("2025-10-0\(place + 1) 15:00"),
            [
                "whereSeen": "The playroom", "alone": .bool(place == 0),
                "notAloneBecause": place == 0 ? .null : "tooYoung",
                "childsWords": place == 0
                    ? "“I have a new school and a false address. The address is funny.”" : .null,
                "observed": place == 0
                    ? "Natan watched the door at first, and then forgot it."
                    : "Liya built a house of bricks with a very large lock.",
            ])
    }
    for (place, episode) in episodes.enumerated() {
        let when = "2025-11-0\(place + 5)"
        try await stage.submit(
            episode,
            [
                "sections": [
                    "safety": "Selam keeps to the safety plan. An order keeps Dawit away.",
                    "emotional": "Sleep is returning.",
                    "housing": "The refuge until a tenancy outside the area is found.",
                ],
                "strengths": "Selam's judgement has been sound throughout.",
                "childsVoice": "Both children want to stay together and stay hidden.",
                "parentsVoice":
                    "Selam wants to work again. Dawit was not asked: it could put them in danger.",
                "analysis": """
                The children are safe while their address is. Every agency has been told how to \
                write to them.
                """,
            ],
            outcome: "childInNeedPlan", because: "Safety, school and a move need a plan.", by: lead,
            at: .told("\(when) 11:00"))
        try await stage.approve(
            episode, outcome: "childInNeedPlan", because: "The plan protects without shutting them in.",
            by: "Niamh Corrigan", at: .told("\(when) 15:00"))
        try await stage.tell(
            episode, "The plan. Letters go to the council's box number.",
            agencies: ["Hollowmoor Refuge", "Fallowby Primary School"],
            by: lead, at: .told("\(when) 16:30"))
    }
}

extension Family {
    static let haile = Family(
        "Haile", home: Address("77 Bellfounder Street\nQuillham", "ZZ3 4GN", from: "2021-05-01"),
        [
            .adult("Selam Haile", born: "1992-02-17", sex: "F", "BAFR", language: "tir"),
            .adult("Dawit Haile", born: "1987-10-30", sex: "M", "BAFR", language: "tir"),
            .child(
                "Natan Haile", born: "2017-01-08", sex: "M", "BAFR", language: "tir", serial: 12,
                at: .at(Larkshire.quillham, from: "2021-09-06", year: "Year 3"), haileTies),
            .child(
                "Liya Haile", born: "2022-03-13", sex: "F", "BAFR", language: "tir", serial: 13,
                at: .at(Larkshire.nursery, from: "2024-09-02", year: "Nursery"), haileTies),
        ])

    private static let haileTies: [Family.Tie] = [.mother("Selam Haile"), .father("Dawit Haile")]
}
