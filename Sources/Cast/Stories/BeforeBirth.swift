import Guidance
import Practice

extension Story {
    /// A child known before birth: assessed unborn, then born, all on one record.
    static let beforeBirth = Story(
        "Before birth",
        shows: """
            A midwife refers a child who is not born yet, with an expected date. The child cannot be seen, \
            and the form asks why. When Mila is born she keeps the record she had.
            """
    ) { stage in
        let (child, lead, supervisor) = ("Baby Sokolova", "Priya Raghunathan", "Samuel Quartey")
        try await stage.register(.sokolova, by: "Siobhan Brady", at: "2024-08-19 10:00")
        let episode = try await stage.refer(
            [child], by: "Siobhan Brady", at: "2024-08-19 14:30",
            [
                "askedFor": "referral", "danger": "none",
                "worry": """
                Irina is 19 and left care last year. She is 27 weeks pregnant, has no settled home \
                after October, and is frightened that telling anyone means that her baby will be \
                taken.
                """,
                "reported":
                    "Irina told me that her baby's father has started a job on a boat and is away for weeks.",
                "strengths":
                    "She has come to every appointment, gave up smoking at ten weeks, and sings to the baby.",
                "whereabouts": """
                Expected about 20 November 2024. Irina lives in a flat for care leavers until 31 \
                October.
                """,
                "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "A midwife asks for an assessment before birth.",
            by: "Yasmin Kaleem", at: "2024-08-19 15:10")
        try await stage.assess(
            episode, need: "N4",
            because: """
                You are not here yet. Your mum wants a safe start for you, and asking early gives us \
                time to help.
                """,
            lead: lead,
            able: """
                Has led eleven assessments before birth. Irina knows her from the leaving care team and \
                asked for her.
                """,
            supervisor: supervisor, by: "Dafydd Pritchard", at: "2024-08-20 09:45")
        try await stage.tellReferrer(
            episode, "We assess before birth, with Irina. Priya Raghunathan leads.", by: "Yasmin Kaleem")
        try await stage.surroundings(of: child, in: .sokolova, by: lead, at: "2024-08-23 11:00")
        try await assessedBeforeBirth(stage, episode, lead: lead, supervisor: supervisor)
        try await born(stage, episode, child, lead: lead)
    }
}

private func assessedBeforeBirth(_ stage: Stage, _ episode: StreamID, lead: String, supervisor: String)
    async throws
{
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2024-08-29 13:00",
        [
            "interviewee": "mother", "name": "Irina Sokolova", "withOthers": "Her advocate",
            "said": """
            Irina wants to know what the council will look at, and by when. She asked for that in \
            writing and has it.
            """,
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2024-09-06 10:00",
        [
            "agency": "Larkshire Community Health", "practitioner": "Teresa Lockhart",
            "asked": "What can health visiting offer before and after the birth?",
            "answer": "A first visit at 32 weeks and weekly visits for the first six weeks.",
            "holds": "health",
        ])
    let version: [String: Answer] = [
        "sections": [
            "health": "Growing as expected. All checks kept.",
            "stability": "A tenancy has been found in Wrenstow from 14 October.",
            "widerFamily": "Irina's former foster carer will be there for the birth and the first fortnight.",
            "otherParents": "Jake rings every Sunday, and will be on shore leave in December.",
        ],
        "strengths": "Irina prepares carefully and asks when she does not know.",
        "childsVoice": """
        Not born yet. We thought of what this child would ask us for: a mother who is rested, a home \
        that stays, people who come back.
        """,
        "parentsVoice": "Irina: “I want to be asked, not checked.”",
        "analysis": """
        The risks were of homelessness and of being alone, and both have been met. A plan for six \
        months keeps the help in place.
        """,
    ]
    try await stage.submit(
        episode, version, outcome: "childInNeedPlan",
        because: "Help has to be in place at birth and to stay for a while.",
        notSeen: "The child is not born yet.", by: lead, at: "2024-10-04 15:00")
    try await stage.approve(
        episode, outcome: "childInNeedPlan", because: "Fair to Irina and clear about what is agreed.",
        by: supervisor, at: "2024-10-08 09:30")
    try await stage.tell(
        episode, "What we agreed, and whom to ring.",
        agencies: ["Ottermere Infirmary Trust", "Larkshire Community Health"],
        by: lead, at: "2024-10-10 14:00")
}

private func born(_ stage: Stage, _ episode: StreamID, _ child: String, lead: String) async throws {
    let stream = try stage.person(child).stream
    try await stage.act(
        "person.birth", in: stream, by: lead, at: "2024-11-15 10:20", happened: "2024-11-14 06:10",
        ["dateOfBirth": "2024-11-14", "fullName": "Mila Sokolova", "sex": "F"])
    try await stage.act(
        "person.identify", in: stream, by: lead,
        ["nhsNumber": Numbers.nhs(7).map(Answer.text) ?? .null, "ethnicity": "WOTH"])
    try await stage.act(
        "person.move", in: stream, by: lead, at: "2024-11-18 16:00",
        Family.Address("Flat 2\n5 Weir Lane\nWrenstow", "ZZ4 1AB", from: "2024-11-16").answers)
    try await stage.act(
        "person.household", in: stream, by: lead, ["other": "Irina Sokolova", "from": "2024-11-16"])
    try await stage.act(
        "child.see", in: episode, by: lead, at: .after(minutes: 10),
        [
            "whereSeen": "At home", "alone": false, "notAloneBecause": "tooYoung",
            "observed":
                "Mila slept on Irina's chest, woke, fed and looked about. Irina answered every small sound.",
        ])
    try await stage.close(
        episode, reason: "RC7",
        """
        Mila, people began to plan for you before you were born. Your mum asked for help early, and got \
        it. You have a home and a lot of visitors.
        """,
        by: lead, at: "2025-05-16 11:00")
}

extension Family {
    static let sokolova = Family(
        "Sokolova", home: nil,
        [
            .adult("Irina Sokolova", born: "2004-10-11", sex: "F", "WOTH", language: "rus"),
            .adult("Jake Tolliver", born: "2003-05-06", sex: "M", "WBRI"),
            .expected(
                "Baby Sokolova", about: "2024-11-20",
                [
                    .mother("Irina Sokolova"),
                    .father("Jake Tolliver", responsibility: "notKnown", livesWith: false),
                ]),
        ])
}
