import Guidance

extension StrategyDiscussion {
    /// The council asks named practitioners of other agencies to a strategy discussion.
    ///
    /// Calling again while one is open asks more people to the same discussion, or moves it.
    package struct Call: Act {
        package static let kind: ActKind = "strategy.call"
        package let purpose: String
        package let invited: [PractitionerID]
        package let others: String?
        package let meetsAt: Moment
        package let how: String
        package let place: String?
        /// The agency each of them worked for when invited; the record knows it.
        package var agencies: [String: AgencyID]?

        package init(
            purpose: String, invited: [PractitionerID], others: String? = nil, meetsAt: Moment, how: String,
            place: String? = nil
        ) {
            self.purpose = purpose
            self.invited = invited
            self.others = others
            self.meetsAt = meetsAt
            self.how = how
            self.place = place
        }

        package static let settles: Set<String> = ["agencies"]

        package func settled(in setting: Setting) -> Call {
            var act = self
            act.agencies = setting.agencies(of: invited)
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.call"
            let cite = setting.guidance.duty(.strategyDiscussion).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            for one in invited where setting.standing.practitioners[one] == nil {
                throw .wrong(
                    name + ".invited", "invited", "One of them has no account here, or it has been disabled.",
                    instead: "Choose practitioners from the list, and name others in the next question.")
            }
            if meetsAt < setting.happenedAt {
                throw .wrong(
                    name + ".meetsAt", "meetsAt", "The discussion would be before its own invitation.",
                    instead: "Enter when it is to be. If it has been already, record that it was held.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.strategy.inOpen { $0.calls.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Strategy discussion called",
                [
                    .of("Purpose", purpose), .of("When", meetsAt.inWords), .of("Where", place),
                    .of("Others asked", others, holds: .thirdParty),
                ], weight: .key)
        }
    }

    /// Someone who was asked says whether they will come, who comes instead, and what their agency knows.
    package struct Respond: Act {
        package static let kind: ActKind = "strategy.answer"
        package let coming: String
        package let instead: PractitionerID?
        package let insteadName: String?
        package let because: String?
        package let information: String?
        /// The kind of agency they answer for, which says what kind of knowledge the information is.
        package var agencyKind: String?
        package var insteadAgency: AgencyID?

        package init(
            coming: String, instead: PractitionerID? = nil, insteadName: String? = nil, because: String? = nil,
            information: String? = nil
        ) {
            self.coming = coming
            self.instead = instead
            self.insteadName = insteadName
            self.because = because
            self.information = information
        }

        package static let settles: Set<String> = ["agencyKind", "insteadAgency"]
        /// The option of `strategyAnswers` for someone else who comes.
        package static let sending = "sending"
        /// The option for whoever comes.
        static let isComing = "coming"

        package func settled(in setting: Setting) -> Respond {
            var act = self
            act.agencyKind = setting.who.agencyKind
            act.insteadAgency = instead.flatMap { setting.standing.practitioners[$0]?.agency }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.answer"
            guard let open = episode.strategy.open else {
                throw .notNow(
                    name + ".open", "No strategy discussion waits for answers.",
                    instead: "If it was held without you, tell the lead practitioner what your agency knows.")
            }
            guard open.invited.contains(where: { $0.practitioner == setting.who.practitioner }) else {
                throw Refusal(
                    name + ".invited", .mayNot, because: "You were not asked to this discussion.",
                    authority: setting.guidance.duty(.strategyDiscussion).cite,
                    instead: "Ask the lead practitioner to invite you.")
            }
            guard coming == Self.sending else { return }
            if instead == nil && (insteadName ?? "").isEmpty {
                throw .wrong(
                    name + ".instead", "instead", "Whoever comes instead is not named.",
                    instead: "Choose who comes for your agency, or enter their name.")
            }
            if let instead, setting.standing.practitioners[instead]?.agency != setting.who.agency {
                throw .wrong(
                    name + ".instead.agency", "instead", "That practitioner does not work for your agency.",
                    instead: "Choose a colleague, or ask the council to invite the other agency.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.strategy.inOpen { $0.answers.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            let headline =
                switch coming {
                case Self.sending: "Invitation to a strategy discussion answered: a colleague comes"
                case "coming": "Invitation to a strategy discussion answered: will come"
                default: "Invitation to a strategy discussion answered: cannot come"
                }
            return Line(
                headline,
                [
                    .of("Information from the agency", information, holds: .given(by: agencyKind)),
                    .of("Why they cannot come", because), .of("Who comes", insteadName),
                ])
        }
    }
}

extension StrategyDiscussion {
    /// Changes the discussion that is open, beginning one where none is.
    mutating func inOpen(_ change: (inout Discussion) -> Void) {
        if open == nil { discussions.append(Discussion()) }
        change(&discussions[discussions.count - 1])
    }

    /// Changes the last discussion in which anything was said.
    mutating func inLast(_ change: (inout Discussion) -> Void) {
        guard let last = discussions.lastIndex(where: { $0.held != nil || !$0.preliminary.isEmpty }) else { return }
        change(&discussions[last])
    }
}

extension Setting {
    /// The agency each practitioner works for now, by their id.
    func agencies(of practitioners: [PractitionerID]) -> [String: AgencyID] {
        var found: [String: AgencyID] = [:]
        for one in practitioners { found[one.id] = standing.practitioners[one]?.agency }
        return found
    }
}
