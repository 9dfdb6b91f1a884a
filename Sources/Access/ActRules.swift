import Practice

extension ActRule {
    /// Every act once, in the order of the processes.
    package static let all: [ActRule] =
        agency + practitioner + person + concern + emergencyAccess + referral + assessment + episode + protecting
        + conferring + letters
        + differences + audits + readiness + story + yearlyReport
        + particularChildren + partnership
        + earlyHelp

    /// Acts that begin work with a child and that need no relationship with them.
    static let beginning: Set<ActKind> = [
        "contact.receive", "transfer.receive", "lookedAfter.begin", "privateFostering.notify", "longStay.begin",
        "motherAndBabyUnit.apply", "custody.begin", "circumstance.note", "homelessness.learn", "homelessness.expect",
        "earlyHelp.identify",
    ]

    static let furniture: Set<String> = [Roles.systemAdministrator, Roles.partnershipManager]
    static let workers: Set<Relationship> = [.lead, .supervisor, .duty]
    static let managing: Set<Relationship> = [.supervisor, .duty]
    /// Those who know the child well enough to say who they are and where they live.
    static let knowing: Set<Relationship> =
        workers.union([.school, .safeguardingLead, .referrer, .author, .consulted, .family])

    static let agency = [
        ActRule("agency.register", roles: furniture, needs: .nothing),
        ActRule("agency.amend", roles: furniture, needs: .nothing),
        ActRule("agency.close", roles: furniture, needs: .nothing),
    ]

    static let practitioner = [
        ActRule("practitioner.register", roles: furniture, needs: .nothing, judged: .others),
        ActRule("practitioner.amend", roles: furniture, needs: .nothing, judged: .others),
        ActRule("practitioner.disable", roles: furniture, needs: .nothing),
        ActRule("practitioner.enable", roles: furniture, needs: .nothing, judged: .others),
        ActRule("practitioner.declareConflict", needs: .anyone, judged: .own),
    ]

    static let person = [
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
        ActRule(
            "person.handOverFile", roles: Roles.safeguardingLeads, needs: .relationship([.formerSchool])),
        ActRule("person.die", needs: .relationship(workers.union([.consulted, .family]))),
        ActRule("person.notSame", roles: maySearch, needs: .anyone),
        ActRule("person.restrict", roles: labelling, needs: .responsibleAgency),
        ActRule("person.exclude", roles: labelling, needs: .responsibleAgency),
        ActRule("person.lift", roles: labelling, needs: .responsibleAgency, obliges: [.reason, .secondPerson]),
        ActRule("person.correct", needs: .authored),
    ]

    static let labelling: Set<String> = ["socialWorkManager", Roles.dataProtectionOfficer]

    static let concern = [
        ActRule("concern.record", needs: .anyone),
        ActRule("concern.alert", needs: .relationship(concernHolders)),
        ActRule("concern.act", needs: .relationship(concernHolders)),
        ActRule("concern.decide", needs: .relationship(concernHolders.subtracting([.author]))),
        ActRule("concern.correct", needs: .authored),
    ]

    static let concernHolders: Set<Relationship> = workers.union([
        .author, .school, .safeguardingLead,
    ])

    static let emergencyAccess = [
        ActRule(
            "grant.open", roles: Roles.mayTakeEmergencyAccess, needs: .emergencyOffer,
            obliges: [.reason, .notify(.lead), .notify(.supervisor), .notify(.privacyOfficer)]),
        ActRule(
            "grant.review", roles: [Roles.dataProtectionOfficer, Roles.partnershipManager], needs: .anyone,
            judged: .independent),
    ]

    static let referral = [
        ActRule("referral.make", needs: .anyone),
        ActRule("contact.receive", roles: Roles.socialCare, agencyKinds: ["localAuthority"], needs: .anyone),
        ActRule("referral.classify", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("referral.acknowledge", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("referral.decide", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("referral.feedback", roles: Roles.socialCare, needs: .relationship(workers)),
    ]

    static let assessment = [
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

    static let episode = [
        ActRule(
            "episode.allocate", roles: Roles.managers.union(["dutySocialWorker"]),
            needs: .relationship(workers)),
        ActRule("episode.close", needs: .relationship(workers)),
        ActRule("episode.explainLate", needs: .relationship(workers)),
        ActRule("episode.correct", needs: .authored),
    ]
}
