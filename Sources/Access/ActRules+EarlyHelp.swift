import Practice

extension ActRule {
    /// Early help, child in need plans and family group conferences.
    static let earlyHelp: [ActRule] = ofEarlyHelp + ofChildInNeedPlans + ofFamilyGroups

    private static let carriers: Set<Relationship> = [.earlyHelpLead, .earlyHelpTeam]

    private static let ofEarlyHelp = [
        ActRule("earlyHelp.identify", roles: Roles.practising, needs: .anyone),
        ActRule("earlyHelp.handOver", needs: .relationship(workers)),
        ActRule("earlyHelp.receive", needs: .relationship([.earlyHelpLead])),
        ActRule("earlyHelp.decline", needs: .relationship([.earlyHelpLead])),
        ActRule("earlyHelp.redirect", needs: .relationship(workers.union([.earlyHelpTeam]))),
        ActRule("earlyHelp.agree", needs: .relationship(carriers)),
        ActRule("earlyHelp.lead", needs: .relationship(carriers)),
        ActRule("earlyHelp.team", needs: .relationship([.earlyHelpLead])),
        ActRule("earlyHelp.assess", needs: .relationship([.earlyHelpLead])),
        ActRule("earlyHelp.plan", needs: .relationship([.earlyHelpLead])),
        ActRule("earlyHelp.done", needs: .relationship(carriers)),
        ActRule("earlyHelp.meet", needs: .relationship(carriers)),
        ActRule("earlyHelp.review", needs: .relationship([.earlyHelpLead])),
        ActRule("earlyHelp.offerFamilyGroup", needs: .relationship(carriers)),
        ActRule("earlyHelp.answerFamilyGroup", needs: .relationship(carriers)),
        ActRule("earlyHelp.holdFamilyGroup", needs: .relationship(carriers)),
        ActRule("earlyHelp.reviewFamilyGroup", needs: .relationship(carriers)),
        ActRule("earlyHelp.close", needs: .relationship(carriers)),
        ActRule("earlyHelp.correct", needs: .authored),
    ]

    private static let ofChildInNeedPlans = [
        ActRule("childInNeedPlan.start", needs: .relationship(workers)),
        ActRule("childInNeedPlan.approve", roles: Roles.managers, needs: .relationship(managing), judged: .others),
        ActRule("childInNeedPlan.amend", needs: .relationship(workers)),
        ActRule("childInNeedPlan.done", needs: .relationship(workers.union([.coreGroup]))),
        ActRule("childInNeedPlan.visit", needs: .relationship(workers)),
        ActRule("childInNeedPlan.review", needs: .relationship(workers)),
        ActRule("childInNeedPlan.end", needs: .relationship(workers)),
    ]

    private static let ofFamilyGroups = [
        ActRule("familyGroup.offer", needs: .relationship(workers)),
        ActRule("familyGroup.offerBeforeCourt", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("familyGroup.answer", needs: .relationship(workers)),
        ActRule("familyGroup.hold", needs: .relationship(workers)),
        ActRule("familyGroup.review", needs: .relationship(workers)),
    ]
}
