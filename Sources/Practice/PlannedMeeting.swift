import Guidance

/// A meeting that is to come: what it is, about whom, when, and which practitioners take part.
///
/// Derived like clocks, never stored by hand: it is there from the entry that named its time until the entry that records
/// it, moves it or calls it off. It names no one and tells no story.
package struct PlannedMeeting: Sendable, Hashable, Codable {
    /// Tells the meetings of one process apart, whenever they are moved to.
    package let key: String
    package let about: PersonID
    /// In a few words that name no one: "Review child protection conference".
    package let what: String
    /// A moment where a time was given, else a day.
    package let when: Due
    /// The act that records it.
    package let act: ActKind
    /// Those who take part, once each, with the part in which each first stands.
    package private(set) var attendees: [Attendee] = []

    /// A practitioner who takes part in a meeting, and as what.
    package struct Attendee: Sendable, Hashable, Codable {
        package let practitioner: PractitionerID
        package let part: Involvement.Kind
    }

    init(_ key: String, about: PersonID, what: String, when: Due, act: ActKind) {
        self.key = key
        self.about = about
        self.what = what
        self.when = when
        self.act = act
    }

    /// The same meeting with these as well; those who have a part already keep it.
    func with(_ practitioners: [PractitionerID?], as part: Involvement.Kind) -> PlannedMeeting {
        var meeting = self
        for one in practitioners.compactMap({ $0 }) where !meeting.attendees.contains(where: { $0.practitioner == one })
        {
            meeting.attendees.append(Attendee(practitioner: one, part: part))
        }
        return meeting
    }
}

extension Episode {
    /// The meetings of its parts; none once it is closed.
    package var plannedMeetings: [PlannedMeeting] {
        guard let child, isOpen else { return [] }
        return parts.flatMap { $0.plannedMeetings(about: child, in: self) }
    }
}

extension Conference {
    /// The conference that has been called, with everyone who was asked and has not sent apologies; while none is called,
    /// the review that the plan waits for.
    package func plannedMeetings(about child: PersonID, in episode: Episode) -> [PlannedMeeting] {
        var planned: [PlannedMeeting] = []
        if let called {
            let coming = called.seats.map(\.seat).filter {
                (called.answer(of: $0)?.act.answer ?? Respond.isComing) == Respond.isComing
            }
            let cameFor = called.answers.filter { $0.act.forAgency == nil && $0.act.answer == Respond.isComing }
            planned.append(
                PlannedMeeting(
                    "conference \(called.number)", about: child, what: Self.name(of: called.kind),
                    when: .moment(called.plannedFor), act: called.kind == Kind.review ? Review.kind : Hold.kind
                )
                .with([called.chair], as: .chair).with([episode.lead], as: .lead)
                .with([called.call.act.minuteTaker] + coming.map(\.practitioner), as: .conference)
                .with(cameFor.map(\.stamp.by), as: .conference))
        }
        if called?.kind != Kind.review, let course = episode.protectionPlan.open, let day = course.reviewOn {
            planned.append(
                PlannedMeeting(
                    "review \(course.start.number)", about: child, what: Self.name(of: Kind.review), when: .day(day),
                    act: Call.kind
                )
                .with([heldLast?.chair], as: .chair).with([episode.lead], as: .lead)
                .with(course.coreGroup.map(\.practitioner), as: .coreGroup))
        }
        return planned
    }
}

extension ProtectionPlan {
    /// The next core group: as the last one arranged it, else as the conference did.
    package func plannedMeetings(about child: PersonID, in episode: Episode) -> [PlannedMeeting] {
        guard let course = open, let when = course.coreGroupNext else { return [] }
        return [
            PlannedMeeting(
                "core group \(course.start.number)", about: child, what: "Core group meeting", when: when,
                act: MeetCoreGroup.kind
            )
            .with([episode.lead], as: .lead).with(course.coreGroup.map(\.practitioner), as: .coreGroup)
        ]
    }
}

extension StrategyDiscussion {
    /// The discussion that has been called, with everyone who was asked and did not say that they cannot come.
    package func plannedMeetings(about child: PersonID, in episode: Episode) -> [PlannedMeeting] {
        guard let open, let first = open.first, let meetsAt = open.meetsAt else { return [] }
        let coming = open.invited.filter { ($0.answer?.act.coming ?? Respond.isComing) == Respond.isComing }
        return [
            PlannedMeeting(
                "strategy \(first.number)", about: child, what: "Strategy discussion", when: .moment(meetsAt),
                act: Hold.kind
            )
            .with([open.calls.last?.stamp.by, episode.lead], as: .lead).with(coming.map(\.practitioner), as: .strategy)
        ]
    }
}

extension EarlyHelp {
    /// The next meeting of the team around the family, as the last one arranged it.
    package var plannedMeetings: [PlannedMeeting] {
        guard isOpen, let child = about.first, let last = meetings.inOrderOf().last, let day = last.act.nextOn else {
            return []
        }
        return [
            PlannedMeeting(
                "team \(opened?.number ?? 0)", about: child, what: "Team around the family", when: .day(day),
                act: Meet.kind
            )
            .with([lead], as: .earlyHelpLead).with(carriers.sorted(), as: .earlyHelpTeam)
        ]
    }
}
