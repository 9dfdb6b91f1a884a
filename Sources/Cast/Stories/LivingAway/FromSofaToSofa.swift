import Guidance
import Practice

extension Story {
    /// Seventeen, homeless and alone: housing is told with his agreement, and social care because he is a child.
    static let fromSofaToSofa = Story(
        "From sofa to sofa",
        shows: """
            A college learns that a student of seventeen has slept on friends' sofas for two weeks. The record does not \
            take the referral to housing until social care has been told too; he chooses the authority, and agrees to \
            what is said.
            """
    ) { stage in
        let (child, lead) = ("Tobias Fenn", "Anton Dragomir")
        try await stage.register(.fenn, by: lead, at: "2024-11-04 09:00")
        let stream = try await stage.act(
            "homelessness.learn", about: [child], by: lead, at: "2024-11-18 09:50",
            [
                "council": "Larkshire County Council", "alone": true,
                "known": """
                Toby's stepfather changed the locks on the 4th after a row about money. He has stayed with three \
                friends since, and washes in the sports hall before it opens.
                """,
                "tonight": "On the floor at a friend's in Quillham; not tomorrow.",
                "childsWords": "“I'm not homeless, I'm between sofas.” Then he was quiet for a while.",
            ]
        ).stream
        let housing: [String: Answer] = [
            "consent": "agreed", "authority": "Tarn Valley Housing", "contactAgreed": true,
            "reason": "He cannot live at home and has nowhere to stay after tonight.",
        ]
        try await stage.isRefused(
            "homelessness.refer", for: "homelessness.refer.socialCare", in: stream, by: lead, at: "2024-11-18 10:05",
            housing)
        let episode = try await stage.refer(
            [child], by: lead, at: "2024-11-18 10:20",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": "Toby is seventeen and has nowhere to sleep tomorrow. He has stopped eating at lunch.",
                "whereabouts": "At college until 4pm, then at a friend's in Quillham.", "parentsTold": false,
                "parentsNotToldBecause": "childsWish", "consent": "given",
            ])[0]
        var told = housing
        told["socialCareTold"] = true
        try await stage.act("homelessness.refer", in: stream, by: lead, at: "2024-11-18 10:40", told)
        try await stage.take(
            episode, as: "referral", because: "A homeless child asks for a home.", by: "Yasmin Kaleem",
            at: "2024-11-18 11:30")
        try await stage.assess(
            episode, need: "N8", because: "You are seventeen. Finding you a safe place to live is our job, not yours.",
            lead: "Callum Stroud", able: "Works with young people who live alone.", supervisor: "Samuel Quartey",
            by: "Dafydd Pritchard", at: "2024-11-18 14:00")
        try await stage.tellReferrer(
            episode, "We assess as a homeless child of seventeen; housing and we look together.", by: "Yasmin Kaleem")
        try await stage.act(
            "circumstance.review", in: stream, by: "Yasmin Kaleem", at: "2024-11-20 15:00",
            [
                "changed": """
                Housing and social care met Toby together. He has a room in supported lodgings from tonight, under \
                section 20, which he chose after it was explained beside the other way.
                """,
                "childsWords": "“It's got a lock. On the inside.”", "responsible": "Callum Stroud",
                "reviewOn": "2025-01-15",
            ])
        try await stage.act(
            "circumstance.end", in: stream, by: "Callum Stroud", at: "2025-01-15 16:00",
            ["reason": "housed", "because": "He has kept the room, his course and his Saturday job."])
    }
}

extension Family {
    static let fenn = Family(
        "Fenn", home: nil,
        [
            .adult("Denise Fenn", born: "1984-12-01", sex: "F", "WBRI"),
            .child(
                "Tobias Fenn", knownAs: "Toby", born: "2007-08-22", sex: "M", "WBRI", serial: 43,
                at: .at(Larkshire.sixthForm, from: "2023-09-06", year: "13"),
                [.mother("Denise Fenn", livesWith: false)]),
        ])
}
