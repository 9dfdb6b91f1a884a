import Guidance

extension Section47Enquiry {
    /// The outcome of the enquiry, with whether an initial child protection conference is needed.
    ///
    /// 1. The child has been seen since the enquiry was decided on, or why not is recorded. 2. Where concerns are
    /// substantiated and the child is likely to suffer significant harm, a conference is held. 3. Where they are
    /// substantiated and no harm is likely any more, the lead decides with others whether one is needed, and says why.
    /// It then waits for a manager, who agrees or sends it back; what it asks for does not wait.
    package struct Conclude: Act {
        package static let kind: ActKind = "enquiry.conclude"
        package let outcome: String
        package let conference: Bool?
        package let because: String
        package let nextStep: String?
        package let childNotSeenBecause: String?
        /// The manager who agreed, as named by the lead: in entries from before managers agreed by an act of their own.
        package let agreedBy: PractitionerID?
        /// Until when those who helped still see how things stand.
        package var partEnds: Moment?

        package init(
            outcome: String, conference: Bool? = nil, because: String, nextStep: String? = nil,
            childNotSeenBecause: String? = nil
        ) {
            self.outcome = outcome
            self.conference = conference
            self.because = because
            self.nextStep = nextStep
            self.childNotSeenBecause = childNotSeenBecause
            agreedBy = nil
        }

        package static let settles: Set<String> = ["agreedBy", "partEnds"]
        /// The option of `enquiryOutcomes` after which a conference is held.
        package static let likelyToSuffer = "likelyToSuffer"

        package var needsConference: Bool { outcome == Self.likelyToSuffer || conference == true }

        package func settled(in setting: Setting) -> Conclude {
            var act = self
            let guidance = setting.guidance
            act.partEnds =
                (try? guidance.duty(.conferenceRequest).due(
                    from: setting.happenedAt, in: guidance.workingDays))?.lastMoment
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.conclude"
            let cite = setting.guidance.duty(.enquiryCompletion).cite
            let course = try mustBeEnquiring(episode, setting, name)
            guard setting.who.practitioner == course.started.act.lead else {
                throw Refusal(
                    name + ".lead", .mayNot, because: "The social worker who leads the enquiry concludes it.",
                    authority: setting.guidance.rule(.leadEnquiry).cite,
                    instead: "Ask the lead social worker.")
            }
            try mustFollow(course.started.stamp, setting, name)
            let decided = episode.strategy.initiating?.stamp.happenedAt ?? course.started.stamp.happenedAt
            let wasSeen = episode.sightings.contains { decided <= $0.at }
            if !wasSeen && (childNotSeenBecause ?? "").isEmpty {
                throw .wrong(
                    name + ".seen", "childNotSeenBecause",
                    "The child has not been seen since the enquiry was decided on.",
                    instead: "See the child, alone where possible, and record it; or say why that could not be.",
                    authority: cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { $0.conclusions.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                needsConference
                    ? "Section 47 enquiry concluded: a child protection conference is needed"
                    : "Section 47 enquiry concluded: no conference",
                [.of("Why", because), .of("Why the child was not seen", childNotSeenBecause)], weight: .key)
        }
    }

    /// The family and the agencies that helped are told the outcome.
    package struct Tell: Act {
        package static let kind: ActKind = "enquiry.tell"
        package let familyTold: Bool
        package let familyNotToldBecause: String?
        package let childTold: String
        package let how: String
        package let agencies: [AgencyID]?
        package let referrerTold: Bool
        package let said: String

        package init(
            familyTold: Bool, familyNotToldBecause: String? = nil, childTold: String, how: String,
            agencies: [AgencyID]? = nil, referrerTold: Bool, said: String
        ) {
            self.familyTold = familyTold
            self.familyNotToldBecause = familyNotToldBecause
            self.childTold = childTold
            self.how = how
            self.agencies = agencies
            self.referrerTold = referrerTold
            self.said = said
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.tell"
            let cite = setting.guidance.duty(.enquiryCompletion).cite
            guard let concluded = episode.enquiry.latest?.concluded else {
                throw Refusal(
                    name + ".concluded", .notNow, because: "The enquiry has no outcome yet.", authority: cite,
                    instead: "Conclude the enquiry, then tell the family and the agencies.")
            }
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            try mustFollow(concluded.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { $0.told.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                familyTold
                    ? "Family and agencies told the outcome of the enquiry"
                    : "Agencies told the outcome of the enquiry; family not told",
                [
                    .of("What was said", said), .of("What the child was told", childTold),
                    .of("Family not told because", familyNotToldBecause),
                ], weight: .key)
        }
    }

    /// An agency that took part asks for a conference which the council has not decided on: it has the right to.
    package struct AskForConference: Act {
        package static let kind: ActKind = "enquiry.askForConference"
        package let because: String
        /// The kind of agency that asks, which says what kind of knowledge its reasons rest on.
        package var agencyKind: String?

        package init(because: String) { self.because = because }

        package static let settles: Set<String> = ["agencyKind"]

        package func settled(in setting: Setting) -> AskForConference {
            var act = self
            act.agencyKind = setting.who.agencyKind
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.askForConference"
            let cite = setting.guidance.duty(.conferenceRequest).cite
            try episode.mustBeOpen(name + ".open")
            guard let latest = episode.enquiry.latest, let concluded = latest.concluded else {
                throw Refusal(
                    name + ".concluded", .notNow, because: "No section 47 enquiry has been concluded.",
                    authority: cite, instead: "Say in the strategy discussion what your agency fears.")
            }
            if latest.conferenceDecided != nil {
                throw Refusal(
                    name + ".decided", .notNow, because: "A conference has been decided on.", authority: cite,
                    instead: "Say what your agency knows in your report to it.")
            }
            if setting.who.agency == episode.council {
                throw Refusal(
                    name + ".council", .mayNot,
                    because: "The council decides on a conference; its partners may ask for one.", authority: cite,
                    instead: "Talk to the manager who agreed the outcome.")
            }
            guard Self.tookPart(setting.who.agency, in: episode) else {
                throw Refusal(
                    name + ".part", .mayNot, because: "Your agency took no part in the discussion or the enquiry.",
                    authority: cite,
                    instead: "Make a referral with what you know; if you disagree with a decision, escalate it.")
            }
            if latest.requests.contains(where: { $0.answer == nil && $0.asked.stamp.agency == setting.who.agency }) {
                throw .notNow(
                    name + ".once", "Your agency has asked already, and has had no answer yet.",
                    instead: "Wait for the council's answer, or escalate.")
            }
            try mustFollow(concluded.stamp, setting, name)
        }

        private static func tookPart(_ agency: AgencyID, in episode: Episode) -> Bool {
            let parts: Set<Involvement.Kind> = [.strategy, .investigator, .consulted, .referrer]
            return episode.involvements.contains { parts.contains($0.kind) && $0.agency == agency }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { $0.requests.append(ConferenceRequest(asked: Stamped(self, stamp))) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                "An agency asked for a child protection conference",
                [.of("Why", because, holds: .given(by: agencyKind))], weight: .key)
        }
    }

    /// The council answers an agency that asked for a conference, with its reasons.
    package struct AnswerRequest: Act {
        package static let kind: ActKind = "enquiry.answerRequest"
        package let entry: Int
        package let granted: Bool
        package let because: String

        package init(entry: Int, granted: Bool, because: String) {
            self.entry = entry
            self.granted = granted
            self.because = because
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.answerRequest"
            let cite = setting.guidance.duty(.conferenceRequest).cite
            try episode.mustBeOpen(name + ".open")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: cite)
            guard let request = episode.enquiry.latest?.requests.first(where: { $0.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) asks for no conference.",
                    instead: "Start from the request itself, in the enquiry.", authority: cite)
            }
            if request.answer != nil {
                throw .notNow(
                    name + ".once", "That request has been answered.",
                    instead: "If the council changes its mind, hold another strategy discussion.")
            }
            try mustFollow(request.asked.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { course in
                guard let place = course.requests.firstIndex(where: { $0.number == entry }) else { return }
                course.requests[place].answer = Stamped(self, stamp)
            }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                granted
                    ? "The council agreed to hold a child protection conference"
                    : "The council declined to hold a child protection conference",
                [.of("Why", because)], weight: .key)
        }
    }
}
