import Casework
import Guidance
import Practice

/// What a story says in one line: the verbs of practice.
extension Stage {
    /// Registers a family's members. Children with a school are put on its roll by its safeguarding lead, who
    /// then records where they live and who is around them; for others `surroundings` comes after a referral.
    package func register(_ family: Family, by name: String, at when: When) async throws {
        var when = when
        for member in family.members {
            let registrar = try member.school.map { try safeguardingLead(of: $0.school) } ?? name
            let recorded = try await act("person.register", by: registrar, at: when, member.answers)
            know(member.name, as: PersonID(unchecked: recorded.stream.id))
            when = .next
        }
        for child in family.children {
            guard let school = child.school else { continue }
            let lead = try safeguardingLead(of: school.school)
            try await enrol(child.name, at: school.school, from: school.from, year: school.year, by: lead)
            try await surroundings(of: child.name, in: family, by: lead)
        }
    }

    /// Puts a child on a school's roll.
    package func enrol(
        _ child: String, at school: String, from: String, year: String, by name: String, when: When = .next
    ) async throws {
        try await act(
            "person.enrol", in: try person(child).stream, by: name, at: when,
            ["school": .text(school), "from": .text(from), "yearGroup": .text(year)])
    }

    /// Records where a child lives, who is what to them and who lives with them.
    package func surroundings(
        of name: String, in family: Family, by practitioner: String, at when: When = .next
    ) async throws {
        guard let child = family.members.first(where: { $0.name == name }) else {
            throw stopped("the surroundings of \(name)", "they are not in the family \(family.name)")
        }
        let stream = try person(name).stream
        var when = when
        if let home = family.home, !child.isExpected {
            try await act("person.move", in: stream, by: practitioner, at: when, home.answers)
            when = .next
        }
        for tie in child.ties {
            try await act(
                "person.relate", in: stream, by: practitioner, at: when,
                [
                    "other": .text(tie.other), "relationship": .text(tie.kind),
                    "parentalResponsibility": .text(tie.responsibility),
                ])
            when = .next
            if tie.livesWith, !child.isExpected {
                try await act("person.household", in: stream, by: practitioner, ["other": .text(tie.other)])
            }
        }
    }

    /// Records a concern about one or more children.
    package func concern(
        about children: [String], by name: String, at when: When, _ answers: [String: Answer]
    ) async throws -> StreamID {
        var answers = answers
        answers["immediateDanger"] = answers["immediateDanger"] ?? false
        return try await act("concern.record", about: children, by: name, at: when, answers).stream
    }

    /// Refers children to a council from one form: one episode for each of them, in their order.
    package func refer(
        _ children: [String], to council: String = Larkshire.council, by name: String, at when: When,
        _ answers: [String: Answer]
    ) async throws -> [StreamID] {
        var answers = answers
        answers["council"] = .text(council)
        answers["lawfulBasis"] = answers["lawfulBasis"] ?? "publicTask"
        return try await act("referral.make", about: children, by: name, at: when, answers).places.map(
            \.stream)
    }

    /// Records a contact that reached the council by phone or letter.
    package func receive(
        about child: String, by name: String, at when: When, happened: When? = nil,
        _ answers: [String: Answer]
    ) async throws -> StreamID {
        var answers = answers
        answers["lawfulBasis"] = answers["lawfulBasis"] ?? "publicTask"
        answers["anonymous"] = answers["anonymous"] ?? false
        return try await act(
            "contact.receive", about: [child], by: name, at: when, happened: happened, answers
        ).stream
    }

    /// The front door says how it takes what it received, and tells whoever sent it that it arrived.
    package func take(
        _ episode: StreamID, as taken: String, because: String, by name: String, at when: When
    ) async throws {
        try await act(
            "referral.classify", in: episode, by: name, at: when,
            ["takenAs": .text(taken), "because": .text(because)])
        try await act(
            "referral.acknowledge", in: episode, by: name,
            ["how": "email", "said": "It has arrived and is being looked at."])
    }

    /// A supervisor decides on section 17 and names the lead practitioner and who supervises them.
    package func assess(
        _ episode: StreamID, need: String, because: String, lead: String, able: String, supervisor: String,
        by name: String, at when: When
    ) async throws {
        try await act(
            "referral.decide", in: episode, by: name, at: when,
            [
                "threshold": "childInNeed", "step": "s17", "primaryNeed": .text(need),
                "because": .text(because),
            ])
        try await act(
            "episode.allocate", in: episode, by: name, at: .after(minutes: 20),
            ["lead": .text(lead), "because": .text(able), "supervisor": .text(supervisor)])
    }

    /// Whoever made the referral is told the decision.
    package func tellReferrer(
        _ episode: StreamID, _ said: String, betterHelp: String? = nil, by name: String,
        at when: When = .after(minutes: 30)
    ) async throws {
        try await act(
            "referral.feedback", in: episode, by: name, at: when,
            [
                "how": "email", "said": .text(said), "referrerDisagrees": false,
                "betterHelp": betterHelp.map(Answer.text) ?? .null,
            ])
    }

    /// The lead writes a version of the assessment and gives it to their supervisor.
    package func submit(
        _ episode: StreamID, _ version: [String: Answer], outcome: String, because: String,
        notSeen: String? = nil,
        by lead: String, at when: When
    ) async throws {
        try await act("assessment.write", in: episode, by: lead, at: when, version)
        try await act(
            "assessment.submit", in: episode, by: lead, at: .after(minutes: 15),
            [
                "outcome": .text(outcome), "because": .text(because),
                "childNotSeenBecause": notSeen.map(Answer.text) ?? .null,
            ])
    }

    package func approve(
        _ episode: StreamID, outcome: String, because: String, by supervisor: String, at when: When
    ) async throws {
        try await act(
            "assessment.approve", in: episode, by: supervisor, at: when,
            ["outcome": .text(outcome), "because": .text(because)])
    }

    /// The family and the agencies are told the outcome in writing.
    package func tell(
        _ episode: StreamID, _ said: String, agencies: [String], by name: String, at when: When
    ) async throws {
        try await act(
            "assessment.tell", in: episode, by: name, at: when,
            [
                "familyTold": true, "how": "letter", "agencies": .list(agencies.map(Answer.text)),
                "referrerTold": true,
                "said": .text(said),
            ])
    }

    package func close(
        _ episode: StreamID, reason: String, _ summary: String, by name: String, at when: When
    ) async throws {
        try await act(
            "episode.close", in: episode, by: name, at: when,
            ["reason": .text(reason), "summary": .text(summary), "familyTold": true])
    }

    /// Whoever leads on safeguarding in an agency.
    package func safeguardingLead(of agency: String) throws -> String {
        let leads = Larkshire.practitioners.first {
            $0.agency == agency && $0.roles.contains("designatedSafeguardingLead")
        }
        guard let leads else { throw stopped("the safeguarding lead of \(agency)", "there is none") }
        return leads.name
    }

    /// The last entry of one kind in a stream, as an act that challenges it names it.
    package func entry(of kind: ActKind, in stream: StreamID) async throws -> EntryReference {
        let lines = try await office.database.read { [office] in try office.readings.lines(of: stream, in: $0) }
        guard let line = lines.last(where: { $0.act == kind }) else {
            throw stopped("looking for \(kind)", "it is not in \(stream)")
        }
        return EntryReference(stream, line.number)
    }

    // MARK: Live stories

    /// A London time so many working days before today, never later than now; nought is today itself.
    package func workingDay(_ days: Int, _ hour: Int, _ minute: Int = 0) throws -> When {
        .moment(min(Moment(try workingDay(days), hour: hour, minute: minute), today))
    }

    /// The day, where a form asks for one.
    package func workingDay(_ days: Int) throws -> Day {
        try office.library.workingDays.add(days, to: today.day)
    }
}
