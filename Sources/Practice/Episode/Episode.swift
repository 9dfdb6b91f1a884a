import Guidance

/// A child's time with children's social care, from the first contact to closure.
///
/// It is made of parts, each with a folder of its own: the referral, the assessment, and later the strategy
/// discussion, the enquiry, the conference and the plans. One stream is one child's episode; brothers and sisters
/// referred together each have their own.
package struct Episode: ExplainsLate {
    package typealias Correct = Correction<Episode>
    package typealias ExplainLate = LateReason<Episode>

    package static let name = ProcessName.episode
    package static let acts: [any Act<Episode>.Type] = Referral.acts + Assessment.acts + partActs + ownActs
    package static let isOneChilds = true

    private static let ownActs: [any Act<Episode>.Type] = [
        Allocate.self, Close.self, ExplainLate.self, Correct.self,
    ]

    /// Whose episode it is.
    package var child: PersonID?
    /// The council that received the contact and holds the episode.
    package var council: AgencyID?
    package var referral = Referral()
    package var allocations: [Stamped<Allocate>] = []
    package var assessment = Assessment()
    package var childInNeedPlan = ChildInNeedPlan()
    package var familyGroup = FamilyGroup<Episode>()
    package var harmOutsideHome = HarmOutsideHome()
    package var immediateProtection = ImmediateProtection()
    package var strategy = StrategyDiscussion()
    package var enquiry = Section47Enquiry()
    package var conference = Conference()
    package var protectionPlan = ProtectionPlan()
    package var transfer = Transfer()
    package var supervision = Supervision()
    package var explanations: [DutyKey: [Stamped<ExplainLate>]] = [:]
    package var closure: Stamped<Close>?
    /// Who wrote each entry, so that a correction can be the author's own.
    package var authors: [Int: PractitionerID] = [:]

    package init() {}

    package var about: [PersonID] { child.map { [$0] } ?? [] }
    package var isOpen: Bool { referral.received != nil && closure == nil }
    /// The lead practitioner now, when one has been allocated.
    package var lead: PractitionerID? { allocations.last?.act.lead }
    package var supervisor: PractitionerID? { allocations.last?.act.supervisor }

    /// Where the episode stands, in the words of its identity bar.
    package var status: Status {
        if closure != nil { return .closed }
        guard referral.received != nil else { return .notStarted }
        guard let decided = referral.decided else {
            return referral.classification == nil ? .toClassify : .toDecide
        }
        guard Step.assesses.contains(decided.act.step) else { return .decidedWithoutAssessment }
        if assessment.approved != nil { return .assessed }
        if assessment.isSubmitted { return .toApprove }
        return lead == nil ? .toAllocate : .assessing
    }

    /// Where an episode can stand.
    package enum Status: String, Sendable, Codable, CaseIterable {
        case notStarted, toClassify, toDecide, toAllocate, assessing, toApprove, assessed
        case decidedWithoutAssessment, closed

        package var inWords: String {
            switch self {
            case .notStarted: "Not started"
            case .toClassify: "Contact or referral to be classified"
            case .toDecide: "Decision to be made"
            case .toAllocate: "Lead practitioner to be named"
            case .assessing: "Section 17 assessment under way"
            case .toApprove: "Assessment waiting for approval"
            case .assessed: "Assessment approved"
            case .decidedWithoutAssessment: "Decided without an assessment"
            case .closed: "Closed"
            }
        }
    }

    /// The decisions on a referral that practice acts upon; options of `referralOutcomes`.
    package enum Step {
        package static let immediateProtection = "immediateProtection"
        package static let assessment = "s17"
        package static let enquiry = "s47"
        package static let noFurtherAction = "nfa"
        /// Decisions after which a lead practitioner assesses.
        package static let assesses: Set<String> = [immediateProtection, assessment, enquiry]
    }

    package func clocks(under guidance: Guidance) -> [Clock] {
        guard let child, let council, let received = referral.received else { return [] }
        let guidance = guidance.of(council)
        let frontDoor = Owner.role(council, Referral.frontDoor)
        let start = received.stamp.happenedAt
        let ended = closure?.stamp
        var clocks = [
            clock(
                .referralDecision, from: start, stopped: referral.firstDecided?.stamp ?? ended, owner: frontDoor,
                "referral.decide")
        ]
        if referral.canTellReferrer {
            clocks.append(
                clock(
                    .referralAcknowledgement, from: start, stopped: referral.acknowledged?.stamp ?? ended,
                    owner: frontDoor, "referral.acknowledge"))
        }
        if let decided = referral.decided {
            if referral.canTellReferrer {
                // Closing the episode tells nobody anything, so it does not stop this one, nor those of other tellings.
                clocks.append(
                    clock(
                        .feedbackToReferrer, from: (referral.firstDecided ?? decided).stamp.happenedAt,
                        stopped: referral.feedback.first?.stamp, owner: frontDoor, "referral.feedback"))
            }
            if Step.assesses.contains(decided.act.step) {
                let turn = assessmentTurn
                clocks.append(
                    clock(
                        .assessmentCompletion, from: start, stopped: assessment.approved?.stamp ?? ended,
                        owner: turn.owner.map(Owner.practitioner) ?? frontDoor, turn.act))
            }
        }
        if let approved = assessment.approved {
            clocks.append(
                clock(
                    .assessmentTold, from: approved.stamp.happenedAt,
                    stopped: assessment.told.first?.stamp,
                    owner: lead.map(Owner.practitioner) ?? frontDoor, "assessment.tell"))
        }
        return clocks + parts.flatMap { $0.clocks(of: child, in: self, under: guidance) }

        func clock(
            _ duty: DutyKey, from: Moment, stopped: Stamp?, owner: Owner, _ stops: ActKind
        ) -> Clock {
            Clock(
                duty, about: child, from: from, under: guidance, stoppedAt: stopped?.happenedAt,
                lateBecause: lateReason(duty, from: from, stoppedAt: stopped?.happenedAt) ?? lateReason(duty),
                owner: owner,
                stops: stops)
        }
    }

    /// Whose turn it is while an assessment runs, and with what: the front door names a lead, the lead writes, the
    /// supervisor approves. Once approved it was the lead's.
    private var assessmentTurn: (owner: PractitionerID?, act: ActKind) {
        if assessment.isSubmitted { return (supervisor, "assessment.approve") }
        if assessment.approved != nil { return (lead, "assessment.approve") }
        return (lead, lead == nil ? "episode.allocate" : "assessment.write")
    }

    /// The reason given with the act that stopped the clock.
    private func lateReason(_ duty: DutyKey) -> String? {
        switch duty {
        case .referralDecision: referral.firstDecided?.act.lateBecause
        case .feedbackToReferrer: referral.feedback.first?.act.lateBecause
        case .assessmentCompletion: assessment.approved?.act.lateBecause
        case .assessmentTold: assessment.told.first?.act.lateBecause
        default: nil
        }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let child, let council, let received = referral.received else { return [] }
        var items: [Waiting] = []
        let frontDoor = Owner.role(council, Referral.frontDoor)
        switch status {
        case .toClassify:
            items.append(
                Waiting(
                    "classify", about: child, since: received.stamp.happenedAt, owner: frontDoor,
                    what: "Say openly whether this is a contact or a referral",
                    why: "Received \(received.stamp.happenedAt.inWords)", act: "referral.classify"))
        case .toAllocate:
            items.append(
                Waiting(
                    "allocate", about: child, since: referral.decided!.stamp.happenedAt, owner: frontDoor,
                    what: "Name the lead practitioner",
                    why: "Decided \(referral.decided!.stamp.happenedAt.inWords)", act: "episode.allocate"))
        case .toApprove:
            let submitted = assessment.submissions.last!
            items.append(
                Waiting(
                    "approve", about: child, since: submitted.stamp.happenedAt,
                    owner: supervisor.map(Owner.practitioner) ?? .role(council, "supervisor"),
                    what: "Approve the assessment or return it with comments",
                    why: "Submitted \(submitted.stamp.happenedAt.inWords)", act: "assessment.approve"))
        case .assessing:
            if let returned = assessment.waitingReturn, let lead {
                items.append(
                    Waiting(
                        "returned", about: child, since: returned.stamp.happenedAt,
                        owner: .practitioner(lead),
                        what: "Revise the assessment: it was returned with comments",
                        why: "Returned \(returned.stamp.happenedAt.inWords)", act: "assessment.write"))
            }
        default: break
        }
        return items + unexplained(under: guidance)
            + parts.flatMap { $0.waiting(for: child, in: self, under: guidance) }
    }

    package func facts(under guidance: Guidance) -> [Fact] {
        guard let child, isOpen else { return [] }
        return parts.flatMap { $0.facts(about: child, in: self, under: guidance) }
    }

    package var involvements: [Involvement] {
        guard let child, let council, let received = referral.received else { return [] }
        let opened = received.stamp.happenedAt
        let closed = closure?.stamp.happenedAt
        let ended = partsEnd
        var all = [Involvement(.duty, person: child, agency: council, from: opened, until: ended)]
        if received.stamp.agency != council {
            all.append(
                Involvement(
                    .referrer, person: child, practitioner: received.stamp.by, agency: received.stamp.agency,
                    from: opened))
        }
        for (index, allocation) in allocations.enumerated() {
            let next = index + 1 < allocations.count ? allocations[index + 1].stamp.happenedAt : nil
            let from = allocation.stamp.happenedAt
            all.append(
                Involvement(
                    .lead, person: child, practitioner: allocation.act.lead,
                    agency: allocation.act.leadAgency ?? council,
                    from: from, until: next ?? ended))
            all.append(
                Involvement(
                    .supervisor, person: child, practitioner: allocation.act.supervisor, agency: council,
                    from: from,
                    until: next ?? ended))
        }
        for consulted in assessment.consultations {
            all.append(
                Involvement(
                    .consulted, person: child, practitioner: consulted.act.practitioner,
                    agency: consulted.act.agency,
                    from: consulted.stamp.happenedAt, until: closed))
        }
        return all + parts.flatMap { $0.involvements(with: child, in: self) }
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        let first = isOpen ? parts.flatMap { $0.first(in: self, under: guidance) } : []
        var once: Set<ActKind> = []
        let all = (first + inTurn(under: guidance)).filter { once.insert($0).inserted }
        return all.filter { !Self.rights.contains($0) } + all.filter(Self.rights.contains)
    }

    /// What an agency may always do and is not asked to: it never comes first.
    private static let rights: Set<ActKind> = [
        StrategyDiscussion.Disagree.kind, Section47Enquiry.AskForConference.kind,
    ]

    /// What comes next where nothing is more pressing.
    private func inTurn(under guidance: Guidance) -> [ActKind] {
        let ofParts = parts.flatMap { isOpen ? $0.next(in: self, under: guidance) : $0.toTell(in: self) }
        let always: [ActKind] = ofParts + explaining(under: guidance) + ["episode.correct"]
        switch status {
        case .notStarted: return ["referral.make", "contact.receive"]
        case .toClassify: return ["referral.classify"] + acknowledgementDue + always
        case .toDecide:
            return acknowledgementDue
                + ["referral.decide", "referral.classify"] + always
        case .toAllocate: return ["episode.allocate"] + feedbackDue + always
        case .assessing:
            return ["assessment.write", "child.see", "assessment.interview", "assessment.consult"]
                + (assessment.versions.isEmpty || assessment.waitingReturn != nil ? [] : ["assessment.submit"])
                + feedbackDue
                + ["episode.allocate"] + always
        case .toApprove: return ["assessment.approve", "assessment.return"] + feedbackDue + always
        case .assessed:
            return assessmentToTell + feedbackDue + ["episode.close"] + always
        case .decidedWithoutAssessment: return feedbackDue + ["episode.close"] + always
        case .closed: return assessmentToTell + feedbackDue + always
        }
    }

    private var acknowledgementDue: [ActKind] {
        referral.canTellReferrer && referral.acknowledged == nil ? ["referral.acknowledge"] : []
    }

    private var assessmentToTell: [ActKind] {
        assessment.approved != nil && assessment.told.isEmpty ? ["assessment.tell"] : []
    }

    /// Closing ends the part of those who work with the child once nobody is left to be told.
    private var partsEnd: Moment? {
        let toTell = assessmentToTell + feedbackDue + parts.flatMap { $0.toTell(in: self) }
        return toTell.isEmpty ? closure?.stamp.happenedAt : nil
    }

    private var feedbackDue: [ActKind] {
        referral.canTellReferrer && referral.feedback.isEmpty ? ["referral.feedback"] : []
    }
}
