import Guidance
import Practice

extension Story {
    /// A child on a plan moves to the next council; its conference is on the fourteenth working day.
    static let onThePlanToMarrowdale = Story(
        "On the plan, to Marrowdale",
        shows: """
            Arlo moves with his father while he is on a plan. Larkshire asks Marrowdale to take over and keeps its own plan \
            going. Marrowdale holds its conference on the fourteenth working day and accepts in writing; only then may \
            Larkshire end its plan. Two councils, two plans, no day without one.
            """
    ) { stage in
        try await stage.register(.hennessey, by: "Harriet Lund", at: "2025-06-02 09:00")
        let episode = try await stage.suspect(arloSuspected)
        try await arloFirst(stage, episode)
        let second = try await arloMoves(stage, episode)
        try await arloConference(stage, second)
        try await arloHandedOver(stage, episode)
    }
}

private let arloSuspected = Suspected(
    child: "Arlo Hennessey", referrer: "Harriet Lund", lead: "Jerome Baptiste", supervisor: "Niamh Corrigan",
    able: "Knows Fallowby and has time.", day: "2025-08-18", need: "N4",
    worry: "Arlo, five, was found on the bypass at six in the morning, looking for his mother. She died in May.",
    facts: "Found by a driver on 17 August; second time since July.", whereabouts: "At home with his father, Sean.",
    decided: "A boy walks a main road to look for his mother. Today.",
    present: ["Imran Sadiq", "Teresa Lockhart", "Harriet Lund"], council: "Not known.",
    health: "Bereavement help was offered and not taken up.", police: "Both mornings.",
    school: "Talks to nobody but me.",
    initiated: "Twice on a bypass before dawn, and a father who does not wake.",
    seen: (
        "2025-08-18 16:00", "At home", "“Mummy went in the ambulance so I go where ambulances go.”",
        "He drew the roundabout for me, with the hospital on it."
    ),
    concluded: "2025-08-26 12:00", found: "Sean takes tablets to sleep and does not hear. Arlo will walk again.")

private let arloAsked = [
    Attending(
        name: "Imran Sadiq", agency: Larkshire.police,
        report: ["knows": "17 August, 5:50am.", "strengths": "Sean wept.", "risks": "The bypass."], view: "plan",
        because: "He will walk again."),
    Attending(
        name: "Teresa Lockhart", agency: Larkshire.communityHealth,
        report: ["knows": "Both are grieving.", "strengths": "Sean reads to him.", "risks": "The tablets."],
        view: "plan", because: "Someone has to be awake."),
    Attending(
        name: "Harriet Lund", agency: Larkshire.fallowby,
        report: [
            "knows": "He asks each day which way ambulances go.", "strengths": "He asks.",
            "risks": "He acts on the answer.",
        ],
        view: "plan", because: "He is five."),
]

private func arloFirst(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.callConference(
        episode, on: "2025-09-02", by: "Jerome Baptiste", at: "2025-08-26 14:00",
        child: ("tooYoung", "Mrs Lund brings his map."), family: "Explained to Sean on 27 August, in the garden.",
        toDecide: "How Arlo stays in bed until it is light.", asking: arloAsked)
    try await stage.prepareConference(
        episode, arloAsked, lead: "Jerome Baptiste", at: "2025-08-27 09:30", sharedAt: "2025-08-29 10:00",
        with: "Sean Hennessey", said: "“Say in it that I love him.” It does.")
    try await stage.meet(
        episode, on: "2025-09-02",
        record: [
            "childsViews": "His map, with an ambulance on every road.",
            "familysViews": "Sean wants to sleep and to hear.",
            "strengths": "A father who reads to him.", "risks": "The bypass, the dark, the tablets.",
        ],
        council: ("Jerome Baptiste", "plan", "A door alarm is not enough by itself."), arloAsked)
    try await stage.act(
        "conference.hold", in: episode, by: Stage.chair, at: "2025-09-02 11:30",
        [
            "present": [
                "Larkshire County Council", "Larkshire Constabulary", "Larkshire Community Health",
                "Fallowby Primary School",
            ],
            "familyPresent": "Sean Hennessey", "childsPart": "tooYoung", "plan": true,
            "because": "Arlo is likely to come to grave harm while nobody hears him leave.", "categories": ["NEG"],
            "leadSocialWorker": "Jerome Baptiste",
            "outline": "An alarm on the door; other tablets; somebody to talk to about Mummy, for both.",
            "coreGroup": ["Teresa Lockhart", "Harriet Lund"], "coreGroupOthers": "Sean Hennessey",
            "coreGroupOn": "2025-09-11", "reviewOn": "2025-11-25",
        ])
    try await stage.tellAll(episode, arloAsked, childTold: "Mrs Lund told him.", at: "2025-09-04 10:00")
    for (day, changed) in [("2025-09-11", "The alarm works."), ("2025-10-08", "No walk since August. They may move.")] {
        try await stage.act(
            "coreGroup.hold", in: episode, by: "Jerome Baptiste", at: .told("\(day) 10:00"),
            [
                "present": ["Jerome Baptiste", "Teresa Lockhart", "Harriet Lund"], "familyPresent": "Sean",
                "changed": .text(changed), "agreed": "As before.",
            ])
    }
}

private func arloMoves(_ stage: Stage, _ episode: StreamID) async throws -> StreamID {
    try await stage.act(
        "person.move", in: try stage.person("Arlo Hennessey").stream, by: "Jerome Baptiste", at: "2025-10-20 09:10",
        [
            "address": "8 Fuller's Close\nMarrowdale", "postcode": "ZZ9 2RB", "from": "2025-10-18",
            "addressKind": "home", "protected": false,
        ])
    let request: [String: Answer] = [
        "council": "Marrowdale Borough Council", "movedOn": "2025-10-18",
        "moved": "Sean and Arlo have moved in with Sean's mother at 8 Fuller's Close, for good.",
        "mustKnow": "There is a dual carriageway 300 metres away. The door alarm came with them; please see it.",
        "sent": "The plan, both core group records, the conference's record and all reports.",
    ]
    try await stage.act("transfer.request", in: episode, by: "Jerome Baptiste", at: "2025-10-20 09:40", request)
    try await stage.act(
        "transfer.withdraw", in: episode, by: "Jerome Baptiste", at: "2025-10-20 09:50",
        ["because": "It went without the health visitor's report. It goes again, whole."])
    try await stage.act("transfer.request", in: episode, by: "Jerome Baptiste", at: "2025-10-20 10:00", request)
    try await stage.act(
        "transfer.decline", in: episode, by: "Ruth Ellingham", at: "2025-10-20 10:25",
        ["because": "We read it as a stay with a grandmother. Is the old tenancy ended?"])
    try await stage.act("transfer.request", in: episode, by: "Jerome Baptiste", at: "2025-10-20 10:50", request)
    let second = try await stage.act(
        "transfer.receive", about: ["Arlo Hennessey"], by: "Idris Penhallow", at: "2025-10-20 11:15",
        [
            "fromCouncil": "Larkshire County Council", "movedOn": "2025-10-18",
            "worry": "Arlo walks to look for his mother, who died. Larkshire's plan keeps somebody awake.",
            "childsWords": "“Do ambulances come here?”", "whereabouts": "With his father and grandmother.",
            "sharedCare": "Jerome Baptiste on Tuesdays and Idris Penhallow on Fridays, until our conference.",
            "parentsTold": true,
        ]
    ).stream
    try await stage.act(
        "referral.decide", in: second, by: "Ruth Ellingham", at: "2025-10-20 14:00",
        [
            "threshold": "protection", "step": "s17", "primaryNeed": "N4",
            "because": "You have moved, and what keeps you safe moves with you.",
        ])
    try await stage.act(
        "episode.allocate", in: second, by: "Ruth Ellingham", at: "2025-10-20 14:10",
        ["lead": "Idris Penhallow", "supervisor": "Ruth Ellingham", "because": "He met them on the day they came."])
    try await stage.act(
        "referral.acknowledge", in: second, by: "Idris Penhallow", at: .after(minutes: 20),
        ["how": "email", "said": "The notice has come, and he has a worker here."])
    try await stage.act(
        "referral.feedback", in: second, by: "Idris Penhallow", at: .after(minutes: 20),
        [
            "how": "phone", "said": "We hold a transfer-in conference; until then we visit in turn.",
            "referrerDisagrees": false,
        ])
    return second
}

private let marrowdaleAsked = [
    Attending(
        name: "Jerome Baptiste", agency: Larkshire.council,
        report: [
            "knows": "Everything since August.", "strengths": "No walk since.", "risks": "A new house, a new road.",
            "childsVoice": "“Granny wakes up if I breathe.”",
        ],
        view: "plan", because: "It works, and it is ten weeks old."),
    Attending(
        name: "Imran Sadiq", agency: Larkshire.police,
        report: ["knows": "The dual carriageway.", "strengths": "Granny.", "risks": "Half term."], view: "plan",
        because: "Until the first month is over."),
]

private func arloConference(_ stage: Stage, _ second: StreamID) async throws {
    try await stage.act(
        "conference.call", in: second, by: "Idris Penhallow", at: "2025-10-21 10:00",
        [
            "conferenceKind": "transferIn", "plannedFor": "2025-11-07 10:00", "place": "Marrowdale Town Hall",
            "chair": "Thandiwe Mokoena", "family": "Explained to Sean and his mother at home on 22 October.",
            "childsPart": "tooYoung", "childsPartHow": "A new map, with one ambulance, parked.",
            "because": "Whether Arlo needs a plan in Marrowdale.",
        ])
    try await stage.act(
        "conference.invite", in: second, by: "Idris Penhallow",
        ["practitioners": ["Jerome Baptiste", "Imran Sadiq"], "reportWanted": true])
    try await stage.prepareConference(
        second, marrowdaleAsked, lead: "Idris Penhallow", at: "2025-10-28 09:00", sharedAt: "2025-11-04 16:00",
        with: "Sean Hennessey", said: "“She wakes up before the alarm does.”")
    var when = When.told("2025-11-07 10:10")
    for (section, text) in [
        ("childsViews", "One ambulance, parked."), ("familysViews", "Sean sleeps without tablets since 1 November."),
        ("strengths", "A grandmother who hears everything."), ("risks", "A road he does not know yet."),
    ] {
        try await stage.act(
            "conference.minute", in: second, by: "Thandiwe Mokoena", at: when,
            ["section": .text(section), "text": .text(text)])
        when = .after(minutes: 10)
    }
    for name in ["Idris Penhallow", "Jerome Baptiste", "Imran Sadiq"] {
        try await stage.act(
            "conference.view", in: second, by: name, ["view": "plan", "because": "Until the road is known."])
    }
    try await stage.act(
        "conference.hold", in: second, by: "Thandiwe Mokoena", at: "2025-11-07 11:30",
        [
            "present": ["Marrowdale Borough Council", "Larkshire County Council", "Larkshire Constabulary"],
            "familyPresent": "Sean and his mother", "childsPart": "tooYoung", "plan": true,
            "because": "What keeps Arlo safe is new here, and so is the road.", "categories": ["NEG"],
            "leadSocialWorker": "Idris Penhallow", "outline": "As in Larkshire, with Granny in it.",
            "coreGroup": ["Imran Sadiq"], "coreGroupOthers": "Sean and his mother", "coreGroupOn": "2025-11-18",
            "reviewOn": "2026-01-27",
        ])
}

private func arloHandedOver(_ stage: Stage, _ episode: StreamID) async throws {
    let end: [String: Answer] = [
        "reason": "moved", "consulted": ["Larkshire Community Health", "Fallowby Primary School"],
        "consultation": "Both agree; Mrs Lund has written to his new school.",
        "because": "Marrowdale's plan began on 7 November.",
    ]
    try await stage.isRefused(
        "protectionPlan.end", for: "protectionPlan.end.accepted", in: episode, by: "Margaret Oyelaran",
        at: "2025-11-07 12:00", end)
    try await stage.act(
        "transfer.accept", in: episode, by: "Ruth Ellingham", at: "2025-11-07 15:00",
        ["heldOn": "2025-11-07", "decided": "A child protection plan for neglect.", "from": "2025-11-07"])
    try await stage.act("protectionPlan.end", in: episode, by: "Margaret Oyelaran", at: "2025-11-10 09:30", end)
    try await stage.act(
        "protectionPlan.tell", in: episode, by: "Jerome Baptiste", at: "2025-11-11 10:00",
        [
            "agencies": .list(arloAsked.map { .text($0.agency) }), "familyTold": true, "how": "letter",
        ])
    try await stage.close(
        episode, reason: "RC5",
        "Arlo, you are in Marrowdale now, with your dad and your granny, and people there know your map.",
        by: "Jerome Baptiste", at: "2025-11-12 10:00")
}

extension Family {
    static let hennessey = Family(
        "Hennessey", home: Address("1 Orchard View\nFallowby", "ZZ6 7UT", from: "2019-02-01"),
        [
            .adult("Sean Hennessey", born: "1987-01-30", sex: "M", "WIRI"),
            .child(
                "Arlo Hennessey", born: "2020-05-08", sex: "M", "WIRI", serial: 75,
                at: .at(Larkshire.fallowby, from: "2024-09-04", year: "Year 1"), [.father("Sean Hennessey")]),
        ])
}
