import Guidance
import Practice

extension Story {
    /// A girl on a mental-health ward: the referral that is made from 2023, a stay that became long, a council told late.
    static let theLongWard = Story(
        "The long ward",
        shows: """
            A girl of fifteen enters a mental-health ward. The record asks for the referral, or for why none is made. \
            The stay turns out long; the council is told a week late, with the reason, checks on her, and hears when \
            she leaves.
            """
    ) { stage in
        let (child, nurse, worker) = ("Isla Rothwell", "Hannah Weiss", "Agnieszka Wrona")
        try await stage.register(.rothwell, by: "Euan Gilchrist", at: "2024-01-08 09:00")
        let stay: [String: Answer] = [
            "place": "mentalHealthWard", "meantLong": false,
            "because": "An eating disorder; her weight fell over Christmas.",
            "detained": false, "referral": "notMade", "familyContact": "Her mothers visit in turn.",
        ]
        try await stage.isRefused(
            "longStay.begin", for: "longStay.begin.referral", about: [child], by: nurse, at: "2024-01-15 11:00", stay)
        var referred = stay
        referred["referral"] = "made"
        let stream = try await stage.act(
            "longStay.begin", about: [child], by: nurse, at: "2024-01-15 11:10", referred
        ).stream
        try await stage.act(
            "longStay.notify", in: stream, by: nurse, at: "2024-04-22 10:00",
            [
                "council": "Larkshire County Council", "how": "email",
                "said": "Isla has been with us since 15 January and will be for six weeks more.",
                "lateBecause": "She was to go home at Easter. When that changed nobody counted the weeks.",
            ])
        try await stage.act(
            "livingAway.allocate", in: stream, by: "Dafydd Pritchard", at: "2024-04-23 09:30",
            ["worker": .text(worker), "manager": "Niamh Corrigan"])
        try await stage.act(
            "livingAway.check", in: stream, by: worker, at: "2024-05-01 14:00",
            [
                "childSeen": true,
                "childsWords": "“Everyone asks what I ate. Ask me what I'm reading.” It was about octopuses.",
                "welfare": "Gaining slowly. Taught each morning; sits her exams on the ward.",
                "contact": "Her mothers each week, her grandfather by letter, her cat on a screen.",
                "toDo": "The school sends its English texts. I come again in June.",
            ])
        try await stage.act(
            "livingAway.end", in: stream, by: nurse, at: "2024-06-07 12:00",
            [
                "reason": "returnedHome", "livesNow": "With her mothers, 40 Abbey Walk, Tarnwick.",
                "because": "Isla went home with a plan she wrote half of.", "councilTold": true,
                "agencies": ["Tarnwick High School", "Larkshire County Council"],
            ])
    }

    /// A disabled young woman's move to adult services, and a man who comes out on licence.
    static let twoThingsToPlan = Story(
        "Two things to plan",
        shows: """
            A disabled girl of seventeen has a named designated social care officer and a plan for adult services, which \
            adult social care must assess. For her small brother a man who poses a risk is to be released: prison and \
            council exchange what they know, and the release is not recorded without what keeps him safe.
            """
    ) { stage in
        let (sister, brother, worker) = ("Grace Lomond", "Euan Lomond", "Farida Noorzai")
        try await stage.register(.lomond, by: "Ifeoma Nwachukwu", at: "2024-01-10 09:00")
        let disabled = try await stage.act(
            "circumstance.note", about: [sister], by: "Yasmin Kaleem", at: "2024-02-01 10:00",
            [
                "circumstance": "disabledChild", "known": "Grace has cerebral palsy and speaks with her eyes.",
                "tailored": "Her eye-gaze device, charged; mornings; her mother out of the room for part of it.",
                "socialCareOfficer": .text(worker), "reviewOn": "2024-09-02",
            ]
        ).stream
        let moving = try await stage.act(
            "circumstance.note", about: [sister], by: "Yasmin Kaleem", at: "2024-02-01 10:10",
            [
                "circumstance": "transition", "known": "Eighteen in October.",
                "adultNeeds": "Two carers, day and night; college.",
            ]
        ).stream
        try await stage.act(
            "circumstance.review", in: moving, by: "Yasmin Kaleem", at: "2024-02-01 10:20",
            ["changed": "Given to the disabled children's team.", "responsible": .text(worker)])
        let plan: [String: Answer] = [
            "needsAfter": true, "benefit": true, "consent": "agreed", "worker": "The transitions team",
            "fromOn": "2024-10-03", "plan": "Assessed by May; a personal budget by July; the same carers if they wish.",
            "youngPersonsWords": "With her device: “SAME CAROL. NOT BINGO.”",
        ]
        try await stage.isRefused(
            "transition.plan", for: "transition.plan.adultServices", in: moving, by: worker, at: "2024-03-05 11:00",
            plan)
        var agreed = plan
        agreed["adultServices"] = "Larkshire Adult Social Care"
        try await stage.act("transition.plan", in: moving, by: worker, at: "2024-03-05 11:20", agreed)
        try await stage.act(
            "circumstance.end", in: moving, by: worker, at: "2024-10-03 12:00",
            ["reason": "adultServices", "because": "Carol came with her. There has been no bingo."])
        try await stage.act(
            "circumstance.review", in: disabled, by: worker, at: "2024-10-03 12:10",
            ["changed": "Now with adult services."])
        try await onLicence(stage, brother, worker: worker)
    }
}

private func onLicence(_ stage: Stage, _ child: String, worker: String) async throws {
    stage.meanwhile()
    let stream = try await stage.act(
        "circumstance.note", about: [child], by: "Imran Sadiq", at: "2024-04-08 09:30",
        [
            "circumstance": "posesRisk", "council": "Larkshire County Council",
            "known": "Convicted in 2021 of assaulting Euan's mother while she held him.",
            "riskWho": "Craig Dunbar, her former partner.", "riskStatus": "sentenced", "mappa": "levelTwo",
            "restrictions": "No contact with the household; a restraining order until 2029.", "releaseOn": "2024-06-14",
        ]
    ).stream
    try await stage.act(
        "circumstance.review", in: stream, by: "Yasmin Kaleem", at: "2024-04-08 11:00",
        ["changed": "Given to the worker who knows the family.", "responsible": .text(worker)])
    let release: [String: Answer] = [
        "event": "release", "with": "His probation practitioner, 01632 960192",
        "received": "Out on 14 June to approved premises forty miles away, with a tag.",
        "shared": "The school, the routes home, and that the family moved in March.",
    ]
    try await stage.isRefused(
        "risk.exchange", for: "risk.exchange.safety", in: stream, by: worker, at: "2024-05-28 10:00", release)
    var safe = release
    safe["safety"] = """
        An exclusion zone round home and both schools; his mother has an alarm; the school has his photograph; we meet \
        at level two every month.
        """
    try await stage.act("risk.exchange", in: stream, by: worker, at: "2024-05-28 10:20", safe)
}

extension Family {
    static let rothwell = Family(
        "Rothwell", home: Address("40 Abbey Walk\nTarnwick", "ZZ6 1HN", from: "2015-01-05"),
        [
            .adult("Sarah Rothwell", born: "1982-06-14", sex: "F", "WBRI"),
            .child(
                "Isla Rothwell", born: "2008-10-29", sex: "F", "WBRI", serial: 48,
                at: .at(Larkshire.tarnwick, from: "2020-09-07", year: "10"), [.mother("Sarah Rothwell")]),
        ])
    static let lomond = Family(
        "Lomond", home: Address("12 Heron Way\nAmbrook", "ZZ7 5RS", from: "2024-01-02"),
        [
            .adult("Moira Lomond", born: "1980-08-08", sex: "F", "WBRI"),
            .child(
                "Grace Lomond", born: "2006-10-03", sex: "F", "WBRI", serial: 49,
                at: .at(Larkshire.ambrook, from: "2017-09-05", year: "12"), [.mother("Moira Lomond")]),
            .child(
                "Euan Lomond", born: "2018-02-11", sex: "M", "WBRI", serial: 50,
                at: .at(Larkshire.ambrook, from: "2023-09-05", year: "1"), [.mother("Moira Lomond")]),
        ])
}
