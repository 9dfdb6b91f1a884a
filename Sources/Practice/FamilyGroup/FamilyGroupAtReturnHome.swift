import Guidance

/// A family group conference for a child who is to return home from care, or has: a stage at which it is considered too.
extension LivingAway: HoldsFamilyGroup {
    package static func familyGroupKind(_ verb: FamilyGroupVerb) -> ActKind {
        ActKind(rawValue: "returnHome.\(verb.rawValue)FamilyGroup")
    }

    package func checkFamilyGroup(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBe(.lookedAfter, setting, rule)
        try mustBeTheCouncil(setting, rule, cite: setting.guidance.rule(.approveReturn).cite)
    }

    /// What comes of a family group conference stops with care, or with the return home where that ends later.
    func familyGroupClocks(_ guidance: Guidance) -> [Clock] {
        let last =
            over == nil
            ? nil
            : [ended?.stamp, returning.flatMap { end(of: $0) }].compactMap { $0 }
                .max { $0.happenedAt < $1.happenedAt }
        return familyGroup.clocks(about: child, owner: owner(worker), ended: last, under: guidance)
    }

    /// An answer that is awaited; and an offer, where the return was decided before a family meeting was held.
    var familyGroupWaiting: [Waiting] {
        guard kind == .lookedAfter, isRunning else { return [] }
        let answers = familyGroup.waiting(about: child, owner: owner(worker))
        guard let openReturn, DecideReturn.meetingToCome.contains(openReturn.act.familyMeeting),
            familyGroup.offers.isEmpty
        else { return answers }
        return answers + [
            Waiting(
                "return.familyGroup", about: child, since: openReturn.stamp.happenedAt, owner: owner(worker),
                what: "Offer a family group conference for a return home",
                why: "Decided \(openReturn.stamp.happenedAt.day.inWords), before a family meeting was held",
                act: Self.familyGroupKind(.offer))
        ]
    }

    /// It may be offered from becoming looked after until the return is closed.
    var nextFamilyGroup: [ActKind] { ended != nil && openReturn == nil ? [] : familyGroup.next }
}

extension LivingAway.DecideReturn {
    /// Options of `returnMeetings` after which a family meeting is still to come.
    static let meetingToCome: Set<String> = ["planned", "noTime"]
}
