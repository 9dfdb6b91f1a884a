import Guidance
import Practice

extension Story {
    /// An initial conference at which one agency sees no need for a plan, and says why.
    static let oneAgencyDisagreed = Story(
        "One agency disagreed",
        shows: """
            An initial conference on its twelfth working day. Three agencies write reports that Kieran's mother reads \
            beforehand; the health visitor thinks that no plan is needed, and her reasons stand beside the decision. \
            The supervisor may not chair, and two agencies alone may not decide.
            """
    ) { stage in
        try await stage.register(.maguire, by: "Carys Bevan", at: "2024-09-02 09:00")
        let episode = try await stage.suspect(disagreedSuspected)
        try await stage.surroundings(of: "Kieran Maguire", in: .maguire, by: "Jerome Baptiste", at: .next)
        try await disagreedBefore(stage, episode)
        try await disagreedConference(stage, episode)
        try await disagreedPlan(stage, episode)
    }
}

private let disagreedSuspected = Suspected(
    child: "Kieran Maguire", referrer: "Carys Bevan", lead: "Jerome Baptiste", supervisor: "Niamh Corrigan",
    able: "Knows the nursery and has room for a long piece of work.", day: "2024-09-10", need: "N1",
    worry: """
        Kieran, three, came in with a burn on his forearm that nobody had dressed. His mother said that it was \
        the iron, then that it was the oven. He flinched when I bent down.
        """,
    facts: "A burn the size of a ten pence piece, two days old. No nappy bag on six of the last nine days.",
    whereabouts: "At Puddlefoot Nursery until 3pm.",
    decided:
        "Kieran has been burnt, nobody took him to a doctor, and the story changes. We ask police and health today.",
    present: ["Imran Sadiq", "Teresa Lockhart", "Carys Bevan"], council: "Not known to us before.",
    health: "Missed his two-year review twice. Weight steady.",
    police: "Two calls to the flat since June: shouting, a door broken.",
    school: "Late on most days; always hungry; draws with both hands.",
    initiated: "An untreated burn with two explanations, and violence in the home.",
    seen: (
        "2024-09-11 10:30", "Puddlefoot Nursery", "“Iron bites. Mammy cried.”",
        "He showed me the iron in the home corner and put it as far away as he could reach."
    ),
    concluded: "2024-09-17 15:00",
    found: """
        The burn was an accident while his mother and her partner fought. It was hidden because she feared that Kieran \
        would be taken. He is likely to be hurt again while this goes on.
        """)

private let disagreedAsked = [
    Attending(
        name: "Imran Sadiq", agency: Larkshire.police,
        report: [
            "knows": "Calls on 8 June and 21 August. Dale Rooney was removed once and came back the same night.",
            "strengths": "Shauna rang us herself the second time.",
            "risks": "It gets worse each time, and Kieran is in the room.",
            "mayShare": false, "notSharedBecause": "The caller of 8 June must not be known.",
        ],
        view: "plan", because: "A child who is in the room will be hurt, whether or not it is meant."),
    Attending(
        name: "Teresa Lockhart", agency: Larkshire.communityHealth,
        report: [
            "knows": "Shauna brought him to every clinic until February. She knows how to dress a burn.",
            "strengths": "Warm with him, and quick to learn. Her sister lives two streets away.",
            "risks": "Dale. Without him I would not be writing this.",
            "childsVoice": "He leads me by the finger to show me things.",
        ],
        view: "noPlan",
        because: """
            Dale left on 12 September and Shauna has asked for an order. With her sister and a child in need plan this \
            is safe. A protection plan tells her that asking for help was a mistake.
            """),
    Attending(
        name: "Carys Bevan", agency: Larkshire.nursery,
        report: [
            "knows": "Nineteen days of notes since July, with times.", "strengths": "Shauna talks to us now.",
            "risks": "We see him for five hours. The other nineteen worry me.",
            "childsVoice": "“Iron bites.”",
        ],
        view: "plan", because: "Dale has left three times since spring and has come back three times."),
]

private func disagreedBefore(_ stage: Stage, _ episode: StreamID) async throws {
    let call: [String: Answer] = [
        "conferenceKind": "initial", "plannedFor": "2024-09-26 10:00", "place": "County Hall, room 3",
        "chair": "Niamh Corrigan", "family": "x", "childsPart": "tooYoung", "because": "x",
    ]
    try await stage.isRefused(
        "conference.call", for: "conference.call.chair.independent", in: episode, by: "Jerome Baptiste",
        at: "2024-09-17 16:00", call)
    try await stage.callConference(
        episode, on: "2024-09-26", by: "Jerome Baptiste", at: "2024-09-17 16:10",
        child: ("tooYoung", "Carys speaks of his days: the home corner, the finger he leads people by."),
        family: """
            I explained it to Shauna at her sister's on 18 September and left the leaflet. Her sister Orla comes with \
            her. Dale is told by letter and may write; he may not come while Shauna is there.
            """,
        toDecide: "Whether Kieran is likely to be hurt again, and what keeps him safe.", asking: disagreedAsked)
    try await stage.prepareConference(
        episode, disagreedAsked, lead: "Jerome Baptiste", at: "2024-09-19 09:10", sharedAt: "2024-09-23 14:00",
        with: "Shauna Maguire and her sister Orla",
        said: "Shauna: “It is worse to read than to live, and it is true.” She asked to add that she rang the police.",
        heldBack: "One line of the police report, agreed with DC Sadiq and the chair.")
}

private let disagreedRecord = [
    "purpose": "Kieran was burnt while two adults fought. We are here so that it does not happen again.",
    "childsViews": "Kieran is three. “Iron bites. Mammy cried.” He goes to people who sit on the floor.",
    "familysViews": "Shauna wants Dale gone and does not want to be watched. Orla has Kieran on Tuesdays and Fridays.",
    "strengths": "A mother who rang the police, an aunt two streets away, a nursery he runs into.",
    "risks": "Dale has come back before. Kieran is small enough to be between them. Nobody dressed the burn.",
    "analysis":
        "The harm was not meant, and would happen again if Dale came back. What is new is that Shauna has asked.",
]

private func disagreedConference(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.meet(
        episode, on: "2024-09-26", record: disagreedRecord,
        council: ("Jerome Baptiste", "plan", "Two weeks without Dale are a good beginning and not yet safety."),
        disagreedAsked)
    var decision: [String: Answer] = [
        "present": ["Larkshire County Council", "Larkshire Constabulary"],
        "familyPresent": "Shauna Maguire; her sister Orla", "childsPart": "tooYoung", "plan": true,
        "because": "Kieran is likely to be hurt if Dale comes back, and he has come back before.",
        "dissent": "Health visiting would rather have a child in need plan: see Teresa Lockhart's view.",
        "categories": ["PHY", "EMO"], "leadSocialWorker": "Jerome Baptiste",
        "outline": """
        Dale stays away, and somebody knows within the hour if he does not. Kieran's burns and bumps are seen by a \
        nurse. Shauna has someone of her own to talk to. If Dale moves back in we ask the court.
        """,
        "coreGroup": ["Teresa Lockhart", "Carys Bevan"], "coreGroupOthers": "Shauna Maguire, Orla Maguire",
        "coreGroupOn": "2024-10-08", "reviewOn": "2024-12-17",
    ]
    try await stage.isRefused(
        "conference.hold", for: "conference.hold.quorum", in: episode, by: Stage.chair, at: "2024-09-26 12:00", decision
    )
    decision["present"] = [
        "Larkshire County Council", "Larkshire Constabulary", "Larkshire Community Health", "Puddlefoot Nursery",
    ]
    try await stage.act("conference.hold", in: episode, by: Stage.chair, at: "2024-09-26 12:10", decision)
    try await stage.tellAll(
        episode, disagreedAsked, childTold: "Carys told him that grown-ups will keep the iron away.",
        at: "2024-09-27 16:00")
}

private func disagreedPlan(_ stage: Stage, _ episode: StreamID) async throws {
    let words: [String: Answer] = [
        "worry": "Kieran could be hurt again if Dale and Shauna fight near him.",
        "strengths": "Shauna asked for help. Orla is close. Kieran loves nursery.",
        "childsViews": "“Iron bites.” Kieran wants hot things far away and people on the floor with him.",
        "familysViews": "Shauna: “I want this over by Christmas.”",
        "contingency": "If Dale moves back in, Kieran goes to Orla's that day and we ask the court.",
        "seeing": "Jerome sees Kieran every fortnight, once at nursery and once at home.",
    ]
    try await stage.isRefused(
        "plan.write", for: "plan.write.outcomes", in: episode, by: "Jerome Baptiste", at: "2024-10-02 09:40", words)
    try await stage.act(
        "plan.outcome", in: episode, by: "Jerome Baptiste", at: "2024-10-02 10:00",
        [
            "change": "Dale stays away from the flat", "byWhen": "2024-11-29",
            "weWillKnow": "No call to the police; Shauna, Orla and nursery all say so.",
            "who": "Shauna asks for the order; DC Sadiq marks the address; Orla has a key.",
        ])
    try await stage.act(
        "plan.write", in: episode, by: "Jerome Baptiste", at: .after(minutes: 20), words)
    try await stage.act(
        "coreGroup.hold", in: episode, by: "Jerome Baptiste", at: "2024-10-08 10:00",
        [
            "present": ["Jerome Baptiste", "Teresa Lockhart", "Carys Bevan"], "familyPresent": "Shauna and Orla",
            "changed": "An order since 30 September. Kieran has slept through four nights of seven.",
            "agreed": "Carys rings Jerome by 9:30am if he is not in.",
            "actions": .list([
                stage.action("Show both sisters how burns are dressed", by: "Teresa Lockhart", until: "2024-10-18"),
                stage.action("A key of the flat for Orla", who: "Shauna", until: "2024-10-11"),
            ]),
            "nextAt": "2024-11-05 10:00",
        ])
    try await stage.act(
        "protectionPlan.visit", in: episode, by: "Jerome Baptiste", at: "2024-10-09 16:00",
        [
            "seen": true, "alone": false, "notAloneBecause": "tooYoung", "whereSeen": "At home",
            "childsWords": "“Look. Iron up there.”",
            "observed": "The iron stands on the wardrobe. He checks it himself.",
        ])
    for (action, came, by) in [
        (2, "It hangs beside her own.", "Jerome Baptiste"),
        (1, "They dressed a teddy bear. So did he.", "Teresa Lockhart"),
    ] {
        try await stage.act(
            "coreGroup.done", in: episode, by: by, at: action == 2 ? "2024-10-11 12:00" : "2024-10-17 15:00",
            ["action": .int(action), "result": "done", "came": .text(came)])
    }
}

extension Family {
    static let maguire = Family(
        "Maguire", home: Address("Flat 9, Tanner's Court\nOttermere", "ZZ5 3HB", from: "2023-04-01"),
        [
            .adult("Shauna Maguire", born: "2000-05-21", sex: "F", "WIRI"),
            .adult("Dale Rooney", born: "1997-11-30", sex: "M", "WBRI"),
            .adult("Orla Maguire", born: "1996-02-14", sex: "F", "WIRI"),
            .child(
                "Kieran Maguire", born: "2021-03-17", sex: "M", "WIRI", serial: 71,
                [.mother("Shauna Maguire"), .other("Orla Maguire", "auntUncle", livesWith: false)]),
        ])
}
