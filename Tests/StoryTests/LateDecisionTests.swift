import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct LateDecisionTests {
    let child = "An Bui"

    @Test func `Friday 16 September 2022: the Monday is the day of the state funeral, so due on Tuesday`()
        async throws
    {
        try await withOffice(telling: .lateDecision) { told in
            let decision = try await told.clock(.referralDecision, of: child)
            #expect(decision.due == .day(Day(2022, 9, 20)))
            #expect(decision.stoppedAt == Moment(Day(2022, 9, 22), hour: 9, minute: 30))
            #expect(decision.isLate(at: Told.today))
            #expect(decision.explained?.hasPrefix("Two of four duty workers were ill") == true)
        }
    }

    @Test func `Late feedback is explained afterwards, and then nobody is asked again`() async throws {
        try await withOffice(telling: .lateDecision) { told in
            let feedback = try await told.clock(.feedbackToReferrer, of: child)
            #expect(feedback.due == .day(Day(2022, 9, 29)))
            #expect(feedback.isLate(at: Told.today))
            #expect(feedback.explained != nil)
            #expect(try await told.headlines(of: child).contains("Reason given for a missed date"))
            #expect(try await told.work(of: "Dafydd Pritchard").isEmpty)
        }
    }

    @Test func `A visit written down later shows both its day and the day it was written`() async throws {
        try await withOffice(telling: .lateDecision) { told in
            let seen = try #require(try await told.lines(of: child).first { $0.act == "child.see" })
            #expect(seen.happenedAt.day == Day(2022, 9, 22))
            #expect(seen.recordedAt.day == Day(2022, 10, 5))
            #expect(seen.isLateEntry)
            #expect(Told.library.guidance(on: seen.happenedAt.day).edition.key.rawValue == "WT2020")
        }
    }
}
