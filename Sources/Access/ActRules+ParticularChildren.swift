import Practice

extension ActRule {
    /// Acts on a child who lives away from home, on a child's circumstances, and on places of concern.
    static let particularChildren: [ActRule] = livingAway + circumstances + places

    private static let council: Set<String> = ["localAuthority"]
    /// Those who know of a circumstance and see to it.
    private static let knowingOf: Set<Relationship> = workers.union([
        .author, .school, .safeguardingLead, .referrer, .consulted,
    ])
    private static let reviewing: Set<Relationship> = workers.union([.chair])

    private static let livingAway = [
        ActRule("lookedAfter.begin", roles: Roles.socialCare, agencyKinds: council, needs: .anyone),
        ActRule("placement.begin", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("lookedAfter.visit", needs: .relationship(workers)),
        ActRule("lookedAfter.review", needs: .relationship(reviewing)),
        ActRule("lookedAfter.finishReview", needs: .relationship(reviewing)),
        ActRule("returnHome.decide", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("returnHome.plan", needs: .relationship(workers)),
        ActRule("returnHome.visit", needs: .relationship(workers)),
        ActRule("returnHome.review", needs: .relationship(workers)),
        ActRule("returnHome.offerFamilyGroup", needs: .relationship(workers)),
        ActRule("returnHome.answerFamilyGroup", needs: .relationship(workers)),
        ActRule("returnHome.holdFamilyGroup", needs: .relationship(workers)),
        ActRule("returnHome.reviewFamilyGroup", needs: .relationship(workers)),
        ActRule("privateFostering.notify", roles: Roles.practising, needs: .anyone),
        ActRule("privateFostering.begin", needs: .relationship(workers)),
        ActRule("privateFostering.visit", needs: .relationship(workers)),
        ActRule("privateFostering.decide", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("privateFostering.change", needs: .relationship(workers.union([.referrer, .school]))),
        ActRule("privateFostering.leave", needs: .relationship(workers.union([.referrer, .school]))),
        ActRule("longStay.begin", roles: Roles.practising, needs: .anyone),
        ActRule("longStay.notify", needs: .relationship(workers.union([.referrer]))),
        ActRule("motherAndBabyUnit.apply", roles: Roles.practising, needs: .anyone),
        ActRule("motherAndBabyUnit.advise", needs: .relationship(workers)),
        ActRule("motherAndBabyUnit.decide", needs: .relationship(workers)),
        ActRule("custody.begin", roles: Roles.practising, needs: .anyone),
        ActRule(
            "livingAway.allocate", roles: Roles.managers.union(["dutySocialWorker"]), needs: .relationship(workers)),
        ActRule("livingAway.check", needs: .relationship(workers)),
        ActRule("livingAway.end", needs: .relationship(workers.union([.referrer]))),
        ActRule("livingAway.explainLate", needs: .relationship(reviewing.union([.referrer]))),
        ActRule("livingAway.correct", needs: .authored),
    ]

    private static let circumstances = [
        ActRule("circumstance.note", roles: Roles.practising, needs: .anyone),
        ActRule("homelessness.learn", roles: Roles.practising, needs: .anyone),
        ActRule("homelessness.expect", roles: Roles.practising, needs: .anyone),
        ActRule("homelessness.refer", needs: .relationship(knowingOf)),
        ActRule("carer.offer", needs: .relationship(workers.union([.consulted]))),
        ActRule("carer.conclude", needs: .relationship(workers.union([.consulted]))),
        ActRule("transition.plan", needs: .relationship(workers.union([.consulted]))),
        ActRule("risk.exchange", needs: .relationship(workers.union([.consulted]))),
        ActRule("education.enquire", needs: .relationship(workers.union([.consulted]))),
        ActRule("education.visit", needs: .relationship(workers.union([.consulted]))),
        ActRule("education.decide", needs: .relationship(workers.union([.consulted]))),
        ActRule("preBirth.plan", needs: .relationship(workers.union([.consulted]))),
        ActRule("circumstance.review", needs: .relationship(knowingOf)),
        ActRule("circumstance.end", needs: .relationship(knowingOf)),
        ActRule("circumstance.explainLate", needs: .relationship(knowingOf)),
        ActRule("circumstance.correct", needs: .authored),
    ]

    /// Those who act on places: the council, schools, police and youth work.
    package static let actsOnPlaces: Set<String> = Roles.socialCare.union(Roles.safeguardingLeads).union([
        "policeOfficer", "youthWorker", "headTeacher", "earlyHelpPractitioner",
    ])

    private static let places = [
        ActRule("outsideHome.assess", needs: .relationship(workers)),
        ActRule("outsideHome.decide", roles: Roles.socialCare, needs: .relationship(workers)),
        ActRule("place.note", roles: actsOnPlaces, needs: .nothing),
        ActRule("place.link", roles: actsOnPlaces, needs: .relationship(knowing.union([.strategy, .investigator]))),
        ActRule("place.unlink", roles: actsOnPlaces, needs: .nothing),
        ActRule("place.respond", roles: actsOnPlaces, needs: .nothing),
        ActRule("place.close", roles: actsOnPlaces, needs: .nothing),
    ]
}
