import Guidance

extension Section47Enquiry {
    /// A manager agrees the outcome of the enquiry, or sends it back with reasons.
    ///
    /// Rule `enquiry.agree`: 1. A practice supervisor or manager of the council, qualified where the edition says so.
    /// 2. Never one's own enquiry. 3. What the outcome asks for does not wait: the conference's clock runs either way.
    /// Sent back, the enquiry is under way again until its lead gives it an outcome.
    package struct Agree: Act {
        package static let kind: ActKind = "enquiry.agree"
        package static let isApproval = true
        package let agreed: Bool
        package let because: String

        package init(agreed: Bool, because: String) {
            self.agreed = agreed
            self.because = because
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.agree"
            let rule = setting.guidance.rule(.agreeEnquiry)
            try episode.mustBeOpen(name + ".open")
            guard let course = episode.enquiry.toAgree, let concluded = course.concluded else {
                throw Refusal(
                    name + ".concluded", .notNow, because: "No outcome of an enquiry waits for a manager.",
                    authority: rule.cite, instead: "The social worker who leads the enquiry concludes it first.")
            }
            try episode.mustBeTheCouncil(setting, name + ".council", cite: rule.cite)
            try mustApprove(
                rule, own: [course.started.act.lead, concluded.stamp.by], setting, name, "the outcome of an enquiry")
            try mustFollow(concluded.stamp, setting, name)
            if !agreed && !episode.mayGoBack(course) {
                throw Refusal(
                    name + ".later", .notNow,
                    because: "A conference, or another discussion, has gone on from this outcome already.",
                    authority: rule.cite,
                    instead:
                        "Agree it with what you think of it; say in that meeting, or to the lead, what should change."
                )
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            guard let waits = episode.enquiry.toAgree?.started.stamp.number else { return }
            for place in episode.enquiry.courses.indices
            where episode.enquiry.courses[place].started.stamp.number == waits {
                episode.enquiry.courses[place].agreements.append(Stamped(self, stamp))
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                agreed
                    ? "A manager agreed the outcome of the section 47 enquiry"
                    : "A manager sent the outcome of the section 47 enquiry back",
                [.of("Why", because)], weight: .key)
        }
    }
}

extension Episode {
    /// Whether nothing has gone on yet from an enquiry's outcome, so that it can be looked at again.
    fileprivate func mayGoBack(_ course: EnquiryCourse) -> Bool {
        let isLatest = enquiry.latest?.started.stamp.number == course.started.stamp.number
        let began = course.started.stamp.number
        let isMet = conference.meetings.contains { $0.number > began && $0.held != nil }
        return isLatest && strategy.initiations.count <= enquiry.courses.count && !isMet
    }
}

/// Who may say yes or no to what somebody else has done: in the role, qualified where that is asked, and not their own.
func mustApprove(
    _ rule: Rule, own authors: Set<PractitionerID>, _ setting: Setting, _ name: String, _ what: String
) throws(Refusal) {
    if !setting.who.roles.contains(where: rule.allows) {
        throw Refusal(
            name + ".role", .mayNot, because: "Your role does not agree \(what).", authority: rule.cite,
            instead: "Ask someone who may: \(rule.says)")
    }
    if rule.qualified && !setting.who.isSocialWorkQualified {
        throw Refusal(
            name + ".qualified", .mayNot,
            because: "A social-work-qualified practice supervisor or manager agrees \(what).", authority: rule.cite,
            instead: "Ask a qualified supervisor or manager.")
    }
    if rule.notOwn && authors.contains(setting.who.practitioner) {
        throw Refusal(
            name + ".own", .mayNot, because: "Nobody agrees \(what) of their own.", authority: rule.cite,
            instead: "Ask another supervisor or manager.")
    }
}
