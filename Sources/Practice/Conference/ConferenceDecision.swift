import Guidance

extension Conference {
    /// An agency says whether the child needs a plan, and why; it stands beside the decision.
    package struct View: Act {
        package static let kind: ActKind = "conference.view"
        package static let standsAlone = true
        /// The rule that says a brother's or sister's record has another view of this agency.
        static let differs = "conference.view.differs"
        package let view: String
        package let categories: [String]?
        package let because: String
        package let forAgency: AgencyID?
        /// Whose view it is; the record knows it.
        package var agency: AgencyID?

        package init(view: String, categories: [String]? = nil, because: String, forAgency: AgencyID? = nil) {
            self.view = view
            self.categories = categories
            self.because = because
            self.forAgency = forAgency
        }

        package static let settles: Set<String> = ["agency"]

        package func settled(in setting: Setting) -> View {
            var act = self
            act.agency = forAgency ?? setting.who.agency
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.view"
            let meeting = try episode.mustHaveCalled(name + ".called")
            try meeting.mustBeTheSame(in: setting, name + ".together")
            try episode.mayWrite(for: forAgency, in: meeting, setting, name + ".forAgency")
            let agency = forAgency ?? setting.who.agency
            try episode.mustBeInvited(
                meeting, as: agency, name + ".invited", cite: setting.guidance.rule(.chairConference).cite)
            try checkBeside(meeting, of: agency, in: setting)
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.views.append(Stamped(self, stamp)) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line("An agency's view at the conference", [.of("Because", because)])
        }
    }

    /// The conference was held, and decided whether the child needs a child protection plan.
    ///
    /// Duty `conference.initial` or `conference.transferIn` stops here. 1. The chair records it. 2. Quorum by local
    /// setting, waived only with a reason. 3. Views of the child, the family and each agency come before the decision.
    /// 4. A plan begins on this day, overlaps no other plan, and names category, lead social worker, core group and dates.
    /// 5. A late conference has the chair's reason, the manager's and what kept the child safe meanwhile: recorded before,
    /// or given here; the manager's own words are then still waited for.
    package struct Hold: Act {
        package static let kind: ActKind = "conference.hold"
        package let present: [AgencyID]
        package let familyPresent: String?
        package let childsPart: String
        package let absent: String?
        package let quorumWaivedBecause: String?
        package let plan: Bool
        package let because: String
        package let dissent: String?
        package let categories: [String]?
        package let leadSocialWorker: PractitionerID?
        package let outline: String?
        package let coreGroup: [PractitionerID]?
        package let coreGroupOthers: String?
        package let coreGroupOn: Day?
        package let reviewOn: Day?
        package let otherHelp: String?
        package let lateBecause: String?
        package let managerBecause: String?
        package let interimPlan: String?
        /// Until when those invited read the papers, and the core group with its agencies; the record knows them.
        package var papersUntil: Moment?
        package var group: [Seat]?

        package init(
            present: [AgencyID], familyPresent: String? = nil, childsPart: String, absent: String? = nil,
            quorumWaivedBecause: String? = nil, plan: Bool, because: String, dissent: String? = nil,
            categories: [String]? = nil, leadSocialWorker: PractitionerID? = nil, outline: String? = nil,
            coreGroup: [PractitionerID]? = nil, coreGroupOthers: String? = nil, coreGroupOn: Day? = nil,
            reviewOn: Day? = nil, otherHelp: String? = nil, lateBecause: String? = nil,
            managerBecause: String? = nil, interimPlan: String? = nil
        ) {
            self.present = present
            self.familyPresent = familyPresent
            self.childsPart = childsPart
            self.absent = absent
            self.quorumWaivedBecause = quorumWaivedBecause
            self.plan = plan
            self.because = because
            self.dissent = dissent
            self.categories = categories
            self.leadSocialWorker = leadSocialWorker
            self.outline = outline
            self.coreGroup = coreGroup
            self.coreGroupOthers = coreGroupOthers
            self.coreGroupOn = coreGroupOn
            self.reviewOn = reviewOn
            self.otherHelp = otherHelp
            self.lateBecause = lateBecause
            self.managerBecause = managerBecause
            self.interimPlan = interimPlan
        }

        package static let settles: Set<String> = ["papersUntil", "group"]

        package func settled(in setting: Setting) -> Hold {
            var act = self
            act.papersUntil = Conference.papersUntil(in: setting)
            if plan {
                var members = leadSocialWorker.map { [$0] } ?? []
                for one in coreGroup ?? [] where !members.contains(one) { members.append(one) }
                act.group = members.compactMap { Seat($0, in: setting.standing) }
            }
            return act
        }

        package func check(_ episode: Episode, in setting: Setting) throws(Refusal) {
            let name = "conference.hold"
            let meeting = try episode.mustHaveCalled(name + ".called")
            try meeting.mustBeTheSame(in: setting, name + ".together")
            try meeting.mustChair(setting, name + ".chair")
            guard meeting.kind != Kind.review else {
                throw .notNow(
                    name + ".kind", "This is a review conference.", instead: "Record it as the review it is.")
            }
            try episode.mustFollowReceipt(setting, name + ".order")
            try Episode.mustBeWeekday(setting.happenedAt.day, name + ".weekend", "happenedAt")
            try meeting.checkQuorum(
                present, council: episode.council, waived: quorumWaivedBecause, setting, name)
            try meeting.checkMinute(setting, name + ".minute")
            try meeting.checkViews(present, setting, name + ".views")
            try checkLate(meeting, episode, setting, name + ".late")
            if plan { try checkPlan(episode, setting, name) }
        }

        /// A conference past its last day says why, in the chair's and the manager's words, and what kept the child safe.
        private func checkLate(
            _ meeting: Meeting, _ episode: Episode, _ setting: Setting, _ rule: String
        ) throws(Refusal) {
            guard let child = episode.child,
                let missed = episode.conference.missed(
                    by: setting.happenedAt, meeting, child, in: episode, under: setting.guidance)
            else { return }
            let asked: [(String, String?, String)] = [
                ("lateBecause", meeting.delay(byChair: true)?.act.because ?? lateBecause, "the chair's reason"),
                (
                    "managerBecause", meeting.delay(byChair: false)?.act.because ?? managerBecause,
                    "the manager's reason"
                ),
                (
                    "interimPlan", meeting.delays.last?.act.interimPlan ?? interimPlan,
                    "what kept the child safe meanwhile"
                ),
            ]
            let lacking = asked.filter { ($0.1 ?? "").isEmpty }
            guard let first = lacking.first else { return }
            let what = lacking.map(\.2).joined(separator: ", ")
            throw .wrong(
                rule, first.0, "The conference was due by \(missed.inWords) and was held after that. Missing: \(what).",
                instead: "Write it here, or let the chair and the manager each record why the conference is late.",
                authority: setting.guidance.duty(meeting.duty).cite)
        }

        private func checkPlan(_ episode: Episode, _ setting: Setting, _ name: String) throws(Refusal) {
            try episode.mustBeFreeForPlan(setting, name)
            try ProtectionPlan.checkLead(leadSocialWorker, episode, setting, name + ".lead", "leadSocialWorker")
            for one in coreGroup ?? [] where setting.standing.practitioners[one] == nil {
                throw .wrong(
                    name + ".coreGroup", "coreGroup",
                    "One of those practitioners has no account here, or it has been disabled.",
                    instead: "Choose practitioners from the list; name others in the next question.")
            }
            let day = setting.happenedAt.day
            if let coreGroupOn {
                try Conference.checkPlanned(
                    coreGroupOn, from: day, by: .firstCoreGroup, setting, name + ".coreGroupOn", "coreGroupOn")
            }
            if let reviewOn {
                if reviewOn <= day {
                    throw .wrong(
                        name + ".reviewOn", "reviewOn", "A review comes after the day on which the plan begins.",
                        instead: "Enter a later day.", authority: setting.guidance.duty(.firstReviewConference).cite)
                }
                try Conference.checkPlanned(
                    reviewOn, from: day, by: .firstReviewConference, setting, name + ".reviewOn", "reviewOn")
            }
        }

        package func apply(to episode: inout Episode, _ stamp: Stamp) {
            episode.note(stamp)
            episode.conference.changeCalled { $0.held = Stamped(self, stamp) }
            if plan { episode.beginPlan(self, stamp) }
        }

        package func told(_ episode: Episode) -> Line? {
            Line(
                plan ? "Conference held: a child protection plan begins" : "Conference held: no child protection plan",
                [
                    .of("Because", because), .of("Dissent", dissent), .of("Outline plan", outline),
                    .of("Help instead", otherHelp), .of("Family present", familyPresent, holds: .thirdParty),
                    .of("Absent", absent), .of("Quorum waived because", quorumWaivedBecause),
                    .of("Why it was late", lateBecause), .of("The manager's reason", managerBecause),
                    .of("What kept the child safe meanwhile", interimPlan),
                ], weight: .key)
        }
    }

    /// Until when those invited read the papers after a conference held now: a local setting.
    static func papersUntil(in setting: Setting) -> Moment? {
        let duty = setting.guidance.duty(.conferencePapers)
        return (try? duty.due(from: setting.happenedAt, in: setting.guidance.workingDays))?.lastMoment
    }

    /// A day planned for later is no earlier than today and no later than the duty allows.
    static func checkPlanned(
        _ planned: Day, from day: Day, by key: DutyKey, _ setting: Setting, _ name: String, _ question: String
    ) throws(Refusal) {
        let duty = setting.guidance.duty(key)
        if planned < day {
            throw .wrong(
                name, question, "That is before the conference.", instead: "Enter a later day.", authority: duty.cite)
        }
        guard let due = try? duty.due(from: setting.happenedAt, in: setting.guidance.workingDays),
            planned > due.day
        else { return }
        throw .wrong(
            name, question, "That is too late: it is due by \(due.inWords).",
            instead: "Enter a day until then. If it is missed, that is recorded with its reason.", authority: duty.cite)
    }
}
