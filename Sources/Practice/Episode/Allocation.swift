import Guidance

extension Episode {
    /// The lead practitioner is named, with the reason why they are able and who supervises them.
    ///
    /// Rule `assessment.lead`: 1. Before the 2023 edition a social worker leads. 2. From then a broader range may,
    /// given time, skills, knowledge and supervision. 3. Why this practitioner is able is always recorded.
    /// Rule `assessment.approve`: the supervisor is someone at the council who may approve the assessment.
    package struct Allocate: Act {
        package static let kind: ActKind = "episode.allocate"
        package let lead: PractitionerID
        package let supervisor: PractitionerID
        package let because: String
        /// The agency the lead worked for when named; the record knows it.
        package var leadAgency: AgencyID?

        package init(lead: PractitionerID, supervisor: PractitionerID, because: String) {
            self.lead = lead
            self.supervisor = supervisor
            self.because = because
        }

        package static let settles: Set<String> = ["leadAgency"]

        package func settled(in setting: Setting) -> Allocate {
            var act = self
            act.leadAgency = setting.standing.practitioners[lead]?.agency
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "episode.allocate"
            try episode.mustBeAssessing(name + ".decided")
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.rule(.leadAssessment).cite)
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.assessment.approved != nil && !episode.protectionPlan.isOpen
                && !episode.childInNeedPlan.isOpen
            {
                throw .notNow(
                    name + ".approved", "The assessment has been approved already.",
                    instead: "Close the episode or record the next step.")
            }
            let rule = setting.guidance.rule(.leadAssessment)
            guard let named = setting.standing.practitioners[lead] else {
                throw .wrong(
                    name + ".lead.known", "lead",
                    "That practitioner has no account here, or it has been disabled.",
                    instead: "Choose a practitioner from the list.")
            }
            if rule.qualified && !named.isSocialWorkQualified {
                throw .wrong(
                    name + ".lead.qualified", "lead",
                    "Under \(setting.guidance.edition.title) a social worker leads this assessment.",
                    instead: "Name a social worker as lead practitioner.", authority: rule.cite)
            }
            if !named.roles.contains(where: rule.allows) {
                throw .wrong(
                    name + ".lead.role", "lead", "That practitioner's role may not lead this assessment.",
                    instead: "Name someone whose role may lead: \(rule.says)", authority: rule.cite)
            }
            try checkSupervisor(episode, setting, name + ".supervisor")
        }

        private func checkSupervisor(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
            let rule = setting.guidance.rule(.approveAssessment)
            guard let over = setting.standing.practitioners[supervisor] else {
                throw .wrong(
                    name + ".known", "supervisor",
                    "That supervisor has no account here, or it has been disabled.",
                    instead: "Choose a supervisor from the list.")
            }
            if over.agency != episode.council {
                throw .wrong(
                    name + ".council", "supervisor",
                    "The council that holds the episode supervises and approves the assessment.",
                    instead: "Choose a supervisor or manager of that council.", authority: rule.cite)
            }
            if !over.roles.contains(where: rule.allows) {
                throw .wrong(
                    name + ".role", "supervisor", "That practitioner's role may not approve an assessment.",
                    instead: "Name a supervisor who may: \(rule.says)", authority: rule.cite)
            }
            if rule.qualified && !over.isSocialWorkQualified {
                throw .wrong(
                    name + ".qualified", "supervisor",
                    "The supervisor must be a social-work-qualified practice supervisor or manager.",
                    instead: "Choose a qualified supervisor.", authority: rule.cite)
            }
            if supervisor == lead {
                throw .wrong(
                    name + ".other", "supervisor", "Nobody supervises their own assessment.",
                    instead: "Choose another supervisor.", authority: rule.cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.allocations.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                episode.allocations.count > 1 ? "Lead practitioner changed" : "Lead practitioner named",
                [.of("Why they are able", because)], weight: .key)
        }
    }
}
