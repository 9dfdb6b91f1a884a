import Casework
import Guidance
import Practice

/// What a story says of strategy discussions and enquiries in one line.
extension Stage {
    /// The front door takes a referral, tells the referrer, and a supervisor decides that there may be significant harm.
    package func suspect(
        _ episode: StreamID, need: String, because: String, takenBy worker: String, by supervisor: String,
        at when: When, decidedAt: When = .after(minutes: 25), step: String = "s47"
    ) async throws {
        try await take(
            episode, as: "referral", because: "A child who may have been hurt.", by: worker, at: when)
        try await act(
            "referral.decide", in: episode, by: supervisor, at: decidedAt,
            [
                "threshold": "protection", "step": .text(step), "primaryNeed": .text(need),
                "because": .text(because),
            ])
    }

    /// The lead practitioner is named.
    package func allocate(
        _ episode: StreamID, to lead: String, able: String, supervisor: String, by name: String,
        at when: When = .after(minutes: 10)
    ) async throws {
        try await act(
            "episode.allocate", in: episode, by: name, at: when,
            ["lead": .text(lead), "because": .text(able), "supervisor": .text(supervisor)])
    }

    /// The council calls a strategy discussion.
    package func callDiscussion(
        _ episode: StreamID, _ purpose: String, inviting practitioners: [String], for meetsAt: String,
        how: String = "video", by name: String, at when: When
    ) async throws {
        try await act(
            "strategy.call", in: episode, by: name, at: when,
            [
                "purpose": .text(purpose), "invited": .list(practitioners.map(Answer.text)),
                "meetsAt": .text(meetsAt), "how": .text(how),
            ])
    }

    /// Someone invited will come, and writes what their agency knows.
    package func comes(
        _ name: String, to episode: StreamID, knowing information: String? = nil, at when: When = .after(minutes: 6)
    ) async throws {
        try await act(
            "strategy.answer", in: episode, by: name, at: when,
            ["coming": "coming", "information": information.map(Answer.text) ?? .null])
    }

    /// An action of a discussion is done.
    package func done(
        _ action: Int, _ result: String, in episode: StreamID, by name: String, at when: When
    ) async throws {
        try await act(
            "strategy.actionDone", in: episode, by: name, at: when,
            ["action": .int(action), "result": .text(result)])
    }

    /// An agency is asked what it knows for the enquiry, and answers.
    package func check(
        _ agency: String, _ practitioner: String, asked: String, known: String, in episode: StreamID, by lead: String,
        at when: When, answeredAt: When
    ) async throws {
        let entry = try await act(
            "enquiry.check", in: episode, by: lead, at: when,
            ["agency": .text(agency), "practitioner": .text(practitioner), "asked": .text(asked)]
        ).number
        try await act(
            "enquiry.reply", in: episode, by: practitioner, at: answeredAt,
            ["entry": .int(entry), "known": .text(known)])
    }

    /// The enquiry is told to the family, the child and the agencies.
    package func tellEnquiry(
        _ episode: StreamID, _ said: String, child: String, agencies: [String], by lead: String, at when: When
    ) async throws {
        try await act(
            "enquiry.tell", in: episode, by: lead, at: when,
            [
                "familyTold": true, "childTold": .text(child), "how": "inPerson",
                "agencies": .list(agencies.map(Answer.text)), "referrerTold": true, "said": .text(said),
            ])
    }

    /// The assessment that went on beside the enquiry is written, approved and told, and the episode closed.
    package func settle(
        _ episode: StreamID, _ version: [String: Answer], outcome: String, because: String, said: String,
        agencies: [String], closing summary: String, reason: String, lead: String, supervisor: String, at day: String,
        closingOn last: String? = nil
    ) async throws {
        try await submit(
            episode, version, outcome: outcome, because: because, by: lead, at: .told("\(day) 10:00"))
        try await approve(
            episode, outcome: outcome, because: "It follows from what was found and heard.", by: supervisor,
            at: .told("\(day) 15:30"))
        try await tell(episode, said, agencies: agencies, by: lead, at: .told("\(day) 16:30"))
        try await close(episode, reason: reason, summary, by: supervisor, at: .told("\(last ?? day) 17:00"))
    }

    /// A conference that all who came agree needs no child protection plan: called, minuted, decided, told.
    func meetWithoutAPlan(
        _ episode: StreamID, called: String, on day: String, by lead: String,
        child: (part: String, wants: String), family: String, toDecide: String, record: [String: String],
        council: (name: String, because: String), _ asked: [Attending], because: String, help: String
    ) async throws {
        try await callConference(
            episode, on: day, by: lead, at: .told(called), child: child, family: family, toDecide: toDecide,
            asking: asked)
        try await meet(episode, on: day, record: record, council: (council.name, "noPlan", council.because), asked)
        try await act(
            "conference.hold", in: episode, by: Self.chair, at: .told("\(day) 11:50"), happened: .told("\(day) 10:00"),
            [
                "present": .list(([Larkshire.council] + asked.map(\.agency)).map(Answer.text)),
                "familyPresent": .text(family), "childsPart": .text(child.part), "plan": false,
                "because": .text(because), "otherHelp": .text(help),
            ])
        try await tellAll(episode, asked, childTold: child.wants, at: .told("\(day) 16:00"))
    }
}
