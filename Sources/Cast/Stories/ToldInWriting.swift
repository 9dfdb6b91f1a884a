import Guidance
import Practice

extension Story {
    /// What was decided is told in writing: to the referrer by a link, to the family by post and then by hand.
    static let toldInWriting = Story(
        "Told in writing",
        shows: """
            A school refers Tobi and his mother is ill. The council's letters are composed from the record, put into the \
            social worker's words, and kept word for word with a hash. The family's letter does not name who referred; it \
            comes back, and is given by hand.
            """
    ) { stage in
        let (lead, child) = ("Jerome Baptiste", "Tobi Oduya")
        try await stage.register(.oduya, by: "Joanna Petrie", at: "2025-05-12 08:45")
        let episode = try await stage.refer([child], by: "Joanna Petrie", at: "2025-05-13 10:30", tobisReferral)[0]
        try await stage.take(
            episode, as: "referral", because: "The school asks for help for a child who cares for his mother.",
            by: "Yasmin Kaleem", at: "2025-05-13 11:45")
        try await stage.assess(
            episode, need: "N3",
            because: "You look after your mum most mornings, Tobi. We want to find out what would help you both.",
            lead: lead, able: "Has worked with young carers for five years.", supervisor: "Niamh Corrigan",
            by: "Dafydd Pritchard", at: "2025-05-14 09:10")

        let toReferrer = try await stage.letter(
            "outcome", to: "referrer", regarding: episode, about: child, by: lead, at: "2025-05-14 11:00")
        try await stage.isRefused(
            "letter.send", for: "letter.send.address", in: try await stage.unaddressed(episode, child, by: lead),
            by: lead, ["channel": "post"])
        try await stage.act("letter.send", in: toReferrer, by: lead, ["channel": "link"])
        try await stage.tellReferrer(
            episode, "We assess under section 17. Jerome Baptiste leads. My letter is in Kith.", by: "Yasmin Kaleem")

        let toFamily = try await stage.letter(
            "outcome", to: "family", regarding: episode, about: child, by: lead, at: "2025-05-14 12:10"
        ) { $0.replacing("such as school and health", with: "such as Tobi's teacher and your doctor, if you agree") }
        try await stage.act("letter.send", in: toFamily, by: lead, ["channel": "post"])
        try await stage.isRefused(
            "letter.revise", for: "letter.revise.sent", in: toFamily, by: lead,
            ["text": "Dear Ms Oduya, something else."])
        try await stage.act(
            "letter.failed", in: toFamily, by: lead, at: "2025-05-19 10:20",
            ["because": "The post brought it back: the flat number was missing."])
        try await stage.act("letter.send", in: toFamily, by: lead, at: "2025-05-20 15:40", ["channel": "hand"])
        try await stage.act(
            "letter.delivered", in: toFamily, by: lead,
            ["known": "I gave it to Ms Oduya, and read it with her and Tobi."])
    }
}

private let tobisReferral: [String: Answer] = [
    "askedFor": "referral", "danger": "none",
    "worry": """
    Tobi is nine and gets his mother up, washed and dressed before school. He is often late and sometimes falls asleep. \
    He does not want anybody to know.
    """,
    "facts": "Late on eleven mornings since Easter. He told the office on 9 May that his mother's legs do not work.",
    "childsWords": "“I'm not late. I'm just busy before.”", "indicators": ["youngCarer"],
    "strengths": "He is good at maths, and his mother rings us when he is poorly.",
    "whereabouts": "At school until 3:15pm, then at home with his mother.", "parentsTold": true, "consent": "given",
]

extension Stage {
    /// A letter that nobody can post, because it has no address.
    fileprivate func unaddressed(_ episode: StreamID, _ child: String, by name: String) async throws -> StreamID {
        try await act(
            "letter.write", about: [child], by: name,
            [
                "regarding": .text(episode.description), "letter": "other", "to": "child", "name": "Tobi",
                "text": "Dear Tobi,\n\nI am coming on Thursday after school. You can show me your maths.\n\nJerome",
            ]
        ).stream
    }
}

extension Family {
    static let oduya = Family(
        "Oduya", home: Address("19 Brewhouse Lane\nWrenstow", "ZZ4 7RA", from: "2020-02-10"),
        [
            .adult("Abisola Oduya", born: "1985-08-08", sex: "F", "BAFR"),
            .child(
                "Tobi Oduya", born: "2016-02-03", sex: "M", "BAFR", serial: 952,
                at: .at(Larkshire.wrenstow, from: "2020-09-07", year: "Year 4"), [.mother("Abisola Oduya")]),
        ])
}
