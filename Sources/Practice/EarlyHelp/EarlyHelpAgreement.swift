import Guidance

extension EarlyHelp {
    /// The family is asked whether they want early help, and answers.
    ///
    /// A refusal is the family's to make. What it asks of us follows the edition: from 2020 that the need is met in
    /// another way, that what is recorded is explained and that the need for a referral is judged; from 2023 that we
    /// find out why, and ask again when things change.
    package struct Agree: Act {
        package static let kind: ActKind = "earlyHelp.agree"
        package static let given = "given"
        package static let refused = "refused"
        /// The option of `referralJudgements` for a child who may be in need or come to harm.
        static let needed = "needed"
        /// An option of `earlyHelpAnswers`.
        package let answer: String
        package let who: String
        package let childsView: String?
        package let informationExplained: Bool
        package let whyRefused: String?
        package let otherHelp: String?
        package let recordingExplained: Bool?
        /// An option of `referralJudgements`.
        package let needForReferral: String?
        package let needBecause: String?

        package init(
            answer: String, who: String, childsView: String? = nil, informationExplained: Bool,
            whyRefused: String? = nil, otherHelp: String? = nil, recordingExplained: Bool? = nil,
            needForReferral: String? = nil, needBecause: String? = nil
        ) {
            self.answer = answer
            self.who = who
            self.childsView = childsView
            self.informationExplained = informationExplained
            self.whyRefused = whyRefused
            self.otherHelp = otherHelp
            self.recordingExplained = recordingExplained
            self.needForReferral = needForReferral
            self.needBecause = needBecause
        }

        package var isGiven: Bool { answer == Self.given }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.agree"
            try help.mustBeOpen(setting, name)
            try help.mustCarry(setting, name + ".team")
            guard isGiven, !informationExplained else { return }
            throw .wrong(
                name + ".explained", "informationExplained",
                "An agreement holds only when the family knows what is written down and who is told.",
                instead: "Explain how information is handled, then record their answer.",
                authority: EarlyHelp.cite(setting.guidance))
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.agreements.append(Stamped(self, stamp))
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                isGiven ? "Family agreed to early help" : "Family did not agree to early help",
                [
                    .of("Who answered", who, holds: .thirdParty),
                    .of("The child's view", childsView, holds: .childsWords), .of("Why not", whyRefused),
                    .of("How the need is met otherwise", otherHelp),
                    .of("Whether a referral is needed", needForReferral.map(CodeWords.capitalised)),
                    .of("Because", needBecause),
                ], weight: .key)
        }
    }

    /// The lead practitioner is chosen with the family.
    ///
    /// Rule `earlyHelp.lead`: any practitioner whom the family can work with; the family has a say in who.
    package struct Lead: Act {
        package static let kind: ActKind = "earlyHelp.lead"
        package let lead: PractitionerID
        package let because: String
        package let familysSay: String
        /// The agency the lead worked for when chosen; the record knows it.
        package var leadAgency: AgencyID?

        package static let settles: Set<String> = ["leadAgency"]

        package init(lead: PractitionerID, because: String, familysSay: String) {
            self.lead = lead
            self.because = because
            self.familysSay = familysSay
        }

        package func settled(in setting: Setting) -> Lead {
            var act = self
            act.leadAgency = setting.standing.practitioners[lead]?.agency
            return act
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.lead"
            try help.mustBeAgreed(setting, name)
            try help.mustCarry(setting, name + ".team")
            let rule = setting.guidance.rule(.leadEarlyHelp)
            guard let named = setting.standing.practitioners[lead] else {
                throw .wrong(
                    name + ".known", "lead",
                    "That practitioner has no account here, or it has been disabled.",
                    instead: "Choose a practitioner from the list.")
            }
            if !named.roles.contains(where: rule.allows) {
                throw .wrong(
                    name + ".role", "lead", "That practitioner's role does not lead early help.",
                    instead: "Choose someone who may: \(rule.says)", authority: rule.cite)
            }
            if help.leads.last?.act.lead == lead {
                throw .notNow(name + ".same", "They lead already.", instead: "There is nothing to change.")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.leads.append(Stamped(self, stamp))
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line(
                help.leads.count > 1
                    ? "Lead practitioner for early help changed" : "Lead practitioner for early help chosen",
                [.of("Why they are able", because), .of("What the family said", familysSay)], weight: .key)
        }
    }

    /// The team around the family: who is told and takes part, with the family's agreement.
    package struct Team: Act {
        package static let kind: ActKind = "earlyHelp.team"
        package let members: [PractitionerID]
        package let familyAgrees: Bool
        package let note: String?
        /// The agencies they worked for when named, in their order; the record knows them.
        package var agencies: [AgencyID]?

        package static let settles: Set<String> = ["agencies"]

        package init(members: [PractitionerID], familyAgrees: Bool, note: String? = nil) {
            self.members = members
            self.familyAgrees = familyAgrees
            self.note = note
        }

        package func settled(in setting: Setting) -> Team {
            var act = self
            act.agencies = members.compactMap { setting.standing.practitioners[$0]?.agency }
            return act
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            let name = "earlyHelp.team"
            try help.mustLead(setting, name)
            guard familyAgrees else {
                throw .wrong(
                    name + ".family", "familyAgrees",
                    "The team reads the family's plan, so the family agrees to who is in it.",
                    instead:
                        "Name those whom the family agrees to; others can be asked without opening this record.",
                    authority: EarlyHelp.cite(setting.guidance))
            }
            guard members.allSatisfy({ setting.standing.practitioners[$0] != nil }) else {
                throw .wrong(
                    name + ".known", "members", "Someone named has no account here, or it has been disabled.",
                    instead: "Choose practitioners from the list.")
            }
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.teams.append(Stamped(self, stamp))
        }

        package func told(_ help: EarlyHelp) -> Line? {
            Line("Team around the family named", [.of("Note", note)])
        }
    }
}
