import Guidance

extension Circumstance {
    /// A practitioner of a public body learns that the child or their family is homeless. The duty to refer begins.
    package struct LearnHomeless: Act {
        package static let kind: ActKind = "homelessness.learn"
        package static let opens = true
        package var council: AgencyID?
        package let alone: Bool
        package let known: String
        package let tonight: String
        package var childsWords: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            try state.mustOpen(setting, "homelessness.learn", council: council)
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.open(.homelessness, council: council ?? stamp.agency, stamp)
            state.homeless = Stamped(self, stamp)
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                alone ? "Homeless, without family" : "Homeless with family",
                [
                    Line.Part("What is known", known), Line.Part("Where they sleep tonight", tonight, holds: .location),
                    .of("In their own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The home is likely to be lost on a day that is known.
    package struct ExpectHomeless: Act {
        package static let kind: ActKind = "homelessness.expect"
        package static let opens = true
        package var council: AgencyID?
        package let alone: Bool
        package let lostOn: Day
        package let known: String
        package var childsWords: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "homelessness.expect"
            try state.mustOpen(setting, name, council: council)
            guard lostOn > setting.happenedAt.day else {
                throw .wrong(
                    name + ".lost", "lostOn", "The home is lost already.",
                    instead: "Record that they are homeless.",
                    authority: setting.guidance.duty(.homelessnessThreatened).cite)
            }
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.open(.homelessness, council: council ?? stamp.agency, stamp)
            state.expecting = Stamped(self, stamp)
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Threatened with homelessness",
                [
                    Line.Part("Home likely to be lost on", lostOn.inWords), Line.Part("What is known", known),
                    .of("In their own words", childsWords, holds: .childsWords),
                ], weight: .key)
        }
    }

    /// The housing authority they chose is told, with their consent; without it only to keep someone safe.
    package struct ReferHomeless: Act {
        package static let kind: ActKind = "homelessness.refer"
        static let safeguarding = "safeguarding"
        static let refused = "refused"
        /// An option of `homelessConsents`.
        package let consent: String
        package var ground: String?
        package var authority: AgencyID?
        package var contactAgreed: Bool?
        package var reason: String?
        package var socialCareTold: Bool?
        package var socialCareNotTold: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "homelessness.refer"
            try state.mustBe([.homelessness], setting, name)
            let duty = setting.guidance.duty(.homelessnessReferral)
            if consent != Self.refused {
                guard let authority, setting.standing.agencies[authority] != nil else {
                    throw .wrong(
                        name + ".authority", "authority", "It does not say which housing authority was told.",
                        instead: "Ask which one they choose, and enter it.", authority: duty.cite)
                }
            }
            let rule = setting.guidance.rule(.homelessAlone)
            let alone = state.homeless?.act.alone ?? state.expecting?.act.alone ?? false
            if alone, let age = setting.childsAge, rule.ages?.contains(age) == true, socialCareTold != true {
                throw .wrong(
                    name + ".socialCare", "socialCareTold", rule.says,
                    instead: "Make a referral to the council's social care, then say so here.", authority: rule.cite)
            }
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.housingReferrals.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                consent == Self.refused
                    ? "Not referred to housing: they did not agree" : "Referred to a housing authority",
                [
                    Line.Part("Their agreement", CodeWords.capitalised(consent)), .of("Ground", ground),
                    .of("What was agreed to say", reason),
                    socialCareTold.map { Line.Part("Children's social care told", $0 ? "Yes" : "No") },
                    .of("Not told because", socialCareNotTold),
                ], weight: .key)
        }
    }
}
