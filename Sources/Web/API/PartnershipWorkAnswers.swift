import Guidance
import Practice

/// What the partners do together, as JSON; codes are those of the forms, numbers those of the entries.
extension Partnership {
    package func entries(of part: PartnershipPart) -> [Answer] {
        switch part {
        case .priorities: priorities.map(priority)
        case .meetings: meetings.map(meeting)
        case .decisions: decisions.map(Self.decision)
        case .funding: funding
        case .sharing: sharing.map(agreement)
        case .disputes: disputes.map(Self.dispute)
        case .scrutiny: scrutinyPlans.suffix(1).map(Self.plan) + findings.map(Self.finding)
        case .voices: voices.map(Self.voice)
        case .boards: boards.map(Self.board)
        case .seats: seats.map(seat)
        case .signing: requests.filter { $0.closed == nil }.map(request)
        case .business:
            business.map { ["manager": .text($0.manager.id), "from": .text($0.since.description)] }
        }
    }

    private static func maybe(_ words: String?) -> Answer { words.map { .text($0) } ?? .null }
    private static func people(_ ids: [PractitionerID]) -> Answer { .list(ids.map { .text($0.id) }) }

    private static func entry(_ stamp: Stamp, _ fields: [String: Answer]) -> Answer {
        .object(
            fields.merging(["entry": .int(stamp.number), "at": .text(stamp.happenedAt.description)]) { one, _ in one })
    }

    /// As it stands after its reviews, the last of which says what became of it.
    private func priority(_ one: Stamped<Prioritise>) -> Answer {
        let now = now(one)
        let last = reviews(of: one).last.map { review in
            Self.entry(
                review.stamp, ["outcome": .text(review.act.outcome), "evidence": .text(review.act.evidence)])
        }
        return Self.entry(
            one.stamp,
            [
                "priority": .text(now.priority), "because": .text(one.act.because),
                "measure": .text(now.measure), "owner": .text(one.act.owner.id),
                "until": .text(now.until.description), "reviewed": last ?? .null,
            ])
    }

    private func meeting(_ one: Stamped<Meet>) -> Answer {
        Self.entry(
            one.stamp,
            [
                "meeting": .text(one.act.meeting), "chairedBy": .text(one.act.chairedBy.id),
                "came": Self.people(one.act.came),
                "notAppointed": Self.people(one.act.withoutVoice(in: self, on: one.stamp.happenedAt.day)),
                "others": Self.maybe(one.act.others), "apologies": Self.maybe(one.act.apologies),
                "decided": .text(one.act.decided), "openQuestions": Self.maybe(one.act.openQuestions),
            ])
    }

    /// What waits for signatures, with each partner's answer.
    private func request(_ one: SigningRequest) -> Answer {
        let here = partners(on: one.asked.stamp.happenedAt.day)
        return Self.entry(
            one.asked.stamp,
            [
                "matter": .text(one.asked.act.matter), "what": .text(one.asked.act.what),
                "by": .text(one.asked.act.by.description),
                "partners": .list(
                    here.map { partner in
                        let answer = one.answers[partner.agency]
                        return [
                            "agency": .text(partner.agency.id), "agrees": answer.map { .bool($0.act.agrees) } ?? .null,
                            "signedBy": answer.map { .text($0.stamp.by.id) } ?? .null,
                            "words": Self.maybe(answer?.act.words),
                        ]
                    }),
            ])
    }

    private static func decision(_ one: Stamped<DecideTogether>) -> Answer {
        entry(
            one.stamp,
            [
                "matter": .text(one.act.matter), "decided": .text(one.act.decided), "because": .text(one.act.because),
                "agreedBy": people(one.act.agreedBy),
            ])
    }

    /// Each year with what was given, and whether the leads agreed it as equitable.
    private var funding: [Answer] {
        Set(contributions.map(\.act.year)).sorted(by: >).map { year in
            let given = contributions.filter { $0.act.year == year }
            let agreed = budgets.last { $0.act.year == year }
            return [
                "year": .int(year), "pounds": .int(given.reduce(0) { $0 + $1.act.pounds }),
                "agreedAt": Self.maybe(agreed?.stamp.happenedAt.description),
                "equitable": Self.maybe(agreed?.act.equitable),
                "agreedBy": Self.people(agreed?.act.agreedBy ?? []),
                "contributions": .list(
                    given.map { one in
                        Self.entry(
                            one.stamp,
                            [
                                "agency": .text(one.act.agency.id), "contribution": .text(one.act.contribution),
                                "pounds": .int(one.act.pounds), "what": .text(one.act.what),
                            ])
                    }),
            ]
        }
    }

    private func agreement(_ one: Stamped<AgreeSharing>) -> Answer {
        Self.entry(
            one.stamp,
            [
                "title": .text(one.act.title), "parties": .list(one.act.parties.map { .text($0.id) }),
                "purpose": .text(purpose(one)), "basis": .text(one.act.basis),
                "reviewOn": .text(reviewOn(one).description),
            ])
    }

    private static func dispute(_ one: PartnersDispute) -> Answer {
        let raised = one.raised
        let settled = one.settled.map { end in
            entry(
                end.stamp,
                [
                    "outcome": .text(end.act.outcome), "learning": maybe(end.act.learning),
                    "direction": maybe(end.act.direction), "agreedBy": people(end.act.agreedBy ?? []),
                ])
        }
        return entry(
            raised.stamp,
            [
                "matter": .text(raised.act.matter), "by": .text(raised.stamp.agency.id),
                "with": .list(raised.act.with.map { .text($0.id) }), "because": .text(raised.act.because),
                "asked": .text(raised.act.asked), "safeMeanwhile": .text(raised.act.safeMeanwhile),
                "level": .text(one.level),
                "escalated": .list(
                    one.escalated.map { step in
                        entry(step.stamp, ["level": .text(step.act.level), "because": .text(step.act.because)])
                    }),
                "settled": settled ?? .null,
            ])
    }

    private static func plan(_ one: Stamped<PlanScrutiny>) -> Answer {
        entry(
            one.stamp,
            [
                "kind": "plan", "year": .int(one.act.year), "scrutineers": people(one.act.scrutineers),
                "areas": .text(one.act.areas), "methods": .text(one.act.methods),
                "reviewed": .text(one.act.reviewed), "handling": .text(one.act.handling),
                "agreedBy": people(one.act.agreedBy),
            ])
    }

    private static func finding(_ one: Finding) -> Answer {
        let answer = one.answer.map { answer in
            entry(
                answer.stamp,
                [
                    "answer": .text(answer.act.answer), "because": .text(answer.act.because),
                    "action": maybe(answer.act.action), "by": maybe(answer.act.by?.description),
                ])
        }
        let finished = one.finished.map { end in entry(end.stamp, ["result": .text(end.act.result)]) }
        return entry(
            one.found.stamp,
            [
                "kind": "finding", "area": .text(one.found.act.area), "found": .text(one.found.act.found),
                "evidence": .text(one.found.act.evidence),
                "recommends": maybe(one.found.act.recommends), "answer": answer ?? .null,
                "finished": finished ?? .null,
            ])
    }

    /// A seat of education, with its last day where it has one.
    private func seat(_ one: Stamped<SeatEducation>) -> Answer {
        Self.entry(
            one.stamp,
            [
                "practitioner": .text(one.act.practitioner.id), "seat": .text(one.act.seat),
                "speaksFor": .list(one.act.speaksFor.map { .text($0) }), "chosen": .text(one.act.chosen),
                "from": .text(one.act.from.description), "until": Self.maybe(lastDay(of: one)?.description),
                "because": Self.maybe(ending(of: one)?.act.because),
            ])
    }

    private static func voice(_ one: Voice) -> Answer {
        let acted = one.acted.map { acted in
            entry(
                acted.stamp,
                [
                    "done": .text(acted.act.done), "changed": maybe(acted.act.changed),
                    "toldThem": .text(acted.act.toldThem),
                ])
        }
        return entry(
            one.heard.stamp,
            [
                "from": .text(one.heard.act.from), "how": .text(one.heard.act.how), "said": .text(one.heard.act.said),
                "acted": acted ?? .null,
            ])
    }

    private static func board(_ one: Stamped<JoinBoard>) -> Answer {
        entry(
            one.stamp, ["board": .text(one.act.board), "name": .text(one.act.name), "how": .text(one.act.how)])
    }
}
