import Guidance
import Testing

@testable import Practice

/// An agency's checklist for an edition: adopted, worked through, and carried forward.
struct ReadinessTests {
    private static func number(_ key: String, _ story: Story<AgencyReadiness>) throws -> Int {
        try #require(story.state.current?.steps.first { $0.key == key }?.number)
    }

    // MARK: Adopting

    @Test("Adopting takes suggestions first, then what is new or changed for the audience, all with lead and day")
    func adopting() throws {
        let story = try Given.adopted(lead: Given.teacher)
        let current = try #require(story.state.current)
        #expect(current.edition == "WT2023" && current.audience == "school")
        #expect(current.steps.first?.key == "schools2023.definitions")
        #expect(current.steps.contains { $0.key == "organisations.prisonsProbation2023" } == false)
        #expect(current.steps.map(\.number) == Array(1...current.steps.count))
        #expect(current.steps.allSatisfy { $0.owner == Given.teacher.practitioner && $0.by == Given.day("2024-07-19") })
        let edition = EditionKey(rawValue: "WT2023")
        for step in current.steps {
            let words = try #require(Given.library.readinessStep(step.key, under: edition), "\(step.key)")
            #expect(words.origin != .standing, "\(step.key)")
        }
    }

    @Test("The whole of what binds an audience holds everything that the changes do")
    func scopes() {
        let edition = EditionKey(rawValue: "WT2023")
        func keys(_ scope: ReadinessScope) -> Set<String> {
            Set(Given.library.readinessSteps(for: "school", under: edition, scope).map(\.key))
        }
        #expect(keys(.suggested).isStrictSubset(of: keys(.changes)))
        #expect(keys(.changes).isStrictSubset(of: keys(.whole)))
    }

    @Test("A law that is not known to be in force is no step of any checklist")
    func notInForce() {
        let waiting = Given.library.provisions.all.filter { ($0.commencement?.state ?? .inForce) != .inForce }
        #expect(!waiting.isEmpty)
        for audience in Given.library.provisions.audiences {
            let keys = Set(
                Given.library.readinessSteps(for: audience.key, under: "WT2026", .whole).map(\.key))
            #expect(keys.isDisjoint(with: waiting.map(\.key)), "\(audience.key)")
        }
    }

    @Test("Every possible action of the sources is a step of its edition's checklist for its audience")
    func everySuggestion() {
        for action in Given.library.provisions.actions {
            for audience in action.audiences {
                let steps = Given.library.readinessSteps(for: audience, under: action.edition, .suggested)
                #expect(steps.contains { $0.key == action.key && !$0.provisions.isEmpty }, "\(action.key)")
            }
        }
        #expect(Given.library.provisions.actions.count >= 15)
    }

    @Test("readiness.adopt.others: another agency's checklist is not theirs, unless its trust keeps it")
    func others() throws {
        var story = Given.ofSchool(AgencyReadiness.self)
        let adopt = AgencyReadiness.Adopt(edition: "WT2023", audience: "school", scope: "suggested")
        story.refuses(adopt, by: "readiness.adopt.others", as: Given.trustKeeper)
        story.standing.keepers = [Given.trustKeeper.agency]
        #expect(story.refusal(of: adopt, by: Given.trustKeeper) == nil)
    }

    static let wrong: [(AgencyReadiness.Adopt, String)] = [
        (AgencyReadiness.Adopt(edition: "WT1066", audience: "school", scope: "whole"), "readiness.adopt.edition"),
        (AgencyReadiness.Adopt(edition: "WT2023", audience: "bakers", scope: "whole"), "readiness.adopt.audience"),
        (
            AgencyReadiness.Adopt(edition: "WT2018", audience: "police", scope: "suggested"),
            "readiness.adopt.nothing"
        ),
        (
            AgencyReadiness.Adopt(
                edition: "WT2023", audience: "school", scope: "whole", by: Given.day("2024-03-27")),
            "readiness.adopt.passed"
        ),
        (
            AgencyReadiness.Adopt(
                edition: "WT2023", audience: "school", scope: "whole", lead: Given.clinician.practitioner),
            "readiness.adopt.colleague"
        ),
        (
            AgencyReadiness.Adopt(
                agency: Given.agency("n0where"), edition: "WT2023", audience: "school", scope: "whole"),
            "readiness.adopt.agency"
        ),
    ]

    @Test("A checklist that cannot be is refused", arguments: wrong.indices)
    func wrongAdoption(place: Int) {
        Given.ofSchool(AgencyReadiness.self).refuses(Self.wrong[place].0, by: Self.wrong[place].1)
    }

    @Test("readiness.adopt.already: one checklist goes on; it is carried forward, not begun again")
    func twice() throws {
        try Given.adopted().refuses(
            AgencyReadiness.Adopt(edition: "WT2026", audience: "school", scope: "whole"),
            by: "readiness.adopt.already")
    }

    // MARK: Steps

    @Test("A step is given to someone, done with what shows it, opened again with what showed it kept")
    func doing() throws {
        var story = try Given.adopted()
        try story.did(AgencyReadiness.Assign(step: 2, who: "Chair of governors", by: Given.day("2024-05-01")))
        try story.did(AgencyReadiness.Finish(step: 2, evidence: "Minute 7"))
        let done = try #require(story.state.current?.step(2))
        #expect(done.state == .done && done.words == "Minute 7" && done.who == "Chair of governors")
        try story.did(AgencyReadiness.Reopen(step: 2, because: "The policy was changed back"))
        #expect(story.state.current?.step(2)?.state == .open)
        #expect(story.state.current?.step(2)?.before == "Minute 7")
    }

    @Test("What is late is counted and never stands in the way")
    func late() throws {
        var story = try Given.adopted(by: "2024-04-30")
        let all = try #require(story.state.current?.steps.count)
        try story.did(AgencyReadiness.Finish(step: 1, evidence: "x"), at: "2024-06-03T09:00")
        try story.did(AgencyReadiness.SetAside(step: 2, because: "x"))
        let tally = try #require(story.state.current?.tally(on: Given.day("2024-06-03")))
        #expect(tally.done == 1 && tally.aside == 1 && tally.open == all - 2 && tally.late == all - 2)
        #expect(tally.percent == 100 / (all - 1))
        #expect(story.state.current?.tally(on: Given.day("2024-04-30")).late == 0)
    }

    static let refused: [(any Act<AgencyReadiness>, String)] = [
        (AgencyReadiness.Finish(step: 999, evidence: "x"), "readiness.done.step"),
        (AgencyReadiness.Finish(step: 0, evidence: "x"), "readiness.done.step"),
        (AgencyReadiness.Finish(step: 1, evidence: "x"), "readiness.done.already"),
        (AgencyReadiness.SetAside(step: 1, because: "x"), "readiness.setAside.already"),
        (AgencyReadiness.Reopen(step: 2, because: "x"), "readiness.reopen.open"),
        (
            AgencyReadiness.Assign(step: 1, who: "x", by: Given.day("2024-05-01")), "readiness.assign.closed"
        ),
        (AgencyReadiness.Assign(step: 2, by: Given.day("2024-05-01")), "readiness.assign.owner"),
        (
            AgencyReadiness.Assign(
                step: 2, owner: Given.teacher.practitioner, who: "x", by: Given.day("2024-05-01")),
            "readiness.assign.owner"
        ),
        (
            AgencyReadiness.Assign(step: 2, owner: Given.supervisor.practitioner, by: Given.day("2024-05-01")),
            "readiness.assign.colleague"
        ),
        (AgencyReadiness.Assign(step: 2, who: "x", by: Given.day("2024-03-01")), "readiness.assign.passed"),
    ]

    @Test("What does not fit a step is refused", arguments: refused.indices)
    func wrongStep(place: Int) throws {
        var story = try Given.adopted()
        try story.did(AgencyReadiness.Finish(step: 1, evidence: "x"))
        func refuses(_ act: some Act<AgencyReadiness>) { story.refuses(act, by: Self.refused[place].1) }
        refuses(Self.refused[place].0)
    }

    @Test("Nothing can be done before a checklist is adopted")
    func notAdopted() {
        let story = Given.ofSchool(AgencyReadiness.self)
        story.refuses(AgencyReadiness.Finish(step: 1, evidence: "x"), by: "readiness.done.adopted")
        story.refuses(AgencyReadiness.Carry(edition: "WT2026", scope: "whole"), by: "readiness.carry.adopted")
        #expect(story.state.next(under: Given.guidance()).first == "readiness.adopt")
    }

    @Test("Each owner of open steps has one line of work, and whoever adopted it one for steps without an owner")
    func waiting() throws {
        var story = try Given.adopted()
        #expect(story.state.waiting(under: Given.guidance()).map(\.act) == ["readiness.assign"])
        try story.did(
            AgencyReadiness.Assign(step: 1, owner: Given.teacher.practitioner, by: Given.day("2024-05-01")))
        try story.did(
            AgencyReadiness.Assign(step: 2, owner: Given.teacher.practitioner, by: Given.day("2024-04-15")))
        let waiting = story.state.waiting(under: Given.guidance())
        #expect(waiting.map(\.owner).contains(.practitioner(Given.teacher.practitioner)))
        #expect(waiting.first { $0.act == "readiness.done" }?.why == "2 of them open, the first by 15 April 2024")
    }

    // MARK: Carrying forward

    @Test("Carried forward: done and unchanged stays done, done and changed comes back, what is owed is owed still")
    func carrying() throws {
        var story = Given.ofSchool(AgencyReadiness.self, at: "2021-01-11T09:00")
        try story.did(AgencyReadiness.Adopt(edition: "WT2020", audience: "school", scope: "whole"))
        let same = try #require(
            story.state.current?.steps.first {
                Given.library.provisions[$0.key] != nil
                    && Given.library.readsTheSame($0.key, under: "WT2020", and: "WT2023")
            })
        let changed = try #require(
            story.state.current?.steps.first {
                Given.library.readinessStep($0.key, under: "WT2023")?.origin == .changed
                    && Given.library.provisions.actions.map(\.key).contains($0.key) == false
            })
        try story.did(AgencyReadiness.Finish(step: same.number, evidence: "Same"))
        try story.did(AgencyReadiness.Finish(step: changed.number, evidence: "Changed"))
        let owed = try Self.number("schools2020.glossary", story)
        try story.did(AgencyReadiness.Assign(step: owed, who: "Librarian", by: Given.day("2021-06-01")))
        try story.did(AgencyReadiness.Carry(edition: "WT2023", scope: "whole"), at: "2023-12-18T09:00")
        let current = try #require(story.state.current)
        #expect(current.edition == "WT2023" && current.carriedFrom == "WT2020")
        let kept = try #require(current.steps.first { $0.key == same.key })
        #expect(kept.state == .done && kept.isCarried && kept.words == "Same")
        let back = try #require(current.steps.first { $0.key == changed.key })
        #expect(back.state == .open && back.before == "Changed")
        let still = try #require(current.steps.first { $0.key == "schools2020.glossary" })
        #expect(still.who == "Librarian" && still.by == Given.day("2021-06-01"))
        #expect(story.state.adoptions.count == 2)
    }

    @Test(
        "However little the next checklist adds, finished work stays with what showed it, and what is owed stays late")
    func carryingLess() throws {
        var story = Given.ofSchool(AgencyReadiness.self, at: "2021-01-11T09:00")
        try story.did(AgencyReadiness.Adopt(edition: "WT2020", audience: "school", scope: "whole"))
        let added = Set(Given.library.readinessSteps(for: "school", under: "WT2023", .changes).map(\.key))
        let outside = try #require(story.state.current).steps.filter { step in
            !added.contains(step.key) && Given.library.readsTheSame(step.key, under: "WT2020", and: "WT2023")
                && Given.library.provisions[step.key] != nil
        }
        try #require(outside.count > 2)
        try story.did(AgencyReadiness.Finish(step: outside[0].number, evidence: "Minute 7"))
        try story.did(AgencyReadiness.SetAside(step: outside[1].number, because: "We have no nursery"))
        try story.did(AgencyReadiness.Assign(step: outside[2].number, who: "Head", by: Given.day("2021-06-01")))
        try story.did(
            AgencyReadiness.Carry(edition: "WT2023", scope: "changes", by: Given.day("2024-07-19")),
            at: "2023-12-18T09:00")
        let current = try #require(story.state.current)
        func step(_ place: Int) throws -> AgencyReadiness.Step {
            try #require(current.steps.first { $0.key == outside[place].key }, "\(outside[place].key) is lost")
        }
        #expect(try step(0).state == .done && step(0).words == "Minute 7" && step(0).isCarried)
        #expect(try step(1).state == .aside && step(1).words == "We have no nursery" && step(1).isCarried)
        #expect(try step(2).state == .open && step(2).by == Given.day("2021-06-01"))
        let new = try #require(
            current.steps.first { step in !story.state.adoptions[0].steps.contains { $0.key == step.key } })
        #expect(new.by == Given.day("2024-07-19"))
        let tally = current.tally(on: Given.day("2023-12-18"))
        #expect(tally.done == 1 && tally.aside == 1 && tally.carried == 2 && tally.late == 1)
        try story.did(AgencyReadiness.Assign(step: step(2).number, who: "Head", by: Given.day("2024-02-01")))
        #expect(story.state.current?.tally(on: Given.day("2023-12-18")).late == 0, "more time was given, openly")
    }

    @Test("readiness.carry.backwards: only to a later edition")
    func backwards() throws {
        let story = try Given.adopted()
        story.refuses(AgencyReadiness.Carry(edition: "WT2020", scope: "whole"), by: "readiness.carry.backwards")
        story.refuses(AgencyReadiness.Carry(edition: "WT2023", scope: "whole"), by: "readiness.carry.backwards")
        story.refuses(AgencyReadiness.Carry(edition: "WT1066", scope: "whole"), by: "readiness.carry.edition")
    }

    // MARK: Belonging

    @Test("A school says which trust and council it belongs to, and only those that are such")
    func belonging() throws {
        var story = Given.ofSchool(AgencyReadiness.self)
        story.refuses(AgencyReadiness.Belong(trust: Given.hospital), by: "readiness.belong.trust")
        story.refuses(AgencyReadiness.Belong(council: Given.hospital), by: "readiness.belong.council")
        story.refuses(AgencyReadiness.Belong(), by: "readiness.belong.nothing")
        story.refuses(
            AgencyReadiness.Belong(council: Given.council, otherCouncils: [Given.hospital]),
            by: "readiness.belong.otherCouncils")
        story.refuses(AgencyReadiness.Belong(otherCouncils: [Given.council]), by: "readiness.belong.main")
        story.standing.agencies[Given.trustKeeper.agency] = "academyTrust"
        try story.did(AgencyReadiness.Belong(trust: Given.trustKeeper.agency, council: Given.council))
        #expect(story.state.belongs?.act.trust == Given.trustKeeper.agency)
    }
}
