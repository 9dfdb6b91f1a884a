import Guidance
import Practice

extension Story {
    /// Live: early help that runs today, with a review due and an action past its day; and a family to be asked.
    static let aTeamAroundAFamily = Story(
        "A team around a family",
        shows: """
            Told in the days before today: two sisters whose team has met twice, with one action past its day and a review \
            due this week; and a boy whose family is still to be asked.
            """
    ) { stage in
        try await stage.register(.sayer, by: "Sunita Deol", at: try stage.workingDay(-60, 9))
        let help = try await stage.startEarlyHelp(
            with: ["Mabli Sayer", "Tegan Sayer"], by: "Sunita Deol", at: try stage.workingDay(-45, 15),
            need:
                "Their mother came out of hospital with a stick and three flights of stairs. Mabli carries Tegan down.",
            signs: [
                "youngCarer": "Mabli, eight, dresses her sister and carries her.",
                "familyCircumstances": "Their mother is in pain and has stopped opening the door.",
            ], childsWords: "Mabli: “I'm strong. I did it with shopping.”",
            strengths: "A neighbour on the second floor who listens for them.")
        try await stage.agree(
            to: help, who: "Carys Sayer, their mother", lead: "Gareth Lomax", able: "Has a Monday and a lift pass.",
            familysSay: "Carys: “As long as it's one person and he knocks like a person.”", by: "Sunita Deol",
            at: try stage.workingDay(-42, 10))
        try await stage.act(
            "earlyHelp.team", in: help, by: "Gareth Lomax", at: try stage.workingDay(-41, 10),
            ["members": ["Sunita Deol", "Teresa Lockhart", "Esme Kirkbride"], "familyAgrees": true])
        try await working(stage, help)
        stage.meanwhile()
        _ = try await stage.startEarlyHelp(
            with: ["Osian Sayer"], by: "Marcus Venn", at: try stage.workingDay(-2, 14),
            need: "Osian looks after his cousins on the days nobody else does, and has stopped coming to band.",
            signs: ["youngCarer": "He leaves at lunch on Mondays to wait with Tegan."])
    }
}

private func working(_ stage: Stage, _ help: StreamID) async throws {
    try await stage.act(
        "earlyHelp.assess", in: help, by: "Gareth Lomax", at: try stage.workingDay(-34, 16),
        [
            "needs": [
                "housing": "Third floor, no lift. Carys was offered a ground-floor flat and did not see the letter.",
                "caring": "Mabli carries her sister on the stairs twice a day.",
                "physicalHealth": "Carys waits for a second operation. Tegan is behind with her injections.",
            ],
            "strengths": "They sing on the stairs. The neighbour counts the steps with them.",
            "childsVoice": "Mabli: “I want Mum to see the beach hut. It has no stairs.”",
            "familysVoice": "Carys: “I don't open it because it's always somebody disappointed.”", "wholeFamily": true,
            "underlying": "What shows is a tired girl. Underneath is pain, stairs, and a pile of unopened letters.",
            "analysis": "Move them down, open the letters together, and give Mabli her arms back.",
            "quality": ["agreed", "childsWishes", "everyone", "factsAndStrengths", "clearAction"],
        ])
    let soon = try stage.workingDay(3)
    let past = try stage.workingDay(-6)
    try await stage.act(
        "earlyHelp.plan", in: help, by: "Gareth Lomax", at: try stage.workingDay(-28, 16),
        [
            "outcomes": "Nobody is carried. The door is opened. Mabli goes to gym club.",
            "familysPart": "On the stairs, at Mabli's wish, with biscuits on each landing.",
            "network": "Mr Abara on the second floor takes Tegan down on school days.",
            "services": ["housing", "parenting"],
            "actions": .list([
                stage.action(
                    "Open the letters with Carys", by: "Gareth Lomax", until: past.description,
                    for: "The door is opened"),
                stage.action(
                    "Tegan's injections at home", by: "Teresa Lockhart", until: past.description,
                    for: "The door is opened"),
                stage.action(
                    "Ask housing for the ground-floor flat again", by: "Esme Kirkbride", until: soon.description,
                    for: "Nobody is carried"),
                stage.action(
                    "Take Tegan down on school days", who: "Mr Abara", until: past.description, for: "Nobody is carried"
                ),
            ]),
            "ifNotBetter": "If Mabli is hurt on the stairs, or the door stays shut for a week, Gareth refers.",
        ])
    try await stage.act(
        "earlyHelp.meet", in: help, by: "Gareth Lomax", at: try stage.workingDay(-14, 15, 30),
        [
            "came": ["Gareth Lomax", "Sunita Deol", "Esme Kirkbride"], "family": "Carys, Mabli",
            "absent": "Teresa Lockhart, who had a clinic and rings on Thursday.",
            "childsVoice": "Mabli: “Eleven biscuits is a lot.”",
            "said": "Nineteen letters opened. The flat is still free.",
            "decided": "Esme presses housing; the school keeps a place in gym club.",
            "actions": .list([
                stage.action(
                    "Keep a place in gym club", by: "Sunita Deol", until: soon.description,
                    for: "Mabli goes to gym club")
            ]),
        ])
    try await stage.done(
        1, in: help, "Nineteen of them. Two were good news.", by: "Gareth Lomax", at: try stage.workingDay(-13, 11))
    try await stage.done(4, in: help, "Every day.", by: "Gareth Lomax", at: try stage.workingDay(-13, 11, 10))
}

extension Family {
    static let sayer = Family(
        "Sayer", home: Address("Flat 17\nHarbour House\nQuillham", "ZZ3 7MS", from: "2020-02-01"),
        [
            .adult("Carys Sayer", born: "1994-08-12", sex: "F", "WBRI"),
            .child(
                "Mabli Sayer", born: "2017-11-30", sex: "F", "WBRI", serial: 126,
                at: .at(Larkshire.quillham, from: "2022-09-05", year: "Year 3"), [.mother("Carys Sayer")]),
            .child(
                "Tegan Sayer", born: "2022-12-05", sex: "F", "WBRI", serial: 127,
                at: .at(Larkshire.nursery, from: "2025-09-03", year: "Nursery"), [.mother("Carys Sayer")]),
            .child(
                "Osian Sayer", born: "2012-04-18", sex: "M", "WBRI", serial: 128,
                at: .at(Larkshire.ottermere, from: "2023-09-04", year: "Year 8"), []),
        ])
}
