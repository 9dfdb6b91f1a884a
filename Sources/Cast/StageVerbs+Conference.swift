import Guidance
import Practice

/// What a story tells on the way to a child protection conference, before the conference itself.
struct Suspected: Sendable {
    let child: String
    let referrer: String
    let lead: String
    let supervisor: String
    let able: String
    /// The day of the referral and of the strategy discussion.
    let day: String
    let need: String
    let worry: String
    let facts: String
    let whereabouts: String
    let decided: String
    /// Who met with the duty social worker: police, health, school.
    let present: [String]
    /// What each of these brought to the discussion.
    var council: String?
    var health: String?
    var police: String?
    var school: String?
    let initiated: String
    /// When the lead saw the child, what the child said and what was seen; nil for a child not born.
    var seen: (at: String, where: String, words: String, observed: String)?
    /// When the enquiry was concluded, and what it found.
    let concluded: String
    let found: String
    /// The manager has agreed the outcome; it waits for them otherwise.
    var isAgreed = true
}

/// Who is asked to a conference besides the council, with what each brings.
struct Attending: Sendable {
    let name: String
    let agency: String
    var report: [String: Answer] = [:]
    let view: String
    let because: String
}

extension Stage {
    /// From a referral to an enquiry that finds that a conference is needed.
    func suspect(_ told: Suspected) async throws -> StreamID {
        let episode = try await refer(
            [told.child], by: told.referrer, at: .told("\(told.day) 09:20"),
            [
                "askedFor": "referral", "danger": "today", "worry": .text(told.worry), "facts": .text(told.facts),
                "whereabouts": .text(told.whereabouts), "parentsTold": true, "consent": "notSoughtRisk",
            ])[0]
        try await take(
            episode, as: "referral", because: "There is cause to suspect significant harm.", by: "Yasmin Kaleem",
            at: .told("\(told.day) 09:45"))
        try await act(
            "referral.decide", in: episode, by: "Dafydd Pritchard", at: .told("\(told.day) 10:15"),
            ["threshold": "protection", "step": "s47", "primaryNeed": .text(told.need), "because": .text(told.decided)])
        try await act(
            "episode.allocate", in: episode, by: "Dafydd Pritchard", at: .told("\(told.day) 10:30"),
            ["lead": .text(told.lead), "because": .text(told.able), "supervisor": .text(told.supervisor)])
        try await tellReferrer(
            episode, "We discuss this today with police and health.", by: "Yasmin Kaleem", at: .after(minutes: 15))
        try await act(
            "strategy.hold", in: episode, by: "Dafydd Pritchard", at: .told("\(told.day) 14:00"),
            [
                "how": "video", "present": .list((["Dafydd Pritchard"] + told.present).map(Answer.text)),
                "step": "s47Single", "because": .text(told.initiated),
                "familyTold": "The lead social worker tells the parents today, in person.",
                "councilShared": told.council.map(Answer.text) ?? .null,
                "healthShared": told.health.map(Answer.text) ?? .null,
                "policeShared": told.police.map(Answer.text) ?? .null,
                "schoolShared": told.school.map(Answer.text) ?? .null,
            ])
        try await act(
            "enquiry.start", in: episode, by: "Dafydd Pritchard", at: .told("\(told.day) 14:40"),
            ["lead": .text(told.lead), "how": "single", "because": .text(told.initiated), "parentsTold": true])
        if let seen = told.seen {
            try await act(
                "child.see", in: episode, by: told.lead, at: .told(seen.at),
                [
                    "whereSeen": .text(seen.where), "alone": true, "childsWords": .text(seen.words),
                    "observed": .text(seen.observed),
                ])
        }
        try await act(
            "enquiry.conclude", in: episode, by: told.lead, at: .told(told.concluded),
            [
                "outcome": "likelyToSuffer", "because": .text(told.found),
                "childNotSeenBecause": told.seen == nil ? "The child is not born yet." : .null,
            ])
        guard told.isAgreed else { return episode }
        try await agreeEnquiry(
            episode, "I read it with the replies beside it, and talked it through with the lead.", by: told.supervisor,
            at: .after(minutes: 20))
        return episode
    }

    /// The conference is called and everyone is asked for a report.
    func callConference(
        _ episode: StreamID, _ kind: String = "initial", on day: String, by lead: String, at when: When,
        child: (part: String, wants: String), family: String, toDecide: String, asking: [Attending]
    ) async throws {
        try await act(
            "conference.call", in: episode, by: lead, at: when,
            [
                "conferenceKind": .text(kind), "plannedFor": .text("\(day) 10:00"), "place": "County Hall, room 3",
                "chair": .text(Self.chair), "minuteTaker": "Bettina Osei", "family": .text(family),
                "childsPart": .text(child.part), "childsPartHow": .text(child.wants), "because": .text(toDecide),
            ])
        try await act(
            "conference.invite", in: episode, by: lead,
            [
                "practitioners": .list(asking.map { .text($0.name) }), "reportWanted": true,
                "note": "What you know, what is going well, what you fear, and what the child has told you.",
            ])
    }

    /// Everyone asked answers and sends a report; the family reads them.
    func prepareConference(
        _ episode: StreamID, _ asked: [Attending], lead: String, at when: When, sharedAt: When, with family: String,
        said: String, heldBack: String? = nil
    ) async throws {
        var when = when
        for one in asked {
            try await act("conference.answer", in: episode, by: one.name, at: when, ["answer": "coming"])
            when = .after(minutes: 35)
            var report = one.report
            report["view"] = report["view"] ?? .text(one.view)
            report["viewBecause"] = report["viewBecause"] ?? .text(one.because)
            report["mayShare"] = report["mayShare"] ?? true
            try await act("conference.report", in: episode, by: one.name, at: .after(minutes: 25), report)
        }
        try await act(
            "conference.share", in: episode, by: lead, at: sharedAt,
            [
                "withWhom": .text(family), "how": "Read together at the kitchen table, an hour and a half.",
                "said": .text(said), "heldBack": heldBack.map(Answer.text) ?? .null,
            ])
    }

    /// The chair and the minute-taker write the record while the conference meets; each agency says what it thinks.
    func meet(
        _ episode: StreamID, on day: String, record: [String: String],
        council: (name: String, view: String, because: String),
        _ there: [Attending]
    ) async throws {
        var when = When.told("\(day) 10:05")
        for (place, part) in record.sorted(by: { $0.key < $1.key }).enumerated() {
            try await act(
                "conference.minute", in: episode, by: place.isMultiple(of: 2) ? Self.chair : "Bettina Osei", at: when,
                ["section": .text(part.key), "text": .text(part.value)])
            when = .after(minutes: 8)
        }
        try await act(
            "conference.view", in: episode, by: council.name, at: .told("\(day) 11:20"),
            ["view": .text(council.view), "because": .text(council.because)])
        for one in there {
            try await act(
                "conference.view", in: episode, by: one.name, at: .after(minutes: 3),
                ["view": .text(one.view), "because": .text(one.because)])
        }
    }

    /// Everyone who was asked is told in writing what the conference decided.
    func tellAll(_ episode: StreamID, _ asked: [Attending], childTold: String, at when: When) async throws {
        try await act(
            "conference.tell", in: episode, by: Self.chair, at: when,
            [
                "agencies": .list(asked.map { .text($0.agency) }), "familyTold": true, "childTold": .text(childTold),
                "how": "letter",
            ])
    }

    /// Larkshire's chair of child protection conferences.
    static let chair = "Owen Tredinnick"
}
