import Practice

extension ActTableTests {
    /// Acts on children who live away from home, on circumstances, and on harm outside the home.
    static let particularChildren: [ActKind] = [
        "lookedAfter.begin", "placement.begin", "lookedAfter.visit", "lookedAfter.review", "lookedAfter.finishReview",
        "returnHome.decide", "returnHome.plan", "returnHome.visit", "returnHome.review",
        "returnHome.offerFamilyGroup", "returnHome.answerFamilyGroup", "returnHome.holdFamilyGroup",
        "returnHome.reviewFamilyGroup", "privateFostering.notify",
        "privateFostering.begin", "privateFostering.visit", "privateFostering.decide",
        "privateFostering.change", "privateFostering.leave", "longStay.begin",
        "longStay.notify", "motherAndBabyUnit.apply", "motherAndBabyUnit.advise", "motherAndBabyUnit.decide",
        "custody.begin", "livingAway.allocate", "livingAway.check", "livingAway.end", "livingAway.explainLate",
        "livingAway.correct", "circumstance.note", "homelessness.learn", "homelessness.expect", "homelessness.refer",
        "carer.offer", "carer.conclude", "transition.plan", "risk.exchange", "education.enquire", "education.visit",
        "education.decide", "preBirth.plan", "circumstance.review", "circumstance.end", "circumstance.explainLate",
        "circumstance.correct", "outsideHome.assess", "outsideHome.decide", "place.note", "place.link",
        "place.unlink", "place.respond", "place.close",
    ]
}
