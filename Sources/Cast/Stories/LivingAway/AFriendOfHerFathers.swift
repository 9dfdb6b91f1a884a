import Guidance
import Practice

extension Story {
    /// Private fostering that nobody had told the council of, found by a form tutor and visited in time.
    static let aFriendOfHerFathers = Story(
        "A friend of her father's",
        shows: """
            A school finds that a girl of eleven has lived with a friend of her father's since the summer. The notice \
            that was owed six weeks before comes with the reason why it is late. The council visits within seven \
            working days, hears the child alone, and decides. A grown-up son moves in, and is told of before; in April \
            the girl goes home, and that is told two days after.
            """
    ) { stage in
        let child = "Chidera Ezeudu"
        let (lead, worker) = ("Deborah Stannard", "Priya Raghunathan")
        try await stage.register(.ezeudu, by: lead, at: "2024-09-10 09:00")
        try await stage.isRefused(
            "privateFostering.notify", for: "privateFostering.notify.relative", about: [child], by: lead,
            at: "2024-09-17 14:00", fosteringNotice(relative: true))
        let stream = try await stage.act(
            "privateFostering.notify", about: [child], by: lead, at: "2024-09-17 15:20", fosteringNotice()
        ).stream
        try await stage.act(
            "livingAway.allocate", in: stream, by: "Dafydd Pritchard", at: "2024-09-18 09:30",
            ["worker": .text(worker), "manager": "Samuel Quartey"])
        try await stage.isRefused(
            "privateFostering.decide", for: "privateFostering.decide.visited", in: stream, by: worker,
            at: "2024-09-18 10:00", ["suitability": "suitable", "because": "The school speaks well of them."])
        try await stage.act(
            "privateFostering.visit", in: stream, by: worker, at: "2024-09-24 18:10", happened: "2024-09-24 16:30",
            [
                "alone": true,
                "childsWords": """
                “Auntie Bisi isn't my real auntie but she does my hair like Mum did. I want Dad to ring on a day he \
                says he will.”
                """,
                "observed": """
                Chidera showed me the box room that is hers, with her drawings over the bed. She ate with us and \
                corrected my spelling of her name.
                """,
                "carers": """
                Mrs Adebayo works mornings and is home by three. She has a letter from Mr Ezeudu and forty pounds a \
                week. She did not know that the council had to be told, and asked what else she did not know.
                """,
                "toDo": "A doctor's registration, by Mrs Adebayo, within two weeks. I ring Mr Ezeudu in Lagos.",
            ])
        try await stage.act(
            "privateFostering.decide", in: stream, by: worker, at: "2024-10-01 11:00",
            [
                "suitability": "suitableIf",
                "because": "You are cared for and heard here. What is missing can be put right.",
                "requirements": "She is registered with a doctor, and her father agrees in writing who signs for her.",
            ])
        try await stage.act(
            "privateFostering.visit", in: stream, by: worker, at: "2024-10-30 17:00",
            [
                "alone": true, "childsWords": "“He rang on Sunday like he said. He cried a bit. I didn't.”",
                "observed": "In the school play as a narrator. Tired, and glad of half term.",
                "carers": "Both requirements met. Mrs Adebayo has joined a group for carers.",
            ])
        for (day, said, found, carers) in [
            (
                "2024-12-09", "“I'm a shepherd. Again.”", "A tea towel on her head, and a good report.",
                "Asked who signs for the school trip. Mr Ezeudu has, by telephone and then by letter."
            ),
            (
                "2025-01-16", "“Dad says spring. He always says spring.”", "Quiet, then beat me at draughts twice.",
                "Says that she cries after the Sunday calls, and that they make pancakes then."
            ),
        ] {
            try await stage.act(
                "privateFostering.visit", in: stream, by: worker, at: .told("\(day) 16:40"),
                [
                    "alone": true, "childsWords": .text(said), "observed": .text(found), "carers": .text(carers),
                ])
        }
        try await stage.act(
            "privateFostering.change", in: stream, by: worker, at: "2025-02-04 11:20",
            [
                "givenBy": "carer", "changes": ["household"], "changesOn": "2025-02-15",
                "because": "Mrs Adebayo's grown-up son comes back to live with her. He will sleep in the front room.",
                "childsWords": "“Tunde's all right. He eats everything though.”",
            ])
        try await stage.act(
            "privateFostering.visit", in: stream, by: worker, at: "2025-02-18 16:40",
            [
                "alone": true, "childsWords": "“He knocks. I told him to, and he does.”",
                "observed": "The box room is still hers, with a bolt that she asked for.",
                "carers": "Her son has been checked. Mrs Adebayo rang before he came, not after.",
            ])
        try await stage.act(
            "privateFostering.visit", in: stream, by: worker, at: "2025-03-27 16:30",
            [
                "alone": true, "childsWords": "“April. He's got the paper with the date on.”",
                "observed": "Counting days on the wall in pencil, very small.",
                "carers":
                    "Mrs Adebayo asks what is to be done when a child goes. I told her: ring us, within two days.",
            ])
        try await stage.act(
            "privateFostering.leave", in: stream, by: worker, at: "2025-04-14 09:50",
            [
                "givenBy": "carer", "leftOn": "2025-04-12", "livesNow": "With her father, 3 Osier Court, Tarnwick.",
                "because": "His visa came through, and he has a room and a job here.",
                "lateBecause": "Told on Monday; they came on Saturday.",
            ])
        try await stage.act(
            "livingAway.end", in: stream, by: worker, at: "2025-04-16 15:00",
            [
                "reason": "returnedHome", "livesNow": "With her father, 3 Osier Court, Tarnwick.",
                "because": "She is home with her father. The school goes on looking out for her.",
                "councilTold": true, "childsWords": "“I've still got a key to Auntie Bisi's.”",
            ])
    }
}

private func fosteringNotice(relative: Bool = false) -> [String: Answer] {
    [
        "council": "Larkshire County Council", "givenBy": "school",
        "carer": "Bisi Adebayo, 14 Kiln Street, Tarnwick, telephone 01632 960177; a friend of her father's from work.",
        "relative": .bool(relative), "alreadyThere": true, "from": "2024-07-27", "disabled": false,
        "because": """
        Chidera's tutor asked whom to ring about a lost coat. She said Auntie Bisi, “until Dad's visa is sorted”. Her \
        father left for Lagos in July and cannot come back before the spring.
        """,
        "lateBecause": "Neither Mr Ezeudu nor Mrs Adebayo knew that it had to be told.",
        "parents": "Her mother died in 2019. Her father rings on WhatsApp; Mrs Adebayo has the number.",
        "childsWords": "“Am I in trouble for living there?” I said that she was not.",
    ]
}

extension Family {
    static let ezeudu = Family(
        "Ezeudu", home: Address("14 Kiln Street\nTarnwick", "ZZ6 2BD", from: "2024-07-27"),
        [
            .adult("Emeka Ezeudu", born: "1981-03-02", sex: "M", "BAFR"),
            .child(
                "Chidera Ezeudu", born: "2013-05-19", sex: "F", "BAFR", serial: 41,
                at: .at(Larkshire.tarnwick, from: "2024-09-04", year: "7"),
                [.father("Emeka Ezeudu", livesWith: false)]),
        ])
}
