import Guidance
import Practice

/// Puts one step of a made-up life into an act: by whom, on which stream, with which answers.
struct Script {
    let life: Teller.Life
    let step: Step
    let crowd: Crowd
    var random: SplitMix64

    struct Line {
        let act: ActKind
        let by: PractitionerID
        var stream: StreamID?
        var about: [PersonID] = []
        var answers: [String: Answer] = [:]
    }

    var household: Household { life.household }
    var child: Household.Child { household.children[step.child] }
    var team: Crowd.Team { crowd.teams[household.team] }
    var worker: PractitionerID { team.workers[(life.number + step.number) % team.workers.count] }
    var crew: Crowd.Crew { crowd.crews[household.team % crowd.crews.count] }
    var duty: PractitionerID { crowd.duty[life.number % crowd.duty.count] }
    var person: StreamID? { life.people[step.child] }
    var episode: StreamID? { life.episodes[step.child].last }
    var about: [PersonID] { person.map { [PersonID(unchecked: $0.id)] } ?? [] }

    var school: Crowd.School? { crowd.school(of: child) }

    /// Who registers the family and sends worries in: the school's safeguarding lead, or the health visitor.
    var knowing: PractitionerID { school?.lead ?? crowd.healthVisitor }

    mutating func line() -> Line {
        switch step.what {
        case .registerMother: adult(household.mother, household.motherBorn, "F")
        case .registerFather: adult(household.father ?? household.mother, household.fatherBorn, "M")
        case .register, .enrol, .move, .relateMother, .relateFather, .household: personal()
        case .concern, .decideConcern: concern()
        case .refer, .receive, .classify, .acknowledge: arrival()
        case .decide, .allocate, .feedback: decision()
        case .see, .consult, .write, .submit, .sendBack, .approve, .tell, .close: assessment()
        case .policeProtect, .policeEnd, .discuss, .enquire, .conclude, .agreeEnquiry, .tellEnquiry:
            enquiry()
        case .callTalk, .confer, .answerTalk, .dissent, .askAgency, .agencyReplies, .examine: asking()
        case .order, .extendOrder, .endOrder, .keepAway, .liftAway, .assessmentOrder, .endAssessmentOrder: ordered()
        case .progress, .askTransfer, .acceptTransfer, .endPlan, .tellPlanEnd, .moveIn, .supervise: moving()
        case .offerFamily, .answerFamily, .holdFamily, .reviewFamily: familyGroup()
        case .amendNeed, .doneNeed, .handOver, .receiveHandOver, .tie: handing()
        case .decideReturn, .planReturn, .goHome, .visitReturn, .reviewReturn: returning()
        case .foster, .visitFoster, .decideFoster, .stay, .notifyStay, .custody, .unit, .adviseUnit, .decideUnit:
            aside()
        case .allocateAside, .checkAside, .endAside: asidesCourse()
        case .circumstance: noting()
        case .lookAgain, .offerCarer, .assessCarer, .planTransition, .exchangeRisk, .endCircumstance: circumstance()
        case .askEducation, .visitEducation, .decideEducation: education()
        case .homeless, .homeAtRisk, .referHousing: housing()
        case .challenge, .answerChallenge, .escalateChallenge, .answerHigher, .settleChallenge: difference()
        case .writeLetter, .sendLetter, .letterArrives: letter()
        case .interview, .answerInvitation, .shareReports, .askForConference, .refuseConference, .agreeMore,
            .doneMore, .doneCore:
            answering()
        case .teamHelp, .meetHelp, .doneHelp: team(step.what)
        case .changeFoster, .leaveFoster: fosterNotice()
        case .planBirth, .birth, .numbers: birth()
        case .callConference, .invite, .report, .minute, .view, .hold, .review, .tellConference, .delay: conference()
        case .writePlan, .planOutcome, .coreGroup, .visitPlan: protection()
        case .startNeedPlan, .approveNeed, .visitNeed, .reviewNeed, .endNeed, .harm, .decideHarm: need()
        case .identify, .agreeHelp, .leadHelp, .assessHelp, .planHelp, .reviewHelp, .closeHelp: help()
        case .lookAfter, .allocateAway, .place, .visitAway, .reviewAway: away()
        }
    }

    // MARK: People

    private func adult(_ name: String, _ born: Day, _ sex: String) -> Line {
        let first = household.children.lazy.compactMap { crowd.school(of: $0) }.first
        return Line(
            act: "person.register", by: first?.lead ?? crowd.healthVisitor,
            answers: [
                "fullName": .text(name), "dateOfBirth": .text(born.description), "sex": .text(sex),
                "ethnicity": .text(household.background.ethnicity),
                "firstLanguage": .text(household.background.language),
            ])
    }

    private func personal() -> Line {
        switch step.what {
        case .register:
            var answers: [String: Answer] = [
                "fullName": .text(child.name), "dateOfBirth": .text(child.born.description),
                "sex": .text(child.sex),
                "ethnicity": .text(household.background.ethnicity),
                "firstLanguage": .text(household.background.language),
            ]
            if isExpected {
                answers["fullName"] = .text("Baby \(household.mother.split(separator: " ").last ?? "")")
                answers["expectedDate"] = answers.removeValue(forKey: "dateOfBirth")
                answers["sex"] = nil
            } else {
                answers["nhsNumber"] = Numbers.nhs(child.serial).map(Answer.text)
            }
            if school != nil {
                answers["upn"] = .text(
                    Numbers.upn(child.serial, joined: child.enrolled(on: household.registered).year))
            }
            return Line(act: "person.register", by: knowing, answers: answers)
        case .enrol:
            return Line(
                act: "person.enrol", by: knowing, stream: person,
                answers: [
                    "school": .text(school?.agency.id ?? ""),
                    "from": .text(child.enrolled(on: household.registered).description),
                ])
        case .move:
            return Line(
                act: "person.move", by: knowing, stream: person,
                answers: [
                    "address": .text(household.lines), "postcode": .text(household.postcode),
                    "from": .text(max(household.since, child.born).description), "addressKind": "home",
                    "protected": false,
                ])
        case .relateFather: return relation(life.father, "father", life.number % 4 == 0 ? "notKnown" : "yes")
        case .household:
            return Line(
                act: "person.household", by: knowing, stream: person,
                answers: ["other": .text(life.mother?.id ?? "")])
        default: return relation(life.mother, "mother", "yes")
        }
    }

    private func relation(_ other: StreamID?, _ kind: String, _ responsibility: String) -> Line {
        Line(
            act: "person.relate", by: knowing, stream: person,
            answers: [
                "other": .text(other?.id ?? ""), "relationship": .text(kind),
                "parentalResponsibility": .text(responsibility),
            ])
    }

    // MARK: Concerns

    private mutating func concern() -> Line {
        if case .decideConcern = step.what {
            let outcome = random.one(of: [
                "keepWatching", "talkToFamily", "talkToFamily", "supportInAgency", "earlyHelp",
            ])
            var answers: [String: Answer] = [
                "outcome": .text(outcome), "because": .text(random.one(of: Sayings.because)),
            ]
            if outcome == "keepWatching" {
                answers["reviewOn"] = .text(step.at.day.adding(days: random.number(7...21)).description)
            }
            return Line(
                act: "concern.decide", by: knowing, stream: concernStream, answers: answers)
        }
        return Line(
            act: "concern.record", by: school?.teacher ?? knowing, about: about,
            answers: [
                "immediateDanger": false, "categories": [.text(random.one(of: Sayings.categories))],
                "seenAt": .text(step.at.adding(minutes: -random.number(10...90)).description),
                "seen": .text(random.one(of: Sayings.seen)), "source": "fact",
                "childsWords": random.chance(40) ? .text(random.one(of: Sayings.words)) : .null,
                "done": .text(random.one(of: Sayings.watched)),
            ])
    }

    /// Concerns are recorded in the order of their days, which need not be that of their numbers.
    private var concernStream: StreamID? {
        let earlier = life.steps[..<life.next].filter { $0.child == step.child && $0.what.isConcern }
        guard let place = earlier.firstIndex(where: { $0.number == step.number }) else { return nil }
        return life.concerns[step.child][place]
    }

    // MARK: Referrals

    private mutating func arrival() -> Line {
        switch step.what {
        case .refer:
            var own: [String: Answer] = [
                "council": .text(crowd.council.id), "strengths": .text(random.one(of: Sayings.strengths)),
            ]
            if step.part == 1 { own["carriesEarlyHelp"] = true }
            return Line(
                act: "referral.make", by: step.part == 1 ? crew.helper : knowing, about: about, answers: arriving(own))
        case .receive:
            return Line(
                act: "contact.receive", by: duty, about: about,
                answers: arriving([
                    "source": .text(random.one(of: Sayings.sources)), "anonymous": false,
                    "from": "Named in the letter on file",
                ]))
        case .classify:
            return Line(
                act: "referral.classify", by: duty, stream: episode,
                answers: ["takenAs": "referral", "because": "A response is asked for."])
        default:
            return Line(act: "referral.acknowledge", by: duty, stream: episode, answers: ["how": "email"])
        }
    }

    private mutating func arriving(_ own: [String: Answer]) -> [String: Answer] {
        let both: [String: Answer] = [
            "askedFor": "referral", "danger": random.chance(85) ? "soon" : "none",
            "worry": .text(random.one(of: Sayings.worries)),
            "childsWords": random.chance(35) ? .text(random.one(of: Sayings.words)) : .null,
            "whereabouts": isUnborn ? "Not born yet. The mother is at home." : "At school or at home.",
            "parentsTold": true,
            "consent": random.chance(80) ? "given" : "refused",
            "lawfulBasis": "publicTask",
        ]
        return own.merging(both) { own, _ in own }
    }

    private mutating func decision() -> Line {
        switch step.what {
        case .decide:
            var answers: [String: Answer] = ["because": .text(random.one(of: Sayings.because))]
            switch step.course {
            case .nothingMore: (answers["threshold"], answers["step"]) = ("universal", "nfa")
            case .earlyHelp: (answers["threshold"], answers["step"]) = ("earlyHelp", "earlyHelp")
            case .assessed:
                (answers["threshold"], answers["step"]) = ("childInNeed", "s17")
                answers["primaryNeed"] = .text(random.one(of: Sayings.needs))
            case .movedIn:
                (answers["threshold"], answers["step"]) = ("protection", "s17")
                answers["primaryNeed"] = "N1"
            case .suspected:
                (answers["threshold"], answers["step"]) = ("protection", "s47")
                answers["primaryNeed"] = "N1"
            }
            if step.isLate { answers["lateBecause"] = .text(random.one(of: Sayings.late)) }
            return Line(act: "referral.decide", by: crowd.decider, stream: episode, answers: answers)
        case .allocate:
            return Line(
                act: "episode.allocate", by: crowd.decider, stream: episode,
                answers: [
                    "lead": .text(worker.id), "supervisor": .text(team.supervisor.id),
                    "because": .text(random.one(of: Sayings.able)),
                ])
        default:
            return Line(
                act: "referral.feedback", by: duty, stream: episode,
                answers: [
                    "how": "email", "said": .text(random.one(of: Sayings.said)), "referrerDisagrees": false,
                ])
        }
    }
}

extension Step.What {
    var isConcern: Bool { if case .concern = self { true } else { false } }
}
