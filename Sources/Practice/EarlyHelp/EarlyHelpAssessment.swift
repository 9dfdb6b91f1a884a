import Guidance

extension EarlyHelp {
    /// A version of the early help assessment: what everyone in the family needs, and how those needs bear on one another.
    package struct Assess: Act {
        package static let kind: ActKind = "earlyHelp.assess"
        /// Words for each need, by option of `earlyHelpNeeds`.
        package let needs: [String: String]
        package let strengths: String
        package let childsVoice: String
        package let familysVoice: String
        package let wholeFamily: Bool
        package let notWholeFamilyBecause: String?
        package let underlying: String
        package let analysis: String
        /// What was done of what a good assessment holds; options of `earlyHelpQuality`.
        package let quality: [String]?
        package let qualityGaps: String?

        package init(
            needs: [String: String], strengths: String, childsVoice: String, familysVoice: String,
            wholeFamily: Bool, notWholeFamilyBecause: String? = nil, underlying: String, analysis: String,
            quality: [String]? = nil, qualityGaps: String? = nil
        ) {
            self.needs = needs
            self.strengths = strengths
            self.childsVoice = childsVoice
            self.familysVoice = familysVoice
            self.wholeFamily = wholeFamily
            self.notWholeFamilyBecause = notWholeFamilyBecause
            self.underlying = underlying
            self.analysis = analysis
            self.quality = quality
            self.qualityGaps = qualityGaps
        }

        package func check(_ help: EarlyHelp, in setting: Setting) throws(Refusal) {
            try help.mustLead(setting, "earlyHelp.assess")
        }

        package func apply(to help: inout EarlyHelp, _ stamp: Stamp) {
            help.note(stamp)
            help.assessments.append(Stamped(self, stamp))
        }

        package func told(_ help: EarlyHelp) -> Line? {
            let version = max(1, help.assessments.count)
            return Line(
                version == 1 ? "Early help assessment made" : "Early help assessment, version \(version)",
                [
                    .of("The child's voice", childsVoice, holds: .childsWords),
                    .of("The family's voice", familysVoice, holds: .thirdParty), .of("Strengths", strengths),
                    .of("What lies underneath", underlying), .of("Analysis", analysis),
                    .of("Why not with the whole family", notWholeFamilyBecause, holds: .thirdParty),
                ], weight: .key)
        }

        /// The assessment in words under headings, as it goes with a referral.
        package func inWords(_ label: (String) -> String) -> String {
            let needs = needs.sorted { $0.key < $1.key }.map { "\(label($0)): \($1)" }
            return
                (needs + [
                    "Strengths: \(strengths)", "The child's voice: \(childsVoice)",
                    "The family's voice: \(familysVoice)",
                    "What lies underneath: \(underlying)", "Analysis: \(analysis)",
                ]).joined(separator: "\n")
        }
    }
}
