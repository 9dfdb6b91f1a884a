import Guidance
import Practice

/// Letters about a strategy discussion and the enquiry that followed, and about a child in need plan.
extension LetterTemplates {
    /// What was decided to keep the child safe. The family is not told who said what, nor what the police look into.
    static func strategyOutcome(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let episode = facts.episode, let held = episode.strategy.lastHeld?.held else { return [] }
        let on = held.stamp.happenedAt.day.inWords
        let decided = facts.says(.strategyDecisions, held.act.step, to: offer.to) ?? ""
        var body =
            offer.to == Addressee.family
            ? discussedWithoutThem(held.act, on, decided, episode, facts)
            : [
                "Thank you for taking part on \(on) in the strategy discussion about \(facts.child).",
                "It decided: \(lower(decided)).",
            ]
        if offer.to != Addressee.family {
            if let safeguards = held.act.safeguards { body.append("What keeps \(facts.child) safe now: \(safeguards)") }
            body += actions(of: offer.practitioner, episode)
        }
        return body + enquired(offer, episode, facts)
    }

    private static func discussedWithoutThem(
        _ held: StrategyDiscussion.Hold, _ on: String, _ decided: String, _ episode: Episode, _ facts: LetterFacts
    ) -> [String] {
        let lead = (episode.enquiry.lead ?? episode.lead).map { facts.names.name($0) } ?? "A social worker"
        return [
            "On \(on) people whose work it is to keep children safe talked together about \(facts.child), and decided "
                + "what happens next. \(decided)",
            held.isEnquiry
                ? "An enquiry finds out whether \(facts.child) is safe, and what would help. \(lead) leads it. You will be "
                    + "asked what you think, and told what we find."
                : "\(lead) will talk with you about what happens now.",
        ]
    }

    private static func enquired(_ offer: LetterOffer, _ episode: Episode, _ facts: LetterFacts) -> [String] {
        guard let concluded = episode.enquiry.latest?.concluded else { return [] }
        let outcome = facts.says(.enquiryOutcomes, concluded.act.outcome, to: offer.to) ?? ""
        let ended = "The enquiry ended on \(concluded.stamp.happenedAt.day.inWords)"
        let isFamily = offer.to == Addressee.family
        var body = [isFamily ? "\(ended). \(outcome)" : "\(ended): \(lower(outcome))."]
        let isOver = episode.conference.heldLast.map { ($0.decision?.number ?? 0) > concluded.stamp.number } ?? false
        if facts.identity.diedOn != nil || isOver { return body }
        if concluded.act.needsConference {
            body.append(
                isFamily
                    ? "People who know your family will meet with you, to decide together how \(facts.child) can be safe. "
                        + "The meeting is called a child protection conference, and you will be invited."
                    : "A child protection conference will be held.")
        } else {
            body.append("No child protection conference is planned.")
            if !isFamily { body.append("If your agency still has serious concerns, it may ask for a conference.") }
        }
        return body
    }

    /// What one practitioner took on and has not done yet.
    private static func actions(of practitioner: PractitionerID?, _ episode: Episode) -> [String] {
        let theirs = episode.strategy.actions.filter { $0.action.practitioner == practitioner && $0.done == nil }
        return theirs.map { "You agreed to: \($0.action.what). By \($0.action.by.inWords)." }
    }

    static func childInNeedPlan(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let episode = facts.episode, let started = episode.childInNeedPlan.current?.act else { return [] }
        let plan = episode.childInNeedPlan
        if offer.to == Addressee.child {
            return plansToChild(
                "There is a plan to help you and your family. It is called a child in need plan.",
                episode.lead.map { "\(facts.names.name($0)) is the one to ask about it." }, plan.open, facts)
        }
        var body = ["This is the plan to help \(facts.child), as it stands on \(facts.today.inWords)."]
        if let lead = episode.lead { body.append("\(facts.names.name(lead)) is the one person to ring.") }
        body.append("What the plan wants to be different: \(plan.outcomes ?? started.outcomes)")
        body += actions(plan.open, facts)
        body.append("What the plan says happens if it does not get better: \(started.ifNotBetter)")
        if offer.to == Addressee.family {
            body.append("The plan is yours as well as ours: tell us what does not fit, and we change it together.")
        }
        return body
    }

    /// What is to be done, by whom and by when, in the words in which it was agreed.
    static func actions(_ items: [ActionList.Item], _ facts: LetterFacts) -> [String] {
        items.map { item in
            let who = item.action.who ?? item.action.practitioner.map { facts.names.name($0) } ?? "We"
            return "• \(item.action.what)\nWho: \(who). By \(item.action.by.inWords)."
        }
    }

    /// A plan of help to the child it is about. What is agreed stands in the plan's words and is said to: a plan is not
    /// written to the child, so nothing else of it goes in.
    static func plansToChild(
        _ first: String, _ ask: String?, _ items: [ActionList.Item], _ facts: LetterFacts
    ) -> [String] {
        let agreed = items.isEmpty ? [] : ["This is what people have agreed to do, as it stands in the plan:"]
        return [first, ask].compactMap { $0 } + agreed + actions(items, facts) + [
            "What you think counts. If something in it is wrong, or does not help, tell me."
        ]
    }
}
