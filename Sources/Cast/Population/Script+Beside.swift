import Guidance
import Practice

extension Script {
    /// The stream of a time away from home that is no care.
    private var asideStream: StreamID? {
        let opener: Step.What = [.foster, .stay, .custody, .unit][step.part]
        return life.marks[Mark(opener, step)]?.stream
    }

    /// Private fostering, long stays, custody, and units for mothers and babies, as they begin.
    mutating func aside() -> Line {
        func away(_ what: Step.What, _ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: by, stream: life.marks[Mark(what, step)]?.stream, answers: answers)
        }
        let council = Answer.text(crowd.council.id)
        switch step.what {
        case .foster:
            return Line(
                act: "privateFostering.notify", by: knowing, about: about,
                answers: [
                    "council": council, "givenBy": "school", "carer": "A friend of the family, two streets away.",
                    "relative": false, "alreadyThere": true, "from": .text(step.at.day.adding(days: -40).description),
                    "disabled": false, "because": "The parents work abroad until next year.",
                    "lateBecause": "Nobody knew that the council had to be told.",
                    "childsWords": .text(random.one(of: Sayings.words)),
                ])
        case .visitFoster:
            return away(
                .foster, "privateFostering.visit", worker,
                [
                    "alone": true, "childsWords": .text(random.one(of: Sayings.words)),
                    "observed": .text(random.one(of: Sayings.strengths)),
                    "carers": "Glad to be asked, and asked a good deal.",
                ])
        case .decideFoster:
            return away(
                .foster, "privateFostering.decide", worker,
                ["suitability": "suitable", "because": .text(random.one(of: Sayings.because))])
        case .stay:
            let isWard = step.part == 1
            var answers: [String: Answer] = [
                "place": isWard ? "mentalHealthWard" : "hospital", "meantLong": true,
                "because": "Treatment that takes longer than a school term.",
            ]
            if isWard { (answers["detained"], answers["referral"]) = (false, "made") }
            return Line(act: "longStay.begin", by: admitting, about: about, answers: answers)
        case .notifyStay:
            return away(
                .stay, "longStay.notify", admitting,
                ["council": council, "how": "email", "said": "Who is here, since when, and who visits."])
        case .custody:
            return Line(
                act: "custody.begin", by: duty, about: about,
                answers: [
                    "council": council, "custodyKind": "remanded", "establishment": "A secure children's home",
                    "because": "An offence with others. The court refused bail.",
                    "riskTold": "Of bullying, and of hurting himself or herself in the first nights.",
                ])
        case .unit:
            return Line(
                act: "motherAndBabyUnit.apply", by: knowing, about: about,
                answers: [
                    "council": council, "mother": .text(household.mother), "unit": "A unit two counties away",
                    "boardOn": .text(step.at.day.adding(days: 14).description),
                    "because": "Sentenced for eight months.",
                    "mothersView": "She wants to feed her child herself.",
                ])
        case .adviseUnit:
            return away(
                .unit, "motherAndBabyUnit.advise", worker,
                [
                    "advice": "supports", "placement": "Together, with visits from the family each week.",
                    "development": "As it should be.", "contact": "Grandparents by video, and in person monthly.",
                    "otherCare": "A grandmother would have the child.", "attends": .text(worker.id),
                ])
        default:
            return away(
                .unit, "motherAndBabyUnit.decide", worker, ["decision": "agreed", "because": "As the council advised."])
        }
    }

    private var admitting: PractitionerID { step.part == 1 ? crowd.wardNurse : crowd.doctor }

    /// Who works with a child away from home, how they are, and the end.
    mutating func asidesCourse() -> Line {
        func away(_ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: by, stream: asideStream, answers: answers)
        }
        switch step.what {
        case .allocateAside:
            return away(
                "livingAway.allocate", crowd.decider,
                ["worker": .text(worker.id), "manager": .text(team.supervisor.id)])
        case .checkAside:
            return away(
                "livingAway.check", worker,
                [
                    "childSeen": true, "childsWords": .text(random.one(of: Sayings.words)),
                    "welfare": .text(random.one(of: Sayings.strengths)), "contact": "The family comes every week.",
                ])
        default:
            let reason: Answer = ["arrangementOver", "left", "left", "left"][step.part]
            return away(
                "livingAway.end", worker,
                [
                    "reason": reason, "livesNow": "At home with the family.", "because": "It came to its end as meant.",
                    "councilTold": true,
                ])
        }
    }

    // MARK: Circumstances

    private var kind: Planner.Circumstance { Planner.Circumstance.allCases[step.number] }

    mutating func noting() -> Line {
        var answers: [String: Answer] = [
            "circumstance": .text(kind.rawValue), "council": .text(crowd.council.id),
            "known": .text(random.one(of: Sayings.because)),
            "source": .text(random.one(of: ["seen", "family", "family", "agency", "document"])),
            "childsWords": .text(random.one(of: Sayings.words)),
        ]
        switch kind {
        case .disabledChild:
            answers["tailored"] = "Signs and pictures, and time to answer."
            answers["educationPlan"] = .text(random.one(of: ["inForce", "inForce", "beingAssessed", "none"]))
        case .youngCarer, .parentCarer:
            answers["caring"] = "Cooks, shops and sits up at night."
            answers["caresFor"] = "Somebody at home who is ill."
        case .transition: answers["adultNeeds"] = "Somebody to live with, and to speak for them at first."
        case .parentInCustody, .posesRisk:
            answers["riskWho"] = "An adult of the family"
            answers["riskStatus"] = kind == .posesRisk ? "onLicence" : "sentenced"
            if kind == .posesRisk {
                (answers["mappa"], answers["restrictions"]) = ("levelOne", "May not be alone with children.")
            } else {
                answers["childTold"] = "Where they are, and that it is not the child's fault."
            }
        case .electiveHome, .missingEducation:
            answers["leftRollOn"] = .text(step.at.day.adding(days: -7).description)
            answers["lastSeenOn"] = .text(step.at.day.adding(days: -10).description)
        case .unborn: answers["childsWords"] = nil
        }
        return Line(act: "circumstance.note", by: knowing, about: about, answers: answers)
    }

    private var circumstanceStream: StreamID? { life.marks[Mark(.circumstance, step)]?.stream }

    mutating func circumstance() -> Line {
        func line(_ act: ActKind, _ by: PractitionerID, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: by, stream: circumstanceStream, answers: answers)
        }
        switch step.what {
        case .lookAgain:
            return line("circumstance.review", knowing, ["changed": .text(random.one(of: Sayings.strengths))])
        case .offerCarer:
            return line(
                "carer.offer", duty, ["answer": "accepted", "offered": "An assessment at a time that suits them."])
        case .assessCarer:
            return line(
                "carer.conclude", duty,
                [
                    "outcome": "helpNow", "found": .text(random.one(of: Sayings.analysis)),
                    "wholeFamily": "Asked with everyone who lives there.",
                    "help": "Three mornings, and a group on Thursdays.",
                ])
        case .planTransition:
            return line(
                "transition.plan", duty,
                [
                    "needsAfter": true, "benefit": true, "consent": "agreed",
                    "adultServices": .text(crowd.adultCare.id),
                    "plan": "A worker from adult services comes to the next two meetings.",
                    "youngPersonsWords": .text(random.one(of: Sayings.words)),
                ])
        case .exchangeRisk:
            return line(
                "risk.exchange", duty,
                [
                    "event": "enquiry", "with": "The probation practitioner",
                    "received": "Nothing new since the sentence.",
                    "shared": "Where the children live and go to school.",
                ])
        default:
            let isHousing = step.part > 0
            let stream = isHousing ? housingStream(step.part - 1) : circumstanceStream
            let reason: Answer =
                isHousing
                ? "housed"
                : kind == .unborn ? "born" : kind == .missingEducation || kind == .electiveHome ? "atSchool" : "needMet"
            return Line(
                act: "circumstance.end", by: knowing, stream: stream,
                answers: ["reason": reason, "because": .text(random.one(of: Sayings.summary))])
        }
    }

    mutating func education() -> Line {
        func line(_ act: ActKind, _ answers: [String: Answer]) -> Line {
            Line(act: act, by: duty, stream: circumstanceStream, answers: answers)
        }
        switch step.what {
        case .askEducation:
            return line(
                "education.enquire",
                [
                    "asked": "The last school, health, housing and the neighbours.",
                    "answers": "A cousin knew where they had moved.",
                    "found": true, "whereabouts": "With an aunt, on the other side of the county.",
                ])
        case .visitEducation:
            return line(
                "education.visit",
                [
                    "met": true, "childSeen": true, "childsWords": .text(random.one(of: Sayings.words)),
                    "learned": .text(random.one(of: Sayings.strengths)),
                ])
        default:
            return line(
                "education.decide",
                [
                    "outcome": kind == .missingEducation ? "backAtSchool" : "suitable",
                    "because": .text(random.one(of: Sayings.because)), "worried": false,
                ])
        }
    }

    private func housingStream(_ part: Int) -> StreamID? {
        life.marks[Mark(part == 0 ? .homeless : .homeAtRisk, step)]?.stream
    }

    mutating func housing() -> Line {
        var answers: [String: Answer] = [
            "council": .text(crowd.council.id), "alone": false, "known": .text(random.one(of: Sayings.worries)),
        ]
        switch step.what {
        case .homeless:
            answers["tonight"] = "On a relative's floor, all of them."
            return Line(act: "homelessness.learn", by: knowing, about: about, answers: answers)
        case .homeAtRisk:
            answers["lostOn"] = .text(step.at.day.adding(days: 45).description)
            return Line(act: "homelessness.expect", by: knowing, about: about, answers: answers)
        default:
            return Line(
                act: "homelessness.refer", by: knowing, stream: housingStream(step.part),
                answers: [
                    "consent": "agreed", "authority": .text(crowd.housing.id), "contactAgreed": true,
                    "reason": "The landlord wants the house back.",
                ])
        }
    }
}
