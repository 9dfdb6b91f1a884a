import Guidance
import Practice

/// Letters about a conference and a child protection plan, and the pack that goes with an invitation.
extension LetterTemplates {
    // MARK: Invitation and pack

    static func invitation(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let meeting = facts.episode?.conference.called else { return [] }
        let call = meeting.call.act
        let kind = facts.says(.conferenceKinds, meeting.kind, to: offer.to) ?? ""
        let childsPart = facts.says(.childAtConference, call.childsPart, to: offer.to)
        let chair = facts.names.name(meeting.chair)
        let when = "It is on \(meeting.plannedFor.inWords), at \(call.place). \(chair) chairs it."
        switch offer.to {
        case Addressee.family:
            return [
                "We invite you to a child protection conference about \(facts.child). \(kind)", when,
                "At a conference people who know your family come together with you. They share what they know, hear "
                    + "what you and \(facts.child) think, and decide together whether \(facts.child) needs a child "
                    + "protection plan.",
                "How you take part is yours to say: you can come for all of it or a part, speak, write down what you think, "
                    + "or have somebody say it for you.",
                childsPart.map { "How \(facts.child) can take part: \(lower($0, after: facts))" },
                "You can bring someone to support you, or an interpreter or advocate: tell me, and I will arrange it. "
                    + "You will see the reports before the conference, and can say where they are wrong.",
            ].compactMap { $0 }
        case Addressee.child:
            return [
                "There will be a meeting about you, called a conference.", when,
                "It is for working out how to keep you safe. What you think matters there.", childsPart,
                "If there is something that should not be said in front of everyone, tell me.",
            ].compactMap { $0 }
        default:
            return [
                "You are invited to a child protection conference about \(facts.child) (\(lower(kind))).", when,
                "Please answer in Kith whether you come, or who comes in your place. Please write your report there "
                    + "too, in words that \(facts.child)'s family can read: what you know, what is going well, what "
                    + "worries you, and what you think should happen.",
                "The family reads the reports before the conference. If part of yours may not be shared with them, "
                    + "say so in it, and why.",
            ]
        }
    }

    /// With a small first letter, but for the child's name.
    private static func lower(_ words: String, after facts: LetterFacts) -> String {
        words.hasPrefix(facts.child) ? words : lower(words)
    }

    /// The invitation with the reports that this reader may have: the family those that their authors share with them,
    /// whoever is invited all, as the conference's papers are open to them.
    static func pack(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let meeting = facts.episode?.conference.called else { return [] }
        let reports = latest(meeting.reports).filter { mayRead($0, offer) }
        var body = invitation(offer, facts)
        body.append(reports.isEmpty ? "No report has come in yet." : "These are the reports for the conference.")
        for report in reports {
            let agency = facts.names.name(report.stamp.agency)
            var parts = [
                "REPORT OF \(agency.uppercased()), \(report.stamp.happenedAt.day.inWords)",
                "What we know: \(report.act.knows)", "What is going well: \(report.act.strengths)",
                "What worries us: \(report.act.risks)",
            ]
            // A child's own words are for the child to give; practitioners who prepare need them.
            if Addressee.practitioners.contains(offer.to), let voice = report.act.childsVoice {
                parts.append("What \(facts.child) says: \(voice)")
            }
            parts.append("What we think: \(report.act.viewBecause)")
            body += parts
        }
        return body
    }

    /// Each agency's last report, in the order they came.
    private static func latest(_ reports: [Stamped<Conference.Report>]) -> [Stamped<Conference.Report>] {
        reports.filter { report in
            reports.last { $0.stamp.agency == report.stamp.agency }?.stamp.number == report.stamp.number
        }
    }

    private static func mayRead(_ report: Stamped<Conference.Report>, _ offer: LetterOffer) -> Bool {
        Addressee.practitioners.contains(offer.to) || report.act.mayShare
    }

    // MARK: What the conference decided, and the plan

    static func conferenceDecision(_ offer: LetterOffer, _ facts: LetterFacts) -> [String]? {
        guard let meeting = facts.episode?.conference.heldLast, let decision = meeting.decision else { return nil }
        let on = decision.happenedAt.day.inWords
        var body = ["A child protection conference about \(facts.child) was held on \(on)."]
        let isFamily = offer.to == Addressee.family
        if let held = meeting.held?.act {
            let categories = (held.categories ?? []).compactMap { facts.says(.planCategories, $0, to: offer.to) }
            let needs = "It decided that \(facts.child) needs a child protection plan"
            if !held.plan {
                body.append("It decided that \(facts.child) does not need a child protection plan.")
            } else if isFamily {
                body += [needs + "."] + categories.map { "A worry is \($0)" }
            } else {
                let because = categories.map(lower).joined(separator: ", ")
                body.append(needs + (because.isEmpty ? "." : ", because of: \(because)."))
            }
            body.append("Why, as the conference wrote it: \(held.because)")
            if let outline = held.outline { body.append("What it wants to change: \(outline)") }
            if let day = held.coreGroupOn {
                body.append("The core group, the people who carry the plan, meets first on \(day.inWords).")
            }
            if let day = held.reviewOn { body.append("The conference looks at it again by \(day.inWords).") }
            if let help = held.otherHelp { body.append("Help that is offered: \(help)") }
        } else if let review = meeting.reviewed?.act {
            let outcome = facts.says(.reviewOutcomes, review.outcome, to: offer.to) ?? ""
            body.append("What it decided: \(lower(outcome))\(isFamily ? "" : ".")")
            body.append("Why, as the conference wrote it: \(review.because)")
            if let day = review.reviewOn { body.append("The next conference is by \(day.inWords).") }
            if let help = review.helpAfter { body.append("Help that goes on: \(help)") }
        }
        if offer.to == Addressee.family {
            body.append(
                "If you do not agree with how the conference was held or what it decided, you can complain. Ask me how."
            )
        }
        return body
    }

    static func plan(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let course = facts.episode?.protectionPlan.courses.last else { return [] }
        if let end = course.end { return planEnded(end, offer, facts) }
        if offer.to == Addressee.child { return planToChild(course, facts) }
        var body = ["This is \(facts.child)'s child protection plan, as it stands on \(facts.today.inWords)."]
        if let version = course.versions.last?.act {
            body += ["What worries us: \(version.worry)", "What is going well: \(version.strengths)"]
            if offer.to == Addressee.family {
                body.append("What you and your family said, as we wrote it down: \(version.familysViews)")
            }
        }
        body += changes(course)
        if let version = course.versions.last?.act {
            body += [
                "If it does not get safer: \(version.contingency)", "How \(facts.child) is seen: \(version.seeing)",
            ]
        }
        if let day = course.reviewOn, day >= facts.today {
            body.append("The conference looks at the plan again by \(day.inWords).")
        }
        return body
    }

    /// What must change, one after the other.
    private static func changes(_ course: ProtectionPlan.Course) -> [String] {
        course.outcomes.enumerated().compactMap { place, target in
            target.wordings.last.map { written in
                let outcome = written.act
                return "\(place + 1). \(outcome.change)\nBy: \(outcome.byWhen.inWords)\nWho: \(outcome.who)\n"
                    + "How we will know: \(outcome.weWillKnow)"
            }
        }
    }

    private static func planEnded(
        _ end: ProtectionPlan.Ending, _ offer: LetterOffer, _ facts: LetterFacts
    ) -> [String] {
        let on = end.stamp.happenedAt.day.inWords
        let why = facts.says(.planEndReasons, end.reason, to: offer.to)
        let again = "If you are worried about \(facts.child) again, please tell us at once."
        switch offer.to {
        case Addressee.child:
            return [
                "The child protection plan ended on \(on).", why,
                "If you do not feel safe, tell me or anyone you trust.",
            ]
            .compactMap { $0 }
        case Addressee.family:
            let body = ["The child protection plan for \(facts.child) ended on \(on).", why].compactMap { $0 }
            return end.reason == ProtectionPlan.End.died ? body : body + [again]
        default:
            let body = ["\(facts.child)'s child protection plan ended on \(on): \(lower(why ?? end.reason))."]
            return end.reason == ProtectionPlan.End.died ? body : body + [again]
        }
    }

    /// The plan to the child it is about: what must change, in the plan's words and said to be so. It is written in plain
    /// words, and not to the child.
    private static func planToChild(_ course: ProtectionPlan.Course, _ facts: LetterFacts) -> [String] {
        var body = ["There is a plan to keep you safe. It is called a child protection plan."]
        let changes = changes(course)
        body.append(
            changes.isEmpty
                ? "It is being written now. You can say what should be in it."
                : "This is what should change, as it stands in the plan:")
        body += changes
        if let day = course.reviewOn, day >= facts.today {
            body.append("By \(day.inWords) people meet to look at it again.")
        }
        return body + ["What you think counts. Tell me what you want them to know."]
    }

    // MARK: Early help

    static func earlyHelp(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let help = facts.earlyHelp else { return [] }
        let lead = help.lead.map { "\(facts.names.name($0)) is your lead practitioner: the one person to ring." }
        if offer.to == Addressee.child {
            return plansToChild(
                help.plan == nil
                    ? "Thank you for talking with us. We are working out with your family what would help."
                    : "There is a plan to help you and your family. It is called an early help plan.",
                help.lead.map { "\(facts.names.name($0)) is the one to ask about it." },
                help.actions.items.filter(\.isOpen), facts)
        }
        guard let plan = help.plan?.act else {
            return [
                "Thank you for talking with us about early help for \(facts.child) and your family.", lead,
                "Early help is yours to say yes or no to, and you can change your mind at any time.",
            ].compactMap { $0 }
        }
        let open = help.actions.items.filter(\.isOpen)
        var body = ["This is the plan we made together for \(facts.child) and your family.", lead].compactMap { $0 }
        body.append("What the plan wants to be different: \(plan.outcomes)")
        return body + actions(open, facts) + [
            "What the plan says happens if it does not get better: \(plan.ifNotBetter)"
        ]
    }
}
