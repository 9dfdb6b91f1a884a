import Guidance
import Practice

/// Who may see and do what, and why: every rule, asked in order.
///
/// 1. The deciding rules are asked until one answers. If none does, the answer is to hide.
/// 2. The masking rules take classes of content away from what is shown.
/// 3. The obliging rules say what must be done with the answer.
///
/// The answer depends on nothing but the question.
package struct Access: Sendable {
    package let rules: [AccessRule]
    package let hours: OfficeHours

    package init(rules: [AccessRule] = AccessRule.all, hours: OfficeHours = OfficeHours()) {
        self.rules = rules
        self.hours = hours
    }

    package func decide(_ question: Asked) -> Decision {
        var asked = question
        if asked.action.isAboutNoOne { asked.subject = nil }
        return decide(asked, Ties(asked, hours: hours))
    }

    /// What may be seen of several parts of one person's record, asked together.
    package func decide(_ looks: [What], _ question: Asked) -> [Decision] {
        decide(looks, question, by: Ties(question, hours: hours))
    }

    /// The same with their ties, worked out before.
    package func decide(_ looks: [What], _ question: Asked, by ties: Ties) -> [Decision] {
        looks.map { what in
            var asked = question
            asked.action = .look(what)
            return decide(asked, ties)
        }
    }

    /// Which of these acts may be done, asked together: what ties the asker to the person is worked out once.
    package func allowed(_ acts: [ActKind], _ question: Asked) -> [ActKind] {
        let ties = Ties(question, hours: hours)
        return acts.filter { act in
            var asked = question
            asked.action = .act(act)
            return decide(asked, by: ties).isAllowed
        }
    }

    /// The same with the ties of this asker to this person at this moment, worked out before.
    package func decide(_ question: Asked, by ties: Ties) -> Decision {
        question.action.isAboutNoOne ? decide(question) : decide(question, ties)
    }

    private func decide(_ asked: Asked, _ ties: Ties) -> Decision {
        var made: [String] = []
        var outcome = decided(asked, ties, &made)
        if case .redacted(let sees) = outcome {
            outcome = .redacted(masked(sees, asked, ties, &made))
        }
        let sees: Sees? = if case .redacted(let sees) = outcome { sees } else { nil }
        if let sees, asked.action.isWhole(sees) { outcome = .full }
        let obligations = obliged(asked, ties, outcome, sees, &made)
        return Decision(outcome, sees: sees, rules: made, obligations: obligations)
    }

    private func decided(_ asked: Asked, _ ties: Ties, _ made: inout [String]) -> Outcome {
        for rule in rules {
            guard case .decides(let judge) = rule.judge, let outcome = judge(asked, ties) else { continue }
            made.append(rule.id)
            return outcome
        }
        made.append(Access.byDefault)
        return .hide
    }

    private func masked(_ sees: Sees, _ asked: Asked, _ ties: Ties, _ made: inout [String]) -> Sees {
        var left = sees
        for rule in rules {
            guard case .masks(let judge) = rule.judge else { continue }
            let classes = judge(asked, ties)
            if classes.isEmpty { continue }
            made.append(rule.id)
            left = left.masking(classes)
        }
        return left
    }

    private func obliged(
        _ asked: Asked, _ ties: Ties, _ outcome: Outcome, _ sees: Sees?, _ made: inout [String]
    ) -> Set<Obligation> {
        var all: Set<Obligation> = []
        for rule in rules {
            guard case .obliges(let judge) = rule.judge else { continue }
            let obligations = judge(asked, ties, Answered(outcome: outcome, sees: sees))
            if obligations.isEmpty { continue }
            made.append(rule.id)
            all.formUnion(obligations)
        }
        return all
    }

    /// The id that stands for no rule having answered.
    package static let byDefault = "access.default"
}

/// One rule of access: what it says in plain words, what gives it authority, and how it judges.
package struct AccessRule: Sendable {
    package enum Judge: Sendable {
        /// Ends the question, or leaves it to the next rule.
        case decides(@Sendable (Asked, Ties) -> Outcome?)
        /// Takes classes of content away.
        case masks(@Sendable (Asked, Ties) -> Set<FieldClass>)
        /// Says what must be done with the answer.
        case obliges(@Sendable (Asked, Ties, Answered) -> Set<Obligation>)
    }

    /// Stable; kept with each look.
    package let id: String
    package let says: String
    package let authority: String
    package let judge: Judge

    package init(_ id: String, _ says: String, authority: String, _ judge: Judge) {
        self.id = id
        self.says = says
        self.authority = authority
        self.judge = judge
    }
}

/// An answer as the obliging rules find it.
package struct Answered: Sendable, Hashable {
    package let outcome: Outcome
    package let sees: Sees?

    /// Something of the person's record beyond who they are.
    package var showsContent: Bool { sees?.isContent ?? false }
}

extension Action {
    /// It concerns no person's record, whatever person the door may have in hand.
    package var isAboutNoOne: Bool {
        switch self {
        case .guidance, .administer: true
        case .act(let kind): ActRule.of(kind)?.needs == .nothing
        case .search, .look, .correct: false
        }
    }

    /// Whether what is shown is all that was asked for.
    fileprivate func isWhole(_ sees: Sees) -> Bool {
        switch self {
        case .guidance, .look(.looks): true
        case .look(.concern(let author, let agency)):
            FieldClass.allCases.allSatisfy { sees.shows($0, by: author, of: agency) }
        case .look, .act, .correct, .search, .administer:
            sees.status && sees.feedback && FieldClass.allCases.allSatisfy { sees.shows($0) }
        }
    }
}
