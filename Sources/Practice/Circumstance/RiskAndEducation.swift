import Guidance

extension Circumstance {
    /// Information about someone in custody or who poses a risk goes between prison, probation, police and the council.
    package struct ExchangeRisk: Act {
        package static let kind: ActKind = "risk.exchange"
        static let contactRequest = "contactRequest"
        /// An option of `riskEvents`.
        package let event: String
        package let with: String
        package let received: String
        package let shared: String
        package var contact: String?
        package var contactBecause: String?
        package var releaseOn: Day?
        package var safety: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "risk.exchange"
            try state.mustBe([.posesRisk, .parentInCustody], setting, name)
            guard state.kind != .posesRisk || !Self.leaving.contains(event) || !(safety ?? "").isEmpty else {
                throw .wrong(
                    name + ".safety", "safety",
                    "Someone who poses a risk comes out, and nothing says how the child is safe.",
                    instead: "Agree with those who supervise them what keeps the child safe, and write it here.",
                    authority: Self.cite)
            }
        }

        static let leaving: Set<String> = ["release", "temporaryRelease"]
        static let cite = "WT2023 paras 207-210, 264-270 and 275-281"

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.exchanges.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Information exchanged about an adult",
                [
                    Line.Part("What happened", CodeWords.capitalised(event), holds: .police),
                    Line.Part("With", with, holds: .thirdParty),
                    Line.Part("What we were told", received, holds: .thirdParty),
                    Line.Part("What we told", shared, holds: .thirdParty),
                    .of("Contact with the child", contact.map(CodeWords.capitalised)),
                    .of("Because", contactBecause, holds: .thirdParty),
                    .of("Release", releaseOn?.inWords, holds: .police), .of("How the child is kept safe", safety),
                ])
        }
    }

    /// What the council asked about a child's education, whom, and what they answered.
    package struct EnquireEducation: Act {
        package static let kind: ActKind = "education.enquire"
        package let asked: String
        package let answers: String
        package let found: Bool
        package var whereabouts: String?
        package var next: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "education.enquire"
            try state.mustBe([.electiveHome, .missingEducation], setting, name)
            try state.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.educationEnquiry).cite)
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.enquiries.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                found ? "Education checks: the child was found" : "Education checks: the child was not found",
                [
                    Line.Part("Who was asked", asked), Line.Part("What they said", answers),
                    .of("Where the child is", whereabouts, holds: .location), .of("Next", next),
                ])
        }
    }

    /// The family was met about a child's education, or did not agree to be.
    package struct VisitEducation: Act {
        package static let kind: ActKind = "education.visit"
        package let met: Bool
        package var notMetBecause: String?
        package let childSeen: Bool
        package var childsWords: String?
        package let learned: String

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "education.visit"
            try state.mustBe([.electiveHome, .missingEducation], setting, name)
            try state.mustBeTheCouncil(setting, name, cite: setting.guidance.duty(.educationVisit).cite)
            guard met || !childSeen else {
                throw .wrong(
                    name + ".seen", "childSeen", "The family was not met, so the child was not seen there.",
                    instead: "Say where the child was seen, or that they were not.")
            }
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.educationVisits.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            let seen = childSeen ? "child seen" : "child not seen"
            return Line(
                met ? "Met about education, \(seen)" : "Visit about education not agreed to",
                [
                    .of("Because", notMetBecause), .of("In the child's own words", childsWords, holds: .childsWords),
                    Line.Part("What was learned", learned),
                ])
        }
    }

    /// Whether the education a child has is suitable, and what follows if not.
    package struct DecideEducation: Act {
        package static let kind: ActKind = "education.decide"
        static let suitable = "suitable"
        static let harm: Set<String> = ["referred"]
        /// An option of `educationOutcomes`.
        package let outcome: String
        package let because: String
        package var evidence: String?
        package let worried: Bool
        package var worryDone: String?

        package func check(_ state: Circumstance, in setting: Setting) throws(Refusal) {
            let name = "education.decide"
            try state.mustBe([.electiveHome, .missingEducation], setting, name)
            let cite = setting.guidance.rule(.educationAge).cite
            try state.mustBeTheCouncil(setting, name, cite: cite)
            let seen = state.educationVisits.contains { $0.act.childSeen }
            if outcome == Self.suitable, !seen, (evidence ?? "").isEmpty {
                throw .wrong(
                    name + ".evidence", "evidence",
                    "The child has not been seen, and nothing else shows the education.",
                    instead: "Write what shows it: work, reports, someone who teaches the child; or decide otherwise.",
                    authority: cite)
            }
            if outcome == Self.suitable, !seen, worried {
                throw .wrong(
                    name + ".worry", "worried", "There is a worry about harm to a child whom nobody has seen.",
                    instead: "Refer the child to children's social care. Suitability is not decided over a worry.",
                    authority: cite)
            }
        }

        package func apply(to state: inout Circumstance, _ stamp: Stamp) {
            state.note(stamp)
            state.educationDecisions.append(Stamped(self, stamp))
        }

        package func told(_ state: Circumstance) -> Line? {
            Line(
                "Education: \(CodeWords.of(outcome))",
                [
                    Line.Part("Because", because), .of("What shows it", evidence, holds: .school),
                    .of("What was done about the worry", worryDone),
                ], weight: .key)
        }
    }
}
