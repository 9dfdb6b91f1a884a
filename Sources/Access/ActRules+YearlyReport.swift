import Practice

extension ActRule {
    /// Those who write the safeguarding partners' yearly report; whoever runs the partnership publishes it.
    package static let reportWriters: Set<String> = [Roles.partnershipManager, "analyst", "socialWorkManager"]

    static let yearlyReport: [ActRule] = [
        ActRule("yearlyReport.begin", roles: [Roles.partnershipManager], needs: .nothing),
        ActRule("yearlyReport.write", roles: reportWriters, needs: .nothing),
        ActRule("yearlyReport.ask", roles: [Roles.partnershipManager], needs: .nothing),
        // For which partner, and whether the edition lets a delegate, the act itself asks.
        ActRule("yearlyReport.sign", roles: [Roles.safeguardingPartner], needs: .nothing),
        ActRule("yearlyReport.publish", roles: [Roles.partnershipManager], needs: .nothing),
        ActRule("yearlyReport.send", roles: [Roles.partnershipManager], needs: .nothing),
    ]
}
