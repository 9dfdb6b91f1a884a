import Guidance
import Practice

extension Story {
    /// Police protection over the night the clocks go back, then an emergency protection order and its one extension.
    static let whenTheClocksWentBack = Story(
        "When the clocks went back",
        shows: """
            Late on the last Saturday of October an officer takes a baby into police protection: its seventy-two hours \
            end an hour earlier by the clock. The discussion that night has nobody from health and is decided in \
            urgency, then held again. The order that follows counts from the Saturday; it is extended once, and a \
            second time is refused.
            """
    ) { stage in
        let (child, lead) = ("Ines Varga", "Callum Stroud")
        try await stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
        let episode = try await stage.receive(
            about: child, by: "Tom Ferriby", at: "2025-10-25 23:05",
            [
                "source": "6", "from": "Inspector Hale", "fromPhone": "01632 960101", "askedFor": "referral",
                "worry": "A baby of four months in a car with a driver who could not stand, at the services.",
                "whereabouts": "In the ambulance, on the way to the Infirmary.", "danger": "soon", "parentsTold": true,
                "consent": "notSoughtRisk",
            ])
        try await saturday(stage, episode)
        try await order(stage, episode, lead: lead)
        try await afterTheOrder(stage, episode, lead: lead)
    }
}

private func saturday(_ stage: Stage, _ episode: StreamID) async throws {
    try await stage.act(
        "policeProtection.take", in: episode, by: "Karen Mellor", at: "2025-10-25 23:25", happened: "2025-10-25 22:40",
        [
            "officer": "PC 2207 Amos", "designatedOfficer": "Inspector Hale, 01632 960101, until Tuesday",
            "because": """
            Ines was not strapped in. Her mother, who was driving, could not say her name, and there was nobody else \
            to take her.
            """,
            "whereChildIs": "Ottermere Infirmary, children's ward",
            "orderNotPracticableBecause": "Nobody could be reached at court, and the ambulance was at the door.",
            "contactTerms": "Her mother may see her on the ward with a nurse in the room.",
            "councilTold": "Tom Ferriby, 11:05pm", "parentsTold": true, "partnersConsulted": false,
            "partnersNotConsultedBecause": "She would have been driven away.",
        ])
    try await stage.isRefused(
        "policeProtection.take", for: "policeProtection.take.running", in: episode, by: "Imran Sadiq",
        at: "2025-10-25 23:40",
        [
            "officer": "PC 2207 Amos", "designatedOfficer": "Inspector Hale", "because": "As before",
            "whereChildIs": "On the ward", "orderNotPracticableBecause": "As before", "councilTold": "Tom Ferriby",
            "parentsTold": true, "partnersConsulted": true,
        ])
    try await stage.act(
        "referral.classify", in: episode, by: "Tom Ferriby", at: "2025-10-25 23:45",
        ["takenAs": "referral", "because": "A baby under police protection."])
    try await stage.act(
        "referral.decide", in: episode, by: "Dafydd Pritchard", at: "2025-10-25 23:50",
        [
            "threshold": "protection", "step": "immediateProtection", "primaryNeed": "N1",
            "because": "You were not safe in that car, Ines, and tonight you sleep where somebody watches.",
        ])
    try await stage.act(
        "strategy.hold", in: episode, by: "Tom Ferriby", at: "2025-10-26 00:20",
        [
            "how": "phone", "present": ["Tom Ferriby", "Dafydd Pritchard", "Karen Mellor"],
            "absent": "Health: the ward could not spare the doctor, who was with Ines.",
            "urgentBecause": "Her mother asked to take her home tonight.",
            "councilShared": "Known to the health visitor only.", "policeShared": "Arrested for driving; a first time.",
            "step": "s47Joint", "because": "A baby who could have died tonight.",
            "safeguards": "She stays on the ward under police protection.", "familyTold": "Her mother, by the officer.",
        ])
}

private func order(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "strategy.hold", in: episode, by: "Tom Ferriby", at: "2025-10-26 10:30",
        [
            "how": "video", "present": ["Tom Ferriby", "Karen Mellor", "Dr Alice Thornbury"],
            "healthShared": "Ines is well fed and unhurt. Her mother's blood will tell the rest on Monday.",
            "step": "goesOn", "because": "With health there now: the decision stands.",
            "safeguards": "The ward, until a court decides.", "familyTold": "Her mother, at the ward, by Tom Ferriby.",
        ])
    try await stage.allocate(
        episode, to: lead, able: "Works with mothers who drink, and their babies.", supervisor: "Samuel Quartey",
        by: "Dafydd Pritchard", at: "2025-10-27 09:00")
    try await stage.act(
        "enquiry.start", in: episode, by: "Dafydd Pritchard", at: "2025-10-27 09:10",
        [
            "lead": .text(lead), "how": "joint", "police": "Karen Mellor",
            "because": "Whether Ines is safe with a mother who drank, and with whom she is.", "parentsTold": true,
        ])
    try await stage.tellReferrer(
        episode, "A joint enquiry, and we go to court for an order today.", by: "Tom Ferriby", at: .after(minutes: 20))
    try await stage.act(
        "emergencyProtectionOrder.make", in: episode, by: lead, at: "2025-10-27 15:40", happened: "2025-10-27 15:10",
        [
            "applicant": "council", "court": "The family court at Ottermere", "endsAt": "2025-11-01 16:00",
            "because": "Her mother cannot yet say who would look after Ines if she drank again.",
            "whereChildIs": "With foster carers in Wrenstow", "directions": "A hair test for alcohol, by 6 November.",
            "contactTerms": "Every day, two hours.",
            "whoWasTold": """
            Her mother, at court, at ten past three. Her grandmother by telephone at four. Her father is not known.
            """,
            "partnersConsulted": true,
        ])
    try await stage.act(
        "policeProtection.end", in: episode, by: "Karen Mellor", at: "2025-10-27 15:45", happened: "2025-10-27 15:10",
        [
            "how": "orderMade", "because": "The court made an emergency protection order.",
            "whereChildIs": "With foster carers in Wrenstow",
        ])
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2025-10-28 11:00",
        [
            "whereSeen": "At the foster carers'", "alone": false, "notAloneBecause": "tooYoung",
            "observed": "Ines looked for her mother's voice in the corridor, and found it.",
        ])
    try await stage.act(
        "emergencyProtectionOrder.extend", in: episode, by: lead, at: "2025-10-31 14:00",
        ["court": "The family court at Ottermere", "because": "The hair test comes on 6 November."])
    try await stage.isRefused(
        "emergencyProtectionOrder.extend", for: "emergencyProtectionOrder.extend.once", in: episode, by: lead,
        at: "2025-11-06 09:30", ["court": "The family court at Ottermere", "because": "The laboratory is late."])
    try await stage.act(
        "emergencyProtectionOrder.end", in: episode, by: lead, at: "2025-11-07 15:00",
        [
            "how": "returned", "whereChildIs": "At her grandparents', with her mother",
            "because":
                "Two occasions in half a year, the hair says. Her parents have moved in, and she has poured it all away.",
        ])
}

private func afterTheOrder(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "exclusion.require", in: episode, by: lead, at: "2025-11-07 15:30",
        [
            "basis": "undertaking", "excluded": "Robin Sayle, who sold her the bottles at the door",
            "keptFrom": "The flat and the stairs", "endsAt": "2025-12-07 12:00", "powerOfArrest": false,
            "because": "She asked for it herself.",
            "whoWasTold": "Her mother and grandmother at the table; he signed for it himself that evening.",
            "partnersConsulted": true,
        ])
    try await stage.act(
        "enquiry.conclude", in: episode, by: lead, at: "2025-11-10 11:00",
        [
            "outcome": "noLongerLikely", "conference": false, "nextStep": "childInNeed",
            "because": "It was true that night. It is not likely now: all agencies agree, her own doctor among them.",
        ])
    try await stage.agreeEnquiry(
        episode,
        "I read all four replies. Two occasions, a house with two more adults in it, and a lock on the cellar door.",
        by: "Samuel Quartey", at: "2025-11-10 16:30")
    try await stage.tellEnquiry(
        episode, "What we found and what follows, with the right of each agency to ask for more.",
        child: "Ines will read it one day. Her grandmother keeps the letter.",
        agencies: ["Larkshire Constabulary", "Ottermere Infirmary Trust", "Larkshire Community Health"], by: lead,
        at: "2025-11-11 10:00")
    try await stage.act(
        "exclusion.lift", in: episode, by: lead, at: "2025-12-05 16:00", ["because": "He has left the county."])
    try await stage.settle(
        episode,
        [
            "sections": ["safety": "Grandparents in the house; a clinic on Tuesdays.", "warmth": "Ines is sung to."],
            "strengths": "A mother who told the truth on the second day.",
            "childsVoice": "She turns to her mother when someone new comes in.",
            "analysis": "One terrible night in a life that had got too lonely. It is less lonely now.",
        ],
        outcome: "earlyHelp", because: "Help until the summer.", said: "What we found, in plain words.",
        agencies: ["Larkshire Community Health"],
        closing: "Ines, you do not remember the night the clocks went back. Everyone else does, and they stayed.",
        reason: "RC9", lead: lead, supervisor: "Samuel Quartey", at: "2025-12-19")
}

extension Family {
    static let varga = Family(
        "Varga", home: Address("2 Tollhouse Yard\nTarnwick", "ZZ3 8PL", from: "2025-02-01"),
        [
            .adult("Magda Varga", born: "1997-01-19", sex: "F", "WOTH", language: "hun"),
            .child("Ines Varga", born: "2025-06-20", sex: "F", "WOTH", serial: 143, [.mother("Magda Varga")]),
        ])
}
