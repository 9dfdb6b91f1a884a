import Guidance

extension StrategyDiscussion {
    /// A talk that decides nothing, because someone who must decide could not be reached: what was shared, and what keeps
    /// the child safe until the discussion.
    package struct Confer: Act {
        package static let kind: ActKind = "strategy.confer"
        package let how: String
        package let present: [PractitionerID]
        package let others: String?
        package let unreached: String
        package let councilShared: String?
        package let healthShared: String?
        package let policeShared: String?
        package let schoolShared: String?
        package let safeguards: String
        package let nextAt: Moment?
        package var agencies: [String: AgencyID]?

        package init(
            how: String, present: [PractitionerID], others: String? = nil, unreached: String,
            councilShared: String? = nil, healthShared: String? = nil, policeShared: String? = nil,
            schoolShared: String? = nil, safeguards: String, nextAt: Moment? = nil
        ) {
            self.how = how
            self.present = present
            self.others = others
            self.unreached = unreached
            self.councilShared = councilShared
            self.healthShared = healthShared
            self.policeShared = policeShared
            self.schoolShared = schoolShared
            self.safeguards = safeguards
            self.nextAt = nextAt
        }

        package static let settles: Set<String> = ["agencies"]

        package func settled(in setting: Setting) -> Confer {
            var act = self
            act.agencies = setting.agencies(of: present)
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.confer"
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.strategyDiscussion).cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            try mustKnow(present, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.strategy.inOpen { $0.preliminary.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Preliminary discussion held: nothing was decided",
                [.of("Could not be reached", unreached), .of("What keeps the child safe meanwhile", safeguards)]
                    + shared
                    + [.of("Also took part", others, holds: .thirdParty), .of("Next", nextAt.map(\.inWords))])
        }
    }

    /// The discussion is held and decides: whether the council makes a section 47 enquiry, and how the child is safe now.
    ///
    /// Rules `strategy.socialWorker`, `strategy.health`, `strategy.police`: 1. A social worker of the council, someone from
    /// health and a police officer decide together. 2. Without a social worker nothing is decided. 3. Where health or the
    /// police could not be there, a decision to make an enquiry may still be recorded if the child needed something done at
    /// once: with why they were absent, why it could not wait, and what was done; then it is held again.
    ///
    /// Decision 0003: the discussion that decides on an enquiry initiates it; a later one says that it goes on.
    package struct Hold: Act {
        package static let kind: ActKind = "strategy.hold"
        package let how: String
        package let present: [PractitionerID]
        package let elsewhere: [String]?
        package let elsewhereNames: String?
        package let absent: String?
        package let urgentBecause: String?
        package let councilShared: String?
        package let healthShared: String?
        package let policeShared: String?
        package let schoolShared: String?
        package let othersShared: String?
        package let adults: String?
        package let step: String
        package let because: String
        package let safeguards: String?
        package let crime: String?
        package let medical: String?
        package let otherChildren: String?
        package let familyTold: String
        package let dissenting: [AgencyID]?
        package let dissent: String?
        package let actions: [PlannedAction]?
        package let nextAt: Moment?
        /// The agency each of them worked for, and those who took something on; the record knows it.
        package var agencies: [String: AgencyID]?
        /// Those who must decide and were not there, of `socialWorker`, `health` and `police`.
        package var missing: [String]?

        package static let settles: Set<String> = ["agencies", "missing"]

        package func settled(in setting: Setting) -> Hold {
            var act = self
            act.agencies = setting.agencies(of: present + (actions ?? []).compactMap(\.practitioner))
            act.missing = absences(in: setting)
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.hold"
            let cite = setting.guidance.duty(.strategyDiscussion).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if let call = episode.strategy.open?.first, setting.happenedAt < call.happenedAt {
                throw .wrong(
                    name + ".called", "happenedAt", "This is before the discussion was called.",
                    instead: "Enter when it was held, after \(call.happenedAt.inWords).")
            }
            try mustKnow(present, setting, name)
            try checkPresence(episode, setting, name)
            try checkAbsences(episode, setting, name)
            try checkStep(episode, setting, name, cite: cite)
            try mustBeDoable(actions, from: setting.happenedAt.day, setting, name)
            if !(dissenting ?? []).isEmpty && (dissent ?? "").isEmpty {
                throw .wrong(
                    name + ".dissent", "dissent", "An agency disagreed, and what it said is missing.",
                    instead: "Enter what they disagreed with, in their words.", authority: cite)
            }
        }

        private func checkPresence(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
            let missing = absences(in: setting, council: episode.council)
            if missing.contains(Self.socialWorker) {
                throw Refusal(
                    name + ".socialWorker", .wrong,
                    because: "No social worker of the council took part, so nothing can be decided.",
                    authority: setting.guidance.rule(.strategySocialWorker).cite,
                    instead: "Record it as a preliminary discussion, and hold the discussion with a social worker.",
                    question: "present")
            }
            guard let first = missing.first else { return }
            let isExplained = ![absent, urgentBecause, safeguards].contains { ($0 ?? "").isEmpty }
            if isExplained && isEnquiry { return }
            let rule = setting.guidance.rule(first == Self.health ? .strategyHealth : .strategyPolice)
            throw Refusal(
                name + "." + first, .wrong,
                because: isExplained
                    ? "Without \(Self.inWords(missing)) it cannot be decided that there is no enquiry."
                    : "\(Self.inWords(missing, capital: true)) did not take part, and they decide together.",
                authority: rule.cite,
                instead:
                    "Record it as a preliminary discussion, which decides nothing. Or, where the child could not wait: record why they were absent, why it was urgent, and what was done at once; then hold it again with them.",
                question: "present")
        }

        private func checkStep(
            _ episode: Episode, _ setting: Setting, _ name: String, cite: String
        ) throws(Refusal) {
            let enquiry = episode.enquiry
            if isEnquiry {
                try episode.mustBeAssessing(name + ".decided")
            }
            let isPending = episode.strategy.initiations.count > enquiry.courses.count
            let isInitiated = isPending || enquiry.isOpen
            if Self.initiates.contains(step), isInitiated, let first = episode.strategy.initiating {
                throw Refusal(
                    name + ".initiated", .wrong,
                    because:
                        "The discussion of \(first.stamp.happenedAt.inWords) initiated this enquiry. A later one does not start its clock again.",
                    authority: setting.guidance.duty(.initialConference).cite,
                    instead: "Record that the enquiry goes on.", question: "step")
            }
            if step == Self.goesOn && !isInitiated {
                throw .wrong(
                    name + ".goesOn", "step", "There is no enquiry that could go on.",
                    instead: "Choose whether an enquiry is made, alone or with the police.", authority: cite)
            }
            if !isEnquiry && enquiry.isOpen {
                throw .wrong(
                    name + ".underWay", "step", "A section 47 enquiry is under way; its outcome ends it.",
                    instead: "Record that the enquiry goes on, then conclude it with its outcome.", authority: cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            let held = Stamped(self, stamp)
            episode.strategy.inOpen { $0.held = held }
            episode.strategy.agree(actions, agencies, stamp)
            if Self.initiates.contains(step) {
                episode.strategy.initiations.append(held)
            } else if !isEnquiry && episode.strategy.initiations.count > episode.enquiry.courses.count {
                // Decided otherwise before anybody began.
                episode.strategy.initiations.removeLast()
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                headline,
                [.of("Why", because), .of("What keeps the child safe now", safeguards)] + shared
                    + [
                        .of("Adults", adults, holds: .thirdParty), .of("Crime", crime, holds: .police),
                        .of("Medical examination", medical, holds: .health),
                        .of("Other children", otherChildren, holds: .thirdParty),
                        .of("What the family is told", familyTold), .of("Who was absent, and why", absent),
                        .of("Why it could not wait", urgentBecause), .of("Disagreement", dissent),
                        ActionList.told(actions, label: StrategyDiscussion.actionsLabel),
                        .of("Also there", elsewhereNames, holds: .thirdParty), .of("Next", nextAt.map(\.inWords)),
                    ], weight: .key)
        }

        private var headline: String {
            switch step {
            case "s47Single": "Strategy discussion held: a section 47 enquiry by the council"
            case "s47Joint": "Strategy discussion held: a section 47 enquiry with the police"
            case Self.goesOn: "Strategy discussion held: the section 47 enquiry goes on"
            default: "Strategy discussion held: no section 47 enquiry"
            }
        }
    }
}
