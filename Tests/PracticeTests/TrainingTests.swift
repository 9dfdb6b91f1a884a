import Guidance
import Testing

@testable import Practice

/// An agency's training: staff from a list, sessions, and whose training is current.
struct TrainingTests {
    private static let list = """
        reference,name,post,started,left
        T1,Rosalind Mbeki,Teacher,2022-09-01,
        L1,Colm Delaney,safeguardingLead,01/09/2019,
        S1,"Delaney, Ita","Office, kitchen or site staff",,
        """

    private static func staffed() throws -> Story<TrainingRecord> {
        var story = Given.ofSchool(TrainingRecord.self)
        try story.did(TrainingRecord.Import(list: list))
        return story
    }

    private static let posts = Given.guidance().options(.staffPosts)
    private static let everyTopic = Given.guidance().options(.trainingTopics).map(\.code)

    @Test("A list is read with quotation marks, both ways of writing a day, posts by code or label")
    func reading() throws {
        let read = StaffList("\u{FEFF}" + Self.list.replacing("\n", with: "\r\n"), posts: Self.posts)
        #expect(read.bad.isEmpty)
        #expect(read.staff.map(\.reference) == ["T1", "L1", "S1"])
        #expect(read.staff.map(\.post) == ["teacher", "safeguardingLead", "siteStaff"])
        #expect(read.staff[2].name == "Delaney, Ita")
        #expect(read.staff[1].started == Given.day("2019-09-01"))
    }

    static let bad: [(String, [String])] = [
        ("", ["Line 1: the list is empty"]),
        ("reference,name\nA,B", ["Line 1: no column “post”"]),
        (
            "reference,name,post,salary\nA,B,Teacher,1",
            ["Line 1: there is no column “salary” in a list of staff"]
        ),
        (
            "reference,name,post\nA,B,Techer\n,C,Teacher\nA2,,Teacher",
            ["Line 2: there is no post “Techer”", "Line 3: no reference", "Line 4: no name"]
        ),
        (
            "reference,name,post\nA,B,Teacher\n\nA,C,Teacher",
            ["Line 4: the reference “A” stands on line 2 already"]
        ),
        (
            "reference,name,post,started\nA,B,Teacher,31/02/2020",
            ["Line 2: “31/02/2020” under “started” is no day: write 2024-09-01 or 01/09/2024"]
        ),
        (
            "reference,name,post,started,left\nA,B,Teacher,2024-01-01,2023-01-01",
            ["Line 2: it leaves before it starts"]
        ),
        ("reference,name,post\nA,B,Teacher,extra", ["Line 2: it has 4 fields where there are 3 columns"]),
    ]

    @Test("Every bad line is named with its number and why", arguments: bad.indices)
    func badLines(place: Int) {
        #expect(StaffList(Self.bad[place].0, posts: Self.posts).bad.map(\.inWords) == Self.bad[place].1)
    }

    @Test("training.import.lines: one bad line and nothing is taken in")
    func allOrNothing() {
        let story = Given.ofSchool(TrainingRecord.self)
        let refusal = story.refusal(
            of: TrainingRecord.Import(list: "reference,name,post\nA,B,Teacher\nC,D,Wizard"))
        #expect(refusal?.rule == "training.import.lines")
        #expect(refusal?.reason == "Nothing was taken in. Line 3: there is no post “Wizard”.")
    }

    @Test("A second list brings people up to date by their reference and takes nobody off")
    func again() throws {
        var story = try Self.staffed()
        try story.did(
            TrainingRecord.Import(
                list:
                    "reference,name,post,left\nT1,Rosalind Mbeki,Head or senior leader,2024-04-30\nV1,Ada Quist,volunteer,"
            ))
        #expect(story.state.staff.count == 4)
        #expect(story.state.staff["T1"]?.post == "leader")
        #expect(story.state.working(on: Given.day("2024-04-30")).count == 4)
        #expect(story.state.working(on: Given.day("2024-05-01")).map(\.reference).contains("T1") == false)
    }

    @Test("Training is current from the session until the local interval has passed, and then it is a gap")
    func currency() throws {
        var story = try Self.staffed()
        #expect(story.state.gaps(on: Given.day("2024-03-28"), under: Given.guidance()).count == 3)
        try story.did(
            TrainingRecord.Hold(title: "Whole day", topics: Self.everyTopic, heldOn: Given.day("2024-03-20")))
        try story.did(TrainingRecord.Attend(entry: 2, staff: "T1\n L1 \n"))
        let today = Given.day("2024-03-28")
        let gaps = story.state.gaps(on: today, under: Given.guidance())
        #expect(gaps.map(\.member.reference).sorted() == ["L1", "S1"])
        let leads = try #require(gaps.first { $0.member.reference == "L1" })
        #expect(leads.topics.allSatisfy { $0.isLeads }, "the lead lacks only what leads learn besides")
        let topic = TrainingRecord.Topic(code: "sharing", isLeads: false)
        let currency = story.state.currency(of: "T1", topic, under: Given.guidance())
        let duty = Given.guidance().duty(.staffTraining)
        let until = try duty.due(from: Moment(Given.day("2024-03-20")), in: Given.guidance().workingDays).day
        #expect(currency == .until(until) && duty.basis == .local)
        #expect(currency.isCurrent(on: until) && !currency.isCurrent(on: until.adding(days: 1)))
    }

    @Test("A safeguarding lead's own topics last longer than everyone's")
    func leads() throws {
        var story = try Self.staffed()
        try story.did(
            TrainingRecord.Hold(
                title: "Leads", topics: ["sharing"], leadTopics: ["leadRole"], heldOn: Given.day("2024-03-20")))
        try story.did(TrainingRecord.Attend(entry: 2, staff: "L1"))
        let day = Given.day("2025-06-01")
        func current(_ code: String, _ isLeads: Bool) -> Bool {
            story.state.currency(of: "L1", .init(code: code, isLeads: isLeads), under: Given.guidance())
                .isCurrent(on: day)
        }
        #expect(current("leadRole", true) && !current("sharing", false))
    }

    static let refused: [(any Act<TrainingRecord>, String)] = [
        (
            TrainingRecord.Hold(title: "x", topics: ["sharing"], heldOn: Given.day("2024-03-29")),
            "training.hold.ahead"
        ),
        (TrainingRecord.Hold(title: "x", heldOn: Given.day("2024-03-27")), "training.hold.topics"),
        (TrainingRecord.Attend(entry: 9, staff: "T1"), "training.attend.entry"),
        (TrainingRecord.Attend(entry: 2, staff: "T1\nX9"), "training.attend.staff"),
        (TrainingRecord.TakeBack(entry: 2, staff: "S1", because: "x"), "training.takeBack.staff"),
        (TrainingRecord.Import(list: "reference,name,post\n"), "training.import.empty"),
    ]

    @Test("What does not fit the training is refused", arguments: refused.indices)
    func refusals(place: Int) throws {
        var story = try Self.staffed()
        try story.did(TrainingRecord.Hold(title: "x", topics: ["sharing"], heldOn: Given.day("2024-03-20")))
        try story.did(TrainingRecord.Attend(entry: 2, staff: "T1"))
        func refuses(_ act: some Act<TrainingRecord>) { story.refuses(act, by: Self.refused[place].1) }
        refuses(Self.refused[place].0)
    }

    @Test("training.import.others: another agency's staff are not theirs to take in")
    func others() {
        Given.ofSchool(TrainingRecord.self).refuses(
            TrainingRecord.Import(list: Self.list), by: "training.import.others", as: Given.supervisor)
    }

    @Test("An attendance that was wrong is taken back")
    func takingBack() throws {
        var story = try Self.staffed()
        try story.did(TrainingRecord.Hold(title: "x", topics: ["sharing"], heldOn: Given.day("2024-03-20")))
        try story.did(TrainingRecord.Attend(entry: 2, staff: "T1\nS1"))
        try story.did(TrainingRecord.TakeBack(entry: 2, staff: "S1", because: "She left early"))
        #expect(story.state.sessions.first?.attended == ["T1"])
    }
}
