import Guidance
import Practice

extension Story {
    /// A boy of sixteen is remanded, and somebody who knows him tells the place what it must know tonight.
    static let remandedOnAFriday = Story(
        "Remanded on a Friday",
        shows: """
            A court remands a boy of sixteen at twenty past four on a Friday. What the establishment must know for the \
            first night is told before he arrives. He is allocated, seen and heard there, and goes home when the case ends.
            """
    ) { stage in
        let (child, worker) = ("Dermot Skerry", "Priya Raghunathan")
        try await stage.register(.skerry, by: "Deborah Stannard", at: "2025-03-10 09:00")
        let stream = try await stage.act(
            "custody.begin", about: [child], by: "Yasmin Kaleem", at: "2025-05-16 16:50",
            [
                "council": .text(Larkshire.council), "custodyKind": "remanded",
                "establishment": "Fellmoor Secure Training House, unit 2",
                "because": "With two men of twenty in a car that was not theirs. The court refused bail at 4:20pm.",
                "riskTold": """
                Told at 4:45pm to the unit's duty manager, by telephone and in writing: Dermot's brother took his life in \
                2023, on a Friday. Dermot does not sleep with the light out. He will not say either of these himself.
                """,
                "releaseOn": "2025-06-13",
            ]
        ).stream
        try await stage.act(
            "livingAway.allocate", in: stream, by: "Dafydd Pritchard", at: "2025-05-16 17:05",
            ["worker": .text(worker), "manager": "Samuel Quartey"])
        try await stage.isRefused(
            "lookedAfter.visit", for: "lookedAfter.visit.kind", in: stream, by: worker, at: "2025-05-19 09:00",
            ["alone": true, "childsWords": "x", "observed": "x"])
        try await stage.act(
            "livingAway.check", in: stream, by: worker, at: "2025-05-19 14:30",
            [
                "childSeen": true,
                "childsWords": "“They left the light on. Nobody made a thing of it. Was that you?” I said that it was.",
                "welfare": "He has eaten since Saturday. A teacher there found out that he can weld.",
                "contact": "His mother on Sunday, for the whole hour; she brought his glasses.",
                "toDo":
                    "His school sends work by Wednesday; I ask the youth justice worker about bail with conditions.",
            ])
        try await stage.act(
            "livingAway.check", in: stream, by: worker, at: "2025-06-04 11:00",
            [
                "childSeen": true, "childsWords": "“I'd rather be bored at home.”",
                "welfare": "Two quiet weeks. He asked to see the chaplain about his brother, and did.",
                "contact": "His mother and his grandfather, turn about.",
            ])
        try await stage.act(
            "livingAway.end", in: stream, by: worker, at: "2025-06-13 15:40",
            [
                "reason": "returnedHome", "livesNow": "With his mother at 12 Chandler's Row, Tarnwick.",
                "because": "A referral order. His mother was there, and so was his teacher, who had asked for the day.",
                "councilTold": true, "agencies": [.text(Larkshire.tarnwick)],
                "childsWords": "“I'm keeping the light on though.”",
            ])
    }
}

extension Family {
    static let skerry = Family(
        "Skerry", home: Address("12 Chandler's Row\nTarnwick", "ZZ6 9PE", from: "2011-11-01"),
        [
            .adult("Noreen Skerry", born: "1979-01-12", sex: "F", "WIRI"),
            .child(
                "Dermot Skerry", born: "2009-04-02", sex: "M", "WIRI", serial: 164,
                at: .at(Larkshire.tarnwick, from: "2020-09-07", year: "Year 11"), [.mother("Noreen Skerry")]),
        ])
}
