import Guidance
import Practice

extension Story {
    /// WT2023. Early help steps up, and its assessment goes with the referral in the words it had.
    static let whatEarlyHelpHadFound = Story(
        "What early help had found",
        shows: """
            Early help with a girl of thirteen is not enough any more: its review says so, and the referral waits from \
            then on. It carries the assessment, so that the family need not tell it all again; early help ends only \
            when the referral has been made.
            """
    ) { stage in
        try await stage.register(.strickland, by: "Marcus Venn", at: "2024-09-09 09:20")
        let help = try await begun(stage)
        try await worried(stage, help)
    }
}

private let carried = "Jacqueline Toussaint"

private func begun(_ stage: Stage) async throws -> StreamID {
    let help = try await stage.startEarlyHelp(
        with: ["Callie Strickland"], by: "Marcus Venn", at: "2024-09-16 15:10",
        need: "Callie has a second telephone and has stopped eating lunch with anyone.",
        signs: [
            "online": "She showed a friend messages from someone who says he is seventeen.",
            "exclusions": "Two suspensions since June, both for walking out.",
            "missing": "Home after midnight twice in August; her mother rang the police once.",
        ], childsWords: "“He actually listens. You lot do worksheets.”",
        strengths: "She runs the eight hundred metres for the county. She tells her nan most things.")
    try await stage.agree(
        to: help, who: "Dawn Strickland, her mother; Callie “whatever”", lead: carried,
        able: "Leads the team, and has worked with girls who are being groomed.",
        familysSay: "Dawn wanted a woman. Callie wanted someone who would not ring the school.", by: "Marcus Venn",
        at: "2024-09-19 16:00")
    try await stage.act(
        "earlyHelp.team", in: help, by: carried, at: "2024-09-20 09:30",
        ["members": ["Marcus Venn", "Dean Ashworth"], "familyAgrees": true])
    try await stage.act(
        "earlyHelp.assess", in: help, by: carried, at: "2024-10-03 17:00",
        [
            "needs": [
                "outsideHome": "The person online has sent her money for taxis. He knows which bus she takes.",
                "education": "She is in school three days in five.",
                "relationships": "Dawn works nights; they pass on the stairs. Nan is the one who knows.",
                "mentalHealth": "She eats once a day and says it is for running.",
            ],
            "strengths": "She still runs. She still goes to Nan's on Sundays.",
            "childsVoice": "“If you tell mum about the taxis I'm not coming again.” She came again.",
            "familysVoice": "Dawn: “I thought nights were the safe ones, because she'd be asleep.”",
            "wholeFamily": false,
            "notWholeFamilyBecause": "Her father may not come near Dawn. He is written to separately and answers.",
            "underlying":
                "What shows is walking out of lessons. Underneath, someone is making himself the only one who listens.",
            "analysis":
                "If the taxis go on she is being groomed. We try a mentor and evenings that are not empty, and we watch.",
            "quality": ["agreed", "childsWishes", "outsideHome", "presentingAndUnderlying", "reusable"],
            "qualityGaps": "Her father has been asked by letter only.",
        ])
    try await stage.act(
        "earlyHelp.plan", in: help, by: carried, at: "2024-10-08 17:00",
        [
            "outcomes": "Callie eats with someone, runs on Tuesdays and Thursdays, and nobody pays for her taxis.",
            "familysPart": "Two evenings with Dawn, one with Callie and her nan.", "services": ["outsideHome"],
            "actions": .list([
                stage.action("Run with her on Tuesdays", by: "Dean Ashworth", until: "2024-11-30"),
                stage.action("Look at the second telephone together", by: carried, until: "2024-10-18"),
                stage.action("Change two nights for days", who: "Dawn Strickland", until: "2024-11-01"),
            ]),
            "ifNotBetter": "One more taxi, or a night away, and I refer. Dawn and Callie both know that.",
        ])
    return help
}

private func worried(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.act(
        "earlyHelp.meet", in: help, by: "Dean Ashworth", at: "2024-10-29 18:00",
        [
            "came": ["Dean Ashworth", "Marcus Venn"], "family": "Dawn and Nan",
            "absent": "Callie, who did not come home from the track.",
            "said": "A car picked her up at the track on Thursday. Nan has the number of it.",
            "decided": "Refer tonight. Dawn agrees; Nan rings if Callie comes to her.",
        ])
    try await stage.act(
        "earlyHelp.review", in: help, by: carried, at: "2024-10-29 18:20",
        [
            "outcome": "stepUp", "changed": "She runs. She is also driven away from the track by a man with a car.",
            "childsVoice": "“He's nobody. He gives me lifts.”", "familysVoice": "Dawn: “Tonight, please.”",
            "because": "One more taxi or a night away, the plan said. A car is both.",
        ])
    try await stage.isRefused(
        "earlyHelp.close", for: "earlyHelp.close.referred", in: help, by: carried, at: "2024-10-29 18:30",
        ["outcome": "steppedUp", "summary": "Referred.", "unfinished": "All of it.", "familyTold": true])
    let episode = try await stage.refer(
        ["Callie Strickland"], by: carried, at: "2024-10-29 18:50",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": "A man she met online now meets her in a car. She was with him on Thursday until eleven.",
            "facts": "Nan saw the car on 24 October at 6:40pm at the track, and wrote down its number.",
            "childsWords": "“He's not like that. He bought me spikes.”",
            "strengths": "She answers Nan's calls, even from the car.",
            "indicators": ["online", "exploitation", "missing"],
            "helpTried": "Early help since September; see the assessment.", "carriesEarlyHelp": true,
            "whereabouts": "At Nan's since six this evening.", "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "A child is met by an adult from the internet.", by: "Yasmin Kaleem",
        at: "2024-10-29 19:20")
    try await stage.act(
        "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2024-10-30 08:50",
        [
            "threshold": "protection", "step": "s47", "primaryNeed": "N1",
            "because": """
            Callie, someone may be using you, and he is an adult. We have read what you told Jacqueline and will not ask it \
            again. We talk with the police this morning.
            """,
        ])
    try await stage.tellReferrer(
        episode, "A strategy discussion today. Thank you for the assessment: it saved her the telling.",
        by: "Yasmin Kaleem")
    try await stage.act(
        "earlyHelp.close", in: help, by: carried, at: "2024-11-05 16:00",
        [
            "outcome": "steppedUp",
            "summary":
                "Callie, what we tried was not enough to keep you safe, so we asked for more help. Dean still runs on Tuesdays.",
            "unfinished": "The runs go on, in the social worker's plan. Dawn has her days from November.",
            "turnTo": "Nan; Dean; the social worker, whose number is in your spikes bag.", "familyTold": true,
        ])
}

extension Family {
    static let strickland = Family(
        "Strickland", home: Address("19 Coal Wharf\nOttermere", "ZZ1 3PE", from: "2014-03-09"),
        [
            .adult("Dawn Strickland", born: "1985-10-14", sex: "F", "WBRI"),
            .adult("Sylvia Strickland", born: "1956-01-28", sex: "F", "WBRI"),
            .child(
                "Callie Strickland", born: "2011-05-27", sex: "F", "WBRI", serial: 123,
                at: .at(Larkshire.ottermere, from: "2022-09-05", year: "Year 9"),
                [.mother("Dawn Strickland"), .other("Sylvia Strickland", "grandparent", livesWith: false)]),
        ])
}
