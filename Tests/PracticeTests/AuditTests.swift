import Guidance
import Testing

@testable import Practice

/// A case audit: drawn with a seed, judged in words with evidence, moderated, closed with what is learnt.
struct AuditTests {
    static let chair = Given.qualifiedChair
    static let plan = Audit.Plan(
        round: "Spring", auditor: chair.practitioner, moderator: Given.manager.practitioner,
        dueOn: Given.day("2024-05-01"), seed: 7, drawnFrom: 40)
    static let judge = Audit.Judge(
        grades: ["alert": "met", "childKnows": "notMet", "lastingChange": Audit.Judge.notSeen],
        evidence: ["alert": "Entry 3", "childKnows": "Nobody told her"], doneWell: "Seen alone", unsafeNow: false)

    static func story() -> Story<Audit> {
        var standing = Given.standing(people: ["maya"])
        standing.practitioners[chair.practitioner] = chair
        standing.sample = [Given.maya]
        standing.sampledFrom = 40
        standing.workers = [Given.socialWorker.practitioner, Given.supervisor.practitioner]
        return Story<Audit>("avdit", about: [Given.maya], by: Given.manager, standing: standing)
    }

    static func planned() throws -> Story<Audit> {
        var story = story()
        try story.did(plan)
        return story
    }

    static func judged() throws -> Story<Audit> {
        var story = try planned()
        try story.did(judge, by: chair)
        return story
    }

    @Test("The auditor reads it, then the moderator, then it is closed; each has it on their work in turn")
    func turns() throws {
        var story = try Self.planned()
        func owner() -> Owner? { story.state.waiting(under: Given.guidance()).first?.owner }
        #expect(owner() == .practitioner(Self.chair.practitioner))
        try story.did(Self.judge, by: Self.chair)
        #expect(owner() == .practitioner(Given.manager.practitioner))
        try story.did(Audit.Moderate(agrees: false, grades: ["childKnows": "partly"], because: "She was told once"))
        #expect(story.state.grades == ["alert": "met", "childKnows": "partly", "lastingChange": "notApplicable"])
        try story.did(Audit.Close(learning: "Tell her in words of hers", workersTold: true))
        #expect(owner() == nil)
        #expect(story.state.involvements.allSatisfy { $0.kind == .auditor && $0.until != nil })
        #expect(story.state.next(under: Given.guidance()).isEmpty)
    }

    @Test("audit.plan.child, .moderator, .role, .independent: two people who do not carry the work")
    func planRefused() {
        func plan(_ auditor: Doer, _ moderator: Doer, due: String = "2024-05-01", from: Int = 40) -> Audit.Plan {
            Audit.Plan(
                round: "x", auditor: auditor.practitioner, moderator: moderator.practitioner,
                dueOn: Given.day(due), seed: 1, drawnFrom: from)
        }
        var story = Self.story()
        story.refuses(plan(Self.chair, Self.chair), by: "audit.plan.moderator")
        story.refuses(plan(Self.chair, Given.socialWorker), by: "audit.plan.role")
        story.refuses(plan(Given.head, Given.manager), by: "audit.plan.role")
        story.refuses(plan(Given.manager, Self.chair), by: "audit.plan.planner")
        story.refuses(plan(Self.chair, Given.manager, due: "2025-05-01"), by: "audit.plan.due")
        story.refuses(plan(Self.chair, Given.manager, from: 1), by: "audit.plan.sample")
        story.refuses(plan(Given.supervisor, Given.manager), by: "audit.plan.independent")
        story.about = []
        story.refuses(Self.plan, by: "audit.plan.child")
    }

    @Test("The auditor's part in the child's life ends by itself, and the moderator's begins with the first judgement")
    func ends() throws {
        var story = try Self.planned()
        let last = Moment(Given.day("2024-05-29"))
        #expect(story.state.involvements.map(\.practitioner) == [Self.chair.practitioner])
        #expect(story.state.involvements.map(\.until) == [last])
        try story.did(Self.judge, by: Self.chair)
        #expect(
            story.state.involvements.map(\.practitioner) == [Self.chair.practitioner, Given.manager.practitioner])
        let waiting = try #require(story.state.waiting(under: Given.guidance()).first)
        #expect(!waiting.why.contains("Spring"), "what waits stands in clear, and a round may be called anything")
    }

    @Test("audit.judge.planned, .named, .evidence, .moderated and .closed")
    func judgeRefused() throws {
        Self.story().refuses(Self.judge, by: "audit.judge.planned", as: Self.chair)
        var story = try Self.planned()
        story.refuses(Self.judge, by: "audit.judge.named", as: Given.manager)
        let bare = Audit.Judge(grades: ["alert": "strong"], evidence: [:], doneWell: "x", unsafeNow: false)
        story.refuses(bare, by: "audit.judge.evidence", as: Self.chair)
        try story.did(Self.judge, by: Self.chair)
        try story.did(Audit.Moderate(agrees: true, because: "Yes"))
        story.refuses(Self.judge, by: "audit.judge.moderated", as: Self.chair)
        try story.did(Audit.Close(learning: "x", workersTold: false))
        story.refuses(Self.judge, by: "audit.judge.closed", as: Self.chair)
    }

    @Test("audit.moderate.judged, .once and .named; audit.close.moderated")
    func moderateRefused() throws {
        let yes = Audit.Moderate(agrees: true, because: "Yes")
        try Self.planned().refuses(yes, by: "audit.moderate.judged")
        var story = try Self.judged()
        story.refuses(Audit.Close(learning: "x", workersTold: true), by: "audit.close.moderated")
        story.refuses(yes, by: "audit.moderate.named", as: Self.chair)
        try story.did(yes)
        story.refuses(yes, by: "audit.moderate.once")
    }

    @Test("The same records and the same seed give the same sample, whatever order they come in")
    func sample() {
        let records = (0..<50).map { $0 }
        let drawn = Sample.order(records, seed: 2026)
        #expect(drawn == Sample.order(records.reversed(), seed: 2026))
        #expect(drawn.sorted() == records)
        #expect(drawn != records)
        #expect(drawn != Sample.order(records, seed: 2027))
        #expect(Array(Sample.order(records, seed: 1).prefix(5)) == Array(Sample.order(records, seed: 1)[0..<5]))
    }

    @Test("Every record is drawn about as often as any other")
    func fair() {
        var first: [Int: Int] = [:]
        for seed in 0..<2_000 { first[Sample.order(Array(0..<10), seed: seed)[0], default: 0] += 1 }
        #expect(first.count == 10)
        #expect(first.values.allSatisfy { (140...260).contains($0) }, "\(first)")
    }

    @Test("supervision.record: what was agreed waits for the lead until they record something")
    func supervision() throws {
        var story = try Given.episode(.seen)
        let act = Supervision.RecordSupervision(
            found: ["notSeen"], childsDay: "Not known", direction: "See her alone", doneBy: Given.day("2024-05-01"))
        story.refuses(act, by: "supervision.record.own", as: Given.socialWorker)
        try Given.episode(.decided).refuses(act, by: "supervision.record.lead", as: Given.supervisor)
        try Given.episode(.closed).refuses(act, by: "supervision.record.open", as: Given.supervisor)
        try story.did(act, by: Given.supervisor)
        #expect(story.waiting.contains { $0.key == "supervision" })
        try story.did(Given.visit(), by: Given.socialWorker)
        #expect(!story.waiting.contains { $0.key == "supervision" })
        #expect(story.state.sightings.map(\.alone) == [true, true])
    }

    @Test("What a supervisor watches for is a partnership's own setting, counted in working days")
    func localSettings() throws {
        let guidance = Given.guidance("2024-03-28")
        for key in [DutyKey.childSeenAgain, .workMoves] {
            let duty = guidance.duty(key)
            #expect(duty.basis == .local && duty.localMay == .set)
            // Good Friday and Easter Monday do not count.
            #expect(
                try duty.due(from: Given.moment("2024-03-28T10:00"), in: guidance.workingDays)
                    == .day(Given.day("2024-04-29")))
        }
    }
}
