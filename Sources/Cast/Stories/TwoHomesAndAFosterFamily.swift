import Guidance
import Practice

extension Story {
    /// A remarried family, half-brothers and sisters, a baby on the way and a foster home, drawn and told.
    static let twoHomesAndAFosterFamily = Story(
        "Two homes and a foster family",
        shows: """
            A mother, her former husband and her partner; half-brothers and sisters on both sides, twins among them; a \
            brother in a foster home; a grandfather who has died and a baby not born yet. The family's figure, its \
            network with two views of the same grandmother, one chronology for brother and sister, and a selection for \
            a review with a second version.
            """
    ) { stage in
        try await stage.register(.thornton, by: "Priya Raghunathan", at: "2025-03-03 09:10")
        try await stage.surroundings(of: "Baby Marsden", in: .thornton, by: lead)
        let episodes = try await referred(stage)
        try await family(stage)
        try await network(stage)
        try await spring(stage, episodes)
        try await selection(stage, episodes)
    }
}

private let lead = "Priya Raghunathan"

private let thorntonKin: [Kinsperson] = [
    Kinsperson("Joan Thornton", "1962-07-30", "F"), Kinsperson("Brian Thornton", "1958-01-12", "M"),
    Kinsperson("Maureen Pike", "1960-10-02", "F"), Kinsperson("Carl Thornton", "1988-05-19", "M"),
    Kinsperson("Kelly Dunmore", "1988-08-08", "F"), Kinsperson("Tyler Pike", "2010-02-21", "M"),
    Kinsperson("Ella Pike", "2012-09-14", "F"), Kinsperson("Amy Pike", "2012-09-14", "F"),
    Kinsperson("Ruth Adeyemi", "1975-04-11", "F", "BAFR"), Kinsperson("Samuel Adeyemi", "1972-12-01", "M", "BAFR"),
    Kinsperson("Grace Adeyemi", "2008-06-25", "F", "BAFR"),
]

private func referred(_ stage: Stage) async throws -> [StreamID] {
    let children = ["Josh Thornton", "Kayleigh Thornton"]
    let episodes = try await stage.refer(
        children, by: "Marcus Venn", at: "2025-03-10 09:20",
        [
            "askedFor": "referral", "danger": "soon",
            "worry": """
            Josh has come in without sleep three times since half-term. On Friday he would not go home: there had been \
            shouting between his mother and her partner, and he had stood in front of his sister.
            """,
            "facts": "Josh was at the gate at 7:10am on 5, 6 and 7 March. Kayleigh was with him on the last of them.",
            "childsWords": "“I'm all right. It's just I can hear it through the wall.”",
            "strengths": "Their grandmother Joan rings the school when she is worried. Sharon came in the same day.",
            "whereabouts": "Both in school until 3:20pm.", "parentsTold": true, "consent": "given",
        ])
    for (episode, child) in zip(episodes, children) {
        try await stage.take(
            episode, as: "referral", because: "A boy afraid to go home.", by: "Tom Ferriby", at: .after(minutes: 25))
        try await stage.assess(
            episode, need: "N4",
            because:
                "\(child.split(separator: " ")[0]), we want to hear how it is at home, from you and from your mum.",
            lead: lead, able: "Knows the family's estate, and leads for both.", supervisor: "Samuel Quartey",
            by: "Dafydd Pritchard", at: .after(minutes: 45))
        try await stage.tellReferrer(
            episode, "We assess both children together.", by: "Tom Ferriby", at: .after(minutes: 10))
    }
    return episodes
}

private func family(_ stage: Stage) async throws {
    let kayleigh = "Kayleigh Thornton"
    try await stage.register(thorntonKin, by: lead, at: "2025-03-12 09:00")
    try await stage.kin(
        [
            KinLine(kayleigh, "Joan Thornton", "grandparent"), KinLine(kayleigh, "Brian Thornton", "grandparent"),
            KinLine(kayleigh, "Carl Thornton", "auntUncle"), KinLine(kayleigh, "Maureen Pike", "grandparent"),
            KinLine("Sharon Thornton", "Joan Thornton", "mother"),
            KinLine("Sharon Thornton", "Brian Thornton", "father"),
            KinLine("Carl Thornton", "Joan Thornton", "mother"), KinLine("Carl Thornton", "Brian Thornton", "father"),
            KinLine("Joan Thornton", "Brian Thornton", "spouse", from: "1985-08-03"),
            KinLine("Darren Pike", "Maureen Pike", "mother"),
            KinLine("Sharon Thornton", "Darren Pike", "spouse", from: "2010-05-29"),
            KinLine("Sharon Thornton", "Darren Pike", "divorced", from: "2017-11-20"),
            KinLine("Sharon Thornton", "Lee Marsden", "partner", from: "2018-09-01"),
            KinLine("Darren Pike", "Kelly Dunmore", "separated", from: "2021-01-15"),
            KinLine("Tyler Pike", "Darren Pike", "father"), KinLine("Tyler Pike", "Kelly Dunmore", "mother"),
            KinLine("Ella Pike", "Darren Pike", "father"), KinLine("Ella Pike", "Kelly Dunmore", "mother"),
            KinLine("Amy Pike", "Darren Pike", "father"), KinLine("Amy Pike", "Kelly Dunmore", "mother"),
            KinLine("Ella Pike", "Amy Pike", "identicalTwin"),
            KinLine("Ruth Adeyemi", "Samuel Adeyemi", "spouse", from: "2001-04-21"),
            KinLine("Grace Adeyemi", "Ruth Adeyemi", "mother"), KinLine("Grace Adeyemi", "Samuel Adeyemi", "father"),
        ], by: lead, at: "2025-03-12 10:00")
    try await stage.home(of: kayleigh, ["Josh Thornton", "Mason Marsden"], by: lead)
    try await stage.act(
        "person.die", in: try stage.person("Brian Thornton").stream, by: lead, at: .next,
        ["diedOn": "2015-11-02", "circumstances": "expected", "note": "Told by Joan, who nursed him at home."])
}

private func network(_ stage: Stage) async throws {
    let stream = try stage.person("Kayleigh Thornton").stream
    let links: [(String, String, String, String, String, String)] = [
        ("Nan Joan", "relative", "strong", "toFamily", "child", "“She always has a plate ready.”"),
        (
            "Nan Joan", "relative", "strained", "both", "parent",
            "Sharon says that her mother takes sides, and that she could not do without her."
        ),
        ("Saturday swimming", "community", "strong", "toFamily", "child", "“Nobody shouts under water.”"),
        ("Mrs Okoro next door", "neighbour", "ordinary", "toFamily", "parent", "Has a key, and uses it."),
        ("Dad's mates at the garage", "friend", "weak", "none", "child", "She knows two of them by name."),
        ("The loan from last winter", "other", "strained", "fromFamily", "parent", "£60 a week until July."),
        ("Biscuit the dog", "pet", "strong", "both", "child", "Sleeps on her feet."),
    ]
    var when: When = "2025-03-14 15:30"
    for link in links {
        try await stage.act(
            "person.connect", in: stream, by: lead, at: when,
            [
                "name": .text(link.0), "connection": .text(link.1), "strength": .text(link.2), "flow": .text(link.3),
                "viewOf": .text(link.4), "note": .text(link.5),
            ])
        when = .next
    }
}

private func spring(_ stage: Stage, _ episodes: [StreamID]) async throws {
    try await stage.act(
        "child.see", in: episodes[1], by: lead, at: "2025-03-18 14:10",
        [
            "whereSeen": "Ottermere Academy", "alone": true,
            "childsWords": "“I turn the hairdryer on and then I can't hear.”",
            "observed": "Talks quickly, laughs at her own jokes, watches the door.",
        ])
    try await stage.act(
        "child.see", in: episodes[0], by: lead, at: "2025-03-19 11:00",
        [
            "whereSeen": "Ottermere Academy", "alone": true,
            "childsWords": "“If I'm not there she'll get in between them.”",
            "observed": "Tired. Fell asleep in the chair for a minute and said sorry.",
        ])
    let josh = "Josh Thornton"
    try await stage.kin(
        [
            KinLine(josh, "Ruth Adeyemi", "fosterCarer", from: "2025-04-02"),
            KinLine(josh, "Samuel Adeyemi", "fosterCarer", from: "2025-04-02"),
        ], by: lead, at: "2025-04-02 16:30")
    for other in ["Sharon Thornton", "Lee Marsden", "Kayleigh Thornton", "Mason Marsden"] {
        try await stage.act(
            "person.household", in: try stage.person(josh).stream, by: lead, at: .next,
            ["other": .text(other), "until": "2025-04-01"])
    }
    try await stage.act(
        "person.household", in: try stage.person("Kayleigh Thornton").stream, by: lead, at: .next,
        ["other": .text(josh), "until": "2025-04-01"])
    try await stage.home(
        of: josh, ["Ruth Adeyemi", "Samuel Adeyemi", "Grace Adeyemi"], from: "2025-04-02", by: lead)
    try await stage.act(
        "person.move", in: try stage.person(josh).stream, by: lead, at: .next,
        [
            "address": "3 Sallow Bank\nQuillham", "postcode": "ZZ3 2RB", "from": "2025-04-02",
            "addressKind": "placement", "protected": false,
        ])
}

private func selection(_ stage: Stage, _ episodes: [StreamID]) async throws {
    let child = "Kayleigh Thornton"
    let begun = try await stage.act(
        "selection.begin", about: [child], by: lead, at: "2025-04-28 09:00",
        [
            "purpose": "reviewConference", "neededBy": "2025-05-12",
            "shows": "What has been tried since March, and what Kayleigh says has changed.",
        ]
    ).stream
    let lines = try await stage.entries(of: child)
    guard let referral = lines["referral.make"]?.first, let seen = lines["child.see"]?.first,
        let decided = lines["referral.decide"]?.first
    else { throw stage.stopped("the selection", "an entry is missing") }
    for (entry, because, meant) in [
        (
            referral, "The first time anyone outside the family heard of it, and Josh was the one who told.",
            "She was believed the first time." as String?
        ),
        (
            seen, "Her own words, alone. Nothing else on the record says it so plainly.",
            "“I turn the hairdryer on and then I can't hear.”"
        ),
        (decided, "What was decided, and what for. My view: it was right, and late by a winter.", nil),
    ] {
        try await stage.act(
            "selection.choose", in: begun, by: lead, at: .next,
            ["entry": .int(entry), "because": .text(because), "meant": meant.map(Answer.text) ?? .null])
    }
    try await stage.isRefused(
        "selection.choose", for: "selection.choose.already", in: begun, by: lead,
        ["entry": .int(seen), "because": "Once more."])
    try await stage.isRefused(
        "selection.choose", for: "selection.choose.notThere", in: begun, by: lead,
        ["entry": 999_999, "because": "Not an entry of hers."])
    try await stage.act(
        "selection.finish", in: begun, by: lead, at: "2025-05-06 16:00",
        [
            "summary": """
            Two children heard the same nights through two walls and said so in two ways. Since Josh is with Ruth and \
            Samuel he sleeps; Kayleigh misses him. Sharon has kept every appointment. What Lee makes of it is not known.
            """
        ])
    try await stage.isRefused(
        "selection.choose", for: "selection.choose.finished", in: begun, by: lead,
        ["entry": .int(decided), "because": "Too late for version 1."])
    try await stage.act(
        "selection.reopen", in: begun, by: lead, at: "2025-05-08 10:00",
        ["because": "Sharon has read it and wants to say something to it."])
    try await stage.act(
        "selection.leaveOut", in: begun, by: lead, at: .next, ["entry": .int(decided)])
    try await stage.act(
        "selection.finish", in: begun, by: lead, at: "2025-05-09 09:30",
        [
            "summary": "As before, with Sharon's words, and without the decision, which the conference has already.",
            "familySays": "Sharon: “It's true. I'd put in that I asked for help in January and was told to ring back.”",
        ])
}

extension Stage {
    /// The numbers of a child's entries by the act they tell, oldest first.
    func entries(of child: String) async throws -> [ActKind: [Int]] {
        let person = try person(child)
        let lines = try await office.database.read { [office] session in
            try office.readings.chronology(of: person, in: session)
        }
        return Dictionary(grouping: lines.reversed(), by: \.act).mapValues { $0.map(\.number) }
    }
}

extension Family {
    static let thornton = Family(
        "Thornton", home: Address("58 Ropewalk Street\nOttermere", "ZZ1 4TN", from: "2018-10-06"),
        [
            .adult("Sharon Thornton", born: "1990-03-17", sex: "F", "WBRI"),
            .adult("Darren Pike", born: "1986-12-05", sex: "M", "WBRI"),
            .adult("Lee Marsden", born: "1992-06-28", sex: "M", "WBRI"),
            .child(
                "Josh Thornton", born: "2011-01-09", sex: "M", "WBRI", serial: 941,
                at: .at(Larkshire.ottermere, from: "2022-09-05", year: "Year 9"), thorntonTies),
            .child(
                "Kayleigh Thornton", knownAs: "Kay", born: "2013-04-26", sex: "F", "WBRI", serial: 942,
                at: .at(Larkshire.ottermere, from: "2024-09-04", year: "Year 7"), thorntonTies),
            .child(
                "Mason Marsden", born: "2019-08-13", sex: "M", "WBRI", serial: 943,
                at: .at(Larkshire.fallowby, from: "2023-09-05", year: "Year 1"),
                [.mother("Sharon Thornton"), .father("Lee Marsden")]),
            .expected("Baby Marsden", about: "2025-07-20", [.mother("Sharon Thornton"), .father("Lee Marsden")]),
        ])

    private static let thorntonTies: [Family.Tie] = [
        .mother("Sharon Thornton"), .father("Darren Pike", livesWith: false),
        .other("Lee Marsden", "stepParent"),
    ]
}
