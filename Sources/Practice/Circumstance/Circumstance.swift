import Guidance

/// Something in a child's life that asks for particular help or watchfulness, from when it is noted until it ends:
/// a disability, caring for someone, growing up into adult services, homelessness, a parent in custody, someone who
/// poses a risk, education at home or none, an expected birth.
package struct Circumstance: ExplainsLate {
    package typealias Correct = Correction<Circumstance>
    package typealias ExplainLate = LateReason<Circumstance>

    package static let name = ProcessName.circumstance
    package static let isOneChilds = true
    package static let acts: [any Act<Circumstance>.Type] = [
        Note.self, LearnHomeless.self, ExpectHomeless.self, ReferHomeless.self, OfferCarer.self,
        ConcludeCarer.self, PlanTransition.self, ExchangeRisk.self, EnquireEducation.self,
        VisitEducation.self, DecideEducation.self, PlanBirth.self, Review.self, End.self, ExplainLate.self,
        Correct.self,
    ]

    /// The kinds, as `circumstanceKinds` has them, and homelessness, which has forms of its own.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case disabledChild, parentCarer, youngCarer, transition, parentInCustody, posesRisk
        case electiveHome, missingEducation, unborn, homelessness
    }

    package var kind: Kind?
    package var child: PersonID?
    package var council: AgencyID?
    package var opened: Stamp?
    package var noted: Stamped<Note>?
    package var homeless: Stamped<LearnHomeless>?
    package var expecting: Stamped<ExpectHomeless>?
    package var housingReferrals: [Stamped<ReferHomeless>] = []
    package var offers: [Stamped<OfferCarer>] = []
    package var conclusions: [Stamped<ConcludeCarer>] = []
    package var transitionPlans: [Stamped<PlanTransition>] = []
    package var exchanges: [Stamped<ExchangeRisk>] = []
    package var enquiries: [Stamped<EnquireEducation>] = []
    package var educationVisits: [Stamped<VisitEducation>] = []
    package var educationDecisions: [Stamped<DecideEducation>] = []
    package var birthPlans: [Stamped<PlanBirth>] = []
    package var reviews: [Stamped<Review>] = []
    package var ended: Stamped<End>?
    package var explanations: [DutyKey: [Stamped<ExplainLate>]] = [:]
    package var authors: [Int: PractitionerID] = [:]

    package init() {}

    package var about: [PersonID] { child.map { [$0] } ?? [] }
    package var isRunning: Bool { opened != nil && ended == nil }
    /// Who sees to it: named at a review, or when it was noted.
    package var responsible: PractitionerID? {
        reviews.last { $0.act.responsible != nil }?.act.responsible ?? noted?.act.socialCareOfficer
    }

    mutating func open(_ kind: Kind, council: AgencyID?, _ stamp: Stamp) {
        self.kind = kind
        self.council = council
        child = stamp.about.first
        opened = stamp
        note(stamp)
    }

    package var involvements: [Involvement] {
        guard let child, let opened else { return [] }
        let until = ended?.stamp.happenedAt
        var all: [Involvement] = []
        if let council {
            all.append(
                Involvement(.duty, person: child, agency: council, from: opened.happenedAt, until: until))
        }
        all.append(
            Involvement(
                .author, person: child, practitioner: opened.by, agency: opened.agency, from: opened.happenedAt,
                until: until))
        if let officer = noted?.act.socialCareOfficer, let council {
            all.append(
                Involvement(
                    .consulted, person: child, practitioner: officer, agency: council, from: opened.happenedAt,
                    until: until))
        }
        for review in reviews {
            guard let who = review.act.responsible, let agency = review.act.responsibleAgency else { continue }
            all.append(
                Involvement(
                    .consulted, person: child, practitioner: who, agency: agency, from: review.stamp.happenedAt,
                    until: until))
        }
        return all
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard opened != nil else { return [Note.kind, LearnHomeless.kind, ExpectHomeless.kind] }
        let always = explaining(under: guidance) + [Correct.kind]
        return isRunning ? ofKind + [Review.kind, End.kind] + always : always
    }

    private var ofKind: [ActKind] {
        switch kind {
        case .youngCarer, .parentCarer:
            acceptedOffer == nil ? [OfferCarer.kind] : [ConcludeCarer.kind, OfferCarer.kind]
        case .transition: [PlanTransition.kind]
        case .posesRisk, .parentInCustody: [ExchangeRisk.kind]
        case .electiveHome: [VisitEducation.kind, DecideEducation.kind, EnquireEducation.kind]
        case .missingEducation: [EnquireEducation.kind, VisitEducation.kind, DecideEducation.kind]
        case .unborn: [PlanBirth.kind]
        case .homelessness: housingReferrals.isEmpty ? [ReferHomeless.kind] : []
        case .disabledChild, nil: []
        }
    }

    // MARK: Checks that several acts share

    func mustOpen(_ setting: Setting, _ name: String, council: AgencyID?) throws(Refusal) {
        guard opened == nil else {
            throw .notNow(
                name + ".already", "This has been noted already.", instead: "Review it, or correct an entry of yours.")
        }
        guard setting.about.count == 1, setting.about.allSatisfy(setting.standing.people.contains) else {
            throw .wrong(
                name + ".about", "about", "It is about one child who is on record.",
                instead: "Search for the child, and register them first if they are not found.")
        }
        if let council {
            try LivingAway.mustBeCouncil(council, setting, name)
        } else if setting.who.agencyKind != Agency.councilKind {
            throw .wrong(
                name + ".council", "council", "It does not say which council answers for the child.",
                instead: "Choose the council in whose area the child lives.")
        }
    }

    func mustBe(_ kinds: Set<Kind>, _ setting: Setting, _ name: String) throws(Refusal) {
        guard let opened, let kind else {
            throw .notNow(name + ".noted", "Nothing has been noted here yet.", instead: "Note the circumstance first.")
        }
        guard ended == nil else {
            throw .notNow(
                name + ".ended", "This has ended.", instead: "If it is so again, note it as a new circumstance.")
        }
        guard kinds.contains(kind) else {
            throw .notNow(
                name + ".kind", "This does not belong to a circumstance of this kind.",
                instead: "Choose among what the page offers.")
        }
        guard setting.happenedAt.day >= opened.happenedAt.day else {
            throw .wrong(
                name + ".order", "happenedAt", "This is before it was noted (\(opened.happenedAt.day.inWords)).",
                instead: "Enter when it happened, on or after that day.")
        }
    }

    func mustBeTheCouncil(_ setting: Setting, _ name: String, cite: String) throws(Refusal) {
        guard setting.who.agency == council else {
            throw Refusal(
                name + ".council", .mayNot, because: "The council that answers for the child does this.",
                authority: cite, instead: "Tell the council what you know, and record that you did.")
        }
    }
}
