import Guidance
import Practice

extension Story {
    /// A conference that meets on the next working day: reports come in, and its record is being written.
    static let aConferenceTomorrow = Story(
        "A conference tomorrow",
        shows: """
            A conference meets on the next working day. One agency has answered and reported, two have not yet. Chair, \
            minute-taker and lead can write its record at once, on its own page. The enquiry's outcome waits for the \
            manager; the conference did not wait for it.
            """
    ) { stage in
        try await stage.register(.adeyinka, by: "Marcus Venn", at: stage.workingDay(-30, 9))
        let began = try stage.workingDay(-9)
        let episode = try await stage.suspect(tomorrowSuspected(stage, began))
        let next = try stage.workingDay(1)
        try await stage.callConference(
            episode, on: "\(next)", by: "Jerome Baptiste", at: stage.workingDay(-5, 10),
            child: ("comes", "Zadie wants to come for all of it and sit by the window."),
            family: "Explained to her mother on the day after, at home.",
            toDecide: "Whether Zadie is safe at her father's.",
            asking: tomorrowAsked)
        try await stage.act(
            "conference.answer", in: episode, by: "Imran Sadiq", at: stage.workingDay(-4, 11), ["answer": "coming"])
        try await stage.act(
            "conference.report", in: episode, by: "Imran Sadiq", at: stage.workingDay(-3, 15),
            [
                "knows": "Two reports of shouting at the father's address since May.",
                "strengths": "Zadie rang us herself the second time.", "risks": "He drinks on the nights she is there.",
                "childsVoice": "“I put the chair under the handle.”", "view": "plan",
                "viewBecause": "A child who barricades her door.", "mayShare": true,
            ])
        try await stage.act(
            "conference.minute", in: episode, by: Stage.chair, at: stage.workingDay(-1, 16),
            [
                "section": "purpose",
                "text": "We are here to find out how Zadie can be safe on the nights at her father's.",
            ])
    }
}

private func tomorrowSuspected(_ stage: Stage, _ day: Day) throws -> Suspected {
    Suspected(
        child: "Zadie Adeyinka", referrer: "Marcus Venn", lead: "Jerome Baptiste", supervisor: "Niamh Corrigan",
        able: "Zadie asked for him.", day: "\(day)", need: "N5",
        worry: "Zadie, thirteen, puts a chair under her door handle on the nights at her father's.",
        facts: "She told me twice. A photograph of the chair.",
        whereabouts: "In school until 3:30pm, then at her mother's.",
        decided: "You asked for this to stop, and we want to find out how.",
        present: ["Imran Sadiq", "Olu Fashola", "Marcus Venn"], council: "Not known.", health: "Well.",
        police: "Two reports of shouting.", school: "She told us.", initiated: "A child afraid in her own bed.",
        seen: (
            "\(try stage.workingDay(-8)) 13:00", "Ottermere Academy", "“It's a good chair.”",
            "Steady, and glad to be asked what she wants."
        ),
        concluded: "\(try stage.workingDay(-5)) 09:00",
        found: "He comes in at night, drunk, and shouts. She is likely to be hurt.", isAgreed: false)
}

private let tomorrowAsked = [
    Attending(name: "Imran Sadiq", agency: Larkshire.police, view: "plan", because: ""),
    Attending(name: "Olu Fashola", agency: Larkshire.communityHealth, view: "plan", because: ""),
    Attending(name: "Marcus Venn", agency: Larkshire.ottermere, view: "plan", because: ""),
]

extension Family {
    static let adeyinka = Family(
        "Adeyinka", home: Address("14 Lock Street\nOttermere", "ZZ5 9EA", from: "2021-11-12"),
        [
            .adult("Ife Adeyinka", born: "1984-04-17", sex: "F", "BAFR"),
            .adult("Marlon Pike", born: "1981-09-01", sex: "M", "BCRB"),
            .child(
                "Zadie Adeyinka", born: "2012-12-30", sex: "F", "MWBA", serial: 76,
                at: .at(Larkshire.ottermere, from: "2024-09-04", year: "Year 8"),
                [.mother("Ife Adeyinka"), .father("Marlon Pike", livesWith: false)]),
        ])
}
