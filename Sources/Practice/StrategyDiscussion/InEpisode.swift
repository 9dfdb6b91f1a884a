import Guidance

/// What immediate protection, the strategy discussion and the enquiry share of an episode.
extension Episode {
    /// Whoever has to act for the council: the lead practitioner, else the front door.
    var worker: Owner {
        if let lead = enquiry.lead ?? lead { return .practitioner(lead) }
        return .role(council ?? AgencyID(unchecked: ""), Referral.frontDoor)
    }

    /// It was decided, or is being discussed, that the child may suffer significant harm.
    var mayNeedProtection: Bool {
        strategy.isUsed || !strategy.periods(in: self).isEmpty
    }
}

extension FieldClass {
    /// The class of what an agency says of a child, by its kind, an option of `agencyKinds`.
    package static func given(by kind: String?) -> FieldClass {
        guard let kind else { return .narrative }
        if Agency.policeKinds.contains(kind) { return .police }
        if Agency.healthKinds.contains(kind) { return .health }
        return Agency.educationKinds.contains(kind) ? .school : .narrative
    }
}
