import Guidance
import Practice

extension Story {
    /// A health visitor leads the assessment; the enquiry that becomes necessary in it is led by a social worker.
    static let whoLeadsTheEnquiry = Story(
        "Who leads the enquiry",
        shows: """
            Since 2023 a health visitor may lead an assessment. When a burn is found in its course, she calls her \
            supervisor, and a discussion decides on an enquiry. Naming her to lead that is refused, and a social \
            worker leads it beside her.
            """
    ) { stage in
        let (child, lead) = ("Mila Sorensen", "Teresa Lockhart")
        try await stage.register(.sorensen, by: lead, at: "2026-03-30 09:00")
        let episode = try await stage.refer(
            [child], by: "Dr Nadia Rahman", at: "2026-03-30 10:00",
            [
                "askedFor": "referral", "danger": "none",
                "worry": "Mila, who is two, says nothing yet, and her parents have stopped answering letters.",
                "strengths": "They came when I rang.", "whereabouts": "At home.", "parentsTold": true,
                "consent": "given",
            ])[0]
        try await stage.take(
            episode, as: "referral", because: "A doctor asks for an assessment.", by: "Yasmin Kaleem",
            at: "2026-03-30 11:00")
        try await stage.assess(
            episode, need: "N2", because: "You have things to say, and someone should help you to say them.",
            lead: lead,
            able: "Has known Mila from birth; supervised weekly by us.", supervisor: "Niamh Corrigan",
            by: "Dafydd Pritchard", at: "2026-03-30 15:00")
        try await stage.tellReferrer(episode, "We assess; Teresa Lockhart leads.", by: "Yasmin Kaleem")
        try await burn(stage, episode, lead: lead)
        try await ledByASocialWorker(stage, episode, lead: lead)
    }
}

private func burn(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    try await stage.act(
        "child.see", in: episode, by: lead, at: "2026-04-14 10:00",
        [
            "whereSeen": "At home, in the kitchen", "alone": false, "notAloneBecause": "tooYoung",
            "observed": "A round burn on the back of her right hand, a day old. Nobody could say how.",
        ])
    try await stage.callDiscussion(
        episode, "A burn that nobody can explain, found in an assessment.",
        inviting: [lead, "Imran Sadiq", "Dr Alice Thornbury"], for: "2026-04-14 13:00", by: "Niamh Corrigan",
        at: "2026-04-14 10:40")
    for name in [lead, "Imran Sadiq", "Dr Alice Thornbury"] { try await stage.comes(name, to: episode) }
    try await stage.isRefused(
        "strategy.hold", for: "strategy.hold.socialWorker", in: episode, by: "Niamh Corrigan", at: "2026-04-14 13:40",
        happened: "2026-04-14 13:00",
        [
            "how": "video", "present": ["Teresa Lockhart", "Imran Sadiq", "Dr Alice Thornbury"], "step": "s47Single",
            "because": "A burn.", "familyTold": "Both parents, today.",
        ])
    try await stage.act(
        "strategy.hold", in: episode, by: "Niamh Corrigan", at: "2026-04-14 13:45", happened: "2026-04-14 13:00",
        [
            "how": "video", "present": ["Niamh Corrigan", "Teresa Lockhart", "Imran Sadiq", "Dr Alice Thornbury"],
            "healthShared": "The size of a car's lighter, or of a hot tap's end.", "policeShared": "Nothing known.",
            "step": "s47Single", "because": "Nobody can say how a child of two was burned.",
            "safeguards": "Her grandmother stays with them until Friday.", "familyTold": "Both parents, today, by us.",
        ])
}

private func ledByASocialWorker(_ stage: Stage, _ episode: StreamID, lead: String) async throws {
    func start(_ name: String) -> [String: Answer] {
        ["lead": .text(name), "how": "single", "because": "A burn without an explanation.", "parentsTold": true]
    }
    try await stage.isRefused(
        "enquiry.start", for: "enquiry.start.lead", in: episode, by: "Niamh Corrigan", at: "2026-04-14 14:00",
        start(lead))
    try await stage.act(
        "enquiry.start", in: episode, by: "Niamh Corrigan", at: "2026-04-14 14:05", start("Priya Raghunathan"))
    try await stage.act(
        "child.see", in: episode, by: "Priya Raghunathan", at: "2026-04-15 09:30",
        [
            "whereSeen": "At home", "alone": false, "notAloneBecause": "tooYoung",
            "childsWords": "She pointed at the bath.",
            "observed": "The end of the bath's mixer tap is round, and too hot to hold.",
        ])
    try await stage.act(
        "childAssessmentOrder.start", in: episode, by: "Priya Raghunathan", at: "2026-04-15 12:30",
        [
            "court": "The family court at Ottermere", "startsOn": "2026-04-15",
            "assesses": "Her hand, by a doctor: her parents, frightened of a hospital, had said no.",
            "whoWasTold": "Both parents, before the hearing, at their door and in their language; the nursery at noon.",
            "partnersConsulted": false,
            "partnersNotConsultedBecause": "The burn was closing. The hospital was told an hour later, and made room.",
        ])
    try await stage.act(
        "childAssessmentOrder.end", in: episode, by: "Priya Raghunathan", at: "2026-04-16 16:00",
        ["found": "One burn, round, healing. Her mother held her other hand, and has asked for the doctor's name."])
    try await stage.act(
        "enquiry.conclude", in: episode, by: "Priya Raghunathan", at: "2026-04-17 12:00",
        [
            "outcome": "notSubstantiated", "nextStep": "assessment",
            "because": "The tap fits the mark to a millimetre, and it has been changed.",
        ])
    try await stage.agreeEnquiry(
        episode, "I held the photograph to the tap myself.",
        by: "Niamh Corrigan", at: "2026-04-17 14:10")
    try await stage.tellEnquiry(
        episode, "It was the tap.", child: "Mila pointed; we told her that she was right.",
        agencies: ["Larkshire Constabulary", "Ottermere Infirmary Trust"], by: "Niamh Corrigan", at: "2026-04-17 15:00")
    try await stage.settle(
        episode,
        [
            "sections": ["health": "Speech therapy from May.", "safety": "A tap that mixes."],
            "strengths": "A family that opens letters again, with help.", "childsVoice": "She points, and is right.",
            "analysis": "A quiet child in a worried house. Both can be helped.",
        ],
        outcome: "earlyHelp", because: "Speech therapy, and someone who visits.", said: "What we found.",
        agencies: ["Larkshire Community Health", "Wrenstow Surgery"],
        closing: "Mila, you said it without words, and we found the tap.", reason: "RC9", lead: lead,
        supervisor: "Niamh Corrigan", at: "2026-05-15")
}

extension Family {
    static let sorensen = Family(
        "Sorensen", home: Address("10 Chapel Garth\nWrenstow", "ZZ4 7SE", from: "2022-10-10"),
        [
            .adult("Freja Sorensen", born: "1993-06-06", sex: "F", "WOTH"),
            .child("Mila Sorensen", born: "2024-01-25", sex: "F", "WOTH", serial: 145, [.mother("Freja Sorensen")]),
        ])
}
