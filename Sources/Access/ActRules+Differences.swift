import Practice

extension ActRule {
    /// Everyone who works with the child and may say that a decision is wrong.
    static let challengers: Set<Relationship> = workers.union([
        .school, .safeguardingLead, .referrer, .author, .consulted, .strategy, .investigator, .chair, .conference,
        .coreGroup, .earlyHelpLead, .earlyHelpTeam,
    ])

    static let differences: [ActRule] = [
        ActRule("difference.raise", needs: .relationship(challengers)),
        ActRule("difference.answer", needs: .relationship(workers.union([.difference]))),
        ActRule("difference.escalate", needs: .relationship(challengers.union([.difference]))),
        ActRule("difference.settle", needs: .relationship(challengers.union([.difference]))),
        ActRule("difference.correct", needs: .authored),
    ]

    /// Those who may plan and read for an audit.
    package static let auditors: Set<String> = Roles.managers.union(["conferenceChair", "designatedOfficer"])

    static let audits: [ActRule] = [
        ActRule("audit.plan", roles: auditors, needs: .holdingAgency, obliges: [.notify(.privacyOfficer)]),
        ActRule("audit.judge", roles: auditors, needs: .relationship([.auditor]), judged: .others),
        ActRule("audit.moderate", roles: auditors, needs: .relationship([.auditor]), judged: .others),
        ActRule("audit.close", roles: auditors, needs: .relationship([.auditor])),
        ActRule("supervision.record", roles: Roles.managers, needs: .relationship(managing), judged: .others),
    ]
}
