import Guidance
import Testing

@testable import Practice

/// How far early help with Maya and her brother has come.
enum HelpReached: Int, CaseIterable, Comparable, CustomTestStringConvertible {
    case nothing, identified, agreed, led, teamed, assessed, planned, reviewed, closed

    static func < (one: HelpReached, other: HelpReached) -> Bool { one.rawValue < other.rawValue }
    var testDescription: String { String(describing: self) }
}

extension Given {
    static let noah = person("noah")
    /// A school nurse in the team around the family.
    static let nurse = doer("nvrse", of: hospital, kind: "communityHealth", roles: ["nurse"])
    /// An early help practitioner who leads.
    static let helper = doer("he1per", of: agency("he1p"), kind: "earlyHelp", roles: ["earlyHelpPractitioner"])

    /// Early help with Maya and Noah, told as far as a step; everything happens at one moment.
    static func earlyHelp(
        _ reached: HelpReached = .nothing, at moment: String = "2024-03-28T14:00"
    ) throws -> Story<EarlyHelp> {
        var story = Story<EarlyHelp>(
            "he1p", about: [maya, noah], by: safeguardingLead, at: moment, standing: standing(people: ["maya", "noah"]))
        for doer in [nurse, helper] { story.standing.practitioners[doer.practitioner] = doer }
        let acts: [(HelpReached, any Act<EarlyHelp>, Doer)] = [
            (.identified, signs(), safeguardingLead), (.agreed, yes, safeguardingLead),
            (.led, chosen(), safeguardingLead), (.teamed, team, helper), (.assessed, found(), helper),
            (.planned, helpPlan(), helper), (.reviewed, helpReview(), helper), (.closed, helpEnd(), helper),
        ]
        for (stage, act, doer) in acts where stage <= reached { try story.did(act, by: doer) }
        return story
    }

    static func signs() -> EarlyHelp.Identify {
        EarlyHelp.Identify(
            indicators: ["bereaved": "Her grandfather died", "youngCarer": "She cooks"], need: "Someone to talk to",
            childsWords: "I miss him", strengths: "They eat together")
    }

    static let yes = EarlyHelp.Agree(answer: "given", who: "Her mother", informationExplained: true)

    static func no(explained: Bool = true) -> EarlyHelp.Agree {
        EarlyHelp.Agree(
            answer: "refused", who: "Her mother", childsView: "I would like it", informationExplained: true,
            whyRefused: "She had a social worker once", otherHelp: "A mentor at school", recordingExplained: explained,
            needForReferral: "notNow", needBecause: "She is safe")
    }

    static func chosen(_ doer: Doer = helper) -> EarlyHelp.Lead {
        EarlyHelp.Lead(lead: doer.practitioner, because: "Has time", familysSay: "They like her")
    }

    static var team: EarlyHelp.Team {
        EarlyHelp.Team(
            members: [nurse.practitioner, safeguardingLead.practitioner], familyAgrees: true, note: "Letters by hand")
    }

    static func found() -> EarlyHelp.Assess {
        EarlyHelp.Assess(
            needs: ["mentalHealth": "She grieves"], strengths: "A close family", childsVoice: "I want to sleep",
            familysVoice: "We are tired", wholeFamily: false, notWholeFamilyBecause: "Her parents do not speak",
            underlying: "Grief", analysis: "Company and sleep", quality: ["agreed"], qualityGaps: "Her father")
    }

    static func todo(_ what: String = "Dig the plot", by day: String = "2024-04-20") -> PlannedAction {
        PlannedAction(what: what, practitioner: helper.practitioner, by: Given.day(day))
    }

    static func helpPlan(_ actions: [PlannedAction]? = [todo()]) -> EarlyHelp.Plan {
        EarlyHelp.Plan(
            outcomes: "She sleeps", familysPart: "At their table", network: "An aunt", services: ["mentalHealth"],
            actions: actions, ifNotBetter: "We refer")
    }

    static func helpReview(_ outcome: String = "continue", late: String? = nil) -> EarlyHelp.Review {
        EarlyHelp.Review(
            outcome: outcome, changed: "She sleeps", childsVoice: "I sleep", familysVoice: "So do we",
            because: "Better",
            lateBecause: late)
    }

    static func helpEnd(_ outcome: String = "needsMet", unfinished: String? = "Her aunt digs") -> EarlyHelp.Close {
        EarlyHelp.Close(
            outcome: outcome, summary: "You slept", unfinished: unfinished, turnTo: "Her aunt", familyTold: false,
            familyNotToldBecause: "Away")
    }

    static var handover: EarlyHelp.HandOver {
        EarlyHelp.HandOver(
            to: helper.practitioner, changed: "A bed", watch: "The meter", plan: "Mondays", childsWords: "Chickens",
            metTogether: false, notMetBecause: "Snow")
    }

    static let declined = EarlyHelp.Decline(because: "I leave in May", better: "The school nurse knows them")

    static func redirected(to doer: Doer = nurse) -> EarlyHelp.Redirect {
        EarlyHelp.Redirect(to: doer.practitioner, because: "She has known them since he was born")
    }

    static let received = EarlyHelp.Receive(understood: "A boy and his father", missing: "A date", familyMet: true)
}
