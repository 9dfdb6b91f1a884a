import Guidance
import Practice

extension Story {
    /// An assessment led by a health visitor, under the 2026 edition.
    static let ledByAHealthVisitor = Story(
        "Led by a health visitor",
        shows: """
            Since 2023 someone other than a social worker may lead an assessment, with the reason on record; \
            a qualified supervisor approves it. A neighbour's call comes in meanwhile: the lead cannot \
            decide on it, and a second assessment cannot start.
            """
    ) { stage in
        let (child, lead) = ("Ibrahim Chaudhry", "Teresa Lockhart")
        try await stage.register(.chaudhry, by: lead, at: "2026-03-23 09:00")
        let episode = try await stage.refer(
            [child], by: "Dr Alice Thornbury", at: "2026-03-23 11:20",
            [
                "askedFor": "referral", "danger": "none",
                "worry": """
                Ibrahim is 21 months old and was born with a condition that makes eating hard. His \
                weight has dropped since January. His parents do everything asked of them, and are \
                worn out by what we ask.
                """,
                "facts": """
                Three admissions since Christmas. Weight below the lowest line on the chart since \
                February.
                """,
                "strengths": "Loving parents who keep every appointment, each in a different building.",
                "indicators": ["disabled"],
                "whereabouts": "On the children's ward until Wednesday.", "parentsTold": true,
                "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "A doctor asks for an assessment of a disabled child's needs.",
            by: "Yasmin Kaleem", at: "2026-03-23 12:30")
        try await stage.assess(
            episode, need: "N2",
            because:
                "You work hard at every meal. The grown-ups should be working together as hard as you do.",
            lead: lead,
            able: """
                Has known the family from birth, is trained in feeding difficulties and has a day a week \
                set aside; supervised monthly by us.
                """,
            supervisor: "Niamh Corrigan", by: "Dafydd Pritchard", at: "2026-03-24 10:00")
        try await stage.tellReferrer(
            episode, "We assess. Teresa Lockhart leads, as the family wished.", by: "Yasmin Kaleem")
        try await stage.surroundings(of: child, in: .chaudhry, by: lead, at: "2026-03-25 14:00")
        try await assessedByHealth(stage, episode, lead: lead)
        try await neighbourRings(stage, child, lead: lead)
        try await written(stage, episode, lead: lead)
        try await stage.approve(
            episode, outcome: "childInNeedPlan",
            because: "Clear about the child, kind to his parents, and it asks the agencies to change.",
            by: "Niamh Corrigan", at: "2026-05-20 10:00")
        try await stage.tell(
            episode, "One plan, one clinic day a month, one person to ring.",
            agencies: ["Ottermere Infirmary Trust", "Larkshire Community Health"], by: "Niamh Corrigan",
            at: "2026-05-22 11:30")
    }
}

private func assessedByHealth(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2026-03-27 12:00",
        [
            "whereSeen": "At home, at dinner time", "alone": false, "notAloneBecause": "tooYoung",
            "observed": """
            Fifty minutes for four spoons. Ibrahim laughed at the spoon before he turned away. Bilal \
            sang throughout.
            """,
        ])
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: "2026-03-27 13:00",
        [
            "interviewee": "mother", "name": "Saima Chaudhry", "withOthers": "Bilal Chaudhry",
            "said": """
            They have been given four feeding plans by four clinics. “We follow the newest until the \
            next one.”
            """,
        ])
    try await stage.act(
        "assessment.consult", in: episode, by: lead, at: "2026-04-10 09:30",
        [
            "agency": "Ottermere Infirmary Trust", "practitioner": "Dr Alice Thornbury",
            "asked": "Can the four plans be one?",
            "answer": "Yes. I will chair a meeting on 27 April, and the family will have one plan from then.",
            "holds": "health",
        ])
}

private func neighbourRings(_ stage: Stage, _ child: String, lead: String) async throws {
    let contact = try await stage.receive(
        about: child, by: "Yasmin Kaleem", at: "2026-04-15 16:05",
        [
            "source": "9", "anonymous": true, "askedFor": "referral", "danger": "none",
            "worry": "A caller who did not give a name says that a baby in the road cries at every meal.",
            "whereabouts": "At home.", "parentsTold": false, "parentsNotToldBecause": "unreachable",
            "consent": "notSoughtUnreachable",
        ])
    try await stage.take(
        contact, as: "referral", because: "Asks for a response to a child.", by: "Yasmin Kaleem",
        at: .after(minutes: 15))
    let decision: [String: Answer] = [
        "threshold": "childInNeed", "step": "s17", "primaryNeed": "N2",
        "because": "It is the same need that is being assessed already.",
    ]
    try await stage.isRefused(
        "referral.decide", for: "access.role", in: contact, by: lead, at: "2026-04-16 09:00", decision)
    try await stage.isRefused(
        "referral.decide", for: "referral.decide.open.episode", in: contact, by: "Dafydd Pritchard",
        at: "2026-04-16 09:30", decision)
    try await stage.act(
        "referral.decide", in: contact, by: "Dafydd Pritchard",
        [
            "threshold": "childInNeed", "step": "nfa",
            "helpNamed": "Passed to Teresa Lockhart, who leads the assessment under way.",
            "because": """
            Someone heard you cry and wanted you to be all right. The people who help you know why \
            meals are hard.
            """,
        ])
    try await stage.tellReferrer(contact, "No name was given, so nobody could be told.", by: "Yasmin Kaleem")
    try await stage.close(
        contact, reason: "RC7", "A neighbour was worried. The assessment goes on.", by: "Yasmin Kaleem",
        at: "2026-04-17 09:00")
}

private func written(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.submit(
        episode,
        [
            "sections": [
                "health": "Weight steady since the single plan began.",
                "basicCare": "Patient, skilled and exhausting.",
                "employmentIncome": "Bilal has cut his hours; an allowance was never claimed, and is now.",
                "widerFamily": "Saima's mother can feed Ibrahim; nobody had shown her how.",
            ],
            "strengths": "Two parents who sing through fifty minutes of four spoons.",
            "childsVoice": """
            Ibrahim has no words yet. He turns his head for no and opens both hands for more. He \
            likes to hold the spoon.
            """,
            "familyNeeds": "Sleep, one plan, and an evening off each week.",
            "analysis": """
            What has been heavy is not Ibrahim's condition alone but four agencies that did not talk \
            with each other.
            """,
        ],
        outcome: "childInNeedPlan", because: "The family needs one plan and some rest.", by: lead,
        at: "2026-05-14 15:00")
}

extension Family {
    static let chaudhry = Family(
        "Chaudhry", home: Address("40 Pinfold Avenue\nOttermere", "ZZ1 9DC", from: "2022-11-05"),
        [
            .adult("Saima Chaudhry", born: "1994-05-22", sex: "F", "ABAN", language: "ben"),
            .adult("Bilal Chaudhry", born: "1990-08-08", sex: "M", "ABAN", language: "ben"),
            .child(
                "Ibrahim Chaudhry", born: "2024-06-18", sex: "M", "ABAN", serial: 15,
                [.mother("Saima Chaudhry"), .father("Bilal Chaudhry")]),
        ])
}
