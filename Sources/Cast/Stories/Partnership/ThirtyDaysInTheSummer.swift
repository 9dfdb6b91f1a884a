import Guidance
import Practice

extension Story {
    /// WT2023: a local protocol tightens the assessment over one summer: who came before has the guidance's time.
    static let thirtyDaysInTheSummer = Story(
        "Thirty days in the summer",
        shows: """
            In six weeks without school nobody sees a child by chance. The leads agree thirty working days for assessments \
            of that summer; fifty are refused, since a protocol may only tighten. Rosalie's referral came the week before \
            and keeps forty-five; Idris's comes two days after, has thirty, and every page that shows it says why. In \
            autumn the leads let the shorter time go, and whoever comes then has the guidance's own.
            """
    ) { stage in
        let (partnership, rosalie, idris) = try await underWay(stage)
        try await stage.act(
            "protocol.publish", in: partnership, by: Stage.office, at: "2025-08-11 15:00",
            Stage.localProtocol(from: summer.until, times: [:]))
        try await finished(idris, told: "Idris", seen: "2025-07-29 14:00", on: 1, stage)
        try await finished(rosalie, told: "Rosalie", seen: "2025-07-24 10:30", on: 8, stage)
    }

    /// The story up to the day on which both assessments are under way: one begun before the protocol, one under it.
    static func underWay(
        _ stage: Stage
    ) async throws -> (partnership: StreamID, rosalie: StreamID, idris: StreamID) {
        let partnership = try await stage.larkshirePartnership()
        stage.meanwhile()
        try await stage.isRefused(
            "protocol.publish", for: "protocol.publish.looser", in: partnership, by: Stage.office,
            at: "2025-07-08 10:00",
            Stage.localProtocol(from: summer.from, times: ["assessment.completion": "50 working days"]))
        try await stage.isRefused(
            "protocol.publish", for: "protocol.publish.ahead", in: partnership, by: Stage.office,
            Stage.localProtocol(from: summer.agreed, times: ["assessment.completion": "30 working days"]))
        try await stage.act(
            "protocol.publish", in: partnership, by: Stage.office,
            Stage.localProtocol(from: summer.from, times: ["assessment.completion": "30 working days"]))
        try await stage.register(.merriweather, by: "Harriet Lund", at: "2025-07-14 08:30")
        try await stage.register(.sarpong, by: "Harriet Lund", at: "2025-07-14 10:40")
        let rosalie = try await before(stage)
        return (partnership, rosalie, try await after(stage))
    }
}

/// The days of the summer's protocol.
private let summer = (
    agreed: Day(year: 2025, month: 7, day: 8)!, from: Day(year: 2025, month: 7, day: 21)!,
    until: Day(year: 2025, month: 8, day: 18)!
)

private func before(_ stage: Stage) async throws -> StreamID {
    let made = try await stage.refer(
        ["Rosalie Merriweather"], by: "Harriet Lund", at: "2025-07-17 09:20",
        [
            "askedFor": "referral", "danger": "none",
            "worry": """
            Rosalie, eight, has her little brother's lunch card on a string round her own neck. Their mother works two \
            nights in three, and from Tuesday there is no school to feed them at noon.
            """,
            "childsWords": "“In the holidays I do toast.”", "whereabouts": "In class until 3:15pm.",
            "parentsTold": true, "consent": "given",
        ])
    let episode = made[0]
    try await begun(
        episode, need: "N4", because: "You do toast very well. We want to see who could do the rest of it.", stage,
        at: "2025-07-17 10:00")
    return episode
}

private func after(_ stage: Stage) async throws -> StreamID {
    let episode = try await stage.receive(
        about: "Idris Sarpong", by: "Tom Ferriby", at: "2025-07-23 11:10",
        [
            "source": "8", "from": "Wendy Aldous, summer playscheme at Fallowby hall", "fromPhone": "01632 960188",
            "askedFor": "referral", "danger": "none",
            "worry": """
            Idris, seven, has come in the same shirt for three days and puts rolls into his bag. Nobody has fetched him \
            before six. His father was friendly and could not say who had been at home on Monday.
            """,
            "childsWords": "“Dad's at work. I watch the telly until it's Wendy time.”",
            "whereabouts": "At the playscheme until 5pm.", "parentsTold": true, "consent": "given",
        ])
    try await begun(
        episode, need: "N8", because: "You are at home by yourself a lot. We want that to stop before August.", stage,
        at: "2025-07-23 11:30")
    return episode
}

private func begun(
    _ episode: StreamID, need: String, because: String, _ stage: Stage, at when: When
) async throws {
    try await stage.take(
        episode, as: "referral", because: "Asked for, with words of the child's own.", by: "Yasmin Kaleem", at: when)
    try await stage.assess(
        episode, need: need, because: because, lead: "Callum Stroud", able: "No leave before September.",
        supervisor: "Samuel Quartey", by: "Dafydd Pritchard", at: .after(minutes: 90))
    try await stage.tellReferrer(episode, "An assessment has begun; you will hear how it ends.", by: "Yasmin Kaleem")
}

/// Seen, assessed, approved in the first days of September, told and closed.
private func finished(
    _ episode: StreamID, told name: String, seen: String, on day: Int, _ stage: Stage
) async throws {
    let lead = "Callum Stroud"
    func september(_ day: Int, _ time: String) -> When {
        When(stringLiteral: "2025-09-\(day < 10 ? "0" : "")\(day) \(time)")
    }
    stage.meanwhile()
    try await stage.act(
        "child.see", in: episode, by: lead, at: When(stringLiteral: seen),
        [
            "whereSeen": "At home", "alone": true, "childsWords": "“You can see my room. I made the bed.”",
            "observed": "The bed was made with hospital corners; the fridge held milk and one onion.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "emotional": .text("\(name) is proud of coping, and tired of it."),
                "safety": "No adult at home for hours on most days of the holidays.",
                "widerFamily": "A grandmother two streets away whom nobody had asked.",
            ],
            "strengths": "A parent who came to every appointment, once in slippers after a night shift.",
            "childsVoice": .text("\(name) wants somebody to be there at noon."),
            "parentsVoice": "They had thought that asking for help would be the beginning of losing.",
            "analysis": "Work, nights and six weeks without school, more than anything else. It can be put right.",
        ],
        outcome: "earlyHelp", because: "The grandmother comes at noon; the shifts change in September.", by: lead,
        at: september(day, "09:30"))
    try await stage.approve(
        episode, outcome: "earlyHelp", because: "It rests on people who have already begun.", by: "Samuel Quartey",
        at: september(day + 1, "14:00"))
    try await stage.tell(
        episode, "What we understood, and who does what from now on.", agencies: [Larkshire.fallowby], by: lead,
        at: september(day + 2, "09:00"))
    try await stage.close(
        episode, reason: "RC9", "\(name), your gran comes at noon, and someone at school asks you on Mondays.",
        by: lead, at: september(day + 3, "15:00"))
}

extension Family {
    static let merriweather = Family(
        "Merriweather", home: Address("3 Weir Cottages\nFallowby", "ZZ9 4MW", from: "2019-10-01"),
        [
            .adult("Corinne Merriweather", born: "1990-11-23", sex: "F", "WBRI"),
            .child(
                "Rosalie Merriweather", born: "2017-04-02", sex: "F", "WBRI", serial: 970,
                at: .at(Larkshire.fallowby, from: "2021-09-03", year: "Year 3"), [.mother("Corinne Merriweather")]),
        ])

    static let sarpong = Family(
        "Sarpong", home: Address("Flat 2\n18 Tannery Row\nFallowby", "ZZ9 4SP", from: "2022-02-01"),
        [
            .adult("Kofi Sarpong", born: "1986-08-14", sex: "M", "BAFR"),
            .child(
                "Idris Sarpong", born: "2018-05-19", sex: "M", "BAFR", serial: 971,
                at: .at(Larkshire.fallowby, from: "2022-09-05", year: "Year 2"), [.father("Kofi Sarpong")]),
        ])
}
