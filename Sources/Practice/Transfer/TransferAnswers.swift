import Guidance

extension Transfer {
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
        package let parentsTold: Bool
        package let parentsNotToldBecause: String?

        package init(
            fromCouncil: AgencyID, movedOn: Day, worry: String, childsWords: String? = nil, whereabouts: String,
            sharedCare: String, parentsTold: Bool, parentsNotToldBecause: String? = nil
        ) {
            self.fromCouncil = fromCouncil
            self.movedOn = movedOn
            self.worry = worry
            self.childsWords = childsWords
            self.whereabouts = whereabouts
            self.sharedCare = sharedCare
            self.parentsTold = parentsTold
            self.parentsNotToldBecause = parentsNotToldBecause
        }

        /// A notice recorded before it was asked says of nobody that they were told.
        package init(from decoder: any Decoder) throws {
            let answers = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                fromCouncil: try answers.decode(AgencyID.self, forKey: .fromCouncil),
                movedOn: try answers.decode(Day.self, forKey: .movedOn),
                worry: try answers.decode(String.self, forKey: .worry),
                childsWords: try answers.decodeIfPresent(String.self, forKey: .childsWords),
                whereabouts: try answers.decode(String.self, forKey: .whereabouts),
                sharedCare: try answers.decode(String.self, forKey: .sharedCare),
                parentsTold: try answers.decodeIfPresent(Bool.self, forKey: .parentsTold) ?? false,
                parentsNotToldBecause: try answers.decodeIfPresent(String.self, forKey: .parentsNotToldBecause))
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
                if episode.transfer.awaitsConference(in: episode) {
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
                        parentsTold: parentsTold), stamp)
                episode.referral.classifications.append(
                    Stamped(Referral.Classify(takenAs: Referral.Taken.referral, because: worry), stamp))
            }
            episode.transfer.notices.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Notice received: the child has moved in with a child protection plan",
                [
                    .of("Why there is a plan", worry), .of("The child's own words", childsWords, holds: .childsWords),
                    .of("Who sees the child meanwhile", sharedCare),
                    .of("Where the child is", whereabouts, holds: .location),
                    .of("Parents not told because", parentsNotToldBecause),
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
            let request = try episode.mustAwaitAcceptance(name).request
            if heldOn < request.act.movedOn || heldOn > setting.happenedAt.day {
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
            try checkOwnConference(request.act.council, setting, name, rule)
        }

        private func checkOwnConference(
            _ council: AgencyID, _ setting: Setting, _ name: String, _ rule: Rule
        ) throws(Refusal) {
            try Transfer.mustAnswer(for: council, setting, name)
            guard let held = setting.standing.transferConferences[council], held.day == heldOn else {
                throw .notNow(
                    name + ".conference", "No transfer-in conference of that day is recorded at your council.",
                    instead: "Hold it and record it on your council's episode, then accept.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.transfer.changeLast { $0.accepted = Stamped(self, stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Responsibility accepted in writing by the other council from \(from.inWords)",
                [.of("Its conference decided", decided), .of("The letter", letter)], weight: .key)
        }
    }

    /// The council that was asked does not take over, and says why: the plan stays where it is.
    ///
    /// An answer from a council whose practitioners do not work in this record is written down by the council that asked.
    package struct Decline: Act {
        package static let kind: ActKind = "transfer.decline"
        package let because: String

        package init(because: String) { self.because = because }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "transfer.decline"
            let request = try episode.mustAwaitAcceptance(name).request
            if setting.who.agency != episode.council {
                try Transfer.mustAnswer(for: request.act.council, setting, name)
            }
            try mustFollow(request.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.transfer.changeLast { $0.declined = Stamped(self, stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "The other council does not take over: the plan goes on here", [.of("Because", because)], weight: .key)
        }
    }

    /// A supervisor or manager answers for the council that was asked.
    static func mustAnswer(for council: AgencyID, _ setting: Setting, _ name: String) throws(Refusal) {
        let rule = setting.guidance.rule(.acceptTransfer)
        guard setting.who.agency == council, setting.who.roles.contains(where: rule.allows),
            !rule.qualified || setting.who.isSocialWorkQualified
        else {
            throw Refusal(
                name + ".who", .mayNot,
                because: "A supervisor or manager of the council that was asked answers for it.",
                authority: rule.cite, instead: "Pass it to them.")
        }
    }
}

extension Episode {
    /// Another council has been asked to take over the plan that runs, and has not answered.
    func mustAwaitAcceptance(_ name: String) throws(Refusal) -> Transfer.Asking {
        try mustBeOpen(name + ".open")
        guard let asked = transfer.asked(in: self) else {
            throw .notNow(
                name + ".asked", "No other council has been asked to take over the plan that runs.",
                instead: "Ask it first.")
        }
        if asked.accepted != nil {
            throw .notNow(
                name + ".once", "Responsibility has been accepted already.", instead: "End the first plan.")
        }
        return asked
    }
}
