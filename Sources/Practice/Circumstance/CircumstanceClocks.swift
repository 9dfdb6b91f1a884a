import Guidance

/// What runs while a circumstance lasts: clocks for the right owner, what waits, and what everyone must know.
extension Circumstance {
    private var seesToIt: Owner {
        if let responsible { return .practitioner(responsible) }
        if let council { return .role(council, LivingAway.frontDoor) }
        return .role(AgencyID(unchecked: ""), LivingAway.frontDoor)
    }

    package func clocks(under guidance: Guidance) -> [Clock] {
        guard let opened, let kind else { return [] }
        let start = opened.happenedAt
        let over = ended?.stamp.happenedAt
        func clock(
            _ duty: DutyKey, from: Moment, stopped: Stamp?, _ stops: ActKind, mark: Int = 0, by: Owner? = nil
        ) -> Clock {
            let stop = stopped?.happenedAt ?? over
            return Clock(
                duty, about: child, from: from, under: guidance, stoppedAt: stop,
                lateBecause: lateReason(duty, from: from, stoppedAt: stop), owner: by ?? seesToIt, stops: stops,
                mark: mark)
        }
        switch kind {
        case .youngCarer, .parentCarer:
            return [clock(.carerAssessment, from: start, stopped: offers.first?.stamp, OfferCarer.kind)]
        case .transition:
            return [clock(.transitionPlan, from: start, stopped: transitionPlans.first?.stamp, PlanTransition.kind)]
        case .unborn:
            guard let expected = noted?.act.expectedOn else { return [] }
            return [clock(.preBirthPlan, from: Moment(expected), stopped: birthPlans.first?.stamp, PlanBirth.kind)]
        case .homelessness:
            let by = Owner.practitioner(opened.by)
            let done = housingReferrals.first?.stamp
            if let expecting {
                return [
                    clock(
                        .homelessnessThreatened, from: Moment(expecting.act.lostOn), stopped: done, ReferHomeless.kind,
                        by: by)
                ]
            }
            return [clock(.homelessnessReferral, from: start, stopped: done, ReferHomeless.kind, by: by)]
        case .missingEducation:
            return [clock(.educationEnquiry, from: start, stopped: enquiries.first?.stamp, EnquireEducation.kind)]
                + educationReviews { clock($0, from: $1, stopped: $2, $3, mark: $4) }
        case .electiveHome:
            let met = educationVisits.first { $0.act.met }?.stamp
            let first = [met, educationDecisions.first?.stamp].compactMap { $0 }.min { $0.number < $1.number }
            return [clock(.educationVisit, from: start, stopped: first, VisitEducation.kind)]
                + educationReviews { clock($0, from: $1, stopped: $2, $3, mark: $4) }
        case .disabledChild, .parentInCustody, .posesRisk: return []
        }
    }

    /// Education that was found suitable is looked at again.
    private func educationReviews(
        _ clock: (DutyKey, Moment, Stamp?, ActKind, Int) -> Clock
    ) -> [Clock] {
        educationDecisions.filter { $0.act.outcome == DecideEducation.suitable }.map { decided in
            let number = decided.stamp.number
            let visit = educationVisits.first { $0.stamp.number > number && $0.act.met }?.stamp
            let again = educationDecisions.first { $0.stamp.number > number }?.stamp
            let next = [visit, again].compactMap { $0 }.min { $0.number < $1.number }
            return clock(.educationReview, decided.stamp.happenedAt, next, VisitEducation.kind, number)
        }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let opened else { return [] }
        var items: [Waiting] = []
        func add(_ key: String, _ since: Moment, _ owner: Owner, _ what: String, _ why: String, _ act: ActKind) {
            items.append(
                Waiting(key, about: child, since: since, owner: owner, what: what, why: why, act: act))
        }
        if isRunning { standing(since: opened, add) }
        return items + unexplained(under: guidance)
    }

    private func standing(
        since opened: Stamp, _ add: (String, Moment, Owner, String, String, ActKind) -> Void
    ) {
        let known = "Noted \(opened.happenedAt.day.inWords)"
        if let accepted = acceptedOffer {
            add(
                "carer.conclude", accepted.stamp.happenedAt, seesToIt, "Finish an assessment of a carer's needs",
                "Accepted \(accepted.stamp.happenedAt.day.inWords)", ConcludeCarer.kind)
        }
        if kind == .posesRisk || kind == .parentInCustody, exchanges.isEmpty {
            add(
                "risk.exchange", opened.happenedAt, seesToIt, "Exchange information with prison, probation or police",
                known, ExchangeRisk.kind)
        }
        if let release = releaseOn, !exchanges.contains(where: { ExchangeRisk.leaving.contains($0.act.event) }) {
            add(
                "risk.release", Moment(release), seesToIt, "Record what was agreed about a release",
                "Release expected \(release.inWords)", ExchangeRisk.kind)
        }
        if kind == .missingEducation || kind == .electiveHome, let last = educationVisits.last,
            !educationDecisions.contains(where: { $0.stamp.number > last.stamp.number })
        {
            add(
                "education.decide", last.stamp.happenedAt, seesToIt, "Decide whether a child's education is suitable",
                "After \(last.stamp.happenedAt.day.inWords)", DecideEducation.kind)
        }
        let looked = (reviews.last?.stamp.number ?? 0, reviews.last?.act.reviewOn)
        if let on = looked.0 > 0 ? looked.1 : noted?.act.reviewOn {
            add("review", Moment(on), seesToIt, "Look again at a child's circumstances", known, Review.kind)
        }
    }

    /// When someone in custody is expected to come out, as last told.
    package var releaseOn: Day? { exchanges.last { $0.act.releaseOn != nil }?.act.releaseOn ?? noted?.act.releaseOn }

    /// The option of `educationPlans` for a child who has one.
    static let planInForce = "inForce"

    package func facts(under guidance: Guidance) -> [Fact] {
        guard let child, let opened, let kind, isRunning else { return [] }
        let (what, weight): (String, Fact.Weight) =
            switch kind {
            case .disabledChild: ("Disabled child", .standing)
            case .parentCarer: ("Cared for by a parent carer", .standing)
            case .youngCarer: ("Young carer", .standing)
            case .transition: ("Moving to adult services", .standing)
            case .parentInCustody: ("A parent is in custody", .standing)
            case .posesRisk: ("Someone poses a risk to this child", .alert)
            case .electiveHome: ("Educated at home", .standing)
            case .missingEducation: ("Missing education", .alert)
            case .unborn: (birthPlans.isEmpty ? "Plan for the birth to be agreed" : "Plan for the birth", .standing)
            case .homelessness: (homeless == nil ? "Threatened with homelessness" : "Homeless", .alert)
            }
        let fact = Fact(kind.rawValue, about: child, what: what, since: opened.happenedAt, weight: weight)
        guard noted?.act.educationPlan == Self.planInForce else { return [fact] }
        let plan = "Education, health and care plan"
        return [fact, Fact("educationPlan", about: child, what: plan, since: opened.happenedAt)]
    }
}
