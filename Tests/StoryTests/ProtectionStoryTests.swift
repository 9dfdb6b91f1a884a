import Casework
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct ProtectionStoryTests {
    @Test func `At night nothing is decided without health; on Sunday it is`() async throws {
        try await withOffice(telling: .nobodyOnCall) { told in
            #expect(told.stage.refused.map(\.rule) == ["strategy.hold.health", "access.role"])
            #expect(told.stage.refused[0].refusal?.remedy.contains("preliminary discussion") == true)
            let discussion = try await told.clock(.strategyDiscussion, of: "Kofi Mensah")
            #expect(discussion.startedAt == Moment(Day(2025, 2, 15), hour: 23, minute: 10))
            #expect(discussion.stoppedAt == Moment(Day(2025, 2, 16), hour: 10))
            let acts = try await told.lines(of: "Kofi Mensah").map(\.act)
            #expect(acts.firstIndex(of: "strategy.confer")! < acts.firstIndex(of: "strategy.hold")!)
            #expect(try await told.episode(of: "Kofi Mensah").status == .closed)
        }
    }

    @Test func `Of two discussions the first starts the conference's clock`() async throws {
        try await withOffice(telling: .theFirstDiscussionCounts) { told in
            #expect(told.stage.refused.map(\.rule) == ["strategy.hold.initiated"])
            let conference = try await told.clock(.initialConference, of: "Saoirse Finnegan")
            #expect(conference.startedAt == Moment(Day(2025, 6, 10), hour: 10, minute: 15))
            #expect(conference.due == .day(Day(2025, 7, 1)))
        }
    }

    @Test func `Police protection ends an hour earlier by the clock, and the order counts from its first day`()
        async throws
    {
        try await withOffice(telling: .whenTheClocksWentBack) { told in
            let police = try await told.clock(.policeProtection, of: "Ines Varga")
            #expect(police.startedAt == Moment(Day(2025, 10, 25), hour: 22, minute: 40))
            #expect(police.due == .moment(Moment(Day(2025, 10, 28), hour: 21, minute: 40)))
            #expect(police.isLate(at: Told.today) == false)
            let order = try await told.clock(.emergencyProtectionOrder, of: "Ines Varga")
            #expect(order.startedAt == police.startedAt)
            #expect(order.due == .moment(Moment(Day(2025, 11, 1), hour: 16)))
            let extended = try await told.clock(.emergencyProtectionExtension, of: "Ines Varga")
            #expect(extended.due == .day(Day(2025, 11, 8)))
            #expect(
                told.stage.refused.map(\.rule) == [
                    "policeProtection.take.running", "emergencyProtectionOrder.extend.once",
                ])
        }
    }

    @Test func `While it runs every page of the child counts it down`() async throws {
        try await withOffice { told in
            try await told.stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
            let episode = try await told.stage.receive(
                about: "Ines Varga", by: "Tom Ferriby", at: "2025-10-25 23:05",
                [
                    "source": "6", "from": "An inspector", "askedFor": "referral", "worry": "A baby in a car.",
                    "whereabouts": "On the ward", "danger": "soon", "parentsTold": true, "consent": "notSoughtRisk",
                ])
            try await told.stage.act(
                "policeProtection.take", in: episode, by: "Karen Mellor", at: "2025-10-25 23:25",
                [
                    "officer": "PC 2207", "designatedOfficer": "Inspector Hale", "because": "x", "whereChildIs": "x",
                    "orderNotPracticableBecause": "x", "councilTold": "x", "parentsTold": true,
                    "partnersConsulted": true,
                ])
            let person = try told.stage.person("Ines Varga")
            let facts = try await told.read { try $0.facts(about: person, in: $1) }
            #expect(facts.map(\.fact.what) == ["Police protection"])
            #expect(facts.first?.fact.weight == .alert)
            // The officer who recorded it sees how things stand while it runs.
            let shown = try await told.office.lookout.child(
                person, by: Caller(told.practitioner("Karen Mellor")), for: .init(),
                at: Moment(Day(2025, 10, 26), hour: 9))
            guard case .shown(let picture, _) = shown else {
                Issue.record("the child's page is closed to the officer")
                return
            }
            #expect(picture.identity.facts.map(\.what) == ["Police protection"])
        }
    }

    @Test func `A council that records police protection names the officer, who reads the record and ends it`()
        async throws
    {
        try await withOffice { told in
            try await told.stage.register(.varga, by: "Teresa Lockhart", at: "2025-08-04 10:00")
            let episode = try await told.stage.receive(
                about: "Ines Varga", by: "Tom Ferriby", at: "2025-10-25 23:05",
                [
                    "source": "6", "from": "An inspector", "askedFor": "referral", "worry": "A baby in a car.",
                    "whereabouts": "On the ward", "danger": "soon", "parentsTold": true, "consent": "notSoughtRisk",
                ])
            try await told.stage.act(
                "policeProtection.take", in: episode, by: "Tom Ferriby", at: "2025-10-25 23:25",
                [
                    "force": .text(Larkshire.police), "officer": "PC 2207", "designatedOfficer": "Inspector Hale",
                    "officers": ["Karen Mellor"], "because": "x", "whereChildIs": "x",
                    "orderNotPracticableBecause": "x", "councilTold": "x", "parentsTold": true,
                    "partnersConsulted": true,
                ])
            #expect(try await told.work(of: "Karen Mellor").contains { $0.duty == .policeProtection })
            let shown = try await told.office.lookout.episode(
                episode, by: Caller(told.practitioner("Karen Mellor")), for: .init(),
                at: Moment(Day(2025, 10, 26), hour: 9))
            guard case .shown(let picture, _) = shown else {
                Issue.record("the episode is closed to the officer")
                return
            }
            #expect(picture.next.contains("policeProtection.end"))
            try await told.stage.act(
                "policeProtection.end", in: episode, by: "Karen Mellor", at: "2025-10-26 10:00",
                ["how": "returned", "because": "Her grandmother came.", "whereChildIs": "With her grandmother."])
            #expect(try await told.clock(.policeProtection, of: "Ines Varga").stoppedAt != nil)
        }
    }

    @Test func `An agency's request for a conference is answered with reasons, twice`() async throws {
        try await withOffice(telling: .askedForAConference) { told in
            let headlines = try await told.headlines(of: "Danny Okereke")
            let declined = try #require(
                headlines.firstIndex(of: "The council declined to hold a child protection conference"))
            let agreed = try #require(
                headlines.firstIndex(of: "The council agreed to hold a child protection conference"))
            #expect(declined < agreed)
            let conference = try await told.clock(.initialConference, of: "Danny Okereke")
            #expect(conference.startedAt == Moment(Day(2025, 9, 8), hour: 14))
            #expect(conference.due == .day(Day(2025, 9, 29)))
        }
    }

    @Test func `A health visitor leads the assessment and is refused the enquiry`() async throws {
        try await withOffice(telling: .whoLeadsTheEnquiry) { told in
            #expect(told.stage.refused.map(\.rule) == ["strategy.hold.socialWorker", "enquiry.start.lead"])
            let refusal = try #require(told.stage.refused.last?.refusal)
            #expect(refusal.authority.hasPrefix("WT2026"))
            let episode = try await told.episode(of: "Mila Sorensen")
            #expect(episode.lead == (try told.practitioner("Teresa Lockhart")))
        }
    }
}
