import Guidance
import Practice

extension Story {
    /// A home that is going to be lost, told to housing while there is still time.
    static let twoMonthsNotice = Story(
        "Two months' notice",
        shows: """
            A school nurse learns that a family is to lose its home in eight weeks. She asks before she tells, refers to \
            the housing authority of the mother's choice, and the family moves before the bailiffs would have come. Nobody \
            was homeless for a night.
            """
    ) { stage in
        let (child, nurse) = ("Ignacy Wolski", "Olu Fashola")
        try await stage.register(.wolski, by: "Harriet Lund", at: "2025-01-13 09:00")
        try await stage.isRefused(
            "homelessness.expect", for: "homelessness.expect.lost", about: [child], by: nurse, at: "2025-01-21 13:30",
            notice(lostOn: "2025-01-20"))
        let stream = try await stage.act(
            "homelessness.expect", about: [child], by: nurse, at: "2025-01-21 13:40", notice(lostOn: "2025-03-18")
        ).stream
        try await stage.act(
            "homelessness.refer", in: stream, by: nurse, at: "2025-01-22 09:20",
            [
                "consent": "agreed", "authority": .text(Larkshire.housing), "contactAgreed": true,
                "reason": """
                Notice of 17 January to leave by 18 March: the house is to be sold. A mother and a boy of six with asthma, \
                who has been in hospital twice from damp. She asks for Fallowby, for his school.
                """,
                "socialCareTold": false, "socialCareNotTold": "There is no worry about his care.",
            ])
        try await stage.act(
            "circumstance.review", in: stream, by: nurse, at: "2025-02-12 15:10",
            [
                "changed": "Housing has seen her twice and written a plan. Two flats to look at on Thursday.",
                "childsWords": "“I want a room that doesn't cough.”",
            ])
        try await stage.act(
            "circumstance.end", in: stream, by: nurse, at: "2025-03-11 16:00",
            [
                "reason": "housed",
                "because": "They moved on Saturday to a dry flat above the baker's. He walks to school past the bread.",
            ])
    }
}

private func notice(lostOn: String) -> [String: Answer] {
    [
        "council": .text(Larkshire.council), "alone": false, "lostOn": .text(lostOn),
        "known": "Mrs Wolska brought the landlord's letter to the asthma clinic and asked me what “possession” means.",
        "childsWords": "“Mum is putting my books in boxes before anybody said.”",
    ]
}

extension Family {
    static let wolski = Family(
        "Wolski", home: Address("2 Tanner's Yard\nFallowby", "ZZ6 1CD", from: "2021-08-01"),
        [
            .adult("Renata Wolska", born: "1990-09-09", sex: "F", "WOTH", language: "pol"),
            .child(
                "Ignacy Wolski", born: "2018-12-06", sex: "M", "WOTH", language: "pol", serial: 162,
                at: .at(Larkshire.fallowby, from: "2023-09-05", year: "Year 1"), [.mother("Renata Wolska")]),
        ])
}
