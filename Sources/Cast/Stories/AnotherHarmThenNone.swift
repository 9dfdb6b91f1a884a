import Guidance
import Practice

extension Story {
    /// A plan whose category changes at the first review and which ends at the second.
    static let anotherHarmThenNone = Story(
        "Another harm, then none",
        shows: """
            A plan for neglect. At the first review the flat is clean, and it is the shouting that hurts Elis: the category \
            changes. At the second nobody fears for him any more, the plan ends, and help goes on. A manager cannot end it \
            in between because the risk seems gone.
            """
    ) { stage in
        try await stage.register(.pryce, by: "Deborah Stannard", at: "2023-11-06 09:00")
        let episode = try await stage.suspect(harmSuspected)
        try await harmFirst(stage, episode)
        try await harmReviewed(stage, episode)
        try await harmEnded(stage, episode)
    }
}

private let harmSuspected = Suspected(
    child: "Elis Pryce", referrer: "Deborah Stannard", lead: "Callum Stroud", supervisor: "Samuel Quartey",
    able: "Knows Tarnwick and plays chess.", day: "2024-01-08", need: "N1",
    worry: "Elis, twelve, has slept at school twice: he hides in the music room until the caretaker has gone.",
    facts: "Found on 12 December and on 5 January. Same clothes for nine days.",
    whereabouts: "With me until 4pm.", decided: "A boy who would rather sleep in a cupboard than at home.",
    present: ["Imran Sadiq", "Olu Fashola", "Deborah Stannard"], council: "Two referrals in 2022, no further action.",
    health: "Underweight; scabies untreated since autumn.", police: "No calls.",
    school: "Never in trouble. Never warm.",
    initiated: "A child who hides in order not to go home, and is ill for want of care.",
    seen: (
        "2024-01-09 12:30", "Tarnwick High School", "“It's not cold in the music room.”",
        "He had brought his own sheet."
    ),
    concluded: "2024-01-15 15:00",
    found: "The flat has had no heating since October, and his father drinks. Elis is ill and will get worse.")

private let harmAsked = [
    Attending(
        name: "Imran Sadiq", agency: Larkshire.police,
        report: ["knows": "Nothing on record.", "strengths": "–", "risks": "Unknown adults stay over."], view: "plan",
        because: "A boy who hides is telling us something."),
    Attending(
        name: "Olu Fashola", agency: Larkshire.communityHealth,
        report: [
            "knows": "Weight on the second line; scabies.", "strengths": "Comes to me by himself.",
            "risks": "Nobody treats him at home.", "childsVoice": "“It itches less when it's warm.”",
        ],
        view: "plan", because: "He is ill for want of what any house should have."),
    Attending(
        name: "Deborah Stannard", agency: Larkshire.tarnwick,
        report: [
            "knows": "Two nights in the music room.", "strengths": "Bass player, and getting good.",
            "risks": "Winter.", "childsVoice": "“Can I have the key?”",
        ],
        view: "plan", because: "Because of the sheet."),
]

private let allFour: Answer = [
    "Larkshire County Council", "Larkshire Constabulary", "Larkshire Community Health", "Tarnwick High School",
]

private func harmFirst(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.callConference(
        episode, on: "2024-01-23", by: "Callum Stroud", at: "2024-01-15 16:00",
        child: ("comes", "Elis comes for the first half hour and wants Ms Stannard beside him."),
        family: "Explained to Huw Pryce at home on 16 January. He comes, with his sister.",
        toDecide: "Whether Elis is safe and well looked after at home.", asking: harmAsked)
    try await stage.prepareConference(
        episode, harmAsked, lead: "Callum Stroud", at: "2024-01-16 09:30", sharedAt: "2024-01-18 17:00",
        with: "Huw Pryce", said: "“I didn't know about the music room.”")
    try await stage.meet(
        episode, on: "2024-01-23",
        record: [
            "childsViews": "Elis: “I want a key to somewhere warm.”",
            "familysViews": "Huw: the boiler, the debt, the drink.",
            "strengths": "Elis asks for what he needs. Huw came sober.",
            "risks": "Cold, illness, and nobody in charge.",
        ],
        council: ("Callum Stroud", "plan", "Two winters like this."), harmAsked)
    try await stage.act(
        "conference.hold", in: episode, by: Stage.chair, at: "2024-01-23 12:00",
        [
            "present": allFour, "familyPresent": "Huw Pryce; his sister Nia", "childsPart": "comes", "plan": true,
            "because": "Elis is suffering for want of warmth, food and treatment.", "categories": ["NEG"],
            "leadSocialWorker": "Callum Stroud",
            "outline":
                "Heat by the end of the month; Huw sees someone about the drink; Elis has a key to the music room.",
            "coreGroup": ["Olu Fashola", "Deborah Stannard"], "coreGroupOthers": "Huw, Nia and Elis",
            "coreGroupOn": "2024-02-01", "reviewOn": "2024-04-16",
        ])
    try await stage.tellAll(episode, harmAsked, childTold: "He has the letter and the key.", at: "2024-01-25 10:00")
    try await coreGroup(stage, episode, on: "2024-02-01", "The boiler works.")
    try await coreGroup(stage, episode, on: "2024-02-28", "Scabies gone. Huw has a place on a course.")
    try await coreGroup(stage, episode, on: "2024-03-26", "Warm and fed. Elis says that it is the shouting now.")
}

private func coreGroup(_ stage: Stage, _ episode: StreamID, on day: String, _ changed: String) async throws {
    try await stage.act(
        "protectionPlan.visit", in: episode, by: "Callum Stroud", at: .told("\(day) 09:00"),
        [
            "seen": true, "alone": true, "whereSeen": "The music room", "childsWords": .text("“\(changed)”"),
            "observed": "Plays while he talks.",
            "lateBecause": "He would rather be seen on the day of the core group, and was at school every day between.",
        ])
    try await stage.act(
        "coreGroup.hold", in: episode, by: "Callum Stroud", at: .told("\(day) 10:00"),
        [
            "present": ["Callum Stroud", "Olu Fashola", "Deborah Stannard"], "familyPresent": "Huw and Elis",
            "changed": .text(changed), "agreed": "Each knows what is theirs until next time.",
        ])
}

private func harmReviewed(_ stage: Stage, _ episode: StreamID) async throws {
    try await review(
        stage, episode, on: "2024-04-16", calledOn: "2024-03-27 10:00",
        views: (
            "Elis: “It's warm. He shouts at night and then cries.”", "Huw has stopped drinking; the nights are bad."
        ))
    try await stage.act(
        "conference.review", in: episode, by: Stage.chair, at: "2024-04-16 12:00",
        [
            "present": allFour, "familyPresent": "Huw, Nia and Elis", "childsPart": "comes",
            "outcome": "changeCategory", "categories": ["EMO"],
            "because":
                "He is warm, fed and well. What hurts him now is being shouted at and then comforted the one who shouts.",
            "changes": "Huw's course goes on at night; Elis may ring Nia at any hour, and sleeps there on Fridays.",
            "reviewOn": "2024-10-08",
        ])
    try await stage.tellAll(episode, harmAsked, childTold: "Callum told him over chess.", at: "2024-04-18 10:00")
    try await coreGroup(stage, episode, on: "2024-04-24", "Fridays at Nia's.")
    try await coreGroup(stage, episode, on: "2024-05-21", "Two nights of shouting in a month.")
    try await coreGroup(stage, episode, on: "2024-06-18", "None.")
    try await stage.isRefused(
        "protectionPlan.end", for: "protectionPlan.end.review", in: episode, by: "Margaret Oyelaran",
        at: "2024-06-20 11:00",
        [
            "reason": "noLongerNeeded", "consulted": ["Tarnwick High School"], "consultation": "All well.",
            "because": "A good quarter.",
        ])
    for (day, changed) in [
        ("2024-07-16", "None since May."), ("2024-08-13", "A week in Aberystwyth with Nia."),
        ("2024-09-10", "Year 8, first bass in the band."),
    ] {
        try await coreGroup(stage, episode, on: day, changed)
    }
}

private func review(
    _ stage: Stage, _ episode: StreamID, on day: String, calledOn when: When, views: (child: String, family: String)
) async throws {
    try await stage.callConference(
        episode, "review", on: day, by: "Callum Stroud", at: when, child: ("comes", "He wants to say it himself."),
        family: "Huw has the date and the last minutes.", toDecide: "Whether the plan is still needed.",
        asking: harmAsked)
    for one in harmAsked {
        try await stage.act("conference.answer", in: episode, by: one.name, at: .next, ["answer": "coming"])
    }
    try await stage.act(
        "conference.report", in: episode, by: "Olu Fashola", at: .next,
        [
            "knows": "Weight on the line.", "strengths": "Comes by himself.", "risks": "See the minutes.",
            "view": "plan", "viewBecause": "Not yet.", "mayShare": true,
        ])
    try await stage.meet(
        episode, on: day,
        record: [
            "childsViews": views.child, "familysViews": views.family, "strengths": "What has held since last time.",
            "risks": "What has not.",
        ],
        council: ("Callum Stroud", "plan", "As the chair sums it up."), harmAsked)
}

private func harmEnded(_ stage: Stage, _ episode: StreamID) async throws {
    try await review(
        stage, episode, on: "2024-10-08", calledOn: "2024-09-16 10:00",
        views: ("Elis: “I go home first now and then to music.”", "Huw: four months without shouting or drink."))
    try await stage.act(
        "conference.review", in: episode, by: Stage.chair, at: "2024-10-08 11:30",
        [
            "present": allFour, "familyPresent": "Huw, Nia and Elis", "childsPart": "comes", "outcome": "end",
            "because": "Nobody in the room fears for him, and neither does he.",
            "dissent": "None.",
            "helpAfter":
                "Huw's course until spring; Ms Stannard's door; Nia's sofa. Ring Callum Stroud until Christmas.",
        ])
    try await stage.tellAll(
        episode, harmAsked, childTold: "“Do I give the key back?” No.", at: "2024-10-10 09:30")
}

extension Family {
    static let pryce = Family(
        "Pryce", home: Address("Flat 4, Gasworks Row\nTarnwick", "ZZ2 1LN", from: "2019-05-03"),
        [
            .adult("Huw Pryce", born: "1982-10-02", sex: "M", "WBRI"),
            .adult("Nia Pryce", born: "1979-12-19", sex: "F", "WBRI"),
            .child(
                "Elis Pryce", born: "2011-09-14", sex: "M", "WBRI", serial: 73,
                at: .at(Larkshire.tarnwick, from: "2023-09-04", year: "Year 7"),
                [.father("Huw Pryce"), .other("Nia Pryce", "auntUncle", livesWith: false)]),
        ])
}
