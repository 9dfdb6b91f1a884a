import Guidance
import Testing

@testable import Practice

struct RestrictionTests {
    private let worker = Given.socialWorker.practitioner
    private let teacher = Given.teacher.practitioner

    private func maya() throws -> Story<Person> {
        var story = Story<Person>(
            "maya", about: [Given.person("maya")], by: Given.socialWorker,
            standing: Given.standing(people: ["maya"]))
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day("2015-03-12")))
        return story
    }

    @Test("Each kind of restriction labels the record")
    func kinds() throws {
        var story = try maya()
        try story.did(
            Person.Restrict(restriction: "restricted", allow: [worker], because: "A colleague's child"))
        try story.did(
            Person.Restrict(
                restriction: "restrictedWithEmergencyAccess", allow: [worker], because: "In the news"))
        try story.did(Person.Restrict(restriction: "sealed", allow: [worker], because: "Adopted"))
        let until = Given.moment("2024-04-02T09:00")
        try story.did(Person.Restrict(restriction: "embargoed", until: until, because: "A police operation"))
        #expect(
            story.state.labels(at: story.now) == [
                .restricted(allowing: [worker], offersEmergencyAccess: false),
                .restricted(allowing: [worker], offersEmergencyAccess: true), .sealed(allowing: [worker]),
                .embargoed(until: until),
            ])
        #expect(story.state.identity(at: story.now)?.flags == [.restricted])
        #expect(story.state.labels(at: until).count == 3)
        #expect(story.state.labels(at: Given.moment("2024-03-27T00:00")).isEmpty)
    }

    @Test("The list of restrictions and the practice agree")
    func list() {
        for option in Given.guidance().options(.restrictionKinds) {
            let act = Person.Restrict(
                restriction: option.code, allow: [worker], until: Given.moment("2024-04-02T09:00"),
                because: "x")
            #expect(act.label != nil, "\(option.code)")
        }
    }

    @Test("person.restrict.nobody: someone may still see the record")
    func nobody() throws {
        try maya().refuses(Person.Restrict(restriction: "sealed", because: "x"), by: "person.restrict.nobody")
        try maya().refuses(
            Person.Restrict(restriction: "restricted", allow: [], because: "x"), by: "person.restrict.nobody")
    }

    @Test("person.restrict.unknownPractitioner: those allowed are on record")
    func unknownPractitioner() throws {
        try maya().refuses(
            Person.Restrict(restriction: "sealed", allow: [Given.practitioner("nobody")], because: "x"),
            by: "person.restrict.unknownPractitioner")
    }

    @Test("person.restrict.embargoWithoutEnd: an embargo has an end")
    func embargoWithoutEnd() throws {
        try maya().refuses(
            Person.Restrict(restriction: "embargoed", because: "x"), by: "person.restrict.embargoWithoutEnd")
    }

    @Test("person.restrict.past: a restriction does not end before it begins")
    func past() throws {
        try maya().refuses(
            Person.Restrict(restriction: "embargoed", until: Given.moment("2024-03-28T09:59"), because: "x"),
            by: "person.restrict.past")
    }

    @Test("person.restrict.unknown: there are only the restrictions there are")
    func unknown() throws {
        try maya().refuses(
            Person.Restrict(restriction: "hidden", because: "x"), by: "person.restrict.unknown")
    }

    @Test("person.restrict.excluded: nobody excluded is allowed in")
    func excluded() throws {
        var story = try maya()
        try story.did(Person.Exclude(practitioner: teacher, because: "An aunt"))
        story.refuses(
            Person.Restrict(restriction: "sealed", allow: [teacher], because: "x"),
            by: "person.restrict.excluded")
    }

    @Test("An exclusion holds until it is lifted")
    func exclusion() throws {
        var story = try maya()
        try story.did(Person.Exclude(practitioner: teacher, because: "An aunt"))
        #expect(story.state.labels(at: story.now) == [.excluded(teacher)])
        let entry = try #require(story.state.restrictions.first?.entry)
        try story.did(
            Person.Lift(restriction: entry, because: "A mistaken name"), by: Given.supervisor,
            at: "2024-04-01T10:00")
        #expect(story.state.labels(at: story.now).isEmpty)
        #expect(story.state.labels(at: Given.moment("2024-03-31T10:00")) == [.excluded(teacher)])
    }

    @Test("person.exclude.already: a practitioner is excluded once")
    func already() throws {
        var story = try maya()
        try story.did(Person.Exclude(practitioner: teacher, because: "An aunt"))
        story.refuses(Person.Exclude(practitioner: teacher, because: "An aunt"), by: "person.exclude.already")
    }

    @Test("person.exclude.unknownPractitioner: whoever is excluded is on record")
    func excludeUnknown() throws {
        try maya().refuses(
            Person.Exclude(practitioner: Given.practitioner("nobody"), because: "x"),
            by: "person.exclude.unknownPractitioner")
    }

    @Test("person.lift.unknown, person.lift.ended: what is lifted holds")
    func lift() throws {
        var story = try maya()
        story.refuses(Person.Lift(restriction: 1, because: "x"), by: "person.lift.unknown")
        try story.did(Person.Exclude(practitioner: teacher, because: "An aunt"))
        try story.did(Person.Lift(restriction: 2, because: "x"), by: Given.supervisor)
        story.refuses(
            Person.Lift(restriction: 2, because: "x"), by: "person.lift.ended", as: Given.supervisor)
    }

    @Test("person.lift.secondPerson: whoever made a restriction does not lift it alone")
    func secondPerson() throws {
        var story = try maya()
        try story.did(Person.Exclude(practitioner: teacher, because: "An aunt"))
        story.refuses(Person.Lift(restriction: 2, because: "x"), by: "person.lift.secondPerson")
        story.allows(Person.Lift(restriction: 2, because: "x"), as: Given.supervisor)
    }

    @Test("person.lift.own: nobody lifts an exclusion of themself")
    func own() throws {
        var story = try maya()
        try story.did(Person.Exclude(practitioner: teacher, because: "An aunt"))
        story.refuses(Person.Lift(restriction: 2, because: "x"), by: "person.lift.own", as: Given.teacher)
        #expect(
            story.refusal(of: Person.Lift(restriction: 2, because: "x"), by: Given.teacher)?.kind == .mayNot)
    }
}
