import Guidance
import Practice

extension Story {
    /// A conference that had to be held is called off by the manager, because medicine has found another reason.
    static let whatTheBloodTestSaid = Story(
        "What the blood test said",
        shows: """
            A baby who cannot roll has bruises. The telephone call of the first afternoon stood as the discussion that \
            initiated the enquiry; it is put right. The health visitor disagrees in writing with how the enquiry is made. \
            Nine days on a blood test explains the bruises: the worker may not call the conference off, the manager may, \
            having asked the police and health.
            """
    ) { stage in
        try await stage.register(.brandreth, by: "Teresa Lockhart", at: "2025-09-15 09:00")
        let episode = try await bruised(stage)
        try await putRight(stage, episode)
        try await enquired(stage, episode)
        try await calledOff(stage, episode)
    }
}

private let baby = "Ottilie Brandreth"
private let worker = "Agnieszka Wrona"

private func bruised(_ stage: Stage) async throws -> StreamID {
    let episode = try await stage.refer(
        [baby], by: "Teresa Lockhart", at: "2025-09-15 11:40",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": "Ottilie is seven months old and does not roll. She has four bruises that nobody can account for.",
            "facts":
                "Left shin, right forearm, two on the back; the largest the size of a two-pound coin. Weighed 10:50am.",
            "strengths": "Her mother undressed her for me at once and asked me what they were.",
            "whereabouts": "At the clinic with both parents and me.", "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.surroundings(of: baby, in: .brandreth, by: "Teresa Lockhart")
    try await stage.suspect(
        episode, need: "N1", because: "A baby who cannot move about has bruises. We find out today what made them.",
        takenBy: "Yasmin Kaleem", by: "Dafydd Pritchard", at: "2025-09-15 12:15", decidedAt: "2025-09-15 12:35")
    try await stage.allocate(
        episode, to: worker, able: "Two years on the hospital team; free from one.", supervisor: "Niamh Corrigan",
        by: "Dafydd Pritchard")
    try await stage.tellReferrer(
        episode, "Please stay with them; the children's ward expects them at two.", by: "Yasmin Kaleem",
        at: .after(minutes: 10))
    return episode
}

private func putRight(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "strategy.hold", in: episode, by: "Dafydd Pritchard", at: "2025-09-15 13:20", happened: "2025-09-15 13:00",
        [
            "how": "phone", "present": ["Dafydd Pritchard", "Karen Mellor", "Teresa Lockhart"],
            "councilShared": "The family is not known.", "policeShared": "Nothing at the address.",
            "healthShared": "Every check kept. No injury before.", "step": "s47Single",
            "because": "To be looked at on the ward before anything is decided.",
            "safeguards": "She stays on the ward tonight, and her mother with her.",
            "familyTold": "Both parents, by Teresa Lockhart, at the clinic.",
        ])
    let held = try await stage.act(
        "strategy.hold", in: episode, by: "Niamh Corrigan", at: "2025-09-16 10:50", happened: "2025-09-16 10:00",
        [
            "how": "video",
            "present": [
                "Niamh Corrigan", "Agnieszka Wrona", "Karen Mellor", "Dr Alice Thornbury", "Teresa Lockhart",
            ],
            "healthShared": "No fracture on the survey. Two new bruises since the night, where her drip was held.",
            "policeShared": "Both parents spoken to; their accounts are the same and say nothing.", "step": "goesOn",
            "because":
                "Nothing explains the bruises. The enquiry is made by the council with the ward; the police wait.",
            "safeguards": "She stays on the ward until Thursday.",
            "familyTold": "Both parents, on the ward, by Agnieszka Wrona.",
        ]
    ).number
    try await stage.isRefused(
        "strategy.mark", for: "access.role", in: episode, by: "Karen Mellor", at: "2025-09-16 11:00",
        ["entry": .int(held), "because": "It was this one."])
    try await stage.act(
        "strategy.mark", in: episode, by: "Niamh Corrigan", at: "2025-09-16 11:05",
        [
            "entry": .int(held),
            "because": """
            On Monday we agreed by telephone to have her looked at, and I should not have let that be written as the \
            decision. The enquiry was decided today, with the doctor who had examined her.
            """,
        ])
    try await stage.act(
        "strategy.disagree", in: episode, by: "Teresa Lockhart", at: "2025-09-16 12:15",
        [
            "because":
                "Six bruises on a child who cannot roll. I have seen this family eleven times and I still want both.",
            "wants":
                "That the police investigate with the council from today, and that she does not go home on Thursday.",
        ])
}

private func enquired(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "enquiry.start", in: episode, by: "Niamh Corrigan", at: "2025-09-16 12:40",
        [
            "lead": .text(worker), "how": "single", "because": "Bruises that nobody can account for.",
            "parentsTold": true,
        ])
    try await stage.act(
        "child.see", in: episode, by: worker, at: "2025-09-16 14:00",
        [
            "whereSeen": "The children's ward, bay 4", "alone": false, "notAloneBecause": "tooYoung",
            "childsWords": "She laughed at my keys, and stopped when her arm was held.",
            "observed": "A bruise came up on her wrist while the nurse's fingers were still on it. I said so aloud.",
        ])
    try await stage.check(
        Larkshire.communityHealth, "Teresa Lockhart", asked: "Every mark you ever saw, with its day.",
        known: "One, on 2 July, after her second injections: a swelling that took nine days to go. I wrote “sore leg”.",
        in: episode, by: worker, at: "2025-09-16 15:00", answeredAt: "2025-09-17 09:30")
    try await stage.act(
        "enquiry.medical", in: episode, by: "Dr Alice Thornbury", at: "2025-09-17 11:00",
        [
            "consent": "parent", "examined": true, "place": "Children's ward, Ottermere Infirmary",
            "examiner": "Dr Alice Thornbury, with Dr Philippa Crane",
            "findings":
                "Six bruises, none in the shape of a hand. Clotting slow on the first test; sent on to the laboratory.",
        ])
    try await stage.act(
        "enquiry.conclude", in: episode, by: worker, at: "2025-09-22 10:30",
        [
            "outcome": "likelyToSuffer",
            "because": "While nothing explains them we have to think that somebody's hands made them.",
        ])
    try await stage.agreeEnquiry(
        episode, "Until the blood is read we act on what could be true, and say so to them.",
        by: "Niamh Corrigan", at: "2025-09-22 12:00")
    try await stage.tellEnquiry(
        episode, "What we think and what we do not know, and the conference on 6 October.",
        child: "She is seven months old. Her mother told her, in Polish, that it will be all right.",
        agencies: [Larkshire.police, Larkshire.communityHealth, Larkshire.hospital], by: worker,
        at: "2025-09-22 15:00")
    try await stage.callConference(
        episode, on: "2025-10-06", by: worker, at: "2025-09-23 09:15",
        child: ("tooYoung", "Nothing in her words yet; the ward's diary of what hurts."),
        family: "Read to both parents with an interpreter; her father asked which of them we mean.",
        toDecide: "Whether Ottilie needs a child protection plan.",
        asking: [
            Attending(name: "Karen Mellor", agency: Larkshire.police, view: "plan", because: "Nothing explains it."),
            Attending(
                name: "Teresa Lockhart", agency: Larkshire.communityHealth, view: "plan", because: "Six bruises."),
        ])
}

private func calledOff(_ stage: Stage, _ episode: StreamID) async throws {
    let reasons: [String: Answer] = [
        "because": """
        The laboratory's letter of 25 September: Ottilie has a severe bleeding disorder, born with it. A blood pressure \
        cuff bruises her. Every mark we counted is where somebody had held her as one holds a baby.
        """,
        "consulted": [.text(Larkshire.police), .text(Larkshire.communityHealth), .text(Larkshire.hospital)],
        "consultation": """
        Karen Mellor: no crime, and she will say so to them herself. Dr Thornbury: the letter settles it. Teresa \
        Lockhart: “I asked for more than was right, and I would ask again.” All agree.
        """,
        "interimPlan": """
        None is needed to keep her safe from anyone. The haematology nurse teaches both parents on Friday; Teresa \
        Lockhart visits weekly; we finish the assessment as help and not as a search.
        """,
    ]
    try await stage.isRefused(
        "conference.callOff", for: "conference.callOff.manager", in: episode, by: worker, at: "2025-09-26 09:10",
        reasons)
    try await stage.act("conference.callOff", in: episode, by: "Margaret Oyelaran", at: "2025-09-26 11:30", reasons)
    try await stage.settle(
        episode,
        [
            "sections": [
                "health": "A severe bleeding disorder, found in time. Treatment from October, at home by Christmas.",
                "stability": "Two parents who were suspected for ten days, and stayed polite.",
            ],
            "strengths": "They wrote down every mark before we asked them to.",
            "childsVoice": "She bangs the box of plasters on the table. It is her favourite thing.",
            "analysis": "No one hurt her. What is left is to help them hold her without fear, of her or of us.",
        ],
        outcome: "nfa", because: "Health leads from here.",
        said:
            "That nobody hurt Ottilie, in those words, in English and Polish, and that we are sorry for the ten days.",
        agencies: [Larkshire.communityHealth, Larkshire.hospital, Larkshire.police],
        closing: "Ottilie, we thought that somebody had hurt you. We were wrong, and your blood told us.",
        reason: "RC8", lead: worker, supervisor: "Niamh Corrigan", at: "2025-10-14")
}

extension Family {
    static let brandreth = Family(
        "Brandreth", home: Address("31 Fuller Street\nOttermere", "ZZ5 4LH", from: "2022-04-01"),
        [
            .adult("Halina Brandreth", born: "1993-11-30", sex: "F", "WOTH", language: "pol"),
            .adult("Piers Brandreth", born: "1990-06-19", sex: "M", "WBRI"),
            .child(
                "Ottilie Brandreth", born: "2025-02-12", sex: "F", "WOTH", serial: 160,
                [.mother("Halina Brandreth"), .father("Piers Brandreth")]),
        ])
}
