import Guidance
import Testing

@testable import Practice

/// A session of several agencies is recorded once, with the attendance of each, and counts in each one's training.
struct SharedTrainingTests {
    private static let list = "reference,name,post\nT1,Rosalind Mbeki,Teacher\nT2,Ada Quist,Teacher"

    private static func held() throws -> Story<TrainingRecord> {
        var story = Given.ofSchool(TrainingRecord.self)
        story.standing.agencies = [Given.police: "police", Given.hospital: "hospitalTrust"]
        try story.did(TrainingRecord.Import(list: list))
        try story.did(
            TrainingRecord.Hold(
                title: "Neglect, seen together", topics: ["sharing"], heldOn: Given.day("2024-03-20"), by: "x",
                agencies: [Given.police, Given.hospital]))
        return story
    }

    @Test("Each agency that takes part is asked who was there, until it has said so; nobody came is an answer")
    func waits() throws {
        var story = try Self.held()
        #expect(story.waiting.map(\.owner) == [.agency(Given.police), .agency(Given.hospital)])
        #expect(story.waiting.allSatisfy { $0.act == "training.attend" })
        try story.did(TrainingRecord.Attend(entry: 2, of: Given.police, staff: "P7\nP9"), by: Given.policeDelegate)
        try story.did(TrainingRecord.Attend(entry: 2, of: Given.hospital))
        #expect(story.waiting.isEmpty)
        #expect(story.state.sessions.first?.others == [Given.police: ["P7", "P9"], Given.hospital: []])
        #expect(story.state.sessions.first?.attended == [], "the holder's own staff are apart")
    }

    @Test("training.attend.part, .others and .nobody: whoever holds it records for all, each of the others for itself")
    func refused() throws {
        let story = try Self.held()
        story.refuses(TrainingRecord.Attend(entry: 2, of: Given.council, staff: "x"), by: "training.attend.part")
        story.refuses(
            TrainingRecord.Attend(entry: 2, of: Given.hospital, staff: "x"), by: "training.attend.others",
            as: Given.policeDelegate)
        story.refuses(
            TrainingRecord.Attend(entry: 2, staff: "T1"), by: "training.attend.others", as: Given.policeDelegate)
        story.refuses(TrainingRecord.Attend(entry: 2), by: "training.attend.nobody")
    }

    @Test("training.hold.agencies: those who take part are other agencies of the record")
    func agencies() throws {
        var story = Given.ofSchool(TrainingRecord.self)
        story.standing.agencies = [Given.school: "school"]
        func hold(_ agency: AgencyID) -> TrainingRecord.Hold {
            TrainingRecord.Hold(title: "x", topics: ["sharing"], heldOn: Given.day("2024-03-20"), agencies: [agency])
        }
        story.refuses(hold(Given.school), by: "training.hold.agencies")
        story.refuses(hold(Given.police), by: "training.hold.agencies")
    }

    @Test("In an agency's own training it counts for currency and gaps, and follows who is taken back")
    func counted() throws {
        var held = try Self.held()
        try held.did(TrainingRecord.Attend(entry: 2, of: Given.police, staff: "T1\nT2"))
        var own = Story<TrainingRecord>("po11ce", by: Given.policeDelegate)
        try own.did(TrainingRecord.Import(list: Self.list))
        func count() throws -> TrainingRecord.Count {
            TrainingRecord.Count(try #require(held.state.sessions.first), heldBy: Given.school, of: Given.police)
        }
        own.refuses(try count(), by: "training.count.alone")
        own.standing.cameWith = 2
        try own.did(try count())
        let topic = TrainingRecord.Topic(code: "sharing", isLeads: false)
        let guidance = Given.guidance()
        func current(_ staff: String) -> Bool {
            own.state.currency(of: staff, topic, under: guidance).isCurrent(on: Given.day("2024-03-28"))
        }
        #expect(current("T1") && current("T2"))
        #expect(own.state.gaps(on: Given.day("2024-03-28"), under: guidance).allSatisfy { !$0.topics.contains(topic) })
        try held.did(TrainingRecord.TakeBack(entry: 2, of: Given.police, staff: "T2", because: "Called away"))
        try own.did(try count())
        #expect(current("T1") && !current("T2"))
        #expect(own.state.sessions.count == 1 && own.state.shared.isEmpty)
        #expect(held.state.sessions.first?.takenBack.first?.act.because == "Called away")
        own.refuses(TrainingRecord.Attend(entry: 2, staff: "T1"), by: "training.attend.entry")
    }

    @Test("training.count.staff: whoever is not of the agency's staff is not counted in its training")
    func unknown() throws {
        var held = try Self.held()
        try held.did(TrainingRecord.Attend(entry: 2, of: Given.police, staff: "X9"))
        var own = Story<TrainingRecord>("po11ce", by: Given.policeDelegate)
        try own.did(TrainingRecord.Import(list: Self.list))
        own.standing.cameWith = 2
        own.refuses(
            TrainingRecord.Count(try #require(held.state.sessions.first), heldBy: Given.school, of: Given.police),
            by: "training.count.staff")
    }
}
