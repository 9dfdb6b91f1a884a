import Guidance

@testable import Practice

extension Given {
    static let force = agency("f0rce")
    static let trust = agency("trvst")

    static let officer = doer("0ff1cer", of: force, kind: "police", roles: ["policeOfficer"])
    static let healthVisitor = doer("hea1th", of: trust, kind: "communityHealth", roles: ["healthVisitor"])
    static let schoolNurse = doer("nvrse", of: trust, kind: "communityHealth", roles: ["nurse"])
    static let voluntaryWorker = doer(
        "vo1vnteer", of: agency("char1ty"), kind: "voluntary", roles: ["voluntarySectorWorker"])

    /// Maya's episode, in which it has been decided that she may suffer significant harm.
    ///
    /// - Parameter moment: when the council receives the referral and decides.
    static func suspected(
        _ reached: Reached = .decided, at moment: String = "2024-06-07T15:40", step: String = Episode.Step.enquiry
    ) throws -> Story<Episode> {
        var story = try episode(reached, at: moment, step: step)
        story.knows(officer, healthVisitor, schoolNurse, voluntaryWorker)
        story.standing.agencies[force] = "police"
        story.standing.agencies[trust] = "communityHealth"
        return story
    }

    /// An episode in which a discussion has decided on an enquiry.
    static func decidedOnEnquiry(_ step: String = "s47Joint") throws -> Story<Episode> {
        var story = try suspected(.allocated)
        try story.did(discussion(step), by: dutySocialWorker, at: "2024-06-07T17:00")
        return story
    }

    /// An episode with an enquiry under way.
    static func enquiring(_ how: String = "joint") throws -> Story<Episode> {
        var story = try decidedOnEnquiry(how == "joint" ? "s47Joint" : "s47Single")
        try story.did(enquiry(how), by: dutySocialWorker, at: "2024-06-07T17:20")
        return story
    }

    /// An episode whose enquiry has an outcome.
    static func enquired(_ outcome: String = "notSubstantiated", conference: Bool? = nil) throws -> Story<Episode> {
        var story = try enquiring()
        try story.did(visit(), by: socialWorker, at: "2024-06-08T10:00")
        try story.did(
            conclusion(outcome, conference: conference), by: socialWorker, at: "2024-06-14T11:00")
        return story
    }

    static func call(
        _ invited: [Doer] = [officer, healthVisitor, safeguardingLead], at meetsAt: String = "2024-06-07T17:00"
    ) -> StrategyDiscussion.Call {
        StrategyDiscussion.Call(
            purpose: "A bruise nobody can explain", invited: invited.map(\.practitioner), others: "The ward sister",
            meetsAt: moment(meetsAt), how: "video", place: "By link")
    }

    static func answer(_ coming: String = "coming", information: String? = nil) -> StrategyDiscussion.Respond {
        StrategyDiscussion.Respond(
            coming: coming, because: coming == "notComing" ? "On another call" : nil, information: information)
    }

    static func preliminary(_ present: [Doer] = [dutySocialWorker, officer]) -> StrategyDiscussion.Confer {
        StrategyDiscussion.Confer(
            how: "phone", present: present.map(\.practitioner), others: "A neighbour",
            unreached: "Health: nobody on call", councilShared: "Known since 2022", healthShared: "x",
            policeShared: "Two calls to the house", schoolShared: "x", safeguards: "She sleeps at her aunt's",
            nextAt: moment("2024-06-08T09:00"))
    }

    static func discussion(
        _ step: String = "s47Single", present: [Doer] = [dutySocialWorker, officer, healthVisitor],
        elsewhere: [String]? = nil, absent: String? = "The school: lessons", urgent: String? = nil,
        safeguards: String? = nil,
        dissenting: [AgencyID]? = nil, dissent: String? = nil, actions: [PlannedAction]? = nil
    ) -> StrategyDiscussion.Hold {
        StrategyDiscussion.Hold(
            how: "video", present: present.map(\.practitioner), elsewhere: elsewhere, absent: absent,
            urgentBecause: urgent, councilShared: "Known since 2022", healthShared: "Weighed in May",
            policeShared: "Two calls to the house", schoolShared: "Often late", step: step,
            because: "The mark does not fit what was said", safeguards: safeguards,
            familyTold: "Her mother, tonight", dissenting: dissenting, dissent: dissent,
            actions: actions)
    }

    /// A discussion with every question answered.
    static let wholeDiscussion = StrategyDiscussion.Hold(
        how: "video", present: [dutySocialWorker.practitioner], elsewhere: ["health"], elsewhereNames: "Dr Pym",
        absent: "x", urgentBecause: "x", councilShared: "x", healthShared: "x", policeShared: "x",
        schoolShared: "x", othersShared: "x", adults: "x", step: "s47Joint", because: "x", safeguards: "x",
        crime: "x", medical: "x", otherChildren: "x", familyTold: "x", dissenting: [school], dissent: "x",
        actions: [planned()], nextAt: moment("2024-06-08T09:00"))

    static func action(for owner: Doer? = officer, by day: String = "2024-06-10") -> StrategyDiscussion.Agree {
        StrategyDiscussion.Agree(actions: [planned(for: owner, by: day)])
    }

    static func planned(for owner: Doer? = officer, by day: String = "2024-06-10") -> PlannedAction {
        PlannedAction(
            what: "Look at the callouts since January", practitioner: owner?.practitioner,
            who: owner == nil ? "The ward" : nil, by: Given.day(day))
    }

    static func enquiry(_ how: String = "joint", lead: Doer = socialWorker) -> Section47Enquiry.Start {
        Section47Enquiry.Start(
            lead: lead.practitioner, how: how, police: how == "joint" ? officer.practitioner : nil,
            because: "A bruise on the ear", parentsTold: true, plan: "Maya first")
    }

    static func check(of agency: AgencyID = trust, _ asked: Doer? = schoolNurse) -> Section47Enquiry.Check {
        Section47Enquiry.Check(agency: agency, practitioner: asked?.practitioner, asked: "What do you know of her?")
    }

    static func conclusion(
        _ outcome: String = "notSubstantiated", conference: Bool? = nil, notSeen: String? = nil
    ) -> Section47Enquiry.Conclude {
        Section47Enquiry.Conclude(
            outcome: outcome, conference: conference, because: "What we found",
            nextStep: outcome == Section47Enquiry.Conclude.likelyToSuffer ? nil : "assessment",
            childNotSeenBecause: notSeen)
    }

    static func agreement(_ agreed: Bool = true) -> Section47Enquiry.Agree {
        Section47Enquiry.Agree(agreed: agreed, because: agreed ? "I read it all" : "Nobody asked her aunt")
    }

    static func enquiryTelling(family: Bool = true) -> Section47Enquiry.Tell {
        Section47Enquiry.Tell(
            familyTold: family, familyNotToldBecause: family ? nil : "Not safe yet", childTold: "In her words",
            how: "letter", agencies: [trust], referrerTold: true, said: "What we found")
    }

    static func policeProtection(
        force: AgencyID? = nil, officers: [Doer]? = nil
    ) -> ImmediateProtection.TakePoliceProtection {
        ImmediateProtection.TakePoliceProtection(
            force: force, officer: "PC 4411 Rusk", designatedOfficer: "Inspector Hale",
            officers: officers?.map(\.practitioner), because: "Left alone at night",
            whereChildIs: "On the ward", orderNotPracticableBecause: "No court before Monday", contactTerms: "By phone",
            councilTold: "The duty social worker", parentsTold: false, parentsNotToldBecause: "Not found",
            partnersConsulted: false, partnersNotConsultedBecause: "There was no time")
    }

    static let policeProtectionEnd = ImmediateProtection.EndPoliceProtection(
        how: "returned", because: "Her aunt is here", whereChildIs: "With her aunt")

    static func order(until: String? = nil) -> ImmediateProtection.ObtainEmergencyOrder {
        ImmediateProtection.ObtainEmergencyOrder(
            applicant: "council", court: "The family court", because: "She would come to harm",
            endsAt: until.map(moment), whereChildIs: "With foster carers", directions: "A paediatrician sees her",
            contactTerms: "Twice a week", whoWasTold: "Her mother at court", partnersConsulted: true)
    }

    static func extending(until: String? = nil) -> ImmediateProtection.ExtendEmergencyOrder {
        ImmediateProtection.ExtendEmergencyOrder(
            court: "The family court", because: "The X-rays are read on Friday", endsAt: until.map(moment))
    }

    static let orderEnd = ImmediateProtection.EndEmergencyOrder(
        how: "careOrder", because: "The court made an interim order", whereChildIs: "With foster carers")

    static func assessmentOrder(from day: String) -> ImmediateProtection.StartAssessmentOrder {
        ImmediateProtection.StartAssessmentOrder(
            court: "The family court", startsOn: Given.day(day), assesses: "Her growth", directions: "At home",
            whoWasTold: "Her mother", partnersConsulted: false, partnersNotConsultedBecause: "It could not wait")
    }

    static func exclusion(_ basis: String = "undertaking", until: String? = nil) -> ImmediateProtection.RequireExclusion
    {
        ImmediateProtection.RequireExclusion(
            basis: basis, excluded: "Her mother's partner", keptFrom: "The flat", endsAt: until.map(moment),
            powerOfArrest: true, because: "Her mother can keep her safe without him", whoWasTold: "Her mother, and him",
            partnersConsulted: false, partnersNotConsultedBecause: "It was night")
    }

    /// One of each act of immediate protection, the strategy discussion and the enquiry, with every question answered.
    static let protectionExamples: [any Act] = [
        policeProtection(force: force, officers: [officer]), policeProtectionEnd,
        ImmediateProtection.ObtainEmergencyOrder(
            applicant: "council", court: "x", because: "x", endsAt: moment("2024-06-10T12:00"), whereChildIs: "x",
            directions: "x", contactTerms: "x", whoWasTold: "x", partnersConsulted: false,
            partnersNotConsultedBecause: "x"),
        extending(until: "2024-06-12T12:00"), orderEnd, assessmentOrder(from: "2024-06-10"),
        ImmediateProtection.EndAssessmentOrder(found: "x"), exclusion(until: "2024-06-12T12:00"),
        ImmediateProtection.LiftExclusion(because: "x"),
        call(),
        StrategyDiscussion.Respond(
            coming: "sending", instead: schoolNurse.practitioner, insteadName: "x", information: "x"),
        preliminary(), wholeDiscussion,
        StrategyDiscussion.Agree(actions: [planned()]),
        StrategyDiscussion.Fulfil(action: 1, result: "x"), StrategyDiscussion.Disagree(because: "x", wants: "x"),
        StrategyDiscussion.Mark(entry: 1, because: "x"),
        StrategyDiscussion.Absence(practitioner: officer.practitioner, because: "x"),
        Section47Enquiry.Start(
            lead: socialWorker.practitioner, how: "joint", police: officer.practitioner, policeName: "x", because: "x",
            parentsTold: false, parentsNotToldBecause: "x", plan: "x"),
        check(), Section47Enquiry.Reply(entry: 1, known: "x"),
        Section47Enquiry.Examine(
            consent: "parent", consentDetail: "x", examined: true, place: "x", examiner: "x", findings: "x"),
        Section47Enquiry.Conclude(
            outcome: "noLongerLikely", conference: true, because: "x", nextStep: "assessment",
            childNotSeenBecause: "x"),
        agreement(),
        enquiryTelling(family: false), Section47Enquiry.AskForConference(because: "x"),
        Section47Enquiry.AnswerRequest(entry: 1, granted: true, because: "x"),
    ]
}
