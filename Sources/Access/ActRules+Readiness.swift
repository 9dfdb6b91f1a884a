import Practice

extension ActRule {
    /// Those who keep an agency's checklists, policies, training and self-assessments.
    package static let keepers: Set<String> = Roles.safeguardingLeads.union([
        "headTeacher", "socialWorkManager", "safeguardingManager", Roles.partnershipManager,
    ])

    /// They, and the operator on an agency's behalf; whose agency it is, the acts themselves ask.
    private static let keeping = keepers.union([Roles.systemAdministrator])

    static let readiness: [ActRule] = [
        ActRule("readiness.adopt", roles: keeping, needs: .nothing),
        ActRule("readiness.carry", roles: keeping, needs: .nothing),
        ActRule("readiness.assign", roles: keeping, needs: .nothing),
        ActRule("readiness.done", needs: .nothing),
        ActRule("readiness.setAside", roles: keeping, needs: .nothing),
        ActRule("readiness.reopen", roles: keeping, needs: .nothing),
        ActRule("readiness.belong", roles: keeping, needs: .nothing),
        ActRule("policy.register", roles: keeping, needs: .nothing),
        ActRule("policy.review", roles: keeping, needs: .nothing),
        ActRule("policy.withdraw", roles: keeping, needs: .nothing),
        ActRule("policy.require", roles: keeping, needs: .nothing),
        ActRule("policy.confirm", needs: .nothing),
        ActRule("policy.receipt", roles: keeping, needs: .nothing),
        ActRule("training.import", roles: keeping, needs: .nothing),
        ActRule("training.hold", roles: keeping, needs: .nothing),
        ActRule("training.attend", roles: keeping, needs: .nothing),
        ActRule("training.takeBack", roles: keeping, needs: .nothing),
        // Only with the attendance at the session itself, which is checked there.
        ActRule("training.count", roles: keeping, needs: .nothing),
        ActRule("selfAssessment.begin", roles: keeping, needs: .nothing),
        ActRule("selfAssessment.rate", roles: keeping, needs: .nothing),
        ActRule("selfAssessment.plan", roles: keeping, needs: .nothing),
        ActRule("selfAssessment.finish", roles: keeping, needs: .nothing),
        ActRule("selfAssessment.signOff", roles: keeping, needs: .nothing),
        ActRule("selfAssessment.moderate", roles: [Roles.partnershipManager], needs: .nothing),
        ActRule("selfAssessment.challenge", roles: keepers, needs: .nothing),
        ActRule("selfAssessment.respond", roles: keeping, needs: .nothing),
    ]
}
