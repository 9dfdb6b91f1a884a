import Guidance
import Practice

extension Story {
    /// Live: a child protection plan between two core groups, with actions done, under way and past their day.
    static let whatTheCoreGroupAgreed = Story(
        "What the core group agreed",
        shows: """
            A girl sleeps in the bath, because every room is full of her brother's things. Her core group has met twice \
            and meets again soon. What each undertook waits for them until they say what came of it: one is done, one is \
            under way, one is past its day. One outcome of the plan has passed its day with nobody having said how far it \
            has come.
            """
    ) { stage in
        try await stage.register(.hathersage, by: "Joanna Petrie", at: stage.workingDay(-60, 9))
        let episode = try await stage.suspect(agreedSuspected(stage))
        try await agreedConference(stage, episode)
        try await agreedFirst(stage, episode)
        try await agreedSecond(stage, episode)
    }
}

private let lead = "Priya Raghunathan"

private func agreedSuspected(_ stage: Stage) throws -> Suspected {
    Suspected(
        child: "Juno Hathersage", referrer: "Joanna Petrie", lead: lead, supervisor: "Samuel Quartey",
        able: "Has worked with families after a death.", day: "\(try stage.workingDay(-44))", need: "N3",
        worry: "Juno, seven, sleeps in the bath. There is nowhere else to lie down.",
        facts: "She drew her house: one blue rectangle, and boxes up to the roof. She comes in cold.",
        whereabouts: "In school until 3:20pm.", decided: "Nobody should sleep in a bath, and nobody is in trouble.",
        present: ["Imran Sadiq", "Olu Fashola", "Joanna Petrie"],
        council: "We closed after her brother Silas died in 2021. Her mother asked for nothing.",
        health: "Chest infections, three since autumn.", police: "None since 2021.", school: "She told us herself.",
        initiated: "Fire, cold, and a child who cannot get out of a window.",
        seen: (
            "\(try stage.workingDay(-43)) 16:00", "The bathroom, with the door open",
            "“The taps are my lamps. I know which box is on top of Silas.”",
            "A quilt, a torch, eleven library books in the basin. The stairs can be climbed on one side only."
        ),
        concluded: "\(try stage.workingDay(-38)) 15:00",
        found: "Petra has moved nothing since Silas died. Juno is likely to be harmed by fire or by cold.")
}

private let agreedAsked = [
    Attending(
        name: "Imran Sadiq", agency: Larkshire.police,
        report: ["knows": "Nothing since 2021.", "strengths": "Petra let us in.", "risks": "Fire."],
        view: "noPlan", because: "No crime; a fire officer would help more than I can."),
    Attending(
        name: "Olu Fashola", agency: Larkshire.communityHealth,
        report: [
            "knows": "Three infections; the inhaler was under a box.", "strengths": "Petra asks what helps.",
            "risks": "Cold and dust.",
        ], view: "plan",
        because: "She breathes in that house each night."),
    Attending(
        name: "Joanna Petrie", agency: Larkshire.wrenstow,
        report: [
            "knows": "Never late. Falls asleep at two.", "strengths": "She reads to the little ones.",
            "risks": "She thinks that this is her job.",
        ], view: "plan",
        because: "A plan gives Petra leave to let somebody in."),
]

private func agreedConference(_ stage: Stage, _ episode: StreamID) async throws {
    let day = try stage.workingDay(-32)
    try await stage.callConference(
        episode, on: "\(day)", by: lead, at: stage.workingDay(-38, 16),
        child: ("writes", "Juno sends her drawing, with a key to the colours."),
        family: "Explained to Petra on the stairs, where she likes to sit. Her sister Isolde comes with her.",
        toDecide: "Whether Juno is safe at night, and what Petra can bear to move first.", asking: agreedAsked)
    try await stage.prepareConference(
        episode, agreedAsked, lead: lead, at: stage.workingDay(-36, 10), sharedAt: stage.workingDay(-34, 11),
        with: "Petra and Isolde Hathersage", said: "“I know what it looks like. It looks like him.”")
    try await stage.meet(
        episode, on: "\(day)",
        record: [
            "childsViews": "Blue is the bath, grey is the boxes, yellow is where a bed would go.",
            "familysViews": "Petra: one box at a time, and she opens each herself.",
            "strengths": "A girl who reads, an aunt with a van, a mother who came.",
            "risks": "Fire, the stairs, the cold, and March, when he died.",
        ],
        council: (lead, "plan", "It has been so for years; Juno has grown into it."), agreedAsked)
    try await stage.act(
        "conference.hold", in: episode, by: Stage.chair, at: .told("\(day) 11:50"),
        [
            "present": .list(([Larkshire.council] + agreedAsked.map(\.agency)).map(Answer.text)),
            "familyPresent": "Petra Hathersage; her sister Isolde", "childsPart": "writes", "plan": true,
            "because": "Juno is likely to be harmed by fire or cold before her mother can change this alone.",
            "dissent": "The police would have begun with the fire service and no plan.", "categories": ["NEG"],
            "leadSocialWorker": .text(lead),
            "outline": "A bed for Juno; a way out of every room; somebody for Petra to grieve with.",
            "coreGroup": ["Olu Fashola", "Joanna Petrie"], "coreGroupOthers": "Petra and Isolde Hathersage",
            "coreGroupOn": .text("\(try stage.workingDay(-25))"), "reviewOn": .text("\(try stage.workingDay(20))"),
        ])
    try await stage.tellAll(
        episode, agreedAsked, childTold: "Ms Petrie read it to her; she asked for a yellow pen.",
        at: stage.workingDay(-30, 15))
}

private func agreedFirst(_ stage: Stage, _ episode: StreamID) async throws {
    for (change, byWhen, weWillKnow, who) in [
        ("Juno sleeps in a bed", -3, "Juno says which side she lies on", "Petra and Isolde clear the back room"),
        (
            "There is a way out of every room", 12, "The fire officer walks through with Juno",
            "Isolde's van; the fire service"
        ),
    ] {
        try await stage.act(
            "plan.outcome", in: episode, by: lead, at: byWhen < 0 ? stage.workingDay(-27, 10) : .next,
            [
                "change": .text(change), "byWhen": .text("\(try stage.workingDay(byWhen))"),
                "weWillKnow": .text(weWillKnow), "who": .text(who),
            ])
    }
    try await stage.act(
        "plan.write", in: episode, by: lead, at: .after(minutes: 25),
        [
            "worry": "If there were a fire, Juno could not get out, and Petra could not get to her.",
            "strengths": "You two talk to each other. Isolde has a van and no opinion.",
            "childsViews": "“Yellow is where the bed goes.”",
            "familysViews": "Petra: “One box at a time, and I open it.”",
            "contingency": "If the stairs cannot be used, Juno sleeps at Isolde's until they can.",
            "seeing": "Priya, every fortnight, in the room that is being cleared.",
        ])
    try await stage.act(
        "coreGroup.hold", in: episode, by: lead, at: stage.workingDay(-25, 14),
        [
            "present": [.text(lead), "Olu Fashola", "Joanna Petrie"], "familyPresent": "Petra and Isolde",
            "childsVoice": "She sent the key to her drawing, laminated.",
            "changed": "Four boxes. Petra opened each, and kept a shoe.",
            "agreed": "Two boxes a day, never on a Sunday. Nobody touches the top shelf.",
            "actions": .list([
                try stage.action("A second inhaler, and show Juno where it lives", by: "Olu Fashola", until: -20),
                try stage.action("A torch and a whistle in Juno's school bag", by: "Joanna Petrie", until: -22),
                try stage.action("The landing, wall to wall", who: "Isolde, with the van", until: -18),
            ]),
            "nextAt": .text("\(try stage.workingDay(-15)) 14:00"),
        ])
    try await visited(stage, episode, -23, "“He wrote his name on all of them. Even the ones with nothing in.”")
    try await came(stage, episode, 2, "It glows in the dark, which she chose.", by: "Joanna Petrie", at: -22)
    try await came(stage, episode, 1, "It lives in the soap dish.", by: "Olu Fashola", at: -21)
    try await came(stage, episode, 3, "You can pass each other now.", by: lead, at: -18)
}

private func agreedSecond(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "coreGroup.hold", in: episode, by: lead, at: stage.workingDay(-15, 14),
        [
            "present": [.text(lead), "Olu Fashola", "Joanna Petrie"], "familyPresent": "Petra",
            "childsVoice": "“I can see the skirting board. It's brown.”",
            "changed": "The landing is clear and half the back room. Petra has not slept since the top shelf.",
            "agreed": "Slower until after the anniversary, and not back.",
            "actions": .list([
                try stage.action(
                    "Go with Petra to the first evening of the bereavement group", by: "Olu Fashola", until: 4),
                try stage.action("Ask the fire service to visit and to speak with Juno", by: lead, until: -4),
            ]),
            "nextAt": .text("\(try stage.workingDay(2)) 14:00"),
        ])
    try await stage.act(
        "plan.progress", in: episode, by: "Joanna Petrie", at: stage.workingDay(-12, 9),
        ["outcome": 2, "progress": "some", "seen": "Juno showed me on her fingers: bathroom, landing, stairs, door."])
    try await visited(stage, episode, -11, "“Mum sat in the back room and the boxes were outside.”")
    try await visited(stage, episode, -2, "“Not yet. But it's got a carpet.”")
}

private func visited(_ stage: Stage, _ episode: StreamID, _ day: Int, _ words: String) async throws {
    try await stage.act(
        "protectionPlan.visit", in: episode, by: lead, at: stage.workingDay(day, 16),
        [
            "seen": true, "alone": true, "whereSeen": "The landing", "childsWords": .text(words),
            "observed": "Warmer than last time, in both senses.",
        ])
}

private func came(
    _ stage: Stage, _ episode: StreamID, _ action: Int, _ came: String, by name: String, at day: Int
) async throws {
    try await stage.act(
        "coreGroup.done", in: episode, by: name, at: stage.workingDay(day, 15),
        ["action": .int(action), "result": "done", "came": .text(came)])
}

extension Stage {
    /// An action that is to be done so many working days from today.
    fileprivate func action(
        _ what: String, by practitioner: String? = nil, who: String? = nil, until days: Int
    ) throws -> Answer {
        action(what, by: practitioner, who: who, until: "\(try workingDay(days))")
    }
}

extension Family {
    static let hathersage = Family(
        "Hathersage", home: Address("6 Ropewalk\nWrenstow", "ZZ4 2RW", from: "2016-05-01"),
        [
            .adult("Petra Hathersage", born: "1989-10-30", sex: "F", "WBRI"),
            .adult("Isolde Hathersage", born: "1992-06-11", sex: "F", "WBRI"),
            .child(
                "Juno Hathersage", born: "2018-11-03", sex: "F", "WBRI", serial: 146,
                at: .at(Larkshire.wrenstow, from: "2023-09-05", year: "Year 2"),
                [.mother("Petra Hathersage"), .other("Isolde Hathersage", "auntUncle", livesWith: false)]),
        ])
}
