import Guidance
import Testing

@testable import Practice

/// How far Maya's episode has come, in the order in which practice meets it.
enum Reached: Int, CaseIterable, Comparable, CustomTestStringConvertible {
    case nothing, received, classified, decided, allocated, seen, written, submitted, approved, told, closed

    static func < (one: Reached, other: Reached) -> Bool { one.rawValue < other.rawValue }
    var testDescription: String { String(describing: self) }
}

extension Given {
    static let maya = person("maya")
    static let front = Owner.role(council, "dutySocialWorker")

    /// Maya's episode, told as far as a step, each act done at the same moment by whoever does it.
    ///
    /// - Parameter moment: when the council receives the referral; `later` is when the assessment is submitted and after.
    static func episode(
        _ reached: Reached = .nothing, at moment: String = "2024-03-28T14:00", later: String? = nil,
        step: String = Episode.Step.assessment, takenAs: String = Referral.Taken.referral
    ) throws -> Story<Episode> {
        var story = Story<Episode>(
            "maya", about: [maya], by: safeguardingLead, at: moment, standing: standing(people: ["maya"]))
        let acts: [(Reached, any Act<Episode>, Doer)] = [
            (.received, referral(), safeguardingLead),
            (.classified, classification(takenAs), dutySocialWorker),
            (.decided, decision(step), supervisor), (.allocated, allocation(), supervisor),
            (.seen, visit(), socialWorker), (.written, version(), socialWorker),
            (.submitted, submission(), socialWorker), (.approved, approval(), supervisor),
            (.told, telling(family: true), socialWorker), (.closed, closing(), supervisor),
        ]
        for (stage, act, doer) in acts where stage <= reached {
            try story.did(act, by: doer, at: stage >= .submitted ? later : nil)
        }
        return story
    }

    static func referral(
        to council: AgencyID = Given.council, askedFor: String = "referral", danger: String = "soon",
        done: String? = nil
    ) -> Referral.Make {
        Referral.Make(
            council: council, askedFor: askedFor, worry: "A second bruise", reported: "Her aunt saw it too",
            childsWords: "It was the door", whereabouts: "At school", danger: danger, dangerDone: done,
            parentsTold: true, consent: "given", lawfulBasis: "publicTask", otherAdults: "An uncle")
    }

    static func contact(
        from name: String? = "Mrs Pym, neighbour", anonymous: Bool = false, danger: String = "soon",
        done: String? = nil
    ) -> Referral.Receive {
        Referral.Receive(
            source: "1B", from: name, anonymous: anonymous, askedFor: "referral", worry: "Shouting at night",
            whereabouts: "At home", danger: danger, dangerDone: done, parentsTold: false,
            parentsNotToldBecause: "riskToChild", consent: "notSoughtRisk", lawfulBasis: "publicTask")
    }

    static func classification(_ taken: String = Referral.Taken.referral) -> Referral.Classify {
        Referral.Classify(takenAs: taken, because: "A response is asked for")
    }

    static let acknowledgement = Referral.Acknowledge(how: "email", said: "It is here")

    static func decision(_ step: String = Episode.Step.assessment, late: String? = nil) -> Referral.Decide {
        let assesses = Episode.Step.assesses.contains(step)
        return Referral.Decide(
            threshold: "childInNeed", step: step, because: "Nobody knows how it happened",
            primaryNeed: assesses ? "N1" : nil, helpNamed: assesses ? nil : "The family centre",
            lateBecause: late)
    }

    static func feedback(late: String? = nil) -> Referral.Feedback {
        Referral.Feedback(how: "phone", said: "We assess", lateBecause: late)
    }

    static func allocation(
        to lead: Doer = socialWorker, under over: Doer = supervisor
    ) -> Episode.Allocate {
        Episode.Allocate(lead: lead.practitioner, supervisor: over.practitioner, because: "Knows the family")
    }

    static func visit(alone: Bool = true) -> Assessment.SeeChild {
        Assessment.SeeChild(
            whereSeen: "The library", alone: alone, notAloneBecause: alone ? nil : "childsChoice",
            childsWords: "I like it here", observed: "At ease")
    }

    static func version(_ analysis: String = "She is safe at home") -> Assessment.Write {
        Assessment.Write(
            sections: ["health": "Well"], strengths: "A close family", childsVoice: "Wants to stay",
            analysis: analysis)
    }

    static func submission(notSeen: String? = nil) -> Assessment.Submit {
        Assessment.Submit(outcome: "earlyHelp", because: "Help is agreed", childNotSeenBecause: notSeen)
    }

    static let returning = Assessment.Return(comments: "What does her father say?")

    static func approval(late: String? = nil) -> Assessment.Approve {
        Assessment.Approve(outcome: "earlyHelp", because: "Sound", lateBecause: late)
    }

    static func telling(family: Bool = true, late: String? = nil) -> Assessment.Tell {
        Assessment.Tell(
            familyTold: family, familyNotToldBecause: family ? nil : "Not safe yet", how: "letter",
            agencies: [school], referrerTold: true, said: "What we found", lateBecause: late)
    }

    static func closing(_ reason: String = "RC9") -> Episode.Close {
        Episode.Close(reason: reason, summary: "Maya, you were heard", familyTold: true)
    }

    /// A supervisor at the council who is not qualified as a social worker.
    static let unqualifiedSupervisor = doer(
        "team", of: council, kind: "localAuthority", roles: ["supervisor"])
    /// Qualified as a social worker, in a role that neither leads, decides nor approves.
    static let qualifiedChair = doer(
        "cha1r", of: council, kind: "localAuthority", roles: ["conferenceChair"], qualified: true)
    /// A qualified supervisor of another council.
    static let neighbouringSupervisor = doer(
        "ne1ghbovr", of: agency("other"), kind: "localAuthority", roles: ["supervisor"], qualified: true)
}

extension Story<Episode> {
    /// Someone else who has an account.
    mutating func knows(_ doers: Doer...) {
        for doer in doers { standing.practitioners[doer.practitioner] = doer }
    }

    func clock(_ duty: DutyKey) -> Clock? { state.clocks(under: guidance).first { $0.duty == duty } }
}

extension Line {
    /// What a part of it says.
    func words(_ label: String) -> String? { parts.first { $0.label == label }?.words }
    func holds(_ label: String) -> FieldClass? { parts.first { $0.label == label }?.holds }
}
