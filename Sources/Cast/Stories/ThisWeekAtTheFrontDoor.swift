import Guidance
import Practice

extension Story {
    /// Live: what the front door has before it today.
    static let thisWeekAtTheFrontDoor = Story(
        "This week at the front door",
        shows: """
            Four children, told in the days before today: one referral to classify, one to decide by the end \
            of today, one that is late, and a decision whose feedback is still owed.
            """
    ) { stage in
        let registered = try stage.workingDay(-30, 9)
        try await stage.register(.obi, by: "Joanna Petrie", at: registered)
        try await stage.register(.pascoe, by: "Marcus Venn", at: .next)
        try await stage.register(.tran, by: "Sunita Deol", at: .next)
        try await stage.register(.mercer, by: "Harriet Lund", at: .next)
        try await owedFeedback(stage)
        try await lateToDecide(stage)
        try await dueToday(stage)
        try await toClassify(stage)
    }
}

private func owedFeedback(_ stage: Stage) async throws {
    let episode = try await stage.refer(
        ["Ruby Mercer"], by: "Harriet Lund", at: stage.workingDay(-5, 9, 40),
        [
            "askedFor": "referral", "danger": "none",
            "worry": """
            Ruby's mother came home from hospital with twins last month, and Ruby has not had a \
            clean uniform or a reading book signed since.
            """,
            "strengths": "Grandparents in the next street.", "whereabouts": "In school until 3:15pm.",
            "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "Asked for.", by: "Yasmin Kaleem", at: stage.workingDay(-5, 10, 30))
    try await stage.act(
        "referral.decide", in: episode, by: "Dafydd Pritchard", at: stage.workingDay(-4, 11),
        [
            "threshold": "earlyHelp", "step": "earlyHelp", "helpNamed": "Larkshire Early Help",
            "because": """
            Two babies at once are a lot. Someone to help with mornings for six weeks is what your \
            mum asks for.
            """,
        ])
}

private func lateToDecide(_ stage: Stage) async throws {
    let episode = try await stage.receive(
        about: "Minh Anh Tran", by: "Tom Ferriby", at: stage.workingDay(-3, 15, 20),
        [
            "source": "4", "from": "Housing officer, Ottermere", "fromPhone": "01632 960170",
            "askedFor": "referral", "danger": "soon",
            "worry": """
            The family's heating has been off for five weeks. The officer found two children in bed \
            in coats at 4pm.
            """,
            "whereabouts": "At home.", "parentsTold": true, "consent": "given",
        ])
    try await stage.take(
        episode, as: "referral", because: "Two children are cold at home.", by: "Tom Ferriby",
        at: stage.workingDay(-3, 16))
}

private func dueToday(_ stage: Stage) async throws {
    let episode = try await stage.refer(
        ["Chidi Obi"], by: "Joanna Petrie", at: stage.workingDay(-1, 14, 5),
        [
            "askedFor": "referral", "danger": "soon",
            "worry": """
            Chidi told a dinner lady that he is left with his uncle, and that his uncle locks the \
            kitchen.
            """,
            "childsWords": "“I keep a banana in my coat now.”",
            "facts": "He has lost weight since the autumn; our nurse weighed him on Monday.",
            "strengths": "He tells people.",
            "whereabouts": "In school until 4pm; his mother collects him herself today.",
            "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "A child may be going hungry.", by: "Yasmin Kaleem",
        at: stage.workingDay(-1, 15))
}

private func toClassify(_ stage: Stage) async throws {
    _ = try await stage.refer(
        ["Jago Pascoe"], by: "Marcus Venn", at: stage.workingDay(0, 8, 50),
        [
            "askedFor": "referral", "danger": "soon",
            "worry":
                "Jago came in with a bruise across his forearm and three accounts of it before nine o'clock.",
            "facts": "I saw the bruise at 8:20am. It is the width of two fingers.",
            "childsWords": "“It was the door. I mean the bike.”",
            "whereabouts": "In my office until someone rings.", "parentsTold": false,
            "parentsNotToldBecause": "allegedSource", "consent": "notSoughtRisk",
        ])
}

extension Family {
    static let obi = Family(
        "Obi", home: Address("33 Barley Mow Road\nWrenstow", "ZZ4 7FF", from: "2023-02-02"),
        [
            .adult("Adaeze Obi", born: "1992-10-10", sex: "F", "BAFR"),
            .adult("Emeka Obi", born: "1995-01-17", sex: "M", "BAFR"),
            .child(
                "Chidi Obi", born: "2018-03-21", sex: "M", "BAFR", serial: 22,
                at: .at(Larkshire.wrenstow, from: "2022-09-05", year: "Year 3"),
                [.mother("Adaeze Obi"), .other("Emeka Obi", "auntUncle")]),
        ])
    static let pascoe = Family(
        "Pascoe", home: Address("1 Tin Row\nOttermere", "ZZ1 6LE", from: "2020-05-05"),
        [
            .adult("Demelza Pascoe", born: "1989-12-24", sex: "F", "WBRI"),
            .adult("Glen Sturgess", born: "1984-03-03", sex: "M", "WBRI"),
            .child(
                "Jago Pascoe", born: "2012-08-30", sex: "M", "WBRI", serial: 23,
                at: .at(Larkshire.ottermere, from: "2023-09-04", year: "Year 9"),
                [.mother("Demelza Pascoe"), .other("Glen Sturgess", "parentsPartner")]),
        ])
    static let tran = Family(
        "Tran", home: Address("Flat 11\nKiln Court\nQuillham", "ZZ3 9HB", from: "2021-11-11"),
        [
            .adult("Bich Tran", born: "1990-06-06", sex: "F", "AOTH", language: "vie"),
            .child(
                "Minh Anh Tran", born: "2017-09-09", sex: "F", "AOTH", language: "vie", serial: 24,
                at: .at(Larkshire.quillham, from: "2022-01-10", year: "Year 3"), [.mother("Bich Tran")]),
        ])
    static let mercer = Family(
        "Mercer", home: Address("27 Hatters Close\nFallowby", "ZZ6 4CW", from: "2018-08-18"),
        [
            .adult("Gemma Mercer", born: "1991-03-28", sex: "F", "WBRI"),
            .child(
                "Ruby Mercer", born: "2019-05-15", sex: "F", "MWBC", serial: 25,
                at: .at(Larkshire.fallowby, from: "2023-09-05", year: "Year 2"), [.mother("Gemma Mercer")]),
        ])
}
