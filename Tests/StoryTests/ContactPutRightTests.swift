import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct ContactPutRightTests {
    let child = "Riley Prendergast"

    @Test func `Both ways of taking it stay in the chronology, the second as a key line`() async throws {
        try await withOffice(telling: .contactPutRight) { told in
            let taken = try await told.lines(of: child).filter { $0.act == "referral.classify" }
            #expect(taken.map(\.line.headline) == ["Taken as a referral", "Put right: taken as a contact"])
            #expect(taken.map(\.line.weight) == [.ordinary, .key])
            #expect(try await told.episode(of: child).takenAs == "contact")
        }
    }

    @Test func `The decision clock runs from receipt whichever it is taken for`() async throws {
        try await withOffice(telling: .contactPutRight) { told in
            let decision = try await told.clock(.referralDecision, of: child)
            #expect(decision.startedAt == Moment(Day(2025, 3, 12), hour: 9, minute: 20))
            #expect(decision.due == .day(Day(2025, 3, 13)))
            #expect(!decision.isLate(at: Told.today))
            let headlines = try await told.headlines(of: child)
            #expect(headlines.contains("Information passed to the council"))
            #expect(headlines.contains("Decision made on the contact"))
        }
    }
}
