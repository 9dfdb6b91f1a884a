import Guidance
import Practice

extension Story {
    /// A first core group that is late, and a plan that picks up.
    static let slowToStart = Story(
        "Slow to start",
        shows: """
            After the conference the lead social worker falls ill, and the first core group meets five working days late. \
            The reason is recorded; a new lead is named, outcomes are written, progress is seen on each, and visits are kept.
            """
    ) { stage in
        try await stage.register(.delacroix, by: "Joanna Petrie", at: "2025-04-01 09:00")
        let episode = try await stage.suspect(slowSuspected)
        try await slowConference(stage, episode)
        try await slowCoreGroups(stage, episode)
    }
}

private let slowSuspected = Suspected(
    child: "Noor Delacroix", referrer: "Joanna Petrie", lead: "Callum Stroud", supervisor: "Samuel Quartey",
    able: "Has space after two closures.", day: "2025-04-28", need: "N5",
    worry: "Noor, ten, sets two alarms so that her sisters get up. Their mother has not left her room since Easter.",
    facts: "Noor has come with both little ones on each of eight days, once without shoes for the smaller.",
    whereabouts: "All three with us until 3:30pm.", decided: "Three children are being brought up by one of them.",
    present: ["Karen Mellor", "Dr Nadia Rahman", "Joanna Petrie"], council: "Early help in 2023, finished well.",
    health: "Their mother's prescription has not been collected since March.", police: "No calls.",
    school: "Noor falls asleep at twelve each day.",
    initiated: "A mother too ill to care, and nobody else in the house.",
    seen: (
        "2025-04-29 10:00", "Wrenstow Primary School", "“I do Mondays to Sundays.”",
        "She looked at the clock all the time."
    ),
    concluded: "2025-05-06 12:00",
    found: "Their mother is gravely low and hides it. The children are likely to come to harm.")

private let slowAsked = [
    Attending(
        name: "Karen Mellor", agency: Larkshire.police,
        report: ["knows": "No calls.", "strengths": "A quiet street.", "risks": "Nobody knows that they are alone."],
        view: "plan", because: "Three children and no adult."),
    Attending(
        name: "Dr Nadia Rahman", agency: Larkshire.surgery,
        report: [
            "knows": "Amélie was last seen in February.", "strengths": "She has got better before, twice.",
            "risks": "Without treatment not before summer.",
        ],
        view: "plan", because: "She is ill and it can be treated; until then someone must be there."),
    Attending(
        name: "Joanna Petrie", agency: Larkshire.wrenstow,
        report: [
            "knows": "Eight mornings, each noted.", "strengths": "Noor is never late.", "risks": "Noor.",
            "childsVoice": "“Who would do it?”",
        ],
        view: "plan", because: "She should be ten."),
]

private func slowConference(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.callConference(
        episode, on: "2025-05-13", by: "Callum Stroud", at: "2025-05-06 14:00",
        child: ("writes", "Noor has written a timetable and wants it read out from the top."),
        family: "Explained to Amélie on 7 May with Dr Rahman. Her brother Luc comes from Marrowdale.",
        toDecide: "Whether Noor is likely to be harmed, and who does Mondays to Sundays.", asking: slowAsked)
    try await stage.prepareConference(
        episode, slowAsked, lead: "Callum Stroud", at: "2025-05-07 09:00", sharedAt: "2025-05-09 11:00",
        with: "Amélie and Luc Delacroix", said: "Amélie: “I did not know she wrote it down.”")
    try await stage.meet(
        episode, on: "2025-05-13",
        record: [
            "childsViews": "Her timetable, from 5:40am.", "familysViews": "Luc can come for four weeks.",
            "strengths": "A child who copes, an uncle who comes, a doctor who knows.",
            "risks": "What coping costs a child of ten.",
        ],
        council: ("Callum Stroud", "plan", "Four weeks are not a year."), slowAsked)
    try await stage.act(
        "conference.hold", in: episode, by: Stage.chair, at: "2025-05-13 11:45",
        [
            "present": [
                "Larkshire County Council", "Larkshire Constabulary", "Wrenstow Surgery", "Wrenstow Primary School",
            ],
            "familyPresent": "Amélie by telephone; Luc", "childsPart": "writes", "plan": true,
            "because": "Noor carries a house. She is likely to be harmed by it, and her sisters by her mistakes.",
            "categories": ["NEG"], "leadSocialWorker": "Callum Stroud",
            "outline": "An adult for mornings and nights. Amélie is treated. Noor's alarm goes at seven.",
            "coreGroup": ["Dr Nadia Rahman", "Joanna Petrie"], "coreGroupOthers": "Amélie and Luc Delacroix",
            "coreGroupOn": "2025-05-22", "reviewOn": "2025-08-05",
        ])
    try await stage.tellAll(episode, slowAsked, childTold: "Ms Petrie read it with her.", at: "2025-05-15 12:00")
}

private func slowCoreGroups(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "episode.allocate", in: episode, by: "Samuel Quartey", at: "2025-05-27 09:30",
        [
            "lead": "Priya Raghunathan", "supervisor": "Samuel Quartey",
            "because": "Callum Stroud has been ill since 19 May. Priya met the family in 2023.",
        ])
    let meeting: [String: Answer] = [
        "present": ["Priya Raghunathan", "Dr Nadia Rahman", "Joanna Petrie"], "joining": ["Priya Raghunathan"],
        "leaving": ["Callum Stroud"], "familyPresent": "Amélie and Luc",
        "childsVoice": "Noor asked for the timetable back, to cross things out.",
        "changed": "Luc is here. Amélie takes her tablets again since 20 May.",
        "agreed": "Luc is up first until July. Nobody asks Noor to wake anybody.",
        "actions": .list([
            stage.action("Write the plan with all three girls", by: "Priya Raghunathan", until: "2025-06-06"),
            stage.action("Breakfast for three, kept every day", by: "Joanna Petrie", until: "2025-06-09"),
            stage.action("See Amélie on Fridays", by: "Dr Nadia Rahman", until: "2025-06-27"),
        ]),
        "nextAt": "2025-07-01 10:00",
        "lateBecause": """
        Callum fell ill on 19 May and nobody was named until the 27th. Luc was there throughout, and Ms Petrie saw the \
        children on each school day.
        """,
    ]
    try await stage.act("coreGroup.hold", in: episode, by: "Priya Raghunathan", at: "2025-06-04 10:00", meeting)
    for (change, weWillKnow, who) in [
        ("An adult gets the girls up", "Noor's alarm is at seven and she is second up", "Luc until July; then Amélie"),
        ("Amélie is treated", "She collects each prescription and says how she is", "Dr Rahman, Fridays at four"),
    ] {
        try await stage.act(
            "plan.outcome", in: episode, by: "Priya Raghunathan",
            at: change.hasPrefix("An adult") ? "2025-06-05 14:30" : .next,
            [
                "change": .text(change), "byWhen": "2025-07-31", "weWillKnow": .text(weWillKnow), "who": .text(who),
            ])
    }
    try await stage.act(
        "plan.write", in: episode, by: "Priya Raghunathan", at: .after(minutes: 30),
        [
            "worry": "Noor has been the grown-up since Easter.", "strengths": "You all look after each other.",
            "childsViews": "“I want to be the second one up.”",
            "familysViews": "Amélie: “I want to hear the alarm first.”",
            "contingency": "If Amélie stops her tablets or Luc leaves, we meet that week.",
            "seeing": "Priya sees all three every fortnight, Noor always by herself.",
        ])
    try await visit(
        stage, episode, at: "2025-06-06 16:00", "“I crossed out Tuesday.”",
        late: """
            The plan was without a lead for eight days; Ms Petrie saw her daily.
            """)
    for (action, came, by, at) in [
        (1, "Noor corrected the spelling.", "Priya Raghunathan", "2025-06-06 17:00"),
        (2, "They sit by the radiator.", "Joanna Petrie", "2025-06-09 09:30"),
    ] {
        try await stage.act(
            "coreGroup.done", in: episode, by: by, at: .told(at),
            ["action": .int(action), "result": "done", "came": .text(came)])
    }
    try await visit(stage, episode, at: "2025-06-20 16:00", "“Uncle Luc burns toast.”")
    try await stage.act(
        "coreGroup.done", in: episode, by: "Dr Nadia Rahman", at: "2025-06-27 16:30",
        ["action": 3, "result": "done", "came": "Four Fridays of four."])
    try await stage.act(
        "coreGroup.hold", in: episode, by: "Priya Raghunathan", at: "2025-07-01 10:00",
        [
            "present": ["Priya Raghunathan", "Dr Nadia Rahman", "Joanna Petrie"], "familyPresent": "Amélie and Luc",
            "changed": "Amélie was first up on eleven mornings of fourteen.",
            "agreed": "Luc goes home on the 12th, for weekends at first.",
        ])
    for (outcome, progress, seen) in [(1, "some", "Eleven of fourteen."), (2, "reached", "Every Friday since May.")] {
        try await stage.act(
            "plan.progress", in: episode, by: "Joanna Petrie", at: .next,
            ["outcome": .int(outcome), "progress": .text(progress), "seen": .text(seen)])
    }
    try await visit(stage, episode, at: "2025-07-08 16:00", "“I was third.”")
}

private func visit(_ stage: Stage, _ episode: StreamID, at when: When, _ words: String, late: String? = nil)
    async throws
{
    try await stage.act(
        "protectionPlan.visit", in: episode, by: "Priya Raghunathan", at: when,
        [
            "seen": true, "alone": true, "whereSeen": "At home, on the stairs", "childsWords": .text(words),
            "observed": "Less tired each time.", "lateBecause": late.map(Answer.text) ?? .null,
        ])
}

extension Family {
    static let delacroix = Family(
        "Delacroix", home: Address("22 Quince Road\nWrenstow", "ZZ4 5ND", from: "2020-09-01"),
        [
            .adult("Amélie Delacroix", born: "1988-02-11", sex: "F", "WOTH", language: "fra"),
            .adult("Luc Delacroix", born: "1985-07-23", sex: "M", "WOTH", language: "fra"),
            .child(
                "Noor Delacroix", born: "2014-12-06", sex: "F", "MOTH", serial: 74,
                at: .at(Larkshire.wrenstow, from: "2020-09-07", year: "Year 5"),
                [.mother("Amélie Delacroix"), .other("Luc Delacroix", "auntUncle", livesWith: false)]),
        ])
}
