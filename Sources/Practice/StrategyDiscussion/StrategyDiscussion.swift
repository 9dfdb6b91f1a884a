import Guidance

/// Social care, health, the police and others share what they know and decide whether the council makes an enquiry.
///
/// A part of `Episode`; there can be several discussions in one. The one that decided on the section 47 enquiry is marked:
/// it starts the conference's clock, and a later one does not start it again, unless the partnership counts from the last
/// (decision 0003).
package struct StrategyDiscussion: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        Call.self, Respond.self, Confer.self, Hold.self, Agree.self, Fulfil.self, Disagree.self, Mark.self,
        Absence.self,
    ]

    package internal(set) var discussions: [Discussion] = []
    /// The discussions that decided on an enquiry, one for each enquiry, the first first.
    package internal(set) var initiations: [Stamped<Hold>] = []
    /// Decisions that another discussion was to be marked as the one that initiated the enquiry.
    package internal(set) var marks: [Stamped<Mark>] = []

    package init() {}

    package var isUsed: Bool { !discussions.isEmpty }
    /// The discussion that initiated the section 47 enquiry which is under way or was made last.
    package var initiating: Stamped<Hold>? { initiations.last }
    /// The discussion that has been called or begun and has decided nothing yet.
    package var open: Discussion? { discussions.last.flatMap { $0.held == nil ? $0 : nil } }
    package var held: [Stamped<Hold>] { discussions.compactMap(\.held) }
    /// The last talk there was, whether or not it decided anything.
    var lastTalk: Stamp? { discussions.last { $0.lastTalk != nil }?.lastTalk }
    /// The last discussion that decided something.
    package var lastHeld: Discussion? { discussions.last { $0.held != nil } }

    // MARK: What runs and waits

    /// Duty `strategy.discussion`: from each decision that asks for one, or from the call, until one is held.
    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        periods(in: episode).map { period in
            let stopped = period.until ?? episode.closure?.stamp.happenedAt
            return Clock(
                .strategyDiscussion, about: child, from: period.from, under: guidance, stoppedAt: stopped,
                lateBecause: episode.lateReason(.strategyDiscussion, from: period.from, stoppedAt: stopped),
                owner: episode.worker,
                stops: Hold.kind, mark: period.entry)
        }
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen else { return [] }
        var items: [Waiting] = []
        for invited in open?.invited ?? [] where invited.answer == nil {
            let meets = open?.meetsAt.map { ", for \($0.inWords)" } ?? ""
            items.append(
                Waiting(
                    "strategy answer \(invited.practitioner.id)", about: child, since: invited.from,
                    owner: .practitioner(invited.practitioner), what: "Answer the invitation to a strategy discussion",
                    why: "Called \(invited.from.inWords)\(meets)", act: Respond.kind))
        }
        for agreed in actions where agreed.done == nil {
            items.append(
                Waiting(
                    "strategy action \(agreed.number)", about: child, since: agreed.agreed.happenedAt,
                    owner: agreed.action.practitioner.map(Owner.practitioner) ?? episode.worker,
                    what: "Do what was agreed at a strategy discussion",
                    why: "Action \(agreed.number), due \(agreed.action.by.inWords)", act: Fulfil.kind,
                    by: .day(agreed.action.by)))
        }
        if let last = lastHeld?.held, open == nil, !(last.act.missing ?? []).isEmpty {
            items.append(
                Waiting(
                    "strategy again \(last.stamp.number)", about: child, since: last.stamp.happenedAt,
                    owner: episode.worker, what: "Hold the strategy discussion with those who could not be there",
                    why: "Decided in urgency on \(last.stamp.happenedAt.inWords)", act: Call.kind))
        }
        return items
    }

    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] {
        guard let open else { return [] }
        let when = open.meetsAt.map { " for \($0.inWords)" } ?? ""
        return [Fact("strategyDiscussion", about: child, what: "Strategy discussion called\(when)", since: open.began)]
    }

    // MARK: Who takes part

    /// From the invitation until the enquiry ends, or until a decision without one.
    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        let closed = episode.closure?.stamp.happenedAt
        return discussions.flatMap { discussion -> [Involvement] in
            let until = end(of: discussion, in: episode) ?? closed
            let invited = discussion.invited.map { invited in
                Involvement(
                    .strategy, person: child, practitioner: invited.practitioner, agency: invited.agency,
                    from: invited.from, until: until)
            }
            let named = Set(discussion.invited.map(\.practitioner))
            let came = (discussion.held?.act.present ?? []).filter { !named.contains($0) }.compactMap { one in
                discussion.held.flatMap { held in
                    held.act.agencies?[one.id].map { agency in
                        Involvement(
                            .strategy, person: child, practitioner: one, agency: agency,
                            from: held.stamp.happenedAt, until: until)
                    }
                }
            }
            let owners = discussion.actions.compactMap { agreed -> Involvement? in
                guard let owner = agreed.action.practitioner, let agency = agreed.agency else { return nil }
                return Involvement(
                    .strategy, person: child, practitioner: owner, agency: agency,
                    from: agreed.agreed.happenedAt, until: agreed.done?.stamp.happenedAt ?? closed)
            }
            return invited + came + owners
        }
    }

    /// When the part of those who took part in a discussion ends; nil while it goes on.
    private func end(of discussion: Discussion, in episode: Episode) -> Moment? {
        guard let held = discussion.held else { return nil }
        guard held.act.isEnquiry else { return held.stamp.happenedAt }
        guard let place = initiations.lastIndex(where: { $0.stamp.number <= held.stamp.number }) else {
            // It was decided otherwise before the enquiry began.
            return self.held.first { $0.stamp.number > held.stamp.number }?.stamp.happenedAt
        }
        return episode.enquiry.courses.indices.contains(place) ? episode.enquiry.courses[place].partEnds : nil
    }

    // MARK: What can come next

    package func first(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        if let open { return (open.invited.contains { $0.answer == nil } ? [Respond.kind] : []) + [Hold.kind] }
        // What is decided about the referral comes first: a discussion can then decide on an enquiry.
        return isDue(in: episode) && episode.referral.decided != nil ? [Call.kind, Hold.kind] : []
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard episode.mayNeedProtection else { return episode.lead == nil ? [] : [Call.kind] }
        var kinds: [ActKind] = []
        if let open {
            if !open.invited.isEmpty { kinds.append(Respond.kind) }
            kinds += [Hold.kind, Confer.kind, Call.kind]
            if !open.invited.isEmpty { kinds.append(Absence.kind) }
            if !open.preliminary.isEmpty { kinds.append(Agree.kind) }
        } else {
            kinds += isDue(in: episode) ? [Call.kind, Hold.kind, Confer.kind] : [Agree.kind, Call.kind]
        }
        if actions.contains(where: { $0.done == nil }) { kinds.append(Fulfil.kind) }
        if lastHeld != nil { kinds.append(Disagree.kind) }
        if initiating != nil && held.count > 1 { kinds.append(Mark.kind) }
        return kinds
    }

    package func keepsOpen(_ episode: Episode) -> Refusal? {
        guard initiations.count > episode.enquiry.courses.count else { return nil }
        return .notNow(
            "episode.close.decided", "A section 47 enquiry was decided on and has not been started.",
            instead: "Start the enquiry; or hold a discussion that decides otherwise, then close.")
    }
}

/// One strategy discussion, from the invitation to the decision and what came of it.
package struct Discussion: Sendable {
    package internal(set) var calls: [Stamped<StrategyDiscussion.Call>] = []
    package internal(set) var answers: [Stamped<StrategyDiscussion.Respond>] = []
    /// Why those who were asked did not come, as the council recorded it.
    package internal(set) var absences: [Stamped<StrategyDiscussion.Absence>] = []
    /// Talks that decided nothing, because somebody who must decide could not be reached.
    package internal(set) var preliminary: [Stamped<StrategyDiscussion.Confer>] = []
    package internal(set) var held: Stamped<StrategyDiscussion.Hold>?
    package internal(set) var actions: [AgreedAction] = []
    package internal(set) var dissents: [Stamped<StrategyDiscussion.Disagree>] = []

    /// When it is to meet, as it was last arranged.
    package var meetsAt: Moment? { calls.last?.act.meetsAt }
    /// The entry that began it.
    package var first: Stamp? {
        [calls.first?.stamp, preliminary.first?.stamp, held?.stamp].compactMap { $0 }.min { $0.number < $1.number }
    }
    /// The last talk in it.
    var lastTalk: Stamp? { held?.stamp ?? preliminary.last?.stamp }
    package var began: Moment { first?.happenedAt ?? Moment(milliseconds: 0) }

    /// A practitioner asked to take part, with their answer.
    package struct Invited: Sendable {
        package let practitioner: PractitionerID
        package let agency: AgencyID
        package let from: Moment
        package let answer: Stamped<StrategyDiscussion.Respond>?
        /// Whom they were asked to come for.
        package let inPlaceOf: PractitionerID?
    }

    /// Everyone asked, once each, and those they sent instead.
    package var invited: [Invited] {
        var all: [Invited] = []
        func add(_ one: PractitionerID, _ agency: AgencyID?, _ from: Moment, inPlaceOf other: PractitionerID? = nil) {
            guard let agency, !all.contains(where: { $0.practitioner == one }) else { return }
            let answer = answers.last { $0.stamp.by == one }
            all.append(Invited(practitioner: one, agency: agency, from: from, answer: answer, inPlaceOf: other))
        }
        for call in calls {
            for one in call.act.invited { add(one, call.act.agencies?[one.id], call.stamp.happenedAt) }
        }
        for answer in answers {
            guard let instead = answer.act.instead else { continue }
            add(instead, answer.act.insteadAgency, answer.stamp.happenedAt, inPlaceOf: answer.stamp.by)
        }
        return all
    }
}

/// Something agreed at a strategy discussion: what, by whom, by when, and what came of it.
package struct AgreedAction: Sendable {
    /// By which it is named, counted through the discussions of the episode.
    package let number: Int
    package let action: PlannedAction
    /// The agency its owner worked for.
    package let agency: AgencyID?
    package let agreed: Stamp
    package internal(set) var done: Stamped<StrategyDiscussion.Fulfil>?
}
