import Guidance
import Practice

extension Story {
    /// In care for an autumn, reviewed in time with the boy's own words, and home again by a plan.
    static let homeAgain = Story(
        "Home again",
        shows: """
            A boy of eight is looked after by agreement while his mother is in hospital. The first review is held on \
            the seventeenth working day; visits keep their times; his worker may not approve his return, a nominated \
            manager does; and the return is visited and reviewed until it is closed.
            """
    ) { stage in
        let child = "Rowan Tyndall"
        let (worker, officer, manager) = ("Jerome Baptiste", "Owen Tredinnick", "Niamh Corrigan")
        try await stage.register(.tyndall, by: "Joanna Petrie", at: "2024-09-09 09:00")
        let stream = try await stage.act(
            "lookedAfter.begin", about: [child], by: "Yasmin Kaleem", at: "2024-10-07 18:40",
            [
                "legalStatus": "accommodated",
                "because": """
                Rowan, your mum was taken into hospital this afternoon and will be there for weeks. Your gran is too \
                ill herself. Your mum asked us to find you a home until she is well.
                """,
                "childsWords": "“Can Biscuit come? He's a guinea pig. He doesn't take up room.”",
                "parentsView": "Hazel agreed, and wrote down what Rowan eats and what he is afraid of.",
            ]
        ).stream
        try await stage.act(
            "livingAway.allocate", in: stream, by: "Dafydd Pritchard", at: "2024-10-07 19:05",
            ["worker": .text(worker), "manager": .text(manager), "reviewingOfficer": .text(officer)])
        try await stage.act(
            "placement.begin", in: stream, by: worker, at: "2024-10-07 20:15",
            [
                "placementKind": "foster",
                "because": "Two streets from his school. The carers have kept rabbits, and Biscuit came in his hutch.",
                "untilEighteen": false, "emergency": true,
            ])
        try await inCare(stage, stream, worker: worker, officer: officer)
        try await goingHome(stage, stream, worker: worker, manager: "Margaret Oyelaran")
    }
}

private func inCare(_ stage: Stage, _ stream: StreamID, worker: String, officer: String) async throws {
    func visit(_ when: When, _ words: String, _ observed: String) async throws {
        try await stage.act(
            "lookedAfter.visit", in: stream, by: worker, at: when,
            ["alone": true, "childsWords": .text(words), "observed": .text(observed)])
    }
    try await visit(
        "2024-10-11 16:30", "“They let me have the landing light on. Is Mum's room on a high floor?”",
        "Rowan knew the carers' dog by name and the way to the bathroom. He asked about his mother four times.")
    try await stage.isRefused(
        "lookedAfter.review", for: "lookedAfter.review.independent", in: stream, by: worker, at: "2024-10-28 10:00",
        ["childsPart": "attended", "childsWords": "x", "decisions": "x", "adjourned": false])
    try await stage.act(
        "lookedAfter.review", in: stream, by: officer, at: "2024-10-30 15:00",
        [
            "childsPart": "attended",
            "childsWords": """
            “I want to see Mum on Wednesdays and Saturdays not just Saturdays. I want to do swimming. I don't want \
            people to say ‘placement’.”
            """,
            "decisions": """
            Wednesdays as well, from next week: Jerome takes him. Swimming on Mondays. Nobody says placement. A plan \
            for going home by the second review.
            """,
            "adjourned": false, "permanence": "To be with his mother.",
        ])
    try await visit(
        "2024-11-20 16:00", "“Mum walked to the lift with me.”", "Easier. Reads to the younger child there.")
    try await visit("2024-12-18 16:15", "“Is it bad if I like it here too?” I said that it was not.", "Settled.")
    try await stage.act(
        "lookedAfter.review", in: stream, by: officer, at: "2025-01-21 15:30",
        [
            "childsPart": "spokeBefore",
            "childsWords": "“Write that I'm ready. And that Biscuit is.”",
            "decisions": "Rowan's words are heard. What his mother can manage is not known today.", "adjourned": true,
            "adjournedBecause": "The hospital's letter about Hazel had not come.",
            "permanence": "Home by the end of February.",
        ])
    try await visit("2025-01-28 16:30", "“I told Mum I know how to make toast.”", "Hazel was there, and cooked.")
    try await stage.act(
        "lookedAfter.finishReview", in: stream, by: officer, at: "2025-01-30 15:30",
        [
            "decisions": """
            With the letter: Hazel walks unaided and may lift from March. The return is to be assessed and decided by \
            the middle of February.
            """,
            "childsWords": "“So it's yes but slowly.”",
        ])
}

/// Before anything is decided the family is asked what it would do itself.
private func familyMeets(_ stage: Stage, _ stream: StreamID, worker: String) async throws {
    try await stage.act(
        "returnHome.offerFamilyGroup", in: stream, by: worker, at: "2025-01-31 10:00",
        [
            "toWhom": "Hazel, her sister Linnet, Rowan, and his foster carers",
            "purpose": "Who is there on the mornings on which Hazel cannot get up, once Rowan is home.",
            "answerBy": "2025-02-04",
        ])
    try await stage.isRefused(
        "returnHome.holdFamilyGroup", for: "returnHome.holdFamilyGroup.accepted", in: stream, by: worker,
        [
            "coordinator": "Nobody yet", "independent": true, "came": "Hazel", "familysPlan": "She will manage.",
            "agreed": true,
        ])
    try await stage.act(
        "returnHome.answerFamilyGroup", in: stream, by: worker, at: "2025-02-03 12:00",
        ["answer": "accepted", "who": "Hazel", "said": "“At last somebody asks Linnet.”"])
    try await stage.act(
        "returnHome.holdFamilyGroup", in: stream, by: worker, at: "2025-02-06 18:30",
        [
            "coordinator": "Perpetua Quill, of the family group service", "independent": true,
            "came": "Hazel, Linnet, Rowan with Biscuit, both foster carers",
            "childsPart": "He chose the biscuits and said who sits where: “Linnet next to Mum so they can whisper.”",
            "familysPlan": """
            Linnet comes at seven if Hazel texts a sun with a cloud. If nobody texts by half past seven, Linnet comes \
            anyway.
            """,
            "agreed": true, "support": "A carer from seven to nine on school days until July.",
        ])
}

private func goingHome(_ stage: Stage, _ stream: StreamID, worker: String, manager: String) async throws {
    try await familyMeets(stage, stream, worker: worker)
    let decision: [String: Answer] = [
        "returnKind": "planned", "homeOn": "2025-02-24",
        "because": "Hazel has been well since December, walks unaided, and has help in the mornings.",
        "assessed": """
        The assessment finds that Rowan will be safe and glad. In the plan: a carer from seven to nine on school days, \
        a nurse each fortnight, his foster carers one weekend a month.
        """,
        "familyMeeting": "held", "childsWords": "“I'll miss the dog. Can I write to the dog?”",
    ]
    try await stage.isRefused(
        "returnHome.decide", for: "returnHome.decide.approved", in: stream, by: worker, at: "2025-02-07 10:00", decision
    )
    try await stage.isRefused(
        "livingAway.end", for: "livingAway.end.decided", in: stream, by: worker, at: "2025-02-07 10:05",
        ["reason": "returnedHome", "livesNow": "x", "because": "x", "councilTold": true])
    try await stage.act("returnHome.decide", in: stream, by: manager, at: "2025-02-10 14:00", decision)
    try await stage.act(
        "returnHome.plan", in: stream, by: worker, at: "2025-02-11 16:00",
        [
            "help": "As the assessment says, until the summer; the family group meets in April.",
            "ifNot":
                "If Hazel falls ill Rowan goes to his foster carers the same day. She has written that she wants it.",
            "explained": "Drawn as a calendar with Rowan; read through with Hazel and her sister.",
        ])
    try await stage.act(
        "livingAway.end", in: stream, by: worker, at: "2025-02-24 17:00",
        [
            "reason": "returnedHome", "livesNow": "With his mother at 9 Sorrel Row, Wrenstow.",
            "because": "Rowan, you went home today. You carried Biscuit yourself.", "councilTold": true,
            "agencies": ["Wrenstow Primary School", "Wrenstow Surgery"], "childsWords": "“It smells the same.”",
        ])
    func visit(_ when: When, _ words: String) async throws {
        try await stage.act(
            "returnHome.visit", in: stream, by: worker, at: when,
            ["alone": true, "childsWords": .text(words), "observed": "At ease; the mornings work."])
    }
    try await visit("2025-03-12 16:10", "“The carer lady is called Pat and she can't do toast.”")
    try await stage.act(
        "returnHome.review", in: stream, by: worker, at: "2025-03-31 11:00",
        ["outcome": "goesOn", "because": "It goes well, and the help is still needed."])
    try await visit("2025-04-08 16:00", "“Mum shouted once. She said sorry. I said sorry too.”")
    try await stage.act(
        "returnHome.reviewFamilyGroup", in: stream, by: worker, at: "2025-04-22 17:00",
        [
            "going": "Linnet has come four times. Twice nobody had texted, and she was right to.",
            "childsWords": "“Linnet burns it on both sides.”", "outcome": "continues",
        ])
    try await visit("2025-05-02 16:00", "“I wrote to the dog. The dog wrote back.”")
    try await stage.act(
        "returnHome.review", in: stream, by: worker, at: "2025-05-09 14:30",
        [
            "outcome": "closed", "because": "Three months without a worry. Pat goes on until July.",
            "childsWords": "“You can still come. You just don't have to.”",
        ])
}

extension Family {
    static let tyndall = Family(
        "Tyndall", home: Address("9 Sorrel Row\nWrenstow", "ZZ4 3AE", from: "2019-02-01"),
        [
            .adult("Hazel Tyndall", born: "1988-07-11", sex: "F", "WBRI"),
            .child(
                "Rowan Tyndall", born: "2016-03-30", sex: "M", "WBRI", serial: 42,
                at: .at(Larkshire.wrenstow, from: "2020-09-07", year: "4"), [.mother("Hazel Tyndall")]),
        ])
}
