import Guidance
import Practice

/// One thing an episode adds to the dataset.
struct Counted: Hashable {
    /// Tells it apart within its stream.
    let item: String
    let measure: Measure
    /// When it happened; for what is still to do, when its clock began.
    let at: Moment
    /// Nil while it is still to do.
    var met: Bool?
    /// Whether it is the child's other entries that say if it is met: another referral, another plan.
    var isAgain = false
    /// By when it is due, while it is still to do.
    var due: Due?
    /// The agency it counts for, where it is not the child.
    var agency: AgencyID?
}

extension Readings {
    /// Everything an episode adds to the dataset, as its entries stand.
    func counted(_ episode: Episode) -> [Counted] {
        guard let received = episode.referral.received else { return [] }
        let start = received.stamp.happenedAt
        var all = [Counted(item: "contact", measure: .contacts, at: start, met: false)]
        if episode.referral.isReferral {
            all.append(Counted(item: "referral", measure: .referrals, at: start, met: false, isAgain: true))
        }
        all += timed("decision", .decisions, .referralDecision, start, episode.referral.firstDecided?.stamp, episode)
        if let decided = episode.referral.decided, Episode.Step.assesses.contains(decided.act.step) {
            let approved = episode.assessment.approved?.stamp
            all += timed("assessment", .assessments, .assessmentCompletion, start, approved, episode)
            if let approved {
                all.append(
                    Counted(
                        item: "voice", measure: .voice, at: approved.happenedAt,
                        met: episode.isVoiceRecorded(by: approved.happenedAt)))
            }
        }
        for initiation in episode.strategy.initiations {
            all.append(
                Counted(
                    item: "enquiry \(initiation.stamp.number)", measure: .enquiries, at: initiation.stamp.happenedAt,
                    met: false))
        }
        for course in episode.protectionPlan.courses {
            all.append(
                Counted(
                    item: "plan \(course.start.number)", measure: .plans, at: course.start.happenedAt, met: false,
                    isAgain: true))
        }
        if !episode.strategy.initiations.isEmpty || !episode.conference.meetings.isEmpty
            || episode.transfer.received != nil
        {
            all += conferences(episode)
        }
        return all
    }

    /// What a clock from the referral's receipt says: done in time or late; or still to do.
    private func timed(
        _ item: String, _ measure: Measure, _ duty: DutyKey, _ start: Moment, _ done: Stamp?, _ episode: Episode
    ) -> [Counted] {
        let due = due(duty, from: start, of: episode.council)
        if let done {
            let isMissed = due?.isMissed(at: done.happenedAt) ?? false
            return [Counted(item: item, measure: measure, at: done.happenedAt, met: !isMissed)]
        }
        return episode.isOpen ? [Counted(item: item, measure: measure, at: start, met: nil, due: due)] : []
    }

    private func conferences(_ episode: Episode) -> [Counted] {
        let latest = library.guidance(on: library.editions.last!.from)
        var all: [Counted] = []
        for clock in episode.clocks(under: latest) {
            let measure: Measure
            switch clock.duty {
            case .initialConference, .transferInConference: measure = .conferences
            case .firstReviewConference, .nextReviewConference: measure = .reviews
            default: continue
            }
            let item = "\(clock.duty.rawValue) \(clock.mark)"
            guard let stopped = clock.stoppedAt else {
                if episode.isOpen {
                    all.append(Counted(item: item, measure: measure, at: clock.startedAt, met: nil, due: clock.due))
                }
                continue
            }
            // A clock can also be stopped by an ending; only a conference counts.
            let isHeld = episode.conference.meetings.contains {
                (measure == .reviews ? $0.reviewed?.stamp : $0.held?.stamp)?.happenedAt == stopped
            }
            if isHeld {
                all.append(Counted(item: item, measure: measure, at: stopped, met: !clock.isLate(at: stopped)))
            }
        }
        for meeting in episode.conference.meetings { all += taking(part: meeting) }
        return all
    }

    /// Who took part in a conference that was held, and whose report came in time.
    private func taking(part meeting: Conference.Meeting) -> [Counted] {
        guard let decision = meeting.decision else { return [] }
        let at = decision.happenedAt
        var all: [Counted] = []
        if let part = meeting.held?.act.childsPart ?? meeting.reviewed?.act.childsPart, part != Self.unborn {
            all.append(
                Counted(
                    item: "child \(meeting.number)", measure: .childAtConference, at: at,
                    met: Self.childHeard.contains(part)))
        }
        let present = Set(meeting.held?.act.present ?? meeting.reviewed?.act.present ?? [])
        for agency in meeting.invitedAgencies.sorted() {
            all.append(
                Counted(
                    item: "attended \(meeting.number) \(agency.id)", measure: .attendance, at: at,
                    met: present.contains(agency), agency: agency))
        }
        let asked = Set(meeting.seats.filter(\.invitation.act.reportWanted).map(\.seat.agency))
        let due = due(.conferenceReport, from: meeting.plannedFor)
        for agency in asked.sorted() {
            let report = meeting.reports.first { $0.stamp.agency == agency }
            let isInTime = report.map { !(due?.isMissed(at: $0.stamp.happenedAt) ?? false) } ?? false
            all.append(
                Counted(
                    item: "report \(meeting.number) \(agency.id)", measure: .reports, at: at, met: isInTime,
                    agency: agency))
        }
        return all
    }

    /// By when something is due under the edition in force when it began.
    private func due(_ duty: DutyKey, from moment: Moment, of council: AgencyID? = nil) -> Due? {
        let then = library.of(council: council?.id).guidance(on: moment.day)
        return try? then.duty(duty).due(from: moment, in: then.workingDays)
    }

    /// Until when a referral makes one that follows a re-referral.
    func isAgain(_ moment: Moment, after earlier: Moment) -> Bool {
        !(due(.reReferral, from: earlier)?.isMissed(at: moment) ?? true)
    }

    /// Options of `childAtConference`.
    private static let unborn = "unborn"
    private static let childHeard: Set<String> = ["comes", "advocate", "writes"]
}

extension Episode {
    /// The child's own words were recorded by a moment: at a visit, or in a conversation with the child.
    fileprivate func isVoiceRecorded(by moment: Moment) -> Bool {
        assessment.seen.contains { $0.stamp.happenedAt <= moment && !($0.act.childsWords ?? "").isEmpty }
            || assessment.interviews.contains { $0.stamp.happenedAt <= moment && $0.act.interviewee == "child" }
    }
}
