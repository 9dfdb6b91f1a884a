import Guidance
import Practice

extension Story {
    /// Live: what a designated safeguarding lead has before her today.
    static let aSchoolsWeek = Story(
        "A school's week",
        shows: """
            Two concerns at Wrenstow Primary School wait for a decision, one of them with marks on a body \
            map, and one that is being watched is to be looked at again today.
            """
    ) { stage in
        let (teacher, lead) = ("Miriam Calder", "Joanna Petrie")
        try await stage.register(.iqbal, by: lead, at: stage.workingDay(-25, 8, 30))
        try await stage.register(.hargreaves, by: lead, at: .next)
        let watched = try await stage.concern(
            about: ["Maryam Iqbal"], by: teacher, at: stage.workingDay(-11, 12, 40),
            [
                "categories": ["attendance"], "seenAt": .text(stage.moment(-11, 9)),
                "seen": """
                Maryam came in at ten again, with her aunt. She said that her mother sleeps in the \
                day now.
                """,
                "source": "fact",
            ])
        try await stage.act(
            "concern.decide", in: watched, by: lead, at: stage.workingDay(-10, 8, 15),
            [
                "outcome": "keepWatching", "reviewOn": .text(stage.workingDay(0).description),
                "because": """
                Her mother has begun night work, her aunt brings her, and Maryam is well. If it goes \
                on for two weeks we talk with the family.
                """,
            ])
        let marked = try await stage.concern(
            about: ["Leo Hargreaves"], by: teacher, at: stage.workingDay(-1, 13, 25),
            [
                "categories": ["physical"], "seenAt": .text(stage.moment(-1, 11)), "place": "Swimming",
                "seen": """
                Two round bruises on the back of Leo's left upper arm when he changed. He put his \
                shirt back on quickly.
                """,
                "childsWords": "I said that looks sore. “I bump into stuff.”", "source": "fact",
                "marks": [
                    [
                        "part": "leftUpperArm", "view": "back", "x": 345, "y": 300, "kind": "bruise",
                        "size": "1 cm", "colour": "yellow and blue",
                    ],
                    [
                        "part": "leftUpperArm", "view": "back", "x": 348, "y": 322, "kind": "bruise",
                        "size": "1 cm", "colour": "yellow and blue",
                    ],
                ],
                "done": "Told Ms Petrie at once.",
            ])
        try await stage.act(
            "concern.alert", in: marked, by: teacher,
            ["practitioner": .text(lead), "how": "inPerson", "at": .text(stage.moment(-1, 11, 20))])
        _ = try await stage.concern(
            about: ["Leo Hargreaves", "Isla Hargreaves"], by: teacher, at: stage.workingDay(0, 8, 55),
            [
                "categories": ["domesticAbuse", "emotional"], "seenAt": .text(stage.moment(0, 8, 40)),
                "place": "The gate",
                "seen": """
                Leo and Isla were brought by a neighbour. Isla had no coat and would not let go of \
                Leo's hand.
                """,
                "said": "“There was an upset last night. I've got them till tonight.”",
                "saidBy": "The neighbour, Mrs Platt", "source": "reported",
            ])
    }
}

extension Stage {
    /// A moment in the days before today, as an answer gives it.
    func moment(_ days: Int, _ hour: Int, _ minute: Int = 0) throws -> String {
        min(Moment(try workingDay(days), hour: hour, minute: minute), today).description
    }
}

extension Family {
    static let iqbal = Family(
        "Iqbal", home: Address("21 Dyer's Row\nWrenstow", "ZZ4 6GH", from: "2021-01-04"),
        [
            .adult("Nasreen Iqbal", born: "1994-02-14", sex: "F", "APKN", language: "pan"),
            .child(
                "Maryam Iqbal", born: "2018-06-11", sex: "F", "APKN", serial: 30,
                at: .at(Larkshire.wrenstow, from: "2022-09-05", year: "Year 3"), [.mother("Nasreen Iqbal")]),
        ])
    static let hargreaves = Family(
        "Hargreaves", home: Address("102 Station Road\nWrenstow", "ZZ4 8VT", from: "2016-12-12"),
        [
            .adult("Kelly Hargreaves", born: "1990-10-31", sex: "F", "WBRI"),
            .adult("Shaun Hargreaves", born: "1987-06-25", sex: "M", "WBRI"),
            .child(
                "Isla Hargreaves", born: "2020-04-14", sex: "F", "WBRI", serial: 32,
                at: .at(Larkshire.wrenstow, from: "2024-09-04", year: "Year 1"),
                [.mother("Kelly Hargreaves"), .father("Shaun Hargreaves")]),
            .child(
                "Leo Hargreaves", born: "2017-11-20", sex: "M", "WBRI", serial: 31,
                at: .at(Larkshire.wrenstow, from: "2022-09-05", year: "Year 3"),
                [
                    .mother("Kelly Hargreaves"), .father("Shaun Hargreaves"),
                    .other("Isla Hargreaves", "sibling"),
                ]),
        ])
}
