import Guidance
import Practice
import Store
import Testing

@testable import Cast

@Suite struct ReasonableCauseTests {
    @Test func `What is found outside the home after the referral starts the discussion, which stops the same day`()
        async throws
    {
        try await withOffice(telling: .twoBoysAndAPark) { told in
            let clock = try await told.clock(.strategyDiscussion, of: "Kieran Brightwell")
            #expect(clock.startedAt == Moment(Day(2024, 10, 10), hour: 10))
            #expect(clock.stoppedAt == Moment(Day(2024, 10, 10), hour: 14))
        }
    }

    @Test func `A referral that early help needs waits with its lead, and ends when somebody refers the child`()
        async throws
    {
        try await withOffice(telling: .noAndThenYes) { told in
            let (child, lead) = ("Kieran Thwaite", "Sunita Deol")
            func waits() async throws -> Bool {
                try await told.work(of: lead).contains { $0.act == "referral.make" }
            }
            let help = try await told.stage.startEarlyHelp(
                with: [child], by: lead, at: "2025-11-03 15:00", need: "He is off again, and alone at night.",
                signs: ["missingEducation": "Six days in October."])
            #expect(try await !waits())
            try await told.stage.act(
                "earlyHelp.agree", in: help, by: lead, at: "2025-11-04 15:00",
                [
                    "answer": "refused", "who": "Shona Thwaite", "informationExplained": true,
                    "whyRefused": "“Not again.”", "otherHelp": "Lunch with Mr Arkwright.", "recordingExplained": true,
                    "needForReferral": "needed", "needBecause": "He is alone from eight until six.",
                ])
            #expect(try await waits())
            _ = try await told.stage.refer(
                [child], by: lead, at: "2025-11-04 15:40",
                [
                    "askedFor": "referral", "danger": "soon", "worry": "Alone at night.", "whereabouts": "In school.",
                    "parentsTold": true, "consent": "given",
                ])
            #expect(try await !waits())
        }
    }

    @Test func `A child taken off the roll waits with the safeguarding lead until the council can know of it`()
        async throws
    {
        try await withOffice(telling: .noAndThenYes) { told in
            let (child, lead) = ("Kieran Thwaite", "Sunita Deol")
            func waits() async throws -> Bool {
                try await told.work(of: lead).contains { $0.act == "circumstance.note" }
            }
            #expect(try await !waits())
            try await told.stage.act(
                "person.leaveSchool", in: try told.stage.person(child).stream, by: lead, at: "2025-11-10 12:00",
                ["until": "2025-11-07", "reason": "missing"])
            #expect(try await waits())
            // Another circumstance says nothing of where he is taught.
            try await told.stage.act(
                "circumstance.note", about: [child], by: lead, at: "2025-11-10 12:10",
                [
                    "circumstance": "youngCarer", "council": .text(Larkshire.council), "known": "He cooks for two.",
                    "caring": "Every evening.", "caresFor": "His mother, who sleeps badly.",
                ])
            #expect(try await waits())
            try await told.stage.act(
                "circumstance.note", about: [child], by: lead, at: "2025-11-10 12:20",
                [
                    "circumstance": "missingEducation", "council": .text(Larkshire.council),
                    "known": "The house is empty and nobody answers.", "lastSeenOn": "2025-10-24",
                    "schoolsWorry": "He would have said goodbye to Mr Arkwright.",
                ])
            #expect(try await !waits())
            // What was noted while he was still on roll counts as well.
            try await told.stage.act(
                "person.enrol", in: try told.stage.person(child).stream, by: lead, at: "2025-11-17 09:00",
                ["school": .text(Larkshire.quillham), "from": "2025-11-17"])
            try await told.stage.act(
                "person.leaveSchool", in: try told.stage.person(child).stream, by: lead, at: "2025-11-24 12:00",
                ["until": "2025-11-21", "reason": "missing"])
            #expect(try await !waits())
        }
    }
}
