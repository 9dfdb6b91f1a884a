import Guidance
import Practice

extension Story {
    /// One conversation about three children, written once and recorded on each.
    static let recordedTogether = Story(
        "Three siblings recorded together",
        shows: """
            A talk with the head of the children's school is about all three. It is written once and recorded on each \
            child's own episode, all or none. What a child says is each child's own and cannot be copied.
            """
    ) { stage in
        let (worker, lead) = ("Priya Raghunathan", "Sunita Deol")
        let names = ["Amir Darzi", "Leila Darzi", "Soraya Darzi"]
        try await stage.register(.darzi, by: lead, at: "2025-09-15 09:00")
        let episodes = try await stage.refer(
            names, by: lead, at: "2025-09-16 09:40",
            [
                "askedFor": "referral", "danger": "soon",
                "worry":
                    "Their mother was taken to hospital last night. An uncle the children hardly know is with them.",
                "whereabouts": "All three in school.", "parentsTold": true, "consent": "given",
            ])
        for episode in episodes {
            try await stage.take(
                episode, as: "referral", because: "Three children without the one who looks after them.",
                by: "Yasmin Kaleem", at: .after(minutes: 15))
            try await stage.assess(
                episode, need: "N3",
                because: "Your mum is ill and we want you to be looked after well until she is back.",
                lead: worker, able: "Speaks Farsi with their grandmother.", supervisor: "Samuel Quartey",
                by: "Dafydd Pritchard", at: .after(minutes: 20))
            try await stage.tellReferrer(episode, "We assess all three together.", by: "Yasmin Kaleem")
        }
        try await stage.isRefused(
            "child.see", for: "problems", in: episodes[0], also: [episodes[1]], by: worker, at: "2025-09-17 13:00",
            ["whereSeen": "School", "alone": true, "childsWords": "“Is mum dead?”", "observed": "Frightened."])
        for (place, words) in ["“Is mum dead?”", "“Uncle burns the rice.”", "“I want my own pillow.”"].enumerated() {
            try await stage.act(
                "child.see", in: episodes[place], by: worker, at: .told("2025-09-17 1\(3 + place):10"),
                [
                    "whereSeen": "The school library", "alone": true, "childsWords": .text(words),
                    "observed": "Tired, and asking for the others.",
                ])
        }
        try await stage.act(
            "assessment.consult", in: episodes[0], also: [episodes[1], episodes[2]], by: worker,
            at: "2025-09-18 09:00", talk("Fed, washed and on time since Tuesday. All three ask when she comes home."))
        try await stage.close(
            episodes[2], reason: "RC5",
            "Soraya, you live with your aunt in Marrowdale now, and the council there knows what you like for breakfast.",
            by: worker,
            at: "2025-09-30 15:00")
        try await stage.isRefused(
            "assessment.consult", for: "notFound", in: episodes[0], also: [episodes[1], episodes[2]],
            by: worker, at: "2025-10-01 09:00", talk("The uncle has gone home; it is their grandmother now."))
        try await stage.act(
            "assessment.consult", in: episodes[0], also: [episodes[1]], by: worker, at: "2025-10-01 09:10",
            talk("The uncle has gone home; it is their grandmother now."))
    }
}

private func talk(_ answer: String) -> [String: Answer] {
    [
        "agency": "Quillham Primary School", "practitioner": "Sunita Deol", "asked": "How are the three of them?",
        "answer": .text(answer), "holds": "school",
    ]
}

extension Family {
    static let darzi = Family(
        "Darzi",
        home: Address("22 Weavers Court\nQuillham", "ZZ8 6WC", from: "2020-10-01", kind: "home"),
        [
            .adult("Parisa Darzi", born: "1988-06-12", sex: "F", "OOTH", language: "fas"),
            .child(
                "Amir Darzi", born: "2015-05-05", sex: "M", "OOTH", serial: 805,
                at: .at(Larkshire.quillham, from: "2019-09-04", year: "Year 6"),
                [.mother("Parisa Darzi"), .other("Leila Darzi", "sibling"), .other("Soraya Darzi", "sibling")]),
            .child(
                "Leila Darzi", born: "2017-11-19", sex: "F", "OOTH", serial: 806,
                at: .at(Larkshire.quillham, from: "2022-09-05", year: "Year 3"), [.mother("Parisa Darzi")]),
            .child(
                "Soraya Darzi", born: "2019-03-08", sex: "F", "OOTH", serial: 807,
                at: .at(Larkshire.quillham, from: "2023-09-05", year: "Year 2"), [.mother("Parisa Darzi")]),
        ])
}
