import Guidance
import Practice

extension Story {
    /// A young carer is offered an assessment, which looks at the whole family and lessens what he does.
    static let hisBrothersBreakfast = Story(
        "His brother's breakfast",
        shows: """
            A school nurse notices that a boy of twelve does the mornings for his brother and his father. He is offered \
            an assessment as a young carer; it finds that the caring is too much, and what his father needs is put in \
            place so that he can be twelve.
            """
    ) { stage in
        let child = "Yusuf Karimi"
        try await stage.register(.karimi, by: "Marcus Venn", at: "2024-01-15 09:00")
        let stream = try await stage.act(
            "circumstance.note", about: [child], by: "Olu Fashola", at: "2024-02-06 11:20",
            [
                "circumstance": "youngCarer", "council": "Larkshire County Council",
                "known": """
                Yusuf came to my drop-in about headaches. He sleeps five hours. He had done the shopping before school \
                and had his brother's asthma plan in his blazer.
                """,
                "childsWords": "“I'm not a carer. I'm just first up.”",
                "caring": "Breakfasts, medicines, his brother's school run, the bins, letters in English; most nights.",
                "caresFor": "His father, who has multiple sclerosis, and Idrees, who is six and has asthma.",
                "reviewOn": "2024-04-16",
            ]
        ).stream
        try await stage.isRefused(
            "circumstance.end", for: "circumstance.end.offer", in: stream, by: "Yasmin Kaleem", at: "2024-02-07 09:00",
            ["reason": "needMet", "because": "The school will keep an eye on him."])
        try await stage.act(
            "circumstance.review", in: stream, by: "Yasmin Kaleem", at: "2024-02-07 09:20",
            ["changed": "Given to the young carers' worker.", "responsible": "Bettina Osei", "reviewOn": "2024-04-16"])
        try await stage.act(
            "carer.offer", in: stream, by: "Bettina Osei", at: "2024-02-13 16:30",
            [
                "answer": "accepted",
                "offered": "At home, with his father and Idrees there, and in Farsi where his father wanted it.",
                "supportNow": "Breakfast club for both brothers from Monday; a taxi for the school run.",
            ])
        try await stage.act(
            "carer.conclude", in: stream, by: "Bettina Osei", at: "2024-03-19 15:00",
            [
                "outcome": "careTooMuch",
                "found": """
                Thirty hours a week. He has dropped football, sleeps badly, and listens at night for his father's \
                falls. He is proud of what he does and does not want it taken for a problem.
                """,
                "wholeFamily": """
                His father has had no assessment of his own since 2021. With two calls a day and a stairlift he can do \
                evenings himself, and wants to.
                """,
                "help":
                    "Adult social care begins two calls a day on 2 April. Yusuf keeps the cooking on Fridays: he likes it.",
                "childsWords": "“Can it say I did it well?” It can. You did.",
            ])
        try await stage.act(
            "circumstance.review", in: stream, by: "Bettina Osei", at: "2024-04-16 16:00",
            [
                "changed": "The calls began. Yusuf is back at football and has slept through three nights.",
                "reviewOn": "2024-07-09",
            ])
        try await stage.act(
            "circumstance.end", in: stream, by: "Bettina Osei", at: "2024-07-09 15:30",
            [
                "reason": "needMet",
                "because": "His father's care holds. Yusuf goes on seeing the young carers' group because he wants to.",
            ])
    }
}

extension Family {
    static let karimi = Family(
        "Karimi", home: Address("31 Wharf Terrace\nOttermere", "ZZ5 7LP", from: "2021-10-04"),
        [
            .adult("Daud Karimi", born: "1979-01-09", sex: "M", "AOTH", language: "fas"),
            .child(
                "Yusuf Karimi", born: "2011-06-25", sex: "M", "AOTH", serial: 45,
                at: .at(Larkshire.ottermere, from: "2022-09-07", year: "7"), [.father("Daud Karimi")]),
        ])
}
