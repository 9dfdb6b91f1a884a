import Guidance
import Practice

extension Story {
    /// The council decides against a conference; the police ask for one, and then the school.
    static let askedForAConference = Story(
        "Asked for a conference",
        shows: """
            An enquiry ends without a conference. A police officer who took part asks for one, and is declined with \
            reasons; the school asks too, with something new, and the council agrees. The time still runs from the \
            discussion that began it.
            """
    ) { stage in
        let (child, lead) = ("Danny Okereke", "Agnieszka Wrona")
        try await stage.register(.okereke, by: "Deborah Stannard", at: "2025-01-06 09:00")
        let episode = try await stage.refer(
            [child], by: "Deborah Stannard", at: "2025-09-08 11:00",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": "Danny, who is twelve, came in with a split lip, and flinched when his phone rang.",
                "facts": "The lip, this morning. Seven missed calls from “A” before registration.",
                "childsWords": "“It's sorted. I owe it and I'm paying it.”",
                "strengths": "He came to me. He has been in every day.", "indicators": ["exploitation"],
                "whereabouts": "In my office.", "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.suspect(
            episode, need: "N1", because: "A boy of twelve should owe nobody anything.", takenBy: "Yasmin Kaleem",
            by: "Dafydd Pritchard", at: "2025-09-08 11:20")
        try await stage.tellReferrer(episode, "We meet at 2pm, and you are asked to come.", by: "Yasmin Kaleem")
        try await dannyDiscussed(stage, episode, lead: lead)
        try await dannyConcluded(stage, episode, lead: lead)
        try await dannyAsked(stage, episode, lead: lead)
    }
}

private func dannyDiscussed(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.allocate(
        episode, to: lead, able: "Works with boys who owe.", supervisor: "Niamh Corrigan", by: "Dafydd Pritchard")
    try await stage.callDiscussion(
        episode, "A boy of twelve who is hurt and in debt. Who has him, and how he gets out.",
        inviting: ["Imran Sadiq", "Olu Fashola", "Deborah Stannard"], for: "2025-09-08 14:00", by: "Dafydd Pritchard",
        at: "2025-09-08 12:30")
    for name in ["Imran Sadiq", "Olu Fashola", "Deborah Stannard"] { try await stage.comes(name, to: episode) }
    try await stage.act(
        "strategy.hold", in: episode, by: "Dafydd Pritchard", at: "2025-09-08 15:05", happened: "2025-09-08 14:00",
        [
            "how": "meeting",
            "present": ["Dafydd Pritchard", "Agnieszka Wrona", "Imran Sadiq", "Olu Fashola", "Deborah Stannard"],
            "councilShared": "A cousin, 17, has been placed away from here for the same reasons.",
            "healthShared": "Two visits to the school nurse for headaches.",
            "policeShared": "“A” is known: a line that runs through the retail park. Danny has been seen beside it.",
            "schoolShared": "New trainers in June. Sleeps in the library.", "step": "s47Joint",
            "because": "He is being used, and was hit for it.",
            "safeguards": "His brother walks him in. The police call at six each evening this week.",
            "crime": "Yes, against those who use him; he is not the suspect.",
            "otherChildren": "Two boys of his year.", "familyTold": "His mother, at 4pm, with him.",
        ])
    try await stage.act(
        "enquiry.start", in: episode, by: "Dafydd Pritchard", at: "2025-09-08 15:20",
        [
            "lead": .text(lead), "how": "joint", "police": "Imran Sadiq",
            "because": "That Danny is exploited by an adult who sells drugs, and has been assaulted.",
            "parentsTold": true,
        ])
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-09-09 10:00",
        [
            "whereSeen": "A walk by the weir", "alone": true, "childsWords": "“They know where my nan lives.”",
            "observed": "He talked to the water. At the end he asked whether I would come again.",
        ])
}

private func dannyConcluded(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "enquiry.conclude", in: episode, by: lead, at: "2025-09-17 16:00",
        [
            "outcome": "noLongerLikely", "conference": false, "nextStep": "assessment",
            "because": "“A” is in custody. His family holds together. A plan for a child in need will do.",
        ])
    try await stage.agreeEnquiry(
        episode, "His family held together while we asked. I know that the police see it otherwise.",
        by: "Niamh Corrigan", at: "2025-09-17 17:20")
    try await stage.tellEnquiry(
        episode, "No conference; what is planned; and that you may ask for one.",
        child: "“So I'm not in trouble?” No.",
        agencies: ["Larkshire Constabulary", "Tarnwick High School", "Larkshire Community Health"], by: lead,
        at: "2025-09-18 09:30")
}

private func dannyAsked(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    let police = try await stage.act(
        "enquiry.askForConference", in: episode, by: "Imran Sadiq", at: "2025-09-18 14:00",
        ["because": "One man is in custody. The line is answered by somebody else already."]
    ).number
    try await stage.isRefused(
        "enquiry.askForConference", for: "enquiry.askForConference.once", in: episode, by: "Imran Sadiq",
        at: "2025-09-18 14:20", ["because": "I mean it."])
    try await stage.act(
        "enquiry.answerRequest", in: episode, by: "Niamh Corrigan", at: "2025-09-19 10:00",
        [
            "entry": .int(police), "granted": false,
            "because": "Danny's number has been changed, and nobody has come near him for ten days.",
        ])
    let school = try await stage.act(
        "enquiry.askForConference", in: episode, by: "Deborah Stannard", at: "2025-09-22 12:10",
        ["because": "Today a car waited at the gate, and a boy of eighteen asked for him by name."]
    ).number
    try await stage.act(
        "enquiry.answerRequest", in: episode, by: "Niamh Corrigan", at: "2025-09-22 15:30",
        ["entry": .int(school), "granted": true, "because": "We were wrong to think that it was one man."])
    try await stage.meetWithoutAPlan(
        episode, called: "2025-09-22 16:00", on: "2025-09-26", by: lead,
        child: ("comes", "He sat beside Mrs Stannard, and read his own paper."),
        family: "His mother and his brother", toDecide: "What keeps Danny out of it for good.",
        record: [
            "childsViews": "“I want to be somewhere nobody knows the number.”",
            "familysViews": "His uncle has a house with a spare room, three hours away, and has said yes.",
            "strengths": "A boy who tells one adult everything.", "risks": "That the next number finds him.",
        ],
        council: ("Niamh Corrigan", "They move on Monday, and the other council was on the telephone."),
        [
            Attending(
                name: "Imran Sadiq", agency: Larkshire.police, view: "noPlan",
                because: "If they move. If they do not, I want a plan, and I want that written here."),
            Attending(
                name: "Olu Fashola", agency: Larkshire.communityHealth, view: "noPlan",
                because: "His headaches have stopped since he told his mother."),
            Attending(
                name: "Deborah Stannard", agency: Larkshire.tarnwick, view: "noPlan",
                because: "I would rather keep him, and he is safer gone."),
        ],
        because: "The whole family moves on Monday; the other council takes it from there.",
        help: "The other council's team for boys like him meets them on Tuesday.")
    try await stage.close(
        episode, reason: "RC5",
        "Danny, you said they knew where your nan lives. They do not know where you live now.", by: lead,
        at: "2025-10-03 15:00")
}

extension Family {
    static let okereke = Family(
        "Okereke", home: Address("77 Saltpan Road\nTarnwick", "ZZ3 5NN", from: "2018-04-09"),
        [
            .adult("Blessing Okereke", born: "1984-05-22", sex: "F", "BAFR"),
            .child(
                "Danny Okereke", born: "2013-02-27", sex: "M", "BAFR", serial: 144,
                at: .at(Larkshire.tarnwick, from: "2024-09-03", year: "Year 8"), [.mother("Blessing Okereke")]),
        ])
}
