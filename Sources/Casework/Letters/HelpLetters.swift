import Guidance
import Practice

/// Letters about a strategy discussion and the enquiry that followed, and about a child in need plan.
extension LetterTemplates {
    /// What was decided to keep the child safe. The family is not told who said what, nor what the police look into.
    static func strategyOutcome(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let episode = facts.episode, let held = episode.strategy.lastHeld?.held else { return [] }
        let on = held.stamp.happenedAt.day.inWords
        let decided = lower(facts.label(.strategyDecisions, held.act.step))
        var body =
            offer.to == Addressee.family
            ? discussedWithoutThem(held.act, on, decided, episode, facts)
            : [
                "Thank you for taking part on \(on) in the strategy discussion about \(facts.child).",
                "It decided: \(decided).",
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
            "On \(on) people whose work it is to keep children safe talked together about \(facts.child). "
                + "They decided: \(decided).",
            held.isEnquiry
                ? "An enquiry finds out whether \(facts.child) is safe, and what would help. \(lead) leads it, and "
                    + "will talk with you and with \(facts.child)."
                : "There is no section 47 enquiry. \(lead) will talk with you about what happens now.",
        ]
    }

    private static func enquired(_ offer: LetterOffer, _ episode: Episode, _ facts: LetterFacts) -> [String] {
        guard let concluded = episode.enquiry.latest?.concluded else { return [] }
        let outcome = lower(facts.label(.enquiryOutcomes, concluded.act.outcome))
        var body = ["The enquiry ended on \(concluded.stamp.happenedAt.day.inWords): \(outcome)."]
        body.append(
            concluded.act.needsConference
                ? "A child protection conference will be held. You will be invited."
                : "No child protection conference is planned.")
        if offer.to != Addressee.family {
            body.append("If your agency still has serious concerns, it may ask for a conference.")
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
        var body = ["This is the plan to help \(facts.child), as it stands on \(facts.today.inWords)."]
        if let lead = episode.lead { body.append("\(facts.names.name(lead)) is the one person to ring.") }
        body.append("What should be different: \(plan.outcomes ?? started.outcomes)")
        for item in plan.open {
            let who = item.action.who ?? item.action.practitioner.map { facts.names.name($0) } ?? "We"
            body.append("• \(item.action.what)\nWho: \(who). By \(item.action.by.inWords).")
        }
        body.append("If it does not get better: \(started.ifNotBetter)")
        if offer.to == Addressee.family {
            body.append("The plan is yours as well as ours: tell us what does not fit, and we change it together.")
        }
        return body
    }
}
