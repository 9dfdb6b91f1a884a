import Guidance
import Practice

extension Story {
    /// Live: a family before anything was seen, for the tour that begins with a bruise on a Friday.
    static let beforeFriday = Story(
        "Before Friday",
        shows: """
            A reception child whose school has noticed that she is tired and late on Mondays. Nothing has been referred. \
            The second tour of the README begins here, on the Friday on which a bruise is seen.
            """
    ) { stage in
        try await stage.register(.rusbridge, by: "Sunita Deol", at: stage.workingDay(-30, 9))
        let tired = try await stage.concern(
            about: ["Elin Rusbridge"], by: "Ben Arkwright", at: stage.workingDay(-12, 13, 10),
            [
                "categories": ["attendance"], "seenAt": .text(stage.moment(-12, 9)), "place": "The reading corner",
                "seen": """
                Elin came at half past nine and fell asleep on the cushions before register. It is the third Monday \
                in a row.
                """,
                "childsWords": "I asked if she had slept. “Dale's telly is loud. He says it's his telly.”",
                "source": "fact", "done": "Let her sleep until milk, and told Ms Deol.",
            ])
        try await stage.act(
            "concern.decide", in: tired, by: "Sunita Deol", at: stage.workingDay(-11, 8, 40),
            [
                "outcome": "talkToFamily",
                "because": """
                Her mother, Kelly-Ann, says that her partner moved in at half-term and keeps late hours. She will move \
                Elin's bed. We look again after three Mondays.
                """,
            ])
    }
}

extension Family {
    static let rusbridge = Family(
        "Rusbridge", home: Address("8 Osier Bank\nQuillham", "ZZ3 4TN", from: "2022-04-02"),
        [
            .adult("Kelly-Ann Rusbridge", born: "1996-02-11", sex: "F", "WBRI"),
            .adult("Dale Hanney", born: "1991-07-29", sex: "M", "WBRI"),
            .child(
                "Elin Rusbridge", born: "2021-10-04", sex: "F", "WBRI", serial: 77,
                at: .at(Larkshire.quillham, from: "2025-09-03", year: "Reception"),
                [.mother("Kelly-Ann Rusbridge"), .other("Dale Hanney", "parentsPartner")]),
        ])
}
