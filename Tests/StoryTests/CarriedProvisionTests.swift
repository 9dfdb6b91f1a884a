import Guidance
import Practice
import Readings
import Testing

@testable import Cast

/// Provisions that no clock keeps are kept by what the record says.
@Suite struct CarriedProvisionTests {
    private func line(_ act: ActKind, of child: String, in told: Told) async throws -> Line {
        try #require(try await told.lines(of: child).last { $0.act == act }?.line)
    }

    @Test func `A step down is received by the one it was handed to before the plan ends`() async throws {
        try await withOffice(telling: .thePlanThatStoodStill) { told in
            let acts = try await told.lines(of: "Rhys Caddick").map(\.act)
            let handed = try #require(acts.firstIndex(of: "earlyHelp.handOver"))
            let received = try #require(acts.firstIndex(of: "earlyHelp.receive"))
            let ended = try #require(acts.firstIndex(of: "childInNeedPlan.end"))
            #expect(handed < received && received < ended)
        }
    }

    @Test func `The lead practitioner is chosen with the family, and the record says what they said`() async throws {
        try await withOffice(telling: .whatEarlyHelpHadFound) { told in
            let chosen = try await line("earlyHelp.lead", of: "Callie Strickland", in: told)
            #expect(chosen.parts.contains { $0.words.hasPrefix("Dawn wanted a woman.") })
        }
    }

    @Test func `An early help assessment says what is underneath, and why somebody is not in it`() async throws {
        try await withOffice(telling: .whatEarlyHelpHadFound) { told in
            let written = try await line("earlyHelp.assess", of: "Callie Strickland", in: told)
            #expect(written.parts.contains { $0.words.contains("Underneath, someone is making himself") })
            #expect(written.parts.contains { $0.words.contains("Her father may not come near Dawn.") })
        }
    }

    @Test func `A school that takes a child off its roll says why, and where they go`() async throws {
        try await withOffice(telling: .theFileThatWentAhead) { told in
            let left = try await line("person.leaveSchool", of: "Willa Amberson", in: told)
            #expect(left.parts.contains { $0.words.hasPrefix("Quillham Primary School") })
            #expect(told.stage.refused.map(\.rule) == ["access.role"])
            let acts = try await told.lines(of: "Willa Amberson").map(\.act)
            let file = try #require(acts.firstIndex(of: "person.handOverFile"))
            #expect(acts[file...].contains("concern.record"), "the file was there before the first new concern")
        }
    }

    @Test func `Before a court is asked the family is offered a meeting of its own, and its plan stands`() async throws
    {
        try await withOffice(telling: .beforeTheLetter) { told in
            let offered = try await line("familyGroup.offerBeforeCourt", of: "Jago Calloway", in: told)
            #expect(offered.headline == "Family group conference offered before an application to the court")
            #expect(offered.parts.contains { $0.label == "Letter of" && $0.words == "7 March 2025" })
            let episode = try await told.episode(of: "Jago Calloway")
            #expect(episode.status == .closed)
            #expect(told.stage.refused.map(\.rule) == ["access.role"])
        }
    }

    @Test func `An audit names its seed, is judged with evidence, moderated, and ends with learning`() async throws {
        try await withOffice(telling: .whatTheSampleShowed) { told in
            let council = try told.agency(Larkshire.council)
            let audits = try await told.read { try $0.audits(of: council, in: $1) }
            #expect(audits.count == 1)
            // The rules that "audit.plan" and "audit.judge" refuse by, in their order.
            #expect(
                told.stage.refused.map(\.rule) == [
                    "audit.plan.moderator", "audit.judge.evidence", "audit.judge.named",
                ])
            let grades = try await told.read { try $0.auditGrades(of: council, in: $1) }
            #expect(
                grades.contains { $0.standard == "adultsHistories" && $0.grade == "notMet" }, "as the moderator saw it")
        }
    }

    @Test func `A conference that had to be held is called off by the manager, with what was asked and answered`()
        async throws
    {
        try await withOffice(telling: .whatTheBloodTestSaid) { told in
            #expect(told.stage.refused.map(\.rule) == ["access.role", "conference.callOff.manager"])
            let lines = try await told.headlines(of: "Ottilie Brandreth")
            #expect(lines.contains("Put right which strategy discussion initiated the enquiry"))
            #expect(lines.contains("An agency disagrees with the decision of a strategy discussion"))
            let clock = try await told.clock(.enquiryCompletion, of: "Ottilie Brandreth")
            #expect(clock.startedAt.day == Day(2025, 9, 16))
        }
    }

    @Test func `A home that will be lost is told to housing, and ends housed`() async throws {
        try await withOffice(telling: .twoMonthsNotice) { told in
            let acts = try await told.lines(of: "Ignacy Wolski").map(\.act)
            #expect(acts.filter { $0 == "homelessness.refer" }.count == 1)
            #expect(acts.last == "circumstance.end")
        }
    }

    @Test func `Private fostering told beforehand begins when the child moves in, and is decided after a visit`()
        async throws
    {
        try await withOffice(telling: .theRoomWasReady) { told in
            let acts = try await told.lines(of: "Kofi Ashworth-Mensah").map(\.act)
            let began = try #require(acts.firstIndex(of: "privateFostering.begin"))
            let decided = try #require(acts.firstIndex(of: "privateFostering.decide"))
            #expect(acts.firstIndex(of: "privateFostering.notify")! < began && began < decided)
            #expect(told.stage.refused.map(\.rule) == ["privateFostering.begin.ahead"])
        }
    }

    @Test func `A record is restricted for as long as it matters, and a second person lifts it`() async throws {
        try await withOffice(telling: .herMothersDesk) { told in
            #expect(told.stage.refused.map(\.rule) == ["person.lift.secondPerson"])
            let labels = try await told.labels(of: "Tamsin Verrall")
            #expect(labels.isEmpty)
        }
    }
}
