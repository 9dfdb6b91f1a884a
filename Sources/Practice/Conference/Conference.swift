import Guidance

/// The child protection conferences of an episode: initial, before birth, for a child who moved in, and reviews.
///
/// A part of `Episode`. One conference is called at a time; it is held or called off before the next is called.
package struct Conference: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        Call.self, Rearrange.self, CallOff.self, Invite.self, Respond.self, Report.self, Share.self, Minute.self,
        View.self, Delay.self, Hold.self, Review.self, Tell.self,
    ]

    package var meetings: [Meeting] = []

    package init() {}

    /// The conference that has been called and not yet held.
    package var called: Meeting? { meetings.last.flatMap { $0.isOver ? nil : $0 } }
    /// The conference held last.
    package var heldLast: Meeting? { meetings.last { $0.decision != nil } }
    /// The conference by the entry that called it.
    package func meeting(_ number: Int) -> Meeting? { meetings.first { $0.number == number } }

    /// Changes the conference that has been called.
    mutating func changeCalled(_ change: (inout Meeting) -> Void) {
        guard let last = meetings.indices.last else { return }
        change(&meetings[last])
    }

    /// The conference whose lateness chair and manager speak of: one that was held late and waits for the manager's own
    /// words, else the last that was called.
    var explained: Meeting? { meetings.first(where: \.awaitsManager) ?? meetings.last }

    mutating func changeExplained(_ change: (inout Meeting) -> Void) {
        guard let place = meetings.firstIndex(where: \.awaitsManager) ?? meetings.indices.last else { return }
        change(&meetings[place])
    }

    /// What a conference can be called for; options of `conferenceKinds`.
    package enum Kind {
        package static let initial = "initial"
        package static let preBirth = "preBirth"
        package static let transferIn = "transferIn"
        package static let review = "review"
        /// Those that follow a section 47 enquiry.
        package static let followsEnquiry: Set<String> = [initial, preBirth]
    }

    /// The option of `conferenceClockStart` of a partnership that counts from the last discussion.
    static let lastDiscussion = "lastDiscussion"

    /// Parts of the record without which no decision is recorded; options of `conferenceSections`.
    static let mustBeMinuted = ["childsViews", "familysViews", "strengths", "risks"]

    package func keepsOpen(_ episode: Episode) -> Refusal? {
        if called != nil {
            return .notNow(
                "episode.close.conference", "A child protection conference has been called and not held.",
                instead: "Record the conference, or call it off with the reason.")
        }
        guard episode.owesConference else { return nil }
        return .notNow(
            "episode.close.conferenceOwed",
            "The enquiry found that a child protection conference is needed, and none has been held.",
            instead: "Call it and hold it; or the manager, having asked the agencies, calls it off with the reason.")
    }

    package func first(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard let called else {
            return !episode.protectionPlan.isOpen && episode.enquiry.conferenceDecided != nil && heldLast == nil
                ? [Call.kind] : []
        }
        return called.invitations.isEmpty ? [Invite.kind] : []
    }

    package func toTell(in episode: Episode) -> [ActKind] {
        heldLast?.told.isEmpty == true ? [Tell.kind] : []
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        var kinds = toTell(in: episode)
        if meetings.contains(where: \.awaitsManager) { kinds.append(Delay.kind) }
        guard let called else { return kinds + (episode.mayCallConference ? [Call.kind] : []) }
        let isAsking = !called.invitations.isEmpty
        kinds += isAsking ? [Respond.kind] : [Invite.kind]
        kinds += [Report.kind, View.kind, called.kind == Kind.review ? Review.kind : Hold.kind]
        if isAsking { kinds.append(Invite.kind) }
        if !called.reports.isEmpty { kinds.append(Share.kind) }
        return kinds + [Delay.kind, Rearrange.kind, CallOff.kind]
    }
}

extension Conference {
    /// One conference, from calling it to telling everyone what it decided.
    package struct Meeting: Sendable {
        package let call: Stamped<Call>
        package var changes: [Stamped<Rearrange>] = []
        package var invitations: [Stamped<Invite>] = []
        package var answers: [Stamped<Respond>] = []
        package var reports: [Stamped<Report>] = []
        package var shared: [Stamped<Share>] = []
        /// Every version of every part of the record, by option of `conferenceSections`.
        package var minute: [String: [Stamped<Minute>]] = [:]
        package var views: [Stamped<View>] = []
        package var delays: [Stamped<Delay>] = []
        package var held: Stamped<Hold>?
        package var reviewed: Stamped<Review>?
        package var calledOff: Stamped<CallOff>?
        package var told: [Stamped<Tell>] = []

        init(call: Stamped<Call>) { self.call = call }

        /// The entry that called it.
        package var number: Int { call.stamp.number }
        package var kind: String { call.act.conferenceKind }
        package var plannedFor: Moment { changes.last?.act.plannedFor ?? call.act.plannedFor }
        package var chair: PractitionerID { changes.last?.act.chair ?? call.act.chair }
        /// The entry of its decision, once it was held.
        package var decision: Stamp? { held?.stamp ?? reviewed?.stamp }
        package var isOver: Bool { decision != nil || calledOff != nil }
        /// When those invited stop reading its papers; nil while it is to come.
        package var papersUntil: Moment? {
            if let calledOff { return calledOff.stamp.happenedAt }
            return held?.act.papersUntil ?? reviewed?.act.papersUntil ?? decision?.happenedAt
        }

        /// Everyone who was invited, in the order of the invitations.
        package var seats: [(seat: Seat, invitation: Stamped<Invite>)] {
            invitations.flatMap { invitation in (invitation.act.seats ?? []).map { ($0, invitation) } }
        }
        package var invitedAgencies: Set<AgencyID> { Set(seats.map(\.seat.agency)) }

        /// The last answer from a seat, whoever wrote it down.
        package func answer(of seat: Seat) -> Stamped<Respond>? {
            answers.last { answer in
                guard answer.act.agency == seat.agency else { return false }
                return seat.practitioner == nil || answer.stamp.by == seat.practitioner
                    || answer.act.forAgency != nil
            }
        }
        /// The last report of an agency.
        package func report(of agency: AgencyID) -> Stamped<Report>? { reports.last { $0.stamp.agency == agency } }
        /// The last view of an agency.
        package func view(of agency: AgencyID) -> Stamped<View>? { views.last { $0.act.agency == agency } }
        /// A part of the record as it stands.
        package func section(_ code: String) -> Stamped<Minute>? { minute[code]?.last }
        /// Who was told that it is late, and why, by the chair and by the manager.
        package func delay(byChair: Bool) -> Stamped<Delay>? {
            delays.last { ($0.stamp.by == chair) == byChair }
        }
    }
}
