import Guidance

extension Circumstance {
    /// A young carer or a parent carer is offered an assessment of their needs.
    package struct OfferCarer: Act {
        package static let kind: ActKind = "carer.offer"
        static let accepted = "accepted"
        /// An option of `carerAnswers`.
        package let answer: String
        package let offered: String
        package var because: String?
        package var supportNow: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "carer.offer"
            try state.mustBe([.youngCarer, .parentCarer], setting, name)
            try state.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.carerAssessment).cite)
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.offers.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Carer's needs assessment offered: \(CodeWords.of(answer))",
                [
                    Line.Part("How it was offered", offered), .of("Because", because),
                    .of("Help meanwhile", supportNow),
                ])
        }
    }

    /// The offer that was accepted and whose assessment has not been finished.
    var acceptedOffer: Stamped<OfferCarer>? {
        guard let last = offers.last, last.act.answer == OfferCarer.accepted,
            !conclusions.contains(where: { $0.stamp.number > last.stamp.number })
        else { return nil }
        return last
    }

    /// What the assessment of a carer's needs found, and what help follows.
    package struct ConcludeCarer: Act {
        package static let kind: ActKind = "carer.conclude"
        /// An option of `carerOutcomes`.
        package let outcome: String
        package let found: String
        package let wholeFamily: String
        package var help: String?
        package var childsWords: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "carer.conclude"
            try state.mustBe([.youngCarer, .parentCarer], setting, name)
            let cite = setting.guidance.duty(.carerAssessment).cite
            try state.mustBeTheCouncil(setting, name, cite: cite)
            guard state.offers.contains(where: { $0.act.answer == OfferCarer.accepted }) else {
                throw Refusal(
                    name + ".accepted", .notNow, because: "No assessment was offered and accepted.", authority: cite,
                    instead: "Offer it, and record what they said.")
            }
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.conclusions.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Carer's needs assessed: \(CodeWords.of(outcome))",
                [
                    Line.Part("What was found", found), Line.Part("The whole family", wholeFamily),
                    .of("Help", help), .of("In their own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The plan for the move to adult services: who, from when, and whether adult social care must assess.
    package struct PlanTransition: Act {
        package static let kind: ActKind = "transition.plan"
        static let refused = "refused"
        package let needsAfter: Bool
        package let benefit: Bool
        /// An option of `transitionConsents`.
        package let consent: String
        package var abuse: Bool?
        package var adultServices: AgencyID?
        package var worker: String?
        package var fromOn: Day?
        package let plan: String
        package let youngPersonsWords: String

        /// Adult social care must assess: needs are likely, it would help much, and they agree or are at risk of abuse.
        package var mustAssess: Bool { needsAfter && benefit && (consent != Self.refused || abuse == true) }

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "transition.plan"
            try state.mustBe([.transition], setting, name)
            let cite = setting.guidance.duty(.transitionPlan).cite
            try state.mustBeTheCouncil(setting, name, cite: cite)
            guard !mustAssess || adultServices != nil else {
                throw .wrong(
                    name + ".adultServices", "adultServices",
                    "Adult social care has to assess, and it does not say who does.",
                    instead: "Choose the agency that assesses, and from when.", authority: cite)
            }
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.transitionPlans.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Plan for the move to adult services",
                [
                    Line.Part("Plan", plan), .of("Who", worker), .of("From", fromOn?.inWords),
                    Line.Part("Adult social care must assess", mustAssess ? "Yes" : "No"),
                    Line.Part("In their own words", youngPersonsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The plan for a birth: who is told, who is there, and where the baby goes from hospital.
    package struct PlanBirth: Act {
        package static let kind: ActKind = "preBirth.plan"
        package let atBirth: String
        package let alert: String
        package let discharge: String
        package let tellAt: String
        package var separation: String?
        package let parentsView: String

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "preBirth.plan"
            try state.mustBe([.unborn], setting, name)
            try state.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.preBirthPlan).cite)
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.birthPlans.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                state.birthPlans.count > 1 ? "Plan for the birth revised" : "Plan for the birth",
                [
                    Line.Part("At the birth", atBirth), Line.Part("Who is alerted", alert, holds: .health),
                    Line.Part("Going home", discharge), Line.Part("Who is told of the birth, day and night", tellAt),
                    .of("Separation", separation), Line.Part("The parents' view", parentsView),
                ], weight: .key)
        }
    }
}
