import Guidance
import Practice

extension Story {
    /// A conference that is later than it should be, with both reasons and a plan for the days between.
    static let lateAndKeptSafe = Story(
        "Late, and kept safe meanwhile",
        shows: """
            The interpreter whom Hodan's mother trusts is in hospital, so the conference meets a week late. The chair and \
            the manager each say why, and what keeps Hodan safe until then. The clock shows late, with its reasons.
            """
    ) { stage in
        try await stage.register(.warsame, by: "Sunita Deol", at: "2024-10-07 09:00")
        let episode = try await stage.suspect(lateSuspected)
        try await lateCalled(stage, episode)
        try await stage.prepareConference(
            episode, lateAsked, lead: "Agnieszka Wrona", at: "2024-11-25 09:30", sharedAt: "2024-11-28 13:00",
            with: "Sahra Warsame, with her interpreter",
            said: "Sahra: “Now I have understood every word, I can answer every word.”")
        try await lateHeld(stage, episode)
    }
}

private let lateSuspected = Suspected(
    child: "Hodan Warsame", referrer: "Sunita Deol", lead: "Agnieszka Wrona", supervisor: "Niamh Corrigan",
    able: "Has worked with Somali families for six years.", day: "2024-11-05", need: "N1",
    worry: """
        Hodan, eight, has marks on the backs of both legs. She says that her uncle hits her with a cable when she \
        forgets her prayers.
        """,
    facts: "Six parallel marks seen by me and by Mr Arkwright at 8:55am, before PE.",
    whereabouts: "In the library with Mr Arkwright.",
    decided: "Hodan has said who hurt her and with what. This is discussed today.",
    present: ["Imran Sadiq", "Olu Fashola", "Sunita Deol"], council: "Not known.",
    health: "Up to date with everything. Mother speaks little English.", police: "Nothing on the uncle here.",
    school: "Bright, quick, and since September very quiet.",
    initiated: "A child's own account, and marks that fit it.",
    seen: (
        "2024-11-05 15:30", "Quillham Primary School",
        "“He says it is so that I remember. I remember already.”",
        "She spoke in a level voice and asked twice who would fetch her brother."
    ),
    concluded: "2024-11-13 11:00",
    found: "The uncle hit her on at least four days. He has moved out, and says that he will come back in the new year."
)

private let lateAsked = [
    Attending(
        name: "Imran Sadiq", agency: Larkshire.police,
        report: [
            "knows": "Interviewed on 8 November; admitted the cable.", "strengths": "He left when asked.",
            "risks": "He means to return and does not think it wrong.",
        ],
        view: "plan", because: "He has said that he would do it again."),
    Attending(
        name: "Olu Fashola", agency: Larkshire.communityHealth,
        report: [
            "knows": "Marks photographed on 6 November; healing.", "strengths": "Sahra dressed them herself.",
            "risks": "Sahra could not stop her brother and has nobody else here.",
            "childsVoice": "She asked whether marks go away if one does not look.",
        ],
        view: "plan", because: "Her mother needs people behind her before he comes back."),
    Attending(
        name: "Sunita Deol", agency: Larkshire.quillham,
        report: [
            "knows": "Full attendance. Quiet since September.", "strengths": "Reads two years above her age.",
            "risks": "She has learnt not to be noticed.", "childsVoice": "“Can my brother come too?”",
        ],
        view: "plan", because: "She has told us once. She must see that it helped."),
]

private func lateCalled(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.callConference(
        episode, on: "2024-11-26", by: "Agnieszka Wrona", at: "2024-11-13 14:00",
        child: ("writes", "Hodan has written a letter to be read out, and does not want to sit in the room."),
        family: "Explained to Sahra in Somali on 14 November by Mrs Abdi, whom she asked for.",
        toDecide: "Whether Hodan is likely to be hit again, and how her mother can stop it.", asking: lateAsked)
    try await stage.isRefused(
        "conference.callOff", for: "conference.callOff.manager", in: episode, by: "Agnieszka Wrona",
        at: "2024-11-22 09:30", ["because": "Mrs Abdi is in hospital and there is nobody else."])
    try await stage.act(
        "conference.rearrange", in: episode, by: Stage.chair, at: "2024-11-22 10:00",
        [
            "plannedFor": "2024-12-03 10:00", "chair": .text(Stage.chair),
            "because":
                "Mrs Abdi, who interprets, was taken into hospital on 21 November. Sahra trusts nobody else yet.",
        ])
    try await stage.act(
        "conference.delay", in: episode, by: Stage.chair, at: "2024-11-22 10:30",
        [
            "because":
                "A conference that her mother cannot follow would decide over her head. Seven days are worth it.",
            "interimPlan": """
            The uncle stays with his employer in Marrowdale; the police have told him what happens if he comes. \
            Hodan is seen every school day by Mrs Deol and every Saturday by Agnieszka Wrona. Sahra has the \
            duty number and Agnieszka's.
            """,
        ])
}

private func lateHeld(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.meet(
        episode, on: "2024-12-03",
        record: [
            "childsViews": "Her letter: “I forgot prayers two times. I do not forget when nobody is angry.”",
            "familysViews":
                "Sahra wants her brother to come as a guest or not at all, and wants someone to say it with her.",
            "strengths": "A girl who told, a mother who dressed the marks, a school that looked.",
            "risks": "He comes back in January and Sahra is alone with him.",
        ],
        council: ("Agnieszka Wrona", "plan", "She is safe while he is away, and he will not stay away by himself."),
        lateAsked)
    let decision: [String: Answer] = [
        "present": [
            "Larkshire County Council", "Larkshire Constabulary", "Larkshire Community Health",
            "Quillham Primary School",
        ],
        "familyPresent": "Sahra Warsame, with Mrs Abdi to interpret", "childsPart": "writes", "plan": true,
        "because": "Hodan is likely to be hit again if her uncle comes back and nothing else has changed.",
        "categories": ["PHY"], "leadSocialWorker": "Agnieszka Wrona",
        "outline": "Her uncle does not live there. Sahra has two people to ring. Hodan's letter is kept to.",
        "coreGroup": ["Olu Fashola", "Sunita Deol"], "coreGroupOthers": "Sahra Warsame and Mrs Abdi",
        "coreGroupOn": "2024-12-12", "reviewOn": "2025-02-25",
    ]
    try await stage.isRefused(
        "conference.hold", for: "conference.hold.late", in: episode, by: Stage.chair, at: "2024-12-03 12:00", decision)
    try await stage.act(
        "conference.delay", in: episode, by: "Niamh Corrigan", at: "2024-12-03 12:10",
        [
            "because": """
            I asked three agencies for another interpreter. None could before 2 December. I told the chair so, and had \
            not written it down.
            """,
            "interimPlan": "As the chair has it; I read Agnieszka's note of each Saturday visit.",
        ])
    try await stage.act("conference.hold", in: episode, by: Stage.chair, at: "2024-12-03 12:20", decision)
    try await stage.tellAll(
        episode, lateAsked, childTold: "Agnieszka read her the decision and gave her letter back.",
        at: "2024-12-05 15:00")
    try await stage.act(
        "coreGroup.hold", in: episode, by: "Agnieszka Wrona", at: "2024-12-12 10:00",
        [
            "present": ["Agnieszka Wrona", "Olu Fashola", "Sunita Deol"], "familyPresent": "Sahra, with Mrs Abdi",
            "changed": "He has signed for a room in Marrowdale.",
            "childsVoice": "“He can come on Eid and go home after.”",
            "agreed": "He comes as a guest, by day.",
            "actions": .list([
                stage.action("A seat for Hodan at reading club", by: "Sunita Deol", until: "2024-12-16"),
                stage.action("Go with Sahra to the mothers' group", by: "Olu Fashola", until: "2024-12-19"),
            ]),
            "nextAt": "2025-01-09 10:00",
        ])
}

extension Family {
    static let warsame = Family(
        "Warsame", home: Address("3 Mill Terrace\nQuillham", "ZZ3 6TR", from: "2023-08-21"),
        [
            .adult("Sahra Warsame", born: "1990-01-09", sex: "F", "BAFR", language: "som"),
            .child(
                "Hodan Warsame", born: "2016-06-28", sex: "F", "BAFR", language: "som", serial: 72,
                at: .at(Larkshire.quillham, from: "2023-09-04", year: "Year 4"), [.mother("Sahra Warsame")]),
        ])
}
