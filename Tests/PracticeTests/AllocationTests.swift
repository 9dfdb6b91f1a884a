import Guidance
import Testing

@testable import Practice

/// Naming the lead practitioner and who supervises them.
struct AllocationTests {
    private func decided(at moment: String = "2024-03-28T14:00") throws -> Story<Episode> {
        var story = try Given.episode(.decided, at: moment)
        story.knows(Given.unqualifiedSupervisor, Given.qualifiedChair, Given.neighbouringSupervisor)
        return story
    }

    @Test("An episode to allocate waits for the front door")
    func waits() throws {
        let waiting = try #require(try decided().waiting.first)
        #expect(waiting.key == "allocate")
        #expect(waiting.act == "episode.allocate")
        #expect(waiting.owner == Given.front)
        #expect(waiting.since == Given.moment("2024-03-28T14:00"))
        #expect(waiting.about == Given.maya)
    }

    @Test("From allocation the assessment's clock is the lead's own")
    func owner() throws {
        #expect(try decided().clock(.assessmentCompletion)?.owner == Given.front)
        let story = try Given.episode(.allocated)
        #expect(story.clock(.assessmentCompletion)?.owner == .practitioner(Given.socialWorker.practitioner))
        #expect(story.waiting.isEmpty)
    }

    @Test("The lead is involved with the agency they worked for when named, which no form asks")
    func settled() throws {
        #expect(Episode.Allocate.settles == ["leadAgency"])
        #expect(Given.allocation(to: Given.clinician).leadAgency == nil)
        var story = try decided()
        try story.did(Given.allocation(to: Given.clinician), by: Given.supervisor)
        #expect(story.state.allocations.last?.act.leadAgency == Given.hospital)
        let lead = try #require(story.state.involvements.first { $0.kind == .lead })
        #expect(lead.agency == Given.hospital)
        #expect(lead.practitioner == Given.clinician.practitioner)
        #expect(lead.until == nil)
    }

    @Test("The supervisor is involved through the council")
    func supervisorInvolved() throws {
        let involved = try #require(
            try Given.episode(.allocated).state.involvements.first { $0.kind == .supervisor })
        #expect(involved.practitioner == Given.supervisor.practitioner)
        #expect(involved.agency == Given.council)
        #expect(involved.until == nil)
    }

    @Test("Reallocation ends the first lead's involvement where the second's begins")
    func reallocated() throws {
        var story = try Given.episode(.allocated)
        let moment = Given.moment("2024-04-09T10:00")
        let line = try story.line(
            of: Given.allocation(to: Given.familySupportWorker, under: Given.manager), by: Given.supervisor,
            at: "2024-04-09T10:00")
        #expect(line.headline == "Lead practitioner changed")
        let leads = story.state.involvements.filter { $0.kind == .lead }
        #expect(
            leads.map(\.practitioner) == [
                Given.socialWorker.practitioner, Given.familySupportWorker.practitioner,
            ])
        #expect(leads.map(\.until) == [moment, nil])
        #expect(leads[1].from == moment)
        let supervisors = story.state.involvements.filter { $0.kind == .supervisor }
        #expect(supervisors.map(\.until) == [moment, nil])
        #expect(story.state.lead == Given.familySupportWorker.practitioner)
        #expect(story.state.supervisor == Given.manager.practitioner)
        story.refuses(Given.version(), by: "assessment.write.lead", as: Given.socialWorker)
        story.allows(Given.version(), as: Given.familySupportWorker)
    }

    @Test("The chronology says why they are able")
    func told() throws {
        var story = try decided()
        let line = try story.line(of: Given.allocation(), by: Given.supervisor)
        #expect(line.headline == "Lead practitioner named")
        #expect(line.words("Why they are able") == "Knows the family")
        #expect(line.weight == .key)
    }

    // MARK: Refusals

    @Test("episode.allocate.decided: an assessment was decided on")
    func notDecided() throws {
        try Given.episode(.classified).refuses(
            Given.allocation(), by: "episode.allocate.decided", as: Given.supervisor)
        try Given.episode(.decided, step: "nfa").refuses(
            Given.allocation(), by: "episode.allocate.decided", as: Given.supervisor)
        try Given.episode(.closed).refuses(
            Given.allocation(), by: "episode.allocate.decided", as: Given.supervisor)
    }

    @Test("episode.allocate.council: the council names the lead")
    func council() throws {
        try decided().refuses(Given.allocation(), by: "episode.allocate.council", as: Given.clinician)
    }

    @Test("episode.allocate.order: not before the referral was received")
    func order() throws {
        try decided().refuses(
            Given.allocation(), by: "episode.allocate.order", as: Given.supervisor, at: "2024-03-28T13:00")
    }

    @Test("episode.allocate.approved: not after the assessment was approved")
    func approved() throws {
        try Given.episode(.approved).refuses(
            Given.allocation(), by: "episode.allocate.approved", as: Given.supervisor)
    }

    @Test("episode.allocate.lead.known: the lead has an account")
    func leadKnown() throws {
        var story = try decided()
        story.standing.practitioners[Given.socialWorker.practitioner] = nil
        story.refuses(Given.allocation(), by: "episode.allocate.lead.known", as: Given.supervisor)
    }

    @Test("episode.allocate.lead.qualified: before 2023 a social worker leads; from then a wider range may")
    func leadQualified() throws {
        for moment in ["2019-04-18T14:00", "2022-09-16T14:00"] {
            let story = try decided(at: moment)
            for lead in [Given.familySupportWorker, Given.clinician] {
                story.refuses(
                    Given.allocation(to: lead), by: "episode.allocate.lead.qualified", as: Given.supervisor)
            }
            story.allows(Given.allocation(), as: Given.supervisor)
        }
        for moment in ["2024-03-28T14:00", "2026-04-02T14:00"] {
            let story = try decided(at: moment)
            for lead in [Given.socialWorker, Given.familySupportWorker, Given.clinician] {
                story.allows(Given.allocation(to: lead), as: Given.supervisor)
            }
        }
    }

    @Test("episode.allocate.lead.role: before 2023 the lead's role is a social worker's")
    func leadRole() throws {
        try decided(at: "2019-04-18T14:00").refuses(
            Given.allocation(to: Given.qualifiedChair), by: "episode.allocate.lead.role", as: Given.supervisor
        )
    }

    @Test("episode.allocate.supervisor.known: the supervisor has an account")
    func supervisorKnown() throws {
        var story = try decided()
        story.standing.practitioners[Given.supervisor.practitioner] = nil
        story.refuses(Given.allocation(), by: "episode.allocate.supervisor.known", as: Given.manager)
    }

    @Test("episode.allocate.supervisor.council: the supervisor is the council's own")
    func supervisorCouncil() throws {
        try decided().refuses(
            Given.allocation(under: Given.neighbouringSupervisor), by: "episode.allocate.supervisor.council",
            as: Given.supervisor)
    }

    @Test("episode.allocate.supervisor.role: the supervisor's role may approve")
    func supervisorRole() throws {
        let story = try decided()
        for over in [Given.qualifiedChair, Given.dutySocialWorker] {
            story.refuses(
                Given.allocation(under: over), by: "episode.allocate.supervisor.role", as: Given.supervisor)
        }
    }

    @Test("episode.allocate.supervisor.qualified: from 2023 the supervisor is qualified as a social worker")
    func supervisorQualified() throws {
        let allocation = Given.allocation(under: Given.unqualifiedSupervisor)
        for moment in ["2024-03-28T14:00", "2026-04-02T14:00"] {
            try decided(at: moment).refuses(
                allocation, by: "episode.allocate.supervisor.qualified", as: Given.supervisor)
        }
        try decided(at: "2022-09-16T14:00").allows(allocation, as: Given.supervisor)
    }

    @Test("episode.allocate.supervisor.other: nobody supervises themselves")
    func supervisorOther() throws {
        try decided().refuses(
            Given.allocation(to: Given.supervisor, under: Given.supervisor),
            by: "episode.allocate.supervisor.other", as: Given.manager)
    }
}
