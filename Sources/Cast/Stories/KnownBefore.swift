import Guidance
import Practice

extension Story {
    /// A child referred for the third time, in three editions of the guidance.
    static let knownBefore = Story(
        "Known before",
        shows: """
            Ellis was assessed in 2019, when only a social worker could lead; helped early in 2021; and \
            referred again in 2024. The new referral shows what went before, and each decision keeps the \
            edition it was made under.
            """
    ) { stage in
        try await stage.register(.rudge, by: "Harriet Lund", at: "2018-09-17 09:00")
        try await firstTime(stage)
        try await secondTime(stage)
        try await thirdTime(stage)
    }
}

private let child = "Ellis Rudge"

private func firstTime(_ stage: Stage) async throws {
    let lead = "Callum Stroud"
    let episode = try await stage.refer(
        [child], by: "Harriet Lund", at: "2019-03-04 11:30",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": """
            Ellis's father collected him after drinking, twice in a fortnight, and could not stand \
            steadily.
            """,
            "facts": "I saw this myself on 20 February and on 1 March.",
            "strengths": "Ellis runs to both his parents.",
            "indicators": ["familyCircumstances"],
            "whereabouts": "In school until 3:15pm; his aunt collects him today.",
            "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "The school asks for an assessment.", by: "Tom Ferriby",
        at: "2019-03-04 13:00")
    try await stage.act(
        "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2019-03-05 09:20",
        [
            "threshold": "childInNeed", "step": "s17", "primaryNeed": "N3",
            "because": """
            Your dad's drinking worries you and your teachers. We want to know how to make things \
            safe for you.
            """,
        ])
    try await stage.isRefused(
        "episode.allocate", for: "episode.allocate.lead.qualified", in: episode, by: "Dafydd Pritchard",
        ["lead": "Gareth Lomax", "supervisor": "Samuel Quartey", "because": "He knows the family."])
    try await stage.act(
        "episode.allocate", in: episode, by: "Dafydd Pritchard", at: .after(minutes: 10),
        [
            "lead": .text(lead), "supervisor": "Samuel Quartey",
            "because": "A social worker, as the guidance asks, with time this week.",
        ])
    try await stage.tellReferrer(episode, "We assess; Callum Stroud leads.", by: "Tom Ferriby")
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2019-03-08 10:00",
        [
            "whereSeen": "In school", "alone": true,
            "childsWords": "“Dad smells like the garage on bad days.”",
            "observed": "Ellis is five. He drew two fathers, one upright and one lying down.",
        ])
    try await stage.submit(
        episode,
        earlier(
            voice: "Ellis likes “upright Dad”.",
            analysis: """
                Wayne has begun treatment, and Carla collects Ellis. The risk has gone down and they \
                know whom to ring.
                """
        ),
        outcome: "nfa", because: "Treatment has begun; the family has a plan of its own.", by: lead,
        at: "2019-04-23 12:00")
    try await stage.approve(
        episode, outcome: "nfa", because: "Proportionate.", by: "Samuel Quartey", at: "2019-04-25 09:00")
    try await stage.tell(
        episode, "What we found. Please ring if things get harder.", agencies: ["Fallowby Primary School"],
        by: lead, at: "2019-04-29 10:00")
    try await stage.close(
        episode, reason: "RC8", "Ellis, your dad is getting help, and your mum or your aunt brings you home.",
        by: lead, at: "2019-04-30 10:00")
}

private func secondTime(_ stage: Stage) async throws {
    let episode = try await stage.receive(
        about: child, by: "Tom Ferriby", at: "2021-11-15 10:10",
        [
            "source": "1A", "from": "Carla Rudge, mother", "fromPhone": "07700 900300", "askedFor": "contact",
            "danger": "none",
            "worry": "Wayne has moved out. Ellis does not sleep, and she is at the end of her strength.",
            "whereabouts": "At school.", "parentsTold": true, "consent": "given",
        ])
    try await stage.take(
        episode, as: "contact", because: "A mother asks for advice and help, not for an assessment.",
        by: "Tom Ferriby", at: "2021-11-15 10:40")
    try await stage.act(
        "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2021-11-16 09:10",
        [
            "threshold": "earlyHelp", "step": "earlyHelp",
            "helpNamed": "Larkshire Early Help: Jacqueline Toussaint visits this week.",
            "because": """
            Your mum asked for help in good time. Someone will come to help with nights and with \
            missing your dad.
            """,
        ])
    try await stage.tellReferrer(episode, "Jacqueline Toussaint will ring you tomorrow.", by: "Tom Ferriby")
    try await stage.close(
        episode, reason: "RC7", "Your mum asked and was heard. Early help goes on.", by: "Tom Ferriby",
        at: "2021-11-19 09:30")
}

private func thirdTime(_ stage: Stage) async throws {
    let lead = "Agnieszka Wrona"
    let episode = try await stage.refer(
        [child], by: "Harriet Lund", at: "2024-10-07 14:15",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": """
            Wayne is back, and there is drinking at home again. Ellis says he is the one who wakes \
            his mother. He has begun to miss Mondays.
            """,
            "facts": "Absent on three of the last four Mondays.",
            "reported": "Carla's sister told me that Carla has started to drink too.",
            "childsWords": "“I set two alarms. One's for Mum.”",
            "strengths": "He comes to breakfast club and stays for chess.",
            "indicators": ["familyCircumstances", "youngCarer", "missingEducation"],
            "helpTried": "An assessment in 2019 and early help in 2021; both helped for a time.",
            "whereabouts": "In school until 4:30pm.", "parentsTold": true, "consent": "refused",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "Third time in six years; what helped before has not lasted.",
        by: "Yasmin Kaleem", at: "2024-10-07 15:00")
    try await stage.assess(
        episode, need: "N3",
        because:
            "We were asked about you in 2019 and in 2021. This time we want to find out what would last.",
        lead: lead, able: "Has read all that went before, and specialises in parents who drink.",
        supervisor: "Niamh Corrigan",
        by: "Dafydd Pritchard", at: "2024-10-08 11:00")
    try await stage.tellReferrer(
        episode, "We assess. Agnieszka Wrona leads, and has the earlier records.", by: "Yasmin Kaleem")
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2024-10-10 15:45",
        [
            "whereSeen": "Chess club", "alone": true, "childsWords": "“Everyone asks me and then it stops.”",
            "observed": "Polite, tired and exact about times and days.",
        ])
    try await stage.submit(
        episode,
        earlier(
            voice: "Ellis wants someone who does not stop coming.",
            analysis: """
                Twice help was short and stopped when things looked better. Ellis fills the gap each \
                time. A plan of a year, with a worker who stays, is what has not been tried.
                """
        ),
        outcome: "childInNeedPlan", because: "Short help has not lasted.", by: lead, at: "2024-11-25 10:00")
    try await stage.approve(
        episode, outcome: "childInNeedPlan", because: "It learns from 2019 and 2021.", by: "Niamh Corrigan",
        at: "2024-11-27 09:15")
    try await stage.tell(
        episode, "The plan, who keeps to it, and for how long.",
        agencies: ["Fallowby Primary School", "Larkshire Early Help"],
        by: lead, at: "2024-11-29 16:00")
}

private func earlier(voice: String, analysis: String) -> [String: Answer] {
    [
        "sections": [
            "emotional": "Watchful, and older than his years.", "safety": "Depends on which parent is well.",
            "widerFamily": "Carla's sister is near and dependable.",
        ],
        "strengths": "Parents who love him and say when they are struggling.", "childsVoice": .text(voice),
        "analysis": .text(analysis),
    ]
}

extension Family {
    static let rudge = Family(
        "Rudge", home: Address("3 Millrace Cottages\nFallowby", "ZZ6 9TT", from: "2012-03-01"),
        [
            .adult("Carla Rudge", born: "1988-06-15", sex: "F", "WBRI"),
            .adult("Wayne Rudge", born: "1986-01-09", sex: "M", "WBRI"),
            .child(
                "Ellis Rudge", born: "2013-10-21", sex: "M", "WBRI", serial: 11,
                at: .at(Larkshire.fallowby, from: "2018-09-05", year: "Reception"),
                [.mother("Carla Rudge"), .father("Wayne Rudge")]),
        ])
}
