import Guidance

/// One thing that somebody undertakes to do for a family, and by when.
package struct PlannedAction: Hashable, Sendable, Codable {
    package let what: String
    /// The practitioner who does it, when it is one with an account.
    package let practitioner: PractitionerID?
    /// Whoever else does it: someone in the family, a service, a landlord.
    package let who: String?
    package let by: Day
    /// What should be different once it is done, in the words of the plan; nil where the plan asks for none.
    package let outcome: String?

    package init(
        what: String, practitioner: PractitionerID? = nil, who: String? = nil, by: Day, outcome: String? = nil
    ) {
        self.what = what
        self.practitioner = practitioner
        self.who = who
        self.by = by
        self.outcome = outcome
    }
}

/// The actions of a plan as they stand, numbered in the order in which they were agreed.
package struct ActionList: Sendable {
    /// An action with its number, when it was agreed and what came of it.
    package struct Item: Sendable {
        package let number: Int
        package let action: PlannedAction
        package let agreed: Stamp
        package internal(set) var ended: Outcome?

        package var isOpen: Bool { ended == nil }
        package func isLate(on day: Day) -> Bool { isOpen && action.by < day }
    }

    /// What came of an action, said by whom and when.
    package struct Outcome: Sendable {
        /// An option of `actionResults`.
        package let result: String
        package let came: String?
        package let stamp: Stamp
    }

    /// The actions agreed for one outcome.
    package struct Towards: Sendable {
        /// Nil for those that were agreed for the plan as a whole.
        package let outcome: String?
        package let items: [Item]
    }

    package private(set) var items: [Item] = []

    /// The actions by the outcome each was agreed for, in the order in which the outcomes were first named; those of the
    /// plan as a whole at the end.
    package var byOutcome: [Towards] {
        var outcomes: [String] = []
        for outcome in items.compactMap(\.action.outcome) where !outcomes.contains(outcome) { outcomes.append(outcome) }
        let whole = items.filter { $0.action.outcome == nil }
        let named = outcomes.map { outcome in
            Towards(outcome: outcome, items: items.filter { $0.action.outcome == outcome })
        }
        return named + (whole.isEmpty ? [] : [Towards(outcome: nil, items: whole)])
    }

    package init() {}

    package var open: [Item] { items.filter(\.isOpen) }
    package func late(on day: Day) -> [Item] { items.filter { $0.isLate(on: day) } }
    package subscript(number: Int) -> Item? { items.first { $0.number == number } }

    mutating func agree(_ actions: [PlannedAction]?, _ stamp: Stamp) {
        for action in actions ?? [] {
            items.append(Item(number: items.count + 1, action: action, agreed: stamp))
        }
    }

    mutating func end(_ number: Int, _ result: String, _ came: String?, _ stamp: Stamp) {
        guard let place = items.firstIndex(where: { $0.number == number }) else { return }
        items[place].ended = Outcome(result: result, came: came, stamp: stamp)
    }

    /// Refuses actions nobody can do: by whom is not said, or the day has passed.
    func check(
        _ actions: [PlannedAction]?, among known: Set<PractitionerID>, in setting: Setting,
        _ rule: String
    )
        throws(Refusal)
    {
        for action in actions ?? [] {
            if action.practitioner == nil && (action.who ?? "").isEmpty {
                throw .wrong(
                    rule + ".who", "actions", "It does not say who does “\(action.what)”.",
                    instead: "Choose a practitioner, or write who in the family or elsewhere does it.")
            }
            if let practitioner = action.practitioner, !known.contains(practitioner) {
                throw .wrong(
                    rule + ".owner", "actions",
                    "Someone named for “\(action.what)” has no part in this plan, so they could not read it.",
                    instead:
                        "Name them to the people who carry the plan first, or write their name beside the action."
                )
            }
            if action.by < setting.happenedAt.day {
                throw .wrong(
                    rule + ".by", "actions", "The day for “\(action.what)” had passed when it was agreed.",
                    instead: "Enter a day on or after \(setting.happenedAt.day.inWords).")
            }
        }
    }

    /// Refuses an end to an action that there is not, or that has one.
    func checkEnd(of number: Int, _ rule: String) throws(Refusal) {
        guard let item = self[number] else {
            throw .wrong(
                rule + ".action", "action", "The plan has no action \(number).",
                instead: "Enter the number that stands beside the action in the plan.")
        }
        if let ended = item.ended {
            throw .notNow(
                rule + ".once",
                "What came of action \(number) was recorded on \(ended.stamp.happenedAt.day.inWords).",
                instead: "Add a new action if there is more to do, or correct the entry if it is yours.")
        }
    }

    /// Each open action before the practitioner who does it; those of others before whoever leads.
    func waiting(_ plan: String, about child: PersonID?, lead: Owner, _ act: ActKind) -> [Waiting] {
        open.map { item in
            Waiting(
                "action \(item.number)", about: child, since: item.agreed.happenedAt,
                owner: item.action.practitioner.map(Owner.practitioner) ?? lead,
                what: item.action.practitioner == nil
                    ? "See that action \(item.number) of \(plan) is done"
                    : "Do action \(item.number) of \(plan)",
                why:
                    "Agreed on \(item.agreed.happenedAt.day.inWords), to be done by \(item.action.by.inWords)",
                act: act, by: .day(item.action.by))
        }
    }

    /// The actions of one entry as the chronology tells them.
    static func told(_ actions: [PlannedAction]?, label: String = "Actions agreed") -> Line.Part? {
        .of(
            label,
            actions.map { list in
                list.map { action in
                    (action.outcome.map { "\($0): " } ?? "") + action.what + (action.who.map { ", by \($0)" } ?? "")
                        + ", by \(action.by.inWords)"
                }.joined(separator: "\n")
            })
    }
}
