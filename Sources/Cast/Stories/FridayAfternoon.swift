import Guidance
import Practice

extension Story {
    /// The whole way, from a teacher's concern to a letter: a referral on a Friday afternoon with a bank
    /// holiday after it.
    static let fridayAfternoon = Story(
        "A Friday afternoon before a bank holiday",
        shows: """
            A school's concern on Friday 3 May 2024 becomes a referral at 3:40pm. The Monday is a bank \
            holiday, so the decision is due on Tuesday 7 May. A worker who is not a social worker cannot \
            make it. The assessment is led, approved, told in writing and closed.
            """
    ) { stage in
        try await stage.register(.akintola, by: "Carys Bevan", at: "2023-09-11 09:10")
        try await fridayAtSchool(stage)
        let episode = try await stage.refer(
            ["Temitope Akintola"], by: "Joanna Petrie", at: "2024-05-03 15:40", fridayReferral)[0]
        try await fridayFrontDoor(stage, episode)
        try await fridayAssessment(stage, episode)
    }
}

private func fridayAtSchool(_ stage: Stage) async throws {
    let concern = try await stage.concern(
        about: ["Temitope Akintola"], by: "Miriam Calder", at: "2024-05-03 13:05",
        [
            "categories": ["neglect", "youngCarer", "parentalNeed"], "seenAt": "2024-05-03 12:20",
            "place": "Dinner hall",
            "seen": """
            Temi finished her own lunch and asked two others for what they had left. She put a bread \
            roll in her bag. It is the third time since Tuesday that she has come without breakfast.
            """,
            "childsWords": """
            I asked if the roll was for later. Temi said: “It's for Jire. Mummy's lying down, so I \
            do his tea.”
            """,
            "source": "fact",
            "done":
                "I told Temi I would speak to Ms Petrie so that we could help. I gave her fruit and milk.",
        ])
    try await stage.act(
        "concern.alert", in: concern, by: "Miriam Calder",
        ["practitioner": "Joanna Petrie", "how": "inPerson", "at": "2024-05-03 13:00"])
    try await stage.act(
        "concern.act", in: concern, by: "Joanna Petrie", at: "2024-05-03 14:10",
        [
            "action": """
            Rang Temi's mother, Folake. She had not been out of bed today, and cried when I asked \
            how she was. She has had no appetite since her operation in March.
            """,
            "result": """
            Folake agreed that the school should ask the council for help. She asked that Temi \
            should not think she was in trouble.
            """,
        ])
    try await stage.act(
        "concern.decide", in: concern, by: "Joanna Petrie", at: "2024-05-03 14:50",
        [
            "outcome": "refer",
            "because": """
            Three days without breakfast, a seven-year-old looking after a toddler, and a mother who \
            is unwell and alone. We have tried breakfast club. A long weekend is coming, and nobody \
            else will see the children before Tuesday.
            """,
        ])
}

private let fridayReferral: [String: Answer] = [
    "askedFor": "referral", "danger": "soon",
    "worry": """
    Temi is hungry and tired, and is doing her brother's meals because their mother is ill. I am \
    worried about how both children will be over the long weekend.
    """,
    "facts": """
    Temi came without breakfast on 30 April, 1 May and 3 May. On 3 May she took food home for Jire. \
    She has been late on six of the last ten mornings.
    """,
    "reported": "Folake told me at 2:10pm today that she has hardly left her bed this week.",
    "childsWords": "“It's for Jire. Mummy's lying down, so I do his tea.”",
    "strengths": """
    Folake came to every meeting until March and answers the phone. Temi is proud of her reading. \
    Her father rings on Sundays.
    """,
    "indicators": ["youngCarer", "familyCircumstances"],
    "otherAdults": """
    Gbenga Akintola, father, lives in Tarnwick. A neighbour called Ms Abbott has a key; I do not \
    know her first name.
    """,
    "helpTried": "Breakfast club since January. A food parcel on 19 April.",
    "whereabouts": "At school until 4:30pm, then at home with her mother and brother.", "parentsTold": true,
    "consent": "given",
]

private func fridayFrontDoor(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.take(
        episode, as: "referral",
        because: "The school asks for help for a child whose basic needs are not met at present.",
        by: "Yasmin Kaleem", at: "2024-05-03 16:20")
    try await stage.isRefused(
        "referral.decide", for: "notFound", in: episode, by: "Bettina Osei", at: "2024-05-03 16:35",
        [
            "threshold": "childInNeed", "step": "s17", "primaryNeed": "N3",
            "because": "They need help before the weekend.",
        ])
    try await stage.assess(
        episode, need: "N3",
        because: """
            Your mum is ill, and you have been doing a grown-up's work for your brother. Somebody needs \
            to find out what would help all three of you, and it should be soon.
            """,
        lead: "Jerome Baptiste",
        able: "Has worked with young carers for four years and has room for one more family this week.",
        supervisor: "Niamh Corrigan", by: "Dafydd Pritchard", at: "2024-05-07 10:15")
    try await stage.tellReferrer(
        episode, "We will assess under section 17. Jerome Baptiste leads, and will ring you today.",
        by: "Yasmin Kaleem")
}

private func fridayAssessment(_ stage: Stage, _ episode: StreamID) async throws {
    let lead = "Jerome Baptiste"
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2024-05-09 15:45",
        [
            "whereSeen": "The quiet room at school", "alone": true,
            "childsWords": "“If I do Jire's tea then Mummy can rest and then she'll get better.”",
            "observed": """
            Temi talked easily once she had the felt pens. She yawned often. She showed me where \
            Jire's things go in a drawing of the kitchen.
            """,
        ])
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2024-05-10 10:00",
        [
            "interviewee": "mother", "name": "Folake Akintola",
            "said": """
            Folake said she had been ashamed to ask. The pain has been worse since the wound was \
            infected. She wants the children with her, and someone to do mornings until she is on \
            her feet.
            """,
        ])
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2024-05-14 17:30",
        [
            "interviewee": "otherParent", "name": "Gbenga Akintola",
            "said": """
            Gbenga did not know how ill Folake had been. He works nights, and can have both children \
            from Friday to Sunday.
            """,
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2024-05-15 11:20",
        [
            "agency": "Wrenstow Surgery", "practitioner": "Dr Nadia Rahman",
            "asked": "How is Folake recovering, and what can be expected?",
            "answer": "The infection is treated. She should be well within six weeks if she can rest.",
            "holds": "health",
        ])
    try await stage.submit(
        episode, fridayVersion, outcome: "earlyHelp",
        because: """
            The need came from an illness that is passing. The family has people who will help once they \
            know.
            """,
        by: lead, at: "2024-06-05 14:00")
    try await stage.isRefused(
        "assessment.approve", for: "access.role", in: episode, by: lead, at: "2024-06-05 14:30",
        ["outcome": "earlyHelp", "because": "I am sure of it."])
    try await stage.approve(
        episode, outcome: "earlyHelp",
        because: """
            Temi was seen alone and heard, both parents took part, and the plan rests on people who are \
            there.
            """,
        by: "Niamh Corrigan", at: "2024-06-07 09:40")
    try await stage.tell(
        episode, "What we found, what each of you told us, and the help that starts on Monday.",
        agencies: ["Wrenstow Primary School", "Wrenstow Surgery", "Larkshire Early Help"], by: lead,
        at: "2024-06-11 16:00")
    try await stage.close(
        episode, reason: "RC9",
        """
        Temi, you looked after your brother when your mum was ill. Now Ms Toussaint's team comes in the \
        mornings, your dad has you at weekends, and your mum is getting better. You can be seven again.
        """,
        by: lead, at: "2024-06-12 10:00")
}

private let fridayVersion: [String: Answer] = [
    "sections": [
        "education": "Reads above her age. Late on six mornings of ten in April, on time since 13 May.",
        "emotional": "Watchful of her mother's health. Laughs with friends.",
        "basicCare":
            "Folake's care was good until her operation. Meals and mornings have fallen to Temi since.",
        "warmth": "Warm. Both children go to Folake when they are upset.",
        "otherParents": "Gbenga is fond of both children and was not told how things were.",
        "widerFamily": "A neighbour with a key, an aunt who visits monthly, a church that has offered meals.",
    ],
    "strengths": """
    The family asks for little and gives each other much. Folake accepted help as soon as it was \
    offered.
    """,
    "childsVoice": """
    Temi wants her mother to get better and believes that it depends on her. She wants “a day off \
    from tea”.
    """,
    "parentsVoice": "Folake wants help with mornings and no fuss. Gbenga wants to be rung.",
    "familyNeeds": """
    Folake: rest and a follow-up at the surgery. Jire: a place at nursery on five mornings. Temi: \
    breakfast club and a young carers' group.
    """,
    "analysis": """
    Temi has been carrying what adults should carry, for about eight weeks. The cause is passing and \
    the adults around her have stepped in. Early help over three months is enough; if Folake's \
    health gets worse it would need looking at again.
    """,
]

extension Family {
    static let akintola = Family(
        "Akintola", home: Address("14 Sluice Row\nWrenstow", "ZZ4 3QD", from: "2019-05-11"),
        [
            .adult("Folake Akintola", born: "1989-01-23", sex: "F", "BAFR", language: "yor"),
            .adult("Gbenga Akintola", born: "1986-07-02", sex: "M", "BAFR", language: "yor"),
            .child(
                "Jire Akintola", born: "2021-03-30", sex: "M", "BAFR", serial: 2,
                at: .at(Larkshire.nursery, from: "2023-09-04", year: "Nursery"),
                [.mother("Folake Akintola"), .father("Gbenga Akintola", livesWith: false)]),
            .child(
                "Temitope Akintola", knownAs: "Temi", born: "2016-08-09", sex: "F", "BAFR", serial: 1,
                at: .at(Larkshire.wrenstow, from: "2020-09-03", year: "Year 3"),
                [
                    .mother("Folake Akintola"), .father("Gbenga Akintola", livesWith: false),
                    .other("Jire Akintola", "sibling"),
                ]),
        ])
}
