import Guidance
import Practice

extension Script {
    var chair: PractitionerID { crew.chair }
    var officer: PractitionerID { crew.officer }
    var nurse: PractitionerID { crew.nurse }
    private var there: Answer { .list([crowd.council, crowd.police, crowd.health].map { .text($0.id) }) }

    /// The steps that protect at once, and those of a discussion and an enquiry.
    mutating func enquiry() -> Line {
        switch step.what {
        case .policeProtect:
            return line(
                "policeProtection.take", officer,
                [
                    "officer": "The officer on duty", "designatedOfficer": "The inspector on call",
                    "because": .text(random.one(of: Sayings.worries)), "whereChildIs": "With family known to be safe",
                    "orderNotPracticableBecause": "It was evening, and the child could not stay.",
                    "councilTold": "At once, by telephone", "parentsTold": true, "partnersConsulted": true,
                ])
        case .policeEnd:
            return line(
                "policeProtection.end", worker,
                ["how": "returned", "because": "A safe adult is at home.", "whereChildIs": "At home"])
        case .discuss:
            let decides: Answer = step.finding?.isEnquiry == false ? "s17" : isJoint ? "s47Joint" : "s47Single"
            return line(
                "strategy.hold", worker,
                [
                    "how": "video", "present": .list([worker, officer, nurse].map { .text($0.id) }), "step": decides,
                    "because": .text(random.one(of: Sayings.because)),
                    "councilShared": .text(random.one(of: Sayings.strengths)),
                    "healthShared": "Up to date with checks; nothing else known.",
                    "policeShared": "One call to the address this year.",
                    "safeguards": "A relative stays until the child has been seen.",
                    "familyTold": "The parents, today, by the lead social worker.",
                ])
        case .enquire:
            return line(
                "enquiry.start", worker,
                [
                    "lead": .text(worker.id), "how": isJoint ? "joint" : "single",
                    "police": isJoint ? .text(officer.id) : .null,
                    "because": .text(random.one(of: Sayings.worries)), "parentsTold": true,
                ])
        case .conclude: return conclusion()
        case .agreeEnquiry:
            return line(
                "enquiry.agree", team.supervisor, ["agreed": true, "because": .text(random.one(of: Sayings.because))])
        default:
            return line(
                "enquiry.tell", worker,
                [
                    "familyTold": true, "childTold": "What was found, in words for a child.", "how": "inPerson",
                    "agencies": .list([crowd.police, crowd.health].map { .text($0.id) }), "referrerTold": true,
                    "said": .text(random.one(of: Sayings.said)),
                ])
        }
    }

    private var isJoint: Bool { (life.number + step.number) % 2 == 0 }

    private mutating func conclusion() -> Line {
        var answers: [String: Answer] = [
            "because": .text(random.one(of: Sayings.because)), "childNotSeenBecause": notSeen,
        ]
        switch step.finding {
        case .plan, .noPlan: answers["outcome"] = "likelyToSuffer"
        case .noConference:
            (answers["outcome"], answers["conference"], answers["nextStep"]) = ("noLongerLikely", false, "assessment")
        default: (answers["outcome"], answers["nextStep"]) = ("notSubstantiated", "assessment")
        }
        return line("enquiry.conclude", worker, answers)
    }

    /// A conference, from calling it to telling everyone.
    mutating func conference() -> Line {
        switch step.what {
        case .callConference:
            return line(
                "conference.call", worker,
                [
                    "conferenceKind": .text(["initial", "review", "transferIn", "preBirth"][step.part]),
                    "plannedFor": .text(Moment(step.names ?? step.at.day, hour: 10).description),
                    "place": "County Hall", "chair": .text(chair.id), "family": "Told in person, and in writing.",
                    "childsPart": isUnborn ? "unborn" : child.age(on: step.at.day) < 5 ? "tooYoung" : "writes",
                    "because": "Whether a plan is needed, and what must change.",
                ])
        case .invite:
            return line(
                "conference.invite", worker,
                ["practitioners": .list([officer, nurse].map { .text($0.id) }), "reportWanted": true])
        case .report:
            return line(
                "conference.report", step.part == 0 ? officer : nurse,
                [
                    "knows": .text(random.one(of: Sayings.worries)),
                    "strengths": .text(random.one(of: Sayings.strengths)),
                    "risks": .text(random.one(of: Sayings.worries)), "view": view,
                    "viewBecause": .text(random.one(of: Sayings.because)), "mayShare": true,
                ])
        case .minute:
            let parts = ["childsViews", "familysViews", "strengths", "risks"]
            let says = [Sayings.words, Sayings.said, Sayings.strengths, Sayings.worries][step.part]
            return line(
                "conference.minute", chair,
                ["section": .text(parts[step.part]), "text": .text(random.one(of: says))])
        case .view:
            return line(
                "conference.view", [worker, officer, nurse][step.part],
                ["view": view, "because": .text(random.one(of: Sayings.because))])
        case .delay:
            return line(
                "conference.delay", step.part == 0 ? chair : team.supervisor,
                ["because": .text(random.one(of: Sayings.late)), "interimPlan": "Seen every second day at school."])
        case .tellConference:
            return line(
                "conference.tell", chair,
                [
                    "agencies": .list([crowd.police, crowd.health].map { .text($0.id) }), "familyTold": true,
                    "how": "letter",
                ])
        case .hold: return decided()
        default: return reviewed()
        }
    }

    private var hasPlan: Bool { step.course.isPlan }
    private var view: Answer { hasPlan && !step.ends ? "plan" : "noPlan" }

    private mutating func decided() -> Line {
        var answers: [String: Answer] = [
            "present": there, "familyPresent": "A parent", "childsPart": isUnborn ? "unborn" : "writes",
            "plan": .bool(hasPlan),
            "because": .text(random.one(of: Sayings.because)),
        ]
        guard hasPlan else {
            answers["otherHelp"] = "Help over six months, with school and the nurse."
            return line("conference.hold", chair, answers)
        }
        answers["categories"] = [.text(random.one(of: Sayings.categoriesOfHarm))]
        answers["leadSocialWorker"] = .text(worker.id)
        answers["outline"] = "Someone is there at night; school every day; the nurse once a month."
        answers["coreGroup"] = .list(([nurse] + (school.map { [$0.lead] } ?? [])).map { .text($0.id) })
        answers["coreGroupOn"] = .text(step.at.day.adding(days: 7).description)
        answers["reviewOn"] = .text(step.at.day.adding(days: 80).description)
        return line("conference.hold", chair, answers)
    }

    private mutating func reviewed() -> Line {
        var answers: [String: Answer] = [
            "present": there, "familyPresent": "A parent", "childsPart": isUnborn ? "unborn" : "writes",
            "outcome": step.ends ? "end" : "continue", "because": .text(random.one(of: Sayings.because)),
        ]
        if step.ends {
            answers["helpAfter"] = "The school and the nurse go on; the worker can be rung."
        } else {
            answers["changes"] = "What was reached is struck off; the rest goes on."
            answers["reviewOn"] = .text((step.names ?? step.at.day.adding(days: 150)).description)
        }
        return line("conference.review", chair, answers)
    }

    /// A child protection plan while it runs.
    mutating func protection() -> Line {
        switch step.what {
        case .writePlan:
            return line(
                "plan.write", worker,
                [
                    "worry": .text(random.one(of: Sayings.worries)),
                    "strengths": .text(random.one(of: Sayings.strengths)),
                    "childsViews": .text(random.one(of: Sayings.words)),
                    "familysViews": .text(random.one(of: Sayings.said)),
                    "contingency": "If a visit is missed twice we go to court for advice.",
                    "seeing": "Alone, at school and at home in turn.",
                ])
        case .planOutcome:
            return line(
                "plan.outcome", worker,
                [
                    "change": .text(random.one(of: Sayings.changes)),
                    "byWhen": .text(step.at.day.adding(days: 60).description),
                    "weWillKnow": "The child says so, and school sees it.", "who": "A parent, with the worker.",
                ])
        case .coreGroup:
            return line(
                "coreGroup.hold", worker,
                [
                    "present": .list([worker, nurse].map { .text($0.id) }), "familyPresent": "A parent",
                    "changed": .text(random.one(of: Sayings.strengths)),
                    "agreed": .text(random.one(of: Sayings.changes)), "actions": coreAction,
                ])
        default:
            return line("protectionPlan.visit", worker, visited())
        }
    }

    /// What a core group agrees that somebody does; the number of the action is the step's part.
    private var coreAction: Answer {
        guard step.part > 0 else { return .null }
        return [
            [
                "what": "Ring the family on the day before each visit", "practitioner": .text(nurse.id),
                "by": .text(step.at.day.adding(days: 14).description),
            ]
        ]
    }

    /// What a visit finds, with a reason where it is late.
    mutating func visited() -> [String: Answer] {
        [
            "seen": true, "alone": true, "whereSeen": "At home", "childsWords": .text(random.one(of: Sayings.words)),
            "observed": .text(random.one(of: Sayings.strengths)),
            "lateBecause": step.isLate ? .text(random.one(of: Sayings.late)) : .null,
        ]
    }
}

extension Step {
    /// What began with a strategy discussion found.
    var finding: Course.Finding? { if case .suspected(let finding) = course { finding } else { nil } }
}

extension Household.Child {
    func age(on day: Day) -> Int { born.age(on: day) }
}
