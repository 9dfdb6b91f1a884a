import Casework
import Guidance
import Practice
import Readings
import Testing

@testable import Cast

@Suite("Core groups between their meetings")
struct CoreGroupStoryTests {
    @Test("What each undertook waits for them with its day, and what is past its day is late")
    func actions() async throws {
        try await withOffice(telling: .whatTheCoreGroupAgreed) { told in
            let nurse = try await told.work(of: "Olu Fashola").filter { $0.act == "coreGroup.done" }
            #expect(nurse.count == 1 && nurse.allSatisfy { $0.due?.isMissed(at: Told.today) == false })
            let lead = try await told.work(of: "Priya Raghunathan")
            let late = lead.filter { $0.due?.isMissed(at: Told.today) == true }.map(\.act)
            #expect(late.contains("coreGroup.done") && late.contains("plan.progress"))
            #expect(try await !told.work(of: "Joanna Petrie").contains { $0.act == "coreGroup.done" })
            let group = try await told.office.lookout.list(
                .coreGroups, by: Caller(try told.practitioner("Joanna Petrie")), at: Told.today)
            #expect(group.lines.filter { $0.item.act == "coreGroup.done" }.count == 2)
        }
    }

    @Test("The next core group and the review are in the diaries of those who take part, soonest first, without names")
    func meetings() async throws {
        try await withOffice(telling: .whatTheCoreGroupAgreed) { told in
            func diary(_ name: String) async throws -> [MeetingRow] {
                try await told.office.lookout.diary(of: try told.practitioner(name), at: Told.today).meetings
            }
            for name in ["Priya Raghunathan", "Olu Fashola", "Joanna Petrie"] {
                #expect(
                    try await diary(name).map(\.what) == ["Core group meeting", "Review child protection conference"])
            }
            let group = try #require(try await diary("Olu Fashola").first)
            guard case .moment(let at) = group.when else { throw Missing() }
            #expect(at > Told.today && at.clockInWords == "2pm")
            #expect(try await diary("Owen Tredinnick").map(\.part) == [.chair])
            #expect(try await diary("Imran Sadiq").isEmpty, "asked to the conference, not in the core group")
            let chair = try await told.office.lookout.list(
                .chair, by: Caller(try told.practitioner("Owen Tredinnick")), at: Told.today)
            #expect(chair.meetings.map(\.meeting.what) == ["Review child protection conference"])
            #expect(chair.meetings.first?.brief?.fullName == "Juno Hathersage")
            let mine = try await told.office.lookout.work(
                of: Caller(try told.practitioner("Joanna Petrie")), at: Told.today)
            #expect(mine.meetings.count == 2 && mine.meetings.allSatisfy { $0.brief != nil })
        }
    }

    @Test("A conference that is called stands in the diaries of chair, minute-taker and everyone asked, with its time")
    func called() async throws {
        try await withOffice(telling: .aConferenceTomorrow) { told in
            for name in ["Owen Tredinnick", "Bettina Osei", "Jerome Baptiste", "Imran Sadiq", "Marcus Venn"] {
                let meetings = try await told.office.lookout.diary(of: try told.practitioner(name), at: Told.today)
                    .meetings
                let conference = try #require(meetings.first)
                guard case .moment(let at) = conference.when else { throw Missing() }
                #expect(at.clockInWords == "10am" && conference.act == "conference.hold")
            }
        }
    }

    @Test("A plan that is visited drifts when nothing in it moves")
    func drift() async throws {
        try await withOffice(telling: .whatTheCoreGroupAgreed) { told in
            let supervisor = Caller(try told.practitioner("Samuel Quartey"))
            func drift(workingDays days: Int) async throws -> [CaseloadRow.Drift] {
                let day = try told.stage.workingDay(days)
                let team = try await told.office.lookout.team(of: supervisor, at: Moment(day, hour: 9))
                return try #require(team.rows.first { $0.brief?.fullName == "Juno Hathersage" }).row
                    .drift(at: Moment(day, hour: 9))
            }
            #expect(try await !drift(workingDays: 5).contains(.noProgress))
            let later = try await drift(workingDays: 9)
            #expect(later.contains(.noProgress) && !later.contains(.notSeen))
        }
    }

    private struct Missing: Error {}
}
