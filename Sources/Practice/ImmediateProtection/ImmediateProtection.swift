import Guidance

/// What keeps a child safe now: police protection, emergency and child assessment orders, exclusion requirements.
///
/// A part of `Episode`. Whatever runs stands as an alert on every page of the child until it ends.
package struct ImmediateProtection: EpisodePart {
    package static let acts: [any Act<Episode>.Type] = [
        TakePoliceProtection.self, EndPoliceProtection.self, ObtainEmergencyOrder.self, ExtendEmergencyOrder.self,
        EndEmergencyOrder.self, StartAssessmentOrder.self, EndAssessmentOrder.self, RequireExclusion.self,
        LiftExclusion.self,
    ]

    package var policeProtections: [ProtectionPeriod<TakePoliceProtection>] = []
    package var emergencyOrders: [EmergencyOrder] = []
    package var assessmentOrders: [ProtectionPeriod<StartAssessmentOrder>] = []
    package var exclusions: [ProtectionPeriod<RequireExclusion>] = []

    package init() {}

    /// How a line tells who was told, and why partners were not consulted before acting.
    package static let toldLabel = "Who was told"
    package static let notConsultedLabel = "Partners not consulted because"
    package static let tellingLabels: Set<String> = [
        toldLabel, notConsultedLabel, "Told at the council", "Parents not told because",
    ]

    /// The police protection that runs.
    package var policeProtection: ProtectionPeriod<TakePoliceProtection>? { policeProtections.last.running() }
    package var emergencyOrder: EmergencyOrder? {
        emergencyOrders.last.flatMap { $0.period.ended == nil ? $0 : nil }
    }
    package var assessmentOrder: ProtectionPeriod<StartAssessmentOrder>? { assessmentOrders.last.running() }
    package var exclusion: ProtectionPeriod<RequireExclusion>? { exclusions.last.running() }
    /// Anything was done in it.
    package var isUsed: Bool {
        !policeProtections.isEmpty || !emergencyOrders.isEmpty || !assessmentOrders.isEmpty || !exclusions.isEmpty
    }

    /// From when an order's days run: the first day of the police protection it follows, else when it was made.
    func firstDay(ofOrderMadeAt made: Moment) -> Moment {
        let before = policeProtections.last { period in
            guard period.began.stamp.happenedAt <= made else { return false }
            guard let ended = period.ended else { return true }
            return made <= ended.happenedAt || period.how == Self.orderMade && ended.happenedAt.day == made.day
        }
        return before?.began.stamp.happenedAt ?? made
    }

    /// The option of `policeProtectionEnds` for protection that an order takes over.
    package static let orderMade = "orderMade"

    // MARK: What runs

    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        let closed = episode.closure?.stamp.happenedAt
        let police = policeProtections.map { period in
            Clock(
                .policeProtection, about: child, from: period.began.stamp.happenedAt, under: guidance,
                stoppedAt: period.ended?.happenedAt ?? closed,
                lateBecause: episode.lateReason(
                    .policeProtection, from: period.began.stamp.happenedAt,
                    stoppedAt: period.ended?.happenedAt ?? closed),
                owner: Self.owner(of: period, in: episode), stops: EndPoliceProtection.kind,
                mark: period.began.stamp.number)
        }
        let orders = emergencyOrders.flatMap { order -> [Clock] in
            let ended = order.period.ended?.happenedAt ?? closed
            let first = Clock(
                .emergencyProtectionOrder, about: child, from: order.runsFrom, under: guidance,
                stoppedAt: order.extended?.stamp.happenedAt ?? ended,
                lateBecause: episode.lateReason(.emergencyProtectionOrder, from: order.runsFrom, stoppedAt: ended),
                owner: episode.worker,
                stops: EndEmergencyOrder.kind, mark: order.began.stamp.number,
                until: order.began.act.endsAt.map(Due.moment))
            guard let extended = order.extended else { return [first] }
            let second = Clock(
                .emergencyProtectionExtension, about: child, from: extended.stamp.happenedAt, under: guidance,
                stoppedAt: ended,
                lateBecause: episode.lateReason(
                    .emergencyProtectionExtension, from: extended.stamp.happenedAt, stoppedAt: ended),
                owner: episode.worker, stops: EndEmergencyOrder.kind, mark: extended.stamp.number,
                until: order.due(under: guidance))
            return [first, second]
        }
        let assessments = assessmentOrders.map { period in
            let ended = period.ended?.happenedAt ?? closed
            return Clock(
                .childAssessmentOrder, about: child, from: Moment(period.began.act.startsOn), under: guidance,
                stoppedAt: ended,
                lateBecause: episode.lateReason(
                    .childAssessmentOrder, from: Moment(period.began.act.startsOn), stoppedAt: ended),
                owner: episode.worker, stops: EndAssessmentOrder.kind, mark: period.began.stamp.number)
        }
        return police + orders + assessments
    }

    /// Whoever took the child under protection ends it: the force, where one of its officers works in this record.
    private static func owner(of period: ProtectionPeriod<TakePoliceProtection>, in episode: Episode) -> Owner {
        guard let force = period.began.act.takenBy, !officers(of: period).isEmpty else { return episode.worker }
        return .role(force, Self.officer)
    }

    /// The force's officers who work in this record: whoever recorded it for their own force, and those named with it.
    private static func officers(of period: ProtectionPeriod<TakePoliceProtection>) -> Set<PractitionerID> {
        let (act, stamp) = (period.began.act, period.began.stamp)
        return Set((stamp.agency == act.takenBy ? [stamp.by] : []) + (act.officers ?? []))
    }

    /// The role of a constable, an option of `practitionerRoles`.
    package static let officer = "policeOfficer"

    package func facts(about child: PersonID, in episode: Episode, under guidance: Guidance) -> [Fact] {
        func due(_ duty: DutyKey, _ mark: Int) -> Due? {
            clocks(of: child, in: episode, under: guidance).last { $0.duty == duty && $0.mark == mark }?.due
        }
        var facts: [Fact] = []
        if let period = policeProtection {
            let stamp = period.began.stamp
            facts.append(
                Fact(
                    "policeProtection", about: child, what: "Police protection", since: stamp.happenedAt,
                    until: due(.policeProtection, stamp.number), weight: .alert))
        }
        if let order = emergencyOrder {
            facts.append(
                Fact(
                    "emergencyProtectionOrder", about: child,
                    what: order.extended == nil
                        ? "Emergency protection order" : "Emergency protection order, extended",
                    since: order.began.stamp.happenedAt, until: order.due(under: guidance), weight: .alert))
        }
        if let period = assessmentOrder {
            facts.append(
                Fact(
                    "childAssessmentOrder", about: child, what: "Child assessment order",
                    since: Moment(period.began.act.startsOn),
                    until: due(.childAssessmentOrder, period.began.stamp.number), weight: .alert))
        }
        if let period = exclusion {
            facts.append(
                Fact(
                    "exclusion", about: child, what: "Exclusion requirement", since: period.began.stamp.happenedAt,
                    until: period.began.act.endsAt.map(Due.moment), weight: .alert))
        }
        return facts
    }

    /// The officers of the force that took the child under protection see how things stand while it runs; where none of
    /// them works in this record, whoever answers for the force.
    package func involvements(with child: PersonID, in episode: Episode) -> [Involvement] {
        policeProtections.flatMap { period -> [Involvement] in
            guard let force = period.began.act.takenBy else { return [] }
            let officers: [PractitionerID?] = Self.officers(of: period).sorted()
            return (officers.isEmpty ? [nil] : officers).map { officer in
                Involvement(
                    .consulted, person: child, practitioner: officer, agency: force,
                    from: period.began.stamp.happenedAt,
                    until: period.ended?.happenedAt ?? episode.closure?.stamp.happenedAt)
            }
        }
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        var kinds: [ActKind] = []
        if policeProtection != nil { kinds.append(EndPoliceProtection.kind) }
        if let order = emergencyOrder {
            if order.extended == nil { kinds.append(ExtendEmergencyOrder.kind) }
            kinds.append(EndEmergencyOrder.kind)
        }
        if assessmentOrder != nil { kinds.append(EndAssessmentOrder.kind) }
        if exclusion != nil { kinds.append(LiftExclusion.kind) }
        guard isUsed || episode.mayNeedProtection else { return kinds }
        if policeProtection == nil { kinds.append(TakePoliceProtection.kind) }
        if emergencyOrder == nil { kinds.append(ObtainEmergencyOrder.kind) }
        if assessmentOrder == nil { kinds.append(StartAssessmentOrder.kind) }
        if exclusion == nil { kinds.append(RequireExclusion.kind) }
        return kinds
    }

    package func keepsOpen(_ episode: Episode) -> Refusal? {
        let inForce = [
            policeProtection.map { _ in "Police protection" },
            emergencyOrder.map { _ in "An emergency protection order" },
            assessmentOrder.map { _ in "A child assessment order" },
            exclusion.map { _ in "An exclusion requirement" },
        ]
        return inForce.lazy.compactMap { $0 }.first.map {
            .notNow(
                "episode.close.protection", "\($0) has not ended.",
                instead: "Record its end, and where the child is, then close.")
        }
    }
}

/// Something that protects from when it was taken or ordered until it ended.
package struct ProtectionPeriod<Began: Sendable>: Sendable {
    package let began: Stamped<Began>
    package private(set) var ended: Stamp?
    /// How it ended, an option of its list.
    package private(set) var how: String?

    init(began: Stamped<Began>) { self.began = began }

    mutating func end(_ stamp: Stamp, _ how: String?) {
        ended = stamp
        self.how = how
    }
}

extension Optional {
    /// The period, while it has not ended.
    fileprivate func running<Began>() -> ProtectionPeriod<Began>? where Wrapped == ProtectionPeriod<Began> {
        flatMap { $0.ended == nil ? $0 : nil }
    }
}

/// An emergency protection order with its one extension.
package struct EmergencyOrder: Sendable {
    package internal(set) var period: ProtectionPeriod<ImmediateProtection.ObtainEmergencyOrder>
    /// The moment from which its days are counted.
    package let runsFrom: Moment
    package internal(set) var extended: Stamped<ImmediateProtection.ExtendEmergencyOrder>?

    package var began: Stamped<ImmediateProtection.ObtainEmergencyOrder> { period.began }

    /// When it ends by itself, as the guidance in force when it was made has it.
    package func due(under guidance: Guidance) -> Due? {
        let then = guidance.library.guidance(on: runsFrom.day)
        let first =
            began.act.endsAt.map(Due.moment)
            ?? (try? then.duty(.emergencyProtectionOrder).due(from: runsFrom, in: then.workingDays))
        guard let extended, let first else { return first }
        if let endsAt = extended.act.endsAt { return .moment(endsAt) }
        return try? then.duty(.emergencyProtectionExtension).due(
            from: Self.extensionBegins(after: first), in: then.workingDays)
    }

    /// The days of an extension follow those of the order.
    static func extensionBegins(after end: Due) -> Moment { Moment(end.day.adding(days: 1)) }
}

extension Array {
    /// Ends the last period.
    mutating func endLast<Began>(_ stamp: Stamp, _ how: String?) where Element == ProtectionPeriod<Began> {
        guard let last = indices.last else { return }
        self[last].end(stamp, how)
    }
}
