import Guidance

/// The safeguarding partnership of an area: its partners and who speaks for them, the agencies that work with them,
/// what they do together, and what they publish about it.
///
/// One stream for each partnership. It concerns no person's record.
package struct Partnership: Process {
    package static let name = ProcessName.partnership
    package static let acts: [any Act<Partnership>.Type] = [
        Begin.self, AddPartner.self, EndPartner.self, NameLead.self, AppointDelegate.self, EndAppointment.self,
        ChooseChair.self, NameAgency.self, EndAgency.self, SeatEducation.self, Prioritise.self, Meet.self,
        DecideTogether.self, Contribute.self, AgreeFunding.self, AgreeSharing.self, JoinBoard.self, RaiseDispute.self,
        EscalateDispute.self, SettleDispute.self, PlanScrutiny.self, FindByScrutiny.self, AnswerScrutiny.self,
        Hear.self, ActOnVoice.self, PublishThreshold.self, PublishProtocol.self, PublishArrangements.self,
        SendArrangements.self, FormCluster.self, EndCluster.self, ReviewPriority.self, ReviewSharing.self,
        LeaveBoard.self, EndSeat.self, ConfirmDuty.self, HandBusiness.self, FinishScrutiny.self, AskToSign.self,
        SignForPartner.self,
    ]

    package internal(set) var begun: Stamped<Begin>?
    /// When the partnership's business passed to somebody else, in order.
    package internal(set) var handings: [Stamped<HandBusiness>] = []
    package internal(set) var partners: [Partner] = []
    /// Leads, delegates and chairs, the ended ones too, in the order in which they were named.
    package internal(set) var appointments: [Appointment] = []
    package internal(set) var named: [NamedAgency] = []
    package internal(set) var seats: [Stamped<SeatEducation>] = []
    /// How a seat ended, by the entry that gave it.
    package internal(set) var seatsEnded: [Int: Stamped<EndSeat>] = [:]
    package internal(set) var priorities: [Stamped<Prioritise>] = []
    /// What was said of each priority since, by the entry that agreed it.
    package internal(set) var priorityReviews: [Int: [Stamped<ReviewPriority>]] = [:]
    package internal(set) var meetings: [Stamped<Meet>] = []
    package internal(set) var decisions: [Stamped<DecideTogether>] = []
    package internal(set) var contributions: [Stamped<Contribute>] = []
    package internal(set) var budgets: [Stamped<AgreeFunding>] = []
    package internal(set) var sharing: [Stamped<AgreeSharing>] = []
    /// The same of each agreement.
    package internal(set) var sharingReviews: [Int: [Stamped<ReviewSharing>]] = [:]
    package internal(set) var boards: [Stamped<JoinBoard>] = []
    package internal(set) var boardsLeft: [LeftBoard] = []
    package internal(set) var disputes: [PartnersDispute] = []
    package internal(set) var scrutinyPlans: [Stamped<PlanScrutiny>] = []
    package internal(set) var findings: [Finding] = []
    package internal(set) var voices: [Voice] = []
    package internal(set) var thresholds: [Stamped<PublishThreshold>] = []
    package internal(set) var protocols: [Stamped<PublishProtocol>] = []
    package internal(set) var published: [Stamped<PublishArrangements>] = []
    package internal(set) var sent: [Stamped<SendArrangements>] = []
    /// Clusters of schools, the ended ones too, in the order in which they were formed.
    package internal(set) var clusters: [Cluster] = []
    /// What was put to the partners to be signed, in order.
    package internal(set) var requests: [SigningRequest] = []

    package init() {}

    package var about: [PersonID] { [] }

    package func next(under guidance: Guidance) -> [ActKind] {
        begun == nil ? [Begin.kind] : Partnership.acts.map { $0.kind }.filter { $0 != Begin.kind }
    }

    /// What stands open: a chair to choose, a finding or a family to answer, a dispute, arrangements to send.
    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let manager = manager() else { return [] }
        var items: [Waiting] = []
        func wait(
            _ key: String, _ since: Moment, _ what: String, _ why: String, _ act: ActKind, by day: Day? = nil
        ) {
            items.append(
                Waiting(
                    key, about: nil, since: since, owner: .practitioner(manager), what: what, why: why,
                    act: act, by: day.map(Due.day)))
        }
        if let last = appointments.filter({ $0.kind == .chair }).last, let until = last.until,
            !guidance.rule(.partnershipChair).roles.isEmpty
        {
            wait(
                "chair", Moment(until), "Choose a partnership chair", "The last one ended \(until.inWords)",
                ChooseChair.kind)
        }
        if let chair = appointments.last(where: { $0.kind == .chair && $0.until == nil }), let on = chair.rotatesOn {
            wait(
                "rotates", Moment(on), "Choose who chairs the partnership next", "The chair rotates on \(on.inWords)",
                ChooseChair.kind)
        }
        for finding in findings where finding.answer == nil {
            wait(
                "finding\(finding.found.stamp.number)", finding.found.stamp.happenedAt, "Answer independent scrutiny",
                "Found \(finding.found.stamp.happenedAt.day.inWords)", AnswerScrutiny.kind)
        }
        for finding in findings {
            guard let answer = finding.openAction else { continue }
            wait(
                "action\(finding.found.stamp.number)", answer.stamp.happenedAt,
                "Say what came of an action for scrutiny", "Undertaken \(answer.stamp.happenedAt.day.inWords)",
                FinishScrutiny.kind, by: answer.act.by)
        }
        for voice in voices where voice.acted == nil {
            wait(
                "voice\(voice.heard.stamp.number)", voice.heard.stamp.happenedAt,
                "Say what was done with what a family said", "Heard \(voice.heard.stamp.happenedAt.day.inWords)",
                ActOnVoice.kind)
        }
        for dispute in disputes where dispute.settled == nil {
            wait(
                "dispute\(dispute.raised.stamp.number)", dispute.raised.stamp.happenedAt,
                "Settle a dispute between partners", "Raised \(dispute.raised.stamp.happenedAt.day.inWords)",
                SettleDispute.kind)
        }
        if let last = published.last, !sent.contains(where: { $0.act.version == last.act.version }),
            guidance.holds(from: .init("WT2023"), until: nil)
        {
            wait(
                "send", last.stamp.happenedAt, "Send the published arrangements to the Department",
                "Published \(last.stamp.happenedAt.day.inWords)", SendArrangements.kind)
        }
        for review in reviewsAhead() {
            wait(review.key, Moment(review.since), review.what, review.why, review.act)
        }
        if let last = thresholds.last, let level = last.act.silent(under: guidance).first {
            wait(
                "threshold", Moment(max(guidance.edition.from, last.act.from)),
                "Bring the threshold document up to the edition in force",
                "It predates the level “\(level.label)”", PublishThreshold.kind)
        }
        let silent = named.filter { $0.until == nil && $0.acknowledgedOn == nil }
        if let first = silent.map(\.naming.act.from).min() {
            wait(
                "confirm", Moment(first), "Have relevant agencies confirm their duty to co-operate",
                "Not confirmed by \(silent.count), named since \(first.inWords)", ConfirmDuty.kind)
        }
        for (seat, since, until) in seatsRunningOut() {
            let place = guidance.library.label(.educationSeats, seat) ?? seat
            wait(
                "seat.\(seat)", since, "Give education its seat again",
                "\(place): the last one ends \(until.inWords)", SeatEducation.kind, by: until)
        }
        if let behind = outdatedSince(under: guidance) {
            wait(
                "outdated", Moment(behind.since), "Publish the arrangements as they stand",
                "\(behind.parts) of their parts \(behind.parts == 1 ? "says" : "say") something else than the record",
                PublishArrangements.kind)
        }
        return items + signaturesAhead(under: guidance)
    }

    // MARK: As it stands on a day

    package func partners(on day: Day) -> [Partner] { partners.filter { $0.holds(on: day) } }

    package func partner(_ agency: AgencyID, on day: Day) -> Partner? {
        partners(on: day).first { $0.agency == agency }
    }

    /// Whether a council's area is the partnership's on a day.
    package func covers(_ council: AgencyID, on day: Day) -> Bool {
        partner(council, on: day)?.kind == Agency.councilKind
    }

    package func appointments(_ kind: Appointment.Kind, on day: Day) -> [Appointment] {
        appointments.filter { $0.kind == kind && $0.holds(on: day) }
    }

    package func lead(of agency: AgencyID, on day: Day) -> Appointment? {
        appointments(.lead, on: day).first { $0.agency == agency }
    }

    package func delegate(of agency: AgencyID, on day: Day) -> Appointment? {
        appointments(.delegate, on: day).first { $0.agency == agency }
    }

    package func chair(on day: Day) -> Appointment? { appointments(.chair, on: day).last }

    /// The agencies that are named as relevant on a day.
    package func relevant(on day: Day) -> [NamedAgency] { named.filter { $0.holds(on: day) } }

    // MARK: Checks that acts share

    func mustHaveBegun() throws(Refusal) {
        guard begun != nil else {
            throw .notNow(
                "partnership.notBegun", "This partnership is not on record.", instead: "Record the partnership first.")
        }
    }

    /// The edition in force has the role.
    static func mustKnow(_ key: RuleKey, _ name: String, in setting: Setting) throws(Refusal) -> Rule {
        let rule = setting.guidance.rule(key)
        guard !rule.roles.isEmpty else {
            throw Refusal(
                name + ".edition", .notNow,
                because: "\(setting.guidance.edition.title), in force then, has no such role.", authority: rule.cite,
                instead:
                    "Record who represents the partner in the published arrangements; name the role from the 2023 edition on."
            )
        }
        return rule
    }

    /// Whoever acts speaks for a partner now: its lead, or a delegate while appointed.
    @discardableResult
    func mustSpeak(_ name: String, in setting: Setting) throws(Refusal) -> Appointment? {
        try mustHaveBegun()
        let day = setting.happenedAt.day
        let rule = setting.guidance.rule(.delegatedPartner)
        if rule.roles.isEmpty {
            guard partner(setting.who.agency, on: day) != nil else {
                throw Refusal(
                    name + ".partner", .mayNot, because: "Their agency is no safeguarding partner here.",
                    authority: rule.cite, instead: "Ask one of the partners to do it.")
            }
            return nil
        }
        let own = appointments.filter { $0.practitioner == setting.who.practitioner && $0.kind != .chair }
        if let live = voice(of: setting.who.practitioner, on: day) { return live }
        if let ended = own.last {
            let when = ended.until.map { "ended on \($0.inWords)" } ?? "begins on \(ended.from.inWords)"
            throw Refusal(
                name + ".notAppointed", .mayNot,
                because: "Their appointment as \(ended.kind.inWords) \(when). They speak for no partner on this day.",
                authority: rule.cite,
                instead: "Ask the present delegate, or the lead safeguarding partner who appoints one.")
        }
        throw Refusal(
            name + ".neverAppointed", .mayNot, because: "They are neither a lead nor a delegated safeguarding partner.",
            authority: rule.cite, instead: "Ask a delegate, or the lead safeguarding partner who appoints one.")
    }

    /// Each partner of the day has its lead among those who agreed.
    func mustAllAgree(_ agreed: [PractitionerID], _ name: String, in setting: Setting) throws(Refusal) {
        try mustHaveBegun()
        let day = setting.happenedAt.day
        let rule = setting.guidance.rule(.leadPartner)
        for partner in partners(on: day) {
            if rule.roles.isEmpty {
                guard agreed.contains(where: { setting.standing.practitioners[$0]?.agency == partner.agency }) else {
                    throw .wrong(
                        name + ".allThree", "agreedBy", "Nobody of \(partner.name) has agreed.",
                        instead: "The partners are jointly and equally responsible: have each of them agree.",
                        authority: rule.cite)
                }
                continue
            }
            guard let lead = lead(of: partner.agency, on: day) else {
                throw .wrong(
                    name + ".noLead", "agreedBy", "\(partner.name) has no lead safeguarding partner on record.",
                    instead: "Name the lead of each partner first.", authority: rule.cite)
            }
            guard agreed.contains(lead.practitioner) else {
                throw .wrong(
                    name + ".allThree", "agreedBy", "The lead safeguarding partner of \(partner.name) has not agreed.",
                    instead: "This is for all leads together: have each of them agree.", authority: rule.cite)
            }
        }
    }
}
