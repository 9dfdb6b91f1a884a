import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct OutOfHoursTests {
    let child = "Jude Whitmore"

    @Test func `Emergency access lasts an hour and is part of who was involved`() async throws {
        try await withOffice(telling: .outOfHours) { told in
            let person = try told.stage.person(child)
            let access = try #require(
                try await told.read { try $0.involvements(with: person, in: $1) }.first {
                    $0.kind == .emergency
                })
            #expect(access.practitioner == (try told.practitioner("Callum Stroud")))
            #expect(access.from == Moment(Day(2025, 12, 6), hour: 22, minute: 40))
            #expect(access.until == access.from.adding(minutes: 60))
        }
    }

    @Test func `Whoever opened it does not review it; the data protection officer has`() async throws {
        try await withOffice(telling: .outOfHours) { told in
            #expect(told.stage.refused.map(\.act) == ["grant.review"])
            let work = try await told.work(of: "Gita Bhandari")
            #expect(work.isEmpty)
        }
    }
}
