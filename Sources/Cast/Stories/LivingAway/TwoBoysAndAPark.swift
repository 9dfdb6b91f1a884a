import Guidance
import Practice

extension Story {
    /// Exploitation seen by its places: two boys, a park, a takeaway, a tie that has expired, and a park that is changed.
    static let twoBoysAndAPark = Story(
        "Two boys and a park",
        shows: """
            A youth worker notes a park where boys are given parcels. Two boys from two families are tied to it, each \
            by his own social worker; neither worker sees who the other boy is. What is found for one of them is \
            significant harm: a strategy discussion is due from that decision and held the same day. One tie has \
            expired and leads nowhere any more. The park is lit and staffed, and the map shows what each was asked to \
            change.
            """
    ) { stage in
        try await stage.register(.brightwell, by: "Deborah Stannard", at: "2024-09-09 09:00")
        try await stage.register(.ndlovu, by: "Marcus Venn", at: "2024-09-09 10:30")
        let kieran = try await referred(
            stage, "Kieran Brightwell", by: "Deborah Stannard", lead: "Callum Stroud", at: "2024-10-01",
            "Kieran, thirteen, has two phones and came on Friday with a cut hand he will not explain.")
        let malachi = try await referred(
            stage, "Malachi Ndlovu", by: "Marcus Venn", lead: "Priya Raghunathan", at: "2024-10-03",
            "Malachi, fourteen, has missed nine afternoons, and his mother found four hundred pounds in his boot.")
        let (park, takeaway) = try await places(stage)
        try await assessed(stage, kieran, malachi)
        try await tied(stage, park, takeaway)
        try await answered(stage, park)
        try await enquired(stage, kieran, park)
    }
}

private func referred(
    _ stage: Stage, _ child: String, by school: String, lead: String, at day: String, _ worry: String
) async throws -> StreamID {
    let episode = try await stage.refer(
        [child], by: school, at: .told("\(day) 11:00"),
        [
            "askedFor": "referral", "danger": "soon", "worry": .text(worry), "whereabouts": "At school until 3pm.",
            "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "Signs of exploitation.", by: "Yasmin Kaleem", at: .told("\(day) 13:00"))
    try await stage.assess(
        episode, need: "N1", because: "Somebody is using you. We want to know who, where, and what would stop it.",
        lead: lead, able: "Works with young people harmed outside the home.", supervisor: "Samuel Quartey",
        by: "Dafydd Pritchard", at: .told("\(day) 15:30"))
    try await stage.tellReferrer(
        episode, "We assess, and ask the police about the place.", by: "Yasmin Kaleem", at: .told("\(day) 16:15"))
    return episode
}

private func places(_ stage: Stage) async throws -> (park: StreamID, takeaway: StreamID) {
    let takeaway = try await stage.act(
        "place.note", by: "Imran Sadiq", at: "2024-10-04 10:00",
        [
            "name": "The takeaway on Kiln Street", "placeKind": "premises", "area": "Kiln Street, Tarnwick",
            "concern": "criminalExploitation",
            "known": "Boys wait at the back door after nine. The same two mopeds. Free food for those who wait.",
        ]
    ).stream
    let park = try await stage.act(
        "place.note", by: "Dean Ashworth", at: "2024-10-07 19:30",
        [
            "name": "Mill Lane park", "placeKind": "publicPlace", "area": "The bandstand end, Tarnwick",
            "concern": "criminalExploitation",
            "known": """
            From four until dark. Two young men of about twenty hand out bags from under the bandstand. No light works \
            there. The bus home stops on the far side.
            """,
        ]
    ).stream
    let bandstand = try await stage.act(
        "place.note", by: "Imran Sadiq", at: "2024-10-07 21:10",
        [
            "name": "Bandstand, Mill Lane", "placeKind": "publicPlace", "area": "Tarnwick",
            "concern": "criminalExploitation", "known": "Two males handing out bags after dark.",
        ]
    ).stream
    try await stage.act(
        "place.close", in: bandstand, by: "Imran Sadiq", at: "2024-10-08 08:30",
        ["because": "The same place as Mill Lane park, which Dean Ashworth noted an hour and a half before."])
    return (park, takeaway)
}

private func assessed(_ stage: Stage, _ kieran: StreamID, _ malachi: StreamID) async throws {
    try await stage.act(
        "outsideHome.assess", in: kieran, by: "Callum Stroud", at: "2024-10-09 16:00",
        [
            "concern": "criminalExploitation", "context": "community", "level": "significant",
            "nature": "He carries parcels on his bicycle after school, and owes money for one that was taken from him.",
            "duration": "Since August; most days.", "places": "Mill Lane park, and until September the takeaway.",
            "people": "Two young men he calls the olders, and another boy he will not name.",
            "childsWords": "“It's not a gang. They bought me chips when Dad forgot.”",
            "strengths": "His dad walks the dog with him at six each morning, and wants to know.",
            "change": "Light and people at the park; someone who buys him chips for nothing; the debt.",
        ])
    try await stage.act(
        "outsideHome.assess", in: kieran, by: "Callum Stroud", at: "2024-10-09 16:20",
        [
            "concern": "criminalExploitation", "context": "online", "level": "emerging",
            "nature": "Messages at night with a map pin and no words.", "duration": "Since September.",
            "places": "A messaging app on the second phone.",
            "change": "Kieran decides with his dad what happens to the phone.",
        ])
    try await stage.isRefused(
        "outsideHome.decide", for: "access.role", in: kieran, by: "Deborah Stannard", at: "2024-10-09 16:30",
        ["decision": "s17", "because": "x", "sourceOfHarm": "x", "safetyPlan": "x"])
    try await stage.act(
        "outsideHome.decide", in: kieran, by: "Callum Stroud", at: "2024-10-10 10:00",
        [
            "decision": "s47", "because": "A debt, a cut hand and adults who wait for him: this is significant harm.",
            "sourceOfHarm": "Police work on the two men; the council on the park and the takeaway's licence.",
            "safetyPlan": "Dad collects him until half term. A youth worker walks the path at four.",
            "nationalReferral": true, "siblings": "His sister is five and is not out alone.",
        ])
    try await stage.act(
        "strategy.hold", in: kieran, by: "Callum Stroud", at: "2024-10-10 14:00",
        [
            "how": "video", "present": ["Callum Stroud", "Imran Sadiq", "Olu Fashola"],
            "councilShared": "Two phones, a debt he will not name, and a father who rings me back.",
            "healthShared": "The nurse closed a cut on his hand with strips on Friday. He said it was a tin.",
            "policeShared": "The two men are known by sight and by their mopeds, not yet by name.",
            "step": "s47Joint", "because": "Adults have a hold on him, and his hand was cut.",
            "safeguards": "His father collects him. Officers walk the park from three.",
            "familyTold": "His father, today, by Callum; Kieran with him.",
        ])
    try await stage.act(
        "enquiry.start", in: kieran, by: "Samuel Quartey", at: "2024-10-10 14:30",
        [
            "lead": "Callum Stroud", "how": "joint", "police": "Imran Sadiq",
            "because": "Who holds the debt, who cut his hand, and what would let him stop.", "parentsTold": true,
        ])
    try await stage.act(
        "outsideHome.assess", in: malachi, by: "Priya Raghunathan", at: "2024-10-10 15:00",
        [
            "concern": "criminalExploitation", "context": "community", "level": "moderate",
            "nature": "He stands at the bandstand and watches for police.",
            "duration": "Since the middle of September.",
            "places": "Mill Lane park.", "childsWords": "“Someone's got to look out for him.”",
            "change": "Somewhere better to be at four.",
        ])
}

private func tied(_ stage: Stage, _ park: StreamID, _ takeaway: StreamID) async throws {
    func tie(
        _ place: StreamID, _ child: String, by worker: String, at when: When, _ answers: [String: Answer]
    ) async throws {
        var answers = answers
        answers["person"] = .text(child)
        try await stage.act("place.link", in: place, by: worker, at: when, answers)
    }
    try await tie(
        takeaway, "Kieran Brightwell", by: "Callum Stroud", at: "2024-10-11 09:30",
        [
            "tie": "spendsTime", "source": "family", "seenOn": "2024-09-02", "confidence": "likely",
            "expiresOn": "2024-12-02",
            "because": "His dad saw him at the back door. He has not been since the new term.",
        ])
    try await stage.isRefused(
        "place.link", for: "place.link.tooLong", in: park, by: "Callum Stroud", at: "2024-10-11 09:40",
        [
            "person": "Kieran Brightwell", "tie": "drawnIn", "source": "seen", "seenOn": "2024-10-07",
            "confidence": "confirmed", "expiresOn": "2026-10-07", "because": "x",
        ])
    try await tie(
        park, "Kieran Brightwell", by: "Callum Stroud", at: "2024-10-11 09:45",
        [
            "tie": "drawnIn", "source": "seen", "seenOn": "2024-10-07", "confidence": "confirmed",
            "expiresOn": "2025-04-07", "because": "The youth worker saw him take a bag from under the bandstand.",
        ])
    let wrong = try await stage.act(
        "place.link", in: takeaway, by: "Callum Stroud", at: "2024-10-11 09:50",
        [
            "person": "Kieran Brightwell", "tie": "taken", "source": "community", "seenOn": "2024-10-05",
            "confidence": "uncertain", "expiresOn": "2024-11-05",
            "because": "A shopkeeper thought he was driven there.",
        ])
    try await stage.act(
        "place.unlink", in: takeaway, by: "Callum Stroud", at: "2024-10-11 16:00",
        ["entry": .int(wrong.number), "because": "He was at his sister's party: I saw the photographs, with times."])
    try await tie(
        park, "Malachi Ndlovu", by: "Priya Raghunathan", at: "2024-10-14 14:00",
        [
            "tie": "spendsTime", "source": "child", "seenOn": "2024-10-10", "confidence": "confirmed",
            "expiresOn": "2025-04-10", "because": "He told me, and drew where he stands.",
        ])
    try await tie(
        park, "Malachi Ndlovu", by: "Priya Raghunathan", at: "2024-10-14 14:10",
        [
            "tie": "friend", "peer": "Kieran Brightwell", "source": "child", "seenOn": "2024-10-10",
            "confidence": "likely", "expiresOn": "2025-04-10",
            "because": "He looks out for a boy with a green bicycle.",
        ])
}

private func answered(_ stage: Stage, _ park: StreamID) async throws {
    try await stage.act(
        "place.respond", in: park, by: "Samuel Quartey", at: "2024-10-15 10:00",
        [
            "agency": "Tarn Valley Housing", "asked": "Mend the lights at the bandstand end and cut the hedge.",
            "standing": "asked", "by": "2024-11-01",
        ])
    try await stage.act(
        "place.respond", in: park, by: "Samuel Quartey", at: "2024-10-15 10:10",
        [
            "agency": "The Lanternfold Trust",
            "asked": "A youth worker at the bandstand from four until six on school days.",
            "standing": "agreed", "by": "2024-10-21",
        ])
}

private func enquired(_ stage: Stage, _ kieran: StreamID, _ park: StreamID) async throws {
    try await stage.act(
        "child.see", in: kieran, by: "Callum Stroud", at: "2024-10-16 16:30",
        [
            "whereSeen": "Walking the dog with him", "alone": true,
            "childsWords": "“If I just stop they come to the house. That's why.”",
            "observed": "He showed me the hand. It was a knife and not a tin, and he told it to the dog.",
        ])
    try await stage.act(
        "place.respond", in: park, by: "Dean Ashworth", at: "2024-11-08 18:00",
        [
            "agency": "The Lanternfold Trust",
            "asked": "A youth worker at the bandstand from four until six on school days.",
            "standing": "done",
            "result": "Every day since 21 October, with chips. Eleven boys on Friday. The two men have not come.",
        ])
    try await stage.act(
        "enquiry.conclude", in: kieran, by: "Callum Stroud", at: "2024-11-12 11:00",
        [
            "outcome": "noLongerLikely", "conference": false, "nextStep": "childInNeed",
            "because": """
            It was true. One man is charged and may not come near him, the debt is nobody's, and his father is there at \
            half past three.
            """,
        ])
    try await stage.agreeEnquiry(
        kieran, "One charged and kept away, a father at the gate. The plan is enough, and I look at it in six weeks.",
        by: "Samuel Quartey", at: "2024-11-12 15:10")
    try await stage.tellEnquiry(
        kieran, "What was found, who is charged, and the plan that helps Kieran now.",
        child: "Kieran, none of it was owed. You can walk through the park.",
        agencies: ["Larkshire Constabulary", "Larkshire Community Health"], by: "Callum Stroud",
        at: "2024-11-13 16:00")
}

extension Family {
    static let brightwell = Family(
        "Brightwell", home: Address("77 Mill Lane\nTarnwick", "ZZ6 4QJ", from: "2012-05-01"),
        [
            .adult("Gary Brightwell", born: "1983-09-18", sex: "M", "WBRI"),
            .child(
                "Kieran Brightwell", born: "2011-02-14", sex: "M", "WBRI", serial: 46,
                at: .at(Larkshire.tarnwick, from: "2022-09-07", year: "9"), [.father("Gary Brightwell")]),
        ])
    static let ndlovu = Family(
        "Ndlovu", home: Address("5 Lock Court\nOttermere", "ZZ5 2DK", from: "2016-03-01"),
        [
            .adult("Thandi Ndlovu", born: "1985-04-27", sex: "F", "BAFR"),
            .child(
                "Malachi Ndlovu", born: "2010-06-08", sex: "M", "BAFR", serial: 47,
                at: .at(Larkshire.ottermere, from: "2021-09-06", year: "10"), [.mother("Thandi Ndlovu")]),
        ])
}
