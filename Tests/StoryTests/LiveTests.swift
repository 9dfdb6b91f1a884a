import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct LiveTests {
    /// A Wednesday, a Monday after a bank holiday weekend's Friday, a Sunday and the morning of a bank
    /// holiday.
    static let todays = [
        Told.today, Moment(Day(2026, 5, 26), hour: 9, minute: 5),
        Moment(Day(2026, 11, 22), hour: 8, minute: 28),
        Moment(Day(2027, 3, 29), hour: 0, minute: 10),
    ]

    @Test(arguments: todays)
    func `The front door has one to classify, one due, one late and feedback to give`(_ today: Moment)
        async throws
    {
        try await withOffice(telling: .thisWeekAtTheFrontDoor, today: today) { told in
            let work = try await told.work(of: "Yasmin Kaleem")
            #expect(work.contains { $0.act == "referral.classify" })
            #expect(work.contains { $0.duty == .feedbackToReferrer })
            let decisions = work.filter { $0.duty == .referralDecision }
            #expect(decisions.contains { $0.due?.isMissed(at: today) == true }, "one is late")
            #expect(decisions.contains { $0.due?.isMissed(at: today) == false }, "one is due")
        }
    }

    @Test func `A list says that it is cut when one owner has more than is read, and only then`() async throws {
        try await withOffice(telling: .thisWeekAtTheFrontDoor) { told in
            let yasmin = try told.practitioner("Yasmin Kaleem")
            let (whole, most, cut) = try await told.read { readings, session in
                let doer = try #require(try readings.practitioner(yasmin, in: session)).doer
                let whole = try readings.work(for: doer, in: session)
                let counts = Dictionary(grouping: whole.items) { "\($0.owner) \($0.duty == nil)" }.mapValues(\.count)
                let most = try #require(counts.values.max())
                return (
                    (whole, try readings.work(for: doer, limit: most, in: session)),
                    most, try readings.work(for: doer, limit: most - 1, in: session)
                )
            }
            #expect(most > 1 && whole.0.items.count > most, "several owners, of whom one has several")
            #expect(!whole.0.isCut && !whole.1.isCut && whole.1.items == whole.0.items)
            #expect(cut.isCut && cut.items.count < whole.0.items.count)
            #expect(cut.items.allSatisfy(whole.0.items.contains), "what is read is what is due soonest")
        }
    }

    @Test func `On a working day one decision is due by its end`() async throws {
        try await withOffice(telling: .thisWeekAtTheFrontDoor) { told in
            let decision = try await told.clock(.referralDecision, of: "Chidi Obi")
            #expect(decision.due == .day(Told.today.day))
        }
    }

    @Test func `Assessments are soon due, due today, late and just begun`() async throws {
        try await withOffice(telling: .assessmentsUnderWay) { told in
            let days = Told.library.workingDays
            let due = [
                "Alfie Fairweather": Told.today.day, "Inês Costa": try days.add(3, to: Told.today.day),
                "Thandi Dlamini": try days.add(-3, to: Told.today.day),
                "Tiago Ferreira": try days.add(43, to: Told.today.day),
            ]
            for (child, day) in due {
                let completion = try await told.clock(.assessmentCompletion, of: child)
                #expect(completion.due == .day(day), "\(child)")
            }
            #expect(try await told.episode(of: "Alfie Fairweather").status == .toApprove)
            #expect(try await told.work(of: "Niamh Corrigan").contains { $0.act == "assessment.approve" })
            // What was submitted is with the supervisor.
            for name in ["Jerome Baptiste", "Niamh Corrigan"] {
                let work = try await told.work(of: name)
                #expect(work.count { $0.duty == .assessmentCompletion } == 1, "\(name)")
            }
        }
    }

    @Test func `The safeguarding lead has two concerns to decide on and one to look at again`() async throws {
        try await withOffice(telling: .aSchoolsWeek) { told in
            let work = try await told.work(of: "Joanna Petrie")
            #expect(
                work.map(\.what).sorted() == [
                    "Decide what to do about a concern", "Decide what to do about a concern",
                    "Look again at a concern",
                ])
            #expect(try await told.concerns(about: "Leo Hargreaves").count == 2)
            #expect(try await told.concerns(about: "Isla Hargreaves").count == 1)
        }
    }
}
