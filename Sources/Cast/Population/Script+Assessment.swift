import Guidance
import Practice

extension Script {
    private var outcome: Answer {
        if case .assessed(plan: true) = step.course {
            "childInNeedPlan"
        } else {
            life.number % 2 == 0 ? "nfa" : "earlyHelp"
        }
    }

    /// The steps from the first visit to closure.
    mutating func assessment() -> Line {
        switch step.what {
        case .see:
            return line(
                "child.see", worker,
                [
                    "whereSeen": "At home", "alone": true,
                    "childsWords": .text(random.one(of: Sayings.words)),
                    "observed": .text(random.one(of: Sayings.strengths)),
                ])
        case .consult:
            return line(
                "assessment.consult", worker,
                [
                    "agency": .text((school?.agency ?? crowd.council).id),
                    "asked": "What do you know of this family?",
                    "answer": .text(random.one(of: Sayings.strengths)),
                    "holds": school == nil ? "narrative" : "school",
                ])
        case .write: return line("assessment.write", worker, version())
        case .submit:
            return line(
                "assessment.submit", worker,
                [
                    "outcome": outcome, "because": .text(random.one(of: Sayings.because)),
                    "childNotSeenBecause": notSeen,
                ])
        case .sendBack:
            return line(
                "assessment.return", team.supervisor,
                ["comments": "Say more about what the child wants, and how you know."])
        case .approve:
            return line(
                "assessment.approve", team.supervisor,
                [
                    "outcome": outcome, "because": .text(random.one(of: Sayings.because)),
                    "lateBecause": step.isLate ? .text(random.one(of: Sayings.late)) : .null,
                ])
        case .tell:
            return line(
                "assessment.tell", worker,
                [
                    "familyTold": true, "how": "letter", "referrerTold": true,
                    "said": .text(random.one(of: Sayings.said)),
                ])
        default: return closing()
        }
    }

    private mutating func closing() -> Line {
        let isAssessed = step.course.isAssessed
        let reason: Answer =
            step.part == 1
            ? "RC5" : !isAssessed ? "RC7" : outcome == "nfa" ? "RC8" : outcome == "earlyHelp" ? "RC9" : "RC7"
        return line(
            "episode.close", isAssessed ? worker : duty,
            ["reason": reason, "summary": .text(random.one(of: Sayings.summary)), "familyTold": true])
    }

    private mutating func version() -> [String: Answer] {
        var sections: [String: Answer] = [:]
        for _ in 0..<3 { sections[random.one(of: Sayings.domains)] = .text(random.one(of: Sayings.worries)) }
        return [
            "sections": .object(sections), "strengths": .text(random.one(of: Sayings.strengths)),
            "childsVoice": .text(random.one(of: Sayings.words)),
            "parentsVoice": .text(random.one(of: Sayings.said)),
            "analysis": .text(random.one(of: Sayings.analysis)),
        ]
    }

    func line(_ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
        Line(act: act, by: by, stream: episode, answers: answers)
    }
}
