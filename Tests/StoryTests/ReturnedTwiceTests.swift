import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct ReturnedTwiceTests {
    let child = "Kiran Hartnell"

    @Test func `Three versions, two returns, one approval within 45 working days`() async throws {
        try await withOffice(telling: .returnedTwice) { told in
            let assessed = try await told.lines(of: child).filter { $0.act.rawValue.hasPrefix("assessment.") }
            #expect(
                assessed.map(\.line.headline) == [
                    "Assessment written, version 1", "Assessment submitted for approval",
                    "Assessment returned with comments",
                    "Assessment written, version 2", "Assessment submitted for approval",
                    "Assessment returned with comments",
                    "Agency consulted for the assessment", "Agency consulted for the assessment",
                    "Assessment written, version 3", "Assessment submitted for approval",
                    "Assessment approved",
                    "Family and agencies told in writing",
                ])
            let completion = try await told.clock(.assessmentCompletion, of: child)
            #expect(completion.due == .day(Day(2025, 7, 2)))
            #expect(!completion.isLate(at: Told.today))
        }
    }

    @Test func `Nobody approves their own, and a return is answered before it comes back`() async throws {
        try await withOffice(telling: .returnedTwice) { told in
            #expect(told.stage.refused.map(\.rule) == ["access.role.self", "assessment.submit.revised"])
            #expect(told.stage.refused.map(\.by) == ["Samuel Quartey", "Samuel Quartey"])
            #expect(told.stage.refused.map { $0.refusal?.kind } == [.mayNot, .notNow])
            #expect(told.stage.refused.allSatisfy { $0.refusal?.remedy.isEmpty == false })
        }
    }
}
