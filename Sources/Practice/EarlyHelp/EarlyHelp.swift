import Guidance

/// Help for a family as soon as a need shows: agreed with the family, led by one practitioner whom they choose with
/// us, assessed for everyone in it, planned together, and looked at again until it is no longer needed.
///
/// One stream is one family's early help, about one or several of its children.
package struct EarlyHelp: Corrected {
    package typealias Correct = Correction<EarlyHelp>

    package static let name = ProcessName.earlyHelp
    package static let acts: [any Act<EarlyHelp>.Type] =
        [
            Identify.self, HandOver.self, Receive.self, Decline.self, Redirect.self, Agree.self, Lead.self, Team.self,
            Assess.self,
            Plan.self,
            Done.self, Meet.self, Review.self,
        ] + FamilyGroup<EarlyHelp>.acts + [Close.self, Correct.self]

    package internal(set) var about: [PersonID] = []
    package internal(set) var identified: Stamped<Identify>?
    /// The step down with which it began, where it began so.
    package internal(set) var handedOver: Stamped<HandOver>?
    /// Everyone a step down was handed to, one after another; the last one's answer holds.
    package internal(set) var handings: [Handing] = []
    package internal(set) var received: Stamped<Receive>?
    /// Every time the family was asked; the last answer holds.
    package internal(set) var agreements: [Stamped<Agree>] = []
    package internal(set) var leads: [Stamped<Lead>] = []
    package internal(set) var teams: [Stamped<Team>] = []
    package internal(set) var assessments: [Stamped<Assess>] = []
    package internal(set) var plans: [Stamped<Plan>] = []
    package internal(set) var actions = ActionList()
    package internal(set) var meetings: [Stamped<Meet>] = []
    package internal(set) var reviews: [Stamped<Review>] = []
    package var familyGroup = FamilyGroup<EarlyHelp>()
    package internal(set) var closure: Stamped<Close>?
    package var authors: [Int: PractitionerID] = [:]

    package init() {}

    /// Where early help with a family can stand.
    package enum Status: String, Sendable, Codable, CaseIterable {
        case notStarted, toReceive, toAgree, refused, toLead, toAssess, toPlan, working, closed

        package var inWords: String {
            switch self {
            case .notStarted: "Not started"
            case .toReceive: "Handed over, to be received"
            case .toAgree: "The family is to be asked"
            case .refused: "The family did not agree"
            case .toLead: "Lead practitioner to be chosen"
            case .toAssess: "To be assessed"
            case .toPlan: "Plan to be made with the family"
            case .working: "Plan under way"
            case .closed: "Early help ended"
            }
        }
    }

    package var status: Status {
        if closure != nil { return .closed }
        if opened == nil { return .notStarted }
        if awaitsReceipt { return .toReceive }
        guard let agreement else { return .toAgree }
        if !agreement.act.isGiven { return .refused }
        if leads.isEmpty { return .toLead }
        if assessments.isEmpty { return .toAssess }
        return plans.isEmpty ? .toPlan : .working
    }

    /// How it began: somebody saw the need, or statutory work handed over.
    package var opened: Stamp? { identified?.stamp ?? handedOver?.stamp }
    package var isOpen: Bool { opened != nil && closure == nil }
    /// A step down that nobody has received yet: until then it is the council's that handed it over.
    package var awaitsReceipt: Bool { handedOver != nil && received == nil }
    /// Why whoever it was handed to last does not take it, once they have said so.
    package var declined: Stamped<Decline>? { handings.last?.declined }
    package var agreement: Stamped<Agree>? { agreements.last }
    package var isAgreed: Bool { agreement?.act.isGiven ?? false }
    package var assessment: Stamped<Assess>? { assessments.last }
    package var plan: Stamped<Plan>? { plans.last }

    /// The lead practitioner; until the family has chosen one, whoever saw the need or to whom it was handed. A step down
    /// that was declined is again with whoever handed it over.
    package var lead: PractitionerID? { leads.last?.act.lead ?? firstLead?.practitioner }
    package var leadAgency: AgencyID? { leads.last?.act.leadAgency ?? firstLead?.agency }

    private var firstLead: (practitioner: PractitionerID, agency: AgencyID)? {
        if let handing = handings.last, handing.declined == nil { return (handing.to, handing.agency) }
        return (handedOver?.stamp ?? identified?.stamp).map { ($0.by, $0.agency) }
    }

    /// Those who can do something for the family in this record: the lead and the team around the family.
    var carriers: Set<PractitionerID> {
        Set([lead].compactMap { $0 } + (teams.last?.act.members ?? []))
    }

    // MARK: Time

    /// Duty `earlyHelp.review`: a time of the partnership's own. It runs from the first plan to the first review, and
    /// from each review to the next; the end of early help stops it.
    package func clocks(under guidance: Guidance) -> [Clock] {
        guard let child = about.first, let lead else { return [] }
        let owner = Owner.practitioner(lead)
        var clocks: [Clock] = []
        if let first = plans.first {
            let reviews = reviews.inOrderOf()
            for (place, start) in ([first.stamp] + reviews.map(\.stamp)).enumerated() {
                let review = place < reviews.count ? reviews[place] : nil
                clocks.append(
                    Clock(
                        .earlyHelpReview, about: child, from: start.happenedAt, under: guidance,
                        stoppedAt: (review?.stamp ?? closure?.stamp)?.happenedAt,
                        lateBecause: review?.act.lateBecause, owner: owner, stops: Review.kind,
                        mark: start.number))
            }
        }
        return clocks
            + familyGroup.clocks(about: child, owner: owner, ended: closure?.stamp, under: guidance)
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let opened, let lead, isOpen else { return [] }
        let child = about.first
        let owner = Owner.practitioner(lead)
        func step(_ what: String, since stamp: Stamp, _ why: String, _ act: ActKind) -> Waiting {
            Waiting(
                "earlyHelp", about: child, since: stamp.happenedAt, owner: owner, what: what,
                why: "\(why) on \(stamp.happenedAt.day.inWords)", act: act)
        }
        var items: [Waiting] = []
        switch status {
        case .toReceive:
            items.append(
                declined.map {
                    step("Hand a step down to somebody else", since: $0.stamp, "It was declined", Redirect.kind)
                }
                    ?? step(
                        "Receive a step down to early help", since: handings.last?.stamp ?? opened, "Handed over",
                        Receive.kind))
        case .toAgree:
            items.append(
                step(
                    "Ask the family whether they want early help", since: opened, "The need was seen",
                    Agree.kind))
        case .refused:
            let asked = agreements.last!.stamp
            items.append(
                step(
                    "Ask the family again, or end early help", since: asked, "They did not agree", Agree.kind)
            )
        case .toLead:
            let asked = agreements.last!.stamp
            items.append(
                step("Choose the lead practitioner with the family", since: asked, "They agreed", Lead.kind)
            )
        case .toAssess:
            items.append(
                step(
                    "Assess the needs of the whole family", since: leads.last!.stamp, "A lead was chosen",
                    Assess.kind))
        case .toPlan:
            items.append(
                step(
                    "Make the plan with the family", since: assessments.last!.stamp,
                    "The assessment was made", Plan.kind)
            )
        case .working, .notStarted, .closed: break
        }
        if let refused = agreement, !refused.act.isGiven, refused.act.recordingExplained == false {
            items.append(
                Waiting(
                    "earlyHelp.explain", about: child, since: refused.stamp.happenedAt, owner: owner,
                    what: "Explain to the family what is recorded and shared",
                    why:
                        "They did not agree on \(refused.stamp.happenedAt.day.inWords), and it was not explained",
                    act: Agree.kind))
        }
        if let decided = toRefer {
            // Each child it is about waits for a referral of their own.
            items += about.enumerated().map { place, one in
                Waiting(
                    place == 0 ? "earlyHelp.refer" : "earlyHelp.refer \(one.id)", about: one,
                    since: decided.happenedAt, owner: owner, what: "Refer to the council",
                    why: "Decided on \(decided.happenedAt.day.inWords)", act: "referral.make",
                    endedBy: ["referral.make", "contact.receive"])
            }
        }
        return items + actions.waiting("an early help plan", about: child, lead: owner, Done.kind)
            + familyGroup.waiting(about: child, owner: owner)
    }

    /// The decision that early help is not enough and a referral is needed: what the family was last asked, or the plan's
    /// last review; nil where the latest of them asks for none. Ending early help as stepped up ends it, and so does the
    /// referral.
    private var toRefer: Stamp? {
        let refused = agreement.flatMap { !$0.act.isGiven && $0.act.needForReferral == Agree.needed ? $0.stamp : nil }
        let reviewed = reviews.last.flatMap { $0.act.outcome == Review.stepUp ? $0.stamp : nil }
        return [refused, reviewed].compactMap { $0 }.max { $0.number < $1.number }
    }

    package func facts(under guidance: Guidance) -> [Fact] {
        guard isOpen, isAgreed, let agreed = agreements.first(where: \.act.isGiven) else { return [] }
        return about.map {
            Fact("earlyHelp \($0.id)", about: $0, what: "Early help", since: agreed.stamp.happenedAt)
        }
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        toRefer == nil || !isOpen ? inTurn : ["referral.make"] + inTurn.filter { $0 != "referral.make" }
    }

    /// What comes next where nothing is more pressing.
    private var inTurn: [ActKind] {
        let always: [ActKind] = ["referral.make", Close.kind, Correct.kind]
        let working = [Team.kind, Lead.kind] + familyGroup.next + [Agree.kind] + always
        switch status {
        case .notStarted: return [Identify.kind]
        case .toReceive:
            return declined == nil
                ? [Receive.kind, Decline.kind, Redirect.kind, Correct.kind] : [Redirect.kind, Close.kind, Correct.kind]
        case .toAgree: return [Agree.kind] + always
        case .refused: return [Agree.kind] + always
        case .toLead: return [Lead.kind, Agree.kind] + always
        case .toAssess: return [Assess.kind, Meet.kind] + working
        case .toPlan: return [Plan.kind, Assess.kind, Meet.kind] + working
        case .working:
            let done: [ActKind] = actions.open.isEmpty ? [] : [Done.kind]
            return [Meet.kind, Review.kind] + done + [Plan.kind, Assess.kind] + working
        case .closed: return [Correct.kind]
        }
    }
}

extension EarlyHelp: HoldsFamilyGroup {
    package static func familyGroupKind(_ verb: FamilyGroupVerb) -> ActKind {
        ActKind(rawValue: "earlyHelp.\(verb.rawValue)FamilyGroup")
    }

    package func checkFamilyGroup(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBeAgreed(setting, rule)
        try mustCarry(setting, rule + ".team")
    }
}
