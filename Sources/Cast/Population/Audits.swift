import Casework
import Guidance
import Practice

/// Rounds of case audits over made-up lives: a sample drawn with a seed, read, moderated and closed with what is learnt.
struct Audits {
    let office: Office
    let crowd: Crowd
    let children: Int

    /// Weeks between the days on which a sample is drawn.
    static let interval = 13 * 7
    private static let childrenToARecord = 2_000
    private static let most = 8

    /// One round, told on the days from its draw; nothing where no record is open.
    func tell(_ round: Int, at moment: Moment) async throws {
        let (reader, moderator) = (crowd.crews[round % crowd.crews.count].chair, crowd.moderator)
        let wanted = min(Audits.most, max(1, children / Audits.childrenToARecord))
        let drawn = try await office.lookout.draw(
            wanted, seed: round, without: [reader, moderator], by: Caller(crowd.manager), at: moment)
        guard drawn.children.count == wanted else { return }
        let planned = try await record(
            Proposal(
                "audit.plan", about: drawn.children,
                answers: [
                    "round": .text("Round \(round)"), "auditor": .text(reader.id), "moderator": .text(moderator.id),
                    "dueOn": .text(moment.day.adding(days: 28).description), "seed": .int(round),
                    "drawnFrom": .int(drawn.from),
                ]), by: crowd.manager, at: moment)
        for (place, audit) in planned.places.enumerated() {
            let read = moment.adding(hours: 48 + place)
            try await judge(audit.stream, round + place, by: reader, at: read)
            let agrees = (round + place) % 3 > 0
            let unmet = standards(at: read).last ?? ""
            try await record(
                Proposal(
                    "audit.moderate", in: audit.stream,
                    answers: [
                        "agrees": .bool(agrees), "grades": agrees ? .null : .object([unmet: "notMet"]),
                        "because": agrees ? "Read the same way." : "Nobody asked about the one who is not there.",
                    ]), by: moderator, at: read.adding(hours: 24))
            try await record(
                Proposal(
                    "audit.close", in: audit.stream,
                    answers: [
                        "learning": "What a child said is written as it was said, with the day and who heard it.",
                        "workersTold": true,
                    ]), by: moderator, at: read.adding(hours: 48))
        }
    }

    /// The practice standards that records are read against at the time.
    private func standards(at moment: Moment) -> [String] {
        office.library.guidance(on: moment.day).options(.practiceStandards).prefix(5).map(\.code)
    }

    private func judge(_ audit: StreamID, _ number: Int, by reader: PractitionerID, at moment: Moment) async throws {
        var random = SplitMix64(seed: UInt64(number))
        var (grades, evidence): ([String: Answer], [String: Answer]) = ([:], [:])
        for standard in standards(at: moment) {
            grades[standard] = .text(random.one(of: ["strong", "met", "met", "partly", "notMet"]))
            evidence[standard] = .text(random.one(of: Sayings.because))
        }
        try await record(
            Proposal(
                "audit.judge", in: audit,
                answers: [
                    "grades": .object(grades), "evidence": .object(evidence),
                    "doneWell": .text(random.one(of: Sayings.strengths)), "unsafeNow": false,
                ]), by: reader, at: moment)
    }

    @discardableResult
    private func record(_ proposal: Proposal, by practitioner: PractitionerID, at moment: Moment) async throws
        -> Recorded
    {
        do {
            return try await office.desk.record(proposal, by: Caller(practitioner), at: moment)
        } catch let rejection as Rejection {
            throw StoryError(story: "Population", step: "\(proposal.act)", why: rejection.inWords)
        }
    }
}
