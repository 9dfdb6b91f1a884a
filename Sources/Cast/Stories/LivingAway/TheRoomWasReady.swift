import Guidance
import Practice

extension Story {
    /// Private fostering told of six weeks before, visited when it begins, and over in the summer.
    static let theRoomWasReady = Story(
        "The room was ready",
        shows: """
            Parents who go abroad to work tell the school that their son will live with the family of his trumpet \
            teacher. The council knows six weeks before he moves in. It is recorded when he does, visited within the week, \
            decided, and ends when his parents come home.
            """
    ) { stage in
        let (child, lead, worker) = ("Kofi Ashworth-Mensah", "Marcus Venn", "Callum Stroud")
        try await stage.register(.ashworthMensah, by: lead, at: "2024-07-01 09:00")
        let stream = try await stage.act(
            "privateFostering.notify", about: [child], by: lead, at: "2024-07-10 15:45",
            [
                "council": .text(Larkshire.council), "givenBy": "parent",
                "carer":
                    "Hugh and Meredith Bannerman, 3 Priory Steps, Ottermere; he has taught Kofi the trumpet since 2019.",
                "relative": false, "alreadyThere": false, "from": "2024-08-24", "until": "2025-06-30",
                "disabled": false,
                "because": "His mother has a contract in Accra for ten months and his father goes with her.",
                "parents": "Abena and Luke Ashworth-Mensah; both can be rung in the evening.",
                "childsWords": "“It's only next door to the band hall. I'd be early for once.”",
            ]
        ).stream
        try await stage.act(
            "livingAway.allocate", in: stream, by: "Dafydd Pritchard", at: "2024-07-11 09:30",
            ["worker": .text(worker), "manager": "Samuel Quartey"])
        try await stage.act(
            "privateFostering.visit", in: stream, by: worker, at: "2024-07-17 16:30",
            fostered(
                "“I get the room with the slope. I have measured it with my trumpet case.”",
                "A room made ready, with a lock he may use and a lamp he chose.",
                "They asked what they may sign, and what they may not. I wrote it down for them."))
        try await stage.isRefused(
            "privateFostering.begin", for: "privateFostering.begin.ahead", in: stream, by: worker,
            at: "2024-08-20 10:00",
            ["movedIn": "2024-08-24"])
        try await stage.act(
            "privateFostering.begin", in: stream, by: worker, at: "2024-08-27 09:15", ["movedIn": "2024-08-24"])
        let visits = [
            (
                "2024-08-29 16:00", "“They do grace in Welsh. I do it in Twi now, so it's fair.”",
                "Taller than his lamp already.", "Meredith keeps a list of what he eats, and it is long."
            ),
            (
                "2024-10-08 16:15", "“I miss Mum's voice in the actual room.”", "Quiet for a week, and says why.",
                "They ring Accra with him on Sundays and then leave the kitchen."
            ),
            (
                "2024-11-18 16:00", "“Second trumpet. First in January.”", "At ease; homework on the stairs.",
                "Hugh's operation is in March; his sister comes to stay. I asked Kofi what he thinks of her."
            ),
        ]
        for (place, visit) in visits.enumerated() {
            try await stage.act(
                "privateFostering.visit", in: stream, by: worker, at: .told(visit.0),
                fostered(visit.1, visit.2, visit.3))
            guard place == 0 else { continue }
            try await stage.act(
                "privateFostering.decide", in: stream, by: worker, at: "2024-09-03 11:00",
                ["suitability": "suitable", "because": "You know them, they know you, and everybody told us first."])
        }
        try await stage.act(
            "livingAway.end", in: stream, by: worker, at: "2024-12-20 15:00",
            [
                "reason": "arrangementOver", "livesNow": "With his parents again at 9 Corn Street, Ottermere.",
                "because":
                    "His mother's contract ended early. He goes to the Bannermans' on Thursdays, for the trumpet.",
                "councilTold": true, "childsWords": "“Leave the lamp. I'll be back for lessons.”",
            ])
    }
}

private func fostered(_ words: String, _ observed: String, _ carers: String) -> [String: Answer] {
    ["alone": true, "childsWords": .text(words), "observed": .text(observed), "carers": .text(carers)]
}

extension Family {
    static let ashworthMensah = Family(
        "Ashworth-Mensah", home: Address("9 Corn Street\nOttermere", "ZZ1 7WN", from: "2015-10-01"),
        [
            .adult("Abena Ashworth-Mensah", born: "1982-02-02", sex: "F", "BAFR"),
            .adult("Luke Ashworth-Mensah", born: "1980-08-18", sex: "M", "WBRI"),
            .child(
                "Kofi Ashworth-Mensah", born: "2010-03-21", sex: "M", "MWBA", serial: 163,
                at: .at(Larkshire.ottermere, from: "2021-09-06", year: "Year 9"),
                [.mother("Abena Ashworth-Mensah"), .father("Luke Ashworth-Mensah")]),
        ])
}
