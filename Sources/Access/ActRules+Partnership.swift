import Practice

extension ActRule {
    /// Those who run the partnership's business, and the leads and delegates it is run for.
    static let partnershipPeople: Set<String> = [Roles.partnershipManager, Roles.safeguardingPartner]

    /// What a partnership does concerns no person's record. Whether a delegate is appointed, and for which partner, is
    /// checked by the acts themselves.
    static let partnership: [ActRule] =
        [
            ActRule("partnership.begin", roles: [Roles.partnershipManager], needs: .nothing),
            ActRule("partnership.addPartner", roles: [Roles.partnershipManager], needs: .nothing),
            ActRule("partnership.endPartner", roles: [Roles.partnershipManager], needs: .nothing),
            ActRule("partnership.sign", roles: [Roles.safeguardingPartner], needs: .nothing),
            ActRule("partnership.decide", roles: [Roles.safeguardingPartner], needs: .nothing),
            ActRule("partnership.agreeFunding", roles: [Roles.safeguardingPartner], needs: .nothing),
            ActRule("dispute.raise", roles: [Roles.safeguardingPartner], needs: .nothing),
            ActRule("dispute.escalate", roles: [Roles.safeguardingPartner], needs: .nothing),
            ActRule("dispute.settle", roles: [Roles.safeguardingPartner], needs: .nothing),
            ActRule("scrutiny.find", roles: [Roles.independentScrutineer], needs: .nothing),
            ActRule("scrutiny.respond", roles: [Roles.safeguardingPartner], needs: .nothing),
        ]
        + [
            "partnership.nameLead", "partnership.appointDelegate", "partnership.endAppointment",
            "partnership.chooseChair", "partnership.nameAgency", "partnership.endAgency",
            "partnership.seatEducation", "partnership.formCluster", "partnership.endCluster", "partnership.prioritise",
            "partnership.meet", "partnership.contribute",
            "partnership.reviewPriority", "partnership.agreeSharing", "partnership.reviewSharing",
            "partnership.joinBoard",
            "partnership.leaveBoard", "partnership.endSeat", "partnership.acknowledge", "partnership.handBusiness",
            "partnership.askToSign", "scrutiny.finish", "scrutiny.plan", "voice.hear", "voice.answer",
            "threshold.publish", "protocol.publish", "arrangements.publish", "arrangements.send",
        ].map { ActRule($0, roles: partnershipPeople, needs: .nothing) }

    /// Those who read what the partners do together: disputes, findings and money before they are published.
    package static let seesPartnershipWork: Set<String> = partnershipPeople.union([Roles.independentScrutineer])
}
