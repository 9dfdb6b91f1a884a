import Guidance
import Testing

@testable import Practice

struct FamilyTests {
    /// Maya, registered on 28 March 2024, nine years old.
    private func maya(people: [String] = ["maya", "mother", "ada"]) throws -> Story<Person> {
        var story = Story<Person>(
            "maya", about: [Given.person("maya")], standing: Given.standing(people: people))
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day("2015-03-12")))
        return story
    }

    private func identity(_ story: Story<Person>) throws -> Identity {
        try #require(story.state.identity(at: story.now))
    }

    @Test("The latest move says where someone lives; letters go elsewhere")
    func moves() throws {
        var story = try maya()
        try story.did(
            Person.Move(
                address: "1 Old Road", postcode: "ab12cd", from: Given.day("2020-01-01"), addressKind: "home")
        )
        try story.did(
            Person.Move(address: "2 New Road", from: Given.day("2024-03-01"), addressKind: "temporary"))
        try story.did(
            Person.Move(address: "Box 7", from: Given.day("2024-03-20"), addressKind: "correspondence"))
        #expect(try identity(story).home?.address == "2 New Road")
        #expect(story.state.home(on: Given.day("2023-01-01"))?.act.written == "1 Old Road\nAB1 2CD")
    }

    @Test("A protected address labels the record for as long as it holds")
    func protectedAddress() throws {
        var story = try maya()
        try story.did(
            Person.Move(
                address: "Refuge", from: Given.day("2024-03-01"), addressKind: "refuge", protected: true,
                protectedBecause: "Her father must not learn it"))
        #expect(story.state.labels(at: story.now) == [.locationProtected])
        #expect(try identity(story).flags == [.protectedAddress])
        #expect(try identity(story).home?.isProtected == true)
        try story.did(
            Person.Move(address: "3 High Street", from: Given.day("2024-05-01"), addressKind: "home"),
            at: "2024-05-02T10:00")
        #expect(story.state.labels(at: story.now).isEmpty)
    }

    @Test("An address is told only to whoever may know where someone lives")
    func moveTold() throws {
        let line = Person.Move(
            address: "Refuge", addressKind: "refuge", protected: true, protectedBecause: "Her father"
        ).told(Person())
        #expect(line?.headline == "Moved to a protected address")
        #expect(line?.parts.allSatisfy { $0.holds == .location } == true)
    }

    @Test("person.move.protectedUnexplained: protecting an address needs a reason")
    func protectedUnexplained() throws {
        try maya().refuses(
            Person.Move(address: "Refuge", addressKind: "refuge", protected: true),
            by: "person.move.protectedUnexplained")
    }

    @Test(
        "person.move.postcode: what cannot be a postcode is refused",
        arguments: ["12345", "ABC", "A1 1A", "??1 1AA"])
    func postcode(text: String) throws {
        try maya().refuses(
            Person.Move(address: "1 Old Road", postcode: text, addressKind: "home"),
            by: "person.move.postcode")
    }

    @Test("A postcode is written in its one form", arguments: ["sw1a1aa", "SW1A 1AA", " sw1a  1aa "])
    func postcodeForm(text: String) {
        #expect(Postcode(text)?.description == "SW1A 1AA")
    }

    @Test("person.move.ahead: a move is recorded once it has happened")
    func moveAhead() throws {
        try maya().refuses(
            Person.Move(address: "1 Road", from: Given.day("2024-04-01"), addressKind: "home"),
            by: "person.move.ahead")
    }

    @Test("Those with parental responsibility are the parents, while it lasts")
    func relate() throws {
        var story = try maya()
        let mother = Given.person("mother")
        try story.did(Person.Relate(other: mother, relationship: "mother", parentalResponsibility: "yes"))
        try story.did(
            Person.Relate(other: Given.person("ada"), relationship: "sibling", parentalResponsibility: "no"))
        #expect(try identity(story).parents == [Identity.Parent(person: mother, relationship: "mother")])
        try story.did(
            Person.Relate(
                other: mother, relationship: "mother", parentalResponsibility: "yes",
                until: Given.day("2024-03-01")))
        #expect(try identity(story).parents.isEmpty)
        #expect(story.state.relationships.count == 2)
    }

    @Test("A household is who lives with someone now")
    func household() throws {
        var story = try maya()
        let ada = Given.person("ada")
        try story.did(Person.Household(other: ada, from: Given.day("2018-01-01")))
        #expect(try identity(story).household == [ada])
        try story.did(
            Person.Household(other: ada, from: Given.day("2018-01-01"), until: Given.day("2024-02-01")))
        #expect(try identity(story).household.isEmpty)
    }

    @Test("person.relate.self, person.household.self, person.notSame.self: nobody is related to themself")
    func withSelf() throws {
        let story = try maya()
        let maya = Given.person("maya")
        story.refuses(
            Person.Relate(other: maya, relationship: "sibling", parentalResponsibility: "no"),
            by: "person.relate.self")
        story.refuses(Person.Household(other: maya), by: "person.household.self")
        story.refuses(Person.NotSame(other: maya, because: "x"), by: "person.notSame.self")
    }

    @Test("person.relate.unknownPerson and its likes: the other person is on record")
    func withUnknown() throws {
        let story = try maya(people: ["maya"])
        let ada = Given.person("ada")
        story.refuses(
            Person.Relate(other: ada, relationship: "sibling", parentalResponsibility: "no"),
            by: "person.relate.unknownPerson")
        story.refuses(Person.Household(other: ada), by: "person.household.unknownPerson")
        story.refuses(Person.NotSame(other: ada, because: "Twins"), by: "person.notSame.unknownPerson")
    }

    @Test("person.relate.order, person.household.order: nothing ends before it begins")
    func order() throws {
        let story = try maya()
        let (from, until) = (Given.day("2024-01-05"), Given.day("2024-01-04"))
        let ada = Given.person("ada")
        story.refuses(
            Person.Relate(
                other: ada, relationship: "sibling", parentalResponsibility: "no", from: from, until: until),
            by: "person.relate.order")
        story.refuses(Person.Household(other: ada, from: from, until: until), by: "person.household.order")
    }

    @Test("person.relate.ahead, person.household.ahead: neither begins in the future")
    func ahead() throws {
        let story = try maya()
        let ada = Given.person("ada")
        let from = Given.day("2024-12-01")
        story.refuses(
            Person.Relate(other: ada, relationship: "sibling", parentalResponsibility: "no", from: from),
            by: "person.relate.ahead")
        story.refuses(Person.Household(other: ada, from: from), by: "person.household.ahead")
    }

    @Test("person.notSame.already: two people are told apart once")
    func notSame() throws {
        var story = try maya()
        let act = Person.NotSame(other: Given.person("ada"), because: "Twins")
        try story.did(act)
        story.refuses(act, by: "person.notSame.already")
    }
}
