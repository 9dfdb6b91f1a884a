import Guidance

/// A professional difference: somebody who works with a child challenges a decision, and it is settled stage by stage.
///
/// 1. Anyone involved with the child may challenge a decision, whoever made it. 2. Each stage names somebody more
/// senior who answers in the partnership's own time. 3. What is not settled goes to the next stage. 4. It ends with an
/// outcome and with what is learnt, and all of it stands on the decision that was challenged.
package struct Difference: Corrected {
    package typealias Correct = Correction<Difference>

    package static let name = ProcessName.difference
    package static let acts: [any Act<Difference>.Type] = [
        Raise.self, Reply.self, Escalate.self, Settle.self, Correct.self,
    ]
    package static let isOneChilds = true

    /// How far up a difference has gone, as the partnership names its stages.
    package enum Level: String, Sendable, Codable, CaseIterable {
        case first, second, third

        /// The time the partnership gives this stage.
        package var duty: DutyKey {
            switch self {
            case .first: .differenceFirst
            case .second: .differenceSecond
            case .third: .differenceThird
            }
        }

        /// Who is senior enough to answer at this stage.
        package var rule: RuleKey {
            switch self {
            case .first: .answerDifferenceFirst
            case .second: .answerDifferenceSecond
            case .third: .answerDifferenceThird
            }
        }

        package var next: Level? {
            switch self {
            case .first: .second
            case .second: .third
            case .third: nil
            }
        }
    }

    /// One stage: who was asked to answer, since when, and what they answered.
    package struct Asked: Sendable {
        package let level: Level
        package let to: PractitionerID
        package let agency: AgencyID
        /// The entry that asked.
        package let stamp: Stamp
        package internal(set) var reply: Stamped<Reply>?
    }

    package internal(set) var raised: Stamped<Raise>?
    /// The stages so far, the first first.
    package internal(set) var stages: [Asked] = []
    package internal(set) var settled: Stamped<Settle>?
    /// Who wrote each entry, by its number.
    package var authors: [Int: PractitionerID] = [:]

    package init() {}

    package var about: [PersonID] { raised?.stamp.about ?? [] }
    package var isOpen: Bool { raised != nil && settled == nil }
    package var stage: Asked? { stages.last }

    /// The challenged decision will be changed, in whole or in part.
    package var isUpheld: Bool {
        let changed: Set<String> = [Reply.changed, Reply.partly]
        if let settled { return changed.contains(settled.act.outcome) }
        return stage?.reply.map { changed.contains($0.act.position) } ?? false
    }

    package func clocks(under guidance: Guidance) -> [Clock] {
        guard let child = about.first else { return [] }
        return stages.enumerated().map { place, stage in
            let next = place + 1 < stages.count ? stages[place + 1].stamp : settled?.stamp
            return Clock(
                stage.level.duty, about: child, from: stage.stamp.happenedAt, under: guidance,
                stoppedAt: (stage.reply?.stamp ?? next)?.happenedAt, lateBecause: stage.reply?.act.lateBecause,
                owner: .practitioner(stage.to), stops: Reply.kind, mark: stage.stamp.number)
        }
    }

    package func waiting(under guidance: Guidance) -> [Waiting] {
        guard isOpen, let raised, let reply = stage?.reply else { return [] }
        return [
            Waiting(
                "difference.settle", about: about.first, since: reply.stamp.happenedAt,
                owner: .practitioner(raised.stamp.by),
                what: "Say whether the answer settles the difference, or take it further",
                why: "Answered \(reply.stamp.happenedAt.inWords)", act: Settle.kind)
        ]
    }

    package func facts(under guidance: Guidance) -> [Fact] {
        guard isOpen, let raised, let child = about.first else { return [] }
        return [
            Fact("difference", about: child, what: "A decision is being challenged", since: raised.stamp.happenedAt)
        ]
    }

    /// Hours, four weeks of them, for which whoever raised a difference still reads how it ended.
    static let readAfterwards = 672

    /// Those asked to answer read it until it is settled, and whoever raised it for some weeks more, to learn how.
    package var involvements: [Involvement] {
        guard let raised, let child = about.first else { return [] }
        let ended = settled?.stamp.happenedAt
        let raiser = Involvement(
            .difference, person: child, practitioner: raised.stamp.by, agency: raised.stamp.agency,
            from: raised.stamp.happenedAt, until: ended?.adding(hours: Self.readAfterwards))
        return [raiser]
            + stages.map {
                Involvement(
                    .difference, person: child, practitioner: $0.to, agency: $0.agency, from: $0.stamp.happenedAt,
                    until: ended)
            }
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        guard isOpen, let stage else { return raised == nil ? [Raise.kind] : [Correct.kind] }
        let further: [ActKind] = stage.level.next == nil ? [] : [Escalate.kind]
        return (stage.reply == nil ? [Reply.kind, Settle.kind] : [Settle.kind]) + further + [Correct.kind]
    }
}

/// Checks that several acts of a difference share.
extension Difference {
    /// It was raised and has not been settled.
    func mustBeOpen(_ rule: String) throws(Refusal) -> (raised: Stamped<Raise>, stage: Asked) {
        guard let raised, let stage else {
            throw .notNow(rule, "No difference has been raised here.", instead: "Challenge the decision first.")
        }
        if let settled {
            throw .notNow(
                rule, "This difference was settled on \(settled.stamp.happenedAt.day.inWords).",
                instead: "If there is something new, challenge the decision again.")
        }
        return (raised, stage)
    }

    /// The practitioner belongs to an agency on one of its sides.
    func mustTakePart(_ setting: Setting, _ rule: String) throws(Refusal) {
        guard let raised else { return }
        let sides = [raised.stamp.agency] + stages.map(\.agency)
        guard sides.contains(setting.who.agency) else {
            throw Refusal(
                rule, .mayNot, because: "Your agency takes no part in this difference.",
                authority: setting.guidance.rule(.answerDifferenceFirst).cite,
                instead: "Ask those who raised it or those who were asked to answer.")
        }
    }

    /// Whoever is asked to answer is known, is senior enough for the stage, and did not decide what is challenged.
    static func mustBeAbleToAnswer(
        _ to: PractitionerID, at level: Level, decider: PractitionerID?, _ setting: Setting, _ rule: String
    ) throws(Refusal) {
        let stage = setting.guidance.rule(level.rule)
        guard let asked = setting.standing.practitioners[to] else {
            throw .wrong(
                rule + ".known", "to", "This practitioner has no account that is in use.",
                instead: "Choose somebody who can answer.")
        }
        if stage.notOwn && to == decider {
            throw .wrong(
                rule + ".decider", "to", "They made the decision that is challenged.",
                instead: "Choose somebody else who is senior enough.", authority: stage.cite)
        }
        guard asked.roles.contains(where: stage.allows) else {
            throw .wrong(
                rule + ".seniority", "to", "Their role does not answer at this stage.",
                instead: "Choose somebody named for it: \(stage.says)", authority: stage.cite)
        }
    }
}
