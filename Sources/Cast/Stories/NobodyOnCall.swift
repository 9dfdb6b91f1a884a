import Guidance
import Practice

extension Story {
    /// A Saturday night on which health cannot be reached: a preliminary discussion, then the real one.
    static let nobodyOnCall = Story(
        "Nobody on call",
        shows: """
            Late on a Saturday the council and the police cannot reach anyone from health. The decision is refused; \
            what they share is recorded as a preliminary discussion, with what keeps the boy safe until morning. On \
            Sunday the discussion is held and decides. The enquiry finds nothing, and says so plainly.
            """
    ) { stage in
        let (child, lead) = ("Kofi Mensah", "Agnieszka Wrona")
        try await stage.register(.mensah, by: "Harriet Lund", at: "2024-09-05 09:00")
        let episode = try await stage.receive(
            about: child, by: "Tom Ferriby", at: "2025-02-15 22:55",
            [
                "source": "6", "from": "PC Daud, response team", "fromPhone": "01632 960101", "askedFor": "referral",
                "worry": """
                Officers went to a fight between two men on the landing. Kofi, who is nine, was asleep in a chair in \
                his coat, with a cut above his eye. His mother was out.
                """,
                "childsWords": "“I fell on the radiator. I was being a plane.”",
                "whereabouts": "With the officers, in the kitchen at home.", "danger": "soon", "parentsTold": false,
                "parentsNotToldBecause": "unreachable", "consent": "notSoughtRisk",
            ])
        try await stage.act(
            "referral.classify", in: episode, by: "Tom Ferriby",
            ["takenAs": "referral", "because": "A child alone at night with a cut that nobody saw happen."])
        try await stage.act(
            "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2025-02-15 23:10",
            [
                "threshold": "protection", "step": "s47", "primaryNeed": "N1",
                "because": "We do not know how you hurt your head, and nobody was there to ask.",
            ])
        try await nightTalk(stage, episode)
        try await sundayTalk(stage, episode, lead: lead)
        try await nothingFound(stage, episode, lead: lead)
    }
}

private func nightTalk(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.callDiscussion(
        episode, "A boy of nine found alone at night with a cut. Where he sleeps tonight, and whether to enquire.",
        inviting: ["Karen Mellor", "Siobhan Brady"], for: "2025-02-15 23:30", how: "phone", by: "Tom Ferriby",
        at: "2025-02-15 23:15")
    try await stage.comes(
        "Karen Mellor", to: episode, knowing: "No earlier calls to this address.", at: "2025-02-15 23:20")
    try await stage.isRefused(
        "strategy.hold", for: "strategy.hold.health", in: episode, by: "Tom Ferriby", at: "2025-02-15 23:50",
        happened: "2025-02-15 23:30",
        [
            "how": "phone", "present": ["Tom Ferriby", "Karen Mellor"], "step": "s47Joint",
            "because": "A cut and no adult.", "familyTold": "His mother, when she is found.",
        ])
    try await stage.act(
        "strategy.confer", in: episode, by: "Tom Ferriby", at: "2025-02-15 23:58", happened: "2025-02-15 23:30",
        [
            "how": "phone", "present": ["Tom Ferriby", "Karen Mellor"],
            "unreached":
                "The ward's safeguarding nurse, rung at 11:32pm and 11:41pm; the doctor on call was in theatre.",
            "councilShared": "Not known to us.",
            "policeShared": "The two men are neighbours, arguing about a bicycle. Neither had been in the flat.",
            "safeguards": """
            His aunt Efua came from Tarnwick at 11:20pm and stays with him until we have met. Officers saw the flat: \
            warm, food in, a note from his mother with her number at work.
            """,
            "nextAt": "2025-02-16 10:00",
        ])
}

private func sundayTalk(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "strategy.answer", in: episode, by: "Siobhan Brady", at: "2025-02-16 08:05",
        ["coming": "sending", "instead": "Dr Alice Thornbury", "information": "No attendance since he was four."])
    try await stage.comes("Dr Alice Thornbury", to: episode, at: "2025-02-16 08:40")
    try await stage.act(
        "strategy.hold", in: episode, by: "Tom Ferriby", at: "2025-02-16 10:50", happened: "2025-02-16 10:00",
        [
            "how": "video", "present": ["Tom Ferriby", "Karen Mellor", "Dr Alice Thornbury"],
            "councilShared": "His mother rang at 7am, frightened. She cleans offices from ten to two on Saturdays.",
            "healthShared": "A cut there fits a radiator's edge. I should like to see it today.",
            "policeShared": "Nothing known of her, or of the aunt.", "step": "s47Single",
            "because":
                "An injury without a witness, and a boy of nine alone at night. It may be nothing; we ask properly.",
            "safeguards": "Efua stays for the week.", "medical": "Today at 2pm, by Dr Thornbury.",
            "familyTold": "His mother, by Tom Ferriby, straight after this.",
        ])
    try await stage.allocate(
        episode, to: lead, able: "Knows the estate, and has a morning free tomorrow.", supervisor: "Niamh Corrigan",
        by: "Dafydd Pritchard")
    try await stage.act(
        "enquiry.start", in: episode, by: "Tom Ferriby", at: "2025-02-16 11:10",
        [
            "lead": .text(lead), "how": "single", "because": "A cut above the eye, and nights alone.",
            "parentsTold": true,
        ])
    try await stage.act(
        "enquiry.medical", in: episode, by: "Dr Alice Thornbury", at: "2025-02-16 14:40",
        [
            "consent": "parent", "examined": true, "place": "Children's ward", "examiner": "Dr Alice Thornbury",
            "findings": "One cut, straight, two centimetres, consistent with the edge of a radiator. No other mark.",
        ])
    try await stage.tellReferrer(
        episode, "An enquiry is made; he is with his aunt, and was examined today.", by: "Tom Ferriby")
}

private func nothingFound(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-02-17 09:30",
        [
            "whereSeen": "At home, in his room", "alone": true,
            "childsWords": "“Mum puts a film on and I'm asleep before it ends. I'm not scared. I've got my coat.”",
            "observed": "He ran the length of the corridor with his arms out and stopped just short of the radiator.",
        ])
    try await stage.check(
        "Fallowby Primary School", "Harriet Lund", asked: "How is Kofi at school, and who collects him?",
        known: "Never late. He falls asleep on Mondays. His mother has not missed an evening.", in: episode, by: lead,
        at: "2025-02-17 12:00", answeredAt: "2025-02-17 15:20")
    try await stage.act(
        "enquiry.conclude", in: episode, by: lead, at: "2025-02-19 10:00",
        [
            "outcome": "notSubstantiated", "nextStep": "earlyHelp",
            "because": "The cut is what he said it is. His mother says that an aunt could sleep there on Saturdays.",
        ])
    try await stage.isRefused(
        "enquiry.agree", for: "access.role", in: episode, by: lead, at: "2025-02-19 10:10",
        ["agreed": true, "because": "Nobody else is in today."])
    try await stage.agreeEnquiry(
        episode, "Could sleep, or sleeps? Nobody has asked the aunt. Ring her, and ask Kofi what Saturday was like.",
        agreed: false, by: "Niamh Corrigan", at: "2025-02-19 15:30")
    try await stage.act(
        "enquiry.conclude", in: episode, by: lead, at: "2025-02-20 11:00",
        [
            "outcome": "notSubstantiated", "nextStep": "earlyHelp",
            "because": """
            The cut is what he said it is. Being alone on Saturdays was real, and was ended by his aunt's sofa bed \
            before we could suggest it.
            """,
        ])
    try await stage.agreeEnquiry(
        episode, "The sofa bed is there, and the aunt in it. I agree.", by: "Niamh Corrigan", at: "2025-02-20 13:00")
    try await stage.tellEnquiry(
        episode, "That we do not think anyone hurt him; and that a boy of nine should not be alone at night.",
        child: "“You told us the truth about the plane.”",
        agencies: ["Larkshire Constabulary", "Ottermere Infirmary Trust"],
        by: lead, at: "2025-02-20 16:00")
    try await stage.settle(
        episode,
        [
            "sections": [
                "safety": "An aunt sleeps there on Saturdays.", "warmth": "A mother who leaves notes with kisses.",
            ],
            "strengths": "She works nights so that he can have piano lessons.",
            "childsVoice": "A plane needs a runway.",
            "analysis": "Not harm. A mother with no one to ask until somebody asked her.",
        ],
        outcome: "earlyHelp", because: "Help with childcare on Saturdays.", said: "What we found and what helps.",
        agencies: ["Fallowby Primary School"],
        closing: "Kofi, you were a plane, and planes need somebody in the tower. Now there is.", reason: "RC9",
        lead: lead, supervisor: "Niamh Corrigan", at: "2025-03-07")
}

extension Family {
    static let mensah = Family(
        "Mensah", home: Address("31 Gantry House\nOttermere", "ZZ1 4RD", from: "2020-01-15"),
        [
            .adult("Abena Mensah", born: "1990-08-30", sex: "F", "BAFR"),
            .child(
                "Kofi Mensah", born: "2015-06-21", sex: "M", "BAFR", serial: 141,
                at: .at(Larkshire.fallowby, from: "2024-09-05", year: "Year 5"), [.mother("Abena Mensah")]),
        ])
}
