import Guidance

extension LivingAway {
    /// A child is accommodated in hospital, on a mental-health ward, or in a residential school or home.
    ///
    /// Duty `longStay.notice`: whoever accommodates the child tells the council as soon as the stay is meant to be
    /// long, and
    /// at the latest when it is. On admission to a mental-health ward a referral is made (from 2023) or considered.
    package struct BeginLongStay: Act {
        package static let kind: ActKind = "longStay.begin"
        package static let opens = true
        static let ward = "mentalHealthWard"
        static let notReferred = "notMade"
        /// An option of `longStayPlaces`.
        package let place: String
        package let meantLong: Bool
        package let because: String
        package var detained: Bool?
        /// An option of `admissionReferrals`.
        package var referral: String?
        package var noReferralBecause: String?
        package var familyContact: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "longStay.begin"
            try away.mustOpen(setting, name)
            let rule = setting.guidance.rule(.admissionReferral)
            if place == Self.ward, referral == Self.notReferred, (noReferralBecause ?? "").count < Self.shortestReason {
                throw .wrong(
                    name + ".referral", "noReferralBecause",
                    "A child enters a mental-health ward and no referral is made.",
                    instead: "Make the referral; or write why it is not right for this child.", authority: rule.cite)
            }
        }

        private static let shortestReason = 10

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.open(.longStay, council: nil, stamp)
            away.stay = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Stay away from home began",
                [
                    Line.Part("Where", CodeWords.capitalised(place), holds: .health),
                    Line.Part("Because", because, holds: .health),
                    detained == true ? Line.Part("Detained", "Yes", holds: .health) : nil,
                    .of("Referral to the council", referral.map(CodeWords.capitalised)),
                    .of("Not referred because", noReferralBecause, holds: .health),
                    .of("Contact with the family", familyContact),
                ], weight: .key)
        }
    }

    /// The council was told of the stay. Its check on the child's welfare is due from here.
    package struct NotifyLongStay: Act {
        package static let kind: ActKind = "longStay.notify"
        package let council: AgencyID
        package let how: String
        package let said: String
        package var lateBecause: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "longStay.notify"
            try away.mustBe(.longStay, setting, name)
            try LivingAway.mustBeCouncil(council, setting, name)
            guard away.stayNotice == nil else {
                throw .notNow(name + ".once", "The council has been told already.", instead: "Nothing more is needed.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.council = council
            away.stayNotice = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Council told of a long stay",
                [
                    Line.Part("How", CodeWords.capitalised(how)), Line.Part("What was said", said),
                    .of("Late because", lateBecause),
                ])
        }
    }

    /// A mother in custody has applied for a place for herself and her baby, born or not.
    package struct ApplyForUnit: Act {
        package static let kind: ActKind = "motherAndBabyUnit.apply"
        package static let opens = true
        package let council: AgencyID
        package let mother: String
        package let unit: String
        package let boardOn: Day
        package let because: String
        package let mothersView: String

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "motherAndBabyUnit.apply"
            try away.mustOpen(setting, name)
            try LivingAway.mustBeCouncil(council, setting, name)
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.open(.motherAndBabyUnit, council: council, stamp)
            away.application = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Place in a mother and baby unit applied for",
                [
                    Line.Part("Unit", unit, holds: .location), Line.Part("Mother", mother, holds: .thirdParty),
                    Line.Part("Board on", boardOn.inWords), Line.Part("What is known", because),
                    Line.Part("The mother's view", mothersView),
                ], weight: .key)
        }
    }

    /// The council's advice to the board: the placement, the baby's development, contact, and care if there is no
    /// place.
    package struct AdviseUnit: Act {
        package static let kind: ActKind = "motherAndBabyUnit.advise"
        package let placement: String
        package let development: String
        package let contact: String
        package let otherCare: String
        package let attends: PractitionerID
        /// An option of `unitAdvice`.
        package let advice: String

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "motherAndBabyUnit.advise"
            try away.mustBe(.motherAndBabyUnit, setting, name)
            let cite = setting.guidance.duty(.motherAndBabyUnitAdvice).cite
            try away.mustBeTheCouncil(setting, name, cite: cite)
            guard setting.standing.practitioners[attends]?.agency == away.council else {
                throw .wrong(
                    name + ".attends", "attends", "Someone of the council that advises goes to the board.",
                    instead: "Choose a practitioner of the council.", authority: cite)
            }
            guard away.unitDecision == nil else {
                throw .notNow(
                    name + ".decided", "The board has decided already.", instead: "Check the child's welfare instead.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.advice = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Council advised the board of a mother and baby unit",
                [
                    Line.Part("Advice", CodeWords.capitalised(advice)), Line.Part("Placement", placement),
                    Line.Part("Development", development), Line.Part("Contact with family", contact),
                    Line.Part("Care if there is no place", otherCare),
                ])
        }
    }

    /// What the board decided about a place.
    package struct DecideUnit: Act {
        package static let kind: ActKind = "motherAndBabyUnit.decide"
        static let agreed = "agreed"
        /// An option of `unitDecisions`.
        package let decision: String
        package let because: String
        package var livesWith: String?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "motherAndBabyUnit.decide"
            try away.mustBe(.motherAndBabyUnit, setting, name)
            let cite = setting.guidance.duty(.motherAndBabyUnitAdvice).cite
            try away.mustBeTheCouncil(setting, name, cite: cite)
            guard away.advice != nil else {
                throw Refusal(
                    name + ".advice", .notNow, because: "The council's advice to the board has not been recorded.",
                    authority: cite, instead: "Record the advice that was given, then the decision.")
            }
            guard away.unitDecision == nil else {
                throw .notNow(
                    name + ".once", "The decision has been recorded.", instead: "Correct it if it is not right.")
            }
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.note(stamp)
            away.unitDecision = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Mother and baby unit: \(CodeWords.of(decision))",
                [Line.Part("Because", because), .of("Where the baby lives instead", livesWith, holds: .location)],
                weight: .key)
        }
    }

    /// A child is remanded or sentenced to custody.
    package struct BeginCustody: Act {
        package static let kind: ActKind = "custody.begin"
        package static let opens = true
        package let council: AgencyID
        /// An option of `custodyKinds`.
        package let custodyKind: String
        package let establishment: String
        package let because: String
        package let riskTold: String
        package var releaseOn: Day?

        package func check(_ away: LivingAway, in setting: Setting) throws(Refusal) {
            let name = "custody.begin"
            try away.mustOpen(setting, name)
            try LivingAway.mustBeCouncil(council, setting, name)
        }

        package func apply(to away: inout LivingAway, _ stamp: Stamp) {
            away.open(.custody, council: council, stamp)
            away.custody = Stamped(self, stamp)
        }

        package func told(_ away: LivingAway) -> Line? {
            Line(
                "Custody began",
                [
                    Line.Part("Kind", CodeWords.capitalised(custodyKind), holds: .police),
                    Line.Part("Where", establishment, holds: .location),
                    Line.Part("Because", because, holds: .police),
                    Line.Part("What the establishment was told", riskTold),
                    .of("Release expected", releaseOn?.inWords),
                ], weight: .key)
        }
    }
}
