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

extension ActRule {
    /// Every act once, in the order of the processes.
    package static let all: [ActRule] =
        agency + practitioner + person + concern + emergencyAccess + referral + assessment + episode

    private static let furniture: Set<String> = [Roles.systemAdministrator, Roles.partnershipManager]
    private static let workers: Set<Relationship> = [.lead, .supervisor, .duty]
    private static let managing: Set<Relationship> = [.supervisor, .duty]
    /// Those who know the child well enough to say who they are and where they live.
    private static let knowing: Set<Relationship> =
        workers.union([.school, .safeguardingLead, .referrer, .author, .consulted])

    private static let agency = [
        ActRule("agency.register", roles: furniture, needs: .nothing),
        ActRule("agency.amend", roles: furniture, needs: .nothing),
        ActRule("agency.close", roles: furniture, needs: .nothing),
    ]

    private static let practitioner = [
        ActRule("practitioner.register", roles: furniture, needs: .nothing, judged: .others),
        ActRule("practitioner.amend", roles: furniture, needs: .nothing, judged: .others),
        ActRule("practitioner.disable", roles: furniture, needs: .nothing),
        ActRule("practitioner.enable", roles: furniture, needs: .nothing, judged: .others),
        ActRule("practitioner.declareConflict", needs: .anyone, judged: .own),
    ]

    private static let person = [
        ActRule("person.register", needs: .nothing),
        ActRule("person.name", needs: .relationship(knowing)),
        ActRule("person.birth", needs: .relationship(knowing)),
        ActRule("person.identify", needs: .relationship(knowing)),
        ActRule("person.communicate", needs: .relationship(knowing)),
        ActRule("person.move", needs: .relationship(knowing)),
        ActRule("person.relate", needs: .relationship(knowing)),
        ActRule("person.household", needs: .relationship(knowing)),
        ActRule(
            "person.enrol", roles: Roles.socialCare.union(Roles.safeguardingLeads).union(["headTeacher"]),
            needs: .anyone, obliges: [.notify(.lead)]),
        ActRule("person.leaveSchool", needs: .relationship(workers.union([.school]))),
        ActRule("person.die", needs: .relationship(workers.union([.consulted]))),
        ActRule("person.notSame", roles: maySearch, needs: .anyone),
        ActRule("person.restrict", roles: labelling, needs: .involvedAgency),
        ActRule("person.exclude", roles: labelling, needs: .involvedAgency),
        ActRule("person.lift", roles: labelling, needs: .involvedAgency, obliges: [.reason, .secondPerson]),
        ActRule("person.correct", needs: .authored),
    ]

    private static let labelling: Set<String> = ["socialWorkManager", Roles.dataProtectionOfficer]

    private static let concern = [
        ActRule("concern.record", needs: .anyone),
        ActRule("concern.alert", needs: .relationship(concernHolders)),
        ActRule("concern.act", needs: .relationship(concernHolders)),
        ActRule("concern.decide", needs: .relationship(concernHolders.subtracting([.author]))),
        ActRule("concern.correct", needs: .authored),
    ]

    private static let concernHolders: Set<Relationship> = workers.union([
        .author, .school, .safeguardingLead,
    ])

    private static let emergencyAccess = [
        ActRule(
            "grant.open", roles: Roles.mayTakeEmergencyAccess, needs: .emergencyOffer,
            obliges: [.reason, .notify(.lead), .notify(.supervisor), .notify(.privacyOfficer)]),
        ActRule(
            "grant.review", roles: [Roles.dataProtectionOfficer, Roles.partnershipManager], needs: .anyone,
            judged: .independent),
    ]

    private static let referral = [
        ActRule("referral.make", needs: .anyone),
        ActRule("contact.receive", roles: Roles.socialCare, agencyKinds: ["localAuthority"], needs: .anyone),
        ActRule("referral.classify", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("referral.acknowledge", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("referral.decide", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("referral.feedback", roles: Roles.socialCare, needs: .relationship(workers)),
    ]

    private static let assessment = [
        ActRule("child.see", needs: .relationship([.lead, .duty])),
        ActRule("assessment.interview", needs: .relationship([.lead])),
        ActRule("assessment.consult", needs: .relationship([.lead])),
        ActRule("assessment.write", needs: .relationship([.lead])),
        ActRule("assessment.submit", needs: .relationship([.lead])),
        ActRule(
            "assessment.return", roles: Roles.managers, needs: .relationship(managing), judged: .others),
        ActRule(
            "assessment.approve", roles: Roles.managers, needs: .relationship(managing), judged: .others),
        ActRule("assessment.tell", needs: .relationship([.lead, .supervisor])),
    ]

    private static let episode = [
        ActRule(
            "episode.allocate", roles: Roles.managers.union(["dutySocialWorker"]),
            needs: .relationship(workers)),
        ActRule("episode.close", needs: .relationship(workers)),
        ActRule("episode.explainLate", needs: .relationship(workers)),
        ActRule("episode.correct", needs: .authored),
    ]
}
