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
                    "partnership.sign.reserved", "arrangements.publish.refused",
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
            #expect(partnership.findings.allSatisfy { $0.answer != nil && $0.finished != nil })
            #expect(partnership.voices.allSatisfy { $0.acted != nil })
            #expect(partnership.notProgressed(by: Told.today.day).isEmpty, "met in time")
            #expect(partnership.boards.map(\.act.board) == ["violenceReduction"])
            let agreement = try #require(partnership.sharing.first)
            #expect(partnership.purpose(agreement).contains("the school is told"))
            let work = try await told.work(of: "Constance Adomako")
            #expect(!work.contains { $0.what.contains("dispute") || $0.act == "scrutiny.finish" })
            let publish = try #require(work.first { $0.act == "arrangements.publish" })
            #expect(publish.why.contains("something else than the record"), "funding, boards and sharing came after")
        }
    }

    @Test func `A trust with schools in three areas is named once they say where they belong, and shown from there`()
        async throws
    {
        try await withOffice(telling: .aTrustInThreeAreas) { told in
            let picture = try await picture(told)
            let partnership = picture.partnership
            let trust = try told.agency(Larkshire.schoolsTrust)
            let named = try #require(
                partnership.relevant(on: Told.today.day).first { $0.naming.act.agency == trust })
            #expect(told.stage.refused.contains { $0.rule == "partnership.nameAgency.areas" })
            #expect(named.naming.act.otherAreas == nil)
            let others = (picture.otherAreas[trust] ?? []).map { picture.names.name($0) }
            #expect(Set(others) == [Larkshire.neighbour, Larkshire.eskerdale])
            #expect(picture.otherAreas.count == 1, "nobody else said that they work elsewhere")
            // The same source says who works in the council's area.
            let council = try told.agency(Larkshire.council)
            let here = try await told.read { try $0.agenciesWorking(in: council, $1) }
            #expect(here == [trust, try told.agency(Larkshire.ottermere)])
            let today = Told.today.day
            #expect(partnership.seats(on: today).count == 2 && partnership.seats.count == 3)
            #expect(
                Set(partnership.seats(on: today).map { picture.names.name($0.act.practitioner) })
                    == ["Leonie Garraway", "Harriet Lund"])
            #expect(partnership.unconfirmed(on: today).isEmpty, "the sports club confirmed in October")
            let deputy = try told.practitioner("Fenella Brightwater")
            #expect(partnership.manager(on: Day(2025, 12, 1)) == deputy)
            #expect(partnership.manager(on: today) == (try told.practitioner("Constance Adomako")))
            #expect(try await told.work(of: "Fenella Brightwater").isEmpty, "what waits follows whoever runs it")
        }
    }

    @Test func `Thirty days hold for a referral that comes under the protocol, forty-five for those before and after`()
        async throws
    {
        try await withOffice(telling: .thirtyDaysInTheSummer) { told in
            let rules = told.stage.refused.map(\.rule)
            #expect(rules.contains("protocol.publish.looser") && rules.contains("protocol.publish.ahead"))
            let before = try await told.clock(.assessmentCompletion, of: "Rosalie Merriweather")
            let under = try await told.clock(.assessmentCompletion, of: "Idris Sarpong")
            #expect(before.due == Due("2025-09-19"))
            #expect(under.due == Due("2025-09-04"))
            // Both were approved in time; Rosalie's would have been late under the summer's protocol.
            #expect(try #require(before.stoppedAt).day == Day(2025, 9, 9) && !before.isLate(at: Told.today))
            #expect(try #require(under.stoppedAt).day == Day(2025, 9, 2) && !under.isLate(at: Told.today))
            let duty = told.office.library.guidance(on: Day(2025, 9, 1)).duty(.assessmentCompletion)
            #expect(duty.limit == .workingDays(45), "in autumn the guidance's own time holds again")
        }
    }

    @Test func `A protocol of 35 days tightens the clocks that start under it, and survives a rebuild`() async throws {
        try await withOffice(telling: .aProtocolThatTightens) { told in
            #expect(told.stage.refused.contains { $0.rule == "protocol.publish.looser" })
            let library = told.office.library.of(council: try told.agency(Larkshire.council).id)
            let national = Told.library.guidance(on: Told.today.day).duty(.assessmentCompletion).limit
            #expect(library.guidance(on: Told.today.day).duty(.assessmentCompletion).limit == national)
            let from = try told.stage.workingDay(1)
            #expect(library.guidance(on: from).duty(.assessmentCompletion).limit == .workingDays(35))
            _ = try await told.office.rebuild()
            #expect(library.guidance(on: from).duty(.assessmentCompletion).limit == .workingDays(35))
        }
    }

    @Test func `A child of Marrowdale keeps the guidance's time, a child of Larkshire has the local protocol's`()
        async throws
    {
        try await withOffice(telling: .aProtocolThatTightens) { told in
            let stage = told.stage
            let begins = Moment(try stage.workingDay(1), hour: 9, minute: 0)
            let national = Told.library.guidance(on: begins.day).duty(.assessmentCompletion)
            try await stage.register(.szabo, by: "Deborah Stannard", at: .moment(begins))
            var due: [String: Due] = [:]
            try await stage.register(.merriweather, by: "Harriet Lund", at: .moment(begins.adding(minutes: 60)))
            for (council, child, decides, minutes) in [
                (Larkshire.council, "Bence Szabó", "Dafydd Pritchard", 120),
                (Larkshire.neighbour, "Rosalie Merriweather", "Ruth Ellingham", 240),
            ] {
                let received = begins.adding(minutes: minutes)
                let stream = try await stage.refer(
                    [child], to: council, by: child.hasPrefix("Bence") ? "Deborah Stannard" : "Harriet Lund",
                    at: .moment(received),
                    [
                        "askedFor": "referral", "danger": "none", "worry": "He carries his mother's medicine.",
                        "whereabouts": "In school", "parentsTold": true, "consent": "given",
                    ])[0]
                try await stage.take(
                    stream, as: "referral", because: "A young carer.", by: decides,
                    at: .moment(received.adding(minutes: 10)))
                try await stage.act(
                    "referral.decide", in: stream, by: decides, at: .moment(received.adding(minutes: 20)),
                    ["threshold": "childInNeed", "step": "s17", "primaryNeed": "N3", "because": "He is tired."])
                let clocks = try await told.read { try $0.clocks(of: stream, in: $1) }
                let clock = try #require(clocks.first { $0.duty == .assessmentCompletion })
                #expect(clock.council == (try told.agency(council)))
                due[council] = clock.due
                let form = try await told.office.lookout.form(
                    for: "referral.decide", in: stream, about: [], by: Caller(try told.practitioner(decides)),
                    at: received.adding(minutes: 30))
                #expect(form.council == (try told.agency(council)))
            }
            let days = Told.library.workingDays
            #expect(due[Larkshire.council] == .day(try days.add(35, to: begins.day)))
            #expect(due[Larkshire.neighbour] == (try national.due(from: begins, in: days)))
            #expect(due[Larkshire.council] != due[Larkshire.neighbour])
        }
    }

    @Test func `The threshold document stands beside forms of its own partnership's council only`() async throws {
        try await withOffice(telling: .theChairRotates) { told in
            let (here, there) = (try told.agency(Larkshire.council), try told.agency(Larkshire.neighbour))
            let school = try told.agency(Larkshire.wrenstow)
            func area(_ council: AgencyID?, _ asker: AgencyID) async throws -> String? {
                try await told.office.lookout.threshold(for: council, askedBy: asker, at: Told.today)?.area
            }
            #expect(try await area(here, school) != nil)
            #expect(try await area(there, school) == nil)
            #expect(try await area(nil, school) != nil, "a school of the area, before it has said which council")
            #expect(try await area(nil, here) != nil)
            #expect(try await area(nil, there) == nil)
        }
    }
}
