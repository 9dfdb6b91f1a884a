import Guidance

/// A child's time away from home: looked after, privately fostered, in a long stay, with a mother in a unit, in
/// custody.
///
/// One stream is one such time of one child. Returning home from care belongs to the time it ends, and keeps it running
/// until the return is reviewed and closed.
package struct LivingAway: ExplainsLate {
    package typealias Correct = Correction<LivingAway>
    package typealias ExplainLate = LateReason<LivingAway>

    package static let name = ProcessName.livingAway
    package static let isOneChilds = true
    package static let acts: [any Act<LivingAway>.Type] =
        [
            BeginLookedAfter.self, BeginPlacement.self, VisitLookedAfter.self, HoldReview.self,
            FinishReview.self, DecideReturn.self, PlanReturn.self, VisitAfterReturn.self, ReviewReturn.self,
        ] + [
            NotifyFostering.self, BeginFostering.self, VisitFostered.self, DecideFostering.self,
            ChangeFostering.self, LeaveFostering.self,
            BeginLongStay.self, NotifyLongStay.self, ApplyForUnit.self, AdviseUnit.self, DecideUnit.self,
            BeginCustody.self, Allocate.self, CheckWelfare.self, End.self, ExplainLate.self, Correct.self,
        ] + FamilyGroup<LivingAway>.acts

    /// How a child can live away from home.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case lookedAfter, privateFostering, longStay, motherAndBabyUnit, custody
    }

    package var kind: Kind?
    package var child: PersonID?
    /// The council that answers for the child; nil until one has been told.
    package var council: AgencyID?
    /// The entry that opened it.
    package var opened: Stamp?
    package var allocations: [Stamped<Allocate>] = []
    package var checks: [Stamped<CheckWelfare>] = []
    package var ended: Stamped<End>?
    package var explanations: [DutyKey: [Stamped<ExplainLate>]] = [:]
    package var authors: [Int: PractitionerID] = [:]

    // Looked after, and returning home.
    package var lookedAfter: Stamped<BeginLookedAfter>?
    package var placements: [Stamped<BeginPlacement>] = []
    package var visits: [Stamped<VisitLookedAfter>] = []
    package var reviews: [Stamped<HoldReview>] = []
    package var finished: [Stamped<FinishReview>] = []
    /// Every return home that was decided, in the order of the record.
    package var returns: [Stamped<DecideReturn>] = []
    package var returnPlans: [Stamped<PlanReturn>] = []
    package var returnVisits: [Stamped<VisitAfterReturn>] = []
    package var returnReviews: [Stamped<ReviewReturn>] = []
    package var familyGroup = FamilyGroup<LivingAway>()

    // Private fostering.
    package var notice: Stamped<NotifyFostering>?
    package var fosteringBegan: Stamped<BeginFostering>?
    package var fosteringVisits: [Stamped<VisitFostered>] = []
    package var suitability: [Stamped<DecideFostering>] = []
    package var fosteringChanges: [Stamped<ChangeFostering>] = []
    package var fosteringLeft: Stamped<LeaveFostering>?

    // Long stays, units and custody.
    package var stay: Stamped<BeginLongStay>?
    package var stayNotice: Stamped<NotifyLongStay>?
    package var application: Stamped<ApplyForUnit>?
    package var advice: Stamped<AdviseUnit>?
    package var unitDecision: Stamped<DecideUnit>?
    package var custody: Stamped<BeginCustody>?

    package init() {}

    package var about: [PersonID] { child.map { [$0] } ?? [] }
    package var worker: PractitionerID? { allocations.last?.act.worker }
    package var manager: PractitionerID? { allocations.last?.act.manager }
    package var reviewingOfficer: PractitionerID? {
        allocations.last { $0.act.reviewingOfficer != nil }?.act.reviewingOfficer
    }

    /// The return home that was decided last.
    package var returning: Stamped<DecideReturn>? { returns.last }

    /// The return home that has been decided, and has neither been closed nor ended in care again.
    package var openReturn: Stamped<DecideReturn>? {
        returning.flatMap { end(of: $0) == nil ? $0 : nil }
    }

    /// When nothing more runs here; nil while anything does.
    package var over: Moment? {
        guard let ended else { return nil }
        guard let returning, ended.act.reason == End.returnedHome else { return ended.stamp.happenedAt }
        guard returning.stamp.number <= ended.stamp.number else { return ended.stamp.happenedAt }
        return end(of: returning).map { max($0.happenedAt, ended.stamp.happenedAt) }
    }

    package var isRunning: Bool { opened != nil && over == nil }

    mutating func open(_ kind: Kind, council: AgencyID?, _ stamp: Stamp) {
        self.kind = kind
        self.council = council
        child = stamp.about.first
        opened = stamp
        note(stamp)
    }

    package var involvements: [Involvement] {
        guard let child, let opened else { return [] }
        var all: [Involvement] = []
        if let council {
            all.append(Involvement(.duty, person: child, agency: council, from: opened.happenedAt, until: over))
        }
        if opened.agency != council {
            all.append(
                Involvement(
                    .referrer, person: child, practitioner: opened.by, agency: opened.agency,
                    from: opened.happenedAt, until: over))
        }
        guard let council else { return all }
        for (place, allocation) in allocations.enumerated() {
            let next = place + 1 < allocations.count ? allocations[place + 1].stamp.happenedAt : nil
            let from = allocation.stamp.happenedAt
            func add(_ kind: Involvement.Kind, _ who: PractitionerID) {
                all.append(
                    Involvement(
                        kind, person: child, practitioner: who, agency: council, from: from, until: next ?? over))
            }
            add(.lead, allocation.act.worker)
            add(.supervisor, allocation.act.manager)
            if let officer = allocation.act.reviewingOfficer { add(.chair, officer) }
        }
        return all
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard opened != nil else {
            return [
                BeginLookedAfter.kind, NotifyFostering.kind, BeginLongStay.kind, ApplyForUnit.kind, BeginCustody.kind,
            ]
        }
        let always = explaining(under: guidance) + [Correct.kind]
        guard isRunning else { return always }
        let who: [ActKind] = council == nil ? [] : [Allocate.kind]
        let naming = allocations.isEmpty ? who : []
        let renaming = allocations.isEmpty ? [] : who
        let ending: [ActKind] = ended == nil ? [End.kind] : []
        return naming + ofKind + renaming + ending + always
    }

    private var ofKind: [ActKind] {
        switch kind {
        case .lookedAfter: nextLookedAfter
        case .privateFostering: nextFostering
        case .longStay: stayNotice == nil ? [NotifyLongStay.kind] : [CheckWelfare.kind]
        case .motherAndBabyUnit:
            advice == nil ? [AdviseUnit.kind] : unitDecision == nil ? [DecideUnit.kind] : [CheckWelfare.kind]
        case .custody: [CheckWelfare.kind]
        case nil: []
        }
    }
}
