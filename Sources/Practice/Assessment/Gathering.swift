import Guidance

extension Assessment {
    /// A practitioner sees the child: when, where, whether alone, what the child said and how they seemed.
    package struct SeeChild: Act {
        package static let kind: ActKind = "child.see"
        package let whereSeen: String
        package let alone: Bool
        package let notAloneBecause: String?
        package let childsWords: String?
        package let observed: String

        package init(
            whereSeen: String, alone: Bool, notAloneBecause: String? = nil, childsWords: String? = nil,
            observed: String
        ) {
            self.whereSeen = whereSeen
            self.alone = alone
            self.notAloneBecause = notAloneBecause
            self.childsWords = childsWords
            self.observed = observed
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            try episode.mustBeOpen("child.see.open")
            try episode.mustFollowReceipt(setting, "child.see.order")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.seen.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                alone ? "Child seen alone" : "Child seen, not alone",
                [
                    .of("The child's own words", childsWords, holds: .childsWords), .of("Observed", observed),
                    .of("Where", whereSeen, holds: .location),
                ], weight: .key)
        }
    }

    /// Someone in the child's life is spoken to during the assessment.
    package struct Interview: Act {
        package static let kind: ActKind = "assessment.interview"
        package let interviewee: String
        package let name: String?
        package let withOthers: String?
        package let said: String

        package init(interviewee: String, name: String? = nil, withOthers: String? = nil, said: String) {
            self.interviewee = interviewee
            self.name = name
            self.withOthers = withOthers
            self.said = said
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            try episode.mustBeAssessing("assessment.interview.open")
            try episode.mustFollowReceipt(setting, "assessment.interview.order")
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.interviews.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "Interview for the assessment",
                [
                    .of("With", name, holds: .thirdParty),
                    .of("Also present", withOthers, holds: .thirdParty), .of("Said", said),
                ])
        }
    }

    /// Another agency is asked what it knows, and answers.
    package struct Consult: Act {
        package static let kind: ActKind = "assessment.consult"
        package let agency: AgencyID
        package let practitioner: PractitionerID?
        package let asked: String
        package let answer: String?
        package let holds: String

        package init(
            agency: AgencyID, practitioner: PractitionerID? = nil, asked: String, answer: String? = nil,
            holds: String = "narrative"
        ) {
            self.agency = agency
            self.practitioner = practitioner
            self.asked = asked
            self.answer = answer
            self.holds = holds
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            try episode.mustBeAssessing("assessment.consult.open")
            try episode.mustFollowReceipt(setting, "assessment.consult.order")
            guard setting.standing.agencies[agency] != nil else {
                throw .wrong(
                    "assessment.consult.agency", "agency", "That agency is not in the record, or has closed.",
                    instead: "Choose an agency from the list.")
            }
            if let practitioner, setting.standing.practitioners[practitioner]?.agency != agency {
                throw .wrong(
                    "assessment.consult.practitioner", "practitioner",
                    "That practitioner does not work for the agency named, or has no account here.",
                    instead: "Choose a practitioner of that agency, or leave it empty.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.assessment.consultations.append(Stamped(self, stamp))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                answer == nil ? "Agency asked for the assessment" : "Agency consulted for the assessment",
                [
                    .of("Asked", asked),
                    .of("Answer", answer, holds: FieldClass(rawValue: holds) ?? .narrative),
                ])
        }
    }
}
