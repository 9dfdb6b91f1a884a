import Guidance

@testable import Practice

extension Given {
    private static let someDay = day("2024-04-08")

    /// One of each act of living away, circumstances, places and harm outside the home, as its form would send it.
    static let particularExamples: [any Act] = awayExamples + circumstanceExamples + outsideExamples

    private static let awayExamples: [any Act] = [
        beginLookedAfter(), placement("parents", weekly: true),
        LivingAway.VisitLookedAfter(
            alone: false, notAloneBecause: "childsChoice", childsWords: "x", observed: "x", toDo: "x"),
        review(adjourned: true), LivingAway.FinishReview(decisions: "x", childsWords: "x"), returning("planned"),
        returning("unplanned"), LivingAway.PlanReturn(help: "x", ifNot: "x", explained: "x"), returnVisit,
        LivingAway.ReviewReturn(outcome: "goesOn", because: "x", childsWords: "x"), notice(until: "2024-12-01"),
        LivingAway.BeginFostering(movedIn: someDay), fosteringVisit(), fosteringChange(), fosteringLeaving(),
        LivingAway.DecideFostering(suitability: "suitableIf", because: "x", requirements: "x"),
        LivingAway.DecideFostering(suitability: "prohibited", because: "x", instead: "x"), stay("mentalHealthWard"),
        LivingAway.NotifyLongStay(council: council, how: "email", said: "x", lateBecause: "x"), application, advice(),
        LivingAway.DecideUnit(decision: "refused", because: "x", livesWith: "x"),
        LivingAway.BeginCustody(
            council: council, custodyKind: "remanded", establishment: "x", because: "x", riskTold: "x",
            releaseOn: someDay),
        allocateAway(), welfare(seen: false), ending("returnedHome"),
        LivingAway.ExplainLate(duty: .lookedAfterFirstReview, because: "x"),
        LivingAway.Correct(entry: 1, instead: "x", because: "x"),
    ]

    private static let circumstanceExamples: [any Act] = [
        noted("disabledChild"), noted("youngCarer"), noted("posesRisk"), noted("missingEducation"), noted("transition"),
        Circumstance.LearnHomeless(council: council, alone: true, known: "x", tonight: "x", childsWords: "x"),
        Circumstance.ExpectHomeless(council: council, alone: true, lostOn: someDay, known: "x", childsWords: "x"),
        housing("agreed", told: false), housing("safeguarding"),
        Circumstance.OfferCarer(answer: "later", offered: "x", because: "x", supportNow: "x"),
        Circumstance.ConcludeCarer(outcome: "helpNow", found: "x", wholeFamily: "x", help: "x", childsWords: "x"),
        Circumstance.PlanTransition(
            needsAfter: true, benefit: true, consent: "refused", abuse: true, adultServices: council, worker: "x",
            fromOn: someDay, plan: "x", youngPersonsWords: "x"),
        Circumstance.ExchangeRisk(
            event: "contactRequest", with: "x", received: "x", shared: "x", contact: "refused", contactBecause: "x",
            releaseOn: someDay, safety: "x"),
        Circumstance.EnquireEducation(asked: "x", answers: "x", found: true, whereabouts: "x"),
        Circumstance.EnquireEducation(asked: "x", answers: "x", found: false, next: "x"),
        Circumstance.VisitEducation(met: false, notMetBecause: "x", childSeen: false, childsWords: "x", learned: "x"),
        Circumstance.DecideEducation(
            outcome: "askMore", because: "x", evidence: "x", worried: true, worryDone: "x"),
        birthPlan,
        Circumstance.Review(changed: "x", childsWords: "x", responsible: socialWorker.practitioner, reviewOn: someDay),
        Circumstance.End(reason: "needMet", because: "x"),
        Circumstance.ExplainLate(duty: .preBirthPlan, because: "x"),
        Circumstance.Correct(entry: 1, instead: "x", because: "x"),
    ]

    private static let outsideExamples: [any Act] = [
        outside(), outsideDecision,
        Place.Note(name: "x", placeKind: "publicPlace", area: "x", concern: "seriousViolence", known: "x"), tie(),
        Place.Unlink(entry: 1, because: "x"),
        Place.Respond(agency: council, asked: "x", standing: "done", by: someDay, result: "x"),
        Place.Close(because: "x"),
    ]

    // MARK: Living away

    static let reviewingOfficer = doer(
        "rev1ewer", of: council, kind: "localAuthority", roles: ["conferenceChair"], qualified: true)
    static let nominated = manager

    static func beginLookedAfter(_ status: String = "accommodated") -> LivingAway.BeginLookedAfter {
        LivingAway.BeginLookedAfter(
            legalStatus: status, because: "Her mother is in hospital", childsWords: "I want my cat",
            parentsView: "x", singlePlan: "x")
    }

    static func placement(
        _ kind: String = "foster", untilEighteen: Bool = false, weekly: Bool? = nil
    ) -> LivingAway.BeginPlacement {
        LivingAway.BeginPlacement(
            placementKind: kind, because: "Near her school", untilEighteen: untilEighteen, weekly: weekly,
            siblings: "x", emergency: false)
    }

    static let placementVisit = LivingAway.VisitLookedAfter(
        alone: true, childsWords: "The stairs creak", observed: "At ease")

    static func review(
        part: String = "attended", words: String? = "Can my cat come?", adjourned: Bool = false
    ) -> LivingAway.HoldReview {
        LivingAway.HoldReview(
            childsPart: part, childsWords: words, decisions: "Stay, and see her mother twice a week",
            adjourned: adjourned, adjournedBecause: adjourned ? "The school could not come" : nil, permanence: "Home")
    }

    static func returning(_ kind: String, on day: String = "2024-06-03") -> LivingAway.DecideReturn {
        LivingAway.DecideReturn(
            returnKind: kind, homeOn: Given.day(day), because: "Her mother is well",
            assessed: kind == "planned" ? "Safe, with help" : nil,
            danger: kind == "unplanned" ? "Police and school know of none" : nil,
            enquiryNeeded: kind == "unplanned" ? false : nil, familyMeeting: "held", childsWords: "At last")
    }

    static let returnVisit = LivingAway.VisitAfterReturn(
        alone: false, notAloneBecause: "childsChoice", childsWords: "x", observed: "x", toDo: "x")

    static func notice(
        already: Bool = true, from: String = "2024-03-01", until: String? = nil, relative: Bool = false,
        disabled: Bool = false
    ) -> LivingAway.NotifyFostering {
        LivingAway.NotifyFostering(
            council: council, givenBy: "school", carer: "Mrs Adeyemi, a friend of her father's", relative: relative,
            alreadyThere: already, from: day(from), until: until.map { day($0) }, disabled: disabled,
            because: "She told her teacher", lateBecause: "Nobody knew it had to be told", parents: "x",
            childsWords: "x")
    }

    static func fosteringVisit(alone: Bool = true, words: String? = "I have my own bed") -> LivingAway.VisitFostered {
        LivingAway.VisitFostered(
            alone: alone, notAloneBecause: alone ? nil : "childsChoice", childsWords: words, observed: "Warm",
            carers: "Kind", toDo: "x")
    }

    static func fosteringChange(
        _ changes: [String] = ["address"], livesNow: String? = "2 Mill Lane"
    ) -> LivingAway.ChangeFostering {
        LivingAway.ChangeFostering(
            givenBy: "carer", changes: changes, changesOn: day("2024-04-20"), because: "The lease ends",
            livesNow: livesNow, lateBecause: "x", childsWords: "I like the garden")
    }

    static func fosteringLeaving(on left: String = "2024-04-08") -> LivingAway.LeaveFostering {
        LivingAway.LeaveFostering(
            givenBy: "carer", leftOn: day(left), livesNow: "With her father", because: "He is back", lateBecause: "x")
    }

    static func stay(
        _ place: String = "hospital", long: Bool = false, referral: String? = nil, because: String? = nil
    ) -> LivingAway.BeginLongStay {
        let isWard = place == "mentalHealthWard"
        return LivingAway.BeginLongStay(
            place: place, meantLong: long, because: "Treatment", detained: isWard ? false : nil,
            referral: isWard ? referral ?? "made" : nil, noReferralBecause: because, familyContact: "x")
    }

    static let application = LivingAway.ApplyForUnit(
        council: council, mother: "Her mother", unit: "The unit", boardOn: day("2024-05-20"), because: "x",
        mothersView: "To stay together")

    static func advice(by attends: PractitionerID = socialWorker.practitioner) -> LivingAway.AdviseUnit {
        LivingAway.AdviseUnit(
            placement: "x", development: "x", contact: "x", otherCare: "Her grandmother", attends: attends,
            advice: "supports")
    }

    static func allocateAway(
        worker: Doer = socialWorker, manager: Doer = supervisor, officer: Doer? = reviewingOfficer
    ) -> LivingAway.Allocate {
        LivingAway.Allocate(
            worker: worker.practitioner, manager: manager.practitioner, reviewingOfficer: officer?.practitioner)
    }

    static func welfare(seen: Bool = true) -> LivingAway.CheckWelfare {
        LivingAway.CheckWelfare(
            childSeen: seen, childNotSeenBecause: seen ? nil : "Asleep", childsWords: "x", welfare: "x", contact: "x",
            toDo: "x")
    }

    static func ending(_ reason: String, councilTold: Bool = true) -> LivingAway.End {
        LivingAway.End(
            reason: reason, livesNow: "With her mother", because: "Well again", councilTold: councilTold,
            agencies: [school], childsWords: "x")
    }

    // MARK: Circumstances

    static func noted(
        _ kind: String, council: AgencyID? = Given.council, reviewOn: String? = nil
    ) -> Circumstance.Note {
        var note = Circumstance.Note(
            circumstance: kind, council: council, known: "x", source: "child", childsWords: "x")
        note.reviewOn = reviewOn.map { day($0) }
        switch kind {
        case "disabledChild":
            note.tailored = "Use her eye-gaze device"
            note.socialCareOfficer = socialWorker.practitioner
        case "youngCarer", "parentCarer":
            note.caring = "Meals"
            note.caresFor = "Her mother"
        case "transition": note.adultNeeds = "x"
        case "posesRisk":
            note.riskWho = "Her mother's former partner"
            note.riskStatus = "sentenced"
            note.mappa = "levelTwo"
            note.restrictions = "No contact"
            note.releaseOn = day("2024-09-02")
        case "parentInCustody":
            note.riskWho = "Her father"
            note.riskStatus = "sentenced"
            note.childTold = "By her mother"
        case "electiveHome", "missingEducation":
            note.leftRollOn = day("2024-03-01")
            note.lastSeenOn = day("2024-02-29")
            note.schoolsWorry = "x"
        default: break
        }
        return note
    }

    static func housing(
        _ consent: String, to authority: AgencyID? = council, told: Bool? = nil
    ) -> Circumstance.ReferHomeless {
        Circumstance.ReferHomeless(
            consent: consent, ground: consent == "safeguarding" ? "A baby" : nil, authority: authority,
            contactAgreed: consent == "agreed" ? true : nil, reason: consent == "refused" ? nil : "Nowhere to sleep",
            socialCareTold: told, socialCareNotTold: told == false ? "x" : nil)
    }

    static let birthPlan = Circumstance.PlanBirth(
        atBirth: "x", alert: "x", discharge: "x", tellAt: "x", separation: "x", parentsView: "x")

    // MARK: Outside the home

    static func outside(level: String = "significant", context: String = "community") -> HarmOutsideHome.Assess {
        HarmOutsideHome.Assess(
            concern: "criminalExploitation", context: context, level: level, nature: "Carries parcels",
            duration: "Since the summer", places: "The park", people: "Two older boys", childsWords: "x",
            strengths: "x", change: "x")
    }

    static let outsideDecision = HarmOutsideHome.Decide(
        decision: "s47", because: "x", sourceOfHarm: "x", safetyPlan: "x", nationalReferral: true, siblings: "x")

    static func tie(
        _ name: String = "maya", to peer: String? = nil, _ kind: String? = nil, seen: String = "2024-03-20",
        expires: String = "2024-08-01"
    ) -> Place.Link {
        Place.Link(
            person: person(name), tie: kind ?? (peer == nil ? "spendsTime" : "friend"), peer: peer.map { person($0) },
            source: "seen", seenOn: day(seen), confidence: "likely", expiresOn: day(expires), because: "x")
    }
}
