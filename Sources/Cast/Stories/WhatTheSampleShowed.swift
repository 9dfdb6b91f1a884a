import Casework
import Guidance
import Practice

extension Story {
    /// A case audit with a sample anyone can draw again, a finding that is changed in moderation, and learning.
    static let whatTheSampleShowed = Story(
        "What the sample showed",
        shows: """
            A manager draws a record for audit with a seed that is written down. Whoever carries the work may not read \
            it. The auditor judges in words and with evidence; the moderator sees one thing otherwise; it ends with what \
            is learnt, and the worker is told. There is no score.
            """
    ) { stage in
        try await stage.register(.wetherall, by: "Ifeoma Nwachukwu", at: "2025-09-03 09:00")
        let episode = try await worked(stage)
        let audit = try await drawn(stage, episode)
        try await judged(stage, audit)
    }
}

private let (child, reader, moderator) = ("Jonah Wetherall", "Owen Tredinnick", "Lorna Whitcombe")

private func worked(_ stage: Stage) async throws -> StreamID {
    let (lead, worker) = ("Ifeoma Nwachukwu", "Farida Noorzai")
    let episode = try await stage.refer(
        [child], by: lead, at: "2025-09-22 10:20",
        [
            "askedFor": "referral", "danger": "none",
            "worry":
                "Jonah is twelve and does not speak with words. He has begun to bite his hands when it is time to go home.",
            "facts": "Eleven times since 8 September, always after two o'clock. Not on the two days his aunt came.",
            "childsWords": "On his tablet: “home loud home loud home”.",
            "strengths": "His mother knows his signs better than any of us.", "whereabouts": "In school until 3pm.",
            "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "A disabled child tells us something.", by: "Yasmin Kaleem",
        at: "2025-09-22 11:30")
    try await stage.assess(
        episode, need: "N2", because: "You told us that home is loud. We find out what loud is.", lead: worker,
        able: "Signs, and knows tablets like his.", supervisor: "Samuel Quartey", by: "Dafydd Pritchard",
        at: "2025-09-23 09:20")
    try await stage.tellReferrer(
        episode, "We assess; Farida Noorzai leads and comes to school first.", by: "Yasmin Kaleem")
    try await stage.act(
        "child.see", in: episode, by: worker, at: "2025-09-26 13:30",
        [
            "whereSeen": "His classroom, with his tablet", "alone": true,
            "childsWords": "“loud = man up stairs. loud = bang. mum cry.” I asked nothing between these.",
            "observed": "He took my hand to his ear and then to the ceiling.",
        ])
    try await stage.submit(
        episode,
        [
            "sections": [
                "housing": "The flat above is being gutted; drills from two until nine, with no permission for it.",
                "emotional": "Noise hurts him. He bites so as to feel something else.",
                "basicCare": "His mother, Bryony, has not slept through since August.",
            ],
            "strengths": "A mother who moved his bed into the hall, away from the ceiling.",
            "childsVoice": "His tablet, day by day, kept by the school.",
            "analysis": "What looked like fear of someone at home is pain from above it.",
        ],
        outcome: "childInNeedPlan", because: "Noise, nights and a short break: three things with dates.", by: worker,
        at: "2025-10-21 10:00")
    try await stage.approve(
        episode, outcome: "childInNeedPlan", because: "He said it himself, and you heard it.", by: "Samuel Quartey",
        at: "2025-10-22 14:00")
    try await stage.tell(
        episode, "What Jonah told us, and the plan.", agencies: [Larkshire.ambrook], by: worker, at: "2025-10-23 10:00")
    try await stage.act(
        "childInNeedPlan.start", in: episode, by: worker, at: "2025-10-24 11:00",
        [
            "outcomes":
                "The drills stop at four; Bryony sleeps two nights a week; Jonah has a quiet place after school.",
            "childsVoice": "“quiet”, and a picture of the school's sensory room.",
            "actions": [
                [
                    "what": "Ask environmental health to stop the work after four", "practitioner": .text(worker),
                    "by": "2025-11-07",
                ]
            ],
            "ifNotBetter": "We meet within the week and ask for somewhere else to live.", "familyAgrees": true,
        ])
    try await stage.approvePlan(
        episode, "What Jonah said is the first line of it. Nobody but us carries it yet: find out who at school can.",
        by: "Samuel Quartey", at: "2025-10-24 15:30")
    try await stage.act(
        "childInNeedPlan.amend", in: episode, by: worker, at: "2025-11-10 16:20",
        [
            "because": "The drills stopped on the 4th. What keeps him awake now is waiting for them.",
            "outcomes": "A week without noise is shown to him on his tablet, a picture for each night.",
            "actions": [
                [
                    "what": "Make the week of pictures with him", "practitioner": "Ifeoma Nwachukwu",
                    "by": "2025-11-21",
                ]
            ],
            "group": ["Ifeoma Nwachukwu"],
        ])
    return episode
}

/// The audit is of this record: the story goes through seeds until one draws it. In practice the seed comes first.
private func drawn(_ stage: Stage, _ episode: StreamID) async throws -> StreamID {
    let sample = try await stage.sample(
        drawing: child, without: [reader, moderator], by: "Margaret Oyelaran", at: "2025-11-24 09:00")
    func plan(_ auditor: String, seed: Int) -> [String: Answer] {
        [
            "round": "Autumn: how disabled children are heard", "auditor": .text(auditor),
            "moderator": .text(moderator), "dueOn": "2025-12-19", "seed": .int(seed), "drawnFrom": .int(sample.from),
        ]
    }
    try await stage.isRefused(
        "audit.plan", for: "audit.plan.moderator", about: [child], by: "Margaret Oyelaran", at: "2025-11-24 09:20",
        plan(moderator, seed: sample.seed))
    return try await stage.act(
        "audit.plan", about: [child], by: "Margaret Oyelaran", at: "2025-11-24 09:30", plan(reader, seed: sample.seed)
    ).stream
}

private func judged(_ stage: Stage, _ audit: StreamID) async throws {
    let found: [String: Answer] = [
        "grades": [
            "dailyLife": "strong", "recorded": "met", "openMind": "strong", "parentsPartnership": "met",
            "networkEngaged": "partly", "adultsHistories": "partly", "challenge": "notApplicable",
        ],
        "evidence": [
            "dailyLife":
                "Seen in his own classroom with his own tablet, four days after the decision; asked nothing between.",
            "recorded": "His words stand as he typed them, apart from what the worker thinks.",
            "openMind":
                "“What looked like fear of someone at home is pain from above it.” The first thought was given up in writing.",
            "parentsPartnership": "Bryony's own idea, the bed in the hall, is in the assessment as hers.",
            "networkEngaged": "The aunt on whose days he does not bite is in the referral and nowhere after it.",
            "adultsHistories": "His father is not named once, not even to say that he is not there.",
        ],
        "doneWell": "A child without words is quoted on every page.", "unsafeNow": false,
    ]
    var bare = found
    bare["evidence"] = ["dailyLife": "Seen at school."]
    try await stage.isRefused(
        "audit.judge", for: "audit.judge.evidence", in: audit, by: reader, at: "2025-12-02 10:10", bare)
    try await stage.act("audit.judge", in: audit, by: reader, at: "2025-12-03 15:40", found)
    try await stage.isRefused(
        "audit.judge", for: "audit.judge.named", in: audit, by: moderator, at: "2025-12-04 09:00", found)
    try await stage.act(
        "audit.moderate", in: audit, by: moderator, at: "2025-12-09 11:15",
        [
            "agrees": false, "grades": ["adultsHistories": "notMet"],
            "because": """
            I read it as the auditor did but for the father. A family of which one half is not asked about is not partly \
            met. Bryony told me in two minutes that he died in 2019; nobody had let her say so.
            """,
        ])
    try await stage.act(
        "audit.close", in: audit, by: moderator, at: "2025-12-16 14:00",
        [
            "learning": """
            Those who are not there are asked about and written down: who they are, or that they have died. The aunt who \
            helps is a person with a telephone number. And: how Farida Noorzai heard Jonah is how it is done; she shows \
            the team in January.
            """,
            "actions":
                "The assessment's first question becomes: who is missing from this page? Samuel Quartey, by 31 January.",
            "workersTold": true,
        ])
}

extension Stage {
    /// A seed that draws a child's record, and from how many it draws.
    func sample(
        drawing child: String, without readers: [String], by name: String, at when: When
    ) async throws -> (seed: Int, from: Int) {
        let step = "a sample drawn by \(name)"
        let now = try move(to: when, step: step)
        guard let asker = area.practitioners[name] else { throw stopped(step, "no practitioner is called \(name)") }
        let (wanted, named) = (try person(child), readers.compactMap { area.practitioners[$0] })
        for seed in 1...2_000 {
            let drawn = try await office.lookout.draw(1, seed: seed, without: named, by: Caller(asker), at: now)
            if drawn.children == [wanted] { return (seed, drawn.from) }
        }
        throw stopped(step, "no seed draws \(child)")
    }
}

extension Family {
    static let wetherall = Family(
        "Wetherall", home: Address("Flat 1, 90 Mill Lane\nTarnwick", "ZZ6 4QL", from: "2020-01-15"),
        [
            .adult("Bryony Wetherall", born: "1986-04-11", sex: "F", "WBRI"),
            .child(
                "Jonah Wetherall", born: "2013-01-30", sex: "M", "WBRI", serial: 166,
                at: .at(Larkshire.ambrook, from: "2018-09-04", year: "Year 8"), [.mother("Bryony Wetherall")]),
        ])
}
