import Guidance
import Practice

extension Story {
    /// A baby expected by a mother in prison: a plan for the birth, advice to the board, a place together.
    static let bornInCustody = Story(
        "Born to a mother in custody",
        shows: """
            A midwife registers an unborn child whose mother is in prison. The plan for the birth is agreed before its \
            date, the council advises the board of the mother and baby unit, and the board agrees. The baby is born on \
            the record that began before the birth, and is checked on where she lives.
            """
    ) { stage in
        let (child, worker) = ("Baby Hallam", "Agnieszka Wrona")
        try await stage.register(.hallam, by: "Siobhan Brady", at: "2024-07-08 10:00")
        let circumstance = try await stage.act(
            "circumstance.note", about: [child], by: "Siobhan Brady", at: "2024-07-08 10:40",
            [
                "circumstance": "unborn", "council": "Larkshire County Council",
                "known": "Jodie is twenty-two weeks pregnant and has fourteen months of her sentence to serve.",
            ]
        ).stream
        let custody = try await stage.act(
            "circumstance.note", about: [child], by: "Siobhan Brady", at: "2024-07-08 10:50",
            [
                "circumstance": "parentInCustody", "council": "Larkshire County Council",
                "known": "Sentenced in May for handling stolen goods.", "riskWho": "Jodie Hallam, the mother.",
                "riskStatus": "sentenced", "releaseOn": "2025-09-05", "childTold": "Not born yet.",
            ]
        ).stream
        let stay = try await applied(stage, child, worker: worker)
        for stream in [circumstance, custody] {
            try await stage.act(
                "circumstance.review", in: stream, by: "Yasmin Kaleem", at: .after(minutes: 5),
                ["changed": "Given to the worker for the birth.", "responsible": .text(worker)])
        }
        try await planned(stage, circumstance, custody, worker: worker)
        try await placed(stage, stay, child, worker: worker)
        try await stage.act(
            "circumstance.end", in: circumstance, by: worker, at: "2024-11-12 10:00",
            ["reason": "born", "because": "Wren was born on 8 November, on the day her mother had guessed."])
        try await stage.act(
            "livingAway.check", in: stay, by: worker, at: "2024-12-03 13:00",
            [
                "childSeen": true, "childsWords": "Wren followed her mother's voice round the room.",
                "welfare": "Fed, warm, growing along her line. The nursery nurse knows what makes her laugh.",
                "contact": "Her grandmother comes each fortnight; the father's family have a photograph every month.",
            ])
        try await stage.act(
            "risk.exchange", in: custody, by: worker, at: "2025-08-20 11:00",
            [
                "event": "release", "with": "The unit's resettlement worker, 01632 960190",
                "received": "Release on 5 September to her mother's home, on licence for seven months.",
                "shared": "The health visitor's name, and that a cot is there.", "releaseOn": "2025-09-05",
                "safety": "Jodie's mother has been assessed with her; a visit in the first week.",
            ])
        try await stage.act(
            "livingAway.end", in: stay, by: worker, at: "2025-09-05 15:00",
            [
                "reason": "returnedHome", "livesNow": "With her mother and grandmother, 2 Quay Cottages, Ottermere.",
                "because": "Wren, you left the unit in your mum's arms. You had never heard a dog before.",
                "councilTold": true, "agencies": ["Larkshire Community Health"],
            ])
        try await stage.act(
            "circumstance.end", in: custody, by: worker, at: "2025-09-12 10:00",
            ["reason": "released", "because": "Home a week. The first visit went well."])
    }
}

private func applied(_ stage: Stage, _ child: String, worker: String) async throws -> StreamID {
    let stay = try await stage.act(
        "motherAndBabyUnit.apply", about: [child], by: "Siobhan Brady", at: "2024-07-09 09:30",
        [
            "council": "Larkshire County Council",
            "mother": "Jodie Hallam, held at the women's prison at Fenwick Moor.",
            "unit": "The mother and baby unit at Fenwick Moor", "boardOn": "2024-09-17",
            "because":
                "Jodie has asked for a place. It is her first child; she has stopped smoking and reads to the bump.",
            "mothersView": "“I want to be the one who gets up in the night.”",
        ]
    ).stream
    try await stage.act(
        "livingAway.allocate", in: stay, by: "Dafydd Pritchard", at: "2024-07-10 10:00",
        ["worker": .text(worker), "manager": "Niamh Corrigan"])
    return stay
}

private func planned(_ stage: Stage, _ circumstance: StreamID, _ custody: StreamID, worker: String) async throws {
    try await stage.act(
        "risk.exchange", in: custody, by: worker, at: "2024-07-22 14:00",
        [
            "event": "reception", "with": "The prison's family engagement worker, 01632 960191",
            "received":
                "Jodie is well and shares a cell with a woman she trusts. No one poses a risk to the baby there.",
            "shared": "That we advise the board, and who will come.",
        ])
    try await stage.act(
        "preBirth.plan", in: circumstance, by: worker, at: "2024-09-06 11:00",
        [
            "atBirth": "Her mother is with her. No restraint and no officer in the room: agreed in writing.",
            "alert": "Ottermere Infirmary and the prison's midwife; told by Siobhan Brady.",
            "tellAt": "Agnieszka Wrona by day; the out of hours number at night.",
            "discharge": "Together to the unit after the paediatrician has seen the baby; we meet on the ward first.",
            "parentsView": "“Nobody has ever written down what happens before it happens.”",
        ])
}

private func placed(_ stage: Stage, _ stay: StreamID, _ child: String, worker: String) async throws {
    try await stage.isRefused(
        "motherAndBabyUnit.decide", for: "motherAndBabyUnit.decide.advice", in: stay, by: worker,
        at: "2024-09-06 11:30",
        ["decision": "agreed", "because": "It will be."])
    try await stage.act(
        "motherAndBabyUnit.advise", in: stay, by: worker, at: "2024-09-10 15:00",
        [
            "advice": "supports", "placement": "Mother and baby together, with staff who know both, is right.",
            "development": "A nursery place from three months; a health visitor each week.",
            "contact": "Her grandmother each fortnight; photographs to the father's family.",
            "otherCare": "Her grandmother, assessed in August, from the same day if need be.", "attends": .text(worker),
        ])
    try await stage.act(
        "motherAndBabyUnit.decide", in: stay, by: worker, at: "2024-09-17 16:00",
        ["decision": "agreed", "because": "From birth until release, reviewed every eight weeks."])
    try await stage.act(
        "person.birth", in: try stage.person(child).stream, by: worker, at: "2024-11-11 09:30",
        happened: "2024-11-08 04:40", ["dateOfBirth": "2024-11-08", "fullName": "Wren Hallam", "sex": "F"])
}

extension Family {
    static let hallam = Family(
        "Hallam", home: nil,
        [
            .adult("Jodie Hallam", born: "1999-01-30", sex: "F", "WBRI"),
            .expected("Baby Hallam", about: "2024-11-11", [.mother("Jodie Hallam")]),
        ])
}
