import Access
import Guidance
import Practice
import Readings
import Store

/// What the pages of one agency's readiness show: its checklist, policies, training and self-assessments.
///
/// No child is named in any of them, so it is no look at anyone.
package struct ReadinessPicture: Sendable {
    /// How much of it is for whoever looks.
    package enum Extent: Sendable, Hashable {
        /// Everything, to be kept: the agency's own safeguarding leads and managers, and its trust's.
        case keeping
        /// Everything, to be read: the partnership.
        case watching
        /// The checklist and the policies: everyone who works there.
        case colleague
        /// Self-assessments that were signed off: those who keep another agency's.
        case peer
    }

    package let agency: AgencyRow
    package let tie: ReadinessTie?
    package let extent: Extent
    package let readiness: AgencyReadiness
    package let policies: PolicyRegister
    package let training: TrainingRecord
    package let assessments: SelfAssessment
    /// Those streams that have been begun.
    package let begun: Set<ProcessName>
    /// The acts that can come next and that whoever looks may do, by process.
    package let next: [ProcessName: [ActKind]]
    package let names: Names
    /// Schools that keep their readiness with this trust.
    package let schools: [ReadinessTie]

    package func stream(_ process: ProcessName) -> StreamID { StreamID(process, agency.id.id) }
    package var keeps: Bool { extent == .keeping }
}

/// How ready agencies are, beside each other.
package struct ReadinessComparison: Sendable {
    /// One agency.
    package struct Line: Sendable {
        package let agency: AgencyRow
        package let council: AgencyID?
        package let count: ReadinessCount?
        package let policies: PolicyCount?
        package let training: [TrainingCount]

        /// For how many of a hundred pairs of person and topic training is current.
        package var trained: Int? {
            let all = training.reduce(0) { $0 + $1.staff }
            return all == 0 ? nil : training.reduce(0) { $0 + $1.current } * 100 / all
        }
    }

    /// Kind of self-assessment by kind of agency, as far as any was begun.
    package struct Assessed: Sendable {
        /// An option of `selfAssessmentKinds`.
        package let kind: String
        package let standards: [AssessedStandard]
    }

    package let lines: [Line]
    package let assessed: [Assessed]
    package let names: Names
    /// Only the schools of the asker's trust.
    package let isOfTrust: Bool
}

extension Lookout {
    /// One agency's readiness.
    package func readiness(of agency: AgencyID, by caller: Caller, at now: Moment) async throws -> ReadinessPicture {
        try await office.database.read { [office] session in
            let who = try office.keeper(caller, in: session)
            guard let row = try office.readings.agency(agency, in: session) else { throw Rejection.notFound }
            let tie = try office.readings.readinessTie(of: agency, in: session)
            guard let extent = office.extent(of: row, tie, for: who.doer) else { throw Rejection.notFound }
            var begun: Set<ProcessName> = []
            func state<P: Process>(_: P.Type) throws -> P {
                guard let found = try office.replay(P.self, StreamID(P.name, agency.id), in: session) else {
                    return P()
                }
                begun.insert(P.name)
                return found.state
            }
            let readiness = try state(AgencyReadiness.self)
            let policies = try state(PolicyRegister.self)
            let training = try state(TrainingRecord.self)
            let assessments = try state(SelfAssessment.self)
            let guidance = office.library.guidance(on: now.day)
            let next: [ProcessName: [ActKind]] = [
                .readiness: office.mayKeep(readiness.next(under: guidance), extent, who.doer),
                .policy: office.mayKeep(policies.next(under: guidance), extent, who.doer),
                .training: office.mayKeep(training.next(under: guidance), extent, who.doer),
                .selfAssessment: office.mayKeep(assessments.next(under: guidance), extent, who.doer),
            ]
            let people =
                (readiness.current?.steps ?? []).flatMap { [$0.owner, $0.stamp?.by].compactMap { $0 } }
                + policies.policies.flatMap { [$0.owner].compactMap { $0 } + $0.asked.keys }
                + assessments.rounds.flatMap { $0.challenges.map(\.stamp.by) }
            let schools = try office.readings.readinessTies(under: agency, in: session)
            let agencies =
                [tie?.trust, tie?.council].compactMap { $0 } + schools.map(\.agency)
                + assessments.rounds.flatMap { $0.challenges.map(\.stamp.agency) }
                + training.sessions.compactMap(\.heldBy)
            return ReadinessPicture(
                agency: row, tie: tie, extent: extent, readiness: readiness, policies: policies, training: training,
                assessments: assessments, begun: begun, next: next,
                names: try Names(Set(people), Set(agencies), office.readings, session), schools: schools)
        }
    }

    /// Every agency beside the others, for the partnership; a trust's schools for those who keep its readiness.
    package func readinessComparison(by caller: Caller, at now: Moment) async throws -> ReadinessComparison {
        try await office.database.read { [office] session in
            let who = try office.comparing(caller, in: session)
            let isPartnership = who.doer.roles.contains(Roles.partnershipManager)
            let ties = try office.readings.everyReadinessTie(in: session)
            let tieOf = Dictionary(ties.map { ($0.agency, $0) }, uniquingKeysWith: { first, _ in first })
            let own = who.doer.agency
            let agencies = try office.readings.agencies(in: session).filter { agency in
                agency.isOpen && (isPartnership || tieOf[agency.id]?.trust == own || agency.id == own)
            }
            let shown = Set(agencies.map(\.id))
            let edition = office.library.guidance(on: now.day).edition.key
            let counts = Dictionary(
                try office.readings.readinessCounts(on: now.day, in: session).map { ($0.agency, $0) },
                uniquingKeysWith: { $1 })
            let policies = Dictionary(
                try office.readings.policyCounts(on: now.day, under: edition, in: session).map { ($0.agency, $0) },
                uniquingKeysWith: { $1 })
            let training = Dictionary(
                grouping: try office.readings.trainingCounts(on: now.day, in: session), by: \.agency)
            let kinds = office.library.lists[.selfAssessmentKinds]?.options.map(\.code) ?? []
            let assessed = try kinds.map { kind in
                ReadinessComparison.Assessed(
                    kind: kind,
                    standards: try office.readings.assessedStandards(kind, in: session).filter {
                        shown.contains($0.agency) && ($0.isSignedOff || !isPartnership)
                    })
            }
            let lines = agencies.map { agency in
                ReadinessComparison.Line(
                    agency: agency, council: tieOf[agency.id]?.council, count: counts[agency.id],
                    policies: policies[agency.id], training: training[agency.id] ?? [])
            }
            let councils = Set(lines.compactMap(\.council))
            return ReadinessComparison(
                lines: lines, assessed: assessed.filter { !$0.standards.isEmpty },
                names: try Names([], councils.union(shown), office.readings, session), isOfTrust: !isPartnership)
        }
    }
}

extension Office {
    /// The asker, whose account must stand.
    func keeper(_ caller: Caller, in session: any Session) throws -> Who {
        let who = try who(caller, in: session)
        guard who.account.enabled, who.account.agencyOpen, who.account.secondFactor != .missing else {
            throw Rejection.refused(Self.partnershipOnly)
        }
        return who
    }

    /// The asker, who must be one of those who compare agencies: the partnership, and a trust its schools.
    func comparing(_ caller: Caller, in session: any Session) throws -> Who {
        let who = try keeper(caller, in: session)
        let isOfTrust = who.doer.agencyKind == Agency.trustKind && isKeeper(who.doer)
        guard isOfTrust || who.doer.roles.contains(Roles.partnershipManager) else {
            throw Rejection.refused(Self.partnershipOnly)
        }
        return who
    }

    /// Whether a form may offer what stands in a process: what the asker reads on its pages anyway.
    func mayBeOffered(_ stream: StreamID, _ who: Who, in session: any Session) throws -> Bool {
        switch stream.process {
        case .partnership: return who.doer.hasAny(ActRule.seesPartnershipWork)
        case .readiness, .policy, .training, .selfAssessment:
            let agency = AgencyID(unchecked: stream.id)
            guard let row = try readings.agency(agency, in: session),
                let extent = extent(of: row, try readings.readinessTie(of: agency, in: session), for: who.doer)
            else { return false }
            let isForAllThere = [.readiness, .policy].contains(stream.process)
            return extent == .keeping || extent == .watching || (extent == .colleague && isForAllThere)
        default: return false
        }
    }

    func isKeeper(_ doer: Doer) -> Bool { !ActRule.keepers.isDisjoint(with: doer.roles) }

    /// How much of an agency's readiness is for someone; nil for nothing at all.
    fileprivate func extent(
        of agency: AgencyRow, _ tie: ReadinessTie?, for doer: Doer
    ) -> ReadinessPicture.Extent? {
        if doer.agencyKind == "operator" { return .keeping }
        if isKeeper(doer), doer.agency == agency.id || doer.agency == tie?.trust { return .keeping }
        if doer.roles.contains(Roles.partnershipManager) { return .watching }
        if doer.agency == agency.id { return .colleague }
        return isKeeper(doer) ? .peer : nil
    }

    /// Of the acts that can come next, those that whoever looks may do.
    fileprivate func mayKeep(
        _ acts: [ActKind], _ extent: ReadinessPicture.Extent, _ doer: Doer
    ) -> [ActKind] {
        acts.filter { act in
            guard ActRule.of(act)?.allowsRole(of: doer) == true else { return false }
            let isOutside = act == SelfAssessment.Moderate.kind || act == SelfAssessment.Challenge.kind
            switch extent {
            case .keeping: return !isOutside
            case .watching, .peer: return isOutside
            case .colleague: return act == PolicyRegister.Confirm.kind || act == AgencyReadiness.Finish.kind
            }
        }
    }

    fileprivate static let partnershipOnly = Refusal(
        "access.role", .mayNot, because: "Agencies are compared by the partnership, and schools by their trust.",
        authority: "docs/access.md", instead: "Look at your own agency's readiness.")
}
