import Guidance
import Practice

extension Story {
    /// Live: two children of one lead; one whose work drifts today, one where a supervisor noticed in time.
    static let driftFound = Story(
        "A supervisor finds drift",
        shows: """
            On the team page of a supervisor one child has not been seen for weeks and nothing was recorded. For \
            another the same was found a week ago: supervision says what is missing and what happens next, and the \
            lead has seen the child since.
            """
    ) { stage in
        try await stage.register(.lovelace, by: "Ifeoma Nwachukwu", at: stage.workingDay(-70, 9))
        let kit = try await begun(
            stage, "Kit Lovelace", worry: "Kit (9) hides food in his bag and will not say for whom.",
            because: "We would like to know who you are looking after.")
        let bay = try await begun(
            stage, "Bay Lovelace", worry: "Bay (12) stopped coming to the club she loved.",
            because: "Something changed for you in the summer.")
        try await seen(stage, kit, at: stage.workingDay(-52, 15), words: "“It's for later.”")
        stage.meanwhile()
        try await seen(stage, bay, at: stage.workingDay(-50, 15), words: "“I'm fine.”")
        stage.meanwhile()
        try await stage.isRefused(
            "supervision.record", for: "access.role", in: bay, by: "Callum Stroud", at: stage.workingDay(-6, 10),
            [
                "found": ["nothingMissing"], "childsDay": "Not known.", "direction": "Go on.",
                "doneBy": .text(try stage.workingDay(-2).description),
            ])
        try await stage.act(
            "supervision.record", in: bay, by: "Samuel Quartey", at: stage.workingDay(-6, 11),
            [
                "found": ["notSeen", "noProgress", "familyNotHeard"],
                "childsDay":
                    "We know that she goes to school. We do not know what the afternoon is like, or the night.",
                "direction": "See Bay alone this week, away from home, and her father, whom nobody has asked.",
                "doneBy": .text(try stage.workingDay(-2).description),
            ])
        try await seen(
            stage, bay, at: stage.workingDay(-3, 16),
            words: "“I go home so she's not alone with it. Kit thinks I don't know about the food.”")
    }
}

private func begun(_ stage: Stage, _ child: String, worry: String, because: String) async throws -> StreamID {
    stage.meanwhile()
    let episode = try await stage.refer(
        [child], by: "Ifeoma Nwachukwu", at: stage.workingDay(-56, 10),
        [
            "askedFor": "referral", "danger": "soon", "worry": .text(worry), "whereabouts": "In school.",
            "parentsTold": true, "consent": "given",
        ])[0]
    try await stage.take(
        episode, as: "referral", because: "The school asks for an assessment.", by: "Yasmin Kaleem",
        at: .after(minutes: 30))
    try await stage.assess(
        episode, need: "N5", because: because, lead: "Callum Stroud", able: "Knows the school.",
        supervisor: "Samuel Quartey", by: "Dafydd Pritchard", at: stage.workingDay(-55, 10))
    try await stage.tellReferrer(episode, "We assess; Callum Stroud leads.", by: "Yasmin Kaleem")
    return episode
}

private func seen(_ stage: Stage, _ episode: StreamID, at when: When, words: String) async throws {
    try await stage.act(
        "child.see", in: episode, by: "Callum Stroud", at: when,
        [
            "whereSeen": "The school's garden room", "alone": true, "childsWords": .text(words),
            "observed": "Watchful, and kind about everybody else.",
        ])
}

extension Family {
    static let lovelace = Family(
        "Lovelace",
        home: Address("The Old Dairy\nAmbrook", "ZZ8 6OD", from: "2018-04-01", kind: "home"),
        [
            .adult("Hester Lovelace", born: "1984-12-03", sex: "F", "WBRI"),
            .adult("Rafe Lovelace", born: "1982-03-30", sex: "M", "WBRI"),
            .child(
                "Kit Lovelace", born: "2017-01-22", sex: "M", "WBRI", serial: 803,
                at: .at(Larkshire.ambrook, from: "2021-09-06", year: "Year 5"), lovelaceTies),
            .child(
                "Bay Lovelace", born: "2014-02-11", sex: "F", "WBRI", serial: 804,
                at: .at(Larkshire.ambrook, from: "2018-09-05", year: "Year 8"), lovelaceTies),
        ])

    private static let lovelaceTies: [Family.Tie] = [.mother("Hester Lovelace"), .father("Rafe Lovelace")]
}
