import Casework
import Editions
import Foundation
import Guidance
import Practice
import Readings
import Record
import Store
import Testing

@testable import Cast

/// An edition arrives while forty assessments are open.
@Suite struct EditionArrivesTests {
    private static let children = 40

    private func withNextEdition(_ body: (Told) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kith-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("kith.sqlite").path, readers: 1)
        let office = try await Office.open(
            database, keyring: try Keyring(masterKey: [UInt8](repeating: 7, count: 32)),
            library: try library(), area: "larkshire", makeID: Told.makeID)
        let today = Moment(Day(2027, 9, 10), hour: 17)
        let stage = Stage(office, try await Larkshire.settle(in: office), today: today)
        stage.begin("An edition arrives while 40 assessments are open")
        try await body(Told(stage: stage))
        try await expectSound(office)
        try await database.close()
    }

    /// The whole content with the edition, and a possible action of it for schools.
    private func library() throws -> Library {
        let folder = try ContentCopy(forms: true)
        defer { folder.remove() }
        try MadeUpEdition.add(to: folder)
        try folder.write(
            "actions.yaml",
            try folder.read("actions.yaml") + """
                schools2027.lonely:
                  edition: WT2027
                  for: school
                  answers: made.lonely
                  cite: "WT2027 para 124"
                  says: "Ask who is lonely, and by name."

                """)
        return try Library(folder: folder.url)
    }

    /// A child is registered, referred, decided on and allocated: an assessment is open.
    private func openAssessment(_ name: String, at when: When, _ stage: Stage) async throws -> StreamID {
        let person = try await stage.act(
            "person.register", by: "Joanna Petrie", at: when,
            ["fullName": .text(name), "dateOfBirth": "2018-04-09", "isAdult": false, "sex": "U"])
        stage.know(name, as: PersonID(unchecked: person.stream.id))
        let episode = try await stage.refer(
            [name], by: "Joanna Petrie", at: .next,
            [
                "askedFor": "referral", "danger": "soon", "worry": "Alone most evenings.", "whereabouts": "In school.",
                "parentsTold": true, "consent": "given",
            ])[0]
        try await stage.take(episode, as: "referral", because: "It is one.", by: "Yasmin Kaleem", at: .next)
        try await stage.assess(
            episode, need: "N1", because: "To find out.", lead: "Jerome Baptiste", able: "Has the time.",
            supervisor: "Niamh Corrigan", by: "Dafydd Pritchard", at: .next)
        return episode
    }

    @Test
    func `What began before keeps its edition's times; what begins after has the new ones, and each is told apart`()
        async throws
    {
        try await withNextEdition { told in
            let stage = told.stage
            try await stage.act(
                "readiness.adopt", by: "Joanna Petrie", at: "2027-08-02 09:00",
                ["edition": "WT2026", "audience": "school", "scope": "whole"])
            let policy = try await stage.act(
                "policy.register", by: "Joanna Petrie", at: .next,
                [
                    "title": "Safeguarding policy", "edition": "WT2026", "owner": "Joanna Petrie",
                    "reviewOn": "2028-07-01", "topics": ["earlyHelp"],
                ])
            var open: [StreamID] = []
            for place in 0..<Self.children {
                let episode = try await openAssessment(
                    "Child \(place) Ainsley", at: place == 0 ? "2027-08-16 09:00" : .after(minutes: 7), stage)
                open.append(episode)
            }
            let manager = Caller(try told.practitioner("Margaret Oyelaran"))
            let first = MadeUpEdition.firstDay
            let counts = try #require(
                try await told.office.lookout.openEpisodes(
                    before: first, by: manager, at: Moment(first, hour: 9)))
            #expect(counts.begunBefore == Self.children && counts.open == Self.children)

            // The touch: one clock is shorter from the first day, and no other.
            let touch = try #require(EditionTouch(told.office.library, "WT2027"))
            #expect(touch.clocks.map(\.duty.key) == [.referralDecision])

            let after = try await openAssessment("Child After Ainsley", at: "2027-09-02 10:00", stage)
            let all = open + [after]
            let due = try await told.read { readings, session in
                try all.map { stream in
                    try readings.clocks(of: stream, in: session).filter {
                        $0.stoppedAt == nil || $0.duty == .referralDecision
                    }
                }
            }
            // Every assessment begun before is due as the edition of that day has it.
            let old = told.office.library.guidance(on: first.adding(days: -1))
            for clocks in due.dropLast() {
                let assessment = try #require(clocks.first { $0.duty == .assessmentCompletion })
                #expect(
                    assessment.due
                        == (try old.duty(.assessmentCompletion).due(from: assessment.startedAt, in: old.workingDays)))
                let decision = try #require(clocks.first { $0.duty == .referralDecision })
                if case .day = decision.due {} else { #expect(Bool(false), "a working day, not hours") }
            }
            let decision = try #require(due.last?.first { $0.duty == .referralDecision })
            if case .moment = decision.due {} else { #expect(Bool(false), "eight hours, a moment") }

            // The school's checklist and its policy are touched from the first day on.
            let school = try told.agency(Larkshire.wrenstow)
            let lead = Caller(try told.practitioner("Joanna Petrie"))
            let picture = try await told.office.lookout.readiness(of: school, by: lead, at: Moment(first, hour: 9))
            let registered = try #require(picture.policies.open.first { $0.number == policy.number })
            #expect(!registered.staleness(on: first.adding(days: -1), in: told.office.library).isStale)
            let stale = registered.staleness(on: first, in: told.office.library)
            #expect(stale.changes.map(\.provision.key) == ["made.lonely"])

            try await stage.act(
                "readiness.carry", in: try stage.stream(.readiness, of: Larkshire.wrenstow), by: "Joanna Petrie",
                at: .next, ["edition": "WT2027", "scope": "changes"])
            let carried = try await told.office.lookout.readiness(of: school, by: lead, at: Moment(first, hour: 9))
            let steps = try #require(carried.readiness.current?.steps.map(\.key))
            #expect(steps.prefix(2) == ["schools2027.lonely", "made.lonely"])
        }
    }
}
