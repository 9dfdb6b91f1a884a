import Guidance
import Practice

/// Letters about a conference and a child protection plan, and the pack that goes with an invitation.
extension LetterTemplates {
    // MARK: Invitation and pack

    static func invitation(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let meeting = facts.episode?.conference.called else { return [] }
        let call = meeting.call.act
        let kind = lower(facts.label(.conferenceKinds, meeting.kind))
        let chair = facts.names.name(meeting.chair)
        let when = "It is on \(meeting.plannedFor.inWords), at \(call.place). \(chair) chairs it."
        switch offer.to {
        case Addressee.family:
            return [
                "We invite you to a child protection conference about \(facts.child) (\(kind)).", when,
                "At a conference people who know your family come together with you. They share what they know, hear "
                    + "what you and \(facts.child) think, and decide together whether \(facts.child) needs a child "
                    + "protection plan.",
                "How you can take part: \(call.family)",
                "How \(facts.child) can take part: \(childsPart(call, facts))",
                "You can bring someone to support you, or an interpreter or advocate: tell me, and I will arrange it. "
                    + "You will see the reports before the conference, and can say where they are wrong.",
            ]
        case Addressee.child:
            return [
                "There will be a meeting about you, called a conference.", when,
                "It is for working out how to keep you safe. What you think matters there: \(childsPart(call, facts))",
                "If there is something that should not be said in front of everyone, tell me.",
            ]
        default:
            return [
                "You are invited to a child protection conference about \(facts.child) (\(kind)).", when,
                "Please answer in Kith whether you come, or who comes in your place. Please write your report there "
                    + "too, in words that \(facts.child)'s family can read: what you know, what is going well, what "
                    + "worries you, and what you think should happen.",
                "The family reads the reports before the conference. If part of yours may not be shared with them, "
                    + "say so in it, and why.",
            ]
        }
    }

    private static func childsPart(_ call: Conference.Call, _ facts: LetterFacts) -> String {
        let how = facts.label(.childAtConference, call.childsPart)
        return [how, call.childsPartHow].compactMap { $0 }.joined(separator: ". ")
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
        if let held = meeting.held?.act {
            let categories = (held.categories ?? []).map { lower(facts.label(.planCategories, $0)) }
            body.append(
                held.plan
                    ? "It decided that \(facts.child) needs a child protection plan"
                        + (categories.isEmpty ? "." : ", because of: \(categories.joined(separator: ", ")).")
                    : "It decided that \(facts.child) does not need a child protection plan.")
            body.append("Why: \(held.because)")
            if let outline = held.outline { body.append("What should change: \(outline)") }
            if let day = held.coreGroupOn {
                body.append("The core group, the people who carry the plan, meets first on \(day.inWords).")
            }
            if let day = held.reviewOn { body.append("The conference looks at it again by \(day.inWords).") }
            if let help = held.otherHelp { body.append("Help that was agreed: \(help)") }
        } else if let review = meeting.reviewed?.act {
            body.append("What it decided: \(lower(facts.label(.reviewOutcomes, review.outcome))).")
            body.append("Why: \(review.because)")
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
        if let end = course.end {
            return [
                "\(facts.child)'s child protection plan ended on \(end.stamp.happenedAt.day.inWords): "
                    + "\(lower(facts.label(.planEndReasons, end.reason))).",
                "If you are worried about \(facts.child) again, please tell us at once.",
            ]
        }
        var body = ["This is \(facts.child)'s child protection plan, as it stands on \(facts.today.inWords)."]
        if let version = course.versions.last?.act {
            body += ["What worries us: \(version.worry)", "What is going well: \(version.strengths)"]
            if offer.to != Addressee.agency { body.append("What your family said: \(version.familysViews)") }
        }
        for (place, target) in course.outcomes.enumerated() {
            guard let outcome = target.wordings.last?.act else { continue }
            body.append(
                "\(place + 1). \(outcome.change)\nBy: \(outcome.byWhen.inWords)\nWho: \(outcome.who)\n"
                    + "How we will know: \(outcome.weWillKnow)")
        }
        if let version = course.versions.last?.act {
            body += [
                "If it does not get safer: \(version.contingency)", "How \(facts.child) is seen: \(version.seeing)",
            ]
        }
        if let day = course.reviewOn { body.append("The conference looks at the plan again by \(day.inWords).") }
        return body
    }

    // MARK: Early help

    static func earlyHelp(_ offer: LetterOffer, _ facts: LetterFacts) -> [String] {
        guard let help = facts.earlyHelp else { return [] }
        let lead = help.lead.map { "\(facts.names.name($0)) is your lead practitioner: the one person to ring." }
        guard let plan = help.plan?.act else {
            return [
                "Thank you for talking with us about early help for \(facts.child) and your family.", lead,
                "Early help is yours to say yes or no to, and you can change your mind at any time.",
            ].compactMap { $0 }
        }
        var body = ["This is the plan we made together for \(facts.child) and your family.", lead].compactMap { $0 }
        body.append("What should be different: \(plan.outcomes)")
        for item in help.actions.items where item.isOpen {
            let who = item.action.who ?? item.action.practitioner.map { facts.names.name($0) } ?? "We"
            body.append("• \(item.action.what)\nWho: \(who). By \(item.action.by.inWords).")
        }
        return body + ["Your part: \(plan.familysPart)", "If it does not get better: \(plan.ifNotBetter)"]
    }
}
