import Guidance
import Testing

@testable import Practice

struct PersonTests {
    /// Maya, registered on 28 March 2024, nine years old.
    private func maya(people: [String] = ["maya", "mother", "ada"], taken: Set<String> = []) throws -> Story<
        Person
    > {
        var story = Story<Person>(
            "maya", about: [Given.person("maya")], standing: Given.standing(people: people, taken: taken))
        try story.did(Person.Register(fullName: "Maya Okafor", dateOfBirth: Given.day("2015-03-12")))
        return story
    }

    private func unregistered(taken: Set<String> = []) -> Story<Person> {
        Story("maya", about: [Given.person("maya")], standing: Given.standing(people: ["maya"], taken: taken))
    }

    private func identity(_ story: Story<Person>) throws -> Identity {
        try #require(story.state.identity(at: story.now))
    }

    // MARK: Registering

    @Test("Whoever registered someone is involved for a day, to complete the record")
    func registrar() throws {
        let story = try maya()
        let involved = try #require(story.state.involvements.first)
        #expect(story.state.involvements.map(\.kind) == [.author])
        #expect(involved.practitioner == Given.teacher.practitioner)
        #expect(involved.from == story.now)
        #expect(involved.until == story.now.adding(hours: 24))
    }

    @Test("Someone registered has an identity: name, known as, date of birth and age")
    func registered() throws {
        var story = unregistered()
        try story.did(
            Person.Register(
                fullName: "Seán Ó’Néill 李", knownAs: "Shay", dateOfBirth: Given.day("2015-03-12"), sex: "M",
                ethnicity: "WIRI", nhsNumber: "943 476 5919"))
        let identity = try identity(story)
        #expect(identity.person == Given.person("maya"))
        #expect(identity.fullName == "Seán Ó’Néill 李")
        #expect(identity.knownAs == "Shay")
        #expect(identity.age(on: Given.day("2024-03-28")) == 9)
        #expect(identity.nhsNumber == "9434765919")
        #expect(identity.flags.isEmpty)
        #expect(story.state.about == [Given.person("maya")])
    }

    @Test("Nobody has an identity before they are registered")
    func unknown() {
        #expect(Person().identity(at: Given.moment("2024-03-28T10:00")) == nil)
        #expect(Person().next(under: Given.guidance()) == ["person.register"])
    }

    @Test("person.register.already: someone is registered once")
    func already() throws {
        try maya().refuses(Person.Register(fullName: "Maya"), by: "person.register.already")
    }

    @Test("person.name.letters: a name has letters, of any script", arguments: ["", "123", "--"])
    func letters(name: String) {
        unregistered().refuses(
            Person.Register(fullName: name, dateOfBirth: Given.day("2015-03-12")), by: "person.name.letters")
    }

    @Test("person.register.bornAndExpected: nobody is born and still expected")
    func bornAndExpected() {
        unregistered().refuses(
            Person.Register(
                fullName: "Maya", dateOfBirth: Given.day("2015-03-12"),
                expectedDate: Given.day("2024-06-01")),
            by: "person.register.bornAndExpected")
    }

    @Test("person.register.birthUnexplained: neither date needs a reason")
    func birthUnexplained() {
        let story = unregistered()
        story.refuses(Person.Register(fullName: "Maya"), by: "person.register.birthUnexplained")
        story.allows(
            Person.Register(fullName: "Maya", birthNotKnownBecause: "Found alone; does not speak yet"))
    }

    @Test("person.birth.future: nobody is born in the future")
    func bornInFuture() {
        unregistered().refuses(
            Person.Register(fullName: "Maya", dateOfBirth: Given.day("2024-03-29")), by: "person.birth.future"
        )
    }

    @Test("person.birth.tooLongAgo: nobody is older than anyone ever was")
    func bornTooLongAgo() {
        let story = unregistered()
        story.refuses(
            Person.Register(fullName: "Maya", dateOfBirth: Given.day("1903-03-27")),
            by: "person.birth.tooLongAgo")
        story.allows(Person.Register(fullName: "Maya", dateOfBirth: Given.day("1904-03-28")))
    }

    @Test("person.expected.tooFar: a child expected next year but one is a slip")
    func expectedTooFar() {
        unregistered().refuses(
            Person.Register(fullName: "Baby Okafor", expectedDate: Given.day("2025-03-28")),
            by: "person.expected.tooFar")
    }

    @Test("person.expected.past: a child expected long ago is born")
    func expectedPast() {
        let story = unregistered()
        story.refuses(
            Person.Register(fullName: "Baby Okafor", expectedDate: Given.day("2024-01-28")),
            by: "person.expected.past")
        story.allows(Person.Register(fullName: "Baby Okafor", expectedDate: Given.day("2024-03-20")))
    }

    @Test("person.identify.taken: a number that another has may mean the same child")
    func taken() throws {
        let register = Person.Register(
            fullName: "Maya", dateOfBirth: Given.day("2015-03-12"), nhsNumber: "943 476 5919")
        #expect(register.claims == ["9434765919"])
        unregistered(taken: ["9434765919"]).refuses(register, by: "person.identify.taken")
        try maya(taken: ["B801200005001"])
            .refuses(Person.Identify(upn: "b801200005001"), by: "person.identify.taken")
    }

    // MARK: Birth and death

    @Test("An unborn child is born on the same record")
    func birth() throws {
        var story = unregistered()
        try story.did(Person.Register(fullName: "Baby Okafor", expectedDate: Given.day("2024-05-03")))
        #expect(try identity(story).flags == [.unborn])
        #expect(story.state.next(under: Given.guidance()).first == "person.birth")
        try story.did(
            Person.Birth(dateOfBirth: Given.day("2024-04-28"), fullName: "Ada Okafor", sex: "F"),
            at: "2024-04-29T09:00")
        let ada = try identity(story)
        #expect(ada.fullName == "Ada Okafor")
        #expect(ada.otherNames == ["Baby Okafor"])
        #expect(ada.dateOfBirth == Given.day("2024-04-28"))
        #expect(ada.expectedDate == nil)
        #expect(ada.flags.isEmpty)
    }

    @Test("person.birth.beforePregnancy: a birth is near its expected date")
    func beforePregnancy() throws {
        var story = unregistered()
        try story.did(Person.Register(fullName: "Baby Okafor", expectedDate: Given.day("2024-05-03")))
        story.refuses(Person.Birth(dateOfBirth: Given.day("2022-05-03")), by: "person.birth.beforePregnancy")
    }

    @Test("person.birth.replaces: an exact date of birth is replaced only with a reason")
    func replaces() throws {
        var story = try maya()
        story.refuses(Person.Birth(dateOfBirth: Given.day("2015-12-03")), by: "person.birth.replaces")
        try story.did(
            Person.Birth(dateOfBirth: Given.day("2015-12-03"), replacesBecause: "Birth certificate seen"))
        #expect(try identity(story).dateOfBirth == Given.day("2015-12-03"))
    }

    @Test("A best guess is replaced without ado, and is marked as one until then")
    func approximate() throws {
        var story = unregistered()
        try story.did(
            Person.Register(fullName: "Maya", dateOfBirth: Given.day("2015-01-01"), approximate: true))
        #expect(try identity(story).flags == [.approximateBirth])
        try story.did(Person.Birth(dateOfBirth: Given.day("2015-03-12")))
        #expect(try identity(story).flags.isEmpty)
    }

    @Test("After a death nothing that happens to the living is recorded")
    func afterDeath() throws {
        var story = try maya()
        try story.did(Person.Enrol(school: Given.school, from: Given.day("2023-09-01")))
        try story.did(
            Person.Die(diedOn: Given.day("2024-04-10"), circumstances: "expected"), by: Given.clinician,
            at: "2024-04-11T08:00")
        #expect(try identity(story).diedOn == Given.day("2024-04-10"))
        #expect(try identity(story).flags.first == .died)
        #expect(try identity(story).age(on: Given.day("2030-01-01")) == 9)
        #expect(story.state.enrolments.last?.until == Given.day("2024-04-10"))
        let rule = "person.afterDeath"
        story.refuses(
            Person.Move(address: "2 New Road", from: Given.day("2024-04-11"), addressKind: "home"), by: rule,
            at: "2024-04-12T09:00")
        story.refuses(Person.Enrol(school: Given.school, from: Given.day("2024-05-01")), by: rule)
        story.refuses(Person.Communicate(interpreter: true), by: rule, at: "2024-04-12T09:00")
        story.refuses(
            Person.Household(other: Given.person("ada"), from: Given.day("2024-04-11")), by: rule,
            at: "2024-04-12T09:00")
        story.allows(Person.Move(address: "1 Old Road", from: Given.day("2024-01-01"), addressKind: "home"))
        story.allows(Person.Household(other: Given.person("ada"), from: Given.day("2020-01-01")))
    }

    @Test("person.die.already: a death is recorded once")
    func dieAlready() throws {
        var story = try maya()
        let die = Person.Die(diedOn: Given.day("2024-03-27"), circumstances: "expected")
        try story.did(die)
        story.refuses(die, by: "person.die.already")
    }

    @Test("person.die.ahead: a death is in the past")
    func dieAhead() throws {
        try maya().refuses(
            Person.Die(diedOn: Given.day("2024-03-29"), circumstances: "expected"), by: "person.die.ahead")
    }

    @Test("person.die.beforeBirth: nobody dies before birth")
    func dieBeforeBirth() throws {
        try maya().refuses(
            Person.Die(diedOn: Given.day("2015-03-11"), circumstances: "expected"),
            by: "person.die.beforeBirth")
    }

    // MARK: Names and numbers

    @Test("The legal name in use is shown, with the others beside it")
    func names() throws {
        var story = try maya()
        try story.did(Person.Name(fullName: "Maya Bell", use: "legal", from: Given.day("2024-01-05")))
        try story.did(Person.Name(fullName: "May", use: "knownAs"))
        let identity = try identity(story)
        #expect(identity.fullName == "Maya Bell")
        #expect(identity.knownAs == "May")
        #expect(identity.otherNames == ["Maya Okafor"])
    }

    @Test("person.name.order: a name does not end before it begins")
    func nameOrder() throws {
        try maya().refuses(
            Person.Name(
                fullName: "May", use: "alias", from: Given.day("2024-01-05"), until: Given.day("2024-01-04")),
            by: "person.name.order")
    }

    @Test("person.name.ahead: a name is in use already")
    func nameAhead() throws {
        try maya().refuses(
            Person.Name(fullName: "May", use: "alias", from: Given.day("2025-01-05")), by: "person.name.ahead"
        )
    }

    @Test("person.identify.nothing: at least one answer is given")
    func identifyNothing() throws {
        try maya().refuses(Person.Identify(), by: "person.identify.nothing")
    }

    @Test("person.identify.replaces: a number is replaced only with a reason; a temporary UPN without")
    func identifyReplaces() throws {
        var story = try maya()
        try story.did(Person.Identify(nhsNumber: "9434765919", upn: "M80120000500A"))
        #expect(story.state.upn?.isTemporary == true)
        story.refuses(Person.Identify(nhsNumber: "9434765870"), by: "person.identify.replaces")
        story.allows(Person.Identify(nhsNumber: "943 476 5919"))
        try story.did(Person.Identify(upn: "B801200005001"))
        story.refuses(Person.Identify(upn: "P207000016049"), by: "person.identify.replaces")
        story.allows(Person.Identify(upn: "P207000016049", replacesBecause: "The school had mixed up twins"))
    }

    @Test("Communication needs are part of the identity")
    func communication() throws {
        var story = try maya()
        try story.did(Person.Communicate(needs: ["makaton"], firstLanguage: "som", interpreter: true))
        #expect(try identity(story).needs == ["makaton"])
        #expect(try identity(story).firstLanguage == "som")
        #expect(try identity(story).flags == [.needsInterpreter])
    }

    @Test("person.notRegistered: everything else comes after registering")
    func notRegistered() {
        let story = unregistered()
        let rule = "person.notRegistered"
        story.refuses(Person.Name(fullName: "May", use: "alias"), by: rule)
        story.refuses(Person.Birth(dateOfBirth: Given.day("2015-03-12")), by: rule)
        story.refuses(Person.Identify(sex: "F"), by: rule)
        story.refuses(Person.Communicate(interpreter: false), by: rule)
        story.refuses(Person.Move(address: "x", addressKind: "home"), by: rule)
        story.refuses(Person.Enrol(school: Given.school, from: Given.day("2023-09-01")), by: rule)
        story.refuses(Person.Die(diedOn: Given.day("2023-09-01"), circumstances: "expected"), by: rule)
        story.refuses(Person.Restrict(restriction: "sealed", because: "x"), by: rule)
        story.refuses(Person.Correct(entry: 1, instead: "x", because: "y"), by: rule)
    }

    // MARK: Corrections

    @Test("person.correct.own, person.correct.entry: an author corrects their own entries")
    func correct() throws {
        var story = try maya()
        func correction(of entry: Int) -> Person.Correct {
            Person.Correct(entry: entry, instead: "Okafor-Bell", because: "I read it aloud wrongly")
        }
        story.refuses(correction(of: 1), by: "person.correct.own", as: Given.socialWorker)
        story.refuses(correction(of: 9), by: "person.correct.entry")
        #expect(try story.line(of: correction(of: 1)).words("It should say") == "Okafor-Bell")
    }
}
