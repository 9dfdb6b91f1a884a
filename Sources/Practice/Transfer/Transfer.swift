import Guidance

/// A child on a plan moves for good to another council's area.
///
/// A part of `Episode`, at both councils: the one that holds the plan asks and keeps it going; the one the child moved to
/// records the notice, holds its conference and accepts in writing. Only then does the first plan end.
package struct Transfer: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [Request.self, Receive.self, Accept.self]

    /// What this council asked of another.
    package var requested: Stamped<Request>?
    /// The notice this council received from another.
    package var received: Stamped<Receive>?
    package var accepted: Stamped<Accept>?

    package init() {}

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance) -> [Waiting] {
        guard episode.isOpen, let requested, let council = episode.council else { return [] }
        guard let accepted else {
            return [
                Waiting(
                    "transfer accept", about: child, since: requested.stamp.happenedAt,
                    owner: .role(requested.act.council, Referral.frontDoor),
                    what: "Receive a child who has moved in with a plan, hold a conference and accept in writing",
                    why: "Asked \(requested.stamp.happenedAt.inWords)", act: Accept.kind)
            ]
        }
        guard episode.protectionPlan.isOpen else { return [] }
        return [
            Waiting(
                "transfer end", about: child, since: accepted.stamp.happenedAt,
                owner: episode.supervisor.map(Owner.practitioner) ?? .role(council, Referral.frontDoor),
                what: "End the plan: the other council has accepted responsibility",
                why: "Accepted \(accepted.stamp.happenedAt.inWords)", act: ProtectionPlan.End.kind)
        ]
    }

    /// The council that is asked reads what it needs, from the request until the plan has ended.
    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        guard let requested else { return [] }
        let ended = episode.protectionPlan.courses.last?.end?.stamp.happenedAt ?? episode.closure?.stamp.happenedAt
        return [
            Involvement(
                .conference, person: child, agency: requested.act.council, from: requested.stamp.happenedAt,
                until: ended)
        ]
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        if requested != nil { return accepted == nil ? [Accept.kind] : [] }
        return episode.protectionPlan.isOpen ? [Request.kind] : []
    }
}

extension Transfer {
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
            if let requested = episode.transfer.requested {
                throw .notNow(
                    name + ".once", "This was asked on \(requested.stamp.happenedAt.inWords).",
                    instead: "Ring the other council; the plan goes on until it accepts.")
            }
            try Transfer.mustBeAnotherCouncil(council, than: episode.council, setting, name + ".council", "council")
            try Transfer.mustHaveMoved(movedOn, setting, name + ".moved")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.transfer.requested = Stamped(self, stamp)
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

    /// A council receives notice of a child who has moved in on another council's plan.
    ///
    /// Duty `conference.transferIn` starts here. It opens an episode, or joins the one this council has open. The first
    /// council's plan goes on until this one has held its conference and accepted in writing.
    package struct Receive: Act {
        package static let kind: ActKind = "transfer.receive"
        package static let opens = true
        package static let joins = true
        package let fromCouncil: AgencyID
        package let movedOn: Day
        package let worry: String
        package let childsWords: String?
        package let whereabouts: String
        package let sharedCare: String

        package init(
            fromCouncil: AgencyID, movedOn: Day, worry: String, childsWords: String? = nil, whereabouts: String,
            sharedCare: String
        ) {
            self.fromCouncil = fromCouncil
            self.movedOn = movedOn
            self.worry = worry
            self.childsWords = childsWords
            self.whereabouts = whereabouts
            self.sharedCare = sharedCare
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "transfer.receive"
            let cite = setting.guidance.duty(.transferInConference).cite
            guard setting.who.agencyKind == Agency.councilKind else {
                throw Refusal(
                    name + ".council", .mayNot, because: "A council receives a child who has moved in with a plan.",
                    authority: cite, instead: "Tell the council where the child now lives.")
            }
            if episode.referral.received == nil {
                guard !setting.about.isEmpty, setting.about.allSatisfy(setting.standing.people.contains) else {
                    throw .wrong(
                        name + ".child", "about", "The child is not named, or is not in the record.",
                        instead: "Find the child first, or add them.")
                }
            } else {
                try episode.mustBeOpen(name + ".open")
                try episode.mustBeTheCouncil(setting, name + ".holder", cite: cite)
                if episode.transfer.received != nil {
                    throw .notNow(
                        name + ".once", "This notice has been recorded already.",
                        instead: "Call the transfer-in conference.")
                }
            }
            try Transfer.mustBeAnotherCouncil(
                fromCouncil, than: setting.who.agency, setting, name + ".from", "fromCouncil")
            try Transfer.mustHaveMoved(movedOn, setting, name + ".moved")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            if episode.referral.received == nil {
                episode.child = stamp.about.first
                episode.council = stamp.agency
                episode.referral.received = Stamped(
                    Referral.Received(
                        askedFor: Referral.Taken.referral, worry: worry, childsWords: childsWords,
                        source: Self.anotherCouncil, from: nil, isAnonymous: false, danger: Self.notNow,
                        parentsTold: true), stamp)
                episode.referral.classifications.append(
                    Stamped(Referral.Classify(takenAs: Referral.Taken.referral, because: worry), stamp))
            }
            episode.transfer.received = Stamped(self, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Notice received: the child has moved in with a child protection plan",
                [
                    .of("Why there is a plan", worry), .of("The child's own words", childsWords, holds: .childsWords),
                    .of("Who sees the child meanwhile", sharedCare),
                    .of("Where the child is", whereabouts, holds: .location),
                ], weight: .key)
        }

        /// Options of `referralSources` and `dangerLevels`.
        private static let anotherCouncil = "5C"
        private static let notNow = "soon"
    }

    /// The council where the child now lives accepts responsibility in writing, once its conference was held.
    ///
    /// Rule `transfer.accept`. A letter from a council whose practitioners do not work in this record is written down by
    /// the council that asked.
    package struct Accept: Act {
        package static let kind: ActKind = "transfer.accept"
        package let heldOn: Day
        package let decided: String
        package let from: Day
        package let letter: String?

        package init(heldOn: Day, decided: String, from: Day, letter: String? = nil) {
            self.heldOn = heldOn
            self.decided = decided
            self.from = from
            self.letter = letter
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "transfer.accept"
            let rule = setting.guidance.rule(.acceptTransfer)
            try episode.mustBeOpen(name + ".open")
            guard let requested = episode.transfer.requested else {
                throw .notNow(
                    name + ".asked", "No other council has been asked to take over.",
                    instead: "Ask it first.")
            }
            if episode.transfer.accepted != nil {
                throw .notNow(
                    name + ".once", "Responsibility has been accepted already.", instead: "End the first plan.")
            }
            if heldOn < requested.act.movedOn || heldOn > setting.happenedAt.day {
                throw .wrong(
                    name + ".heldOn", "heldOn", "The conference is after the move and not after today.",
                    instead: "Enter the day on which it was held.", authority: rule.cite)
            }
            if from < heldOn {
                throw .wrong(
                    name + ".from", "from", "Responsibility does not pass before the conference.",
                    instead: "Enter the day of the conference or a later one.", authority: rule.cite)
            }
            if setting.who.agency == episode.council {
                guard !(letter ?? "").isEmpty else {
                    throw .wrong(
                        name + ".letter", "letter", "The other council's letter is missing.",
                        instead: "Write down what it says, or ask the other council to accept here.",
                        authority: rule.cite)
                }
                return
            }
            try checkOwnConference(requested.act.council, setting, name, rule)
        }

        private func checkOwnConference(
            _ council: AgencyID, _ setting: Setting, _ name: String, _ rule: Rule
        ) throws(Refusal) {
            guard setting.who.agency == council, setting.who.roles.contains(where: rule.allows),
                !rule.qualified || setting.who.isSocialWorkQualified
            else {
                throw Refusal(
                    name + ".who", .mayNot,
                    because: "A supervisor or manager of the council that was asked accepts responsibility.",
                    authority: rule.cite, instead: "Pass it to them.")
            }
            guard let held = setting.standing.transferConferences[council], held.day == heldOn else {
                throw .notNow(
                    name + ".conference", "No transfer-in conference of that day is recorded at your council.",
                    instead: "Hold it and record it on your council's episode, then accept.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.transfer.accepted = Stamped(self, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Responsibility accepted in writing by the other council from \(from.inWords)",
                [.of("Its conference decided", decided), .of("The letter", letter)], weight: .key)
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
