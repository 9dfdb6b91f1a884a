import Guidance

extension StrategyDiscussion.Hold {
    /// Options of `strategyDecisions` that decide on an enquiry.
    package static let initiates: Set<String> = ["s47Single", joint]
    package static let joint = "s47Joint"
    /// The option for a discussion while the enquiry runs.
    package static let goesOn = "goesOn"

    package init(
        how: String, present: [PractitionerID], elsewhere: [String]? = nil, elsewhereNames: String? = nil,
        absent: String? = nil, urgentBecause: String? = nil, councilShared: String? = nil,
        healthShared: String? = nil, policeShared: String? = nil, schoolShared: String? = nil,
        othersShared: String? = nil, adults: String? = nil, step: String, because: String, safeguards: String? = nil,
        crime: String? = nil, medical: String? = nil, otherChildren: String? = nil, familyTold: String,
        dissenting: [AgencyID]? = nil, dissent: String? = nil, actions: [PlannedAction]? = nil,
        nextAt: Moment? = nil
    ) {
        self.how = how
        self.present = present
        self.elsewhere = elsewhere
        self.elsewhereNames = elsewhereNames
        self.absent = absent
        self.urgentBecause = urgentBecause
        self.councilShared = councilShared
        self.healthShared = healthShared
        self.policeShared = policeShared
        self.schoolShared = schoolShared
        self.othersShared = othersShared
        self.adults = adults
        self.step = step
        self.because = because
        self.safeguards = safeguards
        self.crime = crime
        self.medical = medical
        self.otherChildren = otherChildren
        self.familyTold = familyTold
        self.dissenting = dissenting
        self.dissent = dissent
        self.actions = actions
        self.nextAt = nextAt
    }

    /// A section 47 enquiry was decided on, or goes on.
    package var isEnquiry: Bool { Self.initiates.contains(step) || step == Self.goesOn }

    // MARK: Who must be there

    static let socialWorker = "socialWorker"
    static let health = "health"
    static let police = "police"

    /// Those who must decide and were not there.
    func absences(in setting: Setting, council: AgencyID? = nil) -> [String] {
        let there = present.compactMap { setting.standing.practitioners[$0] }
        let council = council ?? setting.who.agency
        func attends(_ key: RuleKey, _ fits: (Doer) -> Bool) -> Bool {
            let rule = setting.guidance.rule(key)
            return there.contains { one in
                fits(one) && one.roles.contains(where: rule.allows)
                    && (!rule.qualified || one.isSocialWorkQualified)
            }
        }
        let others = elsewhere ?? []
        var missing: [String] = []
        if !attends(.strategySocialWorker, { $0.agency == council }) { missing.append(Self.socialWorker) }
        let isHealth = attends(.strategyHealth) { Agency.healthKinds.contains($0.agencyKind) }
        if !isHealth && !others.contains(Self.health) { missing.append(Self.health) }
        let isPolice = attends(.strategyPolice) { Agency.policeKinds.contains($0.agencyKind) }
        if !isPolice && !others.contains(Self.police) { missing.append(Self.police) }
        return missing
    }

    static func inWords(_ missing: [String], capital: Bool = false) -> String {
        let names = missing.map { $0 == health ? "health" : $0 == police ? "the police" : "a social worker" }
        let words = names.joined(separator: " and ")
        return capital ? words.prefix(1).uppercased() + words.dropFirst() : words
    }

    var shared: [Line.Part?] {
        sharedParts(councilShared, healthShared, policeShared, schoolShared)
            + [.of("Shared by others", othersShared)]
    }
}

extension StrategyDiscussion.Confer {
    var shared: [Line.Part?] { sharedParts(councilShared, healthShared, policeShared, schoolShared) }
}

/// What each agency shared, under the class of its knowledge.
private func sharedParts(
    _ council: String?, _ health: String?, _ police: String?, _ school: String?
) -> [Line.Part?] {
    [
        .of("Shared by the council", council), .of("Shared by health", health, holds: .health),
        .of("Shared by the police", police, holds: .police),
        .of("Shared by school or nursery", school, holds: .school),
    ]
}

/// Everyone said to have taken part has an account.
func mustKnow(_ present: [PractitionerID], _ setting: Setting, _ name: String) throws(Refusal) {
    for one in present where setting.standing.practitioners[one] == nil {
        throw .wrong(
            name + ".present", "present", "One of them has no account here, or it has been disabled.",
            instead: "Choose practitioners from the list, and name others where the form asks for them.")
    }
}
