import Practice

/// One row of the role and act table: who may do an act, and what must tie them to the person.
package struct ActRule: Sendable, Hashable {
    /// What the act needs between the practitioner and the person it is about.
    package enum Need: Sendable, Hashable {
        /// It concerns no person's record.
        case nothing
        /// Anyone who can be found. Shows who they are and no more; a restriction does not stand in the way.
        case anyone
        /// One of these live relationships.
        case relationship(Set<Relationship>)
        /// Their agency is or was involved with the person.
        case involvedAgency
        /// Their agency holds the open work with the person, or leads it.
        case holdingAgency
        /// Their agency holds the open work; where nobody does, it is or was involved.
        case responsibleAgency
        /// Emergency access would be offered to them.
        case emergencyOffer
        /// They wrote what is put right.
        case authored
    }

    /// Whose grant, assessment or account it may judge or change.
    package enum Judged: String, Sendable, Hashable {
        case anyones = ""
        /// Only their own.
        case own = "only their own"
        /// Not their own.
        case others = "never their own"
        /// Not their own, their manager's, or that of anyone they manage; it must be known whose it is.
        case independent = "never their own, nor their manager's, nor that of anyone they manage"
    }

    package let act: ActKind
    /// Options of `practitionerRoles`, any of which will do; nil for every role.
    package let roles: Set<String>?
    /// Options of `agencyKinds`, any of which will do; nil for every kind.
    package let agencyKinds: Set<String>?
    package let needs: Need
    package let judged: Judged
    package let obliges: Set<Obligation>

    init(
        _ act: ActKind, roles: Set<String>? = nil, agencyKinds: Set<String>? = nil, needs: Need,
        judged: Judged = .anyones, obliges: Set<Obligation> = []
    ) {
        self.act = act
        self.roles = roles
        self.agencyKinds = agencyKinds
        self.needs = needs
        self.judged = judged
        self.obliges = obliges
    }

    package static func of(_ act: ActKind) -> ActRule? { byAct[act] }

    private static let byAct = Dictionary(all.map { ($0.act, $0) }, uniquingKeysWith: { first, _ in first })

    /// Role and kind of agency allow it.
    package func allowsRole(of who: Doer) -> Bool {
        (roles.map(who.hasAny) ?? true) && (agencyKinds?.contains(who.agencyKind) ?? true)
    }

    /// Whether it may be done to whosever work or account it is.
    package func judges(_ whose: Worker?, by who: Doer) -> Bool {
        switch judged {
        case .anyones: return true
        case .own: return whose?.practitioner == who.practitioner
        case .others: return whose?.practitioner != who.practitioner
        case .independent:
            guard let whose else { return false }
            return whose.practitioner != who.practitioner && whose.lineManager != who.practitioner
                && whose.practitioner != who.lineManager
        }
    }

    /// Doing it shows nothing of anyone's record beyond who they are.
    package var opensNoRecord: Bool { needs == .nothing || needs == .anyone }

    /// Roles that may look for a person.
    package static let maySearch = Roles.practising.union([Roles.dataProtectionOfficer])

    /// Roles that look after each part of the system.
    package static func administrators(of what: Administered) -> Set<String> {
        switch what {
        case .practitioners, .agencies: furniture
        case .tokens: [Roles.systemAdministrator]
        }
    }
}
