import Guidance

extension Section47Enquiry {
    /// The enquiry starts, led by a social worker; alone or with a police officer.
    ///
    /// Rule `enquiry.lead`: a social worker leads, in every edition. Each follows a discussion that decided on it, and only
    /// one is open in an episode.
    package struct Start: Act {
        package static let kind: ActKind = "enquiry.start"
        package let lead: PractitionerID
        package let how: String
        package let police: PractitionerID?
        package let policeName: String?
        package let because: String
        package let parentsTold: Bool
        package let parentsNotToldBecause: String?
        package let plan: String?
        /// The agencies of both when named; the record knows them.
        package var leadAgency: AgencyID?
        package var policeAgency: AgencyID?

        package init(
            lead: PractitionerID, how: String, police: PractitionerID? = nil, policeName: String? = nil,
            because: String, parentsTold: Bool, parentsNotToldBecause: String? = nil, plan: String? = nil
        ) {
            self.lead = lead
            self.how = how
            self.police = police
            self.policeName = policeName
            self.because = because
            self.parentsTold = parentsTold
            self.parentsNotToldBecause = parentsNotToldBecause
            self.plan = plan
        }

        package static let settles: Set<String> = ["leadAgency", "policeAgency"]
        /// The option of `enquiryKinds` for an enquiry with the police.
        package static let joint = "joint"

        package func settled(in setting: Setting) -> Start {
            var act = self
            act.leadAgency = setting.standing.practitioners[lead]?.agency
            act.policeAgency = police.flatMap { setting.standing.practitioners[$0]?.agency }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.start"
            let duty = setting.guidance.duty(.enquiryCompletion)
            try episode.mustBeAssessing(name + ".decided")
            try episode.mustBeTheCouncil(setting, name + ".council", cite: duty.cite)
            if let running = episode.enquiry.latest, running.concluded == nil {
                throw Refusal(
                    name + ".once", .notNow,
                    because:
                        "An enquiry is under way already, since \(running.started.stamp.happenedAt.day.inWords).",
                    authority: duty.cite, instead: "Work within it; conclude it before another begins.")
            }
            guard episode.strategy.initiations.count > episode.enquiry.courses.count,
                let initiation = episode.strategy.initiating
            else {
                throw Refusal(
                    name + ".discussion", .notNow,
                    because: "No strategy discussion has decided on a section 47 enquiry.",
                    authority: setting.guidance.duty(.strategyDiscussion).cite,
                    instead: "Hold a strategy discussion with health and the police, and record its decision.")
            }
            try checkLead(episode, setting, name)
            if how == Self.joint { try checkPolice(setting, name) }
            if setting.happenedAt < initiation.stamp.happenedAt {
                throw .wrong(
                    name + ".order", "happenedAt",
                    "This is before the discussion that decided on it (\(initiation.stamp.happenedAt.inWords)).",
                    instead: "Enter when the enquiry started, after that time.", authority: duty.cite)
            }
        }

        private func checkLead(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
            let rule = setting.guidance.rule(.leadEnquiry)
            guard let named = setting.standing.practitioners[lead] else {
                throw .wrong(
                    name + ".lead.known", "lead",
                    "That practitioner has no account here, or it has been disabled.",
                    instead: "Choose a practitioner from the list.")
            }
            if rule.qualified && !named.isSocialWorkQualified || !named.roles.contains(where: rule.allows) {
                throw .wrong(
                    name + ".lead", "lead",
                    "A section 47 enquiry is led by a social worker, whoever leads the assessment.",
                    instead: "Name a social worker of the council to lead the enquiry; others help it.",
                    authority: rule.cite)
            }
            if named.agency != episode.council {
                throw .wrong(
                    name + ".lead.council", "lead", "The council that holds the episode makes the enquiry.",
                    instead: "Name one of its own social workers.", authority: rule.cite)
            }
        }

        private func checkPolice(_ setting: Setting, _ name: String) throws(Refusal) {
            let cite = setting.guidance.rule(.strategyPolice).cite
            if police == nil && (policeName ?? "").isEmpty {
                throw .wrong(
                    name + ".police", "police", "No police officer is named for a joint enquiry.",
                    instead: "Choose the officer, or enter the name of one without an account here.",
                    authority: cite)
            }
            guard let police else { return }
            guard let officer = setting.standing.practitioners[police],
                Agency.policeKinds.contains(officer.agencyKind)
            else {
                throw .wrong(
                    name + ".police.kind", "police", "That practitioner is not of the police.",
                    instead: "Choose the police officer who investigates with you.", authority: cite)
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.courses.append(EnquiryCourse(started: Stamped(self, stamp)))
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                how == Self.joint
                    ? "Section 47 enquiry started, with the police" : "Section 47 enquiry started",
                [
                    .of("Why", because), .of("Plan", plan),
                    .of("Police officer", policeName, holds: .police),
                    .of("Parents not told because", parentsNotToldBecause),
                ], weight: .key)
        }
    }

    /// An agency is asked what it knows.
    package struct Check: Act {
        package static let kind: ActKind = "enquiry.check"
        package let agency: AgencyID
        package let practitioner: PractitionerID?
        package let asked: String
        /// The kind of the agency, which says what kind of knowledge its answer is.
        package var agencyKind: String?

        package init(agency: AgencyID, practitioner: PractitionerID? = nil, asked: String) {
            self.agency = agency
            self.practitioner = practitioner
            self.asked = asked
        }

        package static let settles: Set<String> = ["agencyKind"]

        package func settled(in setting: Setting) -> Check {
            var act = self
            act.agencyKind = setting.standing.agencies[agency]
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.check"
            _ = try mustBeEnquiring(episode, setting, name)
            try episode.mustBeTheCouncil(
                setting, name + ".council", cite: setting.guidance.duty(.enquiryCompletion).cite)
            guard setting.standing.agencies[agency] != nil else {
                throw .wrong(
                    name + ".agency", "agency", "That agency is not in the record, or has closed.",
                    instead: "Choose an agency from the list.")
            }
            if let practitioner, setting.standing.practitioners[practitioner]?.agency != agency {
                throw .wrong(
                    name + ".practitioner", "practitioner",
                    "That practitioner does not work for the agency named, or has no account here.",
                    instead: "Choose a practitioner of that agency, or leave it empty.")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { $0.checks.append(AgencyCheck(asked: Stamped(self, stamp))) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("Agency asked what it knows, for the enquiry", [.of("Asked", asked)])
        }
    }

    /// The agency that was asked says what it knows; or the council writes down what it was told.
    package struct Reply: Act {
        package static let kind: ActKind = "enquiry.reply"
        package let entry: Int
        package let known: String

        package init(entry: Int, known: String) {
            self.entry = entry
            self.known = known
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.reply"
            let course = try mustBeEnquiring(episode, setting, name)
            guard let check = course.checks.first(where: { $0.number == entry }) else {
                throw .wrong(
                    name + ".entry", "entry", "Entry \(entry) asks no agency anything.",
                    instead: "Start from the check itself, in the enquiry.")
            }
            if check.reply != nil {
                throw .notNow(
                    name + ".once", "That check has been answered.",
                    instead: "If there is more to say, ask the lead social worker to ask again.")
            }
            guard [check.asked.act.agency, episode.council].contains(setting.who.agency) else {
                throw Refusal(
                    name + ".agency", .mayNot, because: "Another agency was asked this.",
                    authority: setting.guidance.duty(.enquiryCompletion).cite,
                    instead: "Answer what your own agency was asked, or tell the lead social worker.")
            }
            try mustFollow(check.asked.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { course in
                guard let place = course.checks.firstIndex(where: { $0.number == entry }) else { return }
                course.checks[place].reply = Stamped(self, stamp)
            }
        }

        package func told(_ episode: Episode) -> Line? {
            let check = episode.enquiry.courses.flatMap(\.checks).first { $0.number == entry }
            return Line(
                "Agency answered what it knows, for the enquiry",
                [.of("What it knows", known, holds: .given(by: check?.asked.act.agencyKind))])
        }
    }

    /// A medical examination: who agreed, when and where, what was found.
    package struct Examine: Act {
        package static let kind: ActKind = "enquiry.medical"
        package let consent: String
        package let consentDetail: String?
        package let examined: Bool
        package let notExaminedBecause: String?
        package let place: String?
        package let examiner: String?
        package let findings: String?

        package init(
            consent: String, consentDetail: String? = nil, examined: Bool, notExaminedBecause: String? = nil,
            place: String? = nil, examiner: String? = nil, findings: String? = nil
        ) {
            self.consent = consent
            self.consentDetail = consentDetail
            self.examined = examined
            self.notExaminedBecause = notExaminedBecause
            self.place = place
            self.examiner = examiner
            self.findings = findings
        }

        /// The option of `medicalConsents` where nobody agreed.
        package static let refused = "refused"

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "enquiry.medical"
            let cite = setting.guidance.duty(.enquiryCompletion).cite
            let course = try mustBeEnquiring(episode, setting, name)
            let isHealth = Agency.healthKinds.contains(setting.who.agencyKind)
            if setting.who.agency != episode.council && !isHealth {
                throw Refusal(
                    name + ".who", .mayNot, because: "The council or those who examined record an examination.",
                    authority: cite, instead: "Ask the lead social worker to record it.")
            }
            if consent == Self.refused && examined {
                throw .wrong(
                    name + ".consent", "consent", "A child is not examined where consent was refused.",
                    instead: "Say who agreed; or record that there was no examination, and take legal advice.",
                    authority: cite)
            }
            try mustFollow(course.started.stamp, setting, name)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.enquiry.inLatest { $0.examinations.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                examined ? "Medical examination made" : "No medical examination was made",
                [
                    .of("What was found", findings, holds: .health), .of("Examined by", examiner, holds: .health),
                    .of("Where", place, holds: .location), .of("Consent", consentDetail),
                    .of("Why not", notExaminedBecause),
                ], weight: .key)
        }
    }
}
