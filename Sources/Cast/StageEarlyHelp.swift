import Casework
import Guidance
import Practice

/// What a story says of early help in one line.
extension Stage {
    /// Starts early help with a family.
    func startEarlyHelp(
        with children: [String], by name: String, at when: When, need: String, signs: [String: Answer],
        childsWords: String? = nil, strengths: String? = nil
    ) async throws -> StreamID {
        try await act(
            "earlyHelp.identify", about: children, by: name, at: when,
            [
                "need": .text(need), "indicators": .object(signs),
                "childsWords": childsWords.map(Answer.text) ?? .null,
                "strengths": strengths.map(Answer.text) ?? .null,
            ]
        ).stream
    }

    /// The family says yes, and chooses who leads.
    func agree(
        to help: StreamID, who: String, childsView: String? = nil, lead: String, able: String, familysSay: String,
        by name: String, at when: When
    ) async throws {
        try await act(
            "earlyHelp.agree", in: help, by: name, at: when,
            [
                "answer": "given", "who": .text(who), "informationExplained": true,
                "childsView": childsView.map(Answer.text) ?? .null,
            ])
        try await act(
            "earlyHelp.lead", in: help, by: name, at: .after(minutes: 20),
            ["lead": .text(lead), "because": .text(able), "familysSay": .text(familysSay)])
    }

    /// One action of a plan.
    func action(
        _ what: String, by practitioner: String? = nil, who: String? = nil, until day: String,
        for outcome: String? = nil
    ) -> Answer {
        [
            "what": .text(what), "practitioner": practitioner.map(Answer.text) ?? .null,
            "who": who.map(Answer.text) ?? .null, "by": .text(day), "outcome": outcome.map(Answer.text) ?? .null,
        ]
    }

    /// What came of an action of an early help plan.
    func done(
        _ number: Int, in help: StreamID, _ came: String, result: String = "done", by name: String, at when: When
    ) async throws {
        try await act(
            "earlyHelp.done", in: help, by: name, at: when,
            ["action": .int(number), "result": .text(result), "came": .text(came)])
    }
}
