import Casework
import Guidance
import Practice
import Testing

@testable import Cast

/// What waits for a manager's own answer: among their approvals, on the episode's page, and told once it is given.
@Suite struct ManagersAnswerStoryTests {
    private func episode(_ told: Told, _ stream: StreamID, by name: String) async throws -> EpisodePicture {
        let shown = try await told.office.lookout.episode(
            stream, by: Caller(try told.practitioner(name)), for: Lookout.Purpose(), at: told.stage.clock)
        guard case .shown(let picture, _) = shown else { throw Rejection.notFound }
        return picture
    }

    @Test func `An enquiry's outcome stands among the supervisor's approvals until they agree, and the lead cannot`()
        async throws
    {
        try await withOffice(telling: .aConferenceTomorrow) { told in
            let stream = try await told.episode(of: "Zadie Adeyinka").stream
            func approvals() async throws -> [ActKind] {
                try await told.office.lookout.team(
                    of: Caller(try told.practitioner("Niamh Corrigan")), at: told.stage.clock
                ).approvals.map(\.item.act)
            }
            #expect(try await approvals() == ["enquiry.agree"])
            let before = try await self.episode(told, stream, by: "Niamh Corrigan")
            #expect(before.next.contains("enquiry.agree") && before.minutes.enquiries.first?.isAgreed == false)
            let leads = try await self.episode(told, stream, by: "Jerome Baptiste")
            #expect(!leads.next.contains("enquiry.agree"))
            let yes: [String: Answer] = ["agreed": true, "because": "I read it all."]
            try await told.stage.isRefused(
                "enquiry.agree", for: "access.role", in: stream, by: "Jerome Baptiste", at: .after(minutes: 5), yes)
            try await told.stage.act("enquiry.agree", in: stream, by: "Niamh Corrigan", at: .after(minutes: 5), yes)
            #expect(try await approvals().isEmpty)
            let after = try await self.episode(told, stream, by: "Jerome Baptiste").minutes.enquiries.first
            #expect(after?.isAgreed == true && after?.agreements.first?.agreed == true)
        }
    }

    @Test func `A plan that a manager sent back was changed, and approved after that`() async throws {
        try await withOffice(telling: .theFamilysOwnPlan) { told in
            let lines = try await told.lines(of: "Grace Adeleke").filter { $0.act == "childInNeedPlan.approve" }
            #expect(
                lines.map(\.line.headline).sorted() == [
                    "Child in need plan approved by a manager", "Child in need plan sent back by a manager",
                ])
        }
    }

    @Test func `An outcome that a manager sent back was looked at again, and the second was agreed`() async throws {
        try await withOffice(telling: .nobodyOnCall) { told in
            #expect(told.stage.refused.map(\.act).contains("enquiry.agree"))
            let concluded = try await told.lines(of: "Kofi Mensah").filter { $0.act == "enquiry.conclude" }
            #expect(concluded.count == 2)
        }
    }
}
