import Guidance

/// Checks that several acts of a conference share.
extension Episode {
    /// A conference follows an enquiry, a plan or a move with a plan; until one of these there is nothing to call.
    var mayCallConference: Bool {
        isOpen
            && (protectionPlan.isOpen || transfer.awaitsConference(in: self) || followsEnquiry)
    }

    /// An enquiry is under way, or decided on a conference.
    var followsEnquiry: Bool {
        enquiry.latest.map { $0.concluded == nil || $0.conferenceDecided != nil } ?? false
    }

    /// The strategy discussions from which an initial conference is counted: those that initiated an enquiry which is
    /// under way or needs a conference. An enquiry about a child already on a plan needs none of its own.
    var initiationsForConference: [Stamp] {
        strategy.initiations.enumerated().compactMap { place, initiation in
            let stamp = initiation.stamp
            if conference.meeting(of: Conference.Kind.followsEnquiry, after: stamp.number) != nil { return stamp }
            let course = enquiry.courses.indices.contains(place) ? enquiry.courses[place] : nil
            let isOwed = course?.concluded == nil || course?.conferenceDecided != nil
            let wasOnPlan = protectionPlan.courses.contains { plan in
                plan.start.number < stamp.number && (plan.end.map { $0.stamp.number > stamp.number } ?? true)
            }
            return isOwed && !wasOnPlan ? stamp : nil
        }
    }

    /// When the count to an initial conference begins, for the discussion that initiated an enquiry.
    ///
    /// A local setting, the list `conferenceClockStart`: that discussion itself, or the last one about the same enquiry
    /// that was held before the conference (decision 0003).
    func conferenceIsCounted(from initiation: Stamp, under guidance: Guidance) -> Moment {
        guard guidance.option(.conferenceClockStart, Conference.lastDiscussion) != nil else {
            return initiation.happenedAt
        }
        let next = strategy.initiations.first { $0.stamp.number > initiation.number }?.stamp.number
        let held = conference.meeting(of: Conference.Kind.followsEnquiry, after: initiation.number)?.held?.stamp.number
        let until = min(next ?? .max, held ?? .max)
        let last = strategy.held.last { $0.act.isEnquiry && $0.stamp.number < until }
        return max(last?.stamp.happenedAt ?? initiation.happenedAt, initiation.happenedAt)
    }

    /// An enquiry found that an initial conference is needed, and none has been held since.
    var owesConference: Bool {
        initiationsForConference.contains { initiation in
            guard let place = strategy.initiations.firstIndex(where: { $0.stamp.number == initiation.number }),
                enquiry.courses.indices.contains(place), let decided = enquiry.courses[place].conferenceDecided
            else { return false }
            let calledOff = conference.meetings.contains {
                Conference.Kind.followsEnquiry.contains($0.kind)
                    && ($0.calledOff?.stamp.number ?? 0) > decided.number
            }
            return !calledOff
                && conference.meeting(of: Conference.Kind.followsEnquiry, after: initiation.number)?.held == nil
        }
    }

    /// The duty by which a conference that has been called must be held: an enquiry found it needed, or a child moved in
    /// with a plan. Nil where nothing asks for it.
    func asksFor(_ meeting: Conference.Meeting) -> DutyKey? {
        switch meeting.kind {
        case Conference.Kind.transferIn: transfer.received == nil ? nil : .transferInConference
        case Conference.Kind.review: nil
        default: enquiry.conferenceDecided == nil ? nil : .initialConference
        }
    }

    /// Whoever acts manages social work for the council.
    func isManaged(by setting: Setting) -> Bool {
        let approves = setting.guidance.rule(.approveAssessment)
        return setting.who.agency == council && setting.who.roles.contains(where: approves.allows)
    }

    /// The conference that has been called.
    func mustHaveCalled(_ rule: String) throws(Refusal) -> Conference.Meeting {
        try mustBeOpen(rule)
        guard let called = conference.called else {
            throw .notNow(
                rule, "No child protection conference has been called.", instead: "Call the conference first.")
        }
        return called
    }

    /// Whoever writes for an agency was invited, or works for the council that called it.
    func mustBeInvited(
        _ meeting: Conference.Meeting, as agency: AgencyID, _ rule: String, cite: String
    ) throws(Refusal) {
        if agency == council || meeting.invitedAgencies.contains(agency) { return }
        throw Refusal(
            rule, .mayNot, because: "That agency has not been invited to this conference.", authority: cite,
            instead: "Ask the chair or the lead social worker to invite it.")
    }

    /// The chair, or the lead practitioner, writes down what another agency said.
    func mayWrite(
        for agency: AgencyID?, in meeting: Conference.Meeting, _ setting: Setting, _ rule: String
    ) throws(Refusal) {
        guard let agency, agency != setting.who.agency else { return }
        guard setting.who.practitioner == meeting.chair || setting.who.practitioner == lead else {
            throw Refusal(
                rule, .mayNot, because: "The chair or the lead practitioner writes down what another agency said.",
                authority: setting.guidance.rule(.chairConference).cite,
                instead: "Leave the agency empty to write for your own.")
        }
    }

    /// The day is one on which a conference can be recorded.
    static func mustBeWeekday(_ day: Day, _ rule: String, _ question: String) throws(Refusal) {
        guard day.isWeekend else { return }
        throw .wrong(
            rule, question, "\(day.inFull) is at a weekend, and a conference is not.",
            instead: "Enter the weekday on which it meets.", authority: "CIN validation rules")
    }
}

extension Day {
    /// Saturday or Sunday.
    var isWeekend: Bool { weekday > Day.lastWeekday }
    private static let lastWeekday = 5
}

extension Conference.Meeting {
    /// Enough were there to decide, or the chair says why the conference went on all the same.
    ///
    /// A local setting: no edition sets a quorum. The list `conferenceQuorum` has one option for each who is needed,
    /// the council's social worker first.
    func checkQuorum(
        _ present: [AgencyID], council: AgencyID?, waived: String?, _ setting: Setting, _ rule: String
    ) throws(Refusal) {
        for agency in present where setting.standing.agencies[agency] == nil {
            throw .wrong(
                rule + ".agency", "present", "One of those agencies is not in the record, or has closed.",
                instead: "Choose agencies from the list.")
        }
        let needed = setting.guidance.options(.conferenceQuorum)
        let isMet = present.contains { $0 == council } && Set(present).count >= needed.count
        if isMet || !(waived ?? "").isEmpty { return }
        let who = needed.map { $0.label.prefix(1).lowercased() + $0.label.dropFirst() }.joined(separator: "; ")
        throw .wrong(
            rule + ".quorum", "present", "Too few were there to decide. Needed: \(who).",
            instead: "Adjourn to a new date, or say why the conference went on with those who were there.",
            authority: "Local setting, conference quorum")
    }

    /// Every agency that was there has said what it thinks.
    func checkViews(_ present: [AgencyID], _ setting: Setting, _ rule: String) throws(Refusal) {
        let silent = present.filter { view(of: $0) == nil }.count
        guard silent > 0 else { return }
        throw .notNow(
            rule,
            silent == 1
                ? "One agency that was there has not given its view."
                : "\(silent) agencies that were there have not given their views.",
            instead: "Record each agency's view first: its practitioner does, or the chair for it.")
    }

    /// The record has the child's and the family's views, the strengths and the risks.
    func checkMinute(_ setting: Setting, _ rule: String) throws(Refusal) {
        let lacking = Conference.mustBeMinuted.filter { section($0) == nil }
        guard !lacking.isEmpty else { return }
        let labels = lacking.map { setting.guidance.option(.conferenceSections, $0)?.label ?? $0 }
        throw .notNow(
            rule, "The conference's record lacks: \(labels.joined(separator: "; ")).",
            instead: "Write these parts on the conference's page, then record the decision.")
    }

    /// The chair, the minute-taker and the lead write its record.
    package func isWritten(by practitioner: PractitionerID, in episode: Episode) -> Bool {
        [chair, call.act.minuteTaker, episode.lead].contains(practitioner)
    }

    /// The chair records what the conference decided.
    func mustChair(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard setting.who.practitioner == chair else {
            throw Refusal(
                rule, .mayNot, because: "The chair records the conference's decision.",
                authority: setting.guidance.rule(.chairConference).cite,
                instead: "Ask the chair, or record first that somebody else chairs.")
        }
    }
}
