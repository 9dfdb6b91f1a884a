import Guidance
import Testing

@testable import Practice

@Suite("A selection from a chronology")
struct SelectionTests {
    private static let maya = Given.person("maya")

    /// Nothing yet, and a chronology whose entries 4, 5 and 6 are open to whoever acts.
    private static func empty() -> Story<Selection> {
        var story = Story<Selection>("choice", about: [maya], by: Given.socialWorker)
        story.standing.people = [maya]
        story.standing.openEntries = [4, 5, 6]
        return story
    }

    private static func begun() throws -> Story<Selection> {
        var story = empty()
        try story.did(Selection.Begin(purpose: "court", shows: "What was tried"))
        return story
    }

    private static func choosing(_ entry: Int) -> Selection.Choose {
        Selection.Choose(entry: entry, because: "It matters")
    }

    @Test("begins with a purpose, waits for whoever began it, and tells nothing until it is finished")
    func begins() throws {
        var story = try Self.begun()
        #expect(story.state.about == [Self.maya])
        #expect(story.state.number == 1 && !story.state.isFinished)
        let waiting = story.state.waiting(under: Given.guidance())
        #expect(waiting.map(\.owner) == [.practitioner(Given.socialWorker.practitioner)])
        #expect(waiting.first?.act == "selection.choose")
        #expect(story.state.next(under: Given.guidance()) == ["selection.choose"])
        #expect(Self.choosing(4).told(story.state) == nil)
        try story.did(Self.choosing(5))
        #expect(story.state.next(under: Given.guidance()).first == "selection.finish")
    }

    @Test("each version stays as it was finished, and the next begins with what the last one held")
    func versions() throws {
        var story = try Self.begun()
        try story.did(Self.choosing(5))
        try story.did(Self.choosing(4))
        try story.did(Selection.Finish(summary: "Help was offered twice"))
        #expect(story.state.isFinished && story.state.number == 1)
        #expect(story.state.waiting(under: Given.guidance()).isEmpty)
        #expect(story.state.next(under: Given.guidance()) == ["selection.reopen"])
        try story.did(Selection.Reopen(because: "More has happened"))
        try story.did(Selection.LeaveOut(entry: 5))
        try story.did(Self.choosing(6))
        try story.did(Selection.Finish(summary: "Three times", familySays: "“Four.”"))
        #expect(story.state.versions.map { $0.chosen.map(\.entry) } == [[5, 4], [4, 6]])
        let line = try #require(story.state.versions[1].finished.act.told(story.state))
        #expect(line.headline == "Selection from the chronology finished, version 2: court")
        #expect(line.parts.map(\.words) == ["Three times", "“Four.”"])
    }

    @Test("selection.begin.already: it is begun once")
    func beginAlready() throws {
        try Self.begun().refuses(Selection.Begin(purpose: "court", shows: "x"), by: "selection.begin.already")
    }

    @Test("selection.begin.oneChild: a selection is from one child's chronology")
    func oneChild() {
        var story = Self.empty()
        story.about = [Self.maya, Given.person("zayn")]
        story.refuses(Selection.Begin(purpose: "court", shows: "x"), by: "selection.begin.oneChild")
        story.about = [Given.person("nobody")]
        story.refuses(Selection.Begin(purpose: "court", shows: "x"), by: "selection.begin.oneChild")
    }

    @Test("selection.choose.notBegun: nothing is chosen for nobody")
    func notBegun() {
        Self.empty().refuses(Self.choosing(4), by: "selection.choose.notBegun")
    }

    @Test("selection.choose.notThere: only what stands in the chronology and is open can be chosen")
    func notThere() throws {
        try Self.begun().refuses(Self.choosing(7), by: "selection.choose.notThere")
    }

    @Test("selection.choose.already: an entry is chosen once")
    func chosenAlready() throws {
        var story = try Self.begun()
        try story.did(Self.choosing(4))
        story.refuses(Self.choosing(4), by: "selection.choose.already")
    }

    @Test("selection.choose.finished: what is finished is not changed but opened again")
    func finished() throws {
        var story = try Self.begun()
        try story.did(Self.choosing(4))
        try story.did(Selection.Finish(summary: "x"))
        story.refuses(Self.choosing(5), by: "selection.choose.finished")
        story.refuses(Selection.LeaveOut(entry: 4), by: "selection.leaveOut.finished")
        story.refuses(Selection.Finish(summary: "x"), by: "selection.finish.finished")
    }

    @Test("selection.leaveOut.notChosen: only what was chosen is left out")
    func notChosen() throws {
        try Self.begun().refuses(Selection.LeaveOut(entry: 4), by: "selection.leaveOut.notChosen")
    }

    @Test("selection.finish.empty: a selection without entries shows nothing")
    func nothing() throws {
        try Self.begun().refuses(Selection.Finish(summary: "x"), by: "selection.finish.empty")
    }

    @Test("selection.reopen.open: only what is finished is opened again")
    func open() throws {
        try Self.begun().refuses(Selection.Reopen(because: "x"), by: "selection.reopen.open")
    }
}

@Suite("Contact with someone, and the family's network")
struct ContactTests {
    private func maya() throws -> Story<Person> {
        var story = Story<Person>(
            "maya", about: [Given.person("maya")], standing: Given.standing(people: ["maya", "ada"]))
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day("2015-03-12")))
        return story
    }

    private let ada = Given.person("ada")

    private func met(_ day: String, _ other: PersonID) -> Person.MeetWith {
        Person.MeetWith(
            other: other, metOn: Given.day(day), how: "inPerson", supervised: false, source: "fact",
            words: "At the gate")
    }

    @Test("What was set and what took place stand side by side, in the order they were recorded")
    func both() throws {
        var story = try maya()
        let none = Person.ArrangeContact(
            other: ada, arrangement: "none", basis: "courtOrder", from: Given.day("2024-03-01"))
        try story.did(none)
        try story.did(met("2024-03-20", ada))
        #expect(story.state.contact.map(\.act.arrangement) == ["none"])
        #expect(story.state.meetings.map(\.act.metOn) == [Given.day("2024-03-20")])
        #expect(none.lasts(on: Given.day("2024-03-20")) && !none.lasts(on: Given.day("2024-02-29")))
        #expect(none.told(story.state)?.weight == .key)
        #expect(met("2024-03-20", ada).told(story.state)?.parts.last?.holds == .thirdParty)
    }

    @Test("person.met.ahead: contact that took place is not to come")
    func ahead() throws {
        try maya().refuses(met("2024-04-20", ada), by: "person.met.ahead")
    }

    @Test("person.met.unknownPerson, person.met.self: with somebody else, who is on record")
    func others() throws {
        try maya().refuses(met("2024-03-20", Given.person("nobody")), by: "person.met.unknownPerson")
        try maya().refuses(met("2024-03-20", Given.person("maya")), by: "person.met.self")
    }

    @Test("person.contact.order: an arrangement does not end before it begins")
    func order() throws {
        try maya().refuses(
            Person.ArrangeContact(
                other: ada, arrangement: "supervised", basis: "safetyPlan", from: Given.day("2024-03-20"),
                until: Given.day("2024-03-19")), by: "person.contact.order")
    }

    @Test("The child's view and a parent's of the same link stand beside each other; a newer one replaces its own")
    func views() throws {
        func link(_ strength: String, _ view: String) -> Person.Connect {
            Person.Connect(name: "Nan", connection: "relative", strength: strength, flow: "both", viewOf: view)
        }
        var story = try maya()
        try story.did(link("strong", "child"))
        try story.did(link("strained", "parent"))
        try story.did(link("weak", "child"))
        #expect(story.state.network.map(\.act.strength) == ["strained", "weak"])
    }

    @Test("person.connect.ahead: what has not begun is not recorded as there")
    func connectAhead() throws {
        try maya().refuses(
            Person.Connect(
                name: "Nan", connection: "relative", strength: "strong", flow: "both", viewOf: "child",
                from: Given.day("2025-01-01")), by: "person.connect.ahead")
    }

    @Test("Every date of birth that was stated is kept with who stated it")
    func births() throws {
        var story = try maya()
        try story.did(
            Person.Birth(dateOfBirth: Given.day("2015-12-03"), replacesBecause: "Birth certificate seen"),
            by: Given.clinician)
        #expect(story.state.statedBirths.map(\.day) == [Given.day("2015-03-12"), Given.day("2015-12-03")])
        #expect(story.state.statedBirths.map(\.stamp.agency) == [Given.school, Given.hospital])
    }
}
