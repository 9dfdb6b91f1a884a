import Guidance
import Practice

extension Story {
    /// A conference before birth.
    static let expectedInApril = Story(
        "Expected in April",
        shows: """
            A conference about a child who is not born yet, seven weeks before the date. The child cannot be seen and \
            nobody asks it to be; the plan begins before the birth and is there on the day.
            """
    ) { stage in
        let child = "Baby Thorne"
        try await stage.register(.thorne, by: "Siobhan Brady", at: "2025-01-20 10:00")
        let episode = try await stage.suspect(unbornSuspected)
        try await stage.surroundings(of: child, in: .thorne, by: "Priya Raghunathan", at: .next)
        try await stage.callConference(
            episode, "preBirth", on: "2025-02-20", by: "Priya Raghunathan", at: "2025-02-12 10:00",
            child: ("unborn", "We ask what a newborn asks: warmth, milk, someone awake."),
            family: "Explained to Leanne and her mother on 13 February. Both come. Craig is in prison and writes.",
            toDecide: "Whether the baby is likely to be harmed after birth, and what must be ready by 1 April.",
            asking: unbornAsked)
        try await stage.prepareConference(
            episode, unbornAsked, lead: "Priya Raghunathan", at: "2025-02-13 09:00", sharedAt: "2025-02-17 11:00",
            with: "Leanne Thorne and Gail Thorne",
            said: "Leanne: “I was clean from June to Christmas. Put that in bigger.”")
        try await unbornHeld(stage, episode)
        try await unbornBorn(stage, episode, child)
    }
}

private let unbornSuspected = Suspected(
    child: "Baby Thorne", referrer: "Siobhan Brady", lead: "Priya Raghunathan", supervisor: "Samuel Quartey",
    able: "Has led eleven assessments before birth.", day: "2025-02-04", need: "N3",
    worry: """
        Leanne is 31 weeks pregnant and has used heroin again since Christmas. Her first child lives with a special \
        guardian. She told me herself and cried.
        """,
    facts: "Two tests since 6 January; six appointments kept, two missed.",
    whereabouts: "Leanne lives with her mother in Wrenstow.",
    decided: "You are not here yet. Your mum has told someone in time, and we want everything ready for you.",
    present: ["Imran Sadiq", "Siobhan Brady", "Teresa Lockhart"], council: "First child placed in 2021.",
    health: "Growing a little small. On a prescription again since 27 January.", police: "Nothing since 2022.",
    initiated: "Use in pregnancy, an earlier child placed elsewhere, and eight weeks to go.", seen: nil,
    concluded: "2025-02-11 16:00",
    found: "Leanne wants this child and is ill. Without a great deal of help the baby is likely to come to harm.")

private let unbornAsked = [
    Attending(
        name: "Siobhan Brady", agency: Larkshire.hospital,
        report: [
            "knows": "Every scan since 31 weeks. The baby moves well.", "strengths": "She told me before I asked.",
            "risks": "Withdrawal at birth; ten days on the ward at least.",
        ],
        view: "plan", because: "A newborn in withdrawal needs a calm house and adults who are awake."),
    Attending(
        name: "Teresa Lockhart", agency: Larkshire.communityHealth,
        report: [
            "knows": "Met at 28 and 32 weeks.", "strengths": "Gail has made up a room and reads about it at night.",
            "risks": "Gail works nights three times a week.",
        ],
        view: "plan", because: "The nights are not covered yet."),
    Attending(
        name: "Esme Kirkbride", agency: Larkshire.lanternfold,
        report: [
            "knows": "Leanne comes to us on Mondays and Thursdays.", "strengths": "Has not missed since 27 January.",
            "risks": "She stops coming when she is ashamed.",
        ],
        view: "plan", because: "A plan that she helped to write, she may keep."),
]

private func unbornHeld(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.meet(
        episode, on: "2025-02-20",
        record: [
            "childsViews": "Not born yet. We spoke of the first ten days: warmth, dark, one voice at a time.",
            "familysViews": "Leanne wants to come home with her baby. Gail will change her nights.",
            "strengths": "Told in time; on a prescription; a grandmother with a room.",
            "risks": "Withdrawal, the nights alone, and what shame does.",
        ],
        council: ("Priya Raghunathan", "plan", "It has to be ready before the baby is."), unbornAsked)
    try await stage.act(
        "conference.hold", in: episode, by: Stage.chair, at: "2025-02-20 11:50",
        [
            "present": [
                "Larkshire County Council", "Ottermere Infirmary Trust", "Larkshire Community Health",
                "The Lanternfold Trust",
            ],
            "familyPresent": "Leanne Thorne; her mother Gail", "childsPart": "unborn", "plan": true,
            "because": "After birth the baby is likely to be harmed unless someone is awake and well at all hours.",
            "categories": ["NEG"], "leadSocialWorker": "Priya Raghunathan",
            "outline": """
            Gail is home at night until June. Leanne keeps Mondays and Thursdays and her prescription. The ward rings \
            Priya the day the baby is born; nobody goes home before a meeting on the ward.
            """,
            "coreGroup": ["Siobhan Brady", "Teresa Lockhart", "Esme Kirkbride"],
            "coreGroupOthers": "Leanne and Gail Thorne", "coreGroupOn": "2025-03-04", "reviewOn": "2025-05-06",
        ])
    try await stage.tellAll(episode, unbornAsked, childTold: "Nobody to tell yet.", at: "2025-02-24 10:00")
    try await stage.act(
        "coreGroup.hold", in: episode, by: "Priya Raghunathan", at: "2025-03-04 10:00",
        [
            "present": ["Priya Raghunathan", "Siobhan Brady", "Teresa Lockhart", "Esme Kirkbride"],
            "familyPresent": "Leanne and Gail", "changed": "Gail works days from 24 March.",
            "agreed": "A birth plan on one page, on the fridge and in the notes.",
        ])
}

private func unbornBorn(_ stage: Stage, _ episode: StreamID, _ child: String) async throws {
    try await stage.act(
        "person.birth", in: try stage.person(child).stream, by: "Priya Raghunathan", at: "2025-04-07 15:00",
        happened: "2025-04-06 22:40",
        ["dateOfBirth": "2025-04-06", "fullName": "Wren Thorne", "sex": "F"])
    try await stage.act(
        "protectionPlan.visit", in: episode, by: "Priya Raghunathan", at: "2025-04-07 17:00",
        [
            "seen": true, "alone": false, "notAloneBecause": "tooYoung", "whereSeen": "Ottermere Infirmary, ward 4",
            "observed": "Wren sleeps in the dark with one hand round Leanne's finger. The nurses say: so far, so good.",
            "lateBecause": "She was not born until yesterday; Leanne was seen every fortnight.",
        ])
}

extension Family {
    static let thorne = Family(
        "Thorne", home: nil,
        [
            .adult("Leanne Thorne", born: "1996-08-30", sex: "F", "WBRI"),
            .adult("Gail Thorne", born: "1971-03-05", sex: "F", "WBRI"),
            .expected(
                "Baby Thorne", about: "2025-04-10",
                [.mother("Leanne Thorne"), .other("Gail Thorne", "grandparent")]),
        ])
}
