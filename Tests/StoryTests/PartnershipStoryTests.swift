import Casework
import Guidance
import Practice
import Testing

@testable import Cast

@Suite struct PartnershipStoryTests {
    private func picture(_ told: Told, at moment: Moment = Told.today) async throws -> PartnershipPicture {
        try #require(try await told.office.lookout.partnership(at: moment))
    }

    @Test func `The chair passes from the council's delegate to the care board's mid-year`() async throws {
        try await withOffice(telling: .theChairRotates) { told in
            let picture = try await picture(told)
            let partnership = picture.partnership
            func chair(_ day: Day) -> String? {
                partnership.chair(on: day).map { picture.names.name($0.practitioner) }
            }
            #expect(chair(Day(2024, 1, 9)) == nil)
            #expect(chair(Day(2024, 6, 30)) == "Ottoline Frayne")
            #expect(chair(Day(2024, 7, 1)) == "Ngozi Adebayo-Finch")
            #expect(
                told.stage.refused.map(\.rule) == [
                    "partnership.nameLead.edition", "scrutiny.plan.independent", "arrangements.publish.must",
                    "partnership.decide.reserved", "partnership.chooseChair.delegate",
                ])
            #expect(
                partnership.partners(on: Day(2022, 6, 30)).map(\.name).contains { $0.hasSuffix("Commissioning Group") })
            #expect(partnership.partners(on: Day(2022, 7, 1)).map(\.name).contains(Larkshire.careBoard))
            #expect(partnership.published.count == 2)
            let changed = try #require(partnership.published.last).act.changes(since: partnership.published[0].act)
            #expect(changed.map(\.code).contains("chair"))
        }
    }

    @Test func `A delegate whose appointment has ended decides for nobody`() async throws {
        try await withOffice(telling: .actingAfterLeaving) { told in
            let refusal = try #require(
                told.stage.refused.first { $0.rule == "partnership.decide.notAppointed" }?.refusal)
            #expect(refusal.reason.contains("27 September 2024"))
            #expect(!refusal.authority.isEmpty && !refusal.remedy.isEmpty)
            let partnership = try await picture(told).partnership
            let meeting = try #require(partnership.meetings.last)
            let left = try told.practitioner("Adrian Coldwell")
            #expect(meeting.act.withoutVoice(in: partnership, on: meeting.stamp.happenedAt.day) == [left])
            #expect(partnership.decisions.map(\.stamp.by) == [try told.practitioner("Bronwen Tate")])
        }
    }

    @Test func `A dispute over funding is settled by the leads, and scrutiny and young people are answered`()
        async throws
    {
        try await withOffice(telling: .aDisputeOverFunding) { told in
            let partnership = try await picture(told).partnership
            #expect(partnership.disputes.allSatisfy { $0.settled != nil })
            #expect(partnership.disputes.first?.level == "leads")
            #expect(
                partnership.contributions.filter { $0.act.year == 2025 }.reduce(0) { $0 + $1.act.pounds } == 360_000)
            #expect(partnership.findings.allSatisfy { $0.answer != nil })
            #expect(partnership.voices.allSatisfy { $0.acted != nil })
            let work = try await told.work(of: "Constance Adomako")
            #expect(!work.contains { $0.what.contains("dispute") })
        }
    }

    @Test func `A trust with schools in three areas is named once it says which`() async throws {
        try await withOffice(telling: .aTrustInThreeAreas) { told in
            let partnership = try await picture(told).partnership
            let trust = try told.agency(Larkshire.schoolsTrust)
            let named = try #require(
                partnership.relevant(on: Told.today.day).first { $0.naming.act.agency == trust })
            #expect(named.naming.act.otherAreas?.contains("Fenmoor") == true)
            #expect(partnership.seats(on: Told.today.day).count == 2)
        }
    }

    @Test func `A protocol of 35 days tightens the clocks that start under it, and survives a rebuild`() async throws {
        try await withOffice(telling: .aProtocolThatTightens) { told in
            #expect(told.stage.refused.contains { $0.rule == "protocol.publish.looser" })
            let library = told.office.library
            let national = Told.library.guidance(on: Told.today.day).duty(.assessmentCompletion).limit
            #expect(library.guidance(on: Told.today.day).duty(.assessmentCompletion).limit == national)
            let from = try told.stage.workingDay(1)
            #expect(library.guidance(on: from).duty(.assessmentCompletion).limit == .workingDays(35))
            _ = try await told.office.rebuild()
            #expect(library.guidance(on: from).duty(.assessmentCompletion).limit == .workingDays(35))
        }
    }
}
