import Practice

extension ActTableTests {
    /// Acts of a partnership, its disputes, its scrutiny and what it publishes.
    static let partnershipActs: [ActKind] = [
        "partnership.begin", "partnership.addPartner", "partnership.endPartner", "partnership.nameLead",
        "partnership.appointDelegate", "partnership.endAppointment", "partnership.chooseChair",
        "partnership.nameAgency", "partnership.endAgency", "partnership.seatEducation", "partnership.prioritise",
        "partnership.meet", "partnership.decide", "partnership.contribute", "partnership.agreeFunding",
        "partnership.agreeSharing", "partnership.joinBoard", "dispute.raise", "dispute.escalate", "dispute.settle",
        "scrutiny.plan", "scrutiny.find", "scrutiny.respond", "voice.hear", "voice.answer", "threshold.publish",
        "protocol.publish", "arrangements.publish", "arrangements.send", "partnership.formCluster",
        "partnership.endCluster", "partnership.reviewPriority", "partnership.reviewSharing", "partnership.leaveBoard",
        "partnership.endSeat", "partnership.acknowledge", "partnership.handBusiness", "scrutiny.finish",
        "partnership.askToSign",
        "partnership.sign",
    ]
}
