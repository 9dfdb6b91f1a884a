import Access
import Guidance
import Testing

@testable import Casework
@testable import Cast
@testable import Practice
@testable import Readings

/// The rules about gaps never say that something is missing which another part of the record has.
@Suite struct SeenAloneTests {
    /// What the rule says of an episode, to somebody who sees everything.
    private func found(
        _ episode: Episode, elsewhere: [Sighting] = [], _ lines: [ChronologyLine]
    ) throws -> [StoryFinding] {
        let opened = try #require(episode.referral.received).stamp.happenedAt
        let course = StoryFacts.Course(
            openedAt: opened, closedAt: Told.today, episode: episode, seenElsewhere: elsewhere)
        return StoryFacts(
            child: Person(), courses: [course], lines: lines, sees: .everything, library: Told.library, now: Told.today
        ).findings.filter { $0.rule == .seenAlone }
    }

    @Test func `A visit of any plan, and one to a placement, is an entry that says the child was seen alone`()
        async throws
    {
        try await withOffice(telling: .threeAccountsOfOneSpring) { (told) async throws -> Void in
            let stream = try await told.episode(of: "Oscar Pemberton").stream
            let lines = try await told.lines(of: "Oscar Pemberton")
            let office = told.office
            let replayed = try await office.database.read { session in
                try office.replay(Episode.self, stream, in: session)
            }
            let bare = try #require(replayed).state
            let decided = try #require(bare.referral.decided?.stamp)
            func seen(hours: Int) -> Stamp {
                Stamp(
                    number: decided.number, by: decided.by, role: decided.role, agency: decided.agency,
                    happenedAt: decided.happenedAt.adding(hours: hours), recordedAt: decided.recordedAt,
                    about: decided.about)
            }
            #expect(try found(bare, lines).count == 1)
            var inNeed = bare
            inNeed.childInNeedPlan.visits = [
                Stamped(ChildInNeedPlan.Visit(seen: true, alone: true, whereSeen: "x", observed: "x"), seen(hours: 24))
            ]
            #expect(try found(inNeed, lines).isEmpty)
            var protected = bare
            var course = ProtectionPlan.Course(
                start: decided, began: Conference.Hold(present: [], childsPart: "comes", plan: true, because: "x"))
            course.visits = [
                Stamped(ProtectionPlan.Visit(seen: true, alone: true, whereSeen: "x", observed: "x"), seen(hours: 24))
            ]
            protected.protectionPlan.courses = [course]
            #expect(try found(protected, lines).isEmpty)
            var away = LivingAway()
            away.visits = [Stamped(LivingAway.VisitLookedAfter(alone: true, observed: "x"), seen(hours: 24))]
            #expect(try found(bare, elsewhere: away.sightings, lines).isEmpty)
            // What was before the episode says nothing of it.
            let before = Sighting(seen(hours: -24 * 30), alone: true)
            #expect(try found(bare, elsewhere: [before], lines).count == 1)
        }
    }

    @Test func `A filter makes no gap, and a brother's entries fill none`() async throws {
        try await withOffice(telling: .threeAccountsOfOneSpring) { (told) async throws -> Void in
            let child = try told.stage.person("Oscar Pemberton")
            func findings(_ question: ChronologyQuestion) async throws -> [StoryFinding] {
                let shown = try await told.office.lookout.chronology(
                    of: child, question, ChronologyWish(withFindings: true),
                    by: Caller(told.practitioner("Callum Stroud")), for: Lookout.Purpose(because: "For a test"),
                    at: Told.today)
                return try told.seen(shown).beside.findings
            }
            let whole = try await findings(ChronologyQuestion(limit: 5_000))
            #expect(try await findings(ChronologyQuestion(from: Day(2025, 3, 1))) == whole)
            #expect(try await findings(ChronologyQuestion(keyOnly: true)) == whole)
            #expect(try await findings(ChronologyQuestion(limit: 5)) == whole)
        }
    }
}
