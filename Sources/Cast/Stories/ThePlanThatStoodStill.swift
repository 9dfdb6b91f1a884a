import Guidance
import Practice

extension Story {
    /// WT2023. A child in need plan drifts, is picked up at its review, and is handed over to early help.
    static let thePlanThatStoodStill = Story(
        "The plan that stood still",
        shows: """
            A worker leaves, two actions pass their day and nobody visits for seven weeks. The review cannot be recorded \
            until it says what has not moved. A new lead picks the plan up; when it steps down, early help has the \
            handover in hand before the plan may end.
            """
    ) { stage in
        try await stage.register(.caddick, by: "Harriet Lund", at: "2024-02-26 09:00")
        let episode = try await assessed(stage)
        try await drifted(stage, episode)
        try await pickedUp(stage, episode)
        try await handedOver(stage, episode)
    }
}

private func assessed(_ stage: Stage) async throws -> StreamID {
    let episode = try await stage.refer(
        ["Rhys Caddick"], by: "Harriet Lund", at: "2024-03-04 09:30",
        [
            "askedFor": "referral", "danger": "none",
            "worry": "Rhys has no bed. He told the class at story time, as news.",
            "childsWords": "“I sleep on the coats. I know which is Dad's.”",
            "facts": "Same jumper for nine days. He has put on no weight since he started in September.",
            "strengths": "He comes in singing.", "whereabouts": "In school until 3:20pm.", "parentsTold": true,
            "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "Basic needs are not met.", by: "Tom Ferriby", at: "2024-03-04 11:00")
    try await stage.assess(
        episode, need: "N1",
        because: "Rhys, every child needs a bed and a breakfast. We find out what gets in the way.",
        lead: "Callum Stroud", able: "Knows the estate and the housing officer.", supervisor: "Samuel Quartey",
        by: "Dafydd Pritchard", at: "2024-03-05 09:40")
    try await stage.tellReferrer(episode, "We assess; Callum Stroud leads.", by: "Tom Ferriby")
    try await stage.act(
        "child.see", in: episode, by: "Callum Stroud", at: "2024-03-08 15:45",
        [
            "whereSeen": "At home", "alone": false, "notAloneBecause": "tooYoung",
            "childsWords": "“Do you want to see where the mouse lives?”",
            "observed": "A mattress under washing; two electric heaters and no credit on the meter.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "housing": "Damp to the shoulder in both bedrooms. The landlord has been written to once.",
                "basicCare": "His father, Glyn, has him alone since January and had never cooked.",
                "health": "Small for his age; not yet seen by the nurse.",
            ],
            "strengths": "Glyn asks what things are for.", "childsVoice": "“A bed with a under.”",
            "analysis": "Glyn can do this if somebody shows him and the house is made dry.",
        ], outcome: "childInNeedPlan", because: "He needs a plan with dates in it.", by: "Callum Stroud",
        at: "2024-04-03 10:00")
    try await stage.approve(
        episode, outcome: "childInNeedPlan", because: "Yes, and with dates.", by: "Samuel Quartey",
        at: "2024-04-04 15:00")
    try await stage.tell(
        episode, "What we found, and the plan to come.", agencies: ["Fallowby Primary School"], by: "Callum Stroud",
        at: "2024-04-08 10:00")
    try await stage.act(
        "childInNeedPlan.start", in: episode, by: "Callum Stroud", at: "2024-04-10 15:00",
        [
            "outcomes": "Rhys sleeps in a bed, eats before school and grows.",
            "childsVoice": "“A under, for the mouse.”",
            "parentsVoice": "Glyn: “Tell me what to do and I'll do it.”",
            "actions": .list([
                stage.action("A bed and bedding from the fund", by: "Callum Stroud", until: "2024-04-26"),
                stage.action("Weigh and measure Rhys", by: "Olu Fashola", until: "2024-05-10"),
                stage.action("Make the landlord treat the damp", by: "Callum Stroud", until: "2024-05-31"),
                stage.action("Breakfast club every day", by: "Harriet Lund", until: "2024-04-15"),
            ]),
            "ifNotBetter": "If he loses weight we hold a strategy discussion.", "familyAgrees": true,
            "group": ["Harriet Lund", "Olu Fashola"],
        ])
    try await stage.approvePlan(
        episode, "Four things, each with a name and a day. I shall ask after the bed.", by: "Samuel Quartey",
        at: "2024-04-11 09:30")
    return episode
}

private func drifted(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "childInNeedPlan.done", in: episode, by: "Harriet Lund", at: "2024-04-15 09:15",
        ["action": 4, "result": "done", "came": "Two bowls, every day."])
    try await stage.act(
        "childInNeedPlan.visit", in: episode, by: "Callum Stroud", at: "2024-05-03 16:00",
        [
            "seen": true, "alone": true, "whereSeen": "At school", "observed": "Sang to me. Same jumper.",
            "childsWords": "“Still coats.”",
        ])
    try await stage.act(
        "childInNeedPlan.done", in: episode, by: "Olu Fashola", at: "2024-05-09 11:00",
        ["action": 2, "result": "done", "came": "Up 700 grams since breakfast club."])
}

private func pickedUp(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "episode.allocate", in: episode, by: "Samuel Quartey", at: "2024-06-24 09:00",
        [
            "lead": "Priya Raghunathan", "supervisor": "Samuel Quartey",
            "because": "Callum has left. Nobody took his plans on for three weeks, and that is mine to answer for.",
        ])
    try await stage.act(
        "childInNeedPlan.visit", in: episode, by: "Priya Raghunathan", at: "2024-06-25 16:00",
        [
            "seen": true, "alone": false, "notAloneBecause": "tooYoung", "whereSeen": "At home",
            "observed": "The bed is still in the warehouse. Glyn has scrubbed the walls with bleach.",
            "childsWords": "“The mouse moved out.”",
            "lateBecause": "His worker left on 31 May and the visits were not handed on.",
        ])
    let review: [String: Answer] = [
        "came": ["Harriet Lund", "Olu Fashola"], "childsVoice": "“I had two breakfasts and a sausage.”",
        "parentsVoice": "Glyn: “I thought you'd all gone.”",
        "progress": "He grows and sings. The bed and the damp have not moved since April.",
        "outcome": "change", "because": "The right plan, with nobody pushing it.",
        "actions": .list([
            stage.action("Bed delivered and put up", by: "Priya Raghunathan", until: "2024-07-08"),
            stage.action("Environmental health to inspect", by: "Priya Raghunathan", until: "2024-07-19"),
        ]),
    ]
    try await stage.isRefused(
        "childInNeedPlan.review", for: "childInNeedPlan.review.drift", in: episode, by: "Priya Raghunathan",
        at: "2024-07-01 15:30", review)
    var spoken = review
    spoken["drift"] = """
        The bed (9 weeks) and the damp (a month) stood still after Callum left and before I was named. Glyn was not told. \
        The bed comes on Monday; the damp goes to environmental health today.
        """
    try await stage.act(
        "childInNeedPlan.review", in: episode, by: "Priya Raghunathan", at: "2024-07-01 16:00", spoken)
    for (number, came) in [(1, "Came with the new one."), (5, "He has an under, and things under it.")] {
        try await stage.act(
            "childInNeedPlan.done", in: episode, by: "Priya Raghunathan", at: "2024-07-08 17:00",
            ["action": .int(number), "result": "done", "came": .text(came)])
    }
    try await stage.act(
        "childInNeedPlan.visit", in: episode, by: "Priya Raghunathan", at: "2024-07-22 16:00",
        [
            "seen": true, "alone": true, "whereSeen": "Under the bed",
            "observed": "Dry to the skirting. He has a new jumper.",
            "childsWords": "“You can come under if you fit.”",
            "progress": "The landlord was given a notice; two rooms are done.",
        ])
    for number in [3, 6] {
        try await stage.act(
            "childInNeedPlan.done", in: episode, by: "Priya Raghunathan", at: "2024-08-12 10:00",
            ["action": .int(number), "result": "done", "came": "Treated and painted, by notice."])
    }
}

private func handedOver(_ stage: Stage, _ episode: StreamID) async throws {
    let end: [String: Answer] = [
        "reason": "stepDown", "changed": "A bed, a dry room, breakfast, two kilos. Glyn cooks four things.",
        "familyTold": true,
    ]
    try await stage.isRefused(
        "childInNeedPlan.end", for: "childInNeedPlan.end.handover", in: episode, by: "Priya Raghunathan",
        at: "2024-08-20 11:00", end)
    let help = try await stage.act(
        "earlyHelp.handOver", about: ["Rhys Caddick"], by: "Priya Raghunathan", at: "2024-08-20 15:00",
        [
            "to": "Jacqueline Toussaint",
            "changed": "Bed, damp, breakfast and weight are done. Glyn asks for help and uses it.",
            "plan": "Cooking on Mondays at the centre; school keeps breakfast; the nurse weighs him in October.",
            "watch": "If the meter is empty two weeks together, or he stops growing, refer: do not wait for a meeting.",
            "childsWords": "“Is it the one with the chickens?”", "metTogether": true,
        ]
    ).stream
    try await stage.act(
        "earlyHelp.decline", in: help, by: "Jacqueline Toussaint", at: "2024-08-20 16:10",
        [
            "because": "I would see Glyn twice a year. He has been left by better organised people than me.",
            "better": "Gareth, who runs the Monday kitchen and has the chickens.",
        ])
    try await stage.act(
        "earlyHelp.redirect", in: help, by: "Priya Raghunathan", at: "2024-08-20 16:40",
        ["to": "Gareth Lomax", "because": "Jacqueline is right, and Rhys knows him already."])
    try await stage.act(
        "earlyHelp.receive", in: help, by: "Gareth Lomax", at: "2024-08-21 10:00",
        [
            "understood": "A father who has learned a house in six months and does not want to be left again.",
            "missing": "The date of the nurse's next clinic.", "familyMet": true,
        ])
    try await stage.act(
        "childInNeedPlan.end", in: episode, by: "Priya Raghunathan", at: "2024-08-22 11:00", end)
    try await stage.close(
        episode, reason: "RC7", "Rhys, you told everybody that you slept on coats, and that is how you got a bed.",
        by: "Priya Raghunathan", at: "2024-08-22 12:00")
    try await stage.agree(
        to: help, who: "Glyn Caddick, his father", childsView: "“Chickens.”", lead: "Gareth Lomax",
        able: "Runs the Monday kitchen; supervised by Jacqueline Toussaint.",
        familysSay: "Glyn: “He rang when he said he would.”",
        by: "Gareth Lomax", at: "2024-08-27 11:00")
    try await stage.act(
        "earlyHelp.assess", in: help, by: "Gareth Lomax", at: "2024-09-03 15:00",
        [
            "needs": [
                "parenting": "Glyn wants the winter planned: money for the meter, soup, coats that are for wearing."
            ],
            "strengths": "Four dishes and counting.", "childsVoice": "“I can crack the egg.”",
            "familysVoice": "Glyn: “Don't all go at once this time.”", "wholeFamily": true,
            "underlying": "Nothing hides here. It is one man and a boy with too little to live on.",
            "analysis": "Light help until the spring, with one face.",
        ])
    try await stage.act(
        "earlyHelp.plan", in: help, by: "Gareth Lomax", at: "2024-09-03 16:00",
        [
            "outcomes": "The meter never runs out, and Glyn has people to ask.",
            "familysPart": "Written on the back of a recipe.",
            "actions": .list([
                stage.action("Monday kitchen until Christmas", by: "Gareth Lomax", until: "2024-12-16"),
                stage.action("Put by £5 a week for the meter", who: "Glyn", until: "2024-10-31"),
            ]),
            "ifNotBetter": "What the handover says: refer, and do not wait for a meeting.",
        ])
    try await stage.act(
        "earlyHelp.review", in: help, by: "Gareth Lomax", at: "2024-10-14 15:00",
        [
            "changed": "The meter has £31 on it. Rhys is on the line for his age.",
            "childsVoice": "“I'm in the red top.”",
            "outcome": "continue", "because": "The winter is to come.",
        ])
    try await stage.done(1, in: help, "Thirteen Mondays.", by: "Gareth Lomax", at: "2024-12-16 15:00")
    try await stage.done(2, in: help, "Most weeks.", result: "partlyDone", by: "Gareth Lomax", at: "2024-12-16 15:10")
    try await stage.act(
        "earlyHelp.review", in: help, by: "Gareth Lomax", at: "2024-12-17 15:00",
        [
            "changed": "Glyn taught the last kitchen himself.", "childsVoice": "“Dad did the talking.”",
            "outcome": "end",
            "because": "There is a group now, and he is in the middle of it.",
            "lateBecause": "The centre flooded in November and we met by telephone until it was dry.",
        ])
    try await stage.act(
        "earlyHelp.close", in: help, by: "Gareth Lomax", at: "2024-12-19 12:00",
        [
            "outcome": "needsMet", "summary": "Rhys, you and your dad made a home. Keep cracking the eggs.",
            "turnTo": "The Monday kitchen, which your dad has the key of.", "familyTold": true,
        ])
}

extension Family {
    static let caddick = Family(
        "Caddick", home: Address("52 Weavers Walk\nFallowby", "ZZ6 8RC", from: "2022-06-01"),
        [
            .adult("Glyn Caddick", born: "1993-09-09", sex: "M", "WBRI"),
            .child(
                "Rhys Caddick", born: "2019-01-26", sex: "M", "WBRI", serial: 125,
                at: .at(Larkshire.fallowby, from: "2023-09-05", year: "Reception"), [.father("Glyn Caddick")]),
        ])
}
