import Guidance

/// A child on a plan moves for good to another council's area.
///
/// A part of `Episode`, at both councils: the one that holds the plan asks and keeps it going; the one the child moved to
/// records the notice, holds its conference and accepts in writing, or says why it does not. Only then does the first plan
/// end. A request belongs to the plan that ran when it was made; a declined or withdrawn one can be followed by another.
package struct Transfer: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        Request.self, Receive.self, Accept.self, Decline.self, Withdraw.self,
    ]

    /// Every time this council asked another, with what came of it.
    package internal(set) var requests: [Asking] = []
    /// Every notice that this council received from another.
    package internal(set) var notices: [Stamped<Receive>] = []

    package init() {}

    /// The notice received last.
    package var received: Stamped<Receive>? { notices.last }

    /// The last request made while the plan that runs has run.
    private func last(in episode: Episode) -> Asking? {
        guard let plan = episode.protectionPlan.open else { return nil }
        return requests.last.flatMap { $0.request.stamp.number > plan.start.number ? $0 : nil }
    }

    /// What was asked while the plan that runs has run, and holds: neither declined nor withdrawn.
    package func asked(in episode: Episode) -> Asking? { last(in: episode).flatMap { $0.failed == nil ? $0 : nil } }

    /// A notice was received, and the conference that it asks for has not been held.
    func awaitsConference(in episode: Episode) -> Bool {
        guard let received else { return false }
        return episode.conference.meeting(of: [Conference.Kind.transferIn], after: received.stamp.number)?.held == nil
    }

    mutating func changeLast(_ change: (inout Asking) -> Void) {
        guard let last = requests.indices.last else { return }
        change(&requests[last])
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen, let last = last(in: episode), let council = episode.council else { return [] }
        let manager = episode.supervisor.map(Owner.practitioner) ?? .role(council, Referral.frontDoor)
        func wait(_ key: String, _ since: Stamp, _ owner: Owner, _ what: String, _ why: String, _ act: ActKind)
            -> Waiting
        {
            Waiting(
                key, about: child, since: since.happenedAt, owner: owner, what: what,
                why: "\(why) \(since.happenedAt.inWords)", act: act)
        }
        guard let asked = asked(in: episode) else {
            return last.declined.map {
                [
                    wait(
                        "transfer declined", $0.stamp, manager,
                        "Settle which council answers for a child who has moved: the other one declined", "Declined",
                        Request.kind)
                ]
            } ?? []
        }
        guard let accepted = asked.accepted else {
            return [
                wait(
                    "transfer accept", asked.request.stamp, .role(asked.request.act.council, Referral.frontDoor),
                    "Receive a child who has moved in with a plan, hold a conference and accept in writing", "Asked",
                    Accept.kind)
            ]
        }
        return [
            wait(
                "transfer end", accepted.stamp, manager, "End the plan: the other council has accepted responsibility",
                "Accepted", ProtectionPlan.End.kind)
        ]
    }

    /// The council that is asked reads what it needs, from the request until it declines or the plan has ended.
    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        requests.map { asking in
            let stamp = asking.request.stamp
            let plan = episode.protectionPlan.courses.last { $0.start.number < stamp.number }
            return Involvement(
                .conference, person: child, agency: asking.request.act.council, from: stamp.happenedAt,
                until: (asking.failed ?? plan?.end?.stamp ?? episode.closure?.stamp)?.happenedAt)
        }
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard episode.protectionPlan.isOpen else { return [] }
        guard let asked = asked(in: episode) else { return [Request.kind] }
        return asked.accepted == nil ? [Accept.kind, Decline.kind, Withdraw.kind] : []
    }
}

extension Transfer {
    /// A council asked to take over a child on a plan, and what came of it.
    package struct Asking: Sendable {
        package let request: Stamped<Request>
        package internal(set) var accepted: Stamped<Accept>?
        package internal(set) var declined: Stamped<Decline>?
        package internal(set) var withdrawn: Stamped<Withdraw>?

        /// The entry after which it holds no longer, although nobody accepted.
        package var failed: Stamp? { declined?.stamp ?? withdrawn?.stamp }
    }

    /// The council that holds a plan asks the council where the child now lives to take over.
    package struct Request: Act {
        package static let kind: ActKind = "transfer.request"
        package let council: AgencyID
        package let movedOn: Day
        package let moved: String
        package let mustKnow: String
        package let sent: String

        package init(council: AgencyID, movedOn: Day, moved: String, mustKnow: String, sent: String) {
            self.council = council
            self.movedOn = movedOn
            self.moved = moved
            self.mustKnow = mustKnow
            self.sent = sent
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "transfer.request"
            let cite = setting.guidance.duty(.transferInConference).cite
            _ = try episode.mustBeOnPlan(name + ".plan")
            try episode.mustBeTheCouncilOrLead(setting, name + ".holder", cite: cite)
            if let asked = episode.transfer.asked(in: episode) {
                throw .notNow(
                    name + ".once", "This was asked on \(asked.request.stamp.happenedAt.inWords).",
                    instead: "Ring the other council; the plan goes on until it accepts. Withdraw it to ask another.")
            }
            try Transfer.mustBeAnotherCouncil(council, than: episode.council, setting, name + ".council", "council")
            try Transfer.mustHaveMoved(movedOn, setting, name + ".moved")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.transfer.requests.append(Asking(request: Stamped(self, stamp)))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Another council asked to take over: the child has moved",
                [
                    .of("Who moved, where and why", moved, holds: .location), .of("Must be known at once", mustKnow),
                    .of("Sent", sent),
                ], weight: .key)
        }
    }

    /// The council that asked asks no longer: the child came back or moved on, or the request should not have been made.
    package struct Withdraw: Act {
        package static let kind: ActKind = "transfer.withdraw"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "transfer.withdraw"
            let asking = try episode.mustAwaitAcceptance(name)
            try episode.mustBeTheCouncilOrLead(
                setting, name + ".holder", cite: setting.guidance.duty(.transferInConference).cite)
            try mustFollow(asking.request.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.transfer.changeLast { $0.withdrawn = Stamped(self, stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Request to the other council withdrawn", [.of("Because", because)], weight: .key)
        }
    }

    static func mustBeAnotherCouncil(
        _ named: AgencyID, than own: AgencyID?, _ setting: Setting, _ rule: String, _ question: String
    ) throws(Refusal) {
        guard named != own, setting.standing.agencies[named] == Agency.councilKind else {
            throw .wrong(
                rule, question, "That is not another council with children's social care.",
                instead: "Choose the other council.", authority: setting.guidance.duty(.transferInConference).cite)
        }
    }

    static func mustHaveMoved(_ movedOn: Day, _ setting: Setting, _ rule: String) throws(Refusal) {
        guard movedOn > setting.happenedAt.day else { return }
        throw .wrong(
            rule, "movedOn", "The child has not moved yet.",
            instead: "Until the move is permanent, tell the other council where the child is staying.",
            authority: setting.guidance.duty(.transferInConference).cite)
    }
}
