import Guidance
import Practice

extension Story {
    /// A difference that the first stage does not settle.
    static let secondStage = Story(
        "A difference goes to the second stage",
        shows: """
            A health visitor who was asked during the assessment challenges its approval. The first answer comes late, \
            with its reason, and does not satisfy her; a senior manager answers at the second stage, both sides agree \
            on something else, and the learning goes to the partnership.
            """
    ) { stage in
        let (lead, supervisor, visitor) = ("Jerome Baptiste", "Niamh Corrigan", "Teresa Lockhart")
        try await stage.register(.quigley, by: "Carys Bevan", at: "2026-01-05 09:10")
        let episode = try await stage.refer(
            ["Tadhg Quigley"], by: "Carys Bevan", at: "2026-01-06 10:00",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": "Tadhg (2) has lost weight since October and drinks from the tap when he arrives.",
                "whereabouts": "At nursery until 1pm.", "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "An assessment is asked for.", by: "Yasmin Kaleem",
            at: "2026-01-06 11:00")
        try await stage.assess(
            episode, need: "N1", because: "You are thirsty and thin, and we want to know why.", lead: lead,
            able: "Has led assessments with health before.", supervisor: supervisor, by: "Dafydd Pritchard",
            at: "2026-01-06 15:00")
        try await stage.tellReferrer(episode, "We assess; Jerome Baptiste leads.", by: "Yasmin Kaleem")
        try await stage.act(
            "child.see", in: episode, by: lead, at: "2026-01-09 10:30",
            [
                "whereSeen": "At home, on the kitchen floor", "alone": false, "notAloneBecause": "tooYoung",
                "observed": "Tadhg ate a banana in three bites. His father watched the clock.",
            ])
        try await stage.act(
            "assessment.consult", in: episode, by: lead, at: "2026-01-12 09:00",
            [
                "agency": "Larkshire Community Health", "practitioner": .text(visitor),
                "asked": "How has his weight been?",
                "answer": "From the 25th to below the 2nd centile since September. Two appointments were missed.",
                "holds": "health",
            ])
        try await stage.submit(
            episode,
            [
                "sections": ["health": "Thin; the family says he is a small eater."],
                "strengths": "Both parents want to be better at mealtimes.", "childsVoice": "He holds his cup out.",
                "analysis": "A small eater in a busy house.",
            ], outcome: "earlyHelp", because: "Help with meals is enough.", by: lead, at: "2026-02-02 16:00")
        try await stage.approve(
            episode, outcome: "earlyHelp", because: "Early help can carry this.", by: supervisor,
            at: "2026-02-03 10:00")
        try await settledHigher(stage, episode, by: visitor)
    }
}

private func settledHigher(_ stage: Stage, _ episode: StreamID, by visitor: String) async throws {
    let (first, second) = ("Samuel Quartey", "Margaret Oyelaran")
    let approval = try await stage.entry(of: "assessment.approve", in: episode)
    let difference = try await stage.act(
        "difference.raise", about: ["Tadhg Quigley"], by: visitor, at: "2026-02-04 09:30",
        [
            "challenged": .text(approval.description),
            "because": "A child who falls through four centiles is not a small eater until a doctor says so.",
            "asked": "That he is seen by a paediatrician before the assessment ends, and that it says so.",
            "tried": "Jerome and I spoke twice; he says the approval is not his to change.", "safeMeanwhile": true,
            "to": .text(first),
        ]
    ).stream
    try await stage.isRefused(
        "difference.escalate", for: "difference.escalate.early", in: difference, by: visitor,
        at: "2026-02-05 09:00", ["because": "I have heard nothing.", "to": .text(second)])
    try await stage.act(
        "difference.answer", in: difference, by: first, at: "2026-02-10 16:00",
        [
            "position": "stands", "because": "The assessment weighed your answer and found it met by help at home.",
            "lateBecause": "I was in court until Monday and nobody had been named for me.",
        ])
    try await stage.isRefused(
        "difference.escalate", for: "difference.escalate.twice", in: difference, by: visitor,
        at: "2026-02-11 08:50", ["because": "Nothing is answered.", "to": .text(first)])
    try await stage.act(
        "difference.escalate", in: difference, by: visitor, at: "2026-02-11 09:00",
        [
            "because": "The answer does not say who looks at why he lost the weight.", "to": .text(second),
        ])
    try await stage.act(
        "difference.answer", in: difference, by: second, at: "2026-02-13 11:15",
        [
            "position": "partlyChanged",
            "because": "Help at home was right and not enough. We closed a question that only a doctor can close.",
            "changes": """
            The designated doctor sees Tadhg on 18 February. Early help waits for what she finds; if it is not about \
            food, we open the assessment again.
            """,
        ])
    try await stage.act(
        "difference.settle", in: difference, by: visitor, at: "2026-02-19 14:00",
        [
            "outcome": "agreedOtherwise",
            "because": "He was seen; he has coeliac disease. Early help goes on with a dietitian in it.",
            "learning": """
            Weight that falls is a health question before it is a parenting question. Each first-stage manager names \
            who answers when they are away.
            """,
            "tell": ["Larkshire Integrated Care Board", "Larkshire Safeguarding Partnership"],
        ])
}

extension Family {
    static let quigley = Family(
        "Quigley",
        home: Address("Flat 2, 9 Tannery Lane\nOttermere", "ZZ8 6TL", from: "2022-03-01", kind: "home"),
        [
            .adult("Aoife Quigley", born: "1996-10-02", sex: "F", "WIRI"),
            .adult("Declan Quigley", born: "1993-05-27", sex: "M", "WIRI"),
            .child(
                "Tadhg Quigley", born: "2023-07-14", sex: "M", "WIRI", serial: 802,
                at: .at(Larkshire.nursery, from: "2025-09-03", year: "Nursery"),
                [.mother("Aoife Quigley"), .father("Declan Quigley")]),
        ])
}
