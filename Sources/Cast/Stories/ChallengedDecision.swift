import Guidance
import Practice

extension Story {
    /// A school challenges a decision to do nothing, and it is changed.
    static let challengedDecision = Story(
        "A school challenges a decision",
        shows: """
            The front door decides on no further action. The school says why that is wrong, a manager who did not \
            decide it answers the same day, and the decision is made again. Both decisions stay readable, and the \
            challenge stands on the episode.
            """
    ) { stage in
        let (lead, decider, manager) = ("Joanna Petrie", "Dafydd Pritchard", "Margaret Oyelaran")
        try await stage.register(.thackeray, by: lead, at: "2025-11-10 09:00")
        let episode = try await stage.refer(
            ["Oona Thackeray"], by: lead, at: "2025-11-11 11:20",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Oona (6) has come to school alone four mornings. On Monday she had her brother's coat and no shoes \
                under her wellingtons. She says her mum “sleeps until it's dark”.
                """,
                "facts":
                    "Late on 3, 5, 6 and 10 November. No adult has answered the door or the telephone since 4 November.",
                "whereabouts": "In school until 3:15pm; then she walks home.", "parentsTold": false,
                "parentsNotToldBecause": "unreachable", "consent": "notSoughtRisk",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "The school asks for an assessment.", by: "Tom Ferriby",
            at: "2025-11-11 12:00")
        try await stage.act(
            "referral.decide", in: episode, by: decider, at: "2025-11-11 16:40",
            [
                "threshold": "universal", "step": "nfa",
                "because": "Lateness is for the school and the attendance service.",
                "helpNamed": "The school's attendance officer.",
            ])
        try await stage.act(
            "referral.feedback", in: episode, by: "Tom Ferriby", at: "2025-11-12 09:10",
            [
                "how": "email", "said": "No further action: this is about attendance.", "referrerDisagrees": true,
                "disagreement": "A child of six is alone in the mornings.",
            ])
        let decision = try await stage.entry(of: "referral.decide", in: episode)
        try await challenge(stage, decision, by: lead, decider: decider, to: manager)
        let difference = try await stage.act(
            "difference.raise", about: ["Oona Thackeray"], by: lead, at: "2025-11-12 10:05",
            [
                "challenged": .text(decision.description),
                "because": """
                This was read as lateness. Oona is six and wakes, dresses and walks to school by herself. Nobody has \
                seen her mother for eight days.
                """,
                "asked": "That a social worker sees Oona and her mother this week.",
                "tried": "I rang the front door at 9:30am and was told the decision stands.",
                "safeMeanwhile": false,
                "madeSafe": "Our family worker walks her home today and knocks.", "to": .text(manager),
            ]
        ).stream
        try await stage.isRefused(
            "difference.answer", for: "difference.answer.own", in: difference, by: decider, at: "2025-11-12 10:40",
            ["position": "stands", "because": "I decided it yesterday."])
        try await stage.act(
            "difference.answer", in: difference, by: manager, at: "2025-11-12 13:30",
            [
                "position": "changed",
                "because": "You are right. What matters is that nobody has seen the adult who looks after her.",
                "changes": "We assess under section 17 from today, and someone visits before four.",
            ])
        try await stage.act(
            "referral.decide", in: episode, by: manager, at: "2025-11-12 13:50",
            [
                "threshold": "childInNeed", "step": "s17", "primaryNeed": "N3",
                "because": "Oona, you get yourself to school every day. Somebody should be doing that with you.",
                "lateBecause": "Decided again after the school's challenge.",
            ])
        try await stage.act(
            "episode.allocate", in: episode, by: manager, at: .after(minutes: 10),
            ["lead": "Agnieszka Wrona", "because": "She is free this afternoon.", "supervisor": "Niamh Corrigan"])
        try await stage.act(
            "child.see", in: episode, by: "Agnieszka Wrona", at: "2025-11-12 15:25",
            [
                "whereSeen": "The school gate, then the kitchen at home", "alone": true,
                "childsWords": "“I can do toast. Mum's legs don't work in the morning.”",
                "observed": "Her mother was in bed and glad of us. The cupboards were bare and very tidy.",
            ])
        try await stage.act(
            "difference.settle", in: difference, by: lead, at: "2025-11-13 09:00",
            [
                "outcome": "changed", "because": "She was seen the same day, and her mother has a doctor now.",
                "learning": """
                Late marks can be a child looking after herself. The front door asks who wakes the child before it \
                calls anything attendance.
                """,
                "tell": ["Larkshire County Council", "Larkshire Safeguarding Partnership"],
            ])
    }
}

/// What is refused on the way: nobody answers at a stage without the seniority for it, or for their own decision.
private func challenge(
    _ stage: Stage, _ decision: EntryReference, by lead: String, decider: String, to manager: String
) async throws {
    let wrong: [(rule: String, to: String)] = [
        ("difference.raise.decider", decider), ("difference.raise.seniority", "Tom Ferriby"),
        ("difference.raise.agency", "Karen Mellor"),
    ]
    for (rule, to) in wrong {
        try await stage.isRefused(
            "difference.raise", for: rule, about: ["Oona Thackeray"], by: lead, at: "2025-11-12 10:00",
            [
                "challenged": .text(decision.description), "because": "She is alone.", "asked": "See her.",
                "safeMeanwhile": true, "to": .text(to),
            ])
    }
}

extension Family {
    static let thackeray = Family(
        "Thackeray",
        home: Address("3 Sluice Row\nWrenstow", "ZZ8 6SR", from: "2019-06-01", kind: "home"),
        [
            .adult("Bridget Thackeray", born: "1991-02-19", sex: "F", "WBRI"),
            .child(
                "Oona Thackeray", born: "2019-08-30", sex: "F", "WBRI", serial: 801,
                at: .at(Larkshire.wrenstow, from: "2023-09-05", year: "Year 2"), [.mother("Bridget Thackeray")]),
        ])
}
