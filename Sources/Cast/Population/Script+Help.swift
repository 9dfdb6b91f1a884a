import Guidance
import Practice

extension Script {
    /// A child in need plan, and what is met outside the home.
    mutating func need() -> Line {
        switch step.what {
        case .startNeedPlan:
            return line(
                "childInNeedPlan.start", worker,
                [
                    "outcomes": .text(random.one(of: Sayings.changes)),
                    "childsVoice": .text(random.one(of: Sayings.words)),
                    "actions": [
                        [
                            "what": .text(random.one(of: Sayings.changes)), "practitioner": .text(worker.id),
                            "by": .text(step.at.day.adding(days: 45).description),
                        ]
                    ],
                    "ifNotBetter": "We meet again within a week, and talk with our manager.", "familyAgrees": true,
                ])
        case .approveNeed:
            return line(
                "childInNeedPlan.approve", team.supervisor,
                ["approved": true, "because": .text(random.one(of: Sayings.because))])
        case .visitNeed: return line("childInNeedPlan.visit", worker, visited())
        case .reviewNeed:
            return line(
                "childInNeedPlan.review", worker,
                [
                    "childsVoice": .text(random.one(of: Sayings.words)),
                    "progress": .text(random.one(of: Sayings.strengths)),
                    "drift": "The one thing agreed at the start took longer than it should have.",
                    "outcome": "continue", "because": .text(random.one(of: Sayings.because)),
                ])
        case .endNeed:
            return line(
                "childInNeedPlan.end", worker,
                [
                    "reason": step.part == 1 ? "stepDown" : "needsMet",
                    "changed": .text(random.one(of: Sayings.summary)),
                    "unfinished": "Nothing that cannot be left to the family.", "familyTold": true,
                ])
        case .harm:
            return line(
                "outsideHome.assess", worker,
                [
                    "concern": .text(
                        random.one(of: ["criminalExploitation", "sexualExploitation", "seriousViolence", "onlineHarm"])),
                    "context": .text(random.one(of: ["school", "peers", "community", "online"])),
                    "level": .text(random.one(of: ["emerging", "moderate", "significant"])),
                    "nature": .text(random.one(of: Sayings.worries)), "duration": "Some months.",
                    "places": "On the way home, and by telephone at night.",
                    "change": "Adults who are there at the time it happens.",
                ])
        default:
            return line(
                "outsideHome.decide", worker,
                [
                    "decision": "s17", "because": .text(random.one(of: Sayings.because)),
                    "sourceOfHarm": "Told to the police; the place is being looked at.",
                    "safetyPlan": "Collected from school; a number to ring at any hour.",
                ])
        }
    }

    /// Early help, from a first word with the family to the day it ends.
    mutating func help() -> Line {
        func help(_ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: by, stream: life.helps[step.child].last, answers: answers)
        }
        let lead = crew.helper
        switch step.what {
        case .identify:
            return Line(
                act: "earlyHelp.identify", by: knowing, about: about,
                answers: [
                    "need": .text(random.one(of: Sayings.worries)),
                    "indicators": ["familyCircumstances": .text(random.one(of: Sayings.because))],
                ])
        case .agreeHelp where step.ends:
            return help(
                "earlyHelp.agree", knowing,
                [
                    "answer": "refused", "who": "A parent", "informationExplained": true,
                    "whyRefused": "They want to try by themselves first.",
                    "otherHelp": "School and the school nurse go on seeing the child.", "recordingExplained": true,
                    "needForReferral": "notNow", "needBecause": .text(random.one(of: Sayings.because)),
                ])
        case .agreeHelp:
            return help(
                "earlyHelp.agree", step.part == 1 ? lead : knowing,
                ["answer": "given", "who": "A parent", "informationExplained": true])
        case .leadHelp:
            return help(
                "earlyHelp.lead", step.part == 1 ? lead : knowing,
                [
                    "lead": .text(lead.id), "because": .text(random.one(of: Sayings.able)),
                    "familysSay": "They chose from two who were free.",
                ])
        case .assessHelp:
            return help(
                "earlyHelp.assess", lead,
                [
                    "needs": ["parenting": .text(random.one(of: Sayings.worries))],
                    "strengths": .text(random.one(of: Sayings.strengths)),
                    "childsVoice": .text(random.one(of: Sayings.words)),
                    "familysVoice": .text(random.one(of: Sayings.said)), "wholeFamily": true,
                    "underlying": .text(random.one(of: Sayings.analysis)),
                    "analysis": .text(random.one(of: Sayings.analysis)),
                ])
        case .planHelp:
            return help(
                "earlyHelp.plan", lead,
                [
                    "outcomes": .text(random.one(of: Sayings.changes)),
                    "familysPart": "Written with them at their table.",
                    "actions": [
                        [
                            "outcome": .text(random.one(of: Sayings.changes)),
                            "what": .text(random.one(of: Sayings.tasks)),
                            "practitioner": .text(lead.id),
                            "by": .text(step.at.day.adding(days: 40).description),
                        ]
                    ],
                    "ifNotBetter": "We talk with the front door, and tell the family that we do.",
                ])
        case .reviewHelp:
            return help(
                "earlyHelp.review", lead,
                [
                    "changed": .text(random.one(of: Sayings.strengths)),
                    "childsVoice": .text(random.one(of: Sayings.words)),
                    "outcome": step.part == 1 ? "stepUp" : step.ends ? "end" : "continue",
                    "because": .text(random.one(of: Sayings.because)),
                    "lateBecause": step.isLate ? .text(random.one(of: Sayings.late)) : .null,
                ])
        default:
            return help(
                "earlyHelp.close", step.part == 2 ? knowing : lead,
                [
                    "outcome": step.part == 2 ? "notAgreed" : step.part == 1 ? "steppedUp" : "needsMet",
                    "summary": .text(random.one(of: Sayings.summary)),
                    "unfinished": "What is left the family does by itself.", "turnTo": "School, and each other.",
                    "familyTold": true,
                ])
        }
    }

    /// A child who is looked after: placed, visited, reviewed.
    mutating func away() -> Line {
        func away(_ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: by, stream: life.away[step.child].last, answers: answers)
        }
        switch step.what {
        case .lookAfter:
            return Line(
                act: "lookedAfter.begin", by: worker, about: about,
                answers: [
                    "legalStatus": step.part == 0 ? "accommodated" : "interimCareOrder",
                    "because": .text(random.one(of: Sayings.because)),
                    "childsWords": .text(random.one(of: Sayings.words)),
                ])
        case .allocateAway:
            return away(
                "livingAway.allocate", team.supervisor,
                [
                    "worker": .text(worker.id), "manager": .text(team.supervisor.id),
                    "reviewingOfficer": .text(crew.chair.id),
                ])
        case .place:
            return away(
                "placement.begin", worker,
                [
                    "placementKind": .text(random.one(of: ["foster", "foster", "foster", "kinship", "childrensHome"])),
                    "because": "Near school, and with room for brothers and sisters.", "untilEighteen": false,
                ])
        case .visitAway:
            return away(
                "lookedAfter.visit", worker,
                [
                    "alone": true, "childsWords": .text(random.one(of: Sayings.words)),
                    "observed": .text(random.one(of: Sayings.strengths)),
                ])
        default:
            return away(
                "lookedAfter.review", crew.chair,
                [
                    "childsPart": "spokeBefore", "childsWords": .text(random.one(of: Sayings.words)),
                    "decisions": .text(random.one(of: Sayings.changes)), "adjourned": false,
                    "permanence": "Home where that is safe; otherwise with those who know the child.",
                ])
        }
    }
}
