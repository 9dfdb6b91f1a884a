import Guidance
import Practice

extension Story {
    /// WT2023. A family group conference makes a plan that takes the place of the council's.
    static let theFamilysOwnPlan = Story(
        "The family's own plan",
        shows: """
            A child in need plan does its work and its visits, and then a family of eleven sits down in a church hall. \
            Their plan is agreed, looked at again, and takes the place of the social work plan; the council steps back.
            """
    ) { stage in
        try await stage.register(.adeleke, by: "Joanna Petrie", at: "2025-01-06 09:00")
        let episode = try await assessed(stage)
        try await planned(stage, episode)
        try await familyMeets(stage, episode)
        try await steppedBack(stage, episode)
    }
}

private let worker = "Agnieszka Wrona"

private func assessed(_ stage: Stage) async throws -> StreamID {
    let episode = try await stage.refer(
        ["Grace Adeleke"], by: "Joanna Petrie", at: "2025-01-13 10:00",
        [
            "askedFor": "referral", "danger": "none",
            "worry": """
            Grace's mother goes into hospital for days at a time with her kidneys, and nobody in school knows in the \
            morning who will fetch Grace in the afternoon.
            """,
            "childsWords": "“I keep my pyjamas in my PE bag. Just in case.”",
            "strengths": "Four people have fetched her this term, and all four knew her reading book.",
            "whereabouts": "In school until 3:15pm; today it is her uncle.", "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "A plan is needed before the next admission.", by: "Yasmin Kaleem",
        at: "2025-01-13 11:30")
    try await stage.assess(
        episode, need: "N3",
        because: "Grace, we want to know who is there for you when Mum is in hospital, every time and not by luck.",
        lead: worker, able: "Has room, and has worked with families in which a parent is ill.",
        supervisor: "Niamh Corrigan", by: "Dafydd Pritchard", at: "2025-01-14 10:00")
    try await stage.tellReferrer(episode, "We assess; Agnieszka Wrona leads.", by: "Yasmin Kaleem")
    try await stage.act(
        "child.see", in: episode, by: worker, at: "2025-01-17 15:30",
        [
            "whereSeen": "Grace's bedroom, among the bears", "alone": true,
            "childsWords": "“When Mum's in I count the sleeps on my blind. It has holes.”",
            "observed": "Told me which bear is whose turn. Laughed when her uncle shouted up the stairs.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "stability": "Six nights with four different people since October, each arranged on the day.",
                "widerFamily": "Two uncles, an aunt, a great-aunt and the church. Nobody has asked them all at once.",
                "health": "Her mother is on the list for a transplant.",
            ],
            "strengths": "Nobody has ever not come.", "childsVoice": "“I want to know in the morning.”",
            "analysis": "Grace is loved by more people than have ever been in one room. She needs them to have a rota.",
        ], outcome: "childInNeedPlan", because: "A plan until the family's own holds.", by: worker,
        at: "2025-02-10 10:00")
    try await stage.approve(
        episode, outcome: "childInNeedPlan", because: "The risk is in the not knowing.", by: "Niamh Corrigan",
        at: "2025-02-11 12:00")
    try await stage.tell(
        episode, "What we found, and that the next step is theirs and ours together.",
        agencies: ["Wrenstow Primary School"], by: worker, at: "2025-02-12 14:00")
    return episode
}

private func planned(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "childInNeedPlan.start", in: episode, by: worker, at: "2025-02-17 16:00",
        [
            "outcomes": "Grace knows in the morning who fetches her and where she sleeps, on every day.",
            "childsVoice": "“Put it on the fridge.”",
            "parentsVoice": "Blessing: “I lie there and plan it in my head and then I am asleep.”",
            "actions": .list([
                stage.action(
                    "A card at the school office with four names in order", by: "Joanna Petrie", until: "2025-02-24"),
                stage.action(
                    "Ask the ward to ring the first name as well as Blessing", by: worker, until: "2025-02-28"),
                stage.action("A bag at Aunt Ada's that stays there", who: "Ada Adeleke", until: "2025-02-21"),
            ]),
            "ifNotBetter": "If there is a night on which nobody is found, we meet within two days.",
            "familyAgrees": true, "group": ["Joanna Petrie", "Olu Fashola"],
        ])
    try await stage.isRefused(
        "childInNeedPlan.approve", for: "access.role", in: episode, by: worker, at: "2025-02-17 16:10",
        ["approved": true, "because": "I wrote it with them."])
    try await stage.approvePlan(
        episode, "Who fetches Grace in the week in which Blessing is called in at night? The plan does not say.",
        approved: false, by: "Niamh Corrigan", at: "2025-02-18 09:20")
    try await stage.act(
        "childInNeedPlan.amend", in: episode, by: worker, at: "2025-02-18 14:00",
        [
            "because": "Niamh asked who fetches Grace when the hospital rings at night.",
            "outcomes": """
            Grace knows in the morning who fetches her and where she sleeps, on every day, and who comes in the night.
            """,
        ])
    try await stage.approvePlan(
        episode, "Now it says who comes in the night.", by: "Niamh Corrigan", at: "2025-02-18 16:40")
    try await stage.isRefused(
        "childInNeedPlan.end", for: "childInNeedPlan.end.familysPlan", in: episode, by: worker,
        ["reason": "familysPlan", "changed": "Not yet.", "unfinished": "All of it.", "familyTold": true])
    try await stage.act(
        "childInNeedPlan.done", in: episode, by: "Joanna Petrie", at: "2025-02-21 09:00",
        ["action": 1, "result": "done", "came": "It is on the wall by the bell, with a bear on it."])
    try await stage.act(
        "childInNeedPlan.visit", in: episode, by: worker, at: "2025-03-06 16:00",
        [
            "seen": true, "alone": true, "whereSeen": "At Aunt Ada's",
            "observed": "Doing her spellings under the table.",
            "childsWords": "“There's a bag here. It's got its own toothbrush.”",
            "progress": "Two admissions, two nights, both known by nine in the morning.",
        ])
    try await stage.act(
        "childInNeedPlan.done", in: episode, by: worker, at: "2025-03-06 17:00",
        ["action": 2, "result": "done", "came": "The ward has the list and has used it twice."])
    try await stage.act(
        "childInNeedPlan.done", in: episode, by: worker, ["action": 3, "result": "done", "came": "See the toothbrush."])
}

private func familyMeets(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "familyGroup.offer", in: episode, by: worker, at: "2025-03-10 11:00",
        [
            "toWhom": "Blessing Adeleke, her brothers Emmanuel and Tobias, Ada Adeleke, Great-aunt Comfort",
            "purpose":
                "Who has Grace when Blessing is in hospital, now and after a transplant, and who decides if Blessing cannot.",
            "answerBy": "2025-03-21",
        ])
    try await stage.act(
        "familyGroup.answer", in: episode, by: worker, at: "2025-03-17 10:10",
        [
            "answer": "accepted", "who": "Blessing Adeleke",
            "said": "“They will argue about the food and then they will do it.”",
        ])
    try await stage.act(
        "familyGroup.hold", in: episode, by: worker, at: "2025-04-12 14:00",
        [
            "coordinator": "Renate Voss, family group co-ordinator of the council next door", "independent": true,
            "came":
                "Blessing, Emmanuel, Tobias and his wife Ngozi, Ada, Comfort, two cousins, Pastor Bright, and Grace. Eleven people and a cake.",
            "childsPart": "Grace gave everyone a bear and a day. “This one is Tuesdays.”",
            "familysPlan": """
            Ada is first, always. Tobias and Ngozi take weekends and the six weeks after a transplant. Emmanuel drives. \
            Comfort rings Grace at bedtime on every night her mother is away. The rota is on the fridge and in the office, \
            and Grace moves the magnet.
            """,
            "support":
                "The council pays for a second bed at Tobias's. The school gives Ada the code for the side door.",
            "agreed": true,
        ])
    try await stage.act(
        "childInNeedPlan.visit", in: episode, by: worker, at: "2025-04-17 16:00",
        [
            "seen": false,
            "notSeenBecause": "A tyre. I rang Ada's; Grace told me the magnet was on Ada. I go on Tuesday.",
            "observed": "Nobody home, as I should have known.",
        ])
    try await stage.act(
        "childInNeedPlan.visit", in: episode, by: worker, at: "2025-04-22 16:10",
        [
            "seen": true, "alone": true, "whereSeen": "Kitchen, by the fridge",
            "observed": "She showed me how the magnet works.",
            "childsWords": "“I don't need the PE bag now. It's just for PE.”",
            "lateBecause": "I went on Thursday and the car broke down on the way.",
        ])
}

private func steppedBack(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "childInNeedPlan.review", in: episode, by: worker, at: "2025-05-13 15:30",
        [
            "came": ["Joanna Petrie", "Olu Fashola"], "childsVoice": "“Everybody came to my assembly. Everybody.”",
            "parentsVoice": "Blessing: “I slept before the operation.”",
            "progress": "Nine nights away since February. On nine mornings Grace knew.",
            "outcome": "end", "because": "The family does it better than we would.",
        ])
    try await stage.act(
        "familyGroup.review", in: episode, by: worker, at: "2025-06-24 16:00",
        [
            "going":
                "Blessing has her new kidney. Tobias and Ngozi had Grace for five weeks; she gained a cousin's bunk and a tooth fairy in two houses.",
            "childsWords": "“Mum's got a zip.”", "outcome": "continues",
        ])
    try await stage.act(
        "childInNeedPlan.end", in: episode, by: worker, at: "2025-06-26 15:00",
        [
            "reason": "familysPlan",
            "changed": "Grace knows in the morning. Eleven people know that they are the ones who make it so.",
            "familyTold": true,
        ])
    try await stage.act(
        "episode.close", in: episode, by: worker, at: "2025-07-03 11:00",
        [
            "reason": "RC7",
            "summary":
                "Grace, your family sat down together and made a plan with you and your bears, and it worked. We are not needed now.",
            "tried":
                "A plan of ours for four months; a card, a bag and a list at the ward. What lasted was the family's own.",
            "turnTo": "Aunt Ada first, always. Miss Petrie at school. Our number is on the back of the rota.",
            "familyTold": true,
        ])
}

extension Family {
    static let adeleke = Family(
        "Adeleke", home: Address("7 Chandlers Rise\nWrenstow", "ZZ4 1GK", from: "2019-05-11"),
        [
            .adult("Blessing Adeleke", born: "1990-03-15", sex: "F", "BAFR"),
            .adult("Ada Adeleke", born: "1982-12-08", sex: "F", "BAFR"),
            .adult("Tobias Adeleke", born: "1987-06-21", sex: "M", "BAFR"),
            .child(
                "Grace Adeleke", born: "2017-10-04", sex: "F", "BAFR", serial: 124,
                at: .at(Larkshire.wrenstow, from: "2022-09-05", year: "Year 2"),
                [
                    .mother("Blessing Adeleke"), .other("Ada Adeleke", "auntUncle", livesWith: false),
                    .other("Tobias Adeleke", "auntUncle", livesWith: false),
                ]),
        ])
}
