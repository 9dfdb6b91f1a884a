import Access
import Casework
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct FridaysBruiseTests {
    let child = "Elsie Tranter"

    @Test func `The discussion of Friday initiates the enquiry, and the later one does not`() async throws {
        try await withOffice(telling: .fridaysBruise) { told in
            let stream = try await told.episode(of: child).stream
            let clocks = try await told.read { try $0.clocks(of: stream, in: $1) }
            let enquiry = try #require(clocks.first { $0.duty == .enquiryCompletion })
            #expect(enquiry.startedAt == Moment(Day(2024, 11, 8), hour: 13))
            #expect(enquiry.stoppedAt?.day == Day(2024, 11, 14))
            let conference = try #require(clocks.first { $0.duty == .initialConference })
            #expect(conference.startedAt == Moment(Day(2024, 11, 8), hour: 13))
            #expect(conference.due == .day(Day(2024, 11, 29)))
            #expect(conference.stoppedAt?.day == Day(2024, 11, 21))
            #expect(told.stage.refused.map(\.rule) == ["notFound", "enquiry.start.once"])
        }
    }

    @Test func `The school takes part and sees no police part; the police officer of the joint enquiry does`()
        async throws
    {
        try await withOffice(telling: .fridaysBruise) { told in
            let during = Moment(Day(2024, 11, 12), hour: 15)
            let school = try await words(told, seenBy: "Sunita Deol", at: during)
            #expect(school.contains("On the second film") == false)
            #expect(school.contains("Craig Dunmore, 31") == false)
            #expect(school.contains("Late on four Mondays"))
            #expect(school.contains("A bruise of this shape"))
            let police = try await words(told, seenBy: "Imran Sadiq", at: during)
            #expect(police.contains("Craig Dunmore, 31"))
            #expect(police.contains("A bruise of this shape"))
            #expect(!police.contains("The children's ward, Ottermere"), "not where the child is")
        }
    }

    /// Every word of the episode's page that is open to someone.
    private func words(_ told: Told, seenBy name: String, at moment: Moment) async throws -> String {
        let stream = try await told.episode(of: child).stream
        let caller = Caller(try told.practitioner(name))
        let shown = try await told.office.lookout.episode(stream, by: caller, for: .init(), at: moment)
        guard case .shown(let picture, _) = shown else { return "" }
        let lines = picture.lines.flatMap(\.line.parts).map(\.words)
        let discussions = picture.minutes.discussions.flatMap { discussion in
            [discussion.held?.entry].compactMap { $0 } + discussion.invited.compactMap(\.answer)
                + discussion.actions.compactMap(\.done)
        }
        let enquiries = picture.minutes.enquiries.flatMap { $0.examinations + $0.checks.compactMap(\.reply) }
        return (lines + (discussions + enquiries).flatMap(\.parts).map(\.words)).joined(separator: "\n")
    }

    @Test func `Whoever takes part finds the child; when the enquiry is over their page closes again`() async throws {
        try await withOffice(telling: .fridaysBruise) { told in
            let person = try told.stage.person(child)
            let parts = try await told.read { try $0.involvements(with: person, in: $1) }
            let officer = try told.practitioner("Imran Sadiq")
            let doctor = try told.practitioner("Dr Alice Thornbury")
            #expect(parts.contains { $0.kind == .investigator && $0.practitioner == officer })
            let medical = try #require(parts.first { $0.kind == .strategy && $0.practitioner == doctor })
            #expect(medical.until == Moment(Day(2024, 11, 9), hour: 12, minute: 10), "until the action was done")
            #expect(parts.filter { $0.practitioner == officer }.allSatisfy { $0.until != nil })
        }
    }
}
