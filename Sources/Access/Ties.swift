import Guidance
import Practice

/// What ties the asker to the person at the moment of asking: worked out once, before any rule.
package struct Ties: Sendable, Hashable {
    /// Live relationships.
    package let relationships: Set<Relationship>
    /// Those of them that come only from work beside that of the council that holds the record: they reach no further
    /// than that work.
    package let beside: Set<Relationship>
    /// The processes of that work.
    package let ownStreams: Set<StreamID>
    /// What their agency was invited to as a whole, for whoever may say who comes.
    let invited: Set<Relationship>
    /// A relationship of their own that has ended.
    package let hasEnded: Bool
    /// Their agency holds the episode, or one of its practitioners leads or supervises.
    package let isAllocatedAgency: Bool
    /// Their agency is or was involved.
    package let isInvolvedAgency: Bool
    /// Their agency holds the open work; where nobody does, it is or was involved.
    package var isResponsibleAgency: Bool { isAllocatedAgency || (!isHeld && isInvolvedAgency) }
    /// A council holds open work with the person.
    package let isHeld: Bool
    /// They are the person, their family or their neighbour.
    package let isParty: Bool
    /// They manage someone who is.
    package let managesParty: Bool
    /// Earlier schools that have handed their file over.
    package let handedOver: Set<AgencyID>
    /// Emergency access with the address.
    package let hasLocation: Bool
    /// Whom a stub names.
    package let contact: Contact
    package let hours: OfficeHours

    package init(_ asked: Asked, hours: OfficeHours = OfficeHours()) {
        let who = asked.who
        let subject = asked.subject
        let own = (subject?.involvements ?? []).filter { $0.person == subject?.person }
        let live = own.filter { $0.isLive(at: asked.at) }
        let past = own.filter { $0.hasEnded(at: asked.at) }
        func isBeside(_ one: Involvement) -> Bool {
            one.isLimited(to: subject?.beside ?? [])
        }
        let leading = live.filter { $0.kind.isLeading && !isBeside($0) }

        var found = Set(live.filter { !isBeside($0) }.compactMap { Ties.relationship(of: who, through: $0) })
        let others = live.filter { isBeside($0) && Ties.relationship(of: who, through: $0) != nil }
        let beside = Set(others.compactMap { Ties.relationship(of: who, through: $0) }).subtracting(found)
        let ownStreams = Set(others.compactMap(\.stream))
        if subject?.hasOpenPlan == true, who.has(Roles.emergencyClinician) { found.insert(.statusCard) }
        let knownToAgency =
            (live + past).contains { $0.agency == who.agency && !isBeside($0) } || subject?.council == who.agency
        if subject != nil, knownToAgency, who.has(Roles.dataProtectionOfficer) {
            found.insert(.dataProtection)
        }

        self.relationships = found.union(beside)
        self.beside = beside
        self.ownStreams = ownStreams
        self.invited =
            who.mayAnswerForAgency
                && live.contains { $0.practitioner == nil && $0.agency == who.agency && $0.kind == .conference }
            ? [.conference] : []
        self.hasEnded = past.compactMap { Ties.relationship(of: who, through: $0) }.contains {
            $0.leavesTrace
        }
        self.isAllocatedAgency =
            subject != nil
            && (subject?.council == who.agency || leading.contains { $0.agency == who.agency })
        self.isHeld = subject?.council != nil
        self.isInvolvedAgency = subject != nil && knownToAgency
        self.isParty = subject?.parties.contains { $0.practitioner == who.practitioner } ?? false
        self.managesParty = subject?.parties.contains { $0.lineManager == who.practitioner } ?? false
        self.handedOver = Set(past.filter { $0.kind == .formerSchool }.map(\.agency))
        self.hasLocation =
            found.contains(.emergency) && subject?.locationGranted.contains(who.practitioner) == true
        self.contact = Ties.contact(for: who, about: subject, leading: leading)
        self.hours = hours
    }

    /// Relationships that count for what is asked in a process: those beside only in their own work.
    package func acting(in stream: StreamID?) -> Set<Relationship> {
        stream.map(ownStreams.contains) == true ? relationships : relationships.subtracting(beside)
    }

    /// What an involvement makes of someone, live or not; nil when it is not theirs.
    private static func relationship(of who: Doer, through involvement: Involvement) -> Relationship? {
        let isTheirAgencys = involvement.agency == who.agency
        let isNamed = involvement.practitioner == who.practitioner && isTheirAgencys
        // A seat without a name is for whoever answers for the agency, until somebody does.
        let isTheirs = involvement.practitioner == nil ? isTheirAgencys && who.answersForAgency : isNamed
        let leadsSafeguarding = who.hasAny(Roles.safeguardingLeads)
        let isOnDuty =
            isTheirAgencys && who.hasAny(Roles.socialCare)
            && (involvement.team.map { $0 == who.team } ?? who.hasAny(Roles.onDuty))
        switch involvement.kind {
        case .lead: return isNamed ? .lead : nil
        case .supervisor: return isNamed ? .supervisor : nil
        case .emergency: return isNamed ? .emergency : nil
        case .duty: return isOnDuty ? .duty : nil
        case .school:
            guard isTheirAgencys, who.isPractising else { return nil }
            return leadsSafeguarding ? .school : .schoolStaff
        case .formerSchool: return isTheirAgencys && leadsSafeguarding ? .formerSchool : nil
        case .author:
            // Who leads safeguarding decides on a concern of their own as on anyone's in their agency.
            if isNamed, !leadsSafeguarding { return .author }
            return isTheirAgencys && leadsSafeguarding ? .safeguardingLead : nil
        case .referrer: return isTheirs ? .referrer : nil
        case .consulted: return isTheirs ? .consulted : nil
        case .strategy: return isTheirs ? .strategy : nil
        case .investigator: return isNamed ? .investigator : nil
        case .chair: return isNamed ? .chair : nil
        case .conference: return isTheirs ? .conference : nil
        case .coreGroup: return isTheirs ? .coreGroup : nil
        case .family:
            // Whoever is named leads or supervises; where nobody is, it is the team on duty.
            return (involvement.practitioner == nil ? isOnDuty : isNamed) ? .family : nil
        case .earlyHelpLead: return isNamed ? .earlyHelpLead : nil
        case .earlyHelpTeam: return isTheirs ? .earlyHelpTeam : nil
        case .difference: return isNamed ? .difference : nil
        case .auditor: return isNamed ? .auditor : nil
        }
    }

    /// Which agency holds the record is told to those whose work needs it; to others the name is all.
    private static func contact(for who: Doer, about subject: Subject?, leading: [Involvement]) -> Contact {
        guard who.hasAny(Roles.mayTakeEmergencyAccess) else { return Contact(agency: nil) }
        let lead = leading.first { $0.kind == .lead }
        return Contact(
            agency: subject?.council ?? lead?.agency ?? leading.first?.agency,
            practitioner: lead?.practitioner)
    }
}

extension Involvement {
    /// Shows no more than its own work, which stands beside the work of the council that holds the record. Whoever
    /// referred a child to another council sees their own words and its answer as they would anywhere.
    fileprivate func isLimited(to beside: Set<StreamID>) -> Bool {
        guard let stream, beside.contains(stream) else { return false }
        return kind != .referrer || stream.process != .episode
    }

    package func isLive(at moment: Moment) -> Bool {
        from <= moment && (until.map { moment < $0 } ?? true)
    }

    package func hasEnded(at moment: Moment) -> Bool { until.map { $0 <= moment } ?? false }
}

extension Involvement.Kind {
    /// Carries the work with the child.
    fileprivate var isLeading: Bool { self == .lead || self == .supervisor || self == .duty }
}

extension Relationship {
    /// When it has ended they may still know whom to ask.
    fileprivate var leavesTrace: Bool {
        switch self {
        case .lead, .supervisor, .school, .formerSchool, .safeguardingLead, .referrer, .author, .consulted,
            .strategy, .investigator, .chair, .conference, .coreGroup, .earlyHelpLead, .earlyHelpTeam:
            true
        case .duty, .emergency, .schoolStaff, .family, .difference, .auditor, .statusCard, .dataProtection: false
        }
    }

    /// Made by an involvement in the child's life, not by a role and the child's status.
    package var isWithThePerson: Bool { self != .statusCard && self != .dataProtection }
}

extension Doer {
    /// Takes what was asked of the whole agency: its safeguarding lead, or its front door where it is a council.
    package var answersForAgency: Bool {
        hasAny(Roles.safeguardingLeads) || (agencyKind == Agency.councilKind && hasAny(Roles.onDuty))
    }
    /// May say who comes for the agency: whoever answers for it; in one that is neither school nor council, and so may
    /// have no lead of its own, anyone who practises there.
    var mayAnswerForAgency: Bool {
        if answersForAgency { return true }
        return isPractising && agencyKind != Agency.councilKind && !Agency.educationKinds.contains(agencyKind)
    }
    package func has(_ role: String) -> Bool { roles.contains(role) }
    package func hasAny(_ wanted: Set<String>) -> Bool { !wanted.isDisjoint(with: roles) }
    package var isPractising: Bool { hasAny(Roles.practising) }
}
