import Guidance

extension Circumstance {
    /// Someone notes what is so in a child's life, with the questions that belong to its kind.
    package struct Note: Act {
        package static let kind: ActKind = "circumstance.note"
        package static let opens = true
        package static let settles: Set<String> = ["expectedOn"]
        /// An option of `circumstanceKinds`.
        package let circumstance: String
        package var council: AgencyID?
        package let known: String
        /// How whoever notes it knows: an option of `knownFrom`.
        package var source: String?
        package var childsWords: String?
        // A disabled child.
        package var tailored: String?
        package var socialCareOfficer: PractitionerID?
        /// Whether there is an education, health and care plan: an option of `educationPlans`.
        package var educationPlan: String?
        // A carer, or a child who is cared for.
        package var caring: String?
        package var caresFor: String?
        // Growing up.
        package var adultNeeds: String?
        // Someone in custody, or who poses a risk.
        package var riskWho: String?
        package var riskStatus: String?
        package var mappa: String?
        package var restrictions: String?
        package var releaseOn: Day?
        package var childTold: String?
        // Education.
        package var leftRollOn: Day?
        package var lastSeenOn: Day?
        package var schoolsWorry: String?
        package var reviewOn: Day?
        /// When the child is expected, from the child's own record.
        package var expectedOn: Day?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "circumstance.note"
            try state.mustOpen(setting, name, council: council)
            switch Kind(rawValue: circumstance) {
            case .youngCarer: try checkAge(.youngCarerAge, setting, name)
            case .electiveHome, .missingEducation: try checkAge(.educationAge, setting, name)
            case .unborn:
                guard let child = setting.about.first, setting.standing.expected[child] != nil else {
                    throw .wrong(
                        name + ".born", "circumstance", "The child's record has no expected date: the child is born.",
                        instead: "Choose another kind; or register an unborn child with the expected date.",
                        authority: setting.guidance.duty(.preBirthPlan).cite)
                }
            case .disabledChild:
                if let officer = socialCareOfficer, setting.standing.practitioners[officer] == nil {
                    throw .wrong(
                        name + ".officer", "socialCareOfficer", "That practitioner is not on record.",
                        instead: "Choose them from those found, or leave it empty.")
                }
            default: break
            }
            if let reviewOn, reviewOn < setting.recordedAt.day {
                throw .wrong(
                    name + ".reviewPast", "reviewOn", "The day to look again has passed.",
                    instead: "Enter a day that is still to come.")
            }
        }

        private func checkAge(_ key: RuleKey, _ setting: Setting, _ name: String) throws(Refusal) {
            let rule = setting.guidance.rule(key)
            guard let age = setting.childsAge, let ages = rule.ages, !ages.contains(age) else { return }
            throw .wrong(
                name + ".age", "circumstance",
                "This is about children aged \(rule.agesInWords), and this one is \(age).",
                instead: "Choose another kind, or check the date of birth.", authority: rule.cite)
        }

        package func settled(in setting: Setting) -> Note {
            guard Kind(rawValue: circumstance) == .unborn, let child = setting.about.first else { return self }
            var settled = self
            settled.expectedOn = setting.standing.expected[child]
            return settled
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.open(Kind(rawValue: circumstance) ?? .disabledChild, council: council ?? stamp.agency, stamp)
            state.noted = Stamped(self, stamp)
        }

        package func told(_ state: Circumstance) -> Line? {
            let risk = Kind(rawValue: circumstance) == .posesRisk || Kind(rawValue: circumstance) == .parentInCustody
            return Line(
                "Noted: \(CodeWords.of(circumstance))",
                [
                    Line.Part("What is known", known, holds: risk ? .thirdParty : .narrative),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                    .of("What must be different in an assessment", tailored),
                    .of("Education, health and care plan", educationPlan.map(CodeWords.capitalised), holds: .school),
                    .of("What they do", caring),
                    .of("Whom they care for", caresFor, holds: .thirdParty), .of("Needs after eighteen", adultNeeds),
                    .of("Who", riskWho, holds: .thirdParty),
                    .of("Where they are", riskStatus.map(CodeWords.capitalised), holds: .police),
                    .of("Managed at", mappa.map(CodeWords.capitalised), holds: .police),
                    .of("Limits on contact", restrictions, holds: .thirdParty),
                    .of("Release", releaseOn?.inWords, holds: .police), .of("What the child was told", childTold),
                    .of("Left the roll", leftRollOn?.inWords, holds: .school),
                    .of("Last seen", lastSeenOn?.inWords, holds: .school),
                    .of("What the school worries about", schoolsWorry, holds: .school),
                ], weight: risk ? .key : .ordinary)
        }
    }

    /// It is looked at again: what has changed, who sees to it, and when it is looked at next.
    package struct Review: Act {
        package static let kind: ActKind = "circumstance.review"
        package static let settles: Set<String> = ["responsibleAgency"]
        package let changed: String
        package var childsWords: String?
        package var responsible: PractitionerID?
        package var reviewOn: Day?
        /// The agency of whoever sees to it.
        package var responsibleAgency: AgencyID?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "circumstance.review"
            try state.mustBe(Set(Kind.allCases), setting, name)
            if let responsible, setting.standing.practitioners[responsible] == nil {
                throw .wrong(
                    name + ".responsible", "responsible", "That practitioner is not on record.",
                    instead: "Choose them from those found.")
            }
            if let reviewOn, reviewOn < setting.recordedAt.day {
                throw .wrong(
                    name + ".reviewPast", "reviewOn", "The day to look again has passed.",
                    instead: "Enter a day that is still to come.")
            }
        }

        package func settled(in setting: Setting) -> Review {
            var settled = self
            settled.responsibleAgency = responsible.flatMap { setting.standing.practitioners[$0]?.agency }
            return settled
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.reviews.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Looked at again: \(state.kind.map { CodeWords.of($0.rawValue) } ?? "circumstance")",
                [
                    Line.Part("What has changed", changed, holds: state.words),
                    .of("In the child's own words", childsWords, holds: .childsWords),
                ])
        }
    }

    /// The class of what is written about it: of another person where it is about one.
    var words: FieldClass { kind == .posesRisk || kind == .parentInCustody ? .thirdParty : .narrative }

    /// It is so no longer.
    package struct End: Act {
        package static let kind: ActKind = "circumstance.end"
        /// An option of `circumstanceEndings`.
        package let reason: String
        package let because: String

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "circumstance.end"
            try state.mustBe(Set(Kind.allCases), setting, name)
            if state.kind == .unborn, reason == "born",
                setting.standing.expected[state.child ?? setting.about[0]] != nil
            {
                throw .notNow(
                    name + ".unborn", "The child's record still has an expected date.",
                    instead: "Record the birth on the child's record, then end this.")
            }
            let isOpenOffer =
                (state.kind == .youngCarer || state.kind == .parentCarer) && state.offers.isEmpty
                && !Self.withoutHelp.contains(reason)
            if isOpenOffer {
                throw Refusal(
                    name + ".offer", .notNow, because: "No assessment of the carer's needs has been offered.",
                    authority: setting.guidance.duty(.carerAssessment).cite,
                    instead: "Offer it, and record what they said; or say that it was not what it was thought to be.")
            }
        }

        private static let withoutHelp: Set<String> = ["notAsThought", "moved", "died", "eighteen"]

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.ended = Stamped(self, stamp)
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Ended: \(state.kind.map { CodeWords.of($0.rawValue) } ?? "circumstance")",
                [
                    Line.Part("Reason", CodeWords.capitalised(reason)),
                    Line.Part("Because", because, holds: state.words),
                ])
        }
    }
}
