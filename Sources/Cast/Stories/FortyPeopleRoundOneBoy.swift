import Guidance
import Practice

extension Story {
    /// A boy who cannot live at home has forty relatives, and each of them was asked after before strangers were.
    static let fortyPeopleRoundOneBoy = Story(
        "Forty people round one boy",
        shows: """
            Three generations and forty people in one figure: two grandmothers with seven children each, partings and \
            new partners, a cousin who was adopted, a great-aunt's place taken by an aunt as special guardian, and the \
            boy's own home before and after, by asking for the family as on another day.
            """
    ) { stage in
        try await stage.register(.ashby, by: lead, at: "2025-05-06 09:00")
        let episode = try await stage.refer(
            ["Reuben Ashby"], by: "Sunita Deol", at: "2025-05-07 09:15",
            [
                "askedFor": "referral", "danger": "soon",
                "worry": """
                Reuben's mother Tessa is in hospital and will be for a long while. His father's flat has one room. \
                Reuben has slept in four houses in nine days and keeps his toothbrush in his book bag.
                """,
                "childsWords": "“I've got loads of aunties. Somebody should just count them.”",
                "strengths": "A very large family, most of it within three miles.",
                "whereabouts": "In school until 3:15pm; his aunt Nell collects him.", "parentsTold": true,
                "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "He needs one bed.", by: "Tom Ferriby", at: .after(minutes: 20))
        try await stage.assess(
            episode, need: "N3", because: "Reuben, you are right. Let us count them.", lead: lead,
            able: "Can sit down with both sides of the family.", supervisor: "Samuel Quartey", by: "Dafydd Pritchard",
            at: .after(minutes: 40))
        try await stage.tellReferrer(episode, "We assess, and look for one bed.", by: "Tom Ferriby")
        try await stage.register(kinspeople, by: lead, at: "2025-05-08 09:00")
        try await stage.kin(kinLines, by: lead, at: "2025-05-08 11:00")
        try await settled(stage)
    }
}

private let lead = "Agnieszka Wrona"

private let kinspeople: [Kinsperson] = [
    Kinsperson("Olive Ashby", "1950-03-09", "F"), Kinsperson("Walter Ashby", "1947-11-23", "M"),
    Kinsperson("Rose Carrow", "1953-06-17", "F"), Kinsperson("Dennis Carrow", "1951-02-02", "M"),
    // The father's side.
    Kinsperson("Nell Ashby", "1972-01-19", "F"), Kinsperson("Peter Vance", "1970-05-06", "M"),
    Kinsperson("Hugh Ashby", "1974-10-10", "M"), Kinsperson("Farah Ashby", "1976-08-15", "F", "APKN"),
    Kinsperson("Ivy Ashby", "1977-12-24", "F"), Kinsperson("Colin Ashby", "1979-04-04", "M"),
    Kinsperson("Joyce Ashby", "1982-09-27", "F"), Kinsperson("Edie Ashby", "1988-02-29", "F"),
    // The mother's side.
    Kinsperson("Martha Carrow", "1975-07-31", "F"), Kinsperson("Leon Baptiste-Carrow", "1973-03-13", "M", "BCRB"),
    Kinsperson("Simon Carrow", "1977-05-25", "M"), Kinsperson("Ruthie Carrow", "1980-11-11", "F"),
    Kinsperson("Ben Okell", "1979-01-07", "M"), Kinsperson("Adam Carrow", "1983-08-20", "M"),
    Kinsperson("Hattie Carrow", "1990-06-03", "F"), Kinsperson("Tom Carrow", "1992-10-18", "M"),
    // The cousins.
    Kinsperson("Daisy Vance", "2001-04-12", "F"), Kinsperson("Joel Vance", "2003-09-09", "M"),
    Kinsperson("Zara Ashby", "2005-02-20", "F", "MWAS"), Kinsperson("Idris Ashby", "2008-12-05", "M", "MWAS"),
    Kinsperson("Noor Ashby", "2011-06-30", "F", "MWAS"), Kinsperson("Kit Ashby", "2010-03-03", "M"),
    Kinsperson("Micah Baptiste-Carrow", "2004-07-07", "M", "MWBC"),
    Kinsperson("Naomi Baptiste-Carrow", "2006-10-26", "F", "MWBC"),
    Kinsperson("Lily Okell", "2009-05-14", "F"), Kinsperson("Jude Okell", "2009-05-14", "M"),
    Kinsperson("Freya Carrow", "2013-01-31", "F"), Kinsperson("Sol Carrow", "2016-08-08", "M"),
    Kinsperson("Wilf Ashby", "2018-07-16", "M"), Kinsperson("Posy Ashby", "2021-03-03", "F"),
    Kinsperson("Albie Carrow", "2020-12-12", "M"), Kinsperson("Ottilie Carrow", "2019-11-20", "F"),
    Kinsperson("Priya Nair", "1985-09-12", "F", "AIND"),
]

private func children(_ names: [String], of father: String?, _ mother: String?) -> [KinLine] {
    names.flatMap { name in
        [father.map { KinLine(name, $0, "father") }, mother.map { KinLine(name, $0, "mother") }].compactMap { $0 }
    }
}

private let kinLines: [KinLine] =
    [
        KinLine("Reuben Ashby", "Olive Ashby", "grandparent"), KinLine("Reuben Ashby", "Rose Carrow", "grandparent"),
        KinLine("Reuben Ashby", "Walter Ashby", "grandparent"), KinLine("Reuben Ashby", "Nell Ashby", "auntUncle"),
        KinLine("Olive Ashby", "Walter Ashby", "spouse", from: "1970-06-06"),
        KinLine("Rose Carrow", "Dennis Carrow", "divorced", from: "1999-03-01"),
        KinLine("Daniel Ashby", "Tessa Carrow", "separated", from: "2023-02-01"),
        KinLine("Nell Ashby", "Peter Vance", "spouse", from: "1999-09-18"),
        KinLine("Hugh Ashby", "Farah Ashby", "spouse", from: "2003-07-12"),
        KinLine("Colin Ashby", "Priya Nair", "partner", from: "2017-01-01"),
        KinLine("Martha Carrow", "Leon Baptiste-Carrow", "spouse", from: "2002-05-04"),
        KinLine("Ruthie Carrow", "Ben Okell", "separated", from: "2020-10-01"),
        KinLine("Lily Okell", "Jude Okell", "twin"),
        KinLine("Kit Ashby", "Ivy Ashby", "adoptiveParent", from: "2014-05-01"),
    ]
    + children(
        ["Daniel Ashby", "Nell Ashby", "Hugh Ashby", "Ivy Ashby", "Colin Ashby", "Joyce Ashby", "Edie Ashby"],
        of: "Walter Ashby", "Olive Ashby")
    + children(
        [
            "Tessa Carrow", "Martha Carrow", "Simon Carrow", "Ruthie Carrow", "Adam Carrow", "Hattie Carrow",
            "Tom Carrow",
        ], of: "Dennis Carrow", "Rose Carrow")
    + children(["Daisy Vance", "Joel Vance"], of: "Peter Vance", "Nell Ashby")
    + children(["Zara Ashby", "Idris Ashby", "Noor Ashby"], of: "Hugh Ashby", "Farah Ashby")
    + children(["Micah Baptiste-Carrow", "Naomi Baptiste-Carrow"], of: "Leon Baptiste-Carrow", "Martha Carrow")
    + children(["Lily Okell", "Jude Okell"], of: "Ben Okell", "Ruthie Carrow")
    + children(["Freya Carrow", "Sol Carrow"], of: "Adam Carrow", nil)
    + children(["Ottilie Carrow"], of: nil, "Hattie Carrow")
    + children(["Wilf Ashby", "Posy Ashby"], of: "Colin Ashby", "Priya Nair")
    + children(["Albie Carrow"], of: "Tom Carrow", nil)

private func settled(_ stage: Stage) async throws {
    try await stage.act(
        "person.die", in: try stage.person("Walter Ashby").stream, by: lead, at: "2025-05-09 09:00",
        ["diedOn": "2019-04-30", "circumstances": "expected"])
    try await stage.kin(
        [KinLine("Reuben Ashby", "Nell Ashby", "specialGuardian", responsibility: "yes", from: "2025-09-15")], by: lead,
        at: "2025-09-15 14:00")
    try await stage.act(
        "person.household", in: try stage.person("Reuben Ashby").stream, by: lead, at: .next,
        ["other": "Tessa Carrow", "until": "2025-04-28"])
    try await stage.home(of: "Reuben Ashby", ["Nell Ashby", "Peter Vance", "Joel Vance"], from: "2025-05-19", by: lead)
}

extension Family {
    static let ashby = Family(
        "Ashby", home: Address("2 Weir Cottages\nQuillham", "ZZ3 7WC", from: "2019-02-11"),
        [
            .adult("Tessa Carrow", born: "1986-04-23", sex: "F", "WBRI"),
            .adult("Daniel Ashby", born: "1985-01-05", sex: "M", "WBRI"),
            .child(
                "Reuben Ashby", born: "2017-03-28", sex: "M", "WBRI", serial: 945,
                at: .at(Larkshire.quillham, from: "2021-09-06", year: "Year 3"),
                [.mother("Tessa Carrow"), .father("Daniel Ashby", livesWith: false)]),
        ])
}
