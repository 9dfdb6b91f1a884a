import Guidance
import Practice

extension Story {
    /// Live: assessments at each stage, soon due, due today and late.
    static let assessmentsUnderWay = Story(
        "Assessments under way",
        shows: """
            Four assessments, told in the weeks before today: one due in three working days and being \
            written, one due today and waiting for approval in its second version, one past its date, and \
            one just begun.
            """
    ) { stage in
        try await stage.register(.dlamini, by: "Marcus Venn", at: stage.workingDay(-60, 9))
        try await stage.register(.fairweather, by: "Joanna Petrie", at: .next)
        try await stage.register(.costa, by: "Sunita Deol", at: .next)
        try await stage.register(.ferreira, by: "Harriet Lund", at: .next)
        try await overdue(stage)
        try await dueToday(stage)
        try await soon(stage)
        try await begun(stage)
    }
}

/// A referral so many working days ago, decided upon the day after.
private func underAssessment(
    _ stage: Stage, _ child: String, daysAgo days: Int, worry: String, because: String, need: String,
    lead: String,
    supervisor: String, referrer: String
) async throws -> StreamID {
    stage.meanwhile()
    let episode = try await stage.refer(
        [child], by: referrer, at: stage.workingDay(-days, 10, 30),
        [
            "askedFor": "referral", "danger": "soon", "worry": .text(worry), "whereabouts": "In school.",
            "parentsTold": true,
            "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "The school asks for an assessment.", by: "Yasmin Kaleem",
        at: .after(minutes: 40))
    try await stage.assess(
        episode, need: need, because: because, lead: lead, able: "Has the time and knows the area.",
        supervisor: supervisor,
        by: "Dafydd Pritchard", at: stage.workingDay(1 - days, 9, 45))
    try await stage.tellReferrer(episode, "We assess; \(lead) leads.", by: "Yasmin Kaleem")
    return episode
}

private func seen(
    _ stage: Stage, _ episode: StreamID, by lead: String, at when: When, words: String, observed: String
) async throws {
    try await stage.act(
        "child.see", in: episode, by: lead, at: when,
        ["whereSeen": "In school", "alone": true, "childsWords": .text(words), "observed": .text(observed)])
}

private func overdue(_ stage: Stage) async throws {
    let episode = try await underAssessment(
        stage, "Thandi Dlamini", daysAgo: 48,
        worry: "Thandi's father is in prison and her mother does not open the door.",
        because: "You have had a hard year, and we want to know from you what would help.", need: "N8",
        lead: "Agnieszka Wrona", supervisor: "Niamh Corrigan", referrer: "Marcus Venn")
    try await seen(
        stage, episode, by: "Agnieszka Wrona", at: stage.workingDay(-40, 14),
        words: "“Mum thinks everyone is from the court.”",
        observed: "Thandi answers for her mother without being asked.")
}

private func dueToday(_ stage: Stage) async throws {
    let (lead, supervisor) = ("Jerome Baptiste", "Niamh Corrigan")
    let episode = try await underAssessment(
        stage, "Alfie Fairweather", daysAgo: 45,
        worry: "Alfie has come to school with his own packed suitcase four times.",
        because: "You pack a suitcase, and we would like to know where to.", need: "N5", lead: lead,
        supervisor: supervisor,
        referrer: "Joanna Petrie")
    try await seen(
        stage, episode, by: lead, at: stage.workingDay(-38, 13, 15),
        words: "“It's in case it's the other house.”",
        observed: "Alfie knows the days by colours.")
    try await stage.submit(
        episode, version(analysis: "Two homes that do not speak to each other."), outcome: "earlyHelp",
        because: "The parents need help to plan together.", by: lead, at: stage.workingDay(-6, 16))
    try await stage.act(
        "assessment.return", in: episode, by: supervisor, at: stage.workingDay(-4, 9, 30),
        ["comments": "What does each parent say? I read one of them. Has anyone seen the second home?"])
    try await stage.act(
        "assessment.interview", in: episode, by: lead, at: stage.workingDay(-3, 17),
        [
            "interviewee": "otherParent", "name": "Scott Fairweather",
            "said": "He did not know about the suitcase. He keeps a drawer for Alfie, and showed me.",
        ])
    try await stage.submit(
        episode,
        version(
            analysis: """
                Two homes, both kind, which do not speak to each other. The suitcase is Alfie's own \
                plan, for want of theirs.
                """
        ),
        outcome: "earlyHelp", because: "Both parents agree to plan together, with help.", by: lead,
        at: stage.workingDay(-1, 15, 30))
}

private func version(analysis: String) -> [String: Answer] {
    [
        "sections": [
            "stability": "Two homes, changing days.", "emotional": "Cheerful, and always ready to leave.",
            "otherParents": "Scott lives in Tarnwick and has a drawer for Alfie.",
        ],
        "strengths": "Two parents who would each do anything for him.",
        "childsVoice": "“It's in case it's the other house.” Alfie wants to know on Sunday what the week is.",
        "analysis": .text(analysis),
    ]
}

private func soon(_ stage: Stage) async throws {
    let episode = try await underAssessment(
        stage, "Inês Costa", daysAgo: 42,
        worry: "Inês has a hearing loss that nobody at home has been told how to live with.",
        because: "You should be able to follow what is said at your own table.", need: "N2",
        lead: "Jerome Baptiste",
        supervisor: "Niamh Corrigan", referrer: "Sunita Deol")
    try await seen(
        stage, episode, by: "Jerome Baptiste", at: stage.workingDay(-30, 11), words: "“At home I guess.”",
        observed:
            "With her aids in she speaks fast and at length. She took them out when she was tired of me.")
    try await stage.act(
        "assessment.write", in: episode, by: "Jerome Baptiste", at: stage.workingDay(-2, 16, 40),
        [
            "sections": [
                "health": "Aids fitted in March and worn at school only.",
                "stimulation": "A talkative house, all at once.",
            ],
            "strengths": "Her parents have booked a course.", "childsVoice": "“At home I guess.”",
            "analysis": "Not finished: waiting for the clinic's letter.",
        ])
}

private func begun(_ stage: Stage) async throws {
    _ = try await underAssessment(
        stage, "Tiago Ferreira", daysAgo: 2,
        worry: "Tiago has begun to arrive at seven and to ask for jobs so that he need not go home.",
        because: "You would rather be here than at home, and we want to know why.", need: "N5",
        lead: "Priya Raghunathan",
        supervisor: "Samuel Quartey", referrer: "Harriet Lund")
}

extension Family {
    static let dlamini = Family(
        "Dlamini", home: Address("6 Waterworks Cottages\nOttermere", "ZZ1 8QG", from: "2022-06-16"),
        [
            .adult("Nomsa Dlamini", born: "1985-09-09", sex: "F", "BAFR"),
            .child(
                "Thandi Dlamini", born: "2012-04-27", sex: "F", "BAFR", serial: 26,
                at: .at(Larkshire.ottermere, from: "2023-09-04", year: "Year 9"), [.mother("Nomsa Dlamini")]),
        ])
    static let fairweather = Family(
        "Fairweather", home: Address("15 Plum Tree Hill\nWrenstow", "ZZ4 9NA", from: "2019-10-10"),
        [
            .adult("Jodie Fairweather", born: "1993-07-13", sex: "F", "WBRI"),
            .adult("Scott Fairweather", born: "1992-11-29", sex: "M", "WBRI"),
            .child(
                "Alfie Fairweather", born: "2017-12-18", sex: "M", "WBRI", serial: 27,
                at: .at(Larkshire.wrenstow, from: "2022-09-05", year: "Year 3"),
                [.mother("Jodie Fairweather"), .father("Scott Fairweather", livesWith: false)]),
        ])
    static let costa = Family(
        "Costa", home: Address("44 Sexton's Walk\nQuillham", "ZZ3 2WR", from: "2020-02-20"),
        [
            .adult("Beatriz Costa", born: "1990-05-01", sex: "F", "WOTH", language: "por"),
            .adult("Rui Costa Lima", born: "1988-08-15", sex: "M", "WOTH", language: "por"),
            .child(
                "Inês Costa", born: "2018-01-29", sex: "F", "WOTH", language: "por", serial: 28,
                at: .at(Larkshire.quillham, from: "2022-09-05", year: "Year 3"),
                [.mother("Beatriz Costa"), .father("Rui Costa Lima")]),
        ])
    static let ferreira = Family(
        "Ferreira", home: Address("90 Long Acre\nFallowby", "ZZ6 7DK", from: "2017-04-07"),
        [
            .adult("Sandra Ferreira", born: "1984-01-31", sex: "F", "WOTH", language: "por"),
            .child(
                "Tiago Ferreira", born: "2016-10-06", sex: "M", "WOTH", language: "por", serial: 29,
                at: .at(Larkshire.fallowby, from: "2021-09-06", year: "Year 5"), [.mother("Sandra Ferreira")]),
        ])
}
