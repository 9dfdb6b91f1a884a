import Guidance

/// The clocks of conferences, what waits for whom, and who has a part through them.
extension Conference {
    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        guard let council = episode.council else { return [] }
        let frontDoor = Owner.role(council, Referral.frontDoor)
        let lead = episode.lead.map(Owner.practitioner) ?? frontDoor
        let ended = episode.closure?.stamp.happenedAt
        var clocks: [Clock] = []
        for initiation in episode.initiationsForConference {
            let from = episode.conferenceIsCounted(from: initiation, under: guidance)
            clocks.append(first(.initialConference, Kind.followsEnquiry, initiation, from: from))
        }
        for notice in episode.transfer.notices {
            let from = notice.stamp.happenedAt
            clocks.append(first(.transferInConference, [Kind.transferIn], notice.stamp, from: from))
        }
        for course in episode.protectionPlan.courses { clocks += reviews(of: course) }
        for meeting in meetings { clocks += reports(for: meeting) }
        return clocks

        /// The first conference of a child here, counted from what asked for it.
        func first(_ duty: DutyKey, _ kinds: Set<String>, _ began: Stamp, from: Moment) -> Clock {
            let meeting = meeting(of: kinds, after: began.number)
            let stopped = meeting?.held?.stamp.happenedAt ?? ended
            return Clock(
                duty, about: child, from: from, under: guidance, stoppedAt: stopped,
                lateBecause: meeting?.lateBecause ?? episode.lateReason(duty, from: from, stoppedAt: stopped),
                owner: meeting.map { .practitioner($0.chair) } ?? lead,
                stops: meeting == nil ? Call.kind : Hold.kind, mark: began.number)
        }

        /// One clock from the plan's beginning to the first review, then one from each review to the next.
        func reviews(of course: ProtectionPlan.Course) -> [Clock] {
            let starts = [course.start] + course.reviews.map(\.stamp)
            let chair = heldLast.map { Owner.practitioner($0.chair) } ?? lead
            return starts.enumerated().compactMap { place, start in
                let review = place < course.reviews.count ? course.reviews[place] : nil
                if review == nil, let end = course.end, end.stamp.number == start.number { return nil }
                let duty: DutyKey = place == 0 ? .firstReviewConference : .nextReviewConference
                let stopped = review?.stamp.happenedAt ?? course.end?.stamp.happenedAt
                return Clock(
                    duty, about: child, from: start.happenedAt, under: guidance, stoppedAt: stopped,
                    lateBecause: review?.act.lateBecause
                        ?? episode.lateReason(duty, from: start.happenedAt, stoppedAt: stopped),
                    owner: chair, stops: called == nil ? Call.kind : Review.kind, mark: start.number)
            }
        }

        /// One clock for each report asked for, one for sharing them, one for telling what was decided.
        func reports(for meeting: Meeting) -> [Clock] {
            let over = meeting.calledOff?.stamp.happenedAt ?? meeting.decision?.happenedAt ?? ended
            let wanted = meeting.seats.enumerated().filter { $0.element.invitation.act.reportWanted }
            var clocks: [Clock] = wanted.map { place, invited in
                let report = meeting.reports.first { $0.stamp.agency == invited.seat.agency }
                let stopped = report?.stamp.happenedAt ?? over
                // Whoever writes a report is no part of the council's lateness: what happened stands for a reason.
                let what = report.map { "It came on \($0.stamp.happenedAt.inWords)." }
                return Clock(
                    .conferenceReport, about: child, from: meeting.plannedFor, under: guidance, stoppedAt: stopped,
                    lateBecause: stopped == nil ? nil : what ?? "It had not come when the conference met.",
                    owner: invited.seat.practitioner.map(Owner.practitioner) ?? .agency(invited.seat.agency),
                    stops: Report.kind, mark: meeting.number * Meeting.mostSeats + place)
            }
            if !wanted.isEmpty {
                let stopped = meeting.shared.first?.stamp.happenedAt ?? over
                clocks.append(
                    Clock(
                        .reportsShared, about: child, from: meeting.plannedFor, under: guidance, stoppedAt: stopped,
                        lateBecause: episode.lateReason(.reportsShared, from: meeting.plannedFor, stoppedAt: stopped),
                        owner: lead,
                        stops: Share.kind, mark: meeting.number))
            }
            if let decision = meeting.decision {
                // Closing the episode tells nobody, so it does not stop this one.
                let stopped = meeting.told.first?.stamp.happenedAt
                clocks.append(
                    Clock(
                        .conferenceTold, about: child, from: decision.happenedAt, under: guidance,
                        stoppedAt: stopped,
                        lateBecause: episode.lateReason(.conferenceTold, from: decision.happenedAt, stoppedAt: stopped),
                        owner: .practitioner(meeting.chair), stops: Tell.kind, mark: meeting.number))
            }
            return clocks
        }
    }

    /// The first conference of some kinds that was called after an entry and not called off.
    func meeting(of kinds: Set<String>, after number: Int) -> Meeting? {
        meetings.first { kinds.contains($0.kind) && $0.number > number && $0.calledOff == nil }
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen else { return [] }
        let late = meetings.filter(\.awaitsManager).compactMap { managersWords(on: $0, child, episode) }
        guard let called else { return late }
        var items = late
        let when = "The conference meets on \(called.plannedFor.inWords)"
        for (place, invited) in called.seats.enumerated() where called.answer(of: invited.seat) == nil {
            items.append(
                Waiting(
                    "conference answer \(called.number) \(place)", about: child,
                    since: invited.invitation.stamp.happenedAt,
                    owner: invited.seat.practitioner.map(Owner.practitioner) ?? .agency(invited.seat.agency),
                    what: "Answer the invitation to a conference", why: when, act: Respond.kind))
        }
        return items + lateness(of: called, child, episode, guidance)
    }

    /// A conference planned for after its last day waits for the reasons of chair and manager.
    private func lateness(
        of called: Meeting, _ child: PersonID, _ episode: Episode, _ guidance: Guidance
    ) -> [Waiting] {
        guard let due = missed(by: called.plannedFor, called, child, in: episode, under: guidance) else { return [] }
        let owners: [(String, Owner?, Bool)] = [
            ("chair", .practitioner(called.chair), called.delay(byChair: true) == nil),
            ("manager", episode.supervisor.map(Owner.practitioner), called.delay(byChair: false) == nil),
        ]
        return owners.compactMap { who, owner, isMissing in
            guard isMissing, let owner else { return nil }
            return Waiting(
                "conference late \(called.number) \(who)", about: child,
                since: called.changes.last?.stamp.happenedAt ?? called.call.stamp.happenedAt, owner: owner,
                what: "Say why the conference is late and what keeps the child safe meanwhile",
                why: "It was due by \(due.inWords) and meets on \(called.plannedFor.day.inWords)", act: Delay.kind)
        }
    }

    /// The last day that a conference not yet held misses, when it meets at some moment; nil when it is in time.
    func missed(
        by moment: Moment, _ meeting: Meeting, _ child: PersonID, in episode: Episode, under guidance: Guidance
    ) -> Due? {
        guard meeting.kind != Kind.review else { return nil }
        return clocks(of: child, in: episode, under: guidance)
            .filter { $0.duty == meeting.duty && $0.stoppedAt == nil }.compactMap(\.due)
            .filter { $0.isMissed(at: moment) }.min { $0.lastMoment < $1.lastMoment }
    }

    /// A conference that was held late with the manager's reason in the chair's words waits for the manager's own.
    private func managersWords(on meeting: Meeting, _ child: PersonID, _ episode: Episode) -> Waiting? {
        guard let held = meeting.held, let supervisor = episode.supervisor else { return nil }
        return Waiting(
            "conference late \(meeting.number) manager", about: child, since: held.stamp.happenedAt,
            owner: .practitioner(supervisor),
            what: "Say in your own words why the conference was late and what kept the child safe",
            why: "It was held late on \(held.stamp.happenedAt.day.inWords)", act: Delay.kind)
    }

    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        let closed = episode.closure?.stamp.happenedAt
        return meetings.flatMap { meeting -> [Involvement] in
            let until = meeting.papersUntil ?? closed
            let goesOn = meeting.number == heldLast?.number && episode.protectionPlan.isOpen
            var chairs: [(seat: Seat?, from: Moment)] = [
                (meeting.call.act.chairSeat, meeting.call.stamp.happenedAt)
            ]
            chairs += meeting.changes.map { ($0.act.chairSeat, $0.stamp.happenedAt) }
            var all: [Involvement] = []
            for (place, chair) in chairs.enumerated() {
                guard let seat = chair.seat else { continue }
                let isLast = place + 1 == chairs.count
                all.append(
                    Involvement(
                        .chair, person: child, practitioner: seat.practitioner, agency: seat.agency,
                        from: chair.from, until: isLast ? (goesOn ? closed : until) : chairs[place + 1].from))
            }
            if let seat = meeting.call.act.minuteSeat {
                all.append(invited(seat, from: meeting.call.stamp.happenedAt))
            }
            // Where a whole agency was invited, whoever answers for it takes its seat.
            let whole = Set(meeting.seats.filter { $0.seat.practitioner == nil }.map(\.seat.agency))
            var came: Set<PractitionerID> = []
            for answer in meeting.answers where whole.contains(answer.stamp.agency) {
                guard answer.act.forAgency == nil, came.insert(answer.stamp.by).inserted else { continue }
                all.append(
                    invited(Seat(answer.stamp.by, of: answer.stamp.agency), from: answer.stamp.happenedAt))
            }
            return all + meeting.seats.map { invited($0.seat, from: $0.invitation.stamp.happenedAt) }

            func invited(_ seat: Seat, from: Moment) -> Involvement {
                Involvement(
                    .conference, person: child, practitioner: seat.practitioner, agency: seat.agency, from: from,
                    until: until)
            }
        }
    }
}

extension Conference.Hold {
    /// It gives reasons for a late conference.
    package var saysWhyLate: Bool {
        [lateBecause, managerBecause, interimPlan].contains { !($0 ?? "").isEmpty }
    }
}

extension Conference.Meeting {
    /// It was held late, and the manager has not said why in their own words.
    var awaitsManager: Bool { !(held?.act.managerBecause ?? "").isEmpty && delay(byChair: false) == nil }

    /// The duty by which such a conference meets.
    var duty: DutyKey {
        switch kind {
        case Conference.Kind.transferIn: .transferInConference
        case Conference.Kind.review: .nextReviewConference
        default: .initialConference
        }
    }

    /// More seats than any conference has: keeps the marks of its clocks apart.
    static let mostSeats = 1_000

    /// The reasons of the chair and of the manager why it is late, when both or one of them gave any.
    package var lateBecause: String? {
        let reasons = [
            delay(byChair: true)?.act.because ?? held?.act.lateBecause,
            delay(byChair: false)?.act.because ?? held?.act.managerBecause,
        ].compactMap { $0 }
        return reasons.isEmpty ? nil : reasons.joined(separator: "\n")
    }
}
