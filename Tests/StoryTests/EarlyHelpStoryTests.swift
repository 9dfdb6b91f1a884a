import Guidance
import Practice
import Readings
import Testing

@testable import Cast

@Suite struct EarlyHelpStoryTests {
    private func help(with child: String, in told: Told) async throws -> EarlyHelpRow {
        let person = try told.stage.person(child)
        return try #require(try await told.read { try $0.earlyHelps(with: person, in: $1) }.first)
    }

    private func clocks(_ duty: DutyKey, of stream: StreamID, in told: Told) async throws -> [ClockRow] {
        try await told.read { try $0.clocks(of: stream, in: $1) }.filter { $0.duty == duty }
            .sorted { $0.startedAt < $1.startedAt }
    }

    @Test func `A no is written with its reason, and the yes that follows carries a plan to its end`() async throws {
        try await withOffice(telling: .noAndThenYes) { told in
            let lines = try await told.headlines(of: "Kieran Thwaite")
            let no = try #require(lines.firstIndex(of: "Family did not agree to early help"))
            let yes = try #require(lines.firstIndex(of: "Family agreed to early help"))
            #expect(no < yes)
            let help = try await help(with: "Kieran Thwaite", in: told)
            #expect(help.status == .closed && help.outcome == "needsMet")
            #expect(help.lead == (try told.practitioner("Gareth Lomax")))
            #expect(told.stage.refused.map(\.rule) == ["earlyHelp.lead.agreed", "earlyHelp.plan.assessed"])
            let clocks = try await clocks(.earlyHelpReview, of: help.stream, in: told)
            #expect(clocks.first?.due == .day(Day(2025, 2, 25)))
            #expect(clocks.allSatisfy { !$0.isLate(at: Told.today) })
        }
    }

    @Test func `Brothers and sisters share one early help, and their family's own meeting is in it`() async throws {
        try await withOffice(telling: .theirFatherIsInPrison) { told in
            let one = try await help(with: "Deniz Yilmaz", in: told)
            let other = try await help(with: "Elif Yilmaz", in: told)
            #expect(one.stream == other.stream)
            let signs = try #require(try await told.lines(of: "Elif Yilmaz").first { $0.act == "earlyHelp.identify" })
            #expect(signs.line.parts.first { $0.label == "Signs" }?.words.split(separator: "\n").count == 4)
            let reviews = try await clocks(.earlyHelpReview, of: one.stream, in: told)
            #expect(reviews[0].isLate(at: Told.today) && reviews[0].explained != nil)
            #expect(try await clocks(.familyGroupMeeting, of: one.stream, in: told).count == 1)
        }
    }

    @Test func `A step up carries the assessment, and early help ends only after the referral`() async throws {
        try await withOffice(telling: .whatEarlyHelpHadFound) { told in
            #expect(told.stage.refused.map(\.rule) == ["earlyHelp.close.referred"])
            let made = try #require(
                try await told.lines(of: "Callie Strickland").first { $0.act == "referral.make" })
            let carried = try #require(
                made.line.parts.first { $0.label == "Early help assessment of 3 October 2024" })
            #expect(carried.words.contains("Outside the home and online: The person online has sent her money"))
            #expect(try await help(with: "Callie Strickland", in: told).outcome == "steppedUp")
        }
    }

    @Test func `A family's plan takes the place of the council's`() async throws {
        try await withOffice(telling: .theFamilysOwnPlan) { told in
            #expect(told.stage.refused.map(\.rule) == ["access.role", "childInNeedPlan.end.familysPlan"])
            let lines = try await told.headlines(of: "Grace Adeleke")
            let held = try #require(lines.firstIndex(of: "Family group conference held, its plan agreed"))
            let ended = try #require(lines.firstIndex(of: "Child in need plan ended: familys plan"))
            #expect(held < ended)
            #expect(try await told.clock(.familyGroupMeeting, of: "Grace Adeleke").due == .day(Day(2025, 4, 28)))
            let episode = try await told.episode(of: "Grace Adeleke")
            let visits = try await clocks(.childInNeedVisit, of: episode.stream, in: told)
            #expect(visits.contains { $0.isLate(at: Told.today) && $0.explained != nil })
            #expect(visits.allSatisfy { $0.stoppedAt != nil })
        }
    }

    @Test func `A plan that drifted is spoken of at its review, and early help has the work before it ends`()
        async throws
    {
        try await withOffice(telling: .thePlanThatStoodStill) { told in
            #expect(
                told.stage.refused.map(\.rule) == ["childInNeedPlan.review.drift", "childInNeedPlan.end.handover"])
            let review = try #require(
                try await told.lines(of: "Rhys Caddick").first { $0.act == "childInNeedPlan.review" })
            #expect(review.line.parts.contains { $0.label == "What has not moved" })
            let help = try await help(with: "Rhys Caddick", in: told)
            let episode = try await told.episode(of: "Rhys Caddick")
            #expect(help.openedAt < (try #require(episode.closedAt)))
            #expect(help.lead == (try told.practitioner("Gareth Lomax")))
            let lines = try await told.headlines(of: "Rhys Caddick")
            let declined = try #require(lines.firstIndex(of: "Step down declined by early help"))
            let again = try #require(lines.firstIndex(of: "Step down handed to somebody else"))
            let received = try #require(lines.firstIndex(of: "Step down received by early help"))
            #expect(declined < again && again < received)
            #expect(help.outcome == "needsMet")
        }
    }

    @Test func `Today a team's review is due, an action is past its day, and a family is to be asked`() async throws {
        try await withOffice(telling: .aTeamAroundAFamily) { told in
            let work = try await told.work(of: "Gareth Lomax")
            #expect(work.contains { $0.duty == .earlyHelpReview && $0.due != nil })
            let nurse = try await told.work(of: "Teresa Lockhart")
            #expect(nurse.contains { $0.act == "earlyHelp.done" && $0.what == "Do action 2 of an early help plan" })
            #expect(try await told.work(of: "Marcus Venn").contains { $0.act == "earlyHelp.agree" })
            let identity = try await told.identity(of: "Tegan Sayer")
            let facts = try await told.read { try $0.facts(about: identity.person, in: $1) }
            #expect(facts.map(\.fact.what) == ["Early help"])
        }
    }
}
