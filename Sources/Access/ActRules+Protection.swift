import Practice

extension ActRule {
    /// Immediate protection, strategy discussions and section 47 enquiries.
    static let protecting = immediateProtection + strategyDiscussion + enquiry

    /// Those other agencies' practitioners whom a discussion or an enquiry has given a part.
    private static let partners: Set<Relationship> = [.strategy, .investigator, .consulted]

    /// Every kind of agency but a council: the council's own staff talk to their manager.
    private static let otherAgencies = Agency.policeKinds.union(Agency.healthKinds).union(Agency.educationKinds).union([
        "academyTrust", "earlyHelp", "youthJustice", "probation", "prison", "secureEstate", "housing", "adultServices",
        "domesticAbuse", "fostering", "childrensHome", "voluntary", "faith", "sport", "cafcass", "immigration",
    ])

    private static let immediateProtection = [
        // The power comes before any relationship: an officer who has just met the child records that it was used.
        ActRule(
            "policeProtection.take", roles: Roles.socialCare.union([ImmediateProtection.officer]),
            agencyKinds: Agency.policeKinds.union([Agency.councilKind]), needs: .anyone, obliges: [.notify(.lead)]),
        ActRule(
            "policeProtection.end", roles: Roles.socialCare.union([ImmediateProtection.officer]),
            needs: .relationship(workers.union(partners))),
        ActRule("emergencyProtectionOrder.make", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("emergencyProtectionOrder.extend", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("emergencyProtectionOrder.end", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("childAssessmentOrder.start", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("childAssessmentOrder.end", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("exclusion.require", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("exclusion.lift", roles: Roles.socialCare, needs: .relationship(workers)),
    ]

    private static let strategyDiscussion = [
        ActRule("strategy.call", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("strategy.answer", needs: .relationship([.strategy])),
        ActRule("strategy.confer", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("strategy.hold", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("strategy.absence", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("strategy.action", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("strategy.actionDone", needs: .relationship(workers.union(partners))),
        ActRule("strategy.disagree", roles: Roles.practising, agencyKinds: otherAgencies, needs: .involvedAgency),
        ActRule("strategy.mark", roles: Roles.socialCare, needs: .relationship(workers)),
    ]

    private static let enquiry = [
        ActRule("enquiry.start", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("enquiry.check", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("enquiry.reply", needs: .relationship(workers.union(partners))),
        ActRule("enquiry.medical", needs: .relationship(workers.union(partners))),
        ActRule("enquiry.conclude", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("enquiry.agree", roles: Roles.managers, needs: .relationship(managing), judged: .others),
        ActRule("enquiry.tell", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule(
            "enquiry.askForConference", roles: Roles.practising, agencyKinds: otherAgencies, needs: .involvedAgency),
        ActRule("enquiry.answerRequest", roles: Roles.managers, needs: .relationship(managing)),
    ]
}
