import Access
import Guidance
import Practice
import Readings
import Store

/// A person's family as far as the asker may know it: people, what is recorded between them, and who lives together.
package struct FamilyPicture: Sendable {
    package let identity: Identity
    /// The day it is shown for.
    package let day: Day
    /// The person it is about first.
    package let people: [Brief]
    /// Begun by that day, and between two of these people.
    package let ties: [FamilyTie]
    /// Those whose own page is open to the asker.
    package let open: Set<PersonID>
    /// Also what is recorded of relatives on their own records.
    package let isWide: Bool
    package let names: Names
    package let mayOpen: Set<What>
}

/// What is true of a family by the codes of `relationshipKinds`.
package enum Kin {
    package static let parents: Set<String> = ["mother", "father", "parent"]
    package static let couples: Set<String> = ["spouse", "partner", "separated", "divorced"]
    package static let siblings: Set<String> = ["sibling", "halfSibling", "stepSibling", "twin", "identicalTwin"]
    package static let carers: Set<String> = ["fosterCarer", "privateFosterCarer", "otherCarer"]
    /// People near a family who are not of it: they stand in the network.
    package static let others: Set<String> = ["friend", "peer", "significantAdult", "allegedSourceOfHarm"]

    /// Parents, children and partners: what is followed farthest.
    static let close = parents.union(couples).union(["child", "adoptiveParent"])
}

extension Lookout {
    /// What a gathering shows together with looks at others that it stands on, each to be recorded like the first.
    struct Together<Answer: Sendable>: Sendable {
        let answer: Answer
        let who: Who
        let others: [(Subject, Decision)]
    }

    /// Looks at one person's record and, as far as the access rules allow, at others' beside it.
    func lookTogether<Answer: Sendable>(
        at person: PersonID, _ what: What, as name: String, by caller: Caller, for purpose: Purpose, at now: Moment,
        _ gather: @escaping @Sendable (View, any Session) throws -> Together<Answer>
    ) async throws -> Shown<Answer> {
        switch try await look(at: person, what, as: name, by: caller, for: purpose, at: now, gather) {
        case .stub(let brief, let contact): return .stub(brief, contact)
        case .offer(let brief, let offer): return .offer(brief, offer)
        case .shown(let together, let sees):
            for (other, decision) in together.others {
                try await record(
                    look: name, at: [other.person], by: together.who, decision, for: purpose, at: now, subject: other)
            }
            return .shown(together.answer, sees)
        }
    }

    /// A person's family on a day.
    package func family(
        of person: PersonID, on day: Day, by caller: Caller, for purpose: Purpose, at now: Moment
    ) async throws -> Shown<FamilyPicture> {
        try await look(at: person, .summary, as: "family", by: caller, for: purpose, at: now) {
            [office] view, session in
            guard let identity = try office.readings.identityAtAGlance(person, in: session) else {
                throw Rejection.notFound
            }
            let found = try office.relations(of: person, on: day, view, in: session)
            return FamilyPicture(
                identity: office.shown(identity, view), day: day, people: found.people,
                ties: found.ties, open: found.open, isWide: view.sees.shows(.thirdParty),
                names: try Names([], [identity.school].compactMap { $0 }, office.readings, session),
                mayOpen: office.mayOpen(view))
        }
    }
}

extension Office {
    /// A family found step by step.
    struct FamilyFound {
        var people: [Brief] = []
        var ties: [FamilyTie] = []
        var open: Set<PersonID> = []
    }

    private static let mostPeople = 60

    /// Follows what is recorded between people, from one person outwards, three steps at most. Whoever is hidden from the
    /// asker is not there, and nobody is found by way of them.
    func relations(
        of person: PersonID, on day: Day, _ view: Lookout.View, in session: any Session
    ) throws -> FamilyFound {
        var found = FamilyFound(people: [try readings.brief(person, in: session)])
        guard view.sees.showsFamily else { return found }
        let isWide = view.sees.shows(.thirdParty)
        var known: Set<PersonID> = [person]
        var left: Set<PersonID> = []
        var outwards = [person]
        var carers: Set<PersonID> = []
        for step in 0..<(isWide ? 3 : 1) where !outwards.isEmpty {
            var ties = try readings.ties(around: outwards, in: session).filter { ($0.from ?? day) <= day }
            ties.removeAll { Kin.others.contains($0.kind ?? "") }
            if !isWide { ties.removeAll { $0.person != person } }
            var new: [PersonID] = []
            for tie in ties {
                let from = known.contains(tie.person) ? tie.person : tie.other
                let other = from == tie.person ? tie.other : tie.person
                guard !known.contains(other), !left.contains(other), !new.contains(other) else { continue }
                guard follows(tie, step: step, isCarer: carers.contains(from)) else { continue }
                new.append(other)
            }
            let some = Array(new.prefix(Self.mostPeople - known.count))
            let next = try family(some, view, in: session)
            found.open.formUnion(next.open)
            outwards = []
            for other in some {
                guard let brief = next.briefs[other], (brief.dateOfBirth ?? day) <= day else {
                    left.insert(other)
                    continue
                }
                found.people.append(brief)
                known.insert(other)
                outwards.append(other)
            }
            carers.formUnion(ties.filter { Kin.carers.contains($0.kind ?? "") }.map(\.other))
            for tie in ties where !found.ties.contains(tie) { found.ties.append(tie) }
        }
        found.ties = found.ties.filter { known.contains($0.person) && known.contains($0.other) }
        return found
    }

    /// Whether a tie leads on. Carers lead to their partners only: who else lives with them is another family's.
    private func follows(_ tie: FamilyTie, step: Int, isCarer: Bool) -> Bool {
        guard let kind = tie.kind else { return step == 0 }
        if isCarer { return Kin.couples.contains(kind) }
        if kind == "householdMember" { return step == 0 }
        if step > 1, Kin.carers.contains(kind) { return false }
        return step < 2 || Kin.close.contains(kind)
    }

    /// A child's brothers and sisters: those recorded as such, and those who have a parent in common.
    func siblings(of person: PersonID, in session: any Session) throws -> [PersonID] {
        let all = try readings.tiesAndParents(around: [person], in: session)
        let own = all.filter { $0.person == person || $0.other == person }
        var found: [PersonID] = []
        for tie in own where Kin.siblings.contains(tie.kind ?? "") {
            found.append(tie.person == person ? tie.other : tie.person)
        }
        let parents = own.compactMap { tie -> PersonID? in
            let kind = tie.kind ?? ""
            if tie.person == person { return Kin.parents.contains(kind) || kind == "adoptiveParent" ? tie.other : nil }
            return kind == "child" ? tie.person : nil
        }
        if !parents.isEmpty {
            for tie in all {
                let kind = tie.kind ?? ""
                if parents.contains(tie.other), Kin.parents.contains(kind) || kind == "adoptiveParent" {
                    found.append(tie.person)
                } else if parents.contains(tie.person), kind == "child" {
                    found.append(tie.other)
                }
            }
        }
        var seen: Set<PersonID> = [person]
        return found.filter { seen.insert($0).inserted }
    }
}
