import Guidance

extension Assessment {
    /// A version of the assessment, written by its lead practitioner.
    package struct Write: Act {
        package static let kind: ActKind = "assessment.write"
        /// Words for each domain of the framework, by option of `assessmentDomains`.
        package let sections: [String: String]
        package let strengths: String
        package let childsVoice: String
        package let parentsVoice: String?
        package let harmOutsideHome: String?
        package let familyNeeds: String?
        package let analysis: String

        package init(
            sections: [String: String], strengths: String, childsVoice: String, parentsVoice: String? = nil,
            harmOutsideHome: String? = nil, familyNeeds: String? = nil, analysis: String
        ) {
            self.sections = sections
            self.strengths = strengths
            self.childsVoice = childsVoice
            self.parentsVoice = parentsVoice
            self.harmOutsideHome = harmOutsideHome
            self.familyNeeds = familyNeeds
            self.analysis = analysis
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "assessment.write"
            try episode.mustLead(setting, name + ".lead")
            try episode.mustFollowReceipt(setting, name + ".order")
            if episode.assessment.approved != nil {
                throw .notNow(
                    name + ".approved", "The assessment has been approved and is closed to changes.",
                    instead: "Record what is new as a correction or in the next step.")
            }
            if episode.assessment.isSubmitted {
                throw .notNow(
                    name + ".submitted", "The assessment is with the supervisor.",
                    instead: "Ask the supervisor to return it, then write a new version.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.versions.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Assessment written, version \(max(1, episode.assessment.versions.count))",
                [
                    .of("The child's voice", childsVoice, holds: .childsWords), .of("Strengths", strengths),
                    .of("Analysis", analysis),
                ])
        }
    }

    /// The lead practitioner gives the assessment to their supervisor, with the outcome they propose.
    package struct Submit: Act {
        package static let kind: ActKind = "assessment.submit"
        package let outcome: String
        package let because: String
        package let childNotSeenBecause: String?

        package init(outcome: String, because: String, childNotSeenBecause: String? = nil) {
            self.outcome = outcome
            self.because = because
            self.childNotSeenBecause = childNotSeenBecause
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "assessment.submit"
            try episode.mustLead(setting, name + ".lead")
            try episode.mustFollowReceipt(setting, name + ".order")
            guard episode.assessment.latest != nil else {
                throw .notNow(
                    name + ".written", "Nothing has been written yet.", instead: "Write the assessment first."
                )
            }
            if episode.assessment.isSubmitted || episode.assessment.approved != nil {
                throw .notNow(
                    name + ".once", "The assessment is with the supervisor or approved already.",
                    instead: "Wait for it to be approved or returned.")
            }
            if episode.assessment.waitingReturn != nil {
                throw .notNow(
                    name + ".revised", "It was returned with comments that no new version answers.",
                    instead: "Write a new version, then submit it.")
            }
            if episode.assessment.seen.isEmpty && (childNotSeenBecause ?? "").isEmpty {
                throw .wrong(
                    name + ".seen", "childNotSeenBecause", "No one has recorded seeing the child.",
                    instead:
                        "Record when the child was seen; or write here why not, as for a child not yet born.",
                    authority: setting.guidance.duty(.assessmentCompletion).cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.submissions.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Assessment submitted for approval",
                [.of("Because", because), .of("Child not seen because", childNotSeenBecause)])
        }
    }
}
