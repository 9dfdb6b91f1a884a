import Guidance

extension FamilyGroup {
    /// A family is offered a family group conference, with its purpose, so that they can say yes or no.
    package struct Offer: Act {
        package static var kind: ActKind { Of.familyGroupKind(.offer) }
        package let toWhom: String
        package let purpose: String
        package let answerBy: Day?

        package init(toWhom: String, purpose: String, answerBy: Day? = nil) {
            self.toWhom = toWhom
            self.purpose = purpose
            self.answerBy = answerBy
        }

        package func check(_ on: Of, in setting: Setting) throws(Refusal) {
            let name = Self.kind.rawValue
            try on.checkFamilyGroup(setting, name)
            if let answerBy, answerBy < setting.happenedAt.day {
                throw .wrong(
                    name + ".answerBy", "answerBy",
                    "The day to answer by had passed when the offer was made.",
                    instead: "Enter a day on or after the offer, or leave it open.")
            }
        }

        package func apply(to on: inout Of, _ stamp: Stamp) {
            on.note(stamp)
            on.familyGroup.offers.append(
                Offered(
                    stamp: stamp, toWhom: toWhom, purpose: purpose, answerBy: answerBy, isBeforeCourt: false,
                    notOffered: nil, because: nil))
        }

        package func told(_ on: Of) -> Line? {
            Line(
                "Family group conference offered",
                [.of("To", toWhom, holds: .thirdParty), .of("Purpose", purpose)])
        }
    }

    /// The family's answer to the offer.
    package struct Answer: Act {
        package static var kind: ActKind { Of.familyGroupKind(.answer) }
        package static var accepted: String { "accepted" }
        /// An option of `familyGroupAnswers`.
        package let answer: String
        package let who: String
        package let said: String?

        package init(answer: String, who: String, said: String? = nil) {
            self.answer = answer
            self.who = who
            self.said = said
        }

        package func check(_ on: Of, in setting: Setting) throws(Refusal) {
            let name = Self.kind.rawValue
            try on.checkFamilyGroup(setting, name)
            guard let offer = on.familyGroup.offer else {
                throw .notNow(
                    name + ".offered", "No family group conference has been offered.",
                    instead: "Record the offer first.")
            }
            if setting.happenedAt < offer.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt", "This is before the offer was made.",
                    instead: "Enter when they answered, on or after \(offer.stamp.happenedAt.inWords).")
            }
            if on.familyGroup.meeting != nil {
                throw .notNow(
                    name + ".held", "The family group conference has been held.",
                    instead: "Record a look at the family's plan, or a new offer.")
            }
        }

        package func apply(to on: inout Of, _ stamp: Stamp) {
            on.note(stamp)
            on.familyGroup.answers.append(Stamped(self, stamp))
        }

        package func told(_ on: Of) -> Line? {
            Line(
                "Family group conference \(CodeWords.of(answer))",
                [.of("Who answered", who, holds: .thirdParty), .of("What they said", said)])
        }
    }
}

extension FamilyGroup where Of == Episode {
    /// The council offers a family group conference before it applies to the court, or says why it does not.
    ///
    /// Rule `familyGroup.beforeCourt`: an expectation. From the day on which section 1 of the 2026 Act is known to be in
    /// force (provision `law.familyGroupDecision`) a duty: only the child's best interests stand against an offer, and
    /// it is made in the letter before proceedings.
    package struct OfferBeforeCourt: Act {
        package static var kind: ActKind { "familyGroup.offerBeforeCourt" }
        package static var notInInterests: String { "notInInterests" }
        package let offered: Bool
        /// An option of `familyGroupNotOffered`.
        package let notOffered: String?
        package let because: String?
        package let toWhom: String
        package let purpose: String
        package let letterOn: Day?
        package let answerBy: Day?

        package init(
            offered: Bool, notOffered: String? = nil, because: String? = nil, toWhom: String,
            purpose: String,
            letterOn: Day? = nil, answerBy: Day? = nil
        ) {
            self.offered = offered
            self.notOffered = notOffered
            self.because = because
            self.toWhom = toWhom
            self.purpose = purpose
            self.letterOn = letterOn
            self.answerBy = answerBy
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = Self.kind.rawValue
            let rule = setting.guidance.rule(.familyGroupBeforeCourt)
            try episode.checkFamilyGroup(setting, name)
            try episode.mustBeTheCouncil(setting, name + ".council", cite: rule.cite)
            guard let law = setting.guidance.library.provisions.familyGroupLaw,
                law.commencement?.isInForce(on: setting.happenedAt.day) == true
            else { return }
            if !offered && notOffered != Self.notInInterests {
                throw .wrong(
                    name + ".duty", "notOffered",
                    "Before an application the council must offer it; only the child's best interests stand against that.",
                    instead: "Make the offer, or say why it would be against the child's best interests.",
                    authority: law.cite)
            }
            if offered && letterOn == nil {
                throw .wrong(
                    name + ".letter", "letterOn", "The offer is made in the letter before proceedings.",
                    instead: "Enter the day of that letter.", authority: law.cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.familyGroup.offers.append(
                FamilyGroup<Episode>.Offered(
                    stamp: stamp, toWhom: toWhom, purpose: purpose, answerBy: answerBy, isBeforeCourt: true,
                    notOffered: offered ? nil : notOffered ?? "other", because: because))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                offered
                    ? "Family group conference offered before an application to the court"
                    : "Family group conference not offered before an application to the court",
                [
                    .of("To", toWhom, holds: .thirdParty), .of("Purpose", purpose),
                    .of("Letter of", letterOn?.inWords),
                    .of("Why not", notOffered.map(CodeWords.capitalised)), .of("Because", because),
                ], weight: .key)
        }
    }
}

extension Provisions {
    /// The law that will make an offer before an application to the court a duty, with what is known of its beginning.
    package var familyGroupLaw: Provision? { self["law.familyGroupDecision"] }
}
