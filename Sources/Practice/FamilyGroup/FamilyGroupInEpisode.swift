import Guidance

extension Episode: HoldsFamilyGroup {
    package static func familyGroupKind(_ verb: FamilyGroupVerb) -> ActKind {
        ActKind(rawValue: "familyGroup.\(verb.rawValue)")
    }

    package func checkFamilyGroup(_ setting: Setting, _ rule: String) throws(Refusal) {
        try mustBeOpen(rule + ".open")
        try mustBeTheCouncilOrLead(
            setting, rule + ".council", cite: setting.guidance.rule(.familyGroupBeforeCourt).cite)
        try mustFollowReceipt(setting, rule + ".order")
    }
}

extension FamilyGroup: EpisodePart where Of == Episode {
    package static var acts: [any Act<Episode>.Type] {
        [Offer.self, OfferBeforeCourt.self, Answer.self, Hold.self, Review.self]
    }

    package func clocks(of child: PersonID, in episode: Episode, under guidance: Guidance) -> [Clock] {
        clocks(about: child, owner: episode.carrier, ended: episode.closure?.stamp, under: guidance)
    }

    package func waiting(for child: PersonID, in episode: Episode, under guidance: Guidance)
        -> [Waiting]
    {
        episode.isOpen ? waiting(about: child, owner: episode.carrier) : []
    }

    package func next(in episode: Episode, under guidance: Guidance) -> [ActKind] {
        guard let decided = episode.referral.decided, Episode.Step.assesses.contains(decided.act.step)
        else { return [] }
        return next + [OfferBeforeCourt.kind]
    }
}

extension Episode {
    /// Whoever carries the work now: the lead practitioner, or the council's front door until there is one.
    var carrier: Owner {
        lead.map(Owner.practitioner) ?? .role(council ?? AgencyID(unchecked: ""), Referral.frontDoor)
    }
}
