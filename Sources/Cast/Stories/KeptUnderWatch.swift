import Guidance
import Practice

extension Story {
    /// A concern that does not become a referral: watched, looked at again, and answered by the school.
    static let keptUnderWatch = Story(
        "A concern kept under watch",
        shows: """
            A reception teacher notices that a girl has gone quiet. The safeguarding lead keeps watching and \
            sets a day to look again; on that day there is more, and the school talks with the family. The \
            teacher who wrote it does not decide.
            """
    ) { stage in
        let (child, teacher, lead) = ("Eliška Nováková", "Ben Arkwright", "Sunita Deol")
        try await stage.register(.novakova, by: lead, at: "2025-09-08 09:00")
        let first = try await stage.concern(
            about: [child], by: teacher, at: "2025-11-12 15:50",
            [
                "categories": ["emotional"], "seenAt": "2025-11-12 13:30", "place": "The book corner",
                "seen": """
                Eliška has stopped joining in. She sat under the table through story time, the third \
                time this week. At the end of the day she held on to me and not to her bag.
                """,
                "source": "fact", "done": "Sat beside her. Told Mrs Deol.",
            ])
        try await stage.isRefused(
            "concern.decide", for: "access.role", in: first, by: teacher,
            ["outcome": "talkToFamily", "because": "It feels right."])
        try await stage.act(
            "concern.decide", in: first, by: lead, at: "2025-11-13 08:40",
            [
                "outcome": "keepWatching", "reviewOn": "2025-11-26",
                "because": """
                Settling into reception can look like this, and so can other things. Ben will note \
                each day for two weeks. If she says anything that worries us we decide sooner.
                """,
            ])
        let second = try await stage.concern(
            about: [child], by: teacher, at: "2025-11-25 12:20",
            [
                "categories": ["emotional", "parentalNeed"], "seenAt": "2025-11-25 09:05",
                "place": "Cloakroom",
                "seen": "Eliška asked which house she goes to today, and cried when I did not know.",
                "childsWords": """
                I asked nothing. “Táta má nový dům a já nevím kdy.” And then in English: “I don't \
                know when is when.”
                """,
                "source": "fact",
            ])
        try await stage.act(
            "concern.decide", in: second, by: lead, at: "2025-11-26 08:30",
            [
                "outcome": "talkToFamily",
                "because": "Her parents have separated, it seems, and nobody has told her the days.",
            ])
        try await stage.act(
            "concern.act", in: second, by: lead, at: "2025-11-27 15:40",
            [
                "action": "Met both parents with an interpreter.",
                "result": """
                They separated in October. Neither knew that she was counting. They made a picture \
                calendar with her in the meeting.
                """,
            ])
        try await stage.act(
            "concern.decide", in: first, by: lead, at: "2025-12-10 08:45",
            [
                "outcome": "supportInAgency",
                "because": """
                She is back in the book corner, on a cushion and not under the table. Ben keeps the \
                calendar with her. We do not need to keep watching.
                """,
            ])
    }
}

extension Family {
    static let novakova = Family(
        "Nováková", home: Address("18 Carder's Court\nQuillham", "ZZ3 6EE", from: "2023-04-10"),
        [
            .adult("Petra Nováková", born: "1993-09-27", sex: "F", "WOTH", language: "ces"),
            .adult("Jan Novák", born: "1991-04-18", sex: "M", "WOTH", language: "ces"),
            .child(
                "Eliška Nováková", born: "2021-02-06", sex: "F", "WOTH", language: "ces", serial: 14,
                at: .at(Larkshire.quillham, from: "2025-09-03", year: "Reception"),
                [.mother("Petra Nováková"), .father("Jan Novák", livesWith: false)]),
        ])
}
