import Guidance

extension StrategyDiscussion {
    /// More was agreed than the minute of the discussion held: what, by whom, by when.
    package struct Agree: Act {
        package static let kind: ActKind = "strategy.action"
        package let actions: [PlannedAction]
        /// The agency of each practitioner who does one; the record knows it.
        package var agencies: [String: AgencyID]?

        package init(actions: [PlannedAction]) { self.actions = actions }

        package static let settles: Set<String> = ["agencies"]

        package func settled(in setting: Setting) -> Agree {
            var act = self
            act.agencies = setting.agencies(of: actions.compactMap(\.practitioner))
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.action"
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.strategyDiscussion).cite)
            guard let talk = episode.strategy.lastTalk else {
                throw .notNow(
                    name + ".held", "No discussion has been held at which it could be agreed.",
                    instead: "Record the discussion first.")
            }
            try mustBeDoable(actions, from: talk.happenedAt.day, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.strategy.agree(actions, agencies, stamp)
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Actions agreed at a strategy discussion",
                [ActionList.told(actions, label: StrategyDiscussion.actionsLabel)])
        }
    }

    /// Whoever took an action on says that it is done, and what came of it.
    package struct Fulfil: Act {
        package static let kind: ActKind = "strategy.actionDone"
        package let action: Int
        package let result: String
        /// The kind of agency of whoever did it, which says what kind of knowledge the result is.
        package var agencyKind: String?

        package init(action: Int, result: String) {
            self.action = action
            self.result = result
        }

        package static let settles: Set<String> = ["agencyKind"]

        package func settled(in setting: Setting) -> Fulfil {
            var act = self
            act.agencyKind = setting.who.agencyKind
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.actionDone"
            guard let agreed = episode.strategy.actions.first(where: { $0.number == action }) else {
                throw .wrong(
                    name + ".action", "action", "No strategy discussion here agreed an action \(action).",
                    instead: "Enter the number that stands beside the action in the minute.")
            }
            if let done = agreed.done {
                throw .notNow(
                    name + ".once", "It was done on \(done.stamp.happenedAt.day.inWords).",
                    instead: "Choose another action; or correct that entry.")
            }
            let isOwner = agreed.action.practitioner == setting.who.practitioner
            if !isOwner && setting.who.agency != episode.council {
                throw Refusal(
                    name + ".owner", .mayNot, because: "Whoever took the action on says that it is done.",
                    authority: setting.guidance.duty(.strategyDiscussion).cite,
                    instead: "Ask its owner, or tell the lead practitioner.")
            }
            try mustFollow(agreed.agreed, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            for place in episode.strategy.discussions.indices {
                let actions = episode.strategy.discussions[place].actions
                guard let found = actions.firstIndex(where: { $0.number == action }) else { continue }
                episode.strategy.discussions[place].actions[found].done = Stamped(self, stamp)
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Action of a strategy discussion done",
                [.of("What came of it", result, holds: .given(by: agencyKind))])
        }
    }

    /// An agency that took part says, in its own words, that it disagrees with what was decided.
    package struct Disagree: Act {
        package static let kind: ActKind = "strategy.disagree"
        package let because: String
        package let wants: String
        /// The kind of agency that disagrees, which says what kind of knowledge its reasons rest on.
        package var agencyKind: String?

        package init(because: String, wants: String) {
            self.because = because
            self.wants = wants
        }

        package static let settles: Set<String> = ["agencyKind"]

        package func settled(in setting: Setting) -> Disagree {
            var act = self
            act.agencyKind = setting.who.agencyKind
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.disagree"
            let cite = setting.guidance.duty(.strategyDiscussion).cite
            guard let last = episode.strategy.lastHeld, let held = last.held else {
                throw .notNow(
                    name + ".held", "No strategy discussion has decided anything here.",
                    instead: "Say what you think in the discussion itself.")
            }
            let took = last.invited.map(\.agency) + (held.act.agencies ?? [:]).values
            guard took.contains(setting.who.agency) else {
                throw Refusal(
                    name + ".part", .mayNot, because: "Your agency took no part in that discussion.",
                    authority: cite,
                    instead: "Tell the lead practitioner what you know, or make a referral if it is new.")
            }
            try mustFollow(held.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let last = episode.strategy.discussions.lastIndex(where: { $0.held != nil }) else { return }
            episode.strategy.discussions[last].dissents.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "An agency disagrees with the decision of a strategy discussion",
                [
                    .of("Why", because, holds: .given(by: agencyKind)), .of("What it asks for", wants),
                ], weight: .key)
        }
    }

    /// Another discussion is marked as the one that initiated the enquiry, where the record had the wrong one.
    package struct Mark: Act {
        package static let kind: ActKind = "strategy.mark"
        package let entry: Int
        package let because: String

        package init(entry: Int, because: String) {
            self.entry = entry
            self.because = because
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "strategy.mark"
            let cite = setting.guidance.duty(.initialConference).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            guard let initiating = episode.strategy.initiating else {
                throw Refusal(
                    name + ".initiated", .notNow, because: "No discussion has decided on an enquiry.",
                    authority: cite, instead: "Record the discussion that decides on it.")
            }
            guard let meant = episode.strategy.held.first(where: { $0.stamp.number == entry }), meant.act.isEnquiry
            else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) is no discussion that decided on an enquiry.",
                    instead: "Start from the discussion itself.", authority: cite)
            }
            if meant.stamp.number == initiating.stamp.number {
                throw .notNow(
                    name + ".same", "It is marked as the one that initiated the enquiry already.",
                    instead: "There is nothing to change.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let last = episode.strategy.initiations.indices.last,
                let meant = episode.strategy.held.first(where: { $0.stamp.number == entry })
            else { return }
            episode.strategy.initiations[last] = meant
            episode.strategy.marks.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Put right which strategy discussion initiated the enquiry", [.of("Because", because)], weight: .key)
        }
    }
}

extension StrategyDiscussion {
    /// What the chronology calls the actions of one entry.
    package static let actionsLabel = "Actions agreed"

    /// Everything agreed at the discussions of the episode.
    package var actions: [AgreedAction] { discussions.flatMap(\.actions) }

    /// Adds what was agreed to the last discussion in which anything was said, numbered on.
    mutating func agree(_ agreed: [PlannedAction]?, _ agencies: [String: AgencyID]?, _ stamp: Stamp) {
        var number = actions.count
        for action in agreed ?? [] {
            number += 1
            let agency = action.practitioner.flatMap { agencies?[$0.id] }
            let one = AgreedAction(number: number, action: action, agency: agency, agreed: stamp)
            inLast { $0.actions.append(one) }
        }
    }
}

/// Everything agreed has somebody who does it and a day that has not passed.
func mustBeDoable(
    _ actions: [PlannedAction]?, from day: Day, _ setting: Setting, _ name: String
) throws(Refusal) {
    for action in actions ?? [] {
        if action.practitioner == nil && (action.who ?? "").isEmpty {
            throw .wrong(
                name + ".who", "actions", "It does not say who does “\(action.what)”.",
                instead: "Choose who does it, or write the name of someone without an account here.")
        }
        if let owner = action.practitioner, setting.standing.practitioners[owner] == nil {
            throw .wrong(
                name + ".owner", "actions",
                "Whoever is to do “\(action.what)” has no account here, or it has been disabled.",
                instead: "Choose a practitioner from the list, or write their name beside it.")
        }
        if action.by < day {
            throw .wrong(
                name + ".by", "actions", "The day for “\(action.what)” is before the discussion.",
                instead: "Enter the day by which it is to be done.")
        }
    }
}
