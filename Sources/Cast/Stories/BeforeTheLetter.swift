import Guidance
import Practice

extension Story {
    /// Before a council goes to court it offers the family a meeting of its own, and the family has an answer.
    static let beforeTheLetter = Story(
        "Before the letter",
        shows: """
            A council is about to ask a court for a care order for a boy of two. Before the letter it offers a family \
            group conference to everyone with parental responsibility and to those they name. A great-aunt nobody had \
            asked takes him in, and no application is made.
            """
    ) { stage in
        let worker = "Jerome Baptiste"
        try await stage.register(.calloway, by: "Teresa Lockhart", at: "2025-01-20 09:00")
        let episode = try await stage.refer(
            ["Jago Calloway"], by: "Teresa Lockhart", at: "2025-02-03 10:10",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": "Jago's mother is using again and leaves him with whoever is in.",
                "facts":
                    "Three missed clinics. On 31 January a man I did not know opened the door with Jago asleep on him.",
                "strengths": "She told me herself, before I asked.",
                "whereabouts": "At home with his mother.", "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.surroundings(of: "Jago Calloway", in: .calloway, by: "Teresa Lockhart")
        try await stage.take(
            episode, as: "referral", because: "A toddler and a relapse.", by: "Tom Ferriby", at: "2025-02-03 11:20")
        try await stage.assess(
            episode, need: "N3", because: "You are two and need the same arms every night. We find out whose.",
            lead: worker, able: "Knew the family in 2022.", supervisor: "Niamh Corrigan", by: "Dafydd Pritchard",
            at: "2025-02-04 09:30")
        try await stage.tellReferrer(episode, "We assess; Jerome Baptiste leads.", by: "Tom Ferriby")
        try await stage.act(
            "child.see", in: episode, by: worker, at: "2025-02-06 15:00",
            [
                "whereSeen": "At home", "alone": false, "notAloneBecause": "tooYoung",
                "childsWords": "“Not that man.” He pointed at a chair.",
                "observed": "Clean, and watchful. He put himself to bed at four in the afternoon.",
            ])
        try await offered(stage, episode, by: worker)
        try await answeredByTheFamily(stage, episode, by: worker)
    }
}

private func offered(_ stage: Stage, _ episode: StreamID, by worker: String) async throws {
    let offer: [String: Answer] = [
        "offered": true, "toWhom": "Kerensa Calloway, his mother; Denzil Roe, his father; whoever either of them names",
        "purpose": """
        To find, before we write to a court, whether Jago's own people can keep him safe and how: who has him at night, \
        who knows when his mother is not well, and who says so.
        """,
        "letterOn": "2025-03-07", "answerBy": "2025-03-21",
    ]
    try await stage.isRefused(
        "familyGroup.offerBeforeCourt", for: "access.role", in: episode, by: "Teresa Lockhart",
        at: "2025-03-05 10:00", offer)
    try await stage.act("familyGroup.offerBeforeCourt", in: episode, by: worker, at: "2025-03-05 14:10", offer)
    try await stage.act(
        "familyGroup.answer", in: episode, by: worker, at: "2025-03-12 16:20",
        [
            "answer": "accepted", "who": "Kerensa Calloway, and Denzil Roe by telephone",
            "said": "Kerensa: “Ask my Auntie Loveday. Nobody ever asks her because she lives on a boat.”",
        ])
    try await stage.act(
        "familyGroup.hold", in: episode, by: worker, at: "2025-04-05 14:30",
        [
            "coordinator": "Renate Voss, family group co-ordinator of the council next door", "independent": true,
            "came":
                "Kerensa, Denzil, Loveday Penrose and her two sons, Denzil's mother, a neighbour. Jago, with a lorry.",
            "childsPart": "He gave the lorry to Loveday when he was tired. She carried both out.",
            "familysPlan": """
            Jago lives with Loveday, who moves ashore to her son's annexe on 1 May. Kerensa has him on Sundays with \
            Denzil's mother there, and more when she has been well for three months. Denzil pays for nursery. If Kerensa \
            turns up unwell, Loveday makes tea, keeps Jago, and rings.
            """,
            "support": "The council pays for a cot, a stairgate and a solicitor for Loveday.", "agreed": true,
        ])
}

private func answeredByTheFamily(_ stage: Stage, _ episode: StreamID, by worker: String) async throws {
    try await stage.submit(
        episode,
        [
            "sections": [
                "basicCare": "Given well on good days; on the others by whoever was in.",
                "widerFamily": "A great-aunt on a boat whom nobody had asked.",
                "stability": "From May one house, one bed and one person at night.",
            ],
            "strengths": "His mother knew whom to ask and was not asked.",
            "childsVoice": "“Lolly's boat.” He sleeps there without the light.",
            "analysis": "The family's plan keeps him safe sooner than a court could, and keeps his mother in his week.",
        ],
        outcome: "nfa",
        because: "The family's plan, with a special guardianship application that Loveday makes herself.",
        by: worker, at: "2025-04-08 10:00")
    try await stage.approve(
        episode, outcome: "nfa", because: "Not one sentence of it was ours.", by: "Niamh Corrigan",
        at: "2025-04-08 15:30")
    try await stage.tell(
        episode, "That there is no application, what was agreed, and whom to ring.",
        agencies: [Larkshire.communityHealth], by: worker, at: "2025-04-09 10:30")
    try await stage.act(
        "familyGroup.review", in: episode, by: worker, at: "2025-05-20 14:00",
        [
            "going": "He has been ashore with her for three weeks. Kerensa has come on every Sunday but one, and rang.",
            "childsWords": "“Lolly cross. Lolly not cross.”", "outcome": "continues",
        ])
    try await stage.close(
        episode, reason: "RC8",
        "Jago, your mum knew who could look after you. When we asked, your whole family came, and you brought a lorry.",
        by: worker, at: "2025-05-27 12:00")
}

extension Family {
    static let calloway = Family(
        "Calloway", home: Address("Flat 2, 18 Ropewalk\nWrenstow", "ZZ4 5RN", from: "2023-03-01"),
        [
            .adult("Kerensa Calloway", born: "1999-07-17", sex: "F", "WBRI"),
            .adult("Denzil Roe", born: "1996-12-03", sex: "M", "BCRB"),
            .child(
                "Jago Calloway", born: "2022-10-29", sex: "M", "MWBC", serial: 165,
                [.mother("Kerensa Calloway"), .father("Denzil Roe", livesWith: false)]),
        ])
}
