import Guidance

/// What runs while a child lives away from home: clocks for the right owner, what waits, and what everyone must know.
extension LivingAway {
    /// The role that holds what nobody has been named for.
    static let frontDoor = "dutySocialWorker"

    func owner(_ named: PractitionerID?, orRole role: String = frontDoor) -> Owner {
        if let named { return .practitioner(named) }
        if let council { return .role(council, role) }
        return opened.map { .practitioner($0.by) } ?? .role(AgencyID(unchecked: ""), role)
    }

    private var officers: Owner { owner(reviewingOfficer, orRole: "conferenceChair") }

    package func clocks(under guidance: Guidance) -> [Clock] {
        switch kind {
        case .lookedAfter:
            reviewClocks(guidance) + visitClocks(guidance) + returns.flatMap { clocks(of: $0, guidance) }
                + familyGroupClocks(guidance)
        case .privateFostering: fosteringClocks(guidance)
        case .longStay: stayClocks(guidance)
        case .motherAndBabyUnit: unitClocks(guidance)
        case .custody, nil: []
        }
    }

    func clock(
        _ duty: DutyKey, from: Moment, stopped: Moment?, owner: Owner, _ stops: ActKind, under guidance: Guidance,
        late: String? = nil, mark: Int = 0
    ) -> Clock {
        Clock(
            duty, about: child, from: from, under: guidance, stoppedAt: stopped,
            lateBecause: late ?? lateReason(duty, from: from, stoppedAt: stopped), owner: owner, stops: stops,
            mark: mark)
    }

    // MARK: Looked after

    /// The first within its time of becoming looked after, the second after the first, then each after the one before.
    private func reviewClocks(_ guidance: Guidance) -> [Clock] {
        guard let lookedAfter else { return [] }
        let held = reviews.inOrderOf()
        let over = ended?.stamp.happenedAt
        var clocks = [
            clock(
                .lookedAfterFirstReview, from: lookedAfter.stamp.happenedAt,
                stopped: held.first?.stamp.happenedAt ?? over, owner: officers, HoldReview.kind, under: guidance)
        ]
        for (place, review) in held.enumerated() {
            let next = place + 1 < held.count ? held[place + 1].stamp.happenedAt : nil
            clocks.append(
                clock(
                    place == 0 ? .lookedAfterSecondReview : .lookedAfterNextReview, from: review.stamp.happenedAt,
                    stopped: next ?? over, owner: officers, HoldReview.kind, under: guidance,
                    mark: review.stamp.number))
            guard review.act.adjourned else { continue }
            let done = finished.first { $0.stamp.number > review.stamp.number }?.stamp.happenedAt
            clocks.append(
                clock(
                    .lookedAfterReviewFinished, from: review.stamp.happenedAt, stopped: done ?? over,
                    owner: officers, FinishReview.kind, under: guidance, mark: review.stamp.number))
        }
        return clocks
    }

    /// Soon after each placement begins; then in the rhythm the placement asks for.
    private func visitClocks(_ guidance: Guidance) -> [Clock] {
        let seen = visits.inOrderOf()
        let placed = placements.inOrderOf()
        let over = ended?.stamp.happenedAt
        let workers = owner(worker)
        func next(after moment: Moment, _ number: Int) -> Moment? {
            let visit = seen.first { $0.stamp.happenedAt >= moment && $0.stamp.number != number }
            let placement = placed.first { $0.stamp.happenedAt > moment }
            return [visit?.stamp.happenedAt, placement?.stamp.happenedAt, over].compactMap { $0 }.min()
        }
        var clocks = placed.map { placement in
            clock(
                .lookedAfterFirstVisit, from: placement.stamp.happenedAt,
                stopped: next(after: placement.stamp.happenedAt, placement.stamp.number), owner: workers,
                VisitLookedAfter.kind, under: guidance, mark: placement.stamp.number)
        }
        for (place, visit) in seen.enumerated() {
            let moment = visit.stamp.happenedAt
            guard let placement = placed.last(where: { $0.stamp.happenedAt <= moment }) ?? placed.first else {
                continue
            }
            let later = place + 1 < seen.count ? seen[place + 1].stamp.happenedAt : nil
            let moved = placed.first { $0.stamp.happenedAt > moment }?.stamp.happenedAt
            clocks.append(
                clock(
                    rhythm(of: placement, at: moment, guidance), from: moment,
                    stopped: [later, moved, over].compactMap { $0 }.min(), owner: workers, VisitLookedAfter.kind,
                    under: guidance, mark: visit.stamp.number))
        }
        return clocks
    }

    private func rhythm(of placement: Stamped<BeginPlacement>, at moment: Moment, _ guidance: Guidance) -> DutyKey {
        let reviewed = reviews.contains { $0.stamp.happenedAt <= moment }
        if placement.act.weekly == true, !reviewed { return .lookedAfterWeeklyVisit }
        let isAfterFirstYear = Self.isOver(
            .lookedAfterFirstYear, since: placement.stamp.happenedAt, at: moment, guidance)
        return placement.act.untilEighteen && isAfterFirstYear ? .lookedAfterLaterVisit : .lookedAfterNextVisit
    }

    /// Whether a time that lasts so long has passed.
    private static func isOver(_ duty: DutyKey, since: Moment, at moment: Moment, _ guidance: Guidance) -> Bool {
        let then = guidance.library.guidance(on: since.day)
        guard let end = try? then.duty(duty).due(from: since, in: then.workingDays) else { return false }
        return end.isMissed(at: moment)
    }

    /// The visits and reviews that each return asks for, from the day the child is home until it is closed.
    private func clocks(of returning: Stamped<DecideReturn>, _ guidance: Guidance) -> [Clock] {
        let home = Moment(returning.act.homeOn)
        let over = [
            end(of: returning)?.happenedAt,
            ended.flatMap { $0.act.reason == End.returnedHome ? nil : $0.stamp.happenedAt },
        ]
        .compactMap { $0 }.min()
        let seen = of(returning, returnVisits).inOrderOf().map(\.stamp)
        let held = of(returning, returnReviews).inOrderOf().map(\.stamp)
        func each(_ duty: DutyKey, _ stamps: [Stamp], _ act: ActKind) -> [Clock] {
            var clocks: [Clock] = []
            for place in 0...stamps.count {
                let from = place == 0 ? home : stamps[place - 1].happenedAt
                let stop = place < stamps.count ? stamps[place].happenedAt : over
                if place == stamps.count, let over, over <= from { continue }
                clocks.append(
                    clock(
                        duty, from: from, stopped: stop, owner: owner(worker), act, under: guidance,
                        mark: place == 0 ? returning.stamp.number : stamps[place - 1].number))
            }
            return clocks
        }
        return each(.returnHomeVisit, seen, VisitAfterReturn.kind)
            + each(.returnHomeReview, held, ReviewReturn.kind)
    }

    // MARK: Private fostering, long stays, units

    private func fosteringClocks(_ guidance: Guidance) -> [Clock] {
        guard let notice else { return [] }
        let told = notice.stamp.happenedAt
        let over = ended?.stamp.happenedAt
        let seen = fosteringVisits.inOrderOf().map(\.stamp)
        let workers = owner(worker)
        // Parents and carers owe the notice: it has been given, early or late, when anything is known here.
        var clocks = [
            clock(
                .privateFosteringNotice, from: Moment(fosteredFrom ?? notice.act.from), stopped: told,
                owner: workers, NotifyFostering.kind, under: guidance,
                late: notice.act.lateBecause ?? CodeWords.capitalised(notice.act.givenBy)),
            clock(
                .privateFosteringFirstVisit, from: told, stopped: seen.first?.happenedAt ?? over, owner: workers,
                VisitFostered.kind, under: guidance),
        ]
        if let left = fosteringLeft {
            clocks.append(
                clock(
                    .privateFosteringLeaving, from: Moment(left.act.leftOn), stopped: left.stamp.happenedAt,
                    owner: workers, LeaveFostering.kind, under: guidance,
                    late: left.act.lateBecause ?? CodeWords.capitalised(left.act.givenBy)))
        }
        let began = Moment(fosteredFrom ?? notice.act.from)
        for (place, visit) in seen.enumerated() {
            let next = place + 1 < seen.count ? seen[place + 1].happenedAt : nil
            let later = Self.isOver(.privateFosteringFirstYear, since: began, at: visit.happenedAt, guidance)
            clocks.append(
                clock(
                    later ? .privateFosteringLaterVisit : .privateFosteringNextVisit, from: visit.happenedAt,
                    stopped: next ?? over, owner: workers, VisitFostered.kind, under: guidance, mark: visit.number))
        }
        return clocks
    }

    private func stayClocks(_ guidance: Guidance) -> [Clock] {
        guard let stay else { return [] }
        let over = ended?.stamp.happenedAt
        var clocks = [
            clock(
                .longStayNotice, from: stay.stamp.happenedAt, stopped: stayNotice?.stamp.happenedAt ?? over,
                owner: .practitioner(stay.stamp.by), NotifyLongStay.kind, under: guidance,
                late: stayNotice?.act.lateBecause)
        ]
        if let stayNotice {
            clocks.append(
                clock(
                    .longStayCheck, from: stayNotice.stamp.happenedAt,
                    stopped: checks.inOrderOf().first?.stamp.happenedAt ?? over, owner: owner(worker),
                    CheckWelfare.kind,
                    under: guidance))
        }
        return clocks
    }

    private func unitClocks(_ guidance: Guidance) -> [Clock] {
        guard let application else { return [] }
        return [
            clock(
                .motherAndBabyUnitAdvice, from: application.stamp.happenedAt,
                stopped: advice?.stamp.happenedAt ?? ended?.stamp.happenedAt, owner: owner(worker), AdviseUnit.kind,
                under: guidance)
        ]
    }
}

extension Array {
    /// By when they happened, whenever they were written down.
    package func inOrderOf<Act>() -> [Element] where Element == Stamped<Act> {
        sorted { ($0.stamp.happenedAt, $0.stamp.number) < ($1.stamp.happenedAt, $1.stamp.number) }
    }
}
