import Guidance
import Testing

@testable import Practice

struct SchoolTests {
    private static let otherLead = Given.doer(
        "0ther", of: Given.agency("other"), kind: "school", roles: ["designatedSafeguardingLead"])

    private func maya() throws -> Story<Person> {
        var story = Story<Person>(
            "maya", about: [Given.person("maya")], standing: Given.standing(people: ["maya"]))
        story.standing.agencies[Given.agency("other")] = "school"
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day("2015-03-12")))
        return story
    }

    private func schools(of story: Story<Person>) -> [Involvement] {
        story.state.involvements.filter { $0.kind != .author }
    }

    @Test(
        "A school is involved from the first day on roll until the next school, and is a former school then")
    func schools() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        #expect(schools(of: story).map(\.kind) == [.school])
        #expect(schools(of: story)[0].until == nil)
        try story.did(
            Person.Enrol(school: Given.agency("other"), from: Given.day("2024-02-01")), by: Self.otherLead)
        let involvements = schools(of: story)
        #expect(involvements.map(\.kind) == [.school, .formerSchool, .school])
        #expect(involvements[0].until == Moment(Given.day("2024-02-01")))
        #expect(involvements[1].from == involvements[0].until)
        #expect(story.state.school(on: Given.day("2024-03-28"))?.school == Given.agency("other"))
        #expect(story.state.school(on: Given.day("2024-01-31"))?.school == Given.school)
    }

    @Test("A school that begins later is not the school yet")
    func later() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2024-09-01")))
        #expect(try #require(story.state.identity(at: story.now)).school == nil)
    }

    @Test("Leaving ends the school's part")
    func leaving() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        #expect(story.state.next(under: Given.guidance()).contains("person.leaveSchool"))
        try story.did(Person.LeaveSchool(until: Given.day("2024-03-27"), reason: "electiveHomeEducation"))
        #expect(try #require(story.state.identity(at: story.now)).school == nil)
        #expect(story.state.enrolments[0].endedBecause == "electiveHomeEducation")
        #expect(schools(of: story).map(\.kind) == [.school, .formerSchool])
    }

    /// On roll at one school, then at another from 1 February 2024.
    private func moved() throws -> Story<Person> {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        try story.did(
            Person.Enrol(school: Given.agency("other"), from: Given.day("2024-02-01")), by: Self.otherLead)
        return story
    }

    private static let handOver = Person.HandOverFile(
        to: Given.agency("other"), how: "Given by hand", confirmedBy: "The new school's lead")

    @Test("Handing the file over ends the former school's part")
    func handedOver() throws {
        var story = try moved()
        #expect(story.state.next(under: Given.guidance()).contains("person.handOverFile"))
        try story.did(Self.handOver)
        let former = try #require(schools(of: story).first { $0.kind == .formerSchool })
        #expect(former.agency == Given.school)
        #expect(former.until == story.now)
        #expect(!story.state.next(under: Given.guidance()).contains("person.handOverFile"))
    }

    @Test("person.handOverFile.notTheirs: only a school where the child was on roll")
    func notTheirFile() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        story.refuses(Self.handOver, by: "person.handOverFile.notTheirs", as: Self.otherLead)
    }

    @Test("person.handOverFile.onRoll: not while the child is on its roll")
    func fileOfAChildOnRoll() throws {
        try moved().refuses(Self.handOver, by: "person.handOverFile.onRoll", as: Self.otherLead)
    }

    @Test("person.handOverFile.done: once")
    func fileHandedOverTwice() throws {
        var story = try moved()
        try story.did(Self.handOver)
        story.refuses(Self.handOver, by: "person.handOverFile.done")
    }

    @Test("person.handOverFile.notOnRoll: to a school where the child is on roll")
    func fileToAStranger() throws {
        try moved().refuses(
            Person.HandOverFile(to: Given.agency("elsewhere"), how: "x", confirmedBy: "x"),
            by: "person.handOverFile.notOnRoll")
    }

    @Test("person.handOverFile.protected: a former school is not to learn where a protected child goes to school")
    func fileOfAProtectedChild() throws {
        var story = try moved()
        try story.did(
            Person.Move(
                address: "A refuge", addressKind: "refuge", protected: true, protectedBecause: "In danger"))
        story.refuses(Self.handOver, by: "person.handOverFile.protected")
    }

    @Test("person.enrol.unknownSchool: the school is on record and open")
    func unknownSchool() throws {
        try maya().refuses(
            Person.Enrol(school: Given.agency("elsewhere"), from: Given.day("2023-09-01")),
            by: "person.enrol.unknownSchool")
    }

    @Test("person.enrol.notASchool: only a school or setting has a roll")
    func notASchool() throws {
        try maya().refuses(
            Person.Enrol(school: Given.council, from: Given.day("2023-09-01")), by: "person.enrol.notASchool",
            as: Given.socialWorker)
    }

    @Test("person.enrol.otherSchool: a school puts children on its own roll only; the council on any")
    func otherSchool() throws {
        let enrol = Person.Enrol(school: Given.school, from: Given.day("2023-09-01"))
        try maya().refuses(enrol, by: "person.enrol.otherSchool", as: Self.otherLead)
        try maya().allows(enrol, as: Given.safeguardingLead)
        try maya().allows(enrol, as: Given.socialWorker)
    }

    @Test("person.enrol.beforeBirth, person.enrol.unborn: a child is born before school")
    func unborn() throws {
        try maya().refuses(
            Person.Enrol(school: Given.school, from: Given.day("2014-09-01")), by: "person.enrol.beforeBirth")
        var baby = Story<Person>("baby", about: [Given.person("baby")])
        try baby.did(Person.Register(fullName: "Baby", expectedDate: Given.day("2024-05-03")))
        baby.refuses(
            Person.Enrol(school: Given.school, from: Given.day("2024-09-01")), by: "person.enrol.unborn")
    }

    @Test("person.enrol.order: schools are recorded in their order")
    func order() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        story.refuses(
            Person.Enrol(school: Given.agency("other"), from: Given.day("2019-09-01")),
            by: "person.enrol.order", as: Self.otherLead)
    }

    @Test("person.leaveSchool.notOnRoll: only a child on roll leaves it")
    func notOnRoll() throws {
        try maya().refuses(
            Person.LeaveSchool(until: Given.day("2024-03-27"), reason: "moved"),
            by: "person.leaveSchool.notOnRoll")
    }

    @Test("person.leaveSchool.ahead, person.leaveSchool.order: the last day is past, and after the first")
    func leavingDates() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2020-09-01")))
        story.refuses(
            Person.LeaveSchool(until: Given.day("2024-07-20"), reason: "moved"),
            by: "person.leaveSchool.ahead")
        story.refuses(
            Person.LeaveSchool(until: Given.day("2020-08-31"), reason: "moved"),
            by: "person.leaveSchool.order")
    }

    @Test("Every kind of agency with a roll is in the guidance's list")
    func kinds() {
        let known = Set(Given.guidance().options(.agencyKinds).map(\.code))
        #expect(Agency.educationKinds.isSubset(of: known))
        #expect(known.contains(Agency.councilKind))
    }
}
