import Guidance

/// What waits while a child lives away from home, and what every page about the child says.
extension LivingAway {
    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard let opened else { return [] }
        return (isRunning ? standing(since: opened) : []) + familyGroupWaiting + unexplained(under: guidance)
    }

    private func standing(since opened: Stamp) -> [Waiting] {
        var items: [Waiting] = []
        func add(
            _ key: String, _ since: Moment, _ owner: Owner, _ what: String, _ why: String, _ act: ActKind,
            endedBy others: [ActKind] = []
        ) {
            items.append(
                Waiting(
                    key, about: child, since: since, owner: owner, what: what, why: why, act: act, endedBy: others))
        }
        let known = "Known since \(opened.happenedAt.day.inWords)"
        if let council, allocations.isEmpty {
            add(
                "allocate", stayNotice?.stamp.happenedAt ?? opened.happenedAt, .role(council, Self.frontDoor),
                "Name who works with a child away from home", known, Allocate.kind)
        }
        if kind == .lookedAfter, ended == nil, placements.isEmpty {
            add(
                "place", opened.happenedAt, owner(worker), "Record where a looked-after child lives", known,
                BeginPlacement.kind)
        }
        if kind == .lookedAfter, ended == nil, !allocations.isEmpty, reviewingOfficer == nil, let council {
            add(
                "officer", opened.happenedAt, .role(council, Self.frontDoor), "Name the reviewing officer", known,
                Allocate.kind)
        }
        if let openReturn, ofOpenReturn(returnPlans).isEmpty {
            add(
                "return.plan", openReturn.stamp.happenedAt, owner(worker), "Plan a return home from care",
                "Decided \(openReturn.stamp.happenedAt.day.inWords)", PlanReturn.kind)
        }
        if let openReturn, openReturn.act.enquiryNeeded == true {
            add(
                "return.enquiry", openReturn.stamp.happenedAt, owner(worker),
                "Call a strategy discussion about a return home",
                "Decided \(openReturn.stamp.happenedAt.day.inWords)", StrategyDiscussion.Call.kind,
                endedBy: [
                    StrategyDiscussion.Call.kind, StrategyDiscussion.Hold.kind, "referral.make", "contact.receive",
                ])
        }
        if let openReturn, ended == nil, openReturn.act.returnKind != DecideReturn.onCareOrder {
            add(
                "return.end", Moment(openReturn.act.homeOn), owner(worker),
                "Record that care ended with the return home",
                "Home from \(openReturn.act.homeOn.inWords)", End.kind)
        }
        if kind == .privateFostering, let notice {
            if fosteredFrom == nil {
                add(
                    "foster.begin", Moment(notice.act.from), owner(worker), "Record whether the child has moved in",
                    "Planned from \(notice.act.from.inWords)", BeginFostering.kind)
            }
            if let first = fosteringVisits.first, suitability.isEmpty {
                add(
                    "foster.decide", first.stamp.happenedAt, owner(worker),
                    "Decide whether private fostering is suitable",
                    "Visited \(first.stamp.happenedAt.day.inWords)", DecideFostering.kind)
            }
            if let change = changeToSee {
                add(
                    "foster.change", change.stamp.happenedAt, owner(worker),
                    "Visit after a change in private fostering",
                    "Told \(change.stamp.happenedAt.day.inWords)", VisitFostered.kind)
            }
            if let left = fosteringLeft, ended == nil {
                add(
                    "foster.end", left.stamp.happenedAt, owner(worker), "Record that private fostering ended",
                    "The child left on \(left.act.leftOn.inWords)", End.kind)
            }
        }
        if let stay, stay.act.meantLong, stayNotice == nil {
            add(
                "stay.notify", stay.stamp.happenedAt, .practitioner(stay.stamp.by), "Tell the council of a long stay",
                "It is meant to be long", NotifyLongStay.kind)
        }
        if let application, advice != nil, unitDecision == nil {
            add(
                "unit.decide", Moment(application.act.boardOn), owner(worker), "Record what the board decided",
                "Board on \(application.act.boardOn.inWords)", DecideUnit.kind)
        }
        if kind == .custody || (unitDecision?.act.decision == DecideUnit.agreed), checks.isEmpty, let council {
            add(
                "check", opened.happenedAt, worker.map(Owner.practitioner) ?? .role(council, Self.frontDoor),
                "Check on the welfare of a child away from home", known, CheckWelfare.kind)
        }
        return items
    }

    package func facts(under guidance: Guidance) -> [Fact] {
        guard let child, let opened, isRunning else { return [] }
        var facts: [Fact] = []
        func add(_ key: String, _ what: String, _ since: Moment, _ weight: Fact.Weight = .standing) {
            facts.append(Fact(key, about: child, what: what, since: since, weight: weight))
        }
        switch kind {
        case .lookedAfter:
            if ended == nil { add("lookedAfter", "Looked after", opened.happenedAt) }
            if let openReturn { add("returnHome", "Returning home from care", Moment(openReturn.act.homeOn)) }
        case .privateFostering:
            if let fosteredFrom { add("privateFostering", "Privately fostered", Moment(fosteredFrom)) }
            if suitability.last?.act.suitability == DecideFostering.prohibited {
                add("prohibited", "Private fostering prohibited", suitability.last!.stamp.happenedAt, .alert)
            }
        case .longStay: add("longStay", "Away from home in a long stay", opened.happenedAt)
        case .motherAndBabyUnit:
            if unitDecision?.act.decision == DecideUnit.agreed {
                add("motherAndBabyUnit", "In a mother and baby unit", unitDecision!.stamp.happenedAt)
            } else if unitDecision == nil {
                add("motherAndBabyUnit", "Place in a mother and baby unit asked for", opened.happenedAt)
            }
        case .custody: add("custody", "In custody", opened.happenedAt)
        case nil: break
        }
        return facts
    }
}
