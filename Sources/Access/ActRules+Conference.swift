import Practice

extension ActRule {
    /// Conferences, child protection plans with their core groups, and transfers between areas.
    static let conferring = conference + protectionPlan + transfer

    private static let callers: Set<Relationship> = workers.union([.chair])
    private static let invited: Set<Relationship> = callers.union([.conference])
    private static let planners: Set<Relationship> = [.lead, .supervisor, .coreGroup]

    private static let conference = [
        ActRule("conference.call", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("conference.rearrange", needs: .relationship(callers)),
        ActRule("conference.callOff", needs: .relationship(callers)),
        ActRule("conference.invite", needs: .relationship(callers)),
        ActRule("conference.answer", needs: .relationship(invited)),
        ActRule("conference.report", needs: .relationship(invited)),
        ActRule("conference.share", needs: .relationship(callers)),
        ActRule("conference.minute", needs: .relationship([.chair, .conference, .lead])),
        ActRule("conference.view", needs: .relationship(invited)),
        ActRule("conference.delay", needs: .relationship([.chair, .supervisor, .duty])),
        ActRule("conference.hold", needs: .relationship([.chair])),
        ActRule("conference.review", needs: .relationship([.chair])),
        ActRule("conference.tell", needs: .relationship(callers)),
    ]

    private static let protectionPlan = [
        ActRule("plan.write", needs: .relationship(planners)),
        ActRule("plan.outcome", needs: .relationship(planners)),
        ActRule("plan.progress", needs: .relationship(planners)),
        ActRule("coreGroup.hold", needs: .relationship([.lead, .supervisor])),
        ActRule("coreGroup.done", needs: .relationship(planners)),
        ActRule("protectionPlan.visit", needs: .relationship(planners.union([.duty]))),
        ActRule(
            "protectionPlan.end", roles: ["socialWorkManager", "conferenceChair"],
            needs: .relationship([.chair, .supervisor, .duty])),
        ActRule("protectionPlan.tell", needs: .relationship(callers)),
    ]

    private static let transfer = [
        ActRule("transfer.request", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("transfer.receive", roles: Roles.socialCare, agencyKinds: ["localAuthority"], needs: .anyone),
        ActRule("transfer.accept", needs: .relationship(workers.union([.conference]))),
        ActRule("transfer.decline", needs: .relationship(workers.union([.conference]))),
        ActRule("transfer.withdraw", roles: Roles.socialCare, needs: .relationship(workers)),
    ]
}
