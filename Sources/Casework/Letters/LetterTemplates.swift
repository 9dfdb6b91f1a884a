import Guidance
import Practice

/// Composes letters in plain language from what the record says: one pure function for each kind.
///
/// What a reader may not know does not go in: the referrer is not named to the family, the child's own words and what
/// others said go to nobody, a referrer or an agency learns the decision and what it means for them. The writer reads
/// and changes every word before it is sent.
package enum LetterTemplates {
    package static func compose(_ offer: LetterOffer, from facts: LetterFacts) -> String {
        let body =
            switch offer.letter {
            case "outcome": outcome(offer, facts)
            case "assessmentOutcome": assessmentOutcome(offer, facts)
            case "closure": closure(offer, facts)
            case "decision": conferenceDecision(offer, facts) ?? decision(offer, facts)
            case "conferenceInvitation": invitation(offer, facts)
            case "conferencePack": pack(offer, facts)
            case "strategyOutcome": strategyOutcome(offer, facts)
            case "childInNeedPlan": childInNeedPlan(offer, facts)
            case "plan": plan(offer, facts)
            case "earlyHelp": earlyHelp(offer, facts)
            default:
                [offer.to == Addressee.child ? "I am writing to you." : "We are writing to you about \(facts.child)."]
            }
        return ([greeting(offer)] + body + [close(offer, facts)]).joined(separator: "\n\n")
    }

    // MARK: Beginning and end

    static func greeting(_ offer: LetterOffer) -> String {
        if offer.name.isEmpty { return "Dear colleague," }
        return "Dear \(offer.name.replacing(/^The family/, with: "family")),"
    }

    static func close(_ offer: LetterOffer, _ facts: LetterFacts) -> String {
        let phone = facts.writer.phone ?? facts.agency.phone
        var lines: [String] = []
        if let phone {
            lines.append("You can ring me on \(phone). \(again(offer))")
        } else {
            lines.append(again(offer))
        }
        let role = facts.writer.roles.first.map { facts.label(.practitionerRoles, $0) }
        let name = [facts.writer.name, role, facts.agency.name].compactMap { $0 }.joined(separator: "\n")
        return lines.joined() + "\n\nYours sincerely\n\n" + name
    }

    private static func again(_ offer: LetterOffer) -> String {
        switch offer.to {
        case Addressee.family:
            "If you would like this letter in another language, in large print or read to you, please say. "
                + "If you are unhappy with what we did, you can complain: ask me or anyone here how."
        case Addressee.child: "You can ask me anything about this letter, or ask someone you trust to."
        default: "If a child is in immediate danger, ring 999."
        }
    }

    // MARK: The outcome of a referral

    private static func outcome(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let episode = facts.episode, let decided = episode.referral.decided,
            let received = episode.referral.received
        else { return [] }
        let on = received.stamp.happenedAt.day.inWords
        return offer.to == Addressee.family
            ? outcomeToFamily(decided.act, on, episode, facts)
            : outcomeToReferrer(decided.act, on, offer, episode, facts)
    }

    private static func outcomeToReferrer(
        _ decided: Referral.Decide, _ on: String, _ offer: LetterOffer, _ episode: Episode, _ facts: LetterFacts
    ) -> [String] {
        var body = [
            "Thank you for telling us on \(on) that you were worried about \(facts.child).",
            "We have decided: \(lower(facts.label(.referralOutcomes, decided.step)).replacing(": ", with: ", as ")).",
        ]
        if Episode.Step.assesses.contains(decided.step) {
            let lead =
                episode.lead.map { "\(facts.names.name($0)) leads the assessment" }
                ?? "A lead practitioner will be named"
            body.append("\(lead), and may ask you what you know. Please go on telling us what you see.")
        } else {
            // A neighbour learns what was decided; why is for those who work with the child.
            if offer.practitioner != nil { body.append("We decided this because: \(decided.because)") }
            if let help = decided.helpNamed { body.append("Help that fits better: \(help)") }
        }
        body.append(
            "If you do not agree, please say so: we will look at it again with you, and you can ask for someone "
                + "more senior. You can refer \(facts.child) again at any time.")
        return body
    }

    private static func outcomeToFamily(
        _ decided: Referral.Decide, _ on: String, _ episode: Episode, _ facts: LetterFacts
    ) -> [String] {
        var body = ["On \(on) somebody told us that they were worried about \(facts.child)."]
        guard Episode.Step.assesses.contains(decided.step) else {
            let decision = facts.says(.referralOutcomes, decided.step, to: Addressee.family)
            body.append(
                (["We looked at what we were told, and have decided."] + [decision].compactMap { $0 }).joined(
                    separator: " "))
            if let help = decided.helpNamed { body.append("This may help you: \(help)") }
            return body
        }
        let lead = episode.lead.map { facts.names.name($0) } ?? "A social worker"
        body.append(
            "We would like to find out with you what would help. This is called an assessment. \(lead) leads it, and "
                + "will talk with \(facts.child), with you, and with those who know you, such as school and health.")
        if let due = assessmentDue(episode, facts) { body.append("It will be finished by \(due).") }
        body.append("You will see what we write before we decide anything on it, and can tell us where we are wrong.")
        return body
    }

    private static func assessmentDue(_ episode: Episode, _ facts: LetterFacts) -> String? {
        episode.clocks(under: facts.guidance).first { $0.duty == .assessmentCompletion && $0.stoppedAt == nil }?
            .due?.inWords
    }

    // MARK: The outcome of an assessment

    private static func assessmentOutcome(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let episode = facts.episode, let approved = episode.assessment.approved,
            let version = episode.assessment.latest?.act
        else { return [] }
        let outcome = facts.says(.assessmentOutcomes, approved.act.outcome, to: offer.to)
        let on = approved.stamp.happenedAt.day.inWords
        switch offer.to {
        case Addressee.family:
            return [
                "We have finished the assessment of what \(facts.child) and your family need. It was agreed on \(on).",
                "What the assessment says is going well: \(version.strengths)",
                "What it comes to: \(version.analysis)",
                outcome.map { "What happens next: \(lower($0))" },
                "The whole assessment comes with this letter. Please tell us where it is wrong; we keep what you say with it.",
            ].compactMap { $0 }
        case Addressee.child:
            return [
                "Thank you for talking with me.",
                "I have written down what I found out, and other people here have read it.",
                outcome.map { "Now we know what should happen next. \($0)" },
                "What you told me is in it. You can read it with me, and tell me if I got something wrong.",
            ].compactMap { $0 }
        default:
            return [
                "The assessment of \(facts.child) was finished and agreed on \(on).",
                "What happens next: \(lower(outcome ?? "we will tell you")).",
                "Please tell us at once if you see something that changes this.",
            ]
        }
    }

    // MARK: The end, and decisions

    private static func closure(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let closure = facts.episode?.closure else { return [] }
        let on = closure.stamp.happenedAt.day.inWords
        switch offer.to {
        case Addressee.family:
            // What stands in the record as its end is written to the child, and goes to nobody else in these words.
            let ended = "Our work with \(facts.child) and your family ended on \(on)."
            if facts.identity.diedOn != nil {
                return [
                    ended, "We are very sorry that \(facts.child) has died.",
                    "If you want to talk with us, please ring.",
                ]
            }
            return [
                ended, closure.act.turnTo.map { "Who can help now: \($0)" },
                "If things get harder again, ring us. You do not have to wait until they are bad.",
            ].compactMap { $0 }
        case Addressee.child:
            return [
                "Our work with you ended on \(on).", "This is what we wrote down about it:",
                "“\(closure.act.summary)”", "If you want to know more of what we wrote, you can ask to read it.",
            ]
        default:
            let ended =
                "Our work with \(facts.child) ended on \(on): "
                + "\(lower(facts.label(.closureReasons, closure.act.reason)))."
            if facts.identity.diedOn != nil { return [ended] }
            return [
                ended, "If you are worried about \(facts.child) again, please refer again, and say what has changed.",
            ]
        }
    }

    private static func decision(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        [
            "We have made a decision about \(facts.child). We want you to know what it is, and why.",
            "What we decided:", "Why:", "What you can do if you do not agree:",
        ]
    }

    /// With a small first letter, to go on a sentence.
    package static func lower(_ words: String) -> String {
        let start = words.prefix(2)
        return start.allSatisfy(\.isUppercase) ? words : words.prefix(1).lowercased() + words.dropFirst()
    }
}
