import Guidance
import Practice

extension Story {
    /// A photograph of a drawing belongs to a concern, and is seen by those who may read the concern.
    static let aDrawingAtLunch = Story(
        "A drawing at lunch",
        shows: """
            Elsie draws her father outside in the rain. Her teacher adds a photograph of the drawing to the concern: the \
            place and the telephone are taken out of it. The safeguarding lead adds the wrong drawing, takes it back, and \
            sends the right one with the referral.
            """
    ) { stage in
        let (teacher, lead) = ("Miriam Calder", "Joanna Petrie")
        try await stage.register(.marchbanks, by: lead, at: "2025-03-03 08:40")
        try await stage.isNotTaken(Array("<svg onload='alert(1)'/>".utf8), by: teacher)
        try await stage.bring(
            Drawing.photograph, what: "Drawing Elsie made at lunch", holds: .childsWords, by: teacher,
            at: "2025-03-04 13:05")
        let concern = try await stage.concern(
            about: ["Elsie Marchbanks"], by: teacher, at: "2025-03-04 13:20",
            [
                "categories": ["domesticAbuse"], "seenAt": "2025-03-04 12:35", "place": "Year 3, wet lunch",
                "seen": """
                Elsie drew her house with herself indoors and a big man outside in the rain. She pressed so hard that \
                the crayon broke, and then coloured in the door.
                """,
                "childsWords": """
                I said: tell me about your picture. “That's Daddy. He's not let in. He knocks and knocks and we have to \
                be asleep.”
                """,
                "source": "fact", "done": "Kept the drawing. Told Elsie I was glad she had told me.",
            ])
        try await stage.bring(
            Array("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n".utf8), what: "Drawing of 4 March", by: lead,
            at: "2025-03-04 14:10")
        try await stage.act(
            "concern.decide", in: concern, by: lead,
            [
                "outcome": "refer",
                "because": """
                Her mother told us in January that there is an order against Elsie's father. He is not to come to the \
                house. If he knocks at night, they are not safe.
                """,
            ])
        try await stage.takeBack(
            "Drawing of 4 March", of: "Elsie Marchbanks", by: lead,
            because: "I chose the wrong file: this is an empty form from the office.")
        try await stage.bring(
            Drawing.photograph, what: "Drawing Elsie made at lunch on 4 March", holds: .childsWords, by: lead,
            at: "2025-03-04 14:25")
        let episode = try await stage.refer(["Elsie Marchbanks"], by: lead, at: "2025-03-04 14:40", elsiesReferral)[0]
        try await stage.take(
            episode, as: "referral", because: "A child may be in danger from someone whom an order keeps away.",
            by: "Yasmin Kaleem", at: "2025-03-04 15:30")
        try await stage.assess(
            episode, need: "N1",
            because: """
                You drew what happens at your door at night. We want you and your mum to be able to sleep, and someone \
                will find out with you both what that needs.
                """,
            lead: "Jerome Baptiste", able: "Knows the order, and has worked with Elsie's school before.",
            supervisor: "Niamh Corrigan", by: "Dafydd Pritchard", at: "2025-03-05 09:20")
        try await stage.tellReferrer(
            episode, "We assess; Jerome Baptiste leads, and rings you before he comes to school.", by: "Yasmin Kaleem")
        try await stage.add(
            Drawing.photograph, what: "The back of the drawing: a door with three locks", holds: .childsWords,
            about: "Elsie Marchbanks", regarding: episode, by: lead, at: "2025-03-05 11:10")
    }
}

private let elsiesReferral: [String: Answer] = [
    "askedFor": "referral", "danger": "soon",
    "worry": """
    Elsie's drawing and words suggest that her father comes to the house at night, against the order of January. Her \
    mother may be afraid to say so.
    """,
    "facts": "Drawn at 12:35pm today in class. The order was shown to us by her mother on 14 January.",
    "childsWords": "“That's Daddy. He's not let in. He knocks and knocks and we have to be asleep.”",
    "whereabouts": "At school until 3:15pm; her mother collects her.", "parentsTold": true, "consent": "given",
]

extension Stage {
    /// Whoever added a document takes it back.
    fileprivate func takeBack(_ what: String, of child: String, by name: String, because: String) async throws {
        let person = try person(child)
        let rows = try await office.database.read { [office] in
            try office.readings.documents(about: person, in: $0)
        }
        guard let row = rows.first(where: { $0.what == what && !$0.isWithdrawn }) else {
            throw stopped("taking back “\(what)”", "it is not there")
        }
        try await act("document.withdraw", in: row.stream, by: name, ["because": .text(because)])
    }
}

extension Family {
    static let marchbanks = Family(
        "Marchbanks", home: Address("6 Cooper's Yard\nWrenstow", "ZZ4 2LE", from: "2018-10-01"),
        [
            .adult("Verity Marchbanks", born: "1990-05-17", sex: "F", "WBRI"),
            .adult("Dominic Marchbanks", born: "1987-11-30", sex: "M", "WBRI"),
            .child(
                "Elsie Marchbanks", born: "2017-01-22", sex: "F", "WBRI", serial: 951,
                at: .at(Larkshire.wrenstow, from: "2021-09-06", year: "Year 3"),
                [.mother("Verity Marchbanks"), .father("Dominic Marchbanks", livesWith: false)]),
        ])
}
