import Guidance
import Practice

extension Story {
    /// A child moves school, and what the old school knew is there before her.
    static let theFileThatWentAhead = Story(
        "The file that went ahead",
        shows: """
            A girl of nine moves across the county after her father's death, under another name. The old school takes \
            her off its roll with the reason, hands its safeguarding file over against a signature, and may not do so \
            while she is still on its roll. The new school's first concern stands beside the old ones.
            """
    ) { stage in
        let (child, old, new) = ("Willa Amberson", "Joanna Petrie", "Sunita Deol")
        try await stage.register(.amberson, by: old, at: "2025-09-08 09:00")
        let person = try stage.person(child).stream
        let concern = try await stage.concern(
            about: [child], by: "Miriam Calder", at: "2025-10-14 15:35",
            [
                "categories": ["parentalNeed", "neglect"], "seenAt": "2025-10-14 12:20", "place": "Dinner hall",
                "seen": "Willa put half her dinner in a glove. It is the fourth day.",
                "childsWords": "I asked who it was for. “Mum forgets dinner now. She doesn't forget on purpose.”",
                "source": "fact", "done": "Sat with her; asked the kitchen to make a box to take home.",
            ])
        try await stage.act(
            "concern.decide", in: concern, by: old, at: "2025-10-15 08:30",
            [
                "outcome": "supportInAgency",
                "because": """
                Her father died in July. Her mother says yes to a box each night and to the bereavement group. We look \
                again every Friday.
                """,
            ])
        try await stage.act(
            "person.name", in: person, by: old, at: "2025-11-10 09:05",
            ["fullName": "Willa Sørby", "use": "knownAs", "from": "2025-11-03"])
        let handover: [String: Answer] = [
            "to": .text(Larkshire.quillham), "how": "By hand, in a sealed envelope, the same day as the register.",
            "confirmedBy": "Sunita Deol, who signed for it at the gate at 3:40pm",
        ]
        try await stage.isRefused(
            "person.handOverFile", for: "access.role", in: person, by: old, at: "2025-11-13 16:00",
            handover)
        try await stage.act(
            "person.leaveSchool", in: person, by: old, at: "2025-11-14 15:30",
            [
                "until": "2025-11-14", "reason": "moved",
                "goingTo": "Quillham Primary School, from Monday; her grandmother lives behind it.",
            ])
        try await stage.enrol(
            child, at: Larkshire.quillham, from: "2025-11-17", year: "Year 5", by: new, when: "2025-11-17 08:50")
        try await stage.act("person.handOverFile", in: person, by: old, at: "2025-11-17 16:10", handover)
        try await stage.act(
            "person.move", in: person, by: new, at: "2025-11-18 09:20",
            [
                "address": "4 Glebe Terrace\nQuillham", "postcode": "ZZ3 2JX", "from": "2025-11-15",
                "addressKind": "home", "protected": false,
            ])
        let second = try await stage.concern(
            about: [child], by: "Ben Arkwright", at: "2025-11-26 15:20",
            [
                "categories": ["parentalNeed"], "seenAt": "2025-11-26 12:15", "place": "Dinner hall",
                "seen":
                    "Willa asked whether there is a glove box here. I did not know what she meant, and asked Mrs Deol.",
                "childsWords": "“They already know at this one, don't they.”", "source": "fact",
                "done": "Told Mrs Deol, who did know.",
            ])
        try await stage.act(
            "concern.decide", in: second, by: new, at: "2025-11-26 16:00",
            [
                "outcome": "supportInAgency",
                "because": """
                The box goes on from tomorrow, as it did at Wrenstow. Nobody asks her to explain it twice. Her grandmother \
                comes to the bereavement group here.
                """,
            ])
    }
}

extension Family {
    static let amberson = Family(
        "Amberson", home: Address("70 Weir Lane\nWrenstow", "ZZ4 8TB", from: "2018-02-20"),
        [
            .adult("Signe Amberson", born: "1989-05-05", sex: "F", "WOTH"),
            .child(
                "Willa Amberson", born: "2016-08-22", sex: "F", "WOTH", serial: 161,
                at: .at(Larkshire.wrenstow, from: "2020-09-07", year: "Year 5"), [.mother("Signe Amberson")]),
        ])
}
