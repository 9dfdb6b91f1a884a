import Casework
import Guidance
import Practice
import Testing

@testable import Cast

/// The told stories of conferences, plans, core groups and a transfer between areas.
@Suite struct ConferenceStoryTests {
    private func facts(about child: String, _ told: Told) async throws -> [String] {
        let person = try told.stage.person(child)
        return try await told.read { try $0.facts(about: person, in: $1) }.map(\.fact.key)
    }

    private func clocks(_ duty: DutyKey, of child: String, _ told: Told) async throws -> [ClockRowNow] {
        let stream = try await told.episode(of: child).stream
        return try await told.read { try $0.clocks(of: stream, in: $1) }.filter { $0.duty == duty }.map {
            ClockRowNow(
                due: $0.due, isLate: $0.isLate(at: Told.today), stoppedAt: $0.stoppedAt, explained: $0.explained)
        }
    }

    /// What of a clock these tests look at.
    private struct ClockRowNow {
        let due: Due?
        let isLate: Bool
        let stoppedAt: Moment?
        let explained: String?
    }

    @Test func `The conference on day twelve is in time, the dissent is kept, and the plan stands on every page`()
        async throws
    {
        try await withOffice(telling: .oneAgencyDisagreed) { told in
            let clock = try #require(try await clocks(.initialConference, of: "Kieran Maguire", told).first)
            #expect(clock.due == .day(Day(2024, 10, 1)) && !clock.isLate)
            #expect(try await facts(about: "Kieran Maguire", told).contains("protectionPlan"))
            let held = try #require(try await told.lines(of: "Kieran Maguire").first { $0.act == "conference.hold" })
            #expect(held.line.parts.contains { $0.label == "Dissent" })
            #expect(told.stage.refused.map(\.rule).contains("conference.call.chair.independent"))
            #expect(told.stage.refused.map(\.rule).contains("conference.hold.quorum"))
        }
    }

    @Test func `A late conference has two reasons and an interim plan, and asks nobody for more`() async throws {
        try await withOffice(telling: .lateAndKeptSafe) { told in
            let clock = try #require(try await clocks(.initialConference, of: "Hodan Warsame", told).first)
            #expect(clock.due == .day(Day(2024, 11, 26)) && clock.isLate)
            #expect(clock.explained?.contains("I asked three agencies") == true)
            #expect(try await told.lines(of: "Hodan Warsame").count { $0.act == "conference.delay" } == 2)
            #expect(try await !told.work(of: "Niamh Corrigan").contains { $0.act == "conference.delay" })
        }
    }

    @Test func `The plan begins before the birth and is there on the day`() async throws {
        try await withOffice(telling: .expectedInApril) { told in
            #expect(try await facts(about: "Baby Thorne", told).contains("protectionPlan"))
            #expect(try await told.identity(of: "Baby Thorne").dateOfBirth == Day(2025, 4, 6))
            let headlines = try await told.headlines(of: "Baby Thorne")
            #expect(headlines.contains { $0.hasPrefix("Pre-birth child protection conference called") })
        }
    }

    @Test func `A category changes at the first review, and the second review ends the plan`() async throws {
        try await withOffice(telling: .anotherHarmThenNone) { told in
            #expect(try await facts(about: "Elis Pryce", told).isEmpty)
            #expect(
                try await clocks(.firstReviewConference, of: "Elis Pryce", told).first?.due == .day(Day(2024, 4, 23)))
            #expect(
                try await clocks(.nextReviewConference, of: "Elis Pryce", told).map(\.due) == [.day(Day(2024, 10, 16))])
            let headlines = try await told.headlines(of: "Elis Pryce")
            #expect(headlines.contains("Review conference held: the plan goes on under another category"))
            #expect(headlines.contains("Review conference held: the child protection plan ends"))
            #expect(told.stage.refused.map(\.rule) == ["protectionPlan.end.review"])
        }
    }

    @Test func `A late first core group is explained, and the next is in time`() async throws {
        try await withOffice(telling: .slowToStart) { told in
            let first = try #require(try await clocks(.firstCoreGroup, of: "Noor Delacroix", told).first)
            #expect(first.due == .day(Day(2025, 5, 28)) && first.isLate && first.explained != nil)
            let next = try #require(
                try await clocks(.nextCoreGroup, of: "Noor Delacroix", told).first { $0.stoppedAt != nil })
            #expect(next.stoppedAt?.day == Day(2025, 7, 1) && !next.isLate)
            #expect(try await told.episode(of: "Noor Delacroix").lead == (try told.practitioner("Priya Raghunathan")))
        }
    }

    @Test func `The conference after a move is on day fourteen, and the first plan ends only after it`() async throws {
        try await withOffice(telling: .onThePlanToMarrowdale) { told in
            let episodes = try await told.episodes(of: "Arlo Hennessey")
            #expect(episodes.count == 2)
            let clock = try #require(try await clocks(.transferInConference, of: "Arlo Hennessey", told).first)
            #expect(clock.due == .day(Day(2025, 11, 10)) && clock.stoppedAt?.day == Day(2025, 11, 7))
            let moved = Day(2025, 10, 20)
            #expect(try told.stage.office.library.workingDays.between(moved, Day(2025, 11, 7)) == 14)
            #expect(told.stage.refused.map(\.rule) == ["protectionPlan.end.accepted"])
            #expect(try await facts(about: "Arlo Hennessey", told) == ["protectionPlan"], "Marrowdale's, and only that")
        }
    }

    @Test func `An emergency clinician gets the status card of a child on a plan, and of no other`() async throws {
        try await withOffice(telling: .oneAgencyDisagreed) { told in
            let clinician = Caller(try told.practitioner("Dr Vikram Sethi"))
            let child = try told.stage.person("Kieran Maguire")
            let shown = try await told.office.lookout.child(
                child, by: clinician, for: Lookout.Purpose("newConcern"), at: Told.today)
            guard case .shown(let picture, let sees) = shown else {
                Issue.record("the status card is not shown")
                return
            }
            #expect(sees.status && !sees.shows(.narrative))
            #expect(picture.identity.facts.map(\.key).contains("protectionPlan"))
            let adult = try told.stage.person("Orla Maguire")
            await #expect(throws: (any Error).self, "no plan, no card") {
                let other = try await told.office.lookout.child(
                    adult, by: clinician, for: Lookout.Purpose("newConcern"), at: Told.today)
                if case .shown = other { return }
                throw Rejection.notFound
            }
        }
    }

    @Test func `Three agencies answer at once, each from a form opened before the others sent`() async throws {
        try await withOffice(telling: .aConferenceTomorrow) { told in
            let stream = try await told.episode(of: "Zadie Adeyinka").stream
            let version = try await told.office.lookout.form(
                for: "conference.view", in: stream, about: [], by: Caller(try told.practitioner("Imran Sadiq")),
                at: Told.today
            ).version
            let names = ["Imran Sadiq", "Olu Fashola", "Marcus Venn"]
            let callers = try names.map { Caller(try told.practitioner($0)) }
            let office = told.office
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in callers {
                    group.addTask {
                        _ = try await office.desk.record(
                            Proposal(
                                "conference.view", in: stream, answers: ["view": "plan", "because": "As I saw it."],
                                expecting: version), by: caller, at: Told.today)
                    }
                }
                try await group.waitForAll()
            }
            let views = try await told.lines(of: "Zadie Adeyinka").filter { $0.act == "conference.view" }
            #expect(Set(views.map(\.practitioner)).count == 3)
        }
    }
}
